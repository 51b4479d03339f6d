/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-comparison"

#include "config.h"
#include "comparison/candor-recheck-private.h"

#include <glib/gi18n-lib.h>

#include "base/candor-getter.h"

G_DEFINE_FINAL_TYPE (CandorRecheckItem, candor_recheck_item, G_TYPE_OBJECT)

static void
candor_recheck_item_finalize (GObject *object)
{
  CandorRecheckItem *self = CANDOR_RECHECK_ITEM (object);

  g_clear_object (&self->before);
  g_clear_object (&self->after);
  g_clear_pointer (&self->words, g_ptr_array_unref);
  g_clear_pointer (&self->deeds, g_ptr_array_unref);
  g_clear_pointer (&self->doubts, g_ptr_array_unref);
  G_OBJECT_CLASS (candor_recheck_item_parent_class)->finalize (object);
}

static void
candor_recheck_item_class_init (CandorRecheckItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candor_recheck_item_finalize;
}

static void
candor_recheck_item_init (CandorRecheckItem *self)
{
  self->words = g_ptr_array_new_with_free_func ((GDestroyNotify) candor_note_unref);
  self->deeds = g_ptr_array_new_with_free_func ((GDestroyNotify) candor_note_unref);
  self->doubts = g_ptr_array_new_with_free_func ((GDestroyNotify) candor_note_unref);
}

CandorRecheckItem *
candor_recheck_item_new (CandorFinding *before, CandorFinding *after)
{
  CandorRecheckItem *self = g_object_new (CANDOR_TYPE_RECHECK_ITEM, NULL);

  g_set_object (&self->before, before);
  g_set_object (&self->after, after);
  return self;
}

CANDOR_GETTER (CandorRecheckItem, candor_recheck_item, CANDOR_IS_RECHECK_ITEM, CandorRecheckStatus, status, CANDOR_RECHECK_GONE)
CANDOR_GETTER (CandorRecheckItem, candor_recheck_item, CANDOR_IS_RECHECK_ITEM, CandorFinding *, before, NULL)
CANDOR_GETTER (CandorRecheckItem, candor_recheck_item, CANDOR_IS_RECHECK_ITEM, CandorFinding *, after, NULL)
CANDOR_GETTER (CandorRecheckItem, candor_recheck_item, CANDOR_IS_RECHECK_ITEM, GPtrArray *, words, NULL)
CANDOR_GETTER (CandorRecheckItem, candor_recheck_item, CANDOR_IS_RECHECK_ITEM, GPtrArray *, deeds, NULL)
CANDOR_GETTER (CandorRecheckItem, candor_recheck_item, CANDOR_IS_RECHECK_ITEM, GPtrArray *, doubts, NULL)

CandorFinding *
candor_recheck_item_get_finding (CandorRecheckItem *self)
{
  g_return_val_if_fail (CANDOR_IS_RECHECK_ITEM (self), NULL);
  return self->after != NULL ? self->after : self->before;
}

static const struct
{
  const char *name;
  const char *word;
} statuses[] = {
  [CANDOR_RECHECK_NEW] = { "new", N_("new finding") },
  [CANDOR_RECHECK_CHANGED] = { "changed", N_("changed, still found") },
  [CANDOR_RECHECK_OPEN] = { "open", N_("still found") },
  [CANDOR_RECHECK_RECTIFIED] = { "rectified", N_("rectified") },
  [CANDOR_RECHECK_GONE] = { "gone", N_("no longer found, not shown to be rectified") },
};

const char *
candor_recheck_status_to_string (CandorRecheckStatus status)
{
  g_return_val_if_fail ((guint) status < G_N_ELEMENTS (statuses), NULL);
  return statuses[status].name;
}

const char *
candor_recheck_status_get_word (CandorRecheckStatus status)
{
  g_return_val_if_fail ((guint) status < G_N_ELEMENTS (statuses), NULL);
  return statuses[status].word;
}
