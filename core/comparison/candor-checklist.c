/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-comparison"

#include "config.h"
#include "comparison/candor-checklist.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "comparison/candor-checklist-item-private.h"
#include "base/candor-list.h"

/* Words below which a text is too short to be a whole policy; of such a one no silence is told. */
#define CANDOR_CHECKLIST_WORDS_MIN 200u
/* Statements quoted for one topic. */
#define CANDOR_CHECKLIST_STATEMENTS 2u
/* A finding less sure than this stands against nothing. */
#define CANDOR_CHECKLIST_FINDING_CONFIDENCE 0.7

typedef enum
{
  CANDOR_TOPIC_ABSENT,
  CANDOR_TOPIC_TOUCHED,
  CANDOR_TOPIC_SAID,
} CandorTopicState;

typedef struct
{
  CandorPolicy *policy;
  CandorKnowledge *knowledge;
  CandorPackage *package;
  GPtrArray *findings;
  gboolean whole;       /* the policy was read in full, and is one */
  GHashTable *mentions; /* topic to index + 1 of its first mention */
} CandorJudge;

/* Topics. */

static gboolean
candor_judge_statement_says (CandorJudge *self, const CandorKnownTopic *topic, CandorStatement *statement)
{
  const char *const *purposes = candor_statement_get_purposes (statement);
  const CandorKnownCategory *category
      = candor_knowledge_find_category (self->knowledge, candor_statement_get_category (statement));

  if (candor_statement_get_polarity (statement) == CANDOR_POLARITY_NO
      || !g_strv_contains (topic->actions, candor_action_to_string (candor_statement_get_action (statement))))
    return FALSE;
  if (topic->actor != NULL
      && strcmp (topic->actor, candor_actor_to_string (candor_statement_get_actor (statement))) != 0)
    return FALSE;
  if (topic->purposes && (purposes == NULL || purposes[0] == NULL))
    return FALSE;
  return !topic->sensitive || (category != NULL && category->sensitive);
}

static CandorTopicState
candor_judge_ask_statements (CandorJudge *self, const CandorKnownTopic *topic, CandorChecklistItem *item)
{
  guint count = candor_policy_get_statement_count (self->policy), found = 0;

  for (guint i = 0; i < count && found < CANDOR_CHECKLIST_STATEMENTS; i++)
    if (candor_judge_statement_says (self, topic, candor_policy_get_statement (self->policy, i)))
      {
        found++;
        if (item != NULL)
          g_array_append_val (item->statements, i);
      }
  return found > 0 ? CANDOR_TOPIC_SAID : CANDOR_TOPIC_ABSENT;
}

static CandorTopicState
candor_judge_ask_mentions (CandorJudge *self, const CandorKnownTopic *topic, CandorChecklistItem *item)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->mentions, topic->id));
  g_autoptr (CandorMention) mention = NULL;

  if (index == 0)
    return CANDOR_TOPIC_ABSENT;
  index--;
  mention = g_list_model_get_item (candor_policy_get_mentions (self->policy), index);
  if (item != NULL)
    g_array_append_val (item->mentions, index);
  return candor_mention_get_firm (mention) ? CANDOR_TOPIC_SAID : CANDOR_TOPIC_TOUCHED;
}

/* What the policy does about a topic; what it says of it is added to the item's quotes. */
static CandorTopicState
candor_judge_ask (CandorJudge *self, const char *id, CandorChecklistItem *item)
{
  const CandorKnownTopic *topic = candor_knowledge_find_topic (self->knowledge, id);

  if (topic == NULL)
    return CANDOR_TOPIC_ABSENT;
  return topic->actions[0] != NULL ? candor_judge_ask_statements (self, topic, item)
                                   : candor_judge_ask_mentions (self, topic, item);
}

/* What an item asks for, all together. */
typedef struct
{
  guint asked;
  guint said;
  guint touched;
} CandorAnswer;

