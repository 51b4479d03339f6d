/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <time.h>

#include "policy/candor-matcher.h"

/* What is found, as "value:words" joined by "|". */
static char *
find (const CandorMatcher *matcher, const char *text)
{
  g_autoptr (GArray) matches = candor_matcher_find (matcher, text, -1);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < matches->len; i++)
    {
      const CandorMatch *match = &g_array_index (matches, CandorMatch, i);
      g_string_append_printf (found, "%s%u:%.*s", i > 0 ? "|" : "", match->value,
                              (int) (match->end - match->start), text + match->start);
    }
  return g_string_free (g_steal_pointer (&found), FALSE);
}

typedef struct
{
  const char *words; /* joined by "|"; values count from 0 */
  const char *text;
  const char *found;
} MatcherCase;

static const MatcherCase cases[] = {
  /* Boundaries: letters and digits run together, ideographs don't. */
  { "imei", "IMEI", "0:IMEI" },
  { "imei", "imeis simei imei2 x-imei", "0:imei" },
  { "imei", "您的IMEI号码", "0:IMEI" },
  { "ip地址|ip", "IP地址和IP", "0:IP地址|1:IP" },
  { "ip地址", "VIP地址", "" },
  { "name", "naïve names, surnáme, name", "0:name" },
  { "位置", "地理位置信息", "0:位置" },
  /* The longest at a place, from left to right, without overlap. */
  { "设备|设备信息|信息", "设备信息", "1:设备信息" },
  { "device|device id", "device identifier, device id", "0:device|1:device id" },
  { "ab cd|cd ef", "ab cd ef cd ef", "0:ab cd|1:cd ef" },
  { "位置信息|信息安全", "位置信息安全", "0:位置信息" },
  { "abcd|bc", "abce bc", "1:bc" },
  { "手机|手机号码|号码", "手机号、手机号码", "0:手机|1:手机号码" },
  /* Several values of a word come in the order of adding. */
  { "a|b|a", "b a", "1:b|0:a|2:a" },
  /* Folding. */
  { "mac address", "MAC   Address", "0:MAC   Address" },
  { "mac 地址", "ＭＡＣ地址", "0:ＭＡＣ地址" },
  { "mac地址", "MAC 地址", "0:MAC 地址" },
  { "android id", "Android\xc2\xa0ID", "0:Android\xc2\xa0ID" },
  { "android id", "Android\xe3\x80\x80ＩＤ", "0:Android\xe3\x80\x80ＩＤ" },
  { "user's name", "user’s name", "0:user’s name" },
  { "e-mail", "E\xe2\x80\x91mail", "0:E\xe2\x80\x91mail" },
  { "location", "lo\xc2\xad" "cation", "0:lo\xc2\xad" "cation" },
  { "设备信息", "设 备\xe2\x80\x8b信息", "0:设 备\xe2\x80\x8b信息" },
  { "straße|école", "STRAßE ÉCOLE", "0:STRAßE|1:ÉCOLE" },
  /* Nothing to find, nothing to find it in. */
  { "a", "", "" },
  { "", "text", "" },
  { " |b", "a b", "1:b" },
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CandorMatcher) matcher = candor_matcher_new ();
      g_auto (GStrv) words = g_strsplit (cases[i].words, "|", -1);
      g_autofree char *found = NULL;

      for (guint w = 0; words[w] != NULL; w++)
        candor_matcher_add (matcher, words[w], w);
      candor_matcher_compile (matcher);
      found = find (matcher, cases[i].text);
      g_test_message ("%s in %s", cases[i].words, cases[i].text);
      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

