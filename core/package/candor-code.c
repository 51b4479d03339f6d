/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-code-private.h"

static gboolean
candor_code_has_questions (CandorCode *self)
{
  for (guint i = 0; i < self->files->len; i++)
    if (((const CandorCodeFile *) g_ptr_array_index (self->files, i))->questions->len > 0)
      return TRUE;
  return FALSE;
}

void
candor_code_answer_questions (CandorCode *self)
{
  g_autoptr (CandorHierarchy) hierarchy = NULL;
  g_autoptr (GArray) targets = g_array_new (FALSE, FALSE, sizeof (CandorTarget));

  if (!candor_code_has_questions (self))
    return;
  hierarchy = candor_hierarchy_new (self->wanted, self->files);
  for (guint i = 0; i < self->files->len; i++)
    {
      CandorCodeFile *file = g_ptr_array_index (self->files, i);

      for (guint j = 0; j < file->questions->len; j++)
        {
          const CandorCodeQuestion *question = &g_array_index (file->questions, CandorCodeQuestion, j);

          g_array_set_size (targets, 0);
          candor_hierarchy_answer (hierarchy, question, targets);
          for (guint k = 0; k < targets->len; k++)
            {
              CandorCodeFinding finding = { g_array_index (targets, CandorTarget, k), question->site };
              g_array_append_val (file->findings, finding);
            }
        }
    }
}

gboolean
candor_package_scan_code (CandorPackage *self, const CandorPart *parts, gsize n_parts, CandorKnowledge *knowledge,
                          CandorCodeAhead *ahead, GError **error)
{
  CandorCode code = { .package = self, .parts = parts, .n_parts = n_parts, .knowledge = knowledge };

  g_return_val_if_fail (CANDOR_IS_PACKAGE (self), FALSE);
  g_return_val_if_fail (n_parts > 0, FALSE);

  code.ahead = ahead;
  code.wanted = candor_code_ahead_take_wanted (ahead);
  code.owners = candor_owners_new (self, knowledge);
  code.files = g_ptr_array_new_with_free_func ((GDestroyNotify) candor_code_file_free);
  code.unreached = g_hash_table_new (NULL, NULL);
  code.native = g_ptr_array_new_with_free_func (g_free);
  candor_code_read_files (&code);
  candor_code_add_manifest (&code);
  candor_code_answer_questions (&code);
  candor_code_add_limits (&code);
  candor_code_add_apis (&code);
  candor_code_add_sdks (&code);
  candor_code_judge_permissions (&code);
  g_ptr_array_unref (code.native);
  g_hash_table_unref (code.unreached);
  g_ptr_array_unref (code.files);
  candor_owners_free (code.owners);
  return TRUE;
}
