/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-knowledge"

#include "config.h"
#include "knowledge/candor-knowledge-problem.h"

G_DEFINE_BOXED_TYPE (CandorKnowledgeProblem, candor_knowledge_problem, candor_knowledge_problem_copy,
                     candor_knowledge_problem_free)

/**
 * candor_knowledge_problem_new:
 * @file: the file's name
 * @line: the line, or 0
 * @format: what is wrong, as for printf()
 *
 * Returns: (transfer full): a problem
 */
CandorKnowledgeProblem *
candor_knowledge_problem_new (CandorKnowledgeError code, const char *file, guint line,
                              const char *format, ...)
{
  CandorKnowledgeProblem *self = g_new0 (CandorKnowledgeProblem, 1);
  va_list arguments;

  self->code = code;
  self->file = g_strdup (file);
  self->line = line;
  va_start (arguments, format);
  self->message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return self;
}

CandorKnowledgeProblem *
candor_knowledge_problem_copy (CandorKnowledgeProblem *self)
{
  return candor_knowledge_problem_new (self->code, self->file, self->line, "%s", self->message);
}

void
candor_knowledge_problem_free (CandorKnowledgeProblem *self)
{
  if (self == NULL)
    return;
  g_free (self->file);
  g_free (self->message);
  g_free (self);
}

/**
 * candor_knowledge_problem_format:
 *
 * Returns: (transfer full): file, line and message as compilers write them
 */
char *
candor_knowledge_problem_format (CandorKnowledgeProblem *self)
{
  if (self->line == 0)
    return g_strdup_printf ("%s: %s", self->file, self->message);
  return g_strdup_printf ("%s:%u: %s", self->file, self->line, self->message);
}
