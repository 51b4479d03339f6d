/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "denied-calls.h"
#include "reader-fixture.h"

/* The real reading process. */

static void
test_honest (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *weakness = NULL;
  g_autoptr (CandorPolicy) policy = fixture_read_policy (self, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (candor_document_get_name (candor_policy_get_document (policy, 0)), ==, "policy.txt");
  g_assert_cmpuint (candor_policy_get_statement_count (policy), >=, 2);
}

static void
test_start (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_setenv ("CANDOR_READER", "/nowhere/candor-reader", TRUE);
  g_assert_null (fixture_read_policy (self, NULL, &error));
  g_assert_error (error, CANDOR_READER_ERROR, CANDOR_READER_ERROR_START);
}

/* The real reading process on a system that does not let it do all: it reads and says so, in the result as
 * well; or, where asked to be strict, reads nothing. */
static void
test_denied (Fixture *self, gconstpointer data)
{
  const DeniedCalls *denied = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CandorPolicy) policy = NULL;
  g_autofree char *weakness = NULL;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }
  if (!denied_calls_install (denied))
    return;
  policy = fixture_read_policy (self, NULL, &error);
  g_assert_no_error (error);
  weakness = candor_reader_dup_weakness (self->reader);
  g_assert_nonnull (weakness);
  g_assert_nonnull (strstr (weakness, denied->words));
  g_assert_cmpuint (candor_policy_get_warnings (policy)->len, >=, 1);
  candor_reader_set_strict (self->reader, TRUE);
  g_assert_null (fixture_read_policy (self, NULL, &error));
  g_assert_error (error, CANDOR_READER_ERROR, CANDOR_READER_ERROR_START);
  g_assert_nonnull (strstr (error->message, "strict sandbox"));
}

static void
assert_refused (Fixture *self, const char *name, int code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_null (candor_reader_read_package (self->reader, file, NULL, &error));
  g_assert_error (error, G_IO_ERROR, code);
  g_assert_true (g_str_has_prefix (error->message, path));
}

static void
test_files (Fixture *self, gconstpointer data)
{
  assert_refused (self, "missing.apk", G_IO_ERROR_NOT_FOUND);
  assert_refused (self, "", G_IO_ERROR_IS_DIRECTORY);
  assert_refused (self, "policy.txt/inside.apk", G_IO_ERROR_NOT_DIRECTORY);
}

