/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/candor-note.h"
#include "knowledge/candor-knowledge-entries.h"

G_BEGIN_DECLS

#define CANDOR_KNOWLEDGE_ERROR (candor_knowledge_error_quark ())
GQuark candor_knowledge_error_quark (void);

/**
 * CandorKnowledgeError:
 * @CANDOR_KNOWLEDGE_ERROR_INVALID: a file does not fit the schema; the message has file and line
 * @CANDOR_KNOWLEDGE_ERROR_REFERENCE: an entry names something that is not there, or twice
 * @CANDOR_KNOWLEDGE_ERROR_NOT_FOUND: there is no knowledge at the place
 * @CANDOR_KNOWLEDGE_ERROR_COMPILED: compiled knowledge is damaged, or made for a newer version of Candor
 * @CANDOR_KNOWLEDGE_ERROR_OUTGROWN: compiled knowledge was made for an earlier version of Candor
 * @CANDOR_KNOWLEDGE_ERROR_UNPARSED: it is there as XML alone, where that can't be parsed
 */
typedef enum
{
  CANDOR_KNOWLEDGE_ERROR_INVALID,
  CANDOR_KNOWLEDGE_ERROR_REFERENCE,
  CANDOR_KNOWLEDGE_ERROR_NOT_FOUND,
  CANDOR_KNOWLEDGE_ERROR_COMPILED,
  CANDOR_KNOWLEDGE_ERROR_OUTGROWN,
  CANDOR_KNOWLEDGE_ERROR_UNPARSED,
} CandorKnowledgeError;

#define CANDOR_TYPE_KNOWLEDGE (candor_knowledge_get_type ())
G_DECLARE_FINAL_TYPE (CandorKnowledge, candor_knowledge, CANDOR, KNOWLEDGE, GObject)

/**
 * CandorKnowledge:
 *
 * All that the program knows of the world: categories, permissions, APIs, SDKs, packers, app types,
 * rules and the words of policies. Written as XML (data/knowledge), compiled once into one GVariant
 * that is mapped afterwards: reading it costs no parsing. Immutable, safe from any thread.
 */

/* Loading. A folder is parsed and checked; a compiled file is mapped. */
CandorKnowledge *candor_knowledge_new_from_folder (const char *path, GError **error);
CandorKnowledge *candor_knowledge_new_from_folders (const char *path, const char *additions, GError **error);
CandorKnowledge *candor_knowledge_new_from_bytes (GBytes *compiled, GError **error);
CandorKnowledge *candor_knowledge_load (const char *path, GError **error);
CandorKnowledge *candor_knowledge_load_compiled (GError **error);
gboolean candor_knowledge_check (CandorKnowledge *self, GError **error);
GBytes *candor_knowledge_get_bytes (CandorKnowledge *self);
const char *candor_knowledge_get_version (CandorKnowledge *self);
const char *candor_knowledge_get_sha256 (CandorKnowledge *self);

/* Where the knowledge comes from. */
const CandorKnownSource *candor_knowledge_get_sources (CandorKnowledge *self, gsize *count);

/* Categories. */
const CandorKnownCategory *candor_knowledge_find_category (CandorKnowledge *self, const char *id);
const CandorKnownCategory *candor_knowledge_get_categories (CandorKnowledge *self, gsize *count);
const char *candor_knowledge_get_category_name (CandorKnowledge *self, const char *id, const char *locale);
gboolean candor_knowledge_subsumes (CandorKnowledge *self, const char *broader, const char *narrower);

/* Permissions, APIs, SDKs, packers. */
const CandorKnownPermission *candor_knowledge_find_permission (CandorKnowledge *self, const char *name);
const CandorKnownPermission *candor_knowledge_get_permissions (CandorKnowledge *self, gsize *count);
const CandorKnownApi *candor_knowledge_get_apis (CandorKnowledge *self, gsize *count);
const CandorKnownSdk *candor_knowledge_find_sdk (CandorKnowledge *self, const char *id);
const CandorKnownSdk *candor_knowledge_find_sdk_of_class (CandorKnowledge *self, const char *class_name);
/* Whether an SDK is in that package or below it. */
gboolean candor_knowledge_has_sdk_below (CandorKnowledge *self, const char *namespace);
const CandorKnownSdk *candor_knowledge_find_sdk_of_library (CandorKnowledge *self, const char *file_name);
const CandorKnownSdk *candor_knowledge_find_sdk_of_component (CandorKnowledge *self, const char *class_name);
const CandorKnownSdk *candor_knowledge_get_sdks (CandorKnowledge *self, gsize *count);
const CandorKnownPacker *candor_knowledge_find_packer_of_file (CandorKnowledge *self, const char *path);
const CandorKnownPacker *candor_knowledge_find_packer_of_class (CandorKnowledge *self, const char *class_name);
const CandorKnownPacker *candor_knowledge_get_packers (CandorKnowledge *self, gsize *count);

/* What reading code needs to know besides. */
const CandorKnownBlindSpot *candor_knowledge_get_blind_spots (CandorKnowledge *self, gsize *count);
const CandorKnownPlatformClass *candor_knowledge_get_platform_classes (CandorKnowledge *self, gsize *count);
const CandorKnownPlatformClass *candor_knowledge_find_platform_class (CandorKnowledge *self, const char *name);
const CandorKnownPlatformPackage *candor_knowledge_get_platform_packages (CandorKnowledge *self, gsize *count);

/* Regulations. */
const CandorKnownAppType *candor_knowledge_find_app_type (CandorKnowledge *self, const char *id);
const CandorKnownAppType *candor_knowledge_get_app_types (CandorKnowledge *self, gsize *count);
const CandorKnownRegulation *candor_knowledge_find_regulation (CandorKnowledge *self, const char *id);
const CandorKnownRule *candor_knowledge_find_rule (CandorKnowledge *self, const char *id);
const CandorKnownRule *candor_knowledge_get_rules (CandorKnowledge *self, gsize *count);
/* Identifiers of the rules that a kind of finding ("undisclosed", "denied", …) touches. */
const char *const *candor_knowledge_get_rules_of (CandorKnowledge *self, const char *finding_kind);

/* Checklists: what a policy may speak of, and how each item of a regulation is judged. */
const CandorKnownTopic *candor_knowledge_find_topic (CandorKnowledge *self, const char *id);
const CandorKnownTopic *candor_knowledge_get_topics (CandorKnowledge *self, gsize *count);
const CandorKnownCheck *candor_knowledge_find_check (CandorKnowledge *self, const char *rule);
const CandorKnownCheck *candor_knowledge_get_checks (CandorKnowledge *self, gsize *count);

/* The words of policies, by language ("en", "zh"). Words are lists by role: "verb-collect",
 * "negation", "condition", … : what a role means is said in data/knowledge/lexicon.rng. */
const CandorKnownTerm *candor_knowledge_get_terms (CandorKnowledge *self, const char *language, gsize *count);
const char *const *candor_knowledge_get_words (CandorKnowledge *self, const char *language, const char *role);
const CandorKnownModel *candor_knowledge_find_model (CandorKnowledge *self, const char *language, const char *name);
guint candor_known_model_count (const CandorKnownModel *self);
gboolean candor_known_model_next (const char **at, const char **feature, gsize *length, double *weight);

char *candor_knowledge_format_note (CandorKnowledge *self, CandorNote *note, CandorCatalog *catalog);

G_END_DECLS
