/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Takes requests from the socket @control until its other end is closed, and does each in a process of its
 * own that is forked, locked down and gone after it (sandbox/candor-message.h). This process never looks
 * at a file. Returns the exit status. */
int candor_serve (int control, gboolean strict);

G_END_DECLS
