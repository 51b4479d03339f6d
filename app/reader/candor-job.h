/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "knowledge/candor-knowledge.h"
#include "sandbox/candor-message.h"

G_BEGIN_DECLS

/**
 * CandorJobInput:
 * @name: the file's name for people
 * @known: (nullable): what is known of it: the encoding that whoever served a page named, or a package's SHA-256
 * @descriptor: open for reading
 * @bytes: (nullable): its bytes, mapped; %NULL where it is read as it comes
 */
typedef struct
{
  const char *name;
  const char *known;
  int descriptor;
  GBytes *bytes;
} CandorJobInput;

/**
 * CandorJob:
 * @knowledge: what is known
 * @inputs: (element-type CandorJobInput): the files
 * @pipe: where the answer goes
 *
 * What one reading process has to do.
 */
typedef struct
{
  CandorKnowledge *knowledge;
  GArray *inputs;
  int pipe;
} CandorJob;

/* Shares of the whole that the stages take, roughly. */
#define CANDOR_JOB_DOCUMENTS_SHARE 0.4
#define CANDOR_JOB_STATEMENTS_SHARE 0.9

gboolean candor_job_report (CandorJob *self, double fraction, CandorStage stage, GError **error);
/* Each reads and answers. index: (out): the input that an error is about. */
gboolean candor_job_read_policy (CandorJob *self, guint *index, GError **error);
gboolean candor_job_read_package (CandorJob *self, guint *index, GError **error);
gboolean candor_job_read_case (CandorJob *self, guint *index, GError **error);
gboolean candor_job_read_lines (CandorJob *self, guint *index, GError **error);
gboolean candor_job_read_table (CandorJob *self, guint *index, GError **error);
gboolean candor_job_read_baseline (CandorJob *self, guint *index, GError **error);

G_END_DECLS