static void
test_terms (void)
{
  static const char *const not_before[] = { "of our servers", "bar", NULL };
  static const char *const not_after[] = { "ip", "电子", NULL };
  static const char *const none[] = { NULL };
  static const CandorKnownTerm terms[] = {
    { .category = "x", .text = "address", .plural = TRUE, .not_before = not_before, .not_after = not_after },
    { .category = "x", .text = "地址", .not_before = none, .not_after = not_after },
    { .category = "x", .text = "history", .plural = TRUE, .not_before = none, .not_after = none },
    { .category = "x", .text = "photo", .plural = TRUE, .not_before = none, .not_after = none },
    { .category = "x", .text = "postal address", .not_before = none, .not_after = none },
    { .category = "y", .text = "address", .not_before = none, .not_after = none },
  };
  static const struct
  {
    const char *text, *found;
  } expected[] = {
    { "your address", "0:address|5:address" },
    { "IP address", "5:address" },
    { "ship address", "0:address|5:address" },
    { "the addresses of our servers", "" },
    { "addresses", "0:addresses" },
    { "address bar", "5:address" },
    { "address barrier", "0:address|5:address" },
    { "postal address of our servers", "4:postal address" },
    { "histories, historys, photos", "2:histories|3:photos" },
    { "地址", "1:地址" },
    { "电子 地址", "" },
    { "IP地址", "" },
    { "VIP地址", "1:地址" },
  };
  g_autoptr (CandorMatcher) matcher = candor_matcher_new ();

  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    candor_matcher_add_term (matcher, &terms[i], i);
  candor_matcher_compile (matcher);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *found = find (matcher, expected[i].text);
      g_test_message ("%s", expected[i].text);
      g_assert_cmpstr (found, ==, expected[i].found);
    }
}

static void
test_fold (void)
{
  g_autoptr (CandorMatcher) matcher = candor_matcher_new ();
  g_autofree char *found = NULL;

  candor_matcher_fold (matcher, 0x8a2d, 0x8bbe); /* 設 设 */
  candor_matcher_fold (matcher, 0x5099, 0x5907); /* 備 备 */
  candor_matcher_add (matcher, "设备", 1);
  candor_matcher_compile (matcher);
  found = find (matcher, "設備、设备、设備");
  g_assert_cmpstr (found, ==, "1:設備|1:设备|1:设備");
}

static void
test_length (void)
{
  g_autoptr (CandorMatcher) matcher = candor_matcher_new ();
  g_autoptr (GArray) matches = NULL;

  candor_matcher_add (matcher, "位置", 1);
  candor_matcher_compile (matcher);
  matches = candor_matcher_find (matcher, "位置位置", 6);
  g_assert_cmpuint (matches->len, ==, 1);
}

/* Milliseconds of this thread: what else the machine does is none of it. */
static double
get_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static double
measure (const CandorMatcher *matcher, const char *unit, gsize size)
{
  g_autoptr (GString) text = g_string_new (NULL);
  double start;

  while (text->len < size)
    g_string_append (text, unit);
  start = get_time ();
  g_array_unref (candor_matcher_find (matcher, text->str, text->len));
  return get_time () - start;
}

/* What is worst for such an automaton, nested words that nearly match, costs no more than in
 * proportion to the text. */
static void
test_linear (void)
{
  static const char *const units[] = { "a", "aaaaaaab ", "位置信息", "位" };
  g_autoptr (CandorMatcher) matcher = candor_matcher_new ();
  g_autoptr (GString) word = g_string_new (NULL);

  for (guint i = 0; i < 40; i++)
    {
      g_string_append (word, i % 8 == 7 ? "位" : "a");
      candor_matcher_add (matcher, word->str, i);
    }
  candor_matcher_add (matcher, "位置信息位置信息位置信息位置信息设", 99);
  candor_matcher_compile (matcher);
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      double small = measure (matcher, units[i], 256 << 10);
      double large = measure (matcher, units[i], 4 << 20);

      g_test_message ("%s: %.1f ms, %.1f ms", units[i], small, large);
      /* Sixteen times the text; the rest is for the machine's other work. */
      g_assert_cmpfloat (large, <, 64 * MAX (small, 1.0));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/policy/matcher/cases", test_cases);
  g_test_add_func ("/policy/matcher/terms", test_terms);
  g_test_add_func ("/policy/matcher/fold", test_fold);
  g_test_add_func ("/policy/matcher/length", test_length);
  g_test_add_func ("/policy/matcher/linear", test_linear);
  return g_test_run ();
}
