/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor"

#include "candor-cli-batch.h"

#include <glib/gi18n.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define BAR_CELLS 24u
/* Before the bar stands how many hundredths are done, behind it two blanks; the last column stays free, where some
 * terminals begin a new line. */
#define BAR_SURROUNDINGS 10u
#define COLUMNS 80u
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

static guint
candor_cli_batch_get_columns (void)
{
  struct winsize size;

  return ioctl (STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : COLUMNS;
}

/* As much of a text as so many columns hold: Chinese takes two a character. */
static char *
candor_cli_batch_dup_cut (const char *text, guint columns, guint *used)
{
  const char *at = text;

  for (*used = 0; *at != '\0'; at = g_utf8_next_char (at))
    {
      guint wide = g_unichar_iswide (g_utf8_get_char (at)) ? 2 : 1;

      if (*used + wide > columns)
        break;
      *used += wide;
    }
  return g_strndup (text, at - text);
}

/* What the terminal's width leaves beside the words is the bar's; a line that went on below could not be written
 * over. */
static char *
candor_cli_batch_dup_line (const CandorBatchProgress *progress, const char *words)
{
  guint columns = candor_cli_batch_get_columns (), used, cells, full;
  GString *line = g_string_new (NULL);
  g_autofree char *cut
      = candor_cli_batch_dup_cut (words, columns > BAR_SURROUNDINGS ? columns - BAR_SURROUNDINGS : 0, &used);

  cells = MIN (BAR_CELLS, columns > BAR_SURROUNDINGS + used ? columns - BAR_SURROUNDINGS - used : 0);
  full = progress->total > 0 ? (guint) ((guint64) cells * progress->done / progress->total) : cells;
  for (guint i = 0; i < cells; i++)
    g_string_append (line, i < full ? "█" : "░");
  g_string_append_printf (line, "%s%s", cells > 0 ? "  " : "", cut);
  return g_string_free (line, FALSE);
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
      g_autofree char *line = candor_cli_batch_dup_line (progress, words);
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
