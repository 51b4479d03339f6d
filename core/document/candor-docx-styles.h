/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  char *based_on; /* (nullable) */
  guint heading;  /* 1 to 6, or 0: body text */
  guint list;     /* level of the list whose items it sets, or 0 */
  gboolean bold;
  gboolean has_bold; /* it says whether it is bold */
} CandorDocxStyle;

/* (element-type utf8 CandorDocxStyle): the styles by identifier. @bytes is word/styles.xml. (transfer full) */
GHashTable *candor_docx_styles_read (GBytes *bytes, const char *name, GError **error);
/* What a paragraph or run in @style comes to, its ancestors reckoned in. style: (nullable). */
CandorDocxStyle candor_docx_styles_get (GHashTable *styles, const char *style);
/* "heading 2" and "Title" (ECMA-376, 17.7.4.9: built-in names) as a level, 0 for others. */
guint candor_docx_get_heading_level (const char *style_name);

G_END_DECLS
