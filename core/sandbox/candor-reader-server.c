/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-sandbox"

#include "sandbox/candor-reader-server.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "sandbox/candor-message.h"
#include "sandbox/candor-reader.h"

struct _CandorReaderServer
{
  GSubprocess *subprocess;
  int control;
  gint last; /* number of the last job, atomic */
};

static void
candor_reader_server_fail (int number, GError **error)
{
  g_set_error (error, CANDOR_READER_ERROR, CANDOR_READER_ERROR_START, _("The reading process can’t be started: %s"),
               g_strerror (number));
}

static gboolean
candor_reader_server_spawn (CandorReaderServer *self, const char *program, int knowledge, gboolean strict,
                            const char *const *environment, int control, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_SILENCE
      | (g_getenv ("CANDOR_READER_DEBUG") != NULL ? 0 : G_SUBPROCESS_FLAGS_STDERR_SILENCE));
  const char *words[] = { program, strict ? "--strict-sandbox" : "serve", strict ? "serve" : NULL, NULL };

  g_subprocess_launcher_set_environ (launcher, (char **) environment);
  g_subprocess_launcher_take_fd (launcher, dup (knowledge), CANDOR_READER_KNOWLEDGE_DESCRIPTOR);
  g_subprocess_launcher_take_fd (launcher, control, CANDOR_READER_MESSAGE_DESCRIPTOR);
  self->subprocess = g_subprocess_launcher_spawnv (launcher, words, error);
  if (self->subprocess != NULL)
    return TRUE;
  g_prefix_error (error, _("The reading process can’t be started: "));
  return FALSE;
}

CandorReaderServer *
candor_reader_server_start (const char *program, int knowledge, gboolean strict, const char *const *environment,
                            GError **error)
{
  g_autoptr (CandorReaderServer) self = g_new0 (CandorReaderServer, 1);
  int ends[2];

  self->control = -1;
  if (socketpair (AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) < 0)
    {
      candor_reader_server_fail (errno, error);
      return NULL;
    }
  self->control = ends[0];
  return candor_reader_server_spawn (self, program, knowledge, strict, environment, ends[1], error)
             ? g_steal_pointer (&self)
             : NULL;
}

void
candor_reader_server_free (CandorReaderServer *self)
{
  if (self->control >= 0)
    close (self->control);
  if (self->subprocess != NULL)
    {
      g_subprocess_force_exit (self->subprocess);
      g_subprocess_wait (self->subprocess, NULL, NULL);
    }
  g_clear_object (&self->subprocess);
  g_free (self);
}

static gboolean
candor_reader_server_send (CandorReaderServer *self, CandorServeHeader *head, GString *text, const int *descriptors,
                           guint count)
{
  char space[CMSG_SPACE (sizeof (int) * CANDOR_SERVE_DESCRIPTORS)] = { 0 };
  struct iovec parts[] = { { head, sizeof *head }, { text->str, text->len } };
  struct msghdr message = { .msg_iov = parts, .msg_iovlen = 2 };
  ssize_t sent;

  if (count > 0)
    {
      struct cmsghdr *part;

      message.msg_control = space;
      message.msg_controllen = CMSG_SPACE (sizeof (int) * count);
      part = CMSG_FIRSTHDR (&message);
      part->cmsg_level = SOL_SOCKET;
      part->cmsg_type = SCM_RIGHTS;
      part->cmsg_len = CMSG_LEN (sizeof (int) * count);
      memcpy (CMSG_DATA (part), descriptors, sizeof (int) * count);
    }
  do
    sent = sendmsg (self->control, &message, MSG_NOSIGNAL);
  while (sent < 0 && errno == EINTR);
  return sent >= 0;
}

guint32
candor_reader_server_begin (CandorReaderServer *self, const char *const *words, const int *descriptors, guint count,
                            GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  CandorServeHeader head = { CANDOR_SERVE_START, (guint32) g_atomic_int_add (&self->last, 1) + 1 };

  for (gsize i = 0; words[i] != NULL; i++)
    g_string_append_len (text, words[i], strlen (words[i]) + 1);
  if (text->len > CANDOR_SERVE_TEXT_LIMIT || count > CANDOR_SERVE_DESCRIPTORS)
    {
      candor_reader_server_fail (E2BIG, error);
      return 0;
    }
  if (candor_reader_server_send (self, &head, text, descriptors, count))
    return head.id;
  candor_reader_server_fail (errno, error);
  return 0;
}

void
candor_reader_server_end (CandorReaderServer *self, guint32 job)
{
  g_autoptr (GString) nothing = g_string_new (NULL);
  CandorServeHeader head = { CANDOR_SERVE_END, job };

  candor_reader_server_send (self, &head, nothing, NULL, 0);
}
