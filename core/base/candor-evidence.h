/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/candor-catalog.h"

G_BEGIN_DECLS

/* What a result says was seen of something: a word for its kind and a name, "class com.example.Start". Results hold it so,
 * whatever their language; people read it in theirs. */

/* (transfer full) */
char *candor_evidence_dup_words (const char *evidence, CandorCatalog *catalog);
/* (transfer full): evidence: (nullable): several of them */
char *candor_evidence_dup_joined (const char *const *evidence, const char *separator, CandorCatalog *catalog);
/* (transfer full): lines: parted by newlines; parted by commas as the language has them */
char *candor_evidence_dup_list (const char *lines, CandorCatalog *catalog);

G_END_DECLS
