/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  CANDOR_FORMAT_TEXT,
  CANDOR_FORMAT_MARKDOWN,
  CANDOR_FORMAT_HTML,
  CANDOR_FORMAT_PDF,
  CANDOR_FORMAT_ARCHIVE, /* a ZIP archive: which document it is, its reader tells */
  CANDOR_FORMAT_UNREAD,  /* known, and not read */
} CandorFormat;

/* By the bytes first, where they tell it; what they can't tell apart, by the name's ending.
 * reason: (out): for CANDOR_FORMAT_UNREAD, a message with one "%s" for the file's name. */
CandorFormat candor_format_find_binary (const guint8 *bytes, gsize size, const char **reason);
/* The same for a text that is none of the binary formats. */
CandorFormat candor_format_find_text (const char *text, const char *name);
/* The encoding that a page names for itself, in lower case, or NULL. (transfer full) */
char *candor_format_find_charset (const guint8 *bytes, gsize size);

G_END_DECLS
