/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-container-private.h"

#include <glib/gi18n-lib.h>
#include <libdeflate.h>
#include <string.h>

#include "base/candor-mapping.h"
#include "base/candor-memory.h"
#include "package/candor-package.h"
#include "package/candor-zip-layout.h"

/* Whole contents in memory: a resource table or code file of the largest packages has some 100 MB, a split of
 * a set a few hundred; the reading process has a gigabyte. What is stored costs no memory and has no limit. */
#define INFLATED_LIMIT (G_GUINT64_CONSTANT (512) << 20)
/* RFC 1951: the best code is 258 bytes out of two bits. */
#define DEFLATE_RATIO_LIMIT 1032
#define DEFLATE_RATIO_GRACE 64

G_DEFINE_FINAL_TYPE (CandorContainer, candor_container, G_TYPE_OBJECT)

static void
candor_container_finalize (GObject *object)
{
  CandorContainer *self = CANDOR_CONTAINER (object);

  g_clear_pointer (&self->share, candor_share_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->entries);
  g_free (self->names);
  g_free (self->keys);
  g_clear_pointer (&self->warnings, g_ptr_array_unref);
  G_OBJECT_CLASS (candor_container_parent_class)->finalize (object);
}

static void
candor_container_class_init (CandorContainerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candor_container_finalize;
}

static void
candor_container_init (CandorContainer *self)
{
  self->warnings = g_ptr_array_new_with_free_func ((GDestroyNotify) candor_note_unref);
}

/**
 * candor_container_new:
 * @bytes: a whole archive
 * @error: a #CandorPackageError
 *
 * Returns: (transfer full) (nullable): the archive, or %NULL if it is none or its directory is
 *   damaged
 */
CandorContainer *
candor_container_new (GBytes *bytes, GError **error)
{
  g_autoptr (CandorContainer) self = g_object_new (CANDOR_TYPE_CONTAINER, NULL);

  g_return_val_if_fail (bytes != NULL, NULL);
  self->bytes = g_bytes_ref (bytes);
  if (!candor_container_read_directory (self, error))
    return NULL;
  candor_container_index (self);
  return g_steal_pointer (&self);
}

GBytes *
candor_container_get_bytes (CandorContainer *self)
{
  g_return_val_if_fail (CANDOR_IS_CONTAINER (self), NULL);
  return self->bytes;
}

guint
candor_container_get_entry_count (CandorContainer *self)
{
  g_return_val_if_fail (CANDOR_IS_CONTAINER (self), 0);
  return self->count;
}

const CandorEntry *
candor_container_get_entry (CandorContainer *self, guint index)
{
  g_return_val_if_fail (CANDOR_IS_CONTAINER (self), NULL);
  g_return_val_if_fail (index < self->count, NULL);
  return &self->entries[index];
}

guint64
candor_container_get_directory_offset (CandorContainer *self)
{
  g_return_val_if_fail (CANDOR_IS_CONTAINER (self), 0);
  return self->directory_offset;
}

guint64
candor_container_get_end_offset (CandorContainer *self)
{
  g_return_val_if_fail (CANDOR_IS_CONTAINER (self), 0);
  return self->end_offset;
}

GPtrArray *
candor_container_get_warnings (CandorContainer *self)
{
  g_return_val_if_fail (CANDOR_IS_CONTAINER (self), NULL);
  return self->warnings;
}

static void
candor_container_set_damaged (const CandorEntry *entry, const char *problem, GError **error)
{
  g_autofree char *name = g_utf8_make_valid (entry->name, -1);

  g_set_error (error, CANDOR_PACKAGE_ERROR, CANDOR_PACKAGE_ERROR_DAMAGED,
               _("%s: damaged at offset %zu: %s"), name, (gsize) entry->header_offset,
               problem);
}

/* Where an entry's contents stand: behind its local header, whose lengths differ from the
 * directory's. Contents never reach into the directory. */
static gboolean
candor_container_locate (CandorContainer *self, const CandorEntry *entry, guint64 size,
                         CandorSpan *contents, GError **error)
{
  CandorSpan whole = candor_span_of_bytes (self->bytes);
  CandorZipLocal local;
  guint64 offset;

  if (!candor_zip_local_read (whole, entry->header_offset, &local)
      || local.signature != CANDOR_ZIP_LOCAL_SIGNATURE)
    {
      candor_container_set_damaged (entry, _("there is no file header"), error);
      return FALSE;
    }
  offset = entry->header_offset + candor_zip_local_size + local.name_length + local.extra_length;
  if (offset > self->directory_offset || size > self->directory_offset - offset
      || !candor_span_cut (whole, offset, size, contents))
    {
      candor_container_set_damaged (entry, _("its contents reach past the end"), error);
      return FALSE;
    }
  return TRUE;
}

static void
candor_container_set_too_large (const CandorEntry *entry, GError **error)
{
  g_autofree char *name = g_utf8_make_valid (entry->name, -1);

  g_set_error (error, CANDOR_PACKAGE_ERROR, CANDOR_PACKAGE_ERROR_TOO_LARGE,
               _("%s: %zu bytes are more than can be read"), name, (gsize) entry->size);
}

