/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-casefile"

#include "config.h"
#include "casefile/candor-decision.h"

#include <glib/gi18n-lib.h>

#include "base/candor-getter.h"

struct _CandorDecision
{
  GObject parent_instance;
  char *finding;
  CandorVerdict verdict;
  char *reason;
  char *note;
  char *person;
  GDateTime *time;
};

G_DEFINE_FINAL_TYPE (CandorDecision, candor_decision, G_TYPE_OBJECT)

static void
candor_decision_finalize (GObject *object)
{
  CandorDecision *self = CANDOR_DECISION (object);

  g_free (self->finding);
  g_free (self->reason);
  g_free (self->note);
  g_free (self->person);
  g_clear_pointer (&self->time, g_date_time_unref);
  G_OBJECT_CLASS (candor_decision_parent_class)->finalize (object);
}

static void
candor_decision_class_init (CandorDecisionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candor_decision_finalize;
}

static void
candor_decision_init (CandorDecision *self)
{
}

/**
 * candor_decision_new:
 * @finding: identifier of the finding
 * @reason: (nullable): why
 * @note: (nullable): what else there is to say
 * @person: (nullable): who decided, as they want to be named
 * @time: when
 *
 * Returns: (transfer full): the decision
 */
CandorDecision *
candor_decision_new (const char *finding, CandorVerdict verdict, const char *reason, const char *note,
                     const char *person, GDateTime *time)
{
  CandorDecision *self = g_object_new (CANDOR_TYPE_DECISION, NULL);

  self->finding = g_strdup (finding);
  self->verdict = verdict;
  self->reason = g_strdup (reason != NULL ? reason : "");
  self->note = g_strdup (note != NULL ? note : "");
  self->person = g_strdup (person != NULL ? person : "");
  /* To the second, as files keep it: what is read back is what was there. */
  self->time = g_date_time_new_from_unix_utc (g_date_time_to_unix (time));
  return self;
}

CANDOR_GETTER (CandorDecision, candor_decision, CANDOR_IS_DECISION, const char *, finding, NULL)
CANDOR_GETTER (CandorDecision, candor_decision, CANDOR_IS_DECISION, CandorVerdict, verdict, CANDOR_VERDICT_OPEN)
CANDOR_GETTER (CandorDecision, candor_decision, CANDOR_IS_DECISION, const char *, reason, "")
CANDOR_GETTER (CandorDecision, candor_decision, CANDOR_IS_DECISION, const char *, note, "")
CANDOR_GETTER (CandorDecision, candor_decision, CANDOR_IS_DECISION, const char *, person, "")
CANDOR_GETTER (CandorDecision, candor_decision, CANDOR_IS_DECISION, GDateTime *, time, NULL)

static const struct
{
  const char *name;
  const char *word;
} verdicts[] = {
  [CANDOR_VERDICT_OPEN] = { "open", N_("not decided") },
  [CANDOR_VERDICT_CONFIRMED] = { "confirmed", N_("confirmed") },
  [CANDOR_VERDICT_DISMISSED] = { "dismissed", N_("dismissed") },
  [CANDOR_VERDICT_ASKED] = { "asked", N_("the firm is asked") },
};

const char *
candor_verdict_to_string (CandorVerdict verdict)
{
  g_return_val_if_fail ((guint) verdict < G_N_ELEMENTS (verdicts), NULL);
  return verdicts[verdict].name;
}

const char *
candor_verdict_get_word (CandorVerdict verdict)
{
  g_return_val_if_fail ((guint) verdict < G_N_ELEMENTS (verdicts), NULL);
  return verdicts[verdict].word;
}

/**
 * candor_verdict_from_string:
 * @text: (nullable): as candor_verdict_to_string() gives it
 * @verdict: (out): the verdict
 *
 * Returns: whether @text is one
 */
gboolean
candor_verdict_from_string (const char *text, CandorVerdict *verdict)
{
  for (guint i = 0; i < G_N_ELEMENTS (verdicts); i++)
    if (g_strcmp0 (text, verdicts[i].name) == 0)
      {
        *verdict = (CandorVerdict) i;
        return TRUE;
      }
  return FALSE;
}
