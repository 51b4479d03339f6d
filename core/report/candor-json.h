/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/candor-note.h"

G_BEGIN_DECLS

/**
 * CandorJson:
 *
 * A JSON text (RFC 8259) that is written as it is told, front to back: nothing is kept but the text. In an
 * object each member is told by its key, each once; in a list the key is %NULL.
 *
 * No library's generator is used for three reasons. They build a tree first, which costs a batch more than
 * comparing; they print 0.9 as 0.90000000000000002; and they leave characters that reorder or hide text as
 * they are, so that what a terminal or an editor shows need not be what the file of somebody else holds.
 * Here they are escaped (section 7).
 */
typedef struct _CandorJson CandorJson;

/* lines: whether it is laid out over lines for people, or all on one. */
CandorJson *candor_json_new (gboolean lines);
/* (transfer full): the text, ended by a line feed. Whatever was begun has been ended; frees @self. */
GBytes *candor_json_finish (CandorJson *self);
void candor_json_free (CandorJson *self);

/* A NULL string is null, a NULL list is empty. */
void candor_json_add_string (CandorJson *self, const char *key, const char *value);
void candor_json_add_integer (CandorJson *self, const char *key, gint64 value);
/* null where value is negative: not given. */
void candor_json_add_count (CandorJson *self, const char *key, gint64 value);
void candor_json_add_number (CandorJson *self, const char *key, double value);
void candor_json_add_boolean (CandorJson *self, const char *key, gboolean value);
void candor_json_add_strings (CandorJson *self, const char *key, const char *const *values);
/* indexes: (element-type guint). */
void candor_json_add_indexes (CandorJson *self, const char *key, GArray *indexes);
void candor_json_begin_object (CandorJson *self, const char *key);
void candor_json_end_object (CandorJson *self);
/* A list of plain values stays on its line. */
void candor_json_begin_array (CandorJson *self, const char *key);
void candor_json_end_array (CandorJson *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandorJson, candor_json_free)

G_END_DECLS
