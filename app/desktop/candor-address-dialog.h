/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CANDOR_TYPE_ADDRESS_DIALOG (candor_address_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CandorAddressDialog, candor_address_dialog, CANDOR, ADDRESS_DIALOG, AdwMessageDialog)

/**
 * CandorAddressDialog:
 *
 * Asks for the address of a policy's page, shows which host it leads to, and asks whether to fetch it. Nothing is
 * fetched before "fetch" is emitted, with the address.
 */

/* address: (nullable): what stands in the entry at first. */
GtkWidget *candor_address_dialog_new (GtkWindow *parent, const char *address);

G_END_DECLS
