/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document-test.h"

#include <string.h>

/* A paragraph long enough to count as running text. */
#define PROSE "We collect your name and your e-mail address when you register, and keep them until you leave."

static const DocumentTestCase cases[] = {
  { "blocks", "a.html",
    "<!doctype html><html><head><title>Our  policy</title><style>p{}</style></head><body>\n"
    "<h1>Privacy</h1><p>We collect <b>your</b> na<i>me</i>.<p>We\n share\tnothing.</p>text behind<div>a div</div></body></html>",
    "H1 Privacy\nP We collect your name.\nP We share nothing.\nP text behind\nP a div\n" },
  { "entities", "a.html", "<p>A&amp;B &lt;x&gt; &#8220;q&#x201d; &rsquo; &#146; a&nbsp;b &copy; 1&bogus; &apos; AT&T ?a=1&sect=2</p>",
    "P A&B <x> “q” ’ ’ a b © 1&bogus; ' AT&T ?a=1&sect=2\n" },
  { "chinese-lines", "a.html", "<p>我们会收集您的\n手机号码\n和 IP 地址</p>", "P 我们会收集您的手机号码和 IP 地址\n" },
  { "lists", "a.html",
    "<p>We collect:</p><ul><li>your name<li><p>your devices:</p><ul><li>model</li><li>number</li></ul></li><li>your age</li></ul><p>End.</p>",
    "P We collect:\nL1<0 your name\nL1<0 your devices:\nL2<2 model\nL2<2 number\nL1<0 your age\nP End.\n" },
  { "definitions", "a.html", "<p>We use:</p><dl><dt>Location<dd>to show the weather<dt>Contacts<dd>to find friends</dl>",
    "P We use:\nL1<0 Location\nL2<1 to show the weather\nL1<0 Contacts\nL2<3 to find friends\n" },
  { "sectioned-items", "a.html", "<ol><li><h2>What</h2><p>We collect your name.</p></li><li><h2>Why</h2><p>To sign in.</p></li></ol>",
    "H2 What\nP We collect your name.\nH2 Why\nP To sign in.\n" },
  { "line-breaks", "a.html", "<p><b>Location</b><br>We collect your location<br>when you open the map.<br><br>We do not collect:<br>- contacts<br>- messages</p>",
    "H1 Location\nP We collect your location when you open the map.\nP We do not collect:\nL1<2 contacts\nL1<2 messages\n" },
  { "bold-headings", "a.html",
    "<h1>Policy</h1><p><strong>1. What we collect</strong></p><p>Your name.</p><p><span style='font-weight: 700'>Why</span></p><p>To sign in.</p>"
    "<p><b>We never sell your data.</b></p>",
    "H1 Policy\nH2 1. What we collect\nP Your name.\nH2 Why\nP To sign in.\nP We never sell your data.\n" },
  { "table", "a.html",
    "<p>SDKs:</p><table><thead><tr><th>Name</th><th>Data</th><th>Purpose</th></tr></thead>"
    "<tr><td rowspan=2>Kit</td><td>IMEI</td><td>push</td></tr><tr><td colspan='2'>location<br>MAC</td></tr><tr><td></td><td>x</td><td>y</td></tr></table><p>End.</p>",
    "P SDKs:\nTH1.0.0<0 Name\nTH1.0.1<0 Data\nTH1.0.2<0 Purpose\nTD1.1.0+2x1<0 Kit\nTD1.1.1<0 IMEI\nTD1.1.2<0 push\n"
    "TD1.2.1+1x2<0 location\nTD1.2.1+1x2<0 MAC\nTD1.3.1<0 x\nTD1.3.2<0 y\nP End.\n" },
  { "table-first-row", "a.html",
    "<table><tr><td>权限</td><td>目的</td></tr><tr><td>相机</td><td>扫码。</td></tr><tr><td>位置</td><td>推荐附近的内容。</td></tr></table>",
    "TH1.0.0 权限\nTH1.0.1 目的\nTD1.1.0 相机\nTD1.1.1 扫码。\nTD1.2.0 位置\nTD1.2.1 推荐附近的内容。\n" },
  { "layout-table", "a.html",
    "<table><tr><td><table><tr><td>in</td><td>ner</td></tr><tr><td>a</td><td>b</td></tr></table></td><td><h1>Policy</h1><p>" PROSE "</p></td></tr><tr><td>x</td></tr></table>",
    "TD1.0.0 in\nTD1.0.1 ner\nTD1.1.0 a\nTD1.1.1 b\nH1 Policy\nP " PROSE "\nP x\n" },
  { "hidden", "a.html",
    "<p>" PROSE "</p><p hidden>We collect A.</p><div style='color:red; DISPLAY : none'><p>We collect B.</p></div><span style=visibility:hidden>C</span>"
    "<template>D</template><select><option>E</select><script>'<p>F</p>'</script><!-- <p>G</p> --><svg><title>H</title></svg><textarea>I</textarea><p>Shown.</p>",
    "P " PROSE "\nP Shown.\n" },
  { "panel", "a.html",
    "<h2>What</h2><p>" PROSE "</p><button class=toggle>Why</button><div style='display:none'><p>" PROSE "</p></div><div class='panel-collapse' hidden>" PROSE "</div>",
    "H2 What\nP " PROSE "\nP Why\nP " PROSE "\nP " PROSE "\n" },
  { "hidden-body", "a.html", "<body style='visibility:hidden'><p>" PROSE "</p>", "P " PROSE "\n" },
  { "boilerplate", "a.html",
    "<header><a href=/>Home</a> <a href=/shop>Shop</a><h1>Privacy policy</h1></header><nav><ul><li><a href=/a>About</a><li><a href=/b>Blog</a></ul></nav>"
    "<div id=cookie-banner>We use cookies to collect your location. <button>Accept</button></div>"
    "<div class=toc><a href=#a>What we collect</a><br><a href=#b>What we share</a><br><a href=#c>Contact</a></div>"
    "<h2 id=a>What we collect <a href=#a>#</a></h2><p>" PROSE "</p><p>" PROSE "</p><p>These receive it:</p><ul><li><a href=http://x>Kit</a><li><a href=http://y>Ads</a><li><a href=http://z>Push</a></ul>"
    "<aside>Related: <a href=/x>News</a></aside><footer><p>Do not sell my personal information</p><a href=/t>Terms</a></footer>",
    "H1 Privacy policy\nH2 What we collect\nP " PROSE "\nP " PROSE "\nP These receive it:\nL1<4 Kit\nL1<4 Ads\nL1<4 Push\n" },
  { "policy-in-odd-elements", "a.html",
    "<div id=cookie-notice><h2>Cookies</h2><p>" PROSE "</p><p>" PROSE "</p></div><footer><p>" PROSE PROSE PROSE PROSE PROSE PROSE "</p></footer><div class=footer-menu><p>" PROSE PROSE PROSE PROSE PROSE PROSE "</p></div>",
    "H2 Cookies\nP " PROSE "\nP " PROSE "\nP " PROSE PROSE PROSE PROSE PROSE PROSE "\nP " PROSE PROSE PROSE PROSE PROSE PROSE "\n" },
  { "verbatim", "a.html", "<body><pre>Privacy Policy\n\n- name\n- age\n\nWe share\nnothing.</pre></body>",
    "H1 Privacy Policy\nL1<0 name\nL1<0 age\nP We share\nP nothing.\n" },
  { "broken", "a.html", "<p>One<div>Two</i>Three</b></div><p>Four <a href=x>five</p><table><td>six<tr><td>seven</table></table><p>eight <", 
    "P One\nP TwoThree\nP Four five\nP six\nP seven\nP eight <\n" },
  { "repaired", "a.html", "<![if gt IE 6]><p>One</br>Two<![endif]>", "P One\nP Two\n" },
  { "self-closing", "a.xhtml", "<?xml version='1.0'?><html><head><title/><script src='x'/></head><body><p>Read.</p><br/><p/><div/>Also.</body></html>",
    "P Read.\nP Also.\n" },
};

