/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/candor-save.h"

/* As programs leave it to the person's umask. */
#define MODE 0666
#define TEMPORARY_PREFIX ".candor-"
#define TEMPORARY_TEMPLATE TEMPORARY_PREFIX "XXXXXX"

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

/* Whether a file of a temporary name was left by a process that was killed: one that is being written is locked. */
static gboolean
candor_save_is_left (int folder, const char *name)
{
  struct stat status;
  int descriptor = openat (folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
  gboolean left;

  if (descriptor < 0)
    return FALSE;
  left = fstat (descriptor, &status) == 0 && S_ISREG (status.st_mode) && status.st_uid == geteuid ()
         && flock (descriptor, LOCK_EX | LOCK_NB) == 0;
  close (descriptor);
  return left;
}

/* Once for each folder that this process saves to. */
static void
candor_save_tidy (const char *folder)
{
  static GHashTable *tidied;
  static GMutex mutex;
  g_autoptr (GDir) dir = NULL;
  const char *name;
  gboolean known;
  int descriptor;

  g_mutex_lock (&mutex);
  if (tidied == NULL)
    tidied = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  known = !g_hash_table_add (tidied, g_strdup (folder));
  g_mutex_unlock (&mutex);
  if (known)
    return;
  dir = g_dir_open (folder, 0, NULL);
  descriptor = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  while (dir != NULL && descriptor >= 0 && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, TEMPORARY_PREFIX) && strlen (name) == strlen (TEMPORARY_TEMPLATE)
        && candor_save_is_left (descriptor, name))
      unlinkat (descriptor, name, 0);
  if (descriptor >= 0)
    close (descriptor);
}

/* Makes a temporary file and locks it, so that no other process takes it for one that was left. */
static int
candor_save_open (const char *folder, char **temporary)
{
  for (guint tries = 0; tries < 8; tries++)
    {
      struct stat status;
      int descriptor;

      g_free (*temporary);
      *temporary = g_build_filename (folder, TEMPORARY_TEMPLATE, NULL);
      descriptor = g_mkstemp_full (*temporary, O_WRONLY | O_CLOEXEC, MODE);
      if (descriptor < 0)
        return -1;
      /* Where a file system knows no locks, no other process gets one either. */
      if (flock (descriptor, LOCK_EX) < 0 || (fstat (descriptor, &status) == 0 && status.st_nlink > 0))
        return descriptor;
      close (descriptor);
    }
  errno = EAGAIN;
  return -1;
}

static gboolean
candor_save_replace (GBytes *bytes, const char *path, const struct stat *old, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *temporary = NULL;
  int descriptor = candor_save_open (folder, &temporary);
  int number = 0;

  if (descriptor < 0)
    return candor_save_fail (path, errno, error);
  if ((old != NULL && fchmod (descriptor, old->st_mode & 07777) < 0) || !candor_save_write (descriptor, bytes)
      || fsync (descriptor) < 0)
    number = errno;
  if (number == 0 && rename (temporary, path) < 0)
    number = errno;
  if (number != 0)
    unlink (temporary);
  /* All is on the disk since fsync(); the lock lasted until the file had its name. */
  close (descriptor);
  if (number != 0)
    return candor_save_fail (path, number, error);
  candor_save_sync_folder (folder);
  candor_save_tidy (folder);
  return TRUE;
}

/**
 * candor_save:
 * @bytes: the whole file
 * @path: where to
 * @error: return location for a #GIOErrorEnum; its message names the file
 *
 * Writes to a temporary file beside @path and renames it: whatever happens, @path is the old file or
 * the whole new one. What is no regular file is written to as it is. Temporary files that a killed process
 * left in the same folder are removed.
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
