/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-policy-notice.h"

#include <glib/gi18n.h>

#include "candor-pane-parts.h"

/* Warnings that are told before the rest is counted. */
#define CANDOR_NOTICE_WARNINGS 3u

struct _CandorPolicyNotice
{
  GtkWidget parent_instance;
  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (CandorPolicyNotice, candor_policy_notice, GTK_TYPE_WIDGET)

static void
candor_policy_notice_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (candor_policy_notice_parent_class)->dispose (object);
}

static void
candor_policy_notice_class_init (CandorPolicyNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candor_policy_notice_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "policynotice");
}

static void
candor_policy_notice_init (CandorPolicyNotice *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 4));
  gtk_widget_set_parent (GTK_WIDGET (self->box), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
candor_policy_notice_doubt (CandorPolicyNotice *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Choose Another…"));

  candor_pane_add (self->box, _ ("This does not read like a privacy policy"), "heading", NULL);
  candor_pane_add (self->box, _ ("What it leaves unsaid proves nothing, so nothing is held against it as not said."), NULL, NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-policy");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_box_append (self->box, button);
}

static void
candor_policy_notice_add_warnings (CandorPolicyNotice *self, GPtrArray *warnings, CandorKnowledge *knowledge,
                                   CandorCatalog *catalog)
{
  candor_pane_add (self->box, _ ("Not all of it could be read"), "heading", NULL);
  for (guint i = 0; i < MIN (warnings->len, CANDOR_NOTICE_WARNINGS); i++)
    {
      g_autofree char *text = candor_knowledge_format_note (knowledge, g_ptr_array_index (warnings, i), catalog);

      candor_pane_add (self->box, text, NULL, NULL);
    }
  if (warnings->len > CANDOR_NOTICE_WARNINGS)
    candor_pane_add_rest (self->box, warnings->len - CANDOR_NOTICE_WARNINGS);
}

void
candor_policy_notice_show (CandorPolicyNotice *self, CandorPolicy *policy, CandorKnowledge *knowledge,
                           CandorCatalog *catalog)
{
  gboolean doubtful = policy != NULL && !candor_policy_get_is_privacy_policy (policy);
  gboolean lacking = policy != NULL && candor_policy_get_warnings (policy)->len > 0;

  g_return_if_fail (CANDOR_IS_POLICY_NOTICE (self));
  candor_pane_empty (self->box);
  if (doubtful)
    candor_policy_notice_doubt (self);
  if (lacking)
    candor_policy_notice_add_warnings (self, candor_policy_get_warnings (policy), knowledge, catalog);
  gtk_widget_set_visible (GTK_WIDGET (self), doubtful || lacking);
}
