/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-sdk-lines.h"

#include <glib/gi18n.h>

#include "candor-package-words.h"
#include "candor-subject.h"
#include "base/candor-evidence.h"

typedef struct
{
  CandorComparison *comparison;
  CandorKnowledge *knowledge;
  CandorCatalog *catalog;
  GListStore *lines;
} CandorSdkLines;

static CandorFinding *
candor_sdk_lines_find_finding (CandorComparison *comparison, CandorFindingKind kind, const char *sdk)
{
  GListModel *findings = candor_comparison_get_findings (comparison);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (CandorFinding) finding = g_list_model_get_item (findings, i);

      if (candor_finding_get_kind (finding) == kind && g_str_has_suffix (candor_finding_get_id (finding), sdk)
          && candor_finding_get_id (finding)[strlen (candor_finding_get_id (finding)) - strlen (sdk) - 1] == ':')
        return finding; /* the comparison keeps it */
    }
  return NULL;
}

static CandorParty *
candor_sdk_lines_find_party (CandorPolicy *policy, const char *sdk, guint *index)
{
  GListModel *parties = candor_policy_get_parties (policy);

  for (guint i = 0; i < g_list_model_get_n_items (parties); i++)
    {
      g_autoptr (CandorParty) party = g_list_model_get_item (parties, i);

      if (g_strcmp0 (candor_party_get_sdk (party), sdk) != 0)
        continue;
      *index = i;
      return party; /* the policy keeps it */
    }
  return NULL;
}

static void
candor_sdk_lines_append_category (CandorSdkLines *self, GString *text, const char *category)
{
  const char *name = candor_knowledge_get_category_name (self->knowledge, category,
                                                         candor_catalog_get_locale (self->catalog));

  g_string_append_printf (text, "%s%s", text->len > 0 ? _ (", ") : "", name != NULL ? name : category);
}

/* What its code is seen to call for. */
static char *
candor_sdk_lines_dup_reach (CandorSdkLines *self, guint sdk)
{
  GListModel *rows = candor_comparison_get_rows (self->comparison);
  g_autoptr (GString) reached = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (CandorRow) row = g_list_model_get_item (rows, i);

      if (candor_indexes_contain (candor_row_get_sdks (row), sdk))
        candor_sdk_lines_append_category (self, reached, candor_row_get_category (row));
    }
  if (reached->len == 0)
    return g_strdup (_ ("No call of it for personal data was seen."));
  return g_strdup_printf (_ ("Its code calls for: %s"), reached->str);
}

static char *
candor_sdk_lines_dup_said (CandorSdkLines *self, CandorParty *party)
{
  const char *const *categories = candor_party_get_categories (party);
  g_autoptr (GString) said = g_string_new (NULL);

  for (guint i = 0; categories != NULL && categories[i] != NULL; i++)
    candor_sdk_lines_append_category (self, said, categories[i]);
  if (said->len == 0)
    return g_strdup_printf (_ ("The policy names it as “%s”."), candor_party_get_name (party));
  return g_strdup_printf (_ ("The policy names it as “%s”, with: %s"), candor_party_get_name (party), said->str);
}

static void
candor_sdk_lines_add_section (CandorSdkLines *self, const char *title, guint before)
{
  g_autoptr (CandorLine) section = candor_line_new_section (title, NULL);

  if (g_list_model_get_n_items (G_LIST_MODEL (self->lines)) > before)
    g_list_store_insert (self->lines, before, section);
}

typedef enum
{
  SDK_NOT_NAMED,
  SDK_NAMED,
  SDK_LIBRARY,
} CandorSdkState;

static CandorSdkState
candor_sdk_lines_judge (CandorComparison *comparison, CandorSdk *sdk)
{
  guint index;

  if (candor_sdk_lines_find_finding (comparison, CANDOR_FINDING_SDK_NOT_NAMED, candor_sdk_get_id (sdk)) != NULL)
    return SDK_NOT_NAMED;
  if (candor_sdk_get_library (sdk)
      && candor_sdk_lines_find_party (candor_comparison_get_policy (comparison), candor_sdk_get_id (sdk), &index) == NULL)
    return SDK_LIBRARY;
  return SDK_NAMED;
}

