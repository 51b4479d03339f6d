/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "report/candor-report-text.h"

#define NUMBER_COLUMNS 4u
#define WORD_COLUMNS_MIN 10u
/* Statements quoted under a finding; all are in the JSON. */
#define QUOTES_SHOWN 3u

/* Disclosures in the order in which they matter. */
static const CandorDisclosure disclosures[] = {
  CANDOR_DISCLOSURE_INCORRECT, CANDOR_DISCLOSURE_OMITTED, CANDOR_DISCLOSURE_AMBIGUOUS,
  CANDOR_DISCLOSURE_VAGUE,     CANDOR_DISCLOSURE_CLEAR,   CANDOR_DISCLOSURE_NONE_NEEDED,
};

static CandorTextStyle
candor_text_style_of_disclosure (CandorDisclosure disclosure)
{
  switch (disclosure)
    {
    case CANDOR_DISCLOSURE_INCORRECT:
      return CANDOR_TEXT_ALARM;
    case CANDOR_DISCLOSURE_OMITTED:
    case CANDOR_DISCLOSURE_AMBIGUOUS:
      return CANDOR_TEXT_WARNING;
    case CANDOR_DISCLOSURE_VAGUE:
      return CANDOR_TEXT_NOTICE;
    case CANDOR_DISCLOSURE_CLEAR:
      return CANDOR_TEXT_FINE;
    case CANDOR_DISCLOSURE_NONE_NEEDED:
    default:
      return CANDOR_TEXT_FAINT;
    }
}

static CandorTextStyle
candor_text_style_of_severity (CandorSeverity severity)
{
  static const CandorTextStyle styles[]
      = { CANDOR_TEXT_FAINT, CANDOR_TEXT_NOTICE, CANDOR_TEXT_WARNING, CANDOR_TEXT_ALARM };

  return styles[severity];
}

static const char *
candor_text_name_disclosure (CandorText *self, CandorDisclosure disclosure)
{
  return candor_text_word (self, candor_disclosure_get_word (disclosure));
}

/* What was compared. */

static void
candor_text_append_compared (CandorText *self, CandorComparison *comparison)
{
  CandorKnowledge *knowledge = candor_comparison_get_knowledge (comparison);
  const CandorKnownAppType *type = candor_comparison_get_app_type (comparison);
  g_autofree char *version = g_strdup_printf ("%s (SHA-256 %.16s…)", candor_knowledge_get_version (knowledge),
                                              candor_knowledge_get_sha256 (knowledge));

  candor_text_append_heading (self, N_("Compared"));
  candor_text_append_package_identity (self, candor_comparison_get_package (comparison));
  candor_text_append_documents (self, candor_comparison_get_policy (comparison));
  if (type != NULL)
    candor_text_append_field (self, CANDOR_TEXT_INDENT, candor_text_word (self, N_("App type")),
                              CANDOR_TEXT_LABEL_COLUMNS,
                              candor_catalog_is_chinese (self->catalog) ? type->name_zh : type->name_en);
  candor_text_append_field (self, CANDOR_TEXT_INDENT, candor_text_word (self, N_("Knowledge")),
                            CANDOR_TEXT_LABEL_COLUMNS, version);
}

/* How much of each. */

