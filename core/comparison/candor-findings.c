/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-comparison"

#include "config.h"
#include "comparison/candor-comparison-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How far a finding is to be trusted, by what it rests on. A call that was seen is firmer than a
 * permission, which only opens a door; silence and breadth are judged from statements that a program
 * read, so nothing is certain. */
#define CANDOR_CONFIDENCE_CALL_SEEN 0.9
#define CANDOR_CONFIDENCE_PERMISSION_ONLY 0.85
#define CANDOR_CONFIDENCE_VAGUE 0.75
#define CANDOR_CONFIDENCE_NAMED 0.5
/* Taken off where a part of the policy was not read. */
#define CANDOR_CONFIDENCE_PART_UNREAD 0.25

/* What a person must grant and code is seen to use weighs most; so does what regulators single out.
 * What any app may read without asking weighs least. */
static CandorSeverity
candor_findings_weigh (CandorComparison *self, CandorRow *row)
{
  const CandorKnownCategory *known = candor_knowledge_find_category (self->knowledge, row->category);
  gboolean guarded = candor_comparison_is_guarded (self, row);
  gboolean called = row->evident;

  if (known == NULL)
    return CANDOR_SEVERITY_LOW;
  if (called && (guarded || known->scanning))
    return CANDOR_SEVERITY_HIGH;
  if (guarded || known->scanning || (called && known->sensitive))
    return CANDOR_SEVERITY_MEDIUM;
  return CANDOR_SEVERITY_LOW;
}

/* The weight in words, by what it rests on. */
static CandorNote *
candor_findings_explain_weight (CandorComparison *self, CandorRow *row)
{
  const CandorKnownCategory *known = candor_knowledge_find_category (self->knowledge, row->category);
  gboolean guarded = candor_comparison_is_guarded (self, row);
  gboolean called = row->evident;

  if (known != NULL && known->scanning)
    return candor_note_new (called              ? N_("Weight: code is seen to get {0}, which regulators single out.")
                            : row->apis->len > 0 ? N_("Weight: regulators single out {0}; what the code calls serves other ends as well.")
                                                 : N_("Weight: regulators single out {0}."),
                            CANDOR_NOTE_CATEGORY, row->category, CANDOR_NOTE_END);
  if (row->roles->len > 0)
    return candor_note_new (N_("Weight: people must give the app the role in the system’s settings; the system then hands it the data. What its code does with it was not looked at."), CANDOR_NOTE_END);
  if (guarded)
    return candor_note_new (called ? N_("Weight: people must grant the permission, and code is seen to use it.")
                           : row->apis->len > 0
                               ? N_("Weight: people must grant the permission; what its code calls serves other ends as well.")
                               : N_("Weight: people must grant the permission; no use of it was seen."), CANDOR_NOTE_END);
  if (called && known != NULL && known->sensitive)
    return candor_note_new (N_("Weight: code is seen to get {0}, which is sensitive; no permission that people grant is needed."),
                            CANDOR_NOTE_CATEGORY, row->category, CANDOR_NOTE_END);
  return candor_note_new (N_("Weight: any app may get it without asking."), CANDOR_NOTE_END);
}

CandorFinding *
candor_comparison_start_finding (CandorComparison *self, CandorFindingKind kind, CandorRow *row)
{
  CandorFinding *finding = candor_finding_new (kind, row->category, row->category);

  finding->severity = candor_findings_weigh (self, row);
  finding->confidence = row->evident ? CANDOR_CONFIDENCE_CALL_SEEN : CANDOR_CONFIDENCE_PERMISSION_ONLY;
  candor_comparison_add_evidence (finding, row);
  candor_finding_explain (finding, candor_note_ref (row->reason));
  if (kind <= CANDOR_FINDING_VAGUE)
    candor_finding_explain (finding, candor_findings_explain_weight (self, row));
  return finding;
}

void
candor_comparison_keep_finding (CandorComparison *self, GPtrArray *findings, CandorFinding *finding)
{
  const char *const *rules
      = candor_knowledge_get_rules_of (self->knowledge, candor_finding_kind_to_string (finding->kind));

  finding->rules = g_strdupv ((char **) rules);
  if (finding->permissions->len > 0 && finding->apis->len == 0)
    candor_finding_explain (finding, candor_note_new (N_("A permission opens the way to the data; no call that uses it was seen."), CANDOR_NOTE_END));
  g_ptr_array_add (findings, finding);
}

/* "We collect no personal information" denies no kind by name, but whoever weighs a silence wants to
 * know of it. */
