/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "candor-job.h"

G_BEGIN_DECLS

/* Data of its own; with the libraries and what is mapped of the file it stays below a gigabyte. The largest package at
 * hand, of 18 MB, takes 50 MB; parts of a package may be inflated to 768 MiB together. */
#define CANDOR_MODE_MEMORY (G_GUINT64_CONSTANT (896) << 20)
/* A made-up policy of 10 MB with 50,000 statements takes less than 400 MB, and none of 367 at hand 40 MB. Libraries that read
 * documents have no limits of their own. */
#define CANDOR_MODE_DOCUMENT_MEMORY (G_GUINT64_CONSTANT (640) << 20)

/**
 * CandorMode:
 * @name: "policy", "package", "case", "lines", "table" or "baseline"
 * @read: reads and answers
 * @prepare: (nullable): loads what libraries load by name, before the lockdown
 * @list_folders: (nullable): those whose files stay within reach
 * @memory: how much it may take, in bytes
 * @stream: whether the input is read as it comes, instead of mapped
 *
 * One of the things that a reading process does.
 */
typedef struct
{
  const char *name;
  gboolean (*read) (CandorJob *job, guint *index, GError **error);
  void (*prepare) (void);
  const char *const *(*list_folders) (void);
  guint64 memory;
  gboolean stream;
} CandorMode;

/**
 * CandorProgram:
 * @modes: what it does; the last has no name
 * @warm: makes ready, before anything is forked, what each job of a program that serves would make anew
 *
 * A reading program. There is one for everything, and one for packages alone, which starts in a third of
 * the time because no library for documents comes with it.
 */
typedef struct
{
  const CandorMode *modes;
  void (*warm) (CandorKnowledge *knowledge);
} CandorProgram;

/* Which one this is: candor-program.c or candor-program-package.c. */
extern const CandorProgram candor_program;

/* (nullable): NULL where there is no such mode. */
const CandorMode *candor_work_find_mode (const char *name);
/* What every job needs and no file has a part in: messages and knowledge. */
gboolean candor_work_prepare (CandorJob *job, GError **error);
/* Maps the files, gives up everything that reading does not need, reads, answers, and ends the process.
 * names: NULL-terminated; descriptors: one for each. */
void candor_work_do (CandorJob *job, const CandorMode *mode, gboolean strict, char **names, const int *descriptors)
    G_GNUC_NORETURN;
/* The same with the files in the places of a process that is started for them. */
void candor_work_do_once (CandorJob *job, const CandorMode *mode, gboolean strict, char **names) G_GNUC_NORETURN;
/* The same for a process that a program of one thread forked of itself: a #CandorReaderWork. */
void candor_work_do_beside (const char *mode, gboolean strict, char **names, CandorKnowledge *knowledge);
/* Answers why there is no result, and ends the process. */
void candor_work_fail (CandorJob *job, guint index, const GError *error) G_GNUC_NORETURN;

G_END_DECLS
