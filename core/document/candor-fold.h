/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Han, kana, hangul and the punctuation set among them: scripts that break lines without a space. */
gboolean candor_character_is_cjk (gunichar character);
/* White space that a reader sees as a gap, including the no-break and ideographic ones. */
gboolean candor_character_is_space (gunichar character);
/* Columns a character takes in a fixed-width font: 0, 1 or 2. */
guint candor_character_get_width (gunichar character);

/* One space for each run of white space, none at the ends, none for a line break between CJK
 * characters; drops control characters and the invisible ones that only tell where a line may break.
 * Invalid bytes become U+FFFD. (transfer full) */
char *candor_fold (const char *text);

G_END_DECLS
