/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-history-lines.h"

#include <glib/gi18n.h>

typedef struct
{
  CandorCase *case_;
  CandorKnowledge *knowledge;
  CandorCatalog *catalog;
  GListStore *lines;
} CandorHistory;

static const struct
{
  const char *icon;
  const char *style;
} looks[CANDOR_RECHECK_STATUSES] = {
  [CANDOR_RECHECK_NEW] = { "candor-omitted-symbolic", "disclosure-omitted" },
  [CANDOR_RECHECK_CHANGED] = { "candor-ambiguous-symbolic", "disclosure-ambiguous" },
  [CANDOR_RECHECK_OPEN] = { "candor-vague-symbolic", "disclosure-vague" },
  [CANDOR_RECHECK_RECTIFIED] = { "candor-clear-symbolic", "disclosure-clear" },
  [CANDOR_RECHECK_GONE] = { "candor-words-only-symbolic", "disclosure-words-only" },
};

static CandorCaseCheck *
candor_history_get_check (CandorCase *case_, guint before)
{
  GListModel *checks = candor_case_get_checks (case_);
  guint count = g_list_model_get_n_items (checks);
  g_autoptr (CandorCaseCheck) check = before < count ? g_list_model_get_item (checks, count - 1 - before) : NULL;

  return check; /* the case keeps it */
}

CandorRecheck *
candor_history_recheck (CandorCase *case_)
{
  CandorCaseCheck *check = candor_history_get_check (case_, 1);
  g_autoptr (CandorComparison) before = NULL;
  g_autoptr (GError) error = NULL;

  if (check == NULL)
    return NULL;
  before = candor_case_check_compare (check, candor_case_get_knowledge (case_), &error);
  if (before == NULL)
    {
      g_warning ("%s", error->message);
      return NULL;
    }
  return candor_recheck_new (before, candor_case_get_comparison (case_));
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

/* What is seen to be other, or why what is gone is not called rectified. */
static void
candor_history_append_notes (CandorHistory *self, GString *text, GPtrArray *notes)
{
  for (guint i = 0; notes != NULL && i < notes->len; i++)
    {
      g_autofree char *note
          = candor_knowledge_format_note (self->knowledge, g_ptr_array_index (notes, i), self->catalog);

      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", note);
    }
}

static void
candor_history_add_item (CandorHistory *self, CandorRecheckItem *item)
{
  CandorRecheckStatus status = candor_recheck_item_get_status (item);
  CandorFinding *finding = candor_recheck_item_get_finding (item);
  g_autofree char *message
      = candor_knowledge_format_note (self->knowledge, candor_finding_get_message (finding), self->catalog);
  g_autofree char *decision = candor_history_dup_decision (self, candor_finding_get_id (finding));
  g_autofree char *target = candor_recheck_item_get_after (item) != NULL
                                ? g_strdup_printf ("finding:%s", candor_finding_get_id (finding)) : NULL;
  g_autoptr (GString) changes = g_string_new (NULL);
  g_autoptr (CandorLine) line = NULL;

  candor_history_append_notes (self, changes, candor_recheck_item_get_words (item));
  candor_history_append_notes (self, changes, candor_recheck_item_get_deeds (item));
  candor_history_append_notes (self, changes, candor_recheck_item_get_doubts (item));
  line = candor_line_new (looks[status].icon, looks[status].style, message,
                          candor_catalog_text (self->catalog, candor_severity_get_word (candor_finding_get_severity (finding))),
                          changes->str);
  candor_line_set_note (line, decision);
  candor_line_set_target (line, target);
  g_list_store_append (self->lines, line);
}

static void
candor_history_add_status (CandorHistory *self, CandorRecheck *recheck, CandorRecheckStatus status)
{
  GListModel *items = candor_recheck_get_items (recheck);
  guint count = candor_recheck_count (recheck, status);
  const char *word = candor_catalog_text (self->catalog, candor_recheck_status_get_word (status));
  g_autofree char *title = g_strdup_printf ("%s · %u", word, count);
  g_autoptr (CandorLine) section = candor_line_new_section (title, NULL);

  if (count == 0)
    return;
  g_list_store_append (self->lines, section);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (CandorRecheckItem) item = g_list_model_get_item (items, i);

      if (candor_recheck_item_get_status (item) == status)
        candor_history_add_item (self, item);
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
candor_history_lines_new (CandorCase *case_, CandorRecheck *recheck, CandorCatalog *catalog)
{
  CandorHistory history = { case_, candor_case_get_knowledge (case_), catalog, g_list_store_new (CANDOR_TYPE_LINE) };
  GListModel *checks = candor_case_get_checks (case_);
  g_autoptr (CandorLine) section = candor_line_new_section (_ ("Checks"), NULL);

  for (guint i = 0; recheck != NULL && i < CANDOR_RECHECK_STATUSES; i++)
    candor_history_add_status (&history, recheck, i);
  g_list_store_append (history.lines, section);
  for (guint i = g_list_model_get_n_items (checks); i > 0; i--)
    {
      g_autoptr (CandorCaseCheck) check = g_list_model_get_item (checks, i - 1);

      candor_history_add_check (&history, check);
    }
  return G_LIST_MODEL (history.lines);
}

char *
candor_history_lines_dup_intro (CandorCase *case_, CandorRecheck *recheck, CandorCatalog *catalog)
{
  CandorHistory history = { case_, candor_case_get_knowledge (case_), catalog, NULL };
  CandorCaseCheck *before = candor_history_get_check (case_, 1);
  g_autofree char *time = NULL;
  GString *text;

  if (candor_case_is_outdated (case_))
    return g_strdup (_ ("This version of Candor, or its knowledge, finds other than the last check recorded. Open the app or the policy again to check anew."));
  if (before == NULL)
    return g_strdup (_ ("Checked once. Save the case, and open a later version of the app or of the policy in it: what is new, gone and still there then stands here."));
  time = candor_check_dup_time (before);
  text = g_string_new (NULL);
  g_string_append_printf (text, _ ("Against the check of %s."), time);
  if (recheck != NULL)
    candor_history_append_notes (&history, text, candor_recheck_get_cautions (recheck));
  return g_string_free (text, FALSE);
}
