/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-comparison-page-private.h"

#include <glib/gi18n.h>

#include "candor-pages.h"
#include "candor-ribbons.h"

enum
{
  SIGNAL_DROPPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandorComparisonPage, candor_comparison_page, GTK_TYPE_WIDGET)

void
candor_comparison_page_redraw (CandorComparisonPage *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self->words_gutter));
  gtk_widget_queue_draw (GTK_WIDGET (self->deeds_gutter));
}

static void
candor_comparison_page_fill_words (CandorGutter *gutter, GArray *ribbons, gpointer user_data)
{
  CandorComparisonPage *self = user_data;

  if (self->subjects != NULL)
    candor_ribbons_fill_words (ribbons, gutter, self->policy, self->waist);
}

static void
candor_comparison_page_fill_deeds (CandorGutter *gutter, GArray *ribbons, gpointer user_data)
{
  CandorComparisonPage *self = user_data;

  if (self->subjects != NULL)
    candor_ribbons_fill_deeds (ribbons, gutter, self->waist, self->package);
}

/* What is seen of the page, in each of its shapes. */
static void
candor_comparison_page_arrange (CandorComparisonPage *self)
{
  gboolean narrow = candor_columns_get_narrow (self->columns);
  gboolean page = narrow && self->open;
  gboolean matrix = self->subjects != NULL && candor_summary_get_matrix (self->summary);
  CandorColumn column = candor_columns_get_column (self->columns);

  gtk_widget_set_visible (GTK_WIDGET (self->summary),
                          self->subjects != NULL && !page && (!narrow || matrix || column == CANDOR_COLUMN_WAIST));
  gtk_widget_set_visible (GTK_WIDGET (self->columns), !page && !matrix);
  gtk_widget_set_visible (GTK_WIDGET (self->matrix), !page && matrix);
  gtk_widget_set_visible (self->switcher, narrow && !page && !matrix);
  candor_matrix_set_narrow (self->matrix, narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->tabs[CANDOR_COLUMN_WAIST]), self->subjects != NULL);
  gtk_widget_set_vexpand (GTK_WIDGET (self->revealer), page);
  candor_summary_set_narrow (self->summary, narrow);
  candor_finding_pane_set_page (self->pane, narrow);
  gtk_revealer_set_reveal_child (self->revealer, self->open);
  candor_set_told (GTK_WIDGET (self->pane), self->open);
  gtk_widget_set_visible (GTK_WIDGET (self->revealer), !narrow || self->open);
}

void
candor_comparison_page_show_column (CandorComparisonPage *self, CandorColumn column)
{
  candor_columns_set_column (self->columns, column);
  if (!gtk_toggle_button_get_active (self->tabs[column]))
    gtk_toggle_button_set_active (self->tabs[column], TRUE);
  candor_comparison_page_arrange (self);
}

void
candor_comparison_page_set_open (CandorComparisonPage *self, gboolean open)
{
  self->opening = open && (self->opening || !self->open) && !candor_columns_get_narrow (self->columns);
  self->open = open;
  candor_comparison_page_arrange (self);
}

void
candor_comparison_page_closed_cb (CandorComparisonPage *self)
{
  if (candor_columns_get_narrow (self->columns))
    candor_comparison_page_set_open (self, FALSE);
  else
    candor_comparison_page_select (self, NULL, CANDOR_COLUMN_WORDS);
  candor_waist_focus (self->waist);
}

static void
candor_comparison_page_quote_cb (CandorComparisonPage *self, guint statement)
{
  if (candor_columns_get_narrow (self->columns))
    {
      candor_comparison_page_set_open (self, FALSE);
      candor_comparison_page_show_column (self, CANDOR_COLUMN_WORDS);
    }
  candor_policy_text_scroll_to (candor_policy_view_get_text (self->policy), statement);
}

static void
candor_comparison_page_filter_cb (CandorComparisonPage *self)
{
  candor_summary_apply (self->summary, candor_waist_get_filter (self->waist));
  candor_waist_sort (self->waist, candor_summary_get_order (self->summary));
  candor_comparison_page_arrange (self);
  candor_comparison_page_redraw (self);
}

