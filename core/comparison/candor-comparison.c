/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-comparison"

#include "config.h"
#include "comparison/candor-comparison-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/candor-list.h"
#include "base/candor-getter.h"
#include "comparison/candor-checklist.h"
#include "comparison/candor-coverage.h"

G_DEFINE_FINAL_TYPE (CandorComparison, candor_comparison, G_TYPE_OBJECT)

static void
candor_comparison_finalize (GObject *object)
{
  CandorComparison *self = CANDOR_COMPARISON (object);

  g_clear_object (&self->policy);
  g_clear_object (&self->package);
  g_clear_object (&self->knowledge);
  g_clear_pointer (&self->behaviors, g_ptr_array_unref);
  g_clear_object (&self->rows);
  g_clear_object (&self->findings);
  g_clear_object (&self->checklist);
  g_clear_pointer (&self->limits, g_ptr_array_unref);
  G_OBJECT_CLASS (candor_comparison_parent_class)->finalize (object);
}

static void
candor_comparison_class_init (CandorComparisonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candor_comparison_finalize;
}

static void
candor_comparison_init (CandorComparison *self)
{
  self->rows = candor_list_new (CANDOR_TYPE_ROW);
  self->findings = candor_list_new (CANDOR_TYPE_FINDING);
  self->limits = g_ptr_array_new_with_free_func ((GDestroyNotify) candor_note_unref);
}

CANDOR_GETTER (CandorComparison, candor_comparison, CANDOR_IS_COMPARISON, CandorPolicy *, policy, NULL)
CANDOR_GETTER (CandorComparison, candor_comparison, CANDOR_IS_COMPARISON, CandorPackage *, package, NULL)
CANDOR_GETTER (CandorComparison, candor_comparison, CANDOR_IS_COMPARISON, CandorKnowledge *, knowledge, NULL)
CANDOR_GETTER (CandorComparison, candor_comparison, CANDOR_IS_COMPARISON, const CandorKnownAppType *, app_type, NULL)
CANDOR_GETTER (CandorComparison, candor_comparison, CANDOR_IS_COMPARISON, GListModel *, checklist, NULL)
CANDOR_GETTER (CandorComparison, candor_comparison, CANDOR_IS_COMPARISON, GPtrArray *, limits, NULL)

GListModel *
candor_comparison_get_rows (CandorComparison *self)
{
  g_return_val_if_fail (CANDOR_IS_COMPARISON (self), NULL);
  return G_LIST_MODEL (self->rows);
}

GListModel *
candor_comparison_get_findings (CandorComparison *self)
{
  g_return_val_if_fail (CANDOR_IS_COMPARISON (self), NULL);
  return G_LIST_MODEL (self->findings);
}

/* The statement that shows why a row is what it is: a denial, or a declaration that is not. */
static const char *
candor_row_quote (CandorPolicy *policy, GArray *statements)
{
  return candor_statement_get_quote (candor_policy_get_statement (policy, g_array_index (statements, guint, 0)));
}

static CandorNote *
candor_row_explain_hint (const CandorCoverage *coverage, CandorPolicy *policy, const char *category)
{
  CandorStatement *hint = candor_policy_get_statement (policy, g_array_index (coverage->hints, guint, 0));

  return candor_note_new (N_("The policy doesn’t name {0}; it names {1}, by which {0} may be meant."), CANDOR_NOTE_CATEGORY,
                          category, CANDOR_NOTE_CATEGORY, candor_statement_get_category (hint), CANDOR_NOTE_END);
}

static CandorNote *
candor_row_explain_vague (const CandorCoverage *coverage, CandorPolicy *policy, const char *category)
{
  CandorStatement *broader;

  if (coverage->broader->len + coverage->undecided->len == 0 && coverage->hints->len > 0)
    return candor_row_explain_hint (coverage, policy, category);
  if (coverage->broader->len == 0 && coverage->undecided->len > 0)
    return candor_note_new (N_("The policy says of it: {1} Whether {0} is collected or accessed can't be told from that."),
                            CANDOR_NOTE_CATEGORY, category, CANDOR_NOTE_QUOTE,
                            candor_row_quote (policy, coverage->undecided), CANDOR_NOTE_END);
  if (coverage->broader->len == 0)
    return candor_note_new (candor_mention_get_firm (coverage->named)
                                ? N_("The policy names {0} beside a permission; no statement of what is done with it was read: {1}")
                                : N_("The policy names {0} in a sentence whose claim could not be read: {1} It has no statement about it that could be read."),
                            CANDOR_NOTE_CATEGORY, category, CANDOR_NOTE_QUOTE,
                            candor_mention_get_quote (coverage->named), CANDOR_NOTE_END);
  broader = candor_policy_get_statement (policy, g_array_index (coverage->broader, guint, 0));
  return candor_note_new (N_("The policy names only {1}, which is broader than {0}."), CANDOR_NOTE_CATEGORY, category,
                          CANDOR_NOTE_CATEGORY, candor_statement_get_category (broader), CANDOR_NOTE_END);
}

