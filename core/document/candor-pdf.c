/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-document"

#include "config.h"

#include "document/candor-pdf.h"

#include <glib/gi18n-lib.h>
#include <poppler.h>

#include "document/candor-document-reader.h"

/* No policy has a twentieth of it. */
#define PAGES_MAX 2000
/* A page with fewer letters is a picture, or its number alone. */
#define PAGE_TEXT_MIN 20

/* poppler-glib 22.12 has no automatic cleanup of its own; a later one's must not clash with these. */
typedef PopplerDocument CandorPopplerDocument;
typedef PopplerPage CandorPopplerPage;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandorPopplerDocument, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandorPopplerPage, g_object_unref)

static gboolean
refuse (GError **error, CandorDocumentError code, const char *reason, const char *name)
{
  g_set_error (error, CANDOR_DOCUMENT_ERROR, code, reason, name);
  return FALSE;
}

static PopplerDocument *
open_document (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (GError) reason = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (bytes, NULL, &reason);

  if (document != NULL)
    return document;
  if (g_error_matches (reason, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
    refuse (error, CANDOR_DOCUMENT_ERROR_FORMAT, _ ("%s is encrypted: it opens with a password only"), name);
  else
    g_set_error (error, CANDOR_DOCUMENT_ERROR, CANDOR_DOCUMENT_ERROR_FORMAT, _ ("%s is a damaged PDF: %s"), name,
                 reason->message);
  return NULL;
}

static void
warn_of_pictures (CandorDocumentBuilder *builder, guint pictures, guint pages)
{
  g_autofree char *some = g_strdup_printf ("%u", pictures);
  g_autofree char *all = g_strdup_printf ("%u", pages);

  if (pictures > 0)
    g_ptr_array_add (builder->warnings,
                     candor_note_new (N_ ("{0} of the {1} pages hold pictures without text, which were not read."),
                                      CANDOR_NOTE_TEXT, some, CANDOR_NOTE_TEXT, all, CANDOR_NOTE_END));
}

/* Whether the page shows pictures; a page that is merely empty is no scan. */
static gboolean
has_pictures (PopplerPage *page)
{
  GList *images = poppler_page_get_image_mapping (page);
  gboolean has = images != NULL;

  poppler_page_free_image_mapping (images);
  return has;
}

static gboolean
read_pages (CandorPdf *pdf, PopplerDocument *document, CandorDocumentBuilder *builder, const char *name, int *errors, GError **error)
{
  guint count = poppler_document_get_n_pages (document), pictures = 0, characters = 0;

  if (count > PAGES_MAX)
    return refuse (error, CANDOR_DOCUMENT_ERROR_TOO_LARGE, _ ("%s has more pages than any policy"), name);
  for (guint i = 0; i < count; i++)
    {
      g_autoptr (CandorPopplerPage) page = poppler_document_get_page (document, i);
      guint letters = page != NULL ? candor_pdf_add_page (pdf, page, i + 1) : 0;

      characters += letters;
      if (page == NULL)
        g_atomic_int_inc (errors);
      pictures += page != NULL && letters < PAGE_TEXT_MIN && has_pictures (page);
    }
  if (characters == 0 && pictures > 0)
    return refuse (error, CANDOR_DOCUMENT_ERROR_EMPTY,
                   _ ("%s is a scan: its pages are pictures without text, and Candor does not recognize letters in pictures"),
                   name);
  warn_of_pictures (builder, pictures, count);
  return TRUE;
}

/* Poppler repairs what it can and goes on; what it stumbled over it only logs ("Syntax error at position 7: …",
 * poppler, glib/poppler.cc). */
static void
count_error (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
  if (g_str_has_prefix (message, "Syntax error"))
    g_atomic_int_inc ((int *) data);
}

static void
warn_of_damage (CandorDocumentBuilder *builder, int errors)
{
  g_autofree char *count = g_strdup_printf ("%d", errors);

  if (errors > 0)
    g_ptr_array_add (builder->warnings,
                     candor_note_new (N_ ("The PDF does not hold together in {0} places: text of it may be missing or wrong."),
                                      CANDOR_NOTE_TEXT, count, CANDOR_NOTE_END));
}

static gboolean
read_document (CandorDocumentBuilder *builder, GBytes *bytes, const char *name, int *errors, GError **error)
{
  g_autoptr (CandorPopplerDocument) document = open_document (bytes, name, error);
  g_auto (CandorPdf) pdf = { 0 };
  g_autofree char *title = NULL;

  if (document == NULL)
    return FALSE;
  title = poppler_document_get_title (document);
  candor_document_builder_set_title (builder, title);
  candor_pdf_init (&pdf);
  if (!read_pages (&pdf, document, builder, name, errors, error))
    return FALSE;
  candor_pdf_find_margins (&pdf);
  candor_pdf_write (&pdf, builder);
  return TRUE;
}

gboolean
candor_pdf_read (CandorDocumentBuilder *builder, GBytes *bytes, const char *name, GError **error)
{
  int errors = 0;
  guint handler = g_log_set_handler ("Poppler", G_LOG_LEVEL_INFO, count_error, &errors);
  gboolean read = read_document (builder, bytes, name, &errors, error);

  g_log_remove_handler ("Poppler", handler);
  if (read)
    warn_of_damage (builder, errors);
  return read;
}
