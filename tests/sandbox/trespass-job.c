/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "candor-job.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "candor-preload.h"
#include "trespasses.h"

/* candor-reader as it is, alone or forked by its server, but for the parsers: in their place stands what one
 * that was taken over would do. The file's name, up to its ending, says what; the answer is a refusal that
 * says "denied", or what went wrong. */

#define DESCRIPTORS_MAX 128
#define SECONDS_MAX 200u
#define MEMORY_MAX (G_GUINT64_CONSTANT (900) << 20)

static CandorJob *job;

/* Descriptors that a reading process has no business with: other jobs' files and pipes, the server's socket. */
static int
find_others_descriptors (void)
{
  for (int i = CANDOR_READER_KNOWLEDGE_DESCRIPTOR + 1; i < DESCRIPTORS_MAX; i++)
    {
      gboolean own = i == job->pipe;

      for (guint j = 0; j < job->inputs->len; j++)
        own |= g_array_index (job->inputs, CandorJobInput, j).descriptor == i;
      if (!own && fcntl (i, F_GETFD) >= 0)
        return TRESPASS_SUCCEEDED;
    }
  return TRESPASS_DENIED;
}

static int
use_standard_streams (void)
{
  for (int i = STDIN_FILENO; i <= STDERR_FILENO; i++)
    {
      struct stat status;

      if (fstat (i, &status) == 0 && status.st_rdev != makedev (1, 3)) /* /dev/null */
        return TRESPASS_SUCCEEDED;
    }
  return TRESPASS_DENIED;
}

static int
change_knowledge (void)
{
  void *block = mmap (NULL, 1, PROT_READ | PROT_WRITE, MAP_SHARED, CANDOR_READER_KNOWLEDGE_DESCRIPTOR, 0);

  signal (SIGXFSZ, SIG_IGN);
  return block == MAP_FAILED && write (CANDOR_READER_KNOWLEDGE_DESCRIPTOR, "x", 1) < 0 ? TRESPASS_DENIED : TRESPASS_SUCCEEDED;
}

static int
change_input (void)
{
  int descriptor = g_array_index (job->inputs, CandorJobInput, 0).descriptor;
  void *block = mmap (NULL, 1, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);

  signal (SIGXFSZ, SIG_IGN);
  return block == MAP_FAILED && write (descriptor, "x", 1) < 0 ? TRESPASS_DENIED : TRESPASS_SUCCEEDED;
}

static gboolean
is_limited (int resource, guint64 limit)
{
  struct rlimit value;

  return getrlimit (resource, &value) == 0 && value.rlim_max <= limit;
}

static int
exceed_limits (void)
{
  gboolean done = is_limited (RLIMIT_CPU, SECONDS_MAX) && is_limited (RLIMIT_FSIZE, 0) && is_limited (RLIMIT_CORE, 0)
                  && is_limited (RLIMIT_NOFILE, DESCRIPTORS_MAX);

#if !defined(__SANITIZE_ADDRESS__)
  done = done && is_limited (RLIMIT_DATA, MEMORY_MAX) && is_limited (RLIMIT_AS, G_GUINT64_CONSTANT (3) << 30);
#endif
  return done ? TRESPASS_DENIED : TRESPASS_SUCCEEDED;
}

/* As honest code asks for it: GLib says so, and ends the process. */
static int
use_memory_up (void)
{
  g_free (g_malloc (MEMORY_MAX * 2));
  return TRESPASS_SUCCEEDED;
}

/* What a pipeline keeps in the environment: neither named there, nor in the memory that it came in. */
static int
find_token (void)
{
  const char *end = (const char *) getauxval (AT_EXECFN);
  gboolean found = g_getenv (TRESPASS_TOKEN) != NULL;

  for (const char *at = program_invocation_name; at != NULL && end != NULL && at < end; at += strlen (at) + 1)
    found |= strstr (at, TRESPASS_TOKEN_VALUE) != NULL;
  return found ? TRESPASS_SUCCEEDED : TRESPASS_DENIED;
}

static const Trespass own[] = {
  { "token", find_token, 0 },
  { "others-descriptors", find_others_descriptors, 0 },
  { "standard-streams", use_standard_streams, 0 },
  { "change-knowledge", change_knowledge, 0 },
  { "change-input", change_input, 0 },
  { "limits", exceed_limits, 0 },
  { "memory-used-up", use_memory_up, SIGTRAP },
};

static const Trespass *
find (const Trespass *table, gsize count, const char *file)
{
  gsize length = strcspn (file, ".");

  for (gsize i = 0; i < count; i++)
    if (strlen (table[i].name) == length && strncmp (table[i].name, file, length) == 0)
      return &table[i];
  return NULL;
}

static gboolean
trespass (CandorJob *self, guint *index, GError **error)
{
  const CandorJobInput *input = &g_array_index (self->inputs, CandorJobInput, 0);
  const Trespass *found = find (trespasses, n_trespasses, input->name);

  *index = 0;
  job = self;
  trespass_folder = candor_preload_list_folders ()[0];
  trespass_table = "cMap";
  trespass_descriptor = input->descriptor;
  if (found == NULL)
    found = find (own, G_N_ELEMENTS (own), input->name);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                       found == NULL ? "unknown" : found->run () == TRESPASS_DENIED ? "denied" : "succeeded");
  return FALSE;
}

gboolean
candor_job_read_policy (CandorJob *self, guint *index, GError **error)
{
  return trespass (self, index, error);
}

gboolean
candor_job_read_package (CandorJob *self, guint *index, GError **error)
{
  return trespass (self, index, error);
}

gboolean
candor_job_read_case (CandorJob *self, guint *index, GError **error)
{
  return trespass (self, index, error);
}

gboolean
candor_job_read_lines (CandorJob *self, guint *index, GError **error)
{
  return trespass (self, index, error);
}

gboolean
candor_job_read_table (CandorJob *self, guint *index, GError **error)
{
  return trespass (self, index, error);
}

gboolean
candor_job_read_baseline (CandorJob *self, guint *index, GError **error)
{
  return trespass (self, index, error);
}
