/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include "report/candor-sheet.h"

#include <string.h>

#include "base/candor-printable.h"

#define BYTE_ORDER_MARK "\357\273\277"
#define LINE_END "\r\n"

void
candor_sheet_init (CandorSheet *self)
{
  self->out = g_string_new (BYTE_ORDER_MARK);
  self->begun = FALSE;
}

/* What a spreadsheet program takes for a number or a date, and shows as another: section "1.2" as the first of February. */
static gboolean
candor_sheet_is_number (const char *text)
{
  return g_ascii_isdigit (*text) && text[strspn (text, "0123456789.,:/- ")] == '\0';
}

static void
candor_sheet_begin_cell (CandorSheet *self)
{
  if (self->begun)
    g_string_append_c (self->out, ',');
  self->begun = TRUE;
}

void
candor_sheet_append (CandorSheet *self, const char *text)
{
  g_autofree char *shown = candor_printable (text != NULL ? text : "");

  candor_sheet_begin_cell (self);
  g_string_append_c (self->out, '"');
  if (candor_printable_is_formula (shown) || candor_sheet_is_number (shown))
    g_string_append_c (self->out, '\'');
  for (const char *at = shown; *at != '\0'; at++)
    {
      if (*at == '"')
        g_string_append_c (self->out, '"');
      g_string_append_c (self->out, *at);
    }
  g_string_append_c (self->out, '"');
}

void
candor_sheet_append_number (CandorSheet *self, const char *number)
{
  candor_sheet_begin_cell (self);
  g_string_append (self->out, number);
}

void
candor_sheet_end_line (CandorSheet *self)
{
  g_string_append (self->out, LINE_END);
  self->begun = FALSE;
}

GBytes *
candor_sheet_end (CandorSheet *self)
{
  return g_string_free_to_bytes (g_steal_pointer (&self->out));
}
