/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include "report/candor-pages-private.h"

#define HAIRLINE 0.6
#define WEIGHT_BOX 4.5
#define WEIGHT_STEP 6.0
#define WEIGHT_BOXES 3u

const double *
candor_pages_get_color (CandorInk ink)
{
  static const double colors[CANDOR_INK_COUNT][3] = {
    [CANDOR_INK_TEXT] = { 0.11, 0.12, 0.14 },  [CANDOR_INK_SOFT] = { 0.38, 0.41, 0.45 },
    [CANDOR_INK_RULE] = { 0.80, 0.82, 0.84 },  [CANDOR_INK_WASH] = { 0.953, 0.957, 0.965 },
    [CANDOR_INK_DENIED] = { 0.70, 0.10, 0.12 }, [CANDOR_INK_OMITTED] = { 0.72, 0.33, 0.00 },
    [CANDOR_INK_BOTH] = { 0.42, 0.24, 0.58 },  [CANDOR_INK_VAGUE] = { 0.52, 0.42, 0.00 },
    [CANDOR_INK_CLEAR] = { 0.10, 0.44, 0.28 },
  };

  return colors[ink];
}

static void
use_ink (cairo_t *cr, CandorInk ink)
{
  const double *color = candor_pages_get_color (ink);

  cairo_set_source_rgb (cr, color[0], color[1], color[2]);
}

static void
begin_tag (cairo_t *cr, const char *tag)
{
  if (tag != NULL)
    cairo_tag_begin (cr, tag, NULL);
}

static void
end_tag (cairo_t *cr, const char *tag)
{
  if (tag != NULL)
    cairo_tag_end (cr, tag);
}

/* Where there are no typefaces to cut, the surface is somebody else's: a screen or a printer. */
static double
show_run (CandorTypefaces *typefaces, cairo_t *cr, const CandorParagraphRun *run, const char *text, double x, double y)
{
  if (typefaces != NULL)
    return candor_typefaces_show (typefaces, cr, run, text, x, y);
  cairo_move_to (cr, x, y);
  pango_cairo_show_glyph_string (cr, run->font, run->glyphs);
  return x + (double) pango_glyph_string_get_width (run->glyphs) / PANGO_SCALE;
}

/* Numbers in attributes are written as in the C locale, whatever the process's is. */
static char *
format_link (const CandorPageItem *item)
{
  double parts[] = { item->x, item->y, item->width, item->height };
  GString *text = g_string_new (NULL);
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (text, "dest='%s' rect=[", item->place);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_string_append_printf (text, "%s ", g_ascii_formatd (number, sizeof number, "%.2f", parts[i]));
  g_string_append_c (text, ']');
  return g_string_free (text, FALSE);
}

static void
begin_link (cairo_t *cr, const CandorPageItem *link)
{
  g_autofree char *attributes = format_link (link);

  cairo_tag_begin (cr, CAIRO_TAG_LINK, attributes);
}

static void
draw_text (CandorTypefaces *typefaces, cairo_t *cr, const CandorPageItem *item, const CandorPageItem *link)
{
  CandorParagraph *paragraph = item->paragraph;
  double y = item->y + candor_paragraph_get_baseline (paragraph);

  if (typefaces != NULL)
    begin_tag (cr, item->tag);
  if (link != NULL)
    begin_link (cr, link);
  for (guint i = item->first; i < item->last; i++)
    {
      double x = item->x + candor_paragraph_get_indent (paragraph, i);
      guint count;
      const CandorParagraphRun *runs = candor_paragraph_get_runs (paragraph, i, &count);

      for (guint k = 0; k < count; k++)
        x = show_run (typefaces, cr, &runs[k], candor_paragraph_get_text (paragraph), x, y);
      y += candor_paragraph_get_leading (paragraph);
    }
  end_tag (cr, link != NULL ? CAIRO_TAG_LINK : NULL);
  if (typefaces != NULL)
    end_tag (cr, item->tag);
}

