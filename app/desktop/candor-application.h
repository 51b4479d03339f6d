/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "knowledge/candor-knowledge.h"

G_BEGIN_DECLS

#define CANDOR_TYPE_APPLICATION (candor_application_get_type ())
G_DECLARE_FINAL_TYPE (CandorApplication, candor_application, CANDOR, APPLICATION, AdwApplication)

CandorApplication *candor_application_new (void);
/* (nullable): NULL where it could not be loaded; @failure says why. */
CandorKnowledge *candor_application_get_knowledge (CandorApplication *self, const char **failure);
/* Loads it anew and tells it by the signal “knowledge-changed”: windows that open from now on have it. */
void candor_application_reload_knowledge (CandorApplication *self);
/* The words of the language the windows speak. */
CandorCatalog *candor_application_get_catalog (CandorApplication *self);
/* (nullable) */
GSettings *candor_application_get_settings (CandorApplication *self);
/* Opens files and folders, each package in a window of its own; @window (nullable) takes the first if
 * it is empty or @replace. */
void candor_application_open_files (CandorApplication *self, GListModel *files, gpointer window, gboolean replace);

G_END_DECLS
