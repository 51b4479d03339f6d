/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "../report/report-test.h"
#include "case-test.h"
#include "sandbox/candor-reader.h"

/* Cases saved, read back through the reading process, worked on, and refused where they lie. */

static CandorKnowledge *knowledge;
static CandorReader *reader;
static char *folder;

static char *
dup_path (void)
{
  return g_build_filename (folder, "riverbank.candor", NULL);
}

static CandorCase *
read_case (GError **error)
{
  g_autofree char *path = dup_path ();
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return candor_reader_read_case (reader, file, NULL, error);
}

static void
assert_same (CandorCase *left, CandorCase *right)
{
  g_autoptr (GVariant) a = g_variant_ref_sink (candor_case_to_variant (left));
  g_autoptr (GVariant) b = g_variant_ref_sink (candor_case_to_variant (right));

  g_assert_true (g_variant_equal (a, b));
}

static CandorCase *
make_case (void)
{
  g_autoptr (CandorComparison) comparison = case_test_compare (knowledge, "policy-en.html", NULL);
  g_autoptr (GDateTime) time = case_test_make_time (0);

  return candor_case_new (comparison, time);
}

static void
count_signal (CandorCase *self, const char *finding, gpointer data)
{
  (*(guint *) data)++;
}

static void
test_round (void)
{
  g_autoptr (CandorCase) self = make_case (), back = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = dup_path (), *first = case_test_dup_finding (self, 0), *second = case_test_dup_finding (self, 1);
  g_autofree char *detail = g_strconcat ("decided::", first, NULL);
  g_autoptr (GBytes) apk = report_test_load ("riverbank.apk"), other = report_test_load ("policy-zh.html");
  CandorPackage *package = candor_comparison_get_package (candor_case_get_comparison (self));
  CandorDecision *decision;
  guint told = 0;

  g_assert_true (candor_case_get_dirty (self));
  g_signal_connect (self, detail, G_CALLBACK (count_signal), &told);
  case_test_decide (self, first, CANDOR_VERDICT_CONFIRMED, "", 1);
  case_test_decide (self, first, CANDOR_VERDICT_DISMISSED, "shown by the firm’s own list", 2);
  case_test_decide (self, first, CANDOR_VERDICT_DISMISSED, "shown by the firm’s own list", 3); /* says nothing new */
  case_test_decide (self, second, CANDOR_VERDICT_ASKED, "", 4);
  g_assert_cmpuint (told, ==, 2);
  candor_case_set_note (self, "Filed with the newsroom’s lawyer. 存档。");
  g_assert_true (candor_case_keep_input (self, apk, &error));
  g_assert_false (candor_case_keep_input (self, other, &error)); /* was never compared */
  g_assert_error (error, CANDOR_CASE_ERROR, CANDOR_CASE_ERROR_FORMAT);
  g_clear_error (&error);
  g_assert_true (candor_case_save (self, path, &error));
  g_assert_false (candor_case_get_dirty (self));

  back = read_case (&error);
  g_assert_no_error (error);
  assert_same (self, back);
  g_assert_false (candor_case_get_dirty (back));
  g_assert_false (candor_case_is_outdated (back));
  decision = candor_case_get_decision (back, first);
  g_assert_cmpint (candor_decision_get_verdict (decision), ==, CANDOR_VERDICT_DISMISSED);
  g_assert_cmpstr (candor_decision_get_reason (decision), ==, "shown by the firm’s own list");
  g_assert_cmpstr (candor_decision_get_person (decision), ==, "R. Reader");
  g_assert_cmpuint (g_list_model_get_n_items (candor_case_get_decisions (back)), ==, 3);
  g_assert_cmpint (candor_case_get_verdict (back, second), ==, CANDOR_VERDICT_ASKED);
  g_assert_true (g_bytes_equal (candor_case_get_input (back, candor_package_get_sha256 (package)), apk));
}

