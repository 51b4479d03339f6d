/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Builds a dex file from a readable description, a line each:
 *
 *   .version 39                                    (035 where it is not given)
 *   .class Lcom/a/B; Ljava/lang/Object; Lcom/a/I;  (its superclass, its interfaces)
 *   .static KEY content://sms                      (a static String field and its first value)
 *   .method name (I)V                              (a method; without .end it is abstract; with
 *                                                  .same its code is that of the class's first)
 *     const-string TEXT                            (instructions; to the end of the line)
 *     const-string/jumbo TEXT
 *     const-class Lcom/a/B;
 *     invoke Lcom/a/B;->name(I)V                   (also invoke/range, invoke/polymorphic)
 *     invoke-custom Lcom/a/B;->name(I)V            (a call site whose argument is that method's handle)
 *     const-method-handle Lcom/a/B;->name(I)V
 *     sget Lcom/a/B;->NAME:Ljava/lang/String;      (also iget, sput)
 *     packed-switch 3, sparse-switch 3, array 5    (a table of so many entries, as data)
 *     units 0001 6e10                              (code units as they are)
 *   .end
 *
 * Tables are sorted and the file is whole: Android's own tools read it.
 */
GByteArray *dex_build (const char *description);
/* A container (version 041) of several; each description says ".version 41". */
GByteArray *dex_build_container (const char *const *descriptions);
/* Where a table or record is in the file last built from a description: "header", "string_ids", …,
 * "map", "class_data", "code", "string_data", "static_values", "interfaces": the first of its kind. */
guint dex_build_offset (const char *description, const char *what);

guint32 dex_get_u32 (GByteArray *bytes, guint offset);
void dex_put_u32 (GByteArray *bytes, guint offset, guint32 value);
/* Writes checksum and signature anew. */
void dex_seal (GByteArray *bytes);

G_END_DECLS
