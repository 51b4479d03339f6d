/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-sandbox"

#include "sandbox/candor-reader-private.h"
#include "sandbox/candor-reader-program.h"
#include "sandbox/candor-reader-process.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/candor-getter.h"
#include "base/candor-sha256.h"
#include "knowledge/candor-knowledge-share.h"

/* Files that are read as one policy: the policy, its lists of SDKs and of collected information, a
 * children's policy, in two languages. */
#define FILES_LIMIT 32u

G_DEFINE_FINAL_TYPE (CandorReader, candor_reader, G_TYPE_OBJECT)
G_DEFINE_QUARK (candor-reader-error-quark, candor_reader_error)

static void
candor_reader_finalize (GObject *object)
{
  CandorReader *self = CANDOR_READER (object);

  for (guint i = 0; i < CANDOR_READER_SERVER_COUNT; i++)
    g_clear_pointer (&self->servers[i], candor_reader_server_free);
  if (self->memory >= 0)
    close (self->memory);
  g_clear_object (&self->knowledge);
  g_mutex_clear (&self->mutex);
  G_OBJECT_CLASS (candor_reader_parent_class)->finalize (object);
}

static void
candor_reader_class_init (CandorReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candor_reader_finalize;
}

static void
candor_reader_init (CandorReader *self)
{
  g_mutex_init (&self->mutex);
  self->memory = -1;
  self->measures = CANDOR_SANDBOX_ALL;
}

/**
 * candor_reader_new:
 * @knowledge: what the reading process is to know
 *
 * Returns: (transfer full): a reader
 */
CandorReader *
candor_reader_new (CandorKnowledge *knowledge)
{
  CandorReader *self = g_object_new (CANDOR_TYPE_READER, NULL);

  self->knowledge = g_object_ref (knowledge);
  return self;
}

CANDOR_GETTER (CandorReader, candor_reader, CANDOR_IS_READER, CandorKnowledge *, knowledge, NULL)

void
candor_reader_set_strict (CandorReader *self, gboolean strict)
{
  g_return_if_fail (CANDOR_IS_READER (self));
  self->strict = strict;
}

/* What it means for a person that a measure was not taken. */
static const struct
{
  CandorSandboxMeasures measure;
  const char *message;
} lacks[] = {
  { CANDOR_SANDBOX_PRIVILEGES, N_("This system did not let the reading process give up its privileges.") },
  { CANDOR_SANDBOX_LIMITS, N_("This system did not let memory and time of the reading process be limited.") },
  { CANDOR_SANDBOX_FILES, N_("This system did not let the reading process’s access to files be restricted by Landlock.") },
  { CANDOR_SANDBOX_CALLS, N_("This system did not let the system calls of the reading process be filtered.") },
};

char *
candor_reader_dup_weakness (CandorReader *self)
{
  CandorSandboxMeasures measures;
  GString *words;

  g_return_val_if_fail (CANDOR_IS_READER (self), NULL);
  g_mutex_lock (&self->mutex);
  measures = self->measures;
  g_mutex_unlock (&self->mutex);
  if (measures == CANDOR_SANDBOX_ALL)
    return NULL;
  words = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (lacks); i++)
    if (!(measures & lacks[i].measure))
      g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", _(lacks[i].message));
  return g_string_free (words, FALSE);
}

char *
candor_reader_dup_program_digest (CandorReader *self)
{
  g_auto (GStrv) programs = candor_reader_program_list_paths ();
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (gsize i = 0; programs[i] != NULL; i++)
    {
      g_autoptr (GMappedFile) file = g_mapped_file_new (programs[i], FALSE, NULL);
      g_autoptr (GBytes) bytes = file != NULL ? g_mapped_file_get_bytes (file) : NULL;
      g_autofree char *digest = bytes != NULL ? candor_sha256_dup_of_bytes (bytes) : NULL;

      if (digest == NULL)
        return NULL;
      g_checksum_update (checksum, (const guchar *) digest, -1);
    }
  return g_strdup (g_checksum_get_string (checksum));
}

void
candor_reader_add_lacks (CandorReaderRun *run, GPtrArray *warnings)
{
  for (guint i = 0; i < G_N_ELEMENTS (lacks); i++)
    if (!(run->measures & lacks[i].measure))
      g_ptr_array_add (warnings, candor_note_new (lacks[i].message, CANDOR_NOTE_END));
}

