/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* How many files stand in the folder. */
static inline guint
count_files (const char *place)
{
  g_autoptr (GDir) dir = g_dir_open (place, 0, NULL);
  guint count = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    count++;
  return count;
}
