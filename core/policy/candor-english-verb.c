/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-english-verb-private.h"

#define ROLE(name) CANDOR_ROLE_BIT (name)

/* Words that are looked at for a subject to the left of a verb, and for its agent to the right. */
#define SUBJECT_REACH 40
#define AGENT_REACH 8
/* Words behind "we" that may bring in a third party: "we (or our partners)". */
#define SUBJECT_BESIDE 8

static CandorSubject
candor_verb_subject_of (guint64 roles)
{
  if (roles & ROLE (OTHER_PRODUCT))
    return CANDOR_SUBJECT_OTHER;
  if (roles & (ROLE (THIRD_PARTY) | ROLE (PARTY)))
    return CANDOR_SUBJECT_THIRD;
  if (roles & ROLE (FIRST_PARTY))
    return CANDOR_SUBJECT_FIRST;
  if (roles & ROLE (USER))
    return CANDOR_SUBJECT_USER;
  return CANDOR_SUBJECT_NONE;
}

gboolean
candor_verb_is_adjacent (CandorEnglishSentence *self, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    {
      const CandorAnnotation *note = candor_sentence_note (self, i);
      char mark = candor_sentence_token (self, i)->mark;

      if (mark ? mark != ',' && mark != '/' && mark != '&'
               : note->span > 0
                     && !(note->roles & (ROLE (CONJUNCTION) | ROLE (ADVERB) | ROLE (AUXILIARY) | ROLE (BE)
                                         | ROLE (NEGATION))))
        return FALSE;
    }
  return TRUE;
}

/* "We send" and "we keep", but not "data sent": irregular participles are found as they stand. "Used" is
 * the base of "used to" as well. */
static gboolean
candor_verb_is_base (CandorEnglishSentence *self, guint at)
{
  const CandorAnnotation *note = candor_sentence_note (self, at);

  return note->forms & CANDOR_FORM_BASE && !(note->roles & ROLE (PARTICIPLE))
         && !(note->forms & CANDOR_FORM_ED && candor_sentence_has_word (self, at, "used"));
}

/* Voice: a participle with a form of "be" before it is passive; without, and without a subject right
 * before it, it stands behind its noun ("information collected"). */
static CandorVoice
candor_verb_find_voice (CandorEnglishSentence *self, const CandorVerb *verb)
{
  const CandorAnnotation *note = candor_sentence_note (self, verb->from);
  gboolean participle = note->forms & CANDOR_FORM_ED || note->roles & ROLE (PARTICIPLE);
  int before = candor_sentence_before (self, verb->from);

  /* "Your photos never leave your device": are never taken from it. */
  if (note->roles & ROLE (VERB_LEAVE))
    return CANDOR_VOICE_PASSIVE;
  if (verb->voice == CANDOR_VOICE_NOUN || !participle)
    return verb->voice;
  for (guint reach = 0; before >= 0 && reach < CANDOR_NEGATION_REACH; reach++)
    {
      const CandorAnnotation *other = candor_sentence_note (self, before);
      char mark = candor_sentence_token (self, before)->mark;

      if (other->roles & ROLE (BE))
        return CANDOR_VOICE_PASSIVE;
      if (other->verb)
        return verb->from == candor_sentence_verb (self, other->verb - 1)->to
                       || candor_verb_is_adjacent (self, candor_sentence_verb (self, other->verb - 1)->to,
                                                   verb->from)
                   ? candor_sentence_verb (self, other->verb - 1)->voice : CANDOR_VOICE_REDUCED;
      if (other->roles & ROLE (AUXILIARY))
        return CANDOR_VOICE_ACTIVE;
      if (other->roles & (ROLE (FIRST_PARTY) | ROLE (USER) | ROLE (THIRD_PRONOUN) | ROLE (RELATIVE)))
        return CANDOR_VOICE_ACTIVE;
      if (mark && mark != ',')
        return CANDOR_VOICE_REDUCED;
      if (!mark && !(other->roles & (ROLE (ADVERB) | ROLE (NEGATION) | ROLE (CONJUNCTION))))
        return candor_verb_is_base (self, verb->from) ? CANDOR_VOICE_ACTIVE : CANDOR_VOICE_REDUCED;
      before = candor_sentence_before (self, before);
    }
  return candor_verb_is_base (self, verb->from) ? CANDOR_VOICE_ACTIVE : CANDOR_VOICE_REDUCED;
}

