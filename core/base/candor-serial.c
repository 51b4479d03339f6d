/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor"

#include "base/candor-serial.h"

#include <string.h>

/* The specification's words: a container's framing offsets say where its members of no fixed size end. They stand at its
 * end, as narrow as its size allows, those of a tuple in reverse. */

struct _CandorSerial
{
  GByteArray *bytes;
  GArray *ends; /* of gsize: framing offsets of the containers that are open, the outermost first */
};

/* A container that is open. */
typedef struct
{
  gsize start;
  guint first; /* of its framing offsets */
} CandorSerialFrame;

static const char *
candor_serial_skip (const char *type)
{
  int depth = 0;

  while (*type == 'a' || *type == 'm')
    type++;
  do
    depth += *type == '(' ? 1 : *type == ')' ? -1 : 0;
  while (*type++ != '\0' && depth > 0);
  return type;
}

static guint
candor_serial_align_of (const char *type)
{
  guint alignment = 1;

  for (; *type == 'a' || *type == 'm'; type++)
    ;
  if (*type != '(')
    return *type == 'i' || *type == 'u' ? 4 : *type == 'x' || *type == 't' || *type == 'd' ? 8 : 1;
  for (type++; *type != ')'; type = candor_serial_skip (type))
    alignment = MAX (alignment, candor_serial_align_of (type));
  return alignment;
}

/* 0: of no fixed size. */
static gsize
candor_serial_size_of (const char *type)
{
  guint alignment = candor_serial_align_of (type);
  gsize size = 0;

  if (*type == 'a' || *type == 'm' || *type == 's')
    return 0;
  if (*type != '(')
    return alignment;
  for (type++; *type != ')'; type = candor_serial_skip (type))
    {
      gsize member = candor_serial_size_of (type), align = candor_serial_align_of (type);
      if (member == 0)
        return 0;
      size = (size + align - 1) / align * align + member;
    }
  return (size + alignment - 1) / alignment * alignment;
}

/* Writing. */

static void
candor_serial_pad (CandorSerial *self, guint alignment)
{
  static const guint8 nothing[8] = { 0 };

  g_byte_array_append (self->bytes, nothing, -self->bytes->len & (alignment - 1));
}

static void
candor_serial_put (CandorSerial *self, gconstpointer value, guint size)
{
  candor_serial_pad (self, size);
  g_byte_array_append (self->bytes, value, size);
}

static void
candor_serial_put_string (CandorSerial *self, const char *string)
{
  g_assert (string != NULL);
  g_byte_array_append (self->bytes, (const guint8 *) string, strlen (string) + 1);
}

static CandorSerialFrame
candor_serial_begin (CandorSerial *self, guint alignment)
{
  candor_serial_pad (self, alignment);
  return (CandorSerialFrame){ self->bytes->len, self->ends->len };
}

/* What was just written ends here. */
static void
candor_serial_mark (CandorSerial *self)
{
  gsize end = self->bytes->len;

  g_array_append_val (self->ends, end);
}

static guint
candor_serial_choose_width (gsize size, gsize count)
{
  return size + count <= G_MAXUINT8                                          ? 1
         : size + 2 * count <= G_MAXUINT16                                   ? 2
         : (guint64) size + 4 * (guint64) count <= (guint64) G_MAXUINT32     ? 4
                                                                             : 8;
}

static void
candor_serial_end (CandorSerial *self, const CandorSerialFrame *frame, gboolean is_tuple)
{
  guint count = self->ends->len - frame->first;
  guint width = candor_serial_choose_width (self->bytes->len - frame->start, count);

  for (guint i = 0; i < count; i++)
    {
      gsize end = g_array_index (self->ends, gsize, is_tuple ? self->ends->len - 1 - i : frame->first + i) - frame->start;
      guint64 little = GUINT64_TO_LE (end);

      g_byte_array_append (self->bytes, (const guint8 *) &little, width);
    }
  g_array_set_size (self->ends, frame->first);
}

static void
candor_serial_put_strings (CandorSerial *self, const char *const *strings)
{
  CandorSerialFrame frame = candor_serial_begin (self, 1);

  for (; strings != NULL && *strings != NULL; strings++)
    {
      candor_serial_put_string (self, *strings);
      candor_serial_mark (self);
    }
  candor_serial_end (self, &frame, FALSE);
}

static void
candor_serial_put_list (CandorSerial *self, const char *type, CandorSerialWriter writer, gpointer user_data)
{
  CandorSerialFrame frame = candor_serial_begin (self, candor_serial_align_of (type));

  writer (self, user_data);
  candor_serial_end (self, &frame, FALSE);
}

static void
candor_serial_put_optional (CandorSerial *self, const char *string)
{
  const guint8 just = 0;

  if (string == NULL)
    return;
  candor_serial_put_string (self, string);
  g_byte_array_append (self->bytes, &just, 1);
}

