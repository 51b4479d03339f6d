/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-knowledge"

#include "config.h"
#include "knowledge/candor-knowledge-compiler-private.h"

#include <glib/gi18n-lib.h>

/* What law, standards and the store ask: regulations, their rules by article, the necessary
 * information of each app type, and which rules a kind of finding touches. */

static const CandorKnowledgeField candor_knowledge_regulation_fields[] = {
  { CANDOR_FIELD_STRING, "id", G_STRUCT_OFFSET (CandorKnownRegulation, id) },
  { CANDOR_FIELD_STRING, "name-en", G_STRUCT_OFFSET (CandorKnownRegulation, name_en) },
  { CANDOR_FIELD_STRING, "name-zh", G_STRUCT_OFFSET (CandorKnownRegulation, name_zh) },
  { CANDOR_FIELD_STRING, "short-en", G_STRUCT_OFFSET (CandorKnownRegulation, short_en) },
  { CANDOR_FIELD_STRING, "short-zh", G_STRUCT_OFFSET (CandorKnownRegulation, short_zh) },
  { CANDOR_FIELD_TOKENS, "languages", G_STRUCT_OFFSET (CandorKnownRegulation, languages) },
  { CANDOR_FIELD_SOURCES, "source", G_STRUCT_OFFSET (CandorKnownRegulation, source), "source" },
  { CANDOR_FIELD_END },
};

const CandorKnowledgeSection candor_knowledge_section_regulations = {
  .name = N_("regulation"),
  .element = "regulation",
  .fields = candor_knowledge_regulation_fields,
  .n_keys = 1,
  .record_size = sizeof (CandorKnownRegulation),
};

static const CandorKnowledgeField candor_knowledge_rule_fields[] = {
  { CANDOR_FIELD_STRING, "id", G_STRUCT_OFFSET (CandorKnownRule, id) },
  { CANDOR_FIELD_STRING, "regulation", G_STRUCT_OFFSET (CandorKnownRule, regulation), "regulation" },
  { CANDOR_FIELD_STRING, "article", G_STRUCT_OFFSET (CandorKnownRule, article) },
  { CANDOR_FIELD_STRING, "judgeable", G_STRUCT_OFFSET (CandorKnownRule, judgeable) },
  { CANDOR_FIELD_FLAG, "verified", G_STRUCT_OFFSET (CandorKnownRule, verified) },
  { CANDOR_FIELD_TEXT, "title-en", G_STRUCT_OFFSET (CandorKnownRule, title_en) },
  { CANDOR_FIELD_TEXT, "title-zh", G_STRUCT_OFFSET (CandorKnownRule, title_zh) },
  { CANDOR_FIELD_TEXT, "text-zh", G_STRUCT_OFFSET (CandorKnownRule, text_zh) },
  { CANDOR_FIELD_SOURCES, "source", G_STRUCT_OFFSET (CandorKnownRule, source), "source" },
  { CANDOR_FIELD_END },
};

/* Words that nobody has seen in a source are never quoted, so they may not even stand here. */
static void
candor_knowledge_rule_check (CandorKnowledgeCompiler *compiler, xmlNode *node)
{
  g_autofree char *verified = candor_knowledge_node_get_attribute (node, "verified");

  if (g_strcmp0 (verified, "true") == 0)
    return;
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE && g_str_equal ((const char *) child->name, "text-zh"))
      candor_knowledge_compiler_report (compiler, child, _("the words of a rule that is not verified"));
}

const CandorKnowledgeSection candor_knowledge_section_rules = {
  .name = N_("rule"),
  .element = "rule",
  .fields = candor_knowledge_rule_fields,
  .n_keys = 1,
  .record_size = sizeof (CandorKnownRule),
  .check = candor_knowledge_rule_check,
};

