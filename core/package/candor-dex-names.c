/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-dex.h"

/* A prototype can't have more parameters than this: the limit of registers that a call can take. */
#define PARAMETER_LIMIT 255u

/* Longer names are cut: nobody reads them, and a file may give all its classes names that overlap. */
#define NAME_LIMIT 1024

/* Orders a string of the file and @text. Reads no further than both are alike. */
static int
candor_dex_compare_string (const CandorDex *self, guint32 index, const char *text)
{
  CandorDexStringId id;
  const guint8 *at, *end = self->data.data + self->data.size;
  guint32 units;

  if (!candor_dex_string_id_read (self->strings.span, (guint64) index * candor_dex_string_id_size, &id)
      || id.string_data_off >= self->data.size)
    return 1;
  at = self->data.data + id.string_data_off;
  /* Modified UTF-8 compared bytewise orders like UTF-16 wherever one side is ASCII. */
  return candor_dex_read_uleb (&at, end, &units) ? strncmp ((const char *) at, text, end - at) : 1;
}

/**
 * candor_dex_find_string_from:
 * @text: ASCII
 *
 * The format demands that strings are in order, and Android refuses a file whose strings are not. In
 * a file where they are out of order this may miss one.
 *
 * Returns: index of the first string that is not before @text; the number of strings if all are
 */
guint32
candor_dex_find_string_from (const CandorDex *self, const char *text)
{
  guint32 low = 0, high = self->strings.count;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;

      if (candor_dex_compare_string (self, middle, text) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * candor_dex_find_string:
 * @text: ASCII
 *
 * Returns: index of the string, or %CANDOR_DEX_NO_INDEX
 */
guint32
candor_dex_find_string (const CandorDex *self, const char *text)
{
  guint32 index = candor_dex_find_string_from (self, text);
  const char *string = candor_dex_get_string (self, index);

  return string != NULL && strcmp (string, text) == 0 ? index : CANDOR_DEX_NO_INDEX;
}

/**
 * candor_dex_find_type_named:
 * @string: index of a string
 *
 * Returns: index of the type of which the string is the descriptor, or %CANDOR_DEX_NO_INDEX
 */
guint32
candor_dex_find_type_named (const CandorDex *self, guint32 string)
{
  guint32 low = 0, high = self->types.count;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;
      CandorDexTypeId id;

      if (!candor_dex_type_id_read (self->types.span, (guint64) middle * candor_dex_type_id_size, &id))
        break;
      if (id.descriptor_idx == string)
        return middle;
      if (id.descriptor_idx < string)
        low = middle + 1;
      else
        high = middle;
    }
  return CANDOR_DEX_NO_INDEX;
}

/**
 * candor_dex_find_type:
 * @descriptor: "Ljava/lang/String;"
 *
 * Returns: index of the type, or %CANDOR_DEX_NO_INDEX
 */
guint32
candor_dex_find_type (const CandorDex *self, const char *descriptor)
{
  guint32 string = candor_dex_find_string (self, descriptor);

  return string != CANDOR_DEX_NO_INDEX ? candor_dex_find_type_named (self, string) : CANDOR_DEX_NO_INDEX;
}

/* Calls @take for each part of a prototype's descriptor in turn, until one returns FALSE. */
static gboolean
candor_dex_walk_proto (const CandorDex *self, guint32 index,
                       gboolean (*take) (const char *part, gpointer user_data), gpointer user_data)
{
  CandorDexProtoId proto;
  CandorDexTable parameters;
  const char *type;

  if (index >= self->protos.count
      || !candor_dex_proto_id_read (self->protos.span, (guint64) index * candor_dex_proto_id_size, &proto))
    return FALSE;
  parameters = candor_dex_get_type_list (self, proto.parameters_off);
  if (parameters.count > PARAMETER_LIMIT || !take ("(", user_data))
    return FALSE;
  for (guint32 i = 0; i < parameters.count; i++)
    {
      type = candor_dex_get_type (self, candor_dex_get_listed_type (parameters, i));
      if (type == NULL || !take (type, user_data))
        return FALSE;
    }
  type = candor_dex_get_type (self, proto.return_type_idx);
  return type != NULL && take (")", user_data) && take (type, user_data);
}

static gboolean
candor_dex_match_part (const char *part, gpointer user_data)
{
  const char **rest = user_data;
  gsize length = strlen (part);

  if (strncmp (*rest, part, length) != 0)
    return FALSE;
  *rest += length;
  return TRUE;
}

/**
 * candor_dex_proto_equals:
 * @proto: index of a prototype
 * @descriptor: "(I)Ljava/lang/String;"
 */
gboolean
candor_dex_proto_equals (const CandorDex *self, guint32 proto, const char *descriptor)
{
  return candor_dex_walk_proto (self, proto, candor_dex_match_part, &descriptor) && *descriptor == '\0';
}

static gboolean
candor_dex_append_part (const char *part, gpointer user_data)
{
  g_string_append (user_data, part);
  return TRUE;
}

/**
 * candor_dex_dup_proto:
 *
 * Returns: (transfer full) (nullable): a prototype's descriptor, "(I)Ljava/lang/String;"
 */
char *
candor_dex_dup_proto (const CandorDex *self, guint32 proto)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (!candor_dex_walk_proto (self, proto, candor_dex_append_part, text))
    return NULL;
  return g_strdup (text->str);
}