static void
candor_judge_count (CandorAnswer *answer, CandorChecklistItem *item, const char *topic, CandorTopicState state)
{
  answer->asked++;
  answer->said += state == CANDOR_TOPIC_SAID;
  answer->touched += state == CANDOR_TOPIC_TOUCHED;
  g_strv_builder_add (state == CANDOR_TOPIC_SAID ? item->found_builder : item->missing_builder, topic);
}

static CandorAnswer
candor_judge_ask_all (CandorJudge *self, const CandorKnownCheck *check, CandorChecklistItem *item)
{
  CandorAnswer answer = { 0 };
  CandorTopicState best = CANDOR_TOPIC_ABSENT;

  for (guint i = 0; check->topics[i] != NULL; i++)
    candor_judge_count (&answer, item, check->topics[i], candor_judge_ask (self, check->topics[i], item));
  for (guint i = 0; check->any[i] != NULL; i++)
    {
      CandorTopicState state = candor_judge_ask (self, check->any[i], item);
      best = MAX (best, state);
      g_strv_builder_add (state == CANDOR_TOPIC_SAID ? item->found_builder : item->missing_builder, check->any[i]);
    }
  if (check->any[0] != NULL)
    {
      answer.asked++;
      answer.said += best == CANDOR_TOPIC_SAID;
      answer.touched += best == CANDOR_TOPIC_TOUCHED;
    }
  return answer;
}

static gboolean
candor_judge_applies (CandorJudge *self, const CandorKnownCheck *check)
{
  if (check->when[0] == NULL)
    return TRUE;
  for (guint i = 0; check->when[i] != NULL; i++)
    if (candor_judge_ask (self, check->when[i], NULL) == CANDOR_TOPIC_SAID)
      return TRUE;
  return FALSE;
}

/* Findings. */

static gboolean
candor_judge_add_findings (CandorJudge *self, const CandorKnownCheck *check, CandorChecklistItem *item)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; self->findings != NULL && i < self->findings->len; i++)
    {
      CandorFinding *finding = g_ptr_array_index (self->findings, i);
      const char *kind = candor_finding_kind_to_string (candor_finding_get_kind (finding));

      if (g_strv_contains (check->findings, kind)
          && candor_finding_get_confidence (finding) >= CANDOR_CHECKLIST_FINDING_CONFIDENCE)
        g_strv_builder_add (builder, candor_finding_get_id (finding));
    }
  item->findings = g_strv_builder_end (builder);
  return item->findings[0] != NULL;
}

/* Judging. */

static CandorNote *
candor_judge_say (const char *message)
{
  return candor_note_new (message, CANDOR_NOTE_END);
}

static void
candor_judge_decide_missing (CandorJudge *self, const CandorKnownCheck *check, CandorAnswer answer,
                             CandorChecklistItem *item)
{
  if (answer.said + answer.touched == 0 && check->certain && self->whole)
    candor_checklist_item_decide (item, CANDOR_CHECKLIST_NOT_FOUND, candor_judge_say (N_("The policy supplied was read in full; no sentence on it was found.")));
  else if (answer.said + answer.touched == 0 && !self->whole)
    candor_checklist_item_decide (item, CANDOR_CHECKLIST_UNCLEAR, candor_judge_say (N_("No sentence on it was found; but the text supplied is not a whole policy, or was not read in full.")));
  else if (answer.said + answer.touched == 0)
    candor_checklist_item_decide (item, CANDOR_CHECKLIST_UNCLEAR, candor_judge_say (N_("No sentence on it was found; it can be said in ways that are not looked for.")));
  else if (answer.said > 0)
    candor_checklist_item_decide (item, CANDOR_CHECKLIST_UNCLEAR, candor_judge_say (N_("Part of it was found in the policy, part was not.")));
  else
    candor_checklist_item_decide (item, CANDOR_CHECKLIST_UNCLEAR, candor_judge_say (N_("The policy touches the subject; whether it says what the item asks is for a person to judge.")));
}

