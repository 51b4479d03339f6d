/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "batch/candor-batch-item.h"
#include "batch/candor-batch-origin.h"
#include "batch/candor-database.h"
#include "comparison/candor-comparison.h"

G_BEGIN_DECLS

/* The results of a batch: one SQLite file in the batch's folder. While a batch is written, each app is
 * one transaction in the write-ahead log; a complete one is laid out anew, in an order that depends on
 * its content alone, so that the same content is the same bytes. */

#define CANDOR_BATCH_DATABASE_NAME "batch.sqlite"
/* "CnBa", in the file's header (sqlite.org/fileformat2.html, application ID). */
#define CANDOR_BATCH_APPLICATION_ID 0x436e4261
#define CANDOR_BATCH_SCHEMA 1

/**
 * CandorBatchDatabase:
 *
 * The file, open for writing. Its functions may be called from any thread.
 */
typedef struct _CandorBatchDatabase CandorBatchDatabase;

/* Opens or makes the database of a folder; @origin is what the results will be of. One that was made by
 * other means is refused, unless @again says that its results are to be thrown away. */
CandorBatchDatabase *candor_batch_database_open (const char *folder, const CandorBatchOrigin *origin,
                                                 gboolean again, GError **error);
void candor_batch_database_free (CandorBatchDatabase *self);

typedef enum
{
  CANDOR_BATCH_MISSING,
  CANDOR_BATCH_COMPARED,
  CANDOR_BATCH_UNREADABLE, /* and it will stay so */
} CandorBatchState;

/* counts: (out): findings by #CandorSeverity, of one that was compared */
CandorBatchState candor_batch_database_find (CandorBatchDatabase *self, const CandorBatchItem *item,
                                             guint counts[4]);
/* catalog: of the messages' language; result: the comparison as JSON, compressed. */
gboolean candor_batch_database_add (CandorBatchDatabase *self, const CandorBatchItem *item,
                                    CandorComparison *comparison, CandorCatalog *catalog, GBytes *result,
                                    GError **error);
/* passing: whether another try may do better */
gboolean candor_batch_database_add_failure (CandorBatchDatabase *self, const CandorBatchItem *item,
                                            const char *message, gboolean passing, GError **error);
/* Takes out what is not listed (any more), writes what is unpaired, and lays the file out. ids: of all
 * that are listed (element-type gint64). */
gboolean candor_batch_database_complete (CandorBatchDatabase *self, GArray *ids, GPtrArray *unpaired,
                                         const char *entries, GError **error);

/* Opens a batch's database for looking only. path: the folder or the file. */
CandorDatabase *candor_batch_database_open_results (const char *path, GError **error);
/* What made the results. */
gboolean candor_batch_database_load_origin (CandorDatabase *database, CandorBatchOrigin *origin, GError **error);

/* For the files beside this one. */
gboolean candor_batch_database_create_schema (CandorDatabase *database, GError **error);
gboolean candor_batch_database_save_origin (CandorDatabase *database, const CandorBatchOrigin *origin,
                                            GError **error);
gboolean candor_batch_database_insert (CandorDatabase *database, const CandorBatchItem *item,
                                       CandorComparison *comparison, CandorCatalog *catalog, GBytes *result,
                                       GError **error);
gboolean candor_batch_database_lay_out (CandorDatabase *database, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandorBatchDatabase, candor_batch_database_free)

G_END_DECLS
