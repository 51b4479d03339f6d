/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-sandbox"

#include "config.h"
#include "sandbox/candor-reader-process.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sandbox/candor-child.h"
#include "sandbox/candor-reader-program.h"

/* How long a reading may take by the clock, and more for more bytes. The largest package at hand, of
 * 18 MB, takes 0.15 s, and a made-up policy of 10 MB with 50,000 statements 5 s. CANDOR_READER_TIMEOUT, in seconds, overrides it on machines
 * that are slower still. */
#define BASE_SECONDS 20u
#define BYTES_PER_SECOND (G_GUINT64_CONSTANT (1) << 20)

/* Where the system refuses it, the pipe stays as it is. */
#define PIPE_SIZE (1 << 20)

struct _CandorReaderProcess
{
  pid_t child; /* one of its own, or */
  CandorReaderServer *server; /* a job that this one forked */
  guint32 job;
  int status; /* where the job's wait status comes */
  int pipe;
  guint seconds;
  gint64 deadline; /* 0: none, the input comes as it comes */
  gboolean moving; /* each frame moves the deadline */
  gboolean fetching;
};

static GPtrArray *
candor_reader_process_list_arguments (const CandorReaderRequest *request)
{
  GPtrArray *arguments = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (arguments, candor_reader_program_dup_path_for (request->mode));
  if (request->strict)
    g_ptr_array_add (arguments, g_strdup ("--strict-sandbox"));
  if (strcmp (request->mode, CANDOR_READER_FETCH) != 0)
    g_ptr_array_add (arguments, g_strdup (request->mode));
  for (guint i = 0; i < request->inputs->len; i++)
    g_ptr_array_add (arguments, candor_reader_input_dup_word (g_ptr_array_index (request->inputs, i)));
  g_ptr_array_add (arguments, NULL);
  return arguments;
}

static void
candor_reader_process_set_deadline (CandorReaderProcess *self, const CandorReaderRequest *request)
{
  const char *chosen = g_getenv ("CANDOR_READER_TIMEOUT");
  guint64 bytes = 0, seconds = 0;
  gboolean stream = FALSE;

  for (guint i = 0; i < request->inputs->len; i++)
    {
      CandorReaderInput *input = g_ptr_array_index (request->inputs, i);
      bytes += input->size;
      stream |= input->stream;
    }
  if (chosen == NULL || !g_ascii_string_to_unsigned (chosen, 10, 1, G_MAXINT, &seconds, NULL))
    seconds = BASE_SECONDS + bytes / BYTES_PER_SECOND;
  if (request->seconds > 0 && chosen == NULL)
    seconds = request->seconds;
  self->seconds = seconds;
  self->fetching = strcmp (request->mode, CANDOR_READER_FETCH) == 0;
  self->moving = request->answers_often && !stream;
  if (!stream)
    self->deadline = g_get_monotonic_time () + (gint64) seconds * G_USEC_PER_SEC;
}

static pid_t
candor_reader_process_start_program (const CandorReaderRequest *request, const GArray *descriptors, GError **error)
{
  g_autoptr (GPtrArray) arguments = candor_reader_process_list_arguments (request);
  g_auto (GStrv) environment = candor_reader_program_select_environment (strcmp (request->mode, CANDOR_READER_FETCH) == 0);

  return candor_child_start ((char **) arguments->pdata, environment, CANDOR_READER_KNOWLEDGE_DESCRIPTOR,
                             (const int *) (gpointer) descriptors->data, descriptors->len,
                             g_getenv ("CANDOR_READER_DEBUG") != NULL, error);
}

static pid_t
candor_reader_process_start_copy (const CandorReaderRequest *request, const GArray *descriptors, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  pid_t child;

  for (guint i = 0; i < request->inputs->len; i++)
    g_ptr_array_add (names, candor_reader_input_dup_word (g_ptr_array_index (request->inputs, i)));
  g_ptr_array_add (names, NULL);
  child = candor_child_fork (CANDOR_READER_KNOWLEDGE_DESCRIPTOR, (const int *) (gpointer) descriptors->data, descriptors->len,
                             g_getenv ("CANDOR_READER_DEBUG") != NULL, error);
  if (child != 0)
    return MAX (child, 0);
  candor_reader_program_forget_environment ();
  request->work (request->mode, request->strict, (char **) names->pdata, request->known);
  _exit (127);
}

