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
candor_evidence_dup_joined (const char *const *evidence, const char *separator, CandorCatalog *catalog)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; evidence != NULL && evidence[i] != NULL; i++)
    {
      g_autofree char *words = candor_evidence_dup_words (evidence[i], catalog);

      g_string_append_printf (text, "%s%s", i > 0 ? separator : "", words);
    }
  return g_string_free (text, FALSE);
}

char *
candor_evidence_dup_list (const char *lines, CandorCatalog *catalog)
{
  g_auto (GStrv) list = g_strsplit (lines, "\n", -1);

  return candor_evidence_dup_joined ((const char *const *) list, candor_catalog_is_chinese (catalog) ? "、" : ", ", catalog);
}
