/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CANDOR_TYPE_LINE (candor_line_get_type ())
G_DECLARE_FINAL_TYPE (CandorLine, candor_line, CANDOR, LINE, GObject)

/**
 * CandorLine:
 *
 * One line of a ledger: the head of a section, or an item with a mark, a word for its state, and what
 * there is to say of it. It may lead to a place: an identifier that whoever made the line understands.
 */

CandorLine *candor_line_new_section (const char *title, const char *text);
/* icon, style: (nullable): of the mark; word: (nullable); text: (nullable): what there is to say */
CandorLine *candor_line_new (const char *icon, const char *style, const char *title, const char *word, const char *text);
gboolean candor_line_get_section (CandorLine *self);
const char *candor_line_get_icon (CandorLine *self);
const char *candor_line_get_style (CandorLine *self);
const char *candor_line_get_title (CandorLine *self);
const char *candor_line_get_word (CandorLine *self);
const char *candor_line_get_text (CandorLine *self);
/* (nullable): below the text, quieter: places, rules */
const char *candor_line_get_note (CandorLine *self);
void candor_line_set_note (CandorLine *self, const char *note);
/* (nullable) */
const char *candor_line_get_target (CandorLine *self);
void candor_line_set_target (CandorLine *self, const char *target);
/* (transfer full): the whole line as a screen reader says it */
char *candor_line_dup_spoken (CandorLine *self);

G_END_DECLS
