/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-package-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* Owners named in one line; the rest is counted. */
#define CANDOR_ENTRY_OWNERS 3u

const char *
candor_permission_peek_short_name (const char *name)
{
  static const char prefix[] = "android.permission.";

  return g_str_has_prefix (name, prefix) ? name + strlen (prefix) : name;
}

const char *
candor_permission_peek_label (const char *name, CandorKnowledge *knowledge, CandorCatalog *catalog)
{
  const CandorKnownPermission *known = candor_knowledge_find_permission (knowledge, name);

  if (known == NULL)
    return NULL;
  return candor_catalog_is_chinese (catalog) ? known->label_zh : known->label_en;
}

const char *
candor_sdk_peek_name (const char *id, const char *otherwise, CandorKnowledge *knowledge, CandorCatalog *catalog)
{
  const CandorKnownSdk *known = candor_knowledge_find_sdk (knowledge, id);

  if (known == NULL)
    return otherwise;
  return candor_catalog_is_chinese (catalog) && known->name_zh != NULL ? known->name_zh : known->name;
}

char *
candor_call_site_dup_owner (CandorCallSite *site, CandorKnowledge *knowledge, CandorCatalog *catalog)
{
  const char *id = candor_call_site_get_sdk (site);

  if (id != NULL)
    return g_strdup (candor_sdk_peek_name (id, id, knowledge, catalog));
  if (candor_call_site_get_first_party (site))
    return g_strdup (_ ("the app itself"));
  return candor_call_site_dup_library_words (site, catalog);
}

/* Those that call, in the order in which they are met, and how often each does. */
static GHashTable *
candor_api_count_owners (CandorApi *api, CandorKnowledge *knowledge, CandorCatalog *catalog, GPtrArray *owners)
{
  GListModel *sites = candor_api_get_call_sites (api);
  GHashTable *counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < g_list_model_get_n_items (sites); i++)
    {
      g_autoptr (CandorCallSite) site = g_list_model_get_item (sites, i);
      g_autofree char *owner = candor_call_site_dup_owner (site, knowledge, catalog);
      gpointer known, count;

      if (!g_hash_table_lookup_extended (counts, owner, &known, &count))
        {
          known = g_steal_pointer (&owner);
          g_ptr_array_add (owners, known);
          count = NULL;
        }
      g_hash_table_insert (counts, known, GUINT_TO_POINTER (GPOINTER_TO_UINT (count) + 1));
    }
  return counts;
}

char *
candor_api_describe_owners (CandorApi *api, CandorKnowledge *knowledge, CandorCatalog *catalog)
{
  g_autoptr (GPtrArray) owners = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) counts = candor_api_count_owners (api, knowledge, catalog, owners);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (owners->len, CANDOR_ENTRY_OWNERS); i++)
    {
      const char *owner = g_ptr_array_index (owners, i);

      candor_append_format (text, "%s %u×", owner, GPOINTER_TO_UINT (g_hash_table_lookup (counts, owner)));
    }
  if (owners->len > CANDOR_ENTRY_OWNERS)
    candor_append_format (text, ngettext ("%u further", "%u further", owners->len - CANDOR_ENTRY_OWNERS),
                          owners->len - CANDOR_ENTRY_OWNERS);
  return g_string_free (text, FALSE);
}

void
candor_append (GString *text, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

void
candor_append_format (GString *text, const char *format, ...)
{
  g_autofree char *part = NULL;
  va_list arguments;

  va_start (arguments, format);
  part = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  candor_append (text, part);
}