/* By which of its words the policy says it: the category itself, a narrower kind, a name for it, or the
 * permission that opens it. */
static CandorNote *
candor_row_explain_clear (CandorKnowledge *knowledge, const CandorCoverage *coverage, CandorPolicy *policy,
                          const char *category)
{
  CandorStatement *first = candor_policy_get_statement (policy, g_array_index (coverage->plain, guint, 0));
  const char *said = candor_statement_get_category (first);

  if (strcmp (said, category) == 0)
    return candor_note_new (N_("The policy names {0} itself."), CANDOR_NOTE_CATEGORY, category, CANDOR_NOTE_END);
  if (candor_knowledge_subsumes (knowledge, category, said))
    return candor_note_new (N_("The policy names {1}, which is a kind of {0}."), CANDOR_NOTE_CATEGORY, category,
                            CANDOR_NOTE_CATEGORY, said, CANDOR_NOTE_END);
  if (candor_knowledge_subsumes (knowledge, said, category))
    return candor_note_new (N_("The policy names {1}, by which {0} is plainly meant."), CANDOR_NOTE_CATEGORY, category,
                            CANDOR_NOTE_CATEGORY, said, CANDOR_NOTE_END);
  return candor_note_new (N_("The policy names the permission that opens {0}, for {1}."), CANDOR_NOTE_CATEGORY, category,
                          CANDOR_NOTE_CATEGORY, said, CANDOR_NOTE_END);
}

static CandorNote *
candor_row_explain (CandorComparison *self, CandorDisclosure disclosure, const CandorCoverage *coverage,
                    const char *category)
{
  const char *template = NULL;

  switch (disclosure)
    {
    case CANDOR_DISCLOSURE_CLEAR:
      return candor_row_explain_clear (self->knowledge, coverage, self->policy, category);
    case CANDOR_DISCLOSURE_VAGUE:
      return candor_row_explain_vague (coverage, self->policy, category);
    case CANDOR_DISCLOSURE_AMBIGUOUS:
      return candor_note_new (N_("The policy both declares {0} and denies it: {1}"), CANDOR_NOTE_CATEGORY, category,
                              CANDOR_NOTE_QUOTE, candor_row_quote (self->policy, coverage->denials), CANDOR_NOTE_END);
    case CANDOR_DISCLOSURE_INCORRECT:
      return candor_note_new (N_("The policy denies {0}: {1} The package shows means to get it."), CANDOR_NOTE_CATEGORY,
                              category, CANDOR_NOTE_QUOTE, candor_row_quote (self->policy, coverage->denials),
                              CANDOR_NOTE_END);
    case CANDOR_DISCLOSURE_OMITTED:
      template = candor_comparison_get_reading (self) == CANDOR_READING_WHOLE
                     ? N_("The policy supplied, read in full, has no statement about {0}, about a kind of it or about a broader one.")
                     : N_("What could be read of the policy supplied has no statement about {0}.");
      break;
    case CANDOR_DISCLOSURE_NONE_NEEDED:
    default:
      template = N_("The policy speaks of {0}; no permission or call for it was seen in the package.");
    }
  return candor_note_new (template, CANDOR_NOTE_CATEGORY, category, CANDOR_NOTE_END);
}

/* How much of the policy was read: of what was not, silence can't be told. */
CandorReadingState
candor_comparison_get_reading (CandorComparison *self)
{
  GListModel *documents = candor_policy_get_documents (self->policy);

  if (!candor_policy_get_is_privacy_policy (self->policy))
    return CANDOR_READING_BLIND;
  for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
    {
      g_autoptr (CandorDocument) document = g_list_model_get_item (documents, i);
      GPtrArray *warnings = candor_document_get_warnings (document);

      /* Pages may hide a menu or a dialog; pages of pictures, or another language, may hold anything. */
      if (strcmp (candor_document_get_language (document), "other") == 0
          || (warnings->len > 0 && strcmp (candor_document_get_format (document), "html") != 0))
        return CANDOR_READING_BLIND;
    }
  return candor_policy_get_warnings (self->policy)->len > 0 ? CANDOR_READING_PART : CANDOR_READING_WHOLE;
}

