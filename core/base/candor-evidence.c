/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-base"

#include "config.h"
#include "base/candor-evidence.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const kinds[] = {
  N_("component %s"),
  N_("library %s"),
  N_("class %s"),
};

char *
candor_evidence_dup_words (const char *evidence, CandorCatalog *catalog)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      gsize length = strlen (kinds[i]) - strlen ("%s");

      if (strncmp (evidence, kinds[i], length) == 0)
        return g_strdup_printf (candor_catalog_text (catalog, kinds[i]), evidence + length);
    }
  return g_strdup (evidence);
}

char *
candor_evidence_dup_list (const char *lines, CandorCatalog *catalog)
{
  g_auto (GStrv) list = g_strsplit (lines, "\n", -1);

  for (guint i = 0; list[i] != NULL; i++)
    {
      char *words = candor_evidence_dup_words (list[i], catalog);

      g_free (list[i]);
      list[i] = words;
    }
  return g_strjoinv (candor_catalog_is_chinese (catalog) ? "、" : ", ", list);
}
