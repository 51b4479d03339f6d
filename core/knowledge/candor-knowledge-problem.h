/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "knowledge/candor-knowledge.h"

G_BEGIN_DECLS

/**
 * CandorKnowledgeProblem:
 * @code: what kind of problem
 * @file: the file's name inside its folder
 * @line: the line, counted from 1; 0 where the file as a whole is meant
 * @message: what is wrong, for people, translated
 *
 * One thing wrong in a folder of knowledge.
 */
typedef struct
{
  CandorKnowledgeError code;
  char *file;
  guint line;
  char *message;
} CandorKnowledgeProblem;

#define CANDOR_TYPE_KNOWLEDGE_PROBLEM (candor_knowledge_problem_get_type ())
GType candor_knowledge_problem_get_type (void);

CandorKnowledgeProblem *candor_knowledge_problem_new (CandorKnowledgeError code,
                                                      const char *file,
                                                      guint line,
                                                      const char *format,
                                                      ...) G_GNUC_PRINTF (4, 5);
CandorKnowledgeProblem *candor_knowledge_problem_copy (CandorKnowledgeProblem *self);
void candor_knowledge_problem_free (CandorKnowledgeProblem *self);
/* "sdks.xml:12: …" */
char *candor_knowledge_problem_format (CandorKnowledgeProblem *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandorKnowledgeProblem, candor_knowledge_problem_free)

/* Checks a folder and tells all that is wrong with it: schema first, and where every file fits the
 * schema, the references between entries. problems: (element-type CandorKnowledgeProblem), each is
 * added in order of file and line. Returns whether there are none. */
gboolean candor_knowledge_check_folder (const char *path, GPtrArray *problems);

G_END_DECLS