static void
candor_judge_decide_said (CandorJudge *self, const CandorKnownRule *rule, CandorChecklistItem *item)
{
  gboolean both = strcmp (rule->judgeable, "policy+package") == 0;

  if (both && self->package == NULL)
    candor_checklist_item_decide (item, CANDOR_CHECKLIST_UNCLEAR, candor_judge_say (N_("The policy speaks of it; whether it does so for all the package does needs the package.")));
  else if (both && (candor_package_get_packer (self->package) != NULL || candor_package_get_dex_count (self->package) == 0))
    candor_checklist_item_decide (item, CANDOR_CHECKLIST_UNCLEAR, candor_judge_say (N_("The policy speaks of it; the package’s code could not be seen, so whether it does so for all the package does is not known.")));
  else if (both)
    candor_checklist_item_decide (item, CANDOR_CHECKLIST_MET, candor_judge_say (N_("The policy speaks of it, and no finding stands against it.")));
  else
    candor_checklist_item_decide (item, CANDOR_CHECKLIST_MET, candor_judge_say (N_("The policy speaks of it: read the sentence quoted.")));
}

/* Findings alone can stand against an item; that there are none does not meet it. */
static void
candor_judge_decide_package (CandorJudge *self, const CandorKnownCheck *check, CandorChecklistItem *item)
{
  g_autofree char *asked = g_strdup_printf ("%u", check->target_sdk);
  g_autofree char *target = NULL;

  if (self->package == NULL && (check->findings[0] != NULL || check->target_sdk > 0))
    {
      candor_checklist_item_decide (item, CANDOR_CHECKLIST_UNCLEAR, candor_judge_say (N_("To judge this a package is needed; none was supplied.")));
      return;
    }
  if (check->target_sdk > 0 && candor_package_get_target_sdk (self->package) < (int) check->target_sdk)
    {
      target = g_strdup_printf ("%d", candor_package_get_target_sdk (self->package));
      candor_checklist_item_decide (item, CANDOR_CHECKLIST_NOT_FOUND,
                                    candor_note_new (N_("The package targets API level {0}; below {1} the system grants all permissions together at installation."),
                                                     CANDOR_NOTE_TEXT, target, CANDOR_NOTE_TEXT, asked, CANDOR_NOTE_END));
    }
  else if (check->findings[0] != NULL)
    candor_checklist_item_decide (item, CANDOR_CHECKLIST_UNCLEAR, candor_judge_say (N_("No finding stands against it; that alone does not show that it is met.")));
  else
    candor_checklist_item_decide (item, CANDOR_CHECKLIST_UNCLEAR, candor_judge_say (N_("Nothing in the files decides it; a person must judge.")));
}

static void
candor_judge_add_hints (CandorJudge *self, const CandorKnownCheck *check, CandorChecklistItem *item)
{
  for (guint i = 0; check->hints[i] != NULL; i++)
    if (candor_judge_ask (self, check->hints[i], item) == CANDOR_TOPIC_SAID)
      g_strv_builder_add (item->found_builder, check->hints[i]);
}

static void
candor_judge_decide (CandorJudge *self, const CandorKnownRule *rule, const CandorKnownCheck *check,
                     CandorChecklistItem *item)
{
  CandorAnswer answer;

  candor_judge_add_hints (self, check, item);
  if (strcmp (rule->judgeable, "runtime_only") == 0)
    candor_checklist_item_decide (item, CANDOR_CHECKLIST_NOT_JUDGEABLE, candor_judge_say (N_("Only the running app shows this; a policy and a package do not.")));
  else if (strcmp (rule->judgeable, "not_judgeable") == 0)
    candor_checklist_item_decide (item, CANDOR_CHECKLIST_NOT_JUDGEABLE, candor_judge_say (N_("Neither a policy nor a package shows this.")));
  else if (!candor_judge_applies (self, check))
    candor_checklist_item_decide (item, CANDOR_CHECKLIST_UNCLEAR, candor_judge_say (N_("It applies only in certain cases, and no sentence that makes it apply was found.")));
  else if (candor_judge_add_findings (self, check, item))
    {
      candor_judge_ask_all (self, check, item);
      candor_checklist_item_decide (item, CANDOR_CHECKLIST_NOT_FOUND, candor_judge_say (N_("Findings of the comparison stand against it.")));
    }
  else if (check->topics[0] == NULL && check->any[0] == NULL)
    candor_judge_decide_package (self, check, item);
  else
    {
      answer = candor_judge_ask_all (self, check, item);
      if (answer.said < answer.asked)
        candor_judge_decide_missing (self, check, answer, item);
      else
        candor_judge_decide_said (self, rule, item);
    }
}

