/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/candor-catalog.h"
#include "batch/candor-batch-results.h"
#include "knowledge/candor-knowledge.h"

G_BEGIN_DECLS

#define CANDOR_SUMMARY_COLUMNS_MAX 6

/**
 * CandorSummaryColumn:
 * @title: message
 * @share: of the table's width, in hundredths
 * @number: whether its cells are numbers
 */
typedef struct
{
  const char *title;
  guint share;
  gboolean number;
} CandorSummaryColumn;

/**
 * CandorSummaryTable:
 * @id: what files and links call it
 * @title: message
 * @note: (nullable): message: how to read it
 * @columns: its columns
 * @count: how many
 * @rows: (element-type GStrv): cells, as many as columns
 *
 * One of the questions a batch answers.
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *note;
  const CandorSummaryColumn *columns;
  guint count;
  GPtrArray *rows;
} CandorSummaryTable;

/**
 * CandorBatchSummary:
 * @tables: (element-type CandorSummaryTable)
 *
 * What a batch comes to: apps ranked by findings, findings by kind and by category, SDKs by the apps that
 * carry and that name them, app types against what is beyond their necessary scope, what changed since an
 * earlier batch, and what could not be read.
 */
typedef struct
{
  CandorBatchResults *results;
  CandorKnowledge *knowledge;
  CandorCatalog *catalog;
  GArray *tables;
} CandorBatchSummary;

/* earlier: (nullable): what changes are counted from; the arguments outlive the summary. */
gboolean candor_batch_summary_init (CandorBatchSummary *self, CandorBatchResults *results, CandorBatchResults *earlier,
                                    CandorKnowledge *knowledge, CandorCatalog *catalog, GError **error);
void candor_batch_summary_clear (CandorBatchSummary *self);

/* For the files beside this one: adds a table with the rows of a query, each cell as text. A cell of a column
 * that @name gives a name to is shown by it. */
typedef const char *(*CandorSummaryNamer) (CandorBatchSummary *self, guint column, const char *cell);
gboolean candor_batch_summary_add (CandorBatchSummary *self, const CandorSummaryTable *table, CandorDatabase *database,
                                   const char *sql, CandorSummaryNamer namer, GError **error);
const char *candor_batch_summary_name_kind (CandorBatchSummary *self, guint column, const char *cell);
gboolean candor_batch_summary_add_changes (CandorBatchSummary *self, CandorBatchResults *earlier, GError **error);

/* The whole as files. */
GBytes *candor_batch_summary_to_csv (CandorBatchSummary *self);
GBytes *candor_batch_summary_to_html (CandorBatchSummary *self);
GBytes *candor_batch_summary_to_pdf (CandorBatchSummary *self, GError **error);

/* All three, as summary.csv, report.html and report.pdf of a folder. */
gboolean candor_batch_summary_save (CandorBatchSummary *self, const char *folder, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CandorBatchSummary, candor_batch_summary_clear)

G_END_DECLS
