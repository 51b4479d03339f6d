/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-history-lines.h"

#include <glib/gi18n.h>

typedef struct
{
  CandorCase *case_;
  CandorCatalog *catalog;
  GListStore *lines;
} CandorHistory;

static CandorCaseCheck *
candor_history_get_check (CandorCase *case_, guint before)
{
  GListModel *checks = candor_case_get_checks (case_);
  guint count = g_list_model_get_n_items (checks);
  g_autoptr (CandorCaseCheck) check = before < count ? g_list_model_get_item (checks, count - 1 - before) : NULL;

  return check; /* the case keeps it */
}

static gboolean
candor_history_has (CandorCaseCheck *check, const char *id)
{
  GPtrArray *findings = candor_case_check_get_findings (check);

  for (guint i = 0; i < findings->len; i++)
    {
      CandorCaseFinding *finding = g_ptr_array_index (findings, i);

      if (g_str_equal (finding->id, id))
        return TRUE;
    }
  return FALSE;
}

static char *
candor_history_dup_decision (CandorHistory *self, const char *finding)
{
  CandorDecision *decision = candor_case_get_decision (self->case_, finding);
  GString *text;

  if (decision == NULL || candor_decision_get_verdict (decision) == CANDOR_VERDICT_OPEN)
    return NULL;
  text = g_string_new (gettext (candor_verdict_get_word (candor_decision_get_verdict (decision))));
  if (*candor_decision_get_reason (decision) != '\0')
    g_string_append_printf (text, _ (": %s"), candor_decision_get_reason (decision));
  if (*candor_decision_get_note (decision) != '\0')
    g_string_append_printf (text, " · %s", candor_decision_get_note (decision));
  return g_string_free (text, FALSE);
}

/* The findings of one check that the other has too, or has not. */
static void
candor_history_add (CandorHistory *self, const char *title, CandorCaseCheck *of, CandorCaseCheck *other, gboolean shared,
                    const char *icon, const char *style, gboolean leads)
{
  GPtrArray *findings = candor_case_check_get_findings (of);
  gboolean chinese = candor_catalog_is_chinese (self->catalog), headed = FALSE;

  for (guint i = 0; i < findings->len; i++)
    {
      CandorCaseFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *decision = candor_history_dup_decision (self, finding->id);
      g_autofree char *target = leads ? g_strdup_printf ("finding:%s", finding->id) : NULL;
      g_autoptr (CandorLine) line = NULL;

      if (candor_history_has (other, finding->id) != shared)
        continue;
      if (!headed)
        {
          g_autoptr (CandorLine) section = candor_line_new_section (title, NULL);

          g_list_store_append (self->lines, section);
          headed = TRUE;
        }
      line = candor_line_new (icon, style, chinese ? finding->chinese : finding->english,
                              candor_catalog_text (self->catalog, candor_severity_get_word (finding->severity)), NULL);
      candor_line_set_note (line, decision);
      candor_line_set_target (line, target);
      g_list_store_append (self->lines, line);
    }
}

static char *
candor_check_dup_time (CandorCaseCheck *check)
{
  g_autoptr (GDateTime) local = g_date_time_to_local (candor_case_check_get_time (check));

  return g_date_time_format (local, "%F %R");
}

static void
candor_history_add_check (CandorHistory *self, CandorCaseCheck *check)
{
  GPtrArray *inputs = candor_case_check_get_inputs (check);
  guint count = candor_case_check_get_findings (check)->len;
  g_autofree char *time = candor_check_dup_time (check);
  g_autofree char *found = g_strdup_printf (ngettext ("%u finding", "%u findings", count), count);
  g_autofree char *note
      = g_strdup_printf (_ ("Candor %s, knowledge of %s"), candor_case_check_get_program (check),
                         candor_case_check_get_knowledge_version (check));
  g_autoptr (GString) files = g_string_new (NULL);
  g_autoptr (CandorLine) line = NULL;

  for (guint i = 0; i < inputs->len; i++)
    {
      CandorCaseInput *input = g_ptr_array_index (inputs, i);

      g_string_append_printf (files, "%s%s  SHA-256 %.16s…", i > 0 ? "\n" : "", input->name, input->sha256);
    }
  line = candor_line_new ("candor-history-symbolic", NULL, time, found, files->str);
  candor_line_set_note (line, note);
  g_list_store_append (self->lines, line);
}

GListModel *
candor_history_lines_new (CandorCase *case_, CandorCatalog *catalog)
{
  CandorHistory history = { case_, catalog, g_list_store_new (CANDOR_TYPE_LINE) };
  CandorCaseCheck *present = candor_history_get_check (case_, 0), *before = candor_history_get_check (case_, 1);
  GListModel *checks = candor_case_get_checks (case_);
  g_autoptr (CandorLine) section = candor_line_new_section (_ ("Checks"), NULL);

  if (before != NULL)
    {
      candor_history_add (&history, _ ("New"), present, before, FALSE, "candor-omitted-symbolic", "disclosure-omitted", TRUE);
      candor_history_add (&history, _ ("No longer found"), before, present, FALSE, "candor-clear-symbolic",
                          "disclosure-clear", FALSE);
      candor_history_add (&history, _ ("Still found"), present, before, TRUE, "candor-vague-symbolic", "disclosure-vague", TRUE);
    }
  g_list_store_append (history.lines, section);
  for (guint i = g_list_model_get_n_items (checks); i > 0; i--)
    {
      g_autoptr (CandorCaseCheck) check = g_list_model_get_item (checks, i - 1);

      candor_history_add_check (&history, check);
    }
  return G_LIST_MODEL (history.lines);
}

char *
candor_history_lines_dup_intro (CandorCase *case_)
{
  CandorCaseCheck *before = candor_history_get_check (case_, 1);
  g_autofree char *time = NULL;

  if (candor_case_is_outdated (case_))
    return g_strdup (_ ("This version of Candor, or its knowledge, finds other than the last check recorded. Open the app or the policy again to check anew."));
  if (before == NULL)
    return g_strdup (_ ("Checked once. Save the case, and open a later version of the app or of the policy in it: what is new, gone and still there then stands here."));
  time = candor_check_dup_time (before);
  return g_strdup_printf (_ ("Against the check of %s. “No longer found” says that this check did not find it: look at why before calling it rectified."), time);
}
