/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "batch/candor-batch-database.h"
#include "batch/candor-batch-merge.h"
#include "batch/candor-batch-summary.h"
#include "batch/candor-compressed.h"
#include "fuzz.h"

/* The database of a batch that somebody else made: it is opened, summed up, asked for an app, compared with itself
 * and taken for a part of a whole. */

static char *folder, *given, *other, *whole, *merged;

static void
empty_folder (void)
{
  const char *const names[] = { "batch.sqlite", "batch.sqlite.parts", "batch.sqlite.new", "batch.sqlite-journal", "batch.sqlite.parts-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (whole, names[i], NULL);
      g_unlink (path);
    }
  g_rmdir (whole);
  g_unlink (given);
  g_unlink (other);
  g_rmdir (folder);
}

static void
sum_up (CandorBatchResults *results)
{
  static CandorCatalog *catalog;
  g_auto (CandorBatchSummary) summary = { 0 };
  g_autoptr (GBytes) csv = NULL, html = NULL, json = NULL;
  g_autoptr (GError) error = NULL, refused = NULL;

  if (catalog == NULL)
    catalog = candor_catalog_new ("en");
  json = candor_batch_results_get_json (results, "App", &refused);
  g_assert_true ((json == NULL) == (refused != NULL));
  if (!candor_batch_summary_init (&summary, results, results, fuzz_get_knowledge (), catalog, &error))
    {
      g_assert_nonnull (error);
      return;
    }
  csv = candor_batch_summary_to_csv (&summary);
  html = candor_batch_summary_to_html (&summary);
  g_assert_true (g_utf8_validate (g_bytes_get_data (csv, NULL), g_bytes_get_size (csv), NULL));
  g_assert_true (g_utf8_validate (g_bytes_get_data (html, NULL), g_bytes_get_size (html), NULL));
}

static const char rows[]
    = "INSERT INTO policy VALUES (1, 'aa', 'en', 100, 1);"
      "INSERT INTO policy_file VALUES (1, 0, 'aa', 10, 'html');"
      "INSERT INTO statement VALUES (1, 0, 'imei', 'collect', 'positive', 'self', NULL, NULL, 'A', 'We collect it.');"
      "INSERT INTO app VALUES (1, 'k', 'App', 'map_navigation', 'compared', 0, NULL, 'a.apk', 'bb', 10, 1, 'a.b', 'App', '1', '1', 16, 34, 'cc', NULL, 1, 1, 0, 0, NULL);"
      "INSERT INTO app VALUES (2, 'l', 'Other', NULL, 'unreadable', 0, 'a.apk: refused', 'b.apk', 'bb', 10, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'p', 0, 0, 0, 0, NULL);"
      "INSERT INTO permission VALUES (1, 'android.permission.CAMERA', 'dangerous', 'requested');"
      "INSERT INTO disclosure VALUES (1, 'imei', 'undisclosed', 1);"
      "INSERT INTO sdk VALUES (1, 'push', 'Push', 0, 1, 0);"
      "INSERT INTO finding VALUES (1, 'undisclosed:imei', 'undisclosed', 'imei', 'high', 0.9, 'It is not said.');"
      "INSERT INTO unpaired VALUES ('c.apk');";

/* A batch of two apps, part @shard of @shards; then whatever @more does to it. */
static GBytes *
build (guint shard, guint shards, const char *more)
{
  const CandorBatchOrigin origin = { "1.0", "2026-01-01", "dd", "en", shard, shards, "ee", TRUE };
  g_autofree char *laid = g_build_filename (folder, "laid.sqlite", NULL);
  g_autoptr (GBytes) json = g_bytes_new_static ("{}", 2);
  g_autoptr (GBytes) result = candor_compress (json, 1);
  CandorDatabase *database;
  g_autoptr (GError) error = NULL;
  char *data = NULL;
  gsize size;

  g_unlink (given);
  database = candor_database_open (given, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, &error);
  g_assert_no_error (error);
  candor_database_set_defensive (database, FALSE);
  g_assert_true (candor_database_execute (database, "PRAGMA page_size = 512;", &error));
  g_assert_true (candor_batch_database_create_schema (database, &error));
  g_assert_true (candor_batch_database_save_origin (database, &origin, &error));
  candor_database_execute (database, rows, &error);
  g_assert_no_error (error);
  g_assert_true (candor_database_run (database, &error, "UPDATE app SET result = ? WHERE id = ?", "bi", result, (gint64) 1));
  g_assert_true (candor_database_run (database, &error, "UPDATE finding SET confidence = ?", "d", 0.5));
  candor_database_execute (database, more, &error);
  g_assert_no_error (error);
  g_assert_true (candor_batch_database_lay_out (database, laid, &error));
  candor_database_free (database);
  g_assert_true (g_file_get_contents (laid, &data, &size, NULL));
  g_unlink (laid);
  return g_bytes_new_take (data, size);
}

