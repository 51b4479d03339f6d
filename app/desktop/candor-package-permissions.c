/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-package-entries-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "candor-package-words.h"
#include "candor-subject.h"

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

void
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
