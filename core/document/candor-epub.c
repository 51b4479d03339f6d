/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-document"

#include "config.h"

#include "document/candor-office.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "document/candor-document-reader.h"
#include "document/candor-encoding.h"
#include "document/candor-format.h"
#include "document/candor-xml.h"

/* EPUB 3.3 and its Open Container Format. */

/* A book has some hundred chapters. */
#define CHAPTERS_MAX 5000

typedef struct
{
  char *package;     /* path of the package document */
  GHashTable *items; /* identifier to path */
  GPtrArray *spine;  /* identifiers in reading order */
} CandorEpub;

static void
add_item (CandorEpub *self, const CandorXmlAttributes *attributes)
{
  g_autofree char *properties = candor_xml_dup_attribute (attributes, "properties");
  char *id = candor_xml_dup_attribute (attributes, "id");
  char *path = candor_xml_dup_attribute (attributes, "href");

  /* The navigation document repeats the headings. */
  if (id != NULL && path != NULL && (properties == NULL || strstr (properties, "nav") == NULL))
    g_hash_table_replace (self->items, id, path);
  else
    {
      g_free (id);
      g_free (path);
    }
}

static void
start_element (gpointer data, const char *name, const CandorXmlAttributes *attributes)
{
  CandorEpub *self = data;

  if (g_str_equal (name, "container:rootfile") && self->package == NULL)
    self->package = candor_xml_dup_attribute (attributes, "full-path");
  else if (g_str_equal (name, "opf:item"))
    add_item (self, attributes);
  else if (g_str_equal (name, "opf:itemref"))
    {
      char *id = candor_xml_dup_attribute (attributes, "idref");

      if (id != NULL && self->spine->len < CHAPTERS_MAX)
        g_ptr_array_add (self->spine, id);
      else
        g_free (id);
    }
}

static void
end_element (gpointer data, const char *name)
{
}

static void
ignore_text (gpointer data, const char *text, gsize length)
{
}

static gboolean
read_part (CandorEpub *self, CandorArchive *archive, const char *member, const char *name, GError **error)
{
  static const CandorXmlHandler handler = { start_element, end_element, ignore_text };
  g_autoptr (GBytes) bytes = candor_archive_read (archive, member, error);

  return bytes != NULL && candor_xml_read (bytes, name, member, &handler, self, error);
}

/* Where an item is: its address is relative to the package document, and escaped. */
static char *
resolve (CandorEpub *self, const char *address)
{
  g_autofree char *folder = g_path_get_dirname (self->package);
  g_auto (GStrv) parts = g_strsplit (address, "#", 2);
  g_autofree char *path = g_uri_unescape_string (parts[0], NULL);
  g_autofree char *joined = g_build_filename (folder, path != NULL ? path : parts[0], NULL);
  g_autofree char *absolute = g_canonicalize_filename (joined, "/");

  return g_strdup (absolute + 1);
}

static gboolean
read_chapter (CandorEpub *self, CandorDocumentBuilder *builder, CandorArchive *archive, const char *id, GError **error)
{
  const char *address = g_hash_table_lookup (self->items, id);
  g_autofree char *path = address != NULL ? resolve (self, address) : NULL;
  g_autofree char *charset = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (path == NULL || !candor_archive_has (archive, path))
    return TRUE;
  bytes = candor_archive_read (archive, path, error);
  if (bytes == NULL)
    return FALSE;
  charset = candor_format_find_charset (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  text = candor_encoding_decode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), charset, NULL);
  candor_html_read (builder, text, FALSE);
  return TRUE;
}

static gboolean
read_book (CandorEpub *self, CandorDocumentBuilder *builder, CandorArchive *archive, const char *name, GError **error)
{
  if (!read_part (self, archive, "META-INF/container.xml", name, error))
    return FALSE;
  if (self->package == NULL)
    {
      g_set_error (error, CANDOR_DOCUMENT_ERROR, CANDOR_DOCUMENT_ERROR_FORMAT, _ ("%s is damaged: it names no package document"),
                   name);
      return FALSE;
    }
  if (!candor_office_read_title (builder, archive, self->package, name, error)
      || !read_part (self, archive, self->package, name, error))
    return FALSE;
  for (guint i = 0; i < self->spine->len && !builder->full; i++)
    if (!read_chapter (self, builder, archive, g_ptr_array_index (self->spine, i), error))
      return FALSE;
  return TRUE;
}

gboolean
candor_epub_read (CandorDocumentBuilder *builder, CandorArchive *archive, const char *name, GError **error)
{
  CandorEpub self = { 0 };
  guint count;
  gboolean is_read;

  self.items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self.spine = g_ptr_array_new_with_free_func (g_free);
  is_read = read_book (&self, builder, archive, name, error);
  g_ptr_array_unref (self.spine);
  g_hash_table_unref (self.items);
  g_free (self.package);
  count = g_list_model_get_n_items (G_LIST_MODEL (builder->blocks));
  for (guint i = 0; i < count; i++) /* a chapter's lines tell no place in the book */
    {
      g_autoptr (CandorBlock) block = g_list_model_get_item (G_LIST_MODEL (builder->blocks), i);

      block->line = 0;
    }
  return is_read;
}
