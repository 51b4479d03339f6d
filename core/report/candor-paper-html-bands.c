/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include "policy/candor-quote.h"
#include "report/candor-html-out.h"
#include "report/candor-paper.h"
#include "report/candor-report-private.h"

#include <glib/gi18n-lib.h>

/* Words and deeds side by side in HTML, and the findings. A side that is missing has a broken edge. */

static void
add_quotes (CandorPaper *self, GArray *statements)
{
  g_autoptr (GArray) quotes = candor_quote_pick (self->policy, statements);

  for (guint i = 0; i < quotes->len; i++)
    {
      guint index = g_array_index (quotes, guint, i);
      CandorStatement *statement = candor_policy_get_statement (self->policy, index);
      g_autofree char *quoted = g_strdup_printf ("“%s”", candor_statement_get_quote (statement));
      g_autofree char *where = candor_paper_dup_place (self, statement);
      g_autofree char *place = g_strdup_printf ("statement-%u", index + 1);

      candor_html_tag (self->html, "<li>");
      candor_html_element (self->html, "blockquote", candor_statement_get_polarity (statement) == CANDOR_POLARITY_NO ? "incorrect" : NULL, quoted);
      candor_html_tag (self->html, "<small>");
      candor_html_link (self->html, self->prefix, place, where);
      candor_html_tag (self->html, "</small></li>\n");
    }
}

static void
add_permissions (CandorPaper *self, GArray *permissions)
{
  for (guint i = 0; i < permissions->len; i++)
    {
      guint index = g_array_index (permissions, guint, i);
      g_autoptr (CandorPermission) permission = g_list_model_get_item (candor_package_get_permissions (self->package), index);
      g_autofree char *place = g_strdup_printf ("permission-%u", index + 1), *where = NULL;
      guint line = candor_permission_get_line (permission);

      if (line > 0)
        where = g_strdup_printf (candor_paper_word (self, N_ ("requested · manifest line %u")), line);
      candor_html_tag (self->html, "<li class=\"name\">");
      candor_html_link (self->html, self->prefix, place, candor_permission_get_name (permission));
      candor_html_tag (self->html, "<br>");
      candor_html_element (self->html, "small", NULL, where != NULL ? where : candor_paper_word (self, N_ ("requested")));
      candor_html_tag (self->html, "</li>\n");
    }
}

static void
add_calls (CandorPaper *self, GArray *apis)
{
  for (guint i = 0; i < apis->len; i++)
    {
      guint index = g_array_index (apis, guint, i);
      g_autoptr (CandorApi) api = g_list_model_get_item (candor_package_get_apis (self->package), index);
      CandorPaperUse *use = &g_array_index (self->uses, CandorPaperUse, index);
      g_autofree char *title = candor_api_dup_title (api), *place = g_strdup_printf ("call-%u", index + 1);
      g_autofree char *line = g_strdup_printf (candor_paper_word (self, N_ ("%u× in the code: %s")), use->total, use->owners->str);

      candor_html_tag (self->html, "<li class=\"name\">");
      candor_html_link (self->html, self->prefix, place, title);
      candor_html_tag (self->html, "<br>");
      candor_html_element (self->html, "small", NULL, line);
      candor_html_tag (self->html, "</li>\n");
    }
}

static void
add_roles (CandorPaper *self, GArray *roles)
{
  for (guint i = 0; i < roles->len; i++)
    {
      g_autoptr (CandorComponent) component
          = g_list_model_get_item (candor_package_get_components (self->package), g_array_index (roles, guint, i));
      g_autofree char *line = candor_paper_dup_role_place (self, component);

      candor_html_tag (self->html, "<li class=\"name\">");
      candor_html_text (self->html, candor_paper_shorten_permission (candor_component_get_permission (component)));
      candor_html_tag (self->html, "<br>");
      candor_html_element (self->html, "small", NULL, line);
      candor_html_tag (self->html, "</li>\n");
    }
}

static void
add_sdks (CandorPaper *self, GArray *sdks)
{
  for (guint i = 0; i < sdks->len; i++)
    {
      g_autoptr (CandorSdk) sdk = g_list_model_get_item (candor_package_get_sdks (self->package), g_array_index (sdks, guint, i));

      candor_html_tag (self->html, "<li>");
      candor_html_link (self->html, self->prefix, "sdks", candor_sdk_get_name (sdk));
      candor_html_tag (self->html, "</li>\n");
    }
}

static void
add_middle (CandorPaper *self, CandorRow *row)
{
  CandorDisclosure disclosure = candor_row_get_disclosure (row);
  g_autofree char *name = candor_paper_dup_category_title (self, candor_row_get_category (row));
  g_autofree char *words = g_strdup_printf ("%s %s", candor_disclosure_get_mark (disclosure),
                                            candor_paper_word (self, candor_comparison_get_disclosure_word (self->comparison, disclosure)));

  g_string_append_printf (self->html, "<th scope=\"row\" class=\"%s%s%s\">", candor_disclosure_to_string (disclosure),
                          candor_row_get_statements (row)->len == 0 ? " open-words" : "",
                          candor_row_get_has_behavior (row) ? "" : " open-deeds");
  candor_html_text (self->html, name);
  candor_html_element (self->html, "small", NULL, words);
  candor_html_tag (self->html, "</th>\n");
}

