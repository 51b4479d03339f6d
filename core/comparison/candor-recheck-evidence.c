/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-comparison"

#include "config.h"
#include "comparison/candor-recheck-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What is seen to be other in the words and the deeds that a finding is about. */

/* (nullable): the identifier of the SDK that a finding is about */
static const char *
candor_recheck_get_sdk (CandorFinding *finding)
{
  CandorFindingKind kind = candor_finding_get_kind (finding);
  const char *colon = strchr (candor_finding_get_id (finding), ':');
  gboolean about_sdk = kind == CANDOR_FINDING_SDK_NOT_NAMED || kind == CANDOR_FINDING_SDK_ABSENT;

  return about_sdk && colon != NULL ? colon + 1 : NULL;
}

/* The row of the finding's category. */
static CandorRow *
candor_recheck_find_row (CandorComparison *comparison, CandorFinding *finding)
{
  const char *category = candor_finding_get_category (finding);

  return category != NULL ? candor_comparison_find_row (comparison, category) : NULL;
}

/* Words: statements by what they say, in whatever place. */

static gboolean
candor_recheck_says (CandorComparison *comparison, CandorRow *row, CandorStatement *wanted)
{
  GArray *indexes = row != NULL ? candor_row_get_statements (row) : NULL;

  for (guint i = 0; indexes != NULL && i < indexes->len; i++)
    {
      CandorStatement *statement = candor_policy_get_statement (candor_comparison_get_policy (comparison),
                                                                g_array_index (indexes, guint, i));
      if (candor_statement_get_polarity (statement) == candor_statement_get_polarity (wanted)
          && strcmp (candor_statement_get_category (statement), candor_statement_get_category (wanted)) == 0
          && strcmp (candor_statement_get_quote (statement), candor_statement_get_quote (wanted)) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Each sentence of one side that the other does not have. */
static void
candor_recheck_add_statements (CandorComparison *having, CandorComparison *lacking, CandorFinding *finding,
                               const char *template, GPtrArray *notes)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  CandorRow *row = candor_recheck_find_row (having, finding);
  CandorRow *other = candor_recheck_find_row (lacking, finding);
  GArray *indexes = row != NULL ? candor_row_get_statements (row) : NULL;

  for (guint i = 0; indexes != NULL && i < indexes->len; i++)
    {
      CandorStatement *statement
          = candor_policy_get_statement (candor_comparison_get_policy (having), g_array_index (indexes, guint, i));
      const char *quote = candor_statement_get_quote (statement);

      if (!candor_recheck_says (lacking, other, statement) && g_hash_table_add (seen, (gpointer) quote))
        g_ptr_array_add (notes, candor_note_new (template, CANDOR_NOTE_QUOTE, quote, CANDOR_NOTE_END));
    }
}

/* (nullable) (transfer none): the name by which a policy names an SDK */
static const char *
candor_recheck_find_party (CandorComparison *comparison, const char *sdk)
{
  GListModel *parties = candor_policy_get_parties (candor_comparison_get_policy (comparison));

  for (guint i = 0; i < g_list_model_get_n_items (parties); i++)
    {
      g_autoptr (CandorParty) party = g_list_model_get_item (parties, i);
      if (g_strcmp0 (candor_party_get_sdk (party), sdk) == 0)
        return candor_party_get_name (party);
    }
  return NULL;
}

void
candor_recheck_gather_words (CandorRecheck *self, CandorRecheckItem *item)
{
  CandorFinding *finding = candor_recheck_item_get_finding (item);
  const char *sdk = candor_recheck_get_sdk (finding);

  if (sdk != NULL)
    {
      const char *before = candor_recheck_find_party (self->before, sdk);
      const char *after = candor_recheck_find_party (self->after, sdk);

      if (before == NULL && after != NULL)
        g_ptr_array_add (item->words, candor_note_new (N_("The policy now names {0}."), CANDOR_NOTE_QUOTE, after, CANDOR_NOTE_END));
      if (before != NULL && after == NULL)
        g_ptr_array_add (item->words, candor_note_new (N_("The policy no longer names {0}."), CANDOR_NOTE_QUOTE, before, CANDOR_NOTE_END));
      return;
    }
  /* Whether a permission is used does not hang on the policy. */
  if (candor_finding_get_kind (finding) == CANDOR_FINDING_UNUSED
      || candor_finding_get_kind (finding) == CANDOR_FINDING_BEYOND_SCOPE)
    return;
  candor_recheck_add_statements (self->after, self->before, finding, N_("The policy now says: {0}"), item->words);
  candor_recheck_add_statements (self->before, self->after, finding, N_("The policy no longer says: {0}"), item->words);
}

/* Deeds: permissions and calls by name. */

static gboolean
candor_recheck_calls (CandorPackage *package, CandorApi *wanted)
{
  GListModel *apis = candor_package_get_apis (package);

  for (guint i = 0; i < g_list_model_get_n_items (apis); i++)
    {
      g_autoptr (CandorApi) api = g_list_model_get_item (apis, i);
      if (candor_api_get_kind (api) == candor_api_get_kind (wanted)
          && g_strcmp0 (candor_api_get_class_name (api), candor_api_get_class_name (wanted)) == 0
          && g_strcmp0 (candor_api_get_member (api), candor_api_get_member (wanted)) == 0
          && g_list_model_get_n_items (candor_api_get_call_sites (api)) > 0)
        return TRUE;
    }
  return FALSE;
}

/* The evidence of one side that the other's package does not have. */
static void
candor_recheck_add_evidence (GArray *permissions, GArray *apis, CandorPackage *having, CandorPackage *lacking,
                             const char *requests, const char *calls, GPtrArray *notes)
{
  for (guint i = 0; i < permissions->len; i++)
    {
      g_autoptr (CandorPermission) permission
          = g_list_model_get_item (candor_package_get_permissions (having), g_array_index (permissions, guint, i));
      const char *name = candor_permission_get_name (permission);

      if (candor_package_find_permission (lacking, name) == NULL)
        g_ptr_array_add (notes, candor_note_new (requests, CANDOR_NOTE_TEXT, name, CANDOR_NOTE_END));
    }
  for (guint i = 0; i < apis->len; i++)
    {
      g_autoptr (CandorApi) api = g_list_model_get_item (candor_package_get_apis (having), g_array_index (apis, guint, i));
      g_autofree char *title = candor_api_dup_title (api);

      if (!candor_recheck_calls (lacking, api))
        g_ptr_array_add (notes, candor_note_new (calls, CANDOR_NOTE_TEXT, title, CANDOR_NOTE_END));
    }
}

static void
candor_recheck_add_sdk (const char *sdk, CandorPackage *having, CandorPackage *lacking, const char *carries, GPtrArray *notes)
{
  CandorSdk *found = candor_package_find_sdk (having, sdk);

  if (found != NULL && candor_package_find_sdk (lacking, sdk) == NULL)
    g_ptr_array_add (notes, candor_note_new (carries, CANDOR_NOTE_TEXT, candor_sdk_get_name (found), CANDOR_NOTE_END));
}

/* What was called unused and is used now: that too is a deed. */
static void
candor_recheck_add_use (CandorFinding *finding, CandorPackage *package, GPtrArray *notes)
{
  const char *name = strchr (candor_finding_get_id (finding), ':') + 1;
  CandorPermission *permission = candor_package_find_permission (package, name);

  if (permission != NULL && candor_permission_get_used (permission) == CANDOR_USE_YES)
    g_ptr_array_add (notes, candor_note_new (N_("The code is now seen to need {0}."), CANDOR_NOTE_TEXT, name, CANDOR_NOTE_END));
}

void
candor_recheck_gather_deeds (CandorRecheck *self, CandorRecheckItem *item)
{
  CandorPackage *before = candor_comparison_get_package (self->before);
  CandorPackage *after = candor_comparison_get_package (self->after);

  static const char now_requests[] = N_("The package now requests {0}."), now_uses[] = N_("The code now uses {0}.");
  const char *sdk = candor_recheck_get_sdk (candor_recheck_item_get_finding (item));
  CandorRow *row = item->after == NULL ? candor_recheck_find_row (self->after, item->before) : NULL;

  if (item->after != NULL)
    candor_recheck_add_evidence (candor_finding_get_permissions (item->after), candor_finding_get_apis (item->after),
                                 after, before, now_requests, now_uses, item->deeds);
  else if (row != NULL && candor_finding_get_kind (item->before) != CANDOR_FINDING_UNUSED)
    candor_recheck_add_evidence (candor_row_get_permissions (row), candor_row_get_apis (row), after, before,
                                 now_requests, now_uses, item->deeds);
  if (item->before != NULL)
    candor_recheck_add_evidence (candor_finding_get_permissions (item->before), candor_finding_get_apis (item->before),
                                 before, after, N_("The package no longer requests {0}."),
                                 N_("No use of {0} is seen in the code any more."), item->deeds);
  if (sdk != NULL)
    {
      candor_recheck_add_sdk (sdk, after, before, N_("The package now carries {0}."), item->deeds);
      candor_recheck_add_sdk (sdk, before, after, N_("{0} is no longer seen in the package."), item->deeds);
    }
  if (item->after == NULL && candor_finding_get_kind (item->before) == CANDOR_FINDING_UNUSED)
    candor_recheck_add_use (item->before, after, item->deeds);
}

/* Doubts: what makes it impossible to say that something was mended. */

static gboolean
candor_recheck_is_visible (CandorPackage *package)
{
  return candor_package_get_packer (package) == NULL
         && (candor_package_get_dex_count (package) == 0 || candor_package_get_method_count (package) > 0);
}

/* Something of what the finding rested on is still there: then only words can have mended it. */
static gboolean
candor_recheck_is_still_done (CandorRecheck *self, CandorFinding *finding)
{
  const char *sdk = candor_recheck_get_sdk (finding);
  CandorRow *row = candor_recheck_find_row (self->after, finding);

  if (sdk != NULL)
    return candor_package_find_sdk (candor_comparison_get_package (self->after), sdk) != NULL;
  return row != NULL && candor_row_get_has_behavior (row);
}

static void
candor_recheck_doubt (CandorRecheckItem *item, const char *words)
{
  g_ptr_array_add (item->doubts, candor_note_new (words, CANDOR_NOTE_END));
}

void
candor_recheck_gather_doubts (CandorRecheck *self, CandorRecheckItem *item)
{
  CandorPackage *before = candor_comparison_get_package (self->before);
  CandorPackage *after = candor_comparison_get_package (self->after);
  CandorFindingKind kind = candor_finding_get_kind (item->before);
  gboolean about_silence = kind == CANDOR_FINDING_UNDISCLOSED || kind == CANDOR_FINDING_SDK_NOT_NAMED;
  gboolean still_done = candor_recheck_is_still_done (self, item->before);

  if (g_strcmp0 (candor_package_get_package_name (before), candor_package_get_package_name (after)) != 0)
    candor_recheck_doubt (item, N_("The later package is that of another app."));
  if (candor_recheck_is_visible (before) && !candor_recheck_is_visible (after) && !still_done)
    candor_recheck_doubt (item, N_("The later package hides its code; that a call is no longer seen proves nothing."));
  if (about_silence && still_done && item->words->len == 0
      && !candor_policy_get_is_privacy_policy (candor_comparison_get_policy (self->after)))
    candor_recheck_doubt (item, N_("The later text does not read like a privacy policy; its silence is not judged."));
  if (kind == CANDOR_FINDING_BEYOND_SCOPE
      && candor_comparison_get_app_type (self->before) != candor_comparison_get_app_type (self->after))
    candor_recheck_doubt (item, N_("The later comparison was made for another type of app."));
  if (item->words->len + item->deeds->len == 0 && item->doubts->len == 0)
    candor_recheck_doubt (item, N_("Neither the policy’s statements nor the package’s evidence for it are seen to differ."));
}

/* Cautions: of the whole. */

static gboolean
candor_recheck_shares_signer (CandorPackage *before, CandorPackage *after)
{
  GListModel *left = candor_package_get_signers (before), *right = candor_package_get_signers (after);

  for (guint i = 0; i < g_list_model_get_n_items (left); i++)
    for (guint k = 0; k < g_list_model_get_n_items (right); k++)
      {
        g_autoptr (CandorSigner) old = g_list_model_get_item (left, i), new = g_list_model_get_item (right, k);

        if (strcmp (candor_signer_get_sha256 (old), candor_signer_get_sha256 (new)) == 0
            || g_strv_contains (candor_signer_get_lineage (new), candor_signer_get_sha256 (old)))
          return TRUE;
      }
  return FALSE;
}

static void
candor_recheck_caution (CandorRecheck *self, const char *template, const char *first, const char *second)
{
  g_ptr_array_add (self->cautions, candor_note_new (template, CANDOR_NOTE_TEXT, first, CANDOR_NOTE_TEXT, second, CANDOR_NOTE_END));
}

void
candor_recheck_gather_cautions (CandorRecheck *self)
{
  CandorPackage *before = candor_comparison_get_package (self->before);
  CandorPackage *after = candor_comparison_get_package (self->after);
  const char *old_name = candor_package_get_package_name (before), *new_name = candor_package_get_package_name (after);

  if (g_strcmp0 (old_name, new_name) != 0)
    candor_recheck_caution (self, N_("The two packages are not of one app: {0} and {1}."), old_name != NULL ? old_name : "–",
                            new_name != NULL ? new_name : "–");
  if (candor_package_get_signature (before) == CANDOR_SIGNATURE_VALID && !candor_recheck_shares_signer (before, after))
    candor_recheck_caution (self, N_("The later package is not signed by a certificate of the earlier one: that both come from one maker is not shown."), "", "");
  if (candor_recheck_is_visible (before) && !candor_recheck_is_visible (after))
    candor_recheck_caution (self, N_("The later package hides its code; less can be seen in it than in the earlier one."), "", "");
  if (!candor_package_get_loads_code (before) && candor_package_get_loads_code (after))
    candor_recheck_caution (self, N_("The later package loads code at run time, which the earlier one was not seen to do."), "", "");
  if (!candor_policy_get_is_privacy_policy (candor_comparison_get_policy (self->after)))
    candor_recheck_caution (self, N_("The later text does not read like a privacy policy; its silence is not judged."), "", "");
}
