/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-signature-private.h"

#include <stddef.h>

/* source.android.com, "APK Signature Scheme v2", "APK Signing Block": the size, pairs, the size again
 * and the magic, right before the central directory. */
#define SIGNING_MAGIC "APK Sig Block 42"

#define SIGNING_FOOTER(F)                                                                           \
  F (u64, size)                                                                                     \
  F (u64, magic_low)                                                                                \
  F (u64, magic_high)
CANDOR_LAYOUT (CandorSigningFooter, candor_signing_footer, SIGNING_FOOTER)

#define SIGNING_HEADER(F) F (u64, size)
CANDOR_LAYOUT (CandorSigningHeader, candor_signing_header, SIGNING_HEADER)

static const guint32 block_ids[CANDOR_N_BLOCKS] = {
  [CANDOR_BLOCK_V2] = 0x7109871a,
  [CANDOR_BLOCK_V3] = 0xf05368c0,
  [CANDOR_BLOCK_V31] = 0x1b93ad61,
};

/* Pairs of a length, an id and a value; the first of an id counts. */
static void
candor_signing_layout_read_pairs (CandorSigningLayout *self, CandorSpan pairs)
{
  guint64 size;
  guint32 id;

  while (pairs.size > 0)
    {
      CandorSpan pair;

      if (!candor_span_take_u64 (&pairs, &size) || !candor_span_take (&pairs, size, &pair)
          || !candor_span_take_u32 (&pair, &id))
        return;
      for (guint i = 0; i < CANDOR_N_BLOCKS; i++)
        if (block_ids[i] == id && self->blocks[i].data == NULL)
          self->blocks[i] = pair;
    }
}

/* The signing block, or an empty span. */
static CandorSpan
candor_signing_layout_find_block (CandorSpan whole, guint64 directory_offset)
{
  CandorSpan block = { NULL, 0 }, magic;
  CandorSigningFooter footer;
  CandorSigningHeader header;
  guint64 end;

  if (directory_offset < candor_signing_footer_size)
    return block;
  end = directory_offset - candor_signing_footer_size;
  if (!candor_signing_footer_read (whole, end, &footer)
      || !candor_span_cut (whole, end + offsetof (CandorSigningFooterPacked, magic_low), strlen (SIGNING_MAGIC), &magic)
      || memcmp (magic.data, SIGNING_MAGIC, magic.size) != 0
      || footer.size < candor_signing_footer_size
      || footer.size > directory_offset - candor_signing_header_size
      || !candor_signing_header_read (whole, directory_offset - footer.size - candor_signing_header_size, &header)
      || header.size != footer.size)
    return block;
  candor_span_cut (whole, directory_offset - footer.size - candor_signing_header_size,
                   footer.size + candor_signing_header_size, &block);
  return block;
}

void
candor_signing_layout_init (CandorSigningLayout *self, CandorContainer *container)
{
  CandorSpan whole = candor_span_of_bytes (candor_container_get_bytes (container));
  guint64 directory = candor_container_get_directory_offset (container);
  guint64 end = candor_container_get_end_offset (container);
  CandorSpan block = candor_signing_layout_find_block (whole, directory), pairs;

  memset (self, 0, sizeof *self);
  candor_span_cut (whole, 0, directory - block.size, &self->contents);
  candor_span_cut (whole, directory, end - directory, &self->directory);
  candor_span_cut (whole, end, whole.size - end, &self->end);
  if (block.size > 0
      && candor_span_cut (block, candor_signing_header_size,
                          block.size - candor_signing_header_size - candor_signing_footer_size, &pairs))
    candor_signing_layout_read_pairs (self, pairs);
}
