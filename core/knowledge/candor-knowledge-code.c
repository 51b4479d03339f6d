/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-knowledge"

#include "config.h"
#include "knowledge/candor-knowledge-section-private.h"

#include <glib/gi18n-lib.h>

/* What reading code needs to know of the platform besides its sensitive interfaces. */

static const char *const candor_knowledge_blind_spot_kinds[] = { "loading", "reflection", "bridge", NULL };

static const CandorKnowledgeField candor_knowledge_blind_spot_fields[] = {
  { CANDOR_FIELD_STRING, "class", G_STRUCT_OFFSET (CandorKnownBlindSpot, class_name) },
  { CANDOR_FIELD_STRING, "member", G_STRUCT_OFFSET (CandorKnownBlindSpot, member) },
  { CANDOR_FIELD_CHOICE, "kind", G_STRUCT_OFFSET (CandorKnownBlindSpot, kind),
    .choices = candor_knowledge_blind_spot_kinds },
  { CANDOR_FIELD_TOKENS, "except", G_STRUCT_OFFSET (CandorKnownBlindSpot, except) },
  { CANDOR_FIELD_SOURCES, "source", G_STRUCT_OFFSET (CandorKnownBlindSpot, source), "source" },
  { CANDOR_FIELD_END },
};

const CandorKnowledgeSection candor_knowledge_section_blind_spots = {
  .name = N_("blind spot"),
  .element = "blind-spot",
  .fields = candor_knowledge_blind_spot_fields,
  .n_keys = 2,
  .record_size = sizeof (CandorKnownBlindSpot),
};

static const CandorKnowledgeField candor_knowledge_platform_class_fields[] = {
  { CANDOR_FIELD_STRING, "name", G_STRUCT_OFFSET (CandorKnownPlatformClass, name) },
  { CANDOR_FIELD_STRING, "superclass", G_STRUCT_OFFSET (CandorKnownPlatformClass, superclass) },
  { CANDOR_FIELD_SOURCES, "source", G_STRUCT_OFFSET (CandorKnownPlatformClass, source), "source" },
  { CANDOR_FIELD_END },
};

const CandorKnowledgeSection candor_knowledge_section_platform_classes = {
  .name = N_("platform class"),
  .element = "platform-class",
  .fields = candor_knowledge_platform_class_fields,
  .n_keys = 1,
  .record_size = sizeof (CandorKnownPlatformClass),
};

static const CandorKnowledgeField candor_knowledge_platform_package_fields[] = {
  { CANDOR_FIELD_STRING, "prefix", G_STRUCT_OFFSET (CandorKnownPlatformPackage, prefix) },
  { CANDOR_FIELD_FLAG, "bundled", G_STRUCT_OFFSET (CandorKnownPlatformPackage, bundled) },
  { CANDOR_FIELD_SOURCES, "source", G_STRUCT_OFFSET (CandorKnownPlatformPackage, source), "source" },
  { CANDOR_FIELD_END },
};

const CandorKnowledgeSection candor_knowledge_section_platform_packages = {
  .name = N_("platform package"),
  .element = "platform-package",
  .fields = candor_knowledge_platform_package_fields,
  .n_keys = 1,
  .record_size = sizeof (CandorKnownPlatformPackage),
};

/**
 * candor_knowledge_get_blind_spots:
 * @count: (out): how many
 *
 * Returns: (transfer none): how code gets out of sight, sorted by class and member
 */
const CandorKnownBlindSpot *
candor_knowledge_get_blind_spots (CandorKnowledge *self, gsize *count)
{
  return candor_knowledge_get_records (self, CANDOR_SECTION_BLIND_SPOTS, count);
}

/**
 * candor_knowledge_get_platform_classes:
 * @count: (out): how many
 *
 * Returns: (transfer none): which class of the platform extends which, sorted by name
 */
const CandorKnownPlatformClass *
candor_knowledge_get_platform_classes (CandorKnowledge *self, gsize *count)
{
  return candor_knowledge_get_records (self, CANDOR_SECTION_PLATFORM_CLASSES, count);
}

/**
 * candor_knowledge_find_platform_class:
 * @name: (nullable): in dotted form
 *
 * Returns: (transfer none) (nullable): what is known of it
 */
const CandorKnownPlatformClass *
candor_knowledge_find_platform_class (CandorKnowledge *self, const char *name)
{
  return candor_knowledge_find_record (self, CANDOR_SECTION_PLATFORM_CLASSES, name);
}

/**
 * candor_knowledge_get_platform_packages:
 * @count: (out): how many
 *
 * Returns: (transfer none): packages of the platform, sorted by prefix
 */
const CandorKnownPlatformPackage *
candor_knowledge_get_platform_packages (CandorKnowledge *self, gsize *count)
{
  return candor_knowledge_get_records (self, CANDOR_SECTION_PLATFORM_PACKAGES, count);
}
