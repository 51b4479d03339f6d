/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <string.h>

#include "package/candor-container.h"

/* What of a package has to be inflated and read, whoever reads it. */

static inline GBytes *
bench_limit_map (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, &error);

  if (file == NULL)
    g_error ("%s", error->message);
  return g_mapped_file_get_bytes (file);
}

static inline gboolean
bench_limit_is_dex (const char *name)
{
  return g_str_has_prefix (name, "classes") && g_str_has_suffix (name, ".dex");
}

static inline gboolean
bench_limit_is_counted (const char *name)
{
  return strcmp (name, "AndroidManifest.xml") == 0 || strcmp (name, "resources.arsc") == 0 || bench_limit_is_dex (name);
}
