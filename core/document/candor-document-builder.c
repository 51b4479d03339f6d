/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-document"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "document/candor-document-private.h"
#include "document/candor-fold.h"
#include "document/candor-language.h"
#include "base/candor-list.h"
#include "base/candor-sha256.h"

/* Less is a quoted word or a company's name. */
#define OTHER_SHARE_WORTH_TELLING 0.05

void
candor_document_builder_init (CandorDocumentBuilder *self)
{
  memset (self, 0, sizeof *self);
  self->blocks = candor_list_new (CANDOR_TYPE_BLOCK);
  self->warnings = g_ptr_array_new_with_free_func ((GDestroyNotify) candor_note_unref);
}

void
candor_document_builder_clear (CandorDocumentBuilder *self)
{
  g_clear_object (&self->blocks);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->warnings, g_ptr_array_unref);
}

static guint
limit_level (CandorBlockKind kind, guint level)
{
  switch (kind)
    {
    case CANDOR_BLOCK_HEADING:
      return CLAMP (level, 1, CANDOR_BLOCK_HEADING_LEVEL_MAX);
    case CANDOR_BLOCK_LIST_ITEM:
      return CLAMP (level, 1, CANDOR_BLOCK_LIST_LEVEL_MAX);
    case CANDOR_BLOCK_PARAGRAPH:
    case CANDOR_BLOCK_TABLE_HEADER:
    case CANDOR_BLOCK_TABLE_CELL:
    default:
      return 0;
    }
}

CandorBlock *
candor_document_builder_add (CandorDocumentBuilder *self, CandorBlockKind kind, guint level,
                             const char *text, guint line)
{
  g_autofree char *folded = NULL;
  g_autoptr (CandorBlock) block = NULL;

  if (self->full)
    return NULL;
  folded = candor_fold (text);
  if (*folded == '\0')
    return NULL;
  self->text_size += strlen (folded) + 1;
  if (self->text_size > CANDOR_DOCUMENT_TEXT_SIZE_MAX
      || g_list_model_get_n_items (G_LIST_MODEL (self->blocks)) >= CANDOR_DOCUMENT_BLOCKS_MAX)
    {
      self->full = TRUE;
      return NULL;
    }
  block = g_object_new (CANDOR_TYPE_BLOCK, NULL);
  block->kind = kind;
  block->level = limit_level (kind, level);
  block->text = g_steal_pointer (&folded);
  block->line = line;
  candor_list_append (self->blocks, block);
  return block;
}

guint
candor_document_builder_begin_table (CandorDocumentBuilder *self)
{
  return ++self->tables;
}

CandorBlock *
candor_document_builder_add_cell (CandorDocumentBuilder *self, const CandorDocumentCell *cell,
                                  const char *text, guint line)
{
  CandorBlockKind kind = cell->is_header ? CANDOR_BLOCK_TABLE_HEADER : CANDOR_BLOCK_TABLE_CELL;
  CandorBlock *block = candor_document_builder_add (self, kind, 0, text, line);

  if (block == NULL)
    return NULL;
  block->table = cell->table;
  block->row = MIN (cell->row, CANDOR_BLOCK_ROW_MAX - 1);
  block->column = MIN (cell->column, CANDOR_BLOCK_COLUMN_MAX - 1);
  block->row_span = CLAMP (cell->row_span, 1, CANDOR_BLOCK_ROW_MAX);
  block->column_span = CLAMP (cell->column_span, 1, CANDOR_BLOCK_COLUMN_MAX);
  return block;
}

void
candor_document_builder_set_title (CandorDocumentBuilder *self, const char *title)
{
  g_autofree char *folded = title != NULL ? candor_fold (title) : NULL;

  if (folded != NULL && *folded != '\0' && self->title == NULL)
    self->title = g_steal_pointer (&folded);
}

/* All texts in order, a line feed after each; tells each block its place. */
static char *
lay_out_text (GPtrArray *blocks, gsize size)
{
  GString *text = g_string_sized_new (size + 1);
  guint position = 0;

  for (guint i = 0; i < blocks->len; i++)
    {
      CandorBlock *block = g_ptr_array_index (blocks, i);

      block->start = position;
      block->end = position + (guint) g_utf8_strlen (block->text, -1);
      position = block->end + 1;
      g_string_append (text, block->text);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static char *
find_title (GPtrArray *blocks)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      CandorBlock *block = g_ptr_array_index (blocks, i);

      if (block->kind == CANDOR_BLOCK_HEADING)
        return g_strdup (block->text);
    }
  return g_strdup ("");
}

static void
detect_language (CandorDocument *document)
{
  double other_share;

  document->language = candor_language_detect (document->text, &other_share);
  if (other_share >= OTHER_SHARE_WORTH_TELLING && strcmp (document->language, "other") != 0)
    g_ptr_array_add (document->warnings,
                     candor_note_new (N_ ("A part of the document is in a language that is not read."), CANDOR_NOTE_END));
}

static gboolean
check_builder (CandorDocumentBuilder *self, const char *name, GError **error)
{
  if (self->full)
    {
      g_set_error (error, CANDOR_DOCUMENT_ERROR, CANDOR_DOCUMENT_ERROR_TOO_LARGE,
                   _ ("%s goes beyond what is read: over %u MB of text or %u blocks, or broken markup without end"), name,
                   CANDOR_DOCUMENT_TEXT_SIZE_MAX / 1024 / 1024, CANDOR_DOCUMENT_BLOCKS_MAX);
      return FALSE;
    }
  if (g_list_model_get_n_items (G_LIST_MODEL (self->blocks)) == 0)
    {
      g_set_error (error, CANDOR_DOCUMENT_ERROR, CANDOR_DOCUMENT_ERROR_EMPTY, _ ("%s holds no text"),
                   name);
      return FALSE;
    }
  return TRUE;
}

CandorDocument *
candor_document_builder_end (CandorDocumentBuilder *self, GBytes *bytes, const char *name,
                             const char *format, GError **error)
{
  g_autofree char *sha256 = NULL;
  CandorDocument *document;

  if (!check_builder (self, name, error))
    return NULL;
  document = g_object_new (CANDOR_TYPE_DOCUMENT, NULL);
  document->name = g_strdup (name);
  document->format = candor_document_intern_format (format);
  document->size = g_bytes_get_size (bytes);
  sha256 = candor_sha256_dup_of_bytes (bytes);
  g_strlcpy (document->sha256, sha256, sizeof document->sha256);
  document->blocks = g_steal_pointer (&self->blocks);
  document->warnings = g_steal_pointer (&self->warnings);
  candor_document_index_blocks (document);
  candor_document_glue (document->index);
  document->text = lay_out_text (document->index, self->text_size);
  candor_document_index_text (document);
  document->title = self->title != NULL ? g_steal_pointer (&self->title) : find_title (document->index);
  detect_language (document);
  return document;
}
