/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-reader"

#include "candor-lockdown.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Landlock (Linux Documentation/userspace-api/landlock.rst). What is needed of linux/landlock.h is
 * said here: the header of the distribution may be older than the kernel, whose ABI is asked for when
 * the program runs. */
#define CREATE_RULESET_VERSION (1u << 0)
#define RULE_PATH_BENEATH 1

#define ACCESS_READ_FILE (G_GUINT64_CONSTANT (1) << 2)
#define ACCESS_READ_FOLDER (G_GUINT64_CONSTANT (1) << 3)
#define ACCESS_COUNT_ABI_1 13
#define ACCESS_COUNT_ABI_2 14 /* refer */
#define ACCESS_COUNT_ABI_3 15 /* truncate */
#define ACCESS_COUNT_ABI_5 16 /* ioctl on devices */
#define NETWORK_BIND (G_GUINT64_CONSTANT (1) << 0)      /* TCP, ABI 4 */
#define NETWORK_CONNECT (G_GUINT64_CONSTANT (1) << 1)
#define SCOPE_OUTSIDE ((G_GUINT64_CONSTANT (1) << 2) - 1) /* abstract sockets and signals, ABI 6 */

typedef struct
{
  guint64 handled_files;
  guint64 handled_network;
  guint64 scoped;
} CandorRuleset;

typedef struct
{
  guint64 allowed;
  gint32 place;
} __attribute__ ((packed)) CandorPathRule;

static guint64
candor_lockdown_list_accesses (int abi)
{
  int count = abi >= 5   ? ACCESS_COUNT_ABI_5
              : abi >= 3 ? ACCESS_COUNT_ABI_3
              : abi == 2 ? ACCESS_COUNT_ABI_2
                         : ACCESS_COUNT_ABI_1;

  return (G_GUINT64_CONSTANT (1) << count) - 1;
}

/* Older kernels take the shorter forms of the structure. */
static int
candor_lockdown_create_ruleset (int abi, gboolean connects)
{
  CandorRuleset ruleset = { .handled_files = candor_lockdown_list_accesses (abi) };
  gsize size = sizeof ruleset.handled_files;

  if (abi >= 4)
    {
      ruleset.handled_network = connects ? NETWORK_BIND : NETWORK_BIND | NETWORK_CONNECT;
      size += sizeof ruleset.handled_network;
    }
  if (abi >= 6)
    {
      ruleset.scoped = SCOPE_OUTSIDE;
      size += sizeof ruleset.scoped;
    }
  return syscall (SYS_landlock_create_ruleset, &ruleset, size, 0);
}

/* A place that is not there needs no rule. */
static gboolean
candor_lockdown_allow_place (int ruleset, const char *path)
{
  CandorPathRule rule = { .allowed = ACCESS_READ_FILE };
  struct stat status;
  gboolean done;

  rule.place = open (path, O_PATH | O_CLOEXEC);
  if (rule.place < 0)
    return errno == ENOENT || errno == EACCES || errno == ENOTDIR;
  if (fstat (rule.place, &status) == 0 && S_ISDIR (status.st_mode))
    rule.allowed |= ACCESS_READ_FOLDER;
  done = syscall (SYS_landlock_add_rule, ruleset, RULE_PATH_BENEATH, &rule, 0) == 0;
  close (rule.place);
  return done;
}

gboolean
candor_lockdown_restrict_files (const char *const *places, gboolean connects)
{
  int abi = syscall (SYS_landlock_create_ruleset, NULL, 0, CREATE_RULESET_VERSION);
  gboolean done = TRUE;
  int ruleset;

  if (abi < 1)
    return FALSE;
  ruleset = candor_lockdown_create_ruleset (abi, connects);
  if (ruleset < 0)
    return FALSE;
  for (guint i = 0; places != NULL && places[i] != NULL; i++)
    done &= candor_lockdown_allow_place (ruleset, places[i]);
  done = done && syscall (SYS_landlock_restrict_self, ruleset, 0) == 0;
  close (ruleset);
  return done;
}
