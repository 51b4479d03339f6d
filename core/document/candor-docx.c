/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-document"

#include "document/candor-office.h"

#include <string.h>

#include "document/candor-docx-styles.h"
#include "document/candor-markup.h"
#include "document/candor-xml.h"

/* ECMA-376, part 1, chapter 17: WordprocessingML. */

/* Wider tables than this are no text. */
#define COLUMNS_MAX 100

typedef struct
{
  gsize place; /* of the cell that goes on below, for candor_markup_set_row_span(); 0: none does */
  guint rows;
} CandorDocxMerge;

typedef struct
{
  CandorMarkup markup;
  CandorMarkup run; /* the paragraph's inline content */
  GHashTable *styles;
  guint skip;       /* depth within what is not text: deleted words, fallbacks, field codes */
  gboolean in_text; /* w:t */
  gboolean in_paragraph_properties;
  guint heading;
  guint list;
  gboolean has_numbering; /* the paragraph itself says whether it is a list item */
  gboolean paragraph_bold;
  gboolean bold;
  gboolean hidden;
  guint tables; /* depth; a table in a table is read as text of the outer one's cell */
  guint column;
  gboolean cell_is_open;
  gboolean row_is_header;
  guint column_span;
  gboolean is_merged, is_continued;
  CandorDocxMerge merges[COLUMNS_MAX];
} CandorDocx;

typedef void (*CandorDocxStart) (CandorDocx *self, const CandorXmlAttributes *attributes);
typedef void (*CandorDocxEnd) (CandorDocx *self);

static void
open_cell (CandorDocx *self)
{
  CandorDocxMerge *merge = &self->merges[MIN (self->column, COLUMNS_MAX - 1)];

  if (self->tables == 0 || self->cell_is_open)
    return;
  self->cell_is_open = TRUE;
  if (self->is_continued && merge->place > 0)
    {
      candor_markup_set_row_span (&self->markup, merge->place, ++merge->rows);
      return;
    }
  candor_markup_set_list (&self->markup, 0);
  merge->place = candor_markup_open_cell (&self->markup, self->row_is_header, self->column_span, 1);
  merge->rows = 1;
  if (!self->is_merged)
    merge->place = 0;
}

static void
start_paragraph (CandorDocx *self, const CandorXmlAttributes *attributes)
{
  open_cell (self);
  self->heading = self->list = 0;
  self->has_numbering = self->paragraph_bold = FALSE;
  self->bold = self->hidden = FALSE;
}

static void
end_paragraph (CandorDocx *self)
{
  char heading[] = { 'h', '0' + self->heading, '\0' };
  const char *tag = self->heading > 0 ? heading : self->list > 0 ? "li" : "p";

  if (self->run.html->len > 0)
    {
      candor_markup_set_list (&self->markup, self->heading > 0 ? 0 : self->list);
      candor_markup_open (&self->markup, tag);
      g_string_append_len (self->markup.html, self->run.html->str, self->run.html->len);
      candor_markup_close (&self->markup, tag);
      g_string_truncate (self->run.html, 0);
    }
  self->heading = self->list = 0;
}

static void
start_paragraph_properties (CandorDocx *self, const CandorXmlAttributes *attributes)
{
  self->in_paragraph_properties = TRUE;
}

static void
end_paragraph_properties (CandorDocx *self)
{
  self->in_paragraph_properties = FALSE;
}

static void
set_paragraph_style (CandorDocx *self, const CandorXmlAttributes *attributes)
{
  g_autofree char *id = candor_xml_dup_attribute (attributes, "val");
  CandorDocxStyle style = candor_docx_styles_get (self->styles, id);

  self->heading = style.heading;
  if (!self->has_numbering)
    self->list = style.list;
  self->paragraph_bold = style.bold;
}

static void
set_outline (CandorDocx *self, const CandorXmlAttributes *attributes)
{
  guint level = candor_xml_get_number (attributes, "val", 9);

  if (self->in_paragraph_properties)
    self->heading = level < 9 ? MIN (level + 1, 6) : 0;
}

static void
start_numbering (CandorDocx *self, const CandorXmlAttributes *attributes)
{
  self->has_numbering = TRUE;
  self->list = MAX (self->list, 1);
}

static void
set_list_level (CandorDocx *self, const CandorXmlAttributes *attributes)
{
  self->list = candor_xml_get_number (attributes, "val", 0) + 1;
}

