/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-check-private.h"

#include <glib/gi18n.h>

#include "candor-subject.h"
#include "comparison/candor-app-type-suggestion.h"

enum
{
  SIGNAL_CHANGED,
  SIGNAL_CASE_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandorCheck, candor_check, G_TYPE_OBJECT)

static void
candor_check_dispose (GObject *object)
{
  CandorCheck *self = CANDOR_CHECK (object);

  candor_check_cancel (self);
  g_clear_object (&self->decisions);
  g_clear_object (&self->reader);
  g_clear_object (&self->policy);
  g_clear_object (&self->package);
  g_clear_object (&self->comparison);
  g_clear_object (&self->subjects);
  g_clear_object (&self->knowledge);
  g_clear_object (&self->catalog);
  g_clear_pointer (&self->app_type, g_free);
  g_clear_pointer (&self->default_type, g_free);
  g_clear_pointer (&self->compared, g_free);
  g_clear_pointer (&self->cues, g_free);
  G_OBJECT_CLASS (candor_check_parent_class)->dispose (object);
}

static void
candor_check_class_init (CandorCheckClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = candor_check_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CASE_FAILED] = g_signal_new ("case-failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                              NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
candor_check_init (CandorCheck *self)
{
}

void
candor_check_forget_comparison (CandorCheck *self)
{
  g_cancellable_cancel (self->comparing);
  g_clear_object (&self->comparing);
  g_clear_object (&self->comparison);
  g_clear_object (&self->subjects);
}

typedef struct
{
  CandorPolicy *policy;
  CandorPackage *package;
  CandorKnowledge *knowledge;
  CandorCatalog *catalog;
  char *app_type;
  CandorComparison *comparison; /* the result, and its lines */
  GListModel *subjects;
  const CandorKnownAppType *suggestion;
  char *cues;
} CandorComparing;

static void
candor_comparing_free (gpointer data)
{
  CandorComparing *self = data;

  g_object_unref (self->policy);
  g_object_unref (self->package);
  g_object_unref (self->knowledge);
  g_object_unref (self->catalog);
  g_free (self->app_type);
  g_clear_object (&self->comparison);
  g_clear_object (&self->subjects);
  g_free (self->cues);
  g_free (self);
}

static void
candor_check_compare_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  CandorComparing *self = data;

  self->comparison = candor_comparison_new (self->policy, self->package, self->knowledge, self->app_type);
  self->subjects = candor_subjects_new (self->comparison, self->catalog);
  self->suggestion = candor_app_type_suggest (self->policy, self->package, self->knowledge, &self->cues);
  g_task_return_boolean (task, TRUE);
}

static gboolean
candor_comparison_is_of_same_app (CandorComparison *a, CandorComparison *b)
{
  return g_strcmp0 (candor_package_get_package_name (candor_comparison_get_package (a)),
                    candor_package_get_package_name (candor_comparison_get_package (b))) == 0;
}

/* What a person works on goes on with another version or another policy of the same app: its history
 * then has one check more. Anything else is a case of its own. */
static void
candor_check_enter (CandorCheck *self)
{
  CandorCase *present = candor_decisions_get_case (self->decisions);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (CandorCase) fresh = NULL;

  if (present != NULL && candor_comparison_is_of_same_app (candor_case_get_comparison (present), self->comparison)
      && (candor_decisions_get_path (self->decisions) != NULL
          || g_list_model_get_n_items (candor_case_get_decisions (present)) > 0))
    {
      candor_case_recheck (present, self->comparison, now);
      return;
    }
  fresh = candor_case_new (self->comparison, now);
  candor_decisions_set_case (self->decisions, fresh, NULL, NULL);
}

