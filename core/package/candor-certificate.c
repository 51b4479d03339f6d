/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-signature-private.h"

#include <openssl/asn1t.h>
#include <openssl/rsa.h>
#include <string.h>

#include "base/candor-sha256.h"

/* The name that development tools give to the certificate of test builds (developer.android.com,
 * "Sign your debug build"). */
#define DEBUG_NAME "CN=Android Debug"

#define CERTIFICATE_LIMIT (1 << 20)

/* RFC 5280, 4.1. What libcrypto's own reading of a certificate does besides is to make its key, for which it asks for all
 * that its providers have: most of what a signature took. */
typedef struct
{
  X509_ALGOR *algorithm;
  ASN1_BIT_STRING *bits;
} CandorPublicKey;

typedef struct
{
  ASN1_INTEGER *version;
  ASN1_INTEGER *serial;
  X509_ALGOR *algorithm;
  X509_NAME *issuer;
  X509_VAL *validity;
  X509_NAME *subject;
  CandorPublicKey *key;
  ASN1_BIT_STRING *issuer_id;
  ASN1_BIT_STRING *subject_id;
  STACK_OF (X509_EXTENSION) * extensions;
} CandorCertificateBody;

struct _CandorCertificate
{
  CandorCertificateBody *body;
  X509_ALGOR *algorithm;
  ASN1_BIT_STRING *signature;
};

ASN1_SEQUENCE (CandorPublicKey) = {
  ASN1_SIMPLE (CandorPublicKey, algorithm, X509_ALGOR),
  ASN1_SIMPLE (CandorPublicKey, bits, ASN1_BIT_STRING),
} static_ASN1_SEQUENCE_END (CandorPublicKey)

ASN1_SEQUENCE (CandorCertificateBody) = {
  ASN1_EXP_OPT (CandorCertificateBody, version, ASN1_INTEGER, 0),
  ASN1_SIMPLE (CandorCertificateBody, serial, ASN1_INTEGER),
  ASN1_SIMPLE (CandorCertificateBody, algorithm, X509_ALGOR),
  ASN1_SIMPLE (CandorCertificateBody, issuer, X509_NAME),
  ASN1_SIMPLE (CandorCertificateBody, validity, X509_VAL),
  ASN1_SIMPLE (CandorCertificateBody, subject, X509_NAME),
  ASN1_SIMPLE (CandorCertificateBody, key, CandorPublicKey),
  ASN1_IMP_OPT (CandorCertificateBody, issuer_id, ASN1_BIT_STRING, 1),
  ASN1_IMP_OPT (CandorCertificateBody, subject_id, ASN1_BIT_STRING, 2),
  ASN1_EXP_SEQUENCE_OF_OPT (CandorCertificateBody, extensions, X509_EXTENSION, 3),
} static_ASN1_SEQUENCE_END (CandorCertificateBody)

ASN1_SEQUENCE (CandorCertificate) = {
  ASN1_SIMPLE (CandorCertificate, body, CandorCertificateBody),
  ASN1_SIMPLE (CandorCertificate, algorithm, X509_ALGOR),
  ASN1_SIMPLE (CandorCertificate, signature, ASN1_BIT_STRING),
} static_ASN1_SEQUENCE_END (CandorCertificate)

CandorCertificate *
candor_certificate_parse (CandorSpan der)
{
  const unsigned char *at = der.data;

  if (der.size == 0 || der.size > CERTIFICATE_LIMIT)
    return NULL;
  return (CandorCertificate *) ASN1_item_d2i (NULL, &at, der.size, ASN1_ITEM_rptr (CandorCertificate));
}

CandorCertificate *
candor_certificate_convert (const X509 *certificate)
{
  unsigned char *der = NULL;
  int size = i2d_X509 (certificate, &der);
  CandorCertificate *self = size > 0 ? candor_certificate_parse ((CandorSpan){ der, size }) : NULL;

  OPENSSL_free (der);
  return self;
}

void
candor_certificate_free (CandorCertificate *self)
{
  ASN1_item_free ((ASN1_VALUE *) self, ASN1_ITEM_rptr (CandorCertificate));
}

