/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include "report/candor-paper-table.h"

#include <glib/gi18n-lib.h>

/* A case's own pages: its note, every decision as it was made, and the checks before this one. */

static const CandorPaperColumn decision_columns[] = {
  { N_ ("When"), 86 }, { N_ ("By"), 74 }, { N_ ("Finding"), 128 }, { N_ ("Decision"), 72 }, { N_ ("Reason"), 139 },
};

static const CandorPaperColumn check_columns[] = {
  { N_ ("When"), 86 }, { N_ ("Package"), 150 }, { N_ ("Policy"), 150 }, { N_ ("Program, knowledge"), 62 }, { N_ ("Findings"), 51 },
};

static char *
dup_time (GDateTime *time)
{
  return g_date_time_format (time, "%Y-%m-%d %H:%M");
}

static char *
dup_why (CandorDecision *decision)
{
  const char *reason = candor_decision_get_reason (decision), *note = candor_decision_get_note (decision);

  return g_strdup_printf ("%s%s%s", reason, *reason != '\0' && *note != '\0' ? "\n" : "", note);
}

static void
add_decisions (CandorPaper *self, GListModel *decisions)
{
  CandorPaperTable table;

  candor_paper_table_begin (&table, self, decision_columns, G_N_ELEMENTS (decision_columns));
  for (guint i = 0; i < g_list_model_get_n_items (decisions); i++)
    {
      g_autoptr (CandorDecision) decision = g_list_model_get_item (decisions, i);
      g_autofree char *time = dup_time (candor_decision_get_time (decision)), *why = dup_why (decision);
      const char *person = candor_decision_get_person (decision);

      candor_paper_table_add (&table, time, CANDOR_INK_TEXT);
      candor_paper_table_add (&table, *person != '\0' ? person : "–", CANDOR_INK_TEXT);
      candor_paper_table_add_name (&table, candor_decision_get_finding (decision), CANDOR_INK_TEXT);
      candor_paper_table_add (&table, candor_paper_word (self, candor_verdict_get_word (candor_decision_get_verdict (decision))),
                              CANDOR_INK_TEXT);
      candor_paper_table_add (&table, *why != '\0' ? why : "–", CANDOR_INK_TEXT);
      candor_paper_table_end_row (&table, NULL);
    }
  candor_paper_table_end (&table);
}

/* The names and the first digits of the digests of a check's files of one kind. */
static char *
dup_inputs (CandorCaseCheck *check, gboolean package)
{
  GPtrArray *inputs = candor_case_check_get_inputs (check);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < inputs->len; i++)
    {
      CandorCaseInput *input = g_ptr_array_index (inputs, i);

      if (input->package == package)
        g_string_append_printf (text, "%s%s\nSHA-256 %.16s…", text->len > 0 ? "\n" : "", input->name, input->sha256);
    }
  return g_string_free (text, FALSE);
}

static void
add_checks (CandorPaper *self, GListModel *checks)
{
  CandorPaperTable table;

  candor_paper_table_begin (&table, self, check_columns, G_N_ELEMENTS (check_columns));
  for (guint i = 0; i < g_list_model_get_n_items (checks); i++)
    {
      g_autoptr (CandorCaseCheck) check = g_list_model_get_item (checks, i);
      g_autofree char *time = dup_time (candor_case_check_get_time (check));
      g_autofree char *package = dup_inputs (check, TRUE), *policy = dup_inputs (check, FALSE);
      g_autofree char *versions = g_strdup_printf ("%s\n%s", candor_case_check_get_program (check),
                                                   candor_case_check_get_knowledge_version (check));
      g_autofree char *count = g_strdup_printf ("%u", candor_case_check_get_findings (check)->len);

      candor_paper_table_add (&table, time, CANDOR_INK_TEXT);
      candor_paper_table_add (&table, package, CANDOR_INK_TEXT);
      candor_paper_table_add (&table, policy, CANDOR_INK_TEXT);
      candor_paper_table_add (&table, versions, CANDOR_INK_TEXT);
      candor_paper_table_add (&table, count, CANDOR_INK_TEXT);
      candor_paper_table_end_row (&table, NULL);
    }
  candor_paper_table_end (&table);
}

void
candor_paper_add_history (CandorPaper *self)
{
  CandorCase *work = self->extras->work;

  if (work == NULL)
    return;
  candor_paper_begin_section (self, candor_paper_word (self, N_ ("Decisions and history")), "history", TRUE);
  if (*candor_case_get_note (work) != '\0')
    candor_paper_add_paragraph (self, candor_case_get_note (work), CANDOR_INK_TEXT);
  if (g_list_model_get_n_items (candor_case_get_decisions (work)) > 0)
    add_decisions (self, candor_case_get_decisions (work));
  else
    candor_paper_add_paragraph (self, candor_paper_word (self, N_ ("Nobody has decided about a finding yet.")), CANDOR_INK_TEXT);
  candor_paper_add_subheading (self, candor_paper_word (self, N_ ("Checks so far")));
  add_checks (self, candor_case_get_checks (work));
}
