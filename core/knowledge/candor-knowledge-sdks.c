/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-knowledge"

#include "config.h"
#include "knowledge/candor-knowledge-compiler-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const CandorKnowledgeField candor_knowledge_sdk_fields[] = {
  { CANDOR_FIELD_STRING, "id", G_STRUCT_OFFSET (CandorKnownSdk, id) },
  { CANDOR_FIELD_STRING, "name", G_STRUCT_OFFSET (CandorKnownSdk, name) },
  { CANDOR_FIELD_OPTIONAL, "name-zh", G_STRUCT_OFFSET (CandorKnownSdk, name_zh) },
  { CANDOR_FIELD_OPTIONAL, "vendor", G_STRUCT_OFFSET (CandorKnownSdk, vendor) },
  { CANDOR_FIELD_OPTIONAL, "vendor-zh", G_STRUCT_OFFSET (CandorKnownSdk, vendor_zh) },
  { CANDOR_FIELD_STRING, "kind", G_STRUCT_OFFSET (CandorKnownSdk, kind) },
  { CANDOR_FIELD_LIST, "alias", G_STRUCT_OFFSET (CandorKnownSdk, aliases) },
  { CANDOR_FIELD_LIST, "prefix", G_STRUCT_OFFSET (CandorKnownSdk, prefixes) },
  { CANDOR_FIELD_LIST, "native", G_STRUCT_OFFSET (CandorKnownSdk, native_libraries) },
  { CANDOR_FIELD_LIST, "component", G_STRUCT_OFFSET (CandorKnownSdk, components) },
  { CANDOR_FIELD_LIST, "host", G_STRUCT_OFFSET (CandorKnownSdk, hosts) },
  { CANDOR_FIELD_TOKENS, "collects", G_STRUCT_OFFSET (CandorKnownSdk, collects), "category" },
  { CANDOR_FIELD_TOKENS, "basis", G_STRUCT_OFFSET (CandorKnownSdk, collects_basis) },
  { CANDOR_FIELD_FLAG, "library", G_STRUCT_OFFSET (CandorKnownSdk, open_source_library) },
  { CANDOR_FIELD_SOURCES, "source", G_STRUCT_OFFSET (CandorKnownSdk, source), "source" },
  { CANDOR_FIELD_END },
};

static gboolean
candor_knowledge_has_child (xmlNode *node, const char *name)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE && g_str_equal ((const char *) child->name, name))
      return TRUE;
  return FALSE;
}

static void
candor_knowledge_sdk_check (CandorKnowledgeCompiler *compiler, xmlNode *node)
{
  g_autofree char *library = candor_knowledge_node_get_attribute (node, "library");
  g_autofree char *collects = candor_knowledge_node_get_attribute (node, "collects");

  if (!candor_knowledge_has_child (node, "prefix") && !candor_knowledge_has_child (node, "native")
      && !candor_knowledge_has_child (node, "component"))
    candor_knowledge_compiler_report (compiler, node, _("nothing tells that an app carries this SDK"));
  if (g_strcmp0 (library, "true") == 0 && collects != NULL)
    candor_knowledge_compiler_report (compiler, node, _("a library that hands nothing to anybody can’t collect"));
}

/* A library that two SDKs bring tells neither. */
static void
candor_knowledge_sdks_finish (CandorKnowledgeCompiler *compiler)
{
  g_autoptr (GHashTable) owners = g_hash_table_new (g_str_hash, g_str_equal);
  guint count = candor_knowledge_compiler_count_rows (compiler, CANDOR_SECTION_SDKS);

  for (guint i = 0; i < count; i++)
    {
      g_autoptr (GPtrArray) libraries
          = candor_knowledge_compiler_get_list (compiler, CANDOR_SECTION_SDKS, i, "native");
      xmlNode *node = candor_knowledge_compiler_get_node (compiler, CANDOR_SECTION_SDKS, i);
      for (guint j = 0; j < libraries->len; j++)
        {
          const char *library = g_ptr_array_index (libraries, j);
          xmlNode *other = g_hash_table_lookup (owners, library);
          if (other != NULL)
            candor_knowledge_compiler_report (compiler, node, _("the native library “%s” is in %s:%ld too"),
                                              library, candor_knowledge_node_get_file (other),
                                              candor_knowledge_node_get_line (other));
          g_hash_table_insert (owners, (gpointer) library, node);
        }
    }
}

const CandorKnowledgeSection candor_knowledge_section_sdks = {
  .name = N_("SDK"),
  .element = "sdk",
  .fields = candor_knowledge_sdk_fields,
  .n_keys = 1,
  .record_size = sizeof (CandorKnownSdk),
  .check = candor_knowledge_sdk_check,
  .finish = candor_knowledge_sdks_finish,
};

/**
 * candor_knowledge_find_sdk:
 *
 * Returns: (transfer none) (nullable): the SDK with this identifier
 */
const CandorKnownSdk *
candor_knowledge_find_sdk (CandorKnowledge *self, const char *id)
{
  return candor_knowledge_find_record (self, CANDOR_SECTION_SDKS, id);
}

/**
 * candor_knowledge_get_sdks:
 * @count: (out): how many
 *
 * Returns: (transfer none): all SDKs, sorted by identifier
 */
const CandorKnownSdk *
candor_knowledge_get_sdks (CandorKnowledge *self, gsize *count)
{
  return candor_knowledge_get_records (self, CANDOR_SECTION_SDKS, count);
}

/**
 * candor_knowledge_find_sdk_of_library:
 * @file_name: file name of a native library, without folders
 *
 * Returns: (transfer none) (nullable): the SDK that brings it; a full name counts before a pattern
 */
const CandorKnownSdk *
candor_knowledge_find_sdk_of_library (CandorKnowledge *self, const char *file_name)
{
  const CandorKnownSdk *found = candor_knowledge_find_indexed (self, CANDOR_INDEX_SDK_LIBRARIES, file_name);
  const CandorKnownSdk *sdks;
  gsize count;

  if (found != NULL)
    return found;
  sdks = candor_knowledge_get_sdks (self, &count);
  for (gsize i = 0; i < count; i++)
    for (const char *const *library = sdks[i].native_libraries; *library != NULL; library++)
      if (strchr (*library, '*') != NULL && g_pattern_match_simple (*library, file_name))
        return &sdks[i];
  return NULL;
}

/**
 * candor_knowledge_find_sdk_of_component:
 * @class_name: class of a component of the manifest, in dotted form
 *
 * Returns: (transfer none) (nullable): the SDK that is known to bring it, whatever package it is in
 */
const CandorKnownSdk *
candor_knowledge_find_sdk_of_component (CandorKnowledge *self, const char *class_name)
{
  return candor_knowledge_find_indexed (self, CANDOR_INDEX_SDK_COMPONENTS, class_name);
}
