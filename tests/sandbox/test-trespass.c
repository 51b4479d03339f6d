/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "denied-calls.h"
#include "reading.h"
#include "trespasses.h"

/* The whole way of a file through the real reading process, started alone and forked by its server, with
 * parsers that were taken over. */

typedef struct
{
  const char *name;
  int signal;
  gboolean served;
  gboolean beside; /* also by a copy of the program that shows it */
  gboolean package; /* else a policy: libraries may go on reading their tables then */
} Case;

static CandorKnowledge *knowledge;
static char *folder;
/* The trespassing reader: one alone, one that serves. */
static CandorReader *readers[2];

/* "candor" with such parsers: it reads in a copy of itself. (transfer full): what it says. */
static char *
read_beside (const char *path)
{
  const char *const words[] = { g_getenv ("CANDOR_TRESPASSING_PROGRAM"), "package", path, NULL };
  g_auto (GStrv) environment = g_environ_unsetenv (g_get_environ (), "CANDOR_READER");
  g_autoptr (GError) error = NULL;
  char *said = NULL;

  g_spawn_sync (NULL, (char **) words, environment, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, &said, NULL, &error);
  g_assert_no_error (error);
  return g_strchomp (said);
}

static void
start_trespassers (void)
{
  g_autoptr (GError) error = NULL;

  g_setenv ("CANDOR_READER", g_getenv ("CANDOR_TRESPASSING_READER"), TRUE);
  if (readers[FALSE] != NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    readers[i] = candor_reader_new (knowledge);
  candor_reader_serve (readers[TRUE], &error);
  g_assert_no_error (error);
}

static void
stop_trespassers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    g_clear_object (&readers[i]);
}

static void
test_trespass (gconstpointer data)
{
  const Case *self = data;
  g_autofree char *path = reading_write_policy (folder, self->name);
  g_autofree char *words = NULL, *weakness = NULL;

  start_trespassers ();
  words = reading_read (readers[self->served], path, self->package);
  weakness = candor_reader_dup_weakness (readers[self->served]);
  if (self->beside)
    {
      g_autofree char *said = g_strdup (words);
      g_free (words);
      words = read_beside (path);
      g_assert_true (g_str_has_prefix (words, "candor: "));
      memmove (words, words + strlen ("candor: "), strlen (words) - strlen ("candor: ") + 1);
      if (weakness == NULL)
        g_assert_cmpstr (words, ==, said);
    }
  g_remove (path);
  if (weakness != NULL)
    {
      g_test_skip (weakness);
      return;
    }
  g_test_message ("%s", words);
  g_assert_nonnull (words);
  g_assert_true (g_str_has_prefix (words, path));
  if (self->signal == SIGSYS)
    g_assert_nonnull (strstr (words, "what it may not"));
  else if (self->signal == SIGTRAP)
    g_assert_nonnull (strstr (words, "want of memory"));
  else if (self->package && g_str_equal (self->name, "read-allowed-folder"))
    g_assert_true (g_str_has_suffix (words, ": succeeded")); /* no folder is open where a package is read */
  else
    g_assert_true (g_str_has_suffix (words, ": denied"));
}

static gboolean
can_be_tried (const char *name, gboolean package)
{
  if (package && g_str_equal (name, "encodings")) /* packages need none, so none is loaded */
    return FALSE;
#if defined(__SANITIZE_ADDRESS__)
  if (g_str_equal (name, "memory") || g_str_equal (name, "memory-used-up")) /* such a build goes without its limit */
    return FALSE;
#endif
  /* Ten seconds of it: limits are looked at instead. */
  return !g_str_equal (name, "processor-time");
}

static void
add_case (const char *name, int number, gboolean served, gboolean beside, gboolean package)
{
  Case *self = g_new (Case, 1);
  g_autofree char *path = g_strdup_printf ("/trespass/%s/%s/%s", served ? "served" : beside ? "beside" : "alone",
                                           package ? "package" : "policy", name);

  *self = (Case){ name, number, served, beside, package };
  g_test_add_data_func_full (path, self, test_trespass, g_free);
}

static void
add_cases (const char *name, int number)
{
  for (guint i = 0; i < 4; i++)
    if (can_be_tried (name, (i & 2) != 0))
      add_case (name, number, i & 1, FALSE, (i & 2) != 0);
  if (can_be_tried (name, TRUE))
    add_case (name, number, FALSE, TRUE, TRUE);
}

/* (transfer full): what "candor package", which reads in a copy of itself, says; @status: as it ends. */
static char *
look_at_sample (const char *option, int *status)
{
  g_autofree char *path = g_build_filename (g_getenv ("CANDOR_SAMPLES"), "riverbank.apk", NULL);
  const char *const words[] = { g_getenv ("CANDOR_PROGRAM"), "package", path, option, NULL };
  g_auto (GStrv) environment = g_environ_unsetenv (g_get_environ (), "CANDOR_READER");
  g_autoptr (GError) error = NULL;
  char *said = NULL;

  g_spawn_sync (NULL, (char **) words, environment, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, &said, status, &error);
  g_assert_no_error (error);
  *status = WEXITSTATUS (*status);
  return g_strchomp (said);
}

/* The copy on a system that does not let it do all: that is said, or, where asked to be strict, nothing is read. */
static void
test_denied_beside (gconstpointer data)
{
  const DeniedCalls *denied = data;
  g_autofree char *said = NULL, *refused = NULL;
  int status;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }
  if (!denied_calls_install (denied))
    return;
  said = look_at_sample (NULL, &status);
  g_assert_cmpint (status, ==, 0);
  g_assert_true (g_str_has_prefix (said, "candor: warning: "));
  g_assert_nonnull (strstr (said, denied->words));
  refused = look_at_sample ("--strict-sandbox", &status);
  g_assert_cmpint (status, ==, 3);
  g_assert_nonnull (strstr (refused, "strict sandbox"));
}

int
main (int argc, char **argv)
{
  static const char *const own[] = { "token", "others-descriptors", "standard-streams", "change-knowledge", "change-input", "limits" };
  int status;

  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_setenv (TRESPASS_TOKEN, TRESPASS_TOKEN_VALUE, TRUE);
  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("candor-trespass-XXXXXX", NULL);
  knowledge = candor_knowledge_load (NULL, NULL);
  g_assert_nonnull (knowledge);
  for (gsize i = 0; i < n_denied_calls; i++)
    {
      g_autofree char *path = g_strdup_printf ("/denied/beside/%s", denied_calls[i].name);
      g_test_add_data_func (path, &denied_calls[i], test_denied_beside);
    }
  for (gsize i = 0; i < n_trespasses; i++)
    add_cases (trespasses[i].name, trespasses[i].signal);
  for (gsize i = 0; i < G_N_ELEMENTS (own); i++)
    add_cases (own[i], 0);
  add_cases ("memory-used-up", SIGTRAP);
  status = g_test_run ();
  stop_trespassers ();
  g_object_unref (knowledge);
  g_rmdir (folder);
  g_free (folder);
  return status;
}
