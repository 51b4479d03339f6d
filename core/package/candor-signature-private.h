/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <openssl/evp.h>
#include <openssl/x509.h>

#include "base/candor-errand.h"
#include "package/candor-container.h"
#include "package/candor-layout.h"
#include "package/candor-package-private.h"

/* Blocks within the APK Signing Block, by id. */
typedef enum
{
  CANDOR_BLOCK_V2,
  CANDOR_BLOCK_V3,
  CANDOR_BLOCK_V31,
  CANDOR_N_BLOCKS,
} CandorBlockScheme;

/* The archive as signatures see it: without the signing block, with the end record as it was before
 * the block was put in. */
typedef struct
{
  CandorSpan contents;
  CandorSpan directory;
  CandorSpan end;
  CandorSpan blocks[CANDOR_N_BLOCKS]; /* data is NULL where there is no such block */
} CandorSigningLayout;

void candor_signing_layout_init (CandorSigningLayout *self, CandorContainer *container);

/* Digests of the whole archive, in the order in which Android prefers them. */
typedef enum
{
  CANDOR_CONTENT_CHUNKED_SHA256,
  CANDOR_CONTENT_CHUNKED_SHA512,
  CANDOR_CONTENT_VERITY_SHA256,
  CANDOR_N_CONTENTS,
} CandorContentDigest;

#define CANDOR_CONTENT_DIGEST_MAX 64

/* Returns the digest's length in @digest; 0 where it can't be made of such an archive. */
gsize candor_signing_layout_digest (const CandorSigningLayout *self, CandorContentDigest kind, CandorErrands *errands,
                                    guint8 digest[CANDOR_CONTENT_DIGEST_MAX]);

/* What came out of one scheme. */
typedef struct
{
  const char *scheme;
  const char *problem; /* marked for translation; NULL: it verifies */
  GPtrArray *signers;  /* of CandorSigner, also of a signature that does not verify */
} CandorVerdict;

void candor_verdict_init (CandorVerdict *self, const char *scheme);
void candor_verdict_clear (CandorVerdict *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CandorVerdict, candor_verdict_clear)

void candor_signature_verify_blocks (const CandorSigningLayout *layout, CandorErrands *errands, CandorVerdict *verdict);
/* FALSE where the archive has no such signature. */
gboolean candor_signature_verify_jar (CandorContainer *container, CandorVerdict *verdict);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EVP_PKEY, EVP_PKEY_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EVP_MD_CTX, EVP_MD_CTX_free)

typedef struct _CandorCertificate CandorCertificate;

/* (transfer full) (nullable) */
CandorCertificate *candor_certificate_parse (CandorSpan der);
/* (transfer full) (nullable) */
CandorCertificate *candor_certificate_convert (const X509 *certificate);
void candor_certificate_free (CandorCertificate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandorCertificate, candor_certificate_free)
/* (transfer full) (nullable): what people need to know of a certificate. */
CandorSigner *candor_certificate_to_signer (const CandorCertificate *self, const char *scheme);
/* Whether @key is the key in @self, byte for byte. */
gboolean candor_certificate_has_key (const CandorCertificate *self, CandorSpan key);

/* A signature algorithm of schemes v2 and later. */
typedef struct
{
  guint32 id;
  int key_type;       /* EVP_PKEY_RSA, … */
  const char *digest; /* of the signed data */
  int salt;           /* RSA-PSS: length of the salt; 0 for others */
  CandorContentDigest content;
} CandorAlgorithm;

/* (nullable) */
const CandorAlgorithm *candor_algorithm_find (guint32 id);
/* Whether @signature was made of @data by the key in @certificate. */
gboolean candor_algorithm_verify (const CandorAlgorithm *self, const CandorCertificate *certificate, CandorSpan data,
                                  CandorSpan signature);
