/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "policy/candor-quote.h"
#include "report/candor-report-text.h"

#define NUMBER_COLUMNS 4u
/* Statements quoted under a finding; all are in the JSON. */
#define QUOTES_SHOWN 3u

/* A finding: its sentence, both sides' evidence, the rules it touches, why it weighs what it does. */

static void
candor_text_append_finding_title (CandorText *self, CandorComparison *comparison, CandorFinding *finding,
                                  guint number)
{
  CandorSeverity severity = candor_finding_get_severity (finding);
  const char *category = candor_finding_get_category (finding);
  CandorRow *row = category != NULL ? candor_comparison_find_row (comparison, category) : NULL;
  g_autofree char *place = g_strdup_printf ("%u.", number);
  g_autofree char *subject = candor_report_dup_subject (candor_comparison_get_knowledge (comparison), finding, self->catalog);
  g_autofree char *title = g_strdup_printf (
      "%s%s%s", subject != NULL ? subject : "", subject != NULL ? " · " : "",
      candor_text_word (self, candor_finding_kind_get_word (candor_finding_get_kind (finding))));
  const char *weight = candor_text_word (self, candor_severity_get_word (severity));
  const char *mark = row != NULL ? candor_disclosure_get_mark (candor_row_get_disclosure (row)) : "·";

  candor_text_end_line (self);
  candor_text_append_cell (self, CANDOR_TEXT_PLAIN, place, NUMBER_COLUMNS);
  candor_text_append_cell (self, row != NULL ? candor_text_style_of_disclosure (candor_row_get_disclosure (row)) : CANDOR_TEXT_PLAIN,
                           mark, 2);
  candor_text_append_cell (self, candor_text_style_of_severity (severity), weight,
                           candor_text_measure (weight) + 2);
  candor_text_append_paragraph (self, CANDOR_TEXT_STRONG, title,
                                NUMBER_COLUMNS + 2 + candor_text_measure (weight) + 2, NUMBER_COLUMNS);
}

static void
candor_text_append_label (CandorText *self, gboolean first, const char *message)
{
  candor_text_append_space (self, NUMBER_COLUMNS);
  candor_text_append_cell (self, CANDOR_TEXT_FAINT, first ? candor_text_word (self, message) : "",
                           CANDOR_TEXT_LABEL_COLUMNS);
}

static void
candor_text_append_words (CandorText *self, CandorPolicy *policy, GArray *statements)
{
  guint indent = NUMBER_COLUMNS + CANDOR_TEXT_LABEL_COLUMNS;
  g_autoptr (GArray) quotes = candor_quote_pick (policy, statements);

  for (guint i = 0; i < MIN (quotes->len, QUOTES_SHOWN); i++)
    {
      candor_text_append_label (self, i == 0, N_("Policy"));
      candor_text_append_statement (
          self, policy, candor_policy_get_statement (policy, g_array_index (quotes, guint, i)), indent);
    }
  if (quotes->len > QUOTES_SHOWN)
    {
      g_autofree char *more = g_strdup_printf (candor_text_word (self, N_("and %u more")), quotes->len - QUOTES_SHOWN);
      candor_text_append_space (self, indent);
      candor_text_append_paragraph (self, CANDOR_TEXT_FAINT, more, indent, indent);
    }
}

static void
candor_text_append_deeds (CandorText *self, CandorPackage *package, CandorFinding *finding)
{
  GArray *permissions = candor_finding_get_permissions (finding);
  GArray *apis = candor_finding_get_apis (finding), *roles = candor_finding_get_roles (finding);
  guint indent = NUMBER_COLUMNS + CANDOR_TEXT_LABEL_COLUMNS;
  gboolean first = TRUE;

  for (guint i = 0; i < permissions->len; i++, first = FALSE)
    {
      g_autoptr (CandorPermission) permission
          = candor_report_get_item (candor_package_get_permissions (package), permissions, i);

      candor_text_append_label (self, first, N_("Package"));
      candor_text_append_paragraph (self, CANDOR_TEXT_PLAIN, candor_permission_get_name (permission), indent,
                                    indent);
    }
  for (guint i = 0; i < roles->len; i++, first = FALSE)
    {
      g_autoptr (CandorComponent) component = candor_report_get_item (candor_package_get_components (package), roles, i);
      g_autofree char *line = g_strdup_printf ("%s · %s", candor_component_get_permission (component),
                                               candor_component_get_name (component));

      candor_text_append_label (self, first, N_("Package"));
      candor_text_append_paragraph (self, CANDOR_TEXT_PLAIN, line, indent, indent);
    }
  for (guint i = 0; i < apis->len; i++, first = FALSE)
    {
      g_autoptr (CandorApi) api = candor_report_get_item (candor_package_get_apis (package), apis, i);
      g_autofree char *title = candor_api_dup_title (api);

      candor_text_append_label (self, first, N_("Package"));
      candor_text_append_paragraph (self, CANDOR_TEXT_PLAIN, title, indent, indent);
      candor_text_append_call_sites (self, package, api, indent + CANDOR_TEXT_INDENT);
    }
}

static void
candor_text_append_carriers (CandorText *self, CandorPackage *package, GArray *sdks)
{
  guint indent = NUMBER_COLUMNS + CANDOR_TEXT_LABEL_COLUMNS;

  for (guint i = 0; i < sdks->len; i++)
    {
      g_autoptr (CandorSdk) sdk = candor_report_get_item (candor_package_get_sdks (package), sdks, i);
      g_autofree char *evidence = candor_sdk_dup_first_evidence (sdk, self->catalog);
      g_autofree char *line = g_strjoin (" · ", candor_sdk_get_name (sdk), evidence, NULL);

      candor_text_append_label (self, i == 0, N_("SDK"));
      candor_text_append_paragraph (self, CANDOR_TEXT_PLAIN, line, indent, indent);
    }
}

