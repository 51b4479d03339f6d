/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "package/candor-element.h"

G_BEGIN_DECLS

/**
 * candor_xml_visit:
 * @bytes: binary XML, as Android stores a manifest
 * @name: name of the file, for messages
 * @visitor: what to call
 * @error: a #CandorPackageError
 *
 * Walks binary XML as Android's ResXMLTree does: the type of the outer chunk does not matter, chunks
 * of other types are passed over, attributes are known by the resource map, header and attribute
 * sizes are what they say. Ends with the root element.
 *
 * Returns: %FALSE where Android would not read it either
 */
gboolean candor_xml_visit (GBytes *bytes,
                           const char *name,
                           const CandorElementVisitor *visitor,
                           gpointer user_data,
                           GError **error);

G_END_DECLS
