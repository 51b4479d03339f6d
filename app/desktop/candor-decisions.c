/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "candor-decisions.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/candor-save.h"

/* Long enough for a line to be redrawn first, short enough that nobody's next decision comes before. */
#define CANDOR_SESSION_DELAY 50u

/* What was decided of a finding, and what before that. */
typedef struct
{
  char *finding;
  CandorDecision *before; /* NULL: nothing */
  CandorDecision *after;
} CandorStep;

struct _CandorDecisions
{
  GObject parent_instance;
  CandorCase *case_;
  char *path;
  char *session;
  char *person;
  GPtrArray *steps; /* CandorStep */
  guint done;       /* of them; the rest is undone */
  guint session_source;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandorDecisions, candor_decisions, G_TYPE_OBJECT)

static void
candor_step_free (gpointer data)
{
  CandorStep *self = data;

  g_free (self->finding);
  g_clear_object (&self->before);
  g_clear_object (&self->after);
  g_free (self);
}

static void
candor_decisions_dispose (GObject *object)
{
  CandorDecisions *self = CANDOR_DECISIONS (object);

  g_clear_handle_id (&self->session_source, g_source_remove);
  g_clear_object (&self->case_);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->session, g_free);
  g_clear_pointer (&self->person, g_free);
  G_OBJECT_CLASS (candor_decisions_parent_class)->dispose (object);
}

static void
candor_decisions_class_init (CandorDecisionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = candor_decisions_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);
}

static void
candor_decisions_init (CandorDecisions *self)
{
  self->steps = g_ptr_array_new_with_free_func (candor_step_free);
}

CandorDecisions *
candor_decisions_new (void)
{
  return g_object_new (CANDOR_TYPE_DECISIONS, NULL);
}

/* The session's copy. */

static char *
candor_sessions_dup_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "candor", "sessions", NULL);
}

/* Beside the copy stands the place that the case was saved at last. */
static char *
candor_session_dup_note (const char *session)
{
  return g_strconcat (session, ".place", NULL);
}

static void
candor_session_note_place (const char *session, const char *path)
{
  g_autofree char *note = candor_session_dup_note (session);
  g_autoptr (GBytes) bytes = path != NULL ? g_bytes_new (path, strlen (path)) : NULL;
  g_autoptr (GError) error = NULL;

  if (bytes != NULL && !candor_save (bytes, note, &error))
    g_warning ("%s", error->message);
}

/* (nullable): nothing where it was never saved, or is there no longer. */
static char *
candor_session_dup_place (const char *session)
{
  g_autofree char *note = session != NULL ? candor_session_dup_note (session) : NULL;
  g_autofree char *place = NULL;

  if (note == NULL || !g_file_get_contents (note, &place, NULL, NULL) || !g_path_is_absolute (place)
      || !g_file_test (place, G_FILE_TEST_IS_REGULAR))
    return NULL;
  return g_steal_pointer (&place);
}

static void
candor_decisions_forget_session (CandorDecisions *self)
{
  g_clear_handle_id (&self->session_source, g_source_remove);
  if (self->session != NULL)
    {
      g_autofree char *note = candor_session_dup_note (self->session);

      g_unlink (self->session);
      g_unlink (note);
    }
  g_clear_pointer (&self->session, g_free);
}

static gboolean
candor_decisions_keep_cb (gpointer user_data)
{
  CandorDecisions *self = user_data;
  g_autofree char *folder = candor_sessions_dup_folder ();
  g_autofree char *unique = g_uuid_string_random ();
  g_autofree char *name = g_strconcat (unique, ".candor", NULL);
  g_autoptr (GError) error = NULL;

  self->session_source = 0;
  if (self->case_ == NULL || g_mkdir_with_parents (folder, 0700) != 0)
    return G_SOURCE_REMOVE;
  if (self->session == NULL)
    self->session = g_build_filename (folder, name, NULL);
  candor_session_note_place (self->session, self->path);
  if (!candor_case_save_copy (self->case_, self->session, &error))
    g_warning ("%s", error->message);
  return G_SOURCE_REMOVE;
}

static void
candor_decisions_keep (CandorDecisions *self)
{
  if (self->session_source == 0)
    self->session_source = g_timeout_add (CANDOR_SESSION_DELAY, candor_decisions_keep_cb, self);
}

GPtrArray *
candor_decisions_dup_sessions (void)
{
  GPtrArray *sessions = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = candor_sessions_dup_folder ();
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    if (g_str_has_suffix (name, ".candor"))
      g_ptr_array_add (sessions, g_build_filename (folder, name, NULL));
  return sessions;
}

/* The case. */

