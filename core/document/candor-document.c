/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-document"

#include "document/candor-document-private.h"

#include <string.h>

#include "base/candor-getter.h"

/* Between two anchors a range is found by walking: 64 code points cost nothing, and the anchors of
 * a text cost a sixteenth of it. */
#define CANDOR_DOCUMENT_ANCHOR_DISTANCE 64

G_DEFINE_QUARK (candor-document-error-quark, candor_document_error)
G_DEFINE_FINAL_TYPE (CandorDocument, candor_document, G_TYPE_OBJECT)

static void
candor_document_finalize (GObject *object)
{
  CandorDocument *self = CANDOR_DOCUMENT (object);

  g_clear_pointer (&self->warnings, g_ptr_array_unref);
  g_clear_pointer (&self->index, g_ptr_array_unref);
  g_clear_object (&self->blocks);
  g_clear_object (&self->origin);
  g_clear_pointer (&self->anchors, g_array_unref);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->name, g_free);
  G_OBJECT_CLASS (candor_document_parent_class)->finalize (object);
}

static void
candor_document_class_init (CandorDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candor_document_finalize;
}

static void
candor_document_init (CandorDocument *self)
{
  self->format = "text";
  self->language = "other";
  self->anchors = g_array_new (FALSE, FALSE, sizeof (guint));
  self->index = g_ptr_array_new ();
}

CANDOR_GETTER (CandorDocument, candor_document, CANDOR_IS_DOCUMENT, const char *, name, NULL)
CANDOR_GETTER (CandorDocument, candor_document, CANDOR_IS_DOCUMENT, const char *, format, NULL)
CANDOR_GETTER (CandorDocument, candor_document, CANDOR_IS_DOCUMENT, const char *, sha256, NULL)
CANDOR_GETTER (CandorDocument, candor_document, CANDOR_IS_DOCUMENT, guint64, size, 0)
CANDOR_GETTER (CandorDocument, candor_document, CANDOR_IS_DOCUMENT, CandorOrigin *, origin, NULL)
CANDOR_GETTER (CandorDocument, candor_document, CANDOR_IS_DOCUMENT, const char *, language, NULL)
CANDOR_GETTER (CandorDocument, candor_document, CANDOR_IS_DOCUMENT, const char *, title, NULL)
CANDOR_GETTER (CandorDocument, candor_document, CANDOR_IS_DOCUMENT, const char *, text, NULL)
CANDOR_GETTER (CandorDocument, candor_document, CANDOR_IS_DOCUMENT, guint, text_length, 0)
CANDOR_GETTER (CandorDocument, candor_document, CANDOR_IS_DOCUMENT, GPtrArray *, warnings, NULL)

void
candor_document_set_origin (CandorDocument *self, CandorOrigin *origin)
{
  g_return_if_fail (CANDOR_IS_DOCUMENT (self) && CANDOR_IS_ORIGIN (origin));
  g_set_object (&self->origin, origin);
}

GListModel *
candor_document_get_blocks (CandorDocument *self)
{
  g_return_val_if_fail (CANDOR_IS_DOCUMENT (self), NULL);
  return G_LIST_MODEL (self->blocks);
}

guint
candor_document_get_block_count (CandorDocument *self)
{
  g_return_val_if_fail (CANDOR_IS_DOCUMENT (self), 0);
  return self->index->len;
}

/**
 * candor_document_get_block:
 * @index: from 0
 *
 * Returns: (transfer none) (nullable): the block, or %NULL behind the last
 */
CandorBlock *
candor_document_get_block (CandorDocument *self, guint index)
{
  g_return_val_if_fail (CANDOR_IS_DOCUMENT (self), NULL);
  return index < self->index->len ? g_ptr_array_index (self->index, index) : NULL;
}

void
candor_document_index_blocks (CandorDocument *self)
{
  guint count = g_list_model_get_n_items (G_LIST_MODEL (self->blocks));

  g_ptr_array_set_size (self->index, 0);
  for (guint i = 0; i < count; i++)
    {
      g_autoptr (CandorBlock) block = g_list_model_get_item (G_LIST_MODEL (self->blocks), i);
      g_ptr_array_add (self->index, block);
    }
}

void
candor_document_index_text (CandorDocument *self)
{
  guint position = 0;

  for (const char *at = self->text; *at != '\0'; at = g_utf8_next_char (at), position++)
    if (position % CANDOR_DOCUMENT_ANCHOR_DISTANCE == 0)
      {
        guint offset = at - self->text;
        g_array_append_val (self->anchors, offset);
      }
  self->text_length = position;
}

static const char *
candor_document_find (CandorDocument *self, guint position)
{
  guint anchor = position / CANDOR_DOCUMENT_ANCHOR_DISTANCE;
  const char *at;

  if (anchor >= self->anchors->len)
    return self->text + strlen (self->text);
  at = self->text + g_array_index (self->anchors, guint, anchor);
  return g_utf8_offset_to_pointer (at, position % CANDOR_DOCUMENT_ANCHOR_DISTANCE);
}

/**
 * candor_document_dup_range:
 * @start: offset in code points
 * @end: offset behind the last; both are cut to the text's length
 *
 * Returns: (transfer full): the text between them
 */
char *
candor_document_dup_range (CandorDocument *self, guint start, guint end)
{
  const char *first, *last;

  g_return_val_if_fail (CANDOR_IS_DOCUMENT (self), NULL);
  end = MIN (end, self->text_length);
  start = MIN (start, end);
  first = candor_document_find (self, start);
  last = candor_document_find (self, end);
  return g_strndup (first, last - first);
}

/**
 * candor_document_dup_section:
 * @block: index of a block
 *
 * Returns: (transfer full) (nullable): the headings above it, outermost first
 */
char *
candor_document_dup_section (CandorDocument *self, guint block)
{
  const char *headings[CANDOR_BLOCK_HEADING_LEVEL_MAX + 1];
  guint count = 0;
  CandorBlock *at;
  GString *path;

  g_return_val_if_fail (CANDOR_IS_DOCUMENT (self), NULL);
  at = candor_document_get_block (self, block);
  while (at != NULL && at->section >= 0 && count < G_N_ELEMENTS (headings))
    {
      at = candor_document_get_block (self, at->section);
      headings[count++] = at->text;
    }
  if (count == 0)
    return NULL;
  path = g_string_new (headings[count - 1]);
  for (guint i = count - 1; i > 0; i--)
    g_string_append_printf (path, " › %s", headings[i - 1]);
  return g_string_free (path, FALSE);
}

static const char *
find_name (const char *name, const char *const *names, gsize count)
{
  for (gsize i = 0; i < count; i++)
    if (g_strcmp0 (name, names[i]) == 0)
      return names[i];
  return NULL;
}

const char *
candor_document_intern_format (const char *format)
{
  static const char *const names[] = { "text", "markdown", "html", "pdf", "docx", "odt", "epub" };

  return find_name (format, names, G_N_ELEMENTS (names));
}

const char *
candor_document_intern_language (const char *language)
{
  static const char *const names[] = { "en", "zh", "mixed", "other" };

  return find_name (language, names, G_N_ELEMENTS (names));
}
