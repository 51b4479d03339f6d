/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include "report/candor-pages-private.h"

/* Of a line; sums of leadings are not exact. */
#define ROUNDING 0.001

static void
clear_item (gpointer data)
{
  CandorPageItem *item = data;

  g_clear_pointer (&item->paragraph, candor_paragraph_unref);
  g_free (item->place);
}

static void
clear_entry (gpointer data)
{
  CandorPagesEntry *entry = data;

  g_free (entry->title);
  g_free (entry->place);
}

static void
add_page (CandorPages *self)
{
  GArray *items = g_array_new (FALSE, TRUE, sizeof (CandorPageItem));

  g_array_set_clear_func (items, clear_item);
  g_ptr_array_add (self->pages, items);
  self->y = CANDOR_PAGE_TOP;
}

CandorPages *
candor_pages_new (CandorType *type)
{
  CandorPages *self = g_new0 (CandorPages, 1);

  self->type = type;
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->open = g_ptr_array_new ();
  self->prefix = "";
  self->bare = g_array_new (FALSE, FALSE, sizeof (guint));
  self->outline = g_array_new (FALSE, FALSE, sizeof (CandorPagesEntry));
  g_array_set_clear_func (self->outline, clear_entry);
  add_page (self);
  return self;
}

void
candor_pages_free (CandorPages *self)
{
  g_array_unref (self->outline);
  g_array_unref (self->bare);
  g_ptr_array_unref (self->open);
  g_ptr_array_unref (self->pages);
  g_free (self);
}

CandorType *
candor_pages_get_type_setting (CandorPages *self)
{
  return self->type;
}

guint
candor_pages_get_count (CandorPages *self)
{
  return self->pages->len;
}

double
candor_pages_get_y (CandorPages *self)
{
  return self->y;
}

void
candor_pages_set_y (CandorPages *self, double y)
{
  self->y = y;
}

void
candor_pages_skip (CandorPages *self, double height)
{
  self->y += height;
}

static CandorPageItem *
add_item (CandorPages *self, CandorPageItemKind kind, double x, double y)
{
  GArray *items = g_ptr_array_index (self->pages, self->pages->len - 1);
  CandorPageItem item = { .kind = kind, .x = x + CANDOR_PAGE_LEFT, .y = y };

  g_array_append_val (items, item);
  return &g_array_index (items, CandorPageItem, items->len - 1);
}

static void
add_boundary (CandorPages *self, CandorPageItemKind kind, const char *tag)
{
  add_item (self, kind, 0, 0)->tag = tag;
}

void
candor_pages_begin (CandorPages *self, const char *tag)
{
  g_ptr_array_add (self->open, (char *) tag);
  add_boundary (self, CANDOR_PAGE_ITEM_BEGIN, tag);
}

void
candor_pages_end (CandorPages *self)
{
  g_return_if_fail (self->open->len > 0);
  add_boundary (self, CANDOR_PAGE_ITEM_END, g_ptr_array_steal_index (self->open, self->open->len - 1));
}

void
candor_pages_keep (CandorPages *self)
{
  GArray *items = g_ptr_array_index (self->pages, self->pages->len - 1);

  if (self->keeping)
    return;
  self->keeping = self->y > CANDOR_PAGE_TOP;
  self->kept = items->len;
  self->kept_open = self->open->len;
  self->kept_y = self->y;
}

void
candor_pages_release (CandorPages *self)
{
  self->keeping = self->keeping && self->holding;
}

void
candor_pages_hold (CandorPages *self)
{
  candor_pages_release (self);
  candor_pages_keep (self);
  self->holding = TRUE;
}

void
candor_pages_end_hold (CandorPages *self)
{
  self->holding = FALSE;
  candor_pages_release (self);
}

