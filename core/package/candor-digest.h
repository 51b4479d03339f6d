/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "base/candor-sha256.h"
#include "package/candor-layout.h"

G_BEGIN_DECLS

/**
 * CandorDigestJob:
 *
 * A file's SHA-256 computed beside the reading of the file.
 */
typedef struct _CandorDigestJob CandorDigestJob;

CandorDigestJob *candor_digest_job_start (GBytes *bytes);
/* Computes it now, unless somebody does; from any thread. */
void candor_digest_job_help (CandorDigestJob *self);
/* (transfer full): waits for the job, frees it and gives the digest. */
char *candor_digest_job_end (CandorDigestJob *self);

G_END_DECLS
