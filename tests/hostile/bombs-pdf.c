/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bombs.h"

#include <string.h>

/* Policies: PDF. */

/* PDF, by hand; its reader repairs what has no table of places. */

static GBytes *
pdf (const char *objects)
{
  return bomb_repeat ("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n", objects, 1, "\ntrailer<</Root 1 0 R/Size 9>>");
}

#define PDF_FONT "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
#define PDF_PAGE "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>endobj\n"

static GBytes *
pdf_with_stream (const char *dictionary, GBytes *stream)
{
  g_autofree char *head = g_strdup_printf ("%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" PDF_PAGE PDF_FONT
                                           "4 0 obj<<%s/Length %zu>>stream\n", dictionary, g_bytes_get_size (stream));
  GByteArray *bytes = g_byte_array_new ();
  const char *tail = "\nendstream endobj\ntrailer<</Root 1 0 R/Size 9>>";

  g_byte_array_append (bytes, (const guint8 *) head, strlen (head));
  g_byte_array_append (bytes, g_bytes_get_data (stream, NULL), g_bytes_get_size (stream));
  g_byte_array_append (bytes, (const guint8 *) tail, strlen (tail));
  g_bytes_unref (stream);
  return g_byte_array_free_to_bytes (bytes);
}

/* zlib's two bytes in front; what inflates is white space to a PDF reader. */
static GBytes *
inflated_pdf (void)
{
  guint64 size = bomb_count (300) * MEGABYTE;
  g_autoptr (GBytes) zeros = bomb_deflate_zeros (&size);
  GByteArray *stream = g_byte_array_new ();

  g_byte_array_append (stream, (const guint8 *) "\x78\x9c", 2);
  g_byte_array_append (stream, g_bytes_get_data (zeros, NULL), g_bytes_get_size (zeros));
  return pdf_with_stream ("/Filter/FlateDecode", g_byte_array_free_to_bytes (stream));
}

static GBytes *
pdf_of_words (void)
{
  return pdf_with_stream ("", bomb_repeat ("BT /F 1 Tf 20 100 Td ", "(We collect your name and share it with all.) Tj 0 -1 Td ", 100000, "ET"));
}

static GBytes *
pdf_of_pages (void)
{
  return pdf ("2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R 2 0 R 2 0 R 3 0 R]/Count 2000000000>>endobj\n" PDF_PAGE PDF_FONT
              "4 0 obj<</Length 40>>stream\nBT /F 12 Tf 20 100 Td (We collect it) Tj ET\nendstream endobj\n");
}

/* A picture that shows itself, and ten of the next, and so on. */
static GBytes *
pdf_of_itself (void)
{
  return pdf ("2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" PDF_PAGE PDF_FONT "4 0 obj<</Length 60>>stream\nBT /F 12 Tf 20 100 Td (We collect it) Tj ET /X Do /X Do\nendstream endobj\n"
              "6 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 7 0 R>>>>/Length 35>>stream\n/X Do /X Do /X Do /X Do /X Do /X Do\nendstream endobj\n"
              "7 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>/Length 35>>stream\n/X Do /X Do /X Do /X Do /X Do /X Do\nendstream endobj\n");
}


/* What holds objects extends itself, and holds itself. */
static GBytes *
pdf_in_a_circle (void)
{
  return pdf ("6 0 obj<</Type/ObjStm/N 2/First 8/Extends 6 0 R/Length 30>>stream\n2 0 6 9 6 0 R    6 0 R        \nendstream endobj\n"
              "7 0 obj<</Type/XRef/W[1 1 1]/Index[0 4]/Size 9/Root 1 0 R/Prev 54/Length 12>>stream\n\2\6\1\2\6\1\2\6\1\2\6\1\nendstream endobj\nstartxref\n54\n");
}

static GBytes *
pdf_of_filters (void)
{
  g_autoptr (GBytes) filters = bomb_repeat ("/Filter[", "/ASCIIHexDecode ", bomb_count (60000), "]");
  g_autofree char *text = g_strndup (g_bytes_get_data (filters, NULL), g_bytes_get_size (filters));

  return pdf_with_stream (text, bomb_repeat ("BT /F 12 Tf 20 100 Td (We collect it) Tj ET", "", 0, ""));
}

/* States that are kept and never given back: as many as go into the memory of a process that reads documents, and more. */
static GBytes *
pdf_of_so_many_states (guint count)
{
  return pdf_with_stream ("", bomb_repeat ("", "q ", count, "BT /F 12 Tf 20 100 Td (We collect it) Tj ET"));
}

static GBytes *
pdf_of_states (void)
{
  return pdf_of_so_many_states (bomb_count (500000));
}

static GBytes *
pdf_of_endless_states (void)
{
  return pdf_of_so_many_states (UNLIMITED ? 200000 : 2000000);
}

const Bomb pdf_bombs[] = {
  { "inflated-pdf", "a.pdf", inflated_pdf, "" },
  { "pdf-of-words", "a.pdf", pdf_of_words, NULL },
  { "pdf-of-pages", "a.pdf", pdf_of_pages, "" },
  { "pdf-of-itself", "a.pdf", pdf_of_itself, NULL },
  { "pdf-in-a-circle", "a.pdf", pdf_in_a_circle, "" },
  { "pdf-of-filters", "a.pdf", pdf_of_filters, "", TRUE },
  { "pdf-of-states", "a.pdf", pdf_of_states, NULL },
  { "pdf-of-endless-states", "a.pdf", pdf_of_endless_states, "want of memory", UNLIMITED },
  { NULL },
};
