/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-sandbox"

#include "sandbox/candor-message.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

/* A mark and a number: nothing longer is honest. */
#define SMALL_LIMIT 64u
/* A message for people; a page of text is generous. */
#define ERROR_LIMIT (16u << 10)
/* One line's statements: a line is at most 1 MiB of text, its statements quote it. */
#define LINE_LIMIT (64u << 20)
/* A made-up policy of 10 MB with 50,000 statements, the most that is kept, gives 17 MB. */
#define RESULT_LIMIT (256u << 20)

gsize
candor_message_get_limit (CandorMessageKind kind)
{
  switch (kind)
    {
    case CANDOR_MESSAGE_LOCKDOWN:
    case CANDOR_MESSAGE_PROGRESS:
      return SMALL_LIMIT;
    case CANDOR_MESSAGE_ERROR:
      return ERROR_LIMIT;
    case CANDOR_MESSAGE_RESULT:
      return RESULT_LIMIT;
    case CANDOR_MESSAGE_LINE:
      return LINE_LIMIT;
    default:
      return 0;
    }
}

static gboolean
candor_message_write (int descriptor, gconstpointer data, gsize length, GError **error)
{
  const char *at = data;

  while (length > 0)
    {
      gssize written = write (descriptor, at, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        {
          int number = errno;
          g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number), _("Answer pipe: %s"),
                       g_strerror (number));
          return FALSE;
        }
      at += written;
      length -= written;
    }
  return TRUE;
}

gboolean
candor_message_send (int descriptor, CandorMessageKind kind, GVariant *payload, GError **error)
{
  g_autoptr (GVariant) value = g_variant_ref_sink (payload);
  CandorMessageHeader header = { kind, 0 };

  if (g_variant_get_size (value) > candor_message_get_limit (kind))
    {
      g_autofree char *size = g_format_size (g_variant_get_size (value));

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE,
                   _("What was read is too large to be handed on: %s"), size);
      return FALSE;
    }
  header.length = g_variant_get_size (value);
  return candor_message_write (descriptor, &header, sizeof header, error)
         && candor_message_write (descriptor, g_variant_get_data (value), header.length, error);
}

GVariant *
candor_message_parse (GBytes *payload, const char *type)
{
  g_autoptr (GVariant) value
      = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (type), payload, FALSE));

  return g_variant_is_normal_form (value) ? g_steal_pointer (&value) : NULL;
}
