/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/candor-block.h"

struct _CandorBlock
{
  GObject parent_instance;
  CandorBlockKind kind;
  guint level;
  char *text;
  guint start;
  guint end;
  guint line;
  int section;
  int lead_in;
  guint table;
  guint row;
  guint column;
  guint row_span;
  guint column_span;
};
