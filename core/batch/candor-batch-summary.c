/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-batch"

#include "batch/candor-batch-summary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/candor-save.h"
#include "comparison/candor-finding.h"

static const CandorSummaryColumn figure_columns[] = { { N_ ("Figure"), 75, FALSE }, { N_ ("Number"), 25, TRUE } };
static const CandorSummaryColumn app_columns[] = {
  { N_ ("App"), 36, FALSE },  { N_ ("Version"), 20, FALSE }, { N_ ("High"), 11, TRUE },
  { N_ ("Medium"), 11, TRUE }, { N_ ("Low"), 11, TRUE },      { N_ ("Info"), 11, TRUE },
};
static const CandorSummaryColumn kind_columns[] = {
  { N_ ("Finding"), 52, FALSE }, { N_ ("Severity"), 18, FALSE }, { N_ ("Apps"), 15, TRUE }, { N_ ("Findings"), 15, TRUE },
};
static const CandorSummaryColumn category_columns[] = {
  { N_ ("Category"), 36, FALSE }, { N_ ("Apps that can"), 16, TRUE }, { N_ ("disclosed"), 12, TRUE },
  { N_ ("vague"), 12, TRUE },     { N_ ("denied"), 12, TRUE },        { N_ ("not said"), 12, TRUE },
};
static const CandorSummaryColumn sdk_columns[] = {
  { N_ ("SDK"), 49, FALSE }, { N_ ("Apps that carry it"), 17, TRUE }, { N_ ("of these, name it"), 17, TRUE },
  { N_ ("name it without it"), 17, TRUE },
};
static const CandorSummaryColumn type_columns[] = {
  { N_ ("Type of app"), 30, FALSE }, { N_ ("Apps"), 10, TRUE }, { N_ ("Beyond the necessary scope"), 42, FALSE }, { N_ ("in apps"), 18, TRUE },
};
static const CandorSummaryColumn problem_columns[] = { { N_ ("App"), 30, FALSE }, { N_ ("Why"), 70, FALSE } };
static const CandorSummaryColumn unpaired_columns[] = { { N_ ("File"), 100, FALSE } };

static const struct
{
  const char *title;
  const char *sql;
} figures[] = {
  { N_ ("Apps compared"), "SELECT count(*) FROM app WHERE status = 'compared'" },
  { N_ ("Apps that could not be read"), "SELECT count(*) FROM app WHERE status <> 'compared'" },
  { N_ ("Policies, each counted once"), "SELECT count(*) FROM policy" },
  { N_ ("Apps with a finding of high severity"), "SELECT count(*) FROM app WHERE high > 0" },
  { N_ ("Findings of high severity"), "SELECT sum(high) FROM app" },
  { N_ ("Findings of medium severity"), "SELECT sum(medium) FROM app" },
  { N_ ("Apps whose code is hidden by a packer"), "SELECT count(*) FROM app WHERE packer IS NOT NULL" },
};

static void
candor_summary_table_clear (gpointer data)
{
  g_ptr_array_unref (((CandorSummaryTable *) data)->rows);
}

const char *
candor_batch_summary_name_kind (CandorBatchSummary *self, guint column, const char *cell)
{
  CandorFindingKind kind;
  CandorSeverity severity;

  if (column == 0 && candor_finding_kind_from_string (cell, &kind))
    return candor_catalog_text (self->catalog, candor_finding_kind_get_word (kind));
  if (column == 1 && candor_severity_from_string (cell, &severity))
    return candor_catalog_text (self->catalog, candor_severity_get_word (severity));
  return NULL;
}

static const char *
candor_summary_name_category (CandorBatchSummary *self, guint column, const char *cell)
{
  return column == 0
             ? candor_knowledge_get_category_name (self->knowledge, cell, candor_catalog_get_locale (self->catalog))
             : NULL;
}

