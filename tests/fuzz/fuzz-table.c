/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"
#include "package-builder.h"
#include "package/candor-bundle.h"

/* The first byte says which kind of table the rest is. */
static void
fuzz_table (GBytes *bytes)
{
  static const guint32 ids[] = { 0x7f020000, 0x7f020001, 0x7f030000 };
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (CandorCandidate));
  GStringChunk *texts = g_string_chunk_new (64);
  g_autoptr (GBytes) rest = NULL;
  CandorTable *table = NULL;
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  if (size > 0)
    {
      rest = g_bytes_new (data + 1, size - 1);
      if (*data % 2 == 0)
        table = candor_table_new (rest, NULL);
      for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
        {
          if (*data % 2 == 1)
            candor_bundle_collect (rest, ids[i], texts, candidates);
          else if (table != NULL)
            candor_table_collect (table, ids[i], candidates);
        }
    }
  for (guint i = 0; i < candidates->len; i++)
    {
      const CandorCandidate *candidate = &g_array_index (candidates, CandorCandidate, i);
      g_autofree char *text = NULL;

      g_assert_true (g_utf8_validate (candidate->locale, -1, NULL));
      if (candidate->type == CANDOR_VALUE_STRING && candidate->text == NULL)
        text = candor_string_pool_dup (candidate->pool, candidate->data);
      g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
    }
  if (table != NULL)
    candor_table_free (table);
  g_string_chunk_free (texts);
}

static void
fuzz_table_add_seeds (GPtrArray *seeds)
{
  static const TestResource resources[] = {
    { 0x7f020000, "", 0, "Name" },      { 0x7f020000, "zh-CN", 0, "名字😀" }, { 0x7f020001, "sr-Latn", 21, "@7f020000" },
    { 0x7f030000, "fil", 0, "7" },
  };

  for (guint flags = 0; flags < 16; flags++)
    fuzz_add_kind (seeds, 0, test_table_build (resources, G_N_ELEMENTS (resources), flags));
  fuzz_add_kind (seeds, 1, test_bundle_table_build (resources, G_N_ELEMENTS (resources)));
}

const FuzzTarget fuzz_target = { "table", 65536, 2000, fuzz_table, fuzz_table_add_seeds };