static void
candor_text_append_counts (CandorText *self, CandorComparison *comparison)
{
  candor_text_append_heading (self, N_("Summary"));
  candor_text_append_space (self, CANDOR_TEXT_INDENT);
  for (guint i = 0; i < G_N_ELEMENTS (disclosures); i++)
    {
      guint count = candor_comparison_count_rows (comparison, disclosures[i]);
      g_autofree char *words
          = g_strdup_printf ("%s %s %u", candor_disclosure_get_mark (disclosures[i]),
                             candor_text_name_disclosure (self, disclosures[i]), count);

      candor_text_append_cell (self, count > 0 ? candor_text_style_of_disclosure (disclosures[i]) : CANDOR_TEXT_FAINT,
                               words, candor_text_measure (words) + 3);
    }
  candor_text_end_line (self);
  candor_text_append_space (self, CANDOR_TEXT_INDENT);
  candor_text_append_cell (self, CANDOR_TEXT_PLAIN, candor_text_word (self, N_("Findings:")), 0);
  for (int severity = CANDOR_SEVERITY_HIGH; severity >= CANDOR_SEVERITY_INFO; severity--)
    {
      guint count = candor_comparison_count_findings (comparison, severity);
      g_autofree char *words = g_strdup_printf (
          "%u %s", count, candor_text_word (self, candor_severity_get_word (severity)));

      candor_text_append_cell (self, count > 0 ? candor_text_style_of_severity (severity) : CANDOR_TEXT_FAINT, words,
                               candor_text_measure (words) + 3);
    }
  candor_text_end_line (self);
}

/* A finding: its sentence, both sides' evidence, the rules it touches, why it weighs what it does. */

static void
candor_text_append_finding_title (CandorText *self, CandorComparison *comparison, CandorFinding *finding,
                                  guint number)
{
  CandorKnowledge *knowledge = candor_comparison_get_knowledge (comparison);
  CandorSeverity severity = candor_finding_get_severity (finding);
  const char *category = candor_finding_get_category (finding);
  CandorRow *row = category != NULL ? candor_comparison_find_row (comparison, category) : NULL;
  g_autofree char *place = g_strdup_printf ("%u.", number);
  g_autofree char *title = g_strdup_printf (
      "%s%s%s", category != NULL ? candor_text_name_category (self, knowledge, category) : "",
      category != NULL ? " · " : "",
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

  for (guint i = 0; i < MIN (statements->len, QUOTES_SHOWN); i++)
    {
      candor_text_append_label (self, i == 0, N_("Policy"));
      candor_text_append_statement (
          self, policy, candor_policy_get_statement (policy, g_array_index (statements, guint, i)), indent);
    }
  if (statements->len > QUOTES_SHOWN)
    {
      g_autofree char *more = g_strdup_printf (candor_text_word (self, N_("and %u more")),
                                               statements->len - QUOTES_SHOWN);
      candor_text_append_space (self, indent);
      candor_text_append_paragraph (self, CANDOR_TEXT_FAINT, more, indent, indent);
    }
}

static void
candor_text_append_deeds (CandorText *self, CandorPackage *package, CandorFinding *finding)
{
  GArray *permissions = candor_finding_get_permissions (finding);
  GArray *apis = candor_finding_get_apis (finding);
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
      const char *const *evidence = candor_sdk_get_evidence (sdk);
      gboolean shown = evidence != NULL && evidence[0] != NULL;
      g_autofree char *line = g_strdup_printf ("%s%s%s", candor_sdk_get_name (sdk), shown ? " · " : "",
                                               shown ? evidence[0] : "");

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

static void
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
static void
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

/* All categories, one a line. */

static char *
candor_text_dup_row_evidence (CandorText *self, CandorComparison *comparison, CandorRow *row)
{
  CandorPackage *package = candor_comparison_get_package (comparison);
  GArray *permissions = candor_row_get_permissions (row);
  GArray *apis = candor_row_get_apis (row);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < permissions->len; i++)
    {
      g_autoptr (CandorPermission) permission
          = candor_report_get_item (candor_package_get_permissions (package), permissions, i);
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "",
                              candor_text_shorten_permission (candor_permission_get_name (permission)));
    }
  for (guint i = 0; i < apis->len; i++)
    {
      g_autoptr (CandorApi) api = candor_report_get_item (candor_package_get_apis (package), apis, i);
      g_autofree char *title = candor_api_dup_title (api);
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", title);
    }
  if (words->len == 0)
    g_string_append (words, "–");
  return g_string_free (words, FALSE);
}