/* Numbers within the articles count as numbers: 2.10 comes behind 2.9. */
static int
candor_judge_compare_articles (const char *a, const char *b)
{
  while (*a != '\0' && *b != '\0')
    {
      if (g_ascii_isdigit (*a) && g_ascii_isdigit (*b))
        {
          char *a_end, *b_end;
          guint64 left = g_ascii_strtoull (a, &a_end, 10), right = g_ascii_strtoull (b, &b_end, 10);
          if (left != right)
            return left < right ? -1 : 1;
          a = a_end;
          b = b_end;
        }
      else if (*a != *b)
        return (guchar) *a < (guchar) *b ? -1 : 1;
      else
        a++, b++;
    }
  return *a == *b ? 0 : *a == '\0' ? -1 : 1;
}

static int
candor_judge_compare_rules (gconstpointer a, gconstpointer b)
{
  const CandorKnownRule *left = *(const CandorKnownRule *const *) a, *right = *(const CandorKnownRule *const *) b;
  int order = strcmp (left->regulation, right->regulation);

  if (order == 0)
    order = candor_judge_compare_articles (left->article, right->article);
  return order != 0 ? order : strcmp (left->id, right->id);
}

static void
candor_judge_init (CandorJudge *self)
{
  GListModel *mentions = candor_policy_get_mentions (self->policy);

  self->whole = candor_policy_get_is_privacy_policy (self->policy)
                && candor_policy_get_word_count (self->policy) >= CANDOR_CHECKLIST_WORDS_MIN
                && candor_policy_get_warnings (self->policy)->len == 0;
  self->mentions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (mentions); i++)
    {
      g_autoptr (CandorMention) mention = g_list_model_get_item (mentions, i);
      const char *topic = candor_mention_get_topic (mention);

      if (!g_hash_table_contains (self->mentions, topic))
        g_hash_table_insert (self->mentions, g_strdup (topic), GUINT_TO_POINTER (i + 1));
    }
}

/**
 * candor_checklist_judge:
 * @package: (nullable): the package, where there is one
 * @findings: (nullable) (element-type CandorFinding): those of the comparison of the two
 *
 * Judges each item of each regulation's checklist. A policy that is in neither language, or is none,
 * is never said to lack anything.
 *
 * Returns: (transfer full) (element-type CandorChecklistItem): by regulation, then by article
 */
GListModel *
candor_checklist_judge (CandorPolicy *policy, CandorKnowledge *knowledge, CandorPackage *package, GPtrArray *findings)
{
  CandorList *items = candor_list_new (CANDOR_TYPE_CHECKLIST_ITEM);
  g_autoptr (GPtrArray) rules = g_ptr_array_new ();
  CandorJudge judge = { policy, knowledge, package, findings, FALSE, NULL };
  gsize count;
  const CandorKnownCheck *checks;

  g_return_val_if_fail (CANDOR_IS_POLICY (policy) && CANDOR_IS_KNOWLEDGE (knowledge), G_LIST_MODEL (items));

  checks = candor_knowledge_get_checks (knowledge, &count);
  candor_judge_init (&judge);
  for (gsize i = 0; i < count; i++)
    g_ptr_array_add (rules, (gpointer) candor_knowledge_find_rule (knowledge, checks[i].rule));
  g_ptr_array_sort (rules, candor_judge_compare_rules);
  for (guint i = 0; i < rules->len; i++)
    {
      const CandorKnownRule *rule = g_ptr_array_index (rules, i);
      g_autoptr (CandorChecklistItem) item = candor_checklist_item_new (rule->id);

      candor_judge_decide (&judge, rule, candor_knowledge_find_check (knowledge, rule->id), item);
      candor_list_append (items, item);
    }
  g_hash_table_unref (judge.mentions);
  return G_LIST_MODEL (items);
}
