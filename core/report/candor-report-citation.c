/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include "report/candor-report-private.h"

char *
candor_report_dup_citation (CandorKnowledge *knowledge, const char *id, CandorCatalog *catalog)
{
  const CandorKnownRule *rule = candor_knowledge_find_rule (knowledge, id);
  const CandorKnownRegulation *regulation
      = rule != NULL ? candor_knowledge_find_regulation (knowledge, rule->regulation) : NULL;
  const char *name;

  if (regulation == NULL)
    return g_strdup (id);
  name = candor_catalog_is_chinese (catalog) ? regulation->short_zh : regulation->short_en;
  /* Articles are cited by number; what has none is cited as a whole. */
  if (rule->article == NULL || !g_ascii_isdigit (*rule->article))
    return g_strdup (name);
  return g_strdup_printf ("%s %s", name, rule->article);
}

char *
candor_report_join_citations (CandorKnowledge *knowledge, const char *const *ids, CandorCatalog *catalog,
                              const char *separator)
{
  g_autoptr (GPtrArray) citations = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      char *citation = candor_report_dup_citation (knowledge, ids[i], catalog);
      if (g_ptr_array_find_with_equal_func (citations, citation, g_str_equal, NULL))
        g_free (citation);
      else
        g_ptr_array_add (citations, citation);
    }
  g_ptr_array_add (citations, NULL);
  return g_strjoinv (separator, (char **) citations->pdata);
}