/* Subjects. */

/* Whether who stands at a word can't be the subject of a finite verb behind it: "share with them". */
static gboolean
candor_verb_is_object (CandorEnglishSentence *self, guint at)
{
  int before = candor_sentence_before (self, at);
  guint64 roles = before >= 0 ? candor_sentence_note (self, before)->roles : 0;

  if (candor_sentence_has_word (self, at, "us") || candor_sentence_has_word (self, at, "them")
      || candor_sentence_has_word (self, at, "me"))
    return TRUE;
  while (before >= 0 && roles & ROLE (DETERMINER))
    {
      before = candor_sentence_before (self, before);
      roles = before >= 0 ? candor_sentence_note (self, before)->roles : 0;
    }
  return before >= 0 && roles & ROLE (PREPOSITION) && !candor_sentence_has_word (self, before, "of");
}

/* "We and our partners", "TabTale and third parties": the app does it too. */
static gboolean
candor_verb_has_both (CandorEnglishSentence *self, int at)
{
  int before = candor_sentence_before (self, at);

  while (before >= 0
         && (candor_sentence_note (self, before)->roles & (ROLE (DETERMINER) | ROLE (SUBSET))
             || candor_sentence_has_word (self, before, "of")))
    before = candor_sentence_before (self, before);
  if (before <= 0 || !(candor_sentence_note (self, before)->roles & ROLE (CONJUNCTION)))
    return FALSE;
  before = candor_sentence_before (self, before);
  /* "we, our providers or other third parties". */
  for (guint reach = 0; before > 0 && reach < SUBJECT_BESIDE; reach++)
    {
      const CandorAnnotation *note = candor_sentence_note (self, before);

      if (candor_sentence_token (self, before)->mark != ','
          && (!(note->roles & (ROLE (THIRD_PARTY) | ROLE (DETERMINER) | ROLE (SUBSET) | ROLE (CONJUNCTION)))
              || candor_sentence_has_word (self, before, "we")))
        break;
      before = candor_sentence_before (self, before);
    }
  /* A name that is nobody's in the lexicon is the maker's. */
  if (candor_sentence_token (self, before)->capital && candor_sentence_note (self, before)->roles == 0)
    return TRUE;
  return candor_sentence_note (self, before)->roles & ROLE (FIRST_PARTY)
         && !candor_sentence_has_word (self, before, "us");
}

/* "Our partners and we", "we (or third parties)": the third party beside the first, or -1. */
static int
candor_verb_find_beside (CandorEnglishSentence *self, guint at)
{
  int before = candor_sentence_before (self, at);
  guint end = MIN (at + SUBJECT_BESIDE, self->tokens->len);

  if (before > 0 && candor_sentence_note (self, before)->roles & ROLE (CONJUNCTION))
    {
      before = candor_sentence_before (self, before);
      if (candor_sentence_note (self, before)->roles & (ROLE (THIRD_PARTY) | ROLE (PARTY)))
        return before;
    }
  if (at + 2 >= end || candor_sentence_token (self, at + 1)->mark != '('
      || !(candor_sentence_note (self, at + 2)->roles & ROLE (CONJUNCTION)))
    return -1;
  for (guint i = at + 3; i < end; i++)
    if (candor_sentence_note (self, i)->roles & (ROLE (THIRD_PARTY) | ROLE (PARTY)))
      return i;
  return -1;
}

static gboolean
candor_verb_lets (CandorEnglishSentence *self, const CandorVerb *verb)
{
  static const char *const words[] = { "allow", "permit", "enable", "let", "authorize", "authorise" };
  const char *text = candor_sentence_token (self, verb->from)->text;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (text, words[i]))
      return verb->to - verb->from == 1 && verb->subject != CANDOR_SUBJECT_USER;
  return FALSE;
}

