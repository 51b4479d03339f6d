/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CandorReaderInput:
 * @descriptor: open for reading
 * @name: the file's name for people, never a path
 * @place: what messages call it: its path, short where it can be
 * @size: bytes, 0 for a stream
 * @stream: a pipe or terminal, whose end may be far
 *
 * A file as it is handed to the reading process.
 */
typedef struct
{
  int descriptor;
  char *name;
  char *place;
  guint64 size;
  gboolean stream;
} CandorReaderInput;

/* Opens a file and looks at nothing in it. Pipes and files that are not on this machine are copied to
 * memory, except where @stream allows a pipe to be read as it comes. */
CandorReaderInput *candor_reader_input_open (GFile *file, gboolean stream, GCancellable *cancellable,
                                             GError **error);
void candor_reader_input_free (CandorReaderInput *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandorReaderInput, candor_reader_input_free)

G_END_DECLS
