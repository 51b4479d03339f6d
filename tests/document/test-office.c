/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document-test.h"

#include <string.h>

#define W "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
#define DOCX(body) "<?xml version='1.0' encoding='UTF-8'?><w:document " W "><w:body>" body "</w:body></w:document>"
#define R(text) "<w:r><w:t>" text "</w:t></w:r>"
#define P(text) "<w:p>" R (text) "</w:p>"
#define ITEM(level, text) "<w:p><w:pPr><w:numPr><w:ilvl w:val='" level "'/><w:numId w:val='3'/></w:numPr></w:pPr>" R (text) "</w:p>"

static const char styles[]
    = "<w:styles " W "><w:style w:styleId='2'><w:name w:val='heading 2'/></w:style>"
      "<w:style w:styleId='own'><w:basedOn w:val='2'/></w:style>"
      "<w:style w:styleId='loop'><w:basedOn w:val='loop'/></w:style></w:styles>";

#define ODT(styles, body)                                                                             \
  "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "        \
  "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' xmlns:t='urn:oasis:names:tc:opendocument:xmlns:table:1.0' " \
  "xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0' xmlns:fo='urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0'>" \
  "<office:automatic-styles>" styles "</office:automatic-styles><office:body><office:text>" body \
  "</office:text></office:body></office:document-content>"

static void
check (GBytes *bytes, const char *name, const char *format, const char *blocks)
{
  g_autoptr (CandorDocument) document
      = document_test_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), name);
  g_autofree char *read = document_test_dump (document);

  g_assert_cmpstr (candor_document_get_format (document), ==, format);
  g_assert_cmpstr (read, ==, blocks);
}

static void
check_docx (const char *body, const char *blocks)
{
  g_autoptr (GBytes) bytes = document_test_zip ("[Content_Types].xml", "<Types/>", "word/document.xml", body,
                                                "word/styles.xml", styles, NULL);

  check (bytes, "a.docx", "docx", blocks);
}

static void
test_docx_paragraphs (void)
{
  check_docx (DOCX ("<w:p><w:pPr><w:pStyle w:val='own'/></w:pPr>" R ("What we ") R ("collect") "</w:p>"
                    "<w:p><w:pPr><w:pStyle w:val='loop'/></w:pPr>" R ("We &lt;collect&gt; ") "<w:del><w:r><w:delText>no</w:delText></w:r></w:del>"
                    "<w:ins>" R ("your") "</w:ins><w:r><w:tab/><w:t>name</w:t><w:br/><w:t>- and age</w:t></w:r></w:p>"
                    "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Sharing</w:t></w:r></w:p>"
                    "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:rPr><w:b w:val='0'/></w:rPr><w:t>We share nothing.</w:t></w:r></w:p>"
                    "<w:p><w:pPr><w:outlineLvl w:val='0'/></w:pPr>" R ("Top") "</w:p><w:p/>"),
              "H2 What we collect\nP We <collect> your name\nL1<1 and age\nH3 Sharing\nP We share nothing.\nH1 Top\n");
}

static void
test_docx_lists (void)
{
  check_docx (DOCX (P ("We collect:") ITEM ("0", "name") ITEM ("1", "first") ITEM ("1", "last") ITEM ("0", "age")
                    "<w:p><w:pPr><w:numPr><w:numId w:val='0'/></w:numPr></w:pPr>" R ("End.") "</w:p>"),
              "P We collect:\nL1<0 name\nL2<1 first\nL2<1 last\nL1<0 age\nP End.\n");
}

#define TC(properties, text) "<w:tc><w:tcPr>" properties "</w:tcPr>" P (text) "</w:tc>"

static void
test_docx_table (void)
{
  check_docx (DOCX (P ("SDKs:") "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>" TC ("", "SDK") TC ("", "Data") TC ("", "Why") "</w:tr>"
                    "<w:tr>" TC ("<w:vMerge w:val='restart'/>", "Kit") TC ("<w:gridSpan w:val='2'/>", "IMEI") "</w:tr>"
                    "<w:tr>" TC ("<w:vMerge/>", "") TC ("", "MAC") "<w:tc>" P ("push") P ("ads") "</w:tc></w:tr></w:tbl>" P ("End.")),
              "P SDKs:\nTH1.0.0<0 SDK\nTH1.0.1<0 Data\nTH1.0.2<0 Why\nTD1.1.0+2x1<0 Kit\nTD1.1.1+1x2<0 IMEI\n"
              "TD1.2.1<0 MAC\nTD1.2.2<0 push\nTD1.2.2<0 ads\nP End.\n");
}

