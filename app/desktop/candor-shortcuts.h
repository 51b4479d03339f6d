/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CANDOR_TYPE_SHORTCUTS (candor_shortcuts_get_type ())
G_DECLARE_FINAL_TYPE (CandorShortcuts, candor_shortcuts, CANDOR, SHORTCUTS, AdwWindow)

/**
 * CandorShortcuts:
 *
 * A window with all keys. GTK's own needs more room than a narrow window has.
 */

CandorShortcuts *candor_shortcuts_new (GtkWindow *parent, GtkApplication *application);

G_END_DECLS
