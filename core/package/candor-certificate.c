/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-signature-private.h"

#include <openssl/rsa.h>
#include <string.h>

#include "base/candor-sha256.h"

/* The name that development tools give to the certificate of test builds (developer.android.com,
 * "Sign your debug build"). */
#define DEBUG_NAME "CN=Android Debug"

#define CERTIFICATE_LIMIT (1 << 20)

X509 *
candor_certificate_parse (CandorSpan der)
{
  const unsigned char *at = der.data;

  if (der.size == 0 || der.size > CERTIFICATE_LIMIT)
    return NULL;
  return d2i_X509 (NULL, &at, der.size);
}

/* RFC 4514, with letters of every script as they are. */
static char *
candor_certificate_dup_subject (X509 *certificate)
{
  BIO *out = BIO_new (BIO_s_mem ());
  char *text = NULL, *bytes;
  long size;

  if (out == NULL)
    return NULL;
  if (X509_NAME_print_ex (out, X509_get_subject_name (certificate), 0,
                          XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB) >= 0)
    {
      size = BIO_get_mem_data (out, &bytes);
      text = g_utf8_make_valid (bytes, size);
    }
  BIO_free (out);
  return text;
}

static gint64
candor_certificate_read_time (const ASN1_TIME *time)
{
  g_autoptr (GDateTime) moment = NULL;
  struct tm parts;

  if (ASN1_TIME_to_tm (time, &parts) != 1)
    return 0;
  moment = g_date_time_new_utc (parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday, parts.tm_hour,
                                parts.tm_min, MIN (parts.tm_sec, 59));
  return moment != NULL ? g_date_time_to_unix (moment) : 0;
}

CandorSigner *
candor_certificate_to_signer (X509 *certificate, const char *scheme)
{
  g_autoptr (CandorSigner) signer = NULL;
  g_autofree char *subject = candor_certificate_dup_subject (certificate);
  unsigned char *der = NULL;
  int size = i2d_X509 (certificate, &der);

  if (size <= 0 || subject == NULL)
    {
      OPENSSL_free (der);
      return NULL;
    }
  signer = g_object_new (CANDOR_TYPE_SIGNER, NULL);
  signer->sha256 = candor_sha256_dup (der, size);
  signer->debug = g_strrstr (subject, DEBUG_NAME) != NULL;
  signer->subject = g_steal_pointer (&subject);
  signer->scheme = g_strdup (scheme);
  signer->not_before = candor_certificate_read_time (X509_get0_notBefore (certificate));
  signer->not_after = candor_certificate_read_time (X509_get0_notAfter (certificate));
  OPENSSL_free (der);
  return g_steal_pointer (&signer);
}

gboolean
candor_certificate_has_key (X509 *certificate, CandorSpan key)
{
  unsigned char *der = NULL;
  int size = i2d_X509_PUBKEY (X509_get_X509_PUBKEY (certificate), &der);
  gboolean same = size > 0 && candor_span_equal ((CandorSpan){ der, size }, key);

  OPENSSL_free (der);
  return same;
}

/* source.android.com, "APK Signature Scheme v2", "Signature Algorithm IDs"; those of fs-verity are in
 * AOSP tools/apksig, SignatureAlgorithm.java. */
static const CandorAlgorithm algorithms[] = {
  { 0x0101, EVP_PKEY_RSA, "SHA256", 32, CANDOR_CONTENT_CHUNKED_SHA256 },
  { 0x0102, EVP_PKEY_RSA, "SHA512", 64, CANDOR_CONTENT_CHUNKED_SHA512 },
  { 0x0103, EVP_PKEY_RSA, "SHA256", 0, CANDOR_CONTENT_CHUNKED_SHA256 },
  { 0x0104, EVP_PKEY_RSA, "SHA512", 0, CANDOR_CONTENT_CHUNKED_SHA512 },
  { 0x0201, EVP_PKEY_EC, "SHA256", 0, CANDOR_CONTENT_CHUNKED_SHA256 },
  { 0x0202, EVP_PKEY_EC, "SHA512", 0, CANDOR_CONTENT_CHUNKED_SHA512 },
  { 0x0301, EVP_PKEY_DSA, "SHA256", 0, CANDOR_CONTENT_CHUNKED_SHA256 },
  { 0x0421, EVP_PKEY_RSA, "SHA256", 0, CANDOR_CONTENT_VERITY_SHA256 },
  { 0x0423, EVP_PKEY_EC, "SHA256", 0, CANDOR_CONTENT_VERITY_SHA256 },
  { 0x0425, EVP_PKEY_DSA, "SHA256", 0, CANDOR_CONTENT_VERITY_SHA256 },
};

const CandorAlgorithm *
candor_algorithm_find (guint32 id)
{
  for (guint i = 0; i < G_N_ELEMENTS (algorithms); i++)
    if (algorithms[i].id == id)
      return &algorithms[i];
  return NULL;
}

gboolean
candor_algorithm_verify (const CandorAlgorithm *self, EVP_PKEY *key, CandorSpan data, CandorSpan signature)
{
  g_autoptr (EVP_MD_CTX) context = EVP_MD_CTX_new ();
  EVP_PKEY_CTX *key_context = NULL; /* belongs to the other context */

  if (context == NULL || EVP_PKEY_get_base_id (key) != self->key_type
      || EVP_DigestVerifyInit_ex (context, &key_context, self->digest, NULL, NULL, key, NULL) != 1)
    return FALSE;
  if (self->salt > 0
      && (EVP_PKEY_CTX_set_rsa_padding (key_context, RSA_PKCS1_PSS_PADDING) != 1
          || EVP_PKEY_CTX_set_rsa_pss_saltlen (key_context, self->salt) != 1))
    return FALSE;
  return EVP_DigestVerify (context, signature.data, signature.size, data.data, data.size) == 1;
}
