/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-batch"

#include "batch/candor-batch-entry.h"

#include "base/candor-getter.h"

struct _CandorBatchEntry
{
  GObject parent_instance;
  char *name;
  char *package;
  char **policies;
  char *app_type;
  char *sha256;
};

G_DEFINE_FINAL_TYPE (CandorBatchEntry, candor_batch_entry, G_TYPE_OBJECT)

static void
candor_batch_entry_finalize (GObject *object)
{
  CandorBatchEntry *self = CANDOR_BATCH_ENTRY (object);

  g_free (self->name);
  g_free (self->package);
  g_strfreev (self->policies);
  g_free (self->app_type);
  g_free (self->sha256);
  G_OBJECT_CLASS (candor_batch_entry_parent_class)->finalize (object);
}

static void
candor_batch_entry_class_init (CandorBatchEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candor_batch_entry_finalize;
}

static void
candor_batch_entry_init (CandorBatchEntry *self)
{
}

/**
 * candor_batch_entry_new:
 * @name: the person's own name for the app
 * @package: path of the package
 * @policies: paths of its policy's files, %NULL-terminated
 * @app_type: (nullable): identifier of the app type
 * @sha256: (nullable): the SHA-256 that the package should have
 *
 * Returns: (transfer full): an entry
 */
CandorBatchEntry *
candor_batch_entry_new (const char *name, const char *package, const char *const *policies,
                        const char *app_type, const char *sha256)
{
  CandorBatchEntry *self = g_object_new (CANDOR_TYPE_BATCH_ENTRY, NULL);

  self->name = g_strdup (name);
  self->package = g_strdup (package);
  self->policies = g_strdupv ((char **) policies);
  self->app_type = g_strdup (app_type);
  self->sha256 = sha256 != NULL ? g_ascii_strdown (sha256, -1) : NULL;
  return self;
}

CANDOR_GETTER (CandorBatchEntry, candor_batch_entry, CANDOR_IS_BATCH_ENTRY, const char *, name, NULL)
CANDOR_GETTER (CandorBatchEntry, candor_batch_entry, CANDOR_IS_BATCH_ENTRY, const char *, package, NULL)
CANDOR_STRV_GETTER (CandorBatchEntry, candor_batch_entry, CANDOR_IS_BATCH_ENTRY, policies)
CANDOR_GETTER (CandorBatchEntry, candor_batch_entry, CANDOR_IS_BATCH_ENTRY, const char *, app_type, NULL)
CANDOR_GETTER (CandorBatchEntry, candor_batch_entry, CANDOR_IS_BATCH_ENTRY, const char *, sha256, NULL)
