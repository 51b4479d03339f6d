/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-knowledge"

#include "config.h"
#include "knowledge/candor-knowledge-compiler-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* In the order of #CandorApiKind. */
static const char *const candor_knowledge_api_kinds[]
    = { "method", "field", "uri", "setting", "property", "intent", "class", "path", NULL };
G_STATIC_ASSERT (G_N_ELEMENTS (candor_knowledge_api_kinds) == CANDOR_API_PATH + 2);

static const CandorKnowledgeField candor_knowledge_api_fields[] = {
  { CANDOR_FIELD_CHOICE, "kind", G_STRUCT_OFFSET (CandorKnownApi, kind),
    .choices = candor_knowledge_api_kinds },
  { CANDOR_FIELD_OPTIONAL, "class", G_STRUCT_OFFSET (CandorKnownApi, class_name) },
  { CANDOR_FIELD_OPTIONAL, "member", G_STRUCT_OFFSET (CandorKnownApi, member) },
  { CANDOR_FIELD_OPTIONAL, "descriptor", G_STRUCT_OFFSET (CandorKnownApi, descriptor) },
  { CANDOR_FIELD_STRING, "category", G_STRUCT_OFFSET (CandorKnownApi, category), "category" },
  { CANDOR_FIELD_TOKENS, "permissions", G_STRUCT_OFFSET (CandorKnownApi, permissions), "permission" },
  { CANDOR_FIELD_NUMBER, "permissions-since", G_STRUCT_OFFSET (CandorKnownApi, permissions_since) },
  { CANDOR_FIELD_NUMBER, "since", G_STRUCT_OFFSET (CandorKnownApi, since) },
  { CANDOR_FIELD_NUMBER, "until", G_STRUCT_OFFSET (CandorKnownApi, until) },
  { CANDOR_FIELD_FLAG, "weak", G_STRUCT_OFFSET (CandorKnownApi, weak) },
  { CANDOR_FIELD_SOURCES, "source", G_STRUCT_OFFSET (CandorKnownApi, source), "source" },
  { CANDOR_FIELD_END },
};

/* "()Ljava/lang/String;": what stands between the parentheses and after them is looked at only by the
 * code that compares it. */
static gboolean
candor_knowledge_is_descriptor (const char *descriptor)
{
  const char *end = strchr (descriptor, ')');

  return descriptor[0] == '(' && end != NULL && end[1] != '\0' && strchr (descriptor, '.') == NULL;
}

static void
candor_knowledge_api_check (CandorKnowledgeCompiler *compiler, xmlNode *node)
{
  g_autofree char *descriptor = candor_knowledge_node_get_attribute (node, "descriptor");
  g_autofree char *kind = candor_knowledge_node_get_attribute (node, "kind");

  if (descriptor != NULL && g_strcmp0 (kind, "method") == 0 && !candor_knowledge_is_descriptor (descriptor))
    candor_knowledge_compiler_report (compiler, node, _("“%s” is no method descriptor"), descriptor);
}

const CandorKnowledgeSection candor_knowledge_section_apis = {
  .name = N_("API"),
  .element = "api",
  .fields = candor_knowledge_api_fields,
  .n_keys = 5,
  .record_size = sizeof (CandorKnownApi),
  .check = candor_knowledge_api_check,
};

/**
 * candor_knowledge_get_apis:
 * @count: (out): how many
 *
 * Returns: (transfer none): all interfaces, sorted by kind, class, member, descriptor and category
 */
const CandorKnownApi *
candor_knowledge_get_apis (CandorKnowledge *self, gsize *count)
{
  return candor_knowledge_get_records (self, CANDOR_SECTION_APIS, count);
}
