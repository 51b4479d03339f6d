/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-casefile"

#include "config.h"
#include "casefile/candor-case-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include "base/candor-sha256.h"

/* A case as rows of tables, and back. What comes back is believed in nothing: every reference, number
 * and word is checked before a case is made of it. */

#define NOTE_KEY "note"
#define POLICY "policy"
#define PACKAGE "package"

/* Writing. */

static void
candor_case_rows_add_result (GVariantBuilder *results, GHashTable *seen, const char *kind, GBytes *bytes, char **sha256)
{
  *sha256 = candor_sha256_dup_of_bytes (bytes);
  if (g_hash_table_contains (seen, *sha256))
    return;
  g_hash_table_add (seen, g_strdup (*sha256));
  g_variant_builder_add (results, "(ss@ay)", *sha256, kind,
                         g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, bytes, TRUE));
}

static void
candor_case_rows_add_check (GVariantBuilder *builders, GHashTable *seen, gint64 number, CandorCaseCheck *check)
{
  g_autoptr (GBytes) read_policy = candor_case_check_dup_policy (check);
  g_autoptr (GBytes) read_package = candor_case_check_dup_package (check);
  g_autofree char *policy = NULL, *package = NULL;

  candor_case_rows_add_result (&builders[CANDOR_CASE_RESULTS], seen, POLICY, read_policy, &policy);
  candor_case_rows_add_result (&builders[CANDOR_CASE_RESULTS], seen, PACKAGE, read_package, &package);
  g_variant_builder_add (&builders[CANDOR_CASE_CHECKS], "(xxsssmsss)", number, g_date_time_to_unix (check->time),
                         check->program, check->knowledge_version, check->knowledge_sha256, check->app_type, policy,
                         package);
  for (guint i = 0; i < check->inputs->len; i++)
    {
      CandorCaseInput *input = g_ptr_array_index (check->inputs, i);
      g_variant_builder_add (&builders[CANDOR_CASE_INPUTS], "(xxsssx)", number, (gint64) i + 1,
                             input->package ? PACKAGE : POLICY, input->name, input->sha256, (gint64) input->size);
      if (input->origin != NULL)
        g_variant_builder_add (&builders[CANDOR_CASE_ORIGINS], "(xxsssx)", number, (gint64) i + 1,
                               candor_origin_get_address (input->origin), candor_origin_get_final_address (input->origin),
                               candor_origin_get_media_type (input->origin),
                               g_date_time_to_unix (candor_origin_get_time (input->origin)));
    }
  for (guint i = 0; i < check->findings->len; i++)
    {
      CandorCaseFinding *finding = g_ptr_array_index (check->findings, i);
      g_variant_builder_add (&builders[CANDOR_CASE_FINDINGS], "(xxssmssdss)", number, (gint64) i + 1, finding->id,
                             candor_finding_kind_to_string (finding->kind), finding->category,
                             candor_severity_to_string (finding->severity), finding->confidence, finding->english,
                             finding->chinese);
    }
}

static void
candor_case_rows_add_decision (GVariantBuilder *decisions, gint64 number, CandorDecision *decision)
{
  g_variant_builder_add (decisions, "(xsssssx)", number, candor_decision_get_finding (decision),
                         candor_verdict_to_string (candor_decision_get_verdict (decision)),
                         candor_decision_get_reason (decision), candor_decision_get_note (decision),
                         candor_decision_get_person (decision),
                         g_date_time_to_unix (candor_decision_get_time (decision)));
}

static void
candor_case_rows_add_contents (GVariantBuilder *contents, GHashTable *table)
{
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (table), (GCompareFunc) strcmp);

  for (GList *at = keys; at != NULL; at = at->next)
    g_variant_builder_add (
        contents, "(s@ay)", at->data,
        g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, g_hash_table_lookup (table, at->data), TRUE));
}

/**
 * candor_case_to_variant:
 *
 * Returns: (transfer floating): its rows, of the type CANDOR_CASE_VARIANT_TYPE
 */
