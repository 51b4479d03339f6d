/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/candor-errand.h"

#define N_ERRANDS 200u

/* A door that an errand waits at until the test opens it. */
typedef struct
{
  GMutex mutex;
  GCond changed;
  gboolean reached;
  gboolean open;
} Door;

static gpointer
wait_at_door (gpointer data)
{
  Door *door = data;

  g_mutex_lock (&door->mutex);
  door->reached = TRUE;
  g_cond_broadcast (&door->changed);
  while (!door->open)
    g_cond_wait (&door->changed, &door->mutex);
  g_mutex_unlock (&door->mutex);
  return door;
}

static void
wait_until_reached (Door *door)
{
  g_mutex_lock (&door->mutex);
  while (!door->reached)
    g_cond_wait (&door->changed, &door->mutex);
  g_mutex_unlock (&door->mutex);
}

static gpointer
open_door (gpointer data)
{
  Door *door = data;

  g_mutex_lock (&door->mutex);
  door->open = TRUE;
  g_cond_broadcast (&door->changed);
  g_mutex_unlock (&door->mutex);
  return NULL;
}

static gpointer
count (gpointer data)
{
  return GINT_TO_POINTER (g_atomic_int_add ((gint *) data, 1) + 1);
}

static gpointer
get_thread (gpointer data)
{
  return g_thread_self ();
}

/* Each is done, and once. */
static void
test_each_once (gconstpointer data)
{
  g_autoptr (CandorErrands) errands = candor_errands_new (GPOINTER_TO_UINT (data));
  CandorErrand *given[N_ERRANDS];
  gint counts[N_ERRANDS] = { 0 };

  for (guint i = 0; i < N_ERRANDS; i++)
    given[i] = (i % 3 == 0 ? candor_errands_add_first : candor_errands_add) (errands, count, &counts[i]);
  for (guint i = 0; i < N_ERRANDS; i++)
    g_assert_cmpint (GPOINTER_TO_INT (candor_errand_wait (given[i])), ==, 1);
  for (guint i = 0; i < N_ERRANDS; i++)
    g_assert_cmpint (counts[i], ==, 1);
}

/* With no threads, where it is waited for. */
static void
test_alone (void)
{
  g_autoptr (CandorErrands) errands = candor_errands_new (0);

  g_assert_true (candor_errand_wait (candor_errands_add (errands, get_thread, NULL)) == g_thread_self ());
}

/* The only thread is held up: who waits does what nobody has begun. */
static void
test_busy (void)
{
  g_autoptr (CandorErrands) errands = candor_errands_new (1);
  Door door = { 0 };
  CandorErrand *held = candor_errands_add (errands, wait_at_door, &door), *other;

  wait_until_reached (&door);
  other = candor_errands_add (errands, get_thread, NULL);
  g_assert_true (candor_errand_wait (other) == g_thread_self ());
  open_door (&door);
  g_assert_true (candor_errand_wait (held) == &door);
}

/* Who waits for what was begun does the rest meanwhile: here, what the other waits for. */
static void
test_help (void)
{
  g_autoptr (CandorErrands) errands = candor_errands_new (1);
  Door door = { 0 };
  CandorErrand *held = candor_errands_add (errands, wait_at_door, &door), *opener;

  wait_until_reached (&door);
  opener = candor_errands_add (errands, open_door, &door);
  g_assert_true (candor_errand_wait (held) == &door);
  candor_errand_wait (opener);
}

typedef struct
{
  CandorErrands *errands;
  gint count;
} Tree;

/* An errand that gives errands. */
static gpointer
branch (gpointer data)
{
  Tree *tree = data;
  CandorErrand *given[4];

  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    given[i] = candor_errands_add_first (tree->errands, count, &tree->count);
  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    candor_errand_wait (given[i]);
  return NULL;
}

static void
test_nested (void)
{
  g_autoptr (CandorErrands) errands = candor_errands_new (3);
  Tree tree = { errands, 0 };
  CandorErrand *given[50];

  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    given[i] = candor_errands_add (errands, branch, &tree);
  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    candor_errand_wait (given[i]);
  g_assert_cmpint (tree.count, ==, 4 * G_N_ELEMENTS (given));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/errand/each-once/0", GUINT_TO_POINTER (0), test_each_once);
  g_test_add_data_func ("/errand/each-once/1", GUINT_TO_POINTER (1), test_each_once);
  g_test_add_data_func ("/errand/each-once/4", GUINT_TO_POINTER (4), test_each_once);
  g_test_add_func ("/errand/alone", test_alone);
  g_test_add_func ("/errand/busy", test_busy);
  g_test_add_func ("/errand/help", test_help);
  g_test_add_func ("/errand/nested", test_nested);
  return g_test_run ();
}
