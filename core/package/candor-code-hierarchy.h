/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "package/candor-code-file.h"

G_BEGIN_DECLS

/**
 * CandorHierarchy:
 *
 * Which class of a package extends which, over all of its dex files.
 */
typedef struct
{
  const CandorWanted *wanted;
  GArray *edges;           /* CandorCodeEdge, sorted */
  GArray *definitions;     /* guint64, sorted */
  GHashTable *classes;     /* hash of a descriptor (guint64) to const CandorWantedClass * */
} CandorHierarchy;

CandorHierarchy *candor_hierarchy_new (const CandorWanted *wanted, GPtrArray *files);
void candor_hierarchy_free (CandorHierarchy *self);
/* Appends the targets (CandorTarget) that a question comes down to; mostly none. */
void candor_hierarchy_answer (const CandorHierarchy *self, const CandorCodeQuestion *question, GArray *targets);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandorHierarchy, candor_hierarchy_free)

G_END_DECLS
