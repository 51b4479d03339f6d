/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include "report/candor-typefaces.h"

#include <cairo-ft.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include <hb-ot.h>
#include <hb-subset.h>

#define TAG_CFF HB_TAG ('C', 'F', 'F', ' ')

/* A font file. */
typedef struct
{
  hb_set_t *glyphs;
  hb_map_t *places;        /* glyph in the file to glyph in the cut one; NULL: the file is used as it is */
  cairo_font_face_t *face; /* of the cut one */
} CandorTypeface;

/* Such a file at a size. */
typedef struct
{
  CandorTypeface *typeface; /* borrowed */
  double size;              /* in points */
} CandorSizedFont;

/* (reference counted): cut faces may outlive the report, and need it. */
typedef struct
{
  FT_Library library;
} CandorFontLibrary;

struct _CandorTypefaces
{
  CandorFontLibrary *library; /* NULL: there is none to be had */
  GHashTable *faces; /* hb_face_t to CandorTypeface */
  GHashTable *fonts; /* PangoFont to CandorSizedFont */
};

static void
free_typeface (gpointer data)
{
  CandorTypeface *face = data;

  hb_set_destroy (face->glyphs);
  if (face->places != NULL)
    hb_map_destroy (face->places);
  g_clear_pointer (&face->face, cairo_font_face_destroy);
  g_free (face);
}

static void
end_library (gpointer data)
{
  /* Unlike FT_Done_Library() it releases what FT_Init_FreeType() took for itself as well. */
  FT_Done_FreeType (((CandorFontLibrary *) data)->library);
}

static CandorFontLibrary *
begin_library (void)
{
  CandorFontLibrary *self = g_atomic_rc_box_new0 (CandorFontLibrary);

  if (FT_Init_FreeType (&self->library) == 0)
    return self;
  g_atomic_rc_box_release (self);
  return NULL;
}

CandorTypefaces *
candor_typefaces_new (void)
{
  CandorTypefaces *self = g_new0 (CandorTypefaces, 1);

  self->library = begin_library ();
  self->faces = g_hash_table_new_full (g_direct_hash, g_direct_equal, (GDestroyNotify) hb_face_destroy, free_typeface);
  self->fonts = g_hash_table_new_full (g_direct_hash, g_direct_equal, g_object_unref, g_free);
  return self;
}

void
candor_typefaces_free (CandorTypefaces *self)
{
  g_hash_table_unref (self->fonts);
  g_hash_table_unref (self->faces);
  if (self->library != NULL)
    g_atomic_rc_box_release_full (self->library, end_library);
  g_free (self);
}

static double
get_size (PangoFont *font)
{
  PangoFontDescription *description = pango_font_describe (font);
  double size = (double) pango_font_description_get_size (description) / PANGO_SCALE;

  pango_font_description_free (description);
  return size;
}

static CandorTypeface *
find_typeface (CandorTypefaces *self, hb_face_t *file)
{
  CandorTypeface *face = g_hash_table_lookup (self->faces, file);

  if (face == NULL)
    {
      face = g_new0 (CandorTypeface, 1);
      face->glyphs = hb_set_create ();
      g_hash_table_insert (self->faces, hb_face_reference (file), face);
    }
  return face;
}

static const CandorSizedFont *
find_font (CandorTypefaces *self, PangoFont *font)
{
  CandorSizedFont *sized = g_hash_table_lookup (self->fonts, font);

  if (sized != NULL)
    return sized;
  sized = g_new0 (CandorSizedFont, 1);
  sized->typeface = find_typeface (self, hb_font_get_face (pango_font_get_hb_font (font)));
  sized->size = get_size (font);
  g_hash_table_insert (self->fonts, g_object_ref (font), sized);
  return sized;
}

