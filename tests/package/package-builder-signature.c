/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "package-builder-signature.h"

#include <openssl/pkcs7.h>
#include <openssl/sha.h>
#include <stddef.h>
#include <string.h>

#include "package/candor-zip-layout.h"

#define ECDSA_SHA256 0x0201
#define ECDSA_SHA512 0x0202
#define ECDSA_SHA256_VERITY 0x0423
#define NEWEST_LEVEL G_MAXINT32
#define PAGE_SIZE 4096u

/* What was signed of the contents, and by which means. */
typedef struct
{
  guint32 algorithm;
  guint8 digest[SHA512_DIGEST_LENGTH];
  gsize size;
} TestContents;

void
test_key_init (TestKey *self, const char *name)
{
  X509_NAME *subject;

  self->key = EVP_EC_gen ("P-256");
  self->certificate = X509_new ();
  subject = X509_get_subject_name (self->certificate);
  X509_NAME_add_entry_by_txt (subject, "O", MBSTRING_UTF8, (const guint8 *) "Müller, Söhne", -1, -1, 0);
  X509_NAME_add_entry_by_txt (subject, "CN", MBSTRING_UTF8, (const guint8 *) name, -1, -1, 0);
  X509_set_issuer_name (self->certificate, subject);
  ASN1_INTEGER_set (X509_get_serialNumber (self->certificate), 1);
  ASN1_TIME_set (X509_getm_notBefore (self->certificate), 1000000000);
  ASN1_TIME_set (X509_getm_notAfter (self->certificate), 2000000000);
  X509_set_pubkey (self->certificate, self->key);
  X509_sign (self->certificate, self->key, EVP_sha256 ());
}

void
test_key_clear (TestKey *self)
{
  EVP_PKEY_free (self->key);
  X509_free (self->certificate);
}

/* A stretch behind its length. */
static void
test_put_prefixed (GByteArray *bytes, const guint8 *data, gsize size)
{
  test_put_u32 (bytes, size);
  g_byte_array_append (bytes, data, size);
}

static void
test_put_inner (GByteArray *bytes, GByteArray *inner)
{
  test_put_prefixed (bytes, inner->data, inner->len);
  g_byte_array_set_size (inner, 0);
}

static void
test_put_certificate (GByteArray *bytes, const TestKey *key)
{
  unsigned char *der = NULL;
  int size = i2d_X509 (key->certificate, &der);

  test_put_prefixed (bytes, der, size);
  OPENSSL_free (der);
}

static void
test_put_signature (GByteArray *bytes, const TestKey *key, guint32 algorithm, GByteArray *data)
{
  EVP_MD_CTX *context = EVP_MD_CTX_new ();
  guint8 signature[256];
  size_t size = sizeof signature;

  EVP_DigestSignInit (context, NULL, algorithm == ECDSA_SHA512 ? EVP_sha512 () : EVP_sha256 (), NULL, key->key);
  g_assert_cmpint (EVP_DigestSign (context, signature, &size, data->data, data->len), ==, 1);
  EVP_MD_CTX_free (context);
  test_put_prefixed (bytes, signature, size);
}

/* The digest of the contents by the letter of the scheme, for archives of less than one chunk a
 * section. */
static void
test_digest_chunks (const guint8 *data, gsize directory, gsize end, gsize size, TestContents *self)
{
  const gsize borders[] = { 0, directory, end, size };
  const EVP_MD *hash = self->algorithm == ECDSA_SHA512 ? EVP_sha512 () : EVP_sha256 ();
  g_autoptr (GByteArray) top = g_byte_array_new ();

  self->size = EVP_MD_get_size (hash);
  test_put_u8 (top, 0x5a);
  test_put_u32 (top, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GByteArray) chunk = g_byte_array_new ();
      guint8 one[SHA512_DIGEST_LENGTH];

      g_assert_cmpuint (borders[i + 1] - borders[i], <=, 1 << 20);
      test_put_u8 (chunk, 0xa5);
      test_put_u32 (chunk, borders[i + 1] - borders[i]);
      g_byte_array_append (chunk, data + borders[i], borders[i + 1] - borders[i]);
      g_assert_cmpint (EVP_Digest (chunk->data, chunk->len, one, NULL, hash, NULL), ==, 1);
      g_byte_array_append (top, one, self->size);
    }
  g_assert_cmpint (EVP_Digest (top->data, top->len, self->digest, NULL, hash, NULL), ==, 1);
}

