/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-document"

#include "document/candor-encoding.h"

#include <errno.h>
#include <string.h>

#include "document/candor-fold.h"

/* Enough for the frequencies to show; the rest of a file is in the same encoding. */
#define SAMPLE_SIZE (64u * 1024)
/* The commonest hundred characters make up some two fifths of Chinese running text; text read in the
 * wrong encoding has them by chance alone, under a twentieth. */
#define FREQUENT_SHARE_MIN 0.10
/* A file in UTF-8 with a few broken characters is still in UTF-8. */
#define BROKEN_SHARE_MAX 0.02
#define GARBAGE_SHARE_MAX 0.05

typedef struct
{
  const char *name; /* as iconv knows it */
  const char *frequent;
} CandorEncoding;

static const char simplified[] =
    "的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下而过天去能对小多"
    "信息您用户服务供使提保护关私隐策收集共享同意第三方据权限设备公司或及与等将如果本请按照法律相必需，。、；：《》（）“”";
static const char traditional[] =
    "的一是了我不人在他有這個上們來到時大地為子中你說生國年著就那和要她出也得裡後自以會家可下而過天去能對小多"
    "信息您用戶服務供使提保護關私隱策收集共享同意第三方據權限設備公司或及與等將如果本請按照法律相必需資料，。、；：《》（）「」";
static const char japanese[] = "のにはをたがでてとしれさるいもなすまンイリスールトラクッドアプ、。";
static const char korean[] = "이다는의을에하고가를은한로기서도지자으정보사인수용리시개";
static const char cyrillic[] = "оеаинтсрвлкмдпуяызьбгчйхжшюц";

/* In the order of how often policies come in them; the earlier wins a tie. */
static const CandorEncoding encodings[] = {
  { "GB18030", simplified },     { "BIG5-HKSCS", traditional }, { "UTF-16LE", simplified },
  { "UTF-16BE", simplified },    { "UTF-16LE", traditional },   { "UTF-16BE", traditional },
  { "CP932", japanese },         { "EUC-JP", japanese },        { "CP949", korean },
  { "WINDOWS-1251", cyrillic },
};

/* Names that files give their encoding (WHATWG Encoding Standard, "Names and labels"). Those of
 * Windows-1252 are missing on purpose: servers claim them for anything. */
static const char *const labels[][2] = {
  { "gb2312", "GB18030" },     { "gbk", "GB18030" },          { "gb18030", "GB18030" },
  { "gb_2312-80", "GB18030" }, { "x-gbk", "GB18030" },        { "hz-gb-2312", "GB18030" },
  { "big5", "BIG5-HKSCS" },    { "big5-hkscs", "BIG5-HKSCS" }, { "cn-big5", "BIG5-HKSCS" },
  { "shift_jis", "CP932" },    { "shift-jis", "CP932" },      { "sjis", "CP932" },
  { "euc-jp", "EUC-JP" },      { "euc-kr", "CP949" },         { "ks_c_5601-1987", "CP949" },
  { "windows-1251", "WINDOWS-1251" }, { "utf-16", "UTF-16LE" }, { "utf-16le", "UTF-16LE" },
  { "utf-16be", "UTF-16BE" },
};

#define FALLBACK "WINDOWS-1252"

/* Appends what @converter makes of the bytes; returns how many of them stood for nothing. */
static gsize
convert (GIConv converter, const guint8 *bytes, gsize size, GString *text)
{
  char *in = (char *) bytes;
  gsize left = size, errors = 0;
  char buffer[4096];

  while (left > 0)
    {
      char *out = buffer;
      gsize room = sizeof buffer;
      gsize result = g_iconv (converter, &in, &left, &out, &room);
      int reason = errno;

      g_string_append_len (text, buffer, out - buffer);
      if (result != (gsize) -1 || reason == E2BIG)
        continue;
      if (reason == EINVAL) /* cut within a character at the end */
        break;
      g_string_append (text, "\357\277\275");
      errors++;
      in++;
      left--;
    }
  return errors;
}

static char *
decode_as (const char *name, const guint8 *bytes, gsize size, gsize *errors)
{
  GIConv converter = g_iconv_open ("UTF-8", name);
  GString *text = g_string_sized_new (size + 1);

  if (converter == (GIConv) -1)
    *errors = size;
  else
    {
      *errors = convert (converter, bytes, size, text);
      g_iconv_close (converter);
    }
  for (gsize i = 0; i < text->len; i++)
    if (text->str[i] == '\0')
      {
        text->str[i] = ' ';
        ++*errors;
      }
  return g_string_free (text, FALSE);
}

static char *
decode_utf8 (const guint8 *bytes, gsize size)
{
  char *text = g_utf8_make_valid ((const char *) bytes, size);
  gsize length = strlen (text);

  if (length < size) /* a NUL ends the string early */
    {
      g_autofree guint8 *copy = g_memdup2 (bytes, size);

      g_free (text);
      for (gsize i = 0; i < size; i++)
        if (copy[i] == '\0')
          copy[i] = ' ';
      text = g_utf8_make_valid ((const char *) copy, size);
    }
  return text;
}

