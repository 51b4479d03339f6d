/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-evidence.h"

#include <glib/gi18n.h>

#include "candor-finding-text.h"
#include "candor-package-entries.h"
#include "candor-pane-parts.h"
#include "base/candor-evidence.h"
#include "policy/candor-quote.h"

/* Evidence shown of one kind; beyond it the columns and the report have it all. */
#define CANDOR_EVIDENCE_SHOWN 12u
#define CANDOR_EVIDENCE_CALL_SITES 5u

struct _CandorEvidence
{
  GtkWidget parent_instance;
  GtkBox *box;
  CandorSubject *subject;
  CandorComparison *comparison;
  CandorCatalog *catalog;
};

enum
{
  SIGNAL_STATEMENT_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandorEvidence, candor_evidence, GTK_TYPE_WIDGET)

static void
candor_evidence_quote_clicked_cb (GtkButton *button, gpointer user_data)
{
  CandorEvidence *self = CANDOR_EVIDENCE (gtk_widget_get_ancestor (GTK_WIDGET (button), CANDOR_TYPE_EVIDENCE));

  g_signal_emit (self, signals[SIGNAL_STATEMENT_ACTIVATED], 0, GPOINTER_TO_UINT (user_data));
}

static void
candor_evidence_add_quote (CandorEvidence *self, guint index)
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
  g_signal_connect (button, "clicked", G_CALLBACK (candor_evidence_quote_clicked_cb), GUINT_TO_POINTER (index));
  gtk_box_append (self->box, button);
}

static void
candor_evidence_add_quotes (CandorEvidence *self)
{
  CandorPolicy *policy = candor_comparison_get_policy (self->comparison);
  g_autoptr (GArray) quotes = candor_quote_pick (policy, candor_subject_get_statements (self->subject));

  candor_pane_add_heading (self->box, _ ("In the policy"));
  for (guint i = 0; i < MIN (quotes->len, CANDOR_EVIDENCE_SHOWN); i++)
    candor_evidence_add_quote (self, g_array_index (quotes, guint, i));
  if (quotes->len > CANDOR_EVIDENCE_SHOWN)
    candor_pane_add_rest (self->box, quotes->len - CANDOR_EVIDENCE_SHOWN);
  if (quotes->len == 0)
    candor_pane_add (self->box,
                     candor_subject_get_parties (self->subject)->len > 0 ? _ ("It is named, see the marked words.")
                                                                         : _ ("No statement about it was found."),
                     "dim-label", NULL);
}

static void
candor_evidence_add_permission (CandorEvidence *self, guint index)
{
  CandorKnowledge *knowledge = candor_comparison_get_knowledge (self->comparison);
  g_autoptr (CandorPermission) permission = g_list_model_get_item (
      candor_package_get_permissions (candor_comparison_get_package (self->comparison)), index);
  const char *name = candor_permission_get_name (permission);
  const char *label = candor_permission_peek_label (name, knowledge, self->catalog);
  g_autofree char *place = candor_permission_dup_place (permission);
  g_autofree char *detail = label != NULL ? g_strdup_printf ("%s · %s", label, place) : g_strdup (place);

  candor_pane_add (self->box, name, "evidence-name", NULL);
  candor_pane_add (self->box, detail, "caption", "dim-label");
}

static void
candor_evidence_add_role (CandorEvidence *self, guint index)
{
  CandorKnowledge *knowledge = candor_comparison_get_knowledge (self->comparison);
  g_autoptr (CandorComponent) component = g_list_model_get_item (
      candor_package_get_components (candor_comparison_get_package (self->comparison)), index);
  const char *name = candor_component_get_permission (component);
  const char *label = candor_permission_peek_label (name, knowledge, self->catalog);
  g_autofree char *place = g_strdup_printf (_ ("declared: %s"), candor_component_get_name (component));
  g_autofree char *detail = label != NULL ? g_strdup_printf ("%s · %s", label, place) : g_strdup (place);

  candor_pane_add (self->box, name, "evidence-name", NULL);
  candor_pane_add (self->box, detail, "caption", "dim-label");
}

