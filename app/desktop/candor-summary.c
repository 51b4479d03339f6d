/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-summary.h"

#include <glib/gi18n.h>

#include "candor-subject-row.h"

#define CANDOR_SUMMARY_MIN_WIDTH 320
#define N_DISCLOSURES (CANDOR_DISCLOSURE_NONE_NEEDED + 1)

struct _CandorSummary
{
  GtkWidget parent_instance;
  GtkBox *line;
  GtkLabel *gaps;
  GtkBox *counts;
  GtkToggleButton *only_gaps;
  GtkSearchEntry *filter;
  GtkWidget *buttons[N_DISCLOSURES];
  GtkWidget *numbers[N_DISCLOSURES];
  GtkWidget *words[N_DISCLOSURES];
  gboolean quiet; /* the controls are set by the program */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandorSummary, candor_summary, GTK_TYPE_WIDGET)

/* As the rows are sorted: the worst first. */
static const CandorDisclosure order[N_DISCLOSURES] = {
  CANDOR_DISCLOSURE_INCORRECT, CANDOR_DISCLOSURE_AMBIGUOUS, CANDOR_DISCLOSURE_OMITTED,
  CANDOR_DISCLOSURE_VAGUE,     CANDOR_DISCLOSURE_CLEAR,     CANDOR_DISCLOSURE_NONE_NEEDED,
};

static void
candor_summary_changed_cb (CandorSummary *self)
{
  if (!self->quiet)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
candor_summary_add_count (CandorSummary *self, CandorDisclosure disclosure)
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
  g_signal_connect_object (self->buttons[disclosure], "toggled", G_CALLBACK (candor_summary_changed_cb),
                           self, G_CONNECT_SWAPPED);
  gtk_box_append (self->counts, self->buttons[disclosure]);
}

/* The line is wider than a narrow window, in which it is not the line that is shown: so it must not
 * keep the window from becoming narrow. */
static void
candor_summary_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                        int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (CANDOR_SUMMARY (widget)->line), orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, CANDOR_SUMMARY_MIN_WIDTH);
}

static void
candor_summary_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *line = GTK_WIDGET (CANDOR_SUMMARY (widget)->line);
  int minimum;

  gtk_widget_measure (line, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_size_allocate (line, &(GtkAllocation){ 0, 0, MAX (width, minimum), height }, baseline);
}

static void
candor_summary_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (candor_summary_parent_class)->dispose (object);
}

static void
candor_summary_class_init (CandorSummaryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candor_summary_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/candor/Candor/candor-summary.ui");
  gtk_widget_class_bind_template_child (widget_class, CandorSummary, line);
  gtk_widget_class_bind_template_child (widget_class, CandorSummary, gaps);
  gtk_widget_class_bind_template_child (widget_class, CandorSummary, counts);
  gtk_widget_class_bind_template_child (widget_class, CandorSummary, only_gaps);
  gtk_widget_class_bind_template_child (widget_class, CandorSummary, filter);
  gtk_widget_class_bind_template_callback (widget_class, candor_summary_changed_cb);
  widget_class->measure = candor_summary_measure;
  widget_class->size_allocate = candor_summary_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "summary");
}

static void
candor_summary_init (CandorSummary *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < N_DISCLOSURES; i++)
    candor_summary_add_count (self, order[i]);
}

static void
candor_summary_show_count (CandorSummary *self, CandorDisclosure disclosure, guint count)
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

/**
 * candor_summary_set_subjects:
 * @subjects: (nullable) (element-type CandorSubject): what to count
 */
void
candor_summary_set_subjects (CandorSummary *self, GListModel *subjects)
{
  guint counts[N_DISCLOSURES] = { 0 }, gaps = 0;
  guint total = subjects != NULL ? g_list_model_get_n_items (subjects) : 0;
  g_autofree char *text = NULL;

  g_return_if_fail (CANDOR_IS_SUMMARY (self));
  for (guint i = 0; i < total; i++)
    {
      g_autoptr (CandorSubject) subject = g_list_model_get_item (subjects, i);

      counts[candor_subject_get_disclosure (subject)]++;
      gaps += candor_subject_get_gap (subject);
    }
  for (guint i = 0; i < N_DISCLOSURES; i++)
    candor_summary_show_count (self, i, counts[i]);
  text = g_strdup_printf (ngettext ("%u gap", "%u gaps", gaps), gaps);
  gtk_label_set_text (self->gaps, text);
}

const char *
candor_summary_get_text (CandorSummary *self)
{
  g_return_val_if_fail (CANDOR_IS_SUMMARY (self), "");
  return gtk_editable_get_text (GTK_EDITABLE (self->filter));
}

gboolean
candor_summary_get_only_gaps (CandorSummary *self)
{
  g_return_val_if_fail (CANDOR_IS_SUMMARY (self), FALSE);
  return gtk_toggle_button_get_active (self->only_gaps);
}

void
candor_summary_set_only_gaps (CandorSummary *self, gboolean only_gaps)
{
  g_return_if_fail (CANDOR_IS_SUMMARY (self));
  gtk_toggle_button_set_active (self->only_gaps, only_gaps);
}

guint
candor_summary_get_disclosures (CandorSummary *self)
{
  guint disclosures = 0;

  g_return_val_if_fail (CANDOR_IS_SUMMARY (self), 0);
  for (guint i = 0; i < N_DISCLOSURES; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->buttons[i])))
      disclosures |= 1u << i;
  return disclosures;
}

/* Shows everything again. */
void
candor_summary_clear (CandorSummary *self)
{
  g_return_if_fail (CANDOR_IS_SUMMARY (self));
  self->quiet = TRUE;
  for (guint i = 0; i < N_DISCLOSURES; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[i]), FALSE);
  gtk_toggle_button_set_active (self->only_gaps, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->filter), "");
  self->quiet = FALSE;
  candor_summary_changed_cb (self);
}

void
candor_summary_focus_filter (CandorSummary *self)
{
  g_return_if_fail (CANDOR_IS_SUMMARY (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->filter));
}

void
candor_summary_set_narrow (CandorSummary *self, gboolean narrow)
{
  g_return_if_fail (CANDOR_IS_SUMMARY (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->line),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  for (guint i = 0; i < N_DISCLOSURES; i++)
    gtk_widget_set_visible (self->words[i], !narrow);
  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
}
