/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "candor-application.h"

G_BEGIN_DECLS

/* What the files of the application share. */

struct _CandorApplication
{
  AdwApplication parent_instance;
  CandorKnowledge *knowledge;
  char *knowledge_failure;
  CandorCatalog *catalog;
  GSettings *settings;
  gboolean restored; /* what an earlier program left was looked for */
};

/* What menus and keys do, whichever window is at hand. */
void candor_application_add_actions (CandorApplication *self);
/* GApplication's. */
void candor_application_activate (GApplication *application);
void candor_application_open (GApplication *application, GFile **files, int count, const char *hint);

G_END_DECLS
