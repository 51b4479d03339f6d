/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/candor-document-private.h"
#include "document/candor-html-tree.h"

G_BEGIN_DECLS

typedef struct
{
  guint node;
  CandorDocumentCell cell; /* its table is 0: the writer numbers tables */
} CandorHtmlCell;

/* The cells of the table at @index in document order, each with its place once spans are reckoned in;
 * or NULL if the table is there for layout and its cells are to be read as text. */
GArray *candor_html_table_read (CandorHtmlTree *tree, guint index);

G_END_DECLS
