/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-code-owners.h"

#include <string.h>

/* A namespace of fewer segments is a top-level domain, or a name somebody else may have too. */
#define NAMESPACE_SEGMENTS_MIN 2u
/* So many name a product of a firm: "com.shop.market", of which "com.shop.market.beta" is a variant. */
#define PRODUCT_SEGMENTS_MIN 3u

gsize
candor_owners_match (const char *prefix, const char *name)
{
  gsize length = strlen (prefix);

  if (length == 0 || strncmp (prefix, name, length) != 0)
    return 0;
  return name[length] == '\0' || name[length] == '.' || name[length] == '$' ? length : 0;
}

static gsize
candor_owners_match_sdk (const CandorKnownSdk *sdk, const char *class_name)
{
  gsize longest = 0;

  for (gsize i = 0; sdk->prefixes[i] != NULL; i++)
    longest = MAX (longest, candor_owners_match (sdk->prefixes[i], class_name));
  return longest;
}

/**
 * candor_owners_find:
 * @class_name: in dotted form
 *
 * Returns: whose it is
 */
CandorOwner
candor_owners_find (const CandorOwners *self, const char *class_name)
{
  CandorOwner owner = { FALSE, candor_knowledge_find_sdk_of_class (self->knowledge, class_name) };
  gsize own = 0;

  for (guint i = 0; i < self->namespaces->len; i++)
    own = MAX (own, candor_owners_match (g_ptr_array_index (self->namespaces, i), class_name));
  if (own > 0 && (owner.sdk == NULL || own >= candor_owners_match_sdk (owner.sdk, class_name)))
    owner = (CandorOwner) { TRUE, NULL };
  return owner;
}

CandorOwner
candor_owners_find_component (const CandorOwners *self, const char *class_name)
{
  CandorOwner owner = candor_owners_find (self, class_name);

  if (!owner.first_party && owner.sdk == NULL)
    owner.sdk = candor_knowledge_find_sdk_of_component (self->knowledge, class_name);
  return owner;
}

static guint
candor_owners_count_segments (const char *name)
{
  guint count = *name != '\0' ? 1 : 0;

  for (; *name != '\0'; name++)
    count += *name == '.';
  return count;
}

/* The beginning that two names share, whole segments. */
static char *
candor_owners_dup_common (const char *a, const char *b)
{
  gsize end = 0, i;

  for (i = 0; a[i] != '\0' && a[i] == b[i]; i++)
    if (a[i] == '.')
      end = i;
  if ((a[i] == '\0' || a[i] == '.') && (b[i] == '\0' || b[i] == '.'))
    end = i;
  return g_strndup (a, end);
}

static char *
candor_owners_dup_package (const char *class_name)
{
  const char *dot = strrchr (class_name, '.');

  return g_strndup (class_name, dot != NULL ? (gsize) (dot - class_name) : 0);
}

/* "a.b": what a shrinker leaves of names; anybody's classes may be there. */
static gboolean
candor_owners_is_obfuscated (const char *namespace)
{
  g_auto (GStrv) segments = g_strsplit (namespace, ".", -1);

  for (gsize i = 0; segments[i] != NULL; i++)
    if (strlen (segments[i]) > 2)
      return FALSE;
  return TRUE;
}

static void
candor_owners_add (CandorOwners *self, const char *namespace)
{
  for (guint i = 0; i < self->namespaces->len; i++)
    if (strcmp (g_ptr_array_index (self->namespaces, i), namespace) == 0)
      return;
  if (candor_owners_count_segments (namespace) >= NAMESPACE_SEGMENTS_MIN && !candor_owners_is_obfuscated (namespace)
      /* SDKs of more than one maker live there: then it is nobody's alone. */
      && !candor_knowledge_has_sdk_below (self->knowledge, namespace))
    g_ptr_array_add (self->namespaces, g_strdup (namespace));
}

/* Classes the manifest names and the knowledge doesn't: the app's, or an unknown library's. With
 * @entrances only those by which people get in: the application and the activities others may start. */
