/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader-fixture.h"

#include <glib/gstdio.h>

void
fixture_set_up (Fixture *self, gconstpointer data)
{
  const char *text = "Privacy policy. We collect your precise location and your contacts.\n";

  self->folder = g_dir_make_tmp ("candor-reader-XXXXXX", NULL);
  self->policy = g_build_filename (self->folder, "policy.txt", NULL);
  self->honest = g_strdup (g_getenv ("CANDOR_READER"));
  g_assert_true (g_file_set_contents (self->policy, text, -1, NULL));
  self->knowledge = candor_knowledge_load (NULL, NULL);
  g_assert_nonnull (self->knowledge);
  self->reader = candor_reader_new (self->knowledge);
  g_setenv ("CANDOR_READER_TIMEOUT", "60", TRUE); /* for a machine that is busy */
}

void
fixture_tear_down (Fixture *self, gconstpointer data)
{
  g_setenv ("CANDOR_READER", self->honest, TRUE);
  g_unsetenv ("CANDOR_FAKE");
  g_unsetenv ("CANDOR_READER_TIMEOUT");
  g_remove (self->policy);
  g_rmdir (self->folder);
  g_clear_object (&self->reader);
  g_clear_object (&self->knowledge);
  g_free (self->folder);
  g_free (self->policy);
  g_free (self->honest);
}

void
fixture_use_fake (const char *trick)
{
  g_setenv ("CANDOR_READER_TIMEOUT", "1", TRUE);
  g_setenv ("CANDOR_READER", g_getenv ("CANDOR_FAKE_READER"), TRUE);
  g_setenv ("CANDOR_FAKE", trick, TRUE);
}

CandorPolicy *
fixture_read_policy (Fixture *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (files, g_file_new_for_path (self->policy));
  return candor_reader_read_policy (self->reader, files, cancellable, error);
}

gboolean
fixture_take_record (const CandorTableRecord *record, gpointer data, GError **error)
{
  GString *text = data;

  g_string_append_printf (text, "%u", record->line);
  for (guint i = 0; i < record->cells->len; i++)
    g_string_append_printf (text, "|%s", (const char *) g_ptr_array_index (record->cells, i));
  g_string_append_c (text, '\n');
  return TRUE;
}
