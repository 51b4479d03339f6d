/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "casefile/candor-case.h"

G_BEGIN_DECLS

#define CANDOR_TYPE_DECISIONS (candor_decisions_get_type ())
G_DECLARE_FINAL_TYPE (CandorDecisions, candor_decisions, CANDOR, DECISIONS, GObject)

/**
 * CandorDecisions:
 *
 * What the person at one window decides about the case in it: with undo and redo, and with a copy of the
 * case kept in the state folder from the first decision to the next saving, so that none is lost with the
 * program. Emits "changed" whenever a decision, the note, the case, or what can be undone changes.
 */

CandorDecisions *candor_decisions_new (void);
/* case_: (nullable): none; path: (nullable): of its file; session: (nullable): of the copy it was read
 * from, which is then this one's. */
void candor_decisions_set_case (CandorDecisions *self, CandorCase *case_, const char *path, const char *session);
/* (nullable) */
CandorCase *candor_decisions_get_case (CandorDecisions *self);
/* (nullable): the case's file */
const char *candor_decisions_get_path (CandorDecisions *self);
/* The name that decisions bear; may be empty. */
void candor_decisions_set_person (CandorDecisions *self, const char *person);

void candor_decisions_decide (CandorDecisions *self, const char *finding, CandorVerdict verdict, const char *reason,
                              const char *note);
CandorVerdict candor_decisions_get_verdict (CandorDecisions *self, const char *finding);
gboolean candor_decisions_get_can_undo (CandorDecisions *self);
gboolean candor_decisions_get_can_redo (CandorDecisions *self);
void candor_decisions_undo (CandorDecisions *self);
void candor_decisions_redo (CandorDecisions *self);

/* Whether closing now would lose what the person did. */
gboolean candor_decisions_get_unsaved (CandorDecisions *self);
gboolean candor_decisions_save (CandorDecisions *self, const char *path, GError **error);
/* Forgets the copy: what is not saved is meant to be lost. */
void candor_decisions_discard (CandorDecisions *self);

/* (transfer full) (element-type utf8): paths of the copies that a program that ended early left. */
GPtrArray *candor_decisions_dup_sessions (void);

G_END_DECLS
