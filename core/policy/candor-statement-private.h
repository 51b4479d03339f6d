/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "policy/candor-statement.h"

/* category, action, polarity, actor, party, sdk, purposes, permission, start, end, mention start,
 * mention end, document, block, rule, confidence. Quote and section are taken from the document. */
#define CANDOR_STATEMENT_VARIANT_TYPE "(syyymsmsasmsuuuuuusd)"

struct _CandorStatement
{
  GObject parent_instance;
  char *category;
  CandorAction action;
  CandorPolarity polarity;
  CandorActor actor;
  char *party;
  char *sdk;
  char **purposes;
  char *permission;
  char *quote;
  guint start;
  guint end;
  guint mention_start;
  guint mention_end;
  guint document;
  guint block;
  char *section;
  char *rule;
  double confidence;
};
