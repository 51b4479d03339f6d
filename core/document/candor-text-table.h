/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Tables in plain text: rows of cells that tabs or upright bars part, as they come when a table is copied from a
 * page or a sheet. */

/* The cells of a line, NULL if nothing parts it. (element-type utf8) */
GPtrArray *candor_text_table_split_row (const char *line);
/* Whether a line is a row of dashes, which parts rows and says nothing. */
gboolean candor_text_table_is_rule (const char *line);
/* How many of the lines, from the first on, make a table: rows of two or more cells each, none wider than the
 * first. 0 if they make none, which a few lines tell: it may be asked at each line. */
guint candor_text_table_measure (const char *const *lines, guint count);
