/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reading.h"

char *
reading_write_policy (const char *folder, const char *name)
{
  g_autofree char *base = g_strconcat (name, ".txt", NULL);
  char *path = g_build_filename (folder, base, NULL);

  g_assert_true (g_file_set_contents (path, "We collect your contacts.\n", -1, NULL));
  return path;
}

char *
reading_read (CandorReader *reader, const char *path, gboolean as_package)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (CandorPolicy) policy = NULL;
  g_autoptr (CandorPackage) package = NULL;

  g_ptr_array_add (files, g_file_new_for_path (path));
  if (as_package)
    package = candor_reader_read_package (reader, g_ptr_array_index (files, 0), NULL, &error);
  else
    policy = candor_reader_read_policy (reader, files, NULL, &error);
  return error != NULL ? g_strdup (error->message) : NULL;
}
