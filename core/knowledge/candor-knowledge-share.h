/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "knowledge/candor-knowledge.h"

G_BEGIN_DECLS

/* How knowledge gets from one process into another: whoever loaded it hands over the file, or its bytes. */

/* As candor_knowledge_new_from_bytes(), but of bytes that the other process checks: entries are not looked at once
 * more before they are asked for. */
CandorKnowledge *candor_knowledge_new_from_unchecked (GBytes *compiled, GError **error);
/* Makes all records now, so that processes that are forked find them made. */
void candor_knowledge_prepare (CandorKnowledge *self);
/* The file that it was mapped from, open for reading; -1 where it was made in memory. */
int candor_knowledge_get_descriptor (CandorKnowledge *self);
/* path, descriptor: of the file that was mapped; the descriptor is taken. */
void candor_knowledge_take_file (CandorKnowledge *self, const char *path, int descriptor);

G_END_DECLS
