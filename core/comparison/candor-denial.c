/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-comparison"

#include "config.h"
#include "comparison/candor-denial.h"

#include <string.h>

#include "policy/candor-matcher.h"
#include "policy/candor-reading.h"

/* A denial accuses, so it must be read with more certainty than a declaration. */
#define CANDOR_DENIAL_CONFIDENCE 0.7
/* Between the negation and its verb: words of English, bytes of Chinese (twelve ideographs). */
#define CANDOR_DENIAL_REACH_WORDS 5u
#define CANDOR_DENIAL_REACH_BYTES 36u
/* Bytes between "other" and the thing: "other files on the card". */
#define CANDOR_DENIAL_REST_BYTES 12u
/* Between two verbs that are joined: ", " to " and ", a comma of Chinese. */
#define CANDOR_DENIAL_JOINED_LEAST 2u
#define CANDOR_DENIAL_JOINED_MOST 6u

/* What the words of a sentence do in a denial. */
enum
{
  CANDOR_DENIAL_NOTHING, /* holds other words: not only */
  CANDOR_DENIAL_NEGATION,
  CANDOR_DENIAL_GET,   /* to collect, to access */
  CANDOR_DENIAL_OTHER, /* to store, to sell */
  CANDOR_DENIAL_STOP,  /* what stands behind it is no longer denied: which, you; to track */
  CANDOR_DENIAL_PART,  /* denies a way of doing, or a part of the thing */
  CANDOR_DENIAL_GROUP, /* is of some people alone: children */
  CANDOR_DENIAL_ELSEWHERE,
  CANDOR_DENIAL_HERE,
  CANDOR_DENIAL_APP,
  CANDOR_DENIAL_REST, /* right before the thing: "other files" are those that aren't named elsewhere */
};

static const struct
{
  const char *role;
  guint value;
} candor_denial_roles[] = {
  { "no-negation", CANDOR_DENIAL_NOTHING },
  { "negation", CANDOR_DENIAL_NEGATION },
  { "denial-get", CANDOR_DENIAL_GET },
  { "denial-other", CANDOR_DENIAL_OTHER },
  { "denial-stop", CANDOR_DENIAL_STOP },
  { "denial-part", CANDOR_DENIAL_PART },
  { "denial-group", CANDOR_DENIAL_GROUP },
  { "denial-elsewhere", CANDOR_DENIAL_ELSEWHERE },
  { "other-system", CANDOR_DENIAL_ELSEWHERE },
  { "denial-here", CANDOR_DENIAL_HERE },
  { "denial-app", CANDOR_DENIAL_APP },
  { "denial-rest", CANDOR_DENIAL_REST },
};

static gpointer
candor_denial_build (CandorKnowledge *knowledge)
{
  static const char *const languages[] = { "en", "zh" };
  CandorMatcher *matcher = candor_matcher_new ();

  for (guint i = 0; i < G_N_ELEMENTS (candor_denial_roles); i++)
    for (guint k = 0; k < G_N_ELEMENTS (languages); k++)
      candor_matcher_add_words (matcher,
                                candor_knowledge_get_words (knowledge, languages[k], candor_denial_roles[i].role),
                                candor_denial_roles[i].value);
  candor_matcher_compile (matcher);
  return matcher;
}

static GArray *
candor_denial_find (CandorKnowledge *knowledge, const char *text)
{
  const CandorMatcher *matcher = candor_reading_cache (knowledge, "candor-denial", candor_denial_build,
                                                       (GDestroyNotify) candor_matcher_free);

  return candor_matcher_find (matcher, text, -1);
}

static gboolean
candor_denial_has (GArray *matches, guint value)
{
  for (guint i = 0; i < matches->len; i++)
    if (g_array_index (matches, CandorMatch, i).value == value)
      return TRUE;
  return FALSE;
}

