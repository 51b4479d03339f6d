/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-batch"

#include "batch/candor-batch-cache.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <utime.h>

#include "batch/candor-compressed.h"

/* An entry: this mark, the SHA-256 of its name and of what follows, the value compressed. */
#define MARK "CnC2"
#define MARK_SIZE 4u
#define DIGEST_SIZE 32u
#define HEAD_SIZE (MARK_SIZE + DIGEST_SIZE)
/* Larger than any result that a reading process may answer. */
#define VALUE_LIMIT (512u << 20)
/* Little time for most of the gain. */
#define LEVEL 1
/* The folder is looked through after this part of the limit was written, and brought down to this part. */
#define TRIM_AFTER 16u
#define TRIM_TO(limit) ((limit) / 10 * 9)
#define ENDING ".candor-cache"

struct _CandorBatchCache
{
  char *folder;
  char *maker;
  guint64 limit;
  guint64 written; /* since the last look, under the mutex */
  GMutex mutex;
};

CandorBatchCache *
candor_batch_cache_new (const char *folder, guint64 limit, const char *maker)
{
  CandorBatchCache *self = g_new0 (CandorBatchCache, 1);

  self->folder = g_strdup (folder);
  self->maker = g_strdup (maker);
  self->limit = limit;
  g_mutex_init (&self->mutex);
  return self;
}

void
candor_batch_cache_free (CandorBatchCache *self)
{
  g_mutex_clear (&self->mutex);
  g_free (self->folder);
  g_free (self->maker);
  g_free (self);
}

static char *
candor_batch_cache_dup_name (CandorBatchCache *self, const char *key)
{
  g_autofree char *whole = g_strconcat (self->maker, "\n", key, NULL);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, whole, -1);
}

/* Two digits of the name are a folder: no folder gets too long a list. */
static char *
candor_batch_cache_dup_path (CandorBatchCache *self, const char *name)
{
  g_autofree char *head = g_strndup (name, 2);
  g_autofree char *rest = g_strconcat (name + 2, ENDING, NULL);

  return g_build_filename (self->folder, head, rest, NULL);
}

/* With its name, an entry that was put in the place of another is as good as damaged. */
static void
candor_batch_cache_digest (const char *name, gconstpointer data, gsize size, guint8 digest[DIGEST_SIZE])
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize length = DIGEST_SIZE;

  g_checksum_update (checksum, (const guchar *) name, -1);
  g_checksum_update (checksum, data, size);
  g_checksum_get_digest (checksum, digest, &length);
}

GVariant *
candor_batch_cache_find (CandorBatchCache *self, const char *key, const GVariantType *type)
{
  g_autofree char *name = candor_batch_cache_dup_name (self, key);
  g_autofree char *path = candor_batch_cache_dup_path (self, name);
  g_autofree char *data = NULL;
  g_autoptr (GBytes) bytes = NULL;
  guint8 digest[DIGEST_SIZE];
  gsize size;

  if (!g_file_get_contents (path, &data, &size, NULL) || size < HEAD_SIZE || memcmp (data, MARK, MARK_SIZE) != 0)
    return NULL;
  candor_batch_cache_digest (name, data + HEAD_SIZE, size - HEAD_SIZE, digest);
  if (memcmp (digest, data + MARK_SIZE, DIGEST_SIZE) == 0)
    bytes = candor_decompress (data + HEAD_SIZE, size - HEAD_SIZE, VALUE_LIMIT);
  if (bytes == NULL)
    {
      g_unlink (path);
      return NULL;
    }
  utime (path, NULL);
  return g_variant_ref_sink (g_variant_new_from_bytes (type, bytes, FALSE));
}

void
candor_batch_cache_store (CandorBatchCache *self, const char *key, GVariant *value)
{
  g_autofree char *name = candor_batch_cache_dup_name (self, key);
  g_autofree char *path = candor_batch_cache_dup_path (self, name);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GBytes) raw = g_variant_get_data_as_bytes (value);
  g_autoptr (GBytes) bytes = candor_compress (raw, LEVEL);
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);
  g_autofree guint8 *entry = g_malloc (HEAD_SIZE + size);
  gboolean full;

  memcpy (entry, MARK, MARK_SIZE);
  candor_batch_cache_digest (name, data, size, entry + MARK_SIZE);
  memcpy (entry + HEAD_SIZE, data, size);
  if (g_mkdir_with_parents (folder, 0700) < 0
      || !g_file_set_contents_full (path, (const char *) entry, HEAD_SIZE + size, G_FILE_SET_CONTENTS_CONSISTENT,
                                    0600, NULL))
    return;
  g_mutex_lock (&self->mutex);
  self->written += HEAD_SIZE + size;
  full = self->written > self->limit / TRIM_AFTER;
  if (full)
    self->written = 0;
  g_mutex_unlock (&self->mutex);
  if (full)
    candor_batch_cache_trim (self);
}

typedef struct
{
  char *path;
  guint64 size;
  gint64 time;
} CandorCacheFile;

static void
candor_cache_file_clear (gpointer data)
{
  g_free (((CandorCacheFile *) data)->path);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 left = ((const CandorCacheFile *) a)->time, right = ((const CandorCacheFile *) b)->time;

  return left < right ? -1 : left > right;
}

static guint64
candor_batch_cache_list (const char *folder, GArray *files)
{
  g_autoptr (GDir) list = g_dir_open (folder, 0, NULL);
  const char *name;
  guint64 sum = 0;

  while (list != NULL && (name = g_dir_read_name (list)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf status;

      if (g_lstat (path, &status) < 0)
        continue;
      if (S_ISDIR (status.st_mode) && strlen (name) == 2)
        sum += candor_batch_cache_list (path, files);
      else if (S_ISREG (status.st_mode) && g_str_has_suffix (name, ENDING))
        {
          CandorCacheFile file = { g_steal_pointer (&path), (guint64) status.st_size, status.st_mtime };
          g_array_append_val (files, file);
          sum += file.size;
        }
    }
  return sum;
}

void
candor_batch_cache_trim (CandorBatchCache *self)
{
  g_autoptr (GArray) files = g_array_new (FALSE, FALSE, sizeof (CandorCacheFile));
  guint64 sum;

  g_array_set_clear_func (files, candor_cache_file_clear);
  sum = candor_batch_cache_list (self->folder, files);
  if (sum <= self->limit)
    return;
  g_array_sort (files, compare_times);
  for (guint i = 0; i < files->len && sum > TRIM_TO (self->limit); i++)
    {
      CandorCacheFile *file = &g_array_index (files, CandorCacheFile, i);
      g_unlink (file->path);
      sum -= file->size;
    }
}
