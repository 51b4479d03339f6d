/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  CANDOR_ACTION_COLLECT,
  CANDOR_ACTION_USE,
  CANDOR_ACTION_SHARE,
  CANDOR_ACTION_STORE,
  CANDOR_ACTION_ACCESS,
} CandorAction;

/**
 * CandorPolarity:
 * @CANDOR_POLARITY_YES: it is done
 * @CANDOR_POLARITY_NO: it is denied
 * @CANDOR_POLARITY_CONDITIONAL: it is done under a condition that the sentence names
 */
typedef enum
{
  CANDOR_POLARITY_YES,
  CANDOR_POLARITY_NO,
  CANDOR_POLARITY_CONDITIONAL,
} CandorPolarity;

typedef enum
{
  CANDOR_ACTOR_FIRST_PARTY,
  CANDOR_ACTOR_THIRD_PARTY,
  CANDOR_ACTOR_USER,
} CandorActor;

/* Category, action, polarity, actor, party, sdk, purposes, permission, start, end, mention start,
 * mention end, document, block, rule, confidence. Quote and section are taken from the document. */
#define CANDOR_STATEMENT_VARIANT_TYPE "(syyymsmsasmsuuuuuusd)"

#define CANDOR_TYPE_STATEMENT (candor_statement_get_type ())
G_DECLARE_FINAL_TYPE (CandorStatement, candor_statement, CANDOR, STATEMENT, GObject)

/**
 * CandorStatement:
 *
 * One clause's claim about one category, with its quote and place.
 */

const char *candor_statement_get_category (CandorStatement *self);
CandorAction candor_statement_get_action (CandorStatement *self);
CandorPolarity candor_statement_get_polarity (CandorStatement *self);
CandorActor candor_statement_get_actor (CandorStatement *self);
/* (nullable): the third party as the policy names it. */
const char *candor_statement_get_party (CandorStatement *self);
/* (nullable): identifier of the SDK that @party names. */
const char *candor_statement_get_sdk (CandorStatement *self);
/* Purposes as identifiers ("advertising", "analytics", "security", …), NULL-terminated. */
const char *const *candor_statement_get_purposes (CandorStatement *self);
/* (nullable): full name of the permission that the sentence names. */
const char *candor_statement_get_permission (CandorStatement *self);
/* The sentence (a table row: its cells) word for word, and its place in the document's text in code points. */
const char *candor_statement_get_quote (CandorStatement *self);
guint candor_statement_get_start (CandorStatement *self);
guint candor_statement_get_end (CandorStatement *self);
/* The words within the quote that name the category, likewise; equal where a definition carries it. */
guint candor_statement_get_mention_start (CandorStatement *self);
guint candor_statement_get_mention_end (CandorStatement *self);
/* Index of the document in the policy and of the block in the document. */
guint candor_statement_get_document (CandorStatement *self);
guint candor_statement_get_block (CandorStatement *self);
/* (nullable): the headings above it. */
const char *candor_statement_get_section (CandorStatement *self);
/* Identifier of the rule that made it, and how far that rule is to be trusted, 0 to 1. */
const char *candor_statement_get_rule (CandorStatement *self);
double candor_statement_get_confidence (CandorStatement *self);

/* The words of the JSON: "collect", "yes", "first_party", …; NULL for what is no such value. */
const char *candor_action_to_string (CandorAction action);
const char *candor_polarity_to_string (CandorPolarity polarity);
const char *candor_actor_to_string (CandorActor actor);

G_END_DECLS
