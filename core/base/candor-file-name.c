/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-base"

#include "base/candor-file-name.h"

static const char *const package_endings[] = { ".apk", ".apks", ".xapk", ".apkm", ".aab" };
/* RTF isn't read; it is here so that whoever hands in a folder with one is told so, and nothing is left out in silence. */
static const char *const policy_endings[] = { ".html", ".htm", ".xhtml", ".txt", ".text", ".md",
                                              ".markdown", ".pdf", ".docx", ".odt", ".epub", ".rtf" };

static gboolean
candor_file_name_ends (const char *name, const char *const *endings, gsize count)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (gsize i = 0; i < count; i++)
    if (g_str_has_suffix (lower, endings[i]))
      return TRUE;
  return FALSE;
}

gboolean
candor_file_name_is_package (const char *name)
{
  return candor_file_name_ends (name, package_endings, G_N_ELEMENTS (package_endings));
}

gboolean
candor_file_name_is_policy (const char *name)
{
  return candor_file_name_ends (name, policy_endings, G_N_ELEMENTS (policy_endings));
}
