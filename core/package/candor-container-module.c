/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-container-private.h"

#include <string.h>

/* Folders of a module and what they become in an APK: developer.android.com, "The Android App Bundle
 * format". */
static const struct
{
  const char *folder;
  const char *becomes;
} folders[] = {
  { "dex/", "" },           { "manifest/", "" },      { "root/", "" },          { "lib/", "lib/" },
  { "assets/", "assets/" }, { "res/", "res/" },
};

/* The name within the APK, or NULL. */
static char *
candor_container_name_in_module (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    if (g_str_has_prefix (name, folders[i].folder))
      return g_strconcat (folders[i].becomes, name + strlen (folders[i].folder), NULL);
  return strchr (name, '/') == NULL ? g_strdup (name) : NULL;
}

/**
 * candor_container_new_module:
 * @bundle: the archive of an app bundle
 * @module: name of a module, the folder that it stands in
 *
 * Returns: (transfer full): the module's files under the names that they have in an APK
 */
CandorContainer *
candor_container_new_module (CandorContainer *bundle, const char *module)
{
  CandorContainer *self = g_object_new (CANDOR_TYPE_CONTAINER, NULL);
  g_autofree char *prefix = g_strconcat (module, "/", NULL);
  g_autoptr (GString) names = g_string_new (NULL);
  char *at;

  g_return_val_if_fail (CANDOR_IS_CONTAINER (bundle), self);

  self->bytes = g_bytes_ref (bundle->bytes);
  self->directory_offset = bundle->directory_offset;
  self->end_offset = bundle->end_offset;
  self->entries = g_new (CandorEntry, bundle->count);
  for (guint i = 0; i < bundle->count; i++)
    {
      g_autofree char *name = NULL;

      if (!g_str_has_prefix (bundle->entries[i].name, prefix))
        continue;
      name = candor_container_name_in_module (bundle->entries[i].name + strlen (prefix));
      if (name == NULL || *name == '\0')
        continue;
      self->entries[self->count] = bundle->entries[i];
      self->entries[self->count++].name_length = strlen (name);
      g_string_append_len (names, name, strlen (name) + 1);
    }
  self->names = g_string_free (g_steal_pointer (&names), FALSE);
  at = self->names;
  for (guint i = 0; i < self->count; i++)
    {
      self->entries[i].name = at;
      at += self->entries[i].name_length + 1;
    }
  candor_container_index (self);
  return self;
}
