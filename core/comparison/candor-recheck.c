/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-comparison"

#include "config.h"
#include "comparison/candor-recheck-private.h"

#include <string.h>

#include "base/candor-list.h"
#include "base/candor-getter.h"

G_DEFINE_FINAL_TYPE (CandorRecheck, candor_recheck, G_TYPE_OBJECT)

static void
candor_recheck_finalize (GObject *object)
{
  CandorRecheck *self = CANDOR_RECHECK (object);

  g_clear_object (&self->before);
  g_clear_object (&self->after);
  g_clear_object (&self->items);
  g_clear_pointer (&self->cautions, g_ptr_array_unref);
  G_OBJECT_CLASS (candor_recheck_parent_class)->finalize (object);
}

static void
candor_recheck_class_init (CandorRecheckClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candor_recheck_finalize;
}

static void
candor_recheck_init (CandorRecheck *self)
{
  self->items = candor_list_new (CANDOR_TYPE_RECHECK_ITEM);
  self->cautions = g_ptr_array_new_with_free_func ((GDestroyNotify) candor_note_unref);
}

CANDOR_GETTER (CandorRecheck, candor_recheck, CANDOR_IS_RECHECK, CandorComparison *, before, NULL)
CANDOR_GETTER (CandorRecheck, candor_recheck, CANDOR_IS_RECHECK, CandorComparison *, after, NULL)
CANDOR_GETTER (CandorRecheck, candor_recheck, CANDOR_IS_RECHECK, GPtrArray *, cautions, NULL)

GListModel *
candor_recheck_get_items (CandorRecheck *self)
{
  g_return_val_if_fail (CANDOR_IS_RECHECK (self), NULL);
  return G_LIST_MODEL (self->items);
}

guint
candor_recheck_count (CandorRecheck *self, CandorRecheckStatus status)
{
  guint count = 0;

  g_return_val_if_fail (CANDOR_IS_RECHECK (self), 0);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (CandorRecheckItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      count += item->status == status;
    }
  return count;
}

/* What a policy fails to say about a category is one gap, in whichever of these ways it fails. */
static gboolean
candor_recheck_is_disclosure (CandorFinding *finding)
{
  switch (candor_finding_get_kind (finding))
    {
    case CANDOR_FINDING_UNDISCLOSED:
    case CANDOR_FINDING_DENIED:
    case CANDOR_FINDING_CONTRADICTION:
    case CANDOR_FINDING_VAGUE:
      return TRUE;
    case CANDOR_FINDING_SDK_UNDISCLOSED:
    case CANDOR_FINDING_SDK_NOT_NAMED:
    case CANDOR_FINDING_SDK_ABSENT:
    case CANDOR_FINDING_UNUSED:
    case CANDOR_FINDING_OVER_DECLARED:
    case CANDOR_FINDING_BEYOND_SCOPE:
    default:
      return FALSE;
    }
}

static gboolean
candor_recheck_is_same (CandorFinding *left, CandorFinding *right)
{
  if (strcmp (candor_finding_get_id (left), candor_finding_get_id (right)) == 0)
    return TRUE;
  return candor_recheck_is_disclosure (left) && candor_recheck_is_disclosure (right)
         && g_strcmp0 (candor_finding_get_category (left), candor_finding_get_category (right)) == 0;
}

/* (nullable) (transfer none): the list keeps it. */
static CandorFinding *
candor_recheck_find (CandorComparison *comparison, CandorFinding *wanted)
{
  GListModel *findings = candor_comparison_get_findings (comparison);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (CandorFinding) finding = g_list_model_get_item (findings, i);
      if (candor_recheck_is_same (finding, wanted))
        return finding;
    }
  return NULL;
}

static CandorRecheckStatus
candor_recheck_judge (CandorRecheckItem *item)
{
  gboolean other = item->words->len + item->deeds->len > 0;

  if (item->before == NULL)
    return CANDOR_RECHECK_NEW;
  if (item->after == NULL)
    return other && item->doubts->len == 0 ? CANDOR_RECHECK_RECTIFIED : CANDOR_RECHECK_GONE;
  if (other || strcmp (candor_finding_get_id (item->before), candor_finding_get_id (item->after)) != 0
      || candor_finding_get_severity (item->before) != candor_finding_get_severity (item->after))
    return CANDOR_RECHECK_CHANGED;
  return CANDOR_RECHECK_OPEN;
}

static void
candor_recheck_add (CandorRecheck *self, CandorFinding *before, CandorFinding *after)
{
  g_autoptr (CandorRecheckItem) item = candor_recheck_item_new (before, after);

  candor_recheck_gather_words (self, item);
  candor_recheck_gather_deeds (self, item);
  if (after == NULL)
    candor_recheck_gather_doubts (self, item);
  item->status = candor_recheck_judge (item);
  candor_list_append (self->items, item);
}

static int
candor_recheck_compare_items (gconstpointer a, gconstpointer b, gpointer user_data)
{
  CandorRecheckItem *left = (CandorRecheckItem *) a, *right = (CandorRecheckItem *) b;
  CandorFinding *left_finding = candor_recheck_item_get_finding (left);
  CandorFinding *right_finding = candor_recheck_item_get_finding (right);
  int severity = (int) candor_finding_get_severity (right_finding) - (int) candor_finding_get_severity (left_finding);

  if (left->status != right->status)
    return left->status < right->status ? -1 : 1;
  return severity != 0 ? severity
                       : strcmp (candor_finding_get_id (left_finding), candor_finding_get_id (right_finding));
}

/**
 * candor_recheck_new:
 * @before: the earlier comparison
 * @after: the later one
 *
 * Returns: (transfer full): what became of each finding
 */
CandorRecheck *
candor_recheck_new (CandorComparison *before, CandorComparison *after)
{
  CandorRecheck *self = g_object_new (CANDOR_TYPE_RECHECK, NULL);
  GListModel *old, *new;

  g_return_val_if_fail (CANDOR_IS_COMPARISON (before) && CANDOR_IS_COMPARISON (after), self);
  self->before = g_object_ref (before);
  self->after = g_object_ref (after);
  old = candor_comparison_get_findings (before);
  new = candor_comparison_get_findings (after);
  for (guint i = 0; i < g_list_model_get_n_items (new); i++)
    {
      g_autoptr (CandorFinding) finding = g_list_model_get_item (new, i);
      candor_recheck_add (self, candor_recheck_find (before, finding), finding);
    }
  for (guint i = 0; i < g_list_model_get_n_items (old); i++)
    {
      g_autoptr (CandorFinding) finding = g_list_model_get_item (old, i);
      if (candor_recheck_find (after, finding) == NULL)
        candor_recheck_add (self, finding, NULL);
    }
  candor_list_sort (self->items, candor_recheck_compare_items, NULL);
  candor_recheck_gather_cautions (self);
  return self;
}
