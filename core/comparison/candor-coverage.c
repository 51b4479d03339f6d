/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-comparison"

#include "config.h"
#include "comparison/candor-coverage.h"

#include <string.h>

/* A denial accuses, so it must be read with more certainty than a declaration. */
#define CANDOR_COVERAGE_DENIAL_CONFIDENCE 0.7

/* How a statement's category stands to a behavior's. */
typedef enum
{
  CANDOR_RELATION_NONE,
  CANDOR_RELATION_GENERAL, /* personal data as a whole: says nothing of this category */
  CANDOR_RELATION_BROADER,
  CANDOR_RELATION_PLAIN,
} CandorRelation;

static CandorRelation
candor_relation (CandorKnowledge *knowledge, const char *said, const char *category)
{
  const CandorKnownCategory *known = candor_knowledge_find_category (knowledge, category);
  const CandorKnownCategory *broader = candor_knowledge_find_category (knowledge, said);

  if (known == NULL || broader == NULL)
    return CANDOR_RELATION_NONE;
  if (candor_knowledge_subsumes (knowledge, category, said))
    return CANDOR_RELATION_PLAIN;
  if (g_strv_contains (known->named_by, said))
    return CANDOR_RELATION_PLAIN;
  if (!candor_knowledge_subsumes (knowledge, said, category))
    return CANDOR_RELATION_NONE;
  return broader->general ? CANDOR_RELATION_GENERAL : CANDOR_RELATION_BROADER;
}

/* Words that name the permission speak of what the permission opens; so do, where no call shows what
 * it is used for, words about any of the kinds it opens. */
static gboolean
candor_coverage_names_permission (CandorStatement *statement, CandorBehavior *behavior,
                                  CandorPackage *package)
{
  GListModel *permissions = candor_package_get_permissions (package);
  const char *named = candor_statement_get_permission (statement);

  for (guint i = 0; behavior != NULL && i < behavior->permissions->len; i++)
    {
      g_autoptr (CandorPermission) permission
          = g_list_model_get_item (permissions, g_array_index (behavior->permissions, guint, i));

      if (g_strcmp0 (named, candor_permission_get_name (permission)) == 0)
        return TRUE;
      if (behavior->apis->len == 0
          && g_strv_contains (candor_permission_get_categories (permission),
                              candor_statement_get_category (statement)))
        return TRUE;
    }
  return FALSE;
}

/* "We don't sell it" and "we don't keep it" leave open that it is collected, and "not for
 * advertising" leaves every other purpose open: none of them denies the behavior. */
gboolean
candor_coverage_is_denial (CandorStatement *statement)
{
  CandorAction action = candor_statement_get_action (statement);
  const char *const *purposes = candor_statement_get_purposes (statement);

  return candor_statement_get_polarity (statement) == CANDOR_POLARITY_NO
         && candor_statement_get_actor (statement) == CANDOR_ACTOR_FIRST_PARTY
         && (action == CANDOR_ACTION_COLLECT || action == CANDOR_ACTION_ACCESS
             || action == CANDOR_ACTION_USE)
         && (purposes == NULL || purposes[0] == NULL)
         && candor_statement_get_confidence (statement) >= CANDOR_COVERAGE_DENIAL_CONFIDENCE;
}

static void
candor_coverage_add_denial (CandorCoverage *self, CandorKnowledge *knowledge, const char *category,
                            const char *said, guint index)
{
  const CandorKnownCategory *known = candor_knowledge_find_category (knowledge, said);

  /* A denial of a narrower kind leaves the rest open; one of a broader kind closes it all. One about
   * personal data as a whole is too easily meant otherwise ("no personal information" beside a list
   * of what is collected) to deny any one kind. */
  if (known == NULL || !candor_knowledge_subsumes (knowledge, said, category))
    return;
  if (!known->general)
    g_array_append_val (self->denials, index);
}

static void
candor_coverage_add_declaration (CandorCoverage *self, CandorKnowledge *knowledge,
                                 const char *category, CandorStatement *statement,
                                 gboolean names_permission, guint index)
{
  CandorRelation relation
      = names_permission ? CANDOR_RELATION_PLAIN
                         : candor_relation (knowledge, candor_statement_get_category (statement), category);

  gboolean third = candor_statement_get_actor (statement) == CANDOR_ACTOR_THIRD_PARTY;

  if (relation == CANDOR_RELATION_PLAIN)
    {
      g_array_append_val (self->plain, index);
      self->by_app = self->by_app || !third;
    }
  else if (relation == CANDOR_RELATION_BROADER)
    g_array_append_val (self->broader, index);
  else
    return;
  if (third || candor_statement_get_action (statement) == CANDOR_ACTION_SHARE)
    self->of_others = TRUE;
}

/*
 * candor_coverage_init:
 * @behavior: (nullable): the behavior, where there is one
 */
void
candor_coverage_init (CandorCoverage *self, const char *category, CandorBehavior *behavior,
                      CandorPolicy *policy, CandorPackage *package, CandorKnowledge *knowledge)
{
  guint count = candor_policy_get_statement_count (policy);

  self->plain = g_array_new (FALSE, FALSE, sizeof (guint));
  self->broader = g_array_new (FALSE, FALSE, sizeof (guint));
  self->denials = g_array_new (FALSE, FALSE, sizeof (guint));
  self->by_app = self->of_others = FALSE;
  for (guint i = 0; i < count; i++)
    {
      CandorStatement *statement = candor_policy_get_statement (policy, i);

      if (candor_statement_get_polarity (statement) != CANDOR_POLARITY_NO)
        candor_coverage_add_declaration (self, knowledge, category, statement,
                                         candor_coverage_names_permission (statement, behavior, package), i);
      else if (candor_coverage_is_denial (statement))
        candor_coverage_add_denial (self, knowledge, category,
                                    candor_statement_get_category (statement), i);
    }
}

void
candor_coverage_clear (CandorCoverage *self)
{
  g_clear_pointer (&self->plain, g_array_unref);
  g_clear_pointer (&self->broader, g_array_unref);
  g_clear_pointer (&self->denials, g_array_unref);
}

/* Declared plainly and denied is ambiguous, but "we don't, our advertiser does" is not: it denies only
 * what the app's own code does. A broader declaration beside a denial of just this category is no
 * contradiction either: the policy says which part it leaves out, so the denial stands. */
CandorDisclosure
candor_coverage_decide (const CandorCoverage *self, const CandorBehavior *behavior)
{
  if (self->denials->len > 0)
    {
      if (self->by_app)
        return CANDOR_DISCLOSURE_AMBIGUOUS;
      if (self->plain->len > 0 && (behavior == NULL || !behavior->own_code))
        return CANDOR_DISCLOSURE_CLEAR;
      return CANDOR_DISCLOSURE_INCORRECT;
    }
  if (self->plain->len > 0)
    return CANDOR_DISCLOSURE_CLEAR;
  return self->broader->len > 0 ? CANDOR_DISCLOSURE_VAGUE : CANDOR_DISCLOSURE_OMITTED;
}