/* 17.9.18: number 0 takes the paragraph out of its style's list. */
static void
set_list (CandorDocx *self, const CandorXmlAttributes *attributes)
{
  if (candor_xml_get_number (attributes, "val", 1) == 0)
    self->list = 0;
}

static void
start_run (CandorDocx *self, const CandorXmlAttributes *attributes)
{
  self->bold = self->paragraph_bold;
  self->hidden = FALSE;
}

static void
set_run_style (CandorDocx *self, const CandorXmlAttributes *attributes)
{
  g_autofree char *id = candor_xml_dup_attribute (attributes, "val");
  CandorDocxStyle style = candor_docx_styles_get (self->styles, id);

  if (style.has_bold && !self->in_paragraph_properties)
    self->bold = style.bold;
}

static void
set_bold (CandorDocx *self, const CandorXmlAttributes *attributes)
{
  if (!self->in_paragraph_properties)
    self->bold = candor_xml_is_on (attributes);
}

static void
set_hidden (CandorDocx *self, const CandorXmlAttributes *attributes)
{
  if (!self->in_paragraph_properties)
    self->hidden = candor_xml_is_on (attributes);
}

static void
start_text (CandorDocx *self, const CandorXmlAttributes *attributes)
{
  self->in_text = TRUE;
}

static void
end_text (CandorDocx *self)
{
  self->in_text = FALSE;
}

static void
add_inline (CandorDocx *self, const char *html)
{
  if (!self->hidden)
    g_string_append (self->run.html, html);
}

static void
add_tab (CandorDocx *self, const CandorXmlAttributes *attributes)
{
  if (!self->in_paragraph_properties)
    add_inline (self, " ");
}

static void
add_hyphen (CandorDocx *self, const CandorXmlAttributes *attributes)
{
  add_inline (self, "-");
}

static void
add_break (CandorDocx *self, const CandorXmlAttributes *attributes)
{
  g_autofree char *type = candor_xml_dup_attribute (attributes, "type");

  add_inline (self, g_strcmp0 (type, "page") == 0 ? " " : "<br>");
}

static void
add_page (CandorDocx *self, const CandorXmlAttributes *attributes)
{
  candor_markup_next_page (&self->markup);
}

static void
start_table (CandorDocx *self, const CandorXmlAttributes *attributes)
{
  if (self->tables++ > 0)
    return;
  candor_markup_set_list (&self->markup, 0);
  candor_markup_open (&self->markup, "table");
  memset (self->merges, 0, sizeof self->merges);
}

static void
end_table (CandorDocx *self)
{
  if (--self->tables == 0)
    candor_markup_close (&self->markup, "table");
}

static void
start_row (CandorDocx *self, const CandorXmlAttributes *attributes)
{
  if (self->tables > 1)
    return;
  candor_markup_open (&self->markup, "tr");
  self->row_is_header = FALSE;
  self->column = 0;
}

static void
end_row (CandorDocx *self)
{
  if (self->tables == 1)
    candor_markup_close (&self->markup, "tr");
}

static void
set_header_row (CandorDocx *self, const CandorXmlAttributes *attributes)
{
  if (self->tables == 1)
    self->row_is_header = candor_xml_is_on (attributes);
}

static void
start_cell (CandorDocx *self, const CandorXmlAttributes *attributes)
{
  if (self->tables > 1)
    return;
  self->cell_is_open = self->is_merged = self->is_continued = FALSE;
  self->column_span = 1;
}

static void
end_cell (CandorDocx *self)
{
  if (self->tables > 1)
    return;
  open_cell (self);
  candor_markup_set_list (&self->markup, 0);
  if (!self->is_continued)
    candor_markup_close (&self->markup, self->row_is_header ? "th" : "td");
  self->column += self->column_span;
}

static void
set_column_span (CandorDocx *self, const CandorXmlAttributes *attributes)
{
  if (self->tables == 1)
    self->column_span = CLAMP (candor_xml_get_number (attributes, "val", 1), 1, COLUMNS_MAX);
}

static void
set_merge (CandorDocx *self, const CandorXmlAttributes *attributes)
{
  g_autofree char *value = candor_xml_dup_attribute (attributes, "val");

  if (self->tables != 1)
    return;
  self->is_merged = g_strcmp0 (value, "restart") == 0;
  self->is_continued = !self->is_merged;
}

static void
start_skip (CandorDocx *self, const CandorXmlAttributes *attributes)
{
  self->skip++;
}

static void
end_skip (CandorDocx *self)
{
  self->skip--;
}

