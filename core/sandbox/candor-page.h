/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/candor-origin.h"

G_BEGIN_DECLS

#define CANDOR_TYPE_PAGE (candor_page_get_type ())
G_DECLARE_FINAL_TYPE (CandorPage, candor_page, CANDOR, PAGE, GObject)

/**
 * CandorPage:
 *
 * A page of the web as it was fetched: bytes that nobody can change any more, and where they come from. Fetched by
 * candor-fetch, a process of its own, and only because a person typed the address; nothing of it is looked at
 * before candor-reader reads it like any file. Immutable.
 */

/**
 * CandorPageProgress:
 * @fraction: how far, 0 to 1
 * @stage: what is done, translated, for people
 *
 * Called in the caller's main context, or for candor_page_fetch() in its thread.
 */
typedef void (*CandorPageProgress) (double fraction, const char *stage, gpointer user_data);

/* address: as a person typed it; strict: whether a process that can't be locked down in full fetches nothing;
 * progress: (nullable). Errors are those of CandorReader and start with the address. */
CandorPage *candor_page_fetch (const char *address, gboolean strict, CandorPageProgress progress,
                               gpointer progress_data, GCancellable *cancellable, GError **error);
/* The same in the background. */
void candor_page_fetch_async (const char *address, gboolean strict, CandorPageProgress progress, gpointer progress_data,
                              GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
CandorPage *candor_page_fetch_finish (GAsyncResult *result, GError **error);

/* descriptor: sealed memory, taken; name: for people, never a path; charset: (nullable): what the server says. */
CandorPage *candor_page_new (CandorOrigin *origin, int descriptor, const char *name, const char *charset);
CandorOrigin *candor_page_get_origin (CandorPage *self);
/* What a browser would call it if it saved it. */
const char *candor_page_get_name (CandorPage *self);
const char *candor_page_get_charset (CandorPage *self);
int candor_page_get_descriptor (CandorPage *self);

G_END_DECLS
