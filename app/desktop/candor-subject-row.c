/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-subject-row.h"

#include <glib/gi18n.h>

#include "candor-wrap.h"

struct _CandorSubjectRow
{
  GtkWidget parent_instance;
  GtkImage *mark;
  GtkLabel *title;
  GtkLabel *word;
  GtkLabel *summary;
  GtkLabel *severity;
  CandorSubject *subject;
  gulong verdict_handler;
};

G_DEFINE_FINAL_TYPE (CandorSubjectRow, candor_subject_row, GTK_TYPE_WIDGET)

static const struct
{
  const char *icon;
  const char *style;
} looks[] = {
  [CANDOR_DISCLOSURE_CLEAR] = { "candor-clear-symbolic", "disclosure-clear" },
  [CANDOR_DISCLOSURE_VAGUE] = { "candor-vague-symbolic", "disclosure-vague" },
  [CANDOR_DISCLOSURE_AMBIGUOUS] = { "candor-ambiguous-symbolic", "disclosure-ambiguous" },
  [CANDOR_DISCLOSURE_INCORRECT] = { "candor-incorrect-symbolic", "disclosure-incorrect" },
  [CANDOR_DISCLOSURE_OMITTED] = { "candor-omitted-symbolic", "disclosure-omitted" },
  [CANDOR_DISCLOSURE_NONE_NEEDED] = { "candor-words-only-symbolic", "disclosure-words-only" },
};

const char *
candor_disclosure_get_icon (CandorDisclosure disclosure)
{
  return looks[disclosure].icon;
}

const char *
candor_disclosure_get_style (CandorDisclosure disclosure)
{
  return looks[disclosure].style;
}

static void
candor_subject_row_dispose (GObject *object)
{
  CandorSubjectRow *self = CANDOR_SUBJECT_ROW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  if (self->subject != NULL)
    g_clear_signal_handler (&self->verdict_handler, self->subject);
  g_clear_object (&self->subject);
  G_OBJECT_CLASS (candor_subject_row_parent_class)->dispose (object);
}

static void
candor_subject_row_class_init (CandorSubjectRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (CANDOR_TYPE_WRAP);
  G_OBJECT_CLASS (klass)->dispose = candor_subject_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/candor/Candor/candor-subject-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CandorSubjectRow, mark);
  gtk_widget_class_bind_template_child (widget_class, CandorSubjectRow, title);
  gtk_widget_class_bind_template_child (widget_class, CandorSubjectRow, word);
  gtk_widget_class_bind_template_child (widget_class, CandorSubjectRow, summary);
  gtk_widget_class_bind_template_child (widget_class, CandorSubjectRow, severity);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  gtk_widget_class_set_css_name (widget_class, "subject");
}

static void
candor_subject_row_init (CandorSubjectRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
candor_subject_row_new (void)
{
  return g_object_new (CANDOR_TYPE_SUBJECT_ROW, NULL);
}

CandorSubject *
candor_subject_row_get_subject (CandorSubjectRow *self)
{
  g_return_val_if_fail (CANDOR_IS_SUBJECT_ROW (self), NULL);
  return self->subject;
}

/* A note weighs nothing and is left out. */
static const char *
candor_subject_get_severity_word (CandorSubject *subject)
{
  CandorSeverity severity = candor_subject_get_severity (subject);

  return severity > CANDOR_SEVERITY_INFO ? gettext (candor_severity_get_word (severity)) : NULL;
}

/* Once a person has decided, that is what counts of a line. */
static void
candor_subject_row_show_weight (CandorSubjectRow *self)
{
  CandorVerdict verdict = candor_subject_get_verdict (self->subject);
  const char *severity = candor_subject_get_severity_word (self->subject);
  const char *shown = verdict != CANDOR_VERDICT_OPEN ? gettext (candor_verdict_get_word (verdict)) : severity;

  gtk_label_set_text (self->severity, shown != NULL ? shown : "");
  gtk_widget_set_visible (GTK_WIDGET (self->severity), shown != NULL);
  if (verdict != CANDOR_VERDICT_OPEN)
    gtk_widget_add_css_class (GTK_WIDGET (self->severity), "decided");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->severity), "decided");
  if (verdict == CANDOR_VERDICT_DISMISSED)
    gtk_widget_add_css_class (GTK_WIDGET (self), "dismissed");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "dismissed");
}

/**
 * candor_subject_row_set_subject:
 * @subject: (nullable): what to show
 */
void
candor_subject_row_set_subject (CandorSubjectRow *self, CandorSubject *subject)
{
  g_return_if_fail (CANDOR_IS_SUBJECT_ROW (self));

  if (self->subject != NULL)
    g_clear_signal_handler (&self->verdict_handler, self->subject);
  if (self->subject != NULL)
    gtk_widget_remove_css_class (
        GTK_WIDGET (self), candor_disclosure_get_style (candor_subject_get_disclosure (self->subject)));
  g_set_object (&self->subject, subject);
  if (subject == NULL)
    return;
  gtk_widget_add_css_class (GTK_WIDGET (self),
                            candor_disclosure_get_style (candor_subject_get_disclosure (subject)));
  gtk_image_set_from_icon_name (self->mark,
                                candor_disclosure_get_icon (candor_subject_get_disclosure (subject)));
  gtk_label_set_text (self->title, candor_subject_get_title (subject));
  gtk_label_set_text (self->word, candor_subject_get_word (subject));
  gtk_label_set_text (self->summary, candor_subject_get_summary (subject));
  self->verdict_handler = g_signal_connect_swapped (subject, "notify::verdict",
                                                    G_CALLBACK (candor_subject_row_show_weight), self);
  candor_subject_row_show_weight (self);
}
