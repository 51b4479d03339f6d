/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "candor-check.h"

G_BEGIN_DECLS

#define CANDOR_TYPE_TYPE_CHOOSER (candor_type_chooser_get_type ())
G_DECLARE_FINAL_TYPE (CandorTypeChooser, candor_type_chooser, CANDOR, TYPE_CHOOSER, AdwWindow)

/**
 * CandorTypeChooser:
 *
 * Asks what kind of app this is, of those that 《常见类型移动互联网应用程序必要个人信息范围规定》 (2021) names.
 */

GtkWidget *candor_type_chooser_new (GtkWindow *parent, CandorCheck *check);

G_END_DECLS
