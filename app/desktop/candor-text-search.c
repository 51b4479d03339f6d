/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "candor-text-search.h"

/* One character becomes one, unlike in full folding, so that places in the text stay what they are. */
gunichar *
candor_search_fold (const char *wanted, glong *length)
{
  gunichar *folded = g_utf8_to_ucs4_fast (wanted, -1, length);

  for (glong i = 0; i < *length; i++)
    folded[i] = g_unichar_tolower (folded[i]);
  return folded;
}

/* Where what is looked for begins here, what comes after it. */
static const char *
candor_search_match (const char *text, const gunichar *wanted, glong length)
{
  for (glong i = 0; i < length; i++)
    {
      gunichar each = g_utf8_get_char (text);

      if (each == 0 || g_unichar_tolower (each) != wanted[i])
        return NULL;
      text = g_utf8_next_char (text);
    }
  return text;
}

gboolean
candor_search_has (const char *text, const gunichar *wanted, glong length)
{
  for (const char *at = text; length > 0 && *at != '\0'; at = g_utf8_next_char (at))
    if (candor_search_match (at, wanted, length) != NULL)
      return TRUE;
  return FALSE;
}

GArray *
candor_search_all (const char *text, const gunichar *wanted, glong length)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));
  guint place = 0;

  while (length > 0 && *text != '\0')
    {
      const char *after = candor_search_match (text, wanted, length);

      if (after != NULL)
        g_array_append_val (found, place);
      place += after != NULL ? (guint) length : 1;
      text = after != NULL ? after : g_utf8_next_char (text);
    }
  return found;
}
