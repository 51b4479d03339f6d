/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The attributes of an element, valid while its start is handled. */
typedef struct _CandorXmlAttributes CandorXmlAttributes;

/* What a reader does with the parts of an XML file. Elements come as "prefix:name", by the prefix that
 * their specification uses for the namespace, whatever the file uses; those of others as "name". */
typedef struct
{
  void (*start) (gpointer data, const char *name, const CandorXmlAttributes *attributes);
  void (*end) (gpointer data, const char *name);
  void (*text) (gpointer data, const char *text, gsize length);
} CandorXmlHandler;

/* Nothing outside of the bytes is read, no entity is resolved but XML's own five, and a document type
 * declaration is refused: the formats read have none. Errors name @name and @member. */
gboolean candor_xml_read (GBytes *bytes,
                          const char *name,
                          const char *member,
                          const CandorXmlHandler *handler,
                          gpointer data,
                          GError **error);

/* (transfer full) (nullable): by local name. */
char *candor_xml_dup_attribute (const CandorXmlAttributes *self, const char *name);
/* The attribute as a number, @otherwise if there is none. */
guint candor_xml_get_number (const CandorXmlAttributes *self, const char *name, guint otherwise);
/* ECMA-376, ST_OnOff: an element is on unless its "val" says otherwise. */
gboolean candor_xml_is_on (const CandorXmlAttributes *self);

G_END_DECLS
