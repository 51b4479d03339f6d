/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-code-private.h"

#include <glib/gi18n-lib.h>
#include <libdeflate.h>
#include <string.h>

#include "base/candor-mapping.h"

/* What dex files that are read at the same time may take besides the largest. */
#define CONCURRENT_SIZE (32u << 20)
/* All code of a package: the largest apps have a hundred files of ten megabytes. Entries may share their
 * bytes, so a small package can hold as many as it likes. */
#define CODE_LIMIT (G_GUINT64_CONSTANT (2) << 30)

/* More threads than this find no memory to read from. */
#define HELPER_LIMIT 15u

typedef struct
{
  CandorContainer *container;
  const CandorEntry *entry;
  CandorCodeFile *file;
  guint number; /* 1 for classes.dex */
  gsize part;
} CandorCodeJob;

/* "classes.dex", "classes2.dex", … at the top: the names under which Android looks for code. */
guint
candor_code_get_number (const char *name)
{
  guint64 number;
  char *end;

  if (!g_str_has_prefix (name, "classes"))
    return 0;
  name += strlen ("classes");
  if (strcmp (name, ".dex") == 0)
    return 1;
  if (!g_ascii_isdigit (*name) || *name == '0')
    return 0;
  number = g_ascii_strtoull (name, &end, 10);
  return strcmp (end, ".dex") == 0 && number >= 2 && number <= G_MAXUINT ? number : 0;
}

static int
candor_code_compare_jobs (gconstpointer a, gconstpointer b)
{
  const CandorCodeJob *left = a, *right = b;

  if (left->part != right->part)
    return left->part < right->part ? -1 : 1;
  return (left->number > right->number) - (left->number < right->number);
}

/* Takes out what lies behind a gap in the numbers: Android opens classes.dex, classes2.dex and so on up to the first that
 * isn't there (AOSP art, libdexfile/dex/dex_file_loader.cc, OpenAllDexFilesFromZip). */
static void
candor_code_drop_unreached (CandorCode *self, GArray *jobs)
{
  gsize part = self->n_parts;
  guint last = 0, kept = 0;

  for (guint i = 0; i < jobs->len; i++)
    {
      const CandorCodeJob job = g_array_index (jobs, CandorCodeJob, i);

      last = job.part == part ? last : 0;
      part = job.part;
      if (job.number > last + 1)
        {
          g_hash_table_add (self->unreached, (gpointer) job.entry);
          continue;
        }
      last = job.number;
      g_array_index (jobs, CandorCodeJob, kept++) = job;
    }
  g_array_set_size (jobs, kept);
}

static GArray *
candor_code_list_jobs (CandorCode *self)
{
  GArray *jobs = g_array_new (FALSE, FALSE, sizeof (CandorCodeJob));

  for (gsize i = 0; i < self->n_parts; i++)
    for (guint j = 0; j < candor_container_get_entry_count (self->parts[i].container); j++)
      {
        CandorCodeJob job = { .container = self->parts[i].container, .part = i };

        job.entry = candor_container_get_entry (job.container, j);
        job.number = candor_code_get_number (job.entry->name);
        if (job.number > 0)
          g_array_append_val (jobs, job);
      }
  g_array_sort (jobs, candor_code_compare_jobs);
  candor_code_drop_unreached (self, jobs);
  for (guint i = 0; i < jobs->len; i++)
    {
      CandorCodeJob *job = &g_array_index (jobs, CandorCodeJob, i);
      const char *split = self->parts[job->part].split;
      g_autofree char *name = split != NULL ? g_strconcat (split, "/", job->entry->name, NULL) : NULL;

      job->file = candor_code_file_new (name != NULL ? name : job->entry->name);
      g_ptr_array_add (self->files, job->file);
    }
  return jobs;
}

/* Whether the file is one whose checksum is looked at, and does not fit: damaged, or changed by a tool that left
 * it. Android's runtime refuses such a file (AOSP art, libdexfile/dex/dex_file_verifier.cc, CheckHeader). What a
 * container's checksums cover is left alone. */
static gboolean
candor_code_has_wrong_checksum (GBytes *bytes)
{
  const gsize covered = sizeof (guint64) + sizeof (guint32); /* what is behind the magic number and itself */
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  CandorDex dex;

  if (!candor_dex_open (&dex, (CandorSpan) { data, size }, 0, NULL) || dex.version >= CANDOR_DEX_VERSION_CONTAINER)
    return FALSE;
  if (dex.header.file_size < covered || dex.header.file_size > size)
    return TRUE;
  return libdeflate_adler32 (1, data + covered, dex.header.file_size - covered) != dex.header.checksum;
}

