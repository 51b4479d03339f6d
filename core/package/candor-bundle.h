/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "package/candor-element.h"
#include "package/candor-resources-private.h"
#include "package/candor-wire.h"

G_BEGIN_DECLS

/* The manifest of a bundle's module, as candor_xml_visit() does for binary XML. */
gboolean candor_bundle_visit (GBytes *bytes,
                              const char *name,
                              const CandorElementVisitor *visitor,
                              gpointer user_data,
                              GError **error);

/* The resource table of a module (resources.pb): adds a CandorCandidate for each configuration that
 * has @id. Texts go to @texts. */
void candor_bundle_collect (GBytes *bytes, guint32 id, GStringChunk *texts, GArray *candidates);

/* Type and data of an Item message. @text gets its string, or NULL. FALSE where it is neither a
 * reference, a string nor a plain number. */
gboolean candor_bundle_read_item (CandorSpan item, guint8 *type, guint32 *data, CandorWireField *text);

G_END_DECLS
