/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-policy-layout.h"

#define CANDOR_HEADING_LEVELS 6u
#define CANDOR_LIST_DEPTHS 4u
#define CANDOR_LIST_INDENT 18
#define CANDOR_LAYOUT_MARGIN 14

struct _CandorPolicyLayout
{
  GtkTextBuffer *buffer;
  CandorPolicy *policy;
  CandorPolicyLayoutPlaced placed;
  gpointer user_data;
  guint document;
  guint block;
  guint table;
  guint row;
  gboolean in_row;
  GPtrArray *heads; /* texts that head the table's columns; NULL where a column has none */
};

void
candor_policy_layout_add_tags (GtkTextBuffer *buffer)
{
  static const double scales[CANDOR_HEADING_LEVELS] = { 1.5, 1.25, 1.1, 1.0, 1.0, 1.0 };

  gtk_text_buffer_create_tag (buffer, "file", "scale", 0.85, "pixels-above-lines", 18,
                              "pixels-below-lines", 4, NULL);
  gtk_text_buffer_create_tag (buffer, "paragraph", "pixels-below-lines", 8, NULL);
  for (guint i = 0; i < CANDOR_HEADING_LEVELS; i++)
    {
      g_autofree char *name = g_strdup_printf ("heading-%u", i + 1);
      gtk_text_buffer_create_tag (buffer, name, "weight", PANGO_WEIGHT_BOLD, "scale", scales[i],
                                  "pixels-above-lines", i < 2 ? 16 : 10, "pixels-below-lines", 6, NULL);
    }
  for (guint i = 0; i < CANDOR_LIST_DEPTHS; i++)
    {
      g_autofree char *name = g_strdup_printf ("list-%u", i + 1);
      gtk_text_buffer_create_tag (buffer, name, "left-margin",
                                  CANDOR_LAYOUT_MARGIN + CANDOR_LIST_INDENT * ((int) i + 1), "indent",
                                  -CANDOR_LIST_INDENT + 4, "pixels-below-lines", 4, NULL);
    }
  gtk_text_buffer_create_tag (buffer, "table", "left-margin", CANDOR_LAYOUT_MARGIN + 12, "right-margin",
                              CANDOR_LAYOUT_MARGIN + 8, "pixels-below-lines", 2, NULL);
  gtk_text_buffer_create_tag (buffer, "row-end", "pixels-below-lines", 8, NULL);
  gtk_text_buffer_create_tag (buffer, "gap", "scale", 0.3, NULL);
  gtk_text_buffer_create_tag (buffer, "strong", "weight", PANGO_WEIGHT_BOLD, NULL);
  gtk_text_buffer_create_tag (buffer, "dim", "scale", 0.9, NULL);
}

void
candor_policy_layout_set_colors (GtkTextBuffer *buffer, const GdkRGBA *dim, const GdkRGBA *shade)
{
  GtkTextTagTable *tags = gtk_text_buffer_get_tag_table (buffer);

  g_object_set (gtk_text_tag_table_lookup (tags, "dim"), "foreground-rgba", dim, NULL);
  g_object_set (gtk_text_tag_table_lookup (tags, "file"), "foreground-rgba", dim, NULL);
  g_object_set (gtk_text_tag_table_lookup (tags, "table"), "paragraph-background-rgba", shade, NULL);
}

