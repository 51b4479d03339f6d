/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-casefile"

#include "config.h"
#include "casefile/candor-case-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/candor-getter.h"
#include "base/candor-save.h"
#include "casefile/candor-case-file.h"
#include "base/candor-sha256.h"

G_DEFINE_FINAL_TYPE (CandorCase, candor_case, G_TYPE_OBJECT)
G_DEFINE_QUARK (candor-case-error-quark, candor_case_error)

/* Results and files have to come through the reading process in one piece. */
#define CONTENTS_LIMIT (G_GUINT64_CONSTANT (192) << 20)

enum
{
  PROPERTY_DIRTY = 1,
  PROPERTIES,
};

enum
{
  SIGNAL_DECIDED,
  SIGNAL_RECHECKED,
  SIGNALS,
};

static GParamSpec *properties[PROPERTIES];
static guint signals[SIGNALS];

static void
candor_case_finalize (GObject *object)
{
  CandorCase *self = CANDOR_CASE (object);

  g_clear_object (&self->comparison);
  g_clear_object (&self->knowledge);
  g_free (self->note);
  g_clear_pointer (&self->in_force, g_hash_table_unref);
  g_clear_object (&self->checks);
  g_clear_object (&self->decisions);
  g_clear_pointer (&self->contents, g_hash_table_unref);
  G_OBJECT_CLASS (candor_case_parent_class)->finalize (object);
}

static void
candor_case_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROPERTY_DIRTY)
    g_value_set_boolean (value, CANDOR_CASE (object)->dirty);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
candor_case_class_init (CandorCaseClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candor_case_finalize;
  G_OBJECT_CLASS (klass)->get_property = candor_case_get_property;
  properties[PROPERTY_DIRTY]
      = g_param_spec_boolean ("dirty", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), PROPERTIES, properties);
  signals[SIGNAL_DECIDED] = g_signal_new ("decided", CANDOR_TYPE_CASE, G_SIGNAL_RUN_LAST | G_SIGNAL_DETAILED, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_RECHECKED]
      = g_signal_new ("rechecked", CANDOR_TYPE_CASE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
candor_case_init (CandorCase *self)
{
  self->note = g_strdup ("");
  self->checks = g_list_store_new (CANDOR_TYPE_CASE_CHECK);
  self->decisions = g_list_store_new (CANDOR_TYPE_DECISION);
  self->in_force = g_hash_table_new (g_str_hash, g_str_equal);
  self->contents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
}

CandorCase *
candor_case_new_empty (CandorKnowledge *knowledge)
{
  CandorCase *self = g_object_new (CANDOR_TYPE_CASE, NULL);

  self->knowledge = g_object_ref (knowledge);
  return self;
}

void
candor_case_add_check (CandorCase *self, CandorCaseCheck *check)
{
  g_list_store_append (self->checks, check);
}

void
candor_case_add_decision (CandorCase *self, CandorDecision *decision)
{
  g_list_store_append (self->decisions, decision);
  g_hash_table_replace (self->in_force, (char *) candor_decision_get_finding (decision), decision);
}

static void
candor_case_set_dirty (CandorCase *self, gboolean dirty)
{
  if (self->dirty == dirty)
    return;
  self->dirty = dirty;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROPERTY_DIRTY]);
}

/**
 * candor_case_new:
 * @comparison: what is worked on
 * @time: when it was made
 *
 * Returns: (transfer full): a case that is not saved yet
 */
CandorCase *
candor_case_new (CandorComparison *comparison, GDateTime *time)
{
  CandorCase *self = candor_case_new_empty (candor_comparison_get_knowledge (comparison));

  candor_case_recheck (self, comparison, time);
  return self;
}

CandorCase *
candor_case_snapshot (CandorCase *self)
{
  CandorCase *copy;

  g_return_val_if_fail (CANDOR_IS_CASE (self), NULL);
  /* All that is shared is immutable. */
  copy = candor_case_new_empty (self->knowledge);
  copy->comparison = g_object_ref (self->comparison);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->checks)); i++)
    {
      g_autoptr (CandorCaseCheck) check = g_list_model_get_item (G_LIST_MODEL (self->checks), i);
      candor_case_add_check (copy, check);
    }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->decisions)); i++)
    {
      g_autoptr (CandorDecision) decision = g_list_model_get_item (G_LIST_MODEL (self->decisions), i);
      candor_case_add_decision (copy, decision);
    }
  g_free (copy->note);
  copy->note = g_strdup (self->note);
  return copy;
}

CANDOR_GETTER (CandorCase, candor_case, CANDOR_IS_CASE, CandorComparison *, comparison, NULL)
CANDOR_GETTER (CandorCase, candor_case, CANDOR_IS_CASE, CandorKnowledge *, knowledge, NULL)
CANDOR_GETTER (CandorCase, candor_case, CANDOR_IS_CASE, gboolean, dirty, FALSE)
CANDOR_GETTER (CandorCase, candor_case, CANDOR_IS_CASE, const char *, note, "")

