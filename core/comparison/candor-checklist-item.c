/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-comparison"

#include "config.h"
#include "comparison/candor-checklist-item-private.h"

#include <glib/gi18n-lib.h>

#include "base/candor-getter.h"

G_DEFINE_FINAL_TYPE (CandorChecklistItem, candor_checklist_item, G_TYPE_OBJECT)

static void
candor_checklist_item_finalize (GObject *object)
{
  CandorChecklistItem *self = CANDOR_CHECKLIST_ITEM (object);

  g_free (self->rule);
  g_clear_pointer (&self->reason, candor_note_unref);
  g_array_unref (self->mentions);
  g_array_unref (self->statements);
  g_clear_pointer (&self->found_builder, g_strv_builder_unref);
  g_clear_pointer (&self->missing_builder, g_strv_builder_unref);
  g_strfreev (self->found);
  g_strfreev (self->missing);
  g_strfreev (self->findings);
  G_OBJECT_CLASS (candor_checklist_item_parent_class)->finalize (object);
}

static void
candor_checklist_item_class_init (CandorChecklistItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candor_checklist_item_finalize;
}

static void
candor_checklist_item_init (CandorChecklistItem *self)
{
  self->mentions = g_array_new (FALSE, FALSE, sizeof (guint));
  self->statements = g_array_new (FALSE, FALSE, sizeof (guint));
  self->found_builder = g_strv_builder_new ();
  self->missing_builder = g_strv_builder_new ();
}

CandorChecklistItem *
candor_checklist_item_new (const char *rule)
{
  CandorChecklistItem *self = g_object_new (CANDOR_TYPE_CHECKLIST_ITEM, NULL);

  self->rule = g_strdup (rule);
  return self;
}

void
candor_checklist_item_decide (CandorChecklistItem *self, CandorChecklistState state, CandorNote *reason)
{
  self->state = state;
  self->reason = reason;
  self->found = g_strv_builder_end (self->found_builder);
  self->missing = g_strv_builder_end (self->missing_builder);
}

CANDOR_GETTER (CandorChecklistItem, candor_checklist_item, CANDOR_IS_CHECKLIST_ITEM, const char *, rule, NULL)
CANDOR_GETTER (CandorChecklistItem, candor_checklist_item, CANDOR_IS_CHECKLIST_ITEM, CandorChecklistState, state,
               CANDOR_CHECKLIST_NOT_JUDGEABLE)
CANDOR_GETTER (CandorChecklistItem, candor_checklist_item, CANDOR_IS_CHECKLIST_ITEM, CandorNote *, reason, NULL)
CANDOR_GETTER (CandorChecklistItem, candor_checklist_item, CANDOR_IS_CHECKLIST_ITEM, GArray *, mentions, NULL)
CANDOR_GETTER (CandorChecklistItem, candor_checklist_item, CANDOR_IS_CHECKLIST_ITEM, GArray *, statements, NULL)
CANDOR_STRV_GETTER (CandorChecklistItem, candor_checklist_item, CANDOR_IS_CHECKLIST_ITEM, found)
CANDOR_STRV_GETTER (CandorChecklistItem, candor_checklist_item, CANDOR_IS_CHECKLIST_ITEM, missing)
CANDOR_STRV_GETTER (CandorChecklistItem, candor_checklist_item, CANDOR_IS_CHECKLIST_ITEM, findings)

static const struct
{
  const char *name;
  const char *mark;
  const char *word;
} states[] = {
  [CANDOR_CHECKLIST_MET] = { "yes", "✓", N_("met") },
  [CANDOR_CHECKLIST_NOT_FOUND] = { "no", "✕", N_("not found") },
  [CANDOR_CHECKLIST_UNCLEAR] = { "unclear", "?", N_("unclear") },
  [CANDOR_CHECKLIST_NOT_JUDGEABLE] = { "not_judgeable", "–", N_("cannot be judged here") },
};

/**
 * candor_checklist_state_to_string:
 *
 * Returns: the name the JSON contract uses
 */
const char *
candor_checklist_state_to_string (CandorChecklistState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (states), NULL);
  return states[state].name;
}

const char *
candor_checklist_state_get_mark (CandorChecklistState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (states), NULL);
  return states[state].mark;
}

const char *
candor_checklist_state_get_word (CandorChecklistState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (states), NULL);
  return states[state].word;
}
