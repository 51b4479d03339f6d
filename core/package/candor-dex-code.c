/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-dex-code.h"

/* A table between the instructions begins with a no-op whose other byte says what follows. */
#define PAYLOAD_PACKED_SWITCH 1u
#define PAYLOAD_SPARSE_SWITCH 2u
#define PAYLOAD_ARRAY 3u

/* "Dalvik bytecode", source.android.com/docs/core/runtime/dalvik-bytecode; lengths follow from the
 * formats of "Dalvik executable instruction formats". Codes that are not used are one unit long. */
const CandorOpcode candor_opcodes[256] = {
  [0x00] = { 1, CANDOR_OPCODE_PAYLOAD },           /* nop */
  [0x01] = { 1 },                                  /* move */
  [0x02] = { 2 },                                  /* move/from16 */
  [0x03] = { 3 },                                  /* move/16 */
  [0x04] = { 1 },                                  /* move-wide */
  [0x05] = { 2 },                                  /* move-wide/from16 */
  [0x06] = { 3 },                                  /* move-wide/16 */
  [0x07] = { 1 },                                  /* move-object */
  [0x08] = { 2 },                                  /* move-object/from16 */
  [0x09] = { 3 },                                  /* move-object/16 */
  [0x0a ... 0x0d] = { 1 },                         /* move-result…, move-exception */
  [0x0e ... 0x11] = { 1 },                         /* return… */
  [0x12] = { 1 },                                  /* const/4 */
  [0x13] = { 2 },                                  /* const/16 */
  [0x14] = { 3 },                                  /* const */
  [0x15 ... 0x16] = { 2 },                         /* const/high16, const-wide/16 */
  [0x17] = { 3 },                                  /* const-wide/32 */
  [0x18] = { 5 },                                  /* const-wide */
  [0x19] = { 2 },                                  /* const-wide/high16 */
  [0x1a] = { 2, CANDOR_OPCODE_STRING },            /* const-string */
  [0x1b] = { 3, CANDOR_OPCODE_STRING_JUMBO },      /* const-string/jumbo */
  [0x1c] = { 2, CANDOR_OPCODE_CLASS },             /* const-class */
  [0x1d ... 0x1e] = { 1 },                         /* monitor-enter, -exit */
  [0x1f ... 0x20] = { 2 },                         /* check-cast, instance-of */
  [0x21] = { 1 },                                  /* array-length */
  [0x22 ... 0x23] = { 2 },                         /* new-instance, new-array */
  [0x24 ... 0x26] = { 3 },                         /* filled-new-array…, fill-array-data */
  [0x27 ... 0x28] = { 1 },                         /* throw, goto */
  [0x29] = { 2 },                                  /* goto/16 */
  [0x2a ... 0x2c] = { 3 },                         /* goto/32, packed-switch, sparse-switch */
  [0x2d ... 0x3d] = { 2 },                         /* cmp…, if-… */
  [0x3e ... 0x43] = { 1 },                         /* unused */
  [0x44 ... 0x51] = { 2 },                         /* aget…, aput… */
  [0x52 ... 0x58] = { 2, CANDOR_OPCODE_FIELD },    /* iget… */
  [0x59 ... 0x5f] = { 2 },                         /* iput… */
  [0x60 ... 0x66] = { 2, CANDOR_OPCODE_FIELD },    /* sget… */
  [0x67 ... 0x6d] = { 2 },                         /* sput… */
  [0x6e ... 0x72] = { 3, CANDOR_OPCODE_CALL },     /* invoke-virtual, -super, -direct, -static, -interface */
  [0x73] = { 1 },                                  /* unused */
  [0x74 ... 0x78] = { 3, CANDOR_OPCODE_CALL },     /* invoke-…/range */
  [0x79 ... 0x7a] = { 1 },                         /* unused */
  [0x7b ... 0x8f] = { 1 },                         /* unary operations */
  [0x90 ... 0xaf] = { 2 },                         /* binary operations */
  [0xb0 ... 0xcf] = { 1 },                         /* binary operations on two addresses */
  [0xd0 ... 0xe2] = { 2 },                         /* binary operations with a literal */
  [0xe3 ... 0xf9] = { 1 },                         /* unused */
  [0xfa ... 0xfb] = { 4, CANDOR_OPCODE_CALL },     /* invoke-polymorphic, /range */
  [0xfc ... 0xfd] = { 3, CANDOR_OPCODE_CALL_SITE }, /* invoke-custom, /range */
  [0xfe] = { 2, CANDOR_OPCODE_HANDLE },            /* const-method-handle */
  [0xff] = { 2 },                                  /* const-method-type */
};

/**
 * candor_instructions_open:
 * @code_offset: where a method's code_item is; must not be 0, which means the method has no code
 *
 * Returns: %FALSE if the code reaches past the end of the file
 */
gboolean
candor_instructions_open (CandorInstructions *self, const CandorDex *dex, guint32 code_offset)
{
  CandorDexCode code;
  CandorSpan span;

  if (!candor_dex_code_read (dex->data, code_offset, &code)
      || !candor_span_cut (dex->data, (guint64) code_offset + candor_dex_code_size,
                           (guint64) code.insns_size * CANDOR_DEX_UNIT_SIZE, &span))
    return FALSE;
  self->at = span.data;
  self->end = span.data + span.size;
  return TRUE;
}

/**
 * candor_instructions_measure_payload:
 * @at: where a no-op with something in its other byte is
 * @end: where the instructions end
 *
 * Returns: length in bytes, perhaps more than there are left
 */
gsize
candor_instructions_measure_payload (const guint8 *at, const guint8 *end)
{
  guint64 size, width;

  if (at[1] > PAYLOAD_ARRAY)
    return CANDOR_DEX_UNIT_SIZE;
  if (end - at < 8)
    return G_MAXSIZE;
  size = candor_layout_u16 (at + 2);
  switch (at[1])
    {
    case PAYLOAD_PACKED_SWITCH:
      return 8 + size * 4;
    case PAYLOAD_SPARSE_SWITCH:
      return 4 + size * 8;
    default:
      width = size;
      size = candor_layout_u32 (at + 4);
      return 8 + (size * width + 1) / 2 * CANDOR_DEX_UNIT_SIZE;
    }
}
