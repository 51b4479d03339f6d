/* SPDX-License-Identifier: GPL-3.0-or-later */

/* candor-knowledge-compile FOLDER FILE: what the build uses to compile data/knowledge. */

#include "config.h"

#include <stdio.h>

#include "knowledge/candor-knowledge-folder-private.h"

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) problems
      = g_ptr_array_new_with_free_func ((GDestroyNotify) candor_knowledge_problem_free);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (argc != 3)
    {
      fprintf (stderr, "candor-knowledge-compile FOLDER FILE\n");
      return 2;
    }
  bytes = candor_knowledge_folder_compile (argv[1], NULL, problems);
  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *line = candor_knowledge_problem_format (g_ptr_array_index (problems, i));
      fprintf (stderr, "%s/%s\n", argv[1], line);
    }
  if (bytes == NULL)
    return 1;
  if (!g_file_set_contents (argv[2], g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error))
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }
  return 0;
}
