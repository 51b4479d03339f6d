/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-code-private.h"

static void
candor_code_add_names (GHashTable *names, const char *const *permissions)
{
  for (gsize i = 0; permissions[i] != NULL; i++)
    g_hash_table_add (names, g_strdup (permissions[i]));
}

/* Permissions that an API needs that was found. */
static GHashTable *
candor_code_collect_used (CandorCode *self)
{
  GHashTable *used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GListModel *apis = G_LIST_MODEL (self->package->apis);

  for (guint i = 0; i < g_list_model_get_n_items (apis); i++)
    {
      g_autoptr (CandorApi) api = g_list_model_get_item (apis, i);
      candor_code_add_names (used, candor_api_get_permissions (api));
    }
  return used;
}

/* Permissions of content that the code may reach by an address it puts together. */
static GHashTable *
candor_code_collect_possible (CandorCode *self)
{
  GHashTable *possible = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->files->len; i++)
    {
      const CandorCodeFile *file = g_ptr_array_index (self->files, i);

      for (guint j = 0; j < file->possible->len; j++)
        candor_code_add_names (possible, self->wanted->apis[g_array_index (file->possible, guint, j)].permissions);
    }
  return possible;
}

/* Groups of which a permission is used: another of them may widen what those calls give, so that it
 * can't be called unused. */
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

/* What of the code was not seen: then finding no use is no sign that there is none. */
static CandorDoubt
candor_code_list_doubts (CandorCode *self)
{
  const CandorPackage *package = self->package;
  const struct
  {
    gboolean is;
    CandorDoubt doubt;
  } all[] = {
    { package->dex_count == 0, CANDOR_DOUBT_NO_CODE }, { package->packer != NULL, CANDOR_DOUBT_PACKED },
    { package->loads_code, CANDOR_DOUBT_LOADED },      { self->hides, CANDOR_DOUBT_HIDDEN },
    { package->has_native, CANDOR_DOUBT_NATIVE },      { self->reflects, CANDOR_DOUBT_REFLECTION },
    { !self->complete, CANDOR_DOUBT_DAMAGED },
  };
  CandorDoubt doubts = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    doubts |= all[i].is ? all[i].doubt : 0;
  return doubts;
}

/* What keeps this one permission, of which no use was found, from being called unused. */
static CandorDoubt
candor_code_doubt (CandorCode *self, const CandorPermission *permission, GHashTable *possible, GHashTable *groups)
{
  const CandorKnownPermission *known = candor_knowledge_find_permission (self->knowledge, permission->name);
  CandorDoubt doubts = known != NULL && known->apis_complete ? 0 : CANDOR_DOUBT_KNOWLEDGE;

  if (g_hash_table_contains (possible, permission->name))
    doubts |= CANDOR_DOUBT_ADDRESS;
  if (permission->group != NULL && g_hash_table_contains (groups, permission->group))
    doubts |= CANDOR_DOUBT_GROUP;
  return doubts;
}

/**
 * candor_code_judge_permissions:
 *
 * Says of each permission whether the code uses it. "No" accuses: it is said only where all the code
 * was seen, every way to use the permission is known, and none was found, nor one of its group's. What
 * else it takes is noted with the permission.
 */
void
candor_code_judge_permissions (CandorCode *self)
{
  g_autoptr (GHashTable) used = candor_code_collect_used (self);
  g_autoptr (GHashTable) possible = candor_code_collect_possible (self);
  g_autoptr (GHashTable) groups = candor_code_collect_groups (self, used);
  CandorDoubt doubts = candor_code_list_doubts (self);
  GListModel *permissions = G_LIST_MODEL (self->package->permissions);

  for (guint i = 0; i < g_list_model_get_n_items (permissions); i++)
    {
      g_autoptr (CandorPermission) permission = g_list_model_get_item (permissions, i);

      permission->doubts = 0;
      if (g_hash_table_contains (used, permission->name))
        {
          permission->used = CANDOR_USE_YES;
          continue;
        }
      permission->doubts = doubts | candor_code_doubt (self, permission, possible, groups);
      permission->used = permission->doubts == 0 ? CANDOR_USE_NO : CANDOR_USE_UNKNOWN;
    }
}
