/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include "config.h"

#include "report/candor-pages-private.h"

#include <cairo-pdf.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define FRAME_TOP 40.0
#define FRAME_WIDTH (CANDOR_TEXT_WIDTH * 0.6)
#define FRAME_BOTTOM 804.0

/* Small words of the frame: no part of the text, so they bear no tag. */
static void
add_words (CandorPages *self, GArray *items, const char *text, double x, double y, gboolean ends_there)
{
  CandorPageItem item = { .kind = CANDOR_PAGE_ITEM_TEXT, .x = x, .y = y, .ink = CANDOR_INK_SOFT };

  item.paragraph = candor_type_set_as (self->type, &(CandorSetting){ CANDOR_FACE_SMALL, FRAME_WIDTH, .lines = 1 }, text);
  item.last = candor_paragraph_get_line_count (item.paragraph);
  if (ends_there)
    item.x -= candor_paragraph_get_width (item.paragraph);
  g_array_append_val (items, item);
}

static gboolean
is_bare (CandorPages *self, guint page)
{
  for (guint i = 0; i < self->bare->len; i++)
    if (g_array_index (self->bare, guint, i) == page)
      return TRUE;
  return FALSE;
}

/* What stands on every page; a cover bears its number only. */
static void
add_frame (CandorPages *self, const CandorPagesFrame *frame)
{
  double right = CANDOR_PAGE_WIDTH - CANDOR_PAGE_LEFT;

  for (guint i = 0; i < self->pages->len; i++)
    {
      GArray *items = g_ptr_array_index (self->pages, i);
      g_autofree char *count = g_strdup_printf (frame->count, i + 1, self->pages->len);

      add_words (self, items, count, right, FRAME_BOTTOM, TRUE);
      if (i == 0 || is_bare (self, i))
        continue;
      add_words (self, items, "Candor", CANDOR_PAGE_LEFT, FRAME_TOP, FALSE);
      add_words (self, items, frame->title, right, FRAME_TOP, TRUE);
      add_words (self, items, frame->origin, CANDOR_PAGE_LEFT, FRAME_BOTTOM, FALSE);
    }
}

static void
add_line (CandorTypefaces *typefaces, CandorParagraph *paragraph, guint line)
{
  guint count;
  const CandorParagraphRun *runs = candor_paragraph_get_runs (paragraph, line, &count);

  for (guint i = 0; i < count; i++)
    candor_typefaces_add (typefaces, &runs[i]);
}

static void
cut_typefaces (CandorPages *self, CandorTypefaces *typefaces)
{
  for (guint i = 0; i < self->pages->len; i++)
    {
      GArray *items = g_ptr_array_index (self->pages, i);

      for (guint k = 0; k < items->len; k++)
        {
          const CandorPageItem *item = &g_array_index (items, CandorPageItem, k);

          for (guint line = item->first; item->kind == CANDOR_PAGE_ITEM_TEXT && line < item->last; line++)
            add_line (typefaces, item->paragraph, line);
        }
    }
  candor_typefaces_cut (typefaces);
}

static void
draw_outline (CandorPages *self, cairo_surface_t *surface)
{
  int parents[4] = { CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT };

  for (guint i = 0; i < self->outline->len; i++)
    {
      const CandorPagesEntry *entry = &g_array_index (self->outline, CandorPagesEntry, i);
      guint level = MIN (entry->level, G_N_ELEMENTS (parents) - 2);
      g_autofree char *attributes = g_strdup_printf ("dest='%s'", entry->place);

      parents[level + 1] = cairo_pdf_surface_add_outline (surface, parents[level], entry->title, attributes,
                                                          level == 0 ? CAIRO_PDF_OUTLINE_FLAG_BOLD : 0);
    }
}

static cairo_status_t
append (void *bytes, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (bytes, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Whether the words begin within the link, give or take a letter's overhang. */
static gboolean
is_over (const CandorPageItem *link, const CandorPageItem *text)
{
  return text->tag != NULL && text->x > link->x - 1 && text->x < link->x + link->width && text->y > link->y - 1
         && text->y < link->y + link->height;
}

/* Words are put near the link that they are, before or behind it. */
#define NEAR 8u

static guint
find_words (GArray *items, guint link, const CandorPageItem *const *links)
{
  for (guint distance = 1; distance <= NEAR; distance++)
    for (guint side = 0; side < 2; side++)
      {
        guint at = side == 0 ? link + distance : link - distance;

        if ((side == 0 ? at < items->len : distance <= link) && links[at] == NULL
            && g_array_index (items, CandorPageItem, at).kind == CANDOR_PAGE_ITEM_TEXT
            && is_over (&g_array_index (items, CandorPageItem, link), &g_array_index (items, CandorPageItem, at)))
          return at;
      }
  return link;
}

/* The link that each item is drawn with: words with the one they are, so that who has the page read aloud is told, and
 * a link whose words stand elsewhere with itself. (transfer container) */
static const CandorPageItem **
list_links (GArray *items)
{
  const CandorPageItem **links = g_new0 (const CandorPageItem *, items->len);

  for (guint i = 0; i < items->len; i++)
    if (g_array_index (items, CandorPageItem, i).kind == CANDOR_PAGE_ITEM_LINK)
      links[find_words (items, i, links)] = &g_array_index (items, CandorPageItem, i);
  return links;
}

static void
draw_page (CandorPages *self, guint page, CandorTypefaces *typefaces, cairo_t *cr)
{
  GArray *items = g_ptr_array_index (self->pages, page);
  g_autofree const CandorPageItem **links = typefaces != NULL ? list_links (items) : NULL;

  for (guint i = 0; i < items->len; i++)
    {
      const CandorPageItem *item = &g_array_index (items, CandorPageItem, i);

      if (item->kind != CANDOR_PAGE_ITEM_LINK || (links != NULL && links[i] == item))
        candor_page_item_draw (item, links != NULL ? links[i] : NULL, typefaces, cr);
    }
}

void
candor_pages_finish (CandorPages *self, const CandorPagesFrame *frame)
{
  add_frame (self, frame);
}

void
candor_pages_paint (CandorPages *self, guint page, cairo_t *cr)
{
  g_return_if_fail (page < self->pages->len);
  cairo_save (cr);
  draw_page (self, page, NULL, cr);
  cairo_restore (cr);
}

GBytes *
candor_pages_draw (CandorPages *self, const CandorPagesFrame *frame, const char *title, const char *subject,
                   const char *created, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (CandorTypefaces) typefaces = candor_typefaces_new ();
  cairo_surface_t *surface
      = cairo_pdf_surface_create_for_stream (append, bytes, CANDOR_PAGE_WIDTH, CANDOR_PAGE_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, "Candor");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, subject);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Candor " CANDOR_VERSION);
  /* Without a date cairo would take the clock's: the same input must give the same bytes. */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, created);
  draw_outline (self, surface);
  candor_pages_finish (self, frame);
  cut_typefaces (self, typefaces);
  for (guint i = 0; i < self->pages->len; i++)
    {
      draw_page (self, i, typefaces, cr);
      cairo_show_page (cr);
    }
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The report could not be drawn: %s"),
                   cairo_status_to_string (status));
      return NULL;
    }
  candor_pages_complete (bytes, frame->language);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
