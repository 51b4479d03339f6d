/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-reading-private.h"

#include "policy/candor-naming.h"
#include "policy/candor-party-private.h"
#include "policy/candor-statement-private.h"
#include "policy/candor-topics.h"

void
candor_reading_init (CandorReading *self, GPtrArray *documents, CandorKnowledge *knowledge)
{
  *self = (CandorReading) { 0 };
  self->knowledge = g_object_ref (knowledge);
  self->documents = g_ptr_array_ref (documents);
  self->places = g_ptr_array_new_with_free_func ((GDestroyNotify) candor_places_free);
  for (guint i = 0; i < documents->len; i++)
    g_ptr_array_add (self->places, candor_places_new (g_ptr_array_index (documents, i)));
  self->passages = g_array_new (FALSE, FALSE, sizeof (CandorPassage));
  self->firsts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->sentences = g_array_new (FALSE, FALSE, sizeof (CandorSentence));
  self->splits = g_array_new (FALSE, FALSE, sizeof (guint));
  self->statements = g_ptr_array_new_with_free_func (g_object_unref);
  self->parties = g_ptr_array_new_with_free_func (g_object_unref);
  self->mentions = g_ptr_array_new_with_free_func (g_object_unref);
  self->party_index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

void
candor_reading_clear (CandorReading *self)
{
  g_clear_object (&self->knowledge);
  g_clear_pointer (&self->documents, g_ptr_array_unref);
  g_clear_pointer (&self->places, g_ptr_array_unref);
  g_clear_pointer (&self->passages, g_array_unref);
  g_clear_pointer (&self->firsts, g_array_unref);
  g_clear_pointer (&self->sentences, g_array_unref);
  g_clear_pointer (&self->splits, g_array_unref);
  g_clear_pointer (&self->statements, g_ptr_array_unref);
  g_clear_pointer (&self->parties, g_ptr_array_unref);
  g_clear_pointer (&self->mentions, g_ptr_array_unref);
  g_clear_pointer (&self->party_index, g_hash_table_unref);
}

CandorKnowledge *
candor_reading_get_knowledge (CandorReading *self)
{
  return self->knowledge;
}

const CandorPassage *
candor_reading_get_passages (CandorReading *self, guint *count)
{
  *count = self->passages->len;
  return (const CandorPassage *) self->passages->data;
}

const CandorSentence *
candor_reading_get_sentences (CandorReading *self, guint passage, guint *count)
{
  guint from = g_array_index (self->splits, guint, passage);

  *count = g_array_index (self->splits, guint, passage + 1) - from;
  return (const CandorSentence *) self->sentences->data + from;
}

gboolean
candor_reading_has_language (CandorReading *self, CandorLanguage language)
{
  for (guint i = 0; i < self->passages->len; i++)
    if (g_array_index (self->passages, CandorPassage, i).language == language)
      return TRUE;
  return FALSE;
}

gconstpointer
candor_reading_cache (CandorKnowledge *knowledge, const char *key,
                      gpointer (*build) (CandorKnowledge *knowledge), GDestroyNotify destroy)
{
  gpointer made = g_object_get_data (G_OBJECT (knowledge), key);

  if (made)
    return made;
  made = build (knowledge);
  /* Two threads may have built it at once: the first one's stays. */
  if (!g_object_replace_data (G_OBJECT (knowledge), key, NULL, made, destroy, NULL))
    destroy (made);
  return g_object_get_data (G_OBJECT (knowledge), key);
}

/* Keeps a quote within bounds: the passage's own part of it, at most so long, around the mention. */
static void
candor_reading_trim (const CandorPassage *passage, CandorStatement *statement)
{
  guint passage_end = passage->start + g_utf8_strlen (passage->text, passage->length);

  if (statement->end - statement->start <= CANDOR_QUOTE_MAXIMUM)
    return;
  statement->start = CLAMP (passage->start, statement->start, statement->mention_start);
  statement->end = CLAMP (passage_end, statement->mention_end, statement->end);
  if (statement->mention_end - statement->start > CANDOR_QUOTE_MAXIMUM)
    statement->start = statement->mention_start;
  statement->end = MIN (statement->end, statement->start + CANDOR_QUOTE_MAXIMUM);
}

void
candor_reading_add (CandorReading *self, const CandorClaim *claim)
{
  const CandorPassage *passage = &g_array_index (self->passages, CandorPassage, claim->passage);
  g_autoptr (CandorStatement) statement = NULL;

  g_return_if_fail (claim->category && claim->rule && claim->start < claim->end);
  g_return_if_fail (claim->mention_start <= claim->mention_end && claim->start <= claim->mention_start
                    && claim->mention_end <= claim->end);
  if (self->statements->len >= CANDOR_CLAIMS_MAXIMUM)
    {
      self->left_out++;
      return;
    }
  statement = candor_statement_new ();
  statement->category = g_strdup (claim->category);
  statement->action = claim->action;
  statement->polarity = claim->polarity;
  statement->actor = claim->actor;
  statement->purposes = g_strdupv ((char **) claim->purposes);
  statement->permission = g_strdup (claim->permission);
  statement->start = claim->start;
  statement->end = claim->end;
  statement->mention_start = claim->mention_start;
  statement->mention_end = claim->mention_end;
  statement->document = passage->document;
  statement->block = passage->block;
  statement->rule = g_strdup (claim->rule);
  statement->confidence = CLAMP (claim->confidence, 0, 1);
  if (claim->party >= 0)
    {
      CandorParty *party = g_ptr_array_index (self->parties, claim->party);
      statement->party = g_strdup (party->name);
      statement->sdk = g_strdup (party->sdk);
    }
  candor_reading_trim (passage, statement);
  candor_statement_complete (statement, g_ptr_array_index (self->places, passage->document));
  g_ptr_array_add (self->statements, g_steal_pointer (&statement));
}

int
candor_reading_add_party (CandorReading *self, guint passage, guint start, guint end, const char *sdk)
{
  const CandorPassage *place = &g_array_index (self->passages, CandorPassage, passage);
  g_autoptr (CandorParty) party = candor_party_new ();
  g_autofree char *folded = NULL, *key = NULL;
  gpointer found;

  g_return_val_if_fail (start < end && end - start <= CANDOR_PARTY_NAME_MAXIMUM, -1);
  party->sdk = g_strdup (sdk);
  party->document = place->document;
  party->block = place->block;
  party->start = start;
  party->end = end;
  candor_party_complete (party, g_ptr_array_index (self->places, place->document));
  folded = g_utf8_casefold (party->name, -1);
  key = sdk ? g_strconcat ("sdk:", sdk, NULL) : g_strconcat ("name:", folded, NULL);
  found = g_hash_table_lookup (self->party_index, key);
  if (found)
    return GPOINTER_TO_INT (found) - 1;
  g_ptr_array_add (self->parties, g_steal_pointer (&party));
  g_hash_table_insert (self->party_index, g_steal_pointer (&key), GINT_TO_POINTER (self->parties->len));
  return self->parties->len - 1;
}

void
candor_reading_add_sign (CandorReading *self, CandorSign sign)
{
  self->signs[sign]++;
}

/* By place; then by all that tells two statements apart, the surer first. */
static int
candor_reading_compare (gconstpointer left, gconstpointer right)
{
  CandorStatement *a = *(CandorStatement *const *) left, *b = *(CandorStatement *const *) right;
  int order;

#define ORDER(field)                                                                                \
  if (a->field != b->field)                                                                         \
    return a->field < b->field ? -1 : 1;
  ORDER (document)
  ORDER (start)
  ORDER (end)
  if ((order = g_strcmp0 (a->category, b->category)) != 0)
    return order;
  ORDER (action)
  ORDER (polarity)
  ORDER (actor)
  if ((order = g_strcmp0 (a->party, b->party)) != 0)
    return order;
  if ((order = g_strcmp0 (a->permission, b->permission)) != 0)
    return order;
  ORDER (mention_start)
  if (a->confidence != b->confidence)
    return a->confidence > b->confidence ? -1 : 1;
  return g_strcmp0 (a->rule, b->rule);
#undef ORDER
}

static gboolean
candor_reading_is_same (CandorStatement *a, CandorStatement *b)
{
  return a->document == b->document && a->start == b->start && a->end == b->end
         && a->action == b->action && a->polarity == b->polarity && a->actor == b->actor
         && g_str_equal (a->category, b->category) && g_strcmp0 (a->party, b->party) == 0
         && g_strcmp0 (a->permission, b->permission) == 0;
}

static void
candor_reading_sort (CandorReading *self)
{
  guint kept = 0;

  g_ptr_array_sort (self->statements, candor_reading_compare);
  for (guint i = 0; i < self->statements->len; i++)
    {
      CandorStatement *statement = g_ptr_array_index (self->statements, i);

      if (kept > 0 && candor_reading_is_same (g_ptr_array_index (self->statements, kept - 1), statement))
        continue;
      g_ptr_array_index (self->statements, i) = g_ptr_array_index (self->statements, kept);
      g_ptr_array_index (self->statements, kept++) = statement;
    }
  g_ptr_array_set_size (self->statements, kept);
}

static int
candor_reading_compare_words (gconstpointer left, gconstpointer right)
{
  return g_strcmp0 (*(const char *const *) left, *(const char *const *) right);
}

static char **
candor_reading_list_words (GHashTable *set)
{
  GPtrArray *words = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer word;

  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    g_ptr_array_add (words, g_strdup (word));
  g_ptr_array_sort (words, candor_reading_compare_words);
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (words, FALSE);
}

/* What a party is said to collect or be given. */
static void
candor_reading_fill_parties (CandorReading *self)
{
  g_autoptr (GHashTable) sets = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                       (GDestroyNotify) g_hash_table_unref);

  for (guint i = 0; i < self->statements->len; i++)
    {
      CandorStatement *statement = g_ptr_array_index (self->statements, i);
      GHashTable *set;

      if (!statement->party || statement->polarity == CANDOR_POLARITY_NO)
        continue;
      set = g_hash_table_lookup (sets, statement->party);
      if (!set)
        {
          set = g_hash_table_new (g_str_hash, g_str_equal);
          g_hash_table_insert (sets, statement->party, set);
        }
      g_hash_table_add (set, statement->category);
    }
  for (guint i = 0; i < self->parties->len; i++)
    {
      CandorParty *party = g_ptr_array_index (self->parties, i);
      GHashTable *set = g_hash_table_lookup (sets, party->name);

      if (!set)
        continue;
      g_strfreev (party->categories);
      party->categories = candor_reading_list_words (set);
    }
}