static void
candor_evidence_add_api (CandorEvidence *self, guint index)
{
  CandorKnowledge *knowledge = candor_comparison_get_knowledge (self->comparison);
  g_autoptr (CandorApi) api = g_list_model_get_item (
      candor_package_get_apis (candor_comparison_get_package (self->comparison)), index);
  GListModel *sites = candor_api_get_call_sites (api);
  guint count = g_list_model_get_n_items (sites);
  g_autofree char *title = candor_api_dup_title (api);

  candor_pane_add (self->box, title, "evidence-name", NULL);
  for (guint i = 0; i < MIN (count, CANDOR_EVIDENCE_CALL_SITES); i++)
    {
      g_autoptr (CandorCallSite) site = g_list_model_get_item (sites, i);
      g_autofree char *line = candor_call_site_dup_line (site, knowledge, self->catalog);

      candor_pane_add (self->box, line, "caption", "dim-label");
    }
  if (count > CANDOR_EVIDENCE_CALL_SITES)
    candor_pane_add_rest (self->box, count - CANDOR_EVIDENCE_CALL_SITES);
}

static void
candor_evidence_add_sdk (CandorEvidence *self, guint index)
{
  g_autoptr (CandorSdk) sdk = g_list_model_get_item (
      candor_package_get_sdks (candor_comparison_get_package (self->comparison)), index);
  g_autofree char *evidence = candor_evidence_dup_joined (candor_sdk_get_evidence (sdk), "\n", self->catalog);
  const char *name = candor_sdk_peek_name (candor_sdk_get_id (sdk), candor_sdk_get_name (sdk),
                                           candor_comparison_get_knowledge (self->comparison), self->catalog);

  candor_pane_add (self->box, name, "evidence-name", NULL);
  candor_pane_add (self->box, evidence, "caption", "dim-label");
}

static guint
candor_evidence_add_each (CandorEvidence *self, GArray *indexes, void (*add) (CandorEvidence *, guint))
{
  for (guint i = 0; i < MIN (indexes->len, CANDOR_EVIDENCE_SHOWN); i++)
    add (self, g_array_index (indexes, guint, i));
  if (indexes->len > CANDOR_EVIDENCE_SHOWN)
    candor_pane_add_rest (self->box, indexes->len - CANDOR_EVIDENCE_SHOWN);
  return indexes->len;
}

static void
candor_evidence_fill (CandorEvidence *self)
{
  guint count = 0;

  candor_evidence_add_quotes (self);
  candor_pane_add_heading (self->box, _ ("In the app"));
  count += candor_evidence_add_each (self, candor_subject_get_permissions (self->subject), candor_evidence_add_permission);
  count += candor_evidence_add_each (self, candor_subject_get_roles (self->subject), candor_evidence_add_role);
  count += candor_evidence_add_each (self, candor_subject_get_apis (self->subject), candor_evidence_add_api);
  if (candor_subject_get_row (self->subject) == NULL)
    count += candor_evidence_add_each (self, candor_subject_get_sdks (self->subject), candor_evidence_add_sdk);
  if (count == 0)
    candor_pane_add (self->box, _ ("Nothing of it was seen."), "dim-label", NULL);
}

static void
candor_evidence_dispose (GObject *object)
{
  CandorEvidence *self = CANDOR_EVIDENCE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->subject);
  g_clear_object (&self->comparison);
  g_clear_object (&self->catalog);
  G_OBJECT_CLASS (candor_evidence_parent_class)->dispose (object);
}

static void
candor_evidence_class_init (CandorEvidenceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = candor_evidence_dispose;
  signals[SIGNAL_STATEMENT_ACTIVATED]
      = g_signal_new ("statement-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
candor_evidence_init (CandorEvidence *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 2));
  gtk_widget_set_parent (GTK_WIDGET (self->box), GTK_WIDGET (self));
}

void
candor_evidence_show (CandorEvidence *self, CandorSubject *subject, CandorComparison *comparison,
                      CandorCatalog *catalog)
{
  g_return_if_fail (CANDOR_IS_EVIDENCE (self) && CANDOR_IS_SUBJECT (subject));
  g_set_object (&self->subject, subject);
  g_set_object (&self->comparison, comparison);
  g_set_object (&self->catalog, catalog);
  candor_pane_empty (self->box);
  candor_evidence_fill (self);
}
