/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/candor-note.h"

G_BEGIN_DECLS

/**
 * CandorFindingKind:
 *
 * Why a row is worth a person's look. Never a verdict of intent.
 */
typedef enum
{
  CANDOR_FINDING_UNDISCLOSED,    /* the package can do it; the policy has no statement about it */
  CANDOR_FINDING_DENIED,         /* the policy denies it; the package can do it */
  CANDOR_FINDING_CONTRADICTION,  /* the policy says both */
  CANDOR_FINDING_VAGUE,          /* only a broader category is named */
  CANDOR_FINDING_SDK_UNDISCLOSED, /* an SDK reaches it; the policy says it of the app alone */
  CANDOR_FINDING_SDK_NOT_NAMED,  /* an SDK is in the package, the policy doesn't name it */
  CANDOR_FINDING_SDK_ABSENT,     /* the policy names an SDK that is not seen in the package */
  CANDOR_FINDING_UNUSED,         /* a permission is requested and nothing in the code needs it */
  CANDOR_FINDING_OVER_DECLARED,  /* the policy claims what nothing in the package can do */
  CANDOR_FINDING_BEYOND_SCOPE,   /* beyond the necessary scope of the app's type */
  CANDOR_FINDING_UNUSUAL_BUILD,  /* the package is built as no tool builds one, which can mislead analysis */
  CANDOR_FINDING_DEVICE_SCANNING, /* code does what regulators single out, whatever the policy says */
  CANDOR_FINDING_POLICY_GAP,     /* the policy says nothing on a topic that rules ask for */
} CandorFindingKind;

typedef enum
{
  CANDOR_SEVERITY_INFO,
  CANDOR_SEVERITY_LOW,
  CANDOR_SEVERITY_MEDIUM,
  CANDOR_SEVERITY_HIGH,
} CandorSeverity;

#define CANDOR_TYPE_FINDING (candor_finding_get_type ())
G_DECLARE_FINAL_TYPE (CandorFinding, candor_finding, CANDOR, FINDING, GObject)

/* Stable over versions of package, policy and program: made of kind and subject alone. */
const char *candor_finding_get_id (CandorFinding *self);
CandorFindingKind candor_finding_get_kind (CandorFinding *self);
/* (nullable): the category; findings about an SDK or about how the package is built have none. */
const char *candor_finding_get_category (CandorFinding *self);
CandorSeverity candor_finding_get_severity (CandorFinding *self);
/* 0 to 1. */
double candor_finding_get_confidence (CandorFinding *self);
/* The sentence that stands up: what was seen, what was looked at, never more. */
CandorNote *candor_finding_get_message (CandorFinding *self);
/* (element-type CandorNote): why severity and confidence are what they are, and what was not looked at */
GPtrArray *candor_finding_get_rationale (CandorFinding *self);
/* Indexes as in #CandorRow. */
GArray *candor_finding_get_statements (CandorFinding *self);
GArray *candor_finding_get_permissions (CandorFinding *self);
GArray *candor_finding_get_apis (CandorFinding *self);
GArray *candor_finding_get_sdks (CandorFinding *self);
GArray *candor_finding_get_roles (CandorFinding *self);
/* Identifiers of the rules it touches, NULL-terminated. */
const char *const *candor_finding_get_rules (CandorFinding *self);

const char *candor_finding_kind_to_string (CandorFindingKind kind);
gboolean candor_finding_kind_from_string (const char *text, CandorFindingKind *kind);
/* The words for people, to be translated. */
const char *candor_finding_kind_get_word (CandorFindingKind kind);
const char *candor_severity_to_string (CandorSeverity severity);
const char *candor_severity_get_word (CandorSeverity severity);
gboolean candor_severity_from_string (const char *text, CandorSeverity *severity);

G_END_DECLS
