/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "batch/candor-table-text.h"
#include "fuzz.h"

/* The list of a batch: a table of packages and policies. */
static void
fuzz_list (GBytes *bytes)
{
  g_autofree char *text = fuzz_dup_text (bytes);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) records = candor_table_text_parse (text, &error);

  g_assert_true ((records == NULL) == (error != NULL));
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      CandorTableRecord *record = &g_array_index (records, CandorTableRecord, i);

      g_assert_cmpuint (record->line, >, 0);
      for (guint j = 0; j < record->cells->len; j++)
        g_assert_true (g_utf8_validate (g_ptr_array_index (record->cells, j), -1, NULL));
    }
}

static void
fuzz_list_add_seeds (GPtrArray *seeds)
{
  fuzz_add_text (seeds, "package,policy,type\na.apk,a.html,tools\n\"b, c.apk\",\"say \"\"b\"\".html;c.html\",\n");
  fuzz_add_text (seeds, "\xEF\xBB\xBFpackage;policy\r\na.apk;\"line\none\"\r\n\r\n# remark\n");
  fuzz_add_text (seeds, "package\tpolicy\na.apk\ta.md\n\"open");
}

const FuzzTarget fuzz_target = { "list", 16384, 2000, fuzz_list, fuzz_list_add_seeds };
