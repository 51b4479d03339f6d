/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <glib/gprintf.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "package-builder.h"
#include "package/candor-container.h"
#include "package/candor-package.h"
#include "policy/candor-policy.h"

/* Reads bent copies of real packages and policies, each of which is decided by its number alone:
 *
 *   mutate FOLDER FIRST COUNT
 *   mutate FOLDER NUMBER 0 FILE    writes one to a file, to be looked at
 *
 * A copy must be read or refused with a reason, within ten seconds of processor time and a gigabyte, and
 * never succeed in silence: what was read of it without a new warning must not be less than what was read before.
 *
 *   - of a package whose signature still verifies, all of it is what it was;
 *   - of a package that was built anew around one bent part, what stands in the other parts is what it was; and
 *     where the part is code, the code is (a dex file has a checksum);
 *   - of a policy in a format with sums of its own, or pages (DOCX, ODT, EPUB, PDF), there is at least half of the
 *     text; and no policy is without text.
 *
 * Processes of their own read them, so that one that breaks costs one copy. */

#define SECONDS 10
#define MEMORY (G_GUINT64_CONSTANT (1) << 30)
/* Copies that one process reads. */
#define SHARE 40u
#define SIZE_MAX_READ (24u << 20)
/* In place of a part's number: the whole was bent. */
#define NOT_INSIDE G_MAXUINT

typedef enum
{
  OUTCOME_NONE,
  OUTCOME_READ,
  OUTCOME_REFUSED,
  OUTCOME_SILENT, /* read, less than before, and nothing says so */
  OUTCOME_WRONG,  /* an error without words, or a result that does not hold together */
  N_OUTCOMES,
} Outcome;

/* What processes share. */
typedef struct
{
  guint next;
  guint outcomes[N_OUTCOMES];
} Tally;

static CandorKnowledge *knowledge;
static GPtrArray *paths; /* sorted */

static void
collect (const char *folder)
{
  static const char *const endings[] = { ".apk", ".aab", ".hap", ".ipa", ".html", ".md", ".pdf", ".txt", ".docx", ".odt", ".epub", NULL };
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *lower = g_ascii_strdown (name, -1);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        collect (path);
      else
        for (guint i = 0; endings[i] != NULL; i++)
          if (g_str_has_suffix (lower, endings[i]))
            {
              g_ptr_array_add (paths, g_steal_pointer (&path));
              break;
            }
    }
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
is_package (const char *path)
{
  static const char *const endings[] = { ".apk", ".aab", ".hap", ".ipa" };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (path, endings[i]))
      return TRUE;
  return FALSE;
}

/* Bends. */

static guint
take_length (GRand *random, guint room)
{
  guint length = g_rand_int_range (random, 1, 4096);

  return MIN (length, room);
}

static GByteArray *
bend (GRand *random, GByteArray *bytes)
{
  static const guint32 edges[] = { 0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff };
  guint changes = g_rand_int_range (random, 1, 9);

  for (guint i = 0; i < changes && bytes->len > 8; i++)
    {
      guint place = g_rand_int_range (random, 0, bytes->len - 4), length, other;

      switch (g_rand_int_range (random, 0, 7))
        {
        case 0:
          bytes->data[place] ^= 1u << g_rand_int_range (random, 0, 8);
          break;
        case 1:
          bytes->data[place] = g_rand_int_range (random, 0, 256);
          break;
        case 2:
          memcpy (bytes->data + place, &edges[g_rand_int_range (random, 0, G_N_ELEMENTS (edges))], g_rand_boolean (random) ? 4 : 2);
          break;
        case 3:
          length = take_length (random, bytes->len - place);
          memset (bytes->data + place, g_rand_boolean (random) ? 0 : 0xff, length);
          break;
        case 4:
          length = take_length (random, bytes->len - place);
          other = g_rand_int_range (random, 0, bytes->len - length + 1);
          memmove (bytes->data + place, bytes->data + other, length);
          break;
        case 5:
          length = take_length (random, bytes->len - place);
          g_byte_array_remove_range (bytes, place, length);
          break;
        default:
          if (g_rand_int_range (random, 0, 4) == 0)
            g_byte_array_set_size (bytes, place);
        }
    }
  return bytes;
}

static GBytes *
bend_whole (GRand *random, GBytes *original)
{
  GByteArray *copy = g_byte_array_sized_new (g_bytes_get_size (original));

  g_byte_array_append (copy, g_bytes_get_data (original, NULL), g_bytes_get_size (original));
  return g_byte_array_free_to_bytes (bend (random, copy));
}

