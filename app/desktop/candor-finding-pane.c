/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-finding-pane.h"

#include <glib/gi18n.h>

#include "candor-decision-bar.h"
#include "candor-evidence.h"
#include "candor-finding-text.h"
#include "candor-pane-parts.h"
#include "candor-subject-row.h"

/* As a pane it leaves the columns most of the window. */
#define CANDOR_PANE_HEIGHT 230

struct _CandorFindingPane
{
  GtkWidget parent_instance;
  GtkButton *back;
  GtkButton *close;
  GtkImage *mark;
  GtkBox *names;
  GtkLabel *title;
  GtkLabel *word;
  GtkScrolledWindow *scroller;
  GtkBox *body;
  GtkBox *finding;
  CandorEvidence *evidence;
  GtkBox *grounds;
  CandorSubject *subject;
  CandorComparison *comparison;
  CandorCatalog *catalog;
  CandorDecisions *decisions;
  GPtrArray *bars; /* CandorDecisionBar, of the findings shown; the box keeps them */
};

enum
{
  SIGNAL_CLOSED,
  SIGNAL_STATEMENT_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandorFindingPane, candor_finding_pane, GTK_TYPE_WIDGET)

/* What was found, and on what grounds. */

static void
candor_pane_add_message (CandorFindingPane *self, CandorNote *note)
{
  g_autofree char *text
      = candor_knowledge_format_note (candor_comparison_get_knowledge (self->comparison), note, self->catalog);

  candor_pane_add (self->finding, text, "finding-message", NULL);
}

static void
candor_pane_fill_finding (CandorFindingPane *self)
{
  GPtrArray *findings = candor_subject_get_findings (self->subject);
  CandorRow *row = candor_subject_get_row (self->subject);

  if (findings->len == 0 && row != NULL)
    candor_pane_add_message (self, candor_row_get_reason (row));
  for (guint i = 0; i < findings->len; i++)
    {
      CandorFinding *finding = g_ptr_array_index (findings, i);
      const char *severity = candor_severity_get_word (candor_finding_get_severity (finding));
      g_autofree char *weight
          = g_strdup_printf (_ ("Severity: %s · confidence %.0f %%"), candor_catalog_text (self->catalog, severity),
                             candor_finding_get_confidence (finding) * 100);

      candor_pane_add_message (self, candor_finding_get_message (finding));
      candor_pane_add (self->finding, weight, "caption", "dim-label");
      if (self->decisions != NULL)
        {
          GtkWidget *bar = candor_decision_bar_new (self->decisions, candor_finding_get_id (finding));

          gtk_box_append (self->finding, bar);
          g_ptr_array_add (self->bars, bar);
        }
    }
}

/* Each line once, under a heading of its own where there is any. */
static void
candor_pane_add_lines (GtkBox *box, const char *heading, GPtrArray *lines)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  if (lines->len > 0)
    candor_pane_add_heading (box, heading);
  for (guint i = 0; i < lines->len; i++)
    if (g_hash_table_add (seen, g_ptr_array_index (lines, i)))
      candor_pane_add (box, g_ptr_array_index (lines, i), "caption", NULL);
}

static void
candor_pane_collect_notes (CandorFindingPane *self, GPtrArray *lines, GPtrArray *notes)
{
  CandorKnowledge *knowledge = candor_comparison_get_knowledge (self->comparison);

  for (guint i = 0; notes != NULL && i < notes->len; i++)
    g_ptr_array_add (lines, candor_knowledge_format_note (knowledge, g_ptr_array_index (notes, i), self->catalog));
}