static void
test_docx_pages (void)
{
  g_autoptr (GBytes) bytes = document_test_zip (
      "word/document.xml", DOCX (P ("One") "<w:p><w:r><w:lastRenderedPageBreak/><w:t>Two</w:t></w:r></w:p>" P ("Three")),
      "word/footnotes.xml", "<w:footnotes " W "><w:footnote>" P ("A note.") "</w:footnote></w:footnotes>",
      "docProps/core.xml", "<c xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>Our policy</dc:title></c>", NULL);
  g_autoptr (CandorDocument) document
      = document_test_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "a.docx");

  g_assert_cmpstr (candor_document_get_title (document), ==, "Our policy");
  g_assert_cmpstr (candor_document_get_text (document), ==, "One\nTwo\nThree\nA note.\n");
  g_assert_cmpuint (candor_block_get_line (candor_document_get_block (document, 0)), ==, 1);
  g_assert_cmpuint (candor_block_get_line (candor_document_get_block (document, 2)), ==, 2);
}

static void
test_odt (void)
{
  static const char body[] = ODT (
      "<style:style style:name='T1'><style:text-properties fo:font-weight='bold'/></style:style>",
      "<text:p text:style-name='Title'>Policy</text:p><text:list><text:list-item><text:h text:outline-level='2'>1. What</text:h></text:list-item></text:list>"
      "<text:p>We collect<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Not more.</text:p></text:note-body></text:note>:</text:p>"
      "<text:list><text:list-item><text:p>name</text:p><text:list><text:list-item><text:p>first<text:s text:c='3'/>one</text:p></text:list-item></text:list></text:list-item></text:list>"
      "<text:p><text:span text:style-name='T1'>Sharing</text:span></text:p><text:tracked-changes><text:p>gone</text:p></text:tracked-changes>"
      "<t:table><t:table-header-rows><t:table-row><t:table-cell><text:p>A</text:p></t:table-cell><t:table-cell><text:p>B</text:p></t:table-cell></t:table-row></t:table-header-rows>"
      "<t:table-row><t:table-cell t:number-columns-spanned='2'><text:p>C</text:p></t:table-cell><t:covered-table-cell/></t:table-row></t:table>");
  g_autoptr (GBytes) bytes = document_test_zip ("mimetype", "application/vnd.oasis.opendocument.text", "content.xml", body, NULL);

  check (bytes, "a.odt", "odt",
         "H1 Policy\nH2 1. What\nP We collect:\nP Not more.\nL1<3 name\nL2<4 first one\nH3 Sharing\n"
         "TH1.0.0<6 A\nTH1.0.1<6 B\nTD1.1.0+1x2<6 C\n");
}

#define CONTAINER                                                                                     \
  "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles><rootfile full-path='OEBPS/book.opf'/></rootfiles></container>"
#define PACKAGE                                                                                       \
  "<package xmlns='http://www.idpf.org/2007/opf'><metadata xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>Book</dc:title></metadata>" \
  "<manifest><item id='n' href='nav.xhtml' properties='nav'/><item id='b' href='text/b%20b.xhtml'/><item id='a' href='a.xhtml'/><item id='x' href='../../etc/passwd'/></manifest>" \
  "<spine><itemref idref='n'/><itemref idref='a'/><itemref idref='x'/><itemref idref='b'/></spine></package>"

static void
test_epub (void)
{
  g_autoptr (GBytes) bytes = document_test_zip (
      "mimetype", "application/epub+zip", "META-INF/container.xml", CONTAINER, "OEBPS/book.opf", PACKAGE, "OEBPS/nav.xhtml", "<p>nav</p>",
      "OEBPS/a.xhtml", "<?xml version='1.0'?><!DOCTYPE html><html><body><h1>One&nbsp;</h1><p>We collect.</p></body></html>",
      "OEBPS/text/b b.xhtml", "<html><body><h1>Two</h1><p>We share.</p></body></html>", NULL);

  check (bytes, "a.epub", "epub", "H1 One\nP We collect.\nH1 Two\nP We share.\n");
}

