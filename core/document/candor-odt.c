/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-document"

#include "document/candor-office.h"

#include <string.h>

#include "document/candor-xml.h"

/* OASIS Open Document Format 1.3, part 3. */

typedef struct
{
  CandorMarkup markup;
  GHashTable *bold;    /* names of the styles that are bold */
  char *style;         /* that is being read, or NULL */
  guint skip;          /* depth within what is not text */
  guint block;         /* depth of paragraphs and headings: a text box stands within one */
  CandorMarkup notes;  /* of the paragraph that is open: they follow it */
  guint note;          /* depth */
  guint list;          /* depth */
  guint tables;        /* depth; a table in a table is read as text of the outer one's cell */
  gboolean in_header;
  gboolean paragraph_bold;
  GArray *spans;       /* gboolean: of each open span, whether it is bold */
  char heading[3];     /* the tag that is open */
  const char *tag;
} CandorOdt;

typedef void (*CandorOdtStart) (CandorOdt *self, const CandorXmlAttributes *attributes);
typedef void (*CandorOdtEnd) (CandorOdt *self);

static void
start_style (CandorOdt *self, const CandorXmlAttributes *attributes)
{
  g_clear_pointer (&self->style, g_free);
  self->style = candor_xml_dup_attribute (attributes, "name");
}

static void
end_style (CandorOdt *self)
{
  g_clear_pointer (&self->style, g_free);
}

static void
set_text_properties (CandorOdt *self, const CandorXmlAttributes *attributes)
{
  g_autofree char *weight = candor_xml_dup_attribute (attributes, "font-weight");

  if (self->style != NULL && weight != NULL
      && (strcmp (weight, "bold") == 0 || g_ascii_strtoull (weight, NULL, 10) >= 600))
    g_hash_table_add (self->bold, g_strdup (self->style));
}

static gboolean
is_bold (CandorOdt *self, const CandorXmlAttributes *attributes)
{
  g_autofree char *style = candor_xml_dup_attribute (attributes, "style-name");

  return style != NULL && g_hash_table_contains (self->bold, style);
}

static CandorMarkup *
get_markup (CandorOdt *self)
{
  return self->note > 0 ? &self->notes : &self->markup;
}

static void
open_block (CandorOdt *self, const char *tag, const CandorXmlAttributes *attributes)
{
  if (self->block++ > 0)
    {
      g_string_append (get_markup (self)->html, "<br>");
      return;
    }
  self->tag = tag;
  self->paragraph_bold = is_bold (self, attributes);
  candor_markup_set_list (&self->markup, self->list);
  candor_markup_open (&self->markup, tag);
}

static void
start_paragraph (CandorOdt *self, const CandorXmlAttributes *attributes)
{
  g_autofree char *style = candor_xml_dup_attribute (attributes, "style-name");
  gboolean is_title = g_strcmp0 (style, "Title") == 0;

  open_block (self, is_title ? "h1" : self->list > 0 ? "li" : "p", attributes);
}

static void
start_heading (CandorOdt *self, const CandorXmlAttributes *attributes)
{
  guint level = CLAMP (candor_xml_get_number (attributes, "outline-level", 1), 1, 6);
  guint list = self->list;

  g_snprintf (self->heading, sizeof self->heading, "h%u", level);
  self->list = 0; /* numbered headings are written as items of a list */
  open_block (self, self->heading, attributes);
  self->list = list;
}

static void
end_block (CandorOdt *self)
{
  if (--self->block > 0)
    {
      g_string_append (get_markup (self)->html, "<br>");
      return;
    }
  candor_markup_close (&self->markup, self->tag);
  if (self->notes.html->len > 0)
    {
      g_string_append_printf (self->markup.html, "<p>%s</p>", self->notes.html->str);
      g_string_truncate (self->notes.html, 0);
    }
}

static void
start_note (CandorOdt *self, const CandorXmlAttributes *attributes)
{
  self->note++;
}

static void
end_note (CandorOdt *self)
{
  self->note--;
}

static void
start_list (CandorOdt *self, const CandorXmlAttributes *attributes)
{
  self->list++;
}

static void
end_list (CandorOdt *self)
{
  self->list--;
  if (self->block == 0)
    candor_markup_set_list (&self->markup, self->list);
}

static void
start_span (CandorOdt *self, const CandorXmlAttributes *attributes)
{
  gboolean bold = is_bold (self, attributes);

  g_array_append_val (self->spans, bold);
}

static void
end_span (CandorOdt *self)
{
  if (self->spans->len > 0)
    g_array_set_size (self->spans, self->spans->len - 1);
}

static void
add_spaces (CandorOdt *self, const CandorXmlAttributes *attributes)
{
  if (self->block > 0)
    g_string_append_c (get_markup (self)->html, ' ');
}

static void
add_break (CandorOdt *self, const CandorXmlAttributes *attributes)
{
  if (self->block > 0)
    g_string_append (get_markup (self)->html, "<br>");
}

static void
add_page (CandorOdt *self, const CandorXmlAttributes *attributes)
{
  candor_markup_next_page (&self->markup);
}