/* A heading may say for which system all below it is meant. */
static gboolean
candor_denial_is_elsewhere (GArray *matches, GArray *above)
{
  if (candor_denial_has (matches, CANDOR_DENIAL_HERE))
    return FALSE;
  if (candor_denial_has (matches, CANDOR_DENIAL_ELSEWHERE))
    return TRUE;
  return candor_denial_has (above, CANDOR_DENIAL_ELSEWHERE) && !candor_denial_has (above, CANDOR_DENIAL_HERE)
         && !candor_denial_has (above, CANDOR_DENIAL_APP);
}

/* What isn't got of children may be got of others. The heading may say of whom all below it is, and so may the mention
 * itself: "children's personal information". */
static gboolean
candor_denial_is_of_group (GArray *matches, GArray *above)
{
  return candor_denial_has (matches, CANDOR_DENIAL_GROUP) || candor_denial_has (above, CANDOR_DENIAL_GROUP);
}

/* Where the words of the thing stand in the quote, in bytes. */
static void
candor_denial_find_mention (CandorStatement *statement, gsize *first, gsize *last)
{
  const char *quote = candor_statement_get_quote (statement);
  guint start = candor_statement_get_start (statement);
  glong length = g_utf8_strlen (quote, -1);
  glong from = MIN (length, (glong) candor_statement_get_mention_start (statement) - (glong) start);
  glong to = MIN (length, (glong) candor_statement_get_mention_end (statement) - (glong) start);

  *first = g_utf8_offset_to_pointer (quote, MAX (from, 0)) - quote;
  *last = g_utf8_offset_to_pointer (quote, MAX (to, 0)) - quote;
}

/* "In the background" is no limit where that is the very thing that is denied. */
static gboolean
candor_denial_is_of_part (CandorStatement *statement, GArray *matches)
{
  gsize first, last;

  candor_denial_find_mention (statement, &first, &last);
  for (guint i = 0; i < matches->len; i++)
    {
      const CandorMatch *match = &g_array_index (matches, CandorMatch, i);

      if (match->value == CANDOR_DENIAL_PART && (match->end <= first || match->start >= last))
        return TRUE;
      if (match->value == CANDOR_DENIAL_REST && match->end <= first && first - match->end <= CANDOR_DENIAL_REST_BYTES)
        return TRUE;
    }
  return FALSE;
}

static gboolean
candor_denial_is_near (const char *text, gsize from, gsize to)
{
  guint words = 0;

  for (gsize i = from; i < to; i++)
    words += text[i] == ' ';
  return words <= CANDOR_DENIAL_REACH_WORDS && (words > 1 || to - from <= CANDOR_DENIAL_REACH_BYTES);
}

/* "We do not, and will never, store or collect": the verb that the negation is for is one of getting, or joined to
 * one. In "we do not track which files you access" and "we do not sell collected data" it isn't.
 * "Your contacts are never read": what stands before the negation is denied only right before it, with no other verb
 * between. In "we never share your number, nor do we collect data for others" the number is not what isn't collected. */
static gboolean
candor_denial_is_of_getting (CandorStatement *statement, GArray *matches)
{
  const char *quote = candor_statement_get_quote (statement);
  const CandorMatch *negation = NULL, *other = NULL;
  gboolean verb = FALSE; /* behind the mention */
  gboolean reaches = FALSE;
  gsize first, last;

  candor_denial_find_mention (statement, &first, &last);
  for (guint i = 0; i < matches->len; i++)
    {
      const CandorMatch *match = &g_array_index (matches, CandorMatch, i);

      if (match->value == CANDOR_DENIAL_NEGATION)
        {
          negation = match;
          other = NULL;
          reaches = last > match->start || (!verb && candor_denial_is_near (quote, last, match->start));
        }
      else if (match->value == CANDOR_DENIAL_STOP)
        negation = NULL;
      else if (match->value == CANDOR_DENIAL_OTHER)
        other = match;
      else if (match->value == CANDOR_DENIAL_GET && negation != NULL && reaches)
        {
          gsize between = other != NULL ? match->start - other->end : CANDOR_DENIAL_JOINED_LEAST;

          if (between >= CANDOR_DENIAL_JOINED_LEAST && between <= CANDOR_DENIAL_JOINED_MOST
              && candor_denial_is_near (quote, negation->end, match->start))
            return TRUE;
        }
      verb |= match->start >= last && (match->value == CANDOR_DENIAL_OTHER || match->value == CANDOR_DENIAL_GET);
    }
  return FALSE;
}

