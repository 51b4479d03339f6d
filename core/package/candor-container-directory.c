/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-container-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "package/candor-package.h"
#include "package/candor-trick.h"
#include "package/candor-zip-layout.h"

/* Ten times what the largest packages hold; each entry costs some 60 bytes. */
#define ENTRY_LIMIT 1000000

/* What the end of the archive says about its directory. */
typedef struct
{
  guint64 entries;
  guint64 offset;
  guint64 size;
} CandorDirectory;

/* What is odd about entries, counted while they are read. */
typedef struct
{
  CandorOddity names;
  CandorOddity encrypted;
  CandorOddity methods;
  CandorOddity disagreeing;
  CandorOddity outside;
} CandorOddities;

static gboolean
candor_container_fail (GError **error, guint64 offset, const char *problem)
{
  g_set_error (error, CANDOR_PACKAGE_ERROR, CANDOR_PACKAGE_ERROR_DAMAGED,
               _("archive: damaged at offset %zu: %s"), (gsize) offset, problem);
  return FALSE;
}

/* The record nearest to the end of the file counts (libziparchive, MapCentralDirectory). */
static gboolean
candor_container_find_end (CandorContainer *self, CandorSpan whole, CandorZipEnd *end, GError **error)
{
  gsize lowest, offset;

  lowest = whole.size > candor_zip_end_size + G_MAXUINT16 ? whole.size - candor_zip_end_size - G_MAXUINT16 : 0;
  if (whole.size >= candor_zip_end_size)
    for (offset = whole.size - candor_zip_end_size + 1; offset-- > lowest; )
      if (whole.data[offset] == 'P' && candor_zip_end_read (whole, offset, end)
          && end->signature == CANDOR_ZIP_END_SIGNATURE)
        {
          self->end_offset = offset;
          return TRUE;
        }
  if (whole.size >= 4 && candor_layout_u32 (whole.data) == CANDOR_ZIP_LOCAL_SIGNATURE)
    return candor_container_fail (error, whole.size, _("it ends before its directory"));
  g_set_error_literal (error, CANDOR_PACKAGE_ERROR, CANDOR_PACKAGE_ERROR_NOT_PACKAGE,
                       _("not an Android package: it is no ZIP archive"));
  return FALSE;
}

static gboolean
candor_container_read_end64 (CandorContainer *self, CandorSpan whole, CandorDirectory *directory,
                             GError **error)
{
  CandorZipLocator locator;
  CandorZipEnd64 end;

  if (self->end_offset < candor_zip_locator_size
      || !candor_zip_locator_read (whole, self->end_offset - candor_zip_locator_size, &locator)
      || locator.signature != CANDOR_ZIP_LOCATOR_SIGNATURE)
    return TRUE; /* a small archive may hold these very numbers */
  if (!candor_zip_end64_read (whole, locator.end_offset, &end)
      || end.signature != CANDOR_ZIP_END64_SIGNATURE)
    return candor_container_fail (error, locator.end_offset, _("there is no Zip64 directory"));
  directory->entries = end.entries;
  directory->offset = end.directory_offset;
  directory->size = end.directory_size;
  return TRUE;
}

static gboolean
candor_container_find_directory (CandorContainer *self, CandorSpan whole, CandorDirectory *directory,
                                 GError **error)
{
  CandorZipEnd end;
  guint64 after;

  if (!candor_container_find_end (self, whole, &end, error))
    return FALSE;
  directory->entries = end.entries;
  directory->offset = end.directory_offset;
  directory->size = end.directory_size;
  if ((end.entries == G_MAXUINT16 || end.directory_offset == G_MAXUINT32 || end.directory_size == G_MAXUINT32)
      && !candor_container_read_end64 (self, whole, directory, error))
    return FALSE;
  if (directory->offset > self->end_offset || directory->size > self->end_offset - directory->offset)
    return candor_container_fail (error, self->end_offset, _("its directory reaches past the end"));
  if (directory->entries > ENTRY_LIMIT)
    {
      g_set_error (error, CANDOR_PACKAGE_ERROR, CANDOR_PACKAGE_ERROR_TOO_LARGE,
                   _("archive: %zu entries are more than are read"), (gsize) directory->entries);
      return FALSE;
    }
  after = whole.size - self->end_offset - candor_zip_end_size;
  if (after != end.comment_length)
    g_ptr_array_add (self->warnings,
                     candor_note_new (candor_trick_get_template (CANDOR_TRICK_END), CANDOR_NOTE_END));
  self->directory_offset = directory->offset;
  return TRUE;
}

