/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "package/candor-layout.h"

G_BEGIN_DECLS

/* SHA-256 by the processor's own instructions where it has them. */
#define CANDOR_SHA256_SIZE 32

/* (transfer full): lower-case hexadecimal. */
char *candor_sha256_dup (CandorSpan span);

/**
 * CandorDigestJob:
 *
 * A file's SHA-256 computed beside the reading of the file.
 */
typedef struct _CandorDigestJob CandorDigestJob;

CandorDigestJob *candor_digest_job_start (GBytes *bytes);
/* (transfer full): waits for the job, frees it and gives the digest. */
char *candor_digest_job_end (CandorDigestJob *self);

G_END_DECLS
