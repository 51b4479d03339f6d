/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-reader"

#include "candor-work.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "candor-lockdown.h"
#include "candor-preload.h"
#include "knowledge/candor-knowledge-share.h"

/* Processor time, all threads together, at least: nothing of usual size takes a second. Sanitizers make all of
 * it slower. */
#if defined(__SANITIZE_ADDRESS__)
#define SECONDS_MIN 100u
#else
#define SECONDS_MIN 10u
#endif
/* Larger files have more: a second for so many bytes. */
#define BYTES_PER_SECOND (G_GUINT64_CONSTANT (512) << 10)

gboolean
candor_job_report (CandorJob *self, double fraction, CandorStage stage, GError **error)
{
  return candor_message_send (self->pipe, CANDOR_MESSAGE_PROGRESS,
                              g_variant_new (CANDOR_MESSAGE_PROGRESS_TYPE, fraction, (guint8) stage), error);
}

static void
candor_reader_answer_error (int pipe, guint index, const char *message)
{
  /* A name of the file in the message may be as long as names get; what is said about it stays. */
  g_autofree char *words = g_utf8_make_valid (message, -1);

  if (strlen (words) > candor_message_get_limit (CANDOR_MESSAGE_ERROR) / 2)
    *g_utf8_find_prev_char (words, words + candor_message_get_limit (CANDOR_MESSAGE_ERROR) / 2) = '\0';
  candor_message_send (pipe, CANDOR_MESSAGE_ERROR, g_variant_new (CANDOR_MESSAGE_ERROR_TYPE, index, words),
                       NULL);
}

static gboolean
candor_reader_map (int descriptor, GBytes **bytes, GError **error)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new_from_fd (descriptor, FALSE, error);

  if (file != NULL)
    *bytes = g_mapped_file_get_bytes (file);
  return file != NULL;
}

static void
candor_job_input_clear (gpointer data)
{
  g_clear_pointer (&((CandorJobInput *) data)->bytes, g_bytes_unref);
}

/* Maps the files, and looks at nothing in them. */
static gboolean
candor_reader_open_inputs (CandorJob *job, const CandorMode *mode, char **names, const int *descriptors,
                           GError **error)
{
  job->inputs = g_array_new (FALSE, FALSE, sizeof (CandorJobInput));
  g_array_set_clear_func (job->inputs, candor_job_input_clear);
  for (int i = 0; names[i] != NULL; i++)
    {
      char *known = strchr (names[i], '/'); /* sandbox/candor-reader-input.h */
      CandorJobInput input = { names[i], known != NULL ? known + 1 : NULL, descriptors[i], NULL };

      if (known != NULL)
        *known = '\0';

      if (!mode->stream && !candor_reader_map (input.descriptor, &input.bytes, error))
        return FALSE;
      g_array_append_val (job->inputs, input);
    }
  return TRUE;
}

gboolean
candor_work_prepare (CandorJob *job, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  candor_preload_messages ();
  if (candor_reader_map (CANDOR_READER_KNOWLEDGE_DESCRIPTOR, &bytes, error))
    job->knowledge = candor_knowledge_new_from_unchecked (bytes, error);
  return job->knowledge != NULL;
}

static CandorSandboxMeasures
candor_reader_lock_down (CandorJob *job, const CandorMode *mode)
{
  CandorLockdownLimits limits = { .memory = mode->memory };

  if (mode->list_folders != NULL)
    limits.places = mode->list_folders ();
  for (guint i = 0; i < job->inputs->len; i++)
    {
      CandorJobInput *input = &g_array_index (job->inputs, CandorJobInput, i);
      limits.mapped += input->bytes != NULL ? g_bytes_get_size (input->bytes) : 0;
    }
  if (!mode->stream)
    limits.seconds = MAX (SECONDS_MIN, limits.mapped / BYTES_PER_SECOND);
  return candor_lockdown_apply (&limits);
}

static gboolean
candor_reader_try (CandorJob *job, const CandorMode *mode, gboolean strict, char **names, const int *descriptors,
                   guint *index, GError **error)
{
  CandorSandboxMeasures measures;

  *index = CANDOR_MESSAGE_NO_INPUT;
  if (!candor_reader_open_inputs (job, mode, names, descriptors, error))
    return FALSE;
  if (mode->prepare != NULL)
    mode->prepare ();
  measures = candor_reader_lock_down (job, mode);
  if (strict && measures != CANDOR_SANDBOX_ALL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _("This system does not let the reading process be locked down in full, and a "
                             "strict sandbox was asked for: nothing was read"));
      return FALSE;
    }
  return candor_message_send (job->pipe, CANDOR_MESSAGE_LOCKDOWN,
                              g_variant_new (CANDOR_MESSAGE_LOCKDOWN_TYPE, (guint32) measures), error)
         && mode->read (job, index, error);
}

static int *
candor_work_list_descriptors (char **names)
{
  guint count = g_strv_length (names);
  int *descriptors = g_new (int, count);

  for (guint i = 0; i < count; i++)
    descriptors[i] = CANDOR_READER_INPUT_DESCRIPTOR + (int) i;
  return descriptors;
}

void
candor_work_do_once (CandorJob *job, const CandorMode *mode, gboolean strict, char **names)
{
  candor_work_do (job, mode, strict, names, candor_work_list_descriptors (names));
}

void
candor_work_do_beside (const char *mode, gboolean strict, char **names, CandorKnowledge *knowledge)
{
  CandorJob job = { .knowledge = knowledge, .pipe = CANDOR_READER_MESSAGE_DESCRIPTOR };

  candor_lockdown_follow_parent (job.pipe);
  (void) _("Starting"); /* reads the messages, which are in a file */
  candor_work_do_once (&job, candor_work_find_mode (mode), strict, names);
}

void
candor_work_do (CandorJob *job, const CandorMode *mode, gboolean strict, char **names, const int *descriptors)
{
  g_autoptr (GError) error = NULL;
  guint index;

  if (candor_reader_try (job, mode, strict, names, descriptors, &index, &error))
    _exit (0);
  candor_work_fail (job, index, error);
}

void
candor_work_fail (CandorJob *job, guint index, const GError *error)
{
  candor_reader_answer_error (job->pipe, index, error->message);
  /* Nothing is left to be done: the kernel takes back the memory faster than we would. */
  _exit (1);
}

const CandorMode *
candor_work_find_mode (const char *name)
{
  for (const CandorMode *mode = candor_program.modes; name != NULL && mode->name != NULL; mode++)
    if (g_str_equal (name, mode->name))
      return mode;
  return NULL;
}