void
candor_decisions_set_case (CandorDecisions *self, CandorCase *case_, const char *path, const char *session)
{
  g_return_if_fail (CANDOR_IS_DECISIONS (self));
  candor_decisions_forget_session (self);
  g_set_object (&self->case_, case_);
  g_free (self->path);
  self->path = path != NULL ? g_strdup (path) : candor_session_dup_place (session);
  self->session = g_strdup (session);
  g_ptr_array_set_size (self->steps, 0);
  self->done = 0;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

CandorCase *
candor_decisions_get_case (CandorDecisions *self)
{
  g_return_val_if_fail (CANDOR_IS_DECISIONS (self), NULL);
  return self->case_;
}

const char *
candor_decisions_get_path (CandorDecisions *self)
{
  g_return_val_if_fail (CANDOR_IS_DECISIONS (self), NULL);
  return self->path;
}

void
candor_decisions_set_person (CandorDecisions *self, const char *person)
{
  g_return_if_fail (CANDOR_IS_DECISIONS (self));
  g_free (self->person);
  self->person = g_strdup (person);
}

/* Deciding. */

static void
candor_decisions_apply (CandorDecisions *self, CandorDecision *decision)
{
  candor_case_decide (self->case_, decision);
  candor_decisions_keep (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
candor_decisions_decide (CandorDecisions *self, const char *finding, CandorVerdict verdict, const char *reason,
                         const char *note)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  CandorDecision *before;
  CandorStep *step;

  g_return_if_fail (CANDOR_IS_DECISIONS (self) && self->case_ != NULL && finding != NULL);
  before = candor_case_get_decision (self->case_, finding);
  if (before == NULL && verdict == CANDOR_VERDICT_OPEN && (note == NULL || *note == '\0'))
    return;
  if (before != NULL && candor_decision_get_verdict (before) == verdict
      && g_strcmp0 (candor_decision_get_reason (before), reason != NULL ? reason : "") == 0
      && g_strcmp0 (candor_decision_get_note (before), note != NULL ? note : "") == 0)
    return;
  step = g_new0 (CandorStep, 1);
  step->finding = g_strdup (finding);
  g_set_object (&step->before, before);
  step->after = candor_decision_new (finding, verdict, reason, note, self->person, now);
  g_ptr_array_set_size (self->steps, (int) self->done);
  g_ptr_array_add (self->steps, step);
  self->done++;
  candor_decisions_apply (self, step->after);
}

CandorVerdict
candor_decisions_get_verdict (CandorDecisions *self, const char *finding)
{
  g_return_val_if_fail (CANDOR_IS_DECISIONS (self), CANDOR_VERDICT_OPEN);
  return self->case_ != NULL ? candor_case_get_verdict (self->case_, finding) : CANDOR_VERDICT_OPEN;
}

gboolean
candor_decisions_get_can_undo (CandorDecisions *self)
{
  g_return_val_if_fail (CANDOR_IS_DECISIONS (self), FALSE);
  return self->done > 0;
}

gboolean
candor_decisions_get_can_redo (CandorDecisions *self)
{
  g_return_val_if_fail (CANDOR_IS_DECISIONS (self), FALSE);
  return self->done < self->steps->len;
}

/* The log keeps every decision, so taking one back is a decision too. */
static void
candor_decisions_restore (CandorDecisions *self, const char *finding, CandorDecision *decision)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (CandorDecision) again = candor_decision_new (
      finding, decision != NULL ? candor_decision_get_verdict (decision) : CANDOR_VERDICT_OPEN,
      decision != NULL ? candor_decision_get_reason (decision) : NULL,
      decision != NULL ? candor_decision_get_note (decision) : NULL, self->person, now);

  candor_decisions_apply (self, again);
}

void
candor_decisions_undo (CandorDecisions *self)
{
  CandorStep *step;

  g_return_if_fail (CANDOR_IS_DECISIONS (self));
  if (self->done == 0)
    return;
  step = g_ptr_array_index (self->steps, --self->done);
  candor_decisions_restore (self, step->finding, step->before);
}

void
candor_decisions_redo (CandorDecisions *self)
{
  CandorStep *step;

  g_return_if_fail (CANDOR_IS_DECISIONS (self));
  if (self->done == self->steps->len)
    return;
  step = g_ptr_array_index (self->steps, self->done++);
  candor_decisions_restore (self, step->finding, step->after);
}

/* Saving. */

/* A comparison that nobody worked on can be made again at any time. */
gboolean
candor_decisions_get_unsaved (CandorDecisions *self)
{
  g_return_val_if_fail (CANDOR_IS_DECISIONS (self), FALSE);
  if (self->session != NULL)
    return TRUE;
  return self->case_ != NULL && candor_case_get_dirty (self->case_)
         && (self->path != NULL || *candor_case_get_note (self->case_) != '\0'
             || g_list_model_get_n_items (candor_case_get_decisions (self->case_)) > 0);
}

gboolean
candor_decisions_save (CandorDecisions *self, const char *path, GError **error)
{
  g_return_val_if_fail (CANDOR_IS_DECISIONS (self) && self->case_ != NULL, FALSE);
  if (!candor_case_save (self->case_, path, error))
    return FALSE;
  if (path != self->path)
    {
      g_free (self->path);
      self->path = g_strdup (path);
    }
  candor_decisions_forget_session (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return TRUE;
}

void
candor_decisions_discard (CandorDecisions *self)
{
  g_return_if_fail (CANDOR_IS_DECISIONS (self));
  candor_decisions_forget_session (self);
}