static void
candor_pane_fill_grounds (CandorFindingPane *self)
{
  CandorKnowledge *knowledge = candor_comparison_get_knowledge (self->comparison);
  GPtrArray *findings = candor_subject_get_findings (self->subject);
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) reasons = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) remedies = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) limits = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < findings->len; i++)
    {
      CandorFinding *finding = g_ptr_array_index (findings, i);
      const char *const *ids = candor_finding_get_rules (finding);

      for (guint k = 0; ids != NULL && ids[k] != NULL; k++)
        g_ptr_array_add (rules, candor_rule_dup_line (knowledge, self->catalog, ids[k]));
      g_ptr_array_add (remedies, g_strdup (candor_finding_kind_get_remedy (candor_finding_get_kind (finding))));
      candor_pane_collect_notes (self, reasons, candor_finding_get_rationale (finding));
    }
  candor_pane_collect_notes (self, limits, candor_comparison_get_limits (self->comparison));
  candor_pane_add_lines (self->grounds, _ ("Rules it touches"), rules);
  candor_pane_add_lines (self->grounds, _ ("Why"), reasons);
  candor_pane_add_lines (self->grounds, _ ("What would resolve it"), remedies);
  candor_pane_add_lines (self->grounds, _ ("What was not looked at"), limits);
}

/* The pane. */

static void
candor_finding_pane_statement_cb (CandorFindingPane *self, guint statement)
{
  g_signal_emit (self, signals[SIGNAL_STATEMENT_ACTIVATED], 0, statement);
}

static void
candor_finding_pane_close_cb (CandorFindingPane *self)
{
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

static void
candor_finding_pane_copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CandorFindingPane *self = CANDOR_FINDING_PANE (widget);
  g_autofree char *text = NULL;

  if (self->subject == NULL)
    return;
  text = candor_subject_dup_citation (self->subject, self->comparison, self->catalog);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  gtk_widget_activate_action (widget, "win.toast", "s", _ ("Copied with its evidence"));
}

static void
candor_finding_pane_dispose (GObject *object)
{
  CandorFindingPane *self = CANDOR_FINDING_PANE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->subject);
  g_clear_object (&self->comparison);
  g_clear_object (&self->catalog);
  g_clear_object (&self->decisions);
  g_clear_pointer (&self->bars, g_ptr_array_unref);
  G_OBJECT_CLASS (candor_finding_pane_parent_class)->dispose (object);
}

static void
candor_finding_pane_class_init (CandorFindingPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (CANDOR_TYPE_EVIDENCE);
  G_OBJECT_CLASS (klass)->dispose = candor_finding_pane_dispose;
  signals[SIGNAL_CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_STATEMENT_ACTIVATED]
      = g_signal_new ("statement-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/candor/Candor/candor-finding-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, CandorFindingPane, back);
  gtk_widget_class_bind_template_child (widget_class, CandorFindingPane, close);
  gtk_widget_class_bind_template_child (widget_class, CandorFindingPane, mark);
  gtk_widget_class_bind_template_child (widget_class, CandorFindingPane, names);
  gtk_widget_class_bind_template_child (widget_class, CandorFindingPane, title);
  gtk_widget_class_bind_template_child (widget_class, CandorFindingPane, word);
  gtk_widget_class_bind_template_child (widget_class, CandorFindingPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, CandorFindingPane, body);
  gtk_widget_class_bind_template_child (widget_class, CandorFindingPane, finding);
  gtk_widget_class_bind_template_child (widget_class, CandorFindingPane, evidence);
  gtk_widget_class_bind_template_child (widget_class, CandorFindingPane, grounds);
  gtk_widget_class_bind_template_callback (widget_class, candor_finding_pane_close_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_finding_pane_statement_cb);
  gtk_widget_class_install_action (widget_class, "finding.copy", NULL, candor_finding_pane_copy);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_REGION);
  gtk_widget_class_set_css_name (widget_class, "findingpane");
}

static void
candor_finding_pane_init (CandorFindingPane *self)
{
  self->bars = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  candor_finding_pane_set_page (self, FALSE);
}