gboolean
candor_comparison_get_silence_judged (CandorComparison *self)
{
  g_return_val_if_fail (CANDOR_IS_COMPARISON (self), FALSE);
  return candor_comparison_get_reading (self) != CANDOR_READING_BLIND;
}

const char *
candor_comparison_get_disclosure_word (CandorComparison *self, CandorDisclosure disclosure)
{
  g_return_val_if_fail (CANDOR_IS_COMPARISON (self), NULL);
  return disclosure == CANDOR_DISCLOSURE_OMITTED && !candor_comparison_get_silence_judged (self)
             ? N_("not judged")
             : candor_disclosure_get_word (disclosure);
}

static int
compare_indexes (gconstpointer a, gconstpointer b)
{
  guint left = *(const guint *) a, right = *(const guint *) b;

  return left < right ? -1 : left > right;
}

static CandorRow *
candor_comparison_make_row (CandorComparison *self, const char *category, CandorBehavior *behavior,
                            GArray *said)
{
  g_auto (CandorCoverage) coverage = { 0 };
  g_autoptr (CandorRow) row = candor_row_new (category);

  candor_coverage_init (&coverage, category, behavior, self->policy, self->package, self->knowledge, said);
  row->has_behavior = behavior != NULL;
  row->disclosure = behavior != NULL ? candor_coverage_decide (&coverage, behavior) : CANDOR_DISCLOSURE_NONE_NEEDED;
  g_array_append_vals (row->statements, coverage.plain->data, coverage.plain->len);
  g_array_append_vals (row->statements, coverage.denials->data, coverage.denials->len);
  if (coverage.plain->len == 0)
    g_array_append_vals (row->statements, coverage.broader->data, coverage.broader->len);
  if (row->statements->len == 0)
    g_array_append_vals (row->statements, coverage.undecided->data, coverage.undecided->len);
  if (row->statements->len == 0)
    g_array_append_vals (row->statements, coverage.hints->data, coverage.hints->len);
  g_set_object (&row->named, coverage.named);
  g_array_sort (row->statements, compare_indexes);
  row->permissions = behavior ? g_array_ref (behavior->permissions) : g_array_new (FALSE, FALSE, sizeof (guint));
  row->apis = behavior ? g_array_ref (behavior->apis) : g_array_new (FALSE, FALSE, sizeof (guint));
  row->evident = behavior != NULL && behavior->evident;
  row->sdks = behavior ? g_array_ref (behavior->sdks) : g_array_new (FALSE, FALSE, sizeof (guint));
  row->roles = behavior ? g_array_ref (behavior->roles) : g_array_new (FALSE, FALSE, sizeof (guint));
  row->reason = candor_row_explain (self, row->disclosure, &coverage, category);
  return g_steal_pointer (&row);
}

/* Gaps first; the order of one disclosure's rows is the identifiers'. */
static int
candor_row_compare (gconstpointer a, gconstpointer b, gpointer user_data)
{
  static const int ranks[] = {
    [CANDOR_DISCLOSURE_INCORRECT] = 0, [CANDOR_DISCLOSURE_AMBIGUOUS] = 1, [CANDOR_DISCLOSURE_OMITTED] = 2,
    [CANDOR_DISCLOSURE_VAGUE] = 3,     [CANDOR_DISCLOSURE_CLEAR] = 4,     [CANDOR_DISCLOSURE_NONE_NEEDED] = 5,
  };
  CandorRow *left = (CandorRow *) a, *right = (CandorRow *) b;
  int order = ranks[left->disclosure] - ranks[right->disclosure];

  return order != 0 ? order : strcmp (left->category, right->category);
}

