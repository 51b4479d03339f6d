/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document-test.h"

/* One honest document: a heading, a paragraph, an item, a cell; each case changes one thing in it. */
typedef struct
{
  const char *name;
  const char *from;
  const char *to;
  gboolean is_refused;
} VariantTestCase;

#define HONEST                                                                                       \
  "('a.txt', 'text', '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef', uint64 9, " \
  "'en', 'A', 'A\\nBé:\\nC\\nD\\n', "                                                                 \
  "[(byte 1, byte 2, uint32 0, uint32 1, uint32 1, -1, -1, uint32 0, uint32 0, uint32 0, uint32 0, uint32 0), " \
  "(0, 0, 2, 5, 2, 0, -1, 0, 0, 0, 0, 0), (2, 1, 6, 7, 3, 0, 1, 0, 0, 0, 0, 0), (4, 0, 8, 9, 4, 0, 1, 1, 0, 0, 1, 2)], " \
  "@a(sa(ys)) [])"

static const VariantTestCase cases[] = {
  { "honest", "'A'", "'A'", FALSE },
  { "no-name", "'a.txt'", "''", TRUE },
  { "path", "'a.txt'", "'/etc/a.txt'", TRUE },
  { "format", "'text'", "'exe'", TRUE },
  { "language", "'en'", "'de'", TRUE },
  { "sha256", "'0123456789abc", "'0123456789ABC", TRUE },
  { "sha256-length", "'0123456789abc", "'0123456789abc0", TRUE },
  { "no-blocks", "'A'", "'A'", TRUE },
  { "kind", "(0, 0, 2,", "(9, 0, 2,", TRUE },
  { "level-of-paragraph", "(0, 0, 2,", "(0, 1, 2,", TRUE },
  { "level-of-heading", "byte 1, byte 2", "byte 1, byte 7", TRUE },
  { "level-of-item", "(2, 1, 6,", "(2, 0, 6,", TRUE },
  { "start", "(0, 0, 2, 5,", "(0, 0, 1, 5,", TRUE },
  { "end-in-bytes", "(0, 0, 2, 5,", "(0, 0, 2, 6,", TRUE },
  { "end-before-start", "(0, 0, 2, 5,", "(0, 0, 2, 1,", TRUE },
  { "huge", "(0, 0, 2, 5,", "(0, 0, 2, 4294967295,", TRUE },
  { "empty-block", "'A\\nBé:\\nC\\nD\\n'", "'\\nBé:\\nC\\nD\\n'", TRUE },
  { "text-left", "D\\n'", "D\\nE\\n'", TRUE },
  { "text-short", "C\\nD\\n'", "C\\n'", TRUE },
  { "no-last-feed", "D\\n'", "D'", TRUE },
  { "section-is-paragraph", "3, 0, 1, 0,", "3, 1, 1, 0,", TRUE },
  { "section-ahead", "5, 2, 0, -1", "5, 2, 1, -1", TRUE },
  { "section-below", "5, 2, 0, -1", "5, 2, -2, -1", TRUE },
  { "lead-in-ahead", "3, 0, 1, 0,", "3, 0, 2, 0,", TRUE },
  { "lead-in-below", "3, 0, 1, 0,", "3, 0, -9, 0,", TRUE },
  { "cell-outside", "0, 1, 1, 0, 0, 1, 2)", "0, 1, 0, 0, 0, 1, 2)", TRUE },
  { "paragraph-in-table", "5, 2, 0, -1, 0,", "5, 2, 0, -1, 1,", TRUE },
  { "row", "0, 1, 1, 0, 0, 1, 2)", "0, 1, 1, 4294967295, 0, 1, 2)", TRUE },
  { "no-span", "0, 1, 1, 0, 0, 1, 2)", "0, 1, 1, 0, 0, 0, 2)", TRUE },
};

static char *
change (const char *text, const char *from, const char *to)
{
  g_auto (GStrv) parts = g_strsplit (text, from, 2);

  g_assert_nonnull (parts[1]);
  return g_strconcat (parts[0], to, parts[1], NULL);
}

static void
test_case (gconstpointer data)
{
  const VariantTestCase *self = data;
  g_autofree char *text = change (HONEST, self->from, self->to);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) variant = NULL;
  g_autoptr (CandorDocument) document = NULL;

  if (g_str_equal (self->name, "no-blocks"))
    {
      g_free (g_steal_pointer (&text));
      text = g_strdup ("('a.txt', 'text', '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef', "
                       "9, 'en', '', '', [], [])");
    }
  variant = g_variant_parse (G_VARIANT_TYPE (CANDOR_DOCUMENT_VARIANT_TYPE), text, NULL, NULL, &error);
  g_assert_no_error (error);
  document = candor_document_new_from_variant (variant, &error);
  if (self->is_refused)
    g_assert_error (error, CANDOR_DOCUMENT_ERROR, CANDOR_DOCUMENT_ERROR_SERIALIZED);
  else
    {
      g_assert_no_error (error);
      document_test_check (document);
    }
}

/* Any bytes at all, as a process that was taken over might send them: refused or whole, never a crash. */
static void
test_bytes (void)
{
  g_autoptr (CandorDocument) document = document_test_read ("# A\n\nB:\n\n- C\n\n|D|E|\n|-|-|\n|F|G|\n", -1, "a.md");
  g_autoptr (GVariant) variant = g_variant_ref_sink (candor_document_to_variant (document));
  gsize size = g_variant_get_size (variant);
  guint whole = 0;

  for (guint i = 0; i < size * 8; i++)
    {
      guint8 *bytes = g_memdup2 (g_variant_get_data (variant), size);
      g_autoptr (GVariant) lie = NULL;
      g_autoptr (CandorDocument) read = NULL;

      bytes[i / 8] ^= 1 << (i % 8);
      lie = g_variant_new_from_data (G_VARIANT_TYPE (CANDOR_DOCUMENT_VARIANT_TYPE), bytes, size, FALSE, g_free, bytes);
      read = candor_document_new_from_variant (g_variant_ref_sink (lie), NULL);
      if (read == NULL)
        continue;
      document_test_check (read);
      whole++;
    }
  g_assert_cmpuint (whole, >, 0);
  g_assert_cmpuint (whole, <, size * 8);
}

static void
test_type (void)
{
  g_autoptr (GVariant) variant = g_variant_ref_sink (g_variant_new ("(ss)", "a", "b"));
  g_autoptr (GError) error = NULL;

  g_assert_null (candor_document_new_from_variant (variant, &error));
  g_assert_error (error, CANDOR_DOCUMENT_ERROR, CANDOR_DOCUMENT_ERROR_SERIALIZED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/document/variant/", cases[i].name, NULL);
      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/document/variant/bytes", test_bytes);
  g_test_add_func ("/document/variant/type", test_type);
  return g_test_run ();
}
