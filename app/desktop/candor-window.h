/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "candor-application.h"
#include "candor-half.h"

G_BEGIN_DECLS

#define CANDOR_TYPE_WINDOW (candor_window_get_type ())
G_DECLARE_FINAL_TYPE (CandorWindow, candor_window, CANDOR, WINDOW, AdwApplicationWindow)

/**
 * CandorWindow:
 *
 * One case.
 */

CandorWindow *candor_window_new (CandorApplication *application);
/* Whether it has no files yet. */
gboolean candor_window_get_empty (CandorWindow *self);
/* Reads these: (nullable) a package, and policies (nullable) (element-type GFile). */
void candor_window_read (CandorWindow *self, GFile *package, GPtrArray *policies);
/* Asks whether to fetch a page as the policy. address: (nullable): what is proposed. */
void candor_window_ask_to_fetch (CandorWindow *self, const char *address);
/* Where a case that has no file yet is saved, without asking. */
void candor_window_set_place (CandorWindow *self, const char *path);
/* Opens a kept case, or the copy of one that a program which ended early left. */
void candor_window_open_case (CandorWindow *self, GFile *file, gboolean session);

G_END_DECLS