/* Knowledge that was compiled just now, as sealed memory that every reading process maps: made once. */
static int
candor_reader_share_knowledge (CandorReader *self, GError **error)
{
  GBytes *bytes = candor_knowledge_get_bytes (self->knowledge);
  gsize size, done = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  int memory = memfd_create ("candor-knowledge", MFD_CLOEXEC | MFD_ALLOW_SEALING);

  while (memory >= 0 && done < size)
    {
      gssize written = write (memory, data + done, size - done);
      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        break;
      done += written;
    }
  if (memory >= 0 && done == size
      && fcntl (memory, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL) == 0)
    return memory;
  g_set_error (error, CANDOR_READER_ERROR, CANDOR_READER_ERROR_START,
               _("The knowledge can’t be handed to the reading process: %s"), g_strerror (errno));
  if (memory >= 0)
    close (memory);
  return -1;
}

static int
candor_reader_get_memory (CandorReader *self, GError **error)
{
  int memory;

  g_mutex_lock (&self->mutex);
  /* What is a file already is handed over as it is. */
  if (self->memory < 0 && candor_knowledge_get_descriptor (self->knowledge) >= 0)
    self->memory = fcntl (candor_knowledge_get_descriptor (self->knowledge), F_DUPFD_CLOEXEC, 0);
  if (self->memory < 0)
    self->memory = candor_reader_share_knowledge (self, error);
  memory = self->memory;
  g_mutex_unlock (&self->mutex);
  return memory;
}

gboolean
candor_reader_serve (CandorReader *self, GError **error)
{
  /* Functions of libraries are found once, not in every process that is forked. */
  g_auto (GStrv) environment = g_environ_setenv (candor_reader_program_select_environment (FALSE), "LD_BIND_NOW", "1", TRUE);
  /* And what they keep lies in large pages where the system gives them: a copy then takes over one for five hundred. */
  int memory = candor_reader_get_memory (self, error);

  environment = g_environ_setenv (environment, "GLIBC_TUNABLES", "glibc.malloc.hugetlb=1", TRUE);
  for (guint i = 0; memory >= 0 && i < CANDOR_READER_SERVER_COUNT; i++)
    {
      g_autofree char *program = i == CANDOR_READER_SERVER_PACKAGE ? candor_reader_program_dup_path_for ("package")
                                                                   : candor_reader_program_dup_path ();

      self->servers[i]
          = candor_reader_server_start (program, memory, self->strict, (const char *const *) environment, error);
      if (self->servers[i] == NULL)
        return FALSE;
    }
  return memory >= 0;
}

static CandorReaderServer *
candor_reader_find_server (CandorReader *self, const char *mode)
{
  return self->servers[g_str_equal (mode, "package") ? CANDOR_READER_SERVER_PACKAGE : CANDOR_READER_SERVER_GENERAL];
}

static GPtrArray *
candor_reader_open_inputs (GPtrArray *files, gboolean stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) inputs = g_ptr_array_new_with_free_func ((GDestroyNotify) candor_reader_input_free);

  if (files->len == 0 || files->len > FILES_LIMIT)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _("Between 1 and %u files can be read as one"), FILES_LIMIT);
      return NULL;
    }
  for (guint i = 0; i < files->len; i++)
    {
      gpointer file = g_ptr_array_index (files, i);
      CandorReaderInput *input = CANDOR_IS_PAGE (file)
                                     ? candor_reader_input_new_for_page (file, error)
                                     : candor_reader_input_open (file, stream, cancellable, error);
      if (input == NULL)
        return NULL;
      g_ptr_array_add (inputs, input);
    }
  return g_steal_pointer (&inputs);
}

GVariant *
candor_reader_have_read (CandorReader *self, CandorReaderRun *run, GPtrArray *files,
                         GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) inputs = candor_reader_open_inputs (files, run->request.stream, cancellable, error);
  GVariant *result;

  if (inputs == NULL)
    return NULL;
  if (run->known_sha256 != NULL)
    ((CandorReaderInput *) g_ptr_array_index (inputs, 0))->known = g_strdup (run->known_sha256);
  run->request.strict = self->strict;
  run->request.knowledge = candor_reader_get_memory (self, error);
  if (run->request.knowledge < 0)
    return NULL;
  run->request.known = self->knowledge;
  run->request.inputs = inputs;
  run->request.server = candor_reader_find_server (self, run->request.mode);
  candor_reader_run_set_place (run);
  run->measures = CANDOR_SANDBOX_ALL;
  result = candor_reader_run (run, cancellable, error);
  run->request.inputs = NULL;
  g_mutex_lock (&self->mutex);
  self->measures &= run->measures;
  g_mutex_unlock (&self->mutex);
  return result;
}