static void
add_band (CandorPaper *self, CandorRow *row, guint index)
{
  g_autofree char *place = candor_paper_dup_row_place (index);

  candor_html_tag (self->html, "<tr");
  candor_html_id (self->html, self->prefix, place);
  candor_html_tag (self->html, ">\n<td><ul>\n");
  add_quotes (self, candor_row_get_statements (row));
  if (candor_row_get_statements (row)->len == 0)
    candor_html_element (self->html, "li", "soft", candor_paper_word (self, N_ ("No statement was found in the policy.")));
  candor_html_tag (self->html, "</ul></td>\n");
  add_middle (self, row);
  candor_html_tag (self->html, "<td><ul>\n");
  add_permissions (self, candor_row_get_permissions (row));
  add_roles (self, candor_row_get_roles (row));
  add_calls (self, candor_row_get_apis (row));
  if (!candor_row_get_has_behavior (row))
    candor_html_element (self->html, "li", "soft", candor_paper_word (self, N_ ("Nothing in the package was seen to reach it.")));
  candor_html_tag (self->html, "</ul></td>\n</tr>\n");
}

void
candor_paper_add_html_bands (CandorPaper *self)
{
  GListModel *rows = candor_comparison_get_rows (self->comparison);

  candor_paper_begin_section (self, candor_paper_word (self, N_ ("Words and deeds")), "bands", FALSE);
  candor_html_tag (self->html, "<table class=\"bands\"><thead><tr>");
  candor_html_element (self->html, "th", NULL, candor_paper_word (self, N_ ("The policy says")));
  candor_html_element (self->html, "th", NULL, candor_paper_word (self, N_ ("Personal data")));
  candor_html_element (self->html, "th", NULL, candor_paper_word (self, N_ ("The package requests and calls")));
  candor_html_tag (self->html, "</tr></thead><tbody>\n");
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (CandorRow) row = g_list_model_get_item (rows, i);
      add_band (self, row, i);
    }
  candor_html_tag (self->html, "</tbody></table>\n");
}

/* Findings. */

static void
begin_fact (CandorPaper *self, const char *label)
{
  candor_html_element (self->html, "dt", NULL, candor_paper_word (self, label));
  candor_html_tag (self->html, "<dd>");
}

static void
begin_list (CandorPaper *self, const char *label)
{
  begin_fact (self, label);
  candor_html_tag (self->html, "<ul>\n");
}

static void
end_list (CandorPaper *self)
{
  candor_html_tag (self->html, "</ul></dd>\n");
}

static void
add_rationale (CandorPaper *self, CandorFinding *finding)
{
  GPtrArray *notes = candor_finding_get_rationale (finding);

  begin_list (self, N_ ("Why"));
  for (guint i = 0; i < notes->len; i++)
    {
      g_autofree char *text = candor_paper_dup_note (self, g_ptr_array_index (notes, i));
      candor_html_element (self->html, "li", NULL, text);
    }
  end_list (self);
}

static void
add_evidence (CandorPaper *self, CandorFinding *finding)
{
  g_autofree char *citations = candor_report_join_citations (self->knowledge, candor_finding_get_rules (finding), self->catalog,
                                                              candor_paper_get_separator (self));
  g_autofree char *decision = candor_report_dup_decision (self->extras, finding, self->catalog);

  candor_html_tag (self->html, "<dl>\n");
  if (candor_finding_get_statements (finding)->len > 0)
    {
      begin_list (self, N_ ("Policy"));
      add_quotes (self, candor_finding_get_statements (finding));
      end_list (self);
    }
  begin_list (self, N_ ("Package"));
  add_permissions (self, candor_finding_get_permissions (finding));
  add_roles (self, candor_finding_get_roles (finding));
  add_calls (self, candor_finding_get_apis (finding));
  add_sdks (self, candor_finding_get_sdks (finding));
  end_list (self);
  begin_fact (self, N_ ("Rules"));
  candor_html_link (self->html, self->prefix, "rules", citations);
  candor_html_tag (self->html, "</dd>\n");
  if (candor_finding_get_rationale (finding)->len > 0)
    add_rationale (self, finding);
  if (decision != NULL)
    {
      begin_fact (self, N_ ("Decision"));
      candor_html_element (self->html, "span", "decision", decision);
      candor_html_tag (self->html, "</dd>\n");
    }
  candor_html_tag (self->html, "</dl>\n");
}

static void
add_finding (CandorPaper *self, CandorFinding *finding, guint number)
{
  g_autofree char *title = candor_paper_dup_finding_title (self, finding);
  g_autofree char *line = g_strdup_printf ("%u. %s", number, title);
  g_autofree char *place = g_strdup_printf ("finding-%u", number);
  g_autofree char *message = candor_paper_dup_note (self, candor_finding_get_message (finding));
  g_autofree char *weight = g_strdup_printf (
      candor_paper_word (self, N_ ("%s · confidence %d %%")),
      candor_paper_word (self, candor_severity_get_word (candor_finding_get_severity (finding))),
      (int) (candor_finding_get_confidence (finding) * 100 + 0.5));

  candor_html_tag (self->html, "<article class=\"finding\"");
  candor_html_id (self->html, self->prefix, place);
  candor_html_tag (self->html, ">\n");
  candor_html_element (self->html, "h3", NULL, line);
  candor_html_element (self->html, "p", "soft", weight);
  candor_html_element (self->html, "p", NULL, message);
  add_evidence (self, finding);
  candor_html_tag (self->html, "</article>\n");
}

void
candor_paper_add_html_findings (CandorPaper *self)
{
  GListModel *findings = candor_comparison_get_findings (self->comparison);

  candor_paper_begin_section (self, candor_paper_word (self, N_ ("Findings")), "findings", FALSE);
  if (g_list_model_get_n_items (findings) == 0)
    candor_paper_add_paragraph (self, candor_paper_word (self, N_ ("None. What was not looked at is said under “Method and limits”.")),
                                CANDOR_INK_TEXT);
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (CandorFinding) finding = g_list_model_get_item (findings, i);
      add_finding (self, finding, i + 1);
    }
}
