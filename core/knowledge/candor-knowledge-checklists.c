/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-knowledge"

#include "config.h"
#include "knowledge/candor-knowledge-compiler-private.h"

#include <glib/gi18n-lib.h>

/* Checklists: topics that policies speak of, and how the rules that ask for them are judged. */

static const CandorKnowledgeField candor_knowledge_topic_fields[] = {
  { CANDOR_FIELD_STRING, "id", G_STRUCT_OFFSET (CandorKnownTopic, id) },
  { CANDOR_FIELD_STRING, "name-en", G_STRUCT_OFFSET (CandorKnownTopic, name_en) },
  { CANDOR_FIELD_STRING, "name-zh", G_STRUCT_OFFSET (CandorKnownTopic, name_zh) },
  { CANDOR_FIELD_LIST, "cue-en", G_STRUCT_OFFSET (CandorKnownTopic, cues_en) },
  { CANDOR_FIELD_LIST, "cue-zh", G_STRUCT_OFFSET (CandorKnownTopic, cues_zh) },
  { CANDOR_FIELD_LIST, "hint-en", G_STRUCT_OFFSET (CandorKnownTopic, hints_en) },
  { CANDOR_FIELD_LIST, "hint-zh", G_STRUCT_OFFSET (CandorKnownTopic, hints_zh) },
  { CANDOR_FIELD_FLAG, "title", G_STRUCT_OFFSET (CandorKnownTopic, title) },
  { CANDOR_FIELD_TOKENS, "actions", G_STRUCT_OFFSET (CandorKnownTopic, actions) },
  { CANDOR_FIELD_OPTIONAL, "actor", G_STRUCT_OFFSET (CandorKnownTopic, actor) },
  { CANDOR_FIELD_FLAG, "purposes", G_STRUCT_OFFSET (CandorKnownTopic, purposes) },
  { CANDOR_FIELD_FLAG, "sensitive", G_STRUCT_OFFSET (CandorKnownTopic, sensitive) },
  { CANDOR_FIELD_SOURCES, "source", G_STRUCT_OFFSET (CandorKnownTopic, source), "source" },
  { CANDOR_FIELD_END },
};

static gboolean
candor_knowledge_topic_has_child (xmlNode *node, const char *name)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE && g_str_equal ((const char *) child->name, name))
      return TRUE;
  return FALSE;
}

/* Topics share one namespace with categories, since sentences name both; and a topic that could be
 * found in one language only would make the other's policies look silent. */
static void
candor_knowledge_topic_check (CandorKnowledgeCompiler *compiler, xmlNode *node)
{
  g_autofree char *id = candor_knowledge_node_get_attribute (node, "id");
  g_auto (GStrv) actions = candor_knowledge_node_get_tokens (node, "actions");
  gboolean english = candor_knowledge_topic_has_child (node, "cue-en");
  gboolean chinese = candor_knowledge_topic_has_child (node, "cue-zh");

  if (id != NULL && candor_knowledge_compiler_find (compiler, CANDOR_SECTION_CATEGORIES, id) != NULL)
    candor_knowledge_compiler_report (compiler, node, _("the topic “%s” is called as a category is"), id);
  if (english != chinese)
    candor_knowledge_compiler_report (compiler, node, _("the topic “%s” has cues in one language only"), id);
  if (!english && !chinese && actions[0] == NULL)
    candor_knowledge_compiler_report (compiler, node, _("the topic “%s” can’t be found: it has neither cues nor actions"), id);
}

const CandorKnowledgeSection candor_knowledge_section_topics = {
  .name = N_("topic"),
  .element = "topic",
  .fields = candor_knowledge_topic_fields,
  .n_keys = 1,
  .record_size = sizeof (CandorKnownTopic),
  .check = candor_knowledge_topic_check,
};

static const CandorKnowledgeField candor_knowledge_check_fields[] = {
  { CANDOR_FIELD_STRING, "rule", G_STRUCT_OFFSET (CandorKnownCheck, rule), "rule" },
  { CANDOR_FIELD_TOKENS, "topics", G_STRUCT_OFFSET (CandorKnownCheck, topics), "topic" },
  { CANDOR_FIELD_TOKENS, "any", G_STRUCT_OFFSET (CandorKnownCheck, any), "topic" },
  { CANDOR_FIELD_TOKENS, "when", G_STRUCT_OFFSET (CandorKnownCheck, when), "topic" },
  { CANDOR_FIELD_TOKENS, "hints", G_STRUCT_OFFSET (CandorKnownCheck, hints), "topic" },
  { CANDOR_FIELD_TOKENS, "findings", G_STRUCT_OFFSET (CandorKnownCheck, findings), "finding" },
  { CANDOR_FIELD_FLAG, "certain", G_STRUCT_OFFSET (CandorKnownCheck, certain) },
  { CANDOR_FIELD_NUMBER, "target-sdk", G_STRUCT_OFFSET (CandorKnownCheck, target_sdk) },
  { CANDOR_FIELD_SOURCES, "source", G_STRUCT_OFFSET (CandorKnownCheck, source), "source" },
  { CANDOR_FIELD_END },
};

const CandorKnowledgeSection candor_knowledge_section_checks = {
  .name = N_("check"),
  .element = "check",
  .fields = candor_knowledge_check_fields,
  .n_keys = 1,
  .record_size = sizeof (CandorKnownCheck),
};

/**
 * candor_knowledge_find_topic:
 *
 * Returns: (nullable) (transfer none): the topic
 */
const CandorKnownTopic *
candor_knowledge_find_topic (CandorKnowledge *self, const char *id)
{
  return candor_knowledge_find_record (self, CANDOR_SECTION_TOPICS, id);
}

/**
 * candor_knowledge_get_topics:
 * @count: (out): how many
 *
 * Returns: (transfer none): all topics, sorted by identifier
 */
const CandorKnownTopic *
candor_knowledge_get_topics (CandorKnowledge *self, gsize *count)
{
  return candor_knowledge_get_records (self, CANDOR_SECTION_TOPICS, count);
}

/**
 * candor_knowledge_find_check:
 * @rule: identifier of a rule
 *
 * Returns: (nullable) (transfer none): how it is judged; %NULL where it is on no checklist
 */
const CandorKnownCheck *
candor_knowledge_find_check (CandorKnowledge *self, const char *rule)
{
  return candor_knowledge_find_record (self, CANDOR_SECTION_CHECKS, rule);
}

/**
 * candor_knowledge_get_checks:
 * @count: (out): how many
 *
 * Returns: (transfer none): all items of all checklists, sorted by rule
 */
const CandorKnownCheck *
candor_knowledge_get_checks (CandorKnowledge *self, gsize *count)
{
  return candor_knowledge_get_records (self, CANDOR_SECTION_CHECKS, count);
}