/* Parts that bends of the whole only break open. */
static const char *const inner[] = { "AndroidManifest.xml", "classes.dex", "resources.arsc", "META-INF/MANIFEST.MF", "META-INF/CERT.SF",
                                     "META-INF/CERT.RSA" };
#define MANIFEST 0
#define RESOURCES 2

/* A package anew, stored, with the part @bent_name bent, or none. */
static GBytes *
build_anew (GRand *random, CandorContainer *container, const char *bent_name)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  TestEntry entries[G_N_ELEMENTS (inner)] = { { 0 } };
  guint count = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (inner); i++)
    {
      const CandorEntry *entry = candor_container_find (container, inner[i]);
      GBytes *contents = entry != NULL ? candor_container_read (container, entry, NULL) : NULL;

      if (contents == NULL)
        continue;
      g_ptr_array_add (parts, contents);
      if (g_strcmp0 (inner[i], bent_name) == 0)
        {
          contents = bend_whole (random, contents);
          g_ptr_array_add (parts, contents);
        }
      entries[count].name = inner[i];
      entries[count++].bytes = contents;
    }
  return test_archive_build (entries, count, NULL);
}

/* Bends one part. straight: (out): the same package with none bent. Returns %NULL where it has none of them; part: (out): which. */
static GBytes *
bend_inside (GRand *random, GBytes *original, guint *part, GBytes **straight)
{
  g_autoptr (CandorContainer) container = candor_container_new (original, NULL);
  guint found[G_N_ELEMENTS (inner)], count = 0;

  for (guint i = 0; container != NULL && i < G_N_ELEMENTS (inner); i++)
    if (candor_container_find (container, inner[i]) != NULL)
      found[count++] = i;
  if (count == 0)
    return NULL;
  *part = found[g_rand_int_range (random, 0, count)];
  *straight = build_anew (random, container, NULL);
  return build_anew (random, container, inner[*part]);
}

/* Judges. */

/* Manifest, code and warnings: not the file's name, digest and size, nor who signed. A certificate is not
 * covered by the signature it comes with: bent, it is another signer's, and shown as that. */
static GVariant *
take_contents (CandorPackage *package)
{
  static const guint parts[] = { 1, 3, 4 };
  g_autoptr (GVariant) variant = g_variant_ref_sink (candor_package_to_variant (package));
  GVariant *children[G_N_ELEMENTS (parts)];
  GVariant *contents;

  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    children[i] = g_variant_get_child_value (variant, parts[i]);
  contents = g_variant_ref_sink (g_variant_new_tuple (children, G_N_ELEMENTS (children)));
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    g_variant_unref (children[i]);
  return contents;
}

static void
tell_difference (GVariant *contents, GVariant *expected)
{
  static const char *const parts[] = { "manifest", "code", "warnings" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GVariant) left = g_variant_get_child_value (contents, i), right = g_variant_get_child_value (expected, i);

      if (!g_variant_equal (left, right))
        g_printerr ("other: %s\n", parts[i]);
    }
}

static gboolean
is_same_part (GVariant *contents, GVariant *expected, guint number)
{
  g_autoptr (GVariant) left = g_variant_get_child_value (contents, number), right = g_variant_get_child_value (expected, number);

  return g_variant_equal (left, right);
}

/* Whether what is known to be untouched, or claims to be, is what it was. */
static gboolean
is_as_before (CandorPackage *package, CandorPackage *before, guint part)
{
  g_autoptr (GVariant) contents = take_contents (package), expected = take_contents (before);
  gboolean same;

  if (candor_package_get_signature (package) == CANDOR_SIGNATURE_VALID)
    same = g_variant_equal (contents, expected);
  else if (part == NOT_INSIDE)
    return TRUE; /* an archive that was bent somewhere, and is told to be unsigned or signed wrongly */
  else if (part == MANIFEST || part == RESOURCES)
    same = TRUE; /* the manifest is another one; whose code it is depends on it */
  else
    same = is_same_part (contents, expected, 0) && is_same_part (contents, expected, 1);
  if (!same)
    tell_difference (contents, expected);
  return same;
}

