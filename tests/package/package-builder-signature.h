/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <openssl/evp.h>
#include <openssl/x509.h>

#include "package-builder.h"

/* Signs packages in every scheme, rightly and wrongly. Keys are made anew for each run. */
typedef struct
{
  EVP_PKEY *key;
  X509 *certificate;
} TestKey;

void test_key_init (TestKey *self, const char *name);
void test_key_clear (TestKey *self);

typedef enum
{
  TEST_SIGN_WRONG_DIGEST = 1 << 0,    /* of the contents */
  TEST_SIGN_WRONG_SIGNATURE = 1 << 1, /* over the signed data */
  TEST_SIGN_OTHER_KEY = 1 << 2,       /* than the certificate's */
  TEST_SIGN_NEWER_LOST = 1 << 3,      /* the signed data says that version 3 is there too */
  TEST_SIGN_WRONG_LINEAGE = 1 << 4,   /* a step of the rotation is signed by its own key */
  TEST_SIGN_SHA512 = 1 << 5,          /* what was signed of the contents is of the longer kind */
  TEST_SIGN_VERITY = 1 << 6,          /* or of their pages */
} TestSignFlags;

/* Puts an APK Signing Block of version 2, 3 or 31 into an archive. Version 2 takes any number of
 * signers; from version 3 on the last of @keys signs and the ones before are its lineage. */
GBytes *test_sign_block (GBytes *archive, guint version, const TestKey *keys, gsize n_keys, TestSignFlags flags);

/* Adds the files of a JAR signature to entries and builds the archive. */
typedef enum
{
  TEST_JAR_UNLISTED = 1 << 0,   /* the first entry is not in the manifest */
  TEST_JAR_ALTERED = 1 << 1,    /* nor is what is in it what was signed */
  TEST_JAR_RELISTED = 1 << 2,   /* the manifest is not what was signed */
  TEST_JAR_SECTIONS = 1 << 3,   /* the signature file covers the manifest's sections only */
  TEST_JAR_NEWER_LOST = 1 << 4,
  TEST_JAR_LONG_LINES = 1 << 5, /* lines are continued */
} TestJarFlags;

GBytes *test_sign_jar (const TestEntry *entries, gsize n_entries, const TestKey *key, TestJarFlags flags);
