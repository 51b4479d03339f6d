/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Lists of tuples in the serialized form of GVariant (https://docs.gtk.org/glib/gvariant-specification-1.0.html), the same
 * bytes as g_variant_new() would come to, written and read without making a value of each number and word first, which
 * takes ten times as long and a hundred times the memory. Tuples are of y b i u x t d s ms as, and lists of such
 * tuples. */

/**
 * CandorSerial:
 *
 * A list that is being written.
 */
typedef struct _CandorSerial CandorSerial;

/**
 * CandorSerialWriter:
 * @serial: where each item is added to, by one candor_serial_add()
 * @user_data: what the items are of
 *
 * Writes the items of a list.
 */
typedef void (*CandorSerialWriter) (CandorSerial *serial, gpointer user_data);

/**
 * CandorSerialItemWriter:
 * @item: an item of a model
 * @serial: where it is added to, by one candor_serial_add()
 *
 * Writes one item.
 */
typedef void (*CandorSerialItemWriter) (gpointer item, CandorSerial *serial);

/* (transfer floating): a value of @type, "a(…)", with the items that @writer adds. Their strings are UTF-8. */
GVariant *candor_serial_new_list (const char *type, CandorSerialWriter writer, gpointer user_data);
/* (transfer floating): the same with all items of a model. */
GVariant *candor_serial_new_model (const char *type, GListModel *model, CandorSerialItemWriter writer);
/* Adds all items of a model. */
void candor_serial_add_model (CandorSerial *serial, GListModel *model, CandorSerialItemWriter writer);
/* type: "(…)"; then what g_variant_new() takes, strings (nullable) for ms, arrays NULL-terminated for as, and for a list
 * in the tuple, "a(…)", a #CandorSerialWriter and its data. */
void candor_serial_add (CandorSerial *serial, const char *type, ...);

/**
 * CandorSerialList:
 *
 * A list that is being read. All fields are private.
 */
typedef struct
{
  const char *type;
  const guint8 *data;
  gsize size;
  const guint8 *ends;
  guint width;
  gsize at;
  gsize index;
  gsize count;
} CandorSerialList;

/* variant: an array of tuples, in normal form, which lives as long as the list is read. */
void candor_serial_list_init (CandorSerialList *list, GVariant *variant);
/* Reads one more tuple: what g_variant_get() takes, strings and arrays of strings (transfer full), and a
 * #CandorSerialList for a list. FALSE at the end. */
gboolean candor_serial_list_next (CandorSerialList *list, ...);

G_END_DECLS
