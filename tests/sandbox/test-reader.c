/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "denied-calls.h"
#include "sandbox/candor-reader.h"

typedef struct
{
  char *folder;
  char *policy;
  char *honest; /* the real reading process */
  CandorKnowledge *knowledge;
  CandorReader *reader;
} Fixture;

static void
fixture_set_up (Fixture *self, gconstpointer data)
{
  const char *text = "Privacy policy. We collect your precise location and your contacts.\n";

  self->folder = g_dir_make_tmp ("candor-reader-XXXXXX", NULL);
  self->policy = g_build_filename (self->folder, "policy.txt", NULL);
  self->honest = g_strdup (g_getenv ("CANDOR_READER"));
  g_assert_true (g_file_set_contents (self->policy, text, -1, NULL));
  self->knowledge = candor_knowledge_load (NULL, NULL);
  g_assert_nonnull (self->knowledge);
  self->reader = candor_reader_new (self->knowledge);
  g_setenv ("CANDOR_READER_TIMEOUT", "60", TRUE); /* for a machine that is busy */
}

static void
fixture_tear_down (Fixture *self, gconstpointer data)
{
  g_setenv ("CANDOR_READER", self->honest, TRUE);
  g_unsetenv ("CANDOR_FAKE");
  g_unsetenv ("CANDOR_READER_TIMEOUT");
  g_remove (self->policy);
  g_rmdir (self->folder);
  g_clear_object (&self->reader);
  g_clear_object (&self->knowledge);
  g_free (self->folder);
  g_free (self->policy);
  g_free (self->honest);
}

static void
use_fake (const char *trick)
{
  g_setenv ("CANDOR_READER_TIMEOUT", "1", TRUE);
  g_setenv ("CANDOR_READER", g_getenv ("CANDOR_FAKE_READER"), TRUE);
  g_setenv ("CANDOR_FAKE", trick, TRUE);
}

static CandorPolicy *
read_policy (Fixture *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (files, g_file_new_for_path (self->policy));
  return candor_reader_read_policy (self->reader, files, cancellable, error);
}

/* Whatever the reading process does, there is one error, it names the file, and it comes in time. */
typedef struct
{
  const char *trick;
  CandorReaderError code;
  const char *words;
} Trick;

static const Trick tricks[] = {
  { "garbage", CANDOR_READER_ERROR_RESULT, "can’t be understood" },
  { "nothing", CANDOR_READER_ERROR_DIED, "without a result" },
  { "exit", CANDOR_READER_ERROR_DIED, "status 7" },
  { "crash", CANDOR_READER_ERROR_DIED, "signal 11" },
  { "trespass", CANDOR_READER_ERROR_DIED, "what it may not" },
  { "killed", CANDOR_READER_ERROR_DIED, "signal 9" },
  { "hang", CANDOR_READER_ERROR_TIMEOUT, "longer than 1 s" },
  { "close-and-hang", CANDOR_READER_ERROR_DIED, "signal 9" },
  { "huge", CANDOR_READER_ERROR_RESULT, "more than it may" },
  { "cut", CANDOR_READER_ERROR_DIED, "without a result" },
  { "cut-header", CANDOR_READER_ERROR_DIED, "without a result" },
  { "unknown-kind", CANDOR_READER_ERROR_RESULT, "can’t be understood" },
  { "other-type", CANDOR_READER_ERROR_RESULT, "can’t be understood" },
  { "not-normal", CANDOR_READER_ERROR_RESULT, "can’t be understood" },
  { "wrong-content", CANDOR_READER_ERROR_RESULT, "answered wrongly" },
  { "result-twice", CANDOR_READER_ERROR_RESULT, "more than it may" },
  { "result-and-fail", CANDOR_READER_ERROR_DIED, "status 1" },
  { "no-lockdown", CANDOR_READER_ERROR_RESULT, "can’t be understood" },
  { "lockdown-twice", CANDOR_READER_ERROR_RESULT, "can’t be understood" },
  { "bad-progress", CANDOR_READER_ERROR_RESULT, "can’t be understood" },
  { "bad-stage", CANDOR_READER_ERROR_RESULT, "can’t be understood" },
  { "flood", CANDOR_READER_ERROR_TIMEOUT, "longer than 1 s" },
  { "line", CANDOR_READER_ERROR_RESULT, "can’t be understood" },
  { "refuse", CANDOR_READER_ERROR_REFUSED, "<U+001B>[2Jno <U+202E>such thing at line 3" },
  { "refuse-unknown-input", CANDOR_READER_ERROR_RESULT, "can’t be understood" },
};

static void
test_trick (Fixture *self, gconstpointer data)
{
  const Trick *trick = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CandorPolicy) policy = NULL;
  gint64 begin = g_get_monotonic_time ();

  use_fake (trick->trick);
  policy = read_policy (self, NULL, &error);
  g_assert_null (policy);
  g_assert_error (error, CANDOR_READER_ERROR, (int) trick->code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, trick->words));
  g_assert_true (g_str_has_prefix (error->message, self->policy));
  /* A second is what a hang is given; the rest is for a machine that is busy. */
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 60 * G_USEC_PER_SEC);
}

