/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-casefile"

#include "config.h"
#include "casefile/candor-baseline.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/candor-printable.h"

#define HEAD "candor-baseline 1"
#define HEAD_ANY "candor-baseline "
/* An app has a few hundred findings at most. */
#define ENTRIES_MAX 100000u

typedef struct
{
  CandorSeverity severity;
  char *reason;
} CandorAccepted;

struct _CandorBaseline
{
  GObject parent_instance;
  GHashTable *accepted; /* identifier to CandorAccepted */
};

G_DEFINE_FINAL_TYPE (CandorBaseline, candor_baseline, G_TYPE_OBJECT)

static void
candor_accepted_free (gpointer data)
{
  g_free (((CandorAccepted *) data)->reason);
  g_free (data);
}

static void
candor_baseline_finalize (GObject *object)
{
  g_clear_pointer (&CANDOR_BASELINE (object)->accepted, g_hash_table_unref);
  G_OBJECT_CLASS (candor_baseline_parent_class)->finalize (object);
}

static void
candor_baseline_class_init (CandorBaselineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candor_baseline_finalize;
}

static void
candor_baseline_init (CandorBaseline *self)
{
  self->accepted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, candor_accepted_free);
}

/* Takes reason. */
static void
candor_baseline_accept (CandorBaseline *self, const char *id, CandorSeverity severity, char *reason)
{
  CandorAccepted *accepted = g_new (CandorAccepted, 1);

  *accepted = (CandorAccepted){ severity, reason };
  g_hash_table_replace (self->accepted, g_strdup (id), accepted);
}

/* "undisclosed:calendar  medium  # why" */
static gboolean
candor_baseline_read_line (CandorBaseline *self, const char *line)
{
  const char *mark = strchr (line, '#');
  g_autofree char *words = mark != NULL ? g_strndup (line, mark - line) : g_strdup (line);
  g_auto (GStrv) parts = g_strsplit_set (g_strstrip (words), " \t", -1);
  const char *id = NULL, *severity = NULL;
  CandorSeverity parsed;

  for (gsize i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      {
        if (severity != NULL)
          return FALSE;
        *(id == NULL ? &id : &severity) = parts[i];
      }
  if (id == NULL)
    return TRUE;
  if (strchr (id, ':') == NULL || !candor_severity_from_string (severity, &parsed)
      || g_hash_table_contains (self->accepted, id) || g_hash_table_size (self->accepted) >= ENTRIES_MAX)
    return FALSE;
  candor_baseline_accept (self, id, parsed, mark != NULL ? g_strstrip (g_strdup (mark + 1)) : g_strdup (""));
  return TRUE;
}

/**
 * candor_baseline_new_from_text:
 * @text: the file's content
 * @name: what errors call it
 * @error: return location for a #CandorCaseError
 *
 * Returns: (transfer full): the baseline, or %NULL
 */
CandorBaseline *
candor_baseline_new_from_text (const char *text, const char *name, GError **error)
{
  g_autoptr (CandorBaseline) self = g_object_new (CANDOR_TYPE_BASELINE, NULL);
  g_auto (GStrv) lines = NULL;

  if (!g_utf8_validate (text, -1, NULL) || !g_str_has_prefix (text, HEAD_ANY))
    {
      g_set_error (error, CANDOR_CASE_ERROR, CANDOR_CASE_ERROR_FORMAT,
                   _("%s: it is no baseline: its first line is not “%s”"), name, HEAD);
      return NULL;
    }
  lines = g_strsplit (text, "\n", -1);
  if (strcmp (g_strchomp (lines[0]), HEAD) != 0)
    {
      g_set_error (error, CANDOR_CASE_ERROR, CANDOR_CASE_ERROR_NEWER,
                   _("%s: a newer version of Candor wrote this baseline"), name);
      return NULL;
    }
  for (guint i = 1; lines[i] != NULL; i++)
    if (!candor_baseline_read_line (self, lines[i]))
      {
        g_set_error (error, CANDOR_CASE_ERROR, CANDOR_CASE_ERROR_DAMAGED,
                     _("%s, line %u: a finding’s identifier and a severity are expected, each finding once"), name, i + 1);
        return NULL;
      }
  return g_steal_pointer (&self);
}

CandorBaseline *
candor_baseline_new_from_comparison (CandorComparison *comparison)
{
  CandorBaseline *self = g_object_new (CANDOR_TYPE_BASELINE, NULL);
  GListModel *findings = candor_comparison_get_findings (comparison);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (CandorFinding) finding = g_list_model_get_item (findings, i);
      candor_baseline_accept (self, candor_finding_get_id (finding), candor_finding_get_severity (finding), g_strdup (""));
    }
  return self;
}

/**
 * candor_baseline_new_from_case:
 * @work: a case
 *
 * Returns: (transfer full): its present findings that a person dismissed
 */
CandorBaseline *
candor_baseline_new_from_case (CandorCase *work)
{
  CandorBaseline *self = g_object_new (CANDOR_TYPE_BASELINE, NULL);
  GListModel *findings = candor_comparison_get_findings (candor_case_get_comparison (work));

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (CandorFinding) finding = g_list_model_get_item (findings, i);
      CandorDecision *decision = candor_case_get_decision (work, candor_finding_get_id (finding));

      if (decision != NULL && candor_decision_get_verdict (decision) == CANDOR_VERDICT_DISMISSED)
        candor_baseline_accept (self, candor_finding_get_id (finding), candor_finding_get_severity (finding),
                                candor_printable (candor_decision_get_reason (decision)));
    }
  return self;
}

char *
candor_baseline_to_text (CandorBaseline *self)
{
  GString *text = g_string_new (HEAD "\n");
  g_autoptr (GList) ids = NULL;

  g_return_val_if_fail (CANDOR_IS_BASELINE (self), NULL);
  ids = g_list_sort (g_hash_table_get_keys (self->accepted), (GCompareFunc) strcmp);
  for (GList *at = ids; at != NULL; at = at->next)
    {
      CandorAccepted *accepted = g_hash_table_lookup (self->accepted, at->data);

      g_string_append_printf (text, "%s  %s%s%s\n", (char *) at->data, candor_severity_to_string (accepted->severity),
                              *accepted->reason != '\0' ? "  # " : "", accepted->reason);
    }
  return g_string_free (text, FALSE);
}

const char *
candor_baseline_get_reason (CandorBaseline *self, CandorFinding *finding)
{
  CandorAccepted *accepted;

  g_return_val_if_fail (CANDOR_IS_BASELINE (self), NULL);
  accepted = g_hash_table_lookup (self->accepted, candor_finding_get_id (finding));
  return accepted != NULL && candor_finding_get_severity (finding) <= accepted->severity ? accepted->reason : NULL;
}

gboolean
candor_baseline_accepts (CandorBaseline *self, CandorFinding *finding)
{
  return candor_baseline_get_reason (self, finding) != NULL;
}

guint
candor_baseline_get_count (CandorBaseline *self)
{
  g_return_val_if_fail (CANDOR_IS_BASELINE (self), 0);
  return g_hash_table_size (self->accepted);
}
