/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sandbox/candor-reader.h"

/* (transfer full): the path of a policy of that name in a folder. */
char *reading_write_policy (const char *folder, const char *name);
/* (transfer full) (nullable): the error's words. */
char *reading_read (CandorReader *reader, const char *path, gboolean as_package);
