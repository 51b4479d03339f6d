/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-package-entries-private.h"

CandorEntry *
candor_builder_add (CandorEntryBuilder *self, CandorEntryKind kind, guint index, const char *title,
                    const char *subtitle)
{
  g_autoptr (CandorEntry) entry = candor_entry_new (kind, index, title, subtitle);

  g_list_store_append (self->entries, entry);
  return entry; /* the list keeps it */
}

static void
candor_entry_builder_free (gpointer data)
{
  CandorEntryBuilder *self = data;

  g_object_unref (self->package);
  g_object_unref (self->knowledge);
  g_object_unref (self->catalog);
  g_object_unref (self->entries);
  g_free (self);
}

static void
candor_package_entries_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  CandorEntryBuilder *builder = data;

  candor_builder_add_permissions (builder);
  candor_builder_add_apis (builder);
  candor_builder_add_sdks (builder);
  candor_builder_add_components (builder);
  candor_builder_add_warnings (builder);
  candor_builder_add_signers (builder);
  candor_builder_add_file (builder);
  g_task_return_pointer (task, g_object_ref (builder->entries), g_object_unref);
}

void
candor_package_entries_async (CandorPackage *package, CandorKnowledge *knowledge, CandorCatalog *catalog,
                              GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (package, cancellable, callback, user_data);
  CandorEntryBuilder *builder = g_new0 (CandorEntryBuilder, 1);

  builder->package = g_object_ref (package);
  builder->knowledge = g_object_ref (knowledge);
  builder->catalog = g_object_ref (catalog);
  builder->entries = g_list_store_new (CANDOR_TYPE_ENTRY);
  g_task_set_source_tag (task, candor_package_entries_async);
  g_task_set_task_data (task, builder, candor_entry_builder_free);
  g_task_run_in_thread (task, candor_package_entries_in_thread);
}

GListModel *
candor_package_entries_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
