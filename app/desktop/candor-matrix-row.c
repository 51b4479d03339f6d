/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-matrix-row.h"

#include <glib/gi18n.h>

#include "candor-subject-row.h"
#include "candor-wrap.h"

#define CANDOR_CELL_WIDTH 92
#define CANDOR_CELL_NARROW 54
/* As in style.css. */
#define CANDOR_HEAD_LETTERS 0.85

struct _CandorMatrixRow
{
  GtkWidget parent_instance;
  GtkBox *line;
  GtkWidget *name;
  GtkImage *mark;
  GtkLabel *title;
  GtkLabel *word;
  GtkBox *cells[2]; /* of words, of deeds */
  GtkWidget *labels[CANDOR_N_TALLIES];
  GtkWidget *tallies; /* instead of the cells where there is no room for their heads */
  CandorMatrixShape shape;
  CandorSubject *subject;
};

G_DEFINE_FINAL_TYPE (CandorMatrixRow, candor_matrix_row, GTK_TYPE_WIDGET)

static const char *const heads[CANDOR_N_TALLIES] = {
  [CANDOR_TALLY_HANDLES] = NC_ ("matrix", "handles"),
  [CANDOR_TALLY_SHARES] = NC_ ("matrix", "shares"),
  [CANDOR_TALLY_DENIES] = NC_ ("matrix", "denies"),
  [CANDOR_TALLY_REQUESTED] = NC_ ("matrix", "requested"),
  [CANDOR_TALLY_CALLED] = NC_ ("matrix", "app calls"),
  [CANDOR_TALLY_CALLED_BY_SDKS] = NC_ ("matrix", "SDKs call"),
};

static void
candor_matrix_row_dispose (GObject *object)
{
  CandorMatrixRow *self = CANDOR_MATRIX_ROW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->subject);
  G_OBJECT_CLASS (candor_matrix_row_parent_class)->dispose (object);
}

static void
candor_matrix_row_class_init (CandorMatrixRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (CANDOR_TYPE_WRAP);
  G_OBJECT_CLASS (klass)->dispose = candor_matrix_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/candor/Candor/candor-matrix-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CandorMatrixRow, line);
  gtk_widget_class_bind_template_child (widget_class, CandorMatrixRow, name);
  gtk_widget_class_bind_template_child (widget_class, CandorMatrixRow, mark);
  gtk_widget_class_bind_template_child (widget_class, CandorMatrixRow, title);
  gtk_widget_class_bind_template_child (widget_class, CandorMatrixRow, word);
  gtk_widget_class_bind_template_child (widget_class, CandorMatrixRow, tallies);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  gtk_widget_class_set_css_name (widget_class, "matrixrow");
}

static void
candor_matrix_row_add_cell (CandorMatrixRow *self, CandorTally tally)
{
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_halign (label, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "cell");
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (cell), label);
  gtk_box_append (self->cells[tally >= CANDOR_TALLY_REQUESTED], cell);
  self->labels[tally] = label;
}

static void
candor_matrix_row_init (CandorMatrixRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (self->cells); i++)
    {
      self->cells[i] = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
      gtk_box_set_homogeneous (self->cells[i], TRUE);
    }
  for (guint i = 0; i < CANDOR_N_TALLIES; i++)
    candor_matrix_row_add_cell (self, i);
  gtk_box_prepend (self->line, GTK_WIDGET (self->cells[0]));
  gtk_box_append (self->line, GTK_WIDGET (self->cells[1]));
  candor_matrix_row_set_shape (self, CANDOR_MATRIX_WIDE);
}

GtkWidget *
candor_matrix_row_new (void)
{
  return g_object_new (CANDOR_TYPE_MATRIX_ROW, NULL);
}

char *
candor_matrix_dup_spoken (CandorSubject *subject)
{
  GString *text = g_string_new (candor_subject_get_title (subject));

  g_string_append_printf (text, ", %s", candor_subject_get_word (subject));
  for (guint i = 0; i < CANDOR_N_TALLIES; i++)
    if (candor_subject_get_tally (subject, i) > 0)
      g_string_append_printf (text, ", %s %u", g_dpgettext2 (NULL, "matrix", heads[i]),
                              candor_subject_get_tally (subject, i));
  return g_string_free (text, FALSE);
}

static void
candor_matrix_row_show_tally (CandorMatrixRow *self, CandorTally tally)
{
  guint count = candor_subject_get_tally (self->subject, tally);
  GtkWidget *label = self->labels[tally];
  g_autofree char *number = count > 0 ? g_strdup_printf ("%u", count) : g_strdup ("·");

  gtk_label_set_text (GTK_LABEL (label), number);
  if (count > 0)
    gtk_widget_add_css_class (label, "filled");
  else
    gtk_widget_remove_css_class (label, "filled");
}

