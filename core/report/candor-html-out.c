/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include "report/candor-html-out.h"

#include "base/candor-printable.h"

void
candor_html_tag (GString *out, const char *markup)
{
  g_string_append (out, markup);
}

/* Lines of a quote stay lines. */
void
candor_html_text (GString *out, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *printable = candor_printable (lines[i]);

      if (i > 0)
        g_string_append_c (out, '\n');
      for (const char *at = printable; *at != '\0'; at++)
        switch (*at)
          {
          case '&':
            g_string_append (out, "&amp;");
            break;
          case '<':
            g_string_append (out, "&lt;");
            break;
          case '>':
            g_string_append (out, "&gt;");
            break;
          case '"':
            g_string_append (out, "&quot;");
            break;
          case '\'':
            g_string_append (out, "&#39;");
            break;
          default:
            g_string_append_c (out, *at);
          }
    }
}

void
candor_html_element (GString *out, const char *name, const char *class_name, const char *text)
{
  g_string_append_printf (out, "<%s", name);
  if (class_name != NULL)
    g_string_append_printf (out, " class=\"%s\"", class_name);
  g_string_append_c (out, '>');
  candor_html_text (out, text);
  g_string_append_printf (out, "</%s>", name);
}

void
candor_html_id (GString *out, const char *prefix, const char *place)
{
  g_string_append (out, " id=\"");
  candor_html_text (out, prefix);
  candor_html_text (out, place);
  g_string_append_c (out, '"');
}

void
candor_html_link (GString *out, const char *prefix, const char *place, const char *text)
{
  g_string_append (out, "<a href=\"#");
  candor_html_text (out, prefix);
  candor_html_text (out, place);
  g_string_append (out, "\">");
  candor_html_text (out, text);
  g_string_append (out, "</a>");
}

/* The paper's grid and colors; dark where the reader's screen is, never on paper. */
const char *
candor_html_get_style (void)
{
  return ":root{color-scheme:light dark;--text:#1d1d20;--soft:#5e5c64;--rule:#d5d3d9;--page:#fff;--wash:#f6f5f4;"
         "--incorrect:#a51d2d;--omitted:#9a3c00;--ambiguous:#613583;--vague:#7a5200;--clear:#1b6e3c;--none_needed:#5e5c64}\n"
         "@media screen and (prefers-color-scheme:dark){:root{--text:#f2f1f4;--soft:#b3b0ba;--rule:#46444d;--page:#1e1d21;"
         "--wash:#29282d;--incorrect:#ff8a80;--omitted:#ffb178;--ambiguous:#d3a9f0;--vague:#f0cc6b;--clear:#7fd8a0;--none_needed:#b3b0ba}}\n"
         "*{box-sizing:border-box}\n"
         "body{margin:0;background:var(--page);color:var(--text);font:15px/1.5 'Noto Sans','Noto Sans CJK SC',system-ui,sans-serif}\n"
         "main{max-width:68rem;margin:0 auto;padding:2.5rem 1.5rem 5rem}\n"
         "h1{font-size:2rem;line-height:1.2;margin:.2rem 0}h2{font-size:1.35rem;margin:3rem 0 .8rem;border-top:1px solid var(--rule);padding-top:1rem}\n"
         "h3{font-size:1.05rem;margin:1.6rem 0 .3rem}p{margin:.4rem 0;max-width:46rem}.soft,small,dt{color:var(--soft)}\n"
         "a{color:inherit}code,.name{font-family:inherit;overflow-wrap:anywhere}\n"
         "dl{display:grid;grid-template-columns:9rem 1fr;gap:.15rem 1rem;margin:.5rem 0}dd{margin:0;overflow-wrap:anywhere;white-space:pre-line}\n"
         ".tiles{display:flex;flex-wrap:wrap;gap:1rem;margin:1.5rem 0}.tiles div{flex:1 1 7rem;border-top:3px solid currentColor;padding-top:.3rem}"
         ".tiles b{display:block;font-size:1.7rem;line-height:1.2}\n"
         "table{border-collapse:collapse;width:100%;font-size:.9rem}th{text-align:start;border-bottom:1.5px solid var(--text)}"
         "td{border-bottom:1px solid var(--rule)}th,td{padding:.35rem .6rem .35rem 0;vertical-align:top;overflow-wrap:break-word;white-space:pre-line}\n"
         ".bands{table-layout:fixed;font-size:1em}.bands thead th:nth-child(2){width:22%}.bands td{padding:.8rem .9rem .6rem 0}.bands td:last-child{padding:.8rem 0 .6rem .9rem}"
         ".bands tbody th{border-bottom:1px solid var(--rule);padding:.8rem .6rem;text-align:center;background:var(--wash);border-inline:2px solid currentColor}"
         ".bands th small{display:block;color:inherit;font-weight:400}.bands th.open-words{border-inline-start-style:dotted}"
         ".bands th.open-deeds{border-inline-end-style:dotted}\n"
         "ul{list-style:none;margin:0;padding:0;white-space:normal}li{margin:0 0 .5rem}\n"
         "blockquote{margin:0;overflow-wrap:anywhere;white-space:pre-line}\n"
         ".finding{border-bottom:1px solid var(--rule);padding-bottom:1rem}.decision{font-weight:700}\n"
         ".incorrect{color:var(--incorrect)}.omitted{color:var(--omitted)}.ambiguous{color:var(--ambiguous)}.vague{color:var(--vague)}"
         ".clear{color:var(--clear)}.none_needed{color:var(--none_needed)}\n"
         "nav ol{columns:2;padding-inline-start:1.2rem}section+section{margin-top:6rem;border-top:1px solid}\n"
         "@media screen and (max-width:44rem){.bands,.bands tbody,.bands tr,.bands td,.bands tbody th{display:block}.bands thead{display:none}dl{grid-template-columns:1fr}dd{margin-bottom:.4rem}nav ol{columns:1}\n"
         "main{padding:1.2rem 1rem 3rem}table{font-size:.8rem}th,td{padding-inline-end:.3rem;overflow-wrap:anywhere;hyphens:auto}thead th,td[class]{overflow-wrap:break-word;hyphens:manual}}\n"
         "@media print{body{font-size:10pt}main{max-width:none;padding:0}h2,h3{break-after:avoid}.tiles div{flex-basis:5rem}.finding h3,.finding h3+p,.finding h3+p+p{break-after:avoid}tr,li,.tiles{break-inside:avoid}thead{display:table-header-group}nav{display:none}}\n";
}
