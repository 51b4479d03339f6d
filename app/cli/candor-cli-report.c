/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor"

#include "candor-cli.h"

#include <glib/gi18n.h>

void
candor_cli_report_clear (CandorCliReport *self)
{
  g_clear_pointer (&self->app_type, g_free);
  g_clear_pointer (&self->fail_on, g_free);
}

gboolean
candor_cli_report_validate (CandorCliReport *self, CandorCliOptions *common, guint formats, CandorExit *status)
{
  if (self->fail_on != NULL && !candor_severity_from_string (self->fail_on, &self->threshold))
    {
      *status = candor_cli_complain_of_words (_("There is no severity “%s”, only high, medium, low, info."), self->fail_on);
      return FALSE;
    }
  return candor_cli_choose_format (common, formats, &self->format, status);
}

CandorKnowledge *
candor_cli_report_load_knowledge (const CandorCliReport *self, CandorExit *status)
{
  g_autoptr (CandorKnowledge) knowledge = candor_cli_load_knowledge ();

  *status = CANDOR_EXIT_FILE;
  if (knowledge != NULL && self->app_type != NULL && candor_knowledge_find_app_type (knowledge, self->app_type) == NULL)
    {
      *status = candor_cli_complain_of_words (
          _("There is no app type “%s”; “candor knowledge list app-types” lists them."), self->app_type);
      return NULL;
    }
  return g_steal_pointer (&knowledge);
}

CandorCatalog *
candor_cli_report_open_second (const CandorCliReport *self, CandorCatalog *first)
{
  return self->bilingual ? candor_catalog_new (candor_catalog_is_chinese (first) ? "en" : "zh_CN") : NULL;
}

gboolean
candor_cli_report_fails (const CandorCliReport *self, CandorSeverity severity)
{
  return self->fail_on != NULL && severity >= self->threshold;
}