static void
candor_code_run_job (CandorCode *self, CandorCodeJob *job)
{
  g_autoptr (GBytes) bytes = candor_code_ahead_take_contents (self->ahead, job->container, job->entry, &job->file->error);

  if (bytes == NULL)
    return;
  job->file->wrong_checksum = candor_code_has_wrong_checksum (bytes);
  candor_code_file_scan (job->file, bytes, self->wanted, self->owners, self->files->len > 1,
                         candor_code_ahead_get_errands (self->ahead));
  candor_mapping_forget (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static int
candor_code_compare_sizes (gconstpointer a, gconstpointer b)
{
  const CandorCodeJob *left = *(const CandorCodeJob *const *) a, *right = *(const CandorCodeJob *const *) b;

  return (left->entry->size < right->entry->size) - (left->entry->size > right->entry->size);
}

/* As many besides the one who asks as there are threads for it, and memory: the largest one and a bounded rest. */
static guint
candor_code_count_helpers (CandorCode *self, GPtrArray *largest_first)
{
  guint limit = MIN (candor_errands_get_limit (candor_code_ahead_get_errands (self->ahead)), HELPER_LIMIT);
  guint64 taken = 0;
  guint count = 0;

  while (count + 1 < largest_first->len && count < limit)
    {
      taken += ((const CandorCodeJob *) g_ptr_array_index (largest_first, count + 1))->entry->size;
      if (taken > CONCURRENT_SIZE)
        break;
      count++;
    }
  return count;
}

/* FALSE: one file more is more than is read. */
static gboolean
candor_code_is_affordable (CandorCodeJob *job, guint64 *total)
{
  *total += MIN (job->entry->size, CODE_LIMIT);
  if (*total <= CODE_LIMIT)
    return TRUE;
  g_set_error_literal (&job->file->error, CANDOR_PACKAGE_ERROR, CANDOR_PACKAGE_ERROR_TOO_LARGE,
                       _("the package holds more code than is read"));
  return FALSE;
}

/* Files that are read at the same time. */
typedef struct
{
  CandorCode *code;
  GPtrArray *order; /* CandorCodeJob: the largest first, or the last one would be waited for */
  gint next;        /* atomic */
} CandorCodeQueue;

static gpointer
candor_code_run_queue (gpointer data)
{
  CandorCodeQueue *self = data;

  for (guint i; (i = (guint) g_atomic_int_add (&self->next, 1)) < self->order->len;)
    candor_code_run_job (self->code, g_ptr_array_index (self->order, i));
  return NULL;
}

static void
candor_code_run_jobs (CandorCode *self, GArray *jobs)
{
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  CandorCodeQueue queue = { .code = self, .order = order };
  CandorErrand *helpers[HELPER_LIMIT];
  guint64 total = 0;
  guint n_helpers;

  for (guint i = 0; i < jobs->len; i++)
    if (candor_code_is_affordable (&g_array_index (jobs, CandorCodeJob, i), &total))
      g_ptr_array_add (order, &g_array_index (jobs, CandorCodeJob, i));
  g_ptr_array_sort (order, candor_code_compare_sizes);
  n_helpers = candor_code_count_helpers (self, order);
  for (guint i = 0; i < n_helpers; i++)
    helpers[i] = candor_errands_add (candor_code_ahead_get_errands (self->ahead), candor_code_run_queue, &queue);
  candor_code_run_queue (&queue);
  for (guint i = 0; i < n_helpers; i++)
    candor_errand_wait (helpers[i]);
}

static void
candor_code_tell_damage (CandorCode *self, const CandorCodeFile *file)
{
  g_autofree char *count = g_strdup_printf ("%u", file->n_damaged);

  if (file->error != NULL)
    candor_package_warn (self->package,
                         candor_note_new (N_("The code file {0} could not be read: {1}"), CANDOR_NOTE_TEXT, file->name,
                                          CANDOR_NOTE_TEXT, file->error->message, CANDOR_NOTE_END));
  if (file->n_damaged > 0)
    candor_package_warn (self->package,
                         candor_note_new (N_("Parts of the code file {0} could not be read: {1} of its classes and "
                                             "methods do not hold together."),
                                          CANDOR_NOTE_TEXT, file->name, CANDOR_NOTE_TEXT, count, CANDOR_NOTE_END));
  if (file->wrong_checksum && file->error == NULL)
    candor_package_warn (self->package,
                         candor_note_new (N_("The checksum of the code file {0} does not fit its bytes: it is damaged, or was "
                                             "changed after it was built. What was read of it may be wrong or missing."),
                                          CANDOR_NOTE_TEXT, file->name, CANDOR_NOTE_END));
  self->complete &= file->error == NULL && file->n_damaged == 0 && !file->wrong_checksum;
}

/* From here on a half is a file like others. */
static void
candor_code_part_halves (CandorCode *self)
{
  for (guint i = 0; i < self->files->len; i++)
    {
      CandorCodeFile *file = g_ptr_array_index (self->files, i);

      if (file->half != NULL)
        g_ptr_array_insert (self->files, i + 1, g_steal_pointer (&file->half));
    }
}

void
candor_code_read_files (CandorCode *self)
{
  g_autoptr (GArray) jobs = candor_code_list_jobs (self);

  if (jobs->len > 0)
    candor_code_run_jobs (self, jobs);
  self->complete = TRUE;
  for (guint i = 0; i < self->files->len; i++)
    {
      CandorCodeFile *file = g_ptr_array_index (self->files, i);

      self->package->dex_count++;
      self->package->method_count += file->n_methods;
      if (file->half != NULL)
        file->n_damaged += file->half->n_damaged;
      candor_code_tell_damage (self, file);
    }
  candor_code_part_halves (self);
}