static void
test_lines (void)
{
  g_autoptr (CandorDocument) document
      = document_test_read ("<html>\n<body>\n\n<h1>A</h1>\n<p>\n\n B\n</p><ul>\r\n<li>C</ul><!-- \n --><p>D", -1, "a.html");
  static const guint lines[] = { 4, 7, 9, 10 };

  g_assert_cmpuint (candor_document_get_block_count (document), ==, G_N_ELEMENTS (lines));
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    g_assert_cmpuint (candor_block_get_line (candor_document_get_block (document, i)), ==, lines[i]);
}

static void
test_title (void)
{
  g_autoptr (CandorDocument) document = document_test_read ("<title>A &amp;\n B</title><h1>C</h1>", -1, "a.html");
  g_autoptr (CandorDocument) other = document_test_read ("<h2>A</h2><h3>B</h3><p>C<h2>D</h2><p>E", -1, "/tmp/b.html");
  g_autofree char *section = candor_document_dup_section (other, 2);

  g_assert_cmpstr (candor_document_get_title (document), ==, "A & B");
  g_assert_cmpstr (candor_document_get_format (document), ==, "html");
  g_assert_cmpstr (candor_document_get_title (other), ==, "A");
  g_assert_cmpstr (candor_document_get_name (other), ==, "b.html");
  g_assert_cmpstr (section, ==, "A › B");
  g_assert_cmpint (candor_block_get_section (candor_document_get_block (other, 4)), ==, 3);
  g_assert_cmpint (candor_block_get_section (candor_document_get_block (other, 3)), ==, -1);
}

/* What is hidden is told of. */
static void
test_warning (void)
{
  g_autoptr (GString) text = g_string_new ("<p>" PROSE "</p><div hidden>");
  g_autoptr (CandorDocument) document = NULL;

  for (guint i = 0; i < 4; i++)
    g_string_append (text, "<p>" PROSE "</p>");
  document = document_test_read (text->str, -1, "a.html");
  g_assert_cmpuint (candor_document_get_block_count (document), ==, 1);
  g_assert_cmpuint (candor_document_get_warnings (document)->len, ==, 1);
}

/* That scripts may add to a page is said where there are some and little else, and nowhere else. */
static void
test_scripts (void)
{
  static const struct
  {
    const char *text;
    guint warnings;
  } pages[] = {
    { "<title>Privacy</title><script src='a.js'></script><div id='app'></div><noscript>Enable JavaScript.</noscript>", 1 },
    { "<body><h1>Privacy</h1><div id=root></div><script>var policy = '" PROSE PROSE PROSE PROSE PROSE "';</script>", 1 },
    { "<p>We collect your phone number.</p>", 0 },
    { "<script src='a.js'></script><p>" PROSE PROSE PROSE PROSE PROSE PROSE PROSE PROSE "</p>", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autoptr (CandorDocument) document = document_test_read (pages[i].text, -1, "a.html");

      g_assert_cmpuint (candor_document_get_warnings (document)->len, ==, pages[i].warnings);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/document/html/", cases[i].name, NULL);
      g_test_add_data_func (path, &cases[i], document_test_case);
    }
  g_test_add_func ("/document/html/lines", test_lines);
  g_test_add_func ("/document/html/title", test_title);
  g_test_add_func ("/document/html/warning", test_warning);
  g_test_add_func ("/document/html/scripts", test_scripts);
  return g_test_run ();
}
