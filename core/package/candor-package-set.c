/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-package-set.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/candor-note.h"
#include "package/candor-package-private.h"
#include "package/candor-xml.h"

#define MANIFEST_NAME "AndroidManifest.xml"

/* developer.android.com, "The Android App Bundle format". */
#define MODULE_MANIFEST "/manifest/" MANIFEST_NAME
#define BASE_MODULE "base"

/* developer.android.com, "bundletool": a set of APKs has its splits in one folder and whole APKs for
 * old devices in another. Other tools put splits at the top. */
#define SPLITS_FOLDER "splits/"
#define STANDALONES_FOLDER "standalones/"

/* A package has a split for each language, density and processor, and a few features. */
#define PART_LIMIT 1000
/* Split APKs that are packed once more have to be inflated into memory. */
#define INFLATED_LIMIT (G_GUINT64_CONSTANT (768) << 20)

/* What the root of a split's manifest says of it. */
typedef struct
{
  char *package;
  char *split;
  gboolean seen;
} CandorPeek;

/* A split APK before its place in the set is known. */
typedef struct
{
  CandorContainer *container;
  char *name;
  CandorPeek peek;
} CandorCandidateSplit;

static void
candor_candidate_split_free (gpointer data)
{
  CandorCandidateSplit *self = data;

  g_clear_object (&self->container);
  g_free (self->name);
  g_free (self->peek.package);
  g_free (self->peek.split);
  g_free (self);
}

void
candor_package_set_free (CandorPackageSet *self)
{
  for (gsize i = 0; i < self->n_parts; i++)
    {
      g_object_unref (self->parts[i].container);
      g_free ((char *) self->parts[i].split);
    }
  g_free (self->parts);
  g_clear_object (&self->outer);
  g_clear_pointer (&self->warnings, g_ptr_array_unref);
  g_free (self);
}

/* Takes the container. */
static void
candor_package_set_add (CandorPackageSet *self, CandorContainer *container, const char *split)
{
  self->parts[self->n_parts++] = (CandorPart){ container, g_strdup (split) };
}

/* @why is marked for translation. */
static void
candor_package_set_leave_out (CandorPackageSet *self, const char *name, const char *why)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);

  g_ptr_array_add (self->warnings,
                   candor_note_new (N_("{0} was left out: {1}."), CANDOR_NOTE_TEXT, valid, CANDOR_NOTE_MESSAGE, why,
                                    CANDOR_NOTE_END));
}

static void
candor_peek_start (const CandorElement *element, gpointer user_data)
{
  CandorPeek *self = user_data;

  for (gsize i = 0; i < element->n_attributes && !self->seen; i++)
    {
      const CandorAttribute *attribute = &element->attributes[i];
      if (attribute->resource != 0 || attribute->name == NULL)
        continue;
      if (strcmp (attribute->name, "package") == 0 && self->package == NULL)
        self->package = g_strdup (attribute->value.text);
      else if (strcmp (attribute->name, "split") == 0 && self->split == NULL)
        self->split = g_strdup (attribute->value.text);
    }
  self->seen = TRUE;
}

static void
candor_peek_end (gpointer user_data)
{
}

static gboolean
candor_package_set_peek (CandorContainer *container, CandorPeek *peek, GError **error)
{
  static const CandorElementVisitor visitor = { candor_peek_start, candor_peek_end };
  const CandorEntry *entry = candor_container_find (container, MANIFEST_NAME);
  g_autoptr (GBytes) bytes = NULL;

  if (entry == NULL)
    {
      g_set_error_literal (error, CANDOR_PACKAGE_ERROR, CANDOR_PACKAGE_ERROR_NO_MANIFEST,
                           _("the archive has no AndroidManifest.xml"));
      return FALSE;
    }
  bytes = candor_container_read (container, entry, error);
  return bytes != NULL && candor_xml_visit (bytes, MANIFEST_NAME, &visitor, peek, error);
}

