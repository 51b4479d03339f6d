/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-xml.h"

#include <glib/gi18n-lib.h>

#include "package/candor-package.h"
#include "package/candor-string-pool.h"

/* A manifest nests some six deep; nothing recurses here, the count alone has to stay a count. */
#define DEPTH_LIMIT 1000

typedef struct
{
  const char *name;
  const CandorElementVisitor *visitor;
  gpointer user_data;
  CandorSpan document;
  CandorStringPool pool;
  char **strings; /* decoded ones, by index */
  CandorSpan resources;
  GArray *attributes;
  guint depth;
  gboolean ended;
} CandorXml;

static void
candor_xml_clear (CandorXml *self)
{
  for (guint32 i = 0; self->strings != NULL && i < self->pool.count; i++)
    g_free (self->strings[i]);
  g_clear_pointer (&self->strings, g_free);
  g_clear_pointer (&self->attributes, g_array_unref);
}

static gboolean
candor_xml_fail (CandorXml *self, gsize offset, const char *problem, GError **error)
{
  g_set_error (error, CANDOR_PACKAGE_ERROR, CANDOR_PACKAGE_ERROR_DAMAGED,
               _("%s: damaged at offset %zu: %s"), self->name, offset, problem);
  return FALSE;
}

static void
candor_xml_report (CandorXml *self, gboolean odd, CandorTrick trick)
{
  if (odd && self->visitor->trick != NULL)
    self->visitor->trick (trick, self->user_data);
}

static const char *
candor_xml_string (CandorXml *self, guint32 index)
{
  if (index >= self->pool.count)
    return NULL;
  if (self->strings[index] == NULL)
    self->strings[index] = candor_string_pool_dup (&self->pool, index);
  return self->strings[index];
}

static gboolean
candor_xml_read_pool (CandorXml *self, const CandorChunk *chunk)
{
  for (guint32 i = 0; self->strings != NULL && i < self->pool.count; i++)
    g_free (self->strings[i]);
  g_clear_pointer (&self->strings, g_free);
  if (!candor_string_pool_init (&self->pool, chunk->whole))
    return FALSE;
  candor_xml_report (self, !candor_string_pool_is_whole (&self->pool), CANDOR_TRICK_MANIFEST_STRING);
  self->strings = g_new0 (char *, self->pool.count);
  return TRUE;
}

static guint32
candor_xml_resource (CandorXml *self, guint32 name)
{
  CandorTableWord word;

  if (name >= self->resources.size / candor_table_word_size
      || !candor_table_word_read (self->resources, (gsize) name * candor_table_word_size, &word))
    return 0;
  return word.value;
}

static void
candor_xml_add_attribute (CandorXml *self, const CandorXmlAttribute *raw)
{
  CandorAttribute attribute = { 0 };

  attribute.resource = candor_xml_resource (self, raw->name);
  attribute.name = candor_xml_string (self, raw->name);
  attribute.value.type = raw->type;
  attribute.value.data = raw->data;
  attribute.value.text = candor_xml_string (self, raw->type == CANDOR_VALUE_STRING ? raw->data : raw->raw_value);
  /* Android takes a name like "package" from the raw value, a mapped one from the typed value. */
  if (attribute.resource == 0 && candor_xml_string (self, raw->raw_value) != NULL)
    {
      attribute.value.type = CANDOR_VALUE_STRING;
      attribute.value.text = candor_xml_string (self, raw->raw_value);
    }
  g_array_append_val (self->attributes, attribute);
}

static gboolean
candor_xml_start_element (CandorXml *self, const CandorChunk *chunk)
{
  CandorXmlNode node;
  CandorXmlElement raw;
  CandorElement element = { 0 };

  if (!candor_xml_node_read (chunk->whole, 0, &node) || !candor_xml_element_read (chunk->body, 0, &raw)
      || (raw.attribute_count > 0 && raw.attribute_size < candor_xml_attribute_size))
    return FALSE;
  candor_xml_report (self, raw.attribute_start != candor_xml_element_size || raw.attribute_size != candor_xml_attribute_size,
                     CANDOR_TRICK_MANIFEST_SIZE);
  g_array_set_size (self->attributes, 0);
  for (gsize i = 0; i < raw.attribute_count; i++)
    {
      CandorXmlAttribute attribute;
      if (!candor_xml_attribute_read (chunk->body, raw.attribute_start + i * raw.attribute_size, &attribute))
        return FALSE;
      candor_xml_add_attribute (self, &attribute);
    }
  element.name = candor_xml_string (self, raw.name);
  element.line = node.line <= G_MAXINT32 ? node.line : 0;
  element.attributes = (const CandorAttribute *) (void *) self->attributes->data;
  element.n_attributes = self->attributes->len;
  self->visitor->start (&element, self->user_data);
  return ++self->depth <= DEPTH_LIMIT;
}

