/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/tree.h>

#include "knowledge/candor-knowledge-problem.h"

G_BEGIN_DECLS

/* How knowledge gets from XML to records.
 *
 * A section is one kind of entry. It is declared once, as a table of fields: where each field stands
 * in the XML, and where in the C record. From this table come both halves, without further code:
 * the compiler (XML to words in a GVariant, with references checked) and the loader (words to
 * records). A section with rules of its own adds a check function.
 *
 * To add a section:
 *   1. declare the record (in candor-knowledge-entries.h if others use it),
 *   2. write candor-knowledge-<section>.c: the table, a CandorKnowledgeSection, the getters,
 *   3. name it in CandorKnowledgeSectionId and in the list in candor-knowledge-sections.c,
 *   4. describe its element in data/knowledge/candor.rng, or in a schema that it includes.
 *
 * Compiled form, everything little endian: (usaya(sau))
 *   u         CANDOR_KNOWLEDGE_FORMAT
 *   s         version of the knowledge
 *   ay        strings, each ended by NUL, each there once; offset 0 holds "" and means "none"
 *   a(sauau)  sections: name, records (one word a field), lists (offsets of strings, ended by 0;
 *             the word of a list field is where the list begins; 0 is the empty list)
 * A word of a string field is an offset into the strings. Behind it stands its seal (candor-knowledge-seal-private.h).
 */
#define CANDOR_KNOWLEDGE_FORMAT 2u
#define CANDOR_KNOWLEDGE_VARIANT_TYPE "(usaya(sauau))"

/* Larger knowledge is refused: a hundred times what there is. */
#define CANDOR_KNOWLEDGE_MAX_SIZE (64u << 20)

typedef struct _CandorKnowledgeCompiler CandorKnowledgeCompiler;
typedef struct _CandorKnowledgeSection CandorKnowledgeSection;

/**
 * CandorKnowledgeFieldKind:
 * @CANDOR_FIELD_END: ends a table
 * @CANDOR_FIELD_STRING: const char *, an attribute that is always there
 * @CANDOR_FIELD_OPTIONAL: const char *, an attribute; %NULL where it is absent or empty
 * @CANDOR_FIELD_TEXT: const char *, what a child element holds; %NULL where it is absent or empty
 * @CANDOR_FIELD_TOKENS: const char *const *, an attribute of words parted by spaces
 * @CANDOR_FIELD_LIST: const char *const *, what child elements of one name hold, in their order
 * @CANDOR_FIELD_NUMBER: guint, an attribute; 0 where it is absent
 * @CANDOR_FIELD_FLAG: gboolean, an attribute "true" or "false"; %FALSE where it is absent
 * @CANDOR_FIELD_CHOICE: an enumeration, an attribute; its value is the place in the choices
 * @CANDOR_FIELD_SOURCES: const char *, an attribute of identifiers of sources; the record has their
 *   names
 * @CANDOR_FIELD_DERIVED_STRING: const char *, not in the XML: the section fills it, never with %NULL
 * @CANDOR_FIELD_DERIVED_LIST: const char *const *, not in the XML
 * @CANDOR_FIELD_DERIVED_NUMBER: guint, not in the XML
 */
typedef enum
{
  CANDOR_FIELD_END,
  CANDOR_FIELD_STRING,
  CANDOR_FIELD_OPTIONAL,
  CANDOR_FIELD_TEXT,
  CANDOR_FIELD_TOKENS,
  CANDOR_FIELD_LIST,
  CANDOR_FIELD_NUMBER,
  CANDOR_FIELD_FLAG,
  CANDOR_FIELD_CHOICE,
  CANDOR_FIELD_SOURCES,
  CANDOR_FIELD_DERIVED_STRING,
  CANDOR_FIELD_DERIVED_LIST,
  CANDOR_FIELD_DERIVED_NUMBER,
} CandorKnowledgeFieldKind;

/**
 * CandorKnowledgeField:
 * @kind: what it is
 * @name: of the attribute or child element
 * @offset: in the record
 * @refers_to: (nullable): name of the section whose keys it holds
 * @choices: (nullable): the words of a choice, ended by %NULL
 */
typedef struct
{
  CandorKnowledgeFieldKind kind;
  const char *name;
  gsize offset;
  const char *refers_to;
  const char *const *choices;
} CandorKnowledgeField;

/**
 * CandorKnowledgeSection:
 * @name: its name in the compiled form, and what one entry is called in messages
 * @element: the entry's element, a child of <knowledge>; %NULL where another section derives it
 * @container: (nullable): an element between <knowledge> and the entries
 * @language: (nullable): only containers of this xml:lang
 * @fields: the table. Records are sorted by the first fields, bytewise; the first is the key that
 *   others refer to
 * @n_keys: how many of the first fields make an entry unique
 * @record_size: sizeof the record
 * @check: (nullable): checks one entry after its references, fills what is derived
 * @finish: (nullable): called when all sections are sorted; may add rows to a derived section
 */