/* What is read by the line: lists of a batch and baselines. */

static const Trick line_tricks[] = {
  { "records-backwards", CANDOR_READER_ERROR_RESULT, "can’t be understood" },
  { "record-without-cells", CANDOR_READER_ERROR_RESULT, "can’t be understood" },
  { "records-miscounted", CANDOR_READER_ERROR_RESULT, "can’t be understood" },
  { "record-too-wide", CANDOR_READER_ERROR_RESULT, "can’t be understood" },
  { "records-cut", CANDOR_READER_ERROR_RESULT, "can’t be understood" },
  { "records-left-over", CANDOR_READER_ERROR_RESULT, "can’t be understood" },
  { "records-no-text", CANDOR_READER_ERROR_RESULT, "can’t be understood" },
  { "baseline-grave", CANDOR_READER_ERROR_RESULT, "answered wrongly" },
  { "baseline-twice", CANDOR_READER_ERROR_RESULT, "answered wrongly" },
};

static gboolean
take_record (const CandorTableRecord *record, gpointer data, GError **error)
{
  GString *text = data;

  g_string_append_printf (text, "%u", record->line);
  for (guint i = 0; i < record->cells->len; i++)
    g_string_append_printf (text, "|%s", (const char *) g_ptr_array_index (record->cells, i));
  g_string_append_c (text, '\n');
  return TRUE;
}

