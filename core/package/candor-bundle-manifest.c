/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-bundle.h"

#include <glib/gi18n-lib.h>

#include "package/candor-bundle-schema.h"
#include "package/candor-package.h"

/* Elements that nest deeper than any manifest's. */
#define DEPTH_LIMIT 100
/* Attributes of one element. */
#define ATTRIBUTE_LIMIT 1000

typedef struct
{
  const CandorElementVisitor *visitor;
  gpointer user_data;
  GStringChunk *texts;
  GArray *attributes;
  CandorSpan open[DEPTH_LIMIT]; /* what is left of each open element */
  guint depth;
} CandorBundleReader;

static const char *
candor_bundle_text (CandorBundleReader *self, const CandorWireField *field)
{
  g_autofree char *text = candor_wire_dup_text (field);

  return g_string_chunk_insert (self->texts, text);
}

static void
candor_bundle_read_attribute (CandorBundleReader *self, CandorSpan message)
{
  CandorAttribute attribute = { 0 };
  CandorWireField field, text;

  while (candor_wire_take (&message, &field))
    switch (field.number)
      {
      case CANDOR_FIELD_XML_ATTRIBUTE_NAME:
        attribute.name = candor_bundle_text (self, &field);
        break;
      case CANDOR_FIELD_XML_ATTRIBUTE_RESOURCE:
        attribute.resource = field.value;
        break;
      case CANDOR_FIELD_XML_ATTRIBUTE_VALUE:
        if (attribute.value.type == CANDOR_VALUE_NULL)
          attribute.value.type = CANDOR_VALUE_STRING;
        if (attribute.value.text == NULL)
          attribute.value.text = candor_bundle_text (self, &field);
        break;
      case CANDOR_FIELD_XML_ATTRIBUTE_ITEM:
        if (candor_bundle_read_item (field.bytes, &attribute.value.type, &attribute.value.data, &text)
            && attribute.value.type == CANDOR_VALUE_STRING)
          attribute.value.text = candor_bundle_text (self, &text);
        break;
      default:
        break;
      }
  g_array_append_val (self->attributes, attribute);
}

static gboolean
candor_bundle_start_element (CandorBundleReader *self, CandorSpan message, guint line)
{
  CandorElement element = { .line = line };
  CandorWireField field;
  CandorSpan rest = message;

  g_array_set_size (self->attributes, 0);
  while (candor_wire_take (&rest, &field))
    {
      if (field.number == CANDOR_FIELD_XML_ELEMENT_NAME)
        element.name = candor_bundle_text (self, &field);
      else if (field.number == CANDOR_FIELD_XML_ELEMENT_ATTRIBUTE && self->attributes->len < ATTRIBUTE_LIMIT)
        candor_bundle_read_attribute (self, field.bytes);
    }
  if (rest.size > 0 || self->depth >= DEPTH_LIMIT)
    return FALSE;
  element.attributes = (const CandorAttribute *) (void *) self->attributes->data;
  element.n_attributes = self->attributes->len;
  self->visitor->start (&element, self->user_data);
  self->open[self->depth++] = message;
  return TRUE;
}

/* An XmlNode: an element, or text, which no manifest needs. */
static gboolean
candor_bundle_start_node (CandorBundleReader *self, CandorSpan node)
{
  CandorWireField element, source, line;
  guint number = 0;

  if (!candor_wire_find (node, CANDOR_FIELD_XML_NODE_ELEMENT, &element))
    return TRUE;
  if (candor_wire_find (node, CANDOR_FIELD_XML_NODE_SOURCE, &source)
      && candor_wire_find (source.bytes, CANDOR_FIELD_SOURCE_POSITION_LINE, &line) && line.value <= G_MAXINT32)
    number = line.value;
  return candor_bundle_start_element (self, element.bytes, number);
}

gboolean
candor_bundle_visit (GBytes *bytes, const char *name, const CandorElementVisitor *visitor, gpointer user_data,
                     GError **error)
{
  CandorBundleReader self = { .visitor = visitor, .user_data = user_data };
  CandorSpan whole = candor_span_of_bytes (bytes);
  const guint8 *at = whole.data;
  gboolean right;

  self.texts = g_string_chunk_new (1024);
  self.attributes = g_array_new (FALSE, FALSE, sizeof (CandorAttribute));
  right = candor_bundle_start_node (&self, whole) && self.depth > 0;
  while (right && self.depth > 0)
    {
      CandorSpan *rest = &self.open[self.depth - 1];
      CandorWireField field;

      at = rest->data;
      if (!candor_wire_take (rest, &field))
        {
          visitor->end (user_data);
          self.depth--;
        }
      else if (field.number == CANDOR_FIELD_XML_ELEMENT_CHILD)
        right = candor_bundle_start_node (&self, field.bytes);
    }
  g_array_unref (self.attributes);
  g_string_chunk_free (self.texts);
  if (!right)
    g_set_error (error, CANDOR_PACKAGE_ERROR, CANDOR_PACKAGE_ERROR_DAMAGED,
                 _("%s: damaged at offset %zu: %s"), name, (gsize) (at - whole.data),
                 _("an element is malformed or nests too deep"));
  return right;
}