static void
add_seed (GPtrArray *seeds, const char *more)
{
  g_ptr_array_add (seeds, build (1, 1, more));
}

/* The part that another is put together with. */
static void
write_other (void)
{
  g_autoptr (GBytes) bytes = build (1, 2, "DELETE FROM app WHERE id = 2;");
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_assert_true (g_file_set_contents (other, data, size, NULL));
}

static void
make_folder (void)
{
  if (folder != NULL)
    return;
  /* In memory, where there is such a place: what is merged waits for the disk. */
  folder = g_mkdtemp (g_strdup ("/dev/shm/candor-fuzz-XXXXXX"));
  if (folder == NULL)
    folder = g_dir_make_tmp ("candor-fuzz-XXXXXX", NULL);
  g_assert_nonnull (folder);
  given = g_build_filename (folder, "given.sqlite", NULL);
  other = g_build_filename (folder, "other.sqlite", NULL);
  whole = g_build_filename (folder, "whole", NULL);
  merged = g_build_filename (whole, CANDOR_BATCH_DATABASE_NAME, NULL);
  atexit (empty_folder);
  write_other ();
}

static void
fuzz_batch (GBytes *bytes)
{
  const char *parts[] = { NULL, NULL }, *twice[] = { NULL, NULL, NULL }, *both[] = { NULL, NULL, NULL };
  const char **const unions[] = { parts, twice, both };
  g_autoptr (CandorBatchResults) results = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  make_folder ();
  parts[0] = twice[0] = twice[1] = both[1] = given;
  both[0] = other;
  g_unlink (given); /* which would keep its end */
  g_assert_true (g_file_set_contents_full (given, size > 0 ? data : "", size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  results = candor_batch_results_open (given, &error);
  g_assert_true ((results == NULL) == (error != NULL));
  if (results == NULL)
    return;
  sum_up (results);
  for (guint i = 0; i < G_N_ELEMENTS (unions); i++)
    {
      g_autoptr (GError) refused = NULL;

      if (!candor_batch_merge (whole, (const char *const *) unions[i], &refused))
        g_assert_nonnull (refused);
      g_unlink (merged);
    }
}

static void
fuzz_batch_add_seeds (GPtrArray *seeds)
{
  make_folder ();
  add_seed (seeds, "");
  /* The second of two parts, one of three, and one that another program made. */
  g_ptr_array_add (seeds, build (2, 2, "DELETE FROM app WHERE id = 1;"));
  g_ptr_array_add (seeds, build (2, 3, ""));
  g_ptr_array_add (seeds, build (2, 2, "UPDATE origin SET value = '0.9' WHERE key = 'candor';"));
  add_seed (seeds, "DELETE FROM app; DELETE FROM policy; UPDATE origin SET value = '0' WHERE key = 'complete';");
  /* More parts than any list has, a newer schema, a result that is none. */
  add_seed (seeds, "UPDATE origin SET value = '4294967295' WHERE key = 'shards';");
  add_seed (seeds, "PRAGMA user_version = 9;");
  add_seed (seeds, "UPDATE app SET result = x'00', error = 'why' WHERE id = 1;");
  /* A table of another layout: what makes the batch has no name, and nothing is where it is looked for. */
  add_seed (seeds, "DROP TABLE origin; CREATE TABLE origin (key, value); INSERT INTO origin VALUES (NULL, 'x'), ('candor', NULL), ('shards', 2);");
  add_seed (seeds, "DROP TABLE finding; CREATE TABLE finding (app, id); CREATE VIEW v AS SELECT 1;");
  add_seed (seeds, "DROP TABLE origin; CREATE VIEW origin AS SELECT 'candor' AS key, '1' AS value;");
}

const FuzzTarget fuzz_target = { "batch", 65536, 24, fuzz_batch, fuzz_batch_add_seeds };
