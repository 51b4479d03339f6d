/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "knowledge/candor-knowledge.h"

G_BEGIN_DECLS

/* Shows what this program is, and under which terms all that it brings along stands.
 * knowledge: (nullable): NULL where none could be loaded; @failure says why then. */
void candor_about_present (GtkWindow *parent, CandorKnowledge *knowledge, const char *failure);

G_END_DECLS
