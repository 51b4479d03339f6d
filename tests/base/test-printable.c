/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/candor-printable.h"

/* What a file may hold, and what a person is shown. */
static const struct
{
  const char *what;
  const char *text;
  const char *shown;
} cases[] = {
  { "plain", "Riverbank 4.2", "Riverbank 4.2" },
  { "Chinese", "言行 “隐私政策”", "言行 “隐私政策”" },
  { "combining", "e\xCC\x81 \xE0\xA4\x95\xE0\xA5\x8D\xE2\x80\x8D\xE0\xA4\xB7",
    "e\xCC\x81 \xE0\xA4\x95\xE0\xA5\x8D\xE2\x80\x8D\xE0\xA4\xB7" },
  { "lines", "a\tb\r\nc", "a b  c" },
  { "right-to-left override", "safe\xE2\x80\xAEkpa.exe", "safe<U+202E>kpa.exe" },
  { "isolate", "\xE2\x81\xA6x\xE2\x81\xA9", "<U+2066>x<U+2069>" },
  { "terminal escape", "\033[2Jgone", "<U+001B>[2Jgone" },
  { "C1 control", "\xC2\x9B" "31m", "<U+009B>31m" },
  { "zero width", "pass\xE2\x80\x8Bword\xEF\xBB\xBF", "pass<U+200B>word<U+FEFF>" },
  { "line separator", "a\xE2\x80\xA8" "b", "a<U+2028>b" },
  { "tag", "\xF3\xA0\x81\x81", "<U+E0041>" },
  { "no UTF-8", "a\xFF" "b", "a\xEF\xBF\xBD" "b" },
};

static void
test_printable (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *shown = candor_printable (cases[i].text);

  g_assert_cmpstr (shown, ==, cases[i].shown);
}

/* Cells that spreadsheet programs compute, and those that they don't. */
static void
test_formula (void)
{
  static const char *const formulas[] = { "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\xE3\x80\x80=1", "＝1+1", "＋1", "－1", "＠a", "−1" };
  static const char *const texts[] = { "", "a=1", "“=1", "1+1", "（=）", "e-mail", "·" };

  for (gsize i = 0; i < G_N_ELEMENTS (formulas); i++)
    g_assert_true (candor_printable_is_formula (formulas[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_false (candor_printable_is_formula (texts[i]));
}

static void
test_lines (void)
{
  g_autofree char *shown = candor_printable_lines ("a\n\tb\xE2\x80\xAE\r\nc");

  g_assert_cmpstr (shown, ==, "a\n b<U+202E> \nc");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/printable/%s", cases[i].what);
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_printable);
    }
  g_test_add_func ("/printable-lines", test_lines);
  g_test_add_func ("/formula", test_formula);
  return g_test_run ();
}
