/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "report/candor-text.h"

/* A paragraph and its lines on a page of so many columns. */
static const struct
{
  const char *name;
  guint columns;
  const char *text;
  const char *lines;
} paragraphs[] = {
  { "words", 20, "one two three four five six", "one two three four\nfive six\n" },
  { "exact", 20, "twenty columns wide.", "twenty columns wide.\n" },
  { "ideographs", 20, "我们会收集您的手机号码，用于登录。", "我们会收集您的手机号\n码，用于登录。\n" },
  { "closing-mark", 20, "我们会收集您的号码。和", "我们会收集您的号码。\n和\n" },
  { "closing-mark-moves-its-word", 20, "我们会收集您手机号码。", "我们会收集您手机号\n码。\n" },
  { "opening-mark", 20, "我们会收集您的号（手机）", "我们会收集您的号（手\n机）\n" },
  { "name", 20, "android.app.Activity.onCreate", "android.app.\nActivity.onCreate\n" },
  { "no-joint", 20, "abcdefghijklmnopqrstuvwxyz", "abcdefghijklmnopqrst\nuvwxyz\n" },
  { "hostile", 40, "a\033[2Jb\nc", "a<U+001B>[2Jb c\n" },
  { "empty", 20, "", "\n" },
};

static void
test_paragraph (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (CandorCatalog) catalog = candor_catalog_new ("en");
  CandorText text = { g_string_new (NULL), paragraphs[i].columns, FALSE, catalog };
  g_auto (GStrv) lines = NULL;

  candor_text_append_paragraph (&text, CANDOR_TEXT_PLAIN, paragraphs[i].text, 0, 0);
  g_assert_cmpstr (text.out->str, ==, paragraphs[i].lines);
  lines = g_strsplit (text.out->str, "\n", -1);
  for (guint line = 0; lines[line] != NULL; line++)
    g_assert_cmpuint (candor_text_measure (lines[line]), <=, paragraphs[i].columns);
  g_string_free (text.out, TRUE);
}

static void
test_measure (void)
{
  g_assert_cmpuint (candor_text_measure ("abc"), ==, 3);
  g_assert_cmpuint (candor_text_measure ("言行"), ==, 4);
  g_assert_cmpuint (candor_text_measure ("（a）"), ==, 5);
  g_assert_cmpuint (candor_text_measure ("e\xCC\x81"), ==, 1);
  g_assert_cmpuint (candor_text_measure ("● ◐ ○"), ==, 5);
}

/* Columns stay aligned behind cells of both scripts, and styles take no columns. */
static void
test_cells (void)
{
  g_autoptr (CandorCatalog) catalog = candor_catalog_new ("en");
  CandorText plain = { g_string_new (NULL), 80, FALSE, catalog };
  CandorText styled = { g_string_new (NULL), 80, TRUE, catalog };

  candor_text_append_cell (&plain, CANDOR_TEXT_ALARM, "位置", 8);
  candor_text_append (&plain, CANDOR_TEXT_PLAIN, "|");
  candor_text_append_cell (&plain, CANDOR_TEXT_PLAIN, "location", 4);
  candor_text_end_line (&plain);
  g_assert_cmpstr (plain.out->str, ==, "位置    |location\n");
  candor_text_append_cell (&styled, CANDOR_TEXT_ALARM, "位置", 8);
  candor_text_append (&styled, CANDOR_TEXT_PLAIN, "|");
  g_assert_cmpstr (styled.out->str, ==, "\033[1;31m位置\033[0m    |");
  g_string_free (plain.out, TRUE);
  g_string_free (styled.out, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (paragraphs); i++)
    {
      g_autofree char *path = g_strdup_printf ("/text/paragraph/%s", paragraphs[i].name);
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_paragraph);
    }
  g_test_add_func ("/text/measure", test_measure);
  g_test_add_func ("/text/cells", test_cells);
  return g_test_run ();
}
