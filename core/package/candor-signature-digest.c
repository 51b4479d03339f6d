/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-signature-private.h"

#include <openssl/sha.h>
#include <stddef.h>

#include "base/candor-mapping.h"
#include "package/candor-zip-layout.h"

/* source.android.com, "APK Signature Scheme v2", "Integrity-protected contents". */
#define CHUNK_SIZE (1u << 20)
#define CHUNK_MARK 0xa5
#define TOP_MARK 0x5a
#define PREFIX_SIZE (1 + sizeof (guint32))

/* fs-verity: pages, salted with eight zero bytes (AOSP tools/apksig, VerityTreeBuilder). */
#define PAGE_SIZE 4096u
#define SALT_SIZE 8u

/* More threads than this and the one that asks find no memory to read from. */
#define HELPER_LIMIT 3u
/* Of fewer chunks there is nothing to hand over. */
#define CHUNKS_MIN 4u

typedef struct
{
  CandorSpan sections[3];
  gsize unit; /* bytes in a chunk, or in a page */
} CandorSections;

static gsize
candor_sections_count (const CandorSections *self)
{
  gsize count = 0;

  for (guint i = 0; i < G_N_ELEMENTS (self->sections); i++)
    count += (self->sections[i].size + self->unit - 1) / self->unit;
  return count;
}

/* Chunks don't reach over the border of a section. */
static CandorSpan
candor_sections_get (const CandorSections *self, gsize index)
{
  CandorSpan chunk = { NULL, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (self->sections); i++)
    {
      gsize count = (self->sections[i].size + self->unit - 1) / self->unit;
      if (index < count)
        {
          gsize offset = index * self->unit;
          candor_span_cut (self->sections[i], offset, MIN (self->unit, self->sections[i].size - offset), &chunk);
          return chunk;
        }
      index -= count;
    }
  return chunk;
}

static void
candor_put_prefix (guint8 prefix[PREFIX_SIZE], guint8 mark, guint32 value)
{
  guint32 little = GUINT32_TO_LE (value);

  prefix[0] = mark;
  memcpy (prefix + 1, &little, sizeof little);
}

static void
candor_hash_prefixed (gboolean large, guint8 mark, guint32 value, CandorSpan span, guint8 *digest)
{
  guint8 prefix[PREFIX_SIZE];
  SHA256_CTX small_state;
  SHA512_CTX large_state;

  candor_put_prefix (prefix, mark, value);
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  if (large)
    {
      SHA512_Init (&large_state);
      SHA512_Update (&large_state, prefix, sizeof prefix);
      SHA512_Update (&large_state, span.data, span.size);
      SHA512_Final (digest, &large_state);
    }
  else
    {
      SHA256_Init (&small_state);
      SHA256_Update (&small_state, prefix, sizeof prefix);
      SHA256_Update (&small_state, span.data, span.size);
      SHA256_Final (digest, &small_state);
    }
  G_GNUC_END_IGNORE_DEPRECATIONS
}

/* Whoever has time takes the next chunk. */
typedef struct
{
  const CandorSections *sections;
  gboolean large;
  gsize count;
  guint8 *digests;
  gsize digest_size;
  gint next; /* atomic */
} CandorChunkJob;

static gpointer
candor_chunk_job_run (gpointer data)
{
  CandorChunkJob *job = data;

  for (gsize i; (i = (guint) g_atomic_int_add (&job->next, 1)) < job->count;)
    {
      CandorSpan chunk = candor_sections_get (job->sections, i);
      candor_hash_prefixed (job->large, CHUNK_MARK, chunk.size, chunk, job->digests + i * job->digest_size);
      candor_mapping_forget (chunk.data, chunk.size);
    }
  return NULL;
}

