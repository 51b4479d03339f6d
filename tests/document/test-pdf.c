/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document-test.h"

#include <cairo-pdf.h>
#include <string.h>

#define WIDTH 400
#define HEIGHT 600
#define LINE 14

typedef struct
{
  GByteArray *bytes;
  cairo_surface_t *surface;
  cairo_t *cr;
  double x, y;
} Writer;

static cairo_status_t
append (void *bytes, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (bytes, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
begin (Writer *self, const char *title)
{
  self->bytes = g_byte_array_new ();
  self->surface = cairo_pdf_surface_create_for_stream (append, self->bytes, WIDTH, HEIGHT);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_TITLE, title);
  self->cr = cairo_create (self->surface);
  self->x = 50;
  self->y = 100;
}

static void
set_face (Writer *self, const char *family, double size, gboolean bold)
{
  cairo_select_font_face (self->cr, family, CAIRO_FONT_SLANT_NORMAL,
                          bold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size (self->cr, size);
}

static void
put (Writer *self, double x, double y, const char *text)
{
  cairo_move_to (self->cr, x, y);
  cairo_show_text (self->cr, text);
}

/* Lines one under the other; an empty one leaves a gap. */
static void
put_lines (Writer *self, const char *const *lines)
{
  for (; *lines != NULL; lines++, self->y += LINE)
    if (**lines != '\0')
      put (self, self->x, self->y, *lines);
}

static GBytes *
end (Writer *self)
{
  cairo_destroy (self->cr);
  cairo_surface_finish (self->surface);
  g_assert_cmpint (cairo_surface_status (self->surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (self->surface);
  return g_byte_array_free_to_bytes (g_steal_pointer (&self->bytes));
}

static CandorDocument *
read_pdf (GBytes *bytes)
{
  return document_test_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "a.pdf");
}

static void
check (GBytes *bytes, const char *blocks)
{
  g_autoptr (CandorDocument) document = read_pdf (bytes);
  g_autofree char *read = document_test_dump (document);

  g_assert_cmpstr (read, ==, blocks);
}

static void
test_paragraphs (void)
{
  static const char *const lines[] = {
    "When you register we collect your telephone number and your", "e-mail address, and the informa-", "",
    "We never collect your contacts.", "", "We collect:", "• your name, which other people can see next to whatever you",
    "write here", "• your age", NULL
  };
  Writer self;
  g_autoptr (GBytes) bytes = NULL;

  begin (&self, "Our policy");
  set_face (&self, "Noto Sans", 18, TRUE);
  put (&self, 50, 70, "Privacy policy");
  set_face (&self, "Noto Sans", 10, TRUE);
  put (&self, 50, 88, "What we collect");
  set_face (&self, "Noto Sans", 10, FALSE);
  self.y = 104;
  put_lines (&self, lines);
  bytes = end (&self);
  check (bytes, "H1 Privacy policy\nH2 What we collect\n"
                "P When you register we collect your telephone number and your e-mail address, and the informa-\n"
                "P We never collect your contacts.\nP We collect:\n"
                "L1<4 your name, which other people can see next to whatever you write here\nL1<4 your age\n");
}

static void
test_hyphens (void)
{
  static const char *const lines[] = {
    "When you register at our service we collect the infor-", "mation that you give us, and share it with third-",
    "party partners. They use it for non-", NULL
  };
  static const char *const more[] = { "personal statistics alone, as long as you have an ac-", "count with us.", NULL };
  Writer self;
  g_autoptr (GBytes) bytes = NULL;

  begin (&self, "A");
  set_face (&self, "Noto Sans", 10, FALSE);
  put_lines (&self, lines);
  put_lines (&self, more);
  bytes = end (&self);
  check (bytes, "P When you register at our service we collect the information that you give us, and share it with "
                "third-party partners. They use it for non-personal statistics alone, as long as you have an account with us.\n");
}

static void
test_pages (void)
{
  static const char *const lines[] = { "We collect your location while you use the map, and", "we keep it for as long as you have an account, for a", NULL };
  static const char *const more[] = { "year more if the law wants it, and delete it then.", NULL };
  Writer self;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CandorDocument) document = NULL;

  begin (&self, "Pages");
  for (guint page = 1; page <= 3; page++)
    {
      g_autofree char *footer = g_strdup_printf ("Page %u of 3", page);

      set_face (&self, "Noto Sans", 8, FALSE);
      put (&self, 50, 30, "Riverbank – privacy policy");
      put (&self, 50, 580, footer);
      set_face (&self, "Noto Sans", 10, FALSE);
      self.y = page == 1 ? HEIGHT - 120 : 100;
      put_lines (&self, page == 1 ? lines : page == 2 ? more : (const char *const[]){ "We share nothing.", NULL });
      cairo_show_page (self.cr);
    }
  bytes = end (&self);
  check (bytes, "P We collect your location while you use the map, and we keep it for as long as you have an account, for a "
                "year more if the law wants it, and delete it then.\nP We share nothing.\n");
  document = read_pdf (bytes);
  g_assert_cmpuint (candor_block_get_line (candor_document_get_block (document, 0)), ==, 1);
  g_assert_cmpuint (candor_block_get_line (candor_document_get_block (document, 1)), ==, 3);
  g_assert_cmpstr (candor_document_get_title (document), ==, "Pages");
  g_assert_cmpstr (candor_document_get_format (document), ==, "pdf");
}

static void
test_columns (void)
{
  static const char *const left[] = { "We collect your name and", "your telephone number in", "order to let you sign in to", "the service.", NULL };
  static const char *const right[] = { "We share your location", "with the people that you", "choose, for as long as you", "allow it.", NULL };
  Writer self;
  g_autoptr (GBytes) bytes = NULL;

  begin (&self, "A");
  set_face (&self, "Noto Sans", 10, FALSE);
  put_lines (&self, left);
  self.x = 230;
  self.y = 100;
  put_lines (&self, right);
  bytes = end (&self);
  check (bytes, "P We collect your name and your telephone number in order to let you sign in to the service.\n"
                "P We share your location with the people that you choose, for as long as you allow it.\n");
}

/* Two characters' indent begins a paragraph; no space where lines join; radicals are characters. */
static void
test_chinese (void)
{
  static const char *const lines[] = {
    "\343\200\200\343\200\200当您注册账号时，我们会收集您的手机号码与电子邮箱地址，用于创建", "账号并验证您的身份。若您不提供上述信息，您将无法使用需要登录的", "功能。",
    "\343\200\200\343\200\200我们不会收集您的通讯录，也不会与第三⽅共享您的个人信息。", NULL
  };
  Writer self;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CandorDocument) document = NULL;

  begin (&self, "A");
  set_face (&self, "Noto Sans CJK SC", 10, FALSE);
  put_lines (&self, lines);
  bytes = end (&self);
  check (bytes, "P 当您注册账号时，我们会收集您的手机号码与电子邮箱地址，用于创建账号并验证您的身份。若您不提供上述信息，您将无法使用需要登录的功能。\n"
                "P 我们不会收集您的通讯录，也不会与第三方共享您的个人信息。\n");
  document = read_pdf (bytes);
  g_assert_cmpstr (candor_document_get_language (document), ==, "zh");
}

static void
put_picture (Writer *self)
{
  cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 20, 20);

  cairo_set_source_surface (self->cr, picture, 50, 50);
  cairo_paint (self->cr);
  cairo_surface_destroy (picture);
  cairo_set_source_rgb (self->cr, 0, 0, 0);
}

