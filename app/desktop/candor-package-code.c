/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-package-entries-private.h"

#include <glib/gi18n.h>
#include <gtk/gtk.h>
#include <string.h>

#include "candor-package-words.h"
#include "base/candor-evidence.h"

/* What a place needs to be told in words. */
typedef struct
{
  CandorKnowledge *knowledge;
  CandorCatalog *catalog;
} CandorTelling;

static void
candor_telling_free (gpointer data)
{
  CandorTelling *self = data;

  g_object_unref (self->knowledge);
  g_object_unref (self->catalog);
  g_free (self);
}

static gpointer
candor_map_call_site (gpointer item, gpointer user_data)
{
  g_autoptr (CandorCallSite) site = item;
  CandorTelling *telling = user_data;
  const char *class_name = candor_call_site_get_class_name (site);
  const char *dot = strrchr (class_name, '.');
  g_autofree char *owner = candor_call_site_dup_owner (site, telling->knowledge, telling->catalog);
  g_autofree char *title = g_strdup_printf ("%s.%s", dot != NULL ? dot + 1 : class_name,
                                            candor_call_site_get_method (site));
  g_autofree char *subtitle = g_strdup_printf ("%s · %s · %s", owner, class_name,
                                               candor_call_site_get_dex (site));

  return candor_entry_new (CANDOR_ENTRY_CALL_SITE, 0, title, subtitle);
}

void
candor_builder_add_apis (CandorEntryBuilder *self)
{
  GListModel *apis = candor_package_get_apis (self->package);
  guint count = g_list_model_get_n_items (apis);
  const char *none = candor_package_get_dex_count (self->package) == 0
                         ? _ ("The package holds no code of its own.") : _ ("None was seen.");

  candor_builder_add (self, CANDOR_ENTRY_SECTION, 0, _ ("Calls for personal data"), count == 0 ? none : NULL);
  for (guint i = 0; i < count; i++)
    {
      g_autoptr (CandorApi) api = g_list_model_get_item (apis, i);
      g_autofree char *title = candor_api_dup_title (api);
      g_autofree char *owners = candor_api_describe_owners (api, self->knowledge, self->catalog);
      CandorEntry *entry = candor_builder_add (self, CANDOR_ENTRY_API, i, title, owners);
      GListModel *sites = g_object_ref (candor_api_get_call_sites (api));
      CandorTelling *telling = g_new (CandorTelling, 1);

      *telling = (CandorTelling){ g_object_ref (self->knowledge), g_object_ref (self->catalog) };
      candor_entry_take_children (
          entry, G_LIST_MODEL (gtk_map_list_model_new (sites, candor_map_call_site, telling, candor_telling_free)));
    }
}

static GListModel *
candor_lines_new (const char *const *lines, CandorCatalog *catalog)
{
  GListStore *store = g_list_store_new (CANDOR_TYPE_ENTRY);

  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    {
      g_autofree char *line = candor_evidence_dup_words (lines[i], catalog);
      g_autoptr (CandorEntry) entry = candor_entry_new (CANDOR_ENTRY_FACT, i, line, NULL);

      g_list_store_append (store, entry);
    }
  return G_LIST_MODEL (store);
}

void
candor_builder_add_sdks (CandorEntryBuilder *self)
{
  GListModel *sdks = candor_package_get_sdks (self->package);
  guint count = g_list_model_get_n_items (sdks);

  candor_builder_add (self, CANDOR_ENTRY_SECTION, 0, _ ("SDKs and libraries"),
                      count == 0 ? _ ("None that is known was seen.") : NULL);
  for (guint i = 0; i < count; i++)
    {
      g_autoptr (CandorSdk) sdk = g_list_model_get_item (sdks, i);
      const char *name = candor_sdk_peek_name (candor_sdk_get_id (sdk), candor_sdk_get_name (sdk), self->knowledge,
                                               self->catalog);
      guint classes = candor_sdk_get_class_count (sdk);
      GString *text = g_string_new (NULL);
      g_autofree char *subtitle = NULL;
      CandorEntry *entry;

      candor_append (text, candor_sdk_get_vendor (sdk));
      if (candor_sdk_get_library (sdk))
        candor_append (text, _ ("plain library"));
      if (classes > 0)
        candor_append_format (text, ngettext ("%u class", "%u classes", classes), classes);
      subtitle = g_string_free (text, FALSE);
      entry = candor_builder_add (self, CANDOR_ENTRY_SDK, i, name, subtitle);
      candor_entry_take_children (entry, candor_lines_new (candor_sdk_get_evidence (sdk), self->catalog));
    }
}
