/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-decision-bar.h"

#include <glib/gi18n.h>

#include "candor-shrinking.h"
#include "candor-wrap.h"

struct _CandorDecisionBar
{
  GtkWidget parent_instance;
  GtkToggleButton *confirm;
  GtkToggleButton *dismiss;
  GtkToggleButton *ask;
  GtkMenuButton *note_button;
  GtkPopover *popover;
  GtkEntry *reason;
  GtkBox *reasons;
  GtkTextView *note;
  GtkButton *apply;
  GtkLabel *state;
  CandorDecisions *decisions;
  char *finding;
};

G_DEFINE_FINAL_TYPE (CandorDecisionBar, candor_decision_bar, GTK_TYPE_WIDGET)

#define CANDOR_REASON_CHARS 12

/* What people say most; one's own words stand in the entry. */
static const char *const usual_reasons[] = {
  N_ ("The policy says it elsewhere"),
  N_ ("The code is never run"),
  N_ ("No personal data is taken here"),
  N_ ("The policy was misread"),
};

static CandorDecision *
candor_decision_bar_peek (CandorDecisionBar *self)
{
  CandorCase *case_ = candor_decisions_get_case (self->decisions);

  return case_ != NULL ? candor_case_get_decision (case_, self->finding) : NULL;
}

static char *
candor_decision_bar_dup_note (CandorDecisionBar *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->note);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

static void
candor_decision_bar_describe (CandorDecisionBar *self, CandorDecision *decision)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GDateTime) local = g_date_time_to_local (candor_decision_get_time (decision));
  g_autofree char *time = g_date_time_format (local, "%F %R");
  const char *word = gettext (candor_verdict_get_word (candor_decision_get_verdict (decision)));

  g_string_append (text, word);
  if (*candor_decision_get_reason (decision) != '\0')
    g_string_append_printf (text, _ (": %s"), candor_decision_get_reason (decision));
  if (*candor_decision_get_person (decision) != '\0')
    g_string_append_printf (text, " · %s", candor_decision_get_person (decision));
  g_string_append_printf (text, " · %s", time);
  if (*candor_decision_get_note (decision) != '\0')
    g_string_append_printf (text, "\n%s", candor_decision_get_note (decision));
  gtk_label_set_text (self->state, text->str);
}

static void
candor_decision_bar_refresh (CandorDecisionBar *self)
{
  CandorDecision *decision = candor_decision_bar_peek (self);
  CandorVerdict verdict = decision != NULL ? candor_decision_get_verdict (decision) : CANDOR_VERDICT_OPEN;
  gboolean told = decision != NULL
                  && (verdict != CANDOR_VERDICT_OPEN || *candor_decision_get_note (decision) != '\0');

  gtk_toggle_button_set_active (self->confirm, verdict == CANDOR_VERDICT_CONFIRMED);
  gtk_toggle_button_set_active (self->dismiss, verdict == CANDOR_VERDICT_DISMISSED);
  gtk_toggle_button_set_active (self->ask, verdict == CANDOR_VERDICT_ASKED);
  gtk_widget_set_visible (GTK_WIDGET (self->state), told);
  if (told)
    candor_decision_bar_describe (self, decision);
}

static void
candor_decision_bar_decide (CandorDecisionBar *self, CandorVerdict verdict, const char *reason, const char *note)
{
  candor_decisions_decide (self->decisions, self->finding, verdict, reason, note);
  candor_decision_bar_refresh (self);
}

void
candor_decision_bar_choose (CandorDecisionBar *self, CandorVerdict verdict)
{
  CandorDecision *decision;

  g_return_if_fail (CANDOR_IS_DECISION_BAR (self));
  decision = candor_decision_bar_peek (self);
  if (decision != NULL && candor_decision_get_verdict (decision) == verdict)
    verdict = CANDOR_VERDICT_OPEN;
  if (verdict == CANDOR_VERDICT_DISMISSED)
    {
      candor_decision_bar_refresh (self);
      gtk_menu_button_popup (self->note_button);
      gtk_widget_grab_focus (GTK_WIDGET (self->reason));
      return;
    }
  candor_decision_bar_decide (self, verdict, NULL, decision != NULL ? candor_decision_get_note (decision) : NULL);
}

CandorVerdict
candor_decision_bar_get_verdict (CandorDecisionBar *self)
{
  g_return_val_if_fail (CANDOR_IS_DECISION_BAR (self), CANDOR_VERDICT_OPEN);
  return candor_decisions_get_verdict (self->decisions, self->finding);
}

static void
candor_decision_bar_clicked_cb (CandorDecisionBar *self, GtkToggleButton *button)
{
  candor_decision_bar_choose (self, button == self->confirm   ? CANDOR_VERDICT_CONFIRMED
                                    : button == self->dismiss ? CANDOR_VERDICT_DISMISSED : CANDOR_VERDICT_ASKED);
}

