/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-line-row.h"

/* Pixels. */
#define CANDOR_LINE_ROW_GAP 10
#define CANDOR_LINE_ROW_SPACING 2
#define CANDOR_LINE_ROW_MINIMUM 240
#define CANDOR_LINE_ROW_NATURAL 800

struct _CandorLineRow
{
  GtkWidget parent_instance;
  GtkImage *mark;
  GtkLabel *title;
  GtkLabel *word;
  GtkLabel *text;
  GtkLabel *note;
  const char *style; /* of the line shown */
};

G_DEFINE_FINAL_TYPE (CandorLineRow, candor_line_row, GTK_TYPE_WIDGET)

static void
candor_line_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (candor_line_row_parent_class)->dispose (object);
}

static int
get_width (GtkWidget *widget)
{
  int natural = 0;

  if (gtk_widget_get_visible (widget))
    gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

/* The height of @child at @width, shown at @x and @y if it is to be shown. */
static int
place (GtkWidget *child, gboolean show, int x, int y, int width)
{
  int height;

  if (!gtk_widget_get_visible (child))
    return 0;
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  if (show)
    gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, width, height }, -1);
  return height;
}

/* Lays the line out in @width, and returns its height: the mark, then title and word side by side, then text and
 * note below one another. A word that would leave the title less than half of the line stands below it. */
static int
candor_line_row_arrange (CandorLineRow *self, gboolean show, int width)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  GtkWidget *below[] = { GTK_WIDGET (self->text), GTK_WIDGET (self->note) };
  int mark = get_width (GTK_WIDGET (self->mark)), word = get_width (GTK_WIDGET (self->word));
  int indent = mark > 0 ? mark + CANDOR_LINE_ROW_GAP : 0, inner = MAX (width - indent, 1);
  gboolean beside = word > 0 && word + CANDOR_LINE_ROW_GAP <= inner / 2;
  int title = beside ? inner - word - CANDOR_LINE_ROW_GAP : inner;
  int left = mirrored ? 0 : indent, y, least;

  least = place (GTK_WIDGET (self->mark), show, mirrored ? width - mark : 0, 0, mark);
  y = place (GTK_WIDGET (self->title), show, mirrored ? inner - title : left, 0, title);
  if (beside)
    y = MAX (y, place (GTK_WIDGET (self->word), show, mirrored ? 0 : width - word, 0, word));
  else
    y += place (GTK_WIDGET (self->word), show, left, y, inner);
  for (guint i = 0; i < G_N_ELEMENTS (below); i++)
    if (gtk_widget_get_visible (below[i]))
      y += CANDOR_LINE_ROW_SPACING + place (below[i], show, left, y + CANDOR_LINE_ROW_SPACING, inner);
  return MAX (y, least);
}

static GtkSizeRequestMode
candor_line_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* Nested boxes of wrapping labels ask for one width after the other, and a page of a hundred lines took half a
 * minute. A line takes what width there is. */
static void
candor_line_row_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                         int *minimum_baseline, int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = CANDOR_LINE_ROW_MINIMUM;
      *natural = CANDOR_LINE_ROW_NATURAL;
    }
  else
    *minimum = *natural
        = candor_line_row_arrange (CANDOR_LINE_ROW (widget), FALSE, for_size < 0 ? CANDOR_LINE_ROW_NATURAL : for_size);
}

static void
candor_line_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  candor_line_row_arrange (CANDOR_LINE_ROW (widget), TRUE, width);
}

static void
candor_line_row_class_init (CandorLineRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candor_line_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/candor/Candor/candor-line-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CandorLineRow, mark);
  gtk_widget_class_bind_template_child (widget_class, CandorLineRow, title);
  gtk_widget_class_bind_template_child (widget_class, CandorLineRow, word);
  gtk_widget_class_bind_template_child (widget_class, CandorLineRow, text);
  gtk_widget_class_bind_template_child (widget_class, CandorLineRow, note);
  widget_class->get_request_mode = candor_line_row_get_request_mode;
  widget_class->measure = candor_line_row_measure;
  widget_class->size_allocate = candor_line_row_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  gtk_widget_class_set_css_name (widget_class, "ledgerline");
}

static void
candor_line_row_init (CandorLineRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
candor_line_row_new (void)
{
  return g_object_new (CANDOR_TYPE_LINE_ROW, NULL);
}

static void
candor_line_row_write (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

void
candor_line_row_set_line (CandorLineRow *self, CandorLine *line)
{
  g_return_if_fail (CANDOR_IS_LINE_ROW (self));
  if (self->style != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->style);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "section");
  self->style = line != NULL ? candor_line_get_style (line) : NULL;
  if (line == NULL)
    return;
  if (self->style != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), self->style);
  if (candor_line_get_section (line))
    gtk_widget_add_css_class (GTK_WIDGET (self), "section");
  gtk_image_set_from_icon_name (self->mark, candor_line_get_icon (line));
  gtk_widget_set_visible (GTK_WIDGET (self->mark), candor_line_get_icon (line) != NULL);
  candor_line_row_write (self->title, candor_line_get_title (line));
  candor_line_row_write (self->word, candor_line_get_word (line));
  candor_line_row_write (self->text, candor_line_get_text (line));
  candor_line_row_write (self->note, candor_line_get_note (line));
}
