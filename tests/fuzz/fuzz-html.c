/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-document.h"

static void
fuzz_html (GBytes *bytes)
{
  fuzz_read_document (bytes, "a.html");
}

static void
fuzz_html_add_seeds (GPtrArray *seeds)
{
  static const char *const pages[] = {
    "<!DOCTYPE html><html lang=en><head><title>Privacy</title><meta charset=utf-8><style>p{}</style></head><body><nav><a href=/>Home</a></nav>"
    "<main><h1>Privacy policy</h1><p>We collect <b>your name</b>.<br>And age.<ul><li>one<li>two<ol><li>deep</ol></ul></main><footer>x</footer>",
    "<table><caption>SDKs</caption><thead><tr><th>Name<th>Data</thead><tr><td rowspan=2>Kit<td colspan=3>IMEI<tr><td>MAC<table><tr><td>in</table></table>",
    "<div class='cookie-banner' hidden>no</div><div style='display:none'>no</div><p aria-hidden=true>no</p><details><summary>More</summary>text</details>"
    "<script>if (a<b) document.write('<p>')</script><noscript>yes</noscript><template>no</template><dl><dt>a<dd>b</dl><pre>a\n  b</pre>",
    "<p>&lt;&amp;&#39;&#x4e00;&nbsp;&none;&#0;&#99999999;<!-- c --><![CDATA[x]]><?php x ?><p/><br/><h7>no</h7><li>stray</td></tr></p></b>",
    "<meta http-equiv=Content-Type content='text/html; charset=gb2312'><p>\xD2\xFE\xCB\xBD\xD5\xFE\xB2\xDF\xA3\xBA\xCE\xD2\xC3\xC7",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    fuzz_add_text (seeds, pages[i]);
}

const FuzzTarget fuzz_target = { "html", 16384, 600, fuzz_html, fuzz_html_add_seeds };
