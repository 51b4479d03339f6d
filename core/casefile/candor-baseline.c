/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-casefile"

#include "config.h"
#include "casefile/candor-baseline.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/candor-printable.h"

#define HEAD "candor-baseline 1"
#define HEAD_ANY "candor-baseline "
/* Lines that people wrote or reviewed. */
#define SIZE_MAX_BYTES (1u << 20)
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

/* What somebody else says is accepted: each finding once. */
static gboolean
candor_baseline_take (CandorBaseline *self, const char *id, CandorSeverity severity, const char *reason)
{
  if (strchr (id, ':') == NULL || g_hash_table_contains (self->accepted, id)
      || g_hash_table_size (self->accepted) >= ENTRIES_MAX)
    return FALSE;
  candor_baseline_accept (self, id, severity, candor_printable (reason));
  return TRUE;
}

/* "undisclosed:calendar  medium  # why" */
static gboolean
candor_baseline_read_line (CandorBaseline *self, const char *line)
{
  const char *mark = strchr (line, '#');
  g_autofree char *words = mark != NULL ? g_strndup (line, mark - line) : g_strdup (line);
  g_autofree char *reason = g_strdup (mark != NULL ? mark + 1 : "");
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
  return candor_severity_from_string (severity, &parsed)
         && candor_baseline_take (self, id, parsed, g_strstrip (reason));
}

/**
 * candor_baseline_new_from_bytes:
 * @bytes: the file's content
 * @name: what errors call it
 * @error: return location for a #CandorCaseError
 *
 * Returns: (transfer full): the baseline, or %NULL
 */
CandorBaseline *
candor_baseline_new_from_bytes (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (CandorBaseline) self = g_object_new (CANDOR_TYPE_BASELINE, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (size > SIZE_MAX_BYTES)
    {
      g_set_error (error, CANDOR_CASE_ERROR, CANDOR_CASE_ERROR_FORMAT, _("%s: it is no baseline"), name);
      return NULL;
    }
  text = g_strndup (size > 0 ? data : "", size);
  if (strlen (text) != size || !g_utf8_validate (text, -1, NULL) || !g_str_has_prefix (text, HEAD_ANY))
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
                     _("%s, line %u: %s"), name, i + 1,
                     _("a finding’s identifier and a severity are expected, each finding once"));
        return NULL;
      }
  return g_steal_pointer (&self);
}

CandorBaseline *
candor_baseline_new_from_variant (GVariant *value, GError **error)
{
  g_autoptr (CandorBaseline) self = g_object_new (CANDOR_TYPE_BASELINE, NULL);
  const char *id, *reason;
  guint32 severity;
  GVariantIter iter;

  g_variant_iter_init (&iter, value);
  while (g_variant_iter_next (&iter, "(&su&s)", &id, &severity, &reason))
    if (severity > CANDOR_SEVERITY_HIGH || !candor_baseline_take (self, id, (CandorSeverity) severity, reason))
      {
        g_set_error_literal (error, CANDOR_CASE_ERROR, CANDOR_CASE_ERROR_DAMAGED,
                             _("a finding’s identifier and a severity are expected, each finding once"));
        return NULL;
      }
  return g_steal_pointer (&self);
}

GVariant *
candor_baseline_to_variant (CandorBaseline *self)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE (CANDOR_BASELINE_VARIANT_TYPE));
  GHashTableIter iter;
  gpointer id, accepted;

  g_return_val_if_fail (CANDOR_IS_BASELINE (self), NULL);
  g_hash_table_iter_init (&iter, self->accepted);
  while (g_hash_table_iter_next (&iter, &id, &accepted))
    g_variant_builder_add (&builder, "(sus)", id, (guint32) ((CandorAccepted *) accepted)->severity,
                           ((CandorAccepted *) accepted)->reason);
  return g_variant_builder_end (&builder);
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
