/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/candor-printable.h"
#include "report/candor-report-private.h"

/* RFC 4180, in UTF-8 with the mark by which spreadsheet programs know it. */
#define BYTE_ORDER_MARK "\357\273\277"
#define LINE_END "\r\n"

typedef struct
{
  GString *out;
  CandorComparison *comparison;
  CandorCatalog *catalog;
  const CandorReportExtras *extras;
  gboolean begun; /* a line */
} CandorSheet;

/* What a spreadsheet program takes for a number or a date, and shows as another: section "1.2" as the first of February. */
static gboolean
candor_sheet_is_number (const char *text)
{
  return g_ascii_isdigit (*text) && text[strspn (text, "0123456789.,:/- ")] == '\0';
}

static void
candor_sheet_append_cell (CandorSheet *self, const char *string, gboolean is_number)
{
  g_autofree char *text = candor_printable (string != NULL ? string : "");
  gboolean guarded = candor_printable_is_formula (text) || (!is_number && candor_sheet_is_number (text));

  if (self->begun)
    g_string_append_c (self->out, ',');
  self->begun = TRUE;
  g_string_append_c (self->out, '"');
  if (guarded)
    g_string_append_c (self->out, '\'');
  for (const char *at = text; *at != '\0'; at++)
    {
      if (*at == '"')
        g_string_append_c (self->out, '"');
      g_string_append_c (self->out, *at);
    }
  g_string_append_c (self->out, '"');
}

static void
candor_sheet_append (CandorSheet *self, const char *string)
{
  candor_sheet_append_cell (self, string, FALSE);
}

static void
candor_sheet_end_line (CandorSheet *self)
{
  g_string_append (self->out, LINE_END);
  self->begun = FALSE;
}

static const char *
candor_sheet_word (CandorSheet *self, const char *message)
{
  return candor_catalog_text (self->catalog, message);
}

