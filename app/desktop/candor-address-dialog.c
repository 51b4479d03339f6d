/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-address-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/candor-printable.h"
#include "document/candor-origin.h"

struct _CandorAddressDialog
{
  AdwMessageDialog parent_instance;
  GtkEntry *entry;
  GtkLabel *host;
};

enum
{
  SIGNAL_FETCH,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandorAddressDialog, candor_address_dialog, ADW_TYPE_MESSAGE_DIALOG)

/* (nullable) (transfer full): the address in the entry; people leave out how it is spoken to. */
static char *
candor_address_dialog_dup_address (CandorAddressDialog *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  g_autofree char *whole = strstr (text, "://") == NULL && strchr (text, '.') != NULL ? g_strconcat ("https://", text, NULL)
                                                                                       : g_strdup (text);
  g_autofree char *host = candor_address_is (whole) ? candor_address_dup_host (whole) : NULL;

  return host != NULL && strpbrk (whole, " \t\r\n") == NULL ? g_steal_pointer (&whole) : NULL;
}

static void
candor_address_dialog_changed_cb (CandorAddressDialog *self)
{
  g_autofree char *address = candor_address_dialog_dup_address (self);
  g_autofree char *host = address != NULL ? candor_address_dup_host (address) : NULL;
  g_autofree char *shown = host != NULL ? candor_printable (host) : NULL;
  g_autofree char *words = NULL;

  if (shown == NULL)
    words = g_strdup (_ ("An address begins with https:// or http://"));
  else if (g_ascii_strncasecmp (address, "https:", 6) == 0)
    words = g_strdup_printf (_ ("Asks %s, encrypted"), shown);
  else
    words = g_strdup_printf (_ ("Asks %s, not encrypted: others on the way can read and change the page"), shown);
  gtk_label_set_text (self->host, words);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self), "fetch", shown != NULL);
}

static void
candor_address_dialog_response_cb (CandorAddressDialog *self, const char *response)
{
  g_autofree char *address = g_str_equal (response, "fetch") ? candor_address_dialog_dup_address (self) : NULL;

  if (address != NULL)
    g_signal_emit (self, signals[SIGNAL_FETCH], 0, address);
}

static void
candor_address_dialog_class_init (CandorAddressDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[SIGNAL_FETCH] = g_signal_new ("fetch", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/candor/Candor/candor-address-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CandorAddressDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, CandorAddressDialog, host);
  gtk_widget_class_bind_template_callback (widget_class, candor_address_dialog_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_address_dialog_response_cb);
}

static void
candor_address_dialog_init (CandorAddressDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
candor_address_dialog_new (GtkWindow *parent, const char *address)
{
  CandorAddressDialog *self = g_object_new (CANDOR_TYPE_ADDRESS_DIALOG, "transient-for", parent, NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), address != NULL ? address : "");
  candor_address_dialog_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  return GTK_WIDGET (self);
}
