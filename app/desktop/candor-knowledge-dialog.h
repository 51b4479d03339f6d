/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CANDOR_TYPE_KNOWLEDGE_DIALOG (candor_knowledge_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CandorKnowledgeDialog, candor_knowledge_dialog, CANDOR, KNOWLEDGE_DIALOG, AdwMessageDialog)

/**
 * CandorKnowledgeDialog:
 *
 * Offers to put knowledge from a file, for this person, in the place of what came with the program. Its SHA-256
 * must be the one in the file beside it; where a sandbox shows none, or there is none, the person gives it. When
 * it is in its place, the application loads it.
 */

/* Shows the dialog for @file, a file that “candor knowledge compile” wrote, over @parent. */
void candor_knowledge_dialog_offer (GtkWindow *parent, GFile *file);
/* Tells that a place has no knowledge that could be used, and why. */
void candor_knowledge_dialog_refuse (GtkWindow *parent, const char *why);

G_END_DECLS