static void
candor_decision_bar_shown_cb (CandorDecisionBar *self)
{
  CandorDecision *decision = candor_decision_bar_peek (self);

  gtk_editable_set_text (GTK_EDITABLE (self->reason), decision != NULL ? candor_decision_get_reason (decision) : "");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->note),
                            decision != NULL ? candor_decision_get_note (decision) : "", -1);
}

/* Nobody dismisses without a reason: it is what the next reader asks first. */
static void
candor_decision_bar_edited_cb (CandorDecisionBar *self)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason))));

  gtk_widget_set_sensitive (GTK_WIDGET (self->apply), *reason != '\0');
}

static void
candor_decision_bar_apply_cb (CandorDecisionBar *self)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason))));
  g_autofree char *note = candor_decision_bar_dup_note (self);

  gtk_popover_popdown (self->popover);
  candor_decision_bar_decide (self, CANDOR_VERDICT_DISMISSED, reason, note);
}

static void
candor_decision_bar_keep_cb (CandorDecisionBar *self)
{
  CandorDecision *decision = candor_decision_bar_peek (self);
  CandorVerdict verdict = decision != NULL ? candor_decision_get_verdict (decision) : CANDOR_VERDICT_OPEN;
  g_autofree char *note = candor_decision_bar_dup_note (self);

  gtk_popover_popdown (self->popover);
  candor_decision_bar_decide (self, verdict, decision != NULL ? candor_decision_get_reason (decision) : NULL, note);
}

static void
candor_decision_bar_reason_cb (CandorDecisionBar *self, GtkButton *button)
{
  gtk_editable_set_text (GTK_EDITABLE (self->reason), gtk_button_get_label (button));
  gtk_widget_grab_focus (GTK_WIDGET (self->apply));
}

static void
candor_decision_bar_dispose (GObject *object)
{
  CandorDecisionBar *self = CANDOR_DECISION_BAR (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->decisions);
  g_clear_pointer (&self->finding, g_free);
  G_OBJECT_CLASS (candor_decision_bar_parent_class)->dispose (object);
}

static void
candor_decision_bar_class_init (CandorDecisionBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (CANDOR_TYPE_WRAP);
  G_OBJECT_CLASS (klass)->dispose = candor_decision_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/candor/Candor/candor-decision-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, CandorDecisionBar, confirm);
  gtk_widget_class_bind_template_child (widget_class, CandorDecisionBar, dismiss);
  gtk_widget_class_bind_template_child (widget_class, CandorDecisionBar, ask);
  gtk_widget_class_bind_template_child (widget_class, CandorDecisionBar, note_button);
  gtk_widget_class_bind_template_child (widget_class, CandorDecisionBar, popover);
  gtk_widget_class_bind_template_child (widget_class, CandorDecisionBar, reason);
  gtk_widget_class_bind_template_child (widget_class, CandorDecisionBar, reasons);
  gtk_widget_class_bind_template_child (widget_class, CandorDecisionBar, note);
  gtk_widget_class_bind_template_child (widget_class, CandorDecisionBar, apply);
  gtk_widget_class_bind_template_child (widget_class, CandorDecisionBar, state);
  gtk_widget_class_bind_template_callback (widget_class, candor_decision_bar_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_decision_bar_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_decision_bar_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_decision_bar_apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_decision_bar_keep_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "decisionbar");
}

static void
candor_decision_bar_init (CandorDecisionBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  candor_let_shrink (GTK_WIDGET (self));
  gtk_popover_set_default_widget (self->popover, GTK_WIDGET (self->apply));
  for (guint i = 0; i < G_N_ELEMENTS (usual_reasons); i++)
    {
      GtkWidget *button = gtk_button_new_with_label (gettext (usual_reasons[i]));
      GtkLabel *label = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button)));

      /* As wide as the form, and no reason for it to be wider. */
      gtk_label_set_wrap (label, TRUE);
      gtk_label_set_max_width_chars (label, CANDOR_REASON_CHARS);
      gtk_label_set_xalign (label, 0);
      gtk_widget_add_css_class (button, "flat");
      g_signal_connect_object (button, "clicked", G_CALLBACK (candor_decision_bar_reason_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->reasons, button);
    }
  candor_decision_bar_edited_cb (self);
}

GtkWidget *
candor_decision_bar_new (CandorDecisions *decisions, const char *finding)
{
  CandorDecisionBar *self = g_object_new (CANDOR_TYPE_DECISION_BAR, NULL);

  self->decisions = g_object_ref (decisions);
  self->finding = g_strdup (finding);
  g_signal_connect_object (decisions, "changed", G_CALLBACK (candor_decision_bar_refresh), self, G_CONNECT_SWAPPED);
  candor_decision_bar_refresh (self);
  return GTK_WIDGET (self);
}
