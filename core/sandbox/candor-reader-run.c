/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-sandbox"

#include "sandbox/candor-reader-run.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/candor-printable.h"

/* Progress smaller than this is not told: whatever the process says, a few hundred calls are made. */
#define PROGRESS_STEP 0.005

/* What a conversation has come to. */
typedef struct
{
  GVariant *result;
  gboolean locked_down; /* the first frame was there */
  gboolean told;        /* the error already says what it is about */
  CandorStage stage;    /* the last that was told, and how far it was */
  double fraction;
} CandorReaderState;

static const char *
candor_stage_get_words (CandorStage stage)
{
  switch (stage)
    {
    case CANDOR_STAGE_DOCUMENT:
      return _("Reading the policy’s text");
    case CANDOR_STAGE_STATEMENTS:
      return _("Finding the policy’s statements");
    case CANDOR_STAGE_PACKAGE:
      return _("Reading the package");
    case CANDOR_STAGE_RESULT:
      return _("Taking over what was read");
    case CANDOR_STAGE_FETCH:
      return _("Fetching the page");
    case CANDOR_STAGE_START:
    case CANDOR_STAGE_COUNT:
    default:
      return _("Starting");
    }
}

void
candor_reader_run_set_place (CandorReaderRun *self)
{
  GPtrArray *inputs = self->request.inputs;
  GString *place = g_string_new (NULL);

  for (guint i = 0; i < inputs->len; i++)
    {
      CandorReaderInput *input = g_ptr_array_index (inputs, i);
      g_string_append_printf (place, "%s%s", i > 0 ? ", " : "", input->place);
    }
  g_free (self->place);
  self->place = g_string_free (place, FALSE);
}

void
candor_reader_run_clear (CandorReaderRun *self)
{
  g_clear_pointer (&self->place, g_free);
  g_clear_object (&self->taken);
  g_clear_error (&self->untaken);
}

void
candor_reader_run_blame (CandorReaderRun *self, GError **error)
{
  if (error == NULL || *error == NULL)
    return;
  (*error)->domain = CANDOR_READER_ERROR;
  (*error)->code = CANDOR_READER_ERROR_RESULT;
  g_prefix_error (error, _("%s: the reading process answered wrongly: "), self->place);
}

static gboolean
candor_reader_run_fail (GError **error)
{
  g_set_error_literal (error, CANDOR_READER_ERROR, CANDOR_READER_ERROR_RESULT,
                       _("the reading process answered what can’t be understood"));
  return FALSE;
}

static gboolean
candor_reader_run_take_progress (CandorReaderRun *self, CandorReaderState *state, GBytes *payload,
                                 GError **error)
{
  g_autoptr (GVariant) value = candor_message_parse (payload, CANDOR_MESSAGE_PROGRESS_TYPE);
  double fraction;
  guint8 stage;

  if (value == NULL)
    return candor_reader_run_fail (error);
  g_variant_get (value, CANDOR_MESSAGE_PROGRESS_TYPE, &fraction, &stage);
  if (!(fraction >= 0 && fraction <= 1) || stage >= CANDOR_STAGE_COUNT)
    return candor_reader_run_fail (error);
  if (self->progress == NULL || (stage <= state->stage && fraction < state->fraction + PROGRESS_STEP))
    return TRUE;
  state->stage = MAX (stage, state->stage);
  state->fraction = MAX (fraction, state->fraction);
  self->progress (state->fraction, candor_stage_get_words (state->stage), self->progress_data);
  return TRUE;
}

/* The process refuses the file: its words, shown as text, after what we know the file by, which stands
 * for the name where the words start with it. */
static gboolean
candor_reader_run_take_refusal (CandorReaderRun *self, CandorReaderState *state, GBytes *payload,
                                GError **error)
{
  g_autoptr (GVariant) value = candor_message_parse (payload, CANDOR_MESSAGE_ERROR_TYPE);
  g_autofree char *words = NULL;
  const char *message, *rest;
  CandorReaderInput *input;
  guint index;

  if (value == NULL)
    return candor_reader_run_fail (error);
  g_variant_get (value, "(u&s)", &index, &message);
  if (index != CANDOR_MESSAGE_NO_INPUT && index >= self->request.inputs->len)
    return candor_reader_run_fail (error);
  words = candor_printable (message);
  state->told = TRUE;
  if (index == CANDOR_MESSAGE_NO_INPUT)
    {
      g_set_error_literal (error, CANDOR_READER_ERROR, CANDOR_READER_ERROR_START, words);
      return FALSE;
    }
  input = g_ptr_array_index (self->request.inputs, index);
  rest = g_str_has_prefix (words, input->name) ? words + strlen (input->name) : NULL;
  /* A line may follow the name; Chinese goes on right behind it. */
  if (rest != NULL && (*rest == ':' || *rest == ',' || *rest == ' ' || (guchar) *rest >= 0x80))
    g_set_error (error, CANDOR_READER_ERROR, CANDOR_READER_ERROR_REFUSED, "%s%s", input->place, rest);
  else
    g_set_error (error, CANDOR_READER_ERROR, CANDOR_READER_ERROR_REFUSED, "%s: %s", input->place, words);
  return FALSE;
}

