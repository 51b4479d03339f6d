/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-counts.h"

#include <glib/gi18n.h>

#include "candor-subject-row.h"
#include "candor-wrap.h"
#include "comparison/candor-comparison.h"

#define CANDOR_COUNTS_SPACING 2
#define N_DISCLOSURES (CANDOR_DISCLOSURE_NONE_NEEDED + 1)

struct _CandorCounts
{
  GtkWidget parent_instance;
  GtkWidget *wrap;
  GtkWidget *buttons[N_DISCLOSURES];
  GtkWidget *numbers[N_DISCLOSURES];
  GtkWidget *words[N_DISCLOSURES];
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandorCounts, candor_counts, GTK_TYPE_WIDGET)

/* As the rows are sorted: the worst first. */
static const CandorDisclosure order[N_DISCLOSURES] = {
  CANDOR_DISCLOSURE_INCORRECT, CANDOR_DISCLOSURE_AMBIGUOUS, CANDOR_DISCLOSURE_OMITTED,
  CANDOR_DISCLOSURE_VAGUE,     CANDOR_DISCLOSURE_CLEAR,     CANDOR_DISCLOSURE_NONE_NEEDED,
};

static void
candor_counts_toggled_cb (CandorCounts *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
candor_counts_add_count (CandorCounts *self, CandorDisclosure disclosure)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  GtkWidget *mark = gtk_image_new_from_icon_name (candor_disclosure_get_icon (disclosure));

  self->buttons[disclosure] = gtk_toggle_button_new ();
  self->numbers[disclosure] = gtk_label_new (NULL);
  self->words[disclosure] = gtk_label_new (gettext (candor_disclosure_get_word (disclosure)));
  gtk_widget_add_css_class (mark, "mark");
  gtk_widget_add_css_class (self->numbers[disclosure], "numeric");
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), self->numbers[disclosure]);
  gtk_box_append (GTK_BOX (box), self->words[disclosure]);
  gtk_button_set_child (GTK_BUTTON (self->buttons[disclosure]), box);
  gtk_widget_add_css_class (self->buttons[disclosure], "flat");
  gtk_widget_add_css_class (self->buttons[disclosure], "count");
  gtk_widget_add_css_class (self->buttons[disclosure], candor_disclosure_get_style (disclosure));
  g_signal_connect_object (self->buttons[disclosure], "toggled", G_CALLBACK (candor_counts_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->buttons[disclosure], self->wrap);
}

static void
candor_counts_dispose (GObject *object)
{
  g_clear_pointer (&CANDOR_COUNTS (object)->wrap, gtk_widget_unparent);
  G_OBJECT_CLASS (candor_counts_parent_class)->dispose (object);
}

static void
candor_counts_class_init (CandorCountsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candor_counts_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
candor_counts_init (CandorCounts *self)
{
  self->wrap = g_object_new (CANDOR_TYPE_WRAP, "spacing", CANDOR_COUNTS_SPACING, NULL);
  gtk_widget_set_parent (self->wrap, GTK_WIDGET (self));
  for (guint i = 0; i < N_DISCLOSURES; i++)
    candor_counts_add_count (self, order[i]);
}

static void
candor_counts_show_one (CandorCounts *self, CandorDisclosure disclosure, guint count)
{
  g_autofree char *number = g_strdup_printf ("%u", count);
  g_autofree char *spoken
      = g_strdup_printf (_ ("Show only “%s”: %u"), gettext (candor_disclosure_get_word (disclosure)), count);

  gtk_label_set_text (GTK_LABEL (self->numbers[disclosure]), number);
  gtk_widget_set_visible (self->buttons[disclosure], count > 0);
  gtk_widget_set_tooltip_text (self->buttons[disclosure], spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[disclosure]),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

void
candor_counts_show (CandorCounts *self, const guint *counts)
{
  g_return_if_fail (CANDOR_IS_COUNTS (self) && counts != NULL);
  for (guint i = 0; i < N_DISCLOSURES; i++)
    candor_counts_show_one (self, i, counts[i]);
}

void
candor_counts_set_worded (CandorCounts *self, gboolean worded)
{
  g_return_if_fail (CANDOR_IS_COUNTS (self));
  for (guint i = 0; i < N_DISCLOSURES; i++)
    gtk_widget_set_visible (self->words[i], worded);
}

guint
candor_counts_get_chosen (CandorCounts *self)
{
  guint chosen = 0;

  g_return_val_if_fail (CANDOR_IS_COUNTS (self), 0);
  for (guint i = 0; i < N_DISCLOSURES; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->buttons[i])))
      chosen |= 1u << i;
  return chosen;
}

void
candor_counts_clear (CandorCounts *self)
{
  g_return_if_fail (CANDOR_IS_COUNTS (self));
  for (guint i = 0; i < N_DISCLOSURES; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[i]), FALSE);
}
