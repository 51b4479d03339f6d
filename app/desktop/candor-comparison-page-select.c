/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-comparison-page-private.h"

#include <stdio.h>

/* The one selection. What a person points at stays where it is; the other columns follow. */
void
candor_comparison_page_select (CandorComparisonPage *self, CandorSubject *subject, CandorColumn origin)
{
  gboolean narrow = candor_columns_get_narrow (self->columns);

  if (origin != CANDOR_COLUMN_WAIST)
    candor_waist_select (self->waist, subject);
  candor_policy_view_select (self->policy, subject, origin != CANDOR_COLUMN_WORDS);
  candor_package_view_select (self->package, subject, origin != CANDOR_COLUMN_DEEDS);
  if (subject != NULL)
    candor_finding_pane_show (self->pane, subject, candor_check_get_comparison (self->check),
                              candor_check_get_catalog (self->check));
  if (!narrow || subject == NULL)
    candor_comparison_page_set_open (self, subject != NULL);
  candor_comparison_page_redraw (self);
}

static gboolean
candor_comparison_page_settle_cb (gpointer user_data)
{
  CandorComparisonPage *self = user_data;

  self->settling = 0;
  self->opening = !gtk_revealer_get_child_revealed (self->revealer);
  candor_policy_view_keep_in_sight (self->policy);
  candor_waist_keep_in_sight (self->waist);
  candor_package_view_keep_in_sight (self->package);
  return G_SOURCE_REMOVE;
}

/* Not within the allocation that told of it. */
void
candor_comparison_page_resized_cb (CandorComparisonPage *self)
{
  if (self->opening && self->settling == 0)
    self->settling = g_idle_add (candor_comparison_page_settle_cb, self);
}

void
candor_comparison_page_selected_cb (CandorComparisonPage *self, CandorSubject *subject)
{
  candor_comparison_page_select (self, subject, CANDOR_COLUMN_WAIST);
}

void
candor_comparison_page_activated_cb (CandorComparisonPage *self, CandorSubject *subject)
{
  candor_comparison_page_select (self, subject, CANDOR_COLUMN_WAIST);
  candor_comparison_page_set_open (self, TRUE);
  if (candor_columns_get_narrow (self->columns))
    candor_finding_pane_focus (self->pane);
}

/* Of the subjects that fit, the one after the present one: choosing again goes through them. */
static CandorSubject *
candor_comparison_page_choose (CandorComparisonPage *self, gboolean (*fits) (CandorSubject *, gpointer), gpointer data)
{
  CandorSubject *present = candor_waist_get_selected (self->waist), *first = NULL;
  gboolean passed = FALSE;

  for (guint i = 0; self->subjects != NULL && i < g_list_model_get_n_items (self->subjects); i++)
    {
      g_autoptr (CandorSubject) subject = g_list_model_get_item (self->subjects, i);

      if (!fits (subject, data))
        continue;
      if (passed)
        return subject; /* the list keeps it */
      if (first == NULL)
        first = subject;
      passed = subject == present;
    }
  return first;
}

typedef struct
{
  CandorPolicyBuffer *buffer;
  guint passage;
} CandorPassageChoice;

static gboolean
candor_subject_has_passage (CandorSubject *subject, gpointer data)
{
  CandorPassageChoice *choice = data;
  guint statements = candor_policy_buffer_get_statement_count (choice->buffer);

  if (choice->passage < statements)
    return candor_indexes_contain (candor_subject_get_statements (subject), choice->passage);
  return candor_indexes_contain (candor_subject_get_parties (subject), choice->passage - statements);
}

void
candor_comparison_page_passages_cb (CandorComparisonPage *self, GArray *passages)
{
  CandorPassageChoice choice = { candor_policy_text_get_buffer (candor_policy_view_get_text (self->policy)), 0 };
  CandorSubject *subject = NULL;

  for (guint i = 0; subject == NULL && i < passages->len; i++)
    {
      choice.passage = g_array_index (passages, guint, i);
      subject = candor_comparison_page_choose (self, candor_subject_has_passage, &choice);
    }
  if (subject != NULL || self->subjects != NULL)
    candor_comparison_page_select (self, subject, CANDOR_COLUMN_WORDS);
  if (subject == NULL)
    candor_policy_buffer_select (choice.buffer, passages);
}

static gboolean
candor_subject_has_entry_cb (CandorSubject *subject, gpointer data)
{
  return candor_subject_has_entry (subject, data);
}

void
candor_comparison_page_entry_cb (CandorComparisonPage *self, CandorEntry *entry)
{
  CandorSubject *subject = candor_comparison_page_choose (self, candor_subject_has_entry_cb, entry);

  if (subject != NULL)
    candor_comparison_page_select (self, subject, CANDOR_COLUMN_DEEDS);
}

static gboolean
candor_subject_has_finding (CandorSubject *subject, gpointer id)
{
  GPtrArray *findings = candor_subject_get_findings (subject);

  for (guint i = 0; i < findings->len; i++)
    if (g_strcmp0 (candor_finding_get_id (g_ptr_array_index (findings, i)), id) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
candor_comparison_page_show_passage (CandorComparisonPage *self, guint passage)
{
  g_autoptr (GArray) passages = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_val (passages, passage);
  if (candor_columns_get_narrow (self->columns))
    candor_comparison_page_show_column (self, CANDOR_COLUMN_WORDS);
  candor_comparison_page_passages_cb (self, passages);
  candor_policy_text_scroll_to (candor_policy_view_get_text (self->policy), passage);
  return TRUE;
}

static gboolean
candor_comparison_page_show_place (CandorComparisonPage *self, const char *place)
{
  guint document, start, end;

  if (sscanf (place, "%u:%u:%u", &document, &start, &end) != 3)
    return FALSE;
  if (candor_columns_get_narrow (self->columns))
    candor_comparison_page_show_column (self, CANDOR_COLUMN_WORDS);
  candor_policy_text_show_place (candor_policy_view_get_text (self->policy), document, start, end);
  return TRUE;
}

gboolean
candor_comparison_page_show_target (CandorComparisonPage *self, const char *target)
{
  const char *colon = strchr (target, ':');
  CandorSubject *subject;
  CandorPolicyBuffer *buffer;

  g_return_val_if_fail (CANDOR_IS_COMPARISON_PAGE (self) && colon != NULL, FALSE);
  buffer = candor_policy_text_get_buffer (candor_policy_view_get_text (self->policy));
  candor_summary_set_matrix (self->summary, FALSE);
  if (g_str_has_prefix (target, "place:"))
    return candor_comparison_page_show_place (self, colon + 1);
  if (g_str_has_prefix (target, "statement:"))
    return candor_comparison_page_show_passage (self, (guint) g_ascii_strtoull (colon + 1, NULL, 10));
  if (g_str_has_prefix (target, "party:"))
    return candor_comparison_page_show_passage (
        self, candor_policy_buffer_get_statement_count (buffer) + (guint) g_ascii_strtoull (colon + 1, NULL, 10));
  subject = candor_comparison_page_choose (self, candor_subject_has_finding, (gpointer) (colon + 1));
  if (subject == NULL)
    return FALSE;
  candor_summary_clear (self->summary);
  candor_comparison_page_select (self, subject, CANDOR_COLUMN_WORDS);
  candor_comparison_page_set_open (self, TRUE);
  return TRUE;
}
