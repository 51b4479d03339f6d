/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "dex-builder.h"
#include "package-builder.h"
#include "package/candor-zip-layout.h"

/* Makes a package out of a readable manifest, and of code described as dex-builder.h says, for the tests that hold a
 * package against a policy: build-package MANIFEST PACKAGE [CODE]. */

static char *
read_text (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *text;

  if (!g_file_get_contents (path, &text, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      exit (EXIT_FAILURE);
    }
  return text;
}

int
main (int argc, char **argv)
{
  g_autofree char *manifest_text = NULL, *code_text = NULL;
  g_autoptr (GBytes) manifest = NULL, code = NULL, package = NULL;
  g_autoptr (GError) error = NULL;

  if (argc != 3 && argc != 4)
    {
      g_printerr ("usage: build-package MANIFEST PACKAGE [CODE]\n");
      return EXIT_FAILURE;
    }
  manifest_text = read_text (argv[1]);
  manifest = test_xml_build (manifest_text, TEST_XML_UTF8);
  if (argc == 4)
    {
      code_text = read_text (argv[3]);
      code = g_byte_array_free_to_bytes (dex_build (code_text));
    }
  package = test_archive_build ((TestEntry[]) {
                                  { .name = "AndroidManifest.xml", .bytes = manifest, .method = CANDOR_ZIP_METHOD_DEFLATED },
                                  { .name = "classes.dex", .bytes = code, .method = CANDOR_ZIP_METHOD_DEFLATED } },
                                (guint) argc - 2, NULL);
  if (!g_file_set_contents (argv[2], g_bytes_get_data (package, NULL), g_bytes_get_size (package), &error))
    {
      g_printerr ("%s\n", error->message);
      return EXIT_FAILURE;
    }
  return EXIT_SUCCESS;
}
