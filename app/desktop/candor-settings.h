/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the window remembers. A settings schema that is not installed costs the memory, not the window:
 * all functions then do nothing. */

/* (transfer full) (nullable) */
GSettings *candor_settings_new (void);
/* Remembers a case: its package and policies; or its file alone, without policies (nullable). Files that are gone tomorrow are left out by the caller. */
void candor_settings_add_recent (GSettings *settings, GFile *package, GPtrArray *policies);
/* (transfer full) (element-type GVariant): cases as (package, policies), newest first; those whose
 * package is still there. */
GPtrArray *candor_settings_dup_recent (GSettings *settings);
void candor_settings_clear_recent (GSettings *settings);

G_END_DECLS
