/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document-test.h"

#include <string.h>

/* Policies as published, beside the source tree; nothing of them is kept with the project. */

static char *
find_folder (void)
{
  const char *shared = g_getenv ("CANDOR_SHARED");
  g_autofree char *beside = g_build_filename (g_getenv ("CANDOR_SOURCE_ROOT"), "..", "shared", NULL);
  g_autofree char *folder = g_build_filename (shared != NULL ? shared : beside, "corpora", "en", NULL);

  return g_file_test (folder, G_FILE_TEST_IS_DIR) ? g_steal_pointer (&folder) : NULL;
}

static void
check_file (const char *path, const char *name)
{
  g_autofree char *content = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CandorDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &content, &size, &error));
  bytes = g_bytes_new_take (g_steal_pointer (&content), size);
  document = candor_document_read (bytes, name, &error);
  if (document == NULL)
    g_error ("%s", error->message);
  document_test_check (document);
  if (candor_document_get_text_length (document) < 500 || candor_document_get_block_count (document) < 5
      || candor_document_get_text_length (document) > size * 2)
    {
      g_test_message ("%s: %u characters in %u blocks of %" G_GSIZE_FORMAT " bytes", name,
                      candor_document_get_text_length (document), candor_document_get_block_count (document), size);
      g_test_fail ();
    }
  if (strcmp (candor_document_get_language (document), "en") != 0)
    {
      g_test_message ("%s: %s", name, candor_document_get_language (document));
      g_test_fail ();
    }
}

static void
test_folder (gconstpointer data)
{
  g_autofree char *corpora = find_folder ();
  g_autofree char *folder = corpora != NULL ? g_build_filename (corpora, data, NULL) : NULL;
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;
  guint count = 0;

  if (dir == NULL)
    {
      g_test_skip ("no policies beside the source tree");
      return;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      check_file (path, name);
      count++;
    }
  g_assert_cmpuint (count, >, 10);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/document/published/pages", "app350/raw_html/dev", test_folder);
  g_test_add_data_func ("/document/published/raw", "raw/dev", test_folder);
  return g_test_run ();
}