static GBytes *
candor_container_inflate (const CandorEntry *entry, CandorSpan packed, GError **error)
{
  struct libdeflate_decompressor *inflater;
  g_autofree guint8 *contents = NULL;
  enum libdeflate_result result;

  if (entry->size > INFLATED_LIMIT)
    {
      candor_container_set_too_large (entry, error);
      return NULL;
    }
  if (entry->size / DEFLATE_RATIO_LIMIT > packed.size + DEFLATE_RATIO_GRACE)
    {
      candor_container_set_damaged (entry, _("it declares more than it can hold"), error);
      return NULL;
    }
  contents = candor_memory_try_new (entry->size + 1); /* +1: never a null pointer */
  inflater = libdeflate_alloc_decompressor ();
  if (contents == NULL || inflater == NULL)
    {
      if (inflater != NULL)
        libdeflate_free_decompressor (inflater);
      candor_container_set_too_large (entry, error);
      return NULL;
    }
  result = libdeflate_deflate_decompress (inflater, packed.data, packed.size, contents, entry->size, NULL);
  libdeflate_free_decompressor (inflater);
  candor_mapping_forget (packed.data, packed.size);
  if (result != LIBDEFLATE_SUCCESS)
    {
      candor_container_set_damaged (entry, _("its compressed contents are broken"), error);
      return NULL;
    }
  return g_bytes_new_take (g_steal_pointer (&contents), entry->size);
}

static GBytes *
candor_container_inflate_shared (CandorContainer *self, const CandorEntry *entry, CandorSpan packed, GError **error)
{
  gboolean put = FALSE;
  GBytes *bytes = candor_container_shares (self, entry) ? candor_share_get (self->share, entry, &put) : NULL;

  if (bytes != NULL)
    return bytes;
  bytes = candor_container_inflate (entry, packed, error);
  if (put)
    candor_share_put (self->share, entry, bytes);
  return bytes;
}

/* Entries larger than this are inflated piece by piece where that is enough. */
#define WHOLE_LIMIT (4u << 20)
#define PIECE_SIZE (64u << 10)

static gboolean
candor_container_stream (const CandorEntry *entry, CandorSpan packed, CandorPieceFunction function,
                         gpointer user_data, GError **error)
{
  g_autoptr (GConverter) inflater = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW));
  g_autofree guint8 *piece = g_malloc (PIECE_SIZE);
  GConverterResult result = G_CONVERTER_CONVERTED;
  guint64 size = 0;

  while (result == G_CONVERTER_CONVERTED && size <= entry->size)
    {
      gsize used = 0, made = 0;

      result = g_converter_convert (inflater, packed.data, packed.size, piece, PIECE_SIZE, G_CONVERTER_INPUT_AT_END,
                                    &used, &made, NULL);
      if (result == G_CONVERTER_ERROR || (used == 0 && made == 0 && result != G_CONVERTER_FINISHED))
        break;
      candor_mapping_forget (packed.data, used);
      packed.data += used;
      packed.size -= used;
      size += made;
      function (piece, made, user_data);
    }
  if (result == G_CONVERTER_FINISHED && size == entry->size)
    return TRUE;
  candor_container_set_damaged (entry, _("its compressed contents are broken"), error);
  return FALSE;
}

gboolean
candor_container_read_pieces (CandorContainer *self, const CandorEntry *entry, CandorPieceFunction function,
                              gpointer user_data, GError **error)
{
  g_autoptr (GBytes) whole = NULL;
  CandorSpan packed;

  g_return_val_if_fail (CANDOR_IS_CONTAINER (self), FALSE);
  g_return_val_if_fail (entry != NULL, FALSE);

  if (entry->method == CANDOR_ZIP_METHOD_DEFLATED && entry->size > WHOLE_LIMIT
      && !candor_container_shares (self, entry))
    return candor_container_locate (self, entry, entry->compressed_size, &packed, error)
           && candor_container_stream (entry, packed, function, user_data, error);
  whole = candor_container_read (self, entry, error);
  if (whole == NULL)
    return FALSE;
  function (g_bytes_get_data (whole, NULL), g_bytes_get_size (whole), user_data);
  candor_mapping_forget (g_bytes_get_data (whole, NULL), g_bytes_get_size (whole));
  return TRUE;
}

/**
 * candor_container_read:
 * @entry: one of the container's entries
 * @error: a #CandorPackageError
 *
 * Inflates @entry. A method that is not known counts as stored, which is what Android's asset
 * manager does (AOSP frameworks/base, libs/androidfw/AssetsProvider.cpp).
 *
 * Returns: (transfer full) (nullable): the contents
 */
GBytes *
candor_container_read (CandorContainer *self, const CandorEntry *entry, GError **error)
{
  gboolean deflated;
  CandorSpan contents;

  g_return_val_if_fail (CANDOR_IS_CONTAINER (self), NULL);
  g_return_val_if_fail (entry != NULL, NULL);

  deflated = entry->method == CANDOR_ZIP_METHOD_DEFLATED;
  if (!candor_container_locate (self, entry, deflated ? entry->compressed_size : entry->size,
                                &contents, error))
    return NULL;
  if (deflated)
    return candor_container_inflate_shared (self, entry, contents, error);
  return g_bytes_new_from_bytes (self->bytes,
                                 contents.data - (const guint8 *) g_bytes_get_data (self->bytes, NULL),
                                 contents.size);
}
