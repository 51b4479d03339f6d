/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include "report/candor-type.h"

#include <string.h>

#include "base/candor-printable.h"

/* One design for both scripts. Pango takes what a machine lacks from its other fonts. */
#define FAMILY_LATIN "Noto Sans,Noto Sans CJK SC,sans-serif"
#define FAMILY_CHINESE "Noto Sans CJK SC,Noto Sans,sans-serif"

static const struct
{
  double size;
  double leading;
  PangoWeight weight;
} faces[CANDOR_FACE_COUNT] = {
  [CANDOR_FACE_TITLE] = { 26, 33, PANGO_WEIGHT_BOLD },
  [CANDOR_FACE_NUMBER] = { 20, 24, PANGO_WEIGHT_NORMAL },
  [CANDOR_FACE_HEADING] = { 17, 23, PANGO_WEIGHT_BOLD },
  [CANDOR_FACE_SUBHEADING] = { 11, 15, PANGO_WEIGHT_BOLD },
  [CANDOR_FACE_STRONG] = { 9, 13, PANGO_WEIGHT_BOLD },
  [CANDOR_FACE_BODY] = { 9, 13, PANGO_WEIGHT_NORMAL },
  [CANDOR_FACE_SMALL] = { 7.5, 10.5, PANGO_WEIGHT_NORMAL },
  [CANDOR_FACE_SMALL_STRONG] = { 7.5, 10.5, PANGO_WEIGHT_BOLD },
};

struct _CandorType
{
  PangoContext *context;
  PangoFontDescription *descriptions[CANDOR_FACE_COUNT];
};

/* Shapes and widths must not depend on the screen's resolution or on hinting. */
static PangoContext *
make_context (gboolean chinese)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string (chinese ? "zh-cn" : "en"));
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
  return context;
}

CandorType *
candor_type_new (CandorCatalog *catalog)
{
  CandorType *self = g_new0 (CandorType, 1);
  gboolean chinese = candor_catalog_is_chinese (catalog);

  self->context = make_context (chinese);
  for (guint i = 0; i < CANDOR_FACE_COUNT; i++)
    {
      PangoFontDescription *description = pango_font_description_new ();

      pango_font_description_set_family_static (description, chinese ? FAMILY_CHINESE : FAMILY_LATIN);
      pango_font_description_set_size (description, faces[i].size * PANGO_SCALE);
      pango_font_description_set_weight (description, faces[i].weight);
      self->descriptions[i] = description;
    }
  return self;
}

void
candor_type_free (CandorType *self)
{
  for (guint i = 0; i < CANDOR_FACE_COUNT; i++)
    pango_font_description_free (self->descriptions[i]);
  g_object_unref (self->context);
  g_free (self);
}

PangoLayout *
candor_type_set (CandorType *self, CandorFace face, const char *text, double width)
{
  PangoLayout *layout = pango_layout_new (self->context);
  PangoAttrList *attributes = pango_attr_list_new ();
  g_autofree char *printable = candor_printable_lines (text);

  pango_layout_set_font_description (layout, self->descriptions[face]);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  /* Fonts of both scripts then stand on the same lines. */
  pango_attr_list_insert (attributes, pango_attr_line_height_new_absolute (faces[face].leading * PANGO_SCALE));
  /* A ligature's letters could not be found or copied one by one in the file. */
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("liga=0, clig=0"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_text (layout, printable, -1);
  return layout;
}

/* Class files may hold names of 65,535 bytes; nobody reads one to its end. */
#define NAME_LENGTH_MAX 300

static const char *
find_end (const char *line)
{
  return strchrnul (line, '\n');
}

/* Where a name is cut, if it is too long. */
static const char *
find_cut (const char *line, const char *end)
{
  const char *cut = line;

  for (guint i = 0; i < NAME_LENGTH_MAX && cut < end; i++)
    cut = g_utf8_next_char (cut);
  return MIN (cut, end);
}

/* Where the text that @layout holds stands behind its @index'th byte, in points from its left. */
static double
get_edge (PangoLayout *layout, gsize index)
{
  PangoRectangle place;

  pango_layout_index_to_pos (layout, index, &place);
  return (double) place.x / PANGO_SCALE;
}

/* Appends the line from @line to @end, broken behind its dots where that keeps it within the width. It is set once:
 * setting each part anew to see whether it fits took most of the time of a report of many calls. */
static void
append_broken (PangoLayout *layout, GString *broken, const char *line, const char *end, double width)
{
  const char *first = line, *fitting = NULL;
  double left = 0;

  pango_layout_set_text (layout, line, end - line);
  if (candor_type_get_width (layout) > width)
    for (const char *at = line; at < end; at++)
      {
        if (strchr (".$/;, ", *at) == NULL && at + 1 < end)
          continue;
        if (fitting != NULL && get_edge (layout, at + 1 - first) - left > width)
          {
            g_string_append_len (broken, line, fitting - line);
            g_string_append_c (broken, '\n');
            line = fitting;
            left = get_edge (layout, line - first);
          }
        fitting = at + 1;
      }
  g_string_append_len (broken, line, end - line);
}

PangoLayout *
candor_type_set_name (CandorType *self, CandorFace face, const char *name, double width)
{
  g_autoptr (GString) broken = g_string_new (NULL);
  g_autofree char *printable = candor_printable_lines (name);
  PangoLayout *layout = candor_type_set (self, face, printable, -1);

  if (candor_type_get_width (layout) > width)
    {
      for (const char *line = printable, *end; *line != '\0'; line = *end != '\0' ? end + 1 : end)
        {
          const char *cut;

          end = find_end (line);
          cut = find_cut (line, end);
          append_broken (layout, broken, line, cut, width);
          if (cut < end)
            g_string_append (broken, "…");
          if (*end != '\0')
            g_string_append_c (broken, '\n');
        }
      pango_layout_set_text (layout, broken->str, -1);
    }
  pango_layout_set_width (layout, width * PANGO_SCALE);
  return layout;
}

double
candor_type_get_width (PangoLayout *layout)
{
  PangoRectangle box;

  pango_layout_get_extents (layout, NULL, &box);
  return (double) box.width / PANGO_SCALE;
}

double
candor_type_get_height (PangoLayout *layout)
{
  PangoRectangle box;

  pango_layout_get_extents (layout, NULL, &box);
  return (double) box.height / PANGO_SCALE;
}

double
candor_type_get_baseline (PangoLayout *layout)
{
  return (double) pango_layout_get_baseline (layout) / PANGO_SCALE;
}

double
candor_type_get_leading (CandorFace face)
{
  return faces[face].leading;
}
