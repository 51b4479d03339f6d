/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "candor-application.h"

G_BEGIN_DECLS

/* candor_batch_cases_is_batch(): whether a file or folder holds a batch's results.
 *
 * candor_batch_cases_open(): opens an app of a batch as a case in a window of its own: the case that is kept in the batch's folder, or a
 * new one that is kept there once it is saved. */
gboolean candor_batch_cases_is_batch (GFile *file);
gboolean candor_batch_cases_open (CandorApplication *application, const char *folder, const char *name, GError **error);

G_END_DECLS
