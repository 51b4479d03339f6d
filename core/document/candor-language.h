/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "en", "zh", "mixed" or "other"; told paragraph by paragraph, by script and, within the Latin script, by
 * the commonest words.
 * other_share: (out): how much of the text is in languages that are not read, 0 to 1. */
const char *candor_language_detect (const char *text, double *other_share);

G_END_DECLS