GVariant *
candor_case_to_variant (CandorCase *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GVariantBuilder builders[CANDOR_CASE_TABLES];
  GVariant *tables[CANDOR_CASE_TABLES];
  GListModel *checks = candor_case_get_checks (self), *decisions = candor_case_get_decisions (self);

  for (guint i = 0; i < CANDOR_CASE_TABLES; i++)
    {
      g_autofree char *type = g_strconcat ("a", candor_case_tables[i].type, NULL);
      g_variant_builder_init (&builders[i], G_VARIANT_TYPE (type));
    }
  g_variant_builder_add (&builders[CANDOR_CASE_FACTS], "(ss)", NOTE_KEY, self->note);
  for (guint i = 0; i < g_list_model_get_n_items (checks); i++)
    {
      g_autoptr (CandorCaseCheck) check = g_list_model_get_item (checks, i);
      candor_case_rows_add_check (builders, seen, (gint64) i + 1, check);
    }
  for (guint i = 0; i < g_list_model_get_n_items (decisions); i++)
    {
      g_autoptr (CandorDecision) decision = g_list_model_get_item (decisions, i);
      candor_case_rows_add_decision (&builders[CANDOR_CASE_DECISIONS], (gint64) i + 1, decision);
    }
  candor_case_rows_add_contents (&builders[CANDOR_CASE_CONTENTS], self->contents);
  for (guint i = 0; i < CANDOR_CASE_TABLES; i++)
    tables[i] = g_variant_builder_end (&builders[i]);
  return g_variant_new_tuple (tables, CANDOR_CASE_TABLES);
}

/* Reading. */

static gboolean
candor_case_rows_fail (CandorCaseTableKind table, gsize row, GError **error)
{
  g_set_error (error, CANDOR_CASE_ERROR, CANDOR_CASE_ERROR_DAMAGED, _("the case is damaged: table “%s”, row %u"),
               candor_case_tables[table].name, (guint) row + 1);
  return FALSE;
}

static gboolean
candor_case_rows_is_digest (const char *text)
{
  return strlen (text) == 64 && strspn (text, "0123456789abcdef") == 64;
}

static GDateTime *
candor_case_rows_read_time (gint64 seconds)
{
  return seconds >= 0 ? g_date_time_new_from_unix_utc (seconds) : NULL;
}

/* Bytes by their own digest; kinds and digests must be true. */
static GHashTable *
candor_case_rows_read_bytes (GVariant *tables, CandorCaseTableKind table, GError **error)
{
  g_autoptr (GHashTable) map = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  g_autoptr (GVariant) rows = g_variant_get_child_value (tables, table);

  for (gsize i = 0; i < g_variant_n_children (rows); i++)
    {
      g_autoptr (GVariant) row = g_variant_get_child_value (rows, i);
      g_autoptr (GVariant) data = g_variant_get_child_value (row, g_variant_n_children (row) - 1);
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *sha256 = NULL;
      const char *claimed;

      g_variant_get_child (row, 0, "&s", &claimed);
      /* A copy of its own is aligned as serialized values need it. */
      bytes = g_bytes_new (g_variant_get_data (data), g_variant_get_size (data));
      sha256 = candor_sha256_dup_of_bytes (bytes);
      if (strcmp (sha256, claimed) != 0)
        {
          candor_case_rows_fail (table, i, error);
          return NULL;
        }
      g_hash_table_replace (map, g_steal_pointer (&sha256), g_steal_pointer (&bytes));
    }
  return g_steal_pointer (&map);
}

static CandorCaseCheck *
candor_case_rows_read_check (GVariant *row, gint64 expected, GHashTable *results)
{
  g_autoptr (CandorCaseCheck) check = g_object_new (CANDOR_TYPE_CASE_CHECK, NULL);
  const char *program, *version, *sha256, *app_type, *policy, *package;
  GBytes *policy_result, *package_result;
  gint64 number, time;

  g_variant_get (row, "(xx&s&s&sm&s&s&s)", &number, &time, &program, &version, &sha256, &app_type, &policy, &package);
  policy_result = g_hash_table_lookup (results, policy);
  package_result = g_hash_table_lookup (results, package);
  check->time = candor_case_rows_read_time (time);
  if (number != expected || check->time == NULL || policy_result == NULL || package_result == NULL
      || !candor_case_rows_is_digest (sha256))
    return NULL;
  check->program = g_strdup (program);
  check->knowledge_version = g_strdup (version);
  check->knowledge_sha256 = g_strdup (sha256);
  check->app_type = g_strdup (app_type);
  check->policy = g_bytes_ref (policy_result);
  check->package = g_bytes_ref (package_result);
  return g_steal_pointer (&check);
}

