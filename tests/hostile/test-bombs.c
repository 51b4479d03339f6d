/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "dex-builder.h"
#include "document-test.h"
#include "package-builder.h"
#include "package-builder-chunks.h"
#include "package/candor-chunk-layout.h"
#include "package/candor-zip-layout.h"
#include "sandbox/candor-reader.h"

/* Small files that grow: each is had read by the real reading process, and costs no more than ten seconds
 * of processor time (more only for more bytes) and a gigabyte, whether it is read or refused. What is refused names the file and a
 * reason that people understand. */

/* And a little: the process is ended by a signal, at a full second. */
#define SECONDS_MAX 12.0
#define MEMORY_MAX (1l << 20) /* in the kernel's kilobytes */
#define MEGABYTE (G_GUINT64_CONSTANT (1) << 20)
#define MANIFEST "AndroidManifest.xml"
#define PLAIN "<manifest package='a.b'><application/></manifest>"

typedef struct
{
  const char *name;
  const char *file; /* its name, whose ending says what it is */
  GBytes *(*build) (void);
  const char *words; /* a part of the refusal; NULL: it is read */
  gboolean either;   /* a slow machine may run out of time on it */
} Bomb;

/* RFC 1951, fixed codes: a zero, then repeats of 258 of it, 13 bits each. */
static GBytes *
deflate_zeros (guint64 *size)
{
  GByteArray *bytes = g_byte_array_new ();
  guint64 bits = 0, repeats = (*size - 1) / 258;
  guint count = 0;
  /* Codes stand from their highest bit on, in bytes filled from the lowest. */
  static const struct
  {
    guint value, length;
  } start[] = { { 1, 1 }, { 1, 2 }, { 0x0c, 8 } }, repeat = { 0xa3, 13 }, end = { 0, 7 };

  for (gsize i = 0; i < G_N_ELEMENTS (start); i++)
    {
      bits |= (guint64) start[i].value << count;
      count += start[i].length;
    }
  for (guint64 i = 0; i <= repeats; i++)
    {
      bits |= (guint64) (i < repeats ? repeat.value : end.value) << count;
      count += i < repeats ? repeat.length : end.length;
      for (; count >= 8; count -= 8, bits >>= 8)
        test_put_u8 (bytes, bits & 0xff);
    }
  test_put_u8 (bytes, bits & 0xff);
  *size = 1 + repeats * 258;
  return g_byte_array_free_to_bytes (bytes);
}

static TestEntry
make_bomb_entry (const char *name, guint64 size)
{
  TestEntry entry = { .name = name, .method = CANDOR_ZIP_METHOD_DEFLATED };

  entry.bytes = deflate_zeros (&size);
  entry.inflated = size;
  return entry;
}

static GBytes *
build_with (const TestEntry *more, gsize count)
{
  g_autoptr (GBytes) manifest = test_xml_build (PLAIN, 0);
  g_autofree TestEntry *entries = g_new0 (TestEntry, count + 1);

  entries[0] = (TestEntry){ .name = MANIFEST, .bytes = manifest };
  memcpy (entries + 1, more, count * sizeof *more);
  return test_archive_build (entries, count + 1, NULL);
}

/* Packages. */

static GBytes *
inflated_manifest (void)
{
  TestEntry entry = make_bomb_entry (MANIFEST, 1000 * MEGABYTE);
  GBytes *archive = test_archive_build (&entry, 1, NULL);

  g_bytes_unref (entry.bytes);
  return archive;
}

static GBytes *
inflated_part (const char *name)
{
  TestEntry entry = make_bomb_entry (name, 1000 * MEGABYTE);
  GBytes *archive = build_with (&entry, 1);

  g_bytes_unref (entry.bytes);
  return archive;
}

static GBytes *
inflated_code (void)
{
  return inflated_part ("classes.dex");
}

static GBytes *
inflated_resources (void)
{
  return inflated_part ("resources.arsc");
}

static GBytes *
inflated_signature (void)
{
  return inflated_part ("META-INF/MANIFEST.MF");
}