void
candor_comparison_add_rows (CandorComparison *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) said = candor_coverage_look_up (self->policy, self->knowledge);

  for (guint i = 0; i < self->behaviors->len; i++)
    {
      CandorBehavior *behavior = g_ptr_array_index (self->behaviors, i);
      g_autoptr (CandorRow) row = candor_comparison_make_row (self, behavior->category, behavior, said);

      g_hash_table_add (seen, (gpointer) behavior->category);
      candor_list_append (self->rows, row);
    }
  self->general_denial = -1;
  for (guint i = 0; i < said->len; i++)
    {
      const CandorSaid *each = &g_array_index (said, CandorSaid, i);
      const CandorKnownCategory *known = each->category;

      if (known != NULL && known->general && each->denies && self->general_denial < 0)
        self->general_denial = (int) i;
      /* Words about personal data as a whole are in every policy and make no row of their own. */
      if (known != NULL && !known->general && g_hash_table_add (seen, (gpointer) known->id))
        {
          g_autoptr (CandorRow) row = candor_comparison_make_row (self, known->id, NULL, said);

          /* Of a denial that reaches only as far as its clause nothing is left to be held against anything. */
          if (row->statements->len > 0)
            candor_list_append (self->rows, row);
        }
    }
  candor_list_sort (self->rows, candor_row_compare, NULL);
}

CandorBehavior *
candor_comparison_find_behavior (CandorComparison *self, const char *category)
{
  for (guint i = 0; i < self->behaviors->len; i++)
    {
      CandorBehavior *behavior = g_ptr_array_index (self->behaviors, i);
      if (strcmp (behavior->category, category) == 0)
        return behavior;
    }
  return NULL;
}

static int
candor_finding_compare (gconstpointer a, gconstpointer b)
{
  const CandorFinding *left = *(CandorFinding *const *) a, *right = *(CandorFinding *const *) b;

  if (left->severity != right->severity)
    return left->severity > right->severity ? -1 : 1;
  if (left->kind != right->kind)
    return left->kind < right->kind ? -1 : 1;
  return strcmp (left->id, right->id);
}

/**
 * candor_comparison_new:
 * @app_type: (nullable): identifier of the app's type, as a person chose it; an unknown one is ignored
 *
 * Compares what the policy says with what the package requests and does.
 *
 * Returns: (transfer full): the comparison
 */
CandorComparison *
candor_comparison_new (CandorPolicy *policy, CandorPackage *package, CandorKnowledge *knowledge,
                       const char *app_type)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  CandorComparison *self = g_object_new (CANDOR_TYPE_COMPARISON, NULL);

  g_return_val_if_fail (CANDOR_IS_POLICY (policy) && CANDOR_IS_PACKAGE (package), self);
  g_return_val_if_fail (CANDOR_IS_KNOWLEDGE (knowledge), self);

  self->policy = g_object_ref (policy);
  self->package = g_object_ref (package);
  self->knowledge = g_object_ref (knowledge);
  self->app_type = app_type != NULL ? candor_knowledge_find_app_type (knowledge, app_type) : NULL;
  self->behaviors = candor_behaviors_gather (package, knowledge);
  candor_comparison_add_rows (self);
  candor_comparison_add_row_findings (self, findings);
  candor_comparison_add_surplus_findings (self, findings);
  candor_comparison_add_sdk_findings (self, findings);
  candor_comparison_add_build_findings (self, findings);
  candor_comparison_add_scanning_findings (self, findings);
  g_ptr_array_sort (findings, candor_finding_compare);
  self->checklist = candor_checklist_judge (policy, knowledge, package, findings);
  candor_comparison_add_gap_findings (self, findings);
  g_ptr_array_sort (findings, candor_finding_compare);
  candor_list_append_all (self->findings, findings->pdata, findings->len);
  candor_comparison_add_limits (self);
  return self;
}

CandorRow *
candor_comparison_find_row (CandorComparison *self, const char *category)
{
  GListModel *rows = candor_comparison_get_rows (self);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (CandorRow) row = g_list_model_get_item (rows, i);
      if (strcmp (row->category, category) == 0)
        return row; /* the list keeps it */
    }
  return NULL;
}

guint
candor_comparison_count_rows (CandorComparison *self, CandorDisclosure disclosure)
{
  GListModel *rows = candor_comparison_get_rows (self);
  guint count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (CandorRow) row = g_list_model_get_item (rows, i);
      count += row->disclosure == disclosure;
    }
  return count;
}

guint
candor_comparison_count_findings (CandorComparison *self, CandorSeverity severity)
{
  GListModel *findings = candor_comparison_get_findings (self);
  guint count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (CandorFinding) finding = g_list_model_get_item (findings, i);
      count += finding->severity == severity;
    }
  return count;
}
