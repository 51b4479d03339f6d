/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-code-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "package/candor-zip-layout.h"

#define NATIVE_FOLDER "lib/"
#define NATIVE_SUFFIX ".so"
#define ASSETS_FOLDER "assets/"
/* Files that are named one by one; more would bury the other warnings. */
#define HIDDEN_LIMIT 5u
/* If so many classes in a hundred have names of one or two letters, a shrinker has been at work. */
#define SHORT_NAMES_PERCENT 30u
#define SHORT_NAMES_MIN 30u

static const char *
candor_code_get_file_name (const char *path)
{
  const char *slash = strrchr (path, '/');

  return slash != NULL ? slash + 1 : path;
}

static int
candor_code_compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
candor_code_find_native (CandorCode *self)
{
  for (gsize i = 0; i < self->n_parts; i++)
    for (guint j = 0; j < candor_container_get_entry_count (self->parts[i].container); j++)
      {
        const char *name = candor_container_get_entry (self->parts[i].container, j)->name;

        if (g_str_has_prefix (name, NATIVE_FOLDER) && g_str_has_suffix (name, NATIVE_SUFFIX))
          g_ptr_array_add (self->native, g_utf8_make_valid (candor_code_get_file_name (name), -1));
      }
  g_ptr_array_sort (self->native, candor_code_compare_names);
  for (guint i = self->native->len; i-- > 1;)
    if (strcmp (g_ptr_array_index (self->native, i), g_ptr_array_index (self->native, i - 1)) == 0)
      g_ptr_array_remove_index (self->native, i);
  self->package->has_native = self->native->len > 0;
}

/* Nearly no file is a sign; the first letter tells most apart. */
static gboolean
candor_code_matches (const char *pattern, const char *name)
{
  return (*pattern == *name || *pattern == '*') && g_pattern_match_simple (pattern, name);
}

static gboolean
candor_code_has_native (CandorCode *self, const char *pattern)
{
  for (guint i = 0; i < self->native->len; i++)
    if (candor_code_matches (pattern, g_ptr_array_index (self->native, i)))
      return TRUE;
  return FALSE;
}

/* Paths below assets/. */
static GPtrArray *
candor_code_list_assets (CandorCode *self)
{
  GPtrArray *assets = g_ptr_array_new ();

  for (gsize i = 0; i < self->n_parts; i++)
    for (guint j = 0; j < candor_container_get_entry_count (self->parts[i].container); j++)
      {
        const char *name = candor_container_get_entry (self->parts[i].container, j)->name;

        if (g_str_has_prefix (name, ASSETS_FOLDER))
          g_ptr_array_add (assets, (gpointer) (name + strlen (ASSETS_FOLDER)));
      }
  return assets;
}

static gboolean
candor_code_has_asset (GPtrArray *assets, const char *pattern)
{
  for (guint i = 0; i < assets->len; i++)
    if (candor_code_matches (pattern, g_ptr_array_index (assets, i)))
      return TRUE;
  return FALSE;
}

static gboolean
candor_code_has_packer_class (CandorCode *self, const CandorKnownPacker *packer)
{
  for (guint i = 0; i < self->files->len; i++)
    {
      const CandorCodeFile *file = g_ptr_array_index (self->files, i);

      for (guint j = 0; j < file->packers->len; j++)
        if (g_array_index (file->packers, CandorCodePacker, j).packer == packer)
          return TRUE;
    }
  for (gsize i = 0; self->package->application_class != NULL && packer->classes[i] != NULL; i++)
    if (candor_owners_match (packer->classes[i], self->package->application_class) > 0)
      return TRUE;
  return FALSE;
}

/* The packer of which most is there: native libraries, files, classes. Protectors that only watch the
 * running app hide nothing from who reads it. */
static void
candor_code_find_packer (CandorCode *self)
{
  g_autoptr (GPtrArray) assets = candor_code_list_assets (self);
  const CandorKnownPacker *best = NULL;
  gsize count;
  const CandorKnownPacker *packers = candor_knowledge_get_packers (self->knowledge, &count);
  guint most = 0;

  for (gsize i = 0; i < count; i++)
    {
      guint signs;

      if (!packers[i].hides_code)
        continue;
      signs = candor_code_has_packer_class (self, &packers[i]);
      for (gsize j = 0; packers[i].native_libraries[j] != NULL; j++)
        signs += candor_code_has_native (self, packers[i].native_libraries[j]);
      for (gsize j = 0; packers[i].assets[j] != NULL; j++)
        signs += candor_code_has_asset (assets, packers[i].assets[j]);
      if (signs > most)
        {
          most = signs;
          best = &packers[i];
        }
    }
  if (best != NULL)
    self->package->packer = g_strdup (best->name);
}

/* Whether a file that is stored as it is begins like a dex file. */
static gboolean
candor_code_begins_like_dex (const CandorEntry *entry, CandorContainer *container)
{
  CandorSpan archive = candor_span_of_bytes (candor_container_get_bytes (container)), data;
  CandorZipLocal local;

  return entry->method == CANDOR_ZIP_METHOD_STORED && candor_zip_local_read (archive, entry->header_offset, &local)
         && candor_span_cut (archive, entry->header_offset + candor_zip_local_size + local.name_length + local.extra_length,
                             strlen (CANDOR_DEX_MAGIC), &data)
         && memcmp (data.data, CANDOR_DEX_MAGIC, data.size) == 0;
}

/* Code that lies where Android doesn't look for it: by its name, or, where nothing has to be inflated,
 * by what it begins with. */
