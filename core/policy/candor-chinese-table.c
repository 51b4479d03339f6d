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

/* Where the first row of the table ends that a cell is in, and how many rows begin with a label. */
static guint
chinese_reader_count_labelled_rows (ChineseReader *self, guint first, guint *rows, guint *end)
{
  guint table = self->passages[first].table, labelled = 0, i = first;

  for (*rows = 0; i < self->n_passages && self->passages[i].table == table; i = self->passages[i].row_end)
    {
      ChineseLabel label = chinese_reader_get_label (self, i);

      if (self->passages[i].length > CHINESE_FIELD_MAXIMUM || self->passages[i].row_end - i > CHINESE_FIELDS_MAXIMUM)
        return 0;
      labelled += label != CHINESE_LABEL_NONE;
      (*rows)++;
    }
  *end = i;
  return labelled;
}

/* A column of a table whose heads stand in its first column. */
static void
chinese_reader_read_column (ChineseReader *self, guint first, guint end, guint column)
{
  for (guint row = first; row < end; row = self->passages[row].row_end)
    {
      ChineseLabel label = chinese_reader_get_label (self, row);

      for (guint i = row + 1; i < self->passages[row].row_end; i++)
        if (self->passages[i].column == column && label != CHINESE_LABEL_NONE && self->fields->len < CHINESE_FIELDS_MAXIMUM)
          chinese_reader_add_cell (self, i, label);
    }
  if (self->fields->len > 0)
    chinese_reader_claim_fields (self, "zh.table", CONFIDENCE_TABLE);
  g_array_set_size (self->fields, 0);
}

/* A table on its side with a party a column: nearly every row begins with a label, and none but the first cells
 * of its first row is one. Returns the passage behind it, or 0. */
static guint
chinese_reader_read_columns (ChineseReader *self, guint first)
{
  guint rows, end = first, labelled, columns = self->passages[first].row_end - first;

  if (columns < 3 || self->passages[first].column_header >= 0 || chinese_reader_get_label (self, first) == CHINESE_LABEL_NONE)
    return 0;
  for (guint i = first + 1; i < first + columns; i++)
    if (chinese_reader_get_label (self, i) != CHINESE_LABEL_NONE)
      return 0;
  labelled = chinese_reader_count_labelled_rows (self, first, &rows, &end);
  if (labelled < 2 || labelled * 4 < rows * 3)
    return 0;
  chinese_reader_end_record (self);
  for (guint i = first + 1; i < first + columns; i++)
    chinese_reader_read_column (self, first, end, self->passages[i].column);
  return end;
}

static gboolean
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

guint
chinese_reader_read_table (ChineseReader *self, guint first)
{
  guint end = chinese_reader_read_columns (self, first);

  if (end > 0)
    return end;
  return chinese_reader_read_row (self, first) ? self->passages[first].row_end : 0;
}
