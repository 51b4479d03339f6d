/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-finding-text.h"

#include <glib/gi18n.h>
#include <string.h>

#include "candor-package-entries.h"
#include "policy/candor-quote.h"
#include "report/candor-report.h"

char *
candor_rule_dup_line (CandorKnowledge *knowledge, CandorCatalog *catalog, const char *id)
{
  const CandorKnownRule *rule = candor_knowledge_find_rule (knowledge, id);
  g_autofree char *citation = candor_report_dup_citation (knowledge, id, catalog);

  if (rule == NULL)
    return g_steal_pointer (&citation);
  return g_strdup_printf ("%s · %s", citation,
                          candor_catalog_is_chinese (catalog) ? rule->title_zh : rule->title_en);
}

/* What would make the finding go away, whoever is in the right: said of words and of deeds alike. */
static const char *const remedies[] = {
  [CANDOR_FINDING_UNDISCLOSED] = N_ ("A statement in the policy that names this kind of data, its purpose and its manner; or an app without these means to get it."),
  [CANDOR_FINDING_DENIED] = N_ ("An app without these means to get it; or a policy that no longer denies it and says what it is for."),
  [CANDOR_FINDING_CONTRADICTION] = N_ ("One of the two sentences taken back, or the policy saying when each of them holds."),
  [CANDOR_FINDING_VAGUE] = N_ ("A statement that names this very kind of data instead of a broader one."),
  [CANDOR_FINDING_SDK_UNDISCLOSED] = N_ ("The policy saying that this third party gets the data, for what, and how; or an app without it."),
  [CANDOR_FINDING_SDK_NOT_NAMED] = N_ ("The SDK named in the policy or in its list of third parties, with what it collects and why; or an app without it."),
  [CANDOR_FINDING_SDK_ABSENT] = N_ ("A list of third parties that matches this version; or the place in the app where the SDK is, if it was not seen."),
  [CANDOR_FINDING_UNUSED] = N_ ("The permission taken out of the manifest; or the place in the app that needs it, if it was not seen."),
  [CANDOR_FINDING_OVER_DECLARED] = N_ ("The statement taken back; or the place in the app that does it, if it was not seen."),
  [CANDOR_FINDING_BEYOND_SCOPE] = N_ ("Collecting it only where the person chooses a function that needs it, and the policy saying so."),
  [CANDOR_FINDING_UNUSUAL_BUILD] = N_ ("A package built with common tools; or the reason why this one is built otherwise."),
  [CANDOR_FINDING_DEVICE_SCANNING] = N_ ("An app without it; or the function that needs it, and the policy saying so."),
  [CANDOR_FINDING_POLICY_GAP] = N_ ("A sentence in the policy on this; or the place where it stands, if it was not found."),
};

const char *
candor_finding_kind_get_remedy (CandorFindingKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (remedies) && remedies[kind] != NULL, "");
  return gettext (remedies[kind]);
}

char *
candor_statement_dup_place (CandorStatement *statement, CandorPolicy *policy)
{
  CandorDocument *document = candor_policy_get_document (policy, candor_statement_get_document (statement));
  const char *section = candor_statement_get_section (statement);

  if (section == NULL)
    return g_strdup (candor_document_get_name (document));
  if (g_list_model_get_n_items (candor_policy_get_documents (policy)) < 2)
    return g_strdup (section);
  return g_strdup_printf ("%s · %s", section, candor_document_get_name (document));
}

char *
candor_permission_dup_place (CandorPermission *permission)
{
  guint line = candor_permission_get_line (permission);
  const char *split = candor_permission_get_split (permission);
  g_autofree char *place = line > 0 ? g_strdup_printf (_ ("AndroidManifest.xml, line %u"), line)
                                    : g_strdup ("AndroidManifest.xml");

  return split != NULL ? g_strdup_printf ("%s (%s)", place, split) : g_steal_pointer (&place);
}

char *
candor_call_site_dup_line (CandorCallSite *site, CandorKnowledge *knowledge, CandorCatalog *catalog)
{
  g_autofree char *owner = candor_call_site_dup_owner (site, knowledge, catalog);

  return g_strdup_printf ("%s · %s.%s · %s", owner, candor_call_site_get_class_name (site),
                          candor_call_site_get_method (site), candor_call_site_get_dex (site));
}

