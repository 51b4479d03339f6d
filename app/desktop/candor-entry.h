/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CandorEntryKind:
 *
 * What a line of the package's column is about; the index of an entry counts in the package's list of
 * that kind.
 */
typedef enum
{
  CANDOR_ENTRY_SECTION,
  CANDOR_ENTRY_GROUP,
  CANDOR_ENTRY_PERMISSION,
  CANDOR_ENTRY_API,
  CANDOR_ENTRY_CALL_SITE,
  CANDOR_ENTRY_SDK,
  CANDOR_ENTRY_FACT, /* a plain line: signer, component, evidence, a limit */
} CandorEntryKind;

#define CANDOR_TYPE_ENTRY (candor_entry_get_type ())
G_DECLARE_FINAL_TYPE (CandorEntry, candor_entry, CANDOR, ENTRY, GObject)

/**
 * CandorEntry:
 *
 * One line of the package's column. Only whether it belongs to what is selected changes, and whether it is what was looked for.
 */

CandorEntry *candor_entry_new (CandorEntryKind kind, guint index, const char *title, const char *subtitle);
/* (transfer full): takes the model of its children, made only when it is opened. */
void candor_entry_take_children (CandorEntry *self, GListModel *children);
CandorEntryKind candor_entry_get_kind (CandorEntry *self);
guint candor_entry_get_index (CandorEntry *self);
const char *candor_entry_get_title (CandorEntry *self);
/* (nullable) */
const char *candor_entry_get_subtitle (CandorEntry *self);
/* (nullable) */
GListModel *candor_entry_get_children (CandorEntry *self);
gboolean candor_entry_get_linked (CandorEntry *self);
void candor_entry_set_linked (CandorEntry *self, gboolean linked);
gboolean candor_entry_get_found (CandorEntry *self);
void candor_entry_set_found (CandorEntry *self, gboolean found);

G_END_DECLS
