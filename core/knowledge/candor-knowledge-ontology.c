/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-knowledge"

#include "config.h"
#include "knowledge/candor-knowledge-compiler-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The ontology: kinds of personal data, narrower below broader. A kind may stand below several (a
 * photo's location is a location and a part of a photo), so it is a graph without circles. */

static const CandorKnowledgeField candor_knowledge_category_fields[] = {
  { CANDOR_FIELD_STRING, "id", G_STRUCT_OFFSET (CandorKnownCategory, id) },
  { CANDOR_FIELD_OPTIONAL, "parent", G_STRUCT_OFFSET (CandorKnownCategory, parent), "category" },
  { CANDOR_FIELD_STRING, "name-en", G_STRUCT_OFFSET (CandorKnownCategory, name_en) },
  { CANDOR_FIELD_STRING, "name-zh", G_STRUCT_OFFSET (CandorKnownCategory, name_zh) },
  { CANDOR_FIELD_TOKENS, "named-by", G_STRUCT_OFFSET (CandorKnownCategory, named_by), "category" },
  { CANDOR_FIELD_TOKENS, "hinted-by", G_STRUCT_OFFSET (CandorKnownCategory, hinted_by), "category" },
  { CANDOR_FIELD_TOKENS, "denied-by", G_STRUCT_OFFSET (CandorKnownCategory, denied_by), "category" },
  { CANDOR_FIELD_OPTIONAL, "circumstance", G_STRUCT_OFFSET (CandorKnownCategory, circumstance) },
  { CANDOR_FIELD_FLAG, "general", G_STRUCT_OFFSET (CandorKnownCategory, general) },
  { CANDOR_FIELD_FLAG, "sensitive", G_STRUCT_OFFSET (CandorKnownCategory, sensitive) },
  { CANDOR_FIELD_FLAG, "scanning", G_STRUCT_OFFSET (CandorKnownCategory, scanning) },
  { CANDOR_FIELD_TOKENS, "also", G_STRUCT_OFFSET (CandorKnownCategory, also), "category" },
  { CANDOR_FIELD_DERIVED_LIST, "broader", G_STRUCT_OFFSET (CandorKnownCategory, broader) },
  { CANDOR_FIELD_TEXT, "gbt35273", G_STRUCT_OFFSET (CandorKnownCategory, gbt35273) },
  { CANDOR_FIELD_TEXT, "pipl", G_STRUCT_OFFSET (CandorKnownCategory, pipl) },
  { CANDOR_FIELD_TEXT, "gdpr", G_STRUCT_OFFSET (CandorKnownCategory, gdpr) },
  { CANDOR_FIELD_TEXT, "play", G_STRUCT_OFFSET (CandorKnownCategory, play) },
  { CANDOR_FIELD_SOURCES, "source", G_STRUCT_OFFSET (CandorKnownCategory, source), "source" },
  { CANDOR_FIELD_END },
};

/* The categories right above one. */
static GPtrArray *
candor_knowledge_get_above (xmlNode *node)
{
  GPtrArray *above = g_ptr_array_new_with_free_func (g_free);
  char *parent = candor_knowledge_node_get_attribute (node, "parent");
  g_auto (GStrv) also = candor_knowledge_node_get_tokens (node, "also");

  if (parent != NULL)
    g_ptr_array_add (above, parent);
  for (guint i = 0; also[i] != NULL; i++)
    g_ptr_array_add (above, g_strdup (also[i]));
  return above;
}

static int
candor_knowledge_compare_ids (gconstpointer left, gconstpointer right)
{
  return strcmp (*(const char *const *) left, *(const char *const *) right);
}

/* All that is broader, however far above: what subsumption asks for, laid down once and sorted. */
static GPtrArray *
candor_knowledge_collect_broader (CandorKnowledgeCompiler *compiler, xmlNode *node)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *broader = candor_knowledge_get_above (node);

  for (guint i = 0; i < broader->len; i++)
    g_hash_table_add (seen, g_ptr_array_index (broader, i));
  for (guint i = 0; i < broader->len; i++)
    {
      xmlNode *at = candor_knowledge_compiler_find (compiler, CANDOR_SECTION_CATEGORIES,
                                                    g_ptr_array_index (broader, i));
      g_autoptr (GPtrArray) above = at != NULL ? candor_knowledge_get_above (at) : NULL;
      for (guint j = 0; above != NULL && j < above->len; j++)
        if (!g_hash_table_contains (seen, g_ptr_array_index (above, j)))
          {
            char *id = g_strdup (g_ptr_array_index (above, j));
            g_ptr_array_add (broader, id);
            g_hash_table_add (seen, id);
          }
    }
  g_ptr_array_sort (broader, candor_knowledge_compare_ids);
  g_ptr_array_add (broader, NULL);
  return broader;
}

