/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor"

#include "candor-cli.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/candor-printable.h"

/* A bar of progress that is not drawn more often than an eye can follow. */
#define PROGRESS_INTERVAL (G_USEC_PER_SEC / 20)

static gboolean progress_shown;
static gint64 progress_time;

static void
candor_cli_print (const char *before, const char *format, va_list arguments)
{
  g_autofree char *text = g_strdup_vprintf (format, arguments);
  /* Names of files are among it, and a file's name may drive a terminal. */
  g_autofree char *printable = candor_printable (text);

  candor_cli_clear_progress ();
  fprintf (stderr, "candor: %s%s\n", before, printable);
}

void
candor_cli_complain (const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  candor_cli_print ("", format, arguments);
  va_end (arguments);
}

void
candor_cli_warn (const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  candor_cli_print (_("warning: "), format, arguments);
  va_end (arguments);
}

void
candor_cli_complain_of_knowledge (const GError *error)
{
  candor_cli_complain (_("The knowledge can’t be used: %s"), error->message);
}

void
candor_cli_warn_about_sandbox (CandorReader *reader)
{
  g_autofree char *weakness = candor_reader_dup_weakness (reader);

  if (weakness != NULL)
    candor_cli_warn ("%s", weakness);
}

CandorExit
candor_cli_complain_of_words (const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  candor_cli_print ("", format, arguments);
  va_end (arguments);
  fprintf (stderr, "%s\n", _("Try “candor --help”, or “candor COMMAND --help”."));
  return CANDOR_EXIT_USAGE;
}

void
candor_cli_show_progress (double fraction, const char *stage)
{
  gint64 now = g_get_monotonic_time ();

  if (!isatty (STDERR_FILENO) || now - progress_time < PROGRESS_INTERVAL)
    return;
  progress_time = now;
  progress_shown = TRUE;
  fprintf (stderr, "\r\033[K%3d %%  %s", (int) (fraction * 100), stage);
  fflush (stderr);
}

void
candor_cli_clear_progress (void)
{
  if (!progress_shown)
    return;
  progress_shown = FALSE;
  fputs ("\r\033[K", stderr);
  fflush (stderr);
}
