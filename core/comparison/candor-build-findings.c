/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-comparison"

#include "config.h"
#include "comparison/candor-comparison-private.h"

#include <glib/gi18n-lib.h>

#include "package/candor-trick.h"

/* What was seen is certain; that nobody builds packages so by chance is not. */
#define CANDOR_CONFIDENCE_UNUSUAL_BUILD 0.8

static void
candor_build_add_trick (CandorComparison *self, CandorTrick trick, CandorNote *warning, GPtrArray *findings)
{
  CandorFinding *finding = candor_finding_new (CANDOR_FINDING_UNUSUAL_BUILD, NULL, candor_trick_get_id (trick));

  finding->message = candor_note_ref (warning);
  finding->severity = CANDOR_SEVERITY_LOW;
  finding->confidence = CANDOR_CONFIDENCE_UNUSUAL_BUILD;
  candor_finding_explain (finding, candor_note_new (N_("No common tool builds a package so. It can make programs that look into packages fail or see something else; why it was done can’t be seen."), CANDOR_NOTE_END));
  finding->rules = g_strdupv ((char **) candor_knowledge_get_rules_of (
      self->knowledge, candor_finding_kind_to_string (CANDOR_FINDING_UNUSUAL_BUILD)));
  g_ptr_array_add (findings, finding);
}

/* One finding for each way in which the package is built unusually, however many warnings tell of it. */
void
candor_comparison_add_build_findings (CandorComparison *self, GPtrArray *findings)
{
  GPtrArray *warnings = candor_package_get_warnings (self->package);
  guint seen = 0;

  for (guint i = 0; i < warnings->len; i++)
    {
      CandorNote *warning = g_ptr_array_index (warnings, i);
      CandorTrick trick;

      if (!candor_trick_find (warning, &trick) || (seen & 1u << trick) != 0)
        continue;
      seen |= 1u << trick;
      candor_build_add_trick (self, trick, warning, findings);
    }
  self->is_built_unusually = seen != 0;
}
