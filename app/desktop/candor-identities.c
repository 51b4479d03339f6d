/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-identities.h"

#include <glib/gi18n.h>

#include "candor-shrinking.h"

struct _CandorIdentities
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkBox *lines;
  GString *text; /* the lines as they are copied */
};

G_DEFINE_FINAL_TYPE (CandorIdentities, candor_identities, GTK_TYPE_WIDGET)

static void
candor_identities_add (CandorIdentities *self, const char *title, const char *name, const char *sha256)
{
  GtkWidget *heading = gtk_label_new (title), *what = gtk_label_new (name), *digest = gtk_label_new (sha256);
  GtkWidget *labels[] = { heading, what, digest };

  gtk_widget_add_css_class (heading, "caption-heading");
  gtk_widget_add_css_class (heading, "pane-heading");
  gtk_widget_add_css_class (digest, "caption");
  gtk_widget_add_css_class (digest, "dim-label");
  gtk_widget_add_css_class (digest, "monospace");
  gtk_label_set_selectable (GTK_LABEL (what), TRUE);
  gtk_label_set_selectable (GTK_LABEL (digest), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      gtk_label_set_xalign (GTK_LABEL (labels[i]), 0);
      gtk_label_set_wrap (GTK_LABEL (labels[i]), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (labels[i]), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_max_width_chars (GTK_LABEL (labels[i]), 44);
      if (*gtk_label_get_text (GTK_LABEL (labels[i])) != '\0')
        gtk_box_append (self->lines, labels[i]);
      else
        g_object_unref (g_object_ref_sink (labels[i]));
    }
  g_string_append_printf (self->text, "%s%s%s%s%s\n", title, *title != '\0' ? ": " : "", name, *sha256 != '\0' ? "  SHA-256 " : "", sha256);
}

static void
candor_identities_copy_cb (CandorIdentities *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->text->str);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", _ ("Copied"));
}

static void
candor_identities_dispose (GObject *object)
{
  g_clear_pointer (&CANDOR_IDENTITIES (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (candor_identities_parent_class)->dispose (object);
}

static void
candor_identities_finalize (GObject *object)
{
  g_string_free (CANDOR_IDENTITIES (object)->text, TRUE);
  G_OBJECT_CLASS (candor_identities_parent_class)->finalize (object);
}

static void
candor_identities_class_init (CandorIdentitiesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candor_identities_dispose;
  G_OBJECT_CLASS (klass)->finalize = candor_identities_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/candor/Candor/candor-identities.ui");
  gtk_widget_class_bind_template_child (widget_class, CandorIdentities, box);
  gtk_widget_class_bind_template_child (widget_class, CandorIdentities, lines);
  gtk_widget_class_bind_template_callback (widget_class, candor_identities_copy_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
candor_identities_init (CandorIdentities *self)
{
  self->text = g_string_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  candor_let_shrink (GTK_WIDGET (self));
}

/**
 * candor_identities_set_comparison:
 * @comparison: (nullable): what to name
 */
void
candor_identities_set_comparison (CandorIdentities *self, CandorComparison *comparison)
{
  CandorPackage *package;
  CandorPolicy *policy;
  CandorKnowledge *knowledge;
  GtkWidget *child;

  g_return_if_fail (CANDOR_IS_IDENTITIES (self));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->lines))) != NULL)
    gtk_box_remove (self->lines, child);
  g_string_truncate (self->text, 0);
  if (comparison == NULL)
    return;
  package = candor_comparison_get_package (comparison);
  policy = candor_comparison_get_policy (comparison);
  knowledge = candor_comparison_get_knowledge (comparison);
  for (guint i = 0; i < g_list_model_get_n_items (candor_policy_get_documents (policy)); i++)
    {
      CandorDocument *document = candor_policy_get_document (policy, i);

      candor_identities_add (self, _ ("Policy"), candor_document_get_name (document), candor_document_get_sha256 (document));
      if (candor_document_get_origin (document) != NULL)
        {
          g_autofree char *sentence = candor_origin_dup_sentence (candor_document_get_origin (document));

          candor_identities_add (self, "", sentence, "");
        }
    }
  candor_identities_add (self, _ ("App"), candor_package_get_file_name (package), candor_package_get_sha256 (package));
  candor_identities_add (self, _ ("Knowledge"), candor_knowledge_get_version (knowledge),
                         candor_knowledge_get_sha256 (knowledge));
  candor_identities_add (self, _ ("Program"), "Candor " CANDOR_VERSION, "");
}
