/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include <glib/gi18n-lib.h>

#include "report/candor-report-recheck.h"

/* The rectification report for terminals. */

#define NUMBER_COLUMNS 4u

static CandorTextStyle
candor_recheck_get_style (CandorRecheckStatus status)
{
  switch (status)
    {
    case CANDOR_RECHECK_NEW:
      return CANDOR_TEXT_ALARM;
    case CANDOR_RECHECK_CHANGED:
    case CANDOR_RECHECK_OPEN:
      return CANDOR_TEXT_WARNING;
    case CANDOR_RECHECK_RECTIFIED:
      return CANDOR_TEXT_FINE;
    case CANDOR_RECHECK_GONE:
    case CANDOR_RECHECK_STATUSES:
    default:
      return CANDOR_TEXT_NOTICE;
    }
}

static void
candor_recheck_append_side (CandorText *self, const char *heading, CandorComparison *comparison)
{
  candor_text_append_heading (self, heading);
  candor_text_append_package_identity (self, candor_comparison_get_package (comparison));
  candor_text_append_documents (self, candor_comparison_get_policy (comparison));
}

static void
candor_recheck_append_counts (CandorText *self, CandorRecheck *recheck)
{
  candor_text_append_heading (self, N_("Summary"));
  for (guint status = 0; status < CANDOR_RECHECK_STATUSES; status++)
    {
      guint count = candor_recheck_count (recheck, status);
      g_autofree char *number = g_strdup_printf ("%u", count);

      candor_text_append_space (self, CANDOR_TEXT_INDENT);
      candor_text_append_cell (self, count > 0 ? candor_recheck_get_style (status) : CANDOR_TEXT_FAINT, number, NUMBER_COLUMNS);
      candor_text_append (self, count > 0 ? CANDOR_TEXT_PLAIN : CANDOR_TEXT_FAINT,
                          candor_text_word (self, candor_recheck_status_get_word (status)));
      candor_text_end_line (self);
    }
}

static void
candor_recheck_append_field (CandorText *self, const char *label, const char *value)
{
  candor_text_append_field (self, NUMBER_COLUMNS, label, CANDOR_TEXT_LABEL_COLUMNS, value);
}

static void
candor_recheck_append_item (CandorText *self, CandorRecheck *recheck, CandorRecheckItem *item, guint number,
                            const CandorReportExtras *extras)
{
  CandorFinding *finding = candor_recheck_item_get_finding (item);
  g_autofree char *place = g_strdup_printf ("%u.", number);
  g_autofree char *title = candor_recheck_dup_title (recheck, finding, self->catalog);
  g_autofree char *required = candor_recheck_dup_required (recheck, finding, self->catalog);
  g_autofree char *done = candor_recheck_dup_done (item, self->catalog);
  g_autofree char *decision = candor_report_dup_decision (extras, candor_recheck_find_decided (extras, item), self->catalog);
  g_autoptr (GPtrArray) evidence = candor_recheck_list_evidence (recheck, item, self->catalog);

  candor_text_end_line (self);
  candor_text_append_cell (self, CANDOR_TEXT_PLAIN, place, NUMBER_COLUMNS);
  candor_text_append_paragraph (self, CANDOR_TEXT_STRONG, title, NUMBER_COLUMNS, NUMBER_COLUMNS);
  candor_recheck_append_field (self, candor_text_word (self, N_("Required")), required);
  candor_recheck_append_field (self, candor_text_word (self, N_("Done")), g_strdelimit (done, "\n", ' '));
  for (guint i = 0; i < evidence->len; i++)
    candor_recheck_append_field (self, i == 0 ? candor_text_word (self, N_("Evidence")) : "", g_ptr_array_index (evidence, i));
  if (decision != NULL)
    candor_recheck_append_field (self, candor_text_word (self, N_("Decision")), decision);
}

GBytes *
candor_report_recheck_to_page (CandorRecheck *recheck, CandorCatalog *catalog, const CandorReportExtras *extras,
                               const CandorReportPage *page)
{
  CandorComparison *after = candor_recheck_get_after (recheck);
  CandorKnowledge *knowledge = candor_comparison_get_knowledge (after);
  GListModel *items = candor_recheck_get_items (recheck);
  CandorText text;
  g_autofree char *old = NULL, *new = NULL, *title = NULL;

  candor_text_init (&text, catalog, page);
  old = candor_text_dup_app_title (&text, candor_comparison_get_package (candor_recheck_get_before (recheck)));
  new = candor_text_dup_app_title (&text, candor_comparison_get_package (after));
  title = g_strdup_printf ("%s  →  %s", old, new);
  candor_text_append_title (&text, title);
  candor_recheck_append_side (&text, N_("Before"), candor_recheck_get_before (recheck));
  candor_recheck_append_side (&text, N_("After"), after);
  candor_recheck_append_counts (&text, recheck);
  candor_text_append_notes (&text, N_("To be borne in mind"), candor_recheck_get_cautions (recheck), knowledge);
  candor_text_append_heading (&text, N_("Findings"));
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (CandorRecheckItem) item = g_list_model_get_item (items, i);
      candor_recheck_append_item (&text, recheck, item, i + 1, extras);
    }
  candor_text_append_notes (&text, N_("What was not looked at"), candor_comparison_get_limits (after), knowledge);
  return candor_text_finish (&text);
}
