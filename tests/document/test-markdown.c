/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document-test.h"

static const DocumentTestCase cases[] = {
  { "blocks", "a.md", "Privacy\n=======\n\n## What we *collect* {#what}\n\nWe collect\nyour **name**.\n\n1. one\n   - deeper\n2. two\n\n> quoted\n",
    "H1 Privacy\nH2 What we collect\nP We collect your name.\nL1<2 one\nL2<3 deeper\nL1<2 two\nP quoted\n" },
  { "front-matter", "a.md", "---\ntitle: \"Our policy\"\nlayout: page\n---\n# Privacy\n{: .lead }\nWe collect nothing.\n",
    "H1 Privacy\nP We collect nothing.\n" },
  { "table", "a.md", "We use:\n\n| SDK | Data |\n|:---|---:|\n| **Kit** | IMEI \\| MAC |\n| [Ads](http://x) | location |\n\nEnd.\n",
    "P We use:\nTH1.0.0<0 SDK\nTH1.0.1<0 Data\nTD1.1.0<0 Kit\nTD1.1.1<0 IMEI | MAC\nTD1.2.0<0 Ads\nTD1.2.1<0 location\nP End.\n" },
  { "no-table", "a.md", "a | b\nc | d\n\n```\n| a |\n|---|\n```\n", "P a | b c | d\nP | a |\nP |---|\n" },
  { "html-within", "a.md", "# A\n\n<div hidden>\n\nHidden words that nobody sees on the page.\n\n</div>\n\n<p>Shown &amp; <b>read</b></p>\n\nWe collect your name and your address.\n",
    "H1 A\nP Shown & read\nP We collect your name and your address.\n" },
  { "told-by-content", "a.txt", "## What\n\nWe use [Kit](https://x).\n\n## Why\n\n**Because.**\n", "H2 What\nP We use Kit.\nH2 Why\nP Because.\n" },
};

static void
test_lines (void)
{
  g_autoptr (CandorDocument) document = document_test_read (
      "---\ntitle: T\n---\n# A\n\nB\nb\n\n| a | b |\n|---|---|\n| c | d |\n\n<div>\n<p>E\n</div>\n\n- F\n", -1, "a.md");
  static const guint lines[] = { 4, 6, 9, 9, 11, 11, 14, 17 };

  g_assert_cmpstr (candor_document_get_title (document), ==, "T");
  g_assert_cmpstr (candor_document_get_format (document), ==, "markdown");
  g_assert_cmpuint (candor_document_get_block_count (document), ==, G_N_ELEMENTS (lines));
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    g_assert_cmpuint (candor_block_get_line (candor_document_get_block (document, i)), ==, lines[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/document/markdown/", cases[i].name, NULL);
      g_test_add_data_func (path, &cases[i], document_test_case);
    }
  g_test_add_func ("/document/markdown/lines", test_lines);
  return g_test_run ();
}