static guint
candor_text_measure_rows (CandorText *self, CandorComparison *comparison, guint *word_columns)
{
  GListModel *rows = candor_comparison_get_rows (comparison);
  guint columns = 0;

  *word_columns = WORD_COLUMNS_MIN;
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (CandorRow) row = g_list_model_get_item (rows, i);
      const char *name = candor_text_name_category (self, candor_comparison_get_knowledge (comparison),
                                                    candor_row_get_category (row));
      const char *word = candor_text_name_disclosure (self, candor_row_get_disclosure (row));
      columns = MAX (columns, candor_text_measure (name));
      *word_columns = MAX (*word_columns, candor_text_measure (word));
    }
  return columns;
}

static void
candor_text_append_rows (CandorText *self, CandorComparison *comparison)
{
  CandorKnowledge *knowledge = candor_comparison_get_knowledge (comparison);
  GListModel *rows = candor_comparison_get_rows (comparison);
  guint word_columns;
  guint columns = candor_text_measure_rows (self, comparison, &word_columns) + 2;

  word_columns += 2;
  candor_text_append_heading (self, N_("All categories"));
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (CandorRow) row = g_list_model_get_item (rows, i);
      CandorDisclosure disclosure = candor_row_get_disclosure (row);
      g_autofree char *evidence = candor_text_dup_row_evidence (self, comparison, row);
      guint at = 2 + columns + word_columns;

      candor_text_append_cell (self, candor_text_style_of_disclosure (disclosure),
                               candor_disclosure_get_mark (disclosure), 2);
      candor_text_append_cell (self, CANDOR_TEXT_PLAIN,
                               candor_text_name_category (self, knowledge, candor_row_get_category (row)), columns);
      candor_text_append_cell (self, candor_text_style_of_disclosure (disclosure),
                               candor_text_name_disclosure (self, disclosure), word_columns);
      candor_text_append_paragraph (self, CANDOR_TEXT_FAINT, evidence, at, at);
    }
}

GBytes *
candor_report_build_page (CandorComparison *comparison, CandorCatalog *catalog, const CandorReportExtras *extras,
                          const CandorReportPage *page)
{
  CandorKnowledge *knowledge = candor_comparison_get_knowledge (comparison);
  CandorDocument *document = candor_policy_get_document (candor_comparison_get_policy (comparison), 0);
  CandorText text;
  g_autofree char *app = NULL, *title = NULL;
  const char *name = candor_document_get_title (document);

  candor_text_init (&text, catalog, page);
  app = candor_text_dup_app_title (&text, candor_comparison_get_package (comparison));
  title = g_strdup_printf ("%s  ↔  %s", app,
                           name != NULL && *name != '\0' ? name : candor_document_get_name (document));
  candor_text_append_title (&text, title);
  candor_text_append_compared (&text, comparison);
  candor_text_append_counts (&text, comparison);
  candor_text_append_findings (&text, comparison, extras);
  candor_text_append_rows (&text, comparison);
  candor_text_append_checklist (&text, candor_comparison_get_checklist (comparison),
                                candor_comparison_get_policy (comparison), knowledge);
  candor_text_append_cited_rules (&text, comparison);
  candor_text_append_notes (&text, N_("Warnings"),
                            candor_policy_get_warnings (candor_comparison_get_policy (comparison)), knowledge);
  candor_text_append_notes (&text, N_("Warnings about the package"),
                            candor_package_get_warnings (candor_comparison_get_package (comparison)), knowledge);
  candor_text_append_notes (&text, N_("What was not looked at"), candor_comparison_get_limits (comparison),
                            knowledge);
  return candor_text_finish (&text);
}

GBytes *
candor_report_comparison_to_page (CandorComparison *comparison, CandorCatalog *catalog, const CandorReportPage *page)
{
  const CandorReportExtras none = { 0 };

  return candor_report_build_page (comparison, catalog, &none, page);
}

GBytes *
candor_report_comparison_to_text (CandorComparison *comparison, CandorCatalog *catalog)
{
  return candor_report_comparison_to_page (comparison, catalog, NULL);
}
