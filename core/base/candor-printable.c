/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/candor-printable.h"

#include <string.h>

/* Characters without an image that have honest uses all the same: joiners shape Persian, Indic
 * scripts and emoji. */
#define ZERO_WIDTH_NON_JOINER 0x200Cu
#define ZERO_WIDTH_JOINER 0x200Du

gboolean
candor_character_is_printable (gunichar character)
{
  if (character == ZERO_WIDTH_NON_JOINER || character == ZERO_WIDTH_JOINER)
    return TRUE;
  switch (g_unichar_type (character))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_SURROGATE:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
      return FALSE;
    default:
      return TRUE;
    }
}

char *
candor_printable (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *line = g_string_sized_new (strlen (valid));

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (character == '\t' || character == '\n' || character == '\r')
        g_string_append_c (line, ' ');
      else if (candor_character_is_printable (character))
        g_string_append_unichar (line, character);
      else
        g_string_append_printf (line, "<U+%04X>", character);
    }
  return g_string_free (line, FALSE);
}
