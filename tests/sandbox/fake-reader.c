/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "package/candor-package.h"
#include "policy/candor-policy.h"
#include "sandbox/candor-message.h"

/* A reading process that lies, breaks or hangs, as one that a file has taken over might. CANDOR_FAKE
 * names what it does. */

#define PIPE CANDOR_READER_MESSAGE_DESCRIPTOR

static void
say (CandorMessageKind kind, GVariant *value)
{
  if (!candor_message_send (PIPE, kind, value, NULL))
    _exit (9);
}

static void
say_bytes (guint32 kind, guint32 length, const void *bytes, gsize count)
{
  CandorMessageHeader header = { kind, length };

  if (write (PIPE, &header, sizeof header) != sizeof header || write (PIPE, bytes, count) != (gssize) count)
    _exit (9);
}

static void
lock_down (void)
{
  say (CANDOR_MESSAGE_LOCKDOWN, g_variant_new_uint32 (CANDOR_SANDBOX_ALL));
}

static void
progress (double fraction, guint8 stage)
{
  say (CANDOR_MESSAGE_PROGRESS, g_variant_new (CANDOR_MESSAGE_PROGRESS_TYPE, fraction, stage));
}

/* A policy of the right type that holds a document without text. */
static GVariant *
empty_policy (void)
{
  return g_variant_new_parsed ("@" CANDOR_POLICY_VARIANT_TYPE
                               " ([], [], [], false, 'en', 0, [], [])");
}

static void
do_garbage (void)
{
  char bytes[4096];

  memset (bytes, 0xA5, sizeof bytes);
  if (write (PIPE, bytes, sizeof bytes) < 0)
    _exit (9);
}

static void
do_nothing (void)
{
}

static void
do_exit (void)
{
  _exit (7);
}

static void
do_crash (void)
{
  signal (SIGSEGV, SIG_DFL); /* not to a sanitizer */
  raise (SIGSEGV);
}

static void
do_trespass (void)
{
  raise (SIGSYS);
}

static void
do_killed (void)
{
  lock_down ();
  raise (SIGKILL);
}

static void
do_hang (void)
{
  lock_down ();
  progress (0.25, CANDOR_STAGE_DOCUMENT);
  pause ();
}

static void
do_close_and_hang (void)
{
  lock_down ();
  say (CANDOR_MESSAGE_RESULT, empty_policy ());
  close (PIPE);
  pause ();
}

static void
do_huge (void)
{
  lock_down ();
  say_bytes (CANDOR_MESSAGE_RESULT, G_MAXUINT32, "x", 1);
}

static void
do_cut (void)
{
  lock_down ();
  say_bytes (CANDOR_MESSAGE_RESULT, 1000, "only a few", 10);
}

static void
do_cut_header (void)
{
  lock_down ();
  if (write (PIPE, "abc", 3) < 0)
    _exit (9);
}

static void
do_unknown_kind (void)
{
  lock_down ();
  say_bytes (77, 1, "x", 1);
}

static void
do_other_type (void)
{
  lock_down ();
  say (CANDOR_MESSAGE_RESULT, g_variant_new ("(sas)", "a policy, honestly", NULL));
}

/* Offsets that point outside: GVariant calls it not normal. */
static void
do_not_normal (void)
{
  guint8 bytes[64];

  memset (bytes, 0xFF, sizeof bytes);
  lock_down ();
  say_bytes (CANDOR_MESSAGE_RESULT, sizeof bytes, bytes, sizeof bytes);
}

static void
do_wrong_content (void)
{
  lock_down ();
  say (CANDOR_MESSAGE_RESULT, empty_policy ());
}

static void
do_result_twice (void)
{
  lock_down ();
  say (CANDOR_MESSAGE_RESULT, empty_policy ());
  say (CANDOR_MESSAGE_RESULT, empty_policy ());
}

static void
do_result_and_fail (void)
{
  lock_down ();
  say (CANDOR_MESSAGE_RESULT, empty_policy ());
  _exit (1);
}

static void
do_no_lockdown (void)
{
  say (CANDOR_MESSAGE_RESULT, empty_policy ());
}

static void
do_lockdown_twice (void)
{
  lock_down ();
  lock_down ();
}

static void
do_weak (void)
{
  say (CANDOR_MESSAGE_LOCKDOWN, g_variant_new_uint32 (CANDOR_SANDBOX_PRIVILEGES));
  say (CANDOR_MESSAGE_ERROR, g_variant_new (CANDOR_MESSAGE_ERROR_TYPE, 0u, "refused"));
}

static void
do_bad_progress (void)
{
  lock_down ();
  progress (0.0 / 0.0, CANDOR_STAGE_DOCUMENT);
}

static void
do_bad_stage (void)
{
  lock_down ();
  progress (0.5, 200);
}

