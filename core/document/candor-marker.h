/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CandorMarkerKind:
 * @CANDOR_MARKER_NONE: the line begins with no mark
 * @CANDOR_MARKER_BULLET: "•", "-", "*", "·", …
 * @CANDOR_MARKER_NUMBER: "1.", "1、", "12)"
 * @CANDOR_MARKER_NUMBER_BRACKET: "(1)", "（1）", "①"
 * @CANDOR_MARKER_NUMBER_DEEP: "1.2", "3.4.1"
 * @CANDOR_MARKER_LETTER: "a.", "b)"
 * @CANDOR_MARKER_LETTER_BRACKET: "(a)", "(iv)"
 * @CANDOR_MARKER_ROMAN: "IV."
 * @CANDOR_MARKER_CHINESE: "一、"
 * @CANDOR_MARKER_CHINESE_BRACKET: "（一）"
 * @CANDOR_MARKER_CHAPTER: "第一条", "Section 1", "Article 2"
 *
 * How a line that stands in a list, or a numbered heading, begins.
 */
typedef enum
{
  CANDOR_MARKER_NONE,
  CANDOR_MARKER_BULLET,
  CANDOR_MARKER_NUMBER,
  CANDOR_MARKER_NUMBER_BRACKET,
  CANDOR_MARKER_NUMBER_DEEP,
  CANDOR_MARKER_LETTER,
  CANDOR_MARKER_LETTER_BRACKET,
  CANDOR_MARKER_ROMAN,
  CANDOR_MARKER_CHINESE,
  CANDOR_MARKER_CHINESE_BRACKET,
  CANDOR_MARKER_CHAPTER,
} CandorMarkerKind;

/* length: (out) (optional): bytes of the mark and the space behind it.
 * depth: (out) (optional): numbers in a deep number ("3.4.1" has three), else 1. */
CandorMarkerKind candor_marker_parse (const char *text, gsize *length, guint *depth);

/* A text that opens what follows it: ends in a colon of either width. */
gboolean candor_text_leads_in (const char *text);
/* Ends as a sentence does, or as a part of one: . ; , : ! ? and their Chinese forms. */
gboolean candor_text_is_terminated (const char *text);

G_END_DECLS
