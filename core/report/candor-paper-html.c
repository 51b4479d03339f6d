/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include "config.h"

#include "policy/candor-quote.h"
#include "report/candor-html-out.h"
#include "report/candor-paper-table.h"
#include "report/candor-report-private.h"

#include <glib/gi18n-lib.h>

/* What of the report is laid out otherwise in HTML than on pages: cover, matrix, bands, appendix. */

static void
add_fact (CandorPaper *self, const char *label, const char *value)
{
  candor_html_element (self->html, "dt", NULL, label);
  candor_html_element (self->html, "dd", NULL, value);
  candor_html_tag (self->html, "\n");
}

static void
add_file (CandorPaper *self, const char *name, guint64 size, const char *sha256)
{
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, size);
  g_autofree char *line = g_strdup_printf (candor_paper_word (self, N_ ("%s, %s bytes")), name, number);

  add_fact (self, candor_paper_word (self, N_ ("File")), line);
  add_fact (self, "SHA-256", sha256);
}

static void
add_signers (CandorPaper *self)
{
  GListModel *signers = candor_package_get_signers (self->package);
  const char *label = candor_paper_word (self, N_ ("Signed by"));
  CandorSignature signature = candor_package_get_signature (self->package);

  if (signature == CANDOR_SIGNATURE_NONE)
    add_fact (self, label, candor_paper_word (self, N_ ("nobody: the package carries no signature")));
  if (signature == CANDOR_SIGNATURE_BROKEN)
    add_fact (self, label, candor_paper_word (self, N_ ("the signature does not verify")));
  for (guint i = 0; signature == CANDOR_SIGNATURE_VALID && i < g_list_model_get_n_items (signers); i++)
    {
      g_autoptr (CandorSigner) signer = g_list_model_get_item (signers, i);
      g_autofree char *line = g_strdup_printf ("%s (%s)", candor_signer_get_subject (signer), candor_signer_get_scheme (signer));

      add_fact (self, label, line);
      add_fact (self, candor_paper_word (self, N_ ("Certificate")), candor_signer_get_sha256 (signer));
    }
}

static void
add_package (CandorPaper *self)
{
  const char *code = candor_package_get_version_code (self->package);
  g_autofree char *version = code != NULL ? g_strdup_printf ("%s (%s)", self->title, code) : g_strdup (self->title);

  candor_html_element (self->html, "h3", NULL, candor_paper_word (self, N_ ("The package")));
  candor_html_tag (self->html, "<dl>\n");
  add_fact (self, candor_paper_word (self, N_ ("App")), version);
  add_fact (self, candor_paper_word (self, N_ ("Package name")), candor_package_get_package_name (self->package));
  add_file (self, candor_package_get_file_name (self->package), candor_package_get_size (self->package),
            candor_package_get_sha256 (self->package));
  add_signers (self);
  candor_html_tag (self->html, "</dl>\n");
}

/* Addresses are text: nothing in a report can be pressed that leaves it. */
static void
add_fetched (CandorPaper *self, CandorOrigin *origin)
{
  g_autofree char *time = NULL;

  if (origin == NULL)
    return;
  time = candor_origin_dup_time (origin);
  add_fact (self, candor_paper_word (self, N_ ("Address")), candor_origin_get_address (origin));
  if (strcmp (candor_origin_get_address (origin), candor_origin_get_final_address (origin)) != 0)
    add_fact (self, candor_paper_word (self, N_ ("Led to")), candor_origin_get_final_address (origin));
  add_fact (self, candor_paper_word (self, N_ ("Fetched")), time);
}

static void
add_policy (CandorPaper *self)
{
  guint count = g_list_model_get_n_items (candor_policy_get_documents (self->policy));
  g_autofree char *words = g_strdup_printf (candor_paper_word (self, N_ ("%u words, %u statements")),
                                            candor_policy_get_word_count (self->policy),
                                            candor_policy_get_statement_count (self->policy));

  candor_html_element (self->html, "h3", NULL, candor_paper_word (self, N_ ("The policy")));
  candor_html_tag (self->html, "<dl>\n");
  for (guint i = 0; i < count; i++)
    {
      CandorDocument *document = candor_policy_get_document (self->policy, i);

      add_fact (self, candor_paper_word (self, N_ ("Title")), candor_document_get_title (document));
      add_file (self, candor_document_get_name (document), candor_document_get_size (document), candor_document_get_sha256 (document));
      add_fetched (self, candor_document_get_origin (document));
    }
  add_fact (self, candor_paper_word (self, N_ ("Language")), candor_paper_name_language (self, candor_policy_get_language (self->policy)));
  add_fact (self, candor_paper_word (self, N_ ("Read")), words);
  candor_html_tag (self->html, "</dl>\n");
}

