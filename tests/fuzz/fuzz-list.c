/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/candor-table-text.h"
#include "fuzz.h"

/* The list of a batch: a table of packages and policies. */
static gboolean
take_record (const CandorTableRecord *record, gpointer data, GError **error)
{
  guint *line = data;

  g_assert_cmpuint (record->line, >, *line);
  *line = record->line;
  g_assert_cmpuint (record->cells->len, >, 0);
  g_assert_cmpuint (record->cells->len, <=, CANDOR_TABLE_CELLS_MAX);
  for (guint i = 0; i < record->cells->len; i++)
    g_assert_true (g_utf8_validate (g_ptr_array_index (record->cells, i), -1, NULL));
  return TRUE;
}

static void
fuzz_list (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  guint line = 0;
  gboolean read = candor_table_text_parse (bytes, "list.csv", take_record, &line, &error);

  g_assert_true (read == (error == NULL));
}

static void
fuzz_list_add_seeds (GPtrArray *seeds)
{
  fuzz_add_text (seeds, "package,policy,type\na.apk,a.html,tools\n\"b, c.apk\",\"say \"\"b\"\".html;c.html\",\n");
  fuzz_add_text (seeds, "\xEF\xBB\xBFpackage;policy\r\na.apk;\"line\none\"\r\n\r\n# remark\n");
  fuzz_add_text (seeds, "package\tpolicy\na.apk\ta.md\n\"open");
  fuzz_add_text (seeds, "package,policy\na.apk,\"a.md\"x\n");
  fuzz_add_text (seeds, "a.apk,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,\n");
  fuzz_add_text (seeds, "\xFF\xFE");
}

const FuzzTarget fuzz_target = { "list", 16384, 2000, fuzz_list, fuzz_list_add_seeds };
