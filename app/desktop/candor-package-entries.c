/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-package-entries.h"

#include <glib/gi18n.h>
#include <gtk/gtk.h>
#include <string.h>

#include "candor-subject.h"

typedef struct
{
  CandorPackage *package;
  CandorKnowledge *knowledge;
  CandorCatalog *catalog;
  GListStore *entries;
} CandorEntryBuilder;

static const struct
{
  const char *level;
  const char *word;
} levels[] = {
  { "normal", NC_ ("protection level", "normal") },
  { "dangerous", NC_ ("protection level", "dangerous") },
  { "signature", NC_ ("protection level", "signature") },
  { "internal", NC_ ("protection level", "internal") },
};

static const char *const component_words[] = {
  [CANDOR_COMPONENT_ACTIVITY] = N_ ("activity"),
  [CANDOR_COMPONENT_SERVICE] = N_ ("service"),
  [CANDOR_COMPONENT_RECEIVER] = N_ ("receiver"),
  [CANDOR_COMPONENT_PROVIDER] = N_ ("provider"),
};

static CandorEntry *
candor_builder_add (CandorEntryBuilder *self, CandorEntryKind kind, guint index, const char *title,
                    const char *subtitle)
{
  g_autoptr (CandorEntry) entry = candor_entry_new (kind, index, title, subtitle);

  g_list_store_append (self->entries, entry);
  return entry; /* the list keeps it */
}

/* Permissions. */

static const char *
candor_level_get_word (CandorKnowledge *knowledge, CandorPermission *permission)
{
  const char *level = candor_permission_get_level (permission);
  const CandorKnownPermission *known
      = candor_knowledge_find_permission (knowledge, candor_permission_get_name (permission));

  if (known != NULL && known->special)
    return C_ ("protection level", "special access");
  for (guint i = 0; level != NULL && i < G_N_ELEMENTS (levels); i++)
    if (strcmp (levels[i].level, level) == 0)
      return g_dpgettext2 (NULL, "protection level", levels[i].word);
  return level;
}

static const char *
candor_use_get_word (CandorPermission *permission)
{
  switch (candor_permission_get_used (permission))
    {
    case CANDOR_USE_YES:
      return _ ("use seen");
    case CANDOR_USE_NO:
      return _ ("no use seen");
    case CANDOR_USE_UNKNOWN:
    default:
      return NULL;
    }
}

static char *
candor_permission_describe (CandorEntryBuilder *self, CandorPermission *permission)
{
  const char *name = candor_permission_get_name (permission);
  GString *text = g_string_new (NULL);
  int max_sdk = candor_permission_get_max_sdk (permission);
  int since_sdk = candor_permission_get_since_sdk (permission);

  if (candor_permission_peek_label (name, self->knowledge, self->catalog) != NULL)
    candor_append (text, candor_permission_peek_short_name (name));
  candor_append (text, candor_level_get_word (self->knowledge, permission));
  candor_append (text, candor_use_get_word (permission));
  if (max_sdk >= 0)
    candor_append_format (text, _ ("up to API level %d"), max_sdk);
  if (since_sdk >= 0)
    candor_append_format (text, _ ("from API level %d"), since_sdk);
  if (candor_permission_get_never_for_location (permission))
    candor_append (text, _ ("declared never for location"));
  if (candor_permission_get_implied (permission))
    candor_append (text, _ ("implied by the target level"));
  return g_string_free (text, FALSE);
}

/* The broadest kind of data below personal data as a whole that a permission opens. */
static const char *
candor_permission_peek_topic (CandorEntryBuilder *self, CandorPermission *permission)
{
  const char *const *categories = candor_permission_get_categories (permission);
  const CandorKnownCategory *known, *parent;

  if (categories == NULL || categories[0] == NULL)
    return NULL;
  known = candor_knowledge_find_category (self->knowledge, categories[0]);
  while (known != NULL && known->parent != NULL
         && (parent = candor_knowledge_find_category (self->knowledge, known->parent)) != NULL
         && parent->parent != NULL)
    known = parent;
  return known != NULL ? known->id : NULL;
}

static void
candor_builder_add_permission (CandorEntryBuilder *self, CandorPermission *permission, guint index)
{
  const char *name = candor_permission_get_name (permission);
  const char *label = candor_permission_peek_label (name, self->knowledge, self->catalog);
  g_autofree char *subtitle = candor_permission_describe (self, permission);

  candor_builder_add (self, CANDOR_ENTRY_PERMISSION, index,
                      label != NULL ? label : candor_permission_peek_short_name (name), subtitle);
}

