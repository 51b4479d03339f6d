/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Files that people keep: the old one or the whole new one, never half. */

/* Writes to a temporary file beside path and renames it. */
gboolean candor_save (GBytes *bytes, const char *path, GError **error);
/* What is plainly wrong with a place, told before the work is done. */
gboolean candor_save_check_place (const char *path, GError **error);

G_END_DECLS