/* Opens one split APK of the set. */
static CandorCandidateSplit *
candor_package_set_open_split (CandorPackageSet *self, const CandorEntry *entry, guint64 *inflated, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  CandorCandidateSplit *split;

  if (entry->size != entry->compressed_size)
    {
      if (entry->size > INFLATED_LIMIT - *inflated)
        {
          g_set_error_literal (error, CANDOR_PACKAGE_ERROR, CANDOR_PACKAGE_ERROR_TOO_LARGE,
                               _("the set is too large once inflated"));
          return NULL;
        }
      *inflated += entry->size;
    }
  bytes = candor_container_read (self->outer, entry, error);
  if (bytes == NULL)
    return NULL;
  split = g_new0 (CandorCandidateSplit, 1);
  split->name = g_utf8_make_valid (entry->name, -1);
  split->container = candor_container_new (bytes, error);
  if (split->container == NULL || !candor_package_set_peek (split->container, &split->peek, error))
    g_clear_pointer (&split, candor_candidate_split_free);
  return split;
}

static gboolean
candor_package_set_is_apk (const char *name)
{
  gsize length = strlen (name);

  return length > 4 && g_ascii_strcasecmp (name + length - 4, ".apk") == 0;
}

/* Splits of the set: those in their own folder, else whole APKs, else all that there are. */
static GPtrArray *
candor_package_set_list (CandorPackageSet *self)
{
  static const char *const folders[] = { SPLITS_FOLDER, STANDALONES_FOLDER, "" };
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (folders) && found->len == 0; i++)
    for (guint j = 0; j < candor_container_get_entry_count (self->outer); j++)
      {
        const CandorEntry *entry = candor_container_get_entry (self->outer, j);
        if (g_str_has_prefix (entry->name, folders[i]) && candor_package_set_is_apk (entry->name))
          g_ptr_array_add (found, (gpointer) entry);
      }
  return found;
}

static int
candor_candidate_split_compare (gconstpointer a, gconstpointer b)
{
  const CandorCandidateSplit *left = *(CandorCandidateSplit *const *) a, *right = *(CandorCandidateSplit *const *) b;
  gboolean left_base = left->peek.split == NULL, right_base = right->peek.split == NULL;

  if (left_base != right_base)
    return left_base ? -1 : 1;
  return strcmp (left->name, right->name);
}

/* The base first, then the splits of the same package; a second base is the same app for other
 * devices. */
static gboolean
candor_package_set_arrange (CandorPackageSet *self, GPtrArray *splits, GError **error)
{
  CandorCandidateSplit *base;

  g_ptr_array_sort (splits, candor_candidate_split_compare);
  base = splits->len > 0 ? g_ptr_array_index (splits, 0) : NULL;
  if (base == NULL || base->peek.split != NULL)
    {
      g_set_error_literal (error, CANDOR_PACKAGE_ERROR, CANDOR_PACKAGE_ERROR_NO_MANIFEST,
                           _("not an Android package: none of the archive’s APKs is a base"));
      return FALSE;
    }
  self->parts = g_new0 (CandorPart, splits->len);
  candor_package_set_add (self, g_object_ref (base->container), NULL);
  for (guint i = 1; i < splits->len; i++)
    {
      CandorCandidateSplit *split = g_ptr_array_index (splits, i);

      if (g_strcmp0 (split->peek.package, base->peek.package) != 0)
        candor_package_set_leave_out (self, split->name, N_("it belongs to another package"));
      else if (split->peek.split == NULL)
        candor_package_set_leave_out (self, split->name, N_("it is the same app for other devices"));
      else
        candor_package_set_add (self, g_object_ref (split->container), split->name);
    }
  return TRUE;
}

static gboolean
candor_package_set_open_splits (CandorPackageSet *self, GPtrArray *entries, GError **error)
{
  g_autoptr (GPtrArray) splits = g_ptr_array_new_with_free_func (candor_candidate_split_free);
  guint64 inflated = 0;

  if (entries->len > PART_LIMIT)
    {
      g_set_error (error, CANDOR_PACKAGE_ERROR, CANDOR_PACKAGE_ERROR_TOO_LARGE,
                   _("archive: %u APKs are more than are read"), entries->len);
      return FALSE;
    }
  self->form = CANDOR_PACKAGE_FORM_SET;
  for (guint i = 0; i < entries->len; i++)
    {
      const CandorEntry *entry = g_ptr_array_index (entries, i);
      g_autoptr (GError) problem = NULL;
      CandorCandidateSplit *split = candor_package_set_open_split (self, entry, &inflated, &problem);

      if (split != NULL)
        g_ptr_array_add (splits, split);
      else
        candor_package_set_leave_out (self, entry->name, candor_package_error_reason (problem));
    }
  return candor_package_set_arrange (self, splits, error);
}

