/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/candor-document-private.h"

/* The formats' readers. Each fills the builder from the file's text (formats that are text) or bytes. */

void candor_text_read (CandorDocumentBuilder *builder, const char *text, guint first_line);
/* has_places: made of another format, whose lines it tells in "data-sourcepos" attributes. */
void candor_html_read (CandorDocumentBuilder *builder, const char *text, gboolean has_places);
/* DOCX, ODT or EPUB; *format says which. */
gboolean candor_archive_document_read (CandorDocumentBuilder *builder, GBytes *bytes, const char *name,
                                       const char **format, GError **error);
gboolean candor_pdf_read (CandorDocumentBuilder *builder, GBytes *bytes, const char *name, GError **error);
void candor_markdown_read (CandorDocumentBuilder *builder, const char *text);

/* What a line-wise text tells of one line, for the rules that tell headings from the rest. */
gboolean candor_text_is_heading (const char *line, const char *next, guint *level);

/* A wholly bold line that stands alone: short, and no sentence. */
gboolean candor_text_is_bold_heading (const char *line);
/* Two lines that a line break parts, but that are one paragraph: the second goes on in mid-sentence. */
gboolean candor_text_goes_on (const char *line, const char *next);
