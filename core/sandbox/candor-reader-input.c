/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-sandbox"

#include "sandbox/candor-reader-input.h"

#include "base/candor-printable.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* The largest input: Google Play takes bundles of up to 4 GB of downloads in all, and no app in wide
 * use comes near two. */
#define FILE_LIMIT (G_GUINT64_CONSTANT (2) << 30)
/* The most of a pipe or a remote file that is held in memory. */
#define COPY_LIMIT (G_GUINT64_CONSTANT (512) << 20)
#define COPY_STEP (64u << 10)
/* How long a pipe with a name waits for somebody to write to it. CANDOR_READER_TIMEOUT overrides it. */
#define WRITER_SECONDS 10u

void
candor_reader_input_free (CandorReaderInput *self)
{
  if (self->descriptor >= 0)
    close (self->descriptor);
  g_free (self->name);
  g_free (self->place);
  g_free (self->known);
  g_free (self);
}

/* The path from here where the file lies below, else the whole path or address. */
static char *
candor_reader_input_describe (GFile *file)
{
  const char *path = g_file_peek_path (file);
  g_autoptr (GFile) here = g_vfs_get_file_for_path (g_vfs_get_local (), ".");
  g_autofree char *below = g_file_get_relative_path (here, file);
  g_autofree char *place = below != NULL ? g_filename_display_name (below) : g_file_get_parse_name (file);

  if (g_strcmp0 (path, "/dev/stdin") == 0)
    return g_strdup (_("standard input"));
  return candor_printable (place);
}

static char *
candor_reader_input_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = base != NULL ? g_filename_display_name (base) : g_strdup ("");

  return g_steal_pointer (&name);
}

static gboolean
candor_reader_input_fail (CandorReaderInput *self, int number, GError **error)
{
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number), "%s: %s", self->place,
               number == ENOENT    ? _("there is no such file")
               : number == EACCES  ? _("reading it is not allowed")
               : number == ENOTDIR ? _("there is no such folder")
                                   : g_strerror (number));
  return FALSE;
}

static gboolean
candor_reader_input_check_size (CandorReaderInput *self, guint64 limit, GError **error)
{
  g_autofree char *words = NULL;

  if (self->size <= limit)
    return TRUE;
  words = g_format_size_full (limit, G_FORMAT_SIZE_IEC_UNITS);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE,
               _("%s: too large; files of up to %s are read"), self->place, words);
  return FALSE;
}

/* Copies a stream to sealed memory, so that its size is known and its bytes stay as they are. */
static gboolean
candor_reader_input_copy (CandorReaderInput *self, GInputStream *stream, GCancellable *cancellable,
                          GError **error)
{
  int memory = memfd_create ("candor-input", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  g_autofree char *buffer = g_malloc (COPY_STEP);
  g_autoptr (GOutputStream) copy = NULL;
  gssize length;

  if (memory < 0)
    return candor_reader_input_fail (self, errno, error);
  copy = g_unix_output_stream_new (memory, FALSE);
  if (self->descriptor >= 0)
    close (self->descriptor);
  self->descriptor = memory;
  while ((length = g_input_stream_read (stream, buffer, COPY_STEP, cancellable, error)) > 0)
    {
      self->size += length;
      if (!candor_reader_input_check_size (self, COPY_LIMIT, error))
        return FALSE;
      if (!g_output_stream_write_all (copy, buffer, length, NULL, cancellable, error))
        break;
    }
  if (length != 0)
    {
      g_prefix_error (error, "%s: ", self->place);
      return FALSE;
    }
  fcntl (memory, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK);
  return TRUE;
}

/* A file that is not on this machine, or only through a service: what GIO can reach. */
static gboolean
candor_reader_input_open_remote (CandorReaderInput *self, GFile *file, GCancellable *cancellable,
                                 GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);

  if (stream == NULL)
    {
      g_prefix_error (error, "%s: ", self->place);
      return FALSE;
    }
  return candor_reader_input_copy (self, G_INPUT_STREAM (stream), cancellable, error);
}

