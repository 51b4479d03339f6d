/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/**
 * CANDOR_GETTER:
 * @Type: the type, such as CandorBlock
 * @prefix: its function prefix, such as candor_block
 * @CHECK: its type check, such as CANDOR_IS_BLOCK
 * @result: what the getter returns
 * @field: the field and the getter's name
 * @otherwise: what a call on something else returns
 *
 * Defines the getter of one field of an immutable object. What the field means stands at the
 * declaration in the public header.
 */
#define CANDOR_GETTER(Type, prefix, CHECK, result, field, otherwise)                                \
  result prefix##_get_##field (Type *self)                                                          \
  {                                                                                                 \
    g_return_val_if_fail (CHECK (self), otherwise);                                                 \
    return self->field;                                                                             \
  }

/**
 * CANDOR_STRV_GETTER:
 *
 * As CANDOR_GETTER() for an array of strings: what is not set reads as empty, never as NULL.
 */
#define CANDOR_STRV_GETTER(Type, prefix, CHECK, field)                                              \
  const char *const *prefix##_get_##field (Type *self)                                              \
  {                                                                                                 \
    static const char *const nothing[] = { NULL };                                                  \
                                                                                                    \
    g_return_val_if_fail (CHECK (self), nothing);                                                   \
    return self->field != NULL ? (const char *const *) self->field : nothing;                       \
  }
