/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-document"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "document/candor-document-reader.h"
#include "document/candor-encoding.h"

static gboolean
read_text (CandorDocumentBuilder *builder, GBytes *bytes, const char *name, const char **format,
           GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = candor_encoding_decode (data, size, NULL, NULL);

  if (candor_encoding_is_garbage (text))
    {
      g_set_error (error, CANDOR_DOCUMENT_ERROR, CANDOR_DOCUMENT_ERROR_FORMAT,
                   _ ("%s is in no format that is read"), name);
      return FALSE;
    }
  *format = "text";
  candor_text_read (builder, text);
  return TRUE;
}

/**
 * candor_document_prepare:
 *
 * Loads from the system what reading needs, so that candor_document_read() opens no file: for a
 * process that is about to give up opening files.
 */
void
candor_document_prepare (void)
{
  candor_encoding_prepare ();
}

/**
 * candor_document_read:
 * @bytes: the whole file
 * @name: its name or path; only the last part is kept
 *
 * Returns: (transfer full): the document, or %NULL with an error that names the file
 */
CandorDocument *
candor_document_read (GBytes *bytes, const char *name, GError **error)
{
  g_autofree char *base = g_path_get_basename (name);
  g_autofree char *shown = g_utf8_make_valid (base, -1);
  g_auto (CandorDocumentBuilder) builder = { 0 };
  const char *format = NULL;

  if (g_bytes_get_size (bytes) > CANDOR_DOCUMENT_FILE_SIZE_MAX)
    {
      g_set_error (error, CANDOR_DOCUMENT_ERROR, CANDOR_DOCUMENT_ERROR_TOO_LARGE,
                   _ ("%s is larger than any policy: over %u MB"), shown,
                   CANDOR_DOCUMENT_FILE_SIZE_MAX / 1024 / 1024);
      return NULL;
    }
  candor_document_builder_init (&builder);
  if (!read_text (&builder, bytes, shown, &format, error))
    return NULL;
  return candor_document_builder_end (&builder, bytes, shown, format, error);
}
