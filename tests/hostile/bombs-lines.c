/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bombs.h"

#include "base/candor-table-text.h"

/* What is read by the line. */

static GBytes *
long_list (void)
{
  return bomb_repeat ("package,policy\n", "a,b\n", CANDOR_TABLE_RECORDS_MAX - 1, "");
}

static GBytes *
longer_list (void)
{
  return bomb_repeat ("package,policy\n", "a,b\n", CANDOR_TABLE_RECORDS_MAX, "");
}

static GBytes *
wide_list (void)
{
  return bomb_repeat ("package", ",", 10u << 20, "\n");
}

static GBytes *
open_list (void)
{
  return bomb_repeat ("package,policy\n\"", "\"\"\n", 10u << 20, "");
}

static GBytes *
long_baseline (void)
{
  return bomb_repeat ("candor-baseline 1\n", "# nothing\n", 200000, "");
}

const Bomb line_bombs[] = {
  { "long-list", "a.csv", long_list, NULL },
  { "longer-list", "a.csv", longer_list, "at most" },
  { "wide-list", "a.csv", wide_list, "more than 100 cells" },
  { "open-list", "a.csv", open_list, "line 2: a quotation mark is not closed" },
  { "long-baseline", "a.baseline", long_baseline, "no baseline" },
  { NULL },
};
