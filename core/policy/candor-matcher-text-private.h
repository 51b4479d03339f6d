/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A number for a code point, 0 where none was set. */
typedef struct
{
  guint32 *pages[0x110000 >> 8];
} CandorCharacterMap;

void candor_character_map_clear (CandorCharacterMap *self);
void candor_character_map_set (CandorCharacterMap *self, gunichar character, guint32 number);

static inline guint32
candor_character_map_get (const CandorCharacterMap *self, gunichar character)
{
  const guint32 *page = character <= 0x10ffff ? self->pages[character >> 8] : NULL;

  return page != NULL ? page[character & 0xff] : 0;
}

/* A text's folded characters, and the byte at which each begins in the text. */
typedef struct
{
  gunichar *characters;
  guint32 *starts;
  gsize length;
} CandorFoldedText;

void candor_folded_text_init (CandorFoldedText *self, const char *text, gsize size,
                              const CandorCharacterMap *folds);
void candor_folded_text_clear (CandorFoldedText *self);
/* A letter of an alphabet or a digit: what runs together to words. Ideographs don't. */
gboolean candor_folded_is_word (gunichar character);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CandorFoldedText, candor_folded_text_clear)

G_END_DECLS