static void
candor_findings_explain_general_denial (CandorComparison *self, CandorFinding *finding)
{
  CandorStatement *statement;

  if (self->general_denial < 0)
    return;
  statement = candor_policy_get_statement (self->policy, (guint) self->general_denial);
  candor_finding_explain (finding, candor_note_new (N_("Of {0} as a whole the policy says: {1}"), CANDOR_NOTE_CATEGORY,
                                                    candor_statement_get_category (statement), CANDOR_NOTE_QUOTE,
                                                    candor_statement_get_quote (statement), CANDOR_NOTE_END));
  g_array_append_vals (finding->statements, &(guint){ (guint) self->general_denial }, 1);
}

/* What each kind of finding says, always first what was seen. */

static const CandorTelling candor_telling_silent = {
  .both = N_("The package requests {1} and its code uses {2}. The policy supplied, read in full ({3} words), has no statement about {0}."),
  .requests = N_("The package requests {1}. The policy supplied, read in full ({3} words), has no statement about {0}."),
  .calls = N_("The package's code uses {2}. The policy supplied, read in full ({3} words), has no statement about {0}."),
  .declares = N_("The package declares {1} for the system to call. The policy supplied, read in full ({3} words), has no statement about {0}."),
};

static const CandorTelling candor_telling_silent_in_part = {
  .both = N_("The package requests {1} and its code uses {2}. The policy supplied, as far as it could be read ({3} words), has no statement about {0}."),
  .requests = N_("The package requests {1}. The policy supplied, as far as it could be read ({3} words), has no statement about {0}."),
  .calls = N_("The package's code uses {2}. The policy supplied, as far as it could be read ({3} words), has no statement about {0}."),
  .declares = N_("The package declares {1} for the system to call. The policy supplied, as far as it could be read ({3} words), has no statement about {0}."),
};

static const CandorTelling candor_telling_denied = {
  .both = N_("On {0} the policy says: {3} The package requests {1} and its code uses {2}."),
  .requests = N_("On {0} the policy says: {3} The package requests {1}."),
  .calls = N_("On {0} the policy says: {3} The package's code uses {2}."),
  .declares = N_("On {0} the policy says: {3} The package declares {1} for the system to call."),
};

static const CandorTelling candor_telling_broader = {
  .both = N_("The package requests {1} and its code uses {2}. The policy doesn’t name {0} itself; its nearest words are: {3}"),
  .requests = N_("The package requests {1}. The policy doesn’t name {0} itself; its nearest words are: {3}"),
  .calls = N_("The package's code uses {2}. The policy doesn’t name {0} itself; its nearest words are: {3}"),
  .declares = N_("The package declares {1} for the system to call. The policy doesn’t name {0} itself; its nearest words are: {3}"),
};

static const CandorTelling candor_telling_undecided = {
  .both = N_("The package requests {1} and its code uses {2}. The policy says: {3} Whether {0} is collected or accessed can't be told from that."),
  .requests = N_("The package requests {1}. The policy says: {3} Whether {0} is collected or accessed can't be told from that."),
  .calls = N_("The package's code uses {2}. The policy says: {3} Whether {0} is collected or accessed can't be told from that."),
  .declares = N_("The package declares {1} for the system to call. The policy says: {3} Whether {0} is collected or accessed can't be told from that."),
};

static const CandorTelling candor_telling_beside = {
  .both = N_("The package requests {1} and its code uses {2}. The policy names {0} beside a permission, and no statement of what is done with it was read: {3}"),
  .requests = N_("The package requests {1}. The policy names {0} beside a permission, and no statement of what is done with it was read: {3}"),
  .calls = N_("The package's code uses {2}. The policy names {0} beside a permission, and no statement of what is done with it was read: {3}"),
  .declares = N_("The package declares {1} for the system to call. The policy names {0} beside a permission, and no statement of what is done with it was read: {3}"),
};

static const CandorTelling candor_telling_named = {
  .both = N_("The package requests {1} and its code uses {2}. The policy names {0} in a sentence whose claim could not be read: {3} It has no statement about it that could be read."),
  .requests = N_("The package requests {1}. The policy names {0} in a sentence whose claim could not be read: {3} It has no statement about it that could be read."),
  .calls = N_("The package's code uses {2}. The policy names {0} in a sentence whose claim could not be read: {3} It has no statement about it that could be read."),
  .declares = N_("The package declares {1} for the system to call. The policy names {0} in a sentence whose claim could not be read: {3} It has no statement about it that could be read."),
};

