/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-code-marks-private.h"

#include "package/candor-dex-class.h"

static gboolean
candor_marks_may_follow (const CandorWantedString *wanted, char next)
{
  return next == '\0' || wanted->behind == NULL || strchr (wanted->behind, next) != NULL;
}

static void
candor_marks_find_wanted_strings (CandorMarks *self)
{
  for (guint i = 0; i < self->wanted->strings->len; i++)
    {
      const CandorWantedString *wanted = &g_array_index (self->wanted->strings, CandorWantedString, i);
      gsize length = strlen (wanted->text);

      for (guint32 j = candor_dex_find_string_from (self->dex, wanted->text); j < self->dex->strings.count; j++)
        {
          const char *string = candor_dex_get_string (self->dex, j);

          if (string == NULL || strncmp (string, wanted->text, length) != 0)
            break;
          if (candor_marks_may_follow (wanted, string[length]))
            candor_mark_list_add (&self->strings, j, CANDOR_MARK_STRING, i);
        }
    }
}

static gsize
candor_marks_measure_string (CandorMarks *self, const CandorMark *mark)
{
  if (mark->kind != CANDOR_MARK_STRING)
    return 0;
  return strlen (g_array_index (self->wanted->strings, CandorWantedString, mark->value).text);
}

/* Of content URIs one of which continues the other, a string names the longer one only. */
static void
candor_marks_keep_longest (CandorMarks *self)
{
  g_autoptr (GArray) marks = g_steal_pointer (&self->strings.marks);

  self->strings.marks = g_array_new (FALSE, FALSE, sizeof (CandorMark));
  for (guint start = 0, end; start < marks->len; start = end)
    {
      const CandorMark *mark = &g_array_index (marks, CandorMark, start);
      gsize longest = 0;

      for (end = start; end < marks->len && mark[end - start].index == mark->index; end++)
        longest = MAX (longest, candor_marks_measure_string (self, &mark[end - start]));
      for (guint i = 0; i < end - start; i++)
        if (mark[i].kind == CANDOR_MARK_CLASS || candor_marks_measure_string (self, &mark[i]) == longest)
          g_array_append_vals (self->strings.marks, &mark[i], 1);
    }
}

/* Marks the strings that are wanted, in the order of the table. */
void
candor_marks_find_strings (CandorMarks *self)
{
  candor_marks_find_wanted_strings (self);
  candor_mark_list_sort (&self->strings);
  candor_marks_keep_longest (self);
}

/* A constant that a static field begins with counts where the field is read. */
static void
candor_marks_find_constants_of (CandorMarks *self, const CandorDexClassDef *definition)
{
  CandorDexMembers members;
  CandorDexMember member;
  CandorDexValues values;
  const guint8 *start;
  guint32 value;
  guint8 type;

  if (definition->static_values_off == 0 || definition->class_data_off == 0
      || !candor_dex_members_open (&members, self->dex, definition->class_data_off)
      || !candor_dex_values_open (&values, self->dex, definition->static_values_off))
    return;
  for (start = values.at; candor_dex_values_next (&values, &type, &value); start = values.at)
    {
      if (!candor_marks_take_work (self, values.at - start) || !candor_dex_members_next (&members, &member)
          || member.kind != CANDOR_DEX_STATIC_FIELD)
        return;
      if (type == CANDOR_DEX_VALUE_STRING && candor_mark_list_has (&self->strings, value))
        {
          guint count;
          const CandorMark *marks = candor_mark_list_find (&self->strings, value, &count);

          for (guint i = 0; i < count; i++)
            candor_mark_list_add (&self->fields, member.index, marks[i].kind, marks[i].value);
        }
    }
}

void
candor_marks_find_constants (CandorMarks *self)
{
  CandorDexClassDef definition;

  for (guint32 i = 0; i < self->dex->classes.count && self->work_left > 0; i++)
    if (candor_dex_get_class (self->dex, i, &definition))
      candor_marks_find_constants_of (self, &definition);
}