struct _CandorKnowledgeSection
{
  const char *name;
  const char *element;
  const char *container;
  const char *language;
  const CandorKnowledgeField *fields;
  guint n_keys;
  gsize record_size;
  void (*check) (CandorKnowledgeCompiler *compiler, xmlNode *node);
  void (*finish) (CandorKnowledgeCompiler *compiler);
};

typedef enum
{
  CANDOR_SECTION_SOURCES,
  CANDOR_SECTION_CATEGORIES,
  CANDOR_SECTION_PERMISSIONS,
  CANDOR_SECTION_APIS,
  CANDOR_SECTION_SDKS,
  CANDOR_SECTION_SDK_PREFIXES,
  CANDOR_SECTION_PACKERS,
  CANDOR_SECTION_TERMS_EN,
  CANDOR_SECTION_TERMS_ZH,
  CANDOR_SECTION_WORDS_EN,
  CANDOR_SECTION_WORDS_ZH,
  CANDOR_SECTION_MODELS_EN,
  CANDOR_SECTION_MODELS_ZH,
  CANDOR_SECTION_BLIND_SPOTS,
  CANDOR_SECTION_PLATFORM_CLASSES,
  CANDOR_SECTION_PLATFORM_PACKAGES,
  CANDOR_SECTION_REGULATIONS,
  CANDOR_SECTION_RULES,
  CANDOR_SECTION_APP_TYPES,
  CANDOR_SECTION_FINDINGS,
  CANDOR_SECTION_TOPICS,
  CANDOR_SECTION_CHECKS,
  CANDOR_SECTION_COUNT,
} CandorKnowledgeSectionId;

extern const CandorKnowledgeSection candor_knowledge_section_sources;
extern const CandorKnowledgeSection candor_knowledge_section_categories;
extern const CandorKnowledgeSection candor_knowledge_section_permissions;
extern const CandorKnowledgeSection candor_knowledge_section_apis;
extern const CandorKnowledgeSection candor_knowledge_section_sdks;
extern const CandorKnowledgeSection candor_knowledge_section_sdk_prefixes;
extern const CandorKnowledgeSection candor_knowledge_section_packers;
extern const CandorKnowledgeSection candor_knowledge_section_terms_en;
extern const CandorKnowledgeSection candor_knowledge_section_terms_zh;
extern const CandorKnowledgeSection candor_knowledge_section_words_en;
extern const CandorKnowledgeSection candor_knowledge_section_words_zh;
extern const CandorKnowledgeSection candor_knowledge_section_models_en;
extern const CandorKnowledgeSection candor_knowledge_section_models_zh;
extern const CandorKnowledgeSection candor_knowledge_section_blind_spots;
extern const CandorKnowledgeSection candor_knowledge_section_platform_classes;
extern const CandorKnowledgeSection candor_knowledge_section_platform_packages;
extern const CandorKnowledgeSection candor_knowledge_section_regulations;
extern const CandorKnowledgeSection candor_knowledge_section_rules;
extern const CandorKnowledgeSection candor_knowledge_section_app_types;
extern const CandorKnowledgeSection candor_knowledge_section_findings;
extern const CandorKnowledgeSection candor_knowledge_section_topics;
extern const CandorKnowledgeSection candor_knowledge_section_checks;

/* The sections, in order of their identifiers. */
const CandorKnowledgeSection *candor_knowledge_get_section (CandorKnowledgeSectionId id);
guint candor_knowledge_section_count_fields (const CandorKnowledgeSection *section);

/* For getters: the records of a section, sorted by their keys; and the one with a key, or NULL. */
gconstpointer candor_knowledge_get_records (CandorKnowledge *self, CandorKnowledgeSectionId id, gsize *count);
gconstpointer candor_knowledge_find_record (CandorKnowledge *self, CandorKnowledgeSectionId id, const char *key);
/* (nullable): that one alone, which costs less than having all made; NULL where there are not so many. */
gconstpointer candor_knowledge_get_record (CandorKnowledge *self, CandorKnowledgeSectionId id, gsize index);

typedef enum
{
  CANDOR_INDEX_SDK_LIBRARIES,
  CANDOR_INDEX_SDK_COMPONENTS,
  CANDOR_INDEX_COUNT,
} CandorKnowledgeIndex;

/* (nullable): the first of the records that list @text. */
gconstpointer candor_knowledge_find_indexed (CandorKnowledge *self, CandorKnowledgeIndex which, const char *text);

G_END_DECLS
