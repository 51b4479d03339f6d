/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "candor-entry.h"

#include "base/candor-getter.h"
#include "base/candor-printable.h"

struct _CandorEntry
{
  GObject parent_instance;
  CandorEntryKind kind;
  guint index;
  char *title;
  char *subtitle;
  GListModel *children;
  gboolean linked;
  gboolean found;
};

enum
{
  PROP_0,
  PROP_LINKED,
  PROP_FOUND,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CandorEntry, candor_entry, G_TYPE_OBJECT)

static void
candor_entry_finalize (GObject *object)
{
  CandorEntry *self = CANDOR_ENTRY (object);

  g_free (self->title);
  g_free (self->subtitle);
  g_clear_object (&self->children);
  G_OBJECT_CLASS (candor_entry_parent_class)->finalize (object);
}

static void
candor_entry_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LINKED)
    g_value_set_boolean (value, CANDOR_ENTRY (object)->linked);
  else if (id == PROP_FOUND)
    g_value_set_boolean (value, CANDOR_ENTRY (object)->found);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
candor_entry_class_init (CandorEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = candor_entry_finalize;
  object_class->get_property = candor_entry_get_property;
  properties[PROP_LINKED] = g_param_spec_boolean ("linked", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FOUND] = g_param_spec_boolean ("found", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
candor_entry_init (CandorEntry *self)
{
}

CandorEntry *
candor_entry_new (CandorEntryKind kind, guint index, const char *title, const char *subtitle)
{
  CandorEntry *self = g_object_new (CANDOR_TYPE_ENTRY, NULL);

  self->kind = kind;
  self->index = index;
  /* Names come from the package: what would hide or reorder them is spelled out. */
  self->title = candor_printable (title != NULL ? title : "");
  self->subtitle = subtitle != NULL && *subtitle != '\0' ? candor_printable (subtitle) : NULL;
  return self;
}

void
candor_entry_take_children (CandorEntry *self, GListModel *children)
{
  g_return_if_fail (CANDOR_IS_ENTRY (self) && G_IS_LIST_MODEL (children));
  g_clear_object (&self->children);
  self->children = children;
}

CANDOR_GETTER (CandorEntry, candor_entry, CANDOR_IS_ENTRY, CandorEntryKind, kind, CANDOR_ENTRY_FACT)
CANDOR_GETTER (CandorEntry, candor_entry, CANDOR_IS_ENTRY, guint, index, 0)
CANDOR_GETTER (CandorEntry, candor_entry, CANDOR_IS_ENTRY, const char *, title, NULL)
CANDOR_GETTER (CandorEntry, candor_entry, CANDOR_IS_ENTRY, const char *, subtitle, NULL)
CANDOR_GETTER (CandorEntry, candor_entry, CANDOR_IS_ENTRY, GListModel *, children, NULL)
CANDOR_GETTER (CandorEntry, candor_entry, CANDOR_IS_ENTRY, gboolean, linked, FALSE)
CANDOR_GETTER (CandorEntry, candor_entry, CANDOR_IS_ENTRY, gboolean, found, FALSE)

void
candor_entry_set_linked (CandorEntry *self, gboolean linked)
{
  g_return_if_fail (CANDOR_IS_ENTRY (self));
  if (self->linked == linked)
    return;
  self->linked = linked;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LINKED]);
}

void
candor_entry_set_found (CandorEntry *self, gboolean found)
{
  g_return_if_fail (CANDOR_IS_ENTRY (self));
  if (self->found == found)
    return;
  self->found = found;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOUND]);
}
