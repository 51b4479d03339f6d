/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "package-builder.h"
#include "package/candor-zip-layout.h"

/* Makes a package out of a readable manifest, for score.py: build-package MANIFEST PACKAGE. */

int
main (int argc, char **argv)
{
  g_autofree char *text = NULL;
  g_autoptr (GBytes) manifest = NULL;
  g_autoptr (GBytes) package = NULL;
  g_autoptr (GError) error = NULL;

  if (argc != 3)
    {
      g_printerr ("usage: build-package MANIFEST PACKAGE\n");
      return EXIT_FAILURE;
    }
  if (!g_file_get_contents (argv[1], &text, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return EXIT_FAILURE;
    }
  manifest = test_xml_build (text, TEST_XML_UTF8);
  package = test_archive_build (&(TestEntry) { .name = "AndroidManifest.xml", .bytes = manifest,
                                               .method = CANDOR_ZIP_METHOD_DEFLATED },
                                1, NULL);
  if (!g_file_set_contents (argv[2], g_bytes_get_data (package, NULL), g_bytes_get_size (package), &error))
    {
      g_printerr ("%s\n", error->message);
      return EXIT_FAILURE;
    }
  return EXIT_SUCCESS;
}
