/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document-test.h"

#include <string.h>

/* What a hostile file repeats; a reader whose time is linear takes four times as long for four times
 * as much. Below the least time that is measured, noise is more than the time. */
#define SMALL_SIZE (48 * 1024)
#define GROWTH 4
#define GROWTH_MAX 12
#define SECONDS_MIN 0.01

typedef struct
{
  const char *name;
  const char *file;
  const char *start;
  const char *unit;
} HostileTestCase;

static const HostileTestCase cases[] = {
  { "nested-blocks", "a.html", "<p>x", "<div>" },
  { "nested-inline", "a.html", "<p>x", "<b>" },
  { "nested-lists", "a.html", "<p>x", "<ul><li>a" },
  { "nested-tables", "a.html", "<p>x", "<table><tr><td>a" },
  { "paragraphs", "a.html", "", "<p>We collect your name and share it.</p>" },
  { "line-breaks", "a.html", "<p>", "We collect it,<br>" },
  { "spans", "a.html", "<table>", "<tr><td rowspan=999 colspan=99>a" },
  { "links", "a.html", "<p>x", "<li><a href=#a>b</a>" },
  { "entities", "a.html", "<p>", "&#39;&amp;&none;" },
  { "comments", "a.html", "<p>x", "<!-- <p> --" },
  { "open-tags", "a.html", "<p>x", "<a <" },
  { "ampersands", "a.html", "<p>", "&" },
  { "hidden", "a.html", "<p>x", "<i hidden>" },
  { "classes", "a.html", "<p>x", "<div class='cookie banner nav footer accordion'>a</div>" },
  { "titles", "a.html", "<p>x", "<title>a</title>" },
  { "conditions", "a.html", "<p>x", "<![if x" },
  { "one-line", "a.txt", "", "word, " },
  { "lines", "a.txt", "", "We collect\n" },
  { "numbers", "a.txt", "", "1.1.1.1.1.1.1.1\n" },
  { "blank-lines", "a.txt", "x", "\n" },
  { "bytes", "a.txt", "", "\201\202 a" },
  { "han", "a.txt", "", "们" },
  { "quotations", "a.md", "", "> a\n\n" },
  { "brackets", "a.md", "", "![[a\n\n" },
  { "emphasis", "a.md", "", "*a_ **b\n\n" },
  { "table-rows", "a.md", "|a|b|\n|-|-|\n", "|a|b|\n" },
  { "items", "a.md", "", "- a\n" },
};

static char *
repeat (const HostileTestCase *self, gsize size, gsize *length)
{
  GString *text = g_string_new (self->start);

  while (text->len < size)
    g_string_append (text, self->unit);
  *length = text->len;
  return g_string_free (text, FALSE);
}

static double
measure (const HostileTestCase *self, gsize size)
{
  gsize length;
  g_autofree char *text = repeat (self, size, &length);

  return document_test_time (text, length, self->file);
}

static void
test_linear (gconstpointer data)
{
  const HostileTestCase *self = data;
  double small = MAX (measure (self, SMALL_SIZE), SECONDS_MIN);
  double large = measure (self, SMALL_SIZE * GROWTH);

  if (large > small * GROWTH_MAX) /* once more, should the machine have been busy */
    large = MIN (large, measure (self, SMALL_SIZE * GROWTH));
  g_test_message ("%.3f s, %.3f s", small, large);
  g_assert_cmpfloat (large, <, small * GROWTH_MAX);
}

/* Text that stands deeper than structure is kept is kept itself. */
static void
test_depth (void)
{
  g_autoptr (GString) text = g_string_new ("<p>first");
  g_autoptr (CandorDocument) document = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "<div>");
  g_string_append (text, "deep<p>deeper");
  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "</div>");
  g_string_append (text, "last");
  document = document_test_read (text->str, text->len, "a.html");
  g_assert_cmpstr (candor_document_get_text (document), ==, "first\ndeep\ndeeper\nlast\n");
}

static void
test_limits (void)
{
  g_autoptr (GString) attributes = g_string_new ("<p ");
  g_autoptr (GString) strays = g_string_new ("<p>");
  g_autofree char *large = g_strnfill (65 * 1024 * 1024, 'a');

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (attributes, "a%u ", i);
  document_test_refuse (attributes->str, -1, "a.html", CANDOR_DOCUMENT_ERROR_TOO_LARGE, "beyond");
  for (guint i = 0; i < 20000; i++)
    g_string_append (strays, "<i>");
  for (guint i = 0; i < 50000; i++)
    g_string_append (strays, "</u>");
  document_test_refuse (strays->str, -1, "a.html", CANDOR_DOCUMENT_ERROR_TOO_LARGE, "beyond");
  document_test_refuse (large, 65 * 1024 * 1024, "a.txt", CANDOR_DOCUMENT_ERROR_TOO_LARGE, "64 MB");
}

static void
test_refused (void)
{
  document_test_refuse ("", 0, "a.txt", CANDOR_DOCUMENT_ERROR_EMPTY, "no text");
  document_test_refuse (" \n\t\302\240", -1, "a.txt", CANDOR_DOCUMENT_ERROR_EMPTY, "no text");
  document_test_refuse ("<html><body><script>x</script></body></html>", -1, "a.html", CANDOR_DOCUMENT_ERROR_EMPTY, "no text");
  document_test_refuse ("{\\rtf1 We collect.}", -1, "a.rtf", CANDOR_DOCUMENT_ERROR_FORMAT, "Rich Text");
  document_test_refuse ("\211PNG\r\n\032\n", -1, "a.png", CANDOR_DOCUMENT_ERROR_FORMAT, "image");
  document_test_refuse ("\320\317\021\340\241\261\032\341", -1, "a.doc", CANDOR_DOCUMENT_ERROR_FORMAT, "Word 97");
  document_test_refuse ("\177ELF\001\002\003\004\005\006\007\010\016\017", -1, "a.txt", CANDOR_DOCUMENT_ERROR_FORMAT, "no format");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/document/hostile/linear/", cases[i].name, NULL);
      g_test_add_data_func (path, &cases[i], test_linear);
    }
  g_test_add_func ("/document/hostile/depth", test_depth);
  g_test_add_func ("/document/hostile/limits", test_limits);
  g_test_add_func ("/document/hostile/refused", test_refused);
  return g_test_run ();
}