/* Whether something is told now that was not told before. */
static gboolean
has_new_warning (GPtrArray *now, GPtrArray *before)
{
  for (guint i = 0; i < now->len; i++)
    {
      const char *template = candor_note_get_template (g_ptr_array_index (now, i));
      gboolean known = FALSE;

      for (guint j = 0; j < before->len; j++)
        known |= g_str_equal (candor_note_get_template (g_ptr_array_index (before, j)), template);
      if (!known)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_refusal (const GError *error)
{
  return error != NULL && *error->message != '\0' && g_utf8_validate (error->message, -1, NULL);
}

static Outcome
read_package (GBytes *bytes, GBytes *straight, guint part)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CandorPackage) package = candor_package_read (bytes, "a.apk", knowledge, &error);
  g_autoptr (CandorPackage) copy = NULL, before = NULL;
  g_autoptr (GVariant) variant = NULL;

  if (package == NULL)
    return is_refusal (error) ? OUTCOME_REFUSED : OUTCOME_WRONG;
  variant = g_variant_ref_sink (candor_package_to_variant (package));
  copy = candor_package_new_from_variant (variant, NULL);
  if (copy == NULL)
    return OUTCOME_WRONG;
  before = candor_package_read (straight, "a.apk", knowledge, NULL);
  if (before == NULL)
    return candor_package_get_signature (package) == CANDOR_SIGNATURE_VALID ? OUTCOME_SILENT : OUTCOME_READ;
  if (has_new_warning (candor_package_get_warnings (package), candor_package_get_warnings (before)))
    return OUTCOME_READ;
  return is_as_before (package, before, part) ? OUTCOME_READ : OUTCOME_SILENT;
}

/* Whether much of the text of a format that would show it is gone, and nobody says so. */
static gboolean
has_lost_text (CandorDocument *document, CandorPolicy *policy, GBytes *original, const char *name)
{
  g_autoptr (CandorDocument) before = NULL;
  g_autoptr (CandorPolicy) policy_before = NULL;
  g_autoptr (GPtrArray) documents = g_ptr_array_new ();

  if (candor_document_get_text_length (document) == 0)
    return TRUE;
  if (!g_str_has_suffix (name, ".pdf") && !g_str_has_suffix (name, ".docx") && !g_str_has_suffix (name, ".odt") && !g_str_has_suffix (name, ".epub"))
    return FALSE;
  before = candor_document_read (original, name, NULL);
  if (before == NULL || candor_document_get_text_length (document) * 2 >= candor_document_get_text_length (before))
    return FALSE;
  g_ptr_array_add (documents, before);
  policy_before = candor_policy_read (documents, knowledge, NULL);
  return policy_before == NULL || !has_new_warning (candor_policy_get_warnings (policy), candor_policy_get_warnings (policy_before));
}

static Outcome
read_policy (GBytes *bytes, GBytes *original, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (CandorDocument) document = candor_document_read (bytes, name, &error);
  g_autoptr (GPtrArray) documents = g_ptr_array_new ();
  g_autoptr (CandorPolicy) policy = NULL, copy = NULL;
  g_autoptr (GVariant) variant = NULL;

  if (document == NULL)
    return is_refusal (error) ? OUTCOME_REFUSED : OUTCOME_WRONG;
  g_ptr_array_add (documents, document);
  policy = candor_policy_read (documents, knowledge, &error);
  if (policy == NULL)
    return is_refusal (error) ? OUTCOME_REFUSED : OUTCOME_WRONG;
  variant = g_variant_ref_sink (candor_policy_to_variant (policy));
  copy = candor_policy_new_from_variant (variant, NULL);
  if (copy == NULL)
    return OUTCOME_WRONG;
  return has_lost_text (document, policy, original, name) ? OUTCOME_SILENT : OUTCOME_READ;
}

static const char *
get_path (guint number)
{
  return g_ptr_array_index (paths, number % paths->len);
}

/* straight: (out): what the copy is a bent one of; part: (out): what of it is bent. */
static GBytes *
make_copy (guint number, GBytes **straight, guint *part)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (number);
  const char *path = get_path (number);
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  g_autoptr (GBytes) original = file != NULL ? g_mapped_file_get_bytes (file) : NULL;
  GBytes *bent = NULL;

  *part = NOT_INSIDE;
  if (original == NULL || g_bytes_get_size (original) > SIZE_MAX_READ)
    return NULL;
  if (is_package (path) && g_rand_boolean (random))
    bent = bend_inside (random, original, part, straight);
  if (bent != NULL)
    return bent;
  *straight = g_bytes_ref (original);
  return bend_whole (random, original);
}

static Outcome
try_one (guint number)
{
  const char *path = get_path (number);
  g_autoptr (GBytes) straight = NULL;
  guint part;
  g_autoptr (GBytes) bent = make_copy (number, &straight, &part);

  if (bent == NULL)
    return OUTCOME_NONE;
  return is_package (path) ? read_package (bent, straight, part) : read_policy (bent, straight, path);
}

