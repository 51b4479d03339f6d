/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo-pdf.h>

#include "document/candor-document-reader.h"
#include "document/candor-pdf.h"
#include "fuzz-document.h"

/* What is made of a PDF. An input that begins with "%PDF" is a file as it stands; any other is the lines
 * of one, as the library that reads PDF hands them over: for each, seven bytes of layout and a text up to
 * a line feed. */

#define LAYOUT_SIZE 7
#define PAGE_HEIGHT 600

static void
add_line (CandorPdf *pdf, const guint8 *layout, const char *text, gsize length, guint *page, double *y)
{
  CandorPdfLine line = { 0 };

  if (layout[0] % 8 == 0 || *page == 0)
    {
      double height = PAGE_HEIGHT;

      ++*page;
      *y = 0;
      g_array_append_val (pdf->heights, height);
    }
  *y += (gint8) layout[1];
  line.page = *page;
  line.size = layout[2] / 8.0;
  line.x0 = layout[3] * 2;
  line.x1 = line.x0 + layout[4] * 2;
  line.y0 = *y;
  line.y1 = *y + line.size;
  line.first_word = layout[5];
  line.bold = layout[6] & 1;
  line.text = g_utf8_make_valid (text, length);
  line.marker = candor_marker_parse (line.text, NULL, NULL);
  g_array_append_val (pdf->lines, line);
}

static void
read_lines (const guint8 *data, gsize size)
{
  g_auto (CandorDocumentBuilder) builder = { 0 };
  g_auto (CandorPdf) pdf = { 0 };
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (CandorDocument) document = NULL;
  guint page = 0;
  double y = 0;

  candor_document_builder_init (&builder);
  candor_pdf_init (&pdf);
  while (size > LAYOUT_SIZE)
    {
      const char *text = (const char *) data + LAYOUT_SIZE;
      gsize length = 0;

      while (length < size - LAYOUT_SIZE && text[length] != '\n' && text[length] != '\0')
        length++;
      if (length > 0)
        add_line (&pdf, data, text, length, &page, &y);
      data += MIN (size, LAYOUT_SIZE + length + 1);
      size -= MIN (size, LAYOUT_SIZE + length + 1);
    }
  candor_pdf_find_margins (&pdf);
  candor_pdf_write (&pdf, &builder);
  document = candor_document_builder_end (&builder, bytes, "a.pdf", "pdf", NULL);
  if (document != NULL)
    document_test_check (document);
}

static void
fuzz_pdf (GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  if (size >= 4 && data[0] == '%' && data[1] == 'P' && data[2] == 'D' && data[3] == 'F')
    fuzz_read_document (bytes, "a.pdf");
  else
    read_lines (data, size);
}

static cairo_status_t
append (void *bytes, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (bytes, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
fuzz_pdf_add_seeds (GPtrArray *seeds)
{
  static const char lines[] = "\0\100\200\50\50\20\1Privacy policy\n\1\30\120\50\177\20\0We collect your name, your loca-\n"
                              "\1\16\120\50\177\20\0tion and:\n\1\16\120\60\177\20\0\342\200\242 your age\n\1\16\120\60\177\20\0(b) your friends\n"
                              "\1\177\120\50\50\20\0Page 1 of 2\n\10\20\120\50\177\20\0一、我们收集的信息\n\1\30\120\50\177\20\0设备信息\n\1\177\120\50\50\20\0Page 2 of 2\n";
  GByteArray *file = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append, file, 200, 300);
  cairo_t *cr = cairo_create (surface);

  for (guint page = 0; page < 2; page++)
    {
      cairo_move_to (cr, 20, 40);
      cairo_show_text (cr, "Privacy policy: we collect your name.");
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  g_ptr_array_add (seeds, g_byte_array_free_to_bytes (file));
  g_ptr_array_add (seeds, g_bytes_new (lines, sizeof lines - 1));
  fuzz_add_text (seeds, "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
                        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj "
                        "4 0 obj<</Length 44>>stream\nBT /F 12 Tf 20 100 Td (We collect names) Tj ET \nendstream endobj "
                        "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj trailer<</Root 1 0 R/Size 6>>");
}

const FuzzTarget fuzz_target = { "pdf", 32768, 300, fuzz_pdf, fuzz_pdf_add_seeds };
