/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "count-files.h"
#include "document-test.h"
#include "fault-shim.h"
#include "sandbox/candor-reader.h"

/* Calls of the C library fail one at a time, in the reading process and in the command: memory, mappings,
 * openings, reads, writes, and the last steps of saving. Each time there is an error that says what is wrong, or the
 * result is what it is without; what was saved before is whole, or the new file is. */

/* At how many places each fault is put, unless CANDOR_FAULT_PLACES says otherwise: spread over all the calls
 * that a good run makes. */
#define PLACES 4u
/* The program for packages alone stands beside the one for everything. */
#define PACKAGE_READER "-package"

static CandorKnowledge *knowledge;
static FaultShim *shim; /* shared with the processes */
static char *folder, *honest, *wrapped;

static guint
get_places (void)
{
  const char *chosen = g_getenv ("CANDOR_FAULT_PLACES");

  return chosen != NULL ? (guint) atoi (chosen) : PLACES;
}

static void
set_fault (FaultCall call, guint at, int number, gboolean for_good)
{
  shim->call = call;
  shim->at = at;
  shim->number = number;
  shim->for_good = for_good;
  shim->count = 0;
}

/* The place of number @i of @places, among @calls: the first, the last, and between. */
static guint
get_place (guint i, guint places, guint calls)
{
  return 1 + (guint) ((guint64) i * (calls - 1) / MAX (places - 1, 1));
}

/* The reading process. */

typedef struct
{
  const char *file;
  GBytes *(*build) (void);
} Input;

static GBytes *
build_page (void)
{
  GString *text = g_string_new ("<html><body><h1>Privacy policy</h1><table><tr><th>SDK</th><th>Data</th></tr><tr><td>Kit</td><td>IMEI</td></tr></table>");

  for (guint i = 0; i < 40; i++)
    g_string_append_printf (text, "<h2>%u</h2><p>We collect your contacts &amp; your location, number %u.</p>", i, i);
  return g_string_free_to_bytes (text);
}

static GBytes *
build_docx (void)
{
  g_autoptr (GString) text = g_string_new ("<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>");

  for (guint i = 0; i < 40; i++)
    g_string_append_printf (text, "<w:p><w:r><w:t>We collect your contacts, number %u.</w:t></w:r></w:p>", i);
  g_string_append (text, "</w:body></w:document>");
  return document_test_zip ("[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>",
                            "word/document.xml", text->str, NULL);
}

static GBytes *
build_markdown (void)
{
  GString *text = g_string_new ("# Privacy policy\n\n| SDK | Data |\n|---|---|\n| Kit | IMEI |\n\n");

  for (guint i = 0; i < 40; i++)
    g_string_append_printf (text, "- We share **your contacts** with [Kit %u](https://example.com/).\n", i);
  return g_string_free_to_bytes (text);
}

static GBytes *
load_sample (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("CANDOR_SAMPLES"), "riverbank.apk", NULL);
  char *data = NULL;
  gsize size = 0;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  return g_bytes_new_take (data, size);
}

static const Input inputs[] = {
  { "a.html", build_page },
  { "a.md", build_markdown },
  { "a.docx", build_docx },
  { "a.apk", load_sample },
};

/* What was read as one value, and how many warnings it has; NULL with an error. */
static GVariant *
read_input (CandorReader *reader, const char *path, guint *warnings, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (CandorPackage) package = NULL;
  g_autoptr (CandorPolicy) policy = NULL;

  g_ptr_array_add (files, g_file_new_for_path (path));
  if (g_str_has_suffix (path, ".apk"))
    {
      package = candor_reader_read_package (reader, g_ptr_array_index (files, 0), NULL, error);
      *warnings = package != NULL ? candor_package_get_warnings (package)->len : 0;
      return package != NULL ? g_variant_ref_sink (candor_package_to_variant (package)) : NULL;
    }
  policy = candor_reader_read_policy (reader, files, NULL, error);
  *warnings = policy != NULL ? candor_policy_get_warnings (policy)->len : 0;
  return policy != NULL ? g_variant_ref_sink (candor_policy_to_variant (policy)) : NULL;
}