static int
candor_reading_compare_parties (gconstpointer left, gconstpointer right)
{
  CandorParty *a = *(CandorParty *const *) left, *b = *(CandorParty *const *) right;

  if (a->document != b->document)
    return a->document < b->document ? -1 : 1;
  if (a->start != b->start)
    return a->start < b->start ? -1 : 1;
  return a->end < b->end ? -1 : a->end > b->end;
}

void
candor_reading_run (CandorReading *self)
{
  candor_passages_lay_out (self);
  if (candor_reading_has_language (self, CANDOR_LANGUAGE_ENGLISH))
    candor_english_read (self);
  if (candor_reading_has_language (self, CANDOR_LANGUAGE_CHINESE))
    candor_chinese_read (self);
  candor_titles_drop_empty (self);
  candor_circumstances_read (self);
  candor_topics_read (self);
  candor_naming_read (self);
  candor_reading_sort (self);
  candor_reading_fill_parties (self);
  g_ptr_array_sort (self->parties, candor_reading_compare_parties);
}

gboolean
candor_reading_is_privacy_policy (CandorReading *self)
{
  guint personal = self->signs[CANDOR_SIGN_PERSONAL];

  if (self->signs[CANDOR_SIGN_TITLE] > 0)
    return personal + self->statements->len > 0;
  return personal >= 2 && self->statements->len >= 3;
}