static void
candor_serial_put_member (CandorSerial *self, const char *type, va_list *arguments)
{
  guint8 byte;
  guint32 word;
  guint64 value;
  double number;
  CandorSerialWriter writer;

  switch (*type)
    {
    case 'y':
    case 'b':
      byte = *type == 'b' ? va_arg (*arguments, gboolean) != 0 : va_arg (*arguments, int);
      candor_serial_put (self, &byte, sizeof byte);
      break;
    case 'i':
    case 'u':
      word = va_arg (*arguments, guint32);
      candor_serial_put (self, &word, sizeof word);
      break;
    case 'x':
    case 't':
      value = va_arg (*arguments, guint64);
      candor_serial_put (self, &value, sizeof value);
      break;
    case 'd':
      number = va_arg (*arguments, double);
      candor_serial_put (self, &number, sizeof number);
      break;
    case 's':
      candor_serial_put_string (self, va_arg (*arguments, const char *));
      break;
    case 'm':
      candor_serial_put_optional (self, va_arg (*arguments, const char *));
      break;
    case 'a':
      if (type[1] == 's')
        {
          candor_serial_put_strings (self, va_arg (*arguments, const char *const *));
          break;
        }
      writer = va_arg (*arguments, CandorSerialWriter);
      candor_serial_put_list (self, type, writer, va_arg (*arguments, gpointer));
      break;
    default:
      g_assert_not_reached ();
    }
}

void
candor_serial_add (CandorSerial *self, const char *type, ...)
{
  guint alignment = candor_serial_align_of (type);
  CandorSerialFrame frame = candor_serial_begin (self, alignment);
  gboolean fixed = TRUE;
  va_list arguments;

  va_start (arguments, type);
  for (const char *at = type + 1; *at != ')';)
    {
      const char *next = candor_serial_skip (at);
      gboolean ends = *at == 'a' || *at == 's' || *at == 'm';

      candor_serial_put_member (self, at, &arguments);
      if (ends && *next != ')')
        candor_serial_mark (self);
      fixed &= !ends;
      at = next;
    }
  va_end (arguments);
  if (fixed)
    candor_serial_pad (self, alignment);
  candor_serial_end (self, &frame, TRUE);
  if (!fixed)
    candor_serial_mark (self);
}

GVariant *
candor_serial_new_list (const char *type, CandorSerialWriter writer, gpointer user_data)
{
  CandorSerial self = { g_byte_array_new (), g_array_new (FALSE, FALSE, sizeof (gsize)) };
  g_autoptr (GBytes) bytes = NULL;

  candor_serial_put_list (&self, type, writer, user_data);
  g_array_unref (self.ends);
  bytes = g_byte_array_free_to_bytes (self.bytes);
  return g_variant_new_from_bytes (G_VARIANT_TYPE (type), bytes, TRUE);
}

void
candor_serial_add_model (CandorSerial *self, GListModel *model, CandorSerialItemWriter writer)
{
  guint count = g_list_model_get_n_items (model);

  for (guint i = 0; i < count; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, i);
      writer (item, self);
    }
}

typedef struct
{
  GListModel *model;
  CandorSerialItemWriter writer;
} CandorSerialModel;

static void
candor_serial_write_model (CandorSerial *self, gpointer data)
{
  const CandorSerialModel *model = data;

  candor_serial_add_model (self, model->model, model->writer);
}

GVariant *
candor_serial_new_model (const char *type, GListModel *model, CandorSerialItemWriter writer)
{
  CandorSerialModel data = { model, writer };

  return candor_serial_new_list (type, candor_serial_write_model, &data);
}

/* Reading. GLib found the normal form already; nothing outside of the bytes is looked at even so, and what is not
 * there reads as nothing, as GLib has it. */

typedef struct
{
  const guint8 *data;
  gsize size;
  gsize at;
  guint width;
  guint ends; /* how many framing offsets were used */
} CandorSerialTuple;

static gsize
candor_serial_get_end (const guint8 *at, guint width)
{
  guint64 little = 0;

  memcpy (&little, at, width);
  return GUINT64_FROM_LE (little);
}

static guint
candor_serial_get_width (gsize size)
{
  return size <= G_MAXUINT8 ? 1 : size <= G_MAXUINT16 ? 2 : size <= G_MAXUINT32 ? 4 : 8;
}

static void
candor_serial_list_open (CandorSerialList *self, const char *type, const guint8 *data, gsize size)
{
  gsize fixed = candor_serial_size_of (type + 1), last;

  *self = (CandorSerialList){ .type = type + 1, .data = data, .size = size, .width = candor_serial_get_width (size) };
  if (size == 0)
    return;
  if (fixed != 0)
    {
      self->count = size / fixed;
      self->width = 0;
      return;
    }
  last = size >= self->width ? candor_serial_get_end (data + size - self->width, self->width) : size;
  if (last > size)
    return;
  self->count = (size - last) / self->width;
  self->ends = data + last;
  self->size = last;
}