/* As of fs-verity: each page behind a salt of eight zero bytes, then the page of their digests; for archives of so
 * few pages that one holds those, and whose contents end where a page does. */
static void
test_digest_pages (const guint8 *data, gsize size, TestContents *self)
{
  const guint8 salt[8] = { 0 };
  g_autoptr (GByteArray) top = g_byte_array_new ();

  g_byte_array_append (top, salt, sizeof salt);
  for (gsize at = 0; at < size; at += PAGE_SIZE)
    {
      guint8 page[sizeof salt + PAGE_SIZE] = { 0 }, one[SHA256_DIGEST_LENGTH];

      memcpy (page + sizeof salt, data + at, MIN (PAGE_SIZE, size - at));
      SHA256 (page, sizeof page, one);
      g_byte_array_append (top, one, sizeof one);
    }
  g_assert_cmpuint (top->len, <=, sizeof salt + PAGE_SIZE);
  while (top->len < sizeof salt + PAGE_SIZE)
    test_put_u8 (top, 0);
  SHA256 (top->data, top->len, self->digest);
  g_byte_array_set_size (top, 0);
  test_put_u64 (top, size);
  memcpy (self->digest + SHA256_DIGEST_LENGTH, top->data, top->len);
  self->size = SHA256_DIGEST_LENGTH + top->len;
}

static void
test_put_lineage (GByteArray *attributes, const TestKey *keys, gsize n_keys, TestSignFlags flags)
{
  g_autoptr (GByteArray) value = g_byte_array_new ();
  g_autoptr (GByteArray) signed_data = g_byte_array_new ();
  g_autoptr (GByteArray) node = g_byte_array_new ();

  test_put_u32 (value, 0x3ba06f8c);
  test_put_u32 (value, 1);
  for (gsize i = 0; i < n_keys; i++)
    {
      test_put_certificate (signed_data, &keys[i]);
      test_put_u32 (signed_data, i > 0 ? ECDSA_SHA256 : 0);
      test_put_prefixed (node, signed_data->data, signed_data->len);
      test_put_u32 (node, 0);
      test_put_u32 (node, ECDSA_SHA256);
      test_put_signature (node, flags & TEST_SIGN_WRONG_LINEAGE || i == 0 ? &keys[i] : &keys[i - 1], ECDSA_SHA256, signed_data);
      g_byte_array_set_size (signed_data, 0);
      test_put_inner (value, node);
    }
  test_put_inner (attributes, value);
}

static void
test_put_attributes (GByteArray *data, guint version, const TestKey *keys, gsize n_keys, TestSignFlags flags)
{
  g_autoptr (GByteArray) attributes = g_byte_array_new ();

  if (version >= 3 && n_keys > 1)
    test_put_lineage (attributes, keys, n_keys, flags);
  if (flags & TEST_SIGN_NEWER_LOST)
    {
      test_put_u32 (attributes, 8);
      test_put_u32 (attributes, 0xbeeff00d);
      test_put_u32 (attributes, 3);
    }
  test_put_inner (data, attributes);
}

static void
test_put_signed_data (GByteArray *data, guint version, const TestContents *contents, const TestKey *signer,
                      const TestKey *keys, gsize n_keys, TestSignFlags flags)
{
  g_autoptr (GByteArray) list = g_byte_array_new (), pair = g_byte_array_new ();

  test_put_u32 (pair, contents->algorithm);
  test_put_prefixed (pair, contents->digest, contents->size);
  test_put_inner (list, pair);
  test_put_inner (data, list);
  test_put_certificate (list, signer);
  test_put_inner (data, list);
  if (version >= 3)
    {
      test_put_u32 (data, 28);
      test_put_u32 (data, NEWEST_LEVEL);
    }
  test_put_attributes (data, version, keys, n_keys, flags);
}

