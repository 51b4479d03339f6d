/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "en", "zh", "mixed" or "other"; told by script and, within the Latin script, by the commonest words. */
const char *candor_language_detect (const char *text);

G_END_DECLS