static const char *
candor_summary_name_type (CandorBatchSummary *self, guint column, const char *cell)
{
  const CandorKnownAppType *type = column == 0 ? candor_knowledge_find_app_type (self->knowledge, cell) : NULL;

  if (type != NULL)
    return candor_catalog_is_chinese (self->catalog) ? type->name_zh : type->name_en;
  return column == 2
             ? candor_knowledge_get_category_name (self->knowledge, cell, candor_catalog_get_locale (self->catalog))
             : NULL;
}

static void
candor_batch_summary_take_row (CandorBatchSummary *self, CandorSummaryTable *table, sqlite3_stmt *statement,
                               CandorSummaryNamer namer)
{
  char **cells = g_new0 (char *, table->count + 1);

  for (guint i = 0; i < table->count; i++)
    {
      const char *cell = (const char *) sqlite3_column_text (statement, (int) i);
      const char *name = namer != NULL && cell != NULL ? namer (self, i, cell) : NULL;
      cells[i] = g_utf8_make_valid (name != NULL ? name : cell != NULL ? cell : "", -1);
    }
  g_ptr_array_add (table->rows, cells);
}

gboolean
candor_batch_summary_add (CandorBatchSummary *self, const CandorSummaryTable *given, CandorDatabase *database,
                          const char *sql, CandorSummaryNamer namer, GError **error)
{
  g_autoptr (GError) problem = NULL;
  CandorSummaryTable table = *given;
  sqlite3_stmt *statement = candor_database_query (database, error, sql, "");

  if (statement == NULL)
    return FALSE;
  table.rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  while (candor_database_step (database, statement, &problem))
    candor_batch_summary_take_row (self, &table, statement, namer);
  candor_database_done (statement);
  g_array_append_val (self->tables, table);
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return error == NULL || *error == NULL;
}

#define TABLE(name, words, explanation, layout)                                                       \
  ((const CandorSummaryTable){ name, words, explanation, layout, G_N_ELEMENTS (layout), NULL })

static void
candor_batch_summary_add_figures (CandorBatchSummary *self, CandorDatabase *database)
{
  CandorSummaryTable table = TABLE ("figures", N_ ("In figures"), NULL, figure_columns);

  table.rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      g_autofree char *number
          = g_strdup_printf ("%" G_GINT64_FORMAT, candor_database_get_number (database, figures[i].sql, 0));
      const char *cells[] = { candor_catalog_text (self->catalog, figures[i].title), number, NULL };
      g_ptr_array_add (table.rows, g_strdupv ((char **) cells));
    }
  g_array_append_val (self->tables, table);
}

static gboolean
candor_batch_summary_add_apps (CandorBatchSummary *self, CandorDatabase *database, GError **error)
{
  candor_batch_summary_add_figures (self, database);
  return candor_batch_summary_add (
             self,
             &TABLE ("apps", N_ ("Apps by their findings"),
                     N_ ("Most findings of the highest severity first. An app with none is not thereby proven clean: "
                         "its own report says what could not be seen."),
                     app_columns),
             database,
             "SELECT name, version_name, high, medium, low, info FROM app WHERE status = 'compared'"
             " ORDER BY high DESC, medium DESC, low DESC, info DESC, name, id",
             NULL, error);
}

static gboolean
candor_batch_summary_add_findings (CandorBatchSummary *self, CandorDatabase *database, GError **error)
{
  return candor_batch_summary_add (
             self, &TABLE ("kinds", N_ ("Findings by kind"), NULL, kind_columns), database,
             "SELECT kind, severity, count(DISTINCT app), count(*) FROM finding GROUP BY kind, severity"
             " ORDER BY CASE severity WHEN 'high' THEN 0 WHEN 'medium' THEN 1 WHEN 'low' THEN 2 ELSE 3 END,"
             " count(*) DESC, kind",
             candor_batch_summary_name_kind, error)
         && candor_batch_summary_add (
             self,
             &TABLE ("categories", N_ ("Categories"),
                     N_ ("How many apps show means to get a kind of data, and what their policies do about it."),
                     category_columns),
             database,
             "SELECT category, count(*), sum(disclosure = 'clear'), sum(disclosure = 'vague'),"
             " sum(disclosure IN ('incorrect', 'ambiguous')), sum(disclosure = 'omitted')"
             " FROM disclosure WHERE behavior GROUP BY category ORDER BY 6 DESC, 2 DESC, category",
             candor_summary_name_category, error);
}