/* Three weeks later: another policy. Decisions go on, and what was then can be compared again. */
static void
test_recheck (void)
{
  g_autoptr (CandorCase) self = make_case (), back = NULL, copy = NULL;
  g_autoptr (CandorComparison) later = case_test_compare (knowledge, "policy-zh.html", NULL), earlier = NULL;
  g_autoptr (CandorCaseCheck) check = NULL;
  g_autoptr (GDateTime) time = case_test_make_time (30);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = dup_path (), *first = case_test_dup_finding (self, 0);
  guint before = g_list_model_get_n_items (candor_comparison_get_findings (candor_case_get_comparison (self)));

  case_test_decide (self, first, CANDOR_VERDICT_CONFIRMED, "", 1);
  g_assert_true (candor_case_save (self, path, &error));
  candor_case_recheck (self, later, time);
  g_assert_true (candor_case_get_dirty (self));
  /* What another thread reports is all of it, and stays as it was. */
  copy = candor_case_snapshot (self);
  assert_same (self, copy);
  g_assert_cmpuint (g_list_model_get_n_items (candor_case_get_checks (copy)), ==, 2);
  case_test_decide (copy, first, CANDOR_VERDICT_ASKED, "", 40);
  g_assert_cmpint (candor_case_get_verdict (self, first), ==, CANDOR_VERDICT_CONFIRMED);
  g_assert_true (candor_case_save (self, path, &error));
  back = read_case (&error);
  g_assert_no_error (error);
  assert_same (self, back);
  g_assert_cmpint (candor_case_get_verdict (back, first), ==, CANDOR_VERDICT_CONFIRMED);
  g_assert_cmpuint (g_list_model_get_n_items (candor_case_get_checks (back)), ==, 2);
  g_assert_cmpstr (candor_policy_get_language (candor_comparison_get_policy (candor_case_get_comparison (back))), ==, "zh");
  check = g_list_model_get_item (candor_case_get_checks (back), 0);
  g_assert_cmpuint (candor_case_check_get_findings (check)->len, ==, before);
  earlier = candor_case_check_compare (check, knowledge, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (candor_comparison_get_findings (earlier)), ==, before);
}

/* Files that lie. Each is a good case that a line of SQL made a bad one. */

typedef struct
{
  const char *sql;
  CandorCaseError code;
  const char *words;
} Lie;

#define DAMAGED CANDOR_CASE_ERROR_DAMAGED

static const Lie lies[] = {
  { "PRAGMA application_id = 7", CANDOR_CASE_ERROR_FORMAT, "no case" },
  { "PRAGMA user_version = 3", CANDOR_CASE_ERROR_NEWER, "newer version" },
  { "PRAGMA user_version = 2", DAMAGED, "tables" },
  { "CREATE TABLE origins (\"check\" INTEGER)", DAMAGED, "tables" },
  { "PRAGMA user_version = 0", DAMAGED, "format number" },
  { "DROP TABLE decisions", DAMAGED, "tables" },
  { "CREATE TABLE more (x)", DAMAGED, "tables" },
  { "CREATE TRIGGER t AFTER INSERT ON facts BEGIN SELECT 1; END", DAMAGED, "tables" },
  { "DROP TABLE facts; CREATE VIEW facts AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) "
    "SELECT n AS key, n AS value FROM r", DAMAGED, "tables" },
  { "DROP TABLE facts; CREATE TABLE facts (key, value AS (hex (zeroblob (9)))); INSERT INTO facts VALUES ('note')", DAMAGED, "tables" },
  { "DROP TABLE facts; CREATE TABLE facts (key); INSERT INTO facts VALUES ('note')", DAMAGED, "tables" },
  { "DROP TABLE facts; CREATE TABLE facts (key, value); INSERT INTO facts VALUES ('note', x'ff')", DAMAGED, "tables" },
  { "DROP TABLE facts; CREATE TABLE facts (key, value); INSERT INTO facts VALUES ('note', CAST (x'41ff' AS TEXT))",
    DAMAGED, "tables" },
  { "INSERT INTO facts VALUES ('other', '')", DAMAGED, "“facts”, row 2" },
  { "DELETE FROM checks", DAMAGED, "“checks”, row 1" },
  { "UPDATE checks SET number = 2", DAMAGED, "“checks”, row 1" },
  { "UPDATE checks SET time = -1", DAMAGED, "“checks”, row 1" },
  { "UPDATE checks SET time = 9223372036854775807", DAMAGED, "“checks”, row 1" },
  { "UPDATE checks SET knowledge_sha256 = 'x'", DAMAGED, "“checks”, row 1" },
  { "UPDATE checks SET policy = package", DAMAGED, "what was read" },
  { "UPDATE checks SET policy = 'x'", DAMAGED, "“checks”, row 1" },
  { "UPDATE results SET data = x'00' WHERE kind = 'policy'", DAMAGED, "“results”" },
  { "UPDATE results SET data = zeroblob (1000000) WHERE kind = 'package'", DAMAGED, "“results”" },
  { "UPDATE inputs SET sha256 = replace (sha256, substr (sha256, 1, 1), 'z')", DAMAGED, "“inputs”, row 1" },
  { "DELETE FROM inputs WHERE position = 2", DAMAGED, "what was read" },
  { "UPDATE inputs SET \"check\" = 4294967297", DAMAGED, "“inputs”, row 1" },
  { "UPDATE findings SET kind = 'crime' WHERE position = 2", DAMAGED, "“findings”, row 2" },
  { "UPDATE findings SET confidence = 9e999 WHERE position = 1", DAMAGED, "“findings”, row 1" },
  { "UPDATE findings SET position = position + 100", DAMAGED, "“findings”, row 1" },
  { "PRAGMA ignore_check_constraints = ON; UPDATE decisions SET verdict = 'guilty'", DAMAGED, "pages" },
  { "UPDATE decisions SET number = 5", DAMAGED, "“decisions”, row 1" },
  { "INSERT INTO contents VALUES ('x', x'00')", DAMAGED, "“contents”, row 1" },
  { "PRAGMA journal_mode = WAL", DAMAGED, NULL },
};