/* Thousands of code files that are one and the same bytes. */
static GBytes *
overlapping_code (void)
{
  g_autofree TestEntry *entries = g_new0 (TestEntry, 3000);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  GBytes *archive;

  for (guint i = 0; i < 3000; i++)
    {
      g_ptr_array_add (names, i == 0 ? g_strdup ("classes.dex") : g_strdup_printf ("classes%u.dex", i + 1));
      entries[i].name = g_ptr_array_index (names, i);
      if (i == 0)
        entries[i] = make_bomb_entry (entries[i].name, 200 * MEGABYTE);
      else
        {
          entries[i] = entries[0];
          entries[i].name = g_ptr_array_index (names, i);
          entries[i].shares = 2; /* the first behind the manifest */
        }
    }
  archive = build_with (entries, 3000);
  g_bytes_unref (entries[0].bytes);
  g_ptr_array_unref (names);
  return archive;
}

/* A set of sets of what inflates. */
static GBytes *
nested_sets (void)
{
  g_autoptr (GBytes) inner = inflated_manifest ();
  TestEntry entries[200];
  char names[200][16];

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_snprintf (names[i], sizeof names[i], "%u.apk", i);
      entries[i] = (TestEntry){ .name = names[i], .bytes = inner, .method = 8, .shares = i > 0 ? 1 : 0 };
    }
  return test_archive_build (entries, G_N_ELEMENTS (entries), NULL);
}

/* As many entries as are read, and one more. */
static GBytes *
many_entries (guint count)
{
  g_autoptr (GBytes) manifest = test_xml_build (PLAIN, 0);
  g_autofree TestEntry *entries = g_new0 (TestEntry, count);
  g_autofree char *names = g_malloc ((gsize) count * 9);
  const TestArchive zip64 = { .zip64 = TRUE };

  entries[0] = (TestEntry){ .name = MANIFEST, .bytes = manifest };
  entries[1] = (TestEntry){ .name = "a", .text = "" };
  for (guint i = 2; i < count; i++)
    {
      char *name = names + (gsize) i * 9;

      g_snprintf (name, 9, "%08x", i);
      entries[i] = (TestEntry){ .name = name, .text = "", .shares = 2 };
    }
  return test_archive_build (entries, count, &zip64);
}

static GBytes *
million_entries (void)
{
  return many_entries (1000000);
}

static GBytes *
more_than_a_million_entries (void)
{
  return many_entries (1000001);
}

static GBytes *
package_of_manifest (GByteArray *manifest)
{
  g_autoptr (GBytes) bytes = g_byte_array_free_to_bytes (manifest);
  const TestEntry entry = { .name = MANIFEST, .bytes = bytes, .method = 8 };

  return test_archive_build (&entry, 1, NULL);
}

/* A string table that says it has four thousand million strings. */
static GBytes *
huge_string_table (void)
{
  GByteArray *bytes = g_byte_array_new ();
  gsize outer = test_begin_chunk (bytes, CANDOR_CHUNK_XML, 8), pool = test_begin_chunk (bytes, CANDOR_CHUNK_STRING_POOL, 28);

  test_put_u32 (bytes, G_MAXUINT32);
  test_put_u32 (bytes, 0);
  test_put_u32 (bytes, 0);
  test_put_u32 (bytes, 28);
  test_put_u32 (bytes, 0);
  test_end_chunk (bytes, pool);
  test_end_chunk (bytes, outer);
  return package_of_manifest (bytes);
}

/* A million strings that are all the same two hundred thousand letters, and as many attributes. */
static GBytes *
shared_strings (void)
{
  GByteArray *bytes = g_byte_array_new ();
  const guint count = 500000, letters = 30000;
  g_autofree char *text = g_strnfill (letters, 'a');
  gsize outer = test_begin_chunk (bytes, CANDOR_CHUNK_XML, 8), pool = test_begin_chunk (bytes, CANDOR_CHUNK_STRING_POOL, 28), node;

  test_put_u32 (bytes, count);
  test_put_u32 (bytes, 0);
  test_put_u32 (bytes, 1 << 8);
  test_put_u32 (bytes, 28 + 4 * count);
  test_put_u32 (bytes, 0);
  for (guint i = 0; i < count; i++)
    test_put_u32 (bytes, 0);
  for (guint i = 0; i < 2; i++)
    {
      test_put_u8 (bytes, 0x80 | letters >> 8);
      test_put_u8 (bytes, letters & 0xff);
    }
  g_byte_array_append (bytes, (const guint8 *) text, letters + 1);
  test_end_chunk (bytes, pool);
  node = test_begin_chunk (bytes, CANDOR_CHUNK_XML_START_ELEMENT, 16);
  test_put_u32 (bytes, 1);
  test_put_u32 (bytes, G_MAXUINT32);
  test_put_u32 (bytes, G_MAXUINT32);
  test_put_u32 (bytes, 0);
  test_put_u16 (bytes, 20);
  test_put_u16 (bytes, 20);
  test_put_u16 (bytes, 60000);
  for (guint i = 0; i < 3; i++)
    test_put_u16 (bytes, 0);
  for (guint i = 0; i < 60000; i++)
    {
      test_put_u32 (bytes, G_MAXUINT32);
      test_put_u32 (bytes, i * 2);
      test_put_u32 (bytes, i * 2 + 1);
      test_put_u32 (bytes, 0x03000008);
      test_put_u32 (bytes, i * 3);
    }
  test_end_chunk (bytes, node);
  test_end_chunk (bytes, outer);
  return package_of_manifest (bytes);
}