static void
test_put_signer (GByteArray *signers, guint version, const TestContents *contents, const TestKey *signer,
                 const TestKey *keys, gsize n_keys, TestSignFlags flags)
{
  g_autoptr (GByteArray) data = g_byte_array_new (), one = g_byte_array_new ();
  g_autoptr (GByteArray) pair = g_byte_array_new (), list = g_byte_array_new ();
  unsigned char *der = NULL;
  int size;

  test_put_signed_data (data, version, contents, signer, keys, n_keys, flags);
  test_put_prefixed (one, data->data, data->len);
  if (version >= 3)
    {
      test_put_u32 (one, 28);
      test_put_u32 (one, NEWEST_LEVEL);
    }
  if (flags & TEST_SIGN_WRONG_SIGNATURE)
    g_byte_array_append (data, (const guint8 *) "x", 1);
  test_put_u32 (pair, contents->algorithm);
  test_put_signature (pair, signer, contents->algorithm, data);
  test_put_inner (list, pair);
  test_put_inner (one, list);
  size = i2d_PUBKEY (flags & TEST_SIGN_OTHER_KEY ? keys[1].key : signer->key, &der);
  test_put_prefixed (one, der, size);
  OPENSSL_free (der);
  test_put_inner (signers, one);
}

static void
test_put_block (GByteArray *bytes, guint version, GByteArray *signers)
{
  guint64 size = 8 + 4 + 4 + signers->len + 8 + 16;

  test_put_u64 (bytes, size);
  test_put_u64 (bytes, 4 + 4 + signers->len);
  test_put_u32 (bytes, version == 2 ? 0x7109871a : version == 3 ? 0xf05368c0 : 0x1b93ad61);
  test_put_inner (bytes, signers);
  test_put_u64 (bytes, size);
  g_byte_array_append (bytes, (const guint8 *) "APK Sig Block 42", 16);
}

/* The archive, with zeros up to the end of a page before its directory where @flags ask for pages. */
static GByteArray *
test_dup_padded (GBytes *archive, TestSignFlags flags, guint32 *directory)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (archive, &size);
  GByteArray *bytes = g_byte_array_new ();

  *directory = candor_layout_u32 (data + size - candor_zip_end_size + offsetof (CandorZipEndPacked, directory_offset));
  g_byte_array_append (bytes, data, *directory);
  while (flags & TEST_SIGN_VERITY && bytes->len % PAGE_SIZE != 0)
    test_put_u8 (bytes, 0);
  g_byte_array_append (bytes, data + *directory, size - *directory);
  *directory += bytes->len - size;
  test_set_u32 (bytes, bytes->len - candor_zip_end_size + offsetof (CandorZipEndPacked, directory_offset), *directory);
  return bytes;
}

GBytes *
test_sign_block (GBytes *archive, guint version, const TestKey *keys, gsize n_keys, TestSignFlags flags)
{
  g_autoptr (GByteArray) signers = g_byte_array_new (), plain = NULL;
  TestContents contents = { flags & TEST_SIGN_VERITY ? ECDSA_SHA256_VERITY : flags & TEST_SIGN_SHA512 ? ECDSA_SHA512 : ECDSA_SHA256 };
  GByteArray *bytes = g_byte_array_new ();
  guint32 directory;

  plain = test_dup_padded (archive, flags, &directory);
  if (flags & TEST_SIGN_VERITY)
    test_digest_pages (plain->data, plain->len, &contents);
  else
    test_digest_chunks (plain->data, directory, plain->len - candor_zip_end_size, plain->len, &contents);
  contents.digest[0] ^= flags & TEST_SIGN_WRONG_DIGEST ? 1 : 0;
  if (version >= 3)
    test_put_signer (signers, version, &contents, &keys[n_keys - 1], keys, n_keys, flags);
  else
    for (gsize i = 0; i < (flags & TEST_SIGN_OTHER_KEY ? 1 : n_keys); i++)
      test_put_signer (signers, version, &contents, &keys[i], keys, n_keys, flags);
  g_byte_array_append (bytes, plain->data, directory);
  test_put_block (bytes, version, signers);
  g_byte_array_append (bytes, plain->data + directory, plain->len - directory);
  test_set_u32 (bytes, bytes->len - candor_zip_end_size + offsetof (CandorZipEndPacked, directory_offset),
                bytes->len - (plain->len - directory));
  return g_byte_array_free_to_bytes (bytes);
}