/* Moves what is kept together to a new page. */
static void
candor_pages_carry (CandorPages *self)
{
  GArray *from = g_ptr_array_index (self->pages, self->pages->len - 1), *to;
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (CandorPageItem));
  double y = self->y, rise;

  self->keeping = FALSE;
  g_array_append_vals (kept, &g_array_index (from, CandorPageItem, self->kept), from->len - self->kept);
  /* They are moved, not freed. */
  g_array_set_clear_func (from, NULL);
  g_array_set_size (from, self->kept);
  g_array_set_clear_func (from, clear_item);
  for (guint i = self->kept_open; i > 0; i--)
    add_boundary (self, CANDOR_PAGE_ITEM_END, g_ptr_array_index (self->open, i - 1));
  add_page (self);
  to = g_ptr_array_index (self->pages, self->pages->len - 1);
  for (guint i = 0; i < self->kept_open; i++)
    add_boundary (self, CANDOR_PAGE_ITEM_BEGIN, g_ptr_array_index (self->open, i));
  rise = self->kept_y - self->y;
  for (guint i = 0; i < kept->len; i++)
    g_array_index (kept, CandorPageItem, i).y -= rise;
  g_array_append_vals (to, kept->data, kept->len);
  self->y = y - rise;
}

void
candor_pages_break (CandorPages *self)
{
  if (self->keeping)
    {
      candor_pages_carry (self);
      return;
    }
  for (guint i = self->open->len; i > 0; i--)
    add_boundary (self, CANDOR_PAGE_ITEM_END, g_ptr_array_index (self->open, i - 1));
  add_page (self);
  for (guint i = 0; i < self->open->len; i++)
    add_boundary (self, CANDOR_PAGE_ITEM_BEGIN, g_ptr_array_index (self->open, i));
  if (self->head != NULL)
    self->head (self, self->head_data);
}

void
candor_pages_reserve (CandorPages *self, double height)
{
  if (self->y + height > CANDOR_PAGE_BOTTOM && self->y > CANDOR_PAGE_TOP)
    candor_pages_break (self);
}

void
candor_pages_set_head (CandorPages *self, CandorPagesHead head, gpointer data)
{
  self->head = head;
  self->head_data = data;
}

static void
put_lines (CandorPages *self, CandorParagraph *paragraph, guint first, guint last, double x, double y, CandorInk ink,
           const char *tag)
{
  CandorPageItem *item = add_item (self, CANDOR_PAGE_ITEM_TEXT, x, y);

  item->paragraph = candor_paragraph_ref (paragraph);
  item->first = first;
  item->last = last;
  item->ink = ink;
  item->tag = tag;
}

void
candor_pages_put (CandorPages *self, CandorParagraph *paragraph, double x, double y, CandorInk ink, const char *tag)
{
  put_lines (self, paragraph, 0, candor_paragraph_get_line_count (paragraph), x, y, ink, tag);
  candor_paragraph_unref (paragraph);
}

void
candor_pages_put_rule (CandorPages *self, double x0, double x1, double y, double width, CandorInk ink)
{
  CandorPageItem *item = add_item (self, CANDOR_PAGE_ITEM_RULE, x0, y);

  item->width = x1 - x0;
  item->height = width;
  item->ink = ink;
}

void
candor_pages_put_box (CandorPages *self, double x, double y, double width, double height, CandorInk ink)
{
  CandorPageItem *item = add_item (self, CANDOR_PAGE_ITEM_BOX, x, y);

  item->width = width;
  item->height = height;
  item->ink = ink;
}

void
candor_pages_put_ribbon (CandorPages *self, double x0, double y0, double x1, double y1, CandorInk ink,
                         gboolean dashed)
{
  CandorPageItem *item = add_item (self, CANDOR_PAGE_ITEM_RIBBON, x0, y0);

  item->width = x1 - x0;
  item->height = y1 - y0;
  item->ink = ink;
  item->number = dashed;
}

void
candor_pages_put_ring (CandorPages *self, double x, double y, double radius, CandorInk ink)
{
  CandorPageItem *item = add_item (self, CANDOR_PAGE_ITEM_RING, x, y);

  item->width = radius;
  item->ink = ink;
}