static void
candor_text_append_rules (CandorText *self, CandorKnowledge *knowledge, const char *const *rules)
{
  guint indent = NUMBER_COLUMNS + CANDOR_TEXT_LABEL_COLUMNS;
  g_autofree char *line = candor_report_join_citations (knowledge, rules, self->catalog, "; ");

  if (*line == '\0')
    return;
  candor_text_append_label (self, TRUE, N_("Rules"));
  candor_text_append_paragraph (self, CANDOR_TEXT_PLAIN, line, indent, indent);
}

static void
candor_text_append_rationale (CandorText *self, CandorKnowledge *knowledge, CandorFinding *finding)
{
  GPtrArray *notes = candor_finding_get_rationale (finding);
  guint indent = NUMBER_COLUMNS + CANDOR_TEXT_LABEL_COLUMNS;
  g_autofree char *confidence = g_strdup_printf (candor_text_word (self, N_("Confidence %d %%")),
                                                 (int) (candor_finding_get_confidence (finding) * 100 + 0.5));

  for (guint i = 0; i < notes->len; i++)
    {
      g_autofree char *text
          = candor_knowledge_format_note (knowledge, g_ptr_array_index (notes, i), self->catalog);

      candor_text_append_label (self, i == 0, N_("Why"));
      candor_text_append_paragraph (self, CANDOR_TEXT_PLAIN, text, indent, indent);
    }
  candor_text_append_label (self, notes->len == 0, N_("Why"));
  candor_text_append_paragraph (self, CANDOR_TEXT_PLAIN, confidence, indent, indent);
}

static void
candor_text_append_decision (CandorText *self, const CandorReportExtras *extras, CandorFinding *finding)
{
  guint indent = NUMBER_COLUMNS + CANDOR_TEXT_LABEL_COLUMNS;
  g_autofree char *line = candor_report_dup_decision (extras, finding, self->catalog);

  if (line == NULL)
    return;
  candor_text_append_label (self, TRUE, N_("Decision"));
  candor_text_append_paragraph (self, CANDOR_TEXT_STRONG, line, indent, indent);
}

static void
candor_text_append_finding (CandorText *self, CandorComparison *comparison, CandorFinding *finding, guint number,
                            const CandorReportExtras *extras)
{
  CandorKnowledge *knowledge = candor_comparison_get_knowledge (comparison);
  CandorPackage *package = candor_comparison_get_package (comparison);
  g_autofree char *message
      = candor_knowledge_format_note (knowledge, candor_finding_get_message (finding), self->catalog);

  candor_text_append_finding_title (self, comparison, finding, number);
  candor_text_append_space (self, NUMBER_COLUMNS);
  candor_text_append_paragraph (self, CANDOR_TEXT_PLAIN, message, NUMBER_COLUMNS, NUMBER_COLUMNS);
  candor_text_append_words (self, candor_comparison_get_policy (comparison), candor_finding_get_statements (finding));
  candor_text_append_deeds (self, package, finding);
  candor_text_append_carriers (self, package, candor_finding_get_sdks (finding));
  candor_text_append_rules (self, knowledge, candor_finding_get_rules (finding));
  candor_text_append_rationale (self, knowledge, finding);
  candor_text_append_decision (self, extras, finding);
}

void
candor_text_append_findings (CandorText *self, CandorComparison *comparison, const CandorReportExtras *extras)
{
  GListModel *findings = candor_comparison_get_findings (comparison);

  candor_text_append_heading (self, N_("Findings"));
  if (g_list_model_get_n_items (findings) == 0)
    candor_text_append_paragraph (
        self, CANDOR_TEXT_PLAIN,
        candor_text_word (self, N_("None. What was not looked at is said at the end.")), 0, 0);
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (CandorFinding) finding = g_list_model_get_item (findings, i);
      candor_text_append_finding (self, comparison, finding, i + 1, extras);
    }
}

/* Each rule that a finding cites, once, in its short words. */
void
candor_text_append_cited_rules (CandorText *self, CandorComparison *comparison)
{
  CandorKnowledge *knowledge = candor_comparison_get_knowledge (comparison);
  GListModel *findings = candor_comparison_get_findings (comparison);
  g_autoptr (GHashTable) cited = g_hash_table_new (g_str_hash, g_str_equal);
  gsize count;
  const CandorKnownRule *rules = candor_knowledge_get_rules (knowledge, &count);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (CandorFinding) finding = g_list_model_get_item (findings, i);
      const char *const *ids = candor_finding_get_rules (finding);
      for (guint j = 0; ids != NULL && ids[j] != NULL; j++)
        g_hash_table_add (cited, (char *) ids[j]);
    }
  if (g_hash_table_size (cited) == 0)
    return;
  candor_text_append_heading (self, N_("Rules cited"));
  for (gsize i = 0; i < count; i++)
    if (g_hash_table_contains (cited, rules[i].id))
      {
        const char *title = candor_catalog_is_chinese (self->catalog) ? rules[i].title_zh : rules[i].title_en;
        g_autofree char *citation = candor_report_dup_citation (knowledge, rules[i].id, self->catalog);
        g_autofree char *line = g_strdup_printf ("%s · %s", citation, title != NULL ? title : "");

        candor_text_append_space (self, CANDOR_TEXT_INDENT);
        candor_text_append_paragraph (self, CANDOR_TEXT_PLAIN, line, CANDOR_TEXT_INDENT, 2 * CANDOR_TEXT_INDENT);
      }
}
