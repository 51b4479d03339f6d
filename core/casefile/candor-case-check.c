/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-casefile"

#include "config.h"
#include "casefile/candor-case-private.h"

#include <glib/gi18n-lib.h>

#include "base/candor-getter.h"

G_DEFINE_FINAL_TYPE (CandorCaseCheck, candor_case_check, G_TYPE_OBJECT)

static void
candor_case_check_finalize (GObject *object)
{
  CandorCaseCheck *self = CANDOR_CASE_CHECK (object);

  g_clear_pointer (&self->time, g_date_time_unref);
  g_free (self->program);
  g_free (self->knowledge_version);
  g_free (self->knowledge_sha256);
  g_free (self->app_type);
  g_clear_pointer (&self->inputs, g_ptr_array_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->policy, g_bytes_unref);
  g_clear_pointer (&self->package, g_bytes_unref);
  g_clear_object (&self->read_policy);
  g_clear_object (&self->read_package);
  g_mutex_clear (&self->results);
  G_OBJECT_CLASS (candor_case_check_parent_class)->finalize (object);
}

static void
candor_case_check_class_init (CandorCaseCheckClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candor_case_check_finalize;
}

static void
candor_case_check_init (CandorCaseCheck *self)
{
  g_mutex_init (&self->results);
  self->inputs = g_ptr_array_new_with_free_func ((GDestroyNotify) candor_case_input_free);
  self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) candor_case_finding_free);
}

CANDOR_GETTER (CandorCaseCheck, candor_case_check, CANDOR_IS_CASE_CHECK, GDateTime *, time, NULL)
CANDOR_GETTER (CandorCaseCheck, candor_case_check, CANDOR_IS_CASE_CHECK, const char *, program, NULL)
CANDOR_GETTER (CandorCaseCheck, candor_case_check, CANDOR_IS_CASE_CHECK, const char *, knowledge_version, NULL)
CANDOR_GETTER (CandorCaseCheck, candor_case_check, CANDOR_IS_CASE_CHECK, const char *, knowledge_sha256, NULL)
CANDOR_GETTER (CandorCaseCheck, candor_case_check, CANDOR_IS_CASE_CHECK, const char *, app_type, NULL)
CANDOR_GETTER (CandorCaseCheck, candor_case_check, CANDOR_IS_CASE_CHECK, GPtrArray *, inputs, NULL)
CANDOR_GETTER (CandorCaseCheck, candor_case_check, CANDOR_IS_CASE_CHECK, GPtrArray *, findings, NULL)

CandorCaseInput *
candor_case_input_new (gboolean package, const char *name, const char *sha256, guint64 size)
{
  CandorCaseInput *self = g_new0 (CandorCaseInput, 1);

  self->package = package;
  self->name = g_strdup (name);
  self->sha256 = g_strdup (sha256);
  self->size = size;
  return self;
}

void
candor_case_input_free (CandorCaseInput *self)
{
  g_free (self->name);
  g_free (self->sha256);
  g_clear_object (&self->origin);
  g_free (self);
}

void
candor_case_finding_free (CandorCaseFinding *self)
{
  g_free (self->id);
  g_free (self->category);
  g_free (self->english);
  g_free (self->chinese);
  g_free (self);
}

GBytes *
candor_case_result_to_bytes (GVariant *result)
{
  g_autoptr (GVariant) sunk = g_variant_ref_sink (result);
#if G_BYTE_ORDER == G_BIG_ENDIAN
  g_autoptr (GVariant) swapped = g_variant_byteswap (sunk);

  return g_variant_get_data_as_bytes (swapped);
#else
  return g_variant_get_data_as_bytes (sunk);
#endif
}

GBytes *
candor_case_check_dup_policy (CandorCaseCheck *self)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->results);

  if (self->policy == NULL)
    self->policy = candor_case_result_to_bytes (candor_policy_to_variant (self->read_policy));
  g_clear_object (&self->read_policy);
  return g_bytes_ref (self->policy);
}

GBytes *
candor_case_check_dup_package (CandorCaseCheck *self)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->results);

  if (self->package == NULL)
    self->package = candor_case_result_to_bytes (candor_package_to_variant (self->read_package));
  g_clear_object (&self->read_package);
  return g_bytes_ref (self->package);
}

/* (nullable) (transfer full): NULL where the bytes are of another type. */
GVariant *
candor_case_result_parse (GBytes *bytes, const char *type)
{
  g_autoptr (GVariant) value = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (type), bytes, FALSE));
#if G_BYTE_ORDER == G_BIG_ENDIAN
  g_autoptr (GVariant) swapped = g_variant_is_normal_form (value) ? g_variant_byteswap (value) : NULL;

  return g_steal_pointer (&swapped);
#else
  return g_variant_is_normal_form (value) ? g_steal_pointer (&value) : NULL;
#endif
}

static void
candor_case_check_record_inputs (CandorCaseCheck *self, CandorComparison *comparison)
{
  CandorPackage *package = candor_comparison_get_package (comparison);
  CandorPolicy *policy = candor_comparison_get_policy (comparison);
  guint count = g_list_model_get_n_items (candor_policy_get_documents (policy));

  g_ptr_array_add (self->inputs, candor_case_input_new (TRUE, candor_package_get_file_name (package),
                                                        candor_package_get_sha256 (package),
                                                        candor_package_get_size (package)));
  for (guint i = 0; i < count; i++)
    {
      CandorDocument *document = candor_policy_get_document (policy, i);
      CandorCaseInput *input = candor_case_input_new (FALSE, candor_document_get_name (document),
                                                      candor_document_get_sha256 (document),
                                                      candor_document_get_size (document));

      g_set_object (&input->origin, candor_document_get_origin (document));
      g_ptr_array_add (self->inputs, input);
    }
}

