/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/candor-note.h"

G_BEGIN_DECLS

/**
 * CandorChecklistState:
 * @CANDOR_CHECKLIST_MET: what the item asks for is in the policy; sentences are quoted
 * @CANDOR_CHECKLIST_NOT_FOUND: it was not found in a policy that was read in full, or findings stand
 *   against it
 * @CANDOR_CHECKLIST_UNCLEAR: part of it was found, or what was found may be meant otherwise; a person
 *   must judge
 * @CANDOR_CHECKLIST_NOT_JUDGEABLE: it can't be judged from a policy and a package
 *
 * How an item of a regulation stands. Never a verdict on lawfulness.
 */
typedef enum
{
  CANDOR_CHECKLIST_MET,
  CANDOR_CHECKLIST_NOT_FOUND,
  CANDOR_CHECKLIST_UNCLEAR,
  CANDOR_CHECKLIST_NOT_JUDGEABLE,
} CandorChecklistState;

#define CANDOR_TYPE_CHECKLIST_ITEM (candor_checklist_item_get_type ())
G_DECLARE_FINAL_TYPE (CandorChecklistItem, candor_checklist_item, CANDOR, CHECKLIST_ITEM, GObject)

/**
 * CandorChecklistItem:
 *
 * One item of a regulation's checklist, judged. Regulation, article, titles and words are the rule's:
 * candor_knowledge_find_rule(). Immutable.
 */

/* Identifier of the rule, which is the item's own: "pipl-17". */
const char *candor_checklist_item_get_rule (CandorChecklistItem *self);
CandorChecklistState candor_checklist_item_get_state (CandorChecklistItem *self);
/* Why, in one sentence. */
CandorNote *candor_checklist_item_get_reason (CandorChecklistItem *self);
/* (element-type guint) (transfer none): indexes into candor_policy_get_mentions(): the sentences quoted */
GArray *candor_checklist_item_get_mentions (CandorChecklistItem *self);
/* (element-type guint) (transfer none): indexes of the policy's statements: more that is quoted */
GArray *candor_checklist_item_get_statements (CandorChecklistItem *self);
/* Identifiers of the topics found, and of those that were looked for and not found. NULL-terminated. */
const char *const *candor_checklist_item_get_found (CandorChecklistItem *self);
const char *const *candor_checklist_item_get_missing (CandorChecklistItem *self);
/* Identifiers of the findings that stand against it, NULL-terminated. */
const char *const *candor_checklist_item_get_findings (CandorChecklistItem *self);

/* The JSON's word: "yes", "no", "unclear", "not_judgeable". */
const char *candor_checklist_state_to_string (CandorChecklistState state);
/* ✓ ✕ ? and –: told by shape. */
const char *candor_checklist_state_get_mark (CandorChecklistState state);
/* The word for people, to be translated. */
const char *candor_checklist_state_get_word (CandorChecklistState state);

G_END_DECLS
