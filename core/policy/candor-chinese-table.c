/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-chinese-private.h"

/* Tables of SDKs, of permissions and of data: the head of a column says what its cells are. */

#define CONFIDENCE_TABLE 0.9

static ChineseLabel
chinese_reader_get_column_label (ChineseReader *self, guint cell)
{
  int head = self->passages[cell].column_header;

  return head >= 0 ? chinese_reader_get_label (self, head) : CHINESE_LABEL_NONE;
}

/* A row of heads. */
static gboolean
chinese_reader_is_head (ChineseReader *self, guint first)
{
  guint end = self->passages[first].row_end, labels = 0;

  for (guint i = first; i < end; i++)
    if (self->passages[i].column_header < 0 && chinese_reader_get_label (self, i) != CHINESE_LABEL_NONE)
      labels++;
  return labels > 0 && labels * 2 >= end - first;
}

static void
chinese_reader_add_cell (ChineseReader *self, guint cell, ChineseLabel label)
{
  ChineseField field = { .label = label, .passage = cell, .to = self->passages[cell].length };

  g_array_append_val (self->fields, field);
}

/* A table that stands on its side: the first cell of a row is the label of the second. */
static gboolean
chinese_reader_read_sideways (ChineseReader *self, guint first)
{
  guint end = self->passages[first].row_end;
  ChineseLabel label = chinese_reader_get_label (self, first);

  if (end - first != 2 || self->passages[first + 1].length > CHINESE_FIELD_MAXIMUM || label == CHINESE_LABEL_NONE)
    return FALSE;
  for (guint i = 0; i < self->fields->len; i++)
    if (g_array_index (self->fields, ChineseField, i).label == label)
      {
        chinese_reader_end_record (self);
        break;
      }
  chinese_reader_add_cell (self, first + 1, label);
  return TRUE;
}

gboolean
chinese_reader_read_row (ChineseReader *self, guint first)
{
  guint end = self->passages[first].row_end;
  gboolean labelled = FALSE;

  if (chinese_reader_read_sideways (self, first))
    return TRUE;
  chinese_reader_end_record (self);
  if (chinese_reader_is_head (self, first))
    return TRUE;
  for (guint i = first; i < end; i++)
    if (self->passages[i].length > CHINESE_FIELD_MAXIMUM || i - first >= CHINESE_FIELDS_MAXIMUM)
      return FALSE;
  for (guint i = first; i < end; i++)
    {
      ChineseLabel label = chinese_reader_get_column_label (self, i);
      labelled = labelled || label == CHINESE_LABEL_DATA || label == CHINESE_LABEL_PERMISSION;
      chinese_reader_add_cell (self, i, label);
    }
  if (labelled)
    chinese_reader_claim_fields (self, "zh.table", CONFIDENCE_TABLE);
  g_array_set_size (self->fields, 0);
  return labelled;
}
