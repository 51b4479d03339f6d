/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/candor-save.h"

/* As programs leave it to the person's umask. */
#define MODE 0666

static gboolean
candor_save_fail (const char *path, int number, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number), _("%s: it can’t be written: %s"), name,
               g_strerror (number));
  return FALSE;
}

static gboolean
candor_save_write (int descriptor, GBytes *bytes)
{
  gsize size;
  const char *at = g_bytes_get_data (bytes, &size);

  while (size > 0)
    {
      gssize written = write (descriptor, at, size);
      if (written < 0 && errno == EINTR)
        continue;
      if (written == 0)
        errno = EIO; /* nothing was written, and nothing said why */
      if (written <= 0)
        return FALSE;
      at += written;
      size -= written;
    }
  return TRUE;
}

/* The file that a chain of symbolic links ends at, so that the link stays and its target is replaced. */
static char *
candor_save_resolve (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  char *resolved = realpath (path, NULL);
  char *place;

  if (resolved == NULL)
    return g_build_filename (folder, name, NULL);
  place = g_strdup (resolved);
  free (resolved);
  return place;
}

/* The rename itself must reach the disk as well. */
static void
candor_save_sync_folder (const char *folder)
{
  int descriptor = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (descriptor < 0)
    return;
  fsync (descriptor);
  close (descriptor);
}

/* A device or a pipe can't be replaced, only written to. */
static gboolean
candor_save_direct (GBytes *bytes, const char *path, GError **error)
{
  int descriptor = open (path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
  int number;

  if (descriptor < 0)
    return candor_save_fail (path, errno, error);
  number = candor_save_write (descriptor, bytes) ? 0 : errno;
  if (close (descriptor) < 0 && number == 0)
    number = errno;
  return number == 0 || candor_save_fail (path, number, error);
}

static gboolean
candor_save_replace (GBytes *bytes, const char *path, const struct stat *old, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *temporary = g_build_filename (folder, ".candor-XXXXXX", NULL);
  int descriptor = g_mkstemp_full (temporary, O_WRONLY | O_CLOEXEC, MODE);
  int number = 0;

  if (descriptor < 0)
    return candor_save_fail (path, errno, error);
  if ((old != NULL && fchmod (descriptor, old->st_mode & 07777) < 0) || !candor_save_write (descriptor, bytes)
      || fsync (descriptor) < 0)
    number = errno;
  if (close (descriptor) < 0 && number == 0)
    number = errno;
  if (number == 0 && rename (temporary, path) < 0)
    number = errno;
  if (number != 0)
    {
      unlink (temporary);
      return candor_save_fail (path, number, error);
    }
  candor_save_sync_folder (folder);
  return TRUE;
}

/**
 * candor_save:
 * @bytes: the whole file
 * @path: where to
 * @error: return location for a #GIOErrorEnum; its message names the file
 *
 * Writes to a temporary file beside @path and renames it: whatever happens, @path is the old file or
 * the whole new one. What is no regular file is written to as it is.
 *
 * Returns: whether the file is on the disk
 */
gboolean
candor_save (GBytes *bytes, const char *path, GError **error)
{
  g_autofree char *place = candor_save_resolve (path);
  struct stat status;
  gboolean exists = stat (place, &status) == 0;

  if (exists && S_ISDIR (status.st_mode))
    return candor_save_fail (path, EISDIR, error);
  if (exists && !S_ISREG (status.st_mode))
    return candor_save_direct (bytes, place, error);
  return candor_save_replace (bytes, place, exists ? &status : NULL, error);
}

/**
 * candor_save_check_place:
 * @path: where a file is to go
 * @error: return location for a #GIOErrorEnum; its message names the file
 *
 * Tells what is plainly wrong with a place before hours of work are done for it.
 *
 * Returns: whether candor_save() has a chance
 */
gboolean
candor_save_check_place (const char *path, GError **error)
{
  g_autofree char *place = candor_save_resolve (path);
  g_autofree char *folder = g_path_get_dirname (place);
  struct stat status;

  if (stat (place, &status) == 0)
    {
      if (S_ISDIR (status.st_mode))
        return candor_save_fail (path, EISDIR, error);
      if (!S_ISREG (status.st_mode))
        return faccessat (AT_FDCWD, place, W_OK, AT_EACCESS) == 0 || candor_save_fail (path, errno, error);
    }
  return faccessat (AT_FDCWD, folder, W_OK | X_OK, AT_EACCESS) == 0 || candor_save_fail (path, errno, error);
}