/* One fault. Returns whether there was an error. */
static gboolean
try_reading (CandorReader *reader, const char *path, GVariant *expected, guint expected_warnings)
{
  g_autoptr (GError) error = NULL;
  guint warnings;
  g_autoptr (GVariant) value = read_input (reader, path, &warnings, &error);

  if (value != NULL)
    {
      g_assert_true (g_variant_equal (value, expected) || warnings > expected_warnings);
      return FALSE;
    }
  g_assert_nonnull (error);
  g_assert_false (g_error_matches (error, CANDOR_READER_ERROR, CANDOR_READER_ERROR_TIMEOUT));
  if (!g_error_matches (error, CANDOR_READER_ERROR, CANDOR_READER_ERROR_START) && !g_str_has_prefix (error->message, path))
    g_error ("an error that names no file: %s", error->message);
  return TRUE;
}

static void
test_reader (gconstpointer data)
{
  static const FaultCall calls[] = { FAULT_MEMORY, FAULT_MAP, FAULT_OPEN, FAULT_READ };
  const Input *self = data;
  g_autofree char *path = g_build_filename (folder, self->file, NULL);
  g_autoptr (GBytes) bytes = self->build ();
  g_autoptr (CandorReader) reader = candor_reader_new (knowledge);
  g_autoptr (GVariant) expected = NULL;
  guint warnings, errors = 0, tried = 0;

  g_setenv ("CANDOR_READER", wrapped, TRUE);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      guint places = get_places () * (calls[i] == FAULT_MEMORY ? 3 : 1), count;
      g_autoptr (GVariant) good = NULL;

      set_fault (calls[i], 0, 0, FALSE);
      good = read_input (reader, path, &warnings, NULL);
      g_assert_nonnull (good);
      g_assert_true (expected == NULL || g_variant_equal (good, expected));
      if (expected == NULL)
        expected = g_variant_ref (good);
      count = shim->count;
      for (guint j = 0; j < MIN (places, count); j++, tried++)
        {
          set_fault (calls[i], get_place (j, MIN (places, count), count), calls[i] == FAULT_MEMORY || calls[i] == FAULT_MAP ? ENOMEM : EIO, j % 4 == 3);
          errors += try_reading (reader, path, expected, warnings);
        }
    }
  g_test_message ("%u faults, %u of them ended in an error", tried, errors);
  g_assert_cmpuint (errors, >, 0);
  g_remove (path);
}

/* The command. */

typedef struct
{
  const char *name;
  FaultCall call;
  int number;
  gboolean must_fail; /* none of these calls is one that can be done without */
} Fault;

static const Fault faults[] = {
  { "read-error", FAULT_READ, EIO },         { "short-read", FAULT_READ, 0 },
  { "write-error", FAULT_WRITE, EIO, TRUE }, { "full-disk", FAULT_WRITE, ENOSPC, TRUE },
  { "short-write", FAULT_WRITE, 0 },         { "sync-error", FAULT_SYNC, EIO },
  { "open-error", FAULT_OPEN, EACCES },      { "too-many-files", FAULT_OPEN, EMFILE },
  { "no-mapping", FAULT_MAP, ENOMEM },       { "no-memory", FAULT_MEMORY, ENOMEM },
};

typedef struct
{
  int status; /* of wait() */
  char *out;
  char *err;
} Ended;

static void
ended_clear (Ended *self)
{
  g_free (self->out);
  g_free (self->err);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Ended, ended_clear)

/* Checks the sample; the report goes to @report, or to standard output. */
static Ended
check (const char *report)
{
  g_autofree char *program = g_build_filename (g_getenv ("CANDOR_BUILD_ROOT"), "app", "cli", "candor", NULL);
  g_autofree char *package = g_build_filename (g_getenv ("CANDOR_SAMPLES"), "riverbank.apk", NULL);
  g_autofree char *policy = g_build_filename (g_getenv ("CANDOR_SAMPLES"), "policy-en.html", NULL);
  const char *arguments[]
      = { program, "check", package, "--policy", policy, "--format", "json", report != NULL ? "--output" : NULL, report, NULL };
  g_auto (GStrv) environment = g_get_environ ();
  Ended ended = { 0 };
  GError *error = NULL;

  environment = g_environ_setenv (environment, "LD_PRELOAD", g_getenv ("CANDOR_FAULT_SHIM"), TRUE);
  environment = g_environ_setenv (environment, "CANDOR_READER", honest, TRUE);
  g_spawn_sync (NULL, (char **) arguments, environment, G_SPAWN_DEFAULT, NULL, NULL, &ended.out, &ended.err, &ended.status, &error);
  g_assert_no_error (error);
  return ended;
}

