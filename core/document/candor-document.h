/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/candor-note.h"
#include "document/candor-block.h"
#include "document/candor-origin.h"

G_BEGIN_DECLS

#define CANDOR_DOCUMENT_ERROR (candor_document_error_quark ())
GQuark candor_document_error_quark (void);

/**
 * CandorDocumentError:
 * @CANDOR_DOCUMENT_ERROR_EMPTY: the file holds no text
 * @CANDOR_DOCUMENT_ERROR_FORMAT: the file is in no format that is read, or damaged
 * @CANDOR_DOCUMENT_ERROR_TOO_LARGE: the file is over a limit
 * @CANDOR_DOCUMENT_ERROR_SERIALIZED: a serialized document does not hold together
 */
typedef enum
{
  CANDOR_DOCUMENT_ERROR_EMPTY,
  CANDOR_DOCUMENT_ERROR_FORMAT,
  CANDOR_DOCUMENT_ERROR_TOO_LARGE,
  CANDOR_DOCUMENT_ERROR_SERIALIZED,
} CandorDocumentError;

#define CANDOR_TYPE_DOCUMENT (candor_document_get_type ())
G_DECLARE_FINAL_TYPE (CandorDocument, candor_document, CANDOR, DOCUMENT, GObject)

/* The longest policies published are under 2 MB; this leaves room for books and for ten times that. */
#define CANDOR_DOCUMENT_FILE_SIZE_MAX (64u * 1024 * 1024)

/* (name, format, sha256, size, language, title, text, blocks, warnings);
 * block: (kind, level, start, end, line, section, lead-in, table, row, column,
 *         row span, column span) */
#define CANDOR_DOCUMENT_VARIANT_TYPE "(ssstsssa(yyuuuiiuuuuu)a" CANDOR_NOTE_VARIANT_TYPE ")"

/**
 * CandorDocument:
 *
 * The text of one file as blocks. A pure function of the file's bytes and name; immutable.
 */

/* Loads what reading needs from the system's files, before a process gives up opening files. */
void candor_document_prepare (void);
CandorDocument *candor_document_read (GBytes *bytes, const char *name, GError **error);
/* charset: (nullable): the encoding that whoever served the file named beside it. */
CandorDocument *candor_document_read_as (GBytes *bytes, const char *name, const char *charset, GError **error);
CandorDocument *candor_document_new_from_variant (GVariant *variant, GError **error);
GVariant *candor_document_to_variant (CandorDocument *self);

/* File name for people, never a path. */
const char *candor_document_get_name (CandorDocument *self);
/* "text", "markdown", "html", "pdf", "docx", "odt", "epub". */
const char *candor_document_get_format (CandorDocument *self);
/* SHA-256 of the file's bytes, lower-case hexadecimal, and their number. */
const char *candor_document_get_sha256 (CandorDocument *self);
guint64 candor_document_get_size (CandorDocument *self);
/* (nullable) (transfer none): where it was fetched from; NULL where it was a file. Known to whoever had it read,
 * not to who read it, so set once before anybody else has the document, and no part of the serialized form. */
CandorOrigin *candor_document_get_origin (CandorDocument *self);
void candor_document_set_origin (CandorDocument *self, CandorOrigin *origin);
/* "en", "zh", "mixed" (both in good part), or "other": a language that is not read. */
const char *candor_document_get_language (CandorDocument *self);
/* Title of the file, or its first heading; may be empty. */
const char *candor_document_get_title (CandorDocument *self);
/* All blocks' texts, in order, a line feed after each; every offset counts its code points. */
const char *candor_document_get_text (CandorDocument *self);
guint candor_document_get_text_length (CandorDocument *self);
/* (element-type CandorBlock) (transfer none) */
GListModel *candor_document_get_blocks (CandorDocument *self);
CandorBlock *candor_document_get_block (CandorDocument *self, guint index);
guint candor_document_get_block_count (CandorDocument *self);
/* (element-type CandorNote) (transfer none) */
GPtrArray *candor_document_get_warnings (CandorDocument *self);
/* The headings above a block, outermost first, joined by " › "; NULL where there is none. */
char *candor_document_dup_section (CandorDocument *self, guint block);
/* The text between two offsets in code points. */
char *candor_document_dup_range (CandorDocument *self, guint start, guint end);

G_END_DECLS
