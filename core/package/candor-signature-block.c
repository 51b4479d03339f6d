/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-signature-private.h"

#include <glib/gi18n-lib.h>

/* Additional attributes of signed data: source.android.com, "APK Signature Scheme v3"; AOSP
 * tools/apksig, V2SchemeConstants and V3SchemeConstants. */
#define ATTRIBUTE_STRIPPING 0xbeeff00du
#define ATTRIBUTE_ROTATION 0x3ba06f8cu
#define SCHEME_V3 3u

/* More signers, certificates or steps of a rotation than this are an attack: each costs a
 * verification. */
#define SIGNER_LIMIT 10
#define CERTIFICATE_LIMIT 32
#define ALGORITHM_LIMIT 32

#define MALFORMED N_("the signing block is malformed")

/* One signer's data within a block. */
typedef struct
{
  CandorSpan signed_data;
  CandorSpan signatures;
  CandorSpan key;
  guint32 max_sdk;
  CandorSpan digests;
  CandorSpan certificates;
  CandorSpan attributes;
} CandorBlockSigner;

typedef struct
{
  const CandorSigningLayout *layout;
  CandorErrands *errands;
  CandorVerdict *verdict;
  gboolean levels; /* version 3: signers are for a range of levels */
  guint8 contents[CANDOR_N_CONTENTS][CANDOR_CONTENT_DIGEST_MAX];
  gsize content_sizes[CANDOR_N_CONTENTS];
  gboolean computed[CANDOR_N_CONTENTS];
} CandorBlockReader;

static gboolean
candor_block_signer_read (CandorBlockSigner *self, CandorSpan span, gboolean levels)
{
  CandorSpan data;
  guint32 min_sdk = 0, again;

  memset (self, 0, sizeof *self);
  if (!candor_span_take_prefixed (&span, &self->signed_data))
    return FALSE;
  data = self->signed_data;
  if (!candor_span_take_prefixed (&data, &self->digests)
      || !candor_span_take_prefixed (&data, &self->certificates)
      || (levels && (!candor_span_take_u32 (&data, &min_sdk) || !candor_span_take_u32 (&data, &self->max_sdk)))
      || !candor_span_take_prefixed (&data, &self->attributes))
    return FALSE;
  if (levels && (!candor_span_take_u32 (&span, &again) || again != min_sdk
                 || !candor_span_take_u32 (&span, &again) || again != self->max_sdk))
    return FALSE;
  return candor_span_take_prefixed (&span, &self->signatures) && candor_span_take_prefixed (&span, &self->key);
}

/* Pairs of an algorithm and bytes: a list of digests, or one of signatures. */
static gboolean
candor_block_take_pair (CandorSpan *list, guint32 *algorithm, CandorSpan *bytes)
{
  CandorSpan pair;

  return candor_span_take_prefixed (list, &pair) && candor_span_take_u32 (&pair, algorithm)
         && candor_span_take_prefixed (&pair, bytes);
}

/* The strongest algorithm that is known, as Android picks it: by the digest of the contents. */
static const CandorAlgorithm *
candor_block_choose (CandorSpan signatures, CandorSpan *signature)
{
  const CandorAlgorithm *best = NULL;
  guint32 id;
  CandorSpan bytes;

  for (guint i = 0; i < ALGORITHM_LIMIT && candor_block_take_pair (&signatures, &id, &bytes); i++)
    {
      const CandorAlgorithm *algorithm = candor_algorithm_find (id);
      if (algorithm != NULL && (best == NULL || algorithm->content > best->content))
        {
          best = algorithm;
          *signature = bytes;
        }
    }
  return best;
}

/* Digests and signatures must name the same algorithms in the same order. */
static gboolean
candor_block_lists_agree (CandorSpan digests, CandorSpan signatures)
{
  guint32 digest_id, signature_id;
  CandorSpan bytes;

  for (guint i = 0; i < ALGORITHM_LIMIT && digests.size > 0 && signatures.size > 0; i++)
    if (!candor_block_take_pair (&digests, &digest_id, &bytes)
        || !candor_block_take_pair (&signatures, &signature_id, &bytes) || digest_id != signature_id)
      return FALSE;
  return digests.size == 0 && signatures.size == 0;
}

