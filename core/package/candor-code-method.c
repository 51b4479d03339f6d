/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-code-scan-private.h"

/* References of one method that are kept before repeats are dropped, and of one file afterwards. Real
 * ones stay below by orders of magnitude. */
#define FOUND_LIMIT 65536u
#define HITS_LIMIT 500000u

void
candor_code_scan_add (CandorCodeScan *self, CandorMarkKind kind, guint32 value)
{
  CandorCodeHit hit = { kind, value, self->class_type, self->method_name };

  if (self->hits->len < HITS_LIMIT)
    g_array_append_val (self->hits, hit);
  else
    self->marks.work_left = 0;
}

static void
candor_code_scan_note (CandorCodeScan *self, const CandorMarkList *list, guint32 index)
{
  guint count;
  const CandorMark *marks = candor_mark_list_find (list, index, &count);

  for (guint i = 0; i < count; i++)
    {
      CandorCodeHit hit = { marks[i].kind, marks[i].value, 0, 0 };

      if (hit.kind == CANDOR_MARK_QUESTION)
        hit.value = index;
      if (self->found->len < FOUND_LIMIT)
        g_array_append_val (self->found, hit);
    }
}

static int
candor_code_scan_compare (gconstpointer a, gconstpointer b)
{
  const CandorCodeHit *left = a, *right = b;

  if (left->kind != right->kind)
    return left->kind < right->kind ? -1 : 1;
  return (left->value > right->value) - (left->value < right->value);
}

/* Several instructions of a method may refer to the same; once is enough. */
static void
candor_code_scan_drop_repeats (GArray *hits, guint from)
{
  guint kept = from;

  if (hits->len - from < 2)
    return;
  qsort (&g_array_index (hits, CandorCodeHit, from), hits->len - from, sizeof (CandorCodeHit),
         candor_code_scan_compare);
  for (guint i = from; i < hits->len; i++)
    if (i == from || candor_code_scan_compare (&g_array_index (hits, CandorCodeHit, i), &g_array_index (hits, CandorCodeHit, kept - 1)) != 0)
      g_array_index (hits, CandorCodeHit, kept++) = g_array_index (hits, CandorCodeHit, i);
  g_array_set_size (hits, kept);
}

static gboolean
candor_code_scan_has (CandorCodeScan *self, CandorMarkKind kind, guint32 value)
{
  for (guint i = 0; i < self->found->len; i++)
    {
      const CandorCodeHit *hit = &g_array_index (self->found, CandorCodeHit, i);

      if (hit->kind == kind && hit->value == value)
        return TRUE;
    }
  return FALSE;
}

static void
candor_code_scan_match_members (CandorCodeScan *self, GArray *members, const char *name)
{
  for (guint i = candor_wanted_find_members (members, name); i < members->len; i++)
    {
      const CandorWantedMember *member = &g_array_index (members, CandorWantedMember, i);

      if (strcmp (member->name, name) != 0)
        return;
      if (!member->inherited && member->target.kind == CANDOR_TARGET_API)
        candor_code_scan_add (self, CANDOR_MARK_API, member->target.index);
    }
}

/* Reflection: a method that holds a wanted class, by name or as a constant, and a member's name. Either
 * alone says nothing. */
static void
candor_code_scan_reflection (CandorCodeScan *self, CandorInstructions instructions)
{
  CandorOpcodeKind kind;
  guint32 index;

  while (candor_instructions_next (&instructions, &kind, &index))
    {
      const char *name = NULL;

      if (kind == CANDOR_OPCODE_STRING || kind == CANDOR_OPCODE_STRING_JUMBO)
        name = candor_dex_get_string (self->dex, index);
      for (guint i = 0; name != NULL && i < self->found->len; i++)
        {
          const CandorCodeHit *hit = &g_array_index (self->found, CandorCodeHit, i);
          const CandorWantedClass *wanted;

          if (hit->kind != CANDOR_MARK_CLASS)
            continue;
          wanted = candor_wanted_get_class (self->marks.wanted, hit->value);
          candor_code_scan_match_members (self, wanted->methods, name);
          candor_code_scan_match_members (self, wanted->fields, name);
        }
    }
}

