/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-document"

#include "config.h"

#include "document/candor-archive.h"

#include <glib/gi18n-lib.h>
#include <zip.h>

#include "document/candor-document.h"

/* Of a document of a thousand pages, the text's part has some 20 MB. */
#define MEMBER_SIZE_MAX (64u * 1024 * 1024)
/* Of all members that are read: a book has some hundred chapters. */
#define TOTAL_SIZE_MAX (128u * 1024 * 1024)

struct _CandorArchive
{
  GBytes *bytes;
  char *name;
  zip_t *zip;
  gsize total;
};

static gboolean
fail (GError **error, CandorDocumentError code, const char *message, const char *name, const char *part)
{
  g_set_error (error, CANDOR_DOCUMENT_ERROR, code, message, name, part);
  return FALSE;
}

CandorArchive *
candor_archive_open (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (CandorArchive) self = g_new0 (CandorArchive, 1);
  zip_source_t *source;
  zip_error_t reason;

  self->bytes = g_bytes_ref (bytes);
  self->name = g_strdup (name);
  zip_error_init (&reason);
  source = zip_source_buffer_create (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), 0, &reason);
  if (source != NULL)
    self->zip = zip_open_from_source (source, ZIP_RDONLY, &reason);
  if (self->zip == NULL)
    {
      fail (error, CANDOR_DOCUMENT_ERROR_FORMAT, _ ("%s is a damaged archive: %s"), name, zip_error_strerror (&reason));
      if (source != NULL)
        zip_source_free (source);
    }
  zip_error_fini (&reason);
  return self->zip != NULL ? g_steal_pointer (&self) : NULL;
}

void
candor_archive_free (CandorArchive *self)
{
  if (self->zip != NULL)
    zip_discard (self->zip);
  g_bytes_unref (self->bytes);
  g_free (self->name);
  g_free (self);
}

gboolean
candor_archive_has (CandorArchive *self, const char *member)
{
  return zip_name_locate (self->zip, member, 0) >= 0;
}

/* Reads to the end, whatever size the archive says; a bomb ends at the limit. */
static GByteArray *
read_all (CandorArchive *self, zip_file_t *file, const char *member, GError **error)
{
  g_autoptr (GByteArray) content = g_byte_array_new ();
  guint8 buffer[16384];
  zip_int64_t count;

  while ((count = zip_fread (file, buffer, sizeof buffer)) > 0)
    {
      g_byte_array_append (content, buffer, count);
      self->total += count;
      if (content->len > MEMBER_SIZE_MAX || self->total > TOTAL_SIZE_MAX)
        {
          fail (error, CANDOR_DOCUMENT_ERROR_TOO_LARGE, _ ("%s unpacks to more than any policy has: %s"), self->name,
                member);
          return NULL;
        }
    }
  if (count < 0)
    {
      fail (error, CANDOR_DOCUMENT_ERROR_FORMAT, _ ("%s is damaged: %s"), self->name, member);
      return NULL;
    }
  return g_steal_pointer (&content);
}

GBytes *
candor_archive_read (CandorArchive *self, const char *member, GError **error)
{
  zip_stat_t information = { 0 };
  zip_file_t *file;
  GByteArray *content;

  if (zip_stat (self->zip, member, 0, &information) == 0 && (information.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0
      && information.encryption_method != ZIP_EM_NONE)
    {
      fail (error, CANDOR_DOCUMENT_ERROR_FORMAT, _ ("%s is encrypted, so its text can't be read: %s"), self->name, member);
      return NULL;
    }
  file = zip_fopen (self->zip, member, 0);
  if (file == NULL)
    {
      fail (error, CANDOR_DOCUMENT_ERROR_FORMAT, _ ("%s lacks a part that it must have: %s"), self->name, member);
      return NULL;
    }
  content = read_all (self, file, member, error);
  zip_fclose (file);
  return content != NULL ? g_byte_array_free_to_bytes (content) : NULL;
}