static CandorReaderProcess *
candor_reader_process_start_alone (const CandorReaderRequest *request, GError **error)
{
  g_autoptr (CandorReaderProcess) self = g_new0 (CandorReaderProcess, 1);
  g_autoptr (GArray) descriptors = g_array_new (FALSE, FALSE, sizeof (int));
  int ends[2];

  self->pipe = self->status = -1;
  if (!g_unix_open_pipe (ends, FD_CLOEXEC, error))
    return NULL;
  /* The result of a package of usual size goes in at once, so that neither side waits for the other. */
  (void) fcntl (ends[1], F_SETPIPE_SZ, PIPE_SIZE);
  self->pipe = ends[0];
  /* In the order of their places (sandbox/candor-message.h). */
  g_array_append_val (descriptors, request->knowledge);
  g_array_append_val (descriptors, ends[1]);
  for (guint i = 0; i < request->inputs->len; i++)
    g_array_append_val (descriptors, ((CandorReaderInput *) g_ptr_array_index (request->inputs, i))->descriptor);
  candor_reader_process_set_deadline (self, request);
  /* A program that is named is the one that reads, whatever this one could do itself. */
  if (request->work != NULL && g_getenv ("CANDOR_READER") == NULL)
    self->child = candor_reader_process_start_copy (request, descriptors, error);
  else
    self->child = candor_reader_process_start_program (request, descriptors, error);
  close (ends[1]);
  if (self->child == 0)
    {
      if (error != NULL)
        {
          (*error)->domain = CANDOR_READER_ERROR;
          (*error)->code = CANDOR_READER_ERROR_START;
        }
      g_prefix_error (error, _("The reading process can’t be started: "));
      return NULL;
    }
  return g_steal_pointer (&self);
}

/* Has it forked: the words of its command line, less the program's, are the request's. */
static gboolean
candor_reader_process_begin (CandorReaderProcess *self, const CandorReaderRequest *request, int frames, int status,
                             GError **error)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) descriptors = g_array_new (FALSE, FALSE, sizeof (int));

  g_array_append_val (descriptors, frames);
  g_array_append_val (descriptors, status);
  g_ptr_array_add (words, g_strdup (request->mode));
  for (guint i = 0; i < request->inputs->len; i++)
    {
      CandorReaderInput *input = g_ptr_array_index (request->inputs, i);
      g_ptr_array_add (words, candor_reader_input_dup_word (input));
      g_array_append_val (descriptors, input->descriptor);
    }
  g_ptr_array_add (words, NULL);
  self->server = request->server;
  self->job = candor_reader_server_begin (request->server, (const char *const *) words->pdata,
                                          (const int *) (gpointer) descriptors->data, descriptors->len, error);
  return self->job != 0;
}

static CandorReaderProcess *
candor_reader_process_start_served (const CandorReaderRequest *request, GError **error)
{
  g_autoptr (CandorReaderProcess) self = g_new0 (CandorReaderProcess, 1);
  int frames[2], status[2];
  gboolean begun;

  self->pipe = self->status = -1;
  if (!g_unix_open_pipe (frames, FD_CLOEXEC, error))
    return NULL;
  self->pipe = frames[0];
  if (!g_unix_open_pipe (status, FD_CLOEXEC, error))
    {
      close (frames[1]);
      return NULL;
    }
  self->status = status[0];
  candor_reader_process_set_deadline (self, request);
  begun = candor_reader_process_begin (self, request, frames[1], status[1], error);
  close (frames[1]);
  close (status[1]);
  return begun ? g_steal_pointer (&self) : NULL;
}

