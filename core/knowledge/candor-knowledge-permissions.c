/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-knowledge"

#include "config.h"
#include "knowledge/candor-knowledge-compiler-private.h"

#include <glib/gi18n-lib.h>

static const CandorKnowledgeField candor_knowledge_permission_fields[] = {
  { CANDOR_FIELD_STRING, "name", G_STRUCT_OFFSET (CandorKnownPermission, name) },
  { CANDOR_FIELD_STRING, "level", G_STRUCT_OFFSET (CandorKnownPermission, level) },
  { CANDOR_FIELD_FLAG, "special", G_STRUCT_OFFSET (CandorKnownPermission, special) },
  { CANDOR_FIELD_OPTIONAL, "group", G_STRUCT_OFFSET (CandorKnownPermission, group) },
  { CANDOR_FIELD_STRING, "label-en", G_STRUCT_OFFSET (CandorKnownPermission, label_en) },
  { CANDOR_FIELD_OPTIONAL, "label-zh", G_STRUCT_OFFSET (CandorKnownPermission, label_zh) },
  { CANDOR_FIELD_TOKENS, "categories", G_STRUCT_OFFSET (CandorKnownPermission, categories), "category" },
  { CANDOR_FIELD_TOKENS, "beside", G_STRUCT_OFFSET (CandorKnownPermission, beside), "permission" },
  { CANDOR_FIELD_NUMBER, "since", G_STRUCT_OFFSET (CandorKnownPermission, since) },
  { CANDOR_FIELD_NUMBER, "until", G_STRUCT_OFFSET (CandorKnownPermission, until) },
  { CANDOR_FIELD_FLAG, "apis-complete", G_STRUCT_OFFSET (CandorKnownPermission, apis_complete) },
  { CANDOR_FIELD_SOURCES, "source", G_STRUCT_OFFSET (CandorKnownPermission, source), "source" },
  { CANDOR_FIELD_END },
};

/* Whether a person meets it: asked in a dialog, granted in the settings, or granted at installation. */
static gboolean
candor_knowledge_permission_is_met (xmlNode *node)
{
  g_autofree char *level = candor_knowledge_node_get_attribute (node, "level");
  g_autofree char *special = candor_knowledge_node_get_attribute (node, "special");

  return g_strcmp0 (level, "dangerous") == 0 || g_strcmp0 (level, "normal") == 0
         || g_strcmp0 (special, "true") == 0;
}

static void
candor_knowledge_permission_check (CandorKnowledgeCompiler *compiler, xmlNode *node)
{
  g_autofree char *level = candor_knowledge_node_get_attribute (node, "level");
  g_autofree char *categories = candor_knowledge_node_get_attribute (node, "categories");
  g_autofree char *label = candor_knowledge_node_get_attribute (node, "label-zh");

  if (!candor_knowledge_permission_is_met (node))
    return;
  if (label == NULL)
    candor_knowledge_compiler_report (compiler, node, _("a permission that people meet needs a Chinese label"));
  /* Left out by oversight and opening nothing must not look the same. */
  if (categories == NULL && g_strcmp0 (level, "normal") != 0)
    candor_knowledge_compiler_report (compiler, node,
                                      _("a permission that people grant needs categories, or an empty list"));
}

const CandorKnowledgeSection candor_knowledge_section_permissions = {
  .name = N_("permission"),
  .element = "permission",
  .fields = candor_knowledge_permission_fields,
  .n_keys = 1,
  .record_size = sizeof (CandorKnownPermission),
  .check = candor_knowledge_permission_check,
};

/**
 * candor_knowledge_find_permission:
 * @name: full name
 *
 * Returns: (transfer none) (nullable): the permission with this name
 */
const CandorKnownPermission *
candor_knowledge_find_permission (CandorKnowledge *self, const char *name)
{
  return candor_knowledge_find_record (self, CANDOR_SECTION_PERMISSIONS, name);
}

/**
 * candor_knowledge_get_permissions:
 * @count: (out): how many
 *
 * Returns: (transfer none): all permissions, sorted by name
 */
const CandorKnownPermission *
candor_knowledge_get_permissions (CandorKnowledge *self, gsize *count)
{
  return candor_knowledge_get_records (self, CANDOR_SECTION_PERMISSIONS, count);
}
