/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "candor-package-entries.h"

G_BEGIN_DECLS

/* What makes the lines of the package's column, section by section. */
typedef struct
{
  CandorPackage *package;
  CandorKnowledge *knowledge;
  CandorCatalog *catalog;
  GListStore *entries;
} CandorEntryBuilder;

/* (transfer none): the line that was added. subtitle: (nullable) */
CandorEntry *candor_builder_add (CandorEntryBuilder *self, CandorEntryKind kind, guint index, const char *title,
                                 const char *subtitle);
void candor_builder_add_permissions (CandorEntryBuilder *self);
void candor_builder_add_apis (CandorEntryBuilder *self);
void candor_builder_add_sdks (CandorEntryBuilder *self);
/* Those that only the system may bind, or that run in the foreground. */
void candor_builder_add_components (CandorEntryBuilder *self);
void candor_builder_add_warnings (CandorEntryBuilder *self);
void candor_builder_add_signers (CandorEntryBuilder *self);
void candor_builder_add_file (CandorEntryBuilder *self);

G_END_DECLS