/* RFC 4514, with letters of every script as they are. */
static char *
candor_certificate_dup_subject (const CandorCertificate *self)
{
  BIO *out = BIO_new (BIO_s_mem ());
  char *text = NULL, *bytes;
  long size;

  if (out == NULL)
    return NULL;
  if (X509_NAME_print_ex (out, self->body->subject, 0,
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
candor_certificate_to_signer (const CandorCertificate *self, const char *scheme)
{
  g_autoptr (CandorSigner) signer = NULL;
  g_autofree char *subject = candor_certificate_dup_subject (self);
  unsigned char *der = NULL;
  int size = ASN1_item_i2d ((const ASN1_VALUE *) self, &der, ASN1_ITEM_rptr (CandorCertificate));

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
  signer->not_before = candor_certificate_read_time (self->body->validity->notBefore);
  signer->not_after = candor_certificate_read_time (self->body->validity->notAfter);
  OPENSSL_free (der);
  return g_steal_pointer (&signer);
}

gboolean
candor_certificate_has_key (const CandorCertificate *self, CandorSpan key)
{
  unsigned char *der = NULL;
  int size = ASN1_item_i2d ((const ASN1_VALUE *) self->body->key, &der, ASN1_ITEM_rptr (CandorPublicKey));
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

/* The usual kind of key and signature, for which nothing has to be looked up. FALSE: it is another kind. */
static gboolean
candor_algorithm_try_rsa (const CandorAlgorithm *self, const CandorPublicKey *key, CandorSpan data, CandorSpan signature,
                          gboolean *verified)
{
  const unsigned char *at = ASN1_STRING_get0_data (key->bits);
  guint8 digest[CANDOR_SHA256_SIZE];
  const ASN1_OBJECT *kind;
  RSA *rsa;

  X509_ALGOR_get0 (&kind, NULL, NULL, key->algorithm);
  if (self->key_type != EVP_PKEY_RSA || self->salt > 0 || strcmp (self->digest, "SHA256") != 0
      || OBJ_obj2nid (kind) != NID_rsaEncryption)
    return FALSE;
  candor_sha256_compute (data.data, data.size, digest);
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  rsa = d2i_RSAPublicKey (NULL, &at, ASN1_STRING_length (key->bits));
  *verified = rsa != NULL && RSA_verify (NID_sha256, digest, sizeof digest, signature.data, signature.size, rsa) == 1;
  RSA_free (rsa);
  G_GNUC_END_IGNORE_DEPRECATIONS
  return TRUE;
}

static EVP_PKEY *
candor_public_key_read (const CandorPublicKey *self)
{
  unsigned char *der = NULL;
  int size = ASN1_item_i2d ((const ASN1_VALUE *) self, &der, ASN1_ITEM_rptr (CandorPublicKey));
  const unsigned char *at = der;
  EVP_PKEY *key = size > 0 ? d2i_PUBKEY (NULL, &at, size) : NULL;

  OPENSSL_free (der);
  return key;
}

gboolean
candor_algorithm_verify (const CandorAlgorithm *self, const CandorCertificate *certificate, CandorSpan data,
                         CandorSpan signature)
{
  g_autoptr (EVP_PKEY) key = NULL;
  g_autoptr (EVP_MD_CTX) context = NULL;
  EVP_PKEY_CTX *key_context = NULL; /* belongs to the other context */
  gboolean verified;

  if (candor_algorithm_try_rsa (self, certificate->body->key, data, signature, &verified))
    return verified;
  key = candor_public_key_read (certificate->body->key);
  context = EVP_MD_CTX_new ();
  if (context == NULL || key == NULL || EVP_PKEY_get_base_id (key) != self->key_type
      || EVP_DigestVerifyInit_ex (context, &key_context, self->digest, NULL, NULL, key, NULL) != 1)
    return FALSE;
  if (self->salt > 0
      && (EVP_PKEY_CTX_set_rsa_padding (key_context, RSA_PKCS1_PSS_PADDING) != 1
          || EVP_PKEY_CTX_set_rsa_pss_saltlen (key_context, self->salt) != 1))
    return FALSE;
  return EVP_DigestVerify (context, signature.data, signature.size, data.data, data.size) == 1;
}