static void
test_scan (void)
{
  Writer self;
  g_autoptr (GBytes) bytes = NULL, mixed = NULL, empty = NULL;
  g_autoptr (CandorDocument) document = NULL;

  begin (&self, "A");
  put_picture (&self);
  bytes = end (&self);
  document_test_refuse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "a.pdf", CANDOR_DOCUMENT_ERROR_EMPTY, "scan");

  begin (&self, "A");
  set_face (&self, "Noto Sans", 10, FALSE);
  put (&self, 50, 50, "We collect your location.");
  cairo_show_page (self.cr);
  put_picture (&self);
  mixed = end (&self);
  document = read_pdf (mixed);
  g_assert_cmpuint (candor_document_get_warnings (document)->len, ==, 1);

  begin (&self, "A");
  cairo_show_page (self.cr);
  empty = end (&self);
  document_test_refuse (g_bytes_get_data (empty, NULL), g_bytes_get_size (empty), "a.pdf", CANDOR_DOCUMENT_ERROR_EMPTY, "no text");
}

/* The smallest file whose key does not fit the empty password (ISO 32000-1, 7.6.3). */
static const char encrypted[]
    = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
      "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
      "4 0 obj<</Filter/Standard/V 1/R 2/P -4/O<0101010101010101010101010101010101010101010101010101010101010101>"
      "/U<0202020202020202020202020202020202020202020202020202020202020202>>>endobj\n"
      "trailer<</Root 1 0 R/Encrypt 4 0 R/ID[<01><01>]/Size 5>>\n";

