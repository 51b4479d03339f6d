/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-comparison"

#include "config.h"
#include "comparison/candor-comparison-private.h"

#include <glib/gi18n-lib.h>

/* What regulators single out, because it tells more of a person than one app needs to know: listing
 * installed or running apps, reading the user's files, the clipboard, location and sound in the
 * background. Which these are is marked in the ontology. Such a behavior is worth a look even where the
 * policy speaks of it, since it must be necessary as well. */

#define CANDOR_CONFIDENCE_SCANNING_SEEN 0.9
#define CANDOR_CONFIDENCE_SCANNING_REQUESTED 0.8

static void
candor_scanning_add (CandorComparison *self, CandorRow *row, GPtrArray *findings)
{
  CandorFinding *finding = candor_finding_new (CANDOR_FINDING_DEVICE_SCANNING, row->category, row->category);
  gboolean said = row->disclosure == CANDOR_DISCLOSURE_CLEAR;
  g_autofree char *permissions = candor_comparison_join_permissions (self, row->permissions);
  g_autofree char *apis = candor_comparison_join_apis (self, row->apis);
  const char *template = !row->evident                ? N_("The package requests {1}, which opens {0}. Regulators single this out.")
                         : row->permissions->len == 0 ? N_("The package's code uses {2}, which gives {0}. Regulators single this out.")
                                                      : N_("The package requests {1} and its code uses {2}, which gives {0}. Regulators single this out.");

  finding->message = candor_note_new (template, CANDOR_NOTE_CATEGORY, row->category, CANDOR_NOTE_TEXT, permissions,
                                      CANDOR_NOTE_TEXT, apis, CANDOR_NOTE_END);
  finding->severity = said || !row->evident ? CANDOR_SEVERITY_LOW : CANDOR_SEVERITY_MEDIUM;
  finding->confidence = row->evident ? CANDOR_CONFIDENCE_SCANNING_SEEN : CANDOR_CONFIDENCE_SCANNING_REQUESTED;
  candor_finding_explain (finding, candor_note_ref (row->reason));
  candor_finding_explain (finding, said ? candor_note_new (N_("Weight: the policy says it; whether the app needs it is for a person to judge."), CANDOR_NOTE_END)
                                        : candor_note_new (N_("Weight: what the policy says of it is not plain."), CANDOR_NOTE_END));
  candor_comparison_add_evidence (finding, row);
  finding->rules = g_strdupv ((char **) candor_knowledge_get_rules_of (
      self->knowledge, candor_finding_kind_to_string (CANDOR_FINDING_DEVICE_SCANNING)));
  g_ptr_array_add (findings, finding);
}

/* A permission that only tells in which way another one is used. */
static gboolean
candor_scanning_is_background (CandorComparison *self, CandorRow *row)
{
  for (guint i = 0; i < row->permissions->len; i++)
    {
      g_autoptr (CandorPermission) permission = g_list_model_get_item (
          candor_package_get_permissions (self->package), g_array_index (row->permissions, guint, i));
      const CandorKnownPermission *known
          = candor_knowledge_find_permission (self->knowledge, candor_permission_get_name (permission));

      if (known != NULL && known->beside[0] != NULL)
        return TRUE;
    }
  return FALSE;
}

/* A silence or a denial has its own finding, which weighs more. */
void
candor_comparison_add_scanning_findings (CandorComparison *self, GPtrArray *findings)
{
  GListModel *rows = candor_comparison_get_rows (self);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (CandorRow) row = g_list_model_get_item (rows, i);
      const CandorKnownCategory *known = candor_knowledge_find_category (self->knowledge, row->category);

      if (!row->has_behavior || known == NULL || !known->scanning
          || row->disclosure == CANDOR_DISCLOSURE_OMITTED || row->disclosure == CANDOR_DISCLOSURE_INCORRECT)
        continue;
      if (row->evident || candor_comparison_is_guarded (self, row)
          || candor_scanning_is_background (self, row))
        candor_scanning_add (self, row, findings);
    }
}
