/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "package/candor-dex.h"

G_BEGIN_DECLS

/**
 * CandorOpcodeKind:
 * @CANDOR_OPCODE_PLAIN: refers to nothing that is looked for
 * @CANDOR_OPCODE_PAYLOAD: a no-op, or a table of a switch or an array between the instructions
 * @CANDOR_OPCODE_STRING: makes a string constant
 * @CANDOR_OPCODE_STRING_JUMBO: the same with an index of 32 bits
 * @CANDOR_OPCODE_CLASS: makes a class constant
 * @CANDOR_OPCODE_FIELD: reads a field
 * @CANDOR_OPCODE_CALL: calls a method
 * @CANDOR_OPCODE_CALL_SITE: calls through a call site
 * @CANDOR_OPCODE_HANDLE: makes a method handle constant
 *
 * What an instruction refers to by the index in its second code unit.
 */
typedef enum
{
  CANDOR_OPCODE_PLAIN,
  CANDOR_OPCODE_PAYLOAD,
  CANDOR_OPCODE_STRING,
  CANDOR_OPCODE_STRING_JUMBO,
  CANDOR_OPCODE_CLASS,
  CANDOR_OPCODE_FIELD,
  CANDOR_OPCODE_CALL,
  CANDOR_OPCODE_CALL_SITE,
  CANDOR_OPCODE_HANDLE,
  CANDOR_OPCODE_N_KINDS,
} CandorOpcodeKind;

typedef struct
{
  guint8 length; /* in code units of 16 bits */
  guint8 kind;
} CandorOpcode;

extern const CandorOpcode candor_opcodes[256];

#define CANDOR_DEX_UNIT_SIZE 2u

/**
 * CandorInstructions:
 *
 * The instructions of one method, one after the other as Android's verifier walks them.
 */
typedef struct
{
  const guint8 *at;
  const guint8 *end;
} CandorInstructions;

gboolean candor_instructions_open (CandorInstructions *self, const CandorDex *dex, guint32 code_offset);
gsize candor_instructions_measure_payload (const guint8 *at, const guint8 *end);

/**
 * candor_instructions_next:
 * @kind: (out): what the instruction refers to; never %CANDOR_OPCODE_PLAIN or a payload
 * @index: (out): of the string, class, field, method, call site or handle; not checked
 *
 * Goes to the next instruction that refers to something.
 *
 * Returns: %FALSE at the end. If the last instruction reaches over it, @at is before @end.
 */
static inline gboolean
candor_instructions_next (CandorInstructions *self, CandorOpcodeKind *kind, guint32 *index)
{
  const guint8 *at = self->at, *end = self->end;

  while (at < end)
    {
      const CandorOpcode *opcode = &candor_opcodes[*at];
      gsize length = (gsize) opcode->length * CANDOR_DEX_UNIT_SIZE;

      if (G_UNLIKELY (*at == 0 && at[1] != 0))
        length = candor_instructions_measure_payload (at, end);
      if (G_UNLIKELY (length > (gsize) (end - at)))
        break;
      if (opcode->kind > CANDOR_OPCODE_PAYLOAD)
        {
          *kind = opcode->kind;
          *index = candor_layout_u16 (at + CANDOR_DEX_UNIT_SIZE);
          if (G_UNLIKELY (opcode->kind == CANDOR_OPCODE_STRING_JUMBO))
            *index = candor_layout_u32 (at + CANDOR_DEX_UNIT_SIZE);
          self->at = at + length;
          return TRUE;
        }
      at += length;
    }
  self->at = at;
  return FALSE;
}

G_END_DECLS