static void
draw_ribbon (cairo_t *cr, const CandorPageItem *item)
{
  static const double dashes[] = { 2, 2 };
  double middle = item->x + item->width / 2, y1 = item->y + item->height;

  cairo_save (cr);
  cairo_set_line_width (cr, HAIRLINE);
  if (item->number)
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_move_to (cr, item->x, item->y);
  cairo_curve_to (cr, middle, item->y, middle, y1, item->x + item->width, y1);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* ● ◐ ○ ✕ ◇ –, drawn, so that no font can lack them. */
static void
draw_mark (cairo_t *cr, const CandorPageItem *item)
{
  double radius = item->width / 2;

  cairo_save (cr);
  cairo_translate (cr, item->x, item->y);
  cairo_set_line_width (cr, item->width / 7);
  cairo_new_path (cr);
  switch ((CandorDisclosure) item->number)
    {
    case CANDOR_DISCLOSURE_CLEAR:
      cairo_arc (cr, 0, 0, radius, 0, 2 * G_PI);
      cairo_fill (cr);
      break;
    case CANDOR_DISCLOSURE_VAGUE:
      cairo_arc (cr, 0, 0, radius, G_PI / 2, 3 * G_PI / 2);
      cairo_fill (cr);
      G_GNUC_FALLTHROUGH;
    case CANDOR_DISCLOSURE_OMITTED:
      cairo_arc (cr, 0, 0, radius - item->width / 14, 0, 2 * G_PI);
      break;
    case CANDOR_DISCLOSURE_INCORRECT:
      cairo_move_to (cr, -radius * 0.8, -radius * 0.8);
      cairo_line_to (cr, radius * 0.8, radius * 0.8);
      cairo_move_to (cr, radius * 0.8, -radius * 0.8);
      cairo_line_to (cr, -radius * 0.8, radius * 0.8);
      break;
    case CANDOR_DISCLOSURE_AMBIGUOUS:
      cairo_move_to (cr, 0, -radius);
      cairo_line_to (cr, radius, 0);
      cairo_line_to (cr, 0, radius);
      cairo_line_to (cr, -radius, 0);
      cairo_close_path (cr);
      break;
    case CANDOR_DISCLOSURE_NONE_NEEDED:
    default:
      cairo_move_to (cr, -radius * 0.8, 0);
      cairo_line_to (cr, radius * 0.8, 0);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_weight (cairo_t *cr, const CandorPageItem *item)
{
  cairo_set_line_width (cr, HAIRLINE);
  for (guint i = 0; i < WEIGHT_BOXES; i++)
    {
      cairo_rectangle (cr, item->x + i * WEIGHT_STEP, item->y, WEIGHT_BOX, WEIGHT_BOX);
      if (i < item->number)
        cairo_fill_preserve (cr);
      cairo_stroke (cr);
    }
}

static char *
format_place (const CandorPageItem *item)
{
  char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup_printf ("name='%s' x=%s y=%s", item->place, g_ascii_formatd (x, sizeof x, "%.2f", item->x),
                          g_ascii_formatd (y, sizeof y, "%.2f", MAX (item->y - 12, 0)));
}

static void
draw_place (cairo_t *cr, const CandorPageItem *item)
{
  g_autofree char *attributes = format_place (item);

  cairo_tag_begin (cr, CAIRO_TAG_DEST, attributes);
  cairo_tag_end (cr, CAIRO_TAG_DEST);
}

static void
draw_line (cairo_t *cr, const CandorPageItem *item)
{
  cairo_set_line_width (cr, item->height);
  cairo_move_to (cr, item->x, item->y);
  cairo_line_to (cr, item->x + item->width, item->y);
  cairo_stroke (cr);
}

void
candor_page_item_draw (const CandorPageItem *item, const CandorPageItem *link, CandorTypefaces *typefaces, cairo_t *cr)
{
  if (typefaces == NULL && item->kind >= CANDOR_PAGE_ITEM_LINK)
    return; /* links and structure are a file's */
  use_ink (cr, item->ink);
  switch (item->kind)
    {
    case CANDOR_PAGE_ITEM_TEXT:
      draw_text (typefaces, cr, item, link);
      break;
    case CANDOR_PAGE_ITEM_RULE:
      draw_line (cr, item);
      break;
    case CANDOR_PAGE_ITEM_BOX:
      cairo_rectangle (cr, item->x, item->y, item->width, item->height);
      cairo_fill (cr);
      break;
    case CANDOR_PAGE_ITEM_RIBBON:
      draw_ribbon (cr, item);
      break;
    case CANDOR_PAGE_ITEM_RING:
      cairo_set_line_width (cr, HAIRLINE);
      cairo_new_path (cr);
      cairo_arc (cr, item->x, item->y, item->width, 0, 2 * G_PI);
      cairo_stroke (cr);
      break;
    case CANDOR_PAGE_ITEM_MARK:
      draw_mark (cr, item);
      break;
    case CANDOR_PAGE_ITEM_WEIGHT:
      draw_weight (cr, item);
      break;
    case CANDOR_PAGE_ITEM_LINK: /* over words that stand elsewhere */
      begin_link (cr, item);
      end_tag (cr, CAIRO_TAG_LINK);
      break;
    case CANDOR_PAGE_ITEM_PLACE:
      draw_place (cr, item);
      break;
    case CANDOR_PAGE_ITEM_BEGIN:
      begin_tag (cr, item->tag);
      break;
    case CANDOR_PAGE_ITEM_END:
    default:
      end_tag (cr, item->tag);
    }
}