static void
test_line_trick (Fixture *self, gconstpointer data)
{
  const Trick *trick = data;
  g_autoptr (GFile) file = g_file_new_for_path (self->policy);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  use_fake (trick->trick);
  if (g_str_has_prefix (trick->trick, "baseline"))
    g_assert_null (candor_reader_read_baseline (self->reader, file, NULL, &error));
  else
    g_assert_false (candor_reader_read_table (self->reader, file, take_record, text, NULL, &error));
  g_assert_error (error, CANDOR_READER_ERROR, (int) trick->code);
  g_assert_nonnull (strstr (error->message, trick->words));
  g_assert_true (g_str_has_prefix (error->message, self->policy));
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
  candor_reader_read_table (self->reader, file, take_record, text, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text->str, ==, expected->str);
  g_string_append (table, "\"open");
  g_assert_true (g_file_set_contents (self->policy, table->str, table->len, NULL));
  g_assert_false (candor_reader_read_table (self->reader, file, take_record, text, NULL, &error));
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

static void
test_honest (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *weakness = NULL;
  g_autoptr (CandorPolicy) policy = read_policy (self, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (candor_document_get_name (candor_policy_get_document (policy, 0)), ==, "policy.txt");
  g_assert_cmpuint (candor_policy_get_statement_count (policy), >=, 2);
}

static void
test_start (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_setenv ("CANDOR_READER", "/nowhere/candor-reader", TRUE);
  g_assert_null (read_policy (self, NULL, &error));
  g_assert_error (error, CANDOR_READER_ERROR, CANDOR_READER_ERROR_START);
}

static void
test_weakness (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *weakness = NULL;

  use_fake ("weak");
  g_assert_null (read_policy (self, NULL, &error));
  g_assert_error (error, CANDOR_READER_ERROR, CANDOR_READER_ERROR_REFUSED);
  weakness = candor_reader_dup_weakness (self->reader);
  g_assert_nonnull (weakness);
  g_assert_null (strstr (weakness, "privileges"));
  g_assert_nonnull (strstr (weakness, "system calls"));
}

/* A strict reader takes no answer from a process that is not locked down in full. */
static void
test_strict (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  candor_reader_set_strict (self->reader, TRUE);
  use_fake ("weak");
  g_assert_null (read_policy (self, NULL, &error));
  g_assert_error (error, CANDOR_READER_ERROR, CANDOR_READER_ERROR_RESULT);
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
  policy = read_policy (self, NULL, &error);
  g_assert_no_error (error);
  weakness = candor_reader_dup_weakness (self->reader);
  g_assert_nonnull (weakness);
  g_assert_nonnull (strstr (weakness, denied->words));
  g_assert_cmpuint (candor_policy_get_warnings (policy)->len, >=, 1);
  candor_reader_set_strict (self->reader, TRUE);
  g_assert_null (read_policy (self, NULL, &error));
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

/* In the background. */

typedef struct
{
  GMainLoop *loop;
  guint steps;
  guint ticks;
  gboolean done;
  double fraction;
  CandorPolicy *policy;
  GError *error;
  GThread *thread;
} Waiting;

static void
on_progress (double fraction, const char *stage, gpointer data)
{
  Waiting *self = data;

  g_assert_false (self->done);
  g_assert_true (g_thread_self () == self->thread);
  g_assert_cmpfloat (fraction, >=, self->fraction);
  g_assert_cmpuint (strlen (stage), >, 0);
  self->fraction = fraction;
  self->steps++;
}

static void
on_ready (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *self = data;

  self->done = TRUE;
  self->policy = candor_reader_read_policy_finish (CANDOR_READER (source), result, &self->error);
  g_main_loop_quit (self->loop);
}

static gboolean
on_tick (gpointer data)
{
  ((Waiting *) data)->ticks++;
  return G_SOURCE_CONTINUE;
}

static void
wait_for_policy (Fixture *self, Waiting *waiting, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  guint source;

  g_ptr_array_add (files, g_file_new_for_path (self->policy));
  waiting->loop = g_main_loop_new (NULL, FALSE);
  waiting->thread = g_thread_self ();
  candor_reader_read_policy_async (self->reader, files, on_progress, waiting, cancellable, on_ready, waiting);
  source = g_timeout_add (10, on_tick, waiting);
  g_main_loop_run (waiting->loop);
  g_source_remove (source);
  g_main_loop_unref (waiting->loop);
}

static void
test_async (Fixture *self, gconstpointer data)
{
  Waiting waiting = { 0 };

  wait_for_policy (self, &waiting, NULL);
  g_assert_no_error (waiting.error);
  g_assert_true (CANDOR_IS_POLICY (waiting.policy));
  g_assert_cmpuint (waiting.steps, >=, 2);
  g_object_unref (waiting.policy);
}

/* The main loop turns while a reading hangs, and a flood of progress is no flood for it. */
static void
test_main_loop (Fixture *self, gconstpointer data)
{
  Waiting waiting = { 0 };

  use_fake (data);
  wait_for_policy (self, &waiting, NULL);
  g_assert_error (waiting.error, CANDOR_READER_ERROR, CANDOR_READER_ERROR_TIMEOUT);
  g_assert_cmpuint (waiting.ticks, >=, 20);
  g_assert_cmpuint (waiting.steps, <, 300);
  g_error_free (waiting.error);
}

static gboolean
on_cancel (gpointer data)
{
  g_cancellable_cancel (data);
  return G_SOURCE_REMOVE;
}

static int
wait_for_pid (const char *path)
{
  g_autofree char *text = NULL;

  for (guint i = 0; i < 3000 && !g_file_get_contents (path, &text, NULL, NULL); i++)
    g_usleep (10000);
  g_assert_nonnull (text);
  return atoi (text);
}

static void
assert_gone (int pid)
{
  for (guint i = 0; i < 3000 && kill (pid, 0) == 0; i++)
    g_usleep (10000);
  g_assert_cmpint (kill (pid, 0), <, 0);
  g_assert_cmpint (errno, ==, ESRCH);
}

static void
test_cancel (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = g_build_filename (self->folder, "pid", NULL);
  Waiting waiting = { 0 };

  g_setenv ("CANDOR_FAKE_PID", path, TRUE);
  use_fake ("tell-pid");
  g_setenv ("CANDOR_READER_TIMEOUT", "60", TRUE);
  g_timeout_add (300, on_cancel, cancellable);
  wait_for_policy (self, &waiting, cancellable);
  g_assert_error (waiting.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_error_free (waiting.error);
  assert_gone (wait_for_pid (path));
  g_remove (path);
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

int
main (int argc, char **argv)
{
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tricks); i++)
    {
      g_autofree char *path = g_strdup_printf ("/reader/trick/%s", tricks[i].trick);
      g_test_add (path, Fixture, &tricks[i], fixture_set_up, test_trick, fixture_tear_down);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (line_tricks); i++)
    {
      g_autofree char *path = g_strdup_printf ("/reader/trick/%s", line_tricks[i].trick);
      g_test_add (path, Fixture, &line_tricks[i], fixture_set_up, test_line_trick, fixture_tear_down);
    }
  for (gsize i = 0; i < n_denied_calls; i++)
    {
      g_autofree char *path = g_strdup_printf ("/reader/denied/%s", denied_calls[i].name);
      g_test_add (path, Fixture, &denied_calls[i], fixture_set_up, test_denied, fixture_tear_down);
    }
#define ADD(path, data, function)                                                                      \
  g_test_add ("/reader/" path, Fixture, data, fixture_set_up, function, fixture_tear_down)
  ADD ("honest", NULL, test_honest);
  ADD ("start", NULL, test_start);
  ADD ("weakness", NULL, test_weakness);
  ADD ("strict", NULL, test_strict);
  ADD ("files", NULL, test_files);
  ADD ("pipe", NULL, test_pipe);
  ADD ("async", NULL, test_async);
  ADD ("main-loop/hang", "hang", test_main_loop);
  ADD ("main-loop/flood", "flood", test_main_loop);
  ADD ("cancel", NULL, test_cancel);
  ADD ("lines", NULL, test_lines);
  ADD ("long-line", NULL, test_long_line);
  ADD ("table", NULL, test_table);
  ADD ("digest", NULL, test_digest);
  return g_test_run ();
}
