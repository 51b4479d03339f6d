/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/candor-note.h"

G_BEGIN_DECLS

/**
 * CandorDisclosure:
 * @CANDOR_DISCLOSURE_CLEAR: the policy says it, in that category or a narrower one
 * @CANDOR_DISCLOSURE_VAGUE: only a broader category is named, or it is named only beside a permission,
 *   without a statement of what is done with it
 * @CANDOR_DISCLOSURE_AMBIGUOUS: the policy says both that it is done and that it is not
 * @CANDOR_DISCLOSURE_INCORRECT: the policy denies it
 * @CANDOR_DISCLOSURE_OMITTED: the policy, read in full, has no statement about it
 * @CANDOR_DISCLOSURE_NONE_NEEDED: words without deeds: the package shows no such behavior
 *
 * What a policy does about a behavior. The five of PoliCheck (Andow et al., USENIX Security 2020).
 */
typedef enum
{
  CANDOR_DISCLOSURE_CLEAR,
  CANDOR_DISCLOSURE_VAGUE,
  CANDOR_DISCLOSURE_AMBIGUOUS,
  CANDOR_DISCLOSURE_INCORRECT,
  CANDOR_DISCLOSURE_OMITTED,
  CANDOR_DISCLOSURE_NONE_NEEDED,
} CandorDisclosure;

#define CANDOR_TYPE_ROW (candor_row_get_type ())
G_DECLARE_FINAL_TYPE (CandorRow, candor_row, CANDOR, ROW, GObject)

/**
 * CandorRow:
 *
 * One category: what the words say and what the deeds are. Evidence is by index: statements into
 * the policy's, permissions, apis and sdks into the package's lists.
 */

const char *candor_row_get_category (CandorRow *self);
CandorDisclosure candor_row_get_disclosure (CandorRow *self);
/* (element-type guint) (transfer none): sorted indexes */
GArray *candor_row_get_statements (CandorRow *self);
GArray *candor_row_get_permissions (CandorRow *self);
GArray *candor_row_get_apis (CandorRow *self);
GArray *candor_row_get_sdks (CandorRow *self);
/* (element-type guint) (transfer none): sorted indexes of the components that the system calls for a role which
 * people give to an app */
GArray *candor_row_get_roles (CandorRow *self);
/* Whether the package has the behavior at all. */
gboolean candor_row_get_has_behavior (CandorRow *self);
/* Why the disclosure is what it is, written out. */
CandorNote *candor_row_get_reason (CandorRow *self);

const char *candor_disclosure_to_string (CandorDisclosure disclosure);
/* ● ◐ ◇ ✕ ○ and – : told by shape, the same in window, PDF, HTML and terminal. */
const char *candor_disclosure_get_mark (CandorDisclosure disclosure);
/* The word for people, to be translated: "disclosed", "vague", "says both", "denied", "not said". */
const char *candor_disclosure_get_word (CandorDisclosure disclosure);

G_END_DECLS
