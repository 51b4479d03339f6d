/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-batch"

/* What changed between two batches: findings of the same app, by name, told apart by their identifiers, which
 * outlive versions. */

#include <glib/gi18n-lib.h>

#include "batch/candor-batch-summary.h"

static const CandorSummaryColumn change_columns[] = {
  { N_ ("App"), 34, FALSE },  { N_ ("Version"), 24, FALSE }, { N_ ("new findings"), 14, TRUE },
  { N_ ("gone"), 14, TRUE }, { N_ ("still there"), 14, TRUE },
};

static const char changes[]
    = "WITH pair AS (SELECT now.id AS now, was.id AS was, now.name AS name,"
      " coalesce(was.version_name, '?') || ' → ' || coalesce(now.version_name, '?') AS versions"
      " FROM main.app AS now JOIN earlier.app AS was ON was.name = now.name"
      " WHERE now.status = 'compared' AND was.status = 'compared'),"
      " counted AS (SELECT name, versions,"
      " (SELECT count(*) FROM main.finding AS f WHERE f.app = now AND NOT EXISTS"
      "  (SELECT 1 FROM earlier.finding AS g WHERE g.app = was AND g.id = f.id)) AS fresh,"
      " (SELECT count(*) FROM earlier.finding AS g WHERE g.app = was AND NOT EXISTS"
      "  (SELECT 1 FROM main.finding AS f WHERE f.app = now AND f.id = g.id)) AS gone,"
      " (SELECT count(*) FROM main.finding AS f WHERE f.app = now AND EXISTS"
      "  (SELECT 1 FROM earlier.finding AS g WHERE g.app = was AND g.id = f.id)) AS same FROM pair)"
      " SELECT name, versions, fresh, gone, same FROM counted WHERE fresh > 0 OR gone > 0"
      " UNION ALL SELECT name, '+', (SELECT count(*) FROM main.finding WHERE app = now.id), 0, 0"
      " FROM main.app AS now WHERE status = 'compared'"
      " AND name NOT IN (SELECT name FROM earlier.app WHERE status = 'compared')"
      " UNION ALL SELECT name, '−', 0, (SELECT count(*) FROM earlier.finding WHERE app = was.id), 0"
      " FROM earlier.app AS was WHERE status = 'compared'"
      " AND name NOT IN (SELECT name FROM main.app WHERE status = 'compared')"
      " ORDER BY 3 DESC, 4 DESC, 1";

gboolean
candor_batch_summary_add_changes (CandorBatchSummary *self, CandorBatchResults *earlier, GError **error)
{
  const CandorSummaryTable table
      = { "changes", N_ ("Changes since the earlier batch"),
          N_ ("Apps are the same by name. “Gone” says that the finding is no longer made, not why."), change_columns,
          G_N_ELEMENTS (change_columns), NULL };
  CandorDatabase *database = candor_batch_results_get_database (self->results);
  const char *path = candor_database_get_path (candor_batch_results_get_database (earlier));
  gboolean done = candor_database_run (database, error, "ATTACH ? AS earlier", "s", path)
                  && candor_batch_summary_add (self, &table, database, changes, NULL, error);

  return done;
}
