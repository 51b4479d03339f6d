/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "candor-job.h"

G_BEGIN_DECLS

/**
 * CandorMode:
 *
 * One of the things that a reading process does: "policy", "package", "case" or "lines".
 */
typedef struct _CandorMode CandorMode;

/* (nullable): NULL where there is no such mode. */
const CandorMode *candor_work_find_mode (const char *name);
/* What every job needs and no file has a part in: messages and knowledge. */
gboolean candor_work_prepare (CandorJob *job, GError **error);
/* Maps the files, gives up everything that reading does not need, reads, answers, and ends the process.
 * names: NULL-terminated; descriptors: one for each. */
void candor_work_do (CandorJob *job, const CandorMode *mode, gboolean strict, char **names, const int *descriptors)
    G_GNUC_NORETURN;
/* Answers why there is no result, and ends the process. */
void candor_work_fail (CandorJob *job, guint index, const GError *error) G_GNUC_NORETURN;

G_END_DECLS
