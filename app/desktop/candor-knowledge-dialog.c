/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-knowledge-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "candor-application.h"
#include "candor-shrinking.h"
#include "knowledge/candor-knowledge-place.h"

#define SHA256_DIGITS 64u

struct _CandorKnowledgeDialog
{
  AdwMessageDialog parent_instance;
  GtkEntry *digest; /* hidden where a file beside it says what it must be */
  char *path;
};

G_DEFINE_FINAL_TYPE (CandorKnowledgeDialog, candor_knowledge_dialog, ADW_TYPE_MESSAGE_DIALOG)

static void
candor_knowledge_dialog_tell (GtkWindow *parent, const char *heading, const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

void
candor_knowledge_dialog_refuse (GtkWindow *parent, const char *why)
{
  candor_knowledge_dialog_tell (parent, _ ("This knowledge can’t be used"), why);
}

/* (transfer full) (nullable): the digest that was typed or pasted, once it has the form of one. */
static char *
candor_knowledge_dialog_dup_digest (CandorKnowledgeDialog *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->digest))));

  if (strlen (text) != SHA256_DIGITS || strspn (text, "0123456789abcdefABCDEF") != SHA256_DIGITS)
    return NULL;
  return g_steal_pointer (&text);
}

static void
candor_knowledge_dialog_digest_cb (CandorKnowledgeDialog *self)
{
  g_autofree char *digest = candor_knowledge_dialog_dup_digest (self);

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self), "update", digest != NULL);
}

/* What windows that open from now on know, said once it is so. */
static void
candor_knowledge_dialog_conclude (GtkWindow *parent, CandorKnowledge *installed)
{
  CandorApplication *application = CANDOR_APPLICATION (g_application_get_default ());
  const char *failure, *digest = candor_knowledge_get_sha256 (installed);
  g_autofree char *body = NULL;
  CandorKnowledge *used;

  /* Whoever updates means to use what comes of it, not the folder chosen before. */
  if (candor_application_get_settings (application) != NULL)
    g_settings_reset (candor_application_get_settings (application), "knowledge-folder");
  candor_application_reload_knowledge (application);
  used = candor_application_get_knowledge (application, &failure);
  if (used == NULL)
    {
      candor_knowledge_dialog_refuse (parent, failure);
      return;
    }
  if (strcmp (candor_knowledge_get_sha256 (used), digest) == 0)
    body = g_strdup_printf (_ ("Windows that you open from now on use the knowledge of %s.\n\nSHA-256 %s"),
                            candor_knowledge_get_version (installed), digest);
  else
    body = g_strdup_printf (_ ("The knowledge of %s is kept but not used: that of %s is newer, or is your own."),
                            candor_knowledge_get_version (installed), candor_knowledge_get_version (used));
  candor_knowledge_dialog_tell (parent, _ ("Knowledge Updated"), body);
}

static void
candor_knowledge_dialog_response_cb (CandorKnowledgeDialog *self, const char *response)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *digest = candor_knowledge_dialog_dup_digest (self);
  g_autoptr (CandorKnowledge) knowledge = NULL;
  g_autoptr (GError) error = NULL;

  if (strcmp (response, "update") != 0)
    return;
  knowledge = candor_knowledge_install (self->path, digest, &error);
  if (knowledge != NULL)
    candor_knowledge_dialog_conclude (parent, knowledge);
  else
    candor_knowledge_dialog_refuse (parent, error->message);
}

static void
candor_knowledge_dialog_finalize (GObject *object)
{
  g_free (CANDOR_KNOWLEDGE_DIALOG (object)->path);
  G_OBJECT_CLASS (candor_knowledge_dialog_parent_class)->finalize (object);
}

static void
candor_knowledge_dialog_class_init (CandorKnowledgeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = candor_knowledge_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/candor/Candor/candor-knowledge-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CandorKnowledgeDialog, digest);
  gtk_widget_class_bind_template_callback (widget_class, candor_knowledge_dialog_response_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_knowledge_dialog_digest_cb);
}

static void
candor_knowledge_dialog_init (CandorKnowledgeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  candor_let_shrink (GTK_WIDGET (self));
}

void
candor_knowledge_dialog_offer (GtkWindow *parent, GFile *file)
{
  g_autofree char *path = g_file_get_path (file), *name = g_file_get_basename (file);
  CandorKnowledgeDialog *self;
  gboolean told;

  if (path == NULL)
    {
      candor_knowledge_dialog_refuse (parent, _ ("Candor reads files of this machine only."));
      return;
    }
  self = g_object_new (CANDOR_TYPE_KNOWLEDGE_DIALOG, "transient-for", parent, NULL);
  told = candor_knowledge_file_has_digest (path);
  adw_message_dialog_format_body (
      ADW_MESSAGE_DIALOG (self),
      told ? _ ("“%s” takes, for yourself, the place of the knowledge that came with Candor, if its SHA-256 is the "
                "one in the file .sha256 beside it. Candor fetches nothing.")
           : _ ("“%s” takes, for yourself, the place of the knowledge that came with Candor, if its SHA-256 is the "
                "one that whoever published it names. Candor fetches nothing."),
      name);
  gtk_widget_set_visible (GTK_WIDGET (self->digest), !told);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self), "update", told);
  self->path = g_steal_pointer (&path);
  gtk_window_present (GTK_WINDOW (self));
}
