/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/candor-serial.h"

/* Lists written and read against GLib, by random content: of every kind of member, and of sizes at which framing
 * offsets become wider. */

#define ROUNDS 400u
#define INNER "(sdy)"
#define OUTER "(ybiuxtdsmsasa" INNER "ms)"
#define OUTER_BUILD "(ybiuxtdsms^as@a" INNER "ms)"
#define FIXED "(yuyx)"

typedef struct
{
  char *word;
  double number;
  guint8 byte;
} Inner;

typedef struct
{
  guint8 byte;
  gboolean flag;
  gint32 i;
  guint32 u;
  gint64 x;
  guint64 t;
  double d;
  char *word, *maybe, *last;
  char **words;
  Inner *inner;
  guint inner_count;
} Outer;

typedef struct
{
  Outer *items;
  guint count;
} Content;

static guint
choose (guint end)
{
  return (guint) g_test_rand_int_range (0, (gint32) end);
}

static char *
make_word (void)
{
  static const guint lengths[] = { 1, 2, 9, 30, 300 };
  guint length = choose (lengths[choose (G_N_ELEMENTS (lengths))]);
  GString *word = g_string_new (NULL);

  while (word->len < length)
    g_string_append (word, choose (4) == 0 ? "字" : "w");
  return g_string_free (word, FALSE);
}

static char *
make_maybe (void)
{
  return choose (2) == 0 ? NULL : make_word ();
}

static void
make_item (Outer *item)
{
  guint words = choose (4);

  *item = (Outer){ .byte = choose (256), .flag = choose (2), .i = g_test_rand_int (), .u = (guint32) g_test_rand_int (),
                   .x = g_test_rand_int (), .t = (guint32) g_test_rand_int (), .d = g_test_rand_double (),
                   .word = make_word (), .maybe = make_maybe (), .last = make_maybe () };
  item->words = g_new0 (char *, words + 1);
  for (guint i = 0; i < words; i++)
    item->words[i] = make_word ();
  item->inner_count = choose (5);
  item->inner = g_new0 (Inner, item->inner_count + 1);
  for (guint i = 0; i < item->inner_count; i++)
    item->inner[i] = (Inner){ make_word (), g_test_rand_double (), choose (256) };
}

static void
clear_item (Outer *item)
{
  g_free (item->word);
  g_free (item->maybe);
  g_free (item->last);
  g_strfreev (item->words);
  for (guint i = 0; i < item->inner_count; i++)
    g_free (item->inner[i].word);
  g_free (item->inner);
}

static void
write_inner (CandorSerial *serial, gpointer data)
{
  const Outer *item = data;

  for (guint i = 0; i < item->inner_count; i++)
    candor_serial_add (serial, INNER, item->inner[i].word, item->inner[i].number, item->inner[i].byte);
}

static void
write_items (CandorSerial *serial, gpointer data)
{
  const Content *content = data;

  for (guint i = 0; i < content->count; i++)
    {
      Outer *item = &content->items[i];
      candor_serial_add (serial, OUTER, item->byte, item->flag, item->i, item->u, item->x, item->t, item->d, item->word,
                         item->maybe, item->words, write_inner, item, item->last);
    }
}

static GVariant *
build_inner (const Outer *item)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a" INNER));
  for (guint i = 0; i < item->inner_count; i++)
    g_variant_builder_add (&builder, INNER, item->inner[i].word, item->inner[i].number, item->inner[i].byte);
  return g_variant_builder_end (&builder);
}

static GVariant *
build_items (const Content *content)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a" OUTER));
  for (guint i = 0; i < content->count; i++)
    {
      const Outer *item = &content->items[i];
      g_variant_builder_add (&builder, OUTER_BUILD, item->byte, item->flag, item->i, item->u, item->x, item->t, item->d,
                             item->word, item->maybe, item->words, build_inner (item), item->last);
    }
  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

