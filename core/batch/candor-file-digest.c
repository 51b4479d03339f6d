/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-batch"

#include "batch/candor-file-digest.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <openssl/evp.h>
#include <sys/stat.h>
#include <unistd.h>

/* Large enough that the calls don't count, small enough to stay in the processor's cache. */
#define CHUNK_SIZE (256u << 10)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EVP_MD_CTX, EVP_MD_CTX_free)

static void
candor_file_digest_fail (const char *path, int number, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number), _("%s: it can’t be read: %s"), name,
               g_strerror (number));
}

static gboolean
candor_file_digest_update (int descriptor, EVP_MD_CTX *context, guint64 *size, GCancellable *cancellable,
                           const char *path, GError **error)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK_SIZE);
  gssize got;

  *size = 0;
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
        {
          EVP_DigestUpdate (context, chunk, got);
          *size += got;
        }
    }
  while (got != 0);
  return TRUE;
}

static char *
candor_file_digest_end (EVP_MD_CTX *context)
{
  guint8 digest[EVP_MAX_MD_SIZE];
  unsigned int length = 0;
  GString *text = g_string_new (NULL);

  EVP_DigestFinal_ex (context, digest, &length);
  for (unsigned int i = 0; i < length; i++)
    g_string_append_printf (text, "%02x", digest[i]);
  return g_string_free (text, FALSE);
}

char *
candor_file_digest (const char *path, guint64 *size, GCancellable *cancellable, GError **error)
{
  g_autoptr (EVP_MD_CTX) context = EVP_MD_CTX_new ();
  int descriptor = open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  struct stat status;
  guint64 read_size;
  gboolean done = FALSE;

  if (descriptor < 0)
    {
      candor_file_digest_fail (path, errno, error);
      return NULL;
    }
  if (fstat (descriptor, &status) < 0 || !S_ISREG (status.st_mode))
    candor_file_digest_fail (path, S_ISDIR (status.st_mode) ? EISDIR : EINVAL, error);
  else if (EVP_DigestInit_ex (context, EVP_sha256 (), NULL))
    done = candor_file_digest_update (descriptor, context, size != NULL ? size : &read_size, cancellable, path,
                                      error);
  close (descriptor);
  return done ? candor_file_digest_end (context) : NULL;
}
