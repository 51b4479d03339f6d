/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-comparison"

#include "config.h"
#include "comparison/candor-behavior.h"

#include <string.h>

typedef struct
{
  CandorPackage *package;
  CandorKnowledge *knowledge;
  GHashTable *behaviors; /* category to CandorBehavior */
  GHashTable *requested; /* names of permissions that have an effect */
  GHashTable *sdk_indexes;
} CandorGathering;

static void
candor_behavior_free (gpointer data)
{
  CandorBehavior *self = data;

  g_array_unref (self->permissions);
  g_array_unref (self->apis);
  g_array_unref (self->sdks);
  g_array_unref (self->roles);
  g_free (self);
}

static CandorBehavior *
candor_gathering_get (CandorGathering *self, const char *category)
{
  CandorBehavior *behavior = g_hash_table_lookup (self->behaviors, category);

  if (behavior != NULL)
    return behavior;
  behavior = g_new0 (CandorBehavior, 1);
  behavior->category = category;
  behavior->permissions = g_array_new (FALSE, FALSE, sizeof (guint));
  behavior->apis = g_array_new (FALSE, FALSE, sizeof (guint));
  behavior->sdks = g_array_new (FALSE, FALSE, sizeof (guint));
  behavior->roles = g_array_new (FALSE, FALSE, sizeof (guint));
  g_hash_table_insert (self->behaviors, (gpointer) category, behavior);
  return behavior;
}

/* A permission asked for only on levels the package doesn't run on, or that no longer does anything
 * there, opens nothing. */
static gboolean
candor_gathering_permission_has_effect (CandorGathering *self, CandorPermission *permission)
{
  int min_sdk = candor_package_get_min_sdk (self->package);
  int max_sdk = candor_permission_get_max_sdk (permission);
  const CandorKnownPermission *known
      = candor_knowledge_find_permission (self->knowledge, candor_permission_get_name (permission));

  if (max_sdk >= 0 && min_sdk > max_sdk)
    return FALSE;
  return known == NULL || known->until == 0 || min_sdk <= (int) known->until;
}

static const CandorKnownApi *
candor_gathering_find_known (CandorGathering *self, CandorApi *api)
{
  gsize count;
  const CandorKnownApi *known = candor_knowledge_get_apis (self->knowledge, &count);

  for (gsize i = 0; i < count; i++)
    if (known[i].kind == candor_api_get_kind (api)
        && g_strcmp0 (known[i].member, candor_api_get_member (api)) == 0
        && g_strcmp0 (known[i].class_name, candor_api_get_class_name (api)) == 0
        && strcmp (known[i].category, candor_api_get_category (api)) == 0)
      return &known[i];
  return NULL;
}

/* A call gives nothing without one of the permissions it needs, nor on levels where the system no
 * longer answers ordinary apps. */
static gboolean
candor_gathering_api_has_effect (CandorGathering *self, CandorApi *api)
{
  const char *const *needed = candor_api_get_permissions (api);
  const CandorKnownApi *known = candor_gathering_find_known (self, api);
  int min_sdk = candor_package_get_min_sdk (self->package);

  if (known != NULL && known->until > 0 && min_sdk >= (int) known->until)
    return FALSE;
  if (needed == NULL || needed[0] == NULL)
    return TRUE;
  if (known != NULL && candor_package_get_target_sdk (self->package) < (int) known->permissions_since)
    return TRUE;
  for (guint i = 0; needed[i] != NULL; i++)
    if (g_hash_table_contains (self->requested, needed[i]))
      return TRUE;
  return FALSE;
}

/* Where one call serves several permissions ("location"), the one requested says which narrower kind
 * it gives: precise or approximate. */
static const char *
candor_gathering_get_category (CandorGathering *self, CandorApi *api)
{
  const char *category = candor_api_get_category (api);
  const char *const *needed = candor_api_get_permissions (api);

  for (guint i = 0; needed != NULL && needed[i] != NULL; i++)
    {
      const CandorKnownPermission *known
          = g_hash_table_contains (self->requested, needed[i])
                ? candor_knowledge_find_permission (self->knowledge, needed[i])
                : NULL;
      if (known != NULL && candor_knowledge_subsumes (self->knowledge, category, known->categories[0]))
        return known->categories[0];
    }
  return category;
}