static GBytes *
deep_manifest (void)
{
  GString *text = g_string_new ("<manifest package='a.b'>");
  g_autoptr (GBytes) manifest = NULL;
  TestEntry entry = { .name = MANIFEST, .method = 8 };

  for (guint i = 0; i < 3000; i++)
    g_string_append (text, "<a>");
  for (guint i = 0; i < 3000; i++)
    g_string_append (text, "</a>");
  g_string_append (text, "</manifest>");
  manifest = test_xml_build (text->str, 0);
  g_string_free (text, TRUE);
  entry.bytes = manifest;
  return test_archive_build (&entry, 1, NULL);
}

/* Permissions, components and queries by the hundred thousand. */
static GBytes *
endless_manifest (void)
{
  GString *text = g_string_new ("<manifest package='a.b'>");
  g_autoptr (GBytes) manifest = NULL;
  TestEntry entry = { .name = MANIFEST, .method = 8 };

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "<uses-permission android:name='p%u'/><application><activity android:name='.A%u'/></application>", i, i);
  g_string_append (text, "</manifest>");
  manifest = test_xml_build (text->str, TEST_XML_UTF8);
  g_string_free (text, TRUE);
  entry.bytes = manifest;
  return test_archive_build (&entry, 1, NULL);
}

/* Ten thousand methods whose code is the same sixty thousand instructions. */
static GBytes *
shared_code (void)
{
  GString *text = g_string_new (".class La/B; Ljava/lang/Object;\n.method m0 ()V\n");
  g_autoptr (GBytes) code = NULL;
  TestEntry entry = { .name = "classes.dex", .method = 8 };

  for (guint i = 0; i < 20000; i++)
    g_string_append (text, "invoke Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;\n");
  g_string_append (text, ".end\n");
  for (guint i = 1; i < 8000; i++)
    g_string_append_printf (text, ".method m%u ()V\n.same\n", i);
  code = g_byte_array_free_to_bytes (dex_build (text->str));
  g_string_free (text, TRUE);
  entry.bytes = code;
  return build_with (&entry, 1);
}

/* Documents. */

#define W "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"

static GBytes *
repeat (const char *start, const char *unit, guint count, const char *end)
{
  GString *text = g_string_new (start);

  for (guint i = 0; i < count; i++)
    g_string_append (text, unit);
  g_string_append (text, end);
  return g_string_free_to_bytes (text);
}

static GBytes *
docx (GBytes *document)
{
  const TestEntry entry = { .name = "word/document.xml", .bytes = document, .method = 8 };
  GBytes *archive = test_archive_build (&entry, 1, NULL);

  g_bytes_unref (document);
  return archive;
}

static GBytes *
inflated_docx (void)
{
  TestEntry entry = make_bomb_entry ("word/document.xml", 1000 * MEGABYTE);
  GBytes *archive = test_archive_build (&entry, 1, NULL);

  g_bytes_unref (entry.bytes);
  return archive;
}

static GBytes *
entities (void)
{
  GString *text = g_string_new ("<!DOCTYPE w:document [<!ENTITY a0 'ha'>");

  for (guint i = 1; i < 30; i++)
    g_string_append_printf (text, "<!ENTITY a%u '&a%u;&a%u;&a%u;&a%u;'>", i, i - 1, i - 1, i - 1, i - 1);
  g_string_append (text, "]><w:document " W "><w:body><w:p><w:r><w:t>&a29;</w:t></w:r></w:p></w:body></w:document>");
  return docx (g_string_free_to_bytes (text));
}

static GBytes *
outside_entity (void)
{
  return docx (repeat ("<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><w:document " W "><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:document>", "", 0, ""));
}