static gboolean
candor_block_contents_agree (CandorBlockReader *reader, CandorSpan digests, const CandorAlgorithm *algorithm)
{
  CandorContentDigest kind = algorithm->content;
  CandorSpan bytes;
  guint32 id;

  if (!reader->computed[kind])
    {
      reader->content_sizes[kind] = candor_signing_layout_digest (reader->layout, kind, reader->errands, reader->contents[kind]);
      reader->computed[kind] = TRUE;
    }
  while (candor_block_take_pair (&digests, &id, &bytes))
    if (id == algorithm->id)
      return reader->content_sizes[kind] > 0
             && candor_span_equal (bytes, (CandorSpan){ reader->contents[kind], reader->content_sizes[kind] });
  return FALSE;
}

/* Each certificate of the chain is signed over by the one it replaced. */
static const char *
candor_block_read_lineage (CandorSpan value, GPtrArray *lineage, CandorSpan signing_certificate)
{
  g_autoptr (CandorCertificate) before = NULL;
  const CandorAlgorithm *algorithm = NULL;
  CandorSpan last = { NULL, 0 };
  guint32 version, flags, id;

  if (!candor_span_take_u32 (&value, &version))
    return MALFORMED;
  for (guint i = 0; value.size > 0; i++)
    {
      CandorSpan node, data, certificate, signature;
      CandorSpan signed_data;
      g_autoptr (CandorCertificate) parsed = NULL;
      g_autoptr (CandorSigner) signer = NULL;
      guint32 own_id;

      if (i >= CERTIFICATE_LIMIT || !candor_span_take_prefixed (&value, &node)
          || !candor_span_take_prefixed (&node, &data) || !candor_span_take_u32 (&node, &flags)
          || !candor_span_take_u32 (&node, &id) || !candor_span_take_prefixed (&node, &signature))
        return MALFORMED;
      signed_data = data;
      if (before != NULL
          && (algorithm == NULL
              || !candor_algorithm_verify (algorithm, before, signed_data, signature)))
        return N_("a step of the key’s rotation is not signed by the key before it");
      if (!candor_span_take_prefixed (&data, &certificate) || !candor_span_take_u32 (&data, &own_id))
        return MALFORMED;
      parsed = candor_certificate_parse (certificate);
      signer = parsed != NULL ? candor_certificate_to_signer (parsed, "") : NULL;
      if (signer == NULL)
        return N_("a certificate can’t be read");
      g_ptr_array_add (lineage, g_strdup (signer->sha256));
      g_clear_pointer (&before, candor_certificate_free);
      before = g_steal_pointer (&parsed);
      algorithm = candor_algorithm_find (id);
      last = certificate;
    }
  if (!candor_span_equal (last, signing_certificate))
    return N_("the key’s rotation does not lead to the key that signed");
  return NULL;
}

static const char *
candor_block_read_attributes (CandorBlockReader *reader, CandorSpan attributes, CandorSigner *signer,
                              CandorSpan certificate)
{
  while (attributes.size > 0)
    {
      CandorSpan value;
      guint32 id, scheme;

      if (!candor_span_take_prefixed (&attributes, &value) || !candor_span_take_u32 (&value, &id))
        return MALFORMED;
      if (id == ATTRIBUTE_STRIPPING && !reader->levels && candor_span_take_u32 (&value, &scheme)
          && scheme == SCHEME_V3)
        return N_("a newer signature was taken off");
      if (id == ATTRIBUTE_ROTATION && reader->levels)
        {
          g_autoptr (GPtrArray) lineage = g_ptr_array_new_with_free_func (g_free);
          const char *problem = candor_block_read_lineage (value, lineage, certificate);
          if (problem != NULL)
            return problem;
          if (lineage->len > 0)
            g_ptr_array_remove_index (lineage, lineage->len - 1); /* the signer itself */
          g_ptr_array_set_free_func (lineage, NULL);
          g_ptr_array_add (lineage, NULL);
          g_strfreev (signer->lineage);
          signer->lineage = (char **) g_ptr_array_free (g_steal_pointer (&lineage), FALSE);
        }
    }
  return NULL;
}