GListModel *
candor_case_get_decisions (CandorCase *self)
{
  g_return_val_if_fail (CANDOR_IS_CASE (self), NULL);
  return G_LIST_MODEL (self->decisions);
}

GListModel *
candor_case_get_checks (CandorCase *self)
{
  g_return_val_if_fail (CANDOR_IS_CASE (self), NULL);
  return G_LIST_MODEL (self->checks);
}

/**
 * candor_case_set_note:
 * @note: (nullable): a person's words about the case as a whole
 */
void
candor_case_set_note (CandorCase *self, const char *note)
{
  g_return_if_fail (CANDOR_IS_CASE (self));
  if (g_strcmp0 (self->note, note != NULL ? note : "") == 0)
    return;
  g_free (self->note);
  self->note = g_strdup (note != NULL ? note : "");
  candor_case_set_dirty (self, TRUE);
}

/**
 * candor_case_decide:
 * @decision: about one of the case's findings, of today or before
 *
 * Puts a decision in force and adds it to the log. To take a decision back is itself a decision, of
 * the verdict %CANDOR_VERDICT_OPEN. One that says what is in force already changes nothing.
 */
void
candor_case_decide (CandorCase *self, CandorDecision *decision)
{
  const char *finding;
  CandorDecision *before;

  g_return_if_fail (CANDOR_IS_CASE (self));
  g_return_if_fail (CANDOR_IS_DECISION (decision));
  finding = candor_decision_get_finding (decision);
  before = candor_case_get_decision (self, finding);
  if (before == NULL ? candor_decision_get_verdict (decision) == CANDOR_VERDICT_OPEN
                           && *candor_decision_get_note (decision) == '\0'
                     : candor_decision_get_verdict (decision) == candor_decision_get_verdict (before)
                           && strcmp (candor_decision_get_reason (decision), candor_decision_get_reason (before)) == 0
                           && strcmp (candor_decision_get_note (decision), candor_decision_get_note (before)) == 0)
    return;
  candor_case_add_decision (self, decision);
  candor_case_set_dirty (self, TRUE);
  g_signal_emit (self, signals[SIGNAL_DECIDED], g_quark_from_string (finding), finding);
}

CandorDecision *
candor_case_get_decision (CandorCase *self, const char *finding)
{
  g_return_val_if_fail (CANDOR_IS_CASE (self), NULL);
  return g_hash_table_lookup (self->in_force, finding);
}

CandorVerdict
candor_case_get_verdict (CandorCase *self, const char *finding)
{
  CandorDecision *decision = candor_case_get_decision (self, finding);

  return decision != NULL ? candor_decision_get_verdict (decision) : CANDOR_VERDICT_OPEN;
}

/* A page is another tomorrow: what it was is the evidence, so it stays with the case. Where there is no room for
 * it, the case is not saved without a word. */
static void
candor_case_keep_pages (CandorCase *self, CandorPolicy *policy)
{
  for (guint i = 0; i < g_list_model_get_n_items (candor_policy_get_documents (policy)); i++)
    {
      CandorOrigin *origin = candor_document_get_origin (candor_policy_get_document (policy, i));
      GBytes *content = origin != NULL ? candor_origin_get_content (origin) : NULL;

      if (content != NULL && !candor_case_keep_input (self, content, NULL))
        self->overfull = TRUE;
    }
}

/**
 * candor_case_recheck:
 * @comparison: the new one
 * @time: when it was made
 *
 * Adds a check to the history. Identifiers of findings are stable, so decisions go on by themselves.
 */
void
candor_case_recheck (CandorCase *self, CandorComparison *comparison, GDateTime *time)
{
  g_autoptr (CandorCaseCheck) check = NULL;

  g_return_if_fail (CANDOR_IS_CASE (self));
  g_return_if_fail (CANDOR_IS_COMPARISON (comparison));
  check = candor_case_check_new (comparison, time);
  g_set_object (&self->comparison, comparison);
  g_set_object (&self->knowledge, candor_comparison_get_knowledge (comparison));
  candor_case_add_check (self, check);
  candor_case_keep_pages (self, candor_comparison_get_policy (comparison));
  candor_case_set_dirty (self, TRUE);
  g_signal_emit (self, signals[SIGNAL_RECHECKED], 0);
}

/**
 * candor_case_is_outdated:
 *
 * Returns: whether what the comparison finds is other than what the last check recorded, as with a
 *   newer program or other knowledge: a re-check would record it
 */
