/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fuzz.h"

/* Replays a target without a fuzzer: its seeds, and for each a fixed number of bent copies; the same
 * ones in every run. With a folder as argument it writes the seeds there for a fuzzer to start from. */

#define ROUNDS 2000

static void
run (const guint8 *data, gsize size)
{
  /* A block of its own, so that a sanitizer sees any overrun. */
  g_autofree guint8 *copy = g_memdup2 (data, size);

  LLVMFuzzerTestOneInput (copy, size);
}

static void
bend (GRand *random, const guint8 *data, gsize size)
{
  g_autofree guint8 *copy = g_memdup2 (data, size);
  guint changes = g_rand_int_range (random, 1, 5);

  for (guint i = 0; i < changes && size > 0; i++)
    {
      gsize place = g_rand_int_range (random, 0, size);
      static const guint8 values[] = { 0x00, 0x01, 0x7f, 0x80, 0xfe, 0xff };

      switch (g_rand_int_range (random, 0, 4))
        {
        case 0:
          copy[place] ^= 1u << g_rand_int_range (random, 0, 8);
          break;
        case 1:
          copy[place] = values[g_rand_int_range (random, 0, G_N_ELEMENTS (values))];
          break;
        case 2:
          memmove (copy + place, copy + size / 2, MIN (size - place, size - size / 2) / 2);
          break;
        default:
          size = place;
        }
    }
  run (copy, size);
}

static void
test_replay (void)
{
  g_autoptr (GPtrArray) seeds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GRand) random = g_rand_new_with_seed (20210401);

  fuzz_add_seeds (seeds);
  g_assert_cmpuint (seeds->len, >, 0);
  for (guint i = 0; i < seeds->len; i++)
    {
      gsize size;
      const guint8 *data = g_bytes_get_data (g_ptr_array_index (seeds, i), &size);

      run (data, size);
      for (guint j = 0; j < ROUNDS / seeds->len; j++)
        bend (random, data, size);
    }
}

static int
write_seeds (const char *folder)
{
  g_autoptr (GPtrArray) seeds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  fuzz_add_seeds (seeds);
  for (guint i = 0; i < seeds->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("seed-%u", i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      gsize size;
      const char *data = g_bytes_get_data (g_ptr_array_index (seeds, i), &size);

      if (!g_file_set_contents (path, data, size, NULL))
        return 1;
    }
  return 0;
}

int
main (int argc, char **argv)
{
  if (argc == 2 && argv[1][0] != '-')
    return write_seeds (argv[1]);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/package/fuzz/replay", test_replay);
  return g_test_run ();
}
