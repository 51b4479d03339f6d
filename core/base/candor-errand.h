/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CandorErrands:
 *
 * Work that is done beside other work, in the order in which it was given, by no more threads than there are
 * processors left. Whoever needs an errand that nobody has begun does it there and then, and while it has to wait for one that
 * was begun does the last of those that wait: nobody is idle while there is work, a thread that was late costs nothing,
 * and with no threads all is done where it is needed.
 */
typedef struct _CandorErrands CandorErrands;
typedef struct _CandorErrand CandorErrand;

/* n_threads: how many at the most; each is started with an errand that would wait otherwise. */
CandorErrands *candor_errands_new (guint n_threads);
/* As many as there are processors besides the caller's. */
CandorErrands *candor_errands_new_beside (void);
/* Every errand was waited for. Ends the threads. */
void candor_errands_free (CandorErrands *self);
guint candor_errands_get_limit (const CandorErrands *self);
/* (transfer full): has @work done with @data; to be given to candor_errand_wait(), once. */
CandorErrand *candor_errands_add (CandorErrands *self, GThreadFunc work, gpointer data);
/* (transfer full): the same, before all that wait: somebody will soon wait for it. */
CandorErrand *candor_errands_add_first (CandorErrands *self, GThreadFunc work, gpointer data);
/* What the errand's function returned. From any thread: one that does an errand may give others and wait for them. */
gpointer candor_errand_wait (CandorErrand *errand);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandorErrands, candor_errands_free)

G_END_DECLS
