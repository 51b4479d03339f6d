/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What CommonMark does not know, put into what it does: front matter and "{: …}" attributes become
 * blank, pipe tables HTML with Markdown in its cells.
 * title: (out): of the front matter, or NULL.
 * lines: (out): guint: for each line of the result, its line in @text. (transfer full) */
char *candor_markdown_prepare (const char *text, char **title, GArray **lines);

G_END_DECLS
