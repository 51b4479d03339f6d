/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-comparison"

#include "config.h"
#include "comparison/candor-finding-private.h"

#include <glib/gi18n-lib.h>

#include "base/candor-getter.h"

G_DEFINE_FINAL_TYPE (CandorFinding, candor_finding, G_TYPE_OBJECT)

static void
candor_finding_finalize (GObject *object)
{
  CandorFinding *self = CANDOR_FINDING (object);

  g_free (self->id);
  g_free (self->category);
  g_clear_pointer (&self->message, candor_note_unref);
  g_clear_pointer (&self->rationale, g_ptr_array_unref);
  g_clear_pointer (&self->statements, g_array_unref);
  g_clear_pointer (&self->permissions, g_array_unref);
  g_clear_pointer (&self->apis, g_array_unref);
  g_clear_pointer (&self->sdks, g_array_unref);
  g_clear_pointer (&self->roles, g_array_unref);
  g_strfreev (self->rules);
  G_OBJECT_CLASS (candor_finding_parent_class)->finalize (object);
}

static void
candor_finding_class_init (CandorFindingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candor_finding_finalize;
}

static void
candor_finding_init (CandorFinding *self)
{
  self->rationale = g_ptr_array_new_with_free_func ((GDestroyNotify) candor_note_unref);
  self->statements = g_array_new (FALSE, FALSE, sizeof (guint));
  self->permissions = g_array_new (FALSE, FALSE, sizeof (guint));
  self->apis = g_array_new (FALSE, FALSE, sizeof (guint));
  self->sdks = g_array_new (FALSE, FALSE, sizeof (guint));
  self->roles = g_array_new (FALSE, FALSE, sizeof (guint));
}

/*
 * candor_finding_new:
 * @category: (nullable): what it is about
 * @subject: the category, SDK or permission; with the kind it makes the identifier, so the same gap
 *   keeps its identifier over every version
 */
CandorFinding *
candor_finding_new (CandorFindingKind kind, const char *category, const char *subject)
{
  CandorFinding *self = g_object_new (CANDOR_TYPE_FINDING, NULL);

  self->kind = kind;
  self->category = g_strdup (category);
  self->id = g_strdup_printf ("%s:%s", candor_finding_kind_to_string (kind), subject);
  return self;
}

/* Takes the note. */
void
candor_finding_explain (CandorFinding *self, CandorNote *note)
{
  g_ptr_array_add (self->rationale, note);
}

CANDOR_GETTER (CandorFinding, candor_finding, CANDOR_IS_FINDING, const char *, id, NULL)
CANDOR_GETTER (CandorFinding, candor_finding, CANDOR_IS_FINDING, CandorFindingKind, kind, CANDOR_FINDING_UNDISCLOSED)
CANDOR_GETTER (CandorFinding, candor_finding, CANDOR_IS_FINDING, const char *, category, NULL)
CANDOR_GETTER (CandorFinding, candor_finding, CANDOR_IS_FINDING, CandorSeverity, severity, CANDOR_SEVERITY_INFO)
CANDOR_GETTER (CandorFinding, candor_finding, CANDOR_IS_FINDING, double, confidence, 0)
CANDOR_GETTER (CandorFinding, candor_finding, CANDOR_IS_FINDING, CandorNote *, message, NULL)
CANDOR_GETTER (CandorFinding, candor_finding, CANDOR_IS_FINDING, GPtrArray *, rationale, NULL)
CANDOR_GETTER (CandorFinding, candor_finding, CANDOR_IS_FINDING, GArray *, statements, NULL)
CANDOR_GETTER (CandorFinding, candor_finding, CANDOR_IS_FINDING, GArray *, permissions, NULL)
CANDOR_GETTER (CandorFinding, candor_finding, CANDOR_IS_FINDING, GArray *, apis, NULL)
CANDOR_GETTER (CandorFinding, candor_finding, CANDOR_IS_FINDING, GArray *, sdks, NULL)
CANDOR_GETTER (CandorFinding, candor_finding, CANDOR_IS_FINDING, GArray *, roles, NULL)

