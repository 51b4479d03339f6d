/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-base"

#include "config.h"
#include "base/candor-errand.h"

/* More threads than there are ever errands at a time. */
#define THREAD_LIMIT 15u

typedef enum
{
  CANDOR_ERRAND_WAITING,
  CANDOR_ERRAND_BEGUN,
  CANDOR_ERRAND_DONE,
} CandorErrandState;

struct _CandorErrand
{
  CandorErrands *errands;
  GThreadFunc work;
  gpointer data;
  gpointer result;
  CandorErrandState state;
  GList link; /* in the queue */
};

struct _CandorErrands
{
  GMutex mutex;
  GCond given; /* an errand, or the end */
  GCond done;
  GQueue waiting;
  GThread *threads[THREAD_LIMIT];
  guint limit;
  guint n_threads;
  guint n_idle;
  gboolean ended;
};

CandorErrands *
candor_errands_new (guint n_threads)
{
  CandorErrands *self = g_new0 (CandorErrands, 1);

  g_mutex_init (&self->mutex);
  g_cond_init (&self->given);
  g_cond_init (&self->done);
  g_queue_init (&self->waiting);
  self->limit = MIN (n_threads, THREAD_LIMIT);
  return self;
}

CandorErrands *
candor_errands_new_beside (void)
{
  return candor_errands_new (g_get_num_processors () - 1);
}

guint
candor_errands_get_limit (const CandorErrands *self)
{
  return self->limit;
}

void
candor_errands_free (CandorErrands *self)
{
  g_mutex_lock (&self->mutex);
  g_assert (self->waiting.length == 0);
  self->ended = TRUE;
  g_cond_broadcast (&self->given);
  g_mutex_unlock (&self->mutex);
  for (guint i = 0; i < self->n_threads; i++)
    g_thread_join (self->threads[i]);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->given);
  g_cond_clear (&self->done);
  g_free (self);
}

/* With the lock held before and after. */
static void
candor_errand_do (CandorErrand *errand)
{
  CandorErrands *self = errand->errands;

  g_queue_unlink (&self->waiting, &errand->link);
  errand->state = CANDOR_ERRAND_BEGUN;
  g_mutex_unlock (&self->mutex);
  errand->result = errand->work (errand->data);
  g_mutex_lock (&self->mutex);
  errand->state = CANDOR_ERRAND_DONE;
  g_cond_broadcast (&self->done);
}

static gpointer
candor_errands_run (gpointer data)
{
  CandorErrands *self = data;

  g_mutex_lock (&self->mutex);
  while (!self->ended)
    if (self->waiting.head != NULL)
      candor_errand_do (self->waiting.head->data);
    else
      {
        self->n_idle++;
        g_cond_wait (&self->given, &self->mutex);
        self->n_idle--;
      }
  g_mutex_unlock (&self->mutex);
  return NULL;
}

/* Where no thread is to be had, there are those that there are. */
static void
candor_errands_start_thread (CandorErrands *self)
{
  GThread *thread;

  if (self->n_threads == self->limit || self->n_idle >= self->waiting.length)
    return;
  thread = g_thread_try_new ("errands", candor_errands_run, self, NULL);
  if (thread != NULL)
    self->threads[self->n_threads++] = thread;
}

static CandorErrand *
candor_errands_add_at (CandorErrands *self, void (*push) (GQueue *queue, GList *link), GThreadFunc work, gpointer data)
{
  CandorErrand *errand = g_new0 (CandorErrand, 1);

  errand->errands = self;
  errand->work = work;
  errand->data = data;
  errand->link.data = errand;
  g_mutex_lock (&self->mutex);
  push (&self->waiting, &errand->link);
  candor_errands_start_thread (self);
  g_cond_signal (&self->given);
  g_mutex_unlock (&self->mutex);
  return errand;
}

CandorErrand *
candor_errands_add (CandorErrands *self, GThreadFunc work, gpointer data)
{
  return candor_errands_add_at (self, g_queue_push_tail_link, work, data);
}

CandorErrand *
candor_errands_add_first (CandorErrands *self, GThreadFunc work, gpointer data)
{
  return candor_errands_add_at (self, g_queue_push_head_link, work, data);
}

gpointer
candor_errand_wait (CandorErrand *errand)
{
  CandorErrands *self = errand->errands;
  gpointer result;

  g_mutex_lock (&self->mutex);
  if (errand->state == CANDOR_ERRAND_WAITING)
    candor_errand_do (errand);
  while (errand->state != CANDOR_ERRAND_DONE)
    if (self->waiting.tail != NULL)
      candor_errand_do (self->waiting.tail->data);
    else
      g_cond_wait (&self->done, &self->mutex);
  g_mutex_unlock (&self->mutex);
  result = errand->result;
  g_free (errand);
  return result;
}
