/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-finding-pane.h"

#include <glib/gi18n.h>

#include "candor-finding-text.h"
#include "candor-package-entries.h"
#include "candor-subject-row.h"

/* Evidence shown of one kind; beyond it the columns and the report have it all. */
#define CANDOR_PANE_EVIDENCE 12u
#define CANDOR_PANE_CALL_SITES 5u
/* As a pane it leaves the columns most of the window. */
#define CANDOR_PANE_HEIGHT 230

struct _CandorFindingPane
{
  GtkWidget parent_instance;
  GtkButton *back;
  GtkButton *close;
  GtkImage *mark;
  GtkLabel *title;
  GtkLabel *word;
  GtkScrolledWindow *scroller;
  GtkBox *body;
  GtkBox *finding;
  GtkBox *evidence;
  GtkBox *grounds;
  CandorSubject *subject;
  CandorComparison *comparison;
  CandorCatalog *catalog;
};

enum
{
  SIGNAL_CLOSED,
  SIGNAL_STATEMENT_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandorFindingPane, candor_finding_pane, GTK_TYPE_WIDGET)

/* Pieces. */

static GtkWidget *
candor_pane_label_new (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  /* A hyphen in the name of a class or a constant would make another name of it. */
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
candor_pane_add (GtkBox *box, const char *text, const char *style, const char *more)
{
  GtkWidget *label = candor_pane_label_new (text, style);

  if (more != NULL)
    gtk_widget_add_css_class (label, more);
  gtk_box_append (box, label);
}

static void
candor_pane_add_heading (GtkBox *box, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "pane-heading");
  gtk_box_append (box, label);
}

static void
candor_pane_add_rest (GtkBox *box, guint count)
{
  g_autofree char *text = g_strdup_printf (ngettext ("and %u more", "and %u more", count), count);

  candor_pane_add (box, text, "caption", "dim-label");
}

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
  g_autoptr (GPtrArray) limits = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < findings->len; i++)
    {
      CandorFinding *finding = g_ptr_array_index (findings, i);
      const char *const *ids = candor_finding_get_rules (finding);

      for (guint k = 0; ids != NULL && ids[k] != NULL; k++)
        g_ptr_array_add (rules, candor_rule_dup_line (knowledge, self->catalog, ids[k]));
      candor_pane_collect_notes (self, reasons, candor_finding_get_rationale (finding));
    }
  candor_pane_collect_notes (self, limits, candor_comparison_get_limits (self->comparison));
  candor_pane_add_lines (self->grounds, _ ("Rules it touches"), rules);
  candor_pane_add_lines (self->grounds, _ ("Why"), reasons);
  candor_pane_add_lines (self->grounds, _ ("What was not looked at"), limits);
}

/* Its evidence. */

static void
candor_pane_quote_clicked_cb (GtkButton *button, gpointer user_data)
{
  CandorFindingPane *self = CANDOR_FINDING_PANE (gtk_widget_get_ancestor (GTK_WIDGET (button), CANDOR_TYPE_FINDING_PANE));

  g_signal_emit (self, signals[SIGNAL_STATEMENT_ACTIVATED], 0, GPOINTER_TO_UINT (user_data));
}

static void
candor_pane_add_quote (CandorFindingPane *self, guint index)
{
  CandorPolicy *policy = candor_comparison_get_policy (self->comparison);
  CandorStatement *statement = candor_policy_get_statement (policy, index);
  g_autofree char *quote = g_strdup_printf ("“%s”", candor_statement_get_quote (statement));
  g_autofree char *place = candor_statement_dup_place (statement, policy);
  g_autofree char *spoken = g_strdup_printf (_ ("Show in the policy: %s"), candor_statement_get_quote (statement));
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = candor_pane_label_new (quote, NULL);

  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  gtk_box_append (GTK_BOX (box), label);
  label = candor_pane_label_new (place, "caption");
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "quote");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (candor_pane_quote_clicked_cb), GUINT_TO_POINTER (index));
  gtk_box_append (self->evidence, button);
}

/* A sentence is quoted once, however many things it says. */
static gboolean
candor_pane_is_repeated (CandorPolicy *policy, GArray *statements, guint at)
{
  CandorStatement *statement = candor_policy_get_statement (policy, g_array_index (statements, guint, at));

  for (guint i = 0; i < at; i++)
    {
      CandorStatement *other = candor_policy_get_statement (policy, g_array_index (statements, guint, i));

      if (candor_statement_get_document (other) == candor_statement_get_document (statement)
          && candor_statement_get_start (other) == candor_statement_get_start (statement))
        return TRUE;
    }
  return FALSE;
}

static void
candor_pane_add_quotes (CandorFindingPane *self)
{
  CandorPolicy *policy = candor_comparison_get_policy (self->comparison);
  GArray *statements = candor_subject_get_statements (self->subject);
  guint shown = 0, rest = 0;

  candor_pane_add_heading (self->evidence, _ ("In the policy"));
  for (guint i = 0; i < statements->len; i++)
    {
      if (candor_pane_is_repeated (policy, statements, i))
        continue;
      if (shown++ < CANDOR_PANE_EVIDENCE)
        candor_pane_add_quote (self, g_array_index (statements, guint, i));
      else
        rest++;
    }
  if (rest > 0)
    candor_pane_add_rest (self->evidence, rest);
  if (shown == 0)
    candor_pane_add (self->evidence,
                     candor_subject_get_parties (self->subject)->len > 0 ? _ ("It is named, see the marked words.")
                                                                         : _ ("No statement about it was found."),
                     "dim-label", NULL);
}

