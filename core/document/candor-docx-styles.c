/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-document"

#include "document/candor-docx-styles.h"

#include "document/candor-document-private.h"
#include "document/candor-xml.h"

/* Word itself follows no longer chain of styles than this. */
#define ANCESTORS_MAX 10

typedef struct
{
  GHashTable *styles;
  CandorDocxStyle *style; /* that is being read, or NULL */
} CandorDocxStyles;

static void
free_style (gpointer data)
{
  g_free (((CandorDocxStyle *) data)->based_on);
  g_free (data);
}

guint
candor_docx_get_heading_level (const char *style_name)
{
  if (g_ascii_strcasecmp (style_name, "title") == 0)
    return 1;
  if (g_ascii_strncasecmp (style_name, "heading ", 8) == 0)
    return CLAMP (g_ascii_strtoull (style_name + 8, NULL, 10), 1, CANDOR_BLOCK_HEADING_LEVEL_MAX);
  return 0;
}

static void
begin_style (CandorDocxStyles *self, const CandorXmlAttributes *attributes)
{
  char *id = candor_xml_dup_attribute (attributes, "styleId");

  self->style = g_new0 (CandorDocxStyle, 1);
  g_hash_table_replace (self->styles, id != NULL ? id : g_strdup (""), self->style);
}

static void
start_element (gpointer data, const char *name, const CandorXmlAttributes *attributes)
{
  CandorDocxStyles *self = data;
  g_autofree char *value = candor_xml_dup_attribute (attributes, "val");

  if (g_str_equal (name, "w:style"))
    begin_style (self, attributes);
  if (self->style == NULL)
    return;
  if (g_str_equal (name, "w:name") && value != NULL && self->style->heading == 0)
    self->style->heading = candor_docx_get_heading_level (value);
  else if (g_str_equal (name, "w:basedOn") && self->style->based_on == NULL)
    self->style->based_on = g_steal_pointer (&value);
  else if (g_str_equal (name, "w:outlineLvl") && value != NULL)
    {
      guint level = candor_xml_get_number (attributes, "val", 9);
      self->style->heading = level < 9 ? MIN (level + 1, CANDOR_BLOCK_HEADING_LEVEL_MAX) : 0;
    }
  else if (g_str_equal (name, "w:numPr"))
    self->style->list = MAX (self->style->list, 1);
  else if (g_str_equal (name, "w:ilvl"))
    self->style->list = candor_xml_get_number (attributes, "val", 0) + 1;
  else if (g_str_equal (name, "w:b"))
    {
      self->style->has_bold = TRUE;
      self->style->bold = candor_xml_is_on (attributes);
    }
}

static void
end_element (gpointer data, const char *name)
{
  CandorDocxStyles *self = data;

  if (g_str_equal (name, "w:style"))
    self->style = NULL;
}

static void
ignore_text (gpointer data, const char *text, gsize length)
{
}

GHashTable *
candor_docx_styles_read (GBytes *bytes, const char *name, GError **error)
{
  static const CandorXmlHandler handler = { start_element, end_element, ignore_text };
  g_autoptr (GHashTable) styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_style);
  CandorDocxStyles self = { styles, NULL };

  if (bytes != NULL && !candor_xml_read (bytes, name, "word/styles.xml", &handler, &self, error))
    return NULL;
  return g_steal_pointer (&styles);
}

CandorDocxStyle
candor_docx_styles_get (GHashTable *styles, const char *style)
{
  CandorDocxStyle sum = { 0 };

  for (guint i = 0; style != NULL && i < ANCESTORS_MAX; i++)
    {
      const CandorDocxStyle *its = g_hash_table_lookup (styles, style);

      if (its == NULL)
        break;
      sum.heading = sum.heading > 0 ? sum.heading : its->heading;
      sum.list = sum.list > 0 ? sum.list : its->list;
      if (!sum.has_bold && its->has_bold)
        {
          sum.has_bold = TRUE;
          sum.bold = its->bold;
        }
      style = its->based_on;
    }
  return sum;
}
