/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-folder.h"

#include <glib/gstdio.h>
#include <stdlib.h>

#include "knowledge/candor-knowledge-folder-private.h"

const char fuzz_folder_example[]
    = "<knowledge version='2026-01-01'>\n"
      "<source id='own' name='Own' license='GPL-3.0-or-later' url='https://example.org'><note>n</note></source>\n"
      "<category id='device' name-en='device' name-zh='设备' source='own'/>\n"
      "<category id='imei' parent='device' also='mac' sensitive='true' name-en='IMEI' name-zh='IMEI' source='own'/>\n"
      "<category id='mac' parent='device' name-en='MAC' name-zh='MAC' source='own'/>\n"
      "<permission name='a.b.READ' level='dangerous' label-en='Read' label-zh='读' categories='imei' since='8' source='own'/>\n"
      "<api kind='method' class='a.B' member='get' descriptor='(I)V' category='imei' permissions='a.b.READ' source='own'/>\n"
      "<sdk id='push' name='Push' name-zh='推' kind='push' source='own'><prefix>com.push</prefix><native>libpush.so</native></sdk>\n"
      "<packer id='p' name='P' hides-code='true' source='own'><native>libp.so</native><asset>p/*</asset><class>p.A</class></packer>\n"
      "</knowledge>\n";

static char *folder;

static void
empty_folder (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
make_folder (void)
{
  g_autofree char *source = g_build_filename (g_getenv ("CANDOR_SOURCE_ROOT"), "data", "knowledge", NULL);
  g_autoptr (GDir) dir = g_dir_open (source, 0, NULL);
  const char *name;

  folder = g_dir_make_tmp ("candor-fuzz-XXXXXX", NULL);
  g_assert_nonnull (folder);
  atexit (empty_folder);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".rng"))
      {
        g_autofree char *from = g_build_filename (source, name, NULL);
        g_autofree char *to = g_build_filename (folder, name, NULL);
        g_autofree char *schema = NULL;

        g_assert_true (g_file_get_contents (from, &schema, NULL, NULL));
        g_assert_true (g_file_set_contents (to, schema, -1, NULL));
      }
}

GBytes *
fuzz_folder_compile (const char *text, gsize size)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) candor_knowledge_problem_free);
  g_autofree char *path = NULL;
  GBytes *bytes;

  if (folder == NULL)
    make_folder ();
  path = g_build_filename (folder, "a.xml", NULL);
  g_unlink (path); /* which would keep its end */
  g_assert_true (g_file_set_contents_full (path, text, size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  bytes = candor_knowledge_folder_compile (folder, NULL, problems);
  g_assert_true ((bytes == NULL) == (problems->len > 0));
  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *line = candor_knowledge_problem_format (g_ptr_array_index (problems, i));

      g_assert_nonnull (line);
      g_debug ("%s", line);
    }
  return bytes;
}
