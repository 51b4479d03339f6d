/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-dex-class.h"

/* Arrays and annotations within a value: nobody writes them deeper, and stepping over them calls
 * itself. */
#define VALUE_DEPTH_LIMIT 32u

/**
 * candor_dex_members_open:
 * @class_data_offset: where a class_data_item is; must not be 0, which means an empty class
 *
 * Returns: %FALSE if it is not within the file
 */
gboolean
candor_dex_members_open (CandorDexMembers *self, const CandorDex *dex, guint32 class_data_offset)
{
  memset (self, 0, sizeof *self);
  if (class_data_offset >= dex->data.size)
    return FALSE;
  self->at = dex->data.data + class_data_offset;
  self->end = dex->data.data + dex->data.size;
  for (guint i = 0; i < CANDOR_DEX_N_MEMBER_KINDS; i++)
    if (!candor_dex_read_uleb (&self->at, self->end, &self->left[i]))
      return FALSE;
  return TRUE;
}

/**
 * candor_dex_members_next:
 * @member: (out): the next field or method
 *
 * Returns: %FALSE after the last (@kind of @self is then %CANDOR_DEX_N_MEMBER_KINDS), or if the file
 *   ends before
 */
gboolean
candor_dex_members_next (CandorDexMembers *self, CandorDexMember *member)
{
  guint32 difference, flags;

  while (self->kind < CANDOR_DEX_N_MEMBER_KINDS && self->left[self->kind] == 0)
    {
      self->kind++;
      self->index = 0; /* each list counts from there */
    }
  if (self->kind == CANDOR_DEX_N_MEMBER_KINDS || !candor_dex_read_uleb (&self->at, self->end, &difference)
      || !candor_dex_read_uleb (&self->at, self->end, &flags))
    return FALSE;
  member->code_offset = 0;
  if (self->kind >= CANDOR_DEX_DIRECT_METHOD
      && !candor_dex_read_uleb (&self->at, self->end, &member->code_offset))
    return FALSE;
  self->left[self->kind]--;
  self->index += difference;
  member->kind = self->kind;
  member->index = self->index;
  return TRUE;
}

/**
 * candor_dex_values_open:
 * @offset: where an encoded_array is
 *
 * Returns: %FALSE if it is not within the file
 */
gboolean
candor_dex_values_open (CandorDexValues *self, const CandorDex *dex, guint32 offset)
{
  if (offset >= dex->data.size)
    return FALSE;
  self->at = dex->data.data + offset;
  self->end = dex->data.data + dex->data.size;
  return candor_dex_read_uleb (&self->at, self->end, &self->left);
}

static gboolean candor_dex_values_read (CandorDexValues *self, guint8 *type, guint32 *value, guint depth);

static gboolean
candor_dex_values_skip_array (CandorDexValues *self, guint depth)
{
  guint32 count, value;
  guint8 type;

  if (!candor_dex_read_uleb (&self->at, self->end, &count))
    return FALSE;
  for (guint32 i = 0; i < count; i++)
    if (!candor_dex_values_read (self, &type, &value, depth))
      return FALSE;
  return TRUE;
}

static gboolean
candor_dex_values_skip_annotation (CandorDexValues *self, guint depth)
{
  guint32 count, name, value;
  guint8 type;

  if (!candor_dex_read_uleb (&self->at, self->end, &name) || !candor_dex_read_uleb (&self->at, self->end, &count))
    return FALSE;
  for (guint32 i = 0; i < count; i++)
    if (!candor_dex_read_uleb (&self->at, self->end, &name)
        || !candor_dex_values_read (self, &type, &value, depth))
      return FALSE;
  return TRUE;
}

/* A value begins with a byte: type in the lower five bits, number of bytes that follow, less one, in
 * the upper three. */
static gboolean
candor_dex_values_read (CandorDexValues *self, guint8 *type, guint32 *value, guint depth)
{
  guint length;

  if (depth == VALUE_DEPTH_LIMIT || self->at >= self->end)
    return FALSE;
  *type = *self->at & 0x1f;
  length = (*self->at++ >> 5) + 1u;
  *value = 0;
  if (*type == CANDOR_DEX_VALUE_ARRAY)
    return candor_dex_values_skip_array (self, depth + 1);
  if (*type == CANDOR_DEX_VALUE_ANNOTATION)
    return candor_dex_values_skip_annotation (self, depth + 1);
  if (*type == CANDOR_DEX_VALUE_NULL || *type == CANDOR_DEX_VALUE_BOOLEAN)
    return TRUE;
  if (length > (gsize) (self->end - self->at))
    return FALSE;
  for (guint i = 0; i < MIN (length, sizeof *value); i++)
    *value |= (guint32) self->at[i] << (8 * i);
  self->at += length;
  return TRUE;
}

/**
 * candor_dex_values_next:
 * @type: (out): a #CandorDexValueType or another type
 * @value: (out): for a string or a method handle its index, not checked
 *
 * Returns: %FALSE after the last, or where the file ends before
 */
gboolean
candor_dex_values_next (CandorDexValues *self, guint8 *type, guint32 *value)
{
  if (self->left == 0)
    return FALSE;
  self->left--;
  return candor_dex_values_read (self, type, value, 0);
}