static void
candor_findings_add_undisclosed (CandorComparison *self, CandorRow *row, GPtrArray *findings)
{
  CandorFinding *finding;
  CandorReadingState reading = candor_comparison_get_reading (self);
  g_autofree char *words = g_strdup_printf ("%u", candor_policy_get_word_count (self->policy));

  /* Silence of what is no privacy policy, or was read only in part, proves nothing; the limits say so. */
  if (reading == CANDOR_READING_BLIND)
    return;
  finding = candor_comparison_start_finding (self, CANDOR_FINDING_UNDISCLOSED, row);
  finding->message = candor_comparison_tell (
      self, row, reading == CANDOR_READING_WHOLE ? &candor_telling_silent : &candor_telling_silent_in_part,
      CANDOR_NOTE_TEXT, words);
  if (reading == CANDOR_READING_PART)
    {
      finding->confidence -= CANDOR_CONFIDENCE_PART_UNREAD;
      candor_finding_explain (finding, candor_note_new (N_("A part of the policy was not read, as its warnings say; that lowers the confidence."), CANDOR_NOTE_END));
    }
  candor_findings_explain_general_denial (self, finding);
  candor_comparison_keep_finding (self, findings, finding);
}

static gboolean
candor_findings_is_heading (CandorPolicy *policy, CandorStatement *statement)
{
  CandorDocument *document = candor_policy_get_document (policy, candor_statement_get_document (statement));
  CandorBlock *block = candor_document_get_block (document, candor_statement_get_block (statement));

  return candor_block_get_kind (block) == CANDOR_BLOCK_HEADING;
}

/* A sentence, if there is one: a heading names what is told below it, and says less. */
CandorStatement *
candor_comparison_find_statement (CandorComparison *self, CandorRow *row, gboolean denial)
{
  CandorStatement *heading = NULL;

  for (guint i = 0; i < row->statements->len; i++)
    {
      CandorStatement *statement
          = candor_policy_get_statement (self->policy, g_array_index (row->statements, guint, i));
      if ((candor_statement_get_polarity (statement) == CANDOR_POLARITY_NO) != denial)
        continue;
      if (!candor_findings_is_heading (self->policy, statement))
        return statement;
      if (heading == NULL)
        heading = statement;
    }
  return heading;
}

static void
candor_findings_add_denied (CandorComparison *self, CandorRow *row, GPtrArray *findings)
{
  CandorFinding *finding = candor_comparison_start_finding (self, CANDOR_FINDING_DENIED, row);
  CandorStatement *denial = candor_comparison_find_statement (self, row, TRUE);

  finding->message = candor_comparison_tell (self, row, &candor_telling_denied, CANDOR_NOTE_QUOTE,
                                             candor_statement_get_quote (denial));
  finding->confidence *= candor_statement_get_confidence (denial);
  candor_comparison_keep_finding (self, findings, finding);
}

static void
candor_findings_add_contradiction (CandorComparison *self, CandorRow *row, GPtrArray *findings)
{
  CandorFinding *finding = candor_comparison_start_finding (self, CANDOR_FINDING_CONTRADICTION, row);
  CandorStatement *denial = candor_comparison_find_statement (self, row, TRUE);
  CandorStatement *declaration = candor_comparison_find_statement (self, row, FALSE);

  finding->message = candor_note_new (
      N_("On {0} the policy says both {1} and {2}"), CANDOR_NOTE_CATEGORY, row->category,
      CANDOR_NOTE_QUOTE, candor_statement_get_quote (declaration), CANDOR_NOTE_QUOTE,
      candor_statement_get_quote (denial), CANDOR_NOTE_END);
  finding->severity = MIN (finding->severity, CANDOR_SEVERITY_MEDIUM);
  finding->confidence *= candor_statement_get_confidence (denial);
  candor_finding_explain (finding, candor_note_new (N_("Medium at most, for the policy declares it as well."), CANDOR_NOTE_END));
  candor_comparison_keep_finding (self, findings, finding);
}

/* Photos aren't broader than the camera: they only may mean it. */
static gboolean
candor_findings_is_hint (CandorComparison *self, CandorRow *row, CandorStatement *statement)
{
  return statement != NULL
         && !candor_knowledge_subsumes (self->knowledge, candor_statement_get_category (statement), row->category);
}

/* The less the policy was read to say, the less the finding weighs: it may say all that is needed in words
 * that weren't understood. */
