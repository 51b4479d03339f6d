/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-comparison"

#include "config.h"
#include "comparison/candor-coverage.h"

#include <string.h>

#include "comparison/candor-denial.h"

/* A contradiction accuses, so what is held against a denial must be read with more certainty than a declaration alone. */
#define CANDOR_DECLARATION_CONFIDENCE 0.7

/* How a statement's category stands to a behavior's. */
typedef enum
{
  CANDOR_RELATION_NONE,
  CANDOR_RELATION_HINT,    /* may mean it */
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
    return g_strv_contains (known->hinted_by, said) ? CANDOR_RELATION_HINT : CANDOR_RELATION_NONE;
  return broader->general ? CANDOR_RELATION_GENERAL : CANDOR_RELATION_BROADER;
}

/* How each category that a statement may name stands to the row's: worked out when first asked for. */
typedef struct
{
  CandorKnowledge *knowledge;
  const CandorKnownCategory *categories;
  const char *category;
  guint8 *relations; /* relation + 1 */
  guint8 *opened;    /* the row's permissions open it, and no call shows for what they are used: one that
                      * may serve other ends doesn't */
  GPtrArray *permissions; /* names of the row's permissions */
} CandorRelations;

static gboolean
candor_permission_is_for (CandorPermission *permission, const char *category)
{
  const char *const *opened = candor_permission_get_categories (permission);

  return opened[0] != NULL && strcmp (opened[0], category) == 0;
}

/* A permission that only opens the row's kind as well ("phone state" the phone's number) speaks for it where
 * none is for that kind alone. */
static void
candor_relations_add_permission (CandorRelations *self, CandorPermission *permission, gboolean called)
{
  const char *const *opened = candor_permission_get_categories (permission);

  g_ptr_array_add (self->permissions, (gpointer) candor_permission_get_name (permission));
  for (guint i = 0; !called && opened[i] != NULL; i++)
    {
      const CandorKnownCategory *known = candor_knowledge_find_category (self->knowledge, opened[i]);
      if (known != NULL)
        self->opened[known - self->categories] = TRUE;
    }
}

static gboolean
candor_relations_add_permissions (CandorRelations *self, CandorBehavior *behavior, CandorPackage *package,
                                  gboolean own)
{
  gboolean added = FALSE;

  for (guint i = 0; i < behavior->permissions->len; i++)
    {
      g_autoptr (CandorPermission) permission = g_list_model_get_item (
          candor_package_get_permissions (package), g_array_index (behavior->permissions, guint, i));

      if (own && !candor_permission_is_for (permission, self->category))
        continue;
      candor_relations_add_permission (self, permission, behavior->evident);
      added = TRUE;
    }
  return added;
}

static void
candor_relations_init (CandorRelations *self, const char *category, CandorBehavior *behavior,
                       CandorPackage *package, CandorKnowledge *knowledge)
{
  gsize count;

  self->knowledge = knowledge;
  self->category = category;
  self->categories = candor_knowledge_get_categories (knowledge, &count);
  self->relations = g_new0 (guint8, count);
  self->opened = g_new0 (guint8, count);
  self->permissions = g_ptr_array_new ();
  if (behavior != NULL && !candor_relations_add_permissions (self, behavior, package, TRUE))
    candor_relations_add_permissions (self, behavior, package, FALSE);
}

static void
candor_relations_clear (CandorRelations *self)
{
  g_free (self->relations);
  g_free (self->opened);
  g_ptr_array_unref (self->permissions);
}

static CandorRelation
candor_relations_find (CandorRelations *self, const CandorKnownCategory *said)
{
  guint8 *relation = &self->relations[said - self->categories];

  if (*relation == 0)
    *relation = candor_relation (self->knowledge, said->id, self->category) + 1;
  return *relation - 1;
}

static gboolean
candor_relations_names_very_permission (CandorRelations *self, const CandorSaid *said)
{
  for (guint i = 0; said->permission != NULL && i < self->permissions->len; i++)
    if (strcmp (said->permission, g_ptr_array_index (self->permissions, i)) == 0)
      return TRUE;
  return FALSE;
}

