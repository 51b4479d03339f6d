/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bombs.h"

#include "document-test.h"

/* Policies: DOCX, ODT, EPUB. */

#define W "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"

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
  TestEntry entry = bomb_make_entry ("word/document.xml", 1000 * MEGABYTE);
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
  return docx (bomb_repeat ("<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><w:document " W "><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:document>", "", 0, ""));
}

static GBytes *
deep_docx (void)
{
  return docx (bomb_repeat ("<w:document " W ">", "<w:p>", 500000, "</w:document>"));
}

static GBytes *
wide_docx (void)
{
  return docx (bomb_repeat ("<w:document " W "><w:body>", "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl>", bomb_count (80000),
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
  g_autoptr (GBytes) chapter = bomb_repeat ("<p>", "We collect your name. ", 100000, "");
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


#define LAUGHS "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'>]>"

static GBytes *
entities_of_odt (void)
{
  return document_test_zip ("mimetype", "application/vnd.oasis.opendocument.text", "content.xml", LAUGHS "<a>&c;</a>", NULL);
}

static GBytes *
entities_of_epub (void)
{
  return document_test_zip ("mimetype", "application/epub+zip", "META-INF/container.xml", LAUGHS "<container>&c;</container>", NULL);
}

/* Attributes of different names in one element: each is looked for among those before. */
static GBytes *
many_attributes (void)
{
  GString *text = g_string_new ("<w:document " W "><w:body><w:p");

  for (guint i = 0; i < bomb_count (200000); i++)
    g_string_append_printf (text, " a%u='b'", i);
  g_string_append (text, "><w:r><w:t>We collect names.</w:t></w:r></w:p></w:body></w:document>");
  return docx (g_string_free_to_bytes (text));
}

const Bomb office_bombs[] = {
  { "inflated-docx", "a.docx", inflated_docx, "unpacks to more" },
  { "entities", "a.docx", entities, "" },
  { "outside-entity", "a.docx", outside_entity, "" },
  { "deep-docx", "a.docx", deep_docx, "" },
  { "wide-docx", "a.docx", wide_docx, NULL, TRUE },
  { "endless-relationships", "a.docx", endless_relationships, NULL },
  { "odt-of-spaces", "a.odt", odt_of_spaces, NULL },
  { "endless-book", "a.epub", endless_book, "" },
  { "entities-of-odt", "a.odt", entities_of_odt, "document type declaration" },
  { "entities-of-epub", "a.epub", entities_of_epub, "document type declaration" },
  { "many-attributes", "a.docx", many_attributes, NULL, TRUE },
  { NULL },
};