static gsize
candor_digest_chunks (CandorSections *sections, gboolean large, CandorErrands *errands, guint8 *digest)
{
  gsize size = large ? SHA512_DIGEST_LENGTH : SHA256_DIGEST_LENGTH;
  g_autofree guint8 *digests = NULL;
  CandorChunkJob job = { .sections = sections, .large = large, .digest_size = size };
  CandorErrand *helpers[HELPER_LIMIT];
  guint n_helpers;

  sections->unit = CHUNK_SIZE;
  job.count = candor_sections_count (sections);
  job.digests = digests = g_malloc (job.count * size);
  n_helpers = MIN (MIN (candor_errands_get_limit (errands), HELPER_LIMIT), job.count / CHUNKS_MIN);
  for (guint i = 0; i < n_helpers; i++)
    helpers[i] = candor_errands_add_first (errands, candor_chunk_job_run, &job);
  candor_chunk_job_run (&job);
  for (guint i = 0; i < n_helpers; i++)
    candor_errand_wait (helpers[i]);
  candor_hash_prefixed (large, TOP_MARK, job.count, (CandorSpan){ digests, job.count * size }, digest);
  return size;
}

static void
candor_hash_page (CandorSpan page, guint8 *digest)
{
  guint8 salted[SALT_SIZE + PAGE_SIZE] = { 0 };

  memcpy (salted + SALT_SIZE, page.data, page.size);
  SHA256 (salted, sizeof salted, digest);
}

/* A hash tree over pages; pages do reach over the borders of sections, but the contents before the
 * signing block are whole pages, so only the directory and the end record have to be joined. */
static gsize
candor_digest_tree (CandorSections *sections, guint8 *digest)
{
  g_autoptr (GByteArray) tail = g_byte_array_new ();
  GByteArray *level;
  guint64 size = 0;

  if (sections->sections[0].size % PAGE_SIZE != 0)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (sections->sections); i++)
    size += sections->sections[i].size;
  g_byte_array_append (tail, sections->sections[1].data, sections->sections[1].size);
  g_byte_array_append (tail, sections->sections[2].data, sections->sections[2].size);
  sections->sections[1] = (CandorSpan){ tail->data, tail->len };
  sections->sections[2] = (CandorSpan){ NULL, 0 };
  sections->unit = PAGE_SIZE;
  do
    {
      gsize count = candor_sections_count (sections);
      level = g_byte_array_sized_new (count * SHA256_DIGEST_LENGTH);
      g_byte_array_set_size (level, count * SHA256_DIGEST_LENGTH);
      for (gsize i = 0; i < count; i++)
        {
          CandorSpan page = candor_sections_get (sections, i);

          candor_hash_page (page, level->data + i * SHA256_DIGEST_LENGTH);
          candor_mapping_forget (page.data, page.size);
        }
      g_byte_array_unref (g_steal_pointer (&tail));
      tail = level;
      *sections = (CandorSections){ { { level->data, level->len } }, PAGE_SIZE };
    }
  while (tail->len > PAGE_SIZE);
  candor_hash_page ((CandorSpan){ tail->data, tail->len }, digest);
  size = GUINT64_TO_LE (size);
  memcpy (digest + SHA256_DIGEST_LENGTH, &size, sizeof size);
  return SHA256_DIGEST_LENGTH + sizeof size;
}

gsize
candor_signing_layout_digest (const CandorSigningLayout *self, CandorContentDigest kind, CandorErrands *errands,
                              guint8 digest[CANDOR_CONTENT_DIGEST_MAX])
{
  CandorSections sections = { { self->contents, self->directory, self->end }, 0 };
  g_autofree guint8 *end = g_memdup2 (self->end.data, self->end.size);
  guint32 offset = GUINT32_TO_LE (self->contents.size);

  /* The end record as it stood before the signing block moved the directory. */
  if (self->contents.size > G_MAXUINT32 || self->end.size < candor_zip_end_size)
    return 0;
  memcpy (end + offsetof (CandorZipEndPacked, directory_offset), &offset, sizeof offset);
  sections.sections[2].data = end;
  switch (kind)
    {
    case CANDOR_CONTENT_CHUNKED_SHA256:
      return candor_digest_chunks (&sections, FALSE, errands, digest);
    case CANDOR_CONTENT_CHUNKED_SHA512:
      return candor_digest_chunks (&sections, TRUE, errands, digest);
    case CANDOR_CONTENT_VERITY_SHA256:
      return candor_digest_tree (&sections, digest);
    default:
      return 0;
    }
}