/* Words that name the permission speak of what the permission opens; so do, where no call shows what
 * it is used for, words about any of the kinds it opens. */
static gboolean
candor_relations_names_permission (CandorRelations *self, const CandorSaid *said)
{
  return (said->category != NULL && self->opened[said->category - self->categories])
         || candor_relations_names_very_permission (self, said);
}

/* A denial that is not plain, or of words too broad to deny any one kind, accuses nobody; nor is a policy
 * silent about what it says that it doesn't sell. One about personal data as a whole is too easily meant
 * otherwise ("no personal information" beside a list of what is collected) to count at all. */
static void
candor_coverage_add_denial (CandorCoverage *self, CandorRelations *relations, CandorStatement *statement,
                            const CandorSaid *said, guint index)
{
  const CandorKnownCategory *row = candor_knowledge_find_category (relations->knowledge, relations->category);

  if (said->category == NULL || row == NULL || said->category->general
      || !candor_knowledge_subsumes (relations->knowledge, said->category->id, row->id))
    return;
  if (said->denies && candor_denial_covers (said->category, row))
    {
      g_array_append_val (self->denials, index);
      self->denies_itself = self->denies_itself || said->category == row;
      self->denies_access = self->denies_access || candor_denial_is_of_reading (statement, relations->knowledge);
    }
  else if (candor_denial_covers (said->category, row) || candor_denial_is_any (statement))
    g_array_append_val (self->undecided, index);
}

static void
candor_coverage_add_declaration (CandorCoverage *self, CandorRelations *relations, const CandorSaid *said, guint index)
{
  CandorRelation relation = candor_relations_names_permission (relations, said) ? CANDOR_RELATION_PLAIN
                            : said->category != NULL ? candor_relations_find (relations, said->category)
                                                     : CANDOR_RELATION_NONE;

  if (relation == CANDOR_RELATION_PLAIN)
    g_array_append_val (self->plain, index);
  else if (relation == CANDOR_RELATION_BROADER)
    g_array_append_val (self->broader, index);
  else if (relation == CANDOR_RELATION_HINT)
    g_array_append_val (self->hints, index);
}

/* Whether a declaration is of what one of the denials denies. "We collect your location" and "we do not collect your
 * precise location" are no contradiction, though where nothing is denied the first names precise location too. */
static gboolean
candor_relations_contradict (CandorRelations *self, GPtrArray *denied, const CandorSaid *said)
{
  if (candor_relations_names_very_permission (self, said))
    return TRUE;
  for (guint i = 0; said->category != NULL && i < denied->len; i++)
    if (candor_knowledge_subsumes (self->knowledge, ((const CandorKnownCategory *) denied->pdata[i])->id, said->category->id))
      return TRUE;
  return FALSE;
}

/* What the denials are of: few, however many they are. (element-type CandorKnownCategory) (transfer container) */
static GPtrArray *
candor_coverage_list_denied (CandorCoverage *self, GArray *all)
{
  GPtrArray *denied = g_ptr_array_new ();

  for (guint i = 0; i < self->denials->len; i++)
    {
      gpointer category = (gpointer) g_array_index (all, CandorSaid, g_array_index (self->denials, guint, i)).category;

      if (!g_ptr_array_find (denied, category, NULL))
        g_ptr_array_add (denied, category);
    }
  return denied;
}

/* What is declared too unsurely to be held against a denial leaves open whether it is collected.
 * Beside a denial a declaration of something broader is just that. What a third party is said to get, and what else the
 * permission is said to be for, still speaks for the app. */