static void
candor_gathering_add_owner (CandorGathering *self, CandorBehavior *behavior, CandorCallSite *site)
{
  const char *sdk = candor_call_site_get_sdk (site);
  const CandorKnownSdk *known = sdk != NULL ? candor_knowledge_find_sdk (self->knowledge, sdk) : NULL;
  gpointer index;

  if (known != NULL && known->open_source_library)
    return;
  behavior->own_code = behavior->own_code || candor_call_site_get_first_party (site);
  if (sdk == NULL || !g_hash_table_lookup_extended (self->sdk_indexes, sdk, NULL, &index))
    return;
  for (guint i = 0; i < behavior->sdks->len; i++)
    if (g_array_index (behavior->sdks, guint, i) == GPOINTER_TO_UINT (index))
      return;
  g_array_append_vals (behavior->sdks, &(guint){ GPOINTER_TO_UINT (index) }, 1);
}

static void
candor_gathering_add_api (CandorGathering *self, CandorBehavior *behavior, CandorApi *api, guint index, gboolean weak)
{
  GListModel *sites = candor_api_get_call_sites (api);

  g_array_append_val (behavior->apis, index);
  behavior->evident = behavior->evident || !weak;
  for (guint i = 0; !weak && i < g_list_model_get_n_items (sites); i++)
    {
      g_autoptr (CandorCallSite) site = g_list_model_get_item (sites, i);
      candor_gathering_add_owner (self, behavior, site);
    }
}

/* A library that hands nothing to anybody wraps what others may ask of it (the paste of a text field,
 * a location manager for old platforms), and an SDK's own code calls its own interfaces: whether
 * anybody asks, such a place alone doesn't show. */
static gboolean
candor_gathering_site_shows_use (CandorGathering *self, CandorApi *api, CandorCallSite *site)
{
  const char *id = candor_call_site_get_sdk (site);
  const char *class_name = candor_api_get_class_name (api);
  const CandorKnownSdk *owner = id != NULL ? candor_knowledge_find_sdk (self->knowledge, id) : NULL;

  if (owner == NULL)
    return TRUE;
  return !owner->open_source_library
         && (class_name == NULL || candor_knowledge_find_sdk_of_class (self->knowledge, class_name) != owner);
}

static gboolean
candor_gathering_is_weak (CandorGathering *self, CandorApi *api)
{
  GListModel *sites = candor_api_get_call_sites (api);
  guint count = g_list_model_get_n_items (sites);

  if (candor_api_get_weak (api))
    return TRUE;
  for (guint i = 0; i < count; i++)
    {
      g_autoptr (CandorCallSite) site = g_list_model_get_item (sites, i);
      if (candor_gathering_site_shows_use (self, api, site))
        return FALSE;
    }
  return count > 0;
}

/* Signs that are in wide use for other ends join a behavior; they never make one. */
static void
candor_gathering_add_apis (CandorGathering *self, gboolean weak)
{
  GListModel *apis = candor_package_get_apis (self->package);

  for (guint i = 0; i < g_list_model_get_n_items (apis); i++)
    {
      g_autoptr (CandorApi) api = g_list_model_get_item (apis, i);
      const char *category = candor_gathering_get_category (self, api);
      const CandorKnownCategory *known = candor_knowledge_find_category (self->knowledge, category);

      if (candor_gathering_is_weak (self, api) != weak || known == NULL
          || !candor_gathering_api_has_effect (self, api))
        continue;
      if (weak && !g_hash_table_contains (self->behaviors, category))
        continue;
      candor_gathering_add_api (self, candor_gathering_get (self, known->id), api, i, weak);
    }
}

/* A service in the foreground may be of the microphone's kind; without the permission to record it
 * hears nothing. */
static gboolean
candor_gathering_stands_beside (CandorGathering *self, CandorPermission *permission)
{
  const CandorKnownPermission *known
      = candor_knowledge_find_permission (self->knowledge, candor_permission_get_name (permission));

  if (known == NULL || known->beside[0] == NULL)
    return TRUE;
  for (guint i = 0; known->beside[i] != NULL; i++)
    if (g_hash_table_contains (self->requested, known->beside[i]))
      return TRUE;
  return FALSE;
}

/* The first category of a permission is what it is for; the others it merely opens as well, and it
 * counts for them only where code is seen to use it so. */
static void
candor_gathering_add_permissions (CandorGathering *self, gboolean first)
{
  GListModel *permissions = candor_package_get_permissions (self->package);

  for (guint i = 0; i < g_list_model_get_n_items (permissions); i++)
    {
      g_autoptr (CandorPermission) permission = g_list_model_get_item (permissions, i);
      const char *const *categories = candor_permission_get_categories (permission);

      if (categories[0] == NULL
          || !g_hash_table_contains (self->requested, candor_permission_get_name (permission))
          || !candor_gathering_stands_beside (self, permission))
        continue;
      for (guint k = 0; categories[k] != NULL; k++)
        {
          const CandorKnownCategory *known
              = candor_knowledge_find_category (self->knowledge, categories[k]);
          if (known == NULL || (k == 0) != first
              || (!first && !g_hash_table_contains (self->behaviors, categories[k])))
            continue;
          g_array_append_val (candor_gathering_get (self, known->id)->permissions, i);
        }
    }
}