static void
candor_sheet_append_head (CandorSheet *self)
{
  static const char *const heads[] = {
    N_("Package"),    N_("Version"),     N_("Category"),  N_("Disclosure"), N_("Finding"), N_("Severity"),
    N_("Confidence"), N_("Message"),     N_("Statement"), N_("Section"),    N_("Start"),   N_("End"),
    N_("Permissions"), N_("Calls"),      N_("SDKs"),      N_("Rules"),      N_("Decision"),
    N_("Identifier"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    candor_sheet_append (self, candor_sheet_word (self, heads[i]));
  candor_sheet_end_line (self);
}

static void
candor_sheet_append_quote (CandorSheet *self, GArray *statements)
{
  CandorPolicy *policy = candor_comparison_get_policy (self->comparison);
  CandorStatement *statement
      = statements->len > 0 ? candor_policy_get_statement (policy, g_array_index (statements, guint, 0)) : NULL;
  g_autofree char *start = NULL, *end = NULL;

  if (statement == NULL)
    {
      for (guint i = 0; i < 4; i++)
        candor_sheet_append (self, "");
      return;
    }
  start = g_strdup_printf ("%u", candor_statement_get_start (statement));
  end = g_strdup_printf ("%u", candor_statement_get_end (statement));
  candor_sheet_append (self, candor_statement_get_quote (statement));
  candor_sheet_append (self, candor_statement_get_section (statement));
  candor_sheet_append_cell (self, start, TRUE);
  candor_sheet_append_cell (self, end, TRUE);
}

static void
candor_sheet_join (GString *words, const char *word)
{
  g_string_append_printf (words, "%s%s", words->len > 0 ? "; " : "", word);
}

static void
candor_sheet_append_evidence (CandorSheet *self, GArray *permissions, GArray *apis, GArray *sdks)
{
  CandorPackage *package = candor_comparison_get_package (self->comparison);
  g_autoptr (GString) requested = g_string_new (NULL);
  g_autoptr (GString) called = g_string_new (NULL);
  g_autoptr (GString) carried = g_string_new (NULL);

  for (guint i = 0; i < permissions->len; i++)
    {
      g_autoptr (CandorPermission) permission
          = candor_report_get_item (candor_package_get_permissions (package), permissions, i);
      candor_sheet_join (requested, candor_permission_get_name (permission));
    }
  for (guint i = 0; i < apis->len; i++)
    {
      g_autoptr (CandorApi) api = candor_report_get_item (candor_package_get_apis (package), apis, i);
      g_autofree char *title = candor_api_dup_title (api);
      candor_sheet_join (called, title);
    }
  for (guint i = 0; i < sdks->len; i++)
    {
      g_autoptr (CandorSdk) sdk = candor_report_get_item (candor_package_get_sdks (package), sdks, i);
      candor_sheet_join (carried, candor_sdk_get_name (sdk));
    }
  candor_sheet_append (self, requested->str);
  candor_sheet_append (self, called->str);
  candor_sheet_append (self, carried->str);
}

/* A line's first four cells. */
static void
candor_sheet_begin_line (CandorSheet *self, const char *category)
{
  CandorPackage *package = candor_comparison_get_package (self->comparison);
  CandorKnowledge *knowledge = candor_comparison_get_knowledge (self->comparison);
  CandorRow *row = category != NULL ? candor_comparison_find_row (self->comparison, category) : NULL;
  const char *version_name = candor_package_get_version_name (package), *code = candor_package_get_version_code (package);
  /* Both, which no program takes for a date. */
  g_autofree char *version = g_strdup_printf ("%s (%s)", version_name != NULL ? version_name : "–", code != NULL ? code : "–");
  const char *name = category != NULL ? candor_knowledge_get_category_name (
                                            knowledge, category, candor_catalog_get_locale (self->catalog))
                                      : NULL;

  candor_sheet_append (self, candor_package_get_package_name (package));
  candor_sheet_append (self, version);
  candor_sheet_append (self, name != NULL ? name : category);
  candor_sheet_append (self, row != NULL ? candor_sheet_word (self, candor_disclosure_get_word (
                                                                          candor_row_get_disclosure (row)))
                                         : "");
}

static void
candor_sheet_append_finding (CandorSheet *self, CandorFinding *finding)
{
  CandorKnowledge *knowledge = candor_comparison_get_knowledge (self->comparison);
  g_autofree char *message
      = candor_knowledge_format_note (knowledge, candor_finding_get_message (finding), self->catalog);
  g_autofree char *rules
      = candor_report_join_citations (knowledge, candor_finding_get_rules (finding), self->catalog, "; ");
  g_autofree char *decision = candor_report_dup_decision (self->extras, finding, self->catalog);
  g_autofree char *confidence
      = g_strdup_printf ("%d %%", (int) (candor_finding_get_confidence (finding) * 100 + 0.5));

  candor_sheet_begin_line (self, candor_finding_get_category (finding));
  candor_sheet_append (self, candor_sheet_word (self, candor_finding_kind_get_word (candor_finding_get_kind (finding))));
  candor_sheet_append (self, candor_sheet_word (self, candor_severity_get_word (candor_finding_get_severity (finding))));
  candor_sheet_append (self, confidence);
  candor_sheet_append (self, message);
  candor_sheet_append_quote (self, candor_finding_get_statements (finding));
  candor_sheet_append_evidence (self, candor_finding_get_permissions (finding), candor_finding_get_apis (finding),
                                candor_finding_get_sdks (finding));
  candor_sheet_append (self, rules);
  candor_sheet_append (self, decision);
  candor_sheet_append (self, candor_finding_get_id (finding));
  candor_sheet_end_line (self);
}

static void
candor_sheet_append_row (CandorSheet *self, CandorRow *row)
{
  g_autofree char *reason = candor_knowledge_format_note (candor_comparison_get_knowledge (self->comparison),
                                                          candor_row_get_reason (row), self->catalog);

  candor_sheet_begin_line (self, candor_row_get_category (row));
  for (guint i = 0; i < 3; i++)
    candor_sheet_append (self, "");
  candor_sheet_append (self, reason);
  candor_sheet_append_quote (self, candor_row_get_statements (row));
  candor_sheet_append_evidence (self, candor_row_get_permissions (row), candor_row_get_apis (row),
                                candor_row_get_sdks (row));
  candor_sheet_append (self, "");
  candor_sheet_append (self, "");
  candor_sheet_append (self, candor_row_get_category (row));
  candor_sheet_end_line (self);
}

/* Categories that a finding stands for already have their line. */
static gboolean
candor_sheet_has_finding (GListModel *findings, const char *category)
{
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (CandorFinding) finding = g_list_model_get_item (findings, i);
      if (g_strcmp0 (candor_finding_get_category (finding), category) == 0)
        return TRUE;
    }
  return FALSE;
}

/*
 * candor_report_build_csv:
 *
 * Findings first, one a line, then the categories that have none: each category is there.
 *
 * Returns: (transfer full): the sheet
 */
GBytes *
candor_report_build_csv (CandorComparison *comparison, CandorCatalog *catalog, const CandorReportExtras *extras)
{
  GListModel *findings = candor_comparison_get_findings (comparison);
  GListModel *rows = candor_comparison_get_rows (comparison);
  CandorSheet sheet = { g_string_new (BYTE_ORDER_MARK), comparison, catalog, extras, FALSE };

  candor_sheet_append_head (&sheet);
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (CandorFinding) finding = g_list_model_get_item (findings, i);
      candor_sheet_append_finding (&sheet, finding);
    }
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (CandorRow) row = g_list_model_get_item (rows, i);
      if (!candor_sheet_has_finding (findings, candor_row_get_category (row)))
        candor_sheet_append_row (&sheet, row);
    }
  return g_string_free_to_bytes (sheet.out);
}

GBytes *
candor_report_comparison_to_csv (CandorComparison *comparison, CandorCatalog *catalog)
{
  return candor_report_write (comparison, catalog, CANDOR_REPORT_CSV, NULL, NULL);
}