static void
candor_check_compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CandorCheck *self = CANDOR_CHECK (source);
  CandorComparing *comparing = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), NULL) || g_task_get_cancellable (G_TASK (result)) != self->comparing)
    return;
  g_clear_object (&self->comparing);
  g_set_object (&self->comparison, comparing->comparison);
  g_set_object (&self->subjects, comparing->subjects);
  self->suggestion = comparing->suggestion;
  g_free (self->cues);
  self->cues = g_steal_pointer (&comparing->cues);
  candor_check_enter (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Another app is of another type. */
static void
candor_check_meet (CandorCheck *self, CandorPackage *package)
{
  const char *name = candor_package_get_package_name (package);

  if (g_strcmp0 (name, self->compared) == 0)
    return;
  g_free (self->compared);
  self->compared = g_strdup (name);
  g_free (self->app_type);
  self->app_type = g_strdup (self->default_type);
}

static void
candor_check_compare (CandorCheck *self, CandorPolicy *policy, CandorPackage *package)
{
  CandorComparing *comparing = g_new0 (CandorComparing, 1);
  g_autoptr (GTask) task = NULL;

  candor_check_meet (self, package);
  comparing->policy = g_object_ref (policy);
  comparing->package = g_object_ref (package);
  comparing->knowledge = g_object_ref (self->knowledge);
  comparing->catalog = g_object_ref (self->catalog);
  comparing->app_type = g_strdup (self->app_type);
  self->comparing = g_cancellable_new ();
  task = g_task_new (self, self->comparing, candor_check_compared_cb, NULL);
  g_task_set_source_tag (task, candor_check_compare);
  g_task_set_task_data (task, comparing, candor_comparing_free);
  g_task_run_in_thread (task, candor_check_compare_in_thread);
}

static void
candor_check_half_changed_cb (CandorCheck *self, CandorHalf *half)
{
  CandorPolicy *policy = candor_half_get_policy (self->policy);
  CandorPackage *package = candor_half_get_package (self->package);

  if (self->quiet)
    return;
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

  self->reader = candor_reader_new (knowledge);
  self->decisions = candor_decisions_new ();
  self->knowledge = g_object_ref (knowledge);
  self->catalog = g_object_ref (catalog);
  self->policy = candor_half_new (CANDOR_HALF_POLICY, self->reader);
  self->package = candor_half_new (CANDOR_HALF_PACKAGE, self->reader);
  g_signal_connect_object (self->policy, "changed", G_CALLBACK (candor_check_half_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->package, "changed", G_CALLBACK (candor_check_half_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

CandorDecisions *
candor_check_get_decisions (CandorCheck *self)
{
  g_return_val_if_fail (CANDOR_IS_CHECK (self), NULL);
  return self->decisions;
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

const char *
candor_check_get_app_type (CandorCheck *self)
{
  g_return_val_if_fail (CANDOR_IS_CHECK (self), NULL);
  return self->app_type;
}

/**
 * candor_check_set_app_type:
 * @app_type: (nullable): what kind of app it is, by the knowledge's identifier
 *
 * Compares anew where that changes anything.
 */
void
candor_check_set_app_type (CandorCheck *self, const char *app_type)
{
  CandorPolicy *policy;
  CandorPackage *package;

  g_return_if_fail (CANDOR_IS_CHECK (self));
  if (app_type != NULL && candor_knowledge_find_app_type (self->knowledge, app_type) == NULL)
    app_type = NULL;
  if (g_strcmp0 (app_type, self->app_type) == 0)
    return;
  g_free (self->app_type);
  self->app_type = g_strdup (app_type);
  policy = candor_half_get_policy (self->policy);
  package = candor_half_get_package (self->package);
  if (policy != NULL && package != NULL)
    {
      g_cancellable_cancel (self->comparing);
      g_clear_object (&self->comparing);
      candor_check_compare (self, policy, package);
    }
}

/**
 * candor_check_set_default_app_type:
 * @app_type: (nullable): what kind of app those are for which nobody chose one
 */
void
candor_check_set_default_app_type (CandorCheck *self, const char *app_type)
{
  gboolean follows;

  g_return_if_fail (CANDOR_IS_CHECK (self));
  follows = g_strcmp0 (self->app_type, self->default_type) == 0;
  g_free (self->default_type);
  self->default_type = g_strdup (app_type);
  if (follows)
    candor_check_set_app_type (self, app_type);
}

/**
 * candor_check_get_suggestion:
 * @cues: (out) (optional) (nullable) (transfer none): the words that led to it
 *
 * Returns: (nullable) (transfer none): the kind of app that it seems to be, while something is compared
 */
const CandorKnownAppType *
candor_check_get_suggestion (CandorCheck *self, const char **cues)
{
  g_return_val_if_fail (CANDOR_IS_CHECK (self), NULL);
  if (cues != NULL)
    *cues = self->cues;
  return self->comparison != NULL ? self->suggestion : NULL;
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
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  if (self->policy != NULL)
    candor_half_cancel (self->policy);
  if (self->package != NULL)
    candor_half_cancel (self->package);
}
