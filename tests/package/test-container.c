/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "package-builder.h"
#include "package/candor-container.h"
#include "package/candor-package.h"
#include "package/candor-zip-layout.h"

#define BIG_TEXT "one two three one two three one two three one two three one two three one two three"

/* Archives that are read, with what comes out: each entry's name and contents, then words that the
 * warnings must hold. */
static const struct
{
  const char *name;
  TestEntry entries[3];
  guint n_entries;
  TestArchive archive;
  const char *contents;
  const char *warning;
} cases[] = {
  { "stored", { { .name = "a", .text = "A" }, { .name = "b/c", .text = "" } }, 2, { 0 }, "a=A b/c= ", NULL },
  { "deflated", { { .name = "a", .text = BIG_TEXT, .method = 8 } }, 1, { 0 }, "a=" BIG_TEXT " ", NULL },
  { "empty-deflated", { { .name = "a", .text = "", .method = 8 } }, 1, { 0 }, "a= ", NULL },
  { "descriptor", { { .name = "a", .text = BIG_TEXT, .method = 8, .descriptor = TRUE } }, 1, { 0 }, "a=" BIG_TEXT " ", NULL },
  { "zip64", { { .name = "a", .text = BIG_TEXT, .method = 8, .zip64 = TRUE }, { .name = "b", .text = "B", .zip64 = TRUE } },
    2, { .zip64 = TRUE }, "a=" BIG_TEXT " b=B ", NULL },
  { "comment", { { .name = "a", .text = "A" } }, 1, { .comment = "a comment" }, "a=A ", NULL },
  { "encryption-mark", { { .name = "a", .text = BIG_TEXT, .method = 8, .flags = CANDOR_ZIP_FLAG_ENCRYPTED } }, 1, { 0 },
    "a=" BIG_TEXT " ", "marked as encrypted (a; 1 in all)" },
  { "unknown-method", { { .name = "a", .text = "A", .method = 0x4321 } }, 1, { 0 }, "a=A ",
    "method that Android does not know (a; 1 in all)" },
  { "twice", { { .name = "a", .text = "first" }, { .name = "b", .text = "B" }, { .name = "a", .text = "second" } }, 3, { 0 },
    "a=first b=B ", "more than once (a; 1 in all)" },
  { "other-local-name", { { .name = "a", .text = "A", .local_name = "other" } }, 1, { 0 }, "a=A ",
    "in another by their own headers (a; 1 in all)" },
  { "other-local-sum", { { .name = "a", .text = "A", .local_crc = 1 } }, 1, { 0 }, "a=A ",
    "in another by their own headers (a; 1 in all)" },
  { "empty-name", { { .name = "", .text = "A" }, { .name = "b", .text = "B" } }, 2, { 0 }, "b=B ", "no file can have" },
  { "trailing", { { .name = "a", .text = "A" } }, 1, { .trailing = "more" }, "a=A ", "does not end where it says" },
  { "long-comment", { { .name = "a", .text = "A" } }, 1, { .comment = "x", .comment_length = 500 }, "a=A ",
    "does not end where it says" },
};

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = test_archive_build (cases[i].entries, cases[i].n_entries, &cases[i].archive);
  g_autoptr (CandorContainer) container = candor_container_new (bytes, &error);
  g_autoptr (GString) contents = g_string_new (NULL);
  g_autoptr (CandorCatalog) catalog = candor_catalog_new ("en");
  GPtrArray *warnings;

  g_assert_no_error (error);
  for (guint j = 0; j < candor_container_get_entry_count (container); j++)
    {
      const CandorEntry *entry = candor_container_get_entry (container, j);
      g_autoptr (GBytes) text = candor_container_read (container, entry, &error);

      g_assert_no_error (error);
      g_assert_true (candor_container_find (container, entry->name) == entry);
      g_string_append_printf (contents, "%s=%.*s ", entry->name, (int) g_bytes_get_size (text),
                              (const char *) g_bytes_get_data (text, NULL));
    }
  g_assert_cmpstr (contents->str, ==, cases[i].contents);
  g_assert_null (candor_container_find (container, "no such entry"));
  warnings = candor_container_get_warnings (container);
  g_assert_cmpuint (warnings->len, ==, cases[i].warning != NULL ? 1 : 0);
  if (cases[i].warning != NULL)
    {
      g_autofree char *warning = candor_note_format (g_ptr_array_index (warnings, 0), catalog, NULL, NULL);
      g_assert_nonnull (strstr (warning, cases[i].warning));
    }
}

