/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/candor-block-private.h"
#include "document/candor-document.h"

/* What a format's reader fills: it adds blocks in reading order and knows nothing of offsets. */
typedef struct
{
  GListStore *blocks;
  char *title;
  GPtrArray *warnings;
} CandorDocumentBuilder;

void candor_document_builder_init (CandorDocumentBuilder *self);
void candor_document_builder_clear (CandorDocumentBuilder *self);
/* Folds white space; adds nothing and returns NULL if no text is left. The block is the builder's. */
CandorBlock *candor_document_builder_add (CandorDocumentBuilder *self,
                                          CandorBlockKind kind,
                                          guint level,
                                          const char *text,
                                          guint line);
/* Lays out text and offsets, sections and lead-ins. Takes what the builder holds. */
CandorDocument *candor_document_builder_end (CandorDocumentBuilder *self,
                                             GBytes *bytes,
                                             const char *name,
                                             const char *format,
                                             GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CandorDocumentBuilder, candor_document_builder_clear)