static void
candor_builder_add_topic (CandorEntryBuilder *self, const char *topic)
{
  GListModel *permissions = candor_package_get_permissions (self->package);
  const char *name = topic != NULL ? candor_knowledge_get_category_name (
                                         self->knowledge, topic, candor_catalog_get_locale (self->catalog))
                                   : _ ("opens no personal data of itself");
  g_autofree char *title = candor_capitalize (name);

  candor_builder_add (self, CANDOR_ENTRY_GROUP, 0, title, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (permissions); i++)
    {
      g_autoptr (CandorPermission) permission = g_list_model_get_item (permissions, i);

      if (g_strcmp0 (candor_permission_peek_topic (self, permission), topic) == 0)
        candor_builder_add_permission (self, permission, i);
    }
}

static void
candor_builder_add_permissions (CandorEntryBuilder *self)
{
  GListModel *permissions = candor_package_get_permissions (self->package);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint count = g_list_model_get_n_items (permissions);
  gboolean others = FALSE;

  candor_builder_add (self, CANDOR_ENTRY_SECTION, 0, _ ("Permissions"),
                      count == 0 ? _ ("It requests none.") : NULL);
  for (guint i = 0; i < count; i++)
    {
      g_autoptr (CandorPermission) permission = g_list_model_get_item (permissions, i);
      const char *topic = candor_permission_peek_topic (self, permission);

      if (topic == NULL)
        others = TRUE;
      else if (g_hash_table_add (seen, (gpointer) topic))
        candor_builder_add_topic (self, topic);
    }
  if (others)
    candor_builder_add_topic (self, NULL);
}

/* Calls. */

static gpointer
candor_map_call_site (gpointer item, gpointer user_data)
{
  g_autoptr (CandorCallSite) site = item;
  CandorKnowledge *knowledge = user_data;
  const char *class_name = candor_call_site_get_class_name (site);
  const char *dot = strrchr (class_name, '.');
  g_autofree char *owner = candor_call_site_dup_owner (site, knowledge);
  g_autofree char *title = g_strdup_printf ("%s.%s", dot != NULL ? dot + 1 : class_name,
                                            candor_call_site_get_method (site));
  g_autofree char *subtitle = g_strdup_printf ("%s · %s · %s", owner, class_name,
                                               candor_call_site_get_dex (site));

  return candor_entry_new (CANDOR_ENTRY_CALL_SITE, 0, title, subtitle);
}

static void
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
      g_autofree char *owners = candor_api_describe_owners (api, self->knowledge);
      CandorEntry *entry = candor_builder_add (self, CANDOR_ENTRY_API, i, title, owners);
      GListModel *sites = g_object_ref (candor_api_get_call_sites (api));

      candor_entry_take_children (
          entry, G_LIST_MODEL (gtk_map_list_model_new (sites, candor_map_call_site,
                                                       g_object_ref (self->knowledge), g_object_unref)));
    }
}

/* SDKs, components, the file. */

static GListModel *
candor_lines_new (const char *const *lines)
{
  GListStore *store = g_list_store_new (CANDOR_TYPE_ENTRY);

  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    {
      g_autoptr (CandorEntry) entry = candor_entry_new (CANDOR_ENTRY_FACT, i, lines[i], NULL);
      g_list_store_append (store, entry);
    }
  return G_LIST_MODEL (store);
}

static void
candor_builder_add_sdks (CandorEntryBuilder *self)
{
  GListModel *sdks = candor_package_get_sdks (self->package);
  guint count = g_list_model_get_n_items (sdks);

  candor_builder_add (self, CANDOR_ENTRY_SECTION, 0, _ ("SDKs and libraries"),
                      count == 0 ? _ ("None that is known was seen.") : NULL);
  for (guint i = 0; i < count; i++)
    {
      g_autoptr (CandorSdk) sdk = g_list_model_get_item (sdks, i);
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
      entry = candor_builder_add (self, CANDOR_ENTRY_SDK, i, candor_sdk_get_name (sdk), subtitle);
      candor_entry_take_children (entry, candor_lines_new (candor_sdk_get_evidence (sdk)));
    }
}

/* Those that only the system may bind, or that run in the foreground: both tell what they are for. */
static gboolean
candor_component_is_special (CandorComponent *component)
{
  const char *permission = candor_component_get_permission (component);

  return candor_component_get_foreground_types (component) != NULL
         || (permission != NULL
             && g_str_has_prefix (candor_permission_peek_short_name (permission), "BIND_"));
}

static void
candor_builder_add_components (CandorEntryBuilder *self)
{
  GListModel *components = candor_package_get_components (self->package);
  gboolean headed = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (components); i++)
    {
      g_autoptr (CandorComponent) component = g_list_model_get_item (components, i);
      const char *permission = candor_component_get_permission (component);
      GString *text = g_string_new (NULL);
      g_autofree char *subtitle = NULL;

      if (candor_component_is_special (component))
        {
          candor_append (text, gettext (component_words[candor_component_get_kind (component)]));
          candor_append (text, permission ? candor_permission_peek_short_name (permission) : NULL);
          candor_append (text, candor_component_get_foreground_types (component));
        }
      subtitle = g_string_free (text, FALSE);
      if (*subtitle == '\0')
        continue;
      if (!headed)
        candor_builder_add (self, CANDOR_ENTRY_SECTION, 0, _ ("Components with a role of their own"), NULL);
      headed = TRUE;
      candor_builder_add (self, CANDOR_ENTRY_FACT, i, candor_component_get_name (component), subtitle);
    }
}

