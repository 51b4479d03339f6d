/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "base/candor-note.h"

G_BEGIN_DECLS

/* Members of an object that is being built. A NULL string is null, a NULL list is empty. */
void candor_json_add_string (JsonBuilder *builder, const char *key, const char *value);
void candor_json_add_integer (JsonBuilder *builder, const char *key, gint64 value);
/* null where value is negative: not given. */
void candor_json_add_count (JsonBuilder *builder, const char *key, gint64 value);
void candor_json_add_number (JsonBuilder *builder, const char *key, double value);
void candor_json_add_boolean (JsonBuilder *builder, const char *key, gboolean value);
void candor_json_add_strings (JsonBuilder *builder, const char *key, const char *const *values);
/* indexes: (element-type guint). */
void candor_json_add_indexes (JsonBuilder *builder, const char *key, GArray *indexes);
void candor_json_begin_object (JsonBuilder *builder, const char *key);
void candor_json_begin_array (JsonBuilder *builder, const char *key);

/**
 * candor_json_print:
 * @lines: whether it is laid out over lines for people, or all on one
 *
 * JsonGenerator is not used for two reasons. It prints 0.9 as 0.90000000000000002; and it leaves
 * characters that reorder or hide text as they are, so that what a terminal or an editor shows need
 * not be what the file of somebody else holds. Here they are escaped (RFC 8259, section 7).
 *
 * Returns: (transfer full): the text, ended by a line feed
 */
GBytes *candor_json_print (JsonBuilder *builder, gboolean lines);

G_END_DECLS