static void
test_refused (void)
{
  document_test_refuse (encrypted, -1, "a.pdf", CANDOR_DOCUMENT_ERROR_FORMAT, "encrypted");
  document_test_refuse ("%PDF-1.7\nand nothing else", -1, "a.pdf", CANDOR_DOCUMENT_ERROR_FORMAT, "damaged");
}

/* Cut anywhere, the reader answers. */
static void
test_damage (void)
{
  Writer self;
  g_autoptr (GBytes) bytes = NULL;
  gsize size;
  const char *data;

  begin (&self, "A");
  set_face (&self, "Noto Sans", 10, FALSE);
  put (&self, 50, 50, "We collect your location.");
  bytes = end (&self);
  data = g_bytes_get_data (bytes, &size);
  for (gsize cut = 0; cut < size; cut += size / 50)
    {
      g_autoptr (GBytes) part = g_bytes_new (data, cut);
      g_autoptr (CandorDocument) document = candor_document_read (part, "a.pdf", NULL);

      if (document != NULL)
        document_test_check (document);
    }
}

/* Spoilt wherever something is packed, no text is lost without a word. */
static void
test_loss (void)
{
  Writer self;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CandorDocument) whole = NULL;
  gsize size, length;
  const char *data;
  guint lost = 0;

  begin (&self, "A");
  set_face (&self, "Noto Sans", 10, FALSE);
  put (&self, 50, 50, "We collect your location.");
  cairo_show_page (self.cr);
  put (&self, 50, 50, "We share your contacts.");
  bytes = end (&self);
  whole = read_pdf (bytes);
  length = candor_document_get_text_length (whole);
  g_assert_cmpuint (candor_document_get_warnings (whole)->len, ==, 0);
  data = g_bytes_get_data (bytes, &size);
  for (const char *at = data; (at = memmem (at, size - (at - data), "\nstream\n", 8)) != NULL; at += 8)
    {
      g_autofree char *copy = g_memdup2 (data, size);
      g_autoptr (GBytes) spoilt = NULL;
      g_autoptr (CandorDocument) document = NULL;

      memset (copy + (at - data) + 8, 'X', MIN (20, size - (at - data) - 8));
      spoilt = g_bytes_new (copy, size);
      document = candor_document_read (spoilt, "a.pdf", NULL);
      if (document == NULL || candor_document_get_text_length (document) >= length)
        continue;
      g_assert_cmpuint (candor_document_get_warnings (document)->len, >, 0);
      lost++;
    }
  g_assert_cmpuint (lost, >, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/pdf/paragraphs", test_paragraphs);
  g_test_add_func ("/document/pdf/hyphens", test_hyphens);
  g_test_add_func ("/document/pdf/pages", test_pages);
  g_test_add_func ("/document/pdf/columns", test_columns);
  g_test_add_func ("/document/pdf/chinese", test_chinese);
  g_test_add_func ("/document/pdf/scan", test_scan);
  g_test_add_func ("/document/pdf/refused", test_refused);
  g_test_add_func ("/document/pdf/damage", test_damage);
  g_test_add_func ("/document/pdf/loss", test_loss);
  return g_test_run ();
}