/* Whether "they" are the users: the last of all that are named before. */
static gboolean
candor_verb_means_users (CandorEnglishSentence *self, guint at)
{
  for (guint reach = 0; at-- > 0 && reach < SUBJECT_REACH; reach++)
    {
      guint64 roles = candor_sentence_note (self, at)->roles;

      if (roles & (ROLE (THIRD_PARTY) | ROLE (PARTY) | ROLE (OTHER_PRODUCT)))
        return FALSE;
      if (roles & ROLE (USER))
        return TRUE;
    }
  return FALSE;
}

/* "networks that use cookies", "a provider, which collects": who stands before "that". */
static gboolean
candor_verb_find_antecedent (CandorEnglishSentence *self, CandorVerb *verb, guint at)
{
  int before = candor_sentence_before (self, at);
  CandorSubject subject;

  if (before >= 0 && candor_sentence_token (self, before)->mark == ',')
    before = candor_sentence_before (self, before);
  subject = before >= 0 ? candor_verb_subject_of (candor_sentence_note (self, before)->roles) : CANDOR_SUBJECT_NONE;
  if (subject == CANDOR_SUBJECT_NONE)
    return FALSE;
  verb->subject = subject;
  verb->subject_word = before;
  verb->who = TRUE;
  return TRUE;
}

/* Whether an auxiliary stands between two verbs, and nothing that joins them. */
static gboolean
candor_verb_begins_anew (CandorEnglishSentence *self, guint from, guint to)
{
  gboolean auxiliary = FALSE;

  for (guint i = from; i < to; i++)
    {
      guint64 roles = candor_sentence_note (self, i)->roles;

      if (candor_sentence_token (self, i)->mark || roles & ROLE (CONJUNCTION))
        return FALSE;
      auxiliary |= (roles & ROLE (AUXILIARY)) != 0;
    }
  return auxiliary;
}

/* What the verb takes over from the verb before it: "collect and share", "asked to provide". */
static void
candor_verb_take_over (CandorEnglishSentence *self, CandorVerb *verb, guint before, gboolean beside)
{
  const CandorVerb *other = candor_sentence_verb (self, before);

  /* "The tools we use do not access": the verb of the sentence behind one that only tells which. */
  if (other->relative && candor_verb_begins_anew (self, other->to, verb->from))
    return;
  verb->after = before;
  verb->joined = candor_verb_is_adjacent (self, other->to, verb->from)
                 && !(verb->infinitive && !other->infinitive);
  if (verb->subject != CANDOR_SUBJECT_NONE)
    return;
  verb->subject = other->subject;
  verb->subject_word = other->subject_word;
  verb->both = other->both;
  /* "you are asked to provide": you do. */
  if (verb->infinitive && other->patient != CANDOR_SUBJECT_NONE)
    verb->subject = other->patient;
  /* "allow X to collect": X does it, whoever X is. */
  if (verb->infinitive && !beside && candor_verb_lets (self, other))
    {
      verb->subject = CANDOR_SUBJECT_THIRD;
      verb->subject_word = other->to;
    }
}

/* Whether the phrase at a word is the verb's subject; then it is. */
static gboolean
candor_verb_take_subject (CandorEnglishSentence *self, CandorVerb *verb, guint at, gboolean beside)
{
  const CandorAnnotation *note = candor_sentence_note (self, at);
  CandorSubject subject = candor_verb_subject_of (note->roles);
  int third;

  if (verb->subject != CANDOR_SUBJECT_NONE)
    return FALSE;
  if (subject != CANDOR_SUBJECT_NONE && (verb->infinitive ? beside : !candor_verb_is_object (self, at)))
    {
      third = subject == CANDOR_SUBJECT_FIRST ? candor_verb_find_beside (self, at) : -1;
      verb->both = third >= 0 || (subject == CANDOR_SUBJECT_THIRD && candor_verb_has_both (self, at));
      verb->subject = third >= 0 ? CANDOR_SUBJECT_THIRD : subject;
      verb->subject_word = third >= 0 ? third : (int) at;
      return TRUE;
    }
  if (!(note->roles & ROLE (THIRD_PRONOUN)) || !beside
      || !(candor_sentence_has_word (self, at, "they") || note->span > 1))
    return FALSE;
  /* "Users should take care how they share": the users. */
  verb->subject = candor_verb_means_users (self, at) ? CANDOR_SUBJECT_USER : CANDOR_SUBJECT_THIRD;
  verb->subject_word = at;
  return TRUE;
}