/* Processes. */

static void
limit (void)
{
  const struct rlimit none = { 0, 0 };
#if !defined(__SANITIZE_ADDRESS__) /* which keeps a multiple of it for itself */
  const struct rlimit memory = { MEMORY, MEMORY };

  setrlimit (RLIMIT_DATA, &memory);
#endif
  setrlimit (RLIMIT_CORE, &none);
}

static void
be_child (Tally *tally, guint end)
{
  limit ();
  for (; tally->next < end; tally->next++)
    {
      const struct itimerval timer = { { 0, 0 }, { SECONDS, 0 } };
      Outcome outcome;

      setitimer (ITIMER_PROF, &timer, NULL);
      outcome = try_one (tally->next);
      tally->outcomes[outcome]++;
      if (outcome == OUTCOME_SILENT || outcome == OUTCOME_WRONG)
        g_printerr ("copy %u of %s: %s\n", tally->next, get_path (tally->next), outcome == OUTCOME_SILENT ? "silent" : "wrong");
    }
  _exit (0);
}

/* How many copies broke or hung a process. */
static guint
run (Tally *tally, guint end)
{
  guint broken = 0;

  while (tally->next < end)
    {
      guint share = MIN (tally->next + SHARE, end);
      pid_t child = fork ();
      int status;

      if (child == 0)
        be_child (tally, share);
      if (child < 0 || waitpid (child, &status, 0) != child)
        return broken + 1;
      if (WIFEXITED (status) && WEXITSTATUS (status) == 0)
        continue;
      g_printerr ("copy %u of %s: %s\n", tally->next, get_path (tally->next),
                  WIFSIGNALED (status) && WTERMSIG (status) == SIGPROF ? "took longer than it may"
                  : WIFSIGNALED (status)                              ? g_strsignal (WTERMSIG (status))
                                                                      : "ended");
      broken++;
      tally->next++;
    }
  return broken;
}

/* "shared" is what the environment names, or stands beside the source. */
static char *
find_folder (const char *argument)
{
  const char *shared = g_getenv ("CANDOR_SHARED"), *source = g_getenv ("CANDOR_SOURCE_ROOT");

  if (!g_str_equal (argument, "shared"))
    return g_strdup (argument);
  return shared != NULL ? g_strdup (shared) : g_build_filename (source != NULL ? source : ".", "..", "shared", NULL);
}

static int
save_one (guint number, const char *path)
{
  g_autoptr (GBytes) straight = NULL;
  guint part;
  g_autoptr (GBytes) bent = make_copy (number, &straight, &part);

  return bent != NULL && g_file_set_contents (path, g_bytes_get_data (bent, NULL), g_bytes_get_size (bent), NULL) ? 0 : 1;
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  Tally *tally = mmap (NULL, sizeof *tally, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  guint broken, first, count;

  if (argc < 4 || argc > 5 || tally == MAP_FAILED)
    {
      g_printerr ("mutate FOLDER FIRST COUNT [FILE]\n");
      return 2;
    }
  paths = g_ptr_array_new_with_free_func (g_free);
  folder = find_folder (argv[1]);
  collect (folder);
  g_ptr_array_sort (paths, compare_paths);
  if (paths->len == 0)
    {
      g_printf ("1..0 # SKIP there are no packages and policies in %s\n", folder);
      return 0;
    }
  knowledge = candor_knowledge_load (g_getenv ("CANDOR_KNOWLEDGE"), NULL);
  if (knowledge == NULL)
    {
      g_printerr ("CANDOR_KNOWLEDGE names no knowledge of this version\n");
      return 2;
    }
  first = atoi (argv[2]);
  if (argc == 5)
    return save_one (first, argv[4]);
  count = atoi (argv[3]);
  tally->next = first;
  broken = run (tally, first + count);
  g_printf ("# %u copies of %u files: %u read, %u refused, %u silent, %u wrong, %u broke or hung\n", count, paths->len,
            tally->outcomes[OUTCOME_READ], tally->outcomes[OUTCOME_REFUSED], tally->outcomes[OUTCOME_SILENT],
            tally->outcomes[OUTCOME_WRONG], broken);
  g_printf ("1..1\n%s 1 - mutants\n", broken + tally->outcomes[OUTCOME_SILENT] + tally->outcomes[OUTCOME_WRONG] == 0 ? "ok" : "not ok");
  return 0;
}