void
candor_serial_list_init (CandorSerialList *self, GVariant *variant)
{
  g_return_if_fail (g_variant_is_of_type (variant, G_VARIANT_TYPE_ARRAY) && g_variant_is_normal_form (variant));
  candor_serial_list_open (self, g_variant_get_type_string (variant), g_variant_get_data (variant), g_variant_get_size (variant));
}

static void
candor_serial_get (CandorSerialTuple *self, gpointer value, guint size)
{
  gsize at = (self->at + size - 1) & ~(gsize) (size - 1);

  memset (value, 0, size);
  if (at + size > self->size)
    return;
  memcpy (value, self->data + at, size);
  self->at = at + size;
}

/* Where the member ends that has no fixed size. */
static gsize
candor_serial_find_end (CandorSerialTuple *self, gboolean is_last)
{
  gsize ends = (gsize) self->ends * self->width, end;

  if (is_last)
    return ends <= self->size ? self->size - ends : self->at;
  if (ends + self->width > self->size)
    return self->at;
  end = candor_serial_get_end (self->data + self->size - ends - self->width, self->width);
  self->ends++;
  return end <= self->size && end >= self->at ? end : self->at;
}

static char *
candor_serial_dup_string (const guint8 *data, gsize size)
{
  return size > 0 && memchr (data, '\0', size) != NULL ? g_strdup ((const char *) data) : NULL;
}

static char **
candor_serial_dup_strings (const guint8 *data, gsize size)
{
  CandorSerialList list;
  char **strings;
  gsize start = 0;

  candor_serial_list_open (&list, "as", data, size);
  strings = g_new0 (char *, list.count + 1);
  for (gsize i = 0; i < list.count; i++)
    {
      gsize end = candor_serial_get_end (list.ends + i * list.width, list.width);

      strings[i] = end <= list.size && end >= start ? candor_serial_dup_string (data + start, end - start) : NULL;
      if (strings[i] == NULL)
        strings[i] = g_strdup ("");
      start = MIN (end, list.size);
    }
  return strings;
}

static void
candor_serial_get_member (CandorSerialTuple *self, const char *type, gboolean is_last, va_list *arguments)
{
  guint8 byte;
  gsize end, start;

  switch (*type)
    {
    case 'y':
      candor_serial_get (self, va_arg (*arguments, guint8 *), 1);
      return;
    case 'b':
      candor_serial_get (self, &byte, 1);
      *va_arg (*arguments, gboolean *) = byte != 0;
      return;
    case 'i':
    case 'u':
      candor_serial_get (self, va_arg (*arguments, guint32 *), 4);
      return;
    case 'x':
    case 't':
    case 'd':
      candor_serial_get (self, va_arg (*arguments, gpointer), 8);
      return;
    default:
      break;
    }
  start = (self->at + candor_serial_align_of (type) - 1) / candor_serial_align_of (type) * candor_serial_align_of (type);
  end = candor_serial_find_end (self, is_last);
  start = MIN (start, end);
  self->at = end;
  if (*type == 'a' && type[1] == 's')
    *va_arg (*arguments, char ***) = candor_serial_dup_strings (self->data + start, end - start);
  else if (*type == 'a')
    candor_serial_list_open (va_arg (*arguments, CandorSerialList *), type, self->data + start, end - start);
  else
    {
      char *string = candor_serial_dup_string (self->data + start, end - start);
      *va_arg (*arguments, char **) = string != NULL || *type == 'm' ? string : g_strdup ("");
    }
}

/* Finds the bytes of the next item. */
static CandorSerialTuple
candor_serial_list_step (CandorSerialList *self)
{
  guint alignment = candor_serial_align_of (self->type);
  gsize start = (self->at + alignment - 1) & ~(gsize) (alignment - 1), end;

  end = self->width == 0 ? start + candor_serial_size_of (self->type)
                         : candor_serial_get_end (self->ends + self->index * self->width, self->width);
  if (end > self->size || start > end)
    start = end = 0;
  self->at = MAX (self->at, end);
  self->index++;
  return (CandorSerialTuple){ self->data + start, end - start, 0, candor_serial_get_width (end - start), 0 };
}

gboolean
candor_serial_list_next (CandorSerialList *self, ...)
{
  CandorSerialTuple tuple;
  va_list arguments;

  if (self->index >= self->count)
    return FALSE;
  tuple = candor_serial_list_step (self);
  va_start (arguments, self);
  for (const char *at = self->type + 1; *at != ')';)
    {
      const char *next = candor_serial_skip (at);

      candor_serial_get_member (&tuple, at, *next == ')', &arguments);
      at = next;
    }
  va_end (arguments);
  return TRUE;
}
