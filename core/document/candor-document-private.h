/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/candor-block-private.h"
#include "document/candor-document.h"
#include "base/candor-list.h"

/* Bytes of text; what is over it comes from a file that unpacks to more than anybody reads. */
#define CANDOR_DOCUMENT_TEXT_SIZE_MAX (32u * 1024 * 1024)
/* A block costs some 200 bytes whatever it holds. */
#define CANDOR_DOCUMENT_BLOCKS_MAX 400000u
/* A list deeper than this is read as if it were this deep; GVariant holds the level in a byte. */
#define CANDOR_BLOCK_LIST_LEVEL_MAX 32u
#define CANDOR_BLOCK_HEADING_LEVEL_MAX 6u
/* Rows and columns that a spreadsheet program takes; a hostile span must not make more. */
#define CANDOR_BLOCK_ROW_MAX 1048576u
#define CANDOR_BLOCK_COLUMN_MAX 16384u

struct _CandorDocument
{
  GObject parent_instance;
  char *name;
  const char *format;
  char sha256[65];
  guint64 size;
  CandorOrigin *origin;
  const char *language;
  char *title;
  char *text;
  guint text_length;
  GArray *anchors; /* guint: byte offset of every CANDOR_DOCUMENT_ANCHOR_DISTANCE-th code point */
  CandorList *blocks;
  GPtrArray *index; /* the same blocks, borrowed, for access in constant time */
  GPtrArray *warnings;
};

/* What a format's reader fills: it adds blocks in reading order and knows nothing of offsets. */
typedef struct
{
  CandorList *blocks;
  char *title;
  GPtrArray *warnings;
  gsize text_size;
  guint tables;
  gboolean full; /* over a limit: nothing more is added and the end is an error */
} CandorDocumentBuilder;

void candor_document_builder_init (CandorDocumentBuilder *self);
void candor_document_builder_clear (CandorDocumentBuilder *self);
/* Folds white space; adds nothing and returns NULL if no text is left or a limit is reached.
 * The block is the builder's. */
CandorBlock *candor_document_builder_add (CandorDocumentBuilder *self,
                                          CandorBlockKind kind,
                                          guint level,
                                          const char *text,
                                          guint line);
/* A cell of a table. */
typedef struct
{
  guint table; /* from candor_document_builder_begin_table() */
  guint row;
  guint column;
  guint row_span;
  guint column_span;
  gboolean is_header;
} CandorDocumentCell;

guint candor_document_builder_begin_table (CandorDocumentBuilder *self);
CandorBlock *candor_document_builder_add_cell (CandorDocumentBuilder *self,
                                               const CandorDocumentCell *cell,
                                               const char *text,
                                               guint line);
/* Folds; the first title that is not empty stays. */
void candor_document_builder_set_title (CandorDocumentBuilder *self, const char *title);
/* Lays out text and offsets, sections and lead-ins. Takes what the builder holds. */
CandorDocument *candor_document_builder_end (CandorDocumentBuilder *self,
                                             GBytes *bytes,
                                             const char *name,
                                             const char *format,
                                             GError **error);

/* Sections, lead-ins and list items that the format did not tell as such (GPtrArray of CandorBlock). */
void candor_document_glue (GPtrArray *blocks);
/* What makes access to a block, and to a place in the text, take constant time. */
void candor_document_index_blocks (CandorDocument *self);
void candor_document_index_text (CandorDocument *self);
/* The format's or language's own static name, or NULL if there is no such. */
const char *candor_document_intern_format (const char *format);
const char *candor_document_intern_language (const char *language);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CandorDocumentBuilder, candor_document_builder_clear)
