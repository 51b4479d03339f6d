/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/candor-archive.h"
#include "document/candor-document-private.h"
#include "document/candor-markup.h"

G_BEGIN_DECLS

gboolean candor_docx_read (CandorDocumentBuilder *builder, CandorArchive *archive, const char *name, GError **error);
gboolean candor_odt_read (CandorDocumentBuilder *builder, CandorArchive *archive, const char *name, GError **error);
gboolean candor_epub_read (CandorDocumentBuilder *builder, CandorArchive *archive, const char *name, GError **error);

/* Makes blocks of what was written; a block's line is its page where the file tells pages. */
void candor_office_write (CandorDocumentBuilder *builder, CandorMarkup *markup);
/* The title in the file's description of itself, if it has one. */
gboolean candor_office_read_title (CandorDocumentBuilder *builder, CandorArchive *archive, const char *member,
                                   const char *name, GError **error);

G_END_DECLS