static GPtrArray *
candor_owners_list_declared (const CandorOwners *self, CandorPackage *package, gboolean entrances)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  GListModel *components = candor_package_get_components (package);
  const char *application = candor_package_get_application_class (package);

  if (application != NULL)
    g_ptr_array_add (names, g_strdup (application));
  for (guint i = 0; i < g_list_model_get_n_items (components); i++)
    {
      g_autoptr (CandorComponent) component = g_list_model_get_item (components, i);

      if (!entrances || (candor_component_get_kind (component) == CANDOR_COMPONENT_ACTIVITY
                         && candor_component_get_exported (component)))
        g_ptr_array_add (names, g_strdup (candor_component_get_name (component)));
    }
  for (guint i = names->len; i-- > 0;)
    if (candor_owners_find_component (self, g_ptr_array_index (names, i)).sdk != NULL
        || candor_knowledge_find_packer_of_class (self->knowledge, g_ptr_array_index (names, i)) != NULL)
      g_ptr_array_remove_index (names, i);
  return names;
}

/* The app's name may differ from its code's ("com.shop.beta", "com.shop.android.Main"): what both
 * share is the app's own too. */
static void
candor_owners_add_relatives (CandorOwners *self, const char *package_name, GPtrArray *declared)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < declared->len; i++)
    {
      g_autofree char *package = candor_owners_dup_package (g_ptr_array_index (declared, i));
      char *common = candor_owners_dup_common (package_name, package);

      /* Many share the same; each is looked at once. */
      if (g_hash_table_add (seen, common))
        candor_owners_add (self, common);
    }
}

/* Nothing that is declared is below the app's name: then the app's own is the namespace in which most
 * of its entrances are. */
static void
candor_owners_add_majority (CandorOwners *self, GPtrArray *declared)
{
  for (guint i = 0; i < declared->len; i++)
    {
      g_autofree char *namespace = candor_owners_dup_package (g_ptr_array_index (declared, i));
      guint count = 0;

      for (guint j = 0; j < declared->len; j++)
        {
          g_autofree char *package = candor_owners_dup_package (g_ptr_array_index (declared, j));
          g_autofree char *common = candor_owners_dup_common (namespace, package);

          if (candor_owners_count_segments (common) < NAMESPACE_SEGMENTS_MIN)
            continue;
          g_free (namespace);
          namespace = g_steal_pointer (&common);
          count++;
        }
      if (2 * count > declared->len)
        {
          candor_owners_add (self, namespace);
          return;
        }
    }
}

/* Whether all that is declared lies below the app's own name, or nothing is: none of it tells more than the name. */
static gboolean
candor_owners_is_plain (const char *package_name, GPtrArray *declared)
{
  for (guint i = 0; i < declared->len; i++)
    if (candor_owners_match (package_name, g_ptr_array_index (declared, i)) == 0)
      return FALSE;
  return TRUE;
}

/* Then a variant's or a part's name goes on behind the product's. */
static void
candor_owners_add_product (CandorOwners *self, const char *package_name)
{
  g_autofree char *product = candor_owners_dup_package (package_name);

  if (candor_owners_count_segments (product) >= PRODUCT_SEGMENTS_MIN)
    candor_owners_add (self, product);
}

static gboolean
candor_owners_has_declared (const CandorOwners *self, GPtrArray *declared)
{
  for (guint i = 0; i < declared->len; i++)
    if (candor_owners_find (self, g_ptr_array_index (declared, i)).first_party)
      return TRUE;
  return FALSE;
}

/**
 * candor_owners_new:
 * @package: whose manifest has been read
 * @knowledge: what is known of SDKs
 *
 * Returns: (transfer full): who owns the classes of @package
 */
CandorOwners *
candor_owners_new (CandorPackage *package, CandorKnowledge *knowledge)
{
  CandorOwners *self = g_new0 (CandorOwners, 1);
  const char *package_name = candor_package_get_package_name (package);
  g_autoptr (GPtrArray) declared = NULL;

  self->knowledge = g_object_ref (knowledge);
  self->namespaces = g_ptr_array_new_with_free_func (g_free);
  declared = candor_owners_list_declared (self, package, FALSE);
  if (package_name != NULL && *package_name != '\0')
    {
      g_ptr_array_add (self->namespaces, g_strdup (package_name));
      candor_owners_add_relatives (self, package_name, declared);
    }
  if (package_name != NULL && candor_owners_is_plain (package_name, declared))
    candor_owners_add_product (self, package_name);
  else if (!candor_owners_has_declared (self, declared))
    {
      g_autoptr (GPtrArray) entrances = candor_owners_list_declared (self, package, TRUE);
      candor_owners_add_majority (self, entrances);
    }
  return self;
}

void
candor_owners_free (CandorOwners *self)
{
  g_clear_pointer (&self->namespaces, g_ptr_array_unref);
  g_clear_object (&self->knowledge);
  g_free (self);
}