/* One UTF-16 unit of modified UTF-8 (Java Virtual Machine Specification, 4.4.7), in 1 to 3 bytes. */
static gunichar
candor_dex_read_unit (const guint8 **at)
{
  const guint8 *byte = *at;

  if (byte[0] < 0x80)
    {
      *at += 1;
      return byte[0];
    }
  if ((byte[0] & 0xe0) == 0xc0 && (byte[1] & 0xc0) == 0x80)
    {
      *at += 2;
      return (byte[0] & 0x1fu) << 6 | (byte[1] & 0x3fu);
    }
  if ((byte[0] & 0xf0) == 0xe0 && (byte[1] & 0xc0) == 0x80 && (byte[2] & 0xc0) == 0x80)
    {
      *at += 3;
      return (byte[0] & 0xfu) << 12 | (byte[1] & 0x3fu) << 6 | (byte[2] & 0x3fu);
    }
  *at += 1;
  return 0xfffd;
}

/**
 * candor_dex_dup_text:
 * @text: modified UTF-8, perhaps broken
 *
 * Returns: (transfer full): the same in UTF-8. What is no character, and control characters, which a
 *   hostile name may use to disturb a report, become U+FFFD. What is
 *   much too long is cut.
 */
char *
candor_dex_dup_text (const char *text)
{
  const guint8 *at = (const guint8 *) text;
  GString *result;
  gsize plain = 0;

  /* Nearly all names are. */
  while (g_ascii_isprint (at[plain]) && plain < NAME_LIMIT)
    plain++;
  if (at[plain] == 0)
    return g_strndup (text, plain);
  result = g_string_new (NULL);

  while (*at != 0 && result->len < NAME_LIMIT)
    {
      const guint8 *start = at;
      gunichar unit;

      while (g_ascii_isprint (*at) && at - start < NAME_LIMIT)
        at++;
      if (at > start)
        {
          g_string_append_len (result, (const char *) start, at - start);
          continue;
        }
      unit = candor_dex_read_unit (&at);

      if (unit >= 0xd800 && unit < 0xdc00 && *at != 0)
        {
          const guint8 *behind = at;
          gunichar low = candor_dex_read_unit (&behind);

          if (low >= 0xdc00 && low < 0xe000)
            {
              unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
              at = behind;
            }
        }
      if (!g_unichar_validate (unit) || g_unichar_iscntrl (unit))
        unit = 0xfffd;
      g_string_append_unichar (result, unit);
    }
  return g_string_free (result, FALSE);
}

/**
 * candor_dex_dup_class_name:
 * @descriptor: "Ljava/lang/String;" as the file has it
 *
 * Returns: (transfer full): "java.lang.String"
 */
char *
candor_dex_dup_class_name (const char *descriptor)
{
  char *text = candor_dex_dup_text (descriptor);
  gsize length = strlen (text);

  if (length < 2 || text[0] != 'L' || text[length - 1] != ';')
    return text;
  for (gsize i = 1; i < length - 1; i++)
    text[i - 1] = text[i] == '/' ? '.' : text[i];
  text[length - 2] = '\0';
  return text;
}

/**
 * candor_dex_dup_descriptor:
 * @class_name: "java.lang.String"
 *
 * Returns: (transfer full): "Ljava/lang/String;"
 */
char *
candor_dex_dup_descriptor (const char *class_name)
{
  char *descriptor = g_strconcat ("L", class_name, ";", NULL);

  return g_strdelimit (descriptor, ".", '/');
}