void
candor_typefaces_add (CandorTypefaces *self, const CandorParagraphRun *run)
{
  hb_set_t *glyphs = find_font (self, run->font)->typeface->glyphs;

  for (int i = 0; i < run->glyphs->num_glyphs; i++)
    {
      PangoGlyph glyph = run->glyphs->glyphs[i].glyph;

      if ((glyph & PANGO_GLYPH_UNKNOWN_FLAG) == 0 && glyph != PANGO_GLYPH_EMPTY)
        hb_set_add (glyphs, glyph);
    }
}

static gboolean
has_postscript_outlines (hb_face_t *file)
{
  hb_blob_t *table = hb_face_reference_table (file, TAG_CFF);
  gboolean has = hb_blob_get_length (table) > 0;

  hb_blob_destroy (table);
  return has;
}

/* Only the outlines are needed: the text is laid out by now. Without the table of substitutions none of
 * the glyphs that could stand for those used is kept. */
static hb_subset_input_t *
make_input (const hb_set_t *glyphs)
{
  static const hb_tag_t dropped[] = { HB_TAG ('G', 'S', 'U', 'B'), HB_TAG ('G', 'P', 'O', 'S'), HB_TAG ('G', 'D', 'E', 'F'),
                                      HB_TAG ('B', 'A', 'S', 'E'), HB_TAG ('V', 'O', 'R', 'G') };
  hb_subset_input_t *input = hb_subset_input_create_or_fail ();
  hb_set_t *tables;

  if (input == NULL)
    return NULL;
  hb_set_union (hb_subset_input_glyph_set (input), glyphs);
  hb_subset_input_set_flags (input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_DESUBROUTINIZE);
  tables = hb_subset_input_set (input, HB_SUBSET_SETS_DROP_TABLE_TAG);
  for (gsize i = 0; i < G_N_ELEMENTS (dropped); i++)
    hb_set_add (tables, dropped[i]);
  return input;
}

typedef struct
{
  CandorFontLibrary *library;
  FT_Face face;
  hb_blob_t *blob;
} CandorCutFont;

static void
free_cut_font (void *data)
{
  CandorCutFont *font = data;

  FT_Done_Face (font->face);
  g_atomic_rc_box_release_full (font->library, end_library);
  hb_blob_destroy (font->blob);
  g_free (font);
}

/* cairo may keep a face in its caches for longer than the report is made: what it needs goes with it. */
static cairo_font_face_t *
make_face (CandorTypefaces *self, hb_face_t *cut)
{
  static const cairo_user_data_key_t key;
  CandorCutFont *font = g_new0 (CandorCutFont, 1);
  unsigned int length;
  const char *data;
  cairo_font_face_t *face;

  font->blob = hb_face_reference_blob (cut);
  data = hb_blob_get_data (font->blob, &length);
  if (FT_New_Memory_Face (self->library->library, (const FT_Byte *) data, length, 0, &font->face) != 0)
    {
      hb_blob_destroy (font->blob);
      g_free (font);
      return NULL;
    }
  font->library = g_atomic_rc_box_acquire (self->library);
  face = cairo_ft_font_face_create_for_ft_face (font->face, FT_LOAD_NO_HINTING);
  if (cairo_font_face_set_user_data (face, &key, font, free_cut_font) == CAIRO_STATUS_SUCCESS)
    return face;
  cairo_font_face_destroy (face);
  free_cut_font (font);
  return NULL;
}

static void
cut_typeface (CandorTypefaces *self, hb_face_t *file, CandorTypeface *face)
{
  hb_subset_input_t *input = make_input (face->glyphs);
  hb_subset_plan_t *plan = input != NULL ? hb_subset_plan_create_or_fail (file, input) : NULL;
  hb_face_t *cut = plan != NULL ? hb_subset_plan_execute_or_fail (plan) : NULL;

  if (cut != NULL)
    face->face = make_face (self, cut);
  if (face->face != NULL)
    face->places = hb_map_reference ((hb_map_t *) hb_subset_plan_old_to_new_glyph_mapping (plan));
  if (cut != NULL)
    hb_face_destroy (cut);
  if (plan != NULL)
    hb_subset_plan_destroy (plan);
  if (input != NULL)
    hb_subset_input_destroy (input);
}

