/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor"

#include "candor-cli.h"

#include <glib/gi18n.h>
#include <string.h>

enum
{
  PACKAGE,
  POLICY,
};

GFile *
candor_cli_find_file (const char *word)
{
  /* What is no address needs none of the modules that reach files elsewhere. */
  if (g_path_is_absolute (word))
    return g_vfs_get_file_for_path (g_vfs_get_local (), word);
  if (strchr (word, ':') == NULL && strcmp (word, "-") != 0)
    {
      g_autofree char *here = g_get_current_dir ();
      g_autofree char *path = g_build_filename (here, word, NULL);
      return g_vfs_get_file_for_path (g_vfs_get_local (), path);
    }
  return g_file_new_for_commandline_arg (strcmp (word, "-") == 0 ? "/dev/stdin" : word);
}

void
candor_cli_reading_init (CandorCliReading *self, CandorKnowledge *knowledge, gboolean strict)
{
  self->reader = candor_reader_new (knowledge);
  self->loop = g_main_loop_new (NULL, FALSE);
  candor_reader_set_strict (self->reader, strict);
  self->strict = strict;
}

void
candor_cli_reading_clear (CandorCliReading *self)
{
  g_clear_object (&self->reader);
  g_clear_pointer (&self->loop, g_main_loop_unref);
  g_clear_object (&self->policy);
  g_clear_object (&self->package);
}

static void
candor_cli_reading_show (CandorCliReading *self, guint which, double fraction, const char *stage)
{
  self->fractions[which] = fraction;
  candor_cli_show_progress ((self->fractions[PACKAGE] + self->fractions[POLICY]) / self->count, stage);
}

static void
candor_cli_reading_end (CandorCliReading *self, guint which, const GError *error)
{
  self->fractions[which] = 1;
  if (error != NULL)
    candor_cli_complain ("%s", error->message);
  if (--self->running == 0)
    g_main_loop_quit (self->loop);
}

static void
candor_cli_reading_policy_progress (double fraction, const char *stage, gpointer data)
{
  candor_cli_reading_show (data, POLICY, fraction, stage);
}

static void
candor_cli_reading_package_progress (double fraction, const char *stage, gpointer data)
{
  candor_cli_reading_show (data, PACKAGE, fraction, stage);
}

static void
candor_cli_reading_policy_ready (GObject *source, GAsyncResult *result, gpointer data)
{
  CandorCliReading *self = data;
  g_autoptr (GError) error = NULL;

  self->policy = candor_reader_read_policy_finish (self->reader, result, &error);
  candor_cli_reading_end (self, POLICY, error);
}

static void
candor_cli_reading_package_ready (GObject *source, GAsyncResult *result, gpointer data)
{
  CandorCliReading *self = data;
  g_autoptr (GError) error = NULL;

  self->package = candor_reader_read_package_finish (self->reader, result, &error);
  candor_cli_reading_end (self, PACKAGE, error);
}

/* A word that a person typed: a page's address, or a file's name. NULL after a message. */
static GObject *
candor_cli_reading_find (CandorCliReading *self, const char *word)
{
  g_autoptr (GError) error = NULL;
  CandorPage *page;

  if (!candor_address_is (word))
    return G_OBJECT (candor_cli_find_file (word));
  page = candor_page_fetch (word, self->strict, candor_cli_reading_policy_progress, self, NULL, &error);
  if (page != NULL)
    return G_OBJECT (page);
  candor_cli_clear_progress ();
  candor_cli_complain ("%s", error->message);
  return NULL;
}

void
candor_cli_reading_add_policy (CandorCliReading *self, char **words)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  self->count++;
  for (gsize i = 0; words[i] != NULL; i++)
    {
      GObject *file = candor_cli_reading_find (self, words[i]);

      if (file == NULL)
        return;
      g_ptr_array_add (files, file);
    }
  self->running++;
  candor_reader_read_policy_async (self->reader, files, candor_cli_reading_policy_progress, self, NULL,
                                   candor_cli_reading_policy_ready, self);
}

void
candor_cli_reading_add_package (CandorCliReading *self, const char *word)
{
  g_autoptr (GFile) file = candor_cli_find_file (word);

  self->running++;
  self->count++;
  candor_reader_read_package_async (self->reader, file, candor_cli_reading_package_progress, self, NULL,
                                    candor_cli_reading_package_ready, self);
}

gboolean
candor_cli_reading_run (CandorCliReading *self)
{
  guint read;

  if (self->running > 0)
    g_main_loop_run (self->loop);
  candor_cli_clear_progress ();
  read = (self->policy != NULL) + (self->package != NULL);
  if (read > 0)
    candor_cli_warn_about_sandbox (self->reader);
  return read == self->count;
}

void
candor_cli_warn_about_policy (CandorPolicy *policy)
{
  CandorDocument *document = candor_policy_get_document (policy, 0);

  if (!candor_policy_get_is_privacy_policy (policy))
    candor_cli_warn (_("%s does not read like a privacy policy: what it leaves unsaid proves nothing"),
                     candor_document_get_name (document));
  if (!candor_policy_get_is_privacy_policy (policy) && candor_document_get_origin (document) != NULL)
    candor_cli_warn (_("A page that scripts put together holds little text before they run: save such a page in a browser and open the file"));
}