static void
candor_comparison_page_tab_cb (CandorComparisonPage *self, GtkToggleButton *tab)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    if (self->tabs[i] == tab && gtk_toggle_button_get_active (tab))
      candor_comparison_page_show_column (self, i);
}

static void
candor_comparison_page_dropped_cb (CandorComparisonPage *self, GListModel *files, CandorHalfView *view)
{
  g_signal_emit (self, signals[SIGNAL_DROPPED], 0, (guint) candor_half_view_get_kind (view), files);
}

/* Decisions. */

static CandorVerdict
candor_comparison_page_judge (CandorComparisonPage *self, CandorSubject *subject)
{
  CandorDecisions *decisions = candor_check_get_decisions (self->check);
  GPtrArray *findings = candor_subject_get_findings (subject);
  CandorVerdict verdict = CANDOR_VERDICT_OPEN;

  for (guint i = 0; i < findings->len; i++)
    {
      CandorVerdict each
          = candor_decisions_get_verdict (decisions, candor_finding_get_id (g_ptr_array_index (findings, i)));

      if (i > 0 && each != verdict)
        return CANDOR_VERDICT_OPEN;
      verdict = each;
    }
  return verdict;
}

static void
candor_comparison_page_decided_cb (CandorComparisonPage *self)
{
  for (guint i = 0; self->subjects != NULL && i < g_list_model_get_n_items (self->subjects); i++)
    {
      g_autoptr (CandorSubject) subject = g_list_model_get_item (self->subjects, i);

      candor_subject_set_verdict (subject, candor_comparison_page_judge (self, subject));
    }
}

gboolean
candor_comparison_page_decide (CandorComparisonPage *self, CandorVerdict verdict)
{
  g_return_val_if_fail (CANDOR_IS_COMPARISON_PAGE (self), FALSE);
  return self->open && candor_finding_pane_decide (self->pane, verdict);
}

/* The halves. */

static const char *
candor_language_get_word (const char *language)
{
  if (g_strcmp0 (language, "zh") == 0)
    return _ ("Chinese");
  if (g_strcmp0 (language, "en") == 0)
    return _ ("English");
  return _ ("Chinese and English");
}

static void
candor_comparison_page_describe_policy (CandorComparisonPage *self, CandorPolicy *policy)
{
  CandorDocument *document = candor_policy_get_document (policy, 0);
  g_autofree char *names = candor_half_dup_names (candor_check_get_policy (self->check));
  const char *title = candor_document_get_title (document);
  guint count = candor_policy_get_statement_count (policy);
  g_autofree char *statements = g_strdup_printf (ngettext ("%u statement", "%u statements", count), count);
  g_autofree char *caption
      = g_strdup_printf ("%s · %s · %s", names, candor_language_get_word (candor_policy_get_language (policy)), statements);

  candor_half_view_describe (self->words, *title != '\0' ? title : names, caption);
}

static void
candor_comparison_page_describe_package (CandorComparisonPage *self, CandorPackage *package)
{
  const char *locale = candor_catalog_get_locale (candor_check_get_catalog (self->check));
  const char *label = candor_package_get_label_for (package, locale);
  const char *version = candor_package_get_version_name (package);
  g_autofree char *size = g_format_size (candor_package_get_size (package));
  g_autofree char *title = g_strdup_printf ("%s %s", label != NULL ? label : candor_package_get_package_name (package),
                                            version != NULL ? version : "");
  const char *id = candor_check_get_app_type (self->check);
  const CandorKnownAppType *type
      = id != NULL ? candor_knowledge_find_app_type (candor_check_get_knowledge (self->check), id) : NULL;
  const char *kind = type == NULL ? "" : candor_catalog_is_chinese (candor_check_get_catalog (self->check)) ? type->name_zh : type->name_en;
  g_autofree char *caption = g_strdup_printf ("%s · %s%s%s", candor_package_get_package_name (package), size,
                                              *kind != '\0' ? " · " : "", kind);

  candor_half_view_describe (self->deeds, title, caption);
}

