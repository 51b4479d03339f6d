/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-reader"

#include "candor-lockdown.h"

#include <errno.h>
#include <fcntl.h>
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
#define NETWORK_TCP ((G_GUINT64_CONSTANT (1) << 2) - 1)    /* bind and connect, ABI 4 */
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
  gint32 folder;
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
candor_lockdown_create_ruleset (int abi)
{
  CandorRuleset ruleset = { .handled_files = candor_lockdown_list_accesses (abi) };
  gsize size = sizeof ruleset.handled_files;

  if (abi >= 4)
    {
      ruleset.handled_network = NETWORK_TCP;
      size += sizeof ruleset.handled_network;
    }
  if (abi >= 6)
    {
      ruleset.scoped = SCOPE_OUTSIDE;
      size += sizeof ruleset.scoped;
    }
  return syscall (SYS_landlock_create_ruleset, &ruleset, size, 0);
}

/* A folder that is not there needs no rule. */
static gboolean
candor_lockdown_allow_folder (int ruleset, const char *path)
{
  CandorPathRule rule = { .allowed = ACCESS_READ_FILE | ACCESS_READ_FOLDER };
  gboolean done;

  rule.folder = open (path, O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (rule.folder < 0)
    return errno == ENOENT || errno == EACCES || errno == ENOTDIR;
  done = syscall (SYS_landlock_add_rule, ruleset, RULE_PATH_BENEATH, &rule, 0) == 0;
  close (rule.folder);
  return done;
}

gboolean
candor_lockdown_restrict_files (const char *const *folders)
{
  int abi = syscall (SYS_landlock_create_ruleset, NULL, 0, CREATE_RULESET_VERSION);
  gboolean done = TRUE;
  int ruleset;

  if (abi < 1)
    return FALSE;
  ruleset = candor_lockdown_create_ruleset (abi);
  if (ruleset < 0)
    return FALSE;
  for (guint i = 0; folders != NULL && folders[i] != NULL; i++)
    done &= candor_lockdown_allow_folder (ruleset, folders[i]);
  done = done && syscall (SYS_landlock_restrict_self, ruleset, 0) == 0;
  close (ruleset);
  return done;
}
