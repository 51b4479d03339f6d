/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Strings of files nobody trusts, made fit for a line of text: what could reorder, hide or drive a
 * terminal (Unicode Standard Annex 9; Boucher and Anderson, "Trojan Source", 2021) is spelled out. */

/* Whether a character shows itself as what it is. */
gboolean candor_character_is_printable (gunichar character);
/* (transfer full): one line: tabs and line breaks become spaces, what is not printable "<U+202E>",
 * bytes that are no UTF-8 the replacement character. */
char *candor_printable (const char *text);
/* The same for a text of several lines, which it keeps. */
char *candor_printable_lines (const char *text);
/* Whether a spreadsheet program would take a cell of this text for a formula, and compute or even run it
 * (OWASP, "CSV Injection"), as programs for East Asian languages do with the wide signs as well. */
gboolean candor_printable_is_formula (const char *text);

G_END_DECLS