static void
candor_pane_add_permission (CandorFindingPane *self, guint index)
{
  CandorKnowledge *knowledge = candor_comparison_get_knowledge (self->comparison);
  g_autoptr (CandorPermission) permission = g_list_model_get_item (
      candor_package_get_permissions (candor_comparison_get_package (self->comparison)), index);
  const char *name = candor_permission_get_name (permission);
  const char *label = candor_permission_peek_label (name, knowledge, self->catalog);
  g_autofree char *place = candor_permission_dup_place (permission);
  g_autofree char *detail = label != NULL ? g_strdup_printf ("%s · %s", label, place) : g_strdup (place);

  candor_pane_add (self->evidence, name, "evidence-name", NULL);
  candor_pane_add (self->evidence, detail, "caption", "dim-label");
}

static void
candor_pane_add_api (CandorFindingPane *self, guint index)
{
  CandorKnowledge *knowledge = candor_comparison_get_knowledge (self->comparison);
  g_autoptr (CandorApi) api = g_list_model_get_item (
      candor_package_get_apis (candor_comparison_get_package (self->comparison)), index);
  GListModel *sites = candor_api_get_call_sites (api);
  guint count = g_list_model_get_n_items (sites);
  g_autofree char *title = candor_api_dup_title (api);

  candor_pane_add (self->evidence, title, "evidence-name", NULL);
  for (guint i = 0; i < MIN (count, CANDOR_PANE_CALL_SITES); i++)
    {
      g_autoptr (CandorCallSite) site = g_list_model_get_item (sites, i);
      g_autofree char *line = candor_call_site_dup_line (site, knowledge);

      candor_pane_add (self->evidence, line, "caption", "dim-label");
    }
  if (count > CANDOR_PANE_CALL_SITES)
    candor_pane_add_rest (self->evidence, count - CANDOR_PANE_CALL_SITES);
}

static void
candor_pane_add_sdk (CandorFindingPane *self, guint index)
{
  g_autoptr (CandorSdk) sdk = g_list_model_get_item (
      candor_package_get_sdks (candor_comparison_get_package (self->comparison)), index);
  g_autofree char *evidence = g_strjoinv ("\n", (char **) candor_sdk_get_evidence (sdk));

  candor_pane_add (self->evidence, candor_sdk_get_name (sdk), "evidence-name", NULL);
  candor_pane_add (self->evidence, evidence, "caption", "dim-label");
}

static guint
candor_pane_add_each (CandorFindingPane *self, GArray *indexes, void (*add) (CandorFindingPane *, guint))
{
  for (guint i = 0; i < MIN (indexes->len, CANDOR_PANE_EVIDENCE); i++)
    add (self, g_array_index (indexes, guint, i));
  if (indexes->len > CANDOR_PANE_EVIDENCE)
    candor_pane_add_rest (self->evidence, indexes->len - CANDOR_PANE_EVIDENCE);
  return indexes->len;
}

static void
candor_pane_fill_evidence (CandorFindingPane *self)
{
  guint count = 0;

  candor_pane_add_quotes (self);
  candor_pane_add_heading (self->evidence, _ ("In the app"));
  count += candor_pane_add_each (self, candor_subject_get_permissions (self->subject), candor_pane_add_permission);
  count += candor_pane_add_each (self, candor_subject_get_apis (self->subject), candor_pane_add_api);
  if (candor_subject_get_row (self->subject) == NULL)
    count += candor_pane_add_each (self, candor_subject_get_sdks (self->subject), candor_pane_add_sdk);
  if (count == 0)
    candor_pane_add (self->evidence, _ ("Nothing of it was seen."), "dim-label", NULL);
}

/* The pane. */

static void
candor_pane_empty (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
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
  G_OBJECT_CLASS (candor_finding_pane_parent_class)->dispose (object);
}

static void
candor_finding_pane_class_init (CandorFindingPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

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
  gtk_widget_class_bind_template_child (widget_class, CandorFindingPane, title);
  gtk_widget_class_bind_template_child (widget_class, CandorFindingPane, word);
  gtk_widget_class_bind_template_child (widget_class, CandorFindingPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, CandorFindingPane, body);
  gtk_widget_class_bind_template_child (widget_class, CandorFindingPane, finding);
  gtk_widget_class_bind_template_child (widget_class, CandorFindingPane, evidence);
  gtk_widget_class_bind_template_child (widget_class, CandorFindingPane, grounds);
  gtk_widget_class_bind_template_callback (widget_class, candor_finding_pane_close_cb);
  gtk_widget_class_install_action (widget_class, "finding.copy", NULL, candor_finding_pane_copy);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_REGION);
  gtk_widget_class_set_css_name (widget_class, "findingpane");
}

static void
candor_finding_pane_init (CandorFindingPane *self)
{
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
  candor_pane_empty (self->finding);
  candor_pane_empty (self->evidence);
  candor_pane_empty (self->grounds);
  candor_pane_fill_finding (self);
  candor_pane_fill_grounds (self);
  candor_pane_fill_evidence (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

/* Side by side, the grounds stand below what was found; one below the other, below the evidence. */
static void
candor_finding_pane_place_grounds (CandorFindingPane *self, gboolean page)
{
  GtkWidget *grounds = GTK_WIDGET (self->grounds);
  GtkWidget *place = gtk_widget_get_parent (GTK_WIDGET (page ? self->evidence : self->finding));

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
  gtk_box_set_homogeneous (self->body, !page);
  gtk_widget_set_vexpand (GTK_WIDGET (self->scroller), page);
  gtk_scrolled_window_set_propagate_natural_height (self->scroller, !page);
  gtk_scrolled_window_set_max_content_height (self->scroller, page ? -1 : CANDOR_PANE_HEIGHT);
}
