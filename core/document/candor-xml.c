/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-document"

#include "config.h"

#include "document/candor-xml.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <string.h>

#include "document/candor-document.h"

#define NAME_SIZE 128

struct _CandorXmlAttributes
{
  const xmlChar **values; /* five each: name, prefix, namespace, value, its end */
  int count;
};

typedef struct
{
  const CandorXmlHandler *handler;
  gpointer data;
  xmlParserCtxtPtr parser;
  gboolean is_declared; /* it has a document type declaration */
} CandorXml;

static const struct
{
  const char *uri;
  const char *prefix;
} namespaces[] = {
  /* ECMA-376, transitional and strict. */
  { "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w:" },
  { "http://purl.oclc.org/ooxml/wordprocessingml/main", "w:" },
  { "http://schemas.openxmlformats.org/markup-compatibility/2006", "mc:" },
  /* OASIS Open Document Format 1.3. */
  { "urn:oasis:names:tc:opendocument:xmlns:text:1.0", "text:" },
  { "urn:oasis:names:tc:opendocument:xmlns:table:1.0", "table:" },
  { "urn:oasis:names:tc:opendocument:xmlns:office:1.0", "office:" },
  { "urn:oasis:names:tc:opendocument:xmlns:style:1.0", "style:" },
  { "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", "draw:" },
  { "http://purl.org/dc/elements/1.1/", "dc:" },
  /* EPUB 3.3. */
  { "http://www.idpf.org/2007/opf", "opf:" },
  { "urn:oasis:names:tc:opendocument:xmlns:container", "container:" },
};

static void
make_name (char *name, const xmlChar *local, const xmlChar *uri)
{
  const char *prefix = "";

  for (gsize i = 0; uri != NULL && i < G_N_ELEMENTS (namespaces); i++)
    if (strcmp ((const char *) uri, namespaces[i].uri) == 0)
      prefix = namespaces[i].prefix;
  g_snprintf (name, NAME_SIZE, "%s%s", prefix, (const char *) local);
}

static void
start_element (void *data, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri, int namespace_count,
               const xmlChar **declared, int count, int defaulted, const xmlChar **values)
{
  CandorXml *self = data;
  CandorXmlAttributes attributes = { values, count };
  char name[NAME_SIZE];

  make_name (name, local, uri);
  self->handler->start (self->data, name, &attributes);
}

static void
end_element (void *data, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri)
{
  CandorXml *self = data;
  char name[NAME_SIZE];

  make_name (name, local, uri);
  self->handler->end (self->data, name);
}

static void
add_characters (void *data, const xmlChar *text, int length)
{
  CandorXml *self = data;

  self->handler->text (self->data, (const char *) text, length);
}

static void
refuse_declaration (void *data, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
  CandorXml *self = data;

  self->is_declared = TRUE;
  xmlStopParser (self->parser);
}

gboolean
candor_xml_read (GBytes *bytes, const char *name, const char *member, const CandorXmlHandler *handler,
                 gpointer data, GError **error)
{
  xmlSAXHandler sax = {
    .startElementNs = start_element,
    .endElementNs = end_element,
    .characters = add_characters,
    .ignorableWhitespace = add_characters,
    .cdataBlock = add_characters,
    .internalSubset = refuse_declaration,
    .initialized = XML_SAX2_MAGIC,
  };
  CandorXml self = { .handler = handler, .data = data, .parser = xmlNewParserCtxt () };
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  gboolean is_whole;

  *self.parser->sax = sax;
  self.parser->userData = &self;
  xmlCtxtReadMemory (self.parser, text, size, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  is_whole = self.parser->wellFormed && !self.is_declared;
  if (!is_whole)
    g_set_error (error, CANDOR_DOCUMENT_ERROR, CANDOR_DOCUMENT_ERROR_FORMAT,
                 self.is_declared ? _ ("%s is damaged: %s, line %d: a document type declaration, which the format does not have")
                                  : _ ("%s is damaged: %s, line %d"),
                 name, member, self.parser->lastError.line);
  xmlFreeParserCtxt (self.parser);
  return is_whole;
}

char *
candor_xml_dup_attribute (const CandorXmlAttributes *self, const char *name)
{
  for (int i = 0; i < self->count; i++)
    {
      const xmlChar **value = &self->values[i * 5];

      if (strcmp ((const char *) value[0], name) == 0)
        return g_strndup ((const char *) value[3], value[4] - value[3]);
    }
  return NULL;
}

guint
candor_xml_get_number (const CandorXmlAttributes *self, const char *name, guint otherwise)
{
  g_autofree char *value = candor_xml_dup_attribute (self, name);
  guint64 number = value != NULL ? g_ascii_strtoull (value, NULL, 10) : otherwise;

  return MIN (number, G_MAXUINT16);
}

gboolean
candor_xml_is_on (const CandorXmlAttributes *self)
{
  g_autofree char *value = candor_xml_dup_attribute (self, "val");

  return value == NULL || !(g_str_equal (value, "0") || g_str_equal (value, "false") || g_str_equal (value, "off")
                            || g_str_equal (value, "none"));
}