/* A role gives what it is for as a permission does, but no app requests it: a service or receiver that the system
 * calls is declared for it. */
static void
candor_gathering_add_roles (CandorGathering *self)
{
  GListModel *components = candor_package_get_components (self->package);

  for (guint i = 0; i < g_list_model_get_n_items (components); i++)
    {
      g_autoptr (CandorComponent) component = g_list_model_get_item (components, i);
      const CandorKnownPermission *role = candor_component_find_role (component, self->knowledge);
      const CandorKnownCategory *known
          = role != NULL && role->categories[0] != NULL
                ? candor_knowledge_find_category (self->knowledge, role->categories[0])
                : NULL;

      if (known != NULL)
        g_array_append_val (candor_gathering_get (self, known->id)->roles, i);
    }
}

static void
candor_gathering_init (CandorGathering *self, CandorPackage *package, CandorKnowledge *knowledge)
{
  GListModel *permissions = candor_package_get_permissions (package);
  GListModel *sdks = candor_package_get_sdks (package);

  self->package = package;
  self->knowledge = knowledge;
  self->behaviors = g_hash_table_new (g_str_hash, g_str_equal);
  self->requested = g_hash_table_new (g_str_hash, g_str_equal);
  self->sdk_indexes = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < g_list_model_get_n_items (permissions); i++)
    {
      g_autoptr (CandorPermission) permission = g_list_model_get_item (permissions, i);
      if (candor_gathering_permission_has_effect (self, permission))
        g_hash_table_add (self->requested, (gpointer) candor_permission_get_name (permission));
    }
  for (guint i = 0; i < g_list_model_get_n_items (sdks); i++)
    {
      g_autoptr (CandorSdk) sdk = g_list_model_get_item (sdks, i);
      g_hash_table_insert (self->sdk_indexes, (gpointer) candor_sdk_get_id (sdk), GUINT_TO_POINTER (i));
    }
}

static int
candor_behavior_compare (gconstpointer a, gconstpointer b)
{
  const CandorBehavior *const *left = a, *const *right = b;

  return strcmp ((*left)->category, (*right)->category);
}

static int
compare_indexes (gconstpointer a, gconstpointer b)
{
  guint left = *(const guint *) a, right = *(const guint *) b;

  return left < right ? -1 : left > right;
}

/**
 * candor_behaviors_gather:
 *
 * Gathers what @package can touch: a category that a permission is for, or that code is seen to get
 * by a call it has the permission for.
 *
 * Returns: (transfer full) (element-type CandorBehavior): sorted by category
 */
GPtrArray *
candor_behaviors_gather (CandorPackage *package, CandorKnowledge *knowledge)
{
  GPtrArray *behaviors = g_ptr_array_new_with_free_func (candor_behavior_free);
  CandorGathering gathering;
  GHashTableIter iter;
  gpointer behavior;

  candor_gathering_init (&gathering, package, knowledge);
  candor_gathering_add_permissions (&gathering, TRUE);
  candor_gathering_add_roles (&gathering);
  candor_gathering_add_apis (&gathering, FALSE);
  candor_gathering_add_permissions (&gathering, FALSE);
  candor_gathering_add_apis (&gathering, TRUE);

  g_hash_table_iter_init (&iter, gathering.behaviors);
  while (g_hash_table_iter_next (&iter, NULL, &behavior))
    {
      g_array_sort (((CandorBehavior *) behavior)->permissions, compare_indexes);
      g_array_sort (((CandorBehavior *) behavior)->apis, compare_indexes);
      g_array_sort (((CandorBehavior *) behavior)->sdks, compare_indexes);
      g_ptr_array_add (behaviors, behavior);
    }
  g_ptr_array_sort (behaviors, candor_behavior_compare);
  g_hash_table_unref (gathering.behaviors);
  g_hash_table_unref (gathering.requested);
  g_hash_table_unref (gathering.sdk_indexes);
  return behaviors;
}

guint
candor_behavior_count_call_sites (CandorBehavior *self, CandorPackage *package)
{
  guint count = 0;

  for (guint i = 0; i < self->apis->len; i++)
    {
      g_autoptr (CandorApi) api = g_list_model_get_item (candor_package_get_apis (package),
                                                         g_array_index (self->apis, guint, i));
      count += g_list_model_get_n_items (candor_api_get_call_sites (api));
    }
  return count;
}