static const char *
candor_block_verify_signer (CandorBlockReader *reader, const CandorBlockSigner *raw, CandorSigner **found)
{
  CandorSpan certificates = raw->certificates, certificate, signature;
  const CandorAlgorithm *algorithm = candor_block_choose (raw->signatures, &signature);
  g_autoptr (CandorCertificate) parsed = NULL;
  g_autoptr (CandorSigner) signer = NULL;
  const char *problem;

  if (!candor_span_take_prefixed (&certificates, &certificate))
    return N_("a signer has no certificate");
  parsed = candor_certificate_parse (certificate);
  signer = parsed != NULL ? candor_certificate_to_signer (parsed, reader->verdict->scheme) : NULL;
  if (signer == NULL)
    return N_("a certificate can’t be read");
  *found = g_object_ref (signer);
  if (algorithm == NULL)
    return N_("no algorithm of the signature is known");
  if (!candor_certificate_has_key (parsed, raw->key))
    return N_("the key is not the certificate’s");
  if (!candor_algorithm_verify (algorithm, parsed, raw->signed_data, signature))
    return N_("the signed data was altered");
  if (!candor_block_lists_agree (raw->digests, raw->signatures))
    return N_("digests and signatures name different algorithms");
  problem = candor_block_read_attributes (reader, raw->attributes, signer, certificate);
  if (problem == NULL && !candor_block_contents_agree (reader, raw->digests, algorithm))
    problem = N_("the contents were altered after signing");
  return problem;
}

/* All signers must be right. Of version 3, each is for a range of levels: the one for the newest
 * level counts. */
static void
candor_block_verify (CandorBlockReader *reader, CandorSpan block)
{
  CandorVerdict *verdict = reader->verdict;
  guint32 newest = 0;
  CandorSpan signers;

  if (!candor_span_take_prefixed (&block, &signers) || signers.size == 0)
    verdict->problem = MALFORMED;
  for (guint i = 0; verdict->problem == NULL && signers.size > 0; i++)
    {
      g_autoptr (CandorSigner) signer = NULL;
      CandorBlockSigner raw;
      CandorSpan one;

      if (i >= SIGNER_LIMIT || !candor_span_take_prefixed (&signers, &one)
          || !candor_block_signer_read (&raw, one, reader->levels))
        {
          verdict->problem = MALFORMED;
          break;
        }
      verdict->problem = candor_block_verify_signer (reader, &raw, &signer);
      if (signer == NULL || (reader->levels && i > 0 && raw.max_sdk <= newest))
        continue;
      if (reader->levels)
        g_ptr_array_set_size (verdict->signers, 0);
      newest = raw.max_sdk;
      g_ptr_array_add (verdict->signers, g_object_ref (signer));
    }
}

/* Verifies the newest scheme there is. An older one beside a newer one counts on old systems only
 * and is not looked at. */
void
candor_signature_verify_blocks (const CandorSigningLayout *layout, CandorErrands *errands, CandorVerdict *verdict)
{
  static const char *const names[CANDOR_N_BLOCKS] = {
    [CANDOR_BLOCK_V2] = "v2", [CANDOR_BLOCK_V3] = "v3", [CANDOR_BLOCK_V31] = "v3.1",
  };
  CandorBlockReader reader = { .layout = layout, .errands = errands, .verdict = verdict };

  for (guint i = CANDOR_N_BLOCKS; i-- > 0;)
    if (layout->blocks[i].data != NULL)
      {
        verdict->scheme = names[i];
        reader.levels = i >= CANDOR_BLOCK_V3;
        candor_block_verify (&reader, layout->blocks[i]);
        return;
      }
}
