/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <string.h>
#include <time.h>

#include "knowledge/candor-knowledge.h"
#include "knowledge/candor-knowledge-share.h"

/* Times are told in what hashing some megabytes takes beside them, so that a busy or slow machine slows both.
 * The reading process maps compiled knowledge at every start: in this part of it. */
#define LOAD_PARTS 4
/* The checks of the command line and of the build parse the XML: in at most so many times it. */
#define PARSE_LIMIT_RATIO 20
#define YARDSTICK_BYTES (8 * 1024 * 1024)
/* Sanitizers make all of it slower. */
#if defined(__SANITIZE_ADDRESS__)
#define LIMIT_FACTOR 10
#else
#define LIMIT_FACTOR 1
#endif
#define RUNS 20
#define FLIPS 400

static GBytes *compiled;

static void
walk_strings (const char *const *strings)
{
  for (; *strings != NULL; strings++)
    g_assert_true (g_utf8_validate (*strings, -1, NULL));
}

/* Touches all that damaged bytes might point at. */
static void
walk (CandorKnowledge *knowledge)
{
  const CandorKnownCategory *categories;
  const CandorKnownPermission *permissions;
  const CandorKnownSdk *sdks;
  const CandorKnownTerm *terms;
  gsize count;

  categories = candor_knowledge_get_categories (knowledge, &count);
  for (gsize i = 0; i < count; i++)
    {
      walk_strings (categories[i].broader);
      candor_knowledge_subsumes (knowledge, "personal_info", categories[i].id);
    }
  permissions = candor_knowledge_get_permissions (knowledge, &count);
  for (gsize i = 0; i < count; i++)
    {
      walk_strings (permissions[i].categories);
      candor_knowledge_find_permission (knowledge, permissions[i].name);
    }
  sdks = candor_knowledge_get_sdks (knowledge, &count);
  for (gsize i = 0; i < count; i++)
    {
      walk_strings (sdks[i].prefixes);
      for (guint j = 0; sdks[i].prefixes[j] != NULL; j++)
        candor_knowledge_find_sdk_of_class (knowledge, sdks[i].prefixes[j]);
    }
  terms = candor_knowledge_get_terms (knowledge, "zh", &count);
  for (gsize i = 0; i < count; i++)
    walk_strings (terms[i].not_before);
  candor_knowledge_find_packer_of_file (knowledge, "assets/x");
}

static void
test_whole (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CandorKnowledge) knowledge = candor_knowledge_new_from_bytes (compiled, &error);

  g_assert_no_error (error);
  walk (knowledge);
  g_assert_true (candor_knowledge_get_bytes (knowledge) == compiled);
}

/* Bytes that come over a pipe are where the allocator put them. */
static void
test_unaligned (void)
{
  gsize size = g_bytes_get_size (compiled);
  g_autofree char *copy = g_malloc (size + 1);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CandorKnowledge) knowledge = NULL;

  memcpy (copy + 1, g_bytes_get_data (compiled, NULL), size);
  bytes = g_bytes_new_static (copy + 1, size);
  knowledge = candor_knowledge_new_from_bytes (bytes, NULL);
  g_assert_nonnull (knowledge);
  walk (knowledge);
}

static void
test_truncated (void)
{
  gsize size = g_bytes_get_size (compiled);

  for (gsize length = 0; length < size; length += MAX (1, length / 3))
    {
      g_autoptr (GBytes) bytes = g_bytes_new_from_bytes (compiled, 0, length);
      g_autoptr (GError) error = NULL;
      g_assert_null (candor_knowledge_new_from_bytes (bytes, &error));
      g_assert_error (error, CANDOR_KNOWLEDGE_ERROR, CANDOR_KNOWLEDGE_ERROR_COMPILED);
    }
}

static void
test_other_format (void)
{
  g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (compiled, NULL), g_bytes_get_size (compiled));
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  copy[0]++;
  bytes = g_bytes_new_static (copy, g_bytes_get_size (compiled));
  g_assert_null (candor_knowledge_new_from_bytes (bytes, &error));
  g_assert_error (error, CANDOR_KNOWLEDGE_ERROR, CANDOR_KNOWLEDGE_ERROR_COMPILED);
}