/* Says it over and over: neither the parent's memory nor its main loop may fill up. */
static void
do_flood (void)
{
  lock_down ();
  for (;;)
    progress (0.5, CANDOR_STAGE_DOCUMENT);
}

static void
do_line (void)
{
  lock_down ();
  say_bytes (CANDOR_MESSAGE_LINE, 0, "", 0);
}

/* Records of a list, as the text of a GVariant, and how many there were in all. */
static void
say_records (const char *records, guint count)
{
  lock_down ();
  say (CANDOR_MESSAGE_LINE, g_variant_new_parsed (records));
  say (CANDOR_MESSAGE_RESULT, g_variant_new_uint32 (count));
}

static void
do_records_backwards (void)
{
  say_records ("([@u 2, 1], [@u 1, 1], [byte 97, 0, 98, 0])", 2);
}

static void
do_record_without_cells (void)
{
  say_records ("([@u 1], [@u 0], @ay [])", 1);
}

static void
do_records_miscounted (void)
{
  say_records ("([@u 1], [@u 1], b'a.apk')", 7);
}

static void
do_record_too_wide (void)
{
  g_autoptr (GString) text = g_string_new ("([@u 1], [@u 101], [byte 0");

  for (guint i = 0; i < 100; i++)
    g_string_append (text, ", 0");
  g_string_append (text, "])");
  say_records (text->str, 1);
}

/* Two records are told, cells of one are there. */
static void
do_records_cut (void)
{
  say_records ("([@u 1, 2], [@u 1, 1], b'a')", 2);
}

static void
do_records_left_over (void)
{
  say_records ("([@u 1], [@u 1], [byte 97, 0, 98, 0])", 1);
}

static void
do_records_no_text (void)
{
  say_records ("([@u 1], [@u 1], b'\\377')", 1);
}

static void
say_baseline (const char *entries)
{
  lock_down ();
  say (CANDOR_MESSAGE_RESULT, g_variant_new_parsed (entries));
}

static void
do_baseline_grave (void)
{
  say_baseline ("[('a:b', @u 99, '')]");
}

static void
do_baseline_twice (void)
{
  say_baseline ("[('a:b', @u 1, ''), ('a:b', 3, '')]");
}

static void
do_refuse (void)
{
  lock_down ();
  say (CANDOR_MESSAGE_ERROR,
       g_variant_new (CANDOR_MESSAGE_ERROR_TYPE, 0u, "\033[2Jno \342\200\256such thing\nat line 3"));
}

static void
do_refuse_unknown_input (void)
{
  lock_down ();
  say (CANDOR_MESSAGE_ERROR, g_variant_new (CANDOR_MESSAGE_ERROR_TYPE, 99u, "this file"));
}

/* Leaves a trace for a test that looks whether it lives on: its process number. */
static void
do_tell_pid (void)
{
  const char *path = getenv ("CANDOR_FAKE_PID");
  g_autofree char *text = g_strdup_printf ("%d", (int) getpid ());

  g_file_set_contents (path, text, -1, NULL);
  do_hang ();
}

static const struct
{
  const char *name;
  void (*run) (void);
} tricks[] = {
  { "garbage", do_garbage },
  { "nothing", do_nothing },
  { "exit", do_exit },
  { "crash", do_crash },
  { "trespass", do_trespass },
  { "killed", do_killed },
  { "hang", do_hang },
  { "close-and-hang", do_close_and_hang },
  { "huge", do_huge },
  { "cut", do_cut },
  { "cut-header", do_cut_header },
  { "unknown-kind", do_unknown_kind },
  { "other-type", do_other_type },
  { "not-normal", do_not_normal },
  { "wrong-content", do_wrong_content },
  { "result-twice", do_result_twice },
  { "result-and-fail", do_result_and_fail },
  { "no-lockdown", do_no_lockdown },
  { "lockdown-twice", do_lockdown_twice },
  { "weak", do_weak },
  { "bad-progress", do_bad_progress },
  { "bad-stage", do_bad_stage },
  { "flood", do_flood },
  { "line", do_line },
  { "records-backwards", do_records_backwards },
  { "record-without-cells", do_record_without_cells },
  { "records-miscounted", do_records_miscounted },
  { "record-too-wide", do_record_too_wide },
  { "records-cut", do_records_cut },
  { "records-left-over", do_records_left_over },
  { "records-no-text", do_records_no_text },
  { "baseline-grave", do_baseline_grave },
  { "baseline-twice", do_baseline_twice },
  { "refuse", do_refuse },
  { "refuse-unknown-input", do_refuse_unknown_input },
  { "tell-pid", do_tell_pid },
};

int
main (int argc, char **argv)
{
  const char *name = getenv ("CANDOR_FAKE");

  for (gsize i = 0; name != NULL && i < G_N_ELEMENTS (tricks); i++)
    if (strcmp (name, tricks[i].name) == 0)
      {
        tricks[i].run ();
        return 0;
      }
  return 99;
}
