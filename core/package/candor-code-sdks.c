/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-code-private.h"
#include "base/candor-list.h"

#include <string.h>

/* So many of its classes with code show that an SDK is there. One or two may be stubs left for a
 * compiler, or a lookalike; they count if there is more: a component in the manifest, a native
 * library, or a sensitive call of their own. */
#define CLASSES_MIN 3u
/* Evidence of one kind that is listed; the rest shows nothing more. */
#define EVIDENCE_LIMIT 5u

typedef struct
{
  const CandorKnownSdk *sdk;
  guint n_classes;
  const char *first;      /* the first class by name */
  gboolean calls;         /* a sensitive API */
  GPtrArray *components;  /* char * */
  GPtrArray *libraries;   /* char * */
} CandorCodeSdk;

static void
candor_code_sdk_free (gpointer data)
{
  CandorCodeSdk *self = data;

  g_ptr_array_unref (self->components);
  g_ptr_array_unref (self->libraries);
  g_free (self);
}

static CandorCodeSdk *
candor_code_ensure_sdk (GHashTable *found, const CandorKnownSdk *sdk)
{
  CandorCodeSdk *self = g_hash_table_lookup (found, sdk->id);

  if (self == NULL)
    {
      self = g_new0 (CandorCodeSdk, 1);
      self->sdk = sdk;
      self->components = g_ptr_array_new_with_free_func (g_free);
      self->libraries = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (found, (gpointer) sdk->id, self);
    }
  return self;
}

static void
candor_code_count_classes (CandorCode *self, GHashTable *found)
{
  for (guint i = 0; i < self->files->len; i++)
    {
      const CandorCodeFile *file = g_ptr_array_index (self->files, i);

      for (guint j = 0; j < file->sdks->len; j++)
        {
          const CandorCodeSdkCount *count = &g_array_index (file->sdks, CandorCodeSdkCount, j);
          CandorCodeSdk *sdk;

          if (count->n_classes == 0)
            continue;
          sdk = candor_code_ensure_sdk (found, count->sdk);
          sdk->n_classes += count->n_classes;
          if (sdk->first == NULL || strcmp (count->first, sdk->first) < 0)
            sdk->first = count->first;
        }
    }
}

static void
candor_code_find_callers (CandorCode *self, GHashTable *found)
{
  GListModel *apis = G_LIST_MODEL (self->package->apis);

  for (guint i = 0; i < g_list_model_get_n_items (apis); i++)
    {
      g_autoptr (CandorApi) api = g_list_model_get_item (apis, i);
      GListModel *sites = candor_api_get_call_sites (api);

      for (guint j = 0; j < g_list_model_get_n_items (sites); j++)
        {
          g_autoptr (CandorCallSite) site = g_list_model_get_item (sites, j);

          if (site->sdk != NULL)
            {
              CandorCodeSdk *sdk = candor_code_ensure_sdk (found, candor_knowledge_find_sdk (self->knowledge, site->sdk));

              sdk->calls = TRUE;
              if (sdk->first == NULL)
                sdk->first = site->class_name;
            }
        }
    }
}

static void
candor_code_find_components (CandorCode *self, GHashTable *found)
{
  GListModel *components = G_LIST_MODEL (self->package->components);

  for (guint i = 0; i < g_list_model_get_n_items (components); i++)
    {
      g_autoptr (CandorComponent) component = g_list_model_get_item (components, i);
      const CandorKnownSdk *sdk = candor_owners_find_component (self->owners, component->name).sdk;

      if (sdk != NULL)
        g_ptr_array_add (candor_code_ensure_sdk (found, sdk)->components, g_strdup (component->name));
    }
}

static void
candor_code_find_libraries (CandorCode *self, GHashTable *found)
{
  for (guint i = 0; i < self->native->len; i++)
    {
      const char *library = g_ptr_array_index (self->native, i);
      const CandorKnownSdk *sdk = candor_knowledge_find_sdk_of_library (self->knowledge, library);

      if (sdk != NULL)
        g_ptr_array_add (candor_code_ensure_sdk (found, sdk)->libraries, g_strdup (library));
    }
}

static int
candor_code_compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
candor_code_list_evidence (GStrvBuilder *evidence, const char *kind, GPtrArray *names)
{
  guint listed = 0;

  g_ptr_array_sort (names, candor_code_compare_texts);
  for (guint i = 0; i < names->len && listed < EVIDENCE_LIMIT; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *line = g_strconcat (kind, " ", name, NULL);

      if (i > 0 && strcmp (name, g_ptr_array_index (names, i - 1)) == 0)
        continue;
      g_strv_builder_add (evidence, line);
      listed++;
    }
}

static CandorSdk *
candor_code_make_sdk (CandorCodeSdk *found)
{
  g_autoptr (GStrvBuilder) evidence = g_strv_builder_new ();
  CandorSdk *sdk = g_object_new (CANDOR_TYPE_SDK, NULL);

  candor_code_list_evidence (evidence, "component", found->components);
  candor_code_list_evidence (evidence, "library", found->libraries);
  if (found->first != NULL)
    {
      g_autofree char *line = g_strconcat ("class ", found->first, NULL);
      g_strv_builder_add (evidence, line);
    }
  sdk->id = g_strdup (found->sdk->id);
  sdk->name = g_strdup (found->sdk->name);
  sdk->vendor = g_strdup (found->sdk->vendor);
  sdk->kind = g_strdup (found->sdk->kind);
  sdk->evidence = g_strv_builder_end (evidence);
  sdk->class_count = found->n_classes;
  sdk->library = found->sdk->open_source_library;
  return sdk;
}

static gboolean
candor_code_is_shown (const CandorCodeSdk *sdk)
{
  return sdk->n_classes >= CLASSES_MIN || sdk->calls || sdk->components->len > 0 || sdk->libraries->len > 0;
}

static int
candor_code_compare_sdks (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(CandorCodeSdk *const *) a)->sdk->id, (*(CandorCodeSdk *const *) b)->sdk->id);
}

/**
 * candor_code_add_sdks:
 *
 * Lists the SDKs that are there, with what shows it, by identifier.
 */
void
candor_code_add_sdks (CandorCode *self)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, candor_code_sdk_free);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  GHashTableIter iterator;
  gpointer sdk;

  candor_code_count_classes (self, found);
  candor_code_find_callers (self, found);
  candor_code_find_components (self, found);
  candor_code_find_libraries (self, found);
  g_hash_table_iter_init (&iterator, found);
  while (g_hash_table_iter_next (&iterator, NULL, &sdk))
    if (candor_code_is_shown (sdk))
      g_ptr_array_add (sorted, sdk);
  g_ptr_array_sort (sorted, candor_code_compare_sdks);
  for (guint i = 0; i < sorted->len; i++)
    {
      g_autoptr (CandorSdk) item = candor_code_make_sdk (g_ptr_array_index (sorted, i));
      candor_list_append (self->package->sdks, item);
    }
}
