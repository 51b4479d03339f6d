/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/candor-html-tag.h"

G_BEGIN_DECLS

/* The attributes that say something about the text. */
typedef enum
{
  CANDOR_HTML_ATTRIBUTE_ARIA_HIDDEN,
  CANDOR_HTML_ATTRIBUTE_ARIA_MODAL,
  CANDOR_HTML_ATTRIBUTE_CLASS,
  CANDOR_HTML_ATTRIBUTE_COLSPAN,
  CANDOR_HTML_ATTRIBUTE_HIDDEN,
  CANDOR_HTML_ATTRIBUTE_HREF,
  CANDOR_HTML_ATTRIBUTE_ID,
  CANDOR_HTML_ATTRIBUTE_OPEN,
  CANDOR_HTML_ATTRIBUTE_ROLE,
  CANDOR_HTML_ATTRIBUTE_ROWSPAN,
  CANDOR_HTML_ATTRIBUTE_STYLE,
  CANDOR_HTML_ATTRIBUTE_COUNT,
} CandorHtmlAttribute;

typedef struct
{
  const char *start; /* NULL: the attribute is not there */
  gsize length;
} CandorHtmlSlice;

typedef enum
{
  CANDOR_HTML_TOKEN_END_OF_FILE,
  CANDOR_HTML_TOKEN_TEXT,
  CANDOR_HTML_TOKEN_START,
  CANDOR_HTML_TOKEN_END,
} CandorHtmlTokenKind;

/* What lies between two tags, or a tag. The slices lie in the tokenizer's text. */
typedef struct
{
  CandorHtmlTokenKind kind;
  CandorHtmlTag tag;
  gboolean closes_itself; /* "<x/>" */
  gboolean is_raw;        /* text of an element whose content is no markup */
  CandorHtmlSlice text;   /* with its character references */
  CandorHtmlSlice attributes[CANDOR_HTML_ATTRIBUTE_COUNT];
  guint line;
} CandorHtmlToken;

typedef struct
{
  const char *at;
  const char *end;
  guint line;
  CandorHtmlTag raw; /* the element whose raw content comes next, or CANDOR_HTML_TAG_OTHER */
} CandorHtmlTokenizer;

/* Cuts HTML into tokens as browsers do (HTML Living Standard, "Tokenization"), in one pass: its time is
 * linear in the text whatever the text holds. Why not libxml2's parser: see docs/dependencies.md. */
void candor_html_tokenizer_init (CandorHtmlTokenizer *self, const char *text, gsize size);
void candor_html_tokenizer_next (CandorHtmlTokenizer *self, CandorHtmlToken *token);

/* Appends @text with its character references resolved. */
void candor_html_append_text (GString *string, const CandorHtmlSlice *text);
gboolean candor_html_slice_contains (const CandorHtmlSlice *slice, const char *word);
gboolean candor_html_slice_equals (const CandorHtmlSlice *slice, const char *word);

G_END_DECLS
