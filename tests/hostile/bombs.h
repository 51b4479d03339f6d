/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "package-builder.h"

/* Small files that grow, each from a description. */

#define MEGABYTE (G_GUINT64_CONSTANT (1) << 20)
#define MANIFEST "AndroidManifest.xml"
#define PLAIN "<manifest package='a.b'><application/></manifest>"

/* Whether processes that read are without the limit of memory, which AddressSanitizer has no room for. */
#if defined(__SANITIZE_ADDRESS__)
#define UNLIMITED TRUE
#else
#define UNLIMITED FALSE
#endif

typedef struct
{
  const char *name;
  const char *file; /* its name, whose ending says what it is */
  GBytes *(*build) (void);
  const char *words; /* a part of the refusal; NULL: it is read */
  gboolean either;   /* a slow machine may run out of time on it */
  const char *told;  /* where it is read: a part of a warning of the result */
} Bomb;

/* Ended by one without a name. */
extern const Bomb package_bombs[], code_bombs[], text_bombs[], office_bombs[], pdf_bombs[], line_bombs[], quoted_bombs[];

/* As many as a description says where slow tests are asked for (-m slow), else a quarter: for what grows evenly, and is far from a
 * limit in either size. */
guint bomb_count (guint full);
/* (transfer full): bytes that inflate to about @size zeros; @size: to how many. */
GBytes *bomb_deflate_zeros (guint64 *size);
/* An entry of so many zeros; its bytes are the caller's. */
TestEntry bomb_make_entry (const char *name, guint64 size);
/* (transfer full): a package of a plain manifest and @more. */
GBytes *bomb_build_with (const TestEntry *more, gsize count);
/* (transfer full): a text of @count @unit between @start and @end. */
GBytes *bomb_repeat (const char *start, const char *unit, guint count, const char *end);