static void
add_origin (CandorPaper *self)
{
  const CandorKnownAppType *type = candor_comparison_get_app_type (self->comparison);
  GDateTime *created = self->extras->created;
  g_autofree char *time = created != NULL ? g_date_time_format (created, "%Y-%m-%d %H:%M %:z") : NULL;
  g_autofree char *decided = candor_paper_dup_decided (self);
  g_autofree char *knowledge = g_strdup_printf ("%s (SHA-256 %s)", candor_knowledge_get_version (self->knowledge),
                                                candor_knowledge_get_sha256 (self->knowledge));

  candor_html_element (self->html, "h3", NULL, candor_paper_word (self, N_ ("This report")));
  candor_html_tag (self->html, "<dl>\n");
  if (time != NULL)
    add_fact (self, candor_paper_word (self, N_ ("Made")), time);
  add_fact (self, candor_paper_word (self, N_ ("Program")), "Candor " CANDOR_VERSION);
  add_fact (self, candor_paper_word (self, N_ ("Knowledge")), knowledge);
  if (decided != NULL)
    add_fact (self, candor_paper_word (self, N_ ("Decisions")), decided);
  if (type != NULL)
    add_fact (self, candor_paper_word (self, N_ ("App type")), candor_catalog_is_chinese (self->catalog) ? type->name_zh : type->name_en);
  candor_html_tag (self->html, "</dl>\n");
}

void
candor_paper_add_html_cover (CandorPaper *self)
{
  candor_html_tag (self->html, "<header>\n");
  candor_html_element (self->html, "p", "soft", candor_paper_word (self, N_ ("Candor: an app’s words and its deeds")));
  candor_html_element (self->html, "h1", NULL, self->title);
  candor_html_element (self->html, "p", "soft", candor_paper_word (self, N_ ("What its privacy policy says, and what its package can do")));
  add_package (self);
  add_policy (self);
  add_origin (self);
  candor_html_tag (self->html, "</header>\n");
}

/* The matrix. */

static void
add_mark (CandorPaper *self, const char *element, CandorDisclosure disclosure)
{
  g_autofree char *words = g_strdup_printf ("%s %s", candor_disclosure_get_mark (disclosure),
                                            candor_paper_word (self, candor_comparison_get_disclosure_word (self->comparison, disclosure)));

  candor_html_element (self->html, element, candor_disclosure_to_string (disclosure), words);
}

static void
add_tiles (CandorPaper *self)
{
  static const CandorDisclosure order[] = {
    CANDOR_DISCLOSURE_INCORRECT, CANDOR_DISCLOSURE_OMITTED, CANDOR_DISCLOSURE_AMBIGUOUS,
    CANDOR_DISCLOSURE_VAGUE,     CANDOR_DISCLOSURE_CLEAR,   CANDOR_DISCLOSURE_NONE_NEEDED,
  };

  candor_html_tag (self->html, "<div class=\"tiles\">\n");
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", candor_comparison_count_rows (self->comparison, order[i]));

      g_string_append_printf (self->html, "<div class=\"%s\">", candor_disclosure_to_string (order[i]));
      candor_html_element (self->html, "b", NULL, number);
      add_mark (self, "span", order[i]);
      candor_html_tag (self->html, "</div>\n");
    }
  candor_html_tag (self->html, "</div>\n");
}

static void
add_count_cell (CandorPaper *self, guint count)
{
  g_autofree char *number = g_strdup_printf ("%u×", count);

  candor_html_element (self->html, "td", count > 0 ? NULL : "soft", count > 0 ? number : "–");
}

static void
add_matrix_row (CandorPaper *self, CandorRow *row, guint index)
{
  GArray *apis = candor_row_get_apis (row);
  g_autofree char *name = candor_paper_dup_category_title (self, candor_row_get_category (row));
  g_autofree char *place = candor_paper_dup_row_place (index);
  const char *collects, *shares;
  guint own = 0, others = 0;

  for (guint i = 0; i < apis->len; i++)
    {
      CandorPaperUse *use = &g_array_index (self->uses, CandorPaperUse, g_array_index (apis, guint, i));
      own += use->own;
      others += use->total - use->own;
    }
  candor_paper_name_said (self, row, &collects, &shares);
  candor_html_tag (self->html, "<tr><td>");
  candor_html_link (self->html, self->prefix, place, name);
  candor_html_tag (self->html, "</td>");
  candor_html_element (self->html, "td", NULL, collects);
  candor_html_element (self->html, "td", NULL, shares);
  add_count_cell (self, candor_row_get_permissions (row)->len + candor_row_get_roles (row)->len);
  add_count_cell (self, own);
  add_count_cell (self, others);
  add_mark (self, "td", candor_row_get_disclosure (row));
  candor_html_tag (self->html, "</tr>\n");
}