static GBytes *
deep_docx (void)
{
  return docx (repeat ("<w:document " W ">", "<w:p>", 500000, "</w:document>"));
}

static GBytes *
wide_docx (void)
{
  return docx (repeat ("<w:document " W "><w:body>", "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl>", 80000,
                       "</w:body></w:document>"));
}

/* Parts that refer to each other without end are not followed; styles that do are cut. */
static GBytes *
endless_relationships (void)
{
  GString *styles = g_string_new ("<w:styles " W ">"), *relations = g_string_new ("<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>");
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < 100000; i++)
    {
      g_string_append_printf (styles, "<w:style w:styleId='s%u'><w:basedOn w:val='s%u'/></w:style>", i, (i + 1) % 100000);
      g_string_append_printf (relations, "<Relationship Id='r%u' Target='document.xml'/>", i);
    }
  g_string_append (styles, "</w:styles>");
  g_string_append (relations, "</Relationships>");
  bytes = document_test_zip ("word/document.xml",
                             "<w:document " W "><w:p><w:pPr><w:pStyle w:val='s0'/></w:pPr><w:r><w:t>We collect names.</w:t></w:r></w:p></w:document>",
                             "word/styles.xml", styles->str, "word/_rels/document.xml.rels", relations->str, NULL);
  g_string_free (styles, TRUE);
  g_string_free (relations, TRUE);
  return g_steal_pointer (&bytes);
}

static GBytes *
odt_of_spaces (void)
{
  return document_test_zip ("mimetype", "application/vnd.oasis.opendocument.text", "content.xml",
                            "<o:document-content xmlns:o='urn:oasis:names:tc:opendocument:xmlns:office:1.0' xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' "
                            "xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0'><o:body><o:text><text:p>a<text:s text:c='4000000000'/>b</text:p>"
                            "<table:table><table:table-column table:number-columns-repeated='4000000000'/><table:table-row table:number-rows-repeated='4000000000'>"
                            "<table:table-cell table:number-columns-repeated='4000000000' table:number-rows-spanned='4000000000'><text:p>c</text:p></table:table-cell></table:table-row></table:table>"
                            "</o:text></o:body></o:document-content>", NULL);
}

/* A book whose chapters are all the same one. */
static GBytes *
endless_book (void)
{
  GString *spine = g_string_new ("<package xmlns='http://www.idpf.org/2007/opf'><manifest><item id='a' href='a.html'/></manifest><spine>");
  g_autoptr (GBytes) chapter = repeat ("<p>", "We collect your name. ", 100000, "");
  g_autofree char *text = g_strndup (g_bytes_get_data (chapter, NULL), g_bytes_get_size (chapter));
  GBytes *book;

  for (guint i = 0; i < 4900; i++)
    g_string_append (spine, "<itemref idref='a'/>");
  g_string_append (spine, "</spine></package>");
  book = document_test_zip ("mimetype", "application/epub+zip", "META-INF/container.xml",
                            "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfile full-path='p.opf'/></container>",
                            "p.opf", spine->str, "a.html", text, NULL);
  g_string_free (spine, TRUE);
  return book;
}

static GBytes *
endless_table (void)
{
  return repeat ("<table>", "<tr><td rowspan=65534 colspan=1000>a<td>b", 80000, "</table>");
}

static GBytes *
nested_tables (void)
{
  return repeat ("<p>We collect names.", "<table><tr><td><table><tr><td>", 100000, "x");
}

static GBytes *
one_word (void)
{
  return repeat ("We collect ", "a", 10u << 20, "");
}

static GBytes *
statements (void)
{
  return repeat ("# Privacy policy\n\n", "We collect your precise location, contacts and IMEI and share them with partners.\n\n", 25000, "");
}

static GBytes *
statements_chinese (void)
{
  return repeat ("# 隐私政策\n\n", "我们会收集您的设备信息、精确位置和通讯录，并与第三方共享。\n\n", 25000, "");
}

/* PDF, by hand; its reader repairs what has no table of places. */

static GBytes *
pdf (const char *objects)
{
  return repeat ("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n", objects, 1, "\ntrailer<</Root 1 0 R/Size 9>>");
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
  guint64 size = 300 * MEGABYTE;
  g_autoptr (GBytes) zeros = deflate_zeros (&size);
  GByteArray *stream = g_byte_array_new ();

  g_byte_array_append (stream, (const guint8 *) "\x78\x9c", 2);
  g_byte_array_append (stream, g_bytes_get_data (zeros, NULL), g_bytes_get_size (zeros));
  return pdf_with_stream ("/Filter/FlateDecode", g_byte_array_free_to_bytes (stream));
}

