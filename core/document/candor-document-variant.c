/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-document"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "document/candor-document-private.h"
#include "base/candor-list.h"
#include "base/candor-serial.h"

#define SHA256_DIGITS 64
#define NAME_SIZE_MAX 1024

#define BLOCK_TYPE "(yyuuuiiuuuuu)"

static void
candor_document_serialize_blocks (CandorSerial *serial, gpointer document)
{
  CandorDocument *self = document;

  for (guint i = 0; i < self->index->len; i++)
    {
      CandorBlock *block = g_ptr_array_index (self->index, i);

      candor_serial_add (serial, BLOCK_TYPE, (guint8) block->kind, (guint8) block->level, block->start, block->end, block->line,
                         block->section, block->lead_in, block->table, block->row, block->column, block->row_span,
                         block->column_span);
    }
}

/**
 * candor_document_to_variant:
 *
 * Returns: (transfer floating): a variant of type %CANDOR_DOCUMENT_VARIANT_TYPE
 */
GVariant *
candor_document_to_variant (CandorDocument *self)
{
  g_return_val_if_fail (CANDOR_IS_DOCUMENT (self), NULL);
  return g_variant_new ("(ssstsss@a(yyuuuiiuuuuu)@a" CANDOR_NOTE_VARIANT_TYPE ")", self->name,
                        self->format, self->sha256, self->size, self->language, self->title,
                        self->text, candor_serial_new_list ("a" BLOCK_TYPE, candor_document_serialize_blocks, self),
                        candor_notes_to_variant (self->warnings));
}

static gboolean
fail (GError **error, const char *part)
{
  g_set_error (error, CANDOR_DOCUMENT_ERROR, CANDOR_DOCUMENT_ERROR_SERIALIZED,
               _ ("The result of reading a policy does not hold together: %s"), part);
  return FALSE;
}

static gboolean
is_sha256 (const char *text)
{
  for (gsize i = 0; i < SHA256_DIGITS; i++)
    if (!g_ascii_isxdigit (text[i]) || g_ascii_isupper (text[i]))
      return FALSE;
  return text[SHA256_DIGITS] == '\0';
}

static gboolean
is_level (CandorBlock *block)
{
  switch (block->kind)
    {
    case CANDOR_BLOCK_HEADING:
      return block->level >= 1 && block->level <= CANDOR_BLOCK_HEADING_LEVEL_MAX;
    case CANDOR_BLOCK_LIST_ITEM:
      return block->level >= 1 && block->level <= CANDOR_BLOCK_LIST_LEVEL_MAX;
    case CANDOR_BLOCK_PARAGRAPH:
    case CANDOR_BLOCK_TABLE_HEADER:
    case CANDOR_BLOCK_TABLE_CELL:
      return block->level == 0;
    default:
      return FALSE;
    }
}

static gboolean
is_in_table (CandorBlock *block)
{
  if (block->kind == CANDOR_BLOCK_TABLE_HEADER || block->kind == CANDOR_BLOCK_TABLE_CELL)
    return block->table > 0 && block->row < CANDOR_BLOCK_ROW_MAX && block->column < CANDOR_BLOCK_COLUMN_MAX
           && block->row_span >= 1 && block->row_span <= CANDOR_BLOCK_ROW_MAX && block->column_span >= 1
           && block->column_span <= CANDOR_BLOCK_COLUMN_MAX;
  return block->table == 0 && block->row == 0 && block->column == 0 && block->row_span == 0
         && block->column_span == 0;
}

/* Both point back, so neither can make a circle; a section is a heading, and broader than one below it. */
static gboolean
is_glued (GPtrArray *blocks, CandorBlock *block)
{
  int count = blocks->len;
  CandorBlock *section;

  if (block->section < -1 || block->section >= count || block->lead_in < -1 || block->lead_in >= count)
    return FALSE;
  if (block->section < 0)
    return TRUE;
  section = g_ptr_array_index (blocks, block->section);
  return section->kind == CANDOR_BLOCK_HEADING
         && (block->kind != CANDOR_BLOCK_HEADING || section->level < block->level);
}