static gboolean
candor_code_scan_is_lookup (CandorCodeScan *self, guint value)
{
  return self->marks.wanted->blind_spots[value].kind == CANDOR_BLIND_SPOT_REFLECTION;
}

/* Whether a method looks up more members by name than it holds constants: then some of the names come
 * from elsewhere. */
static gboolean
candor_code_scan_looks_up_unseen (CandorCodeScan *self, CandorInstructions instructions)
{
  CandorOpcodeKind kind;
  guint32 index;
  guint n_lookups = 0, n_constants = 0;

  while (candor_instructions_next (&instructions, &kind, &index))
    {
      guint count = 0;
      const CandorMark *marks = NULL;

      n_constants += kind == CANDOR_OPCODE_STRING || kind == CANDOR_OPCODE_STRING_JUMBO;
      if (kind == CANDOR_OPCODE_CALL && candor_mark_list_has (&self->marks.methods, index))
        marks = candor_mark_list_find (&self->marks.methods, index, &count);
      for (guint i = 0; i < count; i++)
        n_lookups += marks[i].kind == CANDOR_MARK_BLIND_SPOT && candor_code_scan_is_lookup (self, marks[i].value);
    }
  return n_lookups > n_constants;
}

static void
candor_code_scan_judge (CandorCodeScan *self, CandorInstructions instructions)
{
  gsize size = instructions.end - instructions.at;
  guint n_classes = 0;

  for (guint i = 0; i < self->found->len; i++)
    {
      const CandorCodeHit *hit = &g_array_index (self->found, CandorCodeHit, i);
      const CandorWantedString *wanted;

      switch (hit->kind)
        {
        case CANDOR_MARK_BLIND_SPOT:
          if (!candor_code_scan_is_lookup (self, hit->value)
              || (candor_marks_take_work (&self->marks, size) && candor_code_scan_looks_up_unseen (self, instructions)))
            candor_code_scan_add (self, hit->kind, hit->value);
          break;
        case CANDOR_MARK_API:
        case CANDOR_MARK_QUESTION:
          candor_code_scan_add (self, hit->kind, hit->value);
          break;
        case CANDOR_MARK_STRING:
          wanted = &g_array_index (self->marks.wanted->strings, CandorWantedString, hit->value);
          if (wanted->reader == 0 || candor_code_scan_has (self, CANDOR_MARK_READER, wanted->reader - 1))
            candor_code_scan_add (self, CANDOR_MARK_API, wanted->api);
          break;
        case CANDOR_MARK_CLASS:
          n_classes++;
          break;
        case CANDOR_MARK_READER:
        case CANDOR_MARK_CALLBACK:
        default:
          break;
        }
    }
  if (n_classes > 0 && candor_marks_take_work (&self->marks, size * n_classes))
    candor_code_scan_reflection (self, instructions);
}

/**
 * candor_code_scan_method:
 * @code_offset: where its code is
 *
 * Walks the instructions of one method.
 */
void
candor_code_scan_method (CandorCodeScan *self, guint32 code_offset)
{
  CandorInstructions instructions, start;
  CandorOpcodeKind kind;
  guint from = self->hits->len;
  guint32 index;

  if (!candor_instructions_open (&instructions, self->dex, code_offset)
      || !candor_marks_take_work (&self->marks, instructions.end - instructions.at))
    {
      self->file->n_damaged++;
      return;
    }
  g_array_set_size (self->found, 0);
  start = instructions;
  while (candor_instructions_next (&instructions, &kind, &index))
    {
      const CandorMarkList *list = self->lists[kind];

      if (G_UNLIKELY (candor_mark_list_has (list, index)))
        candor_code_scan_note (self, list, index);
      if (kind == CANDOR_OPCODE_CALL && !self->is_library)
        candor_mark_list_set (&self->entered, index);
    }
  if (instructions.at != instructions.end)
    self->file->n_damaged++;
  if (self->found->len == 0)
    return;
  candor_code_scan_drop_repeats (self->found, 0);
  candor_code_scan_judge (self, start);
  candor_code_scan_drop_repeats (self->hits, from);
}
