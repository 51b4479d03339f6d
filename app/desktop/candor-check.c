/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "candor-check.h"

#include "candor-subject.h"

struct _CandorCheck
{
  GObject parent_instance;
  CandorKnowledge *knowledge;
  CandorCatalog *catalog;
  CandorHalf *policy;
  CandorHalf *package;
  CandorComparison *comparison;
  GListModel *subjects;
  GCancellable *comparing;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandorCheck, candor_check, G_TYPE_OBJECT)

static void
candor_check_dispose (GObject *object)
{
  CandorCheck *self = CANDOR_CHECK (object);

  candor_check_cancel (self);
  g_clear_object (&self->policy);
  g_clear_object (&self->package);
  g_clear_object (&self->comparison);
  g_clear_object (&self->subjects);
  g_clear_object (&self->knowledge);
  g_clear_object (&self->catalog);
  G_OBJECT_CLASS (candor_check_parent_class)->dispose (object);
}

static void
candor_check_class_init (CandorCheckClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = candor_check_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
candor_check_init (CandorCheck *self)
{
}

static void
candor_check_forget_comparison (CandorCheck *self)
{
  g_cancellable_cancel (self->comparing);
  g_clear_object (&self->comparing);
  g_clear_object (&self->comparison);
  g_clear_object (&self->subjects);
}

static void
candor_check_compare_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GPtrArray *halves = data;
  CandorComparison *comparison
      = candor_comparison_new (g_ptr_array_index (halves, 0), g_ptr_array_index (halves, 1),
                               g_ptr_array_index (halves, 2), NULL);

  g_task_return_pointer (task, comparison, g_object_unref);
}

static void
candor_check_compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CandorCheck *self = CANDOR_CHECK (source);
  g_autoptr (CandorComparison) comparison = g_task_propagate_pointer (G_TASK (result), NULL);

  if (comparison == NULL || g_task_get_cancellable (G_TASK (result)) != self->comparing)
    return;
  g_clear_object (&self->comparing);
  self->comparison = g_steal_pointer (&comparison);
  self->subjects = candor_subjects_new (self->comparison, self->catalog);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
candor_check_compare (CandorCheck *self, CandorPolicy *policy, CandorPackage *package)
{
  g_autoptr (GPtrArray) halves = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GTask) task = NULL;

  g_ptr_array_add (halves, g_object_ref (policy));
  g_ptr_array_add (halves, g_object_ref (package));
  g_ptr_array_add (halves, g_object_ref (self->knowledge));
  self->comparing = g_cancellable_new ();
  task = g_task_new (self, self->comparing, candor_check_compared_cb, NULL);
  g_task_set_source_tag (task, candor_check_compare);
  g_task_set_task_data (task, g_steal_pointer (&halves), (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, candor_check_compare_in_thread);
}

static void
candor_check_half_changed_cb (CandorCheck *self, CandorHalf *half)
{
  CandorPolicy *policy = candor_half_get_policy (self->policy);
  CandorPackage *package = candor_half_get_package (self->package);

  if (self->comparison != NULL
      && (candor_comparison_get_policy (self->comparison) != policy
          || candor_comparison_get_package (self->comparison) != package))
    candor_check_forget_comparison (self);
  if (policy == NULL || package == NULL)
    candor_check_forget_comparison (self);
  else if (self->comparison == NULL && self->comparing == NULL)
    candor_check_compare (self, policy, package);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * candor_check_new:
 * @catalog: the window's language
 *
 * Returns: (transfer full): an empty check
 */
CandorCheck *
candor_check_new (CandorKnowledge *knowledge, CandorCatalog *catalog)
{
  CandorCheck *self = g_object_new (CANDOR_TYPE_CHECK, NULL);
  g_autoptr (CandorReader) reader = candor_reader_new (knowledge);

  self->knowledge = g_object_ref (knowledge);
  self->catalog = g_object_ref (catalog);
  self->policy = candor_half_new (CANDOR_HALF_POLICY, reader);
  self->package = candor_half_new (CANDOR_HALF_PACKAGE, reader);
  g_signal_connect_object (self->policy, "changed", G_CALLBACK (candor_check_half_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->package, "changed", G_CALLBACK (candor_check_half_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

CandorKnowledge *
candor_check_get_knowledge (CandorCheck *self)
{
  g_return_val_if_fail (CANDOR_IS_CHECK (self), NULL);
  return self->knowledge;
}

CandorCatalog *
candor_check_get_catalog (CandorCheck *self)
{
  g_return_val_if_fail (CANDOR_IS_CHECK (self), NULL);
  return self->catalog;
}

CandorHalf *
candor_check_get_policy (CandorCheck *self)
{
  g_return_val_if_fail (CANDOR_IS_CHECK (self), NULL);
  return self->policy;
}

CandorHalf *
candor_check_get_package (CandorCheck *self)
{
  g_return_val_if_fail (CANDOR_IS_CHECK (self), NULL);
  return self->package;
}

CandorComparison *
candor_check_get_comparison (CandorCheck *self)
{
  g_return_val_if_fail (CANDOR_IS_CHECK (self), NULL);
  return self->comparison;
}

GListModel *
candor_check_get_subjects (CandorCheck *self)
{
  g_return_val_if_fail (CANDOR_IS_CHECK (self), NULL);
  return self->subjects;
}

gboolean
candor_check_get_empty (CandorCheck *self)
{
  g_return_val_if_fail (CANDOR_IS_CHECK (self), TRUE);
  return candor_half_get_state (self->policy) == CANDOR_HALF_EMPTY
         && candor_half_get_state (self->package) == CANDOR_HALF_EMPTY;
}

/**
 * candor_check_cancel:
 *
 * Ends whatever is being read or compared.
 */
void
candor_check_cancel (CandorCheck *self)
{
  g_return_if_fail (CANDOR_IS_CHECK (self));
  g_cancellable_cancel (self->comparing);
  g_clear_object (&self->comparing);
  if (self->policy != NULL)
    candor_half_cancel (self->policy);
  if (self->package != NULL)
    candor_half_cancel (self->package);
}
