/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-english-reader.h"

#include <string.h>

#define ROLE(name) CANDOR_ROLE_BIT (name)

/* Words of a heading that names a permission and nothing else, and at the start of what explains it. */
#define HEADING_WORDS 5
#define EXPLAINING_WORDS 4
/* Words back to the permission that a list names what it opens of, and words of one item that are no term. */
#define LIST_REACH 40
#define LIST_WORDS 4

static const CandorDecision candor_permission_decision = {
  .action = CANDOR_ACTION_ACCESS, .polarity = CANDOR_POLARITY_YES, .actor = CANDOR_ACTOR_FIRST_PARTY,
  .party = -1, .rule = "permission", .confidence = 0.7, .verb = -1,
};

/* "READ_CONTACTS" names the permission itself; "camera permission" names it where only one permission
 * opens the camera. */
const char *
candor_english_find_permission (CandorEnglish *self, guint at)
{
  const CandorAnnotation *note = candor_sentence_note (&self->sentence, at);

  if (note->permission)
    return note->permission->name;
  return note->term && note->term->known->permission
         ? candor_english_lexicon_find_permission (self->lexicon, note->term->known->category) : NULL;
}

/* "Permissions: camera, microphone": a list of what is asked for, without a verb. */
static gboolean
candor_permission_is_listed (CandorEnglish *self, guint at)
{
  CandorEnglishSentence *sentence = &self->sentence;
  gboolean colon = FALSE;

  if (sentence->verbs->len > 0 || !candor_english_lexicon_is_opened (self->lexicon, candor_sentence_note (sentence, at)->term->known->category))
    return FALSE;
  for (guint i = at; i-- > 0;)
    {
      colon |= candor_sentence_token (sentence, i)->mark == ':';
      if (candor_sentence_note (sentence, i)->roles & ROLE (PERMISSION))
        return colon;
    }
  return FALSE;
}

/* "Permissions such as record, camera, microphone", "permission to access your camera, photos or microphone":
 * the words that a permission opens, in a list behind it. */
static gboolean
candor_permission_is_enumerated (CandorEnglish *self, guint at)
{
  CandorEnglishSentence *sentence = &self->sentence;

  if (!candor_english_lexicon_is_opened (self->lexicon, candor_sentence_note (sentence, at)->term->known->category))
    return FALSE;
  for (guint i = at, reach = 0, words = 0; i-- > 0 && reach < LIST_REACH && words <= LIST_WORDS; reach++)
    {
      const CandorAnnotation *note = candor_sentence_note (sentence, i);
      char mark = candor_sentence_token (sentence, i)->mark;

      if (note->roles & ROLE (PERMISSION)
          || (note->roles & ROLE (NOUN_ACCESS) && g_str_has_prefix (candor_sentence_token (sentence, i)->text, "permission")))
        return TRUE;
      if (note->roles & (ROLE (NEGATION) | ROLE (BOUNDARY) | ROLE (RIGHT) | ROLE (FIRST_PARTY)) || (mark && !strchr (",/\"(:&", mark)))
        return FALSE;
      /* What is listed may be any word or two; a sentence that goes on has more of them. */
      words = note->term || mark || note->roles & (ROLE (CONJUNCTION) | ROLE (EXAMPLE)) ? 0 : words + (note->span > 0 ? 1 : 0);
    }
  return FALSE;
}

/* "With the Bluetooth permission, we look for people nearby": who names a permission so says it is used,
 * unless the sentence says otherwise. */
guint
candor_english_decide_permission (CandorEnglish *self, guint at, CandorDecision *decision)
{
  const CandorAnnotation *note = candor_sentence_note (&self->sentence, at);
  gboolean named = note->permission || (note->term && note->term->known->permission);
  gboolean enumerated = !named && note->term && candor_permission_is_enumerated (self, at);

  if (!named && !enumerated && !(note->term && candor_permission_is_listed (self, at)))
    return 0;
  if (decision->vetoed && decision->verb >= 0
      && !(enumerated && !candor_sentence_verb (&self->sentence, decision->verb)->negated))
    return 0;
  *decision = candor_permission_decision;
  return 1;
}

const char *
candor_english_find_opened (CandorEnglish *self)
{
  const CandorEnglishSentence *sentence = &self->sentence;
  const char *category = NULL;
  guint words = 0;

  for (guint i = 0; i < sentence->tokens->len; i++)
    {
      const CandorAnnotation *note = candor_sentence_note (sentence, i);

      words += candor_sentence_token (sentence, i)->mark ? 0 : 1;
      if (!note->term || !candor_english_lexicon_is_opened (self->lexicon, note->term->known->category))
        continue;
      if (category)
        return NULL;
      category = note->term->known->category;
    }
  return words <= HEADING_WORDS ? category : NULL;
}

/* "Used to scan codes", "Required for calls", "This permission lets you …". */
static gboolean
candor_permission_is_explained (const CandorEnglishSentence *sentence)
{
  static const char *const words[] = { "used", "required", "needed", "necessary", "allows", "lets", "enables", "permits", NULL };

  for (guint i = 0; i < sentence->tokens->len; i++)
    {
      const CandorAnnotation *note = candor_sentence_note (sentence, i);

      if (note->roles & ROLE (NEGATION))
        return FALSE;
      if (note->term && i < EXPLAINING_WORDS)
        return FALSE;
      if (i > 0 && note->roles & ROLE (PERMISSION)
          && (candor_sentence_has_word (sentence, i - 1, "this") || candor_sentence_has_word (sentence, i - 1, "the")))
        return TRUE;
      if (i == 0 && g_strv_contains (words, candor_sentence_token (sentence, i)->text))
        return TRUE;
    }
  return FALSE;
}

void
candor_english_read_explained (CandorEnglish *self, const char *category)
{
  if (category && self->sentence.tokens->len > 0 && candor_permission_is_explained (&self->sentence))
    candor_english_claim (self, 0, 0, category, candor_english_lexicon_find_permission (self->lexicon, category),
                          &candor_permission_decision, -1);
}