static void
candor_xml_end_element (CandorXml *self)
{
  if (self->depth == 0)
    return;
  self->visitor->end (self->user_data);
  self->ended = --self->depth == 0;
}

/* A pool, a resource map and nodes, each with a header of its usual size, are all that compilers write. */
static void
candor_xml_judge (CandorXml *self, const CandorChunk *chunk)
{
  gsize header = chunk->whole.size - chunk->body.size, usual;
  gboolean known = TRUE;

  switch (chunk->type)
    {
    case CANDOR_CHUNK_STRING_POOL:
      usual = candor_pool_header_size;
      known = self->depth == 0;
      break;
    case CANDOR_CHUNK_XML_RESOURCE_MAP:
      usual = candor_chunk_header_size;
      known = self->depth == 0;
      break;
    default:
      usual = candor_xml_node_size;
      known = chunk->type >= CANDOR_CHUNK_XML_FIRST && chunk->type <= CANDOR_CHUNK_XML_LAST_KNOWN;
    }
  candor_xml_report (self, !known, CANDOR_TRICK_MANIFEST_PART);
  candor_xml_report (self, known && header != usual, CANDOR_TRICK_MANIFEST_SIZE);
}

static gboolean
candor_xml_read_chunk (CandorXml *self, const CandorChunk *chunk)
{
  candor_xml_judge (self, chunk);
  switch (chunk->type)
    {
    case CANDOR_CHUNK_STRING_POOL:
      /* Behind the root element's start Android looks at nodes only. */
      return self->depth > 0 || candor_xml_read_pool (self, chunk);
    case CANDOR_CHUNK_XML_RESOURCE_MAP:
      if (self->depth == 0)
        self->resources = chunk->body;
      return TRUE;
    case CANDOR_CHUNK_XML_START_ELEMENT:
      return candor_xml_start_element (self, chunk);
    case CANDOR_CHUNK_XML_END_ELEMENT:
      candor_xml_end_element (self);
      return TRUE;
    default:
      return TRUE;
    }
}

/* Finds the document within @bytes: from behind the outer header to where that says it ends. */
static gboolean
candor_xml_open (CandorXml *self, GBytes *bytes, gsize *at, GError **error)
{
  CandorSpan whole = candor_span_of_bytes (bytes);
  CandorChunkHeader header;

  if (!candor_chunk_header_read (whole, 0, &header))
    return candor_xml_fail (self, 0, _("it is empty"), error);
  if (whole.data[0] == '<' || (whole.data[0] == 0xef && whole.size > 3 && whole.data[3] == '<'))
    return candor_xml_fail (self, 0, _("it is text, but Android reads binary XML only"), error);
  if (header.size > whole.size)
    return candor_xml_fail (self, whole.size, _("it is shorter than it says"), error);
  candor_xml_report (self, header.type != CANDOR_CHUNK_XML, CANDOR_TRICK_MANIFEST_TYPE);
  candor_xml_report (self, header.header_size != candor_chunk_header_size, CANDOR_TRICK_MANIFEST_SIZE);
  *at = MAX (header.header_size, candor_chunk_header_size);
  return candor_span_cut (whole, 0, header.size, &self->document);
}

gboolean
candor_xml_visit (GBytes *bytes, const char *name, const CandorElementVisitor *visitor,
                  gpointer user_data, GError **error)
{
  CandorXml self = { .name = name, .visitor = visitor, .user_data = user_data };
  gboolean started = FALSE, whole;
  gsize at = 0;

  if (!candor_xml_open (&self, bytes, &at, error))
    return FALSE;
  self.attributes = g_array_new (FALSE, FALSE, sizeof (CandorAttribute));
  whole = TRUE;
  while (whole && !self.ended && at < self.document.size)
    {
      CandorChunk chunk;

      whole = candor_chunk_read (self.document, at, &chunk) && candor_xml_read_chunk (&self, &chunk);
      started = started || self.depth > 0;
      if (whole)
        at = chunk.next;
    }
  candor_xml_clear (&self);
  if (!whole)
    return candor_xml_fail (&self, at, _("a part does not fit or holds what it can’t"), error);
  if (!started)
    return candor_xml_fail (&self, at, _("it holds no element"), error);
  return TRUE;
}