/* Where there is room for one column, it is the one that has something new to show. */
static void
candor_comparison_page_lead (CandorComparisonPage *self, gboolean compared)
{
  CandorHalfState package = candor_half_get_state (candor_check_get_package (self->check));
  CandorHalfState policy = candor_half_get_state (candor_check_get_policy (self->check));

  candor_columns_set_lead (self->columns, policy == CANDOR_HALF_EMPTY ? CANDOR_COLUMN_DEEDS : CANDOR_COLUMN_WORDS);
  if (compared)
    candor_comparison_page_show_column (self, CANDOR_COLUMN_WAIST);
  else if (candor_columns_get_column (self->columns) == CANDOR_COLUMN_WAIST)
    candor_comparison_page_show_column (self, package != CANDOR_HALF_EMPTY ? CANDOR_COLUMN_DEEDS : CANDOR_COLUMN_WORDS);
}

static void
candor_comparison_page_changed_cb (CandorComparisonPage *self)
{
  CandorPolicy *policy = candor_half_get_policy (candor_check_get_policy (self->check));
  CandorPackage *package = candor_half_get_package (candor_check_get_package (self->check));
  GListModel *subjects = candor_check_get_subjects (self->check);

  candor_policy_view_set_policy (self->policy, policy, candor_check_get_knowledge (self->check),
                                 candor_check_get_catalog (self->check));
  candor_package_view_set_package (self->package, package, candor_check_get_knowledge (self->check),
                                   candor_check_get_catalog (self->check));
  if (policy != NULL)
    candor_comparison_page_describe_policy (self, policy);
  if (package != NULL)
    candor_comparison_page_describe_package (self, package);
  if (g_set_object (&self->subjects, subjects))
    {
      candor_waist_set_subjects (self->waist, subjects);
      candor_summary_set_subjects (self->summary, subjects);
      candor_summary_set_comparison (self->summary, candor_check_get_comparison (self->check));
      candor_columns_set_compared (self->columns, subjects != NULL);
      candor_comparison_page_decided_cb (self);
      candor_comparison_page_select (self, NULL, CANDOR_COLUMN_WORDS);
    }
  candor_comparison_page_lead (self, subjects != NULL);
  candor_comparison_page_arrange (self);
  candor_comparison_page_redraw (self);
}

/**
 * candor_comparison_page_set_check:
 * @check: what to show; given once
 */
void
candor_comparison_page_set_check (CandorComparisonPage *self, CandorCheck *check)
{
  g_return_if_fail (CANDOR_IS_COMPARISON_PAGE (self) && CANDOR_IS_CHECK (check));
  g_set_object (&self->check, check);
  candor_half_view_set_half (self->words, candor_check_get_policy (check));
  candor_half_view_set_half (self->deeds, candor_check_get_package (check));
  candor_finding_pane_set_decisions (self->pane, candor_check_get_decisions (check));
  g_signal_connect_object (candor_check_get_decisions (check), "changed",
                           G_CALLBACK (candor_comparison_page_decided_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (check, "changed", G_CALLBACK (candor_comparison_page_changed_cb), self, G_CONNECT_SWAPPED);
  candor_comparison_page_changed_cb (self);
}

static void
candor_comparison_page_dispose (GObject *object)
{
  CandorComparisonPage *self = CANDOR_COMPARISON_PAGE (object);
  GtkWidget *child;

  g_clear_handle_id (&self->settling, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->subjects);
  g_clear_object (&self->check);
  G_OBJECT_CLASS (candor_comparison_page_parent_class)->dispose (object);
}

static void
candor_comparison_page_bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CandorComparisonPage, summary);
  gtk_widget_class_bind_template_child (widget_class, CandorComparisonPage, columns);
  gtk_widget_class_bind_template_child (widget_class, CandorComparisonPage, matrix);
  gtk_widget_class_bind_template_child (widget_class, CandorComparisonPage, words);
  gtk_widget_class_bind_template_child (widget_class, CandorComparisonPage, policy);
  gtk_widget_class_bind_template_child (widget_class, CandorComparisonPage, words_gutter);
  gtk_widget_class_bind_template_child (widget_class, CandorComparisonPage, waist);
  gtk_widget_class_bind_template_child (widget_class, CandorComparisonPage, deeds_gutter);
  gtk_widget_class_bind_template_child (widget_class, CandorComparisonPage, deeds);
  gtk_widget_class_bind_template_child (widget_class, CandorComparisonPage, package);
  gtk_widget_class_bind_template_child (widget_class, CandorComparisonPage, revealer);
  gtk_widget_class_bind_template_child (widget_class, CandorComparisonPage, pane);
  gtk_widget_class_bind_template_child (widget_class, CandorComparisonPage, switcher);
  gtk_widget_class_bind_template_child_full (widget_class, "words_tab", FALSE,
      G_STRUCT_OFFSET (CandorComparisonPage, tabs) + CANDOR_COLUMN_WORDS * sizeof (gpointer));
  gtk_widget_class_bind_template_child_full (widget_class, "waist_tab", FALSE,
      G_STRUCT_OFFSET (CandorComparisonPage, tabs) + CANDOR_COLUMN_WAIST * sizeof (gpointer));
  gtk_widget_class_bind_template_child_full (widget_class, "deeds_tab", FALSE,
      G_STRUCT_OFFSET (CandorComparisonPage, tabs) + CANDOR_COLUMN_DEEDS * sizeof (gpointer));
  gtk_widget_class_bind_template_callback (widget_class, candor_comparison_page_arrange);
  gtk_widget_class_bind_template_callback (widget_class, candor_comparison_page_dropped_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_comparison_page_passages_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_comparison_page_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_comparison_page_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_comparison_page_entry_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_comparison_page_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_comparison_page_quote_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_comparison_page_filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_comparison_page_tab_cb);
}