/* "Sites that you visit may collect": who does it stands before "that", so what stands between is
 * passed over. Returns where to go on. */
static int
candor_verb_pass_relative (CandorEnglishSentence *self, const CandorVerb *verb, guint before, gboolean finite)
{
  const CandorVerb *other = candor_sentence_verb (self, before);

  if (finite && other->relative && other->voice == CANDOR_VOICE_ACTIVE && other->subject_word >= 0
      && (!candor_verb_is_adjacent (self, other->to, verb->from)
          || candor_verb_begins_anew (self, other->to, verb->from)))
    return candor_sentence_before (self, other->subject_word);
  return -1;
}

/* Goes back from a verb to what it is joined to, or to who does it. */
static void
candor_verb_find_subject (CandorEnglishSentence *self, guint index)
{
  CandorVerb *verb = candor_sentence_verb (self, index);
  const CandorAnnotation *own = candor_sentence_note (self, verb->from);
  int at = candor_sentence_before (self, verb->from), next;
  gboolean beside = TRUE; /* nothing but adverbs so far */
  gboolean finite = FALSE;

  verb->infinitive = at >= 0 && candor_sentence_has_word (self, at, "to");
  for (guint reach = 0; at >= 0 && reach < SUBJECT_REACH; reach++, at = next)
    {
      const CandorAnnotation *note = candor_sentence_note (self, at);

      next = candor_sentence_before (self, at);
      if (note->group != own->group && note->group != 0)
        continue;
      if (note->clause != own->clause)
        return;
      if (note->roles & ROLE (RELATIVE) && beside && candor_verb_find_antecedent (self, verb, at))
        return;
      if (note->verb && candor_sentence_verb (self, note->verb - 1)->voice != CANDOR_VOICE_NOUN)
        {
          next = candor_verb_pass_relative (self, verb, note->verb - 1, finite);
          if (next >= 0)
            continue;
          candor_verb_take_over (self, verb, note->verb - 1, beside);
          return;
        }
      if (candor_verb_take_subject (self, verb, at, beside) && !verb->infinitive)
        return;
      if (note->roles & (ROLE (AUXILIARY) | ROLE (BE)) && beside)
        finite = TRUE;
      if (!(note->roles & (ROLE (ADVERB) | ROLE (AUXILIARY) | ROLE (NEGATION))))
        beside = FALSE;
    }
}

/* "collected by our partners", "provided by you". */
static void
candor_verb_find_agent (CandorEnglishSentence *self, CandorVerb *verb)
{
  guint clause = candor_sentence_note (self, verb->from)->clause;
  guint end = MIN (verb->to + AGENT_REACH, self->tokens->len);
  gboolean by = FALSE;

  for (guint i = verb->to; i < end && candor_sentence_note (self, i)->clause == clause; i++)
    {
      CandorAnnotation *note = candor_sentence_note (self, i);
      CandorSubject subject = candor_verb_subject_of (note->roles);

      if (candor_sentence_has_word (self, i, "by"))
        by = TRUE;
      else if (by && subject != CANDOR_SUBJECT_NONE)
        {
          verb->subject = subject;
          verb->subject_word = i;
          return;
        }
      else if (note->verb)
        return;
    }
}

void
candor_sentence_relate_verbs (CandorEnglishSentence *self)
{
  for (guint i = 0; i < self->verbs->len; i++)
    {
      CandorVerb *verb = candor_sentence_verb (self, i);

      verb->voice = candor_verb_find_voice (self, verb);
      if (verb->voice != CANDOR_VOICE_NOUN)
        candor_verb_find_subject (self, i);
      if (verb->voice == CANDOR_VOICE_PASSIVE || verb->voice == CANDOR_VOICE_REDUCED)
        {
          verb->patient = verb->subject;
          verb->subject = CANDOR_SUBJECT_NONE;
          verb->subject_word = -1;
        }
      if (verb->voice != CANDOR_VOICE_ACTIVE)
        candor_verb_find_agent (self, verb);
      verb->negated = candor_verb_has_not (self, verb) || candor_verb_has_no (self, verb);
      verb->right = candor_verb_is_right (self, verb);
      verb->relative = candor_verb_is_relative (self, verb);
    }
}