void
candor_typefaces_cut (CandorTypefaces *self)
{
  GHashTableIter iter;
  gpointer file, face;

  if (self->library == NULL)
    return;
  g_hash_table_iter_init (&iter, self->faces);
  while (g_hash_table_iter_next (&iter, &file, &face))
    if (has_postscript_outlines (file) && !hb_ot_var_has_data (file))
      cut_typeface (self, file, face);
}

/* What the letters of a run are drawn with. */
static void
use_font (cairo_t *cr, PangoFont *font, const CandorSizedFont *sized)
{
  if (sized->typeface->face == NULL)
    {
      cairo_set_scaled_font (cr, pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font)));
      return;
    }
  cairo_set_font_face (cr, sized->typeface->face);
  cairo_set_font_size (cr, sized->size);
}

/* The bytes that a glyph and those behind it which stand for the same characters stand for. */
static cairo_text_cluster_t
find_cluster (const CandorParagraphRun *run, int first)
{
  const int *clusters = run->glyphs->log_clusters;
  int next = first + 1;

  while (next < run->glyphs->num_glyphs && clusters[next] == clusters[first])
    next++;
  return (cairo_text_cluster_t){ (next < run->glyphs->num_glyphs ? clusters[next] : (int) run->length) - clusters[first], next - first };
}

static double
show_plain (cairo_t *cr, const CandorSizedFont *sized, const CandorParagraphRun *run, const char *text, double x, double y)
{
  int count = run->glyphs->num_glyphs, shown = 0, cluster_count = 0;
  g_autofree cairo_glyph_t *glyphs = g_new (cairo_glyph_t, count + 1);
  g_autofree cairo_text_cluster_t *clusters = g_new (cairo_text_cluster_t, count + 1);
  const hb_map_t *places = sized->typeface->places;

  for (int i = 0; i < count;)
    {
      cairo_text_cluster_t *cluster = &clusters[cluster_count++];
      int end;

      *cluster = find_cluster (run, i);
      end = i + cluster->num_glyphs;
      for (; i < end; i++)
        {
          const PangoGlyphInfo *info = &run->glyphs->glyphs[i];

          if (info->glyph == PANGO_GLYPH_EMPTY)
            cluster->num_glyphs--;
          else
            glyphs[shown++] = (cairo_glyph_t){ places != NULL ? hb_map_get (places, info->glyph) : info->glyph,
                                               x + (double) info->geometry.x_offset / PANGO_SCALE,
                                               y + (double) info->geometry.y_offset / PANGO_SCALE };
          x += (double) info->geometry.width / PANGO_SCALE;
        }
    }
  use_font (cr, run->font, sized);
  cairo_show_text_glyphs (cr, text + run->offset, run->length, glyphs, shown, clusters, cluster_count, 0);
  return x;
}

/* Signs that the font lacks are drawn as boxes by pango, and text from right to left has its own order. */
static void
show_other (cairo_t *cr, const CandorParagraphRun *run, const char *text, double x, double y)
{
  PangoItem item = { .offset = run->offset, .length = run->length, .num_chars = run->characters,
                     .analysis = { .font = run->font, .level = run->level } };
  PangoGlyphItem glyphs = { .item = &item, .glyphs = run->glyphs };

  cairo_move_to (cr, x, y);
  pango_cairo_show_glyph_item (cr, text, &glyphs);
}

double
candor_typefaces_show (CandorTypefaces *self, cairo_t *cr, const CandorParagraphRun *run, const char *text, double x, double y)
{
  if (run->is_plain)
    return show_plain (cr, find_font (self, run->font), run, text, x, y);
  show_other (cr, run, text, x, y);
  return x + (double) pango_glyph_string_get_width (run->glyphs) / PANGO_SCALE;
}
