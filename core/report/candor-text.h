/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/candor-catalog.h"

G_BEGIN_DECLS

/* Text laid out in columns, as terminals show it: East Asian characters are two columns wide
 * (Unicode Standard Annex 11), and lines break where their scripts allow. */

typedef enum
{
  CANDOR_TEXT_PLAIN,
  CANDOR_TEXT_STRONG,
  CANDOR_TEXT_FAINT,
  CANDOR_TEXT_ALARM,   /* denied; high */
  CANDOR_TEXT_WARNING, /* not said, says both; medium */
  CANDOR_TEXT_NOTICE,  /* vague; low */
  CANDOR_TEXT_FINE,    /* disclosed */
} CandorTextStyle;

/**
 * CandorText:
 * @out: what is written
 * @columns: of the page
 * @color: whether styles are shown, by the escape sequences of ECMA-48
 * @catalog: the language
 */
typedef struct
{
  GString *out;
  guint columns;
  gboolean color;
  CandorCatalog *catalog;
} CandorText;

/* Widest and narrowest page that is laid out. */
#define CANDOR_TEXT_COLUMNS 80u
#define CANDOR_TEXT_COLUMNS_MIN 40u

/* Columns that a string takes. */
guint candor_text_measure (const char *string);
/* A word of the program in the page's language. */
const char *candor_text_word (CandorText *self, const char *message);
void candor_text_append (CandorText *self, CandorTextStyle style, const char *string);
/* The string, and white space up to so many columns, at least one. */
void candor_text_append_cell (CandorText *self, CandorTextStyle style, const char *string, guint columns);
void candor_text_append_space (CandorText *self, guint columns);
void candor_text_end_line (CandorText *self);
/* Strings of files: what is not printable is spelled out. The text is broken to lines, the first of
 * which stands at column @at already, the others are moved in by @indent; ends the last line. */
void candor_text_append_paragraph (CandorText *self, CandorTextStyle style, const char *string, guint at,
                                   guint indent);
/* An empty line, the words in capitals or bold, a line under them. */
void candor_text_append_heading (CandorText *self, const char *message);
/* "Label   value", the value broken to lines below itself. */
void candor_text_append_field (CandorText *self, guint indent, const char *label, guint label_columns,
                               const char *value);

G_END_DECLS