static const CandorKnowledgeField candor_knowledge_app_type_fields[] = {
  { CANDOR_FIELD_STRING, "id", G_STRUCT_OFFSET (CandorKnownAppType, id) },
  { CANDOR_FIELD_NUMBER, "number", G_STRUCT_OFFSET (CandorKnownAppType, number) },
  { CANDOR_FIELD_TEXT, "name-en", G_STRUCT_OFFSET (CandorKnownAppType, name_en) },
  { CANDOR_FIELD_TEXT, "name-zh", G_STRUCT_OFFSET (CandorKnownAppType, name_zh) },
  { CANDOR_FIELD_TEXT, "function-en", G_STRUCT_OFFSET (CandorKnownAppType, function_en) },
  { CANDOR_FIELD_TEXT, "function-zh", G_STRUCT_OFFSET (CandorKnownAppType, function_zh) },
  { CANDOR_FIELD_TEXT, "cues-en", G_STRUCT_OFFSET (CandorKnownAppType, cues_en) },
  { CANDOR_FIELD_TEXT, "cues-zh", G_STRUCT_OFFSET (CandorKnownAppType, cues_zh) },
  { CANDOR_FIELD_TOKENS, "signs", G_STRUCT_OFFSET (CandorKnownAppType, signs) },
  { CANDOR_FIELD_LIST, "necessary-zh", G_STRUCT_OFFSET (CandorKnownAppType, necessary_zh) },
  { CANDOR_FIELD_TOKENS, "necessary", G_STRUCT_OFFSET (CandorKnownAppType, necessary), "category" },
  { CANDOR_FIELD_SOURCES, "source", G_STRUCT_OFFSET (CandorKnownAppType, source), "source" },
  { CANDOR_FIELD_END },
};

const CandorKnowledgeSection candor_knowledge_section_app_types = {
  .name = N_("app type"),
  .element = "app-type",
  .fields = candor_knowledge_app_type_fields,
  .n_keys = 1,
  .record_size = sizeof (CandorKnownAppType),
};

typedef struct
{
  const char *kind;
  const char *const *rules;
  const char *source;
} CandorKnownFinding;

static const CandorKnowledgeField candor_knowledge_finding_fields[] = {
  { CANDOR_FIELD_STRING, "kind", G_STRUCT_OFFSET (CandorKnownFinding, kind) },
  { CANDOR_FIELD_TOKENS, "rules", G_STRUCT_OFFSET (CandorKnownFinding, rules), "rule" },
  { CANDOR_FIELD_SOURCES, "source", G_STRUCT_OFFSET (CandorKnownFinding, source), "source" },
  { CANDOR_FIELD_END },
};

const CandorKnowledgeSection candor_knowledge_section_findings = {
  .name = N_("finding"),
  .element = "finding",
  .fields = candor_knowledge_finding_fields,
  .n_keys = 1,
  .record_size = sizeof (CandorKnownFinding),
};

/**
 * candor_knowledge_find_regulation:
 *
 * Returns: (nullable) (transfer none): the regulation
 */
const CandorKnownRegulation *
candor_knowledge_find_regulation (CandorKnowledge *self, const char *id)
{
  return candor_knowledge_find_record (self, CANDOR_SECTION_REGULATIONS, id);
}

/**
 * candor_knowledge_find_rule:
 *
 * Returns: (nullable) (transfer none): the rule
 */
const CandorKnownRule *
candor_knowledge_find_rule (CandorKnowledge *self, const char *id)
{
  return candor_knowledge_find_record (self, CANDOR_SECTION_RULES, id);
}

/**
 * candor_knowledge_get_rules:
 * @count: (out): how many
 *
 * Returns: (transfer none): all rules, sorted by identifier
 */
const CandorKnownRule *
candor_knowledge_get_rules (CandorKnowledge *self, gsize *count)
{
  return candor_knowledge_get_records (self, CANDOR_SECTION_RULES, count);
}

/**
 * candor_knowledge_find_app_type:
 *
 * Returns: (nullable) (transfer none): the app type
 */
const CandorKnownAppType *
candor_knowledge_find_app_type (CandorKnowledge *self, const char *id)
{
  return candor_knowledge_find_record (self, CANDOR_SECTION_APP_TYPES, id);
}

/**
 * candor_knowledge_get_app_types:
 * @count: (out): how many
 *
 * Returns: (transfer none): all app types, sorted by identifier
 */
const CandorKnownAppType *
candor_knowledge_get_app_types (CandorKnowledge *self, gsize *count)
{
  return candor_knowledge_get_records (self, CANDOR_SECTION_APP_TYPES, count);
}

/**
 * candor_knowledge_get_rules_of:
 * @finding_kind: "undisclosed", "denied", …
 *
 * Returns: (transfer none): identifiers of the rules it touches; empty for a kind that touches none
 */
const char *const *
candor_knowledge_get_rules_of (CandorKnowledge *self, const char *finding_kind)
{
  static const char *const none[] = { NULL };
  const CandorKnownFinding *finding = candor_knowledge_find_record (self, CANDOR_SECTION_FINDINGS, finding_kind);

  return finding != NULL ? finding->rules : none;
}
