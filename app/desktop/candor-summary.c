/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-summary.h"

#include <glib/gi18n.h>

#include "candor-counts.h"
#include "candor-identities.h"
#include "candor-shrinking.h"
#include "candor-wrap.h"

#define N_DISCLOSURES (CANDOR_DISCLOSURE_NONE_NEEDED + 1)

struct _CandorSummary
{
  GtkWidget parent_instance;
  GtkBox *line;
  GtkBox *told;
  GtkBox *total;
  GtkLabel *gaps;
  GtkLabel *severities;
  CandorCounts *counts;
  GtkToggleButton *only_gaps;
  GtkSearchEntry *filter;
  GtkMenuButton *lines_button;
  GtkToggleButton *matrix;
  CandorIdentities *identities;
  GSimpleActionGroup *lines; /* what the menu chooses */
  gboolean quiet; /* the controls are set by the program */
  gboolean narrow;
  gboolean worded;   /* the counts say what they count */
  int worded_width;  /* that the line then needs */
  guint rewording;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandorSummary, candor_summary, GTK_TYPE_WIDGET)

static void
candor_summary_changed_cb (CandorSummary *self)
{
  if (!self->quiet)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* The menu. */

static char *
candor_summary_dup_choice (CandorSummary *self, const char *action)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (self->lines), action);

  return g_variant_dup_string (state, NULL);
}

static void
candor_summary_choose (CandorSummary *self, const char *action, const char *choice)
{
  g_action_group_change_action_state (G_ACTION_GROUP (self->lines), action, g_variant_new_string (choice));
}

/* A menu that leaves lines out is to be seen as such while it is closed. */
static void
candor_summary_mark_menu (CandorSummary *self)
{
  g_autofree char *severity = candor_summary_dup_choice (self, "severity");
  g_autofree char *owner = candor_summary_dup_choice (self, "owner");

  if (g_strcmp0 (severity, "info") != 0 || g_strcmp0 (owner, "anyone") != 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->lines_button), "suggested-action");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->lines_button), "suggested-action");
}

static void
candor_summary_chosen_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  CandorSummary *self = user_data;

  g_simple_action_set_state (action, state);
  candor_summary_mark_menu (self);
  candor_summary_changed_cb (self);
}

static void
candor_summary_add_actions (CandorSummary *self)
{
  static const GActionEntry entries[] = {
    { .name = "severity", .parameter_type = "s", .state = "'info'", .change_state = candor_summary_chosen_cb },
    { .name = "owner", .parameter_type = "s", .state = "'anyone'", .change_state = candor_summary_chosen_cb },
    { .name = "order", .parameter_type = "s", .state = "'gaps'", .change_state = candor_summary_chosen_cb },
  };

  self->lines = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->lines), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "lines", G_ACTION_GROUP (self->lines));
}

/* The line. */

static GtkSizeRequestMode
candor_summary_get_request_mode (GtkWidget *widget)
{
  /* As a line its height is always the same. */
  return CANDOR_SUMMARY (widget)->narrow ? GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH : GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

/* The line is wider than a narrow window, in which it is not the line that is shown: so it must not
 * keep the window from becoming narrow. */
static void
candor_summary_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                        int *minimum_baseline, int *natural_baseline)
{
  CandorSummary *self = CANDOR_SUMMARY (widget);

  gtk_widget_measure (GTK_WIDGET (self->line), orientation, self->narrow ? for_size : -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL && !self->narrow)
    *minimum = 0;
}

static void
candor_summary_show_words (CandorSummary *self, gboolean worded)
{
  self->worded = worded;
  candor_counts_set_worded (self->counts, worded);
}

static gboolean
candor_summary_reword_cb (gpointer user_data)
{
  CandorSummary *self = user_data;

  self->rewording = 0;
  candor_summary_show_words (self, !self->narrow && !self->worded);
  return G_SOURCE_REMOVE;
}