void
candor_finding_pane_show (CandorFindingPane *self, CandorSubject *subject, CandorComparison *comparison,
                          CandorCatalog *catalog)
{
  const char *style;

  g_return_if_fail (CANDOR_IS_FINDING_PANE (self) && CANDOR_IS_SUBJECT (subject));

  if (self->subject != NULL)
    gtk_widget_remove_css_class (
        GTK_WIDGET (self), candor_disclosure_get_style (candor_subject_get_disclosure (self->subject)));
  g_set_object (&self->subject, subject);
  g_set_object (&self->comparison, comparison);
  g_set_object (&self->catalog, catalog);
  style = candor_disclosure_get_style (candor_subject_get_disclosure (subject));
  gtk_widget_add_css_class (GTK_WIDGET (self), style);
  gtk_image_set_from_icon_name (self->mark, candor_disclosure_get_icon (candor_subject_get_disclosure (subject)));
  gtk_label_set_text (self->title, candor_subject_get_title (subject));
  gtk_label_set_text (self->word, candor_subject_get_word (subject));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  candor_subject_get_spoken (subject), -1);
  g_ptr_array_set_size (self->bars, 0);
  candor_pane_empty (self->finding);
  candor_pane_empty (self->grounds);
  candor_pane_fill_finding (self);
  candor_pane_fill_grounds (self);
  candor_evidence_show (self->evidence, subject, comparison, catalog);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

/* Side by side, the grounds stand below what was found; one below the other, below the evidence. */
static void
candor_finding_pane_place_grounds (CandorFindingPane *self, gboolean page)
{
  GtkWidget *grounds = GTK_WIDGET (self->grounds);
  GtkWidget *place = gtk_widget_get_parent (page ? GTK_WIDGET (self->evidence) : GTK_WIDGET (self->finding));

  if (gtk_widget_get_parent (grounds) == place)
    return;
  g_object_ref (grounds);
  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (grounds)), grounds);
  gtk_box_append (GTK_BOX (place), grounds);
  g_object_unref (grounds);
}

void
candor_finding_pane_focus (CandorFindingPane *self)
{
  g_return_if_fail (CANDOR_IS_FINDING_PANE (self));
  gtk_widget_grab_focus (gtk_widget_get_visible (GTK_WIDGET (self->back)) ? GTK_WIDGET (self->back)
                                                                          : GTK_WIDGET (self->close));
}

void
candor_finding_pane_set_page (CandorFindingPane *self, gboolean page)
{
  g_return_if_fail (CANDOR_IS_FINDING_PANE (self));
  candor_finding_pane_place_grounds (self, page);
  gtk_widget_set_visible (GTK_WIDGET (self->back), page);
  gtk_widget_set_visible (GTK_WIDGET (self->close), !page);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->body),
                                  page ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->names),
                                  page ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (self->names, page ? 0 : 10);
  gtk_box_set_homogeneous (self->body, !page);
  gtk_widget_set_vexpand (GTK_WIDGET (self->scroller), page);
  gtk_scrolled_window_set_propagate_natural_height (self->scroller, !page);
  gtk_scrolled_window_set_max_content_height (self->scroller, page ? -1 : CANDOR_PANE_HEIGHT);
}

void
candor_finding_pane_set_decisions (CandorFindingPane *self, CandorDecisions *decisions)
{
  g_return_if_fail (CANDOR_IS_FINDING_PANE (self));
  g_set_object (&self->decisions, decisions);
}

/* The first finding that is still open; where none is, the first. */
gboolean
candor_finding_pane_decide (CandorFindingPane *self, CandorVerdict verdict)
{
  g_return_val_if_fail (CANDOR_IS_FINDING_PANE (self), FALSE);
  for (guint i = 0; i < self->bars->len; i++)
    if (candor_decision_bar_get_verdict (g_ptr_array_index (self->bars, i)) == CANDOR_VERDICT_OPEN)
      {
        candor_decision_bar_choose (g_ptr_array_index (self->bars, i), verdict);
        return TRUE;
      }
  if (self->bars->len == 0)
    return FALSE;
  candor_decision_bar_choose (g_ptr_array_index (self->bars, 0), verdict);
  return TRUE;
}
