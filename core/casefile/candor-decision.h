/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CandorVerdict:
 * @CANDOR_VERDICT_OPEN: nobody has decided, or a decision was taken back
 * @CANDOR_VERDICT_CONFIRMED: a person looked at the evidence and holds the finding to be true
 * @CANDOR_VERDICT_DISMISSED: a person holds it to be no gap, for the reason given
 * @CANDOR_VERDICT_ASKED: the firm is to be asked
 *
 * What a person made of a finding.
 */
typedef enum
{
  CANDOR_VERDICT_OPEN,
  CANDOR_VERDICT_CONFIRMED,
  CANDOR_VERDICT_DISMISSED,
  CANDOR_VERDICT_ASKED,
} CandorVerdict;

#define CANDOR_TYPE_DECISION (candor_decision_get_type ())
G_DECLARE_FINAL_TYPE (CandorDecision, candor_decision, CANDOR, DECISION, GObject)

/**
 * CandorDecision:
 *
 * What one person decided about one finding, when and why. Immutable.
 */

/* reason, note, person: (nullable): empty stands for none; time: UTC is kept, to the second. */
CandorDecision *candor_decision_new (const char *finding, CandorVerdict verdict, const char *reason,
                                     const char *note, const char *person, GDateTime *time);

/* Identifier of the finding: candor_finding_get_id(). */
const char *candor_decision_get_finding (CandorDecision *self);
CandorVerdict candor_decision_get_verdict (CandorDecision *self);
/* Why, in the person's words or a choice of them; never NULL, may be empty. */
const char *candor_decision_get_reason (CandorDecision *self);
/* What else the person wrote down; never NULL, may be empty. */
const char *candor_decision_get_note (CandorDecision *self);
/* The person's name as they gave it; never NULL, may be empty. */
const char *candor_decision_get_person (CandorDecision *self);
/* When, in UTC. */
GDateTime *candor_decision_get_time (CandorDecision *self);

/* "open", "confirmed", "dismissed", "asked": for files. */
const char *candor_verdict_to_string (CandorVerdict verdict);
gboolean candor_verdict_from_string (const char *text, CandorVerdict *verdict);
/* The words for people, to be translated. */
const char *candor_verdict_get_word (CandorVerdict verdict);

G_END_DECLS
