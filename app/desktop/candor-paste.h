/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Pasted text as a file of its own, read as any file is. Only the person can read it; it is removed
 * when the last reference to the returned file is dropped. */
GFile *candor_paste_new (const char *text, GError **error);
/* Whether a file came from candor_paste_new(), so is gone tomorrow. */
gboolean candor_paste_is (GFile *file);

G_END_DECLS