static gboolean
candor_knowledge_has_id (const char *const *ids, const char *id)
{
  for (guint i = 0; ids[i] != NULL; i++)
    if (g_str_equal (ids[i], id))
      return TRUE;
  return FALSE;
}

static void
candor_knowledge_category_check (CandorKnowledgeCompiler *compiler, xmlNode *node)
{
  g_autoptr (GPtrArray) broader = candor_knowledge_collect_broader (compiler, node);
  g_autofree char *id = candor_knowledge_node_get_attribute (node, "id");
  const char *const *ids = (const char *const *) broader->pdata;

  if (candor_knowledge_has_id (ids, id))
    candor_knowledge_compiler_report (compiler, node, _("the category “%s” is broader than itself"), id);
  candor_knowledge_compiler_set_list (compiler, "broader", ids);
}

const CandorKnowledgeSection candor_knowledge_section_categories = {
  .name = N_("category"),
  .element = "category",
  .fields = candor_knowledge_category_fields,
  .n_keys = 1,
  .record_size = sizeof (CandorKnownCategory),
  .check = candor_knowledge_category_check,
};

/**
 * candor_knowledge_find_category:
 *
 * Returns: (transfer none) (nullable): the category with this identifier
 */
const CandorKnownCategory *
candor_knowledge_find_category (CandorKnowledge *self, const char *id)
{
  return candor_knowledge_find_record (self, CANDOR_SECTION_CATEGORIES, id);
}

/**
 * candor_knowledge_get_categories:
 * @count: (out): how many
 *
 * Returns: (transfer none): all categories, sorted by identifier
 */
const CandorKnownCategory *
candor_knowledge_get_categories (CandorKnowledge *self, gsize *count)
{
  return candor_knowledge_get_records (self, CANDOR_SECTION_CATEGORIES, count);
}

/**
 * candor_knowledge_get_category_name:
 * @locale: "zh_CN" and the like for Chinese, anything else for English
 *
 * Returns: (transfer none): the name, or @id where there is no such category
 */
const char *
candor_knowledge_get_category_name (CandorKnowledge *self, const char *id, const char *locale)
{
  const CandorKnownCategory *category = candor_knowledge_find_category (self, id);

  if (category == NULL)
    return id;
  return locale != NULL && g_str_has_prefix (locale, "zh") ? category->name_zh : category->name_en;
}

/**
 * candor_knowledge_subsumes:
 * @broader: a category
 * @narrower: a category
 *
 * Returns: whether @narrower is a kind of @broader, or @broader itself
 */
gboolean
candor_knowledge_subsumes (CandorKnowledge *self, const char *broader, const char *narrower)
{
  const CandorKnownCategory *category = candor_knowledge_find_category (self, narrower);

  return category != NULL && broader != NULL
         && (g_str_equal (broader, narrower) || candor_knowledge_has_id (category->broader, broader));
}

static const char *
candor_knowledge_name_in_note (const char *category, const char *locale, gpointer user_data)
{
  const CandorKnownAppType *app_type = candor_knowledge_find_app_type (user_data, category);
  const CandorKnownTopic *topic = candor_knowledge_find_topic (user_data, category);

  if (topic != NULL)
    return locale != NULL && g_str_has_prefix (locale, "zh") ? topic->name_zh : topic->name_en;
  if (app_type != NULL && candor_knowledge_find_category (user_data, category) == NULL)
    return locale != NULL && g_str_has_prefix (locale, "zh") ? app_type->name_zh : app_type->name_en;
  return candor_knowledge_get_category_name (user_data, category, locale);
}

/**
 * candor_knowledge_format_note:
 *
 * Returns: (transfer full): the note's sentence in the catalog's language, categories by their names
 */
char *
candor_knowledge_format_note (CandorKnowledge *self, CandorNote *note, CandorCatalog *catalog)
{
  g_return_val_if_fail (CANDOR_IS_KNOWLEDGE (self), NULL);
  return candor_note_format (note, catalog, candor_knowledge_name_in_note, self);
}
