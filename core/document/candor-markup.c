/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-document"

#include "document/candor-markup.h"

#include <string.h>

#define ROW_SPAN_DIGITS 3
#define ROW_SPAN_MAX 999
#define LIST_LEVEL_MAX 32

void
candor_markup_init (CandorMarkup *self)
{
  memset (self, 0, sizeof *self);
  self->html = g_string_new (NULL);
  self->page = 1;
}

void
candor_markup_clear (CandorMarkup *self)
{
  if (self->html != NULL)
    g_string_free (g_steal_pointer (&self->html), TRUE);
}

void
candor_markup_add_text (CandorMarkup *self, const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    switch (text[i])
      {
      case '<':
        g_string_append (self->html, "&lt;");
        break;
      case '&':
        g_string_append (self->html, "&amp;");
        break;
      case '\n':
      case '\r':
      case '\0':
        g_string_append_c (self->html, ' ');
        break;
      default:
        g_string_append_c (self->html, text[i]);
      }
}

void
candor_markup_open (CandorMarkup *self, const char *tag)
{
  g_string_append_printf (self->html, "<%s data-sourcepos=\"%u:1\">", tag, self->page);
}

void
candor_markup_close (CandorMarkup *self, const char *tag)
{
  g_string_append_printf (self->html, "</%s>", tag);
}

void
candor_markup_set_list (CandorMarkup *self, guint level)
{
  level = MIN (level, LIST_LEVEL_MAX);
  for (; self->list > level; self->list--)
    candor_markup_close (self, "ul");
  for (; self->list < level; self->list++)
    candor_markup_open (self, "ul");
}

gsize
candor_markup_open_cell (CandorMarkup *self, gboolean is_header, guint column_span, guint row_span)
{
  gsize place;

  g_string_append_printf (self->html, "<%s data-sourcepos=\"%u:1\" colspan=\"%u\" rowspan=\"", is_header ? "th" : "td",
                          self->page, column_span);
  place = self->html->len;
  g_string_append_printf (self->html, "%0*u\">", ROW_SPAN_DIGITS, MIN (row_span, ROW_SPAN_MAX));
  return place;
}

void
candor_markup_set_row_span (CandorMarkup *self, gsize place, guint row_span)
{
  char digits[16];

  g_snprintf (digits, sizeof digits, "%0*u", ROW_SPAN_DIGITS, MIN (row_span, ROW_SPAN_MAX));
  memcpy (self->html->str + place, digits, ROW_SPAN_DIGITS);
}

void
candor_markup_next_page (CandorMarkup *self)
{
  self->page++;
  self->has_pages = TRUE;
}
