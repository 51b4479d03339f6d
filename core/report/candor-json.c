/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include "report/candor-json.h"

#include <string.h>

#include "base/candor-printable.h"

/* Digits of a number: a confidence has two that mean something. */
#define NUMBER_FORMAT "%.6g"
/* The result of an app of usual size takes some ten times this. */
#define TEXT_SIZE (16u << 10)

/* An object or a list that was begun. */
typedef struct
{
  gboolean array;
  gboolean plain; /* a list of plain values */
  guint count;
  int level; /* how far it is set in; below 0, all of it is on one line */
} CandorJsonLevel;

struct _CandorJson
{
  GString *text;
  GArray *levels; /* CandorJsonLevel */
  gboolean lines;
};

CandorJson *
candor_json_new (gboolean lines)
{
  CandorJson *self = g_new0 (CandorJson, 1);

  self->text = g_string_sized_new (TEXT_SIZE);
  self->levels = g_array_new (FALSE, FALSE, sizeof (CandorJsonLevel));
  self->lines = lines;
  return self;
}

void
candor_json_free (CandorJson *self)
{
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  g_array_unref (self->levels);
  g_free (self);
}

GBytes *
candor_json_finish (CandorJson *self)
{
  GBytes *bytes;

  g_return_val_if_fail (self->levels->len == 0, NULL);
  g_string_append_c (self->text, '\n');
  bytes = g_string_free_to_bytes (g_steal_pointer (&self->text));
  candor_json_free (self);
  return bytes;
}

static void
candor_json_append_escape (GString *text, gunichar character)
{
  if (character == '"' || character == '\\')
    g_string_append_printf (text, "\\%c", (char) character);
  else if (character == '\n')
    g_string_append (text, "\\n");
  else if (character == '\t')
    g_string_append (text, "\\t");
  else if (character > 0xFFFF)
    g_string_append_printf (text, "\\u%04x\\u%04x", 0xD800 + ((character - 0x10000) >> 10),
                            0xDC00 + ((character - 0x10000) & 0x3FF));
  else
    g_string_append_printf (text, "\\u%04x", character);
}

/* Whether a character stands for itself. Nearly all are letters of ASCII. */
static gboolean
candor_json_is_literal (gunichar character)
{
  if (character < 0x7F)
    return character >= ' ' && character != '"' && character != '\\';
  return candor_character_is_printable (character);
}

/* Most pieces are a few letters long, less than it takes to call for them. */
static inline void
candor_json_append (GString *text, const char *piece, gsize length)
{
  if (text->len + length >= text->allocated_len)
    {
      g_string_append_len (text, piece, (gssize) length);
      return;
    }
  memcpy (text->str + text->len, piece, length);
  text->len += length;
  text->str[text->len] = '\0';
}

static void
candor_json_append_string (GString *text, const char *value)
{
  const char *start = value, *at = value;

  candor_json_append (text, "\"", 1);
  for (;;)
    {
      gunichar character;

      while (*at >= ' ' && *at < 0x7F && *at != '"' && *at != '\\')
        at++;
      if (*at == '\0')
        break;
      character = (guchar) *at < 0x80 ? (guchar) *at : g_utf8_get_char (at);
      if (candor_json_is_literal (character))
        {
          at = g_utf8_next_char (at);
          continue;
        }
      candor_json_append (text, start, at - start);
      candor_json_append_escape (text, character);
      start = at = g_utf8_next_char (at);
    }
  candor_json_append (text, start, at - start);
  candor_json_append (text, "\"", 1);
}

static void
candor_json_append_break (GString *text, int level)
{
  if (level < 0)
    return;
  candor_json_append (text, "\n", 1);
  for (int i = 0; i < level; i++)
    candor_json_append (text, "  ", 2);
}

