/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-paste.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#define CANDOR_PASTE_KEY "candor-paste"

static void
candor_paste_remove (gpointer data)
{
  g_autofree char *path = data;
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_unlink (path) == 0)
    g_rmdir (folder);
}

GFile *
candor_paste_new (const char *text, GError **error)
{
  /* In memory where the session has such a folder, and in any case only for the person's own eyes. */
  g_autofree char *template = g_build_filename (g_get_user_runtime_dir (), "candor-XXXXXX", NULL);
  g_autofree char *name = g_strconcat (_ ("Pasted text"), ".txt", NULL);
  g_autofree char *path = NULL;
  GFile *file;

  if (g_mkdtemp (template) == NULL)
    {
      g_clear_pointer (&template, g_free);
      template = g_dir_make_tmp ("candor-XXXXXX", error);
      if (template == NULL)
        return NULL;
    }
  path = g_build_filename (template, name, NULL);
  if (!g_file_set_contents_full (path, text, (gssize) strlen (text), G_FILE_SET_CONTENTS_NONE, 0600, error))
    {
      g_rmdir (template);
      return NULL;
    }
  file = g_file_new_for_path (path);
  g_object_set_data_full (G_OBJECT (file), CANDOR_PASTE_KEY, g_steal_pointer (&path), candor_paste_remove);
  return file;
}

gboolean
candor_paste_is (GFile *file)
{
  return g_object_get_data (G_OBJECT (file), CANDOR_PASTE_KEY) != NULL;
}
