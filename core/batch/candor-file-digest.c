/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-batch"

#include "batch/candor-file-digest.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <openssl/evp.h>
#include <unistd.h>

#include "base/candor-sha256.h"

/* Large enough that the calls don't count, small enough to stay in the processor's cache. */
#define CHUNK_SIZE (256u << 10)
/* Systems tell the times of files by their clock's tick, some file systems by two seconds. */
#define SETTLED_SECONDS 3

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EVP_MD_CTX, EVP_MD_CTX_free)

static void
candor_file_digest_fail (const char *path, int number, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number), _("%s: it can’t be read: %s"), name,
               g_strerror (number));
}

static gboolean
candor_file_digest_update (int descriptor, EVP_MD_CTX *context, GCancellable *cancellable, const char *path,
                           GError **error)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK_SIZE);
  gssize got;

  do
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      got = read (descriptor, chunk, CHUNK_SIZE);
      if (got < 0 && errno != EINTR)
        {
          candor_file_digest_fail (path, errno, error);
          return FALSE;
        }
      if (got > 0)
        EVP_DigestUpdate (context, chunk, got);
    }
  while (got != 0);
  return TRUE;
}

static char *
candor_file_digest_end (EVP_MD_CTX *context)
{
  guint8 digest[CANDOR_SHA256_SIZE];

  EVP_DigestFinal_ex (context, digest, NULL);
  return candor_sha256_to_text (digest);
}

static void
candor_file_state_set (CandorFileState *self, const struct stat *status)
{
  gint64 settled = g_get_real_time () / G_USEC_PER_SEC - SETTLED_SECONDS;

  self->status = *status;
  self->settled = status->st_mtim.tv_sec < settled && status->st_ctim.tv_sec < settled;
}

static gboolean
candor_file_time_equal (const struct timespec *a, const struct timespec *b)
{
  return a->tv_sec == b->tv_sec && a->tv_nsec == b->tv_nsec;
}

gboolean
candor_file_state_holds (const CandorFileState *self, const char *path)
{
  const struct stat *then = &self->status;
  struct stat now;

  return stat (path, &now) == 0 && now.st_dev == then->st_dev && now.st_ino == then->st_ino
         && now.st_size == then->st_size && candor_file_time_equal (&now.st_mtim, &then->st_mtim)
         && candor_file_time_equal (&now.st_ctim, &then->st_ctim);
}

char *
candor_file_digest (const char *path, CandorFileState *state, GCancellable *cancellable, GError **error)
{
  g_autoptr (EVP_MD_CTX) context = EVP_MD_CTX_new ();
  int descriptor = open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  struct stat status;
  gboolean done = FALSE;

  if (descriptor < 0)
    {
      candor_file_digest_fail (path, errno, error);
      return NULL;
    }
  if (fstat (descriptor, &status) < 0 || !S_ISREG (status.st_mode))
    candor_file_digest_fail (path, S_ISDIR (status.st_mode) ? EISDIR : EINVAL, error);
  else
    {
      if (state != NULL)
        candor_file_state_set (state, &status);
      done = EVP_DigestInit_ex (context, EVP_sha256 (), NULL)
             && candor_file_digest_update (descriptor, context, cancellable, path, error);
    }
  close (descriptor);
  return done ? candor_file_digest_end (context) : NULL;
}
