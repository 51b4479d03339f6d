/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-document"

#include "document/candor-language.h"

#include <string.h>

/* A Chinese word has about 1.5 characters (running text of the GB/T 20532 word count). */
#define HAN_PER_WORD 1.5
/* Every third word or more of running English is one of the list below; a fifth allows for lists. */
#define ENGLISH_WORDS_PER_STOP_WORD 3.0
/* Below this share of listed words a longer paragraph in Latin letters is in no language that is read. */
#define ENGLISH_SHARE_MIN 0.10
/* A shorter one may be a few names in a list: no share is demanded of it. */
#define WORDS_FOR_SHARE 25
/* One word of another language may be a part of a name. */
#define OTHER_WORDS_MIN 2
#define LETTERS_PER_WORD 4.0 /* of the scripts that are not read, on the whole */
/* A text with less than a quarter of it in a language that is read is in another. */
#define OTHER_SHARE_MAX 0.75
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

      if (character < 0x80 ? !g_ascii_isalpha (*at)
                           : !g_unichar_isalpha (character) || g_unichar_get_script (character) != G_UNICODE_SCRIPT_LATIN)
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

/* The words of a paragraph by what they are in. */
typedef struct
{
  double english;
  double chinese;
  double other;
  gsize words; /* in Latin letters, whatever they are in */
} CandorLanguageSum;

static const char *
count_paragraph (CandorLanguageCount *count, const char *at, GHashTable *english_set, GHashTable *other_set)
{
  char word[WORD_LENGTH_MAX];

  while (*at != '\0' && *at != '\n')
    {
      gunichar character = g_utf8_get_char (at);
      GUnicodeScript script = G_UNICODE_SCRIPT_COMMON;

      if (character < 0x80)
        script = g_ascii_isalpha (*at) ? G_UNICODE_SCRIPT_LATIN : G_UNICODE_SCRIPT_COMMON;
      else if (g_unichar_isalpha (character))
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
  return *at == '\n' ? at + 1 : at;
}

/* Adds a paragraph. Words that show no language, such as names in a list, count for none. */
static void
add_paragraph (CandorLanguageSum *sum, const CandorLanguageCount *count)
{
  gboolean lacks_english = (count->others > count->english && count->others >= OTHER_WORDS_MIN)
                           || (count->words >= WORDS_FOR_SHARE && count->english < count->words * ENGLISH_SHARE_MIN);
  gboolean is_japanese = count->kana > KANA_SHARE_MIN * (count->kana + count->han);
  double chinese = count->han / HAN_PER_WORD;

  sum->words += count->words;
  sum->other += count->foreign / LETTERS_PER_WORD;
  if (is_japanese)
    sum->other += chinese + count->kana / HAN_PER_WORD;
  else
    sum->chinese += chinese;
  if (!lacks_english)
    sum->english += MIN (count->words, count->english * ENGLISH_WORDS_PER_STOP_WORD);
  else if (chinese < count->words) /* in a Chinese paragraph Latin words are names */
    sum->other += count->words;
}

static const char *
judge (const CandorLanguageSum *sum, double *other_share)
{
  double read = sum->english + sum->chinese;

  *other_share = read + sum->other > 0 ? sum->other / (read + sum->other) : 0;
  if (read + sum->other == 0)
    return sum->words > 0 ? "en" : "other";
  if (*other_share > OTHER_SHARE_MAX)
    return "other";
  if (sum->english < MIXED_SHARE_MIN * read)
    return "zh";
  return sum->chinese < MIXED_SHARE_MIN * read ? "en" : "mixed";
}

const char *
candor_language_detect (const char *text, double *other_share)
{
  g_autoptr (GHashTable) english_set = make_word_set (english);
  g_autoptr (GHashTable) other_set = make_word_set (others);
  CandorLanguageSum sum = { 0 };

  while (*text != '\0')
    {
      CandorLanguageCount count = { 0 };

      text = count_paragraph (&count, text, english_set, other_set);
      add_paragraph (&sum, &count);
    }
  return judge (&sum, other_share);
}