/* Values that a 32-bit field can't hold stand in the Zip64 part of the extra field, in a row. */
static gboolean
candor_container_read_extra (CandorEntry *entry, CandorSpan extra)
{
  guint64 *const fields[] = { &entry->size, &entry->compressed_size, &entry->header_offset };
  CandorZipExtra part;
  gsize at = 0;

  if (entry->size != G_MAXUINT32 && entry->compressed_size != G_MAXUINT32
      && entry->header_offset != G_MAXUINT32)
    return TRUE;
  for (; candor_zip_extra_read (extra, at, &part); at += candor_zip_extra_size + part.size)
    {
      CandorSpan words;
      gsize word = 0;

      if (part.id != CANDOR_ZIP_EXTRA_ZIP64)
        continue;
      if (!candor_span_cut (extra, at + candor_zip_extra_size, part.size, &words))
        return FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
        if (*fields[i] == G_MAXUINT32)
          {
            CandorZipWord value;
            if (!candor_zip_word_read (words, word, &value))
              return FALSE;
            *fields[i] = value.value;
            word += candor_zip_word_size;
          }
      return TRUE;
    }
  return TRUE; /* no such part: the value is what it says */
}

/* A mark in the entry's own header misleads the tools that look there. */
static gboolean
candor_container_is_marked (CandorSpan whole, const CandorEntry *entry, guint16 flags)
{
  CandorZipLocal local;

  return (flags & CANDOR_ZIP_FLAG_ENCRYPTED) != 0
         || (candor_zip_local_read (whole, entry->header_offset, &local)
             && local.signature == CANDOR_ZIP_LOCAL_SIGNATURE && (local.flags & CANDOR_ZIP_FLAG_ENCRYPTED) != 0);
}

/* Where the local header says otherwise than the directory, as libziparchive's FindEntry compares. */
static gboolean
candor_container_agrees (CandorSpan whole, const CandorEntry *entry)
{
  CandorZipLocal local;
  CandorSpan name;

  if (!candor_zip_local_read (whole, entry->header_offset, &local)
      || local.signature != CANDOR_ZIP_LOCAL_SIGNATURE || local.name_length != entry->name_length
      || !candor_span_cut (whole, entry->header_offset + candor_zip_local_size, local.name_length, &name)
      || memcmp (name.data, entry->name, name.size) != 0)
    return FALSE;
  if (local.flags & CANDOR_ZIP_FLAG_DESCRIPTOR)
    return TRUE; /* sizes and sum come behind the contents */
  return local.crc == entry->crc
         && (local.size == entry->size || local.size == G_MAXUINT32)
         && (local.compressed_size == entry->compressed_size || local.compressed_size == G_MAXUINT32);
}

/* "../a", "a/../../b", "/a", and the same with the other slash: none has an honest use in a package. */
static gboolean
candor_container_leads_out (const char *name)
{
  const char *at = name;

  if (*name == '/' || *name == '\\')
    return TRUE;
  while (*at != '\0')
    {
      gsize length = strcspn (at, "/\\");

      if (length == 2 && at[0] == '.' && at[1] == '.')
        return TRUE;
      at += length + (at[length] != '\0');
    }
  return FALSE;
}

static void
candor_container_judge (CandorSpan whole, const CandorEntry *entry, guint16 flags, CandorOddities *odd)
{
  if (candor_container_is_marked (whole, entry, flags))
    candor_oddity_add (&odd->encrypted, entry->name);
  if (entry->method != CANDOR_ZIP_METHOD_STORED && entry->method != CANDOR_ZIP_METHOD_DEFLATED)
    candor_oddity_add (&odd->methods, entry->name);
  if (candor_container_leads_out (entry->name))
    candor_oddity_add (&odd->outside, entry->name);
  if (!candor_container_agrees (whole, entry))
    candor_oddity_add (&odd->disagreeing, entry->name);
}

