/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/candor-note.h"

G_BEGIN_DECLS

/**
 * CandorTrick:
 * @CANDOR_TRICK_ENCRYPTED: entries are marked as encrypted and are not
 * @CANDOR_TRICK_METHOD: entries have a compression method that does not exist
 * @CANDOR_TRICK_HEADERS: directory and entries contradict each other
 * @CANDOR_TRICK_TWICE: two entries of one name
 * @CANDOR_TRICK_NAME: entries with names that no file can have
 * @CANDOR_TRICK_OUTSIDE: entries whose names lead out of the folder they are unpacked to
 * @CANDOR_TRICK_OVERLAP: entries that share bytes
 * @CANDOR_TRICK_FRONT: bytes in front of the first entry
 * @CANDOR_TRICK_END: bytes behind the end
 * @CANDOR_TRICK_MANIFEST_TYPE: the manifest does not begin as a compiled one
 * @CANDOR_TRICK_MANIFEST_PART: the manifest holds parts that no compiler writes
 * @CANDOR_TRICK_MANIFEST_SIZE: parts of the manifest have sizes that no compiler writes
 * @CANDOR_TRICK_MANIFEST_STRING: the manifest's string table points outside of itself
 *
 * Ways to build a package so that Android takes it and tools that look into it don't, or see another one.
 * No compiler or packager writes any of them (users of analysers report them by name: "fake encryption
 * bit", "odd ZIP versions and methods", "header size not 16").
 */
typedef enum
{
  CANDOR_TRICK_ENCRYPTED,
  CANDOR_TRICK_METHOD,
  CANDOR_TRICK_HEADERS,
  CANDOR_TRICK_TWICE,
  CANDOR_TRICK_NAME,
  CANDOR_TRICK_OUTSIDE,
  CANDOR_TRICK_OVERLAP,
  CANDOR_TRICK_FRONT,
  CANDOR_TRICK_END,
  CANDOR_TRICK_MANIFEST_TYPE,
  CANDOR_TRICK_MANIFEST_PART,
  CANDOR_TRICK_MANIFEST_SIZE,
  CANDOR_TRICK_MANIFEST_STRING,
  CANDOR_TRICK_COUNT,
} CandorTrick;

/* The sentence that tells of it, for a #CandorNote: {0} is the first entry, {1} how many there are. */
const char *candor_trick_get_template (CandorTrick trick);
/* A short name that stays the same. */
const char *candor_trick_get_id (CandorTrick trick);
/* Whether a warning tells of a trick, and of which. */
gboolean candor_trick_find (CandorNote *warning, CandorTrick *trick);

G_END_DECLS