static char *
candor_signer_describe (CandorSigner *signer)
{
  g_autoptr (GDateTime) from = g_date_time_new_from_unix_utc (candor_signer_get_not_before (signer));
  g_autoptr (GDateTime) to = g_date_time_new_from_unix_utc (candor_signer_get_not_after (signer));
  g_autofree char *begins = from ? g_date_time_format (from, "%F") : NULL;
  g_autofree char *ends = to ? g_date_time_format (to, "%F") : NULL;
  GString *text = g_string_new (NULL);

  candor_append_format (text, _ ("scheme %s"), candor_signer_get_scheme (signer));
  if (begins != NULL && ends != NULL)
    candor_append_format (text, _ ("valid %s to %s"), begins, ends);
  if (candor_signer_get_debug (signer))
    candor_append (text, _ ("a debug key"));
  candor_append_format (text, "SHA-256 %s", candor_signer_get_sha256 (signer));
  return g_string_free (text, FALSE);
}

static void
candor_builder_add_signers (CandorEntryBuilder *self)
{
  GListModel *signers = candor_package_get_signers (self->package);
  guint count = g_list_model_get_n_items (signers);

  candor_builder_add (self, CANDOR_ENTRY_SECTION, 0, _ ("Signed by"),
                      count == 0 ? _ ("No signature was found.") : NULL);
  for (guint i = 0; i < count; i++)
    {
      g_autoptr (CandorSigner) signer = g_list_model_get_item (signers, i);
      g_autofree char *subtitle = candor_signer_describe (signer);

      candor_builder_add (self, CANDOR_ENTRY_FACT, i, candor_signer_get_subject (signer), subtitle);
    }
}

static void
candor_builder_add_file (CandorEntryBuilder *self)
{
  g_autofree char *size = g_format_size (candor_package_get_size (self->package));
  GString *text = g_string_new (NULL);
  g_autofree char *subtitle = NULL;

  candor_append (text, size);
  if (candor_package_get_min_sdk (self->package) >= 0)
    candor_append_format (text, _ ("API level %d or newer"), candor_package_get_min_sdk (self->package));
  if (candor_package_get_target_sdk (self->package) >= 0)
    candor_append_format (text, _ ("made for %d"), candor_package_get_target_sdk (self->package));
  candor_append_format (text, "SHA-256 %s", candor_package_get_sha256 (self->package));
  subtitle = g_string_free (text, FALSE);
  candor_builder_add (self, CANDOR_ENTRY_SECTION, 0, _ ("File"), NULL);
  candor_builder_add (self, CANDOR_ENTRY_FACT, 0, candor_package_get_file_name (self->package), subtitle);
}

static void
candor_builder_add_warnings (CandorEntryBuilder *self)
{
  GPtrArray *warnings = candor_package_get_warnings (self->package);

  if (warnings->len == 0)
    return;
  candor_builder_add (self, CANDOR_ENTRY_SECTION, 0, _ ("What could not be seen"), NULL);
  for (guint i = 0; i < warnings->len; i++)
    {
      g_autofree char *text = candor_knowledge_format_note (
          self->knowledge, g_ptr_array_index (warnings, i), self->catalog);
      candor_builder_add (self, CANDOR_ENTRY_FACT, i, text, NULL);
    }
}

static void
candor_entry_builder_free (gpointer data)
{
  CandorEntryBuilder *self = data;

  g_object_unref (self->package);
  g_object_unref (self->knowledge);
  g_object_unref (self->catalog);
  g_object_unref (self->entries);
  g_free (self);
}

static void
candor_package_entries_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  CandorEntryBuilder *builder = data;

  candor_builder_add_permissions (builder);
  candor_builder_add_apis (builder);
  candor_builder_add_sdks (builder);
  candor_builder_add_components (builder);
  candor_builder_add_warnings (builder);
  candor_builder_add_signers (builder);
  candor_builder_add_file (builder);
  g_task_return_pointer (task, g_object_ref (builder->entries), g_object_unref);
}

void
candor_package_entries_async (CandorPackage *package, CandorKnowledge *knowledge, CandorCatalog *catalog,
                              GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (package, cancellable, callback, user_data);
  CandorEntryBuilder *builder = g_new0 (CandorEntryBuilder, 1);

  builder->package = g_object_ref (package);
  builder->knowledge = g_object_ref (knowledge);
  builder->catalog = g_object_ref (catalog);
  builder->entries = g_list_store_new (CANDOR_TYPE_ENTRY);
  g_task_set_source_tag (task, candor_package_entries_async);
  g_task_set_task_data (task, builder, candor_entry_builder_free);
  g_task_run_in_thread (task, candor_package_entries_in_thread);
}

GListModel *
candor_package_entries_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