gboolean
candor_case_is_outdated (CandorCase *self)
{
  g_autoptr (CandorCaseCheck) last = NULL;
  GListModel *findings;

  g_return_val_if_fail (CANDOR_IS_CASE (self), FALSE);
  last = g_list_model_get_item (G_LIST_MODEL (self->checks), g_list_model_get_n_items (G_LIST_MODEL (self->checks)) - 1);
  findings = candor_comparison_get_findings (self->comparison);
  if (last->findings->len != g_list_model_get_n_items (findings))
    return TRUE;
  for (guint i = 0; i < last->findings->len; i++)
    {
      g_autoptr (CandorFinding) finding = g_list_model_get_item (findings, i);
      CandorCaseFinding *record = g_ptr_array_index (last->findings, i);

      if (strcmp (record->id, candor_finding_get_id (finding)) != 0
          || record->severity != candor_finding_get_severity (finding))
        return TRUE;
    }
  return FALSE;
}

static gboolean
candor_case_has_input (CandorCase *self, const char *sha256)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->checks)); i++)
    {
      g_autoptr (CandorCaseCheck) check = g_list_model_get_item (G_LIST_MODEL (self->checks), i);

      for (guint k = 0; k < check->inputs->len; k++)
        if (strcmp (((CandorCaseInput *) g_ptr_array_index (check->inputs, k))->sha256, sha256) == 0)
          return TRUE;
    }
  return FALSE;
}

static guint64
candor_case_count_bytes (CandorCase *self)
{
  GHashTableIter iter;
  gpointer bytes;
  guint64 sum = 0;

  g_hash_table_iter_init (&iter, self->contents);
  while (g_hash_table_iter_next (&iter, NULL, &bytes))
    sum += g_bytes_get_size (bytes);
  return sum;
}

static gboolean
candor_case_refuse_size (GError **error)
{
  g_set_error (error, CANDOR_CASE_ERROR, CANDOR_CASE_ERROR_TOO_LARGE,
               _("a case keeps files of %u MiB in all; this one is too large for it"), (guint) (CONTENTS_LIMIT >> 20));
  return FALSE;
}

/**
 * candor_case_keep_input:
 * @bytes: the whole of a file that was compared
 * @error: return location for a #CandorCaseError
 *
 * Keeps a file in the case, so that it can be read again by whoever has the case alone.
 *
 * Returns: whether it is kept: not where it is none of the case's files, or too much in all
 */
gboolean
candor_case_keep_input (CandorCase *self, GBytes *bytes, GError **error)
{
  g_autofree char *sha256 = NULL;

  g_return_val_if_fail (CANDOR_IS_CASE (self), FALSE);
  sha256 = candor_sha256_dup_of_bytes (bytes);
  if (g_hash_table_contains (self->contents, sha256))
    return TRUE;
  if (!candor_case_has_input (self, sha256))
    {
      g_set_error_literal (error, CANDOR_CASE_ERROR, CANDOR_CASE_ERROR_FORMAT,
                           _("the file has changed since it was compared; it is not kept in the case"));
      return FALSE;
    }
  if (candor_case_count_bytes (self) + g_bytes_get_size (bytes) > CONTENTS_LIMIT)
    return candor_case_refuse_size (error);
  g_hash_table_replace (self->contents, g_steal_pointer (&sha256), g_bytes_ref (bytes));
  candor_case_set_dirty (self, TRUE);
  return TRUE;
}

GBytes *
candor_case_get_input (CandorCase *self, const char *sha256)
{
  g_return_val_if_fail (CANDOR_IS_CASE (self), NULL);
  return g_hash_table_lookup (self->contents, sha256);
}

/**
 * candor_case_to_bytes:
 * @error: return location for a #CandorCaseError
 *
 * Returns: (transfer full): the file, or %NULL
 */
GBytes *
candor_case_to_bytes (CandorCase *self, GError **error)
{
  g_autoptr (GVariant) rows = NULL;

  g_return_val_if_fail (CANDOR_IS_CASE (self), NULL);
  if (self->overfull && !candor_case_refuse_size (error))
    return NULL;
  rows = g_variant_ref_sink (candor_case_to_variant (self));
  return candor_case_file_write (rows, error);
}

/**
 * candor_case_save_copy:
 * @path: where to
 * @error: return location for a #CandorCaseError or a #GIOErrorEnum; it names the file
 *
 * Returns: whether it is on the disk
 */
gboolean
candor_case_save_copy (CandorCase *self, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = candor_case_to_bytes (self, error);
  g_autofree char *name = g_filename_display_name (path);

  if (bytes == NULL)
    {
      g_prefix_error (error, "%s: ", name);
      return FALSE;
    }
  return candor_save (bytes, path, error);
}

/**
 * candor_case_save:
 * @path: where to
 * @error: return location for a #CandorCaseError or a #GIOErrorEnum; it names the file
 *
 * Returns: whether it is on the disk; otherwise what was there is there still
 */
gboolean
candor_case_save (CandorCase *self, const char *path, GError **error)
{
  gboolean saved = candor_case_save_copy (self, path, error);

  if (saved)
    candor_case_set_dirty (self, FALSE);
  return saved;
}