static void
assert_one_of (const char *path, const char *old, const char *new_text)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  if (!g_str_equal (text, old))
    g_assert_cmpstr (text, ==, new_text);
}

static void
assert_told (const Fault *self, const Ended *ended)
{
  if (self->call == FAULT_MEMORY) /* GLib ends a program whose memory is used up, with words of its own */
    return;
  if (!WIFEXITED (ended->status) || WEXITSTATUS (ended->status) == 0 || WEXITSTATUS (ended->status) == 1)
    g_error ("%s: call %u: ended with %d: %s", self->name, shim->at, ended->status, ended->err);
  g_assert_cmpuint (strlen (ended->err), >, 0);
}

/* A report into a file: the old or the new, and the one that the exit status says. */
static void
try_file (const Fault *self, const char *path, const char *good)
{
  static const char *const old = "the old report\n";
  g_auto (Ended) ended = { 0 };
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (path, old, -1, NULL));
  ended = check (path);
  assert_one_of (path, old, good);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  if (ended.status != 0)
    assert_told (self, &ended);
  else
    g_assert_cmpstr (text, ==, good);
}

/* To standard output: whole, or an exit status that says that it isn't. */
static void
try_stream (const Fault *self, const char *good)
{
  g_auto (Ended) ended = check (NULL);

  if (ended.status != 0)
    assert_told (self, &ended);
  else
    g_assert_cmpstr (ended.out, ==, good);
}

static guint
count_calls (const Fault *self, const char *path, char **good)
{
  g_auto (Ended) ended = { 0 };

  set_fault (self->call, 0, 0, FALSE);
  ended = check (path);
  g_assert_cmpint (ended.status, ==, 0);
  *good = g_steal_pointer (&ended.out);
  if (path != NULL)
    g_assert_true (g_file_get_contents (path, good, NULL, NULL));
  return shim->count;
}

static void
test_command (gconstpointer data)
{
  const Fault *self = data;
  g_autofree char *path = g_build_filename (folder, "report.json", NULL);
  g_autofree char *good = NULL;

  for (guint to_stream = 0; to_stream < 2; to_stream++)
    {
      guint count = count_calls (self, to_stream ? NULL : path, &good);
      guint places = MIN (get_places (), count);

      for (guint i = 0; i < places; i++)
        {
          set_fault (self->call, get_place (i, places, count), self->number, FALSE);
          if (to_stream)
            try_stream (self, good);
          else
            try_file (self, path, good);
        }
      g_test_message ("%u of %u calls", places, count);
    }
  g_remove (path);
}

/* The command is told to end at each step of saving a case: what is found then is the case as it was, or with the
 * check that was to be added, and the next save leaves nothing else behind. */