static gboolean
candor_reader_run_take_lockdown (CandorReaderRun *self, CandorReaderState *state, GBytes *payload,
                                 GError **error)
{
  g_autoptr (GVariant) value = candor_message_parse (payload, CANDOR_MESSAGE_LOCKDOWN_TYPE);

  if (value == NULL || state->locked_down)
    return candor_reader_run_fail (error);
  state->locked_down = TRUE;
  self->measures = g_variant_get_uint32 (value) & CANDOR_SANDBOX_ALL;
  if (self->request.strict && self->measures != CANDOR_SANDBOX_ALL)
    return candor_reader_run_fail (error);
  return TRUE;
}

static gboolean
candor_reader_run_take_line (CandorReaderRun *self, CandorReaderState *state, GBytes *payload, GError **error)
{
  g_autoptr (GVariant) value = candor_message_parse (payload, self->line_type);

  if (value == NULL)
    return candor_reader_run_fail (error);
  state->told = !self->line (value, self->line_data, error);
  return !state->told;
}

static gboolean
candor_reader_run_take (CandorReaderRun *self, CandorReaderState *state, CandorMessageKind kind,
                        GBytes *payload, GError **error)
{
  if (kind == CANDOR_MESSAGE_ERROR)
    return candor_reader_run_take_refusal (self, state, payload, error);
  if (kind == CANDOR_MESSAGE_LOCKDOWN)
    return candor_reader_run_take_lockdown (self, state, payload, error);
  if (!state->locked_down || state->result != NULL)
    return candor_reader_run_fail (error);
  if (kind == CANDOR_MESSAGE_PROGRESS)
    return candor_reader_run_take_progress (self, state, payload, error);
  if (kind == CANDOR_MESSAGE_LINE && self->line != NULL)
    return candor_reader_run_take_line (self, state, payload, error);
  if (kind != CANDOR_MESSAGE_RESULT)
    return candor_reader_run_fail (error);
  state->result = candor_message_parse (payload, self->result_type);
  return state->result != NULL || candor_reader_run_fail (error);
}

static gboolean
candor_reader_run_converse (CandorReaderRun *self, CandorReaderProcess *process, CandorReaderState *state,
                            GCancellable *cancellable, GError **error)
{
  while (state->result == NULL)
    {
      g_autoptr (GBytes) payload = NULL;
      g_autoptr (GError) broken = NULL;
      CandorMessageKind kind;

      if (candor_reader_process_receive (process, cancellable, &kind, &payload, &broken))
        {
          if (!candor_reader_run_take (self, state, kind, payload, error))
            return FALSE;
          continue;
        }
      if (broken == NULL)
        break;
      g_propagate_error (error, g_steal_pointer (&broken));
      return FALSE;
    }
  if (state->result != NULL && self->take != NULL)
    self->taken = self->take (state->result, &self->untaken);
  if (self->taken != NULL && self->when_taken != NULL)
    self->when_taken (self);
  if (!candor_reader_process_finish (process, cancellable, error))
    return FALSE;
  if (state->result != NULL)
    return TRUE;
  g_set_error_literal (error, CANDOR_READER_ERROR, CANDOR_READER_ERROR_DIED,
                       _("the reading process ended without a result"));
  return FALSE;
}

GVariant *
candor_reader_run_over (CandorReaderRun *self, CandorReaderProcess *process, GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (GError) broken = NULL;
  CandorReaderState state = { 0 };

  if (candor_reader_run_converse (self, process, &state, cancellable, &broken))
    return state.result;
  g_clear_pointer (&state.result, g_variant_unref);
  if (broken->domain == CANDOR_READER_ERROR && !state.told)
    g_prefix_error (&broken, "%s: ", self->place);
  g_propagate_error (error, g_steal_pointer (&broken));
  return NULL;
}

GVariant *
candor_reader_run (CandorReaderRun *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (CandorReaderProcess) process = candor_reader_process_start (&self->request, error);

  if (process == NULL)
    return NULL;
  if (self->meanwhile != NULL)
    self->meanwhile (self->progress_data);
  return candor_reader_run_over (self, process, cancellable, error);
}
