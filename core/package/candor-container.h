/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CandorEntry:
 * @name: its name, NUL-terminated; the bytes of the archive, so not always UTF-8
 * @name_length: length of @name in bytes
 * @method: compression method as the central directory has it
 * @crc: CRC-32 of the contents as the central directory has it
 * @compressed_size: bytes in the archive
 * @size: bytes once inflated
 * @header_offset: place of the local header
 *
 * One file in an archive. Nothing of it has been read yet but its line in the central directory.
 */
typedef struct
{
  const char *name;
  guint32 name_length;
  guint16 method;
  guint32 crc;
  guint64 compressed_size;
  guint64 size;
  guint64 header_offset;
} CandorEntry;

#define CANDOR_TYPE_CONTAINER (candor_container_get_type ())
G_DECLARE_FINAL_TYPE (CandorContainer, candor_container, CANDOR, CONTAINER, GObject)

/**
 * CandorContainer:
 *
 * A ZIP archive as Android reads one: the central directory counts and nothing else does. Entries
 * are found at once and inflated only when asked for, from any thread. Immutable.
 *
 * Sources: APPNOTE.TXT 6.3.10 (.ZIP File Format Specification); AOSP system/libziparchive,
 * zip_archive.cc, for what Android accepts.
 */

CandorContainer *candor_container_new (GBytes *bytes, GError **error);
CandorContainer *candor_container_new_module (CandorContainer *bundle, const char *module);

/* The whole archive. */
GBytes *candor_container_get_bytes (CandorContainer *self);
/* Entries in the order of the central directory; names are unique (of two of one name the first is
 * kept). Entries belong to the container. */
guint candor_container_get_entry_count (CandorContainer *self);
const CandorEntry *candor_container_get_entry (CandorContainer *self, guint index);
/* (nullable) */
const CandorEntry *candor_container_find (CandorContainer *self, const char *name);
/* The contents of an entry: (transfer full); stored ones share the archive's bytes, so the container
 * may go but the GBytes stay good. Safe from any thread. */
GBytes *candor_container_read (CandorContainer *self, const CandorEntry *entry, GError **error);
/* The same piece by piece, for contents that need not stand in memory at once: @function gets each
 * piece in order. */
typedef void (*CandorPieceFunction) (gconstpointer data, gsize size, gpointer user_data);
gboolean candor_container_read_pieces (CandorContainer *self,
                                       const CandorEntry *entry,
                                       CandorPieceFunction function,
                                       gpointer user_data,
                                       GError **error);
void candor_container_share (CandorContainer *self);
/* Central directory and end-of-directory record, where signatures need them. */
guint64 candor_container_get_directory_offset (CandorContainer *self);
guint64 candor_container_get_end_offset (CandorContainer *self);
/* (element-type CandorNote) (transfer none): what is odd about the archive */
GPtrArray *candor_container_get_warnings (CandorContainer *self);

G_END_DECLS
