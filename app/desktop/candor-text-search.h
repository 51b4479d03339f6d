/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is looked for: characters in lower case, one for each that was written. */
gunichar *candor_search_fold (const char *wanted, glong *length);
/* Whether text has what is looked for, in any case. */
gboolean candor_search_has (const char *text, const gunichar *wanted, glong length);
/* (transfer full) (element-type guint): where each match begins that doesn't overlap the one before, in characters. */
GArray *candor_search_all (const char *text, const gunichar *wanted, glong length);

G_END_DECLS
