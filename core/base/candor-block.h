/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full) (nullable): memory to be freed by g_free(), NULL where there is not so much. A large block has large pages
 * where the system gives them, so that writing through it once makes a fault for each 2 MiB and not for each 4 KiB. */
gpointer candor_block_try_new (gsize size);

G_END_DECLS