/* "2 requested": a number that says itself what it counts. */
static void
candor_matrix_row_fill_tallies (CandorMatrixRow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->tallies)) != NULL)
    gtk_widget_unparent (child);
  for (guint i = 0; self->subject != NULL && i < CANDOR_N_TALLIES; i++)
    if (candor_subject_get_tally (self->subject, i) > 0)
      {
        g_autofree char *text = g_strdup_printf ("%u %s", candor_subject_get_tally (self->subject, i),
                                                 g_dpgettext2 (NULL, "matrix", heads[i]));
        GtkWidget *label = gtk_label_new (text);

        gtk_label_set_wrap (GTK_LABEL (label), TRUE);
        gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
        gtk_widget_add_css_class (label, "cell");
        gtk_widget_add_css_class (label, "filled");
        gtk_widget_set_parent (label, self->tallies);
      }
}

void
candor_matrix_row_set_subject (CandorMatrixRow *self, CandorSubject *subject)
{
  const char *style;

  g_return_if_fail (CANDOR_IS_MATRIX_ROW (self));
  if (self->subject != NULL)
    gtk_widget_remove_css_class (
        GTK_WIDGET (self), candor_disclosure_get_style (candor_subject_get_disclosure (self->subject)));
  g_set_object (&self->subject, subject);
  if (subject == NULL)
    return;
  style = candor_disclosure_get_style (candor_subject_get_disclosure (subject));
  gtk_widget_add_css_class (GTK_WIDGET (self), style);
  gtk_image_set_from_icon_name (self->mark, candor_disclosure_get_icon (candor_subject_get_disclosure (subject)));
  gtk_label_set_text (self->title, candor_subject_get_title (subject));
  gtk_label_set_text (self->word, candor_subject_get_word (subject));
  for (guint i = 0; i < CANDOR_N_TALLIES; i++)
    candor_matrix_row_show_tally (self, i);
  if (self->shape == CANDOR_MATRIX_TIGHT)
    candor_matrix_row_fill_tallies (self);
}

void
candor_matrix_row_show_heads (CandorMatrixRow *self)
{
  g_return_if_fail (CANDOR_IS_MATRIX_ROW (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "heads");
  gtk_widget_set_visible (GTK_WIDGET (self->mark), FALSE);
  gtk_label_set_text (self->title, "");
  for (guint i = 0; i < CANDOR_N_TALLIES; i++)
    gtk_label_set_text (GTK_LABEL (self->labels[i]), g_dpgettext2 (NULL, "matrix", heads[i]));
}

/* Beside the cells or, where it is narrow, above them. */
static void
candor_matrix_row_place_name (CandorMatrixRow *self, gboolean above)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self->line));
  GtkWidget *place = above ? parent : GTK_WIDGET (self->line);

  if (gtk_widget_get_parent (self->name) == place)
    return;
  g_object_ref (self->name);
  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (self->name)), self->name);
  if (above)
    gtk_box_prepend (GTK_BOX (parent), self->name);
  else
    gtk_box_insert_child_after (self->line, self->name, GTK_WIDGET (self->cells[0]));
  g_object_unref (self->name);
}

void
candor_matrix_row_set_shape (CandorMatrixRow *self, CandorMatrixShape shape)
{
  gboolean wide = shape == CANDOR_MATRIX_WIDE;

  g_return_if_fail (CANDOR_IS_MATRIX_ROW (self));
  self->shape = shape;
  for (guint i = 0; i < CANDOR_N_TALLIES; i++)
    gtk_widget_set_size_request (gtk_widget_get_parent (self->labels[i]),
                                 wide ? CANDOR_CELL_WIDTH : CANDOR_CELL_NARROW, -1);
  /* Said explicitly, or else what is within a cell would stretch its column. */
  for (guint i = 0; i < G_N_ELEMENTS (self->cells); i++)
    gtk_widget_set_hexpand (GTK_WIDGET (self->cells[i]), !wide);
  gtk_widget_set_visible (self->name, wide || !gtk_widget_has_css_class (GTK_WIDGET (self), "heads"));
  gtk_widget_set_visible (GTK_WIDGET (self->line), shape != CANDOR_MATRIX_TIGHT);
  gtk_widget_set_visible (self->tallies, shape == CANDOR_MATRIX_TIGHT);
  candor_matrix_row_place_name (self, !wide);
  if (shape == CANDOR_MATRIX_TIGHT)
    candor_matrix_row_fill_tallies (self);
}

/* A widget that is not shown has no letters yet, so it is asked one that is. */
int
candor_matrix_get_heads_width (GtkWidget *widget)
{
  int width = 0;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), 0);
  for (guint first = 0; first < CANDOR_N_TALLIES; first += CANDOR_N_TALLIES / 2)
    {
      int widest = CANDOR_CELL_NARROW;

      for (guint i = first; i < first + CANDOR_N_TALLIES / 2; i++)
        {
          g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, g_dpgettext2 (NULL, "matrix", heads[i]));
          int needed;

          pango_layout_get_pixel_size (layout, &needed, NULL);
          widest = MAX (widest, (int) (needed * CANDOR_HEAD_LETTERS));
        }
      width += widest * CANDOR_N_TALLIES / 2;
    }
  return width;
}
