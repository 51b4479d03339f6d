/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-check-private.h"

#include "candor-subject.h"
#include "comparison/candor-app-type-suggestion.h"

/* Cases. */

typedef struct
{
  CandorCheck *check;
  GCancellable *cancellable;
  char *path;    /* NULL for a session's copy */
  char *session;
} CandorOpening;

static void
candor_opening_free (CandorOpening *self)
{
  g_object_unref (self->check);
  g_object_unref (self->cancellable);
  g_free (self->path);
  g_free (self->session);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandorOpening, candor_opening_free)

static void
candor_check_show_case (CandorCheck *self, CandorCase *case_)
{
  CandorComparison *comparison = candor_case_get_comparison (case_);
  const CandorKnownAppType *type = candor_comparison_get_app_type (comparison);

  candor_check_forget_comparison (self);
  g_free (self->app_type);
  self->app_type = type != NULL ? g_strdup (type->id) : NULL;
  g_free (self->compared);
  self->compared = g_strdup (candor_package_get_package_name (candor_comparison_get_package (comparison)));
  g_clear_pointer (&self->cues, g_free);
  self->suggestion = candor_app_type_suggest (candor_comparison_get_policy (comparison),
                                              candor_comparison_get_package (comparison), self->knowledge, &self->cues);
  self->quiet = TRUE;
  candor_half_set_result (self->policy, G_OBJECT (candor_comparison_get_policy (comparison)));
  candor_half_set_result (self->package, G_OBJECT (candor_comparison_get_package (comparison)));
  self->quiet = FALSE;
  g_set_object (&self->comparison, comparison);
  self->subjects = candor_subjects_new (comparison, self->catalog);
  g_signal_emit_by_name (self, "changed");
}

static void
candor_check_case_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CandorOpening) opening = user_data;
  CandorCheck *self = opening->check;
  g_autoptr (GError) error = NULL;
  g_autoptr (CandorCase) case_ = candor_reader_read_case_finish (CANDOR_READER (source), result, &error);

  if (opening->cancellable != self->opening)
    return;
  g_clear_object (&self->opening);
  if (case_ == NULL)
    {
      g_signal_emit_by_name (self, "case-failed", error->message);
      return;
    }
  candor_decisions_set_case (self->decisions, case_, opening->path, opening->session);
  candor_check_show_case (self, case_);
}

/**
 * candor_check_open_case:
 * @file: a case, or the copy of one
 * @session: whether it is the copy that a program that ended early left
 *
 * Shows a kept case instead of what is there; "case-failed" tells why it could not be read.
 */
void
candor_check_open_case (CandorCheck *self, GFile *file, gboolean session)
{
  CandorOpening *opening;

  g_return_if_fail (CANDOR_IS_CHECK (self) && G_IS_FILE (file));
  candor_check_cancel (self);
  self->opening = g_cancellable_new ();
  opening = g_new0 (CandorOpening, 1);
  opening->check = g_object_ref (self);
  opening->cancellable = g_object_ref (self->opening);
  opening->path = session ? NULL : g_file_get_path (file);
  opening->session = session ? g_file_get_path (file) : NULL;
  candor_reader_read_case_async (self->reader, file, self->opening, candor_check_case_read_cb, opening);
}
