/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-document"

#include "document/candor-pdf.h"

#include <math.h>

/* Running headers and footers stand in the outer eighths of a page, */
#define MARGIN_SHARE 0.125
/* at the same height on each, */
#define HEIGHT_STEP 6.0
/* and at least on so many pages, counting what differs in its numbers only as the same. */
#define PAGES_MIN 2

static gboolean
is_in_margin (CandorPdf *self, const CandorPdfLine *line)
{
  double height = g_array_index (self->heights, double, line->page - 1);

  return line->y1 < height * MARGIN_SHARE || line->y0 > height * (1 - MARGIN_SHARE);
}

/* The line's text without its numbers, and its height on the page. */
static char *
make_key (const CandorPdfLine *line)
{
  GString *key = g_string_new (NULL);
  gboolean in_number = FALSE;

  for (const char *at = line->text; *at != '\0'; at++)
    {
      if (!g_ascii_isdigit (*at))
        g_string_append_c (key, *at);
      else if (!in_number)
        g_string_append_c (key, '#');
      in_number = g_ascii_isdigit (*at);
    }
  g_string_append_printf (key, "@%d", (int) floor (line->y0 / HEIGHT_STEP));
  return g_string_free (key, FALSE);
}

void
candor_pdf_find_margins (CandorPdf *self)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->lines->len; i++)
    {
      CandorPdfLine *line = &g_array_index (self->lines, CandorPdfLine, i);
      char *key;

      if (!is_in_margin (self, line))
        continue;
      key = make_key (line);
      g_hash_table_replace (counts, key, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + 1));
    }
  for (guint i = 0; i < self->lines->len; i++)
    {
      CandorPdfLine *line = &g_array_index (self->lines, CandorPdfLine, i);
      g_autofree char *key = make_key (line);

      line->dropped = is_in_margin (self, line) && GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) >= PAGES_MIN;
    }
}
