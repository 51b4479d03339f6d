/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-document"

#include "config.h"

#include "document/candor-office.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "document/candor-document-reader.h"
#include "document/candor-xml.h"

void
candor_office_write (CandorDocumentBuilder *builder, CandorMarkup *markup)
{
  guint before = g_list_model_get_n_items (G_LIST_MODEL (builder->blocks)), count;

  candor_markup_set_list (markup, 0);
  candor_html_read (builder, markup->html->str, TRUE);
  count = g_list_model_get_n_items (G_LIST_MODEL (builder->blocks));
  for (guint i = before; i < count && !markup->has_pages; i++)
    {
      g_autoptr (CandorBlock) block = g_list_model_get_item (G_LIST_MODEL (builder->blocks), i);

      block->line = 0;
    }
}

typedef struct
{
  gboolean in_title;
  GString *title;
} CandorOfficeTitle;

static void
start_element (gpointer data, const char *name, const CandorXmlAttributes *attributes)
{
  CandorOfficeTitle *self = data;

  self->in_title = g_str_equal (name, "dc:title");
}

static void
end_element (gpointer data, const char *name)
{
  CandorOfficeTitle *self = data;

  self->in_title = FALSE;
}

static void
add_text (gpointer data, const char *text, gsize length)
{
  CandorOfficeTitle *self = data;

  if (self->in_title)
    g_string_append_len (self->title, text, length);
}

gboolean
candor_office_read_title (CandorDocumentBuilder *builder, CandorArchive *archive, const char *member,
                          const char *name, GError **error)
{
  static const CandorXmlHandler handler = { start_element, end_element, add_text };
  g_autoptr (GString) title = g_string_new (NULL);
  CandorOfficeTitle self = { FALSE, title };
  g_autoptr (GBytes) bytes = NULL;

  if (!candor_archive_has (archive, member))
    return TRUE;
  bytes = candor_archive_read (archive, member, error);
  if (bytes == NULL || !candor_xml_read (bytes, name, member, &handler, &self, error))
    return FALSE;
  candor_document_builder_set_title (builder, title->str);
  return TRUE;
}

/* Open Document 1.3 part 2, 3.3 and EPUB OCF 3.3, 4.2.2: the first member names the media type. */
static const char *
find_format (CandorArchive *archive)
{
  g_autoptr (GBytes) type = NULL;
  const char *text;
  gsize size;

  if (candor_archive_has (archive, "word/document.xml"))
    return "docx";
  if (!candor_archive_has (archive, "mimetype"))
    return NULL;
  type = candor_archive_read (archive, "mimetype", NULL);
  if (type == NULL)
    return NULL;
  text = g_bytes_get_data (type, &size);
  if (memmem (text, size, "application/vnd.oasis.opendocument.text", 39) != NULL)
    return "odt";
  return memmem (text, size, "application/epub+zip", 20) != NULL ? "epub" : NULL;
}

gboolean
candor_archive_document_read (CandorDocumentBuilder *builder, GBytes *bytes, const char *name,
                              const char **format, GError **error)
{
  g_autoptr (CandorArchive) archive = candor_archive_open (bytes, name, error);

  if (archive == NULL)
    return FALSE;
  *format = find_format (archive);
  if (g_strcmp0 (*format, "docx") == 0)
    return candor_office_read_title (builder, archive, "docProps/core.xml", name, error)
           && candor_docx_read (builder, archive, name, error);
  if (g_strcmp0 (*format, "odt") == 0)
    return candor_office_read_title (builder, archive, "meta.xml", name, error)
           && candor_odt_read (builder, archive, name, error);
  if (g_strcmp0 (*format, "epub") == 0)
    return candor_epub_read (builder, archive, name, error);
  g_set_error (error, CANDOR_DOCUMENT_ERROR, CANDOR_DOCUMENT_ERROR_FORMAT,
               candor_archive_has (archive, "AndroidManifest.xml")
                   ? _ ("%s is an Android package, not a policy")
                   : _ ("%s is an archive, and no DOCX, ODT or EPUB document"),
               name);
  return FALSE;
}
