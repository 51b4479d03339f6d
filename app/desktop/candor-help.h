/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "base/candor-catalog.h"

G_BEGIN_DECLS

#define CANDOR_TYPE_HELP (candor_help_get_type ())
G_DECLARE_FINAL_TYPE (CandorHelp, candor_help, CANDOR, HELP, AdwWindow)

/**
 * CandorHelp:
 *
 * The help, a page a subject. Its texts are resources, one set a language: lines that begin with "# " are
 * headings, with "- " items, with "! MARK " words with their mark; any other line is a paragraph.
 */

CandorHelp *candor_help_new (GtkWindow *parent, CandorCatalog *catalog);

G_END_DECLS