CandorReaderProcess *
candor_reader_process_start (const CandorReaderRequest *request, GError **error)
{
  CandorReaderProcess *self = request->server != NULL ? candor_reader_process_start_served (request, NULL) : NULL;

  /* A server that is gone, or for which the request is too long, costs nobody a file. */
  return self != NULL ? self : candor_reader_process_start_alone (request, error);
}

CandorReaderProcess *
candor_reader_process_adopt (int pipe)
{
  CandorReaderProcess *self = g_new0 (CandorReaderProcess, 1);

  self->pipe = pipe;
  self->status = -1;
  return self;
}

static gboolean
candor_reader_process_fail (GError **error, CandorReaderError code, const char *message)
{
  g_set_error_literal (error, CANDOR_READER_ERROR, code, message);
  return FALSE;
}

static gboolean
candor_reader_process_time_out (CandorReaderProcess *self, GError **error)
{
  g_set_error (error, CANDOR_READER_ERROR, CANDOR_READER_ERROR_TIMEOUT,
               self->fetching ? _("fetching it took longer than %u s and was stopped")
                              : _("reading it took longer than %u s and was stopped"),
               self->seconds);
  return FALSE;
}

/* Waits until there is something to read or the end. */
static gboolean
candor_reader_process_wait (CandorReaderProcess *self, GCancellable *cancellable, GError **error)
{
  GPollFD polled[2] = { { .fd = self->pipe, .events = G_IO_IN } };
  guint count = g_cancellable_make_pollfd (cancellable, &polled[1]) ? 2 : 1;
  gboolean ready = FALSE;

  for (;;)
    {
      gint64 left = self->deadline - g_get_monotonic_time ();
      int timeout = self->deadline == 0 ? -1 : (int) CLAMP (left / 1000 + 1, 0, G_MAXINT);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        break;
      if (self->deadline != 0 && left <= 0)
        {
          candor_reader_process_time_out (self, error);
          break;
        }
      if (g_poll (polled, count, timeout) > 0 && polled[0].revents != 0)
        {
          ready = TRUE;
          break;
        }
    }
  if (count > 1)
    g_cancellable_release_fd (cancellable);
  return ready;
}

/* Reads so many bytes; fewer only at the end of the pipe. -1 with an error. */
static gssize
candor_reader_process_read (CandorReaderProcess *self, gpointer into, gsize length,
                            GCancellable *cancellable, GError **error)
{
  gsize had = 0;

  while (had < length)
    {
      gssize got;

      if (!candor_reader_process_wait (self, cancellable, error))
        return -1;
      got = read (self->pipe, (char *) into + had, length - had);
      if (got < 0 && (errno == EINTR || errno == EAGAIN))
        continue;
      if (got < 0)
        {
          candor_reader_process_fail (error, CANDOR_READER_ERROR_DIED, g_strerror (errno));
          return -1;
        }
      if (got == 0)
        break;
      had += got;
    }
  return had;
}

/* Reads the payload that a header announced. At a cut, how the process ended says more than the cut:
 * FALSE without an error, as at the end. */
static gboolean
candor_reader_process_receive_payload (CandorReaderProcess *self, gsize length,
                                       GCancellable *cancellable, GBytes **payload, GError **error)
{
  g_autofree char *data = g_try_malloc (MAX (length, 1));
  gssize got;

  if (data == NULL)
    return candor_reader_process_fail (error, CANDOR_READER_ERROR_RESULT,
                                       _("there is not enough memory for what was read"));
  got = candor_reader_process_read (self, data, length, cancellable, error);
  if (got < 0 || (gsize) got < length)
    return FALSE;
  *payload = g_bytes_new_take (g_steal_pointer (&data), length);
  return TRUE;
}

