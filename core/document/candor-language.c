/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-document"

#include "document/candor-language.h"

#include <string.h>

/* A Chinese word has about 1.5 characters (running text of the GB/T 20532 word count). */
#define HAN_PER_WORD 1.5
/* Every third word or more of running English is one of the list below; a fifth allows for lists. */
#define ENGLISH_WORDS_PER_STOP_WORD 3.0
/* Below this share of listed words a long text in Latin letters is in no language that is read. */
#define ENGLISH_SHARE_MIN 0.12
/* A text shorter than this may be a few names in a list: no share is demanded of it. */
#define WORDS_FOR_SHARE 40
/* Less than this is a quoted name or clause, not a second language. */
#define MIXED_SHARE_MIN 0.12
/* Kana among Han: Japanese has a third to a half, Chinese none but in names. */
#define KANA_SHARE_MIN 0.1
#define WORD_LENGTH_MAX 16

/* The commonest words of each language that English does not have as well. */
static const char english[] = " the of and to we you your our or that is are this with for by from us "
                              "not will may information can be have when as on any it if do about ";
static const char others[] =
    " der die und das den ist nicht wir sie ihre mit für von auf werden oder wenn eine einer dem zur "
    " le les des et nous vous votre vos une pour dans est que qui sur avec ou aux par données "
    " el los las y que para su sus una con por del se usted nuestros datos como "
    " o os que para seu sua seus você nós uma com por da do dos das não "
    " il gli che per di della dei con una sono non questo dati nostri può "
    " het een van en niet wij uw voor zijn met op worden deze "
    " och att det som är för av din vi på med eller inte "
    " og til vores dine ikke som af på vi du er kan "
    " ve bir bu için ile veya kişisel verilerin "
    " i w z na się nie do oraz lub jest dane osobowe "
    " dan yang untuk anda kami dari dengan atau ini tidak data pribadi "
    " và của các bạn chúng tôi cho không thông tin được "
    " ja on ei että tai sekä voi tiedot "
    " a az és nem hogy egy vagy "
    " și sau nu de la pentru care prin "
    " se na je že nebo pro jako ";

typedef struct
{
  gsize han;
  gsize kana;
  gsize foreign; /* letters of any other script */
  gsize words;   /* in Latin letters */
  gsize english;
  gsize others;
} CandorLanguageCount;

static GHashTable *
make_word_set (const char *words)
{
  GHashTable *set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);

  for (gsize i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_hash_table_add (set, g_strdup (parts[i]));
  return set;
}

static void
count_word (CandorLanguageCount *count, const char *word, GHashTable *english_set, GHashTable *other_set)
{
  gboolean is_english = g_hash_table_contains (english_set, word);

  count->words++;
  if (is_english)
    count->english++;
  else if (g_hash_table_contains (other_set, word))
    count->others++;
}

/* Reads the Latin word at @at into @word, in lower case, cut at the buffer; returns what follows. */
static const char *
read_word (const char *at, char *word, gsize size)
{
  gsize length = 0;

  while (*at != '\0')
    {
      gunichar character = g_utf8_get_char (at);
      char bytes[6];
      int width;

      if (!g_unichar_isalpha (character) || g_unichar_get_script (character) != G_UNICODE_SCRIPT_LATIN)
        break;
      width = g_unichar_to_utf8 (g_unichar_tolower (character), bytes);
      if (length + width < size)
        memcpy (word + length, bytes, width);
      length += width;
      at = g_utf8_next_char (at);
    }
  word[MIN (length, size - 1)] = '\0';
  if (length >= size) /* cut, maybe within a character; no listed word is that long */
    word[0] = '\0';
  return at;
}

static void
count_text (CandorLanguageCount *count, const char *text)
{
  g_autoptr (GHashTable) english_set = make_word_set (english);
  g_autoptr (GHashTable) other_set = make_word_set (others);
  char word[WORD_LENGTH_MAX];

  for (const char *at = text; *at != '\0';)
    {
      gunichar character = g_utf8_get_char (at);
      GUnicodeScript script;

      if (!g_unichar_isalpha (character))
        {
          at = g_utf8_next_char (at);
          continue;
        }
      script = g_unichar_get_script (character);
      if (script == G_UNICODE_SCRIPT_LATIN)
        {
          at = read_word (at, word, sizeof word);
          count_word (count, word, english_set, other_set);
          continue;
        }
      if (script == G_UNICODE_SCRIPT_HAN)
        count->han++;
      else if (script == G_UNICODE_SCRIPT_HIRAGANA || script == G_UNICODE_SCRIPT_KATAKANA)
        count->kana++;
      else if (script != G_UNICODE_SCRIPT_COMMON && script != G_UNICODE_SCRIPT_INHERITED)
        count->foreign++;
      at = g_utf8_next_char (at);
    }
}

/* Words of English, as far as they are shown to be English; 0 if the Latin words are another language. */
static double
estimate_english (const CandorLanguageCount *count)
{
  if (count->others > count->english)
    return 0;
  if (count->words >= WORDS_FOR_SHARE && count->english < count->words * ENGLISH_SHARE_MIN)
    return MIN (count->words, count->english * ENGLISH_WORDS_PER_STOP_WORD);
  if (count->words < WORDS_FOR_SHARE && count->han == 0)
    return count->words;
  return MIN (count->words, count->english * ENGLISH_WORDS_PER_STOP_WORD);
}

const char *
candor_language_detect (const char *text)
{
  CandorLanguageCount count = { 0 };
  double chinese_words, english_words, unread_words;

  count_text (&count, text);
  if (count.kana > KANA_SHARE_MIN * (count.kana + count.han))
    return "other";
  chinese_words = count.han / HAN_PER_WORD;
  english_words = estimate_english (&count);
  /* In a Chinese text Latin words are mostly names, whatever their language. */
  unread_words = count.foreign / 5.0;
  if (chinese_words < count.words * MIXED_SHARE_MIN)
    unread_words += MAX (0, count.words - english_words) * (count.others > count.english
                    || (count.words >= WORDS_FOR_SHARE && count.english < count.words * ENGLISH_SHARE_MIN));
  if (unread_words >= chinese_words + english_words)
    return "other";
  if (english_words < MIXED_SHARE_MIN * (chinese_words + english_words))
    return "zh";
  if (chinese_words < MIXED_SHARE_MIN * (chinese_words + english_words))
    return "en";
  return "mixed";
}
