/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document-test.h"

#include <string.h>
#include <time.h>

static void
check_block (CandorDocument *document, guint index, guint *position)
{
  CandorBlock *block = candor_document_get_block (document, index);
  guint start = candor_block_get_start (block), end = candor_block_get_end (block);
  g_autofree char *range = candor_document_dup_range (document, start, end);
  g_autofree char *behind = candor_document_dup_range (document, end, end + 1);

  g_assert_cmpuint (start, ==, *position);
  g_assert_cmpstr (range, ==, candor_block_get_text (block));
  g_assert_cmpstr (behind, ==, "\n");
  g_assert_cmpint (candor_block_get_section (block), <, (int) index);
  g_assert_cmpint (candor_block_get_lead_in (block), <, (int) index);
  *position = end + 1;
}

void
document_test_check (CandorDocument *document)
{
  g_autoptr (GVariant) variant = g_variant_ref_sink (candor_document_to_variant (document));
  g_autoptr (CandorDocument) again = NULL;
  g_autoptr (GVariant) second = NULL;
  g_autoptr (GError) error = NULL;
  guint position = 0;

  for (guint i = 0; i < candor_document_get_block_count (document); i++)
    check_block (document, i, &position);
  g_assert_cmpuint (candor_document_get_text_length (document), ==, position);
  again = candor_document_new_from_variant (variant, &error);
  g_assert_no_error (error);
  second = g_variant_ref_sink (candor_document_to_variant (again));
  g_assert_true (g_variant_equal (variant, second));
}

CandorDocument *
document_test_read (const char *bytes, gssize size, const char *name)
{
  g_autoptr (GBytes) file = g_bytes_new (bytes, size < 0 ? strlen (bytes) : (gsize) size);
  g_autoptr (GError) error = NULL;
  CandorDocument *document = candor_document_read (file, name, &error);

  g_assert_no_error (error);
  g_assert_nonnull (document);
  document_test_check (document);
  return document;
}

void
document_test_refuse (const char *bytes, gssize size, const char *name, int code, const char *part)
{
  g_autoptr (GBytes) file = g_bytes_new (bytes, size < 0 ? strlen (bytes) : (gsize) size);
  g_autoptr (GError) error = NULL;
  g_autoptr (CandorDocument) document = candor_document_read (file, name, &error);

  g_assert_null (document);
  g_assert_error (error, CANDOR_DOCUMENT_ERROR, code);
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” does not say “%s”", error->message, part);
  g_assert_nonnull (strstr (error->message, name));
}

static void
dump_block (GString *text, CandorBlock *block)
{
  static const char *const kinds[] = { "P", "H", "L", "TH", "TD" };
  CandorBlockKind kind = candor_block_get_kind (block);

  g_string_append (text, kinds[kind]);
  if (kind == CANDOR_BLOCK_HEADING || kind == CANDOR_BLOCK_LIST_ITEM)
    g_string_append_printf (text, "%u", candor_block_get_level (block));
  if (candor_block_get_table (block) > 0)
    g_string_append_printf (text, "%u.%u.%u", candor_block_get_table (block),
                            candor_block_get_row (block), candor_block_get_column (block));
  if (candor_block_get_row_span (block) > 1 || candor_block_get_column_span (block) > 1)
    g_string_append_printf (text, "+%ux%u", candor_block_get_row_span (block),
                            candor_block_get_column_span (block));
  if (candor_block_get_lead_in (block) >= 0)
    g_string_append_printf (text, "<%d", candor_block_get_lead_in (block));
  g_string_append_printf (text, " %s\n", candor_block_get_text (block));
}

char *
document_test_dump (CandorDocument *document)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < candor_document_get_block_count (document); i++)
    dump_block (text, candor_document_get_block (document, i));
  return g_string_free (text, FALSE);
}

void
document_test_case (gconstpointer test_case)
{
  const DocumentTestCase *self = test_case;
  g_autoptr (CandorDocument) document = document_test_read (self->bytes, -1, self->file);
  g_autofree char *blocks = document_test_dump (document);

  if (strcmp (blocks, self->blocks) == 0)
    return;
  g_test_message ("expected:\n%s\nread:\n%s", self->blocks, blocks);
  g_test_fail ();
}

double
document_test_time (const char *bytes, gsize size, const char *name)
{
  g_autoptr (GBytes) file = g_bytes_new_static (bytes, size);
  g_autoptr (CandorDocument) document = NULL;
  struct timespec begin, end;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &begin);
  document = candor_document_read (file, name, NULL);
  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &end);
  return (end.tv_sec - begin.tv_sec) + (end.tv_nsec - begin.tv_nsec) / 1e9;
}
