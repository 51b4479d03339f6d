/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command.h"

#include <glib/gstdio.h>
#include <string.h>

/* What of the environment would change an answer. */
static const char *const unset[] = {
  "LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LC_CTYPE", "TZ", "NO_COLOR", "TERM",
};

void
run (Result *result, const char *const *environment, const char *const *words)
{
  g_autoptr (GSubprocessLauncher) launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) messages = NULL;
  g_autoptr (GByteArray) bytes = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (unset); i++)
    g_subprocess_launcher_unsetenv (launcher, unset[i]);
  g_subprocess_launcher_setenv (launcher, "LC_ALL", "C.UTF-8", TRUE);
  for (gsize i = 0; environment != NULL && environment[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (environment[i], "=", 2);
      g_subprocess_launcher_setenv (launcher, parts[0], parts[1], TRUE);
    }
  g_ptr_array_add (arguments, (gpointer) g_getenv ("CANDOR_PROGRAM"));
  for (gsize i = 0; words[i] != NULL; i++)
    g_ptr_array_add (arguments, (gpointer) words[i]);
  g_ptr_array_add (arguments, NULL);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) arguments->pdata, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate (process, NULL, NULL, &result->output, &messages, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  result->status = g_subprocess_get_exit_status (process);
  if (g_bytes_get_size (messages) > 0)
    result->messages = g_strndup (g_bytes_get_data (messages, NULL), g_bytes_get_size (messages));
  else
    result->messages = g_strdup ("");
  bytes = g_bytes_unref_to_array (g_steal_pointer (&result->output));
  g_byte_array_append (bytes, (const guint8 *) "", 1);
  result->output = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  result->out = g_bytes_get_data (result->output, NULL);
}

void
result_clear (Result *result)
{
  g_clear_pointer (&result->output, g_bytes_unref);
  g_clear_pointer (&result->messages, g_free);
}

JsonNode *
result_parse (Result *result)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;

  g_assert_true (g_utf8_validate (result->out, -1, NULL));
  json_parser_load_from_data (parser, result->out, -1, &error);
  g_assert_no_error (error);
  return json_node_ref (json_parser_get_root (parser));
}

void
folder_make (Folder *folder)
{
  folder->path = g_dir_make_tmp ("candor-cli-XXXXXX", NULL);
  g_assert_nonnull (folder->path);
}

char *
folder_get (Folder *folder, const char *name)
{
  return g_build_filename (folder->path, name, NULL);
}

char *
folder_write (Folder *folder, const char *name, const char *text)
{
  char *path = folder_get (folder, name);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

guint
folder_count (Folder *folder)
{
  g_autoptr (GDir) files = g_dir_open (folder->path, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (files) != NULL)
    count++;
  return count;
}

void
folder_clear (Folder *folder)
{
  g_autoptr (GDir) files = g_dir_open (folder->path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = folder_get (folder, name);
      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_rmdir (folder->path);
  g_clear_pointer (&folder->path, g_free);
}

char *
get_sample (const char *name)
{
  return g_build_filename (g_getenv ("CANDOR_SAMPLES"), name, NULL);
}
