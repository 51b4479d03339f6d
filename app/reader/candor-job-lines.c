/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-reader"

#include "candor-job.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "policy/candor-policy.h"

/* A corpus holds sentences or paragraphs; whole policies a line stay under this as well. */
#define LINE_LIMIT (1u << 20)
/* By the clock; a paragraph takes milliseconds. */
#define LINE_SECONDS 20u
#define STEP (64u << 10)

static gboolean
candor_job_read_line (CandorJob *self, guint number, const char *bytes, gsize length, GError **error)
{
  g_autofree char *text = g_utf8_make_valid (bytes, length);
  g_autoptr (CandorPolicy) policy = NULL;
  GVariant *content;

  if (length > 0 && bytes[length - 1] == '\r')
    text[strlen (text) - 1] = '\0';
  alarm (LINE_SECONDS);
  policy = candor_policy_new_from_line (text, self->knowledge);
  alarm (0);
  content = policy != NULL ? candor_policy_to_variant (policy) : NULL;
  return candor_message_send (
      self->pipe, CANDOR_MESSAGE_LINE,
      g_variant_new ("(u@m" CANDOR_POLICY_VARIANT_TYPE ")", number,
                     g_variant_new_maybe (G_VARIANT_TYPE (CANDOR_POLICY_VARIANT_TYPE), content)),
      error);
}

/* Reads the whole lines at the start of the buffer and takes them out of it. */
static gboolean
candor_job_drain (CandorJob *self, GString *buffer, guint *number, GError **error)
{
  gsize from = 0;
  const char *end;

  while ((end = memchr (buffer->str + from, '\n', buffer->len - from)) != NULL)
    {
      gsize length = end - (buffer->str + from);

      if (!candor_job_read_line (self, ++*number, buffer->str + from, length, error))
        return FALSE;
      from += length + 1;
    }
  g_string_erase (buffer, 0, from);
  if (buffer->len <= LINE_LIMIT)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE,
               _("line %u is longer than %u bytes: this is no text with a sentence or paragraph a line"),
               *number + 1, LINE_LIMIT);
  return FALSE;
}

gboolean
candor_job_read_lines (CandorJob *self, guint *index, GError **error)
{
  CandorJobInput *input = &g_array_index (self->inputs, CandorJobInput, 0);
  g_autoptr (GString) buffer = g_string_sized_new (STEP);
  g_autofree char *step = g_malloc (STEP);
  guint number = 0;
  gssize got;

  *index = 0;
  while ((got = read (input->descriptor, step, STEP)) != 0)
    {
      if (got < 0 && errno == EINTR)
        continue;
      if (got < 0)
        {
          int reason = errno;
          g_set_error (error, G_IO_ERROR, g_io_error_from_errno (reason), "%s", g_strerror (reason));
          return FALSE;
        }
      g_string_append_len (buffer, step, got);
      if (!candor_job_drain (self, buffer, &number, error))
        return FALSE;
    }
  if (buffer->len > 0 && !candor_job_read_line (self, ++number, buffer->str, buffer->len, error))
    return FALSE;
  return candor_message_send (self->pipe, CANDOR_MESSAGE_RESULT,
                              g_variant_new (CANDOR_MESSAGE_LINES_TYPE, number), error);
}
