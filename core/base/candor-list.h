/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CANDOR_TYPE_LIST (candor_list_get_type ())
G_DECLARE_FINAL_TYPE (CandorList, candor_list, CANDOR, LIST, GObject)

/**
 * CandorList:
 *
 * What a result consists of: filled once, then only read, by as many threads at once as like to. (GLib's own
 * list store remembers where it was read last, so two threads that read one may get each other's items.)
 * An item is found in constant time.
 */

CandorList *candor_list_new (GType item_type);
/* Before anybody else has the list: nobody is told. */
void candor_list_append (CandorList *self, gpointer item);
/* items: (array length=count) (transfer none) */
void candor_list_append_all (CandorList *self, gpointer const *items, guint count);
void candor_list_sort (CandorList *self, GCompareDataFunc compare, gpointer user_data);

G_END_DECLS