static const struct
{
  const char *name;
  CandorDocxStart start;
  CandorDocxEnd end;
} elements[] = {
  { "mc:Fallback", start_skip, end_skip }, /* says again what mc:Choice says */
  { "w:b", set_bold, NULL },
  { "w:br", add_break, NULL },
  { "w:cr", add_break, NULL },
  { "w:del", start_skip, end_skip },
  { "w:gridSpan", set_column_span, NULL },
  { "w:ilvl", set_list_level, NULL },
  { "w:instrText", start_skip, end_skip },
  { "w:lastRenderedPageBreak", add_page, NULL },
  { "w:moveFrom", start_skip, end_skip },
  { "w:noBreakHyphen", add_hyphen, NULL },
  { "w:numId", set_list, NULL },
  { "w:numPr", start_numbering, NULL },
  { "w:outlineLvl", set_outline, NULL },
  { "w:p", start_paragraph, end_paragraph },
  { "w:pPr", start_paragraph_properties, end_paragraph_properties },
  { "w:pPrChange", start_skip, end_skip },
  { "w:pStyle", set_paragraph_style, NULL },
  { "w:r", start_run, NULL },
  { "w:rPrChange", start_skip, end_skip },
  { "w:rStyle", set_run_style, NULL },
  { "w:t", start_text, end_text },
  { "w:tab", add_tab, NULL },
  { "w:tbl", start_table, end_table },
  { "w:tblHeader", set_header_row, NULL },
  { "w:tc", start_cell, end_cell },
  { "w:tr", start_row, end_row },
  { "w:vMerge", set_merge, NULL },
  { "w:vanish", set_hidden, NULL },
};

static int
find_element (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (elements); i++)
    if (strcmp (name, elements[i].name) == 0)
      return i;
  return -1;
}

static void
start_element (gpointer data, const char *name, const CandorXmlAttributes *attributes)
{
  CandorDocx *self = data;
  int element = find_element (name);

  if (element >= 0 && (self->skip == 0 || elements[element].start == start_skip))
    elements[element].start (self, attributes);
}

static void
end_element (gpointer data, const char *name)
{
  CandorDocx *self = data;
  int element = find_element (name);

  if (element >= 0 && elements[element].end != NULL && (self->skip == 0 || elements[element].end == end_skip))
    elements[element].end (self);
}

static void
add_text (gpointer data, const char *text, gsize length)
{
  CandorDocx *self = data;

  if (!self->in_text || self->skip > 0 || self->hidden)
    return;
  if (self->bold)
    g_string_append (self->run.html, "<b>");
  candor_markup_add_text (&self->run, text, length);
  if (self->bold)
    g_string_append (self->run.html, "</b>");
}

static gboolean
read_part (CandorDocx *self, CandorArchive *archive, const char *member, const char *name, GError **error)
{
  static const CandorXmlHandler handler = { start_element, end_element, add_text };
  g_autoptr (GBytes) bytes = candor_archive_read (archive, member, error);

  return bytes != NULL && candor_xml_read (bytes, name, member, &handler, self, error);
}

static gboolean
read_styles (CandorDocx *self, CandorArchive *archive, const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (candor_archive_has (archive, "word/styles.xml"))
    {
      bytes = candor_archive_read (archive, "word/styles.xml", error);
      if (bytes == NULL)
        return FALSE;
    }
  self->styles = candor_docx_styles_read (bytes, name, error);
  return self->styles != NULL;
}

gboolean
candor_docx_read (CandorDocumentBuilder *builder, CandorArchive *archive, const char *name, GError **error)
{
  static const char *const notes[] = { "word/footnotes.xml", "word/endnotes.xml" };
  g_autofree CandorDocx *self = g_new0 (CandorDocx, 1);
  gboolean is_read;

  candor_markup_init (&self->markup);
  candor_markup_init (&self->run);
  is_read = read_styles (self, archive, name, error) && read_part (self, archive, "word/document.xml", name, error);
  for (gsize i = 0; is_read && i < G_N_ELEMENTS (notes); i++)
    {
      candor_markup_set_list (&self->markup, 0);
      if (candor_archive_has (archive, notes[i]))
        is_read = read_part (self, archive, notes[i], name, error);
    }
  if (is_read)
    candor_office_write (builder, &self->markup);
  g_clear_pointer (&self->styles, g_hash_table_unref);
  candor_markup_clear (&self->run);
  candor_markup_clear (&self->markup);
  return is_read;
}
