/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fault-shim.h"

/* Loaded in front of the C library (LD_PRELOAD): counts the calls of one kind, and lets one of them fail.
 *
 *   CANDOR_FAULT=FILE      a file of a #FaultShim, which is shared with whoever wants to know
 *
 * The file is mapped before main(), so that a process that locks itself down goes on counting. */

static FaultShim *shared;

/* Finding the C library's own function may allocate: that is not counted. */
static _Thread_local int inside;
/* Whether a signal is to be sent once the call that is at work has ended. */
static _Thread_local int strike;

/* Where libseccomp lies: without memory it goes round for ever (2.5.4), before a byte of a file was read. The front
 * end's limit ends that; waiting for it here would show nothing of ours. */
static uintptr_t spared_from, spared_to;

static int
spare (struct dl_phdr_info *library, size_t size, void *data)
{
  if (strstr (library->dlpi_name, "libseccomp") == NULL)
    return 0;
  spared_from = library->dlpi_addr;
  for (unsigned i = 0; i < library->dlpi_phnum; i++)
    if (library->dlpi_phdr[i].p_type == PT_LOAD)
      spared_to = library->dlpi_addr + library->dlpi_phdr[i].p_vaddr + library->dlpi_phdr[i].p_memsz;
  return 1;
}

static void __attribute__ ((constructor))
attach (void)
{
  const char *path = getenv ("CANDOR_FAULT");
  int descriptor = path != NULL ? open (path, O_RDWR | O_CLOEXEC) : -1;
  void *block;

  if (descriptor < 0)
    return;
  block = mmap (NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
  close (descriptor);
  dl_iterate_phdr (spare, NULL);
  shared = block != MAP_FAILED ? block : NULL;
}

/* Files, pipes and terminals fail; what a process wakes its own threads with (eventfd) does not. */
static int
can_fail (int descriptor)
{
  struct stat status;

  return shared != NULL && fstat (descriptor, &status) == 0 && (status.st_mode & S_IFMT) != 0 && !S_ISSOCK (status.st_mode);
}

/* Whether this call is the one. */
static int
is_due (FaultCall call)
{
  unsigned number;

  if (shared == NULL || shared->call != call || inside)
    return 0;
  number = atomic_fetch_add (&shared->count, 1) + 1;
  if (shared->at == 0 || (shared->for_good ? number < shared->at : number != shared->at))
    return 0;
  if (shared->signal != 0)
    {
      strike = shared->after;
      if (!strike)
        raise (shared->signal);
      return 0;
    }
  errno = shared->number;
  return 1;
}

/* What the real call said, once the signal that was to come after it has come. */
static int
end_call (int result)
{
  if (strike)
    {
      strike = 0;
      raise (shared->signal);
    }
  return result;
}

#define FIND(type, name, arguments)                                  \
  static type (*real) arguments;                                     \
  inside++;                                                          \
  if (real == NULL)                                                  \
    real = (type (*) arguments) dlsym (RTLD_NEXT, #name);             \
  inside--

/* Half of what was asked for, or the failure. */
static int
is_short (size_t *length)
{
  if (shared->number != 0)
    return 0;
  *length = (*length + 1) / 2;
  return 1;
}

ssize_t
read (int descriptor, void *into, size_t length)
{
  FIND (ssize_t, read, (int, void *, size_t));
  if (can_fail (descriptor) && is_due (FAULT_READ) && !is_short (&length))
    return -1;
  return real (descriptor, into, length);
}

ssize_t
pread64 (int descriptor, void *into, size_t length, off64_t from)
{
  FIND (ssize_t, pread64, (int, void *, size_t, off64_t));
  if (can_fail (descriptor) && is_due (FAULT_READ) && !is_short (&length))
    return -1;
  return real (descriptor, into, length, from);
}

ssize_t
write (int descriptor, const void *from, size_t length)
{
  FIND (ssize_t, write, (int, const void *, size_t));
  if (can_fail (descriptor) && is_due (FAULT_WRITE) && !is_short (&length))
    return -1;
  return real (descriptor, from, length);
}

ssize_t
pwrite64 (int descriptor, const void *from, size_t length, off64_t to)
{
  FIND (ssize_t, pwrite64, (int, const void *, size_t, off64_t));
  if (can_fail (descriptor) && is_due (FAULT_WRITE) && !is_short (&length))
    return -1;
  return real (descriptor, from, length, to);
}

int
fsync (int descriptor)
{
  FIND (int, fsync, (int));
  return is_due (FAULT_SYNC) ? -1 : end_call (real (descriptor));
}

int
fchmod (int descriptor, mode_t mode)
{
  FIND (int, fchmod, (int, mode_t));
  return is_due (FAULT_SYNC) ? -1 : end_call (real (descriptor, mode));
}

int
rename (const char *from, const char *to)
{
  FIND (int, rename, (const char *, const char *));
  if (is_due (FAULT_SYNC) || (shared != NULL && strcmp (to, shared->path) == 0 && is_due (FAULT_RENAME)))
    return -1;
  return end_call (real (from, to));
}

int
open64 (const char *path, int flags, ...)
{
  va_list arguments;
  mode_t mode = 0;
  FIND (int, open64, (const char *, int, ...));

  if ((flags & (O_CREAT | __O_TMPFILE)) != 0)
    {
      va_start (arguments, flags);
      mode = va_arg (arguments, mode_t);
      va_end (arguments);
    }
  return is_due (FAULT_OPEN) ? -1 : real (path, flags, mode);
}

void *
mmap64 (void *at, size_t length, int protection, int flags, int descriptor, off64_t from)
{
  FIND (void *, mmap64, (void *, size_t, int, int, int, off64_t));
  return is_due (FAULT_MAP) ? MAP_FAILED : real (at, length, protection, flags, descriptor, from);
}

/* The C library's own, under which it keeps them for whoever replaces them (glibc manual, "Replacing malloc"). */
extern void *__libc_malloc (size_t size);
extern void *__libc_calloc (size_t count, size_t size);
extern void *__libc_realloc (void *block, size_t size);

static int
is_memory_due (const void *caller)
{
  return ((uintptr_t) caller < spared_from || (uintptr_t) caller >= spared_to) && is_due (FAULT_MEMORY);
}

void *
malloc (size_t size)
{
  return is_memory_due (__builtin_return_address (0)) ? NULL : __libc_malloc (size);
}

void *
calloc (size_t count, size_t size)
{
  return is_memory_due (__builtin_return_address (0)) ? NULL : __libc_calloc (count, size);
}

void *
realloc (void *block, size_t size)
{
  return is_memory_due (__builtin_return_address (0)) ? NULL : __libc_realloc (block, size);
}
