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

static char *
candor_printable_convert (const char *text, gboolean lines)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) line = NULL;
  const char *kept = valid; /* from here on it is as it was */

  for (const char *at = valid, *next; *at != '\0'; at = next)
    {
      gunichar character = g_utf8_get_char (at);

      next = g_utf8_next_char (at);
      if ((character == '\n' && lines) || (character >= ' ' && character <= '~') || candor_character_is_printable (character))
        continue;
      if (line == NULL)
        line = g_string_sized_new (strlen (valid));
      g_string_append_len (line, kept, at - kept);
      if (character == '\t' || character == '\n' || character == '\r')
        g_string_append_c (line, ' ');
      else
        g_string_append_printf (line, "<U+%04X>", character);
      kept = next;
    }
  if (line == NULL)
    return g_steal_pointer (&valid);
  g_string_append (line, kept);
  return g_string_free (g_steal_pointer (&line), FALSE);
}

char *
candor_printable (const char *text)
{
  return candor_printable_convert (text, FALSE);
}

char *
candor_printable_lines (const char *text)
{
  return candor_printable_convert (text, TRUE);
}

gboolean
candor_printable_is_formula (const char *text)
{
  static const gunichar signs[] = { '=', '+', '-', '@', 0xff1d, 0xff0b, 0xff0d, 0xff20, 0x2212 };
  gunichar first;

  if (*text == '\t' || *text == '\r')
    return TRUE;
  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  first = g_utf8_get_char (text);
  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (first == signs[i])
      return TRUE;
  return FALSE;
}