/* A pipe that nobody writes to is not waited for without end. */
static void
test_pipe_without_writer (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "pipe.txt", NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  g_setenv ("CANDOR_READER_TIMEOUT", "1", TRUE);
  g_ptr_array_add (files, g_file_new_for_path (path));
  g_assert_null (candor_reader_read_policy (self->reader, files, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
  g_assert_true (g_str_has_prefix (error->message, path));
  g_remove (path);
}

/* A pipe has no size and can't be mapped. */
static void
test_pipe (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *path = NULL;
  g_autoptr (CandorPolicy) policy = NULL;
  const char *text = "Privacy policy. We collect your contacts.";
  int ends[2];

  g_assert_cmpint (pipe (ends), ==, 0);
  g_assert_cmpint (write (ends[1], text, strlen (text)), ==, strlen (text));
  close (ends[1]);
  path = g_strdup_printf ("/dev/fd/%d", ends[0]);
  g_ptr_array_add (files, g_file_new_for_path (path));
  policy = candor_reader_read_policy (self->reader, files, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (candor_document_get_size (candor_policy_get_document (policy, 0)), ==, strlen (text));
  close (ends[0]);
}

/* Lines. */

typedef struct
{
  guint lines;
  guint statements;
  guint stop;
} Lines;

static gboolean
on_line (guint line, GPtrArray *statements, gpointer data, GError **error)
{
  Lines *self = data;

  g_assert_cmpuint (line, ==, self->lines + 1);
  self->lines = line;
  self->statements += statements->len;
  if (line != self->stop)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, "enough");
  return FALSE;
}

static void
test_lines (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (self->policy);
  Lines lines = { 0 }, stopped = { .stop = 2 };

  g_assert_true (g_file_set_contents (self->policy,
                                      "We collect your contacts.\r\n\nNothing.\nWe share your location\xFF with "
                                      "advertisers.",
                                      -1, NULL));
  g_assert_true (candor_reader_read_lines (self->reader, file, on_line, &lines, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (lines.lines, ==, 4);
  g_assert_cmpuint (lines.statements, >=, 2);
  g_assert_false (candor_reader_read_lines (self->reader, file, on_line, &stopped, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  g_assert_cmpstr (error->message, ==, "enough");
  g_assert_cmpuint (stopped.lines, ==, 2);
}

static void
test_long_line (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (self->policy);
  g_autofree char *text = g_strnfill (3 << 20, 'a');
  Lines lines = { 0 };

  text[1] = '\n';
  g_assert_true (g_file_set_contents (self->policy, text, -1, NULL));
  g_setenv ("CANDOR_READER_TIMEOUT", "20", TRUE);
  g_assert_false (candor_reader_read_lines (self->reader, file, on_line, &lines, NULL, &error));
  g_assert_error (error, CANDOR_READER_ERROR, CANDOR_READER_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "line 2"));
}

/* A list that goes over in several frames, and one with a mistake on a line. */
static void
test_table (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->policy);
  g_autoptr (GString) table = g_string_new ("package,policy\n"), expected = g_string_new ("1|package|policy\n"), text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 2; i < 2500; i++)
    {
      g_string_append_printf (table, "%u.apk,\"a, %u.html\"\n", i, i);
      g_string_append_printf (expected, "%u|%u.apk|a, %u.html\n", i, i, i);
    }
  g_assert_true (g_file_set_contents (self->policy, table->str, table->len, NULL));
  candor_reader_read_table (self->reader, file, fixture_take_record, text, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text->str, ==, expected->str);
  g_string_append (table, "\"open");
  g_assert_true (g_file_set_contents (self->policy, table->str, table->len, NULL));
  g_assert_false (candor_reader_read_table (self->reader, file, fixture_take_record, text, NULL, &error));
  g_assert_error (error, CANDOR_READER_ERROR, CANDOR_READER_ERROR_REFUSED);
  g_assert_true (g_str_has_prefix (error->message, self->policy));
  g_assert_nonnull (strstr (error->message, ", line 2500: "));
}

/* Files of which both reading programs are copies: the digest changes with each. */
static void
test_digest (Fixture *self, gconstpointer data)
{
  g_autofree char *whole = g_build_filename (self->folder, "reader", NULL);
  g_autofree char *narrower = g_build_filename (self->folder, "reader-package", NULL);
  g_autofree char *first = NULL, *second = NULL, *third = NULL, *fourth = NULL;

  g_setenv ("CANDOR_READER", whole, TRUE);
  g_assert_null (candor_reader_dup_program_digest (self->reader));
  g_assert_true (g_file_set_contents_full (whole, "one", 3, G_FILE_SET_CONTENTS_NONE, 0700, NULL));
  first = candor_reader_dup_program_digest (self->reader);
  g_assert_true (g_file_set_contents_full (narrower, "two", 3, G_FILE_SET_CONTENTS_NONE, 0700, NULL));
  second = candor_reader_dup_program_digest (self->reader);
  g_assert_true (g_file_set_contents_full (narrower, "six", 3, G_FILE_SET_CONTENTS_NONE, 0700, NULL));
  third = candor_reader_dup_program_digest (self->reader);
  g_assert_true (g_file_set_contents_full (whole, "ten", 3, G_FILE_SET_CONTENTS_NONE, 0700, NULL));
  fourth = candor_reader_dup_program_digest (self->reader);
  g_assert_cmpstr (first, !=, second);
  g_assert_cmpstr (second, !=, third);
  g_assert_cmpstr (third, !=, fourth);
  g_remove (whole);
  g_remove (narrower);
}

int
main (int argc, char **argv)
{
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < n_denied_calls; i++)
    {
      g_autofree char *path = g_strdup_printf ("/reader/denied/%s", denied_calls[i].name);
      g_test_add (path, Fixture, &denied_calls[i], fixture_set_up, test_denied, fixture_tear_down);
    }
#define ADD(path, function) \
  g_test_add ("/reader/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("honest", test_honest);
  ADD ("start", test_start);
  ADD ("files", test_files);
  ADD ("pipe", test_pipe);
  ADD ("pipe-without-writer", test_pipe_without_writer);
  ADD ("lines", test_lines);
  ADD ("long-line", test_long_line);
  ADD ("table", test_table);
  ADD ("digest", test_digest);
  return g_test_run ();
}
