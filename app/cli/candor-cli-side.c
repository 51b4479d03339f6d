/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor"

#include "candor-cli.h"

#include <fcntl.h>
#include <glib/gi18n.h>
#include <sys/stat.h>
#include <unistd.h>

#include "casefile/candor-case-file.h"

#define SUFFIX ".candor"
#define SNIFFED 100

/* By its first bytes, or by its name, so that a damaged case is called one. */
gboolean
candor_cli_is_case (const char *word)
{
  guint8 bytes[SNIFFED];
  struct stat status;
  gssize size = -1;
  int descriptor;

  if (g_str_has_suffix (word, SUFFIX))
    return TRUE;
  if (stat (word, &status) != 0 || !S_ISREG (status.st_mode))
    return FALSE;
  descriptor = open (word, O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (descriptor < 0)
    return FALSE;
  size = read (descriptor, bytes, sizeof bytes);
  close (descriptor);
  return size == SNIFFED && candor_case_file_recognize (bytes, SNIFFED);
}

void
candor_cli_side_clear (CandorCliSide *self)
{
  g_clear_object (&self->work);
  g_clear_object (&self->policy);
  g_clear_object (&self->package);
  g_clear_pointer (&self->app_type, g_free);
}

static gboolean
candor_cli_side_read_case (CandorCliSide *self, CandorKnowledge *knowledge, gboolean strict, const char *word)
{
  g_autoptr (CandorReader) reader = candor_reader_new (knowledge);
  g_autoptr (GFile) file = candor_cli_find_file (word);
  g_autoptr (GError) error = NULL;
  CandorComparison *comparison;
  const CandorKnownAppType *type;

  candor_reader_set_strict (reader, strict);
  self->work = candor_reader_read_case (reader, file, NULL, &error);
  if (self->work == NULL)
    {
      candor_cli_complain ("%s", error->message);
      return FALSE;
    }
  comparison = candor_case_get_comparison (self->work);
  type = candor_comparison_get_app_type (comparison);
  self->policy = g_object_ref (candor_comparison_get_policy (comparison));
  self->package = g_object_ref (candor_comparison_get_package (comparison));
  self->app_type = g_strdup (type != NULL ? type->id : NULL);
  return TRUE;
}

static gboolean
candor_cli_side_read_files (CandorCliSide *self, CandorKnowledge *knowledge, gboolean strict, const char *package,
                            char **policies)
{
  g_auto (CandorCliReading) reading = { 0 };

  candor_cli_reading_init (&reading, knowledge, strict);
  if (package != NULL)
    candor_cli_reading_add_package (&reading, package);
  if (policies != NULL)
    candor_cli_reading_add_policy (&reading, policies);
  if (!candor_cli_reading_run (&reading))
    return FALSE;
  if (policies != NULL)
    candor_cli_warn_about_policy (reading.policy);
  if (reading.policy != NULL)
    g_set_object (&self->policy, reading.policy);
  if (reading.package != NULL)
    g_set_object (&self->package, reading.package);
  self->is_new = TRUE;
  return TRUE;
}

gboolean
candor_cli_side_read (CandorCliSide *self, CandorKnowledge *knowledge, gboolean strict, const char *package,
                      char **policies, const char *work)
{
  if (package != NULL && candor_cli_is_case (package))
    {
      work = package;
      package = NULL;
    }
  if (work != NULL && !candor_cli_side_read_case (self, knowledge, strict, work))
    return FALSE;
  return (package == NULL && policies == NULL)
         || candor_cli_side_read_files (self, knowledge, strict, package, policies);
}

CandorComparison *
candor_cli_side_compare (CandorCliSide *self, CandorKnowledge *knowledge, const char *app_type)
{
  return candor_comparison_new (self->policy, self->package, knowledge, app_type != NULL ? app_type : self->app_type);
}