/* Checks the sample, and adds the check to the case where there is one. */
static int
save_case (const char *path)
{
  g_autofree char *program = g_build_filename (g_getenv ("CANDOR_BUILD_ROOT"), "app", "cli", "candor", NULL);
  g_autofree char *package = g_build_filename (g_getenv ("CANDOR_SAMPLES"), "riverbank.apk", NULL);
  g_autofree char *policy = g_build_filename (g_getenv ("CANDOR_SAMPLES"), "policy-en.html", NULL);
  const gboolean there = g_file_test (path, G_FILE_TEST_EXISTS);
  const char *arguments[] = { program, "check", package, "--policy", policy, "--output", "/dev/null", "--save-case", path,
                              there ? "--case" : NULL, path, NULL };
  g_auto (GStrv) environment = g_get_environ ();
  GError *error = NULL;
  int status;

  environment = g_environ_setenv (environment, "LD_PRELOAD", g_getenv ("CANDOR_FAULT_SHIM"), TRUE);
  environment = g_environ_setenv (environment, "CANDOR_READER", honest, TRUE);
  g_spawn_sync (NULL, (char **) arguments, environment, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  return status;
}

static guint
count_checks (CandorReader *reader, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (CandorCase) work = candor_reader_read_case (reader, file, NULL, &error);

  g_assert_no_error (error);
  return g_list_model_get_n_items (candor_case_get_checks (work));
}

static void
test_terminated (void)
{
  static const FaultCall calls[] = { FAULT_OPEN, FAULT_WRITE, FAULT_SYNC, FAULT_SYNC };
  g_autofree char *place = g_build_filename (folder, "cases", NULL);
  g_autofree char *path = g_build_filename (place, "kept.candor", NULL);
  g_autoptr (CandorReader) reader = NULL;
  guint checks = 1, old = 0, new = 0;

  g_setenv ("CANDOR_READER", honest, TRUE);
  reader = candor_reader_new (knowledge);
  g_assert_cmpint (g_mkdir (place, 0700), ==, 0);
  set_fault (FAULT_SYNC, 0, 0, FALSE);
  g_assert_cmpint (save_case (path), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      guint count, places;

      set_fault (calls[i], 0, 0, FALSE);
      g_assert_cmpint (save_case (path), ==, 0);
      checks++;
      count = shim->count;
      g_assert_cmpuint (count, >, 0);
      /* All of the last steps; of openings and writes the last, which are those of saving. */
      places = MIN (count, 6);
      for (guint j = 0; j < places; j++)
        {
          guint now;
          int status;

          set_fault (calls[i], count - places + 1 + j, 0, FALSE);
          shim->signal = SIGTERM;
          shim->after = i == G_N_ELEMENTS (calls) - 1;
          status = save_case (path);
          now = count_checks (reader, path);
          /* Threads may leave out a call now and then: the save went to its end. */
          if (status == 0)
            g_assert_cmpuint (now, ==, checks + 1);
          else
            g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGTERM);
          if (now == checks)
            old++;
          else if (status != 0)
            new++;
          g_assert_cmpuint (now - checks, <=, 1);
          checks = now;
        }
    }
  shim->signal = 0;
  shim->after = FALSE;
  g_test_message ("the old case %u times, the new one %u times", old, new);
  g_assert_cmpuint (old, >, 0);
  g_assert_cmpuint (new, >, 0);
  set_fault (FAULT_SYNC, 0, 0, FALSE);
  g_assert_cmpint (save_case (path), ==, 0);
  g_assert_cmpuint (count_checks (reader, path), ==, checks + 1);
  g_assert_cmpuint (count_files (place), ==, 1);
  g_remove (path);
  g_rmdir (place);
}

/* Puts the shim in front of a reading program, which is known by the end of its name. */
static void
wrap (const char *ending)
{
  g_autofree char *path = g_strconcat (wrapped, ending, NULL);
  g_autofree char *script = g_strdup_printf ("#!/bin/sh\nLD_PRELOAD='%s' exec '%s%s' \"$@\"\n", g_getenv ("CANDOR_FAULT_SHIM"), honest, ending);

  g_assert_true (g_file_set_contents_full (path, script, -1, G_FILE_SET_CONTENTS_NONE, 0700, NULL));
}

static void
unwrap (const char *ending)
{
  g_autofree char *path = g_strconcat (wrapped, ending, NULL);

  g_remove (path);
}

int
main (int argc, char **argv)
{
  g_autofree char *path = NULL;
  int status, descriptor;

#if defined(__SANITIZE_ADDRESS__)
  printf ("1..0 # SKIP AddressSanitizer has an allocator of its own, which stands first\n");
  return 0;
#endif
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("candor-injected-XXXXXX", NULL);
  knowledge = candor_knowledge_load (NULL, NULL);
  g_assert_nonnull (knowledge);
  honest = g_strdup (g_getenv ("CANDOR_READER"));
  path = g_build_filename (folder, "shim", NULL);
  descriptor = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  g_assert_cmpint (ftruncate (descriptor, sizeof *shim), ==, 0);
  shim = mmap (NULL, sizeof *shim, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
  g_assert_true (shim != MAP_FAILED);
  g_setenv ("CANDOR_FAULT", path, TRUE);
  wrapped = g_build_filename (folder, "reader", NULL);
  wrap ("");
  wrap (PACKAGE_READER);
  for (gsize i = 0; i < G_N_ELEMENTS (inputs); i++)
    {
      g_autofree char *name = g_strdup_printf ("/hostile/injected/reader/%s", inputs[i].file);
      g_test_add_data_func (name, &inputs[i], test_reader);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *name = g_strdup_printf ("/hostile/injected/command/%s", faults[i].name);
      g_test_add_data_func (name, &faults[i], test_command);
    }
  g_test_add_func ("/hostile/injected/command/terminated", test_terminated);
  status = g_test_run ();
  unwrap ("");
  unwrap (PACKAGE_READER);
  g_remove (path);
  g_rmdir (folder);
  return status;
}
