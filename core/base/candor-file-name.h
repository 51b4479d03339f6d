/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a file's name says it is. A hint to people's files in a folder, never to how a file is read. */
gboolean candor_file_name_is_package (const char *name);
gboolean candor_file_name_is_policy (const char *name);

G_END_DECLS
