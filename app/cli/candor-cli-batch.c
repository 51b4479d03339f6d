/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor"

#include "candor-cli-batch.h"

#include <glib/gi18n.h>
#include <unistd.h>

#define BAR_CELLS 24u
/* Where nobody watches, a line now and then says that it goes on. */
#define LINE_INTERVAL (G_GINT64_CONSTANT (10) * G_USEC_PER_SEC)

static char *
candor_cli_batch_dup_time (double seconds)
{
  guint64 whole = (guint64) MAX (seconds + 0.5, 0);

  if (whole < 3600)
    return g_strdup_printf ("%u:%02u", (guint) (whole / 60), (guint) (whole % 60));
  return g_strdup_printf ("%" G_GUINT64_FORMAT ":%02u:%02u", whole / 3600, (guint) (whole / 60 % 60),
                          (guint) (whole % 60));
}

/* What this run did itself says how fast it is; what an earlier one had done took no time. */
static double
candor_cli_batch_get_rate (const CandorBatchProgress *progress)
{
  return progress->seconds > 0 ? (progress->done - progress->kept) / progress->seconds : 0;
}

static char *
candor_cli_batch_dup_words (const CandorBatchProgress *progress)
{
  double rate = candor_cli_batch_get_rate (progress);
  g_autofree char *left = candor_cli_batch_dup_time (rate > 0 ? (progress->total - progress->done) / rate : 0);
  g_autofree char *failed = g_strdup_printf (_("%u unreadable"), progress->failed);

  return g_strdup_printf (_("%u of %u, %.1f a second, %s left, %s"), progress->done, progress->total, rate, left,
                          failed);
}

static char *
candor_cli_batch_dup_bar (const CandorBatchProgress *progress)
{
  GString *bar = g_string_new (NULL);
  guint full = progress->total > 0 ? BAR_CELLS * progress->done / progress->total : BAR_CELLS;

  for (guint i = 0; i < BAR_CELLS; i++)
    g_string_append (bar, i < full ? "█" : "░");
  return g_string_free (bar, FALSE);
}

void
candor_cli_batch_show (const CandorBatchProgress *progress, CandorBatchEntry *entry, const char *error,
                       gpointer user_data)
{
  static gint64 told;
  gint64 now = g_get_monotonic_time ();
  g_autofree char *words = candor_cli_batch_dup_words (progress);

  if (error != NULL)
    candor_cli_complain ("%s: %s", candor_batch_entry_get_name (entry), error);
  if (isatty (STDERR_FILENO))
    {
      g_autofree char *bar = candor_cli_batch_dup_bar (progress);
      g_autofree char *line = g_strdup_printf ("%s  %s", bar, words);
      candor_cli_show_progress (progress->total > 0 ? (double) progress->done / progress->total : 1, line);
      return;
    }
  if (told == 0)
    told = now;
  if (now - told < LINE_INTERVAL)
    return;
  told = now;
  candor_cli_complain ("%s", words);
}

void
candor_cli_batch_conclude (const CandorBatchProgress *progress, const char *folder)
{
  g_autofree char *time = candor_cli_batch_dup_time (progress->seconds);

  candor_cli_complain (_("%u apps in %s: %u high, %u medium, %u low, %u info findings; %u apps could not be read; "
                         "%u were done before. Results: %s"),
                       progress->done, time, progress->findings[CANDOR_SEVERITY_HIGH],
                       progress->findings[CANDOR_SEVERITY_MEDIUM], progress->findings[CANDOR_SEVERITY_LOW],
                       progress->findings[CANDOR_SEVERITY_INFO], progress->failed, progress->kept, folder);
}
