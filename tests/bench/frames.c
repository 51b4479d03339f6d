/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gdk/gdk.h>
#include <stdio.h>
#include <stdlib.h>

/* Preloaded into a program that draws with GTK, writes when each of its frames began and ended, in microseconds, a line
 * each, to the file that CANDOR_FRAMES names. */

static FILE *frames;
static gint64 began;

static gboolean
begin_cb (GSignalInvocationHint *hint, guint count, const GValue *values, gpointer data)
{
  began = g_get_monotonic_time ();
  return TRUE;
}

static gboolean
end_cb (GSignalInvocationHint *hint, guint count, const GValue *values, gpointer data)
{
  fprintf (frames, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", began, g_get_monotonic_time ());
  fflush (frames);
  return TRUE;
}

__attribute__ ((constructor)) static void
watch_frames (void)
{
  const char *path = getenv ("CANDOR_FRAMES");

  /* Not in the programs that it starts. */
  unsetenv ("LD_PRELOAD");
  if (path == NULL || (frames = fopen (path, "w")) == NULL)
    return;
  g_type_class_ref (GDK_TYPE_FRAME_CLOCK);
  g_signal_add_emission_hook (g_signal_lookup ("before-paint", GDK_TYPE_FRAME_CLOCK), 0, begin_cb, NULL, NULL);
  g_signal_add_emission_hook (g_signal_lookup ("after-paint", GDK_TYPE_FRAME_CLOCK), 0, end_cb, NULL, NULL);
}