static void
refuse (GBytes *bytes, const char *name, int code, const char *part)
{
  document_test_refuse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), name, code, part);
}

static void
test_refused (void)
{
  g_autoptr (GBytes) other = document_test_zip ("a.txt", "We collect.", NULL);
  g_autoptr (GBytes) package = document_test_zip ("AndroidManifest.xml", "", NULL);
  g_autoptr (GBytes) broken = document_test_zip ("word/document.xml", "<w:document " W "><w:p>", NULL);
  g_autoptr (GBytes) empty = document_test_zip ("word/document.xml", DOCX (""), NULL);
  g_autoptr (GBytes) bomb = document_test_zip (
      "word/document.xml", "<!DOCTYPE d [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>" DOCX (P ("&b;")), NULL);
  g_autoptr (GBytes) outside = document_test_zip (
      "word/document.xml", "<!DOCTYPE d SYSTEM 'file:///etc/passwd'>" DOCX (P ("a")), NULL);
  g_autoptr (GBytes) lost = document_test_zip ("mimetype", "application/epub+zip", NULL);

  refuse (other, "a.docx", CANDOR_DOCUMENT_ERROR_FORMAT, "archive");
  refuse (package, "a.apk", CANDOR_DOCUMENT_ERROR_FORMAT, "package");
  refuse (broken, "a.docx", CANDOR_DOCUMENT_ERROR_FORMAT, "line 1");
  refuse (empty, "a.docx", CANDOR_DOCUMENT_ERROR_EMPTY, "no text");
  refuse (bomb, "a.docx", CANDOR_DOCUMENT_ERROR_FORMAT, "document type declaration");
  refuse (outside, "a.docx", CANDOR_DOCUMENT_ERROR_FORMAT, "document type declaration");
  refuse (lost, "a.epub", CANDOR_DOCUMENT_ERROR_FORMAT, "META-INF/container.xml");
  document_test_refuse ("PK\003\004 and then nothing of the kind", -1, "a.docx", CANDOR_DOCUMENT_ERROR_FORMAT, "damaged");
}

/* 100 MB of spaces pack to 100 KB. */
static void
test_bomb (void)
{
  g_autofree char *spaces = g_strnfill (100 * 1024 * 1024, ' ');
  g_autoptr (GBytes) bytes = document_test_zip ("word/document.xml", spaces, NULL);

  g_assert_cmpuint (g_bytes_get_size (bytes), <, 1024 * 1024);
  refuse (bytes, "a.docx", CANDOR_DOCUMENT_ERROR_TOO_LARGE, "unpacks");
}

/* Wherever the file is cut or hurt, there is an answer. */
static void
test_damage (void)
{
  g_autoptr (GBytes) bytes = document_test_zip ("word/document.xml", DOCX (P ("We collect.") ITEM ("1", "a")), "word/styles.xml", styles, NULL);
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  for (gsize i = 0; i < size; i++)
    {
      g_autofree guint8 *copy = g_memdup2 (data, size);
      g_autoptr (GBytes) cut = g_bytes_new (data, i);
      g_autoptr (GBytes) hurt = NULL;
      g_autoptr (CandorDocument) first = candor_document_read (cut, "a.docx", NULL);
      g_autoptr (CandorDocument) second = NULL;

      copy[i] ^= 0x55;
      hurt = g_bytes_new (copy, size);
      second = candor_document_read (hurt, "a.docx", NULL);
      if (second != NULL)
        document_test_check (second);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/docx/paragraphs", test_docx_paragraphs);
  g_test_add_func ("/document/docx/lists", test_docx_lists);
  g_test_add_func ("/document/docx/table", test_docx_table);
  g_test_add_func ("/document/docx/pages", test_docx_pages);
  g_test_add_func ("/document/odt", test_odt);
  g_test_add_func ("/document/epub", test_epub);
  g_test_add_func ("/document/archive/refused", test_refused);
  g_test_add_func ("/document/archive/bomb", test_bomb);
  g_test_add_func ("/document/archive/damage", test_damage);
  return g_test_run ();
}