/* Names of the modules: what stands before "/manifest/AndroidManifest.xml". The base first. */
static GPtrArray *
candor_package_set_list_modules (CandorPackageSet *self)
{
  GPtrArray *modules = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < candor_container_get_entry_count (self->outer); i++)
    {
      const CandorEntry *entry = candor_container_get_entry (self->outer, i);
      const char *slash = strchr (entry->name, '/');

      if (slash != NULL && slash > entry->name && strcmp (slash, MODULE_MANIFEST) == 0)
        g_ptr_array_add (modules, g_strndup (entry->name, slash - entry->name));
    }
  return modules;
}

static int
candor_package_set_compare_modules (gconstpointer a, gconstpointer b)
{
  const char *left = *(const char *const *) a, *right = *(const char *const *) b;
  gboolean left_base = strcmp (left, BASE_MODULE) == 0, right_base = strcmp (right, BASE_MODULE) == 0;

  return left_base != right_base ? (left_base ? -1 : 1) : strcmp (left, right);
}

static gboolean
candor_package_set_open_modules (CandorPackageSet *self, GError **error)
{
  g_autoptr (GPtrArray) modules = candor_package_set_list_modules (self);

  if (modules->len > PART_LIMIT)
    {
      g_set_error (error, CANDOR_PACKAGE_ERROR, CANDOR_PACKAGE_ERROR_TOO_LARGE,
                   _("archive: %u modules are more than are read"), modules->len);
      return FALSE;
    }
  self->form = CANDOR_PACKAGE_FORM_BUNDLE;
  g_ptr_array_sort (modules, candor_package_set_compare_modules);
  self->parts = g_new0 (CandorPart, modules->len);
  for (guint i = 0; i < modules->len; i++)
    {
      const char *module = g_ptr_array_index (modules, i);
      g_autofree char *name = g_utf8_make_valid (module, -1);

      candor_package_set_add (self, candor_container_new_module (self->outer, module), i > 0 ? name : NULL);
    }
  return TRUE;
}

/* What an archive is that holds no Android package. */
static const char *
candor_package_set_explain_stranger (const CandorPackageSet *self)
{
  for (guint i = 0; i < candor_container_get_entry_count (self->outer); i++)
    if (g_str_has_prefix (candor_container_get_entry (self->outer, i)->name, "Payload/"))
      return N_("a package for iOS, not for Android: those are not read");
  if (candor_container_find (self->outer, "module.json") != NULL && candor_container_find (self->outer, "ets/modules.abc") != NULL)
    return N_("a package for HarmonyOS, not for Android: those are not read");
  return N_("not an Android package: the archive has no AndroidManifest.xml");
}

/**
 * candor_package_set_open:
 * @bytes: a file
 * @error: a #CandorPackageError
 *
 * Returns: (transfer full) (nullable): the APKs in it, at least one, or %NULL
 */
CandorPackageSet *
candor_package_set_open (GBytes *bytes, GError **error)
{
  g_autoptr (CandorPackageSet) self = g_new0 (CandorPackageSet, 1);
  g_autoptr (GPtrArray) entries = NULL;
  gboolean opened;

  self->warnings = g_ptr_array_new_with_free_func ((GDestroyNotify) candor_note_unref);
  self->outer = candor_container_new (bytes, error);
  if (self->outer == NULL)
    return NULL;
  if (candor_container_find (self->outer, MANIFEST_NAME) != NULL)
    {
      self->parts = g_new0 (CandorPart, 1);
      candor_package_set_add (self, g_object_ref (self->outer), NULL);
      return g_steal_pointer (&self);
    }
  if (candor_container_find (self->outer, BASE_MODULE MODULE_MANIFEST) != NULL)
    return candor_package_set_open_modules (self, error) ? g_steal_pointer (&self) : NULL;
  entries = candor_package_set_list (self);
  opened = entries->len > 0 && candor_package_set_open_splits (self, entries, error);
  if (entries->len == 0)
    g_set_error_literal (error, CANDOR_PACKAGE_ERROR, CANDOR_PACKAGE_ERROR_NO_MANIFEST,
                         _(candor_package_set_explain_stranger (self)));
  return opened ? g_steal_pointer (&self) : NULL;
}