void
candor_pages_put_mark (CandorPages *self, CandorDisclosure disclosure, double x, double y, double size)
{
  CandorPageItem *item = add_item (self, CANDOR_PAGE_ITEM_MARK, x, y);

  item->width = size;
  item->number = disclosure;
  item->ink = candor_pages_get_disclosure_ink (disclosure);
}

void
candor_pages_put_weight (CandorPages *self, guint weight, double x, double y, CandorInk ink)
{
  CandorPageItem *item = add_item (self, CANDOR_PAGE_ITEM_WEIGHT, x, y);

  item->number = weight;
  item->ink = ink;
}

void
candor_pages_put_link (CandorPages *self, const char *place, double x, double y, double width, double height)
{
  CandorPageItem *item = add_item (self, CANDOR_PAGE_ITEM_LINK, x, y);

  item->width = width;
  item->height = height;
  item->place = g_strconcat (self->prefix, place, NULL);
}

void
candor_pages_put_place (CandorPages *self, const char *place)
{
  add_item (self, CANDOR_PAGE_ITEM_PLACE, 0, self->y)->place = g_strconcat (self->prefix, place, NULL);
}

void
candor_pages_add_outline (CandorPages *self, guint level, const char *title, const char *place)
{
  CandorPagesEntry entry = { self->depth + level, g_strdup (title), g_strconcat (self->prefix, place, NULL) };

  g_array_append_val (self->outline, entry);
}

void
candor_pages_begin_part (CandorPages *self, CandorType *type, const char *prefix, const char *title)
{
  guint page;

  if (((GArray *) g_ptr_array_index (self->pages, 0))->len > 0)
    candor_pages_break (self);
  page = self->pages->len - 1;
  g_array_append_val (self->bare, page);
  self->type = type;
  self->prefix = prefix;
  self->depth = 0;
  candor_pages_add_outline (self, 0, title, "cover");
  self->depth = 1;
}

/* As many lines as the page has room for, then the rest on the next; a lone first line is not left. */
void
candor_pages_add (CandorPages *self, CandorParagraph *paragraph, double x, CandorInk ink, const char *tag)
{
  guint count = candor_paragraph_get_line_count (paragraph), first = 0;
  double leading = candor_paragraph_get_leading (paragraph);

  if (count > 1 && self->y + leading * 2 > CANDOR_PAGE_BOTTOM)
    candor_pages_break (self);
  while (first < count)
    {
      guint fitting = MAX ((CANDOR_PAGE_BOTTOM - self->y) / leading + ROUNDING, 0), last;

      if (fitting == 0 && self->y > CANDOR_PAGE_TOP)
        {
          candor_pages_break (self);
          continue;
        }
      last = first + CLAMP (fitting, 1, count - first);
      put_lines (self, paragraph, first, last, x, self->y, ink, tag);
      self->y += (last - first) * leading;
      first = last;
      if (first < count)
        candor_pages_break (self);
    }
  candor_paragraph_unref (paragraph);
}

void
candor_pages_add_text (CandorPages *self, CandorFace face, const char *text, double x, double width, CandorInk ink,
                       const char *tag)
{
  candor_pages_add (self, candor_type_set (self->type, face, text, width), x, ink, tag);
}

CandorInk
candor_pages_get_disclosure_ink (CandorDisclosure disclosure)
{
  switch (disclosure)
    {
    case CANDOR_DISCLOSURE_INCORRECT:
      return CANDOR_INK_DENIED;
    case CANDOR_DISCLOSURE_OMITTED:
      return CANDOR_INK_OMITTED;
    case CANDOR_DISCLOSURE_AMBIGUOUS:
      return CANDOR_INK_BOTH;
    case CANDOR_DISCLOSURE_VAGUE:
      return CANDOR_INK_VAGUE;
    case CANDOR_DISCLOSURE_CLEAR:
      return CANDOR_INK_CLEAR;
    case CANDOR_DISCLOSURE_NONE_NEEDED:
    default:
      return CANDOR_INK_SOFT;
    }
}
