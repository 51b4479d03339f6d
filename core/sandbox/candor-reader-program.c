/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-sandbox"

#include "config.h"
#include "sandbox/candor-reader-program.h"

#include <string.h>
#include <unistd.h>

/* What the child inherits of the environment: the language, where things are, and the switches of
 * sanitizers and profilers. Not what a pipeline keeps there: a token is no business of a parser. */
static const char *const environment_kept[] = {
  "LANG", "LANGUAGE", "LC_", "CANDOR_", "G_MESSAGES_DEBUG", "G_DEBUG", "LD_LIBRARY_PATH", "GCONV_PATH",
  "XDG_DATA_DIRS", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS", "TSAN_OPTIONS", "GCOV_PREFIX",
  "LLVM_PROFILE_FILE",
};

/* Where a network can only be reached through another machine. */
static const char *const environment_of_network[] = {
  "http_proxy=", "https_proxy=", "all_proxy=", "no_proxy=", "HTTPS_PROXY=", "ALL_PROXY=", "NO_PROXY=",
};

static gboolean
candor_reader_program_keeps (const char *variable, const char *const *kept, guint count)
{
  for (guint i = 0; i < count; i++)
    if (g_str_has_prefix (variable, kept[i]))
      return TRUE;
  return FALSE;
}

char **
candor_reader_program_select_environment (gboolean network)
{
  g_auto (GStrv) all = g_get_environ ();
  GPtrArray *kept = g_ptr_array_new ();

  for (guint i = 0; all[i] != NULL; i++)
    if (candor_reader_program_keeps (all[i], environment_kept, G_N_ELEMENTS (environment_kept))
        || (network && candor_reader_program_keeps (all[i], environment_of_network, G_N_ELEMENTS (environment_of_network))))
      g_ptr_array_add (kept, g_strdup (all[i]));
  g_ptr_array_add (kept, NULL);
  return (char **) g_ptr_array_free (kept, FALSE);
}

/* What a variable names; in the build tree beside the program or in the folder beside its folder; installed. */
static char *
candor_reader_program_find (const char *name, const char *variable, const char *beside)
{
  const char *chosen = g_getenv (variable);
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  const char *const places[] = { name, beside };

  if (chosen != NULL && *chosen != '\0')
    return g_strdup (chosen);
  for (guint i = 0; self != NULL && i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *folder = g_path_get_dirname (self);
      g_autofree char *program = g_build_filename (folder, places[i], NULL);
      if (g_file_test (program, G_FILE_TEST_IS_EXECUTABLE))
        return g_steal_pointer (&program);
    }
  return g_build_filename (CANDOR_LIBEXECDIR, name, NULL);
}

char *
candor_reader_program_dup_path (void)
{
  return candor_reader_program_find ("candor-reader", "CANDOR_READER", "../reader/candor-reader");
}

/* The program for one kind of file alone, where there is one beside the program for all of them: it
 * starts in less time, since it is linked with less. */
char *
candor_reader_program_dup_path_for (const char *mode)
{
  g_autofree char *program = NULL, *narrower = NULL;

  if (strcmp (mode, CANDOR_READER_FETCH) == 0)
    return candor_reader_program_find ("candor-fetch", "CANDOR_FETCH", "../fetch/candor-fetch");
  program = candor_reader_program_dup_path ();
  narrower = g_strconcat (program, "-", mode, NULL);
  return g_file_test (narrower, G_FILE_TEST_IS_EXECUTABLE) ? g_steal_pointer (&narrower) : g_steal_pointer (&program);
}

char **
candor_reader_program_list_paths (void)
{
  static const char *const modes[] = { "baseline", "case", "lines", "package", "policy", "table" };
  g_autoptr (GStrvBuilder) programs = g_strv_builder_new ();
  g_autofree char *whole = candor_reader_program_dup_path ();

  g_strv_builder_add (programs, whole);
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autofree char *program = candor_reader_program_dup_path_for (modes[i]);
      if (!g_str_equal (program, whole))
        g_strv_builder_add (programs, program);
    }
  return g_strv_builder_end (programs);
}

/* A copy has the environment in memory, whatever it is told of it. */
void
candor_reader_program_forget_environment (void)
{
  char **to = environ;

  for (char **from = environ; *from != NULL; from++)
    if (candor_reader_program_keeps (*from, environment_kept, G_N_ELEMENTS (environment_kept)))
      *to++ = *from;
    else
      explicit_bzero (*from, strlen (*from));
  *to = NULL;
}