static gboolean
is_utf8 (const guint8 *bytes, gsize size)
{
  const char *at = (const char *) bytes, *end = at + size, *bad;
  gsize broken = 0, wide = 0;

  if (memchr (bytes, '\0', size) != NULL)
    return FALSE;
  while (at < end && !g_utf8_validate_len (at, end - at, &bad))
    {
      broken++;
      at = bad + 1;
    }
  for (gsize i = 0; i < size; i++)
    wide += bytes[i] >= 0xc0;
  return broken == 0 || broken <= wide * BROKEN_SHARE_MAX;
}

/* UTF-16 of Western text: every other byte is NUL. */
static const char *
find_utf16 (const guint8 *bytes, gsize size)
{
  gsize nuls[2] = { 0 };
  gsize pairs = MIN (size, SAMPLE_SIZE) / 2;

  for (gsize i = 0; i < pairs * 2; i++)
    nuls[i % 2] += bytes[i] == '\0';
  if (pairs == 0 || MAX (nuls[0], nuls[1]) < pairs / 2 || MIN (nuls[0], nuls[1]) > pairs / 20)
    return NULL;
  return nuls[1] > nuls[0] ? "UTF-16LE" : "UTF-16BE";
}

static const char *
find_mark (const guint8 *bytes, gsize size, gsize *length)
{
  static const struct
  {
    const char *name;
    guint8 mark[4];
    gsize length;
  } marks[] = {
    { "UTF-8", { 0xef, 0xbb, 0xbf }, 3 },
    { "UTF-32LE", { 0xff, 0xfe, 0x00, 0x00 }, 4 },
    { "UTF-16LE", { 0xff, 0xfe }, 2 },
    { "UTF-16BE", { 0xfe, 0xff }, 2 },
    { "GB18030", { 0x84, 0x31, 0x95, 0x33 }, 4 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (size >= marks[i].length && memcmp (bytes, marks[i].mark, marks[i].length) == 0)
      {
        *length = marks[i].length;
        return marks[i].name;
      }
  return NULL;
}

/* The share of what is not ASCII that is frequent, and nothing if the bytes hardly fit. */
static double
score (const CandorEncoding *encoding, const guint8 *bytes, gsize size)
{
  gsize errors, ascii = 0, wide = 0, frequent = 0;
  g_autofree char *text = decode_as (encoding->name, bytes, MIN (size, SAMPLE_SIZE), &errors);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (*at & 0x80)
      {
        char character[8] = { 0 };
        memcpy (character, at, g_utf8_next_char (at) - at);
        wide++;
        frequent += strstr (encoding->frequent, character) != NULL;
      }
    else
      ascii += g_ascii_isalpha (*at);
  /* Some accents among Latin letters are no Cyrillic. */
  if (encoding->frequent == cyrillic && wide < ascii)
    return 0;
  if (wide == 0 || errors > wide * BROKEN_SHARE_MAX)
    return 0;
  return (double) frequent / wide;
}

static const char *
find_claimed (const char *claimed)
{
  for (gsize i = 0; claimed != NULL && i < G_N_ELEMENTS (labels); i++)
    if (g_ascii_strcasecmp (claimed, labels[i][0]) == 0)
      return labels[i][1];
  return NULL;
}

/* A claim counts if the bytes fit it. */
static const char *
check_claimed (const char *claimed, const guint8 *bytes, gsize size)
{
  const char *name = find_claimed (claimed);
  gsize errors;
  g_autofree char *text = NULL;

  if (name == NULL)
    return NULL;
  size = MIN (size, SAMPLE_SIZE);
  text = decode_as (name, bytes, size, &errors);
  return errors <= size * BROKEN_SHARE_MAX / 2 ? name : NULL;
}

static const char *
guess (const guint8 *bytes, gsize size)
{
  const char *best = FALLBACK;
  double best_score = FREQUENT_SHARE_MIN;

  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      double its_score = score (&encodings[i], bytes, size);

      if (its_score > best_score)
        {
          best_score = its_score;
          best = encodings[i].name;
        }
    }
  return best;
}

char *
candor_encoding_decode (const guint8 *bytes, gsize size, const char *claimed, const char **encoding)
{
  gsize mark = 0, errors;
  const char *name = find_mark (bytes, size, &mark);

  if (name == NULL)
    name = find_utf16 (bytes, size);
  if (name == NULL && is_utf8 (bytes, size))
    name = "UTF-8";
  if (name == NULL)
    name = check_claimed (claimed, bytes, size);
  if (name == NULL)
    name = guess (bytes, size);
  if (encoding != NULL)
    *encoding = name;
  if (strcmp (name, "UTF-8") == 0)
    return decode_utf8 (bytes + mark, size - mark);
  return decode_as (name, bytes + mark, size - mark, &errors);
}

void
candor_encoding_prepare (void)
{
  static gsize prepared = 0;

  if (!g_once_init_enter (&prepared))
    return;
  /* The C library unloads a converter that nobody holds, so these stay open. */
  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    g_iconv_open ("UTF-8", encodings[i].name);
  g_iconv_open ("UTF-8", FALLBACK);
  g_once_init_leave (&prepared, 1);
}

gboolean
candor_encoding_is_garbage (const char *text)
{
  gsize characters = 0, garbage = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      characters++;
      if (character < 0x7f && (character >= ' ' || candor_character_is_space (character)))
        continue;
      garbage += character == 0xfffd
                 || (g_unichar_iscntrl (character) && !candor_character_is_space (character));
    }
  return garbage > characters * GARBAGE_SHARE_MAX;
}
