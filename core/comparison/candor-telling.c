/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-comparison"

#include "config.h"
#include "comparison/candor-comparison-private.h"

#include <string.h>

/* The evidence of a row in words, and the sentence that names just the kinds of evidence there are. */

/* Evidence listed in one sentence; the rest is counted. */
#define CANDOR_MESSAGE_EVIDENCE_COUNT 3u

char *
candor_comparison_join_permissions (CandorComparison *self, GArray *indexes)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < indexes->len; i++)
    {
      g_autoptr (CandorPermission) permission = g_list_model_get_item (
          candor_package_get_permissions (self->package), g_array_index (indexes, guint, i));
      const char *name = candor_permission_get_name (permission);

      if (g_str_has_prefix (name, "android.permission."))
        name += strlen ("android.permission.");
      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", name);
    }
  return g_string_free (text, FALSE);
}

/* "PackageManager.getInstalledPackages (3×), …": what is called and in how many places. */
char *
candor_comparison_join_apis (CandorComparison *self, GArray *indexes)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (indexes->len, CANDOR_MESSAGE_EVIDENCE_COUNT); i++)
    {
      g_autoptr (CandorApi) api = g_list_model_get_item (candor_package_get_apis (self->package),
                                                         g_array_index (indexes, guint, i));
      g_autofree char *title = candor_api_dup_title (api);

      g_string_append_printf (text, "%s%s (%u×)", i > 0 ? ", " : "", title,
                              g_list_model_get_n_items (candor_api_get_call_sites (api)));
    }
  if (indexes->len > CANDOR_MESSAGE_EVIDENCE_COUNT)
    g_string_append_printf (text, ", +%u", indexes->len - CANDOR_MESSAGE_EVIDENCE_COUNT);
  return g_string_free (text, FALSE);
}

/* "org.example.Listener (BIND_NOTIFICATION_LISTENER_SERVICE), …": by which name the manifest has it. */
static char *
candor_comparison_join_roles (CandorComparison *self, GArray *indexes)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (indexes->len, CANDOR_MESSAGE_EVIDENCE_COUNT); i++)
    {
      g_autoptr (CandorComponent) component = g_list_model_get_item (
          candor_package_get_components (self->package), g_array_index (indexes, guint, i));
      const char *name = candor_component_get_permission (component);

      if (g_str_has_prefix (name, "android.permission."))
        name += strlen ("android.permission.");
      g_string_append_printf (text, "%s%s (%s)", i > 0 ? ", " : "", candor_component_get_name (component), name);
    }
  if (indexes->len > CANDOR_MESSAGE_EVIDENCE_COUNT)
    g_string_append_printf (text, ", +%u", indexes->len - CANDOR_MESSAGE_EVIDENCE_COUNT);
  return g_string_free (text, FALSE);
}

CandorNote *
candor_comparison_tell (CandorComparison *self, CandorRow *row, const CandorTelling *telling,
                        CandorNoteKind fact_kind, const char *fact)
{
  gboolean declares = row->permissions->len == 0 && row->roles->len > 0;
  g_autofree char *opens = declares ? candor_comparison_join_roles (self, row->roles)
                                    : candor_comparison_join_permissions (self, row->permissions);
  g_autofree char *apis = candor_comparison_join_apis (self, row->apis);
  const char *template = declares                    ? telling->declares
                         : row->permissions->len == 0 ? telling->calls
                         : row->apis->len == 0        ? telling->requests
                                                      : telling->both;

  return candor_note_new (template, CANDOR_NOTE_CATEGORY, row->category, CANDOR_NOTE_TEXT, opens,
                          CANDOR_NOTE_TEXT, apis, fact_kind, fact, CANDOR_NOTE_END);
}

void
candor_comparison_add_evidence (CandorFinding *finding, CandorRow *row)
{
  g_array_append_vals (finding->statements, row->statements->data, row->statements->len);
  g_array_append_vals (finding->permissions, row->permissions->data, row->permissions->len);
  g_array_append_vals (finding->apis, row->apis->data, row->apis->len);
  g_array_append_vals (finding->sdks, row->sdks->data, row->sdks->len);
  g_array_append_vals (finding->roles, row->roles->data, row->roles->len);
}

gboolean
candor_comparison_is_guarded (CandorComparison *self, CandorRow *row)
{
  for (guint i = 0; i < row->permissions->len; i++)
    {
      g_autoptr (CandorPermission) permission = g_list_model_get_item (
          candor_package_get_permissions (self->package), g_array_index (row->permissions, guint, i));
      const CandorKnownPermission *known
          = candor_knowledge_find_permission (self->knowledge, candor_permission_get_name (permission));

      if (known != NULL && (known->special || g_strcmp0 (known->level, "dangerous") == 0))
        return TRUE;
    }
  return row->roles->len > 0;
}