static gboolean
candor_batch_summary_add_sdks (CandorBatchSummary *self, CandorDatabase *database, GError **error)
{
  return candor_batch_summary_add (
             self,
             &TABLE ("sdks", N_ ("SDKs"), N_ ("Libraries that hand nothing to anybody are left out."), sdk_columns),
             database,
             "SELECT name, sum(carried), sum(carried AND named), sum(named AND NOT carried) FROM sdk"
             " WHERE NOT library GROUP BY id ORDER BY 2 DESC, 4 DESC, name",
             NULL, error)
         && candor_batch_summary_add (
             self, &TABLE ("types", N_ ("Types of apps and their necessary scope"), NULL, type_columns), database,
             "SELECT app_type, (SELECT count(*) FROM app AS other WHERE other.app_type = app.app_type), category,"
             " count(DISTINCT app.id) FROM finding JOIN app ON app.id = finding.app WHERE kind = 'beyond_scope'"
             " AND app_type IS NOT NULL GROUP BY app_type, category ORDER BY app_type, 4 DESC, category",
             candor_summary_name_type, error);
}

static gboolean
candor_batch_summary_add_problems (CandorBatchSummary *self, CandorDatabase *database, GError **error)
{
  return candor_batch_summary_add (
             self, &TABLE ("unreadable", N_ ("Apps that could not be read"), NULL, problem_columns), database,
             "SELECT name, error FROM app WHERE status <> 'compared' ORDER BY name, id", NULL, error)
         && candor_batch_summary_add (self, &TABLE ("unpaired", N_ ("Files without a counterpart"), NULL, unpaired_columns),
                                      database, "SELECT path FROM unpaired ORDER BY path", NULL, error);
}

gboolean
candor_batch_summary_init (CandorBatchSummary *self, CandorBatchResults *results, CandorBatchResults *earlier,
                           CandorKnowledge *knowledge, CandorCatalog *catalog, GError **error)
{
  CandorDatabase *database = candor_batch_results_get_database (results);

  self->results = results;
  self->knowledge = knowledge;
  self->catalog = catalog;
  self->tables = g_array_new (FALSE, FALSE, sizeof (CandorSummaryTable));
  g_array_set_clear_func (self->tables, candor_summary_table_clear);
  return candor_batch_summary_add_apps (self, database, error)
         && (earlier == NULL || candor_batch_summary_add_changes (self, earlier, error))
         && candor_batch_summary_add_findings (self, database, error)
         && candor_batch_summary_add_sdks (self, database, error)
         && candor_batch_summary_add_problems (self, database, error);
}

void
candor_batch_summary_clear (CandorBatchSummary *self)
{
  g_clear_pointer (&self->tables, g_array_unref);
}

static gboolean
candor_summary_save_file (const char *folder, const char *name, GBytes *bytes, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return bytes != NULL && candor_save (bytes, path, error);
}

gboolean
candor_batch_summary_save (CandorBatchSummary *self, const char *folder, GError **error)
{
  g_autoptr (GBytes) csv = candor_batch_summary_to_csv (self);
  g_autoptr (GBytes) html = candor_batch_summary_to_html (self);
  g_autoptr (GBytes) pdf = candor_batch_summary_to_pdf (self, error);

  return candor_summary_save_file (folder, "summary.csv", csv, error) && candor_summary_save_file (folder, "report.html", html, error)
         && candor_summary_save_file (folder, "report.pdf", pdf, error);
}
