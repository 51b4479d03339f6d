/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "knowledge/candor-knowledge.h"

G_BEGIN_DECLS

/* How knowledge gets from one process into another: whoever loaded it hands over the file, or its bytes. */

/* As candor_knowledge_new_from_bytes(), but of bytes that the other process checked when it loaded them: not every
 * letter is looked at once more. */
CandorKnowledge *candor_knowledge_new_from_checked (GBytes *compiled, GError **error);
/* The file that it was mapped from, open for reading; -1 where it was made in memory. */
int candor_knowledge_get_descriptor (CandorKnowledge *self);
/* descriptor: of the file that was mapped, taken. */
void candor_knowledge_take_descriptor (CandorKnowledge *self, int descriptor);

G_END_DECLS
