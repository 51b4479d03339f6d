/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define CANDOR_TYPE_CATALOG (candor_catalog_get_type ())
G_DECLARE_FINAL_TYPE (CandorCatalog, candor_catalog, CANDOR, CATALOG, GObject)

/**
 * CandorCatalog:
 *
 * The program's words in one named language, whatever the language of the process.
 *
 * Reports are written in the language the reader of the report asked for, and a bilingual report in
 * two at once; the process locale that gettext() follows can't do that. A catalog reads the same
 * compiled message file that gettext() uses (GNU gettext manual, "The Format of GNU MO Files").
 * xgettext knows the keywords: candor_catalog_text:2, candor_catalog_context:2c,3.
 */

CandorCatalog *candor_catalog_new (const char *locale);
const char *candor_catalog_get_locale (CandorCatalog *self);
gboolean candor_catalog_is_chinese (CandorCatalog *self);
const char *candor_catalog_text (CandorCatalog *self, const char *message);
const char *candor_catalog_context (CandorCatalog *self, const char *context, const char *message);

G_END_DECLS