static void
start_table (CandorOdt *self, const CandorXmlAttributes *attributes)
{
  if (self->tables++ > 0)
    return;
  candor_markup_set_list (&self->markup, 0);
  candor_markup_open (&self->markup, "table");
}

static void
end_table (CandorOdt *self)
{
  if (--self->tables == 0)
    candor_markup_close (&self->markup, "table");
}

static void
start_header (CandorOdt *self, const CandorXmlAttributes *attributes)
{
  self->in_header |= self->tables == 1;
}

static void
end_header (CandorOdt *self)
{
  self->in_header &= self->tables != 1;
}

static void
start_row (CandorOdt *self, const CandorXmlAttributes *attributes)
{
  if (self->tables == 1)
    candor_markup_open (&self->markup, "tr");
}

static void
end_row (CandorOdt *self)
{
  if (self->tables == 1)
    candor_markup_close (&self->markup, "tr");
}

static void
start_cell (CandorOdt *self, const CandorXmlAttributes *attributes)
{
  if (self->tables == 1)
    candor_markup_open_cell (&self->markup, self->in_header,
                             MAX (candor_xml_get_number (attributes, "number-columns-spanned", 1), 1),
                             MAX (candor_xml_get_number (attributes, "number-rows-spanned", 1), 1));
}

static void
end_cell (CandorOdt *self)
{
  if (self->tables == 1)
    {
      candor_markup_set_list (&self->markup, 0);
      candor_markup_close (&self->markup, self->in_header ? "th" : "td");
    }
}

static void
start_skip (CandorOdt *self, const CandorXmlAttributes *attributes)
{
  self->skip++;
}

static void
end_skip (CandorOdt *self)
{
  self->skip--;
}

static const struct
{
  const char *name;
  CandorOdtStart start;
  CandorOdtEnd end;
} elements[] = {
  { "office:annotation", start_skip, end_skip },
  { "style:style", start_style, end_style },
  { "style:text-properties", set_text_properties, NULL },
  { "table:covered-table-cell", start_skip, end_skip },
  { "table:table", start_table, end_table },
  { "table:table-cell", start_cell, end_cell },
  { "table:table-header-rows", start_header, end_header },
  { "table:table-row", start_row, end_row },
  { "text:h", start_heading, end_block },
  { "text:hidden-text", start_skip, end_skip },
  { "text:line-break", add_break, NULL },
  { "text:list", start_list, end_list },
  { "text:note", start_note, end_note },
  { "text:note-citation", start_skip, end_skip },
  { "text:p", start_paragraph, end_block },
  { "text:ruby-text", start_skip, end_skip },
  { "text:s", add_spaces, NULL },
  { "text:soft-page-break", add_page, NULL },
  { "text:span", start_span, end_span },
  { "text:tab", add_spaces, NULL },
  { "text:table-of-content", start_skip, end_skip },
  { "text:tracked-changes", start_skip, end_skip },
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
  CandorOdt *self = data;
  int element = find_element (name);

  if (element >= 0 && (self->skip == 0 || elements[element].start == start_skip))
    elements[element].start (self, attributes);
}

static void
end_element (gpointer data, const char *name)
{
  CandorOdt *self = data;
  int element = find_element (name);

  if (element >= 0 && elements[element].end != NULL && (self->skip == 0 || elements[element].end == end_skip))
    elements[element].end (self);
}

static void
add_text (gpointer data, const char *text, gsize length)
{
  CandorOdt *self = data;
  gboolean bold = self->paragraph_bold;

  if (self->block == 0 || self->skip > 0)
    return;
  for (guint i = 0; i < self->spans->len; i++)
    bold |= g_array_index (self->spans, gboolean, i);
  if (bold)
    g_string_append (get_markup (self)->html, "<b>");
  candor_markup_add_text (get_markup (self), text, length);
  if (bold)
    g_string_append (get_markup (self)->html, "</b>");
}

static gboolean
read_part (CandorOdt *self, CandorArchive *archive, const char *member, const char *name, GError **error)
{
  static const CandorXmlHandler handler = { start_element, end_element, add_text };
  g_autoptr (GBytes) bytes = candor_archive_read (archive, member, error);

  return bytes != NULL && candor_xml_read (bytes, name, member, &handler, self, error);
}

gboolean
candor_odt_read (CandorDocumentBuilder *builder, CandorArchive *archive, const char *name, GError **error)
{
  CandorOdt self = { .spans = g_array_new (FALSE, FALSE, sizeof (gboolean)) };
  gboolean is_read;

  candor_markup_init (&self.markup);
  candor_markup_init (&self.notes);
  self.bold = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  is_read = read_part (&self, archive, "content.xml", name, error);
  if (is_read)
    candor_office_write (builder, &self.markup);
  g_free (self.style);
  g_hash_table_unref (self.bold);
  g_array_unref (self.spans);
  candor_markup_clear (&self.notes);
  candor_markup_clear (&self.markup);
  return is_read;
}