gboolean
candor_denial_is_any (CandorStatement *statement)
{
  CandorAction action = candor_statement_get_action (statement);
  const char *const *purposes = candor_statement_get_purposes (statement);

  return candor_statement_get_polarity (statement) == CANDOR_POLARITY_NO
         && candor_statement_get_actor (statement) == CANDOR_ACTOR_FIRST_PARTY
         && (action == CANDOR_ACTION_COLLECT || action == CANDOR_ACTION_ACCESS || action == CANDOR_ACTION_USE)
         && (purposes == NULL || purposes[0] == NULL)
         && candor_statement_get_confidence (statement) >= CANDOR_DENIAL_CONFIDENCE;
}

gboolean
candor_denial_is_plain (CandorStatement *statement, CandorKnowledge *knowledge)
{
  const char *section = candor_statement_get_section (statement);
  g_autoptr (GArray) matches = NULL, above = NULL;

  /* What a definition carries over stands in another sentence, and may be meant otherwise there. */
  if (!candor_denial_is_any (statement)
      || candor_statement_get_mention_start (statement) == candor_statement_get_mention_end (statement)
      || strcmp (candor_statement_get_rule (statement), "definition") == 0)
    return FALSE;
  matches = candor_denial_find (knowledge, candor_statement_get_quote (statement));
  above = candor_denial_find (knowledge, section != NULL ? section : "");
  return !candor_denial_is_elsewhere (matches, above) && !candor_denial_is_of_group (matches, above)
         && !candor_denial_is_of_part (statement, matches) && candor_denial_is_of_getting (statement, matches);
}

/* What is only read where it is is not collected: "we read your contacts to show them" and "we do not collect your contacts"
 * may both be true. */

enum
{
  CANDOR_GETTING_READ,
  CANDOR_GETTING_KEPT,
};

static gpointer
candor_getting_build (CandorKnowledge *knowledge)
{
  static const char *const languages[] = { "en", "zh" };
  CandorMatcher *matcher = candor_matcher_new ();

  for (guint k = 0; k < G_N_ELEMENTS (languages); k++)
    {
      candor_matcher_add_words (matcher, candor_knowledge_get_words (knowledge, languages[k], "denial-read"), CANDOR_GETTING_READ);
      candor_matcher_add_words (matcher, candor_knowledge_get_words (knowledge, languages[k], "declared-kept"), CANDOR_GETTING_KEPT);
    }
  candor_matcher_compile (matcher);
  return matcher;
}

static gboolean
candor_getting_has (CandorKnowledge *knowledge, CandorStatement *statement, guint value)
{
  const CandorMatcher *matcher = candor_reading_cache (knowledge, "candor-getting", candor_getting_build,
                                                       (GDestroyNotify) candor_matcher_free);
  g_autoptr (GArray) matches = candor_matcher_find (matcher, candor_statement_get_quote (statement), -1);

  return candor_denial_has (matches, value);
}

gboolean
candor_denial_is_of_reading (CandorStatement *statement, CandorKnowledge *knowledge)
{
  return candor_statement_get_action (statement) != CANDOR_ACTION_COLLECT
         || candor_getting_has (knowledge, statement, CANDOR_GETTING_READ);
}

gboolean
candor_denial_is_more_than_reading (CandorStatement *statement, CandorKnowledge *knowledge)
{
  switch (candor_statement_get_action (statement))
    {
    case CANDOR_ACTION_SHARE:
    case CANDOR_ACTION_STORE:
      return TRUE;
    case CANDOR_ACTION_COLLECT:
      return candor_getting_has (knowledge, statement, CANDOR_GETTING_KEPT);
    case CANDOR_ACTION_ACCESS:
    case CANDOR_ACTION_USE:
    default:
      return FALSE;
    }
}

gboolean
candor_denial_covers (const CandorKnownCategory *said, const CandorKnownCategory *category)
{
  return said == category || g_strv_contains (category->denied_by, said->id);
}
