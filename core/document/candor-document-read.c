/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-document"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "document/candor-document-reader.h"
#include "document/candor-encoding.h"
#include "document/candor-format.h"

static gboolean
refuse (const char *reason, const char *name, GError **error)
{
  g_set_error (error, CANDOR_DOCUMENT_ERROR, CANDOR_DOCUMENT_ERROR_FORMAT, reason, name);
  return FALSE;
}

static gboolean
read_text (CandorDocumentBuilder *builder, GBytes *bytes, const char *name, const char *served, const char **format,
           GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  /* What is said beside a file goes before what it says of itself (HTML Living Standard, 13.2.3.2). */
  g_autofree char *charset = served != NULL ? g_strdup (served) : candor_format_find_charset (data, size);
  g_autofree char *text = candor_encoding_decode (data, size, charset, NULL);

  if (candor_encoding_is_garbage (text))
    return refuse (_ ("%s is in no format that is read"), name, error);
  switch (candor_format_find_text (text, name))
    {
    case CANDOR_FORMAT_HTML:
      *format = "html";
      candor_html_read (builder, text, FALSE);
      return TRUE;
    case CANDOR_FORMAT_MARKDOWN:
      *format = "markdown";
      candor_markdown_read (builder, text);
      return TRUE;
    case CANDOR_FORMAT_TEXT:
    case CANDOR_FORMAT_PDF:
    case CANDOR_FORMAT_ARCHIVE:
    case CANDOR_FORMAT_UNREAD:
    default:
      *format = "text";
      candor_text_read (builder, text, 1);
      return TRUE;
    }
}

static gboolean
read_bytes (CandorDocumentBuilder *builder, GBytes *bytes, const char *name, const char *charset,
            const char **format, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  const char *reason = NULL;

  switch (candor_format_find_binary (data, size, &reason))
    {
    case CANDOR_FORMAT_UNREAD:
      return refuse (reason, name, error);
    case CANDOR_FORMAT_ARCHIVE:
      return candor_archive_document_read (builder, bytes, name, format, error);
    case CANDOR_FORMAT_PDF:
      *format = "pdf";
      return candor_pdf_read (builder, bytes, name, error);
    case CANDOR_FORMAT_HTML:
    case CANDOR_FORMAT_MARKDOWN:
    case CANDOR_FORMAT_TEXT:
    default:
      return read_text (builder, bytes, name, charset, format, error);
    }
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

CandorDocument *
candor_document_read (GBytes *bytes, const char *name, GError **error)
{
  return candor_document_read_as (bytes, name, NULL, error);
}

/**
 * candor_document_read_as:
 * @bytes: the whole file
 * @name: its name or path; only the last part is kept
 * @charset: (nullable): the encoding that whoever served it named, where it is text
 *
 * Returns: (transfer full): the document, or %NULL with an error that names the file
 */
CandorDocument *
candor_document_read_as (GBytes *bytes, const char *name, const char *charset, GError **error)
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
  if (g_bytes_get_size (bytes) == 0) /* said by the builder's end, as for any file without text */
    return candor_document_builder_end (&builder, bytes, shown, "text", error);
  if (!read_bytes (&builder, bytes, shown, charset, &format, error))
    return NULL;
  return candor_document_builder_end (&builder, bytes, shown, format, error);
}