/* Reads the entry at @at of @directory and moves @at behind it; its name goes to @name. */
static gboolean
candor_container_read_entry (CandorSpan directory, gsize *at, CandorEntry *entry, char *name,
                             guint16 *flags)
{
  CandorZipCentral central;
  CandorSpan text, extra, comment;

  if (!candor_zip_central_read (directory, *at, &central)
      || central.signature != CANDOR_ZIP_CENTRAL_SIGNATURE
      || !candor_span_cut (directory, *at + candor_zip_central_size, central.name_length, &text)
      || !candor_span_cut (directory, *at + candor_zip_central_size + text.size, central.extra_length, &extra)
      || !candor_span_cut (directory, *at + candor_zip_central_size + text.size + extra.size,
                           central.comment_length, &comment))
    return FALSE;
  memcpy (name, text.data, text.size);
  name[text.size] = '\0';
  entry->name = name;
  entry->name_length = text.size;
  entry->method = central.method;
  entry->crc = central.crc;
  entry->compressed_size = central.compressed_size;
  entry->size = central.size;
  entry->header_offset = central.header_offset;
  *flags = central.flags;
  *at += candor_zip_central_size + text.size + extra.size + comment.size;
  return candor_container_read_extra (entry, extra);
}

static void
candor_container_end_oddities (CandorContainer *self, CandorOddities *odd)
{
  candor_oddity_end (&odd->names, self->warnings, candor_trick_get_template (CANDOR_TRICK_NAME));
  candor_oddity_end (&odd->encrypted, self->warnings, candor_trick_get_template (CANDOR_TRICK_ENCRYPTED));
  candor_oddity_end (&odd->methods, self->warnings, candor_trick_get_template (CANDOR_TRICK_METHOD));
  candor_oddity_end (&odd->disagreeing, self->warnings, candor_trick_get_template (CANDOR_TRICK_HEADERS));
  candor_oddity_end (&odd->outside, self->warnings, candor_trick_get_template (CANDOR_TRICK_OUTSIDE));
}

gboolean
candor_container_read_directory (CandorContainer *self, GError **error)
{
  CandorSpan whole = candor_span_of_bytes (self->bytes);
  CandorDirectory place = { 0, 0, 0 };
  CandorOddities odd = { 0 };
  CandorSpan directory;
  gsize at = 0, used = 0;

  if (!candor_container_find_directory (self, whole, &place, error)
      || !candor_span_cut (whole, place.offset, place.size, &directory))
    return FALSE;
  if (place.entries > directory.size / candor_zip_central_size)
    return candor_container_fail (error, place.offset, _("its directory has no room for its entries"));
  self->entries = g_new (CandorEntry, place.entries);
  self->names = g_malloc (directory.size + 1);
  for (guint64 i = 0; i < place.entries; i++)
    {
      CandorEntry *entry = &self->entries[self->count];
      guint64 offset = place.offset + at;
      guint16 flags;

      if (!candor_container_read_entry (directory, &at, entry, self->names + used, &flags))
        {
          candor_container_end_oddities (self, &odd);
          return candor_container_fail (error, offset, _("there is no entry of its directory"));
        }
      if (entry->name_length == 0 || memchr (entry->name, '\0', entry->name_length) != NULL)
        {
          candor_oddity_add (&odd.names, entry->name);
          continue;
        }
      used += entry->name_length + 1;
      candor_container_judge (whole, entry, flags, &odd);
      self->count++;
    }
  candor_container_end_oddities (self, &odd);
  if (self->count > 0 && candor_layout_u32 (whole.data) != CANDOR_ZIP_LOCAL_SIGNATURE)
    g_ptr_array_add (self->warnings, candor_note_new (candor_trick_get_template (CANDOR_TRICK_FRONT), CANDOR_NOTE_END));
  return TRUE;
}