/* Large letters need more room than the window may have: then the marks and the numbers stand alone. */
static void
candor_summary_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CandorSummary *self = CANDOR_SUMMARY (widget);
  GtkWidget *line = GTK_WIDGET (self->line);
  int minimum, natural;

  gtk_widget_measure (line, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  if (self->worded)
    self->worded_width = natural;
  if (!self->narrow && self->rewording == 0 && self->worded != (self->worded_width <= width))
    self->rewording = g_idle_add (candor_summary_reword_cb, self);
  gtk_widget_size_allocate (line, &(GtkAllocation){ 0, 0, MAX (width, minimum), height }, baseline);
}

static void
candor_summary_dispose (GObject *object)
{
  GtkWidget *child;

  g_clear_handle_id (&CANDOR_SUMMARY (object)->rewording, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&CANDOR_SUMMARY (object)->lines);
  G_OBJECT_CLASS (candor_summary_parent_class)->dispose (object);
}

static void
candor_summary_class_init (CandorSummaryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (CANDOR_TYPE_COUNTS);
  g_type_ensure (CANDOR_TYPE_IDENTITIES);
  g_type_ensure (CANDOR_TYPE_WRAP);
  G_OBJECT_CLASS (klass)->dispose = candor_summary_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/candor/Candor/candor-summary.ui");
  gtk_widget_class_bind_template_child (widget_class, CandorSummary, line);
  gtk_widget_class_bind_template_child (widget_class, CandorSummary, told);
  gtk_widget_class_bind_template_child (widget_class, CandorSummary, total);
  gtk_widget_class_bind_template_child (widget_class, CandorSummary, gaps);
  gtk_widget_class_bind_template_child (widget_class, CandorSummary, counts);
  gtk_widget_class_bind_template_child (widget_class, CandorSummary, only_gaps);
  gtk_widget_class_bind_template_child (widget_class, CandorSummary, filter);
  gtk_widget_class_bind_template_child (widget_class, CandorSummary, identities);
  gtk_widget_class_bind_template_child (widget_class, CandorSummary, matrix);
  gtk_widget_class_bind_template_child (widget_class, CandorSummary, lines_button);
  gtk_widget_class_bind_template_child (widget_class, CandorSummary, severities);
  gtk_widget_class_bind_template_callback (widget_class, candor_summary_changed_cb);
  widget_class->get_request_mode = candor_summary_get_request_mode;
  widget_class->measure = candor_summary_measure;
  widget_class->size_allocate = candor_summary_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "summary");
}

static void
candor_summary_init (CandorSummary *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->worded = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  candor_let_shrink (GTK_WIDGET (self));
  candor_summary_add_actions (self);
}

static void
candor_summary_show_severities (CandorSummary *self, const guint *severities, guint unjudged)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (unjudged > 0)
    g_string_append_printf (text, ngettext ("%u not judged", "%u not judged", unjudged), unjudged);
  for (int i = CANDOR_SEVERITY_HIGH; i > CANDOR_SEVERITY_INFO; i--)
    if (severities[i] > 0)
      g_string_append_printf (text, "%s%u %s", text->len > 0 ? " · " : "", severities[i],
                              gettext (candor_severity_get_word (i)));
  gtk_label_set_text (self->severities, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->severities), text->len > 0);
}

/**
 * candor_summary_set_subjects:
 * @subjects: (nullable) (element-type CandorSubject): what to count
 */
void
candor_summary_set_subjects (CandorSummary *self, GListModel *subjects)
{
  guint counts[N_DISCLOSURES] = { 0 }, severities[CANDOR_SEVERITY_HIGH + 1] = { 0 }, gaps = 0, unjudged = 0;
  guint total = subjects != NULL ? g_list_model_get_n_items (subjects) : 0;
  g_autofree char *text = NULL;

  g_return_if_fail (CANDOR_IS_SUMMARY (self));
  for (guint i = 0; i < total; i++)
    {
      g_autoptr (CandorSubject) subject = g_list_model_get_item (subjects, i);

      counts[candor_subject_get_disclosure (subject)] += candor_subject_get_judged (subject);
      severities[candor_subject_get_severity (subject)]++;
      gaps += candor_subject_get_gap (subject);
      unjudged += !candor_subject_get_judged (subject);
    }
  candor_counts_show (self->counts, counts);
  text = g_strdup_printf (ngettext ("%u gap", "%u gaps", gaps), gaps);
  gtk_label_set_text (self->gaps, text);
  candor_summary_show_severities (self, severities, unjudged);
}