static gboolean
candor_code_is_hidden (CandorCode *self, const CandorEntry *entry, CandorContainer *container)
{
  static const char *const suffixes[] = { ".dex", ".jar", ".apk" };

  if (candor_code_get_number (entry->name) > 0)
    return g_hash_table_contains (self->unreached, entry);
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (entry->name, suffixes[i]))
      return TRUE;
  return candor_code_begins_like_dex (entry, container);
}

static void
candor_code_tell_hidden (CandorCode *self)
{
  guint count = 0;

  for (gsize i = 0; i < self->n_parts; i++)
    for (guint j = 0; j < candor_container_get_entry_count (self->parts[i].container); j++)
      {
        const CandorEntry *entry = candor_container_get_entry (self->parts[i].container, j);
        g_autofree char *name = NULL;

        if (!candor_code_is_hidden (self, entry, self->parts[i].container) || ++count > HIDDEN_LIMIT)
          continue;
        name = g_utf8_make_valid (entry->name, -1);
        candor_package_warn (self->package, candor_note_new (N_("The file {0} may hold code; it was not read."),
                                                             CANDOR_NOTE_TEXT, name, CANDOR_NOTE_END));
      }
  self->hides = count > 0;
}

static gboolean
candor_code_is_excepted (const CandorKnownBlindSpot *spot, const char *class_name)
{
  for (gsize i = 0; spot->except[i] != NULL; i++)
    if (candor_owners_match (spot->except[i], class_name) > 0)
      return TRUE;
  return FALSE;
}

/* The first place, by name, of a blind spot of one kind. What open-source libraries look up by name,
 * they are given by the code that uses them. */
static const CandorCodeSite *
candor_code_find_blind_spot (CandorCode *self, CandorBlindSpotKind kind, const CandorKnownBlindSpot **found)
{
  const CandorCodeSite *first = NULL;

  for (guint i = 0; i < self->files->len; i++)
    {
      const CandorCodeFile *file = g_ptr_array_index (self->files, i);

      for (guint j = 0; j < file->findings->len; j++)
        {
          const CandorCodeFinding *finding = &g_array_index (file->findings, CandorCodeFinding, j);
          const CandorCodeSite *site = &g_array_index (file->sites, CandorCodeSite, finding->site);
          const CandorKnownBlindSpot *spot;
          CandorOwner owner;

          if (finding->target.kind != CANDOR_TARGET_BLIND_SPOT)
            continue;
          spot = &self->wanted->blind_spots[finding->target.index];
          if (spot->kind != kind || (first != NULL && strcmp (site->class_name, first->class_name) >= 0)
              || candor_code_is_excepted (spot, site->class_name))
            continue;
          owner = candor_owners_find (self->owners, site->class_name);
          if (kind == CANDOR_BLIND_SPOT_REFLECTION && owner.sdk != NULL && owner.sdk->open_source_library)
            continue;
          first = site;
          *found = spot;
        }
    }
  return first;
}

static gboolean
candor_code_tell_blind_spot (CandorCode *self, CandorBlindSpotKind kind, const char *template)
{
  const CandorKnownBlindSpot *spot = NULL;
  const CandorCodeSite *site = candor_code_find_blind_spot (self, kind, &spot);
  g_autofree char *place = NULL, *member = NULL;

  if (site == NULL)
    return FALSE;
  place = g_strconcat (site->class_name, ".", site->method, NULL);
  member = g_strconcat (spot->class_name, ".", spot->member, NULL);
  candor_package_warn (self->package, candor_note_new (template, CANDOR_NOTE_TEXT, place, CANDOR_NOTE_TEXT, member,
                                                       CANDOR_NOTE_END));
  return TRUE;
}

static void
candor_code_tell_obfuscation (CandorCode *self)
{
  guint n_classes = 0, n_short = 0;
  g_autofree char *classes = NULL, *shortened = NULL;

  for (guint i = 0; i < self->files->len; i++)
    {
      n_classes += ((const CandorCodeFile *) g_ptr_array_index (self->files, i))->n_classes;
      n_short += ((const CandorCodeFile *) g_ptr_array_index (self->files, i))->n_short_names;
    }
  if (n_short < SHORT_NAMES_MIN || (guint64) n_short * 100 < (guint64) n_classes * SHORT_NAMES_PERCENT)
    return;
  classes = g_strdup_printf ("%u", n_classes);
  shortened = g_strdup_printf ("%u", n_short);
  candor_package_warn (self->package,
                       candor_note_new (N_("{0} of {1} classes have names of one or two letters: libraries among them "
                                           "that keep nothing of their names could not be recognized."),
                                        CANDOR_NOTE_TEXT, shortened, CANDOR_NOTE_TEXT, classes, CANDOR_NOTE_END));
}

/**
 * candor_code_add_limits:
 *
 * Finds what hides code from whoever reads the package, and says so.
 */
void
candor_code_add_limits (CandorCode *self)
{
  candor_code_find_native (self);
  candor_code_find_packer (self);
  candor_code_tell_hidden (self);
  self->package->loads_code
      = candor_code_tell_blind_spot (self, CANDOR_BLIND_SPOT_LOADING,
                                     N_("Code is loaded at run time, as in {0} ({1}): what it does was not seen."));
  self->reflects
      = candor_code_tell_blind_spot (self, CANDOR_BLIND_SPOT_REFLECTION,
                                     N_("Methods are called by names that are not constants, as in {0} ({1}): which "
                                        "ones was not seen."));
  candor_code_tell_blind_spot (self, CANDOR_BLIND_SPOT_BRIDGE,
                               N_("Web pages can call the app’s code, as set up in {0} ({1}): what they ask for was not "
                                  "seen."));
  candor_code_tell_obfuscation (self);
}
