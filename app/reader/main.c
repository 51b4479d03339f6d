/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-reader"

/* candor-reader: the process in which files nobody trusts are parsed. Started by CandorReader, never
 * by a person: candor-reader [--strict-sandbox] policy|package|case|lines|table|baseline NAME..., or "serve", which does one
 * job after another, each in a process of its own; candor-reader-package does the packages alone. The
 * descriptors it needs are open (sandbox/candor-message.h). */

#include <string.h>

#include "candor-lockdown.h"
#include "candor-serve.h"
#include "candor-work.h"
#include "base/candor-memory.h"

#define EXIT_USAGE 2

static int
candor_reader_explain (void)
{
  g_printerr ("candor-reader is started by Candor, which hands it open files.\n");
  return EXIT_USAGE;
}

int
main (int argc, char **argv)
{
  gboolean strict = argc > 1 && strcmp (argv[1], "--strict-sandbox") == 0;
  char **words = argv + (strict ? 2 : 1);
  CandorJob job = { .pipe = CANDOR_READER_MESSAGE_DESCRIPTOR };
  g_autoptr (GError) error = NULL;
  const CandorMode *mode;

  candor_memory_prepare ();
  if (words[0] == NULL)
    return candor_reader_explain ();
  if (strcmp (words[0], "serve") == 0 && words[1] == NULL)
    return candor_serve (CANDOR_READER_MESSAGE_DESCRIPTOR, strict);
  mode = candor_work_find_mode (words[0]);
  if (mode == NULL || words[1] == NULL)
    return candor_reader_explain ();
  candor_lockdown_follow_parent (job.pipe);
  if (!candor_work_prepare (&job, &error))
    candor_work_fail (&job, CANDOR_MESSAGE_NO_INPUT, error);
  candor_work_do_once (&job, mode, strict, words + 1);
}