static void
assert_inner (CandorSerialList *list, const Outer *item)
{
  g_assert_cmpuint (list->count, ==, item->inner_count);
  for (guint i = 0; i < item->inner_count; i++)
    {
      g_autofree char *word = NULL;
      double number;
      guint8 byte;

      g_assert_true (candor_serial_list_next (list, &word, &number, &byte));
      g_assert_cmpstr (word, ==, item->inner[i].word);
      g_assert_cmpfloat (number, ==, item->inner[i].number);
      g_assert_cmpuint (byte, ==, item->inner[i].byte);
    }
}

static void
assert_item (CandorSerialList *list, const Outer *item)
{
  g_autofree char *word = NULL, *maybe = NULL, *last = NULL;
  g_auto (GStrv) words = NULL;
  CandorSerialList inner;
  Outer got = { 0 };

  g_assert_true (candor_serial_list_next (list, &got.byte, &got.flag, &got.i, &got.u, &got.x, &got.t, &got.d, &word, &maybe,
                                          &words, &inner, &last));
  g_assert_true (got.byte == item->byte && got.flag == item->flag && got.i == item->i && got.u == item->u && got.x == item->x
                 && got.t == item->t && got.d == item->d);
  g_assert_cmpstr (word, ==, item->word);
  g_assert_cmpstr (maybe, ==, item->maybe);
  g_assert_cmpstr (last, ==, item->last);
  g_assert_true (g_strv_equal ((const char *const *) words, (const char *const *) item->words));
  assert_inner (&inner, item);
}

static void
test_random (void)
{
  static const guint counts[] = { 1, 3, 20, 200 };

  for (guint round = 0; round < ROUNDS; round++)
    {
      Content content = { NULL, choose (counts[choose (G_N_ELEMENTS (counts))]) };
      g_autoptr (GVariant) ours = NULL, theirs = NULL;
      CandorSerialList list;

      content.items = g_new0 (Outer, content.count + 1);
      for (guint i = 0; i < content.count; i++)
        make_item (&content.items[i]);
      ours = g_variant_ref_sink (candor_serial_new_list ("a" OUTER, write_items, &content));
      theirs = build_items (&content);
      g_assert_cmpmem (g_variant_get_data (ours), g_variant_get_size (ours), g_variant_get_data (theirs),
                       g_variant_get_size (theirs));
      candor_serial_list_init (&list, theirs);
      g_assert_cmpuint (list.count, ==, content.count);
      for (guint i = 0; i < content.count; i++)
        assert_item (&list, &content.items[i]);
      g_assert_false (candor_serial_list_next (&list));
      for (guint i = 0; i < content.count; i++)
        clear_item (&content.items[i]);
      g_free (content.items);
    }
}

static void
write_fixed (CandorSerial *serial, gpointer data)
{
  for (guint i = 0; i < GPOINTER_TO_UINT (data); i++)
    candor_serial_add (serial, FIXED, i & 0xff, i, 7, (gint64) i - 5);
}

/* Members that are all of a fixed size have no framing offsets, but an end that is filled up. */
static void
test_fixed (void)
{
  for (guint count = 0; count < 40; count++)
    {
      g_autoptr (GVariant) ours = g_variant_ref_sink (candor_serial_new_list ("a" FIXED, write_fixed, GUINT_TO_POINTER (count)));
      g_autoptr (GVariant) theirs = NULL;
      GVariantBuilder builder;
      CandorSerialList list;
      guint8 byte, other;
      guint32 number;
      gint64 last;

      g_variant_builder_init (&builder, G_VARIANT_TYPE ("a" FIXED));
      for (guint i = 0; i < count; i++)
        g_variant_builder_add (&builder, FIXED, i & 0xff, i, 7, (gint64) i - 5);
      theirs = g_variant_ref_sink (g_variant_builder_end (&builder));
      g_assert_cmpmem (g_variant_get_data (ours), g_variant_get_size (ours), g_variant_get_data (theirs),
                       g_variant_get_size (theirs));
      candor_serial_list_init (&list, ours);
      for (guint i = 0; i < count; i++)
        g_assert_true (candor_serial_list_next (&list, &byte, &number, &other, &last) && number == i && last == (gint64) i - 5);
      g_assert_false (candor_serial_list_next (&list));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/serial/random", test_random);
  g_test_add_func ("/serial/fixed", test_fixed);
  return g_test_run ();
}
