/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor"

#include "candor-cli-batch.h"

#include <glib/gi18n.h>
#include <signal.h>
#include <string.h>

#include "batch/candor-batch-run.h"

/* candor batch LIST|FOLDER -o OUT: many apps, one database. */

/* How often the thread that waits for signals looks whether the run is over, in nanoseconds. */
#define SIGNAL_INTERVAL 100000000L
/* As a shell tells of a program that Ctrl+C ended. */
#define EXIT_INTERRUPTED 130

typedef struct
{
  CandorCliOptions common;
  int jobs;
  char *part;
  char *fail_on;
  char *cache;
  int cache_size; /* MiB */
  gboolean uncached;
  gboolean again;
  guint shard, shards;
  CandorSeverity threshold;
} CandorBatch;

static void
candor_batch_clear (CandorBatch *self)
{
  candor_cli_options_clear (&self->common);
  g_clear_pointer (&self->part, g_free);
  g_clear_pointer (&self->fail_on, g_free);
  g_clear_pointer (&self->cache, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CandorBatch, candor_batch_clear)

/* "-j4", as make takes it, is "-j" and "4" to GOption. */
static char **
candor_batch_dup_words (int *argc, char **argv)
{
  GPtrArray *words = g_ptr_array_new ();

  for (int i = 0; i < *argc; i++)
    if (g_str_has_prefix (argv[i], "-j") && g_ascii_isdigit (argv[i][2]))
      {
        g_ptr_array_add (words, g_strdup ("-j"));
        g_ptr_array_add (words, g_strdup (argv[i] + 2));
      }
    else
      g_ptr_array_add (words, g_strdup (argv[i]));
  *argc = (int) words->len;
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (words, FALSE);
}

static gboolean
candor_batch_parse (CandorBatch *self, int argc, char **argv)
{
  const GOptionEntry entries[] = {
    { "jobs", 'j', 0, G_OPTION_ARG_INT, &self->jobs, N_("Apps read at the same time (one a processor and one more)"), N_("N") },
    { "shard", 0, 0, G_OPTION_ARG_STRING, &self->part,
      N_("Only part K of N, which the packages’ contents decide"), N_("K/N") },
    { "fail-on", 0, 0, G_OPTION_ARG_STRING, &self->fail_on,
      N_("Exit with status 1 if there is a finding of this severity or above"), N_("SEVERITY") },
    { "again", 0, 0, G_OPTION_ARG_NONE, &self->again, N_("Throw away the results that the folder holds"), NULL },
    { "cache", 0, 0, G_OPTION_ARG_FILENAME, &self->cache,
      N_("Where what was read is kept, so that nothing is read twice"), N_("FOLDER") },
    { "cache-size", 0, 0, G_OPTION_ARG_INT, &self->cache_size, N_("How much is kept there, in MiB (2048)"), N_("N") },
    { "no-cache", 0, 0, G_OPTION_ARG_NONE, &self->uncached, N_("Read everything anew and keep nothing"), NULL },
    { NULL },
  };
  g_auto (GStrv) words = candor_batch_dup_words (&argc, argv);
  g_autofree char **left = g_memdup2 (words, sizeof (char *) * (argc + 1));

  return candor_cli_parse (
      &self->common, &argc, &left, _("LIST|FOLDER -o OUT"),
      _("Compares many apps and keeps the results in one database, OUT/batch.sqlite.\n"
        "LIST is a table (CSV) of packages and policies; a FOLDER pairs them by folder or by name.\n"
        "The same call again goes on where it stopped.\n"
        "\n"
        "  candor batch report OUT         summary.csv, report.html and report.pdf of a batch\n"
        "  candor batch merge OUT PART…    one batch of the parts that --shard made\n"
        "  candor batch list FOLDER        the list of a folder, with digests, for --shard\n"
        "  candor batch show OUT NAME      one app’s result (JSON)"),
      entries);
}

/* "3/8" */
static gboolean
candor_batch_parse_part (CandorBatch *self)
{
  g_auto (GStrv) words = NULL;
  guint64 shard, shards;

  self->shard = self->shards = 1;
  if (self->part == NULL)
    return TRUE;
  words = g_strsplit (self->part, "/", 2);
  if (g_strv_length (words) != 2 || !g_ascii_string_to_unsigned (words[1], 10, 1, 1000000, &shards, NULL)
      || !g_ascii_string_to_unsigned (words[0], 10, 1, shards, &shard, NULL))
    return FALSE;
  self->shard = (guint) shard;
  self->shards = (guint) shards;
  return TRUE;
}

static gboolean
candor_batch_validate (CandorBatch *self)
{
  guint files = self->common.files != NULL ? g_strv_length (self->common.files) : 0;

  if (files != 1)
    candor_cli_complain_of_words (_("Which list or folder is it? One at a time."));
  else if (self->common.output == NULL)
    candor_cli_complain_of_words (_("Where are the results to go? Say -o FOLDER."));
  else if (self->common.format != NULL)
    candor_cli_complain_of_words (_("A batch has one format, a database; “candor batch report” makes others."));
  else if (!candor_batch_parse_part (self))
    candor_cli_complain_of_words (_("“%s” is no part such as 3/8."), self->part);
  else if (self->jobs < 0 || self->jobs > 1024)
    candor_cli_complain_of_words (_("Between 1 and 1024 apps can be read at the same time."));
  else if (self->cache_size < 0)
    candor_cli_complain_of_words (_("The cache’s size is at least 1 MiB."));
  else if (self->fail_on != NULL && !candor_severity_from_string (self->fail_on, &self->threshold))
    candor_cli_complain_of_words (_("There is no severity “%s”, only high, medium, low, info."), self->fail_on);
  else
    return TRUE;
  return FALSE;
}

typedef struct
{
  GCancellable *cancellable;
  gint over;
} CandorBatchSignals;

static void
candor_batch_fill_signals (sigset_t *set)
{
  sigemptyset (set);
  sigaddset (set, SIGINT);
  sigaddset (set, SIGTERM);
  sigaddset (set, SIGHUP);
}

static gpointer
candor_batch_await_signals (gpointer data)
{
  CandorBatchSignals *self = data;
  const struct timespec interval = { 0, SIGNAL_INTERVAL };
  sigset_t set;

  candor_batch_fill_signals (&set);
  while (!g_atomic_int_get (&self->over))
    if (sigtimedwait (&set, NULL, &interval) > 0)
      g_cancellable_cancel (self->cancellable);
  return NULL;
}

/* Runs with the signals that end programs ending the run instead. The reading processes inherit that they
 * are blocked: Ctrl+C at a terminal reaches them too, and is no fault of a file. */
static gboolean
candor_batch_execute (CandorBatchRun *run, GCancellable *cancellable, GError **error)
{
  CandorBatchSignals signals = { cancellable, FALSE };
  GThread *thread;
  sigset_t set, old;
  gboolean done;

  candor_batch_fill_signals (&set);
  pthread_sigmask (SIG_BLOCK, &set, &old);
  thread = g_thread_new ("signals", candor_batch_await_signals, &signals);
  done = candor_batch_run_execute (run, cancellable, error);
  g_atomic_int_set (&signals.over, TRUE);
  g_thread_join (thread);
  pthread_sigmask (SIG_SETMASK, &old, NULL);
  return done;
}

static CandorBatchRun *
candor_batch_prepare (CandorBatch *self, CandorKnowledge *knowledge, CandorBatchList *list)
{
  CandorBatchRun *run = candor_batch_run_new (knowledge, list, self->common.output);
  g_autoptr (CandorCatalog) catalog = candor_cli_open_catalog ();
  g_autofree char *cache = self->cache != NULL ? g_strdup (self->cache) : candor_batch_dup_cache_folder ();
  guint64 limit = self->cache_size > 0 ? (guint64) self->cache_size << 20 : CANDOR_BATCH_CACHE_LIMIT;

  candor_batch_run_set_jobs (run, self->jobs);
  candor_batch_run_set_shard (run, self->shard, self->shards);
  candor_batch_run_set_again (run, self->again);
  candor_batch_run_set_strict (run, self->common.strict);
  candor_batch_run_set_locale (run, candor_catalog_get_locale (catalog));
  candor_batch_run_set_cache (run, self->uncached ? NULL : cache, limit);
  candor_batch_run_set_event (run, candor_cli_batch_show, NULL);
  return run;
}

static void
candor_batch_tell_unpaired (CandorBatchList *list)
{
  GPtrArray *unpaired = candor_batch_list_get_unpaired (list);

  for (guint i = 0; i < unpaired->len; i++)
    {
      g_autofree char *name = g_filename_display_name (g_ptr_array_index (unpaired, i));
      candor_cli_warn (_("%s: no counterpart was found for it"), name);
    }
}

static CandorExit
candor_batch_conclude (CandorBatch *self, CandorBatchRun *run)
{
  g_autofree char *weakness = candor_batch_run_dup_weakness (run);
  CandorBatchProgress progress;
  guint count = 0;

  if (weakness != NULL)
    candor_cli_warn ("%s", weakness);
  candor_batch_run_get_progress (run, &progress);
  candor_cli_batch_conclude (&progress, self->common.output);
  for (int severity = self->threshold; severity <= CANDOR_SEVERITY_HIGH; severity++)
    count += progress.findings[severity];
  if (self->fail_on != NULL && count > 0)
    return CANDOR_EXIT_FINDINGS;
  return progress.failed > 0 ? CANDOR_EXIT_FILE : CANDOR_EXIT_DONE;
}

CandorBatchList *
candor_cli_batch_read_list (const char *path, CandorKnowledge *knowledge, gboolean strict, GError **error)
{
  g_autoptr (CandorReader) reader = candor_reader_new (knowledge);

  candor_reader_set_strict (reader, strict);
  return candor_batch_list_new_from_path (path, reader, error);
}

static CandorExit
candor_batch_run_command (int argc, char **argv)
{
  g_auto (CandorBatch) self = { 0 };
  g_autoptr (CandorKnowledge) knowledge = NULL;
  g_autoptr (CandorBatchList) list = NULL;
  g_autoptr (CandorBatchRun) run = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  if (!candor_batch_parse (&self, argc, argv) || !candor_batch_validate (&self))
    return CANDOR_EXIT_USAGE;
  knowledge = candor_cli_load_knowledge ();
  list = knowledge != NULL ? candor_cli_batch_read_list (self.common.files[0], knowledge, self.common.strict, &error) : NULL;
  if (error != NULL)
    candor_cli_complain ("%s", error->message);
  if (list == NULL)
    return CANDOR_EXIT_FILE;
  candor_batch_tell_unpaired (list);
  run = candor_batch_prepare (&self, knowledge, list);
  if (candor_batch_execute (run, cancellable, &error))
    return candor_batch_conclude (&self, run);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      candor_cli_complain ("%s", error->message);
      return CANDOR_EXIT_FILE;
    }
  candor_cli_complain (_("Stopped. What is done is kept: the same call goes on from here."));
  return EXIT_INTERRUPTED;
}

CandorExit
candor_command_batch (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    CandorExit (*run) (int argc, char **argv);
  } commands[] = {
    { "list", candor_command_batch_list },
    { "merge", candor_command_batch_merge },
    { "report", candor_command_batch_report },
    { "show", candor_command_batch_show },
  };

  for (guint i = 0; argc > 1 && i < G_N_ELEMENTS (commands); i++)
    if (strcmp (argv[1], commands[i].name) == 0)
      {
        g_autofree char *program = g_strdup_printf ("candor batch %s", argv[1]);
        g_set_prgname (program); /* --help says how this part is called */
        return commands[i].run (argc - 1, argv + 1);
      }
  return candor_batch_run_command (argc, argv);
}