/* Walks the text beside the blocks: *at is where the block must begin, and where it ends is a line feed. */
static gboolean
take_text (CandorBlock *block, const char **at, guint *position)
{
  const char *end = strchr (*at, '\n');
  gsize length;

  if (end == NULL || end == *at)
    return FALSE;
  length = g_utf8_strlen (*at, end - *at);
  if (block->start != *position || block->end < block->start || block->end - block->start != length)
    return FALSE;
  block->text = g_strndup (*at, end - *at);
  *position = block->end + 1;
  *at = end + 1;
  return TRUE;
}

static gboolean
read_blocks (CandorDocument *self, GVariant *variant, GError **error)
{
  g_autoptr (GPtrArray) blocks = g_ptr_array_new ();
  const char *at = self->text;
  guint8 kind, level;
  CandorSerialList items;
  guint position = 0;

  if (g_variant_n_children (variant) == 0 || g_variant_n_children (variant) > CANDOR_DOCUMENT_BLOCKS_MAX)
    return fail (error, "blocks");
  candor_serial_list_init (&items, variant);
  for (;;)
    {
      g_autoptr (CandorBlock) block = g_object_new (CANDOR_TYPE_BLOCK, NULL);

      if (!candor_serial_list_next (&items, &kind, &level, &block->start, &block->end,
                                &block->line, &block->section, &block->lead_in, &block->table,
                                &block->row, &block->column, &block->row_span, &block->column_span))
        break;
      block->kind = kind;
      block->level = level;
      if (!is_level (block) || !is_in_table (block))
        return fail (error, "block");
      if (!is_glued (blocks, block))
        return fail (error, "section");
      if (!take_text (block, &at, &position))
        return fail (error, "offset");
      g_ptr_array_add (blocks, block);
      candor_list_append (self->blocks, block);
    }
  return *at == '\0' || fail (error, "text");
}

static gboolean
check_head (CandorDocument *self, const char *sha256, GError **error)
{
  if (*self->name == '\0' || strlen (self->name) > NAME_SIZE_MAX || strchr (self->name, '/') != NULL)
    return fail (error, "name");
  if (self->format == NULL)
    return fail (error, "format");
  if (self->language == NULL)
    return fail (error, "language");
  if (!is_sha256 (sha256))
    return fail (error, "sha256");
  if (strlen (self->text) > CANDOR_DOCUMENT_TEXT_SIZE_MAX)
    return fail (error, "text");
  return TRUE;
}

/**
 * candor_document_new_from_variant:
 * @variant: from candor_document_to_variant(), maybe in a hostile process: everything is checked
 *
 * Returns: (transfer full): the document, or %NULL with %CANDOR_DOCUMENT_ERROR_SERIALIZED
 */
CandorDocument *
candor_document_new_from_variant (GVariant *variant, GError **error)
{
  g_autoptr (CandorDocument) self = NULL;
  g_autoptr (GVariant) blocks = NULL, warnings = NULL;
  const char *format, *language, *sha256;

  if (!g_variant_is_of_type (variant, G_VARIANT_TYPE (CANDOR_DOCUMENT_VARIANT_TYPE))
      || !g_variant_is_normal_form (variant))
    {
      fail (error, "type");
      return NULL;
    }
  self = g_object_new (CANDOR_TYPE_DOCUMENT, NULL);
  self->blocks = candor_list_new (CANDOR_TYPE_BLOCK);
  g_variant_get (variant, "(s&s&st&sss@a(yyuuuiiuuuuu)@a" CANDOR_NOTE_VARIANT_TYPE ")", &self->name,
                 &format, &sha256, &self->size, &language, &self->title, &self->text, &blocks, &warnings);
  self->format = candor_document_intern_format (format);
  self->language = candor_document_intern_language (language);
  self->warnings = candor_notes_new_from_variant (warnings);
  if (!check_head (self, sha256, error) || !read_blocks (self, blocks, error))
    return NULL;
  g_strlcpy (self->sha256, sha256, sizeof self->sha256);
  candor_document_index_blocks (self);
  candor_document_index_text (self);
  return g_steal_pointer (&self);
}
