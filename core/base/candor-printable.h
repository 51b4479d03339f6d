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

G_END_DECLS