/* Gets the text ready for a member or an element. Returns how far it is set in. */
static int
candor_json_begin_value (CandorJson *self, const char *key, gboolean plain)
{
  CandorJsonLevel *outer;
  int inner;

  if (self->levels->len == 0)
    return self->lines ? 0 : -1;
  outer = &g_array_index (self->levels, CandorJsonLevel, self->levels->len - 1);
  g_return_val_if_fail (outer->array == (key == NULL), -1);
  if (outer->count == 0)
    outer->plain = outer->array && plain;
  inner = outer->level < 0 || outer->plain ? -1 : outer->level + 1;
  if (outer->count > 0)
    candor_json_append (self->text, ", ", outer->plain && outer->level >= 0 ? 2 : 1);
  candor_json_append_break (self->text, inner);
  outer->count++;
  if (key != NULL)
    {
      candor_json_append_string (self->text, key);
      candor_json_append (self->text, ": ", outer->level < 0 ? 1 : 2);
    }
  return inner;
}

static void
candor_json_begin (CandorJson *self, const char *key, gboolean array)
{
  CandorJsonLevel level = { array, FALSE, 0, candor_json_begin_value (self, key, FALSE) };

  g_array_append_val (self->levels, level);
  candor_json_append (self->text, array ? "[" : "{", 1);
}

static void
candor_json_end (CandorJson *self, gboolean array)
{
  CandorJsonLevel level;

  g_return_if_fail (self->levels->len > 0);
  level = g_array_index (self->levels, CandorJsonLevel, self->levels->len - 1);
  g_return_if_fail (level.array == array);
  g_array_set_size (self->levels, self->levels->len - 1);
  if (level.count > 0 && !level.plain)
    candor_json_append_break (self->text, level.level);
  candor_json_append (self->text, array ? "]" : "}", 1);
}

void
candor_json_begin_object (CandorJson *self, const char *key)
{
  candor_json_begin (self, key, FALSE);
}

void
candor_json_end_object (CandorJson *self)
{
  candor_json_end (self, FALSE);
}

void
candor_json_begin_array (CandorJson *self, const char *key)
{
  candor_json_begin (self, key, TRUE);
}

void
candor_json_end_array (CandorJson *self)
{
  candor_json_end (self, TRUE);
}

void
candor_json_add_string (CandorJson *self, const char *key, const char *value)
{
  candor_json_begin_value (self, key, TRUE);
  if (value != NULL)
    candor_json_append_string (self->text, value);
  else
    g_string_append (self->text, "null");
}

void
candor_json_add_integer (CandorJson *self, const char *key, gint64 value)
{
  candor_json_begin_value (self, key, TRUE);
  g_string_append_printf (self->text, "%" G_GINT64_FORMAT, value);
}

void
candor_json_add_count (CandorJson *self, const char *key, gint64 value)
{
  if (value >= 0)
    candor_json_add_integer (self, key, value);
  else
    candor_json_add_string (self, key, NULL);
}

void
candor_json_add_number (CandorJson *self, const char *key, double value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  candor_json_begin_value (self, key, TRUE);
  g_string_append (self->text, g_ascii_formatd (number, sizeof number, NUMBER_FORMAT, value));
}

void
candor_json_add_boolean (CandorJson *self, const char *key, gboolean value)
{
  candor_json_begin_value (self, key, TRUE);
  g_string_append (self->text, value ? "true" : "false");
}

void
candor_json_add_strings (CandorJson *self, const char *key, const char *const *values)
{
  candor_json_begin_array (self, key);
  for (gsize i = 0; values != NULL && values[i] != NULL; i++)
    candor_json_add_string (self, NULL, values[i]);
  candor_json_end_array (self);
}

void
candor_json_add_indexes (CandorJson *self, const char *key, GArray *indexes)
{
  candor_json_begin_array (self, key);
  for (guint i = 0; indexes != NULL && i < indexes->len; i++)
    candor_json_add_integer (self, NULL, g_array_index (indexes, guint, i));
  candor_json_end_array (self);
}
