/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

/* A build with -Dfuzzing=true searches for inputs. Any other replays what is known: the seeds, the corpus
 * (a text file: an input a line in base64, "#" begins a remark), and bent copies of both, the same ones in
 * every run.
 *
 *   fuzz-NAME --write FOLDER        writes seeds and corpus as files, for a search to start from
 *   fuzz-NAME --pack FOLDER FILE    writes a folder's files as a corpus, smallest first
 *   fuzz-NAME --try FILE...         tries files
 */

/* How many lines of a corpus --pack keeps, and how many bytes of input a line: what is replayed in every test is small. */
#define PACK_COUNT 150u
#define PACK_SIZE 4096u
/* All lines together. */
#define PACK_TOTAL 49152u

CandorKnowledge *
fuzz_get_knowledge (void)
{
  static CandorKnowledge *knowledge;
  g_autoptr (GError) error = NULL;

  if (knowledge == NULL)
    knowledge = candor_knowledge_load (g_getenv ("CANDOR_KNOWLEDGE"), &error);
  g_assert_no_error (error);
  return knowledge;
}

void
fuzz_add_text (GPtrArray *seeds, const char *text)
{
  g_ptr_array_add (seeds, g_bytes_new (text, strlen (text)));
}

void
fuzz_add_kind (GPtrArray *seeds, guint8 first, GBytes *bytes)
{
  GByteArray *seed = g_byte_array_new ();

  g_byte_array_append (seed, &first, 1);
  g_byte_array_append (seed, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_bytes_unref (bytes);
  g_ptr_array_add (seeds, g_byte_array_free_to_bytes (seed));
}

char *
fuzz_dup_text (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return g_utf8_make_valid (size > 0 ? data : "", size > 0 ? strnlen (data, size) : 0);
}

/* What is a bug in itself ends the search; warnings are for people. */
static void
fuzz_set_up (void)
{
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_FATAL_MASK);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = NULL;

  if (size > fuzz_target.size_max)
    return 0;
  bytes = g_bytes_new (data, size); /* a block of its own, so that a sanitizer sees any overrun */
  fuzz_target.try (bytes);
  return 0;
}

static char *
fuzz_dup_corpus_path (void)
{
  const char *folder = g_getenv ("CANDOR_SOURCE_ROOT");
  g_autofree char *name = g_strconcat (fuzz_target.name, ".corpus", NULL);

  return g_build_filename (folder != NULL ? folder : ".", "tests", "fuzz", "corpus", name, NULL);
}

static void
fuzz_read_corpus (GPtrArray *inputs)
{
  g_autofree char *path = fuzz_dup_corpus_path ();
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && *lines[i] != '#')
      {
        gsize size;
        guchar *data = g_base64_decode (lines[i], &size);
        g_ptr_array_add (inputs, g_bytes_new_take (data, size));
      }
}

static GPtrArray *
fuzz_list_inputs (void)
{
  GPtrArray *inputs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  fuzz_target.add_seeds (inputs);
  g_assert_cmpuint (inputs->len, >, 0);
  fuzz_read_corpus (inputs);
  return inputs;
}

/* --write, --pack, --try. Returns -1 where the arguments are none of these. */

static int
fuzz_write (const char *folder)
{
  g_autoptr (GPtrArray) inputs = fuzz_list_inputs ();

  for (guint i = 0; i < inputs->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("known-%03u", i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      gsize size;
      const char *data = g_bytes_get_data (g_ptr_array_index (inputs, i), &size);

      if (!g_file_set_contents (path, size > 0 ? data : "", size, NULL))
        return 1;
    }
  return 0;
}

static int
fuzz_compare_inputs (gconstpointer a, gconstpointer b)
{
  GBytes *left = *(GBytes *const *) a, *right = *(GBytes *const *) b;
  gsize left_size = g_bytes_get_size (left), right_size = g_bytes_get_size (right);

  return left_size != right_size ? (left_size < right_size ? -1 : 1) : g_bytes_compare (left, right);
}

static GPtrArray *
fuzz_read_folder (const char *folder)
{
  GPtrArray *inputs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      char *data;
      gsize size;

      if (g_file_get_contents (path, &data, &size, NULL))
        g_ptr_array_add (inputs, g_bytes_new_take (data, size));
    }
  g_ptr_array_sort (inputs, fuzz_compare_inputs);
  return inputs;
}