static void
candor_coverage_weigh_denials (CandorCoverage *self, CandorRelations *relations, CandorPolicy *policy, GArray *all)
{
  g_autoptr (GArray) plain = g_steal_pointer (&self->plain);
  g_autoptr (GPtrArray) denied = candor_coverage_list_denied (self, all);
  gboolean unsure = FALSE;

  self->plain = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < plain->len; i++)
    {
      guint index = g_array_index (plain, guint, i);
      const CandorSaid *said = &g_array_index (all, CandorSaid, index);
      gboolean third = said->actor == CANDOR_ACTOR_THIRD_PARTY;
      gboolean contradicts = !third && candor_relations_contradict (relations, denied, said);

      gboolean sure = said->confidence >= CANDOR_DECLARATION_CONFIDENCE;

      unsure = unsure || (contradicts && !sure);
      self->by_app = self->by_app || (contradicts && sure);
      self->declares_more = self->declares_more
                            || (contradicts && sure
                                && candor_denial_is_more_than_reading (candor_policy_get_statement (policy, index), relations->knowledge));
      if (contradicts && !sure)
        continue;
      if (contradicts || third
          || (candor_relations_names_permission (relations, said)
              && !candor_knowledge_subsumes (relations->knowledge, said->category->id, relations->category)))
        g_array_append_val (self->plain, index);
      else
        g_array_append_val (self->broader, index);
    }
  if (unsure && !self->by_app)
    {
      g_array_append_vals (self->undecided, self->denials->data, self->denials->len);
      g_array_set_size (self->denials, 0);
    }
}

/* A policy that names the camera only among permissions to be switched off, or in a sentence that claims
 * nothing that could be read, is not silent about it. In the latter only the thing itself counts: "unique
 * identifiers" somewhere don't speak of advertising; but location is what location in the background is of. */
static void
candor_coverage_find_name (CandorCoverage *self, const char *category, CandorPolicy *policy,
                           CandorKnowledge *knowledge)
{
  GListModel *mentions = candor_policy_get_mentions (policy);
  const CandorKnownCategory *known = candor_knowledge_find_category (knowledge, category);

  for (guint i = 0; known != NULL && i < g_list_model_get_n_items (mentions); i++)
    {
      g_autoptr (CandorMention) mention = g_list_model_get_item (mentions, i);
      const char *topic = candor_mention_get_topic (mention);
      gboolean firm = candor_mention_get_firm (mention);
      CandorRelation relation = candor_relation (knowledge, topic, category);

      if (relation < CANDOR_RELATION_BROADER || (self->named != NULL && !firm)
          || (!firm && relation != CANDOR_RELATION_PLAIN && !g_strv_contains (known->denied_by, topic)))
        continue;
      g_set_object (&self->named, mention);
      if (firm)
        return;
    }
}

/* Where its sentence begins. */
static gint64
candor_coverage_locate (CandorPolicy *policy, guint index)
{
  CandorStatement *statement = candor_policy_get_statement (policy, index);

  return (gint64) candor_statement_get_document (statement) << 32 | candor_statement_get_start (statement);
}

/* "We only access the photos that you choose, and never scan your library": who declares and denies in one
 * breath says where the line is, and contradicts nothing. */
static void
candor_coverage_drop_limits (CandorCoverage *self, CandorPolicy *policy)
{
  g_autoptr (GArray) denials = g_steal_pointer (&self->denials);
  g_autoptr (GHashTable) declaring = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  self->denials = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < self->plain->len; i++)
    {
      gint64 place = candor_coverage_locate (policy, g_array_index (self->plain, guint, i));
      g_hash_table_add (declaring, g_memdup2 (&place, sizeof place));
    }
  for (guint i = 0; i < denials->len; i++)
    {
      guint denial = g_array_index (denials, guint, i);
      gint64 place = candor_coverage_locate (policy, denial);

      g_array_append_val (g_hash_table_contains (declaring, &place) ? self->undecided : self->denials, denial);
    }
}