static void
candor_citation_append_findings (GString *text, CandorSubject *subject, CandorKnowledge *knowledge,
                                 CandorCatalog *catalog)
{
  GPtrArray *findings = candor_subject_get_findings (subject);

  for (guint i = 0; i < findings->len; i++)
    {
      CandorFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *message
          = candor_knowledge_format_note (knowledge, candor_finding_get_message (finding), catalog);

      g_string_append_printf (text, "%s\n", message);
    }
  if (findings->len == 0 && candor_subject_get_row (subject) != NULL)
    {
      CandorNote *reason = candor_row_get_reason (candor_subject_get_row (subject));
      g_autofree char *message = candor_knowledge_format_note (knowledge, reason, catalog);

      g_string_append_printf (text, "%s\n", message);
    }
}

static void
candor_citation_append_words (GString *text, CandorSubject *subject, CandorPolicy *policy)
{
  g_autoptr (GArray) quotes = candor_quote_pick (policy, candor_subject_get_statements (subject));

  for (guint i = 0; i < quotes->len; i++)
    {
      CandorStatement *statement = candor_policy_get_statement (policy, g_array_index (quotes, guint, i));
      g_autofree char *place = candor_statement_dup_place (statement, policy);

      g_string_append_printf (text, "“%s” (%s)\n", candor_statement_get_quote (statement), place);
    }
}

static void
candor_citation_append_deeds (GString *text, CandorSubject *subject, CandorComparison *comparison,
                              CandorCatalog *catalog)
{
  CandorPackage *package = candor_comparison_get_package (comparison);
  GArray *permissions = candor_subject_get_permissions (subject);
  GArray *apis = candor_subject_get_apis (subject);
  GArray *roles = candor_subject_get_roles (subject);

  for (guint i = 0; i < permissions->len; i++)
    {
      g_autoptr (CandorPermission) permission = g_list_model_get_item (
          candor_package_get_permissions (package), g_array_index (permissions, guint, i));
      g_autofree char *place = candor_permission_dup_place (permission);

      g_string_append_printf (text, "%s (%s)\n", candor_permission_get_name (permission), place);
    }
  for (guint i = 0; i < roles->len; i++)
    {
      g_autoptr (CandorComponent) component
          = g_list_model_get_item (candor_package_get_components (package), g_array_index (roles, guint, i));

      g_string_append_printf (text, "%s (%s)\n", candor_component_get_permission (component),
                              candor_component_get_name (component));
    }
  for (guint i = 0; i < apis->len; i++)
    {
      g_autoptr (CandorApi) api = g_list_model_get_item (candor_package_get_apis (package),
                                                         g_array_index (apis, guint, i));
      g_autofree char *title = candor_api_dup_title (api);
      GListModel *sites = candor_api_get_call_sites (api);

      g_string_append_printf (text, "%s\n", title);
      for (guint k = 0; k < g_list_model_get_n_items (sites); k++)
        {
          g_autoptr (CandorCallSite) site = g_list_model_get_item (sites, k);
          g_autofree char *line
              = candor_call_site_dup_line (site, candor_comparison_get_knowledge (comparison), catalog);

          g_string_append_printf (text, "  %s\n", line);
        }
    }
}

char *
candor_subject_dup_citation (CandorSubject *subject, CandorComparison *comparison, CandorCatalog *catalog)
{
  CandorPolicy *policy = candor_comparison_get_policy (comparison);
  CandorPackage *package = candor_comparison_get_package (comparison);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s: %s\n\n", candor_subject_get_title (subject),
                          candor_subject_get_word (subject));
  candor_citation_append_findings (text, subject, candor_comparison_get_knowledge (comparison), catalog);
  g_string_append_c (text, '\n');
  candor_citation_append_words (text, subject, policy);
  candor_citation_append_deeds (text, subject, comparison, catalog);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < g_list_model_get_n_items (candor_policy_get_documents (policy)); i++)
    {
      CandorDocument *document = candor_policy_get_document (policy, i);

      g_string_append_printf (text, "%s  SHA-256 %s\n", candor_document_get_name (document),
                              candor_document_get_sha256 (document));
      if (candor_document_get_origin (document) != NULL)
        {
          g_autofree char *from = candor_origin_dup_sentence (candor_document_get_origin (document));

          g_string_append_printf (text, "%s\n", from);
        }
    }
  g_string_append_printf (text, "%s  SHA-256 %s\n", candor_package_get_file_name (package),
                          candor_package_get_sha256 (package));
  return g_string_free (text, FALSE);
}
