/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-reader"

#include "candor-serve.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "candor-lockdown.h"
#include "candor-work.h"
#include "knowledge/candor-knowledge-share.h"

/* A job that runs. */
typedef struct
{
  guint32 id;
  pid_t process;
  int status; /* where its wait status goes */
} CandorServed;

typedef struct
{
  CandorJob job; /* what the children inherit */
  int control;
  int signals;
  gboolean strict;
  GArray *running; /* of CandorServed */
} CandorServer;

/* What came in one message. */
typedef struct
{
  CandorServeHeader header;
  char text[CANDOR_SERVE_TEXT_LIMIT + 1];
  int descriptors[CANDOR_SERVE_DESCRIPTORS];
  guint count;
} CandorServeMessage;

static void
candor_serve_message_close (CandorServeMessage *message)
{
  for (guint i = 0; i < message->count; i++)
    close (message->descriptors[i]);
  message->count = 0;
}

/* FALSE at the end. */
static gboolean
candor_serve_receive (CandorServer *self, CandorServeMessage *message, gsize *length)
{
  struct iovec parts[] = { { &message->header, sizeof message->header }, { message->text, CANDOR_SERVE_TEXT_LIMIT } };
  char space[CMSG_SPACE (sizeof message->descriptors)];
  struct msghdr header
      = { .msg_iov = parts, .msg_iovlen = 2, .msg_control = space, .msg_controllen = sizeof space };
  ssize_t got;

  message->count = 0;
  do
    got = recvmsg (self->control, &header, MSG_CMSG_CLOEXEC);
  while (got < 0 && errno == EINTR);
  if (got < (ssize_t) sizeof message->header || (header.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) != 0)
    return FALSE;
  for (struct cmsghdr *part = CMSG_FIRSTHDR (&header); part != NULL; part = CMSG_NXTHDR (&header, part))
    if (part->cmsg_level == SOL_SOCKET && part->cmsg_type == SCM_RIGHTS)
      {
        message->count = (part->cmsg_len - CMSG_LEN (0)) / sizeof (int);
        memcpy (message->descriptors, CMSG_DATA (part), message->count * sizeof (int));
      }
  *length = got - sizeof message->header;
  message->text[*length] = '\0';
  return TRUE;
}

/* The words of a request, each ended by a zero: the mode, then the files' names. */
static char **
candor_serve_split (const CandorServeMessage *message, gsize length)
{
  GPtrArray *words = g_ptr_array_new ();

  for (const char *at = message->text; at < message->text + length; at += strlen (at) + 1)
    g_ptr_array_add (words, (gpointer) at);
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (words, FALSE);
}

static void
candor_serve_be_child (CandorServer *self, CandorServeMessage *message, gsize length)
{
  char **words = candor_serve_split (message, length);
  const CandorMode *mode = words[0] != NULL ? candor_work_find_mode (words[0]) : NULL;
  sigset_t none;

  self->job.pipe = message->descriptors[0];
  candor_lockdown_follow_parent (self->job.pipe);
  close (message->descriptors[1]);
  close (self->control);
  close (self->signals);
  for (guint i = 0; i < self->running->len; i++)
    close (g_array_index (self->running, CandorServed, i).status);
  signal (SIGPIPE, SIG_DFL);
  sigemptyset (&none);
  sigprocmask (SIG_SETMASK, &none, NULL);
  if (mode == NULL || words[1] == NULL || g_strv_length (words) - 1 != message->count - 2)
    _exit (1);
  candor_work_do (&self->job, mode, self->strict, words + 1, message->descriptors + 2);
}

static void
candor_serve_start (CandorServer *self, CandorServeMessage *message, gsize length)
{
  CandorServed served = { message->header.id, -1, -1 };

  if (message->count < 3)
    return;
  served.process = fork ();
  if (served.process == 0)
    candor_serve_be_child (self, message, length);
  if (served.process < 0)
    return; /* the ends of its pipes close, and say so */
  served.status = message->descriptors[1];
  message->descriptors[1] = message->descriptors[message->count - 1];
  message->count--;
  g_array_append_val (self->running, served);
}

static void
candor_serve_end (CandorServer *self, guint32 id)
{
  for (guint i = 0; i < self->running->len; i++)
    {
      CandorServed *served = &g_array_index (self->running, CandorServed, i);
      if (served->id == id)
        kill (served->process, SIGKILL);
    }
}

static void
candor_serve_reap (CandorServer *self)
{
  struct signalfd_siginfo info;
  pid_t process;
  int status;

  if (read (self->signals, &info, sizeof info) < 0 && errno != EAGAIN)
    return;
  while ((process = waitpid (-1, &status, WNOHANG)) > 0)
    for (guint i = 0; i < self->running->len; i++)
      {
        CandorServed *served = &g_array_index (self->running, CandorServed, i);
        if (served->process != process)
          continue;
        if (write (served->status, &status, sizeof status) < 0)
          g_debug ("nobody asks how %d ended", process);
        close (served->status);
        g_array_remove_index_fast (self->running, i);
        break;
      }
}

static void
candor_serve_loop (CandorServer *self)
{
  struct pollfd polled[] = { { .fd = self->control, .events = POLLIN }, { .fd = self->signals, .events = POLLIN } };
  CandorServeMessage message;
  gsize length;

  for (;;)
    {
      if (poll (polled, G_N_ELEMENTS (polled), -1) < 0 && errno != EINTR)
        return;
      if (polled[1].revents != 0)
        candor_serve_reap (self);
      if (polled[0].revents == 0)
        continue;
      if (!candor_serve_receive (self, &message, &length))
        return;
      if (message.header.kind == CANDOR_SERVE_START)
        candor_serve_start (self, &message, length);
      else if (message.header.kind == CANDOR_SERVE_END)
        candor_serve_end (self, message.header.id);
      candor_serve_message_close (&message);
    }
}

int
candor_serve (int control, gboolean strict)
{
  CandorServer self = { .control = control, .strict = strict };
  g_autoptr (GError) error = NULL;
  sigset_t children;

  candor_lockdown_follow_parent (control);
  if (!candor_work_prepare (&self.job, &error))
    return 1;
  candor_knowledge_prepare (self.job.knowledge);
  candor_program.warm (self.job.knowledge);
  /* Whoever gave up a job doesn't ask how it ended. */
  signal (SIGPIPE, SIG_IGN);
  sigemptyset (&children);
  sigaddset (&children, SIGCHLD);
  sigprocmask (SIG_BLOCK, &children, NULL);
  self.signals = signalfd (-1, &children, SFD_CLOEXEC | SFD_NONBLOCK);
  if (self.signals < 0)
    return 1;
  self.running = g_array_new (FALSE, FALSE, sizeof (CandorServed));
  candor_serve_loop (&self);
  return 0;
}