static GBytes *
pdf_of_words (void)
{
  return pdf_with_stream ("", repeat ("BT /F 1 Tf 20 100 Td ", "(We collect your name and share it with all.) Tj 0 -1 Td ", 100000, "ET"));
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

/* What is read by the line. */

static GBytes *
long_list (void)
{
  return repeat ("package,policy\n", "a,b\n", CANDOR_TABLE_RECORDS_MAX - 1, "");
}

static GBytes *
longer_list (void)
{
  return repeat ("package,policy\n", "a,b\n", CANDOR_TABLE_RECORDS_MAX, "");
}

static GBytes *
wide_list (void)
{
  return repeat ("package", ",", 10u << 20, "\n");
}

static GBytes *
open_list (void)
{
  return repeat ("package,policy\n\"", "\"\"\n", 10u << 20, "");
}

static GBytes *
long_baseline (void)
{
  return repeat ("candor-baseline 1\n", "# nothing\n", 200000, "");
}

/* Limits are what the error speaks of; where the time or the memory of the process itself is the limit, of
 * that. */
static const Bomb bombs[] = {
  { "inflated-manifest", "a.apk", inflated_manifest, "" },
  { "inflated-code", "a.apk", inflated_code, NULL },
  { "inflated-resources", "a.apk", inflated_resources, NULL },
  { "inflated-signature", "a.apk", inflated_signature, NULL },
  { "overlapping-code", "a.apk", overlapping_code, NULL },
  { "nested-sets", "a.apks", nested_sets, "" },
  { "million-entries", "a.apk", million_entries, NULL },
  { "more-than-a-million-entries", "a.apk", more_than_a_million_entries, "more than are read" },
  { "huge-string-table", "a.apk", huge_string_table, "damaged" },
  { "shared-strings", "a.apk", shared_strings, "" },
  { "deep-manifest", "a.apk", deep_manifest, "damaged" },
  { "endless-manifest", "a.apk", endless_manifest, NULL },
  { "shared-code", "a.apk", shared_code, NULL },
  { "inflated-docx", "a.docx", inflated_docx, "unpacks to more" },
  { "entities", "a.docx", entities, "" },
  { "outside-entity", "a.docx", outside_entity, "" },
  { "deep-docx", "a.docx", deep_docx, "" },
  { "wide-docx", "a.docx", wide_docx, NULL, TRUE },
  { "endless-relationships", "a.docx", endless_relationships, NULL },
  { "odt-of-spaces", "a.odt", odt_of_spaces, NULL },
  { "endless-book", "a.epub", endless_book, "" },
  { "endless-table", "a.html", endless_table, NULL, TRUE },
  { "nested-tables", "a.html", nested_tables, NULL, TRUE },
  { "one-word", "a.txt", one_word, NULL, TRUE },
  { "statements", "a.md", statements, NULL },
  { "statements-chinese", "a.md", statements_chinese, NULL },
  { "inflated-pdf", "a.pdf", inflated_pdf, "" },
  { "pdf-of-words", "a.pdf", pdf_of_words, NULL },
  { "pdf-of-pages", "a.pdf", pdf_of_pages, "" },
  { "pdf-of-itself", "a.pdf", pdf_of_itself, NULL },
  { "long-list", "a.csv", long_list, NULL },
  { "longer-list", "a.csv", longer_list, "at most" },
  { "wide-list", "a.csv", wide_list, "more than 100 cells" },
  { "open-list", "a.csv", open_list, "line 2: a quotation mark is not closed" },
  { "long-baseline", "a.baseline", long_baseline, "no baseline" },
};

static CandorReader *reader;
static char *folder;

static double
get_seconds (void)
{
  struct rusage usage;

  getrusage (RUSAGE_CHILDREN, &usage);
  return usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static gboolean
take_record (const CandorTableRecord *record, gpointer data, GError **error)
{
  return TRUE;
}

/* (nullable) (transfer full): the error's words. */
static char *
read_file (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CandorPackage) package = NULL;
  g_autoptr (CandorPolicy) policy = NULL;
  g_autoptr (CandorBaseline) baseline = NULL;

  g_ptr_array_add (files, file);
  if (g_str_has_suffix (path, ".csv"))
    candor_reader_read_table (reader, file, take_record, NULL, NULL, &error);
  else if (g_str_has_suffix (path, ".baseline"))
    baseline = candor_reader_read_baseline (reader, file, NULL, &error);
  else if (g_str_has_suffix (path, ".apk") || g_str_has_suffix (path, ".apks"))
    package = candor_reader_read_package (reader, file, NULL, &error);
  else
    policy = candor_reader_read_policy (reader, files, NULL, &error);
  return error != NULL ? g_strdup (error->message) : NULL;
}

/* What reading a file took, told by a process of its own: what the kernel says of the memory of a program counts that of
 * the process it was started from, and this one held the bomb. */
typedef struct
{
  double seconds;
  glong memory; /* KiB */
} Cost;

static void
read_for_parent (int input, int output)
{
  char path[PATH_MAX] = "";
  g_autofree char *words = NULL;
  struct rusage usage;
  Cost cost;

  if (read (input, path, sizeof path - 1) <= 0)
    _exit (1);
  words = read_file (path);
  getrusage (RUSAGE_CHILDREN, &usage);
  cost.seconds = get_seconds ();
  cost.memory = usage.ru_maxrss;
  if (write (output, &cost, sizeof cost) != sizeof cost || (words != NULL && write (output, words, strlen (words)) < 0))
    _exit (1);
  _exit (0);
}

/* Starts it, before there is a bomb. */
static pid_t
start_reading (int *input, int *output)
{
  int to[2], from[2];
  pid_t child;

  g_assert_cmpint (pipe2 (to, O_CLOEXEC), ==, 0);
  g_assert_cmpint (pipe2 (from, O_CLOEXEC), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    read_for_parent (to[0], from[1]);
  close (to[0]);
  close (from[1]);
  *input = to[1];
  *output = from[0];
  return child;
}

/* (nullable) (transfer full): the error's words. */
static char *
take_reading (pid_t child, int output, Cost *cost)
{
  g_autoptr (GString) words = g_string_new (NULL);
  char part[4096];
  gssize got;
  int status;

  g_assert_cmpint (read (output, cost, sizeof *cost), ==, sizeof *cost);
  while ((got = read (output, part, sizeof part)) > 0)
    g_string_append_len (words, part, got);
  close (output);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
  return words->len > 0 ? g_strdup (words->str) : NULL;
}

static void
test_bomb (gconstpointer data)
{
  const Bomb *self = data;
  g_autofree char *path = g_build_filename (folder, self->file, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *words = NULL;
  int input, output;
  pid_t child = start_reading (&input, &output);
  Cost cost;

  bytes = self->build ();
  g_assert_true (g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  g_assert_cmpint (write (input, path, strlen (path)), ==, strlen (path));
  close (input);
  words = take_reading (child, output, &cost);
  g_remove (path);
  g_test_message ("%s: %zu bytes, %.2f s, %ld MB: %s", self->name, g_bytes_get_size (bytes), cost.seconds, cost.memory >> 10,
                  words != NULL ? words : "read");
#if !defined(__SANITIZE_ADDRESS__)
  g_assert_cmpfloat (cost.seconds, <, SECONDS_MAX);
  g_assert_cmpint (cost.memory, <, MEMORY_MAX);
#endif
  g_assert_true (self->either || (words == NULL) == (self->words == NULL));
  if (words == NULL)
    return;
  g_assert_true (g_str_has_prefix (words, path));
  if (self->words != NULL)
    g_assert_nonnull (strstr (words, self->words));
}

int
main (int argc, char **argv)
{
  g_autoptr (CandorKnowledge) knowledge = NULL;
  int status;

  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_setenv ("CANDOR_READER_TIMEOUT", "300", TRUE); /* processor time is measured, whatever else runs */
  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("candor-bombs-XXXXXX", NULL);
  knowledge = candor_knowledge_load (g_getenv ("CANDOR_KNOWLEDGE"), NULL);
  g_assert_nonnull (knowledge);
  reader = candor_reader_new (knowledge);
  for (gsize i = 0; i < G_N_ELEMENTS (bombs); i++)
    {
      g_autofree char *path = g_strdup_printf ("/hostile/bombs/%s", bombs[i].name);
      g_test_add_data_func (path, &bombs[i], test_bomb);
    }
  status = g_test_run ();
  g_object_unref (reader);
  g_rmdir (folder);
  g_free (folder);
  return status;
}
