/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-code-private.h"

/* Permissions that an API found needs, or that the knowledge has any API for. */
static GHashTable *
candor_code_collect_used (CandorCode *self)
{
  GHashTable *used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GListModel *apis = G_LIST_MODEL (self->package->apis);

  for (guint i = 0; i < g_list_model_get_n_items (apis); i++)
    {
      g_autoptr (CandorApi) api = g_list_model_get_item (apis, i);

      for (gsize j = 0; api->permissions[j] != NULL; j++)
        g_hash_table_add (used, g_strdup (api->permissions[j]));
    }
  return used;
}

static GHashTable *
candor_code_collect_known (CandorCode *self)
{
  GHashTable *known = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; i < self->wanted->n_apis; i++)
    for (gsize j = 0; self->wanted->apis[i].permissions[j] != NULL; j++)
      g_hash_table_add (known, (gpointer) self->wanted->apis[i].permissions[j]);
  return known;
}

/* Whether all the code there is was seen: only then is not finding a use a sign that there is none. */
static gboolean
candor_code_saw_all (CandorCode *self)
{
  const CandorPackage *package = self->package;

  return package->dex_count > 0 && self->complete && package->packer == NULL && !package->loads_code
         && !package->has_native && !self->reflects;
}

/* Other permissions work by being held: nothing in the code shows it. */
static gboolean
candor_code_is_called_for (const CandorPermission *permission)
{
  return g_strcmp0 (permission->level, "dangerous") == 0;
}

/* Groups of which a permission is used: one may widen what another's calls give (location in the
 * background), so nothing of such a group can be called unused. */
static GHashTable *
candor_code_collect_groups (CandorCode *self, GHashTable *used)
{
  GHashTable *groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GListModel *permissions = G_LIST_MODEL (self->package->permissions);

  for (guint i = 0; i < g_list_model_get_n_items (permissions); i++)
    {
      g_autoptr (CandorPermission) permission = g_list_model_get_item (permissions, i);

      if (permission->group != NULL && g_hash_table_contains (used, permission->name))
        g_hash_table_add (groups, g_strdup (permission->group));
    }
  return groups;
}

/**
 * candor_code_judge_permissions:
 *
 * Says of each permission whether the code uses it. "No" accuses: it is said only where all the code
 * was seen, the knowledge has APIs for the permission, and none of its group was found.
 */
void
candor_code_judge_permissions (CandorCode *self)
{
  g_autoptr (GHashTable) used = candor_code_collect_used (self);
  gboolean saw_all = candor_code_saw_all (self);
  g_autoptr (GHashTable) known = saw_all ? candor_code_collect_known (self) : NULL;
  g_autoptr (GHashTable) groups = saw_all ? candor_code_collect_groups (self, used) : NULL;
  GListModel *permissions = G_LIST_MODEL (self->package->permissions);

  for (guint i = 0; i < g_list_model_get_n_items (permissions); i++)
    {
      g_autoptr (CandorPermission) permission = g_list_model_get_item (permissions, i);

      if (g_hash_table_contains (used, permission->name))
        permission->used = CANDOR_USE_YES;
      else if (saw_all && candor_code_is_called_for (permission) && g_hash_table_contains (known, permission->name)
               && (permission->group == NULL || !g_hash_table_contains (groups, permission->group)))
        permission->used = CANDOR_USE_NO;
      else
        permission->used = CANDOR_USE_UNKNOWN;
    }
}
