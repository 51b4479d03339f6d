/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "policy/candor-chinese-lexicon.h"

/* Parts of the lexicon that are made in files of their own. */

const char *const *chinese_lexicon_get_words (CandorKnowledge *knowledge, const char *role);
/* A matcher that takes traditional characters for simplified ones. */
CandorMatcher *chinese_matcher_new (CandorKnowledge *knowledge);

/* (candor-chinese-label.c) */
void chinese_lexicon_fill_labels (ChineseLexicon *self);
/* Needs the words. (candor-chinese-opened.c) */
void chinese_lexicon_fill_permissions (ChineseLexicon *self);
