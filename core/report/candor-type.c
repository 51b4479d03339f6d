/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include "report/candor-type-private.h"

#include <hb.h>
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
  PangoContext *contexts[CANDOR_FACE_COUNT]; /* each with its face's font */
  double baselines[CANDOR_FACE_COUNT];
  CandorWords *words;
  GArray *attributes; /* PangoLogAttr, of the text that is being set */
};

/* Shapes and widths must not depend on the screen's resolution or on hinting. */
static PangoContext *
make_context (gboolean chinese, CandorFace face)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();
  PangoFontDescription *description = pango_font_description_new ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string (chinese ? "zh-cn" : "en"));
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
  pango_font_description_set_family_static (description, chinese ? FAMILY_CHINESE : FAMILY_LATIN);
  pango_font_description_set_size (description, faces[face].size * PANGO_SCALE);
  pango_font_description_set_weight (description, faces[face].weight);
  pango_context_set_font_description (context, description);
  pango_font_description_free (description);
  return context;
}

/* Where the face's own font stands in the middle of its line; fonts of other scripts stand on the same line.
 * Pango's metrics would set whole sentences to tell how wide letters are. */
static double
find_baseline (PangoContext *context, CandorFace face)
{
  g_autoptr (PangoFont) font = pango_context_load_font (context, pango_context_get_font_description (context));
  hb_font_extents_t extents = { 0 };

  hb_font_get_h_extents (pango_font_get_hb_font (font), &extents);
  return (faces[face].leading + (double) (extents.ascender + extents.descender) / PANGO_SCALE) / 2;
}

CandorType *
candor_type_new (CandorCatalog *catalog)
{
  CandorType *self = g_new0 (CandorType, 1);

  for (CandorFace i = 0; i < CANDOR_FACE_COUNT; i++)
    {
      self->contexts[i] = make_context (candor_catalog_is_chinese (catalog), i);
      self->baselines[i] = find_baseline (self->contexts[i], i);
    }
  self->words = candor_words_new (self->contexts, CANDOR_FACE_COUNT);
  self->attributes = g_array_new (FALSE, FALSE, sizeof (PangoLogAttr));
  return self;
}

void
candor_type_free (CandorType *self)
{
  candor_words_free (self->words);
  for (guint i = 0; i < CANDOR_FACE_COUNT; i++)
    g_object_unref (self->contexts[i]);
  g_array_unref (self->attributes);
  g_free (self);
}

static CandorFace
get_strong (CandorFace face)
{
  return face == CANDOR_FACE_SMALL ? CANDOR_FACE_SMALL_STRONG : CANDOR_FACE_STRONG;
}

/* Scripts whose letters change with their neighbours, or that run from right to left, are Pango's whole. */

static gboolean
is_plain (PangoGlyphItem *item)
{
  if (item->item->analysis.level % 2 != 0)
    return FALSE;
  for (int i = 0; i < item->glyphs->num_glyphs; i++)
    if ((item->glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0)
      return FALSE;
  return TRUE;
}

static void
take_line (CandorParagraph *paragraph, PangoLayoutLine *line)
{
  PangoRectangle box;

  for (GSList *at = line->runs; at != NULL; at = at->next)
    {
      PangoGlyphItem *item = at->data;
      CandorParagraphRun *run = candor_paragraph_add_run (paragraph, item->item->analysis.font, item->item->offset);

      pango_glyph_string_free (run->glyphs);
      run->glyphs = pango_glyph_string_copy (item->glyphs);
      run->length = item->item->length;
      run->characters = item->item->num_chars;
      run->level = item->item->analysis.level;
      run->is_plain = is_plain (item);
    }
  pango_layout_line_get_extents (line, NULL, &box);
  candor_paragraph_end_line (paragraph, box.width);
}

static void
lay_out (CandorType *self, CandorParagraph *paragraph, const CandorSetting *setting)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (self->contexts[setting->face]);
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

  bold->start_index = setting->strong[0];
  bold->end_index = setting->strong[1];
  pango_attr_list_insert (attributes, bold);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("liga=0, clig=0"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_width (layout, setting->width > 0 ? setting->width * PANGO_SCALE : -1);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (setting->lines > 0)
    {
      pango_layout_set_height (layout, -(int) setting->lines);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  pango_layout_set_text (layout, paragraph->text, -1);
  for (int i = 0; i < pango_layout_get_line_count (layout); i++)
    take_line (paragraph, pango_layout_get_line_readonly (layout, i));
}

/* Class files may hold names of 65,535 bytes; nobody reads one to its end. */
#define NAME_LENGTH_MAX 300

/* (transfer full): each line no longer than a name that anybody reads. */
static char *
cut_names (const char *lines)
{
  g_autoptr (GString) cut = g_string_new (NULL);
  guint length = 0;

  for (const char *at = lines; *at != '\0'; at = g_utf8_next_char (at))
    {
      length = *at == '\n' ? 0 : length + 1;
      if (length <= NAME_LENGTH_MAX)
        g_string_append_len (cut, at, g_utf8_next_char (at) - at);
      else if (length == NAME_LENGTH_MAX + 1)
        g_string_append (cut, "…");
    }
  return g_string_free (g_steal_pointer (&cut), FALSE);
}

/* (transfer full): as it is shown; the setting's places are then places of what is returned. */
static char *
make_printable (const char *text, CandorSetting *setting)
{
  g_autofree char *printable = NULL, *before = NULL, *strong = NULL;
  g_autofree char *first = NULL, *second = NULL;

  if (setting->strong[1] <= setting->strong[0])
    {
      printable = candor_printable_lines (text);
      return setting->is_name ? cut_names (printable) : g_steal_pointer (&printable);
    }
  first = g_strndup (text, setting->strong[0]);
  second = g_strndup (text + setting->strong[0], setting->strong[1] - setting->strong[0]);
  before = candor_printable_lines (first);
  strong = candor_printable_lines (second);
  printable = candor_printable_lines (text + setting->strong[1]);
  setting->strong[0] = strlen (before);
  setting->strong[1] = setting->strong[0] + strlen (strong);
  return g_strconcat (before, strong, printable, NULL);
}

CandorParagraph *
candor_type_set_as (CandorType *self, const CandorSetting *setting, const char *text)
{
  CandorSetting own = *setting;
  CandorParagraph *paragraph
      = candor_paragraph_new (make_printable (text, &own), faces[own.face].leading, self->baselines[own.face]);

  if (own.is_centered)
    paragraph->room = own.width;
  if (!candor_type_fill (self->words, paragraph, &own, get_strong (own.face), self->attributes))
    lay_out (self, paragraph, &own);
  return paragraph;
}

CandorParagraph *
candor_type_set (CandorType *self, CandorFace face, const char *text, double width)
{
  return candor_type_set_as (self, &(CandorSetting){ .face = face, .width = width }, text);
}

CandorParagraph *
candor_type_set_name (CandorType *self, CandorFace face, const char *name, double width)
{
  return candor_type_set_as (self, &(CandorSetting){ .face = face, .width = width, .is_name = TRUE }, name);
}

double
candor_type_get_leading (CandorFace face)
{
  return faces[face].leading;
}
