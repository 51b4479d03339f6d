/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <openssl/evp.h>

#include "package/candor-layout.h"

G_BEGIN_DECLS

/* A line "Name: value" of a section; continued lines are joined. */
typedef struct
{
  char *name;
  char *value;
} CandorJarAttribute;

/**
 * CandorJarSection:
 * @bytes: the section with the empty line behind it, as digests cover it
 * @name: the entry it is about; %NULL for the main section
 */
typedef struct
{
  CandorSpan bytes;
  const char *name;
  GArray *attributes;
} CandorJarSection;

/**
 * CandorJarManifest:
 *
 * A manifest or signature file of a signed JAR: JAR File Specification, "JAR Manifest". Its sections
 * point into the bytes it was read from.
 */
typedef struct
{
  GPtrArray *sections; /* the main one first */
  GHashTable *by_name;
} CandorJarManifest;

CandorJarManifest *candor_jar_manifest_new (CandorSpan text);
void candor_jar_manifest_free (CandorJarManifest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandorJarManifest, candor_jar_manifest_free)

const CandorJarSection *candor_jar_manifest_get_main (CandorJarManifest *self);
/* (nullable) */
const CandorJarSection *candor_jar_manifest_find (CandorJarManifest *self, const char *name);
/* (nullable): names of attributes are ASCII and know no case. */
const char *candor_jar_section_get (const CandorJarSection *self, const char *name);
/* The strongest digest in an attribute "<algorithm>@suffix": its algorithm and @value as it is written;
 * NULL where there is none that is known. */
const EVP_MD *candor_jar_section_get_digest (const CandorJarSection *self, const char *suffix, const char **value);
/* Whether that digest covers @data. */
gboolean candor_jar_section_matches (const CandorJarSection *self, const char *suffix, CandorSpan data);

G_END_DECLS