gboolean
candor_reader_process_receive (CandorReaderProcess *self, GCancellable *cancellable,
                               CandorMessageKind *kind, GBytes **payload, GError **error)
{
  CandorMessageHeader header;
  gssize got = candor_reader_process_read (self, &header, sizeof header, cancellable, error);

  if (got < (gssize) sizeof header)
    return FALSE;
  if (candor_message_get_limit (header.kind) == 0)
    return candor_reader_process_fail (error, CANDOR_READER_ERROR_RESULT,
                                       _("the reading process answered what can’t be understood"));
  if (header.length > candor_message_get_limit (header.kind))
    return candor_reader_process_fail (error, CANDOR_READER_ERROR_RESULT,
                                       _("the reading process answered more than it may"));
  if (!candor_reader_process_receive_payload (self, header.length, cancellable, payload, error))
    return FALSE;
  *kind = header.kind;
  if (self->moving)
    self->deadline = g_get_monotonic_time () + (gint64) self->seconds * G_USEC_PER_SEC;
  return TRUE;
}

static gboolean
candor_reader_process_blame_signal (int number, GError **error)
{
  switch (number)
    {
    case SIGSYS:
      return candor_reader_process_fail (error, CANDOR_READER_ERROR_DIED,
                                         _("reading it was stopped: the reading process did what it may not"));
    case SIGXCPU:
      return candor_reader_process_fail (error, CANDOR_READER_ERROR_TIMEOUT,
                                         _("reading it took more processor time than it may"));
    case SIGBUS:
      return candor_reader_process_fail (error, CANDOR_READER_ERROR_DIED,
                                         _("the file became shorter while it was read, or its disk failed"));
    case SIGABRT:
    case SIGTRAP:
    case SIGKILL:
      g_set_error (error, CANDOR_READER_ERROR, CANDOR_READER_ERROR_DIED,
                   _("the reading process gave up on it, perhaps for want of memory (signal %d, %s)"),
                   number, g_strsignal (number));
      return FALSE;
    default:
      g_set_error (error, CANDOR_READER_ERROR, CANDOR_READER_ERROR_DIED,
                   _("the reading process broke on it (signal %d, %s)"), number, g_strsignal (number));
      return FALSE;
    }
}

/* Ends the process if it runs, and asks how it ended. A served one's status comes from its server; where
 * that is gone, nothing comes. */
static gboolean
candor_reader_process_await (CandorReaderProcess *self, int *status, GError **error)
{
  gssize got;

  if (self->child != 0)
    {
      *status = candor_child_end (self->child);
      self->child = 0;
      return TRUE;
    }
  candor_reader_server_end (self->server, self->job);
  do
    got = read (self->status, status, sizeof *status);
  while (got < 0 && errno == EINTR);
  return got == sizeof *status
         || candor_reader_process_fail (error, CANDOR_READER_ERROR_DIED,
                                        _("the reading process ended without a result"));
}

gboolean
candor_reader_process_finish (CandorReaderProcess *self, GCancellable *cancellable, GError **error)
{
  int status;
  char more;
  gssize got = candor_reader_process_read (self, &more, 1, cancellable, error);

  if (got < 0)
    return FALSE;
  if (got > 0)
    return candor_reader_process_fail (error, CANDOR_READER_ERROR_RESULT,
                                       _("the reading process answered more than it may"));
  if (self->child == 0 && self->server == NULL)
    return TRUE;
  /* The kernel closes the pipe once the exit status is settled, which nothing changes any more. One
   * that closed the pipe itself and lives on is ended here, and its status says so. */
  if (!candor_reader_process_await (self, &status, error))
    return FALSE;
  if (WIFSIGNALED (status))
    return candor_reader_process_blame_signal (WTERMSIG (status), error);
  if (WEXITSTATUS (status) == 0)
    return TRUE;
  g_set_error (error, CANDOR_READER_ERROR, CANDOR_READER_ERROR_DIED,
               _("the reading process ended with status %d"), WEXITSTATUS (status));
  return FALSE;
}

void
candor_reader_process_free (CandorReaderProcess *self)
{
  if (self->child != 0)
    candor_child_end (self->child);
  if (self->server != NULL && self->job != 0)
    candor_reader_server_end (self->server, self->job);
  if (self->status >= 0)
    close (self->status);
  if (self->pipe >= 0)
    close (self->pipe);
  g_free (self);
}
