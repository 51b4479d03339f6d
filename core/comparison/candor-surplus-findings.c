/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-comparison"

#include "config.h"
#include "comparison/candor-comparison-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What there is too much of: asked for beyond what the type of app needs, requested and not used, claimed by the
 * policy and not to be had. */

#define CANDOR_CONFIDENCE_UNUSED 0.7
#define CANDOR_CONFIDENCE_OVER_DECLARED 0.5
#define CANDOR_CONFIDENCE_SCOPE 0.8

static const CandorTelling candor_telling_beyond = {
  .both = N_("The package requests {1} and its code uses {2}. The necessary personal information of the app type {3} does not include {0}."),
  .requests = N_("The package requests {1}. The necessary personal information of the app type {3} does not include {0}."),
  .calls = N_("The package's code uses {2}. The necessary personal information of the app type {3} does not include {0}."),
  .declares = N_("The package declares {1} for the system to call. The necessary personal information of the app type {3} does not include {0}."),
};

static void
candor_surplus_add_beyond_scope (CandorComparison *self, CandorRow *row, GPtrArray *findings)
{
  CandorFinding *finding;

  for (guint i = 0; self->app_type->necessary[i] != NULL; i++)
    if (candor_knowledge_subsumes (self->knowledge, self->app_type->necessary[i], row->category)
        || candor_knowledge_subsumes (self->knowledge, row->category, self->app_type->necessary[i]))
      return;
  finding = candor_comparison_start_finding (self, CANDOR_FINDING_BEYOND_SCOPE, row);
  finding->message = candor_comparison_tell (self, row, &candor_telling_beyond, CANDOR_NOTE_CATEGORY, self->app_type->id);
  finding->severity = CANDOR_SEVERITY_LOW;
  finding->confidence = CANDOR_CONFIDENCE_SCOPE;
  candor_finding_explain (finding, candor_note_new (N_("Weight: low, for a function that people choose may need it; whether this one does is for a person to judge."), CANDOR_NOTE_END));
  candor_comparison_keep_finding (self, findings, finding);
}

/* Whether a permission is requested that opens the category, a part of it or what it is a part of. */
static gboolean
candor_surplus_can_reach (CandorComparison *self, const char *category)
{
  gsize count;
  const CandorKnownPermission *known = candor_knowledge_get_permissions (self->knowledge, &count);

  for (gsize i = 0; i < count; i++)
    {
      const char *opened = known[i].categories[0];

      if (opened != NULL && candor_package_find_permission (self->package, known[i].name) != NULL
          && (candor_knowledge_subsumes (self->knowledge, opened, category)
              || candor_knowledge_subsumes (self->knowledge, category, opened)))
        return TRUE;
    }
  return FALSE;
}

/* The policy claims what an ordinary app can do only with a permission, and none was requested. */
static void
candor_surplus_add_over_declared (CandorComparison *self, CandorRow *row, GPtrArray *findings)
{
  CandorFinding *finding;
  CandorStatement *declaration = candor_comparison_find_statement (self, row, FALSE);
  const char *named = declaration != NULL ? candor_statement_get_permission (declaration) : NULL;

  if (named == NULL || candor_package_find_permission (self->package, named) != NULL
      || candor_package_get_packer (self->package) != NULL || candor_surplus_can_reach (self, row->category))
    return;
  finding = candor_comparison_start_finding (self, CANDOR_FINDING_OVER_DECLARED, row);
  finding->message = candor_note_new (
      N_("The policy says: {1} No permission or call for {0} was seen in the package."),
      CANDOR_NOTE_CATEGORY, row->category, CANDOR_NOTE_QUOTE, candor_statement_get_quote (declaration),
      CANDOR_NOTE_END);
  finding->severity = CANDOR_SEVERITY_INFO;
  finding->confidence = CANDOR_CONFIDENCE_OVER_DECLARED;
  candor_finding_explain (finding, candor_note_new (N_("Weight: for information; the policy may be meant for another version or another system as well."), CANDOR_NOTE_END));
  candor_comparison_keep_finding (self, findings, finding);
}

static void
candor_surplus_add_unused (CandorComparison *self, guint index, CandorPermission *permission,
                            GPtrArray *findings)
{
  const char *name = candor_permission_get_name (permission);
  const char *const *categories = candor_permission_get_categories (permission);
  CandorFinding *finding;

  finding = candor_finding_new (CANDOR_FINDING_UNUSED, categories[0], name);
  finding->message = candor_note_new (
      N_("The package requests {0}. Nothing in its code was seen to need it."), CANDOR_NOTE_TEXT, name,
      CANDOR_NOTE_END);
  finding->severity = CANDOR_SEVERITY_LOW;
  finding->confidence = CANDOR_CONFIDENCE_UNUSED;
  candor_finding_explain (finding, candor_note_new (N_("All calls that need this permission are known, and none was seen in the code."), CANDOR_NOTE_END));
  candor_finding_explain (finding, candor_note_new (N_("Weight: low, for a permission that nothing uses gives nothing by itself. Code that is loaded later or native was not looked into."), CANDOR_NOTE_END));
  g_array_append_val (finding->permissions, index);
  finding->rules = g_strdupv ((char **) candor_knowledge_get_rules_of (
      self->knowledge, candor_finding_kind_to_string (CANDOR_FINDING_UNUSED)));
  g_ptr_array_add (findings, finding);
}

void
candor_comparison_add_surplus_findings (CandorComparison *self, GPtrArray *findings)
{
  GListModel *rows = candor_comparison_get_rows (self);
  GListModel *permissions = candor_package_get_permissions (self->package);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (CandorRow) row = g_list_model_get_item (rows, i);

      if (row->disclosure == CANDOR_DISCLOSURE_NONE_NEEDED)
        candor_surplus_add_over_declared (self, row, findings);
      if (row->has_behavior && self->app_type != NULL && candor_comparison_is_guarded (self, row))
        candor_surplus_add_beyond_scope (self, row, findings);
    }
  for (guint i = 0; i < g_list_model_get_n_items (permissions); i++)
    {
      g_autoptr (CandorPermission) permission = g_list_model_get_item (permissions, i);
      const char *const *categories = candor_permission_get_categories (permission);

      if (candor_permission_get_used (permission) == CANDOR_USE_NO && categories[0] != NULL)
        candor_surplus_add_unused (self, i, permission, findings);
    }
}
