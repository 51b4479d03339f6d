/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "package/candor-code-file.h"
#include "package/candor-code-hierarchy.h"
#include "package/candor-code.h"
#include "package/candor-package-private.h"

/**
 * CandorCode:
 * @files: (element-type CandorCodeFile): what each dex file told, in the order of their names
 * @unreached: (element-type CandorEntry CandorEntry): set of entries named as code files behind a gap in their numbers
 * @native: (element-type utf8): file names of native libraries, sorted, each once
 * @reflects: code looks up methods by names that are not constants
 * @hides: files may hold code where Android doesn't look for it
 * @complete: every dex file was read to its end
 *
 * The work on the code of one package, stage by stage.
 */
typedef struct
{
  CandorPackage *package;
  const CandorPart *parts;
  gsize n_parts;
  CandorKnowledge *knowledge;
  CandorCodeAhead *ahead;
  const CandorWanted *wanted;
  CandorOwners *owners;
  GPtrArray *files;
  GHashTable *unreached;
  GPtrArray *native;
  gboolean reflects;
  gboolean hides;
  gboolean complete;
} CandorCode;

/* Reads the dex files, several at a time. */
void candor_code_read_files (CandorCode *self);
/* Adds what the manifest tells as if it were one more file. */
void candor_code_add_manifest (CandorCode *self);
/* Answers what a file alone couldn't. */
void candor_code_answer_questions (CandorCode *self);
void candor_code_add_apis (CandorCode *self);
void candor_code_add_sdks (CandorCode *self);
/* Packers, code that is hidden or loaded later, native code: what can't be seen. */
void candor_code_add_limits (CandorCode *self);
/* Whether the code uses each permission; last, since it depends on all the others. */
void candor_code_judge_permissions (CandorCode *self);

/* The number of a code file: 1 for "classes.dex"; 0 for what is none. */
guint candor_code_get_number (const char *name);

/* What to look for, prepared. To be called once. */
const CandorWanted *candor_code_ahead_take_wanted (CandorCodeAhead *ahead);
/* (transfer full) (nullable): the contents of @entry, whether they were inflated ahead or not. From any thread, once an
 * entry. */
GBytes *candor_code_ahead_take_contents (CandorCodeAhead *ahead, CandorContainer *container, const CandorEntry *entry,
                                         GError **error);
CandorErrands *candor_code_ahead_get_errands (CandorCodeAhead *ahead);