const char *const *
candor_finding_get_rules (CandorFinding *self)
{
  g_return_val_if_fail (CANDOR_IS_FINDING (self), NULL);
  return (const char *const *) self->rules;
}

static const struct
{
  const char *name;
  const char *word;
} kinds[] = {
  [CANDOR_FINDING_UNDISCLOSED] = { "undisclosed", N_("not said in the policy") },
  [CANDOR_FINDING_DENIED] = { "denied", N_("denied in the policy") },
  [CANDOR_FINDING_CONTRADICTION] = { "contradiction", N_("the policy says both") },
  [CANDOR_FINDING_VAGUE] = { "vague", N_("not said plainly") },
  [CANDOR_FINDING_SDK_UNDISCLOSED] = { "sdk_undisclosed", N_("said of the app, not of an SDK") },
  [CANDOR_FINDING_SDK_NOT_NAMED] = { "sdk_not_named", N_("SDK not named in the policy") },
  [CANDOR_FINDING_SDK_ABSENT] = { "sdk_absent", N_("SDK named, not seen in the package") },
  [CANDOR_FINDING_UNUSED] = { "unused", N_("requested, no use seen") },
  [CANDOR_FINDING_OVER_DECLARED] = { "over_declared", N_("said, no means seen in the package") },
  [CANDOR_FINDING_BEYOND_SCOPE] = { "beyond_scope", N_("beyond the necessary scope") },
  [CANDOR_FINDING_UNUSUAL_BUILD] = { "unusual_build", N_("unusual build that can mislead analysis") },
  [CANDOR_FINDING_DEVICE_SCANNING] = { "device_scanning", N_("singled out by regulators") },
  [CANDOR_FINDING_POLICY_GAP] = { "policy_gap", N_("topic not found in the policy") },
};

static const struct
{
  const char *name;
  const char *word;
} severities[] = {
  [CANDOR_SEVERITY_INFO] = { "info", N_("note") },
  [CANDOR_SEVERITY_LOW] = { "low", N_("low") },
  [CANDOR_SEVERITY_MEDIUM] = { "medium", N_("medium") },
  [CANDOR_SEVERITY_HIGH] = { "high", N_("high") },
};

/**
 * candor_finding_kind_to_string:
 *
 * Returns: the name the JSON contract uses
 */
const char *
candor_finding_kind_to_string (CandorFindingKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kinds), NULL);
  return kinds[kind].name;
}

/**
 * candor_finding_kind_from_string:
 * @text: (nullable): as candor_finding_kind_to_string() gives it
 * @kind: (out): the kind
 *
 * Returns: whether @text is one
 */
gboolean
candor_finding_kind_from_string (const char *text, CandorFindingKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (text, kinds[i].name) == 0)
      {
        *kind = (CandorFindingKind) i;
        return TRUE;
      }
  return FALSE;
}

const char *
candor_finding_kind_get_word (CandorFindingKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kinds), NULL);
  return kinds[kind].word;
}

const char *
candor_severity_to_string (CandorSeverity severity)
{
  g_return_val_if_fail ((guint) severity < G_N_ELEMENTS (severities), NULL);
  return severities[severity].name;
}

const char *
candor_severity_get_word (CandorSeverity severity)
{
  g_return_val_if_fail ((guint) severity < G_N_ELEMENTS (severities), NULL);
  return severities[severity].word;
}

/**
 * candor_severity_from_string:
 * @text: "info", "low", "medium" or "high"
 * @severity: (out): the severity
 *
 * Returns: whether @text is one of the four
 */
gboolean
candor_severity_from_string (const char *text, CandorSeverity *severity)
{
  for (guint i = 0; i < G_N_ELEMENTS (severities); i++)
    if (g_strcmp0 (text, severities[i].name) == 0)
      {
        *severity = (CandorSeverity) i;
        return TRUE;
      }
  return FALSE;
}