static gboolean
candor_case_rows_read_checks (CandorCase *self, GVariant *tables, GHashTable *results, GError **error)
{
  g_autoptr (GVariant) rows = g_variant_get_child_value (tables, CANDOR_CASE_CHECKS);
  gsize count = g_variant_n_children (rows);

  for (gsize i = 0; i < count; i++)
    {
      g_autoptr (GVariant) row = g_variant_get_child_value (rows, i);
      g_autoptr (CandorCaseCheck) check = candor_case_rows_read_check (row, (gint64) i + 1, results);

      if (check == NULL)
        return candor_case_rows_fail (CANDOR_CASE_CHECKS, i, error);
      candor_case_add_check (self, check);
    }
  return count > 0 || candor_case_rows_fail (CANDOR_CASE_CHECKS, 0, error);
}

/* The check of a number, or NULL. */
static CandorCaseCheck *
candor_case_rows_find_check (CandorCase *self, gint64 number)
{
  g_autoptr (CandorCaseCheck) check = NULL;

  if (number < 1 || number > G_MAXUINT)
    return NULL;
  check = g_list_model_get_item (G_LIST_MODEL (self->checks), (guint) number - 1);
  return check; /* the list keeps it */
}

static gboolean
candor_case_rows_read_input (CandorCase *self, GVariant *row)
{
  gint64 number, position, size;
  const char *role, *name, *sha256;
  CandorCaseCheck *check;

  g_variant_get (row, "(xx&s&s&sx)", &number, &position, &role, &name, &sha256, &size);
  check = candor_case_rows_find_check (self, number);
  if (check == NULL || position != check->inputs->len + 1 || size < 0 || !candor_case_rows_is_digest (sha256)
      || strcmp (role, position == 1 ? PACKAGE : POLICY) != 0)
    return FALSE;
  g_ptr_array_add (check->inputs, candor_case_input_new (position == 1, name, sha256, (guint64) size));
  return TRUE;
}

/* Of one of the policy's files, and once. */
static gboolean
candor_case_rows_read_origin (CandorCase *self, GVariant *row)
{
  gint64 number, position, seconds;
  const char *address, *final_address, *media_type;
  g_autoptr (GDateTime) time = NULL;
  CandorCaseCheck *check;
  CandorCaseInput *input;

  g_variant_get (row, "(xx&s&s&sx)", &number, &position, &address, &final_address, &media_type, &seconds);
  check = candor_case_rows_find_check (self, number);
  time = candor_case_rows_read_time (seconds);
  if (check == NULL || time == NULL || position < 2 || position > check->inputs->len)
    return FALSE;
  input = g_ptr_array_index (check->inputs, position - 1);
  if (input->origin != NULL)
    return FALSE;
  input->origin = candor_origin_new (address, final_address, media_type, time, candor_case_get_input (self, input->sha256));
  return input->origin != NULL;
}

static gboolean
candor_case_rows_read_finding (CandorCase *self, GVariant *row)
{
  gint64 number, position;
  const char *id, *kind, *category, *severity, *english, *chinese;
  CandorCaseFinding parsed = { 0 };
  CandorCaseCheck *check;

  g_variant_get (row, "(xx&s&sm&s&sd&s&s)", &number, &position, &id, &kind, &category, &severity, &parsed.confidence,
                 &english, &chinese);
  check = candor_case_rows_find_check (self, number);
  if (check == NULL || position != check->findings->len + 1 || !candor_finding_kind_from_string (kind, &parsed.kind)
      || !candor_severity_from_string (severity, &parsed.severity) || !(parsed.confidence >= 0 && parsed.confidence <= 1))
    return FALSE;
  parsed.id = g_strdup (id);
  parsed.category = g_strdup (category);
  parsed.english = g_strdup (english);
  parsed.chinese = g_strdup (chinese);
  g_ptr_array_add (check->findings, g_memdup2 (&parsed, sizeof parsed));
  return TRUE;
}