static CandorLine *
candor_sdk_lines_make (CandorSdkLines *self, CandorSdk *sdk, guint index, CandorSdkState state)
{
  const char *name = candor_sdk_peek_name (candor_sdk_get_id (sdk), candor_sdk_get_name (sdk), self->knowledge, self->catalog);
  g_autofree char *reach = candor_sdk_lines_dup_reach (self, index);
  g_autofree char *evidence = candor_evidence_dup_joined (candor_sdk_get_evidence (sdk), ", ", self->catalog);
  g_autofree char *note = candor_sdk_get_vendor (sdk) != NULL
                              ? g_strdup_printf ("%s · %s", candor_sdk_get_vendor (sdk), evidence) : g_strdup (evidence);
  g_autofree char *target = NULL, *said = NULL, *text = NULL;
  CandorLine *line;
  CandorFinding *finding;
  CandorParty *party;
  guint at;

  if (state == SDK_NOT_NAMED)
    {
      line = candor_line_new ("candor-omitted-symbolic", "disclosure-omitted", name, _ ("not named"), reach);
      finding = candor_sdk_lines_find_finding (self->comparison, CANDOR_FINDING_SDK_NOT_NAMED, candor_sdk_get_id (sdk));
      target = g_strdup_printf ("finding:%s", candor_finding_get_id (finding));
    }
  else if (state == SDK_LIBRARY)
    line = candor_line_new ("candor-words-only-symbolic", "disclosure-words-only", name, _ ("plain library"), reach);
  else
    {
      party = candor_sdk_lines_find_party (candor_comparison_get_policy (self->comparison), candor_sdk_get_id (sdk), &at);
      said = party != NULL ? candor_sdk_lines_dup_said (self, party) : NULL;
      text = said != NULL ? g_strdup_printf ("%s\n%s", said, reach) : g_strdup (reach);
      line = candor_line_new ("candor-clear-symbolic", "disclosure-clear", name, _ ("named"), text);
      target = party != NULL ? g_strdup_printf ("party:%u", at) : NULL;
    }
  candor_line_set_note (line, note);
  candor_line_set_target (line, target);
  return line;
}

static void
candor_sdk_lines_add_found (CandorSdkLines *self, const char *title, CandorSdkState state)
{
  GListModel *sdks = candor_package_get_sdks (candor_comparison_get_package (self->comparison));
  guint before = g_list_model_get_n_items (G_LIST_MODEL (self->lines));

  for (guint i = 0; i < g_list_model_get_n_items (sdks); i++)
    {
      g_autoptr (CandorSdk) sdk = g_list_model_get_item (sdks, i);
      g_autoptr (CandorLine) line = NULL;

      if (candor_sdk_lines_judge (self->comparison, sdk) != state)
        continue;
      line = candor_sdk_lines_make (self, sdk, i, state);
      g_list_store_append (self->lines, line);
    }
  candor_sdk_lines_add_section (self, title, before);
}

/* Named in the policy: SDKs that are not in the package, or parties that no SDK is known by. */
static void
candor_sdk_lines_add_named (CandorSdkLines *self, const char *title, gboolean known)
{
  CandorPackage *package = candor_comparison_get_package (self->comparison);
  GListModel *parties = candor_policy_get_parties (candor_comparison_get_policy (self->comparison));
  guint before = g_list_model_get_n_items (G_LIST_MODEL (self->lines));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < g_list_model_get_n_items (parties); i++)
    {
      g_autoptr (CandorParty) party = g_list_model_get_item (parties, i);
      g_autoptr (CandorLine) line = NULL;
      const char *id = candor_party_get_sdk (party);
      g_autofree char *target = g_strdup_printf ("party:%u", i);
      g_autofree char *said = NULL;

      if ((id != NULL) != known || (id != NULL && candor_package_find_sdk (package, id) != NULL)
          || !g_hash_table_add (seen, (gpointer) (id != NULL ? id : candor_party_get_name (party))))
        continue;
      said = candor_sdk_lines_dup_said (self, party);
      line = candor_line_new ("candor-words-only-symbolic", "disclosure-words-only",
                              known ? candor_sdk_peek_name (id, candor_party_get_name (party), self->knowledge, self->catalog)
                                    : candor_party_get_name (party),
                              known ? _ ("not seen in the app") : NULL, said);
      candor_line_set_target (line, target);
      g_list_store_append (self->lines, line);
    }
  candor_sdk_lines_add_section (self, title, before);
}

GListModel *
candor_sdk_lines_new (CandorComparison *comparison, CandorCatalog *catalog)
{
  CandorSdkLines lines = { comparison, candor_comparison_get_knowledge (comparison), catalog,
                           g_list_store_new (CANDOR_TYPE_LINE) };

  candor_sdk_lines_add_found (&lines, _ ("In the app, not named in the policy"), SDK_NOT_NAMED);
  candor_sdk_lines_add_named (&lines, _ ("Named in the policy, not seen in the app"), TRUE);
  candor_sdk_lines_add_found (&lines, _ ("In the app and named in the policy"), SDK_NAMED);
  candor_sdk_lines_add_named (&lines, _ ("Other parties that the policy names"), FALSE);
  candor_sdk_lines_add_found (&lines, _ ("Plain libraries"), SDK_LIBRARY);
  return G_LIST_MODEL (lines.lines);
}

char *
candor_sdk_lines_dup_intro (CandorComparison *comparison)
{
  GListModel *sdks = candor_package_get_sdks (candor_comparison_get_package (comparison));
  guint counts[SDK_LIBRARY + 1] = { 0 };

  for (guint i = 0; i < g_list_model_get_n_items (sdks); i++)
    {
      g_autoptr (CandorSdk) sdk = g_list_model_get_item (sdks, i);

      counts[candor_sdk_lines_judge (comparison, sdk)]++;
    }
  if (g_list_model_get_n_items (sdks) == 0)
    return g_strdup (_ ("No SDK that is known was seen in the app. One whose names are hidden, or that is loaded later, is not seen."));
  return g_strdup_printf (_ ("SDKs seen in the app: %u not named in the policy, %u named. One whose names are hidden, or that is loaded later, is not seen."),
                          counts[SDK_NOT_NAMED], counts[SDK_NAMED]);
}