/* A pipe with a name and without a writer would be waited for without end, and nobody could give that up. */
static gboolean
candor_reader_input_await_writer (CandorReaderInput *self, GCancellable *cancellable, GError **error)
{
  const char *chosen = g_getenv ("CANDOR_READER_TIMEOUT");
  GPollFD polled[2] = { { .fd = self->descriptor, .events = G_IO_IN } };
  guint64 seconds = WRITER_SECONDS;
  guint count = g_cancellable_make_pollfd (cancellable, &polled[1]) ? 2 : 1;
  int ready;

  if (chosen != NULL)
    g_ascii_string_to_unsigned (chosen, 10, 1, G_MAXINT / 1000, &seconds, NULL);
  ready = g_poll (polled, count, seconds * 1000);
  if (count > 1)
    g_cancellable_release_fd (cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (ready == 0)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, _("%s: this is a pipe, and nobody writes to it"), self->place);
  return ready != 0;
}

static gboolean
candor_reader_input_open_path (CandorReaderInput *self, const char *path, gboolean stream,
                               GCancellable *cancellable, GError **error)
{
  g_autoptr (GInputStream) pipe = NULL;
  struct stat status;

  self->descriptor = open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  if (self->descriptor < 0 || fstat (self->descriptor, &status) < 0)
    return candor_reader_input_fail (self, errno, error);
  if (S_ISDIR (status.st_mode))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, _("%s: this is a folder, not a file"),
                   self->place);
      return FALSE;
    }
  if (S_ISREG (status.st_mode))
    {
      self->size = status.st_size;
      return candor_reader_input_check_size (self, FILE_LIMIT, error);
    }
  if (S_ISFIFO (status.st_mode) && !candor_reader_input_await_writer (self, cancellable, error))
    return FALSE;
  (void) fcntl (self->descriptor, F_SETFL, 0);
  self->stream = stream;
  if (stream)
    return TRUE;
  pipe = g_unix_input_stream_new (dup (self->descriptor), TRUE);
  return candor_reader_input_copy (self, pipe, cancellable, error);
}

CandorReaderInput *
candor_reader_input_new_for_page (CandorPage *page, GError **error)
{
  g_autoptr (CandorReaderInput) self = g_new0 (CandorReaderInput, 1);
  CandorOrigin *origin = candor_page_get_origin (page);

  self->descriptor = fcntl (candor_page_get_descriptor (page), F_DUPFD_CLOEXEC, 0);
  self->name = g_strdup (candor_page_get_name (page));
  self->place = candor_printable (candor_origin_get_address (origin));
  self->size = g_bytes_get_size (candor_origin_get_content (origin));
  self->known = g_strdup (candor_page_get_charset (page));
  if (self->descriptor < 0)
    {
      candor_reader_input_fail (self, errno, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

char *
candor_reader_input_dup_word (CandorReaderInput *self)
{
  return self->known != NULL ? g_strconcat (self->name, "/", self->known, NULL) : g_strdup (self->name);
}

/* What is reached by an address is fetched where a person asked for that, and nowhere in passing. */
static gboolean
candor_reader_input_check_local (CandorReaderInput *self, GFile *file, GError **error)
{
  if (!g_file_has_uri_scheme (file, "http") && !g_file_has_uri_scheme (file, "https"))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
               _("%s: nothing is fetched here; only a policy can be given by its address, to “candor check”, “policy” and “diff” or in the window"),
               self->place);
  return FALSE;
}

CandorReaderInput *
candor_reader_input_open (GFile *file, gboolean stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (CandorReaderInput) self = g_new0 (CandorReaderInput, 1);
  const char *path = g_file_peek_path (file);
  gboolean opened;

  self->descriptor = -1;
  self->name = candor_reader_input_name (file);
  self->place = candor_reader_input_describe (file);
  if (!candor_reader_input_check_local (self, file, error))
    return NULL;
  opened = path != NULL ? candor_reader_input_open_path (self, path, stream, cancellable, error)
                        : candor_reader_input_open_remote (self, file, cancellable, error);
  return opened ? g_steal_pointer (&self) : NULL;
}