static void
candor_findings_add_vague (CandorComparison *self, CandorRow *row, GPtrArray *findings)
{
  CandorFinding *finding = candor_comparison_start_finding (self, CANDOR_FINDING_VAGUE, row);
  CandorStatement *broader = candor_comparison_find_statement (self, row, FALSE);
  CandorStatement *undecided = candor_comparison_find_statement (self, row, TRUE);

  if (broader != NULL)
    finding->message = candor_comparison_tell (self, row, &candor_telling_broader, CANDOR_NOTE_QUOTE,
                                               candor_statement_get_quote (broader));
  else if (undecided != NULL)
    finding->message = candor_comparison_tell (self, row, &candor_telling_undecided, CANDOR_NOTE_QUOTE,
                                               candor_statement_get_quote (undecided));
  else
    finding->message = candor_comparison_tell (
        self, row, candor_mention_get_firm (row->named) ? &candor_telling_beside : &candor_telling_named,
        CANDOR_NOTE_QUOTE, candor_mention_get_quote (row->named));
  finding->severity = MIN (finding->severity, CANDOR_SEVERITY_MEDIUM);
  if (finding->severity > CANDOR_SEVERITY_INFO)
    finding->severity -= 1;
  finding->confidence = CANDOR_CONFIDENCE_VAGUE;
  candor_finding_explain (finding, candor_note_new (N_("One step lower than a silence would weigh, for the policy is not silent."), CANDOR_NOTE_END));
  if (candor_findings_is_hint (self, row, broader)
      || (broader == NULL && (undecided != NULL || !candor_mention_get_firm (row->named))))
    {
      finding->severity = MIN (finding->severity, CANDOR_SEVERITY_LOW);
      finding->confidence = CANDOR_CONFIDENCE_NAMED;
    }
  candor_comparison_keep_finding (self, findings, finding);
}

/* An SDK takes it, and everything the policy says of it is about the app alone. */
static void
candor_findings_add_sdk_undisclosed (CandorComparison *self, CandorRow *row, GPtrArray *findings)
{
  gboolean of_others = FALSE;
  CandorFinding *finding;
  g_autoptr (CandorSdk) sdk = NULL;
  g_autofree char *apis = NULL;

  for (guint i = 0; i < row->statements->len; i++)
    {
      CandorStatement *statement
          = candor_policy_get_statement (self->policy, g_array_index (row->statements, guint, i));
      of_others |= candor_statement_get_polarity (statement) != CANDOR_POLARITY_NO
                   && (candor_statement_get_actor (statement) == CANDOR_ACTOR_THIRD_PARTY
                       || candor_statement_get_action (statement) == CANDOR_ACTION_SHARE);
    }
  for (guint i = 0; sdk == NULL && i < row->sdks->len; i++)
    {
      g_autoptr (CandorSdk) each = g_list_model_get_item (candor_package_get_sdks (self->package),
                                                          g_array_index (row->sdks, guint, i));
      if (!candor_sdk_get_library (each))
        sdk = g_steal_pointer (&each);
    }
  if (of_others || sdk == NULL)
    return;
  finding = candor_comparison_start_finding (self, CANDOR_FINDING_SDK_UNDISCLOSED, row);
  apis = candor_comparison_join_apis (self, row->apis);
  finding->message = candor_note_new (
      N_("Code of {2} is among what uses {1}. What the policy says about {0} is about the app itself; no statement gives it to a third party."),
      CANDOR_NOTE_CATEGORY, row->category, CANDOR_NOTE_TEXT, apis, CANDOR_NOTE_TEXT, candor_sdk_get_name (sdk),
      CANDOR_NOTE_END);
  finding->severity = CANDOR_SEVERITY_LOW;
  finding->confidence = CANDOR_CONFIDENCE_VAGUE;
  candor_finding_explain (finding, candor_note_new (N_("Weight: low, for the policy does speak of the data, if of the app alone."), CANDOR_NOTE_END));
  candor_comparison_keep_finding (self, findings, finding);
}

static void
candor_findings_visit_row (CandorComparison *self, CandorRow *row, GPtrArray *findings)
{
  switch (row->disclosure)
    {
    case CANDOR_DISCLOSURE_OMITTED:
      candor_findings_add_undisclosed (self, row, findings);
      break;
    case CANDOR_DISCLOSURE_INCORRECT:
      candor_findings_add_denied (self, row, findings);
      break;
    case CANDOR_DISCLOSURE_AMBIGUOUS:
      candor_findings_add_contradiction (self, row, findings);
      break;
    case CANDOR_DISCLOSURE_VAGUE:
      candor_findings_add_vague (self, row, findings);
      break;
    case CANDOR_DISCLOSURE_CLEAR:
      candor_findings_add_sdk_undisclosed (self, row, findings);
      break;
    case CANDOR_DISCLOSURE_NONE_NEEDED:
    default:
      break;
    }
}

void
candor_comparison_add_row_findings (CandorComparison *self, GPtrArray *findings)
{
  GListModel *rows = candor_comparison_get_rows (self);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (CandorRow) row = g_list_model_get_item (rows, i);
      candor_findings_visit_row (self, row, findings);
    }
}