static const struct
{
  const char *name;
  const char *bytes;
  gsize size;
  int code;
  const char *message;
} refused[] = {
  { "empty", "", 0, CANDOR_PACKAGE_ERROR_NOT_PACKAGE, "not an Android package: it is no ZIP archive" },
  { "text", "hello", 5, CANDOR_PACKAGE_ERROR_NOT_PACKAGE, "not an Android package: it is no ZIP archive" },
  { "only-start", "PK\3\4 and then nothing at all", 28, CANDOR_PACKAGE_ERROR_DAMAGED,
    "archive: damaged at offset 28: it ends before its directory" },
  { "far-directory", "PK\5\6\0\0\0\0\1\0\1\0\x2e\0\0\0\xff\0\0\0\0\0", 22, CANDOR_PACKAGE_ERROR_DAMAGED,
    "archive: damaged at offset 0: its directory reaches past the end" },
  { "no-room", "PK\5\6\0\0\0\0\1\0\1\0\0\0\0\0\0\0\0\0\0\0", 22, CANDOR_PACKAGE_ERROR_DAMAGED,
    "archive: damaged at offset 0: its directory has no room for its entries" },
};

static void
test_refused (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (refused[i].bytes, refused[i].size);
  g_autoptr (CandorContainer) container = candor_container_new (bytes, &error);

  g_assert_null (container);
  g_assert_error (error, CANDOR_PACKAGE_ERROR, refused[i].code);
  g_assert_cmpstr (error->message, ==, refused[i].message);
}

/* An entry that lies about itself is refused when it is read, and says where it stands. */
static const struct
{
  const char *name;
  TestEntry entry;
  int code;
  const char *message;
} broken[] = {
  { "longer", { .name = "a", .text = BIG_TEXT, .method = 8, .declared = 5 }, CANDOR_PACKAGE_ERROR_DAMAGED,
    "a: damaged at offset 0: its compressed contents are broken" },
  { "shorter", { .name = "a", .text = BIG_TEXT, .method = 8, .declared = -5 }, CANDOR_PACKAGE_ERROR_DAMAGED,
    "a: damaged at offset 0: its compressed contents are broken" },
  { "bomb", { .name = "a", .text = BIG_TEXT, .method = 8, .declared = 1 << 24 }, CANDOR_PACKAGE_ERROR_DAMAGED,
    "a: damaged at offset 0: it declares more than it can hold" },
  { "huge", { .name = "a", .text = BIG_TEXT, .method = 8, .declared = G_GINT64_CONSTANT (1) << 40, .zip64 = TRUE },
    CANDOR_PACKAGE_ERROR_TOO_LARGE, "a: 1099511627859 bytes are more than can be read" },
  { "stored-longer", { .name = "a", .text = "A", .declared = 1 }, CANDOR_PACKAGE_ERROR_DAMAGED,
    "a: damaged at offset 0: its contents reach past the end" },
};

static void
test_broken (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = test_archive_build (&broken[i].entry, 1, NULL);
  g_autoptr (CandorContainer) container = candor_container_new (bytes, &error);
  g_autoptr (GBytes) contents = NULL;

  g_assert_no_error (error);
  contents = candor_container_read (container, candor_container_get_entry (container, 0), &error);
  g_assert_null (contents);
  g_assert_error (error, CANDOR_PACKAGE_ERROR, broken[i].code);
  g_assert_cmpstr (error->message, ==, broken[i].message);
}

/* A stored entry's contents are the archive's own bytes and outlive the container. */
static void
test_shared (void)
{
  const TestEntry entry = { .name = "a", .text = "shared" };
  g_autoptr (GBytes) bytes = test_archive_build (&entry, 1, NULL);
  CandorContainer *container = candor_container_new (bytes, NULL);
  g_autoptr (GBytes) contents = candor_container_read (container, candor_container_get_entry (container, 0), NULL);
  const char *start = g_bytes_get_data (bytes, NULL), *at = g_bytes_get_data (contents, NULL);

  g_object_unref (container);
  g_assert_true (at > start && at < start + g_bytes_get_size (bytes));
  g_assert_cmpint (strncmp (at, "shared", 6), ==, 0);
}

static void
test_no_manifest (void)
{
  const TestEntry entry = { .name = "a", .text = "A" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = test_archive_build (&entry, 1, NULL);
  g_autoptr (CandorKnowledge) knowledge = candor_knowledge_load (g_getenv ("CANDOR_KNOWLEDGE"), NULL);
  g_autoptr (CandorPackage) package = candor_package_read (bytes, "a.apk", knowledge, &error);

  g_assert_null (package);
  g_assert_error (error, CANDOR_PACKAGE_ERROR, CANDOR_PACKAGE_ERROR_NO_MANIFEST);
}

#define ADD(folder, table, function)                                                                \
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)                                                  \
    {                                                                                               \
      g_autofree char *path = g_strconcat ("/package/container/" folder "/", table[i].name, NULL);  \
      g_test_add_data_func (path, GUINT_TO_POINTER (i), function);                                  \
    }

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("case", cases, test_case)
  ADD ("refused", refused, test_refused)
  ADD ("broken", broken, test_broken)
  g_test_add_func ("/package/container/shared", test_shared);
  g_test_add_func ("/package/container/no-manifest", test_no_manifest);
  return g_test_run ();
}