static char *
test_dup_digest (const char *data, gsize size)
{
  guint8 digest[SHA256_DIGEST_LENGTH];

  SHA256 ((const guint8 *) data, size, digest);
  return g_base64_encode (digest, sizeof digest);
}

/* "Name: value", broken into two lines where that is asked for. */
static void
test_append_line (GString *text, const char *name, const char *value, TestJarFlags flags)
{
  gsize length = strlen (value), first = flags & TEST_JAR_LONG_LINES ? length / 2 : length;

  g_string_append_printf (text, "%s: %.*s\r\n", name, (int) first, value);
  if (first < length)
    g_string_append_printf (text, " %s\r\n", value + first);
}

static GBytes *
test_sign_file (const TestKey *key, GString *file)
{
  BIO *contents = BIO_new_mem_buf (file->str, file->len);
  PKCS7 *block = PKCS7_sign (key->certificate, key->key, NULL, contents, PKCS7_BINARY | PKCS7_DETACHED);
  unsigned char *der = NULL;
  int size = i2d_PKCS7 (block, &der);
  GBytes *bytes = g_bytes_new (der, size);

  OPENSSL_free (der);
  PKCS7_free (block);
  BIO_free (contents);
  return bytes;
}

GBytes *
test_sign_jar (const TestEntry *entries, gsize n_entries, const TestKey *key, TestJarFlags flags)
{
  g_autoptr (GString) manifest = g_string_new ("Manifest-Version: 1.0\r\n\r\n");
  g_autoptr (GString) file = g_string_new ("Signature-Version: 1.0\r\n"), sections = g_string_new (NULL);
  g_autofree TestEntry *all = g_new0 (TestEntry, n_entries + 3);
  g_autofree char *whole = NULL;
  g_autoptr (GBytes) block = NULL, manifest_bytes = NULL, file_bytes = NULL;

  for (gsize i = flags & TEST_JAR_UNLISTED ? 1 : 0; i < n_entries; i++)
    {
      gsize start = manifest->len, size = entries[i].bytes != NULL ? g_bytes_get_size (entries[i].bytes) : strlen (entries[i].text);
      const char *data = entries[i].bytes != NULL ? g_bytes_get_data (entries[i].bytes, NULL) : entries[i].text;
      g_autofree char *digest = test_dup_digest (data, size - (flags & TEST_JAR_ALTERED && i == 0 ? 1 : 0));
      g_autofree char *section_digest = NULL;

      test_append_line (manifest, "Name", entries[i].name, flags);
      test_append_line (manifest, "SHA-256-Digest", digest, flags);
      g_string_append (manifest, "\r\n");
      section_digest = test_dup_digest (manifest->str + start, manifest->len - start);
      g_string_append_printf (sections, "Name: %s\r\nSHA-256-Digest: %s\r\n\r\n", entries[i].name, section_digest);
    }
  whole = test_dup_digest (manifest->str, manifest->len);
  g_string_append_printf (file, "SHA-256-Digest-Manifest: %s\r\n%s\r\n%s", flags & TEST_JAR_SECTIONS ? "AAAA" : whole,
                          flags & TEST_JAR_NEWER_LOST ? "X-Android-APK-Signed: 2, 3\r\n" : "", sections->str);
  block = test_sign_file (key, file);
  if (flags & TEST_JAR_RELISTED)
    g_string_replace (manifest, "SHA-256-Digest: ", "SHA-256-Digest:  ", 1);
  memcpy (all, entries, n_entries * sizeof *entries);
  manifest_bytes = g_bytes_new (manifest->str, manifest->len);
  file_bytes = g_bytes_new (file->str, file->len);
  all[n_entries] = (TestEntry){ .name = "META-INF/MANIFEST.MF", .bytes = manifest_bytes, .method = 8 };
  all[n_entries + 1] = (TestEntry){ .name = "META-INF/CERT.SF", .bytes = file_bytes, .method = 8 };
  all[n_entries + 2] = (TestEntry){ .name = "META-INF/CERT.EC", .bytes = block, .method = 8 };
  return test_archive_build (all, n_entries + 3, NULL);
}
