/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-trick.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *id;
  const char *template;
} tricks[] = {
  [CANDOR_TRICK_ENCRYPTED]
  = { "encryption-mark", N_("Entries are marked as encrypted ({0}; {1} in all); they were read as if they "
                            "were not, as Android does.") },
  [CANDOR_TRICK_METHOD]
  = { "unknown-method", N_("Entries have a compression method that Android does not know ({0}; {1} in all); "
                           "they were taken as stored, as Android does.") },
  [CANDOR_TRICK_HEADERS]
  = { "two-headers", N_("Entries are described in one way by the archive’s directory and in another by "
                        "their own headers ({0}; {1} in all); the directory counts, as for Android.") },
  [CANDOR_TRICK_TWICE]
  = { "name-twice", N_("The archive holds an entry of one name more than once ({0}; {1} in all); "
                       "the first of each name was read. Android refuses such a package.") },
  [CANDOR_TRICK_NAME]
  = { "impossible-name", N_("The archive holds entries with names that no file can have ({0}; {1} in all); "
                            "they were left out.") },
  [CANDOR_TRICK_OUTSIDE]
  = { "outside-name", N_("Entries have names that lead out of the folder they are unpacked to ({0}; {1} in all). "
                         "Candor unpacks nothing.") },
  [CANDOR_TRICK_OVERLAP]
  = { "overlap", N_("Entries share bytes of the archive with others ({0}; {1} in all), so that a small file "
                    "can hold much.") },
  [CANDOR_TRICK_FRONT]
  = { "front", N_("The file begins with something that is no entry of the archive.") },
  [CANDOR_TRICK_END]
  = { "end", N_("The archive does not end where it says it does: bytes were "
                "added or cut off. Android refuses such a package.") },
  [CANDOR_TRICK_MANIFEST_TYPE]
  = { "manifest-type", N_("The manifest does not begin as a compiled one does; it was read all the same, as "
                          "Android does.") },
  [CANDOR_TRICK_MANIFEST_PART]
  = { "manifest-part", N_("The manifest holds parts that no compiler writes; they were skipped, as Android does.") },
  [CANDOR_TRICK_MANIFEST_SIZE]
  = { "manifest-size", N_("Parts of the manifest have sizes that no compiler writes; they were read by the sizes "
                          "they give, as Android does.") },
  [CANDOR_TRICK_MANIFEST_STRING]
  = { "manifest-string", N_("The manifest’s string table points outside of itself; strings that are not there "
                            "were left out, as Android does.") },
};

const char *
candor_trick_get_template (CandorTrick trick)
{
  g_return_val_if_fail ((guint) trick < CANDOR_TRICK_COUNT, NULL);
  return tricks[trick].template;
}

const char *
candor_trick_get_id (CandorTrick trick)
{
  g_return_val_if_fail ((guint) trick < CANDOR_TRICK_COUNT, NULL);
  return tricks[trick].id;
}

gboolean
candor_trick_find (CandorNote *warning, CandorTrick *trick)
{
  for (guint i = 0; i < CANDOR_TRICK_COUNT; i++)
    if (g_str_equal (candor_note_get_template (warning), tricks[i].template))
      {
        *trick = i;
        return TRUE;
      }
  return FALSE;
}
