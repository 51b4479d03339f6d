/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-base"

#include "config.h"
#include "base/candor-catalog.h"

#include <string.h>

/* "The Format of GNU MO Files", GNU gettext manual: seven 32-bit words, then two tables of
 * (length, offset) pairs, the originals sorted bytewise. */
#define MO_MAGIC 0x950412deu
#define MO_HEADER_SIZE 28u
#define MO_OFFSET_COUNT 8u
#define MO_OFFSET_ORIGINALS 12u
#define MO_OFFSET_TRANSLATIONS 16u
#define MO_PAIR_SIZE 8u

struct _CandorCatalog
{
  GObject parent_instance;
  char *locale;
  GMappedFile *file; /* NULL: the messages are shown as they are written */
  guint32 count;
  guint32 originals;
  guint32 translations;
};

G_DEFINE_FINAL_TYPE (CandorCatalog, candor_catalog, G_TYPE_OBJECT)

static void
candor_catalog_finalize (GObject *object)
{
  CandorCatalog *self = CANDOR_CATALOG (object);

  g_clear_pointer (&self->file, g_mapped_file_unref);
  g_clear_pointer (&self->locale, g_free);
  G_OBJECT_CLASS (candor_catalog_parent_class)->finalize (object);
}

static void
candor_catalog_class_init (CandorCatalogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candor_catalog_finalize;
}

static void
candor_catalog_init (CandorCatalog *self)
{
}

static guint32
candor_catalog_read_word (CandorCatalog *self, guint32 offset)
{
  guint32 word;

  memcpy (&word, g_mapped_file_get_contents (self->file) + offset, sizeof word);
  return word;
}

/* The string that a (length, offset) pair points at, or NULL where the file lies about it. */
static const char *
candor_catalog_read_string (CandorCatalog *self, guint32 table, guint32 index)
{
  gsize size = g_mapped_file_get_length (self->file);
  guint32 length = candor_catalog_read_word (self, table + index * MO_PAIR_SIZE);
  guint32 offset = candor_catalog_read_word (self, table + index * MO_PAIR_SIZE + 4);
  const char *contents = g_mapped_file_get_contents (self->file);

  if (offset >= size || length >= size - offset || contents[offset + length] != '\0')
    return NULL;
  return contents + offset;
}

static gboolean
candor_catalog_table_fits (CandorCatalog *self, guint32 table)
{
  gsize size = g_mapped_file_get_length (self->file);

  return table <= size && self->count <= (size - table) / MO_PAIR_SIZE;
}

static gboolean
candor_catalog_open (CandorCatalog *self, const char *language)
{
  const char *folder = g_getenv ("CANDOR_LOCALEDIR");
  g_autofree char *path = g_build_filename (folder ? folder : CANDOR_LOCALEDIR, language,
                                            "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);

  self->file = g_mapped_file_new (path, FALSE, NULL);
  if (self->file == NULL)
    return FALSE;
  if (g_mapped_file_get_length (self->file) >= MO_HEADER_SIZE
      && candor_catalog_read_word (self, 0) == MO_MAGIC)
    {
      self->count = candor_catalog_read_word (self, MO_OFFSET_COUNT);
      self->originals = candor_catalog_read_word (self, MO_OFFSET_ORIGINALS);
      self->translations = candor_catalog_read_word (self, MO_OFFSET_TRANSLATIONS);
      if (candor_catalog_table_fits (self, self->originals)
          && candor_catalog_table_fits (self, self->translations))
        return TRUE;
    }
  g_warning ("%s is no message catalog", path);
  g_clear_pointer (&self->file, g_mapped_file_unref);
  return FALSE;
}

/**
 * candor_catalog_new:
 * @locale: a locale name such as "en", "zh_CN" or "zh_CN.UTF-8"
 *
 * Opens the messages of @locale. A locale that has none gives the messages as they are written, in
 * English; that is no error. Chinese of any region gives simplified Chinese.
 *
 * Returns: (transfer full): a catalog
 */
CandorCatalog *
candor_catalog_new (const char *locale)
{
  CandorCatalog *self = g_object_new (CANDOR_TYPE_CATALOG, NULL);

  g_return_val_if_fail (locale != NULL, self);

  if (g_str_has_prefix (locale, "zh") && candor_catalog_open (self, "zh_CN"))
    self->locale = g_strdup ("zh_CN");
  else
    self->locale = g_strdup ("en");
  return self;
}

/**
 * candor_catalog_get_locale:
 *
 * Returns: the language the catalog really speaks: "en" or "zh_CN"
 */
const char *
candor_catalog_get_locale (CandorCatalog *self)
{
  g_return_val_if_fail (CANDOR_IS_CATALOG (self), NULL);
  return self->locale;
}

gboolean
candor_catalog_is_chinese (CandorCatalog *self)
{
  g_return_val_if_fail (CANDOR_IS_CATALOG (self), FALSE);
  return self->file != NULL;
}

/* Binary search; NULL if there is no such message or its translation is empty. */
static const char *
candor_catalog_find (CandorCatalog *self, const char *message)
{
  guint32 low = 0, high = self->file != NULL ? self->count : 0;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;
      const char *original = candor_catalog_read_string (self, self->originals, middle);
      int order = original != NULL ? strcmp (message, original) : -1;

      if (order == 0)
        {
          const char *text = candor_catalog_read_string (self, self->translations, middle);
          return text != NULL && *text != '\0' ? text : NULL;
        }
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  return NULL;
}

/**
 * candor_catalog_text:
 * @message: a message as the source holds it; marked by this very call for xgettext, or by N_()
 *
 * Returns: (transfer none): @message in the catalog's language, or @message itself
 */
const char *
candor_catalog_text (CandorCatalog *self, const char *message)
{
  const char *text;

  g_return_val_if_fail (CANDOR_IS_CATALOG (self), message);
  if (message == NULL || *message == '\0')
    return message;
  text = candor_catalog_find (self, message);
  return text != NULL ? text : message;
}

/**
 * candor_catalog_context:
 * @context: tells apart messages that are one word in English and two elsewhere
 *
 * Returns: (transfer none): @message in the catalog's language, or @message itself
 */
const char *
candor_catalog_context (CandorCatalog *self, const char *context, const char *message)
{
  g_autofree char *key = g_strconcat (context, "\004", message, NULL);
  const char *text;

  g_return_val_if_fail (CANDOR_IS_CATALOG (self), message);
  text = candor_catalog_find (self, key);
  return text != NULL ? text : message;
}