/* A flipped letter of a name can't be seen; all else is refused, and nothing ever reads astray. */
static void
test_damaged (void)
{
  gsize size = g_bytes_get_size (compiled);
  g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (compiled, NULL), size);
  guint32 place = 1, refused = 0;

  for (guint i = 0; i < FLIPS; i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (copy, size);
      g_autoptr (CandorKnowledge) knowledge = NULL;
      gsize at;

      place = place * 1664525u + 1013904223u; /* the same places every time */
      at = place % size;
      copy[at] ^= 1 << (place >> 29);
      knowledge = candor_knowledge_new_from_bytes (bytes, NULL);
      if (knowledge == NULL)
        refused++;
      else if (i % 50 == 0)
        walk (knowledge);
      copy[at] ^= 1 << (place >> 29);
    }
  g_test_message ("%u of %u refused", refused, FLIPS);
  g_assert_cmpuint (refused, >, FLIPS / 20);
}

/* What is as it was compiled needs no look at its entries; a single letter that isn't is told from it. */
static void
test_seal (void)
{
  gsize size = g_bytes_get_size (compiled);
  g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (compiled, NULL), size);
  g_autoptr (GBytes) bytes = g_bytes_new_static (copy, size);
  g_autoptr (CandorKnowledge) own = candor_knowledge_new_from_unchecked (compiled, NULL);
  g_autoptr (CandorKnowledge) other = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, compiled);
  guint8 *letter = memmem (copy, size, "Android", strlen ("Android"));

  g_assert_true (candor_knowledge_check (own, NULL));
  g_assert_cmpstr (candor_knowledge_get_sha256 (own), ==, digest);
  g_assert_nonnull (letter);
  *letter = 'a';
  other = candor_knowledge_new_from_unchecked (bytes, NULL);
  g_assert_nonnull (other);
  g_assert_false (candor_knowledge_check (other, &error));
  g_assert_error (error, CANDOR_KNOWLEDGE_ERROR, CANDOR_KNOWLEDGE_ERROR_COMPILED);
  g_assert_cmpstr (candor_knowledge_get_sha256 (other), !=, digest);
}

/* Microseconds of work, whatever else the machine does. */
static gint64
get_work_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

/* The best of what hashing took so far. */
static void
measure_yardstick (gint64 *best)
{
  g_autofree guchar *zeroes = g_malloc0 (YARDSTICK_BYTES);
  gint64 start = get_work_time ();
  g_autofree char *digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, zeroes, YARDSTICK_BYTES);

  g_assert_nonnull (digest);
  *best = MIN (*best, get_work_time () - start);
}

static void
test_load_time (void)
{
  gint64 best = G_MAXINT64, yardstick = G_MAXINT64;

  for (guint i = 0; i < RUNS; i++)
    {
      gint64 start = get_work_time ();
      g_autoptr (CandorKnowledge) knowledge = candor_knowledge_new_from_bytes (compiled, NULL);

      best = MIN (best, get_work_time () - start);
      measure_yardstick (&yardstick);
    }
  g_test_minimized_result (best / 1000.0, "%" G_GUINT64_FORMAT " bytes loaded in %.2f ms, 1/%.1f of the yardstick",
                           (guint64) g_bytes_get_size (compiled), best / 1000.0, (double) yardstick / best);
  g_assert_cmpint (best * LOAD_PARTS, <, yardstick * LIMIT_FACTOR);
}

static void
test_parse_time (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("CANDOR_SOURCE_ROOT"), "data", "knowledge", NULL);
  gint64 best = G_MAXINT64, yardstick = G_MAXINT64;

  for (guint i = 0; i < 3; i++)
    {
      gint64 start = get_work_time ();
      g_autoptr (CandorKnowledge) knowledge = candor_knowledge_new_from_folder (folder, NULL);

      best = MIN (best, get_work_time () - start);
      measure_yardstick (&yardstick);
    }
  g_test_minimized_result (best / 1000.0, "folder parsed and checked in %.1f ms, %.1f times the yardstick",
                           best / 1000.0, (double) best / yardstick);
  g_assert_cmpint (best, <, yardstick * PARSE_LIMIT_RATIO * LIMIT_FACTOR);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GMappedFile) file = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  file = g_mapped_file_new (g_getenv ("CANDOR_KNOWLEDGE"), FALSE, NULL);
  g_assert_nonnull (file);
  compiled = g_mapped_file_get_bytes (file);
  g_test_add_func ("/knowledge/compiled/whole", test_whole);
  g_test_add_func ("/knowledge/compiled/unaligned", test_unaligned);
  g_test_add_func ("/knowledge/compiled/truncated", test_truncated);
  g_test_add_func ("/knowledge/compiled/other-format", test_other_format);
  g_test_add_func ("/knowledge/compiled/damaged", test_damaged);
  g_test_add_func ("/knowledge/compiled/seal", test_seal);
  g_test_add_func ("/knowledge/compiled/load-time", test_load_time);
  g_test_add_func ("/knowledge/compiled/parse-time", test_parse_time);
  result = g_test_run ();
  g_bytes_unref (compiled);
  return result;
}
