/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sandbox/candor-page.h"

G_BEGIN_DECLS

/**
 * CandorReaderInput:
 * @descriptor: open for reading
 * @name: the file's name for people, never a path
 * @place: what messages call it: its path, short where it can be
 * @size: bytes, 0 for a stream
 * @stream: a pipe or terminal, whose end may be far
 * @known: (nullable): what is known of it: the encoding that whoever served a page named, or a package's SHA-256
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
  char *known;
} CandorReaderInput;

/* Opens a file and looks at nothing in it. Pipes and files that are not on this machine are copied to
 * memory, except where @stream allows a pipe to be read as it comes. */
CandorReaderInput *candor_reader_input_open (GFile *file, gboolean stream, GCancellable *cancellable,
                                             GError **error);
/* The bytes of a page that was fetched. */
CandorReaderInput *candor_reader_input_new_for_page (CandorPage *page, GError **error);
/* (transfer full): what the reading process is told of it: its name, and behind a slash, which no name has, what
 * is known of it. */
char *candor_reader_input_dup_word (CandorReaderInput *self);
void candor_reader_input_free (CandorReaderInput *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandorReaderInput, candor_reader_input_free)

G_END_DECLS