static gboolean
candor_case_rows_read_decision (CandorCase *self, GVariant *row)
{
  g_autoptr (CandorDecision) decision = NULL;
  g_autoptr (GDateTime) time = NULL;
  gint64 number, seconds;
  const char *finding, *verdict, *reason, *note, *person;
  CandorVerdict parsed;

  g_variant_get (row, "(x&s&s&s&s&sx)", &number, &finding, &verdict, &reason, &note, &person, &seconds);
  time = candor_case_rows_read_time (seconds);
  if (number != (gint64) g_list_model_get_n_items (G_LIST_MODEL (self->decisions)) + 1 || time == NULL
      || !candor_verdict_from_string (verdict, &parsed))
    return FALSE;
  decision = candor_decision_new (finding, parsed, reason, note, person, time);
  candor_case_add_decision (self, decision);
  return TRUE;
}

static gboolean
candor_case_rows_read_fact (CandorCase *self, GVariant *row)
{
  const char *key, *value;

  g_variant_get (row, "(&s&s)", &key, &value);
  if (strcmp (key, NOTE_KEY) != 0)
    return FALSE;
  g_free (self->note);
  self->note = g_strdup (value);
  return TRUE;
}

static gboolean
candor_case_rows_read_table (CandorCase *self, GVariant *tables, CandorCaseTableKind table,
                             gboolean (*read) (CandorCase *self, GVariant *row), GError **error)
{
  g_autoptr (GVariant) rows = g_variant_get_child_value (tables, table);

  for (gsize i = 0; i < g_variant_n_children (rows); i++)
    {
      g_autoptr (GVariant) row = g_variant_get_child_value (rows, i);

      if (!read (self, row))
        return candor_case_rows_fail (table, i, error);
    }
  return TRUE;
}

/**
 * candor_case_new_from_variant:
 * @variant: rows of the type CANDOR_CASE_VARIANT_TYPE, in normal form
 * @knowledge: what is known today
 * @error: return location for a #CandorCaseError
 *
 * Returns: (transfer full): the case, or %NULL where the rows do not hold together
 */
CandorCase *
candor_case_new_from_variant (GVariant *variant, CandorKnowledge *knowledge, GError **error)
{
  g_autoptr (CandorCase) self = candor_case_new_empty (knowledge);
  g_autoptr (GHashTable) results = candor_case_rows_read_bytes (variant, CANDOR_CASE_RESULTS, error);
  g_autoptr (GHashTable) contents
      = results != NULL ? candor_case_rows_read_bytes (variant, CANDOR_CASE_CONTENTS, error) : NULL;
  g_autoptr (CandorCaseCheck) last = NULL;

  if (contents == NULL)
    return NULL;
  g_clear_pointer (&self->contents, g_hash_table_unref);
  self->contents = g_steal_pointer (&contents);
  if (!candor_case_rows_read_table (self, variant, CANDOR_CASE_FACTS, candor_case_rows_read_fact, error)
      || !candor_case_rows_read_checks (self, variant, results, error)
      || !candor_case_rows_read_table (self, variant, CANDOR_CASE_INPUTS, candor_case_rows_read_input, error)
      || !candor_case_rows_read_table (self, variant, CANDOR_CASE_ORIGINS, candor_case_rows_read_origin, error)
      || !candor_case_rows_read_table (self, variant, CANDOR_CASE_FINDINGS, candor_case_rows_read_finding, error)
      || !candor_case_rows_read_table (self, variant, CANDOR_CASE_DECISIONS, candor_case_rows_read_decision, error))
    return NULL;
  last = g_list_model_get_item (G_LIST_MODEL (self->checks), g_list_model_get_n_items (G_LIST_MODEL (self->checks)) - 1);
  self->comparison = candor_case_check_compare (last, knowledge, error);
  return self->comparison != NULL ? g_steal_pointer (&self) : NULL;
}
