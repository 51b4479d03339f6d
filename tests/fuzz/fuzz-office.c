/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <zip.h>

#include "fuzz-document.h"

/* Office documents and books. An input that begins with "PK" is an archive as it stands; of any other the
 * first byte says which kind of document is made, and the rest is the text of its parts, each ended by a
 * byte 0x1E, so that a search bends XML, not sums of archives. */

#define PART_END 0x1E

static const char *const parts[][6] = {
  { "word/document.xml", "word/styles.xml", "word/footnotes.xml", "docProps/core.xml", NULL },
  { "content.xml", "styles.xml", "meta.xml", NULL },
  { "META-INF/container.xml", "content.opf", "one.xhtml", "two.html", NULL },
};
static const char *const types[] = { NULL, "application/vnd.oasis.opendocument.text", "application/epub+zip" };

static GBytes *
pack (guint kind, const char *text, gsize size)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  const char *member[7] = { NULL }, *content[7] = { NULL };
  guint count = 0;

  if (types[kind] != NULL)
    {
      member[count] = "mimetype";
      content[count++] = types[kind];
    }
  for (guint i = 0; parts[kind][i] != NULL && size > 0; i++)
    {
      const char *end = memchr (text, PART_END, size);
      gsize length = end != NULL ? (gsize) (end - text) : size;

      g_ptr_array_add (texts, g_strndup (text, length));
      member[count] = parts[kind][i];
      content[count++] = g_ptr_array_index (texts, texts->len - 1);
      text += MIN (size, length + 1);
      size -= MIN (size, length + 1);
    }
  if (count == 0)
    return g_bytes_new_static ("PK", 2);
  return document_test_zip (member[0], content[0], member[1], content[1], member[2], content[2], member[3], content[3],
                            member[4], content[4], member[5], content[5], NULL);
}

static void
fuzz_office (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr (GBytes) archive = NULL;

  if (size < 2)
    return;
  archive = data[0] == 'P' && data[1] == 'K' ? g_bytes_ref (bytes)
                                              : pack ((guint8) data[0] % G_N_ELEMENTS (parts), data + 1, size - 1);
  fuzz_read_document (archive, "a.docx");
}

#define W "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
#define O                                                                                             \
  "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' " \
  "xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0'"
#define R(text) "<w:r><w:t>" text "</w:t></w:r>"

static void
fuzz_office_add_seeds (GPtrArray *seeds)
{
  static const char docx[]
      = "\xF0<w:document " W "><w:body><w:p><w:pPr><w:pStyle w:val='own'/></w:pPr>" R ("Policy") "</w:p>"
        "<w:p><w:pPr><w:numPr><w:ilvl w:val='1'/><w:numId w:val='3'/></w:numPr><w:outlineLvl w:val='0'/></w:pPr>" R ("item") "</w:p>"
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr><w:p>" R ("a") "</w:p></w:tc></w:tr>"
        "<w:tr><w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr><w:p>" R ("b") "</w:p></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr></w:tc></w:tr></w:tbl>"
        "<w:p><w:r><w:rPr><w:b/><w:vanish w:val='0'/><w:rStyle w:val='own'/></w:rPr><w:tab/><w:br w:type='page'/><w:lastRenderedPageBreak/><w:noBreakHyphen/></w:r>"
        "<w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p></w:body></w:document>\x1E"
        "<w:styles " W "><w:style w:styleId='2'><w:name w:val='heading 2'/></w:style><w:style w:styleId='own'><w:basedOn w:val='2'/>"
        "<w:rPr><w:b/></w:rPr></w:style><w:style w:styleId='loop'><w:basedOn w:val='loop'/></w:style></w:styles>\x1E"
        "<w:footnotes " W "><w:footnote><w:p>" R ("note") "</w:p></w:footnote></w:footnotes>\x1E"
        "<c xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>Title</dc:title></c>";
  static const char odt[]
      = "\xF1<office:document-content " O "><office:automatic-styles><style:style style:name='P1' style:parent-style-name='Heading_20_2'>"
        "<style:text-properties fo:font-weight='bold' xmlns:fo='urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0'/></style:style></office:automatic-styles>"
        "<office:body><office:text><text:h text:outline-level='2'>Head</text:h><text:p text:style-name='P1'>We<text:s text:c='3'/>collect<text:tab/><text:line-break/></text:p>"
        "<text:list><text:list-item><text:p>one</text:p><text:list><text:list-item><text:p>two</text:p></text:list-item></text:list></text:list-item></text:list>"
        "<table:table><table:table-header-rows><table:table-row><table:table-cell table:number-columns-spanned='2'><text:p>h</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table-header-rows>"
        "<table:table-row><table:table-cell table:number-rows-spanned='2'><text:p>c</text:p></table:table-cell></table:table-row></table:table>"
        "<text:tracked-changes><text:p>no</text:p></text:tracked-changes><text:note><text:note-body><text:p>n</text:p></text:note-body></text:note>"
        "</office:text></office:body></office:document-content>\x1E<x/>\x1E<m xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>T</dc:title></m>";
  static const char epub[]
      = "\xEF<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles><rootfile full-path='content.opf'/></rootfiles></container>\x1E"
        "<package xmlns='http://www.idpf.org/2007/opf'><metadata xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>Book</dc:title></metadata><manifest>"
        "<item id='a' href='one.xhtml'/><item id='b' href='./x/../two%2Ehtml#p'/><item id='n' href='n' properties='nav'/></manifest>"
        "<spine><itemref idref='a'/><itemref idref='b'/><itemref idref='none'/></spine></package>\x1E<html><body><h1>One</h1><p>We collect</body></html>\x1E<p>two";

  g_assert_true ((guint8) docx[0] % 3 == 0 && (guint8) odt[0] % 3 == 1 && (guint8) epub[0] % 3 == 2);
  fuzz_add_text (seeds, docx);
  fuzz_add_text (seeds, odt);
  fuzz_add_text (seeds, epub);
  g_ptr_array_add (seeds, document_test_zip ("word/document.xml", "<w:document " W "><w:p>" R ("a") "</w:p></w:document>", NULL));
}

const FuzzTarget fuzz_target = { "office", 16384, 600, fuzz_office, fuzz_office_add_seeds };
