/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-code-private.h"
#include "base/candor-list.h"

#include <string.h>

/* One call site of one API, before either is an object. */
typedef struct
{
  const CandorKnownApi *api;
  guint file;
  const CandorCodeSite *site;
} CandorCodeUse;

/* Entries that differ in their descriptors only are one API. */
static int
candor_code_compare_apis (const CandorKnownApi *left, const CandorKnownApi *right)
{
  int order = left == right ? 0 : (int) left->kind - (int) right->kind;

  if (left == right || order != 0)
    return order;
  order = g_strcmp0 (left->class_name, right->class_name);
  if (order == 0)
    order = g_strcmp0 (left->member, right->member);
  return order != 0 ? order : g_strcmp0 (left->category, right->category);
}

static int
candor_code_compare_places (const CandorCodeUse *left, const CandorCodeUse *right)
{
  int order = candor_code_compare_apis (left->api, right->api);

  if (order == 0)
    order = strcmp (left->site->class_name, right->site->class_name);
  return order != 0 ? order : strcmp (left->site->method, right->site->method);
}

static int
candor_code_compare_uses (gconstpointer a, gconstpointer b)
{
  const CandorCodeUse *left = a, *right = b;
  int order = candor_code_compare_places (left, right);

  return order != 0 ? order : (int) left->file - (int) right->file;
}

static GArray *
candor_code_list_uses (CandorCode *self)
{
  GArray *uses = g_array_new (FALSE, FALSE, sizeof (CandorCodeUse));

  for (guint i = 0; i < self->files->len; i++)
    {
      const CandorCodeFile *file = g_ptr_array_index (self->files, i);

      for (guint j = 0; j < file->findings->len; j++)
        {
          const CandorCodeFinding *finding = &g_array_index (file->findings, CandorCodeFinding, j);
          CandorCodeUse use = { NULL, i, &g_array_index (file->sites, CandorCodeSite, finding->site) };

          if (finding->target.kind != CANDOR_TARGET_API)
            continue;
          use.api = &self->wanted->apis[finding->target.index];
          g_array_append_val (uses, use);
        }
    }
  g_array_sort (uses, candor_code_compare_uses);
  return uses;
}

static void
candor_code_add_entered (GHashTable *entered, guint64 hash)
{
  g_hash_table_add (entered, g_memdup2 (&hash, sizeof hash));
}

/* Classes of libraries that code other than libraries' calls, or that the manifest lets the system
 * call. */
static GHashTable *
candor_code_collect_entered (CandorCode *self)
{
  GHashTable *entered = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GListModel *components = G_LIST_MODEL (self->package->components);

  for (guint i = 0; i < g_list_model_get_n_items (components); i++)
    {
      g_autoptr (CandorComponent) component = g_list_model_get_item (components, i);
      candor_code_add_entered (entered, candor_code_hash_outer (component->name));
    }
  for (guint i = 0; i < self->files->len; i++)
    {
      const CandorCodeFile *file = g_ptr_array_index (self->files, i);

      for (guint j = 0; j < file->entered->len; j++)
        candor_code_add_entered (entered, g_array_index (file->entered, guint64, j));
    }
  return entered;
}

/* Whether a call site only came along, so that it does not show that the app does this: it is in a class
 * of a plain library that nobody else calls (a text field can paste; nobody has to), or an SDK calls
 * what it offers to others itself. */
static gboolean
candor_code_is_carried (CandorCode *self, GHashTable *entered, const CandorApi *api, const CandorCallSite *site)
{
  const CandorKnownSdk *sdk = site->sdk != NULL ? candor_knowledge_find_sdk (self->knowledge, site->sdk) : NULL;
  guint64 hash = candor_code_hash_outer (site->class_name);

  if (api->class_name != NULL
      && (hash == candor_code_hash_outer (api->class_name)
          || (sdk != NULL && candor_owners_find (self->owners, api->class_name).sdk == sdk)))
    return TRUE;
  return sdk != NULL && sdk->open_source_library && !g_hash_table_contains (entered, &hash);
}

static int
candor_code_compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Permissions of all overloads that are called; weak if each of them is. */
static CandorApi *
candor_code_make_api (const GArray *uses, guint first)
{
  const CandorKnownApi *known = g_array_index (uses, CandorCodeUse, first).api;
  g_autoptr (GHashTable) permissions = g_hash_table_new (g_str_hash, g_str_equal);
  CandorApi *api = g_object_new (CANDOR_TYPE_API, NULL);
  g_autofree char **names = NULL;
  guint count;

  api->kind = known->kind;
  api->class_name = g_strdup (known->class_name);
  api->member = g_strdup (known->member);
  api->category = g_strdup (known->category);
  api->weak = TRUE;
  for (guint i = first; i < uses->len; i++)
    {
      const CandorKnownApi *overload = g_array_index (uses, CandorCodeUse, i).api;

      if (candor_code_compare_apis (known, overload) != 0)
        break;
      api->weak = api->weak && overload->weak;
      for (gsize j = 0; overload->permissions[j] != NULL; j++)
        g_hash_table_add (permissions, (gpointer) overload->permissions[j]);
    }
  names = (char **) g_hash_table_get_keys_as_array (permissions, &count);
  qsort (names, count, sizeof *names, candor_code_compare_names);
  api->permissions = g_strdupv (names);
  return api;
}

static CandorCallSite *
candor_code_make_site (CandorCode *self, const CandorCodeUse *use)
{
  const CandorCodeFile *file = g_ptr_array_index (self->files, use->file);
  CandorOwner owner = candor_owners_find (self->owners, use->site->class_name);
  CandorCallSite *site = g_object_new (CANDOR_TYPE_CALL_SITE, NULL);

  site->class_name = g_strdup (use->site->class_name);
  site->method = g_strdup (use->site->method);
  site->dex = g_strdup (file->name);
  site->sdk = owner.sdk != NULL ? g_strdup (owner.sdk->id) : NULL;
  site->first_party = owner.first_party;
  return site;
}

/**
 * candor_code_add_apis:
 *
 * Makes the package's APIs and their call sites, ordered by kind, class, member and category, and by
 * class and method. One that is only called by code that came along is weak.
 */
void
candor_code_add_apis (CandorCode *self)
{
  g_autoptr (GArray) uses = candor_code_list_uses (self);
  g_autoptr (GHashTable) entered = candor_code_collect_entered (self);
  g_autoptr (CandorApi) api = NULL;
  gboolean carried = FALSE;

  for (guint i = 0; i < uses->len; i++)
    {
      const CandorCodeUse *use = &g_array_index (uses, CandorCodeUse, i);
      const CandorCodeUse *last = i > 0 ? &g_array_index (uses, CandorCodeUse, i - 1) : NULL;
      g_autoptr (CandorCallSite) site = NULL;

      if (last != NULL && candor_code_compare_places (last, use) == 0)
        continue;
      if (last == NULL || candor_code_compare_apis (last->api, use->api) != 0)
        {
          if (api != NULL)
            api->weak = api->weak || carried;
          g_clear_object (&api);
          api = candor_code_make_api (uses, i);
          carried = TRUE;
          candor_list_append (self->package->apis, api);
        }
      site = candor_code_make_site (self, use);
      carried = carried && candor_code_is_carried (self, entered, api, site);
      candor_list_append (api->call_sites, site);
    }
  if (api != NULL)
    api->weak = api->weak || carried;
}