/* Remarks, and the inputs under them up to an empty line, are cases that people put there: they stay. */
static void
fuzz_keep_cases (GString *text, const char *path)
{
  g_autofree char *old = NULL;
  g_auto (GStrv) lines = NULL;
  gboolean kept = FALSE;

  if (!g_file_get_contents (path, &old, NULL, NULL))
    return;
  lines = g_strsplit (old, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      kept = *lines[i] != '\0' && (kept || *lines[i] == '#');
      if (kept)
        g_string_append_printf (text, "%s\n", lines[i]);
    }
  if (text->len > 0)
    g_string_append_c (text, '\n');
}

static int
fuzz_pack (const char *folder, const char *path)
{
  g_autoptr (GPtrArray) inputs = fuzz_read_folder (folder);
  g_autoptr (GString) text = g_string_new (NULL);
  guint kept = 0;

  fuzz_keep_cases (text, path);
  for (guint i = 0; i < inputs->len && kept < PACK_COUNT; i++)
    {
      gsize size;
      const guchar *data = g_bytes_get_data (g_ptr_array_index (inputs, i), &size);
      g_autofree char *line = size > 0 && size <= PACK_SIZE ? g_base64_encode (data, size) : NULL;

      if (line == NULL || text->len + strlen (line) > PACK_TOTAL)
        continue;
      g_string_append_printf (text, "%s\n", line);
      kept++;
    }
  return g_file_set_contents (path, text->str, text->len, NULL) ? 0 : 1;
}

static int
fuzz_try_files (char **paths)
{
  for (; *paths != NULL; paths++)
    {
      g_autofree char *data = NULL;
      gsize size;

      if (!g_file_get_contents (*paths, &data, &size, NULL))
        return 1;
      LLVMFuzzerTestOneInput ((const guint8 *) data, size);
    }
  return 0;
}

static int
fuzz_serve (char **argv)
{
  if (g_strcmp0 (argv[1], "--write") == 0 && argv[2] != NULL)
    return fuzz_write (argv[2]);
  if (g_strcmp0 (argv[1], "--pack") == 0 && argv[2] != NULL && argv[3] != NULL)
    return fuzz_pack (argv[2], argv[3]);
  if (g_strcmp0 (argv[1], "--try") == 0 && argv[2] != NULL)
    return fuzz_try_files (argv + 2);
  return -1;
}

#ifdef CANDOR_FUZZING

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  int status;

  fuzz_set_up ();
  status = *argc > 1 ? fuzz_serve (*argv) : -1;
  if (status >= 0)
    exit (status);
  return 0;
}

#else

static void
fuzz_bend (GRand *random, GBytes *input)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (input, &size);
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
  LLVMFuzzerTestOneInput (copy, size);
}

static void
fuzz_test_known (void)
{
  g_autoptr (GPtrArray) inputs = fuzz_list_inputs ();

  for (guint i = 0; i < inputs->len; i++)
    fuzz_target.try (g_ptr_array_index (inputs, i));
  g_test_message ("%u inputs", inputs->len);
}

static void
fuzz_test_bent (void)
{
  g_autoptr (GPtrArray) inputs = fuzz_list_inputs ();
  g_autoptr (GRand) random = g_rand_new_with_seed (20210401);

  for (guint i = 0; i < fuzz_target.rounds; i++)
    fuzz_bend (random, g_ptr_array_index (inputs, i % inputs->len));
}

int
main (int argc, char **argv)
{
  g_autofree char *known = g_strdup_printf ("/fuzz/%s/known", fuzz_target.name);
  g_autofree char *bent = g_strdup_printf ("/fuzz/%s/bent", fuzz_target.name);
  int status;

  fuzz_set_up ();
  status = fuzz_serve (argv);
  if (status >= 0)
    return status;
  g_test_init (&argc, &argv, NULL);
  g_test_add_func (known, fuzz_test_known);
  g_test_add_func (bent, fuzz_test_bent);
  return g_test_run ();
}

#endif