static void
candor_comparison_page_class_init (CandorComparisonPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GType types[] = { CANDOR_TYPE_SUMMARY, CANDOR_TYPE_COLUMNS, CANDOR_TYPE_HALF_VIEW, CANDOR_TYPE_POLICY_VIEW,
                          CANDOR_TYPE_GUTTER, CANDOR_TYPE_WAIST, CANDOR_TYPE_PACKAGE_VIEW, CANDOR_TYPE_FINDING_PANE, CANDOR_TYPE_MATRIX };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    g_type_ensure (types[i]);
  G_OBJECT_CLASS (klass)->dispose = candor_comparison_page_dispose;
  signals[SIGNAL_DROPPED] = g_signal_new ("dropped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_LIST_MODEL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/candor/Candor/candor-comparison-page.ui");
  candor_comparison_page_bind_template (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

/* A long text tells its height bit by bit, which is no matter for what is in sight. */
static void
candor_comparison_page_words_changed_cb (CandorComparisonPage *self)
{
  guint first, last;

  candor_policy_text_get_sight (candor_policy_view_get_text (self->policy), &first, &last);
  if (first == self->sight_first && last == self->sight_last)
    return;
  self->sight_first = first;
  self->sight_last = last;
  candor_comparison_page_redraw (self);
}

static void
candor_comparison_page_watch (CandorComparisonPage *self, GtkAdjustment *adjustment, GCallback changed)
{
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (candor_comparison_page_redraw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", changed, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "notify::page-size", G_CALLBACK (candor_comparison_page_resized_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
candor_comparison_page_init (CandorComparisonPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  candor_matrix_set_model (self->matrix, candor_waist_get_selection (self->waist));
  candor_gutter_set_fill (self->words_gutter, candor_comparison_page_fill_words, self);
  candor_gutter_set_fill (self->deeds_gutter, candor_comparison_page_fill_deeds, self);
  candor_comparison_page_watch (self, candor_policy_view_get_adjustment (self->policy),
                                G_CALLBACK (candor_comparison_page_words_changed_cb));
  candor_comparison_page_watch (self, candor_waist_get_adjustment (self->waist), G_CALLBACK (candor_comparison_page_redraw));
  candor_comparison_page_watch (self, candor_package_view_get_adjustment (self->package), G_CALLBACK (candor_comparison_page_redraw));
  g_signal_connect_object (candor_policy_text_get_buffer (candor_policy_view_get_text (self->policy)), "filled",
                           G_CALLBACK (candor_comparison_page_redraw), self, G_CONNECT_SWAPPED);
}
