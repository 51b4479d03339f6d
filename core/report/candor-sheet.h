/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CandorSheet:
 * @out: the file so far
 * @begun: whether a line is begun
 *
 * Comma-separated values (RFC 4180) as spreadsheet programs open them right: UTF-8 with its mark, and no text that
 * they would take for a formula, a date or a number.
 */
typedef struct
{
  GString *out;
  gboolean begun;
} CandorSheet;

void candor_sheet_init (CandorSheet *self);
/* text: (nullable): any text. */
void candor_sheet_append (CandorSheet *self, const char *text);
/* A number, which stays one; empty for none. */
void candor_sheet_append_number (CandorSheet *self, const char *number);
void candor_sheet_end_line (CandorSheet *self);
/* (transfer full): the file; the sheet is empty then. */
GBytes *candor_sheet_end (CandorSheet *self);

G_END_DECLS