static GBytes *
make_bytes (void)
{
  g_autoptr (CandorCase) self = make_case ();
  g_autofree char *first = case_test_dup_finding (self, 0);
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  case_test_decide (self, first, CANDOR_VERDICT_CONFIRMED, "", 1);
  bytes = candor_case_to_bytes (self, &error);
  g_assert_no_error (error);
  return bytes;
}

static void
put (GBytes *bytes)
{
  g_autofree char *path = dup_path ();

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
}

static void
change (const char *sql)
{
  g_autofree char *path = dup_path ();
  char *message = NULL;
  sqlite3 *database;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  sqlite3_exec (database, sql, NULL, NULL, &message);
  if (message != NULL)
    g_error ("%s: %s", sql, message);
  g_assert_cmpint (sqlite3_close (database), ==, SQLITE_OK);
}

static void
test_lies (void)
{
  g_autoptr (GBytes) bytes = make_bytes ();

  for (guint i = 0; i < G_N_ELEMENTS (lies); i++)
    {
      g_autoptr (CandorCase) back = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", lies[i].sql);
      put (bytes);
      change (lies[i].sql);
      back = read_case (&error);
      /* What went wrong in the reading process comes as its refusal, the rest as an error of the case. */
      g_assert_null (back);
      g_assert_true (g_error_matches (error, CANDOR_CASE_ERROR, lies[i].code)
                     || g_error_matches (error, CANDOR_READER_ERROR, CANDOR_READER_ERROR_REFUSED));
      g_assert_nonnull (strstr (error->message, "riverbank.candor: "));
      if (lies[i].words != NULL && strstr (error->message, lies[i].words) == NULL)
        g_error ("“%s” does not say “%s”", error->message, lies[i].words);
    }
}

/* A change that a case may well have is no lie. */
static void
test_honest_change (void)
{
  g_autoptr (CandorCase) back = NULL;
  g_autoptr (GBytes) bytes = make_bytes ();
  g_autoptr (GError) error = NULL;

  put (bytes);
  change ("UPDATE checks SET program = '0.0.9'; UPDATE findings SET severity = 'low'; VACUUM");
  back = read_case (&error);
  g_assert_no_error (error);
  g_assert_true (candor_case_is_outdated (back));
}

/* Whatever is cut off or overwritten: the case as it was, or one error; never another decision. */
static void
test_damage (void)
{
  g_autoptr (GBytes) bytes = make_bytes ();
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  gsize size;
  const char *data;
  guint refused = 0;

  data = g_bytes_get_data (bytes, &size);
  for (guint i = 0; i < 400; i++)
    {
      gboolean cut = i % 4 == 0;
      gsize length = cut ? (gsize) g_rand_double_range (random, 0, (double) size) : size;
      g_autofree char *copy = g_memdup2 (data, MAX (length, 1));
      g_autoptr (GBytes) bad = NULL;
      g_autoptr (GVariant) rows = NULL;
      g_autoptr (CandorCase) back = NULL;
      g_autoptr (GError) error = NULL;

      for (guint k = 0; k < 8 && !cut; k++)
        copy[g_rand_int_range (random, 0, (int) (k < 4 ? MIN (size, 8192) : size))] = (char) g_rand_int_range (random, 0, 256);
      bad = g_bytes_new_take (g_steal_pointer (&copy), length);
      rows = candor_case_file_read (bad, "bad.candor", &error);
      if (rows != NULL)
        back = candor_case_new_from_variant (rows, knowledge, &error);
      g_assert_true ((back == NULL) == (error != NULL));
      refused += back == NULL;
    }
  g_assert_cmpuint (refused, >, 300);
}

int
main (int argc, char **argv)
{
  int result;
  g_autofree char *path = NULL;

  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("candor-case-XXXXXX", NULL);
  knowledge = case_test_load_knowledge ();
  reader = candor_reader_new (knowledge);
  g_test_add_func ("/case/round", test_round);
  g_test_add_func ("/case/recheck", test_recheck);
  g_test_add_func ("/case/lies", test_lies);
  g_test_add_func ("/case/honest-change", test_honest_change);
  g_test_add_func ("/case/damage", test_damage);
  result = g_test_run ();
  path = dup_path ();
  g_remove (path);
  g_rmdir (folder);
  g_object_unref (reader);
  g_object_unref (knowledge);
  return result;
}
