/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "package/candor-code-wanted.h"
#include "package/candor-dex.h"

G_BEGIN_DECLS

/* Interfaces of one class: Java's own limit. */
#define CANDOR_MARKS_INTERFACES_LIMIT 65535u

/**
 * CandorMarkKind:
 * @CANDOR_MARK_API: reference to an API; value is the API's index
 * @CANDOR_MARK_BLIND_SPOT: reference to a blind spot; value is its index
 * @CANDOR_MARK_READER: a method that reads settings; value is the wanted class's index
 * @CANDOR_MARK_STRING: a wanted string; value is its index
 * @CANDOR_MARK_CLASS: a wanted class's name or type; value is its index
 * @CANDOR_MARK_QUESTION: a method named like a wanted one, of a class that may inherit it; in a hit,
 *   value is the method's index
 * @CANDOR_MARK_CALLBACK: a method that is defined and named like a wanted callback; in a hit only
 *
 * What makes an entry of a dex file's tables interesting.
 */
typedef enum
{
  CANDOR_MARK_API,
  CANDOR_MARK_BLIND_SPOT,
  CANDOR_MARK_READER,
  CANDOR_MARK_STRING,
  CANDOR_MARK_CLASS,
  CANDOR_MARK_QUESTION,
  CANDOR_MARK_CALLBACK,
} CandorMarkKind;

typedef struct
{
  guint32 index;
  CandorMarkKind kind;
  guint value;
} CandorMark;

/**
 * CandorMarkList:
 *
 * The interesting entries of one table: a bit each, to pass over the others at once, and sorted
 * marks to say why.
 */
typedef struct
{
  guint64 *bits;
  guint32 n_bits;
  GArray *marks; /* CandorMark */
} CandorMarkList;

static inline gboolean
candor_mark_list_has (const CandorMarkList *self, guint32 index)
{
  return index < self->n_bits && (self->bits[index / 64] >> (index % 64) & 1) != 0;
}

void candor_mark_list_init (CandorMarkList *self, guint32 n_entries);
void candor_mark_list_clear (CandorMarkList *self);
/* Sets the bit alone. */
void candor_mark_list_set (CandorMarkList *self, guint32 index);
void candor_mark_list_add (CandorMarkList *self, guint32 index, CandorMarkKind kind, guint value);
void candor_mark_list_sort (CandorMarkList *self);
const CandorMark *candor_mark_list_find (const CandorMarkList *self, guint32 index, guint *count);

/**
 * CandorMarks:
 * @work_left: bytes that may yet be read. Records may share what they point at, so a small file
 *   could keep a reader busy for hours; no honest one has its bytes read more than a few times
 * @open: whether other dex files of the package may define classes that this one uses
 * @class_of_type: index of the wanted class and 1, by type; 0 for other types
 * @defined: types that this file defines
 * @heirs: those of them that inherit from a wanted class, or may do so by way of another file
 * @names: strings that are names of wanted methods
 *
 * What of a dex file's tables is worth a look in its code: found once, so that walking the code only
 * tests bits.
 */
typedef struct
{
  const CandorDex *dex;
  const CandorWanted *wanted;
  guint64 work_left;
  gboolean open;
  guint16 *class_of_type;
  CandorMarkList defined;
  CandorMarkList heirs;
  CandorMarkList names;
  CandorMarkList strings;
  CandorMarkList types;
  CandorMarkList fields;
  CandorMarkList methods;
  CandorMarkList call_sites;
  CandorMarkList handles;
} CandorMarks;

void candor_marks_init (CandorMarks *self, const CandorDex *dex, const CandorWanted *wanted, gboolean open);
void candor_marks_clear (CandorMarks *self);
/* Whether @size more bytes may be read. */
gboolean candor_marks_take_work (CandorMarks *self, gsize size);
/* Whether a type is a wanted class or inherits from one, or may do so by way of another dex file. */
gboolean candor_marks_is_related (const CandorMarks *self, guint32 type);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CandorMarks, candor_marks_clear)

G_END_DECLS