GArray *
candor_coverage_look_up (CandorPolicy *policy, CandorKnowledge *knowledge)
{
  guint count = candor_policy_get_statement_count (policy);
  GArray *all = g_array_sized_new (FALSE, FALSE, sizeof (CandorSaid), count);

  for (guint i = 0; i < count; i++)
    {
      CandorStatement *statement = candor_policy_get_statement (policy, i);
      CandorSaid said = { .category = candor_knowledge_find_category (knowledge, candor_statement_get_category (statement)),
                          .denies = candor_denial_is_plain (statement, knowledge),
                          .polarity = candor_statement_get_polarity (statement),
                          .actor = candor_statement_get_actor (statement),
                          .action = candor_statement_get_action (statement),
                          .confidence = candor_statement_get_confidence (statement),
                          .permission = candor_statement_get_permission (statement) };

      g_array_append_val (all, said);
    }
  return all;
}

/*
 * candor_coverage_init:
 * @behavior: (nullable): the behavior, where there is one
 */
void
candor_coverage_init (CandorCoverage *self, const char *category, CandorBehavior *behavior, CandorPolicy *policy,
                      CandorPackage *package, CandorKnowledge *knowledge, GArray *said)
{
  CandorRelations relations;

  self->plain = g_array_new (FALSE, FALSE, sizeof (guint));
  self->broader = g_array_new (FALSE, FALSE, sizeof (guint));
  self->denials = g_array_new (FALSE, FALSE, sizeof (guint));
  self->undecided = g_array_new (FALSE, FALSE, sizeof (guint));
  self->hints = g_array_new (FALSE, FALSE, sizeof (guint));
  self->by_app = self->declares_more = self->denies_itself = self->denies_access = FALSE;
  candor_relations_init (&relations, category, behavior, package, knowledge);
  for (guint i = 0; i < said->len; i++)
    {
      const CandorSaid *each = &g_array_index (said, CandorSaid, i);

      if (each->polarity != CANDOR_POLARITY_NO)
        candor_coverage_add_declaration (self, &relations, each, i);
      else if (each->actor == CANDOR_ACTOR_FIRST_PARTY)
        candor_coverage_add_denial (self, &relations, candor_policy_get_statement (policy, i), each, i);
    }
  if (self->denials->len > 0)
    candor_coverage_drop_limits (self, policy);
  if (self->denials->len > 0)
    candor_coverage_weigh_denials (self, &relations, policy, said);
  candor_relations_clear (&relations);
  if (self->plain->len + self->broader->len + self->denials->len + self->undecided->len + self->hints->len == 0)
    candor_coverage_find_name (self, category, policy, knowledge);
}

void
candor_coverage_clear (CandorCoverage *self)
{
  g_clear_pointer (&self->plain, g_array_unref);
  g_clear_pointer (&self->broader, g_array_unref);
  g_clear_pointer (&self->denials, g_array_unref);
  g_clear_pointer (&self->undecided, g_array_unref);
  g_clear_pointer (&self->hints, g_array_unref);
  g_clear_object (&self->named);
}

/* Declared plainly and denied is ambiguous, but to access and not to collect is not; nor is "we don't, our advertiser
 * does", which denies only what the app's own code does. A denial of what holds the category as well ("no location is
 * collected") beside a declaration of that ("location is used to find devices") leaves it open. A broader declaration
 * beside a denial of just this category says which part is left out, so the denial stands. */
CandorDisclosure
candor_coverage_decide (const CandorCoverage *self, const CandorBehavior *behavior)
{
  if (self->denials->len > 0 && self->by_app)
    return self->declares_more || self->denies_access ? CANDOR_DISCLOSURE_AMBIGUOUS : CANDOR_DISCLOSURE_CLEAR;
  if (self->denials->len > 0 && (self->plain->len == 0 || (behavior != NULL && behavior->own_code)))
    return self->denies_itself || self->broader->len == 0 ? CANDOR_DISCLOSURE_INCORRECT : CANDOR_DISCLOSURE_VAGUE;
  if (self->plain->len > 0)
    return CANDOR_DISCLOSURE_CLEAR;
  return self->broader->len + self->undecided->len + self->hints->len > 0 || self->named != NULL ? CANDOR_DISCLOSURE_VAGUE
                                                                                                 : CANDOR_DISCLOSURE_OMITTED;
}
