/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/candor-list.h"
#include "policy/candor-policy.h"

struct _CandorPolicy
{
  GObject parent_instance;
  CandorList *documents;
  CandorList *statements;
  CandorList *parties;
  CandorList *mentions;
  gboolean is_privacy_policy;
  char *language;
  guint word_count;
  GPtrArray *warnings;
};