void
candor_paper_add_html_matrix (CandorPaper *self)
{
  static const char *const heads[] = { N_ ("Personal data"), N_ ("Collects"),  N_ ("Shares"),        N_ ("Requested"),
                                       N_ ("By the app"),    N_ ("By others"), N_ ("In the policy") };
  GListModel *rows = candor_comparison_get_rows (self->comparison);

  candor_paper_begin_section (self, candor_paper_word (self, N_ ("Summary")), "summary", FALSE);
  add_tiles (self);
  candor_html_tag (self->html, "<table><thead><tr>");
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    candor_html_element (self->html, "th", NULL, candor_paper_word (self, heads[i]));
  candor_html_tag (self->html, "</tr></thead><tbody>\n");
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (CandorRow) row = g_list_model_get_item (rows, i);
      add_matrix_row (self, row, i);
    }
  candor_html_tag (self->html, "</tbody></table>\n");
}

/* The appendix. */

static void
add_claim (CandorPaper *self, CandorStatement *statement, guint index)
{
  g_autofree char *claim = candor_paper_dup_claim (self, statement);
  g_autofree char *line = g_strdup_printf ("%u  %s", index + 1, claim);
  g_autofree char *place = g_strdup_printf ("statement-%u", index + 1);

  candor_html_tag (self->html, "<p");
  candor_html_id (self->html, self->prefix, place);
  candor_html_tag (self->html, candor_statement_get_polarity (statement) == CANDOR_POLARITY_NO ? " class=\"incorrect\">" : ">");
  candor_html_text (self->html, line);
  candor_html_tag (self->html, "</p>\n");
}

void
candor_paper_add_html_statements (CandorPaper *self)
{
  guint count = candor_policy_get_statement_count (self->policy);
  CandorStatement *last = NULL;

  candor_paper_begin_section (self, candor_paper_word (self, N_ ("Appendix: every statement")), "statements", FALSE);
  if (count == 0)
    candor_paper_add_paragraph (self, candor_paper_word (self, N_ ("No statement was found in the policy.")), CANDOR_INK_TEXT);
  for (guint i = 0; i < count; i++)
    {
      CandorStatement *statement = candor_policy_get_statement (self->policy, i);

      /* Statements that quote the same words stand under one quote. */
      if (last == NULL || !candor_quote_is_same (last, statement))
        {
          g_autofree char *place = candor_paper_dup_place (self, statement);
          g_autofree char *quoted = g_strdup_printf ("“%s”", candor_statement_get_quote (statement));

          candor_html_element (self->html, "blockquote", NULL, quoted);
          candor_html_element (self->html, "p", "soft", place);
        }
      add_claim (self, statement, i);
      last = statement;
    }
}

void
candor_paper_add_html_calls (CandorPaper *self)
{
  GListModel *apis = candor_package_get_apis (self->package);
  guint count = g_list_model_get_n_items (apis);

  if (count > 0)
    candor_paper_begin_section (self, candor_paper_word (self, N_ ("Appendix: what the code calls")), "calls", TRUE);
  for (guint i = 0; i < count; i++)
    {
      g_autoptr (CandorApi) api = g_list_model_get_item (apis, i);
      CandorPaperUse *use = &g_array_index (self->uses, CandorPaperUse, i);
      g_autofree char *name = candor_report_dup_api_name (api);
      g_autofree char *place = g_strdup_printf ("call-%u", i + 1);
      g_autofree char *line = g_strdup_printf (candor_paper_word (self, N_ ("%u× in the code: %s")), use->total, use->owners->str);
      g_autofree char *sites = candor_paper_dup_sites (self, api, G_MAXUINT);

      candor_html_tag (self->html, "<h3 class=\"name\"");
      candor_html_id (self->html, self->prefix, place);
      candor_html_tag (self->html, ">");
      candor_html_text (self->html, name);
      candor_html_tag (self->html, "</h3>");
      candor_html_element (self->html, "p", "soft", line);
      candor_html_element (self->html, "blockquote", NULL, sites);
      candor_html_tag (self->html, "\n");
    }
}