CandorPolicyLayout *
candor_policy_layout_new (GtkTextBuffer *buffer, CandorPolicy *policy, CandorPolicyLayoutPlaced placed,
                          gpointer user_data)
{
  CandorPolicyLayout *self = g_new0 (CandorPolicyLayout, 1);

  self->buffer = buffer; /* which owns the layout's owner */
  self->policy = g_object_ref (policy);
  self->placed = placed;
  self->user_data = user_data;
  self->heads = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
candor_policy_layout_free (CandorPolicyLayout *self)
{
  g_object_unref (self->policy);
  g_ptr_array_unref (self->heads);
  g_free (self);
}

/* Writes text at the end, under up to two tags. */
static void
candor_policy_layout_write (CandorPolicyLayout *self, const char *text, const char *tag, const char *more)
{
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (self->buffer, &end);
  gtk_text_buffer_insert_with_tags_by_name (self->buffer, &end, text, -1, tag, more, NULL);
}

/* No tag goes on from line to line: GTK 4.8 may draw a line at whose beginning none begins or ends with those of the
 * line that it drew last. */
static void
candor_policy_layout_end_line (CandorPolicyLayout *self)
{
  candor_policy_layout_write (self, "\n", NULL, NULL);
}

static void
candor_policy_layout_write_block (CandorPolicyLayout *self, CandorBlock *block, const char *tag,
                                  const char *more)
{
  guint place = (guint) gtk_text_buffer_get_char_count (self->buffer);

  candor_policy_layout_write (self, candor_block_get_text (block), tag, more);
  self->placed (self->document, block, place, self->user_data);
}

static void
candor_policy_layout_end_row (CandorPolicyLayout *self)
{
  if (!self->in_row)
    return;
  candor_policy_layout_write (self, "\n", "table", "row-end");
  candor_policy_layout_write (self, "\n", "gap", NULL);
  self->in_row = FALSE;
}

static const char *
candor_policy_layout_get_head (CandorPolicyLayout *self, guint column)
{
  return column < self->heads->len ? g_ptr_array_index (self->heads, column) : NULL;
}

/* A cell of a table is seldom wide; a row of them is. So each row stands as a card: its first cell as
 * the name, each further cell on a line of its own behind the words that head its column. */
static void
candor_policy_layout_write_cell (CandorPolicyLayout *self, CandorBlock *block)
{
  gboolean heading = candor_block_get_kind (block) == CANDOR_BLOCK_TABLE_HEADER;
  guint column = candor_block_get_column (block);
  const char *head;

  if (candor_block_get_table (block) != self->table)
    g_ptr_array_set_size (self->heads, 0);
  if (candor_block_get_table (block) != self->table || candor_block_get_row (block) != self->row)
    candor_policy_layout_end_row (self);
  self->table = candor_block_get_table (block);
  self->row = candor_block_get_row (block);

  if (heading && self->row == 0)
    {
      if (column >= self->heads->len && column < 64) /* no table that is read has more columns */
        g_ptr_array_set_size (self->heads, (int) column + 1);
      if (column < self->heads->len && g_ptr_array_index (self->heads, column) == NULL)
        g_ptr_array_index (self->heads, column) = g_strdup (candor_block_get_text (block));
      candor_policy_layout_write (self, self->in_row ? " · " : "", "table", "dim");
      candor_policy_layout_write_block (self, block, "table", "dim");
      self->in_row = TRUE;
      return;
    }
  if (self->in_row)
    candor_policy_layout_write (self, "\n", "table", NULL);
  head = column > 0 ? candor_policy_layout_get_head (self, column) : NULL;
  if (head != NULL)
    {
      g_autofree char *label = g_strconcat (head, ": ", NULL);
      candor_policy_layout_write (self, label, "table", "dim");
    }
  candor_policy_layout_write_block (self, block, "table",
                                    heading || (column == 0 && self->heads->len > 1) ? "strong" : NULL);
  self->in_row = TRUE;
}

/* Items that bring their own number or letter need no bullet. */
static gboolean
candor_item_is_numbered (const char *text)
{
  gunichar first = g_utf8_get_char (text);

  return g_unichar_isdigit (first) || first == '(' || first == 0xFF08 /* （ */
         || (first >= 0x2460 && first <= 0x24FF) /* ① and its like */;
}

static void
candor_policy_layout_write_item (CandorPolicyLayout *self, CandorBlock *block)
{
  guint depth = CLAMP (candor_block_get_level (block), 1, CANDOR_LIST_DEPTHS);
  g_autofree char *tag = g_strdup_printf ("list-%u", depth);

  if (!candor_item_is_numbered (candor_block_get_text (block)))
    candor_policy_layout_write (self, "•  ", tag, NULL);
  candor_policy_layout_write_block (self, block, tag, NULL);
  candor_policy_layout_end_line (self);
}

static void
candor_policy_layout_write_heading (CandorPolicyLayout *self, CandorBlock *block)
{
  guint level = CLAMP (candor_block_get_level (block), 1, CANDOR_HEADING_LEVELS);
  g_autofree char *tag = g_strdup_printf ("heading-%u", level);

  candor_policy_layout_write_block (self, block, tag, NULL);
  candor_policy_layout_end_line (self);
}

static void
candor_policy_layout_write_any (CandorPolicyLayout *self, CandorBlock *block)
{
  CandorBlockKind kind = candor_block_get_kind (block);

  if (kind == CANDOR_BLOCK_TABLE_CELL || kind == CANDOR_BLOCK_TABLE_HEADER)
    {
      candor_policy_layout_write_cell (self, block);
      return;
    }
  candor_policy_layout_end_row (self);
  if (kind == CANDOR_BLOCK_HEADING)
    candor_policy_layout_write_heading (self, block);
  else if (kind == CANDOR_BLOCK_LIST_ITEM)
    candor_policy_layout_write_item (self, block);
  else
    {
      candor_policy_layout_write_block (self, block, "paragraph", NULL);
      candor_policy_layout_end_line (self);
    }
}

/* Several files are read one after the other; each then says which it is. */
static void
candor_policy_layout_begin_document (CandorPolicyLayout *self, CandorDocument *document)
{
  self->table = 0;
  if (g_list_model_get_n_items (candor_policy_get_documents (self->policy)) < 2)
    return;
  candor_policy_layout_write (self, candor_document_get_name (document), "file", NULL);
  candor_policy_layout_write (self, "\n", "file", NULL);
}

gboolean
candor_policy_layout_step (CandorPolicyLayout *self)
{
  CandorDocument *document;

  if (self->document >= g_list_model_get_n_items (candor_policy_get_documents (self->policy)))
    return FALSE;
  document = candor_policy_get_document (self->policy, self->document);
  if (self->block == 0)
    candor_policy_layout_begin_document (self, document);
  if (self->block < candor_document_get_block_count (document))
    {
      candor_policy_layout_write_any (self, candor_document_get_block (document, self->block++));
      return TRUE;
    }
  candor_policy_layout_end_row (self);
  self->document++;
  self->block = 0;
  return TRUE;
}
