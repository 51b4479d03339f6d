/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/candor-catalog.h"

G_BEGIN_DECLS

/**
 * CandorNoteKind:
 * @CANDOR_NOTE_END: ends an argument list
 * @CANDOR_NOTE_TEXT: shown as it is
 * @CANDOR_NOTE_CATEGORY: an identifier of the knowledge, a category's, a topic's or an app type's, shown
 *   by its name in the catalog's language
 * @CANDOR_NOTE_MESSAGE: itself a message of the program, shown translated
 * @CANDOR_NOTE_QUOTE: somebody's words, shown in the language's quotation marks
 * @CANDOR_NOTE_EVIDENCE: what was seen, a line each (candor-evidence.h), its kinds shown translated
 *
 * What an argument of a #CandorNote is.
 */
typedef enum
{
  CANDOR_NOTE_END,
  CANDOR_NOTE_TEXT,
  CANDOR_NOTE_CATEGORY,
  CANDOR_NOTE_MESSAGE,
  CANDOR_NOTE_QUOTE,
  CANDOR_NOTE_EVIDENCE,
} CandorNoteKind;

/**
 * CandorNote:
 *
 * A sentence of the program that has no language yet: a template with places {0}, {1}, … and the
 * facts that fill them. A result holds notes, so one result reads the same in every language and
 * the same bytes stand for it whatever the locale. Immutable, counted by reference.
 */
typedef struct _CandorNote CandorNote;

/**
 * CandorNoteNamer:
 * @category: a category's identifier
 * @locale: "en" or "zh_CN"
 * @user_data: the closure
 *
 * Names a category; the knowledge does it, which this module does not know.
 *
 * Returns: (nullable) (transfer none): the name, or %NULL if there is no such category
 */
typedef const char *(*CandorNoteNamer) (const char *category, const char *locale, gpointer user_data);

#define CANDOR_TYPE_NOTE (candor_note_get_type ())
#define CANDOR_NOTE_VARIANT_TYPE "(sa(ys))"

GType candor_note_get_type (void);
CandorNote *candor_note_new (const char *template, ...);
CandorNote *candor_note_new_from_variant (GVariant *variant);
CandorNote *candor_note_ref (CandorNote *self);
void candor_note_unref (CandorNote *self);
GVariant *candor_note_to_variant (CandorNote *self);
const char *candor_note_get_template (CandorNote *self);
char *candor_note_format (CandorNote *self,
                          CandorCatalog *catalog,
                          CandorNoteNamer namer,
                          gpointer user_data);

GVariant *candor_notes_to_variant (GPtrArray *notes);
GPtrArray *candor_notes_new_from_variant (GVariant *variant);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandorNote, candor_note_unref)

G_END_DECLS
