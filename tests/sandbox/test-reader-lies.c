/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "reader-fixture.h"

/* A reading process that lies, breaks, hangs or does less than it should. */

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

  fixture_use_fake (trick->trick);
  policy = fixture_read_policy (self, NULL, &error);
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

static void
test_line_trick (Fixture *self, gconstpointer data)
{
  const Trick *trick = data;
  g_autoptr (GFile) file = g_file_new_for_path (self->policy);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  fixture_use_fake (trick->trick);
  if (g_str_has_prefix (trick->trick, "baseline"))
    g_assert_null (candor_reader_read_baseline (self->reader, file, NULL, &error));
  else
    g_assert_false (candor_reader_read_table (self->reader, file, fixture_take_record, text, NULL, &error));
  g_assert_error (error, CANDOR_READER_ERROR, (int) trick->code);
  g_assert_nonnull (strstr (error->message, trick->words));
  g_assert_true (g_str_has_prefix (error->message, self->policy));
}

static void
test_weakness (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *weakness = NULL;

  fixture_use_fake ("weak");
  g_assert_null (fixture_read_policy (self, NULL, &error));
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
  fixture_use_fake ("weak");
  g_assert_null (fixture_read_policy (self, NULL, &error));
  g_assert_error (error, CANDOR_READER_ERROR, CANDOR_READER_ERROR_RESULT);
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
  g_test_add ("/reader/weakness", Fixture, NULL, fixture_set_up, test_weakness, fixture_tear_down);
  g_test_add ("/reader/strict", Fixture, NULL, fixture_set_up, test_strict, fixture_tear_down);
  return g_test_run ();
}