/**
 * candor_summary_set_comparison:
 * @comparison: (nullable): whose files and knowledge are named
 */
void
candor_summary_set_comparison (CandorSummary *self, CandorComparison *comparison)
{
  g_return_if_fail (CANDOR_IS_SUMMARY (self));
  candor_identities_set_comparison (self->identities, comparison);
}

void
candor_summary_apply (CandorSummary *self, CandorSubjectFilter *filter)
{
  g_autofree char *severity = candor_summary_dup_choice (self, "severity");
  g_autofree char *owner = candor_summary_dup_choice (self, "owner");
  CandorSeverity least = CANDOR_SEVERITY_INFO;

  g_return_if_fail (CANDOR_IS_SUMMARY (self) && CANDOR_IS_SUBJECT_FILTER (filter));
  candor_severity_from_string (severity, &least);
  candor_subject_filter_set_severity (filter, least);
  candor_subject_filter_set_owner (filter, g_str_equal (owner, "app")   ? CANDOR_OWNER_APP
                                           : g_str_equal (owner, "sdk") ? CANDOR_OWNER_SDK : CANDOR_OWNER_ANYONE);
  candor_subject_filter_set_text (filter, gtk_editable_get_text (GTK_EDITABLE (self->filter)));
  candor_subject_filter_set_only_gaps (filter, candor_summary_get_only_gaps (self));
  candor_subject_filter_set_disclosures (filter, candor_counts_get_chosen (self->counts));
}

const char *
candor_summary_get_order (CandorSummary *self)
{
  g_autofree char *choice = NULL;

  g_return_val_if_fail (CANDOR_IS_SUMMARY (self), NULL);
  choice = candor_summary_dup_choice (self, "order");
  return g_intern_string (choice);
}

gboolean
candor_summary_get_matrix (CandorSummary *self)
{
  g_return_val_if_fail (CANDOR_IS_SUMMARY (self), FALSE);
  return gtk_toggle_button_get_active (self->matrix);
}

void
candor_summary_set_matrix (CandorSummary *self, gboolean matrix)
{
  g_return_if_fail (CANDOR_IS_SUMMARY (self));
  gtk_toggle_button_set_active (self->matrix, matrix);
}

void
candor_summary_set_severity (CandorSummary *self, CandorSeverity severity)
{
  g_return_if_fail (CANDOR_IS_SUMMARY (self));
  candor_summary_choose (self, "severity", candor_severity_to_string (severity));
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

static gboolean
candor_summary_leaves_out (CandorSummary *self)
{
  g_autofree char *severity = candor_summary_dup_choice (self, "severity");
  g_autofree char *owner = candor_summary_dup_choice (self, "owner");

  return *gtk_editable_get_text (GTK_EDITABLE (self->filter)) != '\0' || candor_summary_get_only_gaps (self)
         || candor_counts_get_chosen (self->counts) != 0 || g_strcmp0 (severity, "info") != 0
         || g_strcmp0 (owner, "anyone") != 0;
}

gboolean
candor_summary_clear (CandorSummary *self)
{
  g_return_val_if_fail (CANDOR_IS_SUMMARY (self), FALSE);
  if (!candor_summary_leaves_out (self))
    return FALSE;
  self->quiet = TRUE;
  candor_counts_clear (self->counts);
  gtk_toggle_button_set_active (self->only_gaps, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->filter), "");
  candor_summary_choose (self, "severity", "info");
  candor_summary_choose (self, "owner", "anyone");
  self->quiet = FALSE;
  candor_summary_changed_cb (self);
  return TRUE;
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
  if (narrow == self->narrow)
    return;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->line),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->told),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->total),
                                  narrow ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (self->total, narrow ? 8 : 0);
  self->narrow = narrow;
  candor_summary_show_words (self, !narrow);
  gtk_widget_set_hexpand (GTK_WIDGET (self->filter), narrow);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->filter), narrow ? 3 : 12);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->filter), narrow ? 3 : 12);
  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
}