static void
candor_case_check_record_findings (CandorCaseCheck *self, CandorComparison *comparison)
{
  CandorKnowledge *knowledge = candor_comparison_get_knowledge (comparison);
  GListModel *findings = candor_comparison_get_findings (comparison);
  g_autoptr (CandorCatalog) english = candor_catalog_new ("en");
  g_autoptr (CandorCatalog) chinese = candor_catalog_new ("zh_CN");

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (CandorFinding) finding = g_list_model_get_item (findings, i);
      CandorNote *message = candor_finding_get_message (finding);
      CandorCaseFinding *record = g_new0 (CandorCaseFinding, 1);

      record->id = g_strdup (candor_finding_get_id (finding));
      record->kind = candor_finding_get_kind (finding);
      record->category = g_strdup (candor_finding_get_category (finding));
      record->severity = candor_finding_get_severity (finding);
      record->confidence = candor_finding_get_confidence (finding);
      record->english = candor_knowledge_format_note (knowledge, message, english);
      record->chinese = candor_knowledge_format_note (knowledge, message, chinese);
      g_ptr_array_add (self->findings, record);
    }
}

/**
 * candor_case_check_new:
 * @comparison: what was compared
 * @time: when
 *
 * Returns: (transfer full): the entry that records it
 */
CandorCaseCheck *
candor_case_check_new (CandorComparison *comparison, GDateTime *time)
{
  CandorCaseCheck *self = g_object_new (CANDOR_TYPE_CASE_CHECK, NULL);
  CandorKnowledge *knowledge = candor_comparison_get_knowledge (comparison);
  const CandorKnownAppType *app_type = candor_comparison_get_app_type (comparison);

  self->time = g_date_time_new_from_unix_utc (g_date_time_to_unix (time));
  self->program = g_strdup (CANDOR_VERSION);
  self->knowledge_version = g_strdup (candor_knowledge_get_version (knowledge));
  self->knowledge_sha256 = g_strdup (candor_knowledge_get_sha256 (knowledge));
  self->app_type = g_strdup (app_type != NULL ? app_type->id : NULL);
  self->read_policy = g_object_ref (candor_comparison_get_policy (comparison));
  self->read_package = g_object_ref (candor_comparison_get_package (comparison));
  candor_case_check_record_inputs (self, comparison);
  candor_case_check_record_findings (self, comparison);
  return self;
}

/* The files that a result was read from are those that the check names. */
static gboolean
candor_case_check_agrees (CandorCaseCheck *self, CandorPackage *package, CandorPolicy *policy)
{
  GListModel *documents = candor_policy_get_documents (policy);

  if (self->inputs->len != 1 + g_list_model_get_n_items (documents))
    return FALSE;
  for (guint i = 0; i < self->inputs->len; i++)
    {
      CandorCaseInput *input = g_ptr_array_index (self->inputs, i);
      const char *sha256 = i == 0 ? candor_package_get_sha256 (package)
                                  : candor_document_get_sha256 (candor_policy_get_document (policy, i - 1));

      if (input->package != (i == 0) || g_strcmp0 (input->sha256, sha256) != 0)
        return FALSE;
    }
  return TRUE;
}

/* Results say what was read; the check says where that came from. */
static void
candor_case_check_tell_origins (CandorCaseCheck *self, CandorPolicy *policy)
{
  for (guint i = 1; i < self->inputs->len; i++)
    {
      CandorCaseInput *input = g_ptr_array_index (self->inputs, i);

      if (input->origin != NULL)
        candor_document_set_origin (candor_policy_get_document (policy, i - 1), input->origin);
    }
}

/**
 * candor_case_check_compare:
 * @knowledge: what is known today
 * @error: return location for a #CandorCaseError
 *
 * Compares what was read then once more. What is found may be other than what was recorded where
 * program or knowledge are others.
 *
 * Returns: (transfer full): the comparison, or %NULL
 */
CandorComparison *
candor_case_check_compare (CandorCaseCheck *self, CandorKnowledge *knowledge, GError **error)
{
  g_autoptr (GBytes) policy_bytes = candor_case_check_dup_policy (self);
  g_autoptr (GBytes) package_bytes = candor_case_check_dup_package (self);
  g_autoptr (GVariant) policy_result = candor_case_result_parse (policy_bytes, CANDOR_POLICY_VARIANT_TYPE);
  g_autoptr (GVariant) package_result = candor_case_result_parse (package_bytes, CANDOR_PACKAGE_VARIANT_TYPE);
  g_autoptr (CandorPolicy) policy = NULL;
  g_autoptr (CandorPackage) package = NULL;

  if (policy_result != NULL && package_result != NULL)
    {
      policy = candor_policy_new_from_variant (policy_result, NULL);
      package = candor_package_new_from_variant (package_result, NULL);
    }
  if (policy == NULL || package == NULL || !candor_case_check_agrees (self, package, policy))
    {
      g_set_error_literal (error, CANDOR_CASE_ERROR, CANDOR_CASE_ERROR_DAMAGED,
                           _("the case is damaged: what was read of policy or package does not hold together"));
      return NULL;
    }
  candor_case_check_tell_origins (self, policy);
  return candor_comparison_new (policy, package, knowledge, self->app_type);
}
