/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bombs.h"


/* Policies: HTML, Markdown, text. */

static GBytes *
endless_table (void)
{
  return bomb_repeat ("<table>", "<tr><td rowspan=65534 colspan=1000>a<td>b", bomb_count (80000), "</table>");
}

static GBytes *
nested_tables (void)
{
  return bomb_repeat ("<p>We collect names.", "<table><tr><td><table><tr><td>", 100000, "x");
}

static GBytes *
one_word (void)
{
  return bomb_repeat ("We collect ", "a", bomb_count (10u << 20), "");
}

static GBytes *
statements (void)
{
  return bomb_repeat ("# Privacy policy\n\n", "We collect your precise location, contacts and IMEI and share them with partners.\n\n", bomb_count (25000), "");
}

static GBytes *
statements_chinese (void)
{
  return bomb_repeat ("# 隐私政策\n\n", "我们会收集您的设备信息、精确位置和通讯录，并与第三方共享。\n\n", bomb_count (25000), "");
}


static GBytes *
nested_elements (void)
{
  return bomb_repeat ("<p>We collect names.", "<div>", 1000000, "x");
}

static GBytes *
endless_attributes (void)
{
  return bomb_repeat ("<p ", "a=b ", 1000000, ">We collect names.");
}

static GBytes *
open_comments (void)
{
  return bomb_repeat ("<p>We collect names.", "<!-- ", 1000000, "");
}

static GBytes *
nested_quotations (void)
{
  return bomb_repeat ("# Privacy policy\n\nWe collect names.\n\n", ">", 1000000, "x");
}

static GBytes *
open_brackets (void)
{
  return bomb_repeat ("# Privacy policy\n\nWe collect names. ", "[", 1000000, "");
}

static GBytes *
wide_rows (void)
{
  g_autoptr (GBytes) head = bomb_repeat ("We collect names.\n\n", "|a", 15000, "|\n"), line = bomb_repeat ("", "|-", 15000, "|\n");
  GString *text = g_string_new_len (g_bytes_get_data (head, NULL), g_bytes_get_size (head));

  g_string_append_len (text, g_bytes_get_data (line, NULL), g_bytes_get_size (line));
  for (guint i = 0; i < 15000; i++)
    g_string_append (text, "|b\n");
  return g_string_free_to_bytes (text);
}

/* What could begin a table at each line, and never makes one. */
static GBytes *
rows_of_dashes (void)
{
  return bomb_repeat ("We collect names.\n\n", "--|\n", bomb_count (200000), "");
}

static GBytes *
tabbed_items (void)
{
  return bomb_repeat ("Privacy policy\n\n", "1.\tWe collect your name\n", bomb_count (60000), "");
}

static GBytes *
hundred_megabytes (void)
{
  return bomb_repeat ("", "We collect names ", 6500000, "");
}

static GBytes *
endless_sentence (void)
{
  return bomb_repeat ("Privacy policy\n\nWe collect your ", "name and ", bomb_count (240000), "");
}

/* Each names what stands below it, or does not. */
static GBytes *
headings (void)
{
  return bomb_repeat ("<title>Privacy policy</title><p>We collect your name.", "<h1>a<h2>b<h3>c<h4>We collect names<h5>e<h6>f", bomb_count (60000), "");
}

static GBytes *
blank_lines (void)
{
  return bomb_repeat ("We collect names.", "\n", 30000000, "");
}

const Bomb text_bombs[] = {
  { "endless-table", "a.html", endless_table, NULL, TRUE },
  { "nested-tables", "a.html", nested_tables, NULL, TRUE },
  { "one-word", "a.txt", one_word, NULL, TRUE },
  { "statements", "a.md", statements, NULL },
  { "statements-chinese", "a.md", statements_chinese, NULL },
  { "nested-elements", "a.html", nested_elements, NULL, TRUE },
  { "endless-attributes", "a.html", endless_attributes, "goes beyond what is read" },
  { "open-comments", "a.html", open_comments, NULL },
  { "nested-quotations", "a.md", nested_quotations, NULL },
  { "open-brackets", "a.md", open_brackets, NULL },
  { "wide-rows", "a.md", wide_rows, NULL, TRUE },
  { "rows-of-dashes", "a.md", rows_of_dashes, NULL },
  { "rows-of-dashes-in-text", "a.txt", rows_of_dashes, NULL },
  { "tabbed-items", "a.txt", tabbed_items, NULL },
  { "hundred-megabytes", "a.txt", hundred_megabytes, "larger than any policy" },
  { "headings", "a.html", headings, NULL },
  { "blank-lines", "a.txt", blank_lines, "goes beyond what is read" },
  { "endless-sentence", "a.txt", endless_sentence, NULL, TRUE },
  { NULL },
};
