/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "candor-application.h"

G_BEGIN_DECLS

#define CANDOR_TYPE_PREFERENCES (candor_preferences_get_type ())
G_DECLARE_FINAL_TYPE (CandorPreferences, candor_preferences, CANDOR, PREFERENCES, AdwPreferencesWindow)

/**
 * CandorPreferences:
 *
 * What a person settles once: how reports speak, what checks look for, which knowledge they use.
 */

/* application: one that has settings */
CandorPreferences *candor_preferences_new (GtkWindow *parent, CandorApplication *application);

G_END_DECLS
