/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include <glib/gi18n-lib.h>

#include "report/candor-html-out.h"
#include "report/candor-paper.h"
#include "report/candor-report-private.h"

/* The report as one HTML file: no script, no font, no picture, nothing that is fetched; and a policy by
 * which the browser holds it to that. */

static void
add_part (CandorPaper *paper, GString *out, const char *prefix)
{
  paper->html = out;
  paper->prefix = prefix;
  candor_html_tag (out, candor_catalog_is_chinese (paper->catalog) ? "<section class=\"part\" lang=\"zh-CN\">\n"
                                                                   : "<section class=\"part\" lang=\"en\">\n");
  candor_paper_add_html_cover (paper);
  candor_paper_add_html_matrix (paper);
  candor_paper_add_html_bands (paper);
  candor_paper_add_html_findings (paper);
  candor_paper_add_history (paper);
  candor_paper_add_sdks (paper);
  candor_paper_add_scope (paper);
  candor_paper_add_checklist (paper);
  candor_paper_add_method (paper);
  candor_paper_add_rules (paper);
  candor_paper_add_html_statements (paper);
  candor_paper_add_permissions (paper);
  candor_paper_add_html_calls (paper);
  candor_html_tag (out, "</section>\n");
}

/* The only style that the browser may apply is this one, by its digest (W3C, Content Security Policy 3). */
static char *
dup_style_digest (const char *style)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 bytes[32];
  gsize size = sizeof bytes;

  g_checksum_update (checksum, (const guchar *) style, -1);
  g_checksum_get_digest (checksum, bytes, &size);
  return g_base64_encode (bytes, size);
}

static void
add_head (GString *out, const char *title, gboolean chinese)
{
  const char *style = candor_html_get_style ();
  g_autofree char *digest = dup_style_digest (style);

  candor_html_tag (out, chinese ? "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n" : "<!DOCTYPE html>\n<html lang=\"en\">\n");
  candor_html_tag (out, "<head>\n<meta charset=\"utf-8\">\n");
  g_string_append_printf (out,
                          "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
                          "'sha256-%s'; base-uri 'none'; form-action 'none'\">\n",
                          digest);
  candor_html_tag (out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                        "<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"generator\" content=\"Candor\">\n");
  candor_html_element (out, "title", NULL, title);
  g_string_append_printf (out, "\n<style>%s</style>\n</head>\n<body>\n<main>\n", style);
}

GBytes *
candor_report_build_html (CandorComparison *comparison, CandorCatalog *catalog, const CandorReportExtras *extras)
{
  g_auto (CandorPaper) paper = { 0 }, second = { 0 };
  GString *out = g_string_new (NULL);
  g_autofree char *title = NULL;

  candor_paper_init (&paper, comparison, catalog, extras, NULL);
  title = g_strdup_printf ("%s · %s", paper.title, candor_paper_word (&paper, N_ ("Words and deeds")));
  add_head (out, title, candor_catalog_is_chinese (catalog));
  add_part (&paper, out, "");
  if (extras->second != NULL)
    {
      candor_paper_init (&second, comparison, extras->second, extras, NULL);
      add_part (&second, out, "second-");
    }
  candor_html_tag (out, "</main>\n</body>\n</html>\n");
  return g_string_free_to_bytes (out);
}
