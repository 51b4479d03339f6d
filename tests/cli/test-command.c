/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "command.h"

/* Exit statuses and messages: a table of calls. PACKAGE, POLICY and TEXT stand for sample files,
 * FOLDER for a folder, and NEW for a file there that does not exist. */
typedef struct
{
  const char *name;
  const char *words[8];
  int status;
  const char *message; /* in what is said on standard error; NULL: nothing is said */
} Call;

/* A name that would write in red, from right to left, on two lines. */
#define LOUD "a\033[31mb\342\200\256c\nd\302\2331m"
#define QUIET "a<U+001B>[31mb<U+202E>c d<U+009B>1m"

static const Call calls[] = {
  { "check", { "check", "PACKAGE", "--policy", "POLICY" }, 0, NULL },
  { "check/fail-on-low", { "check", "PACKAGE", "--policy", "POLICY", "--fail-on", "low" }, 1, NULL },
  { "check/fail-on-info", { "check", "PACKAGE", "-p", "POLICY", "--fail-on=info" }, 1, NULL },
  { "check/two-policies", { "check", "PACKAGE", "-p", "POLICY", "-p", "TEXT" }, 0, NULL },
  { "check/app-type", { "check", "PACKAGE", "-p", "POLICY", "--app-type", "map_navigation" }, 0, NULL },
  { "diff", { "diff", "PACKAGE", "PACKAGE", "--policy", "POLICY" }, 0, NULL },
  { "policy", { "policy", "POLICY" }, 0, NULL },
  { "package", { "package", "PACKAGE" }, 0, NULL },
  { "knowledge", { "knowledge", "check" }, 0, NULL },
  { "help", { "--help" }, 0, NULL },
  { "help/check", { "check", "--help" }, 0, NULL },
  { "version", { "--version" }, 0, NULL },

  { "words/none", { NULL }, 2, "Which command?" },
  { "words/command", { "chekc" }, 2, "“chekc”" },
  { "words/option", { "check", "--polcy", "POLICY" }, 2, "--polcy" },
  { "words/no-package", { "check", "--policy", "POLICY" }, 2, "Which package" },
  { "words/two-packages", { "check", "PACKAGE", "PACKAGE", "--policy", "POLICY" }, 2, "One package" },
  { "words/no-policy", { "check", "PACKAGE" }, 2, "--policy FILE" },
  { "words/severity", { "check", "PACKAGE", "-p", "POLICY", "--fail-on", "grave" }, 2, "“grave”" },
  { "words/format", { "check", "PACKAGE", "-p", "POLICY", "--format", "xml" }, 2, "“xml”" },
  { "words/format-of-package", { "package", "PACKAGE", "--format", "csv" }, 2, "“csv”" },
  { "words/app-type", { "check", "PACKAGE", "-p", "POLICY", "--app-type", "toaster" }, 2, "“toaster”" },
  { "words/diff-one", { "diff", "PACKAGE" }, 2, "Only a case" },
  { "words/diff-none", { "diff" }, 2, "Which two" },
  { "words/diff-no-policy", { "diff", "PACKAGE", "PACKAGE" }, 2, "--old-policy FILE" },
  { "words/diff-policies", { "diff", "PACKAGE", "PACKAGE", "-p", "POLICY", "--new-policy", "POLICY" }, 2, "either --policy" },
  { "words/keep-files", { "check", "PACKAGE", "-p", "POLICY", "--keep-files" }, 2, "--save-case FILE" },
  { "words/list", { "knowledge", "list", "apps" }, 2, "“apps”" },
  { "words/knowledge", { "knowledge" }, 2, "candor knowledge check" },
  { "words/lines-as-text", { "policy", "TEXT", "--each-line", "--format", "text" }, 2, "JSON" },
  { "words/lines-of-two", { "policy", "TEXT", "TEXT", "--each-line" }, 2, "one file" },

  { "file/missing-package", { "check", "NEW", "-p", "POLICY" }, 3, "there is no such file" },
  { "file/missing-policy", { "check", "PACKAGE", "-p", "NEW" }, 3, "there is no such file" },
  { "file/folder", { "package", "FOLDER" }, 3, "this is a folder" },
  { "file/name-that-drives-terminals", { "policy", "LOUD" }, 0, QUIET ".txt does not read like a privacy policy" },
  { "file/missing-name-that-drives-terminals", { "package", LOUD ".apk" }, 3, QUIET ".apk" },
  { "words/command-that-drives-terminals", { LOUD }, 2, QUIET },
  { "words/option-that-drives-terminals", { "check", "--" LOUD }, 2, QUIET },
  { "words/format-that-drives-terminals", { "package", "PACKAGE", "--format", LOUD }, 2, QUIET },
  { "words/severity-that-drives-terminals", { "check", "PACKAGE", "-p", "POLICY", "--fail-on", LOUD }, 2, QUIET },
  { "output/name-that-drives-terminals", { "package", "PACKAGE", "-o", "NEW/" LOUD }, 3, QUIET },
  { "file/no-package", { "package", "TEXT" }, 3, "not an Android package" },
  { "file/no-manifest", { "package", "ARCHIVE" }, 3, "AndroidManifest.xml" },
  { "file/empty-policy", { "policy", "EMPTY" }, 3, "holds no text" },
  { "file/other-language", { "policy", "GERMAN" }, 3, "neither in English nor in Chinese" },
  { "file/no-privacy-policy", { "policy", "RECIPE" }, 0, "does not read like a privacy policy" },
  { "file/no-knowledge", { "knowledge", "check", "FOLDER" }, 3, "candor: " },
  { "file/missing-case", { "check", "NEW.candor" }, 3, "there is no such file" },
  { "file/no-baseline", { "check", "PACKAGE", "-p", "POLICY", "--baseline", "TEXT" }, 3, "no baseline" },
  { "output/folder", { "package", "PACKAGE", "-o", "FOLDER" }, 3, "it can’t be written" },
  { "output/no-folder", { "package", "PACKAGE", "-o", "NEW/inside" }, 3, "it can’t be written" },
};

static const struct
{
  const char *name;
  const char *file;
  const char *text;
} files[] = {
  { "TEXT", "text.txt",
    "Privacy policy\n\nThis privacy policy says which personal information we collect and use. We collect your "
    "e-mail address. We do not share personal information with third parties.\n" },
  { "EMPTY", "empty.txt", "" },
  { "GERMAN", "german.txt",
    "Datenschutzerklärung. Wir erheben und verarbeiten personenbezogene Daten nur, soweit dies zur Bereitstellung "
    "unserer Dienste erforderlich ist. Wir geben Ihren Standort nicht an Dritte weiter. Sie können der Verarbeitung "
    "jederzeit widersprechen, und wir löschen Ihre Daten dann unverzüglich.\n" },
  { "RECIPE", "recipe.txt",
    "Slice the onions and fry them in butter until they are golden. Add the flour and stir. Pour in the stock a "
    "little at a time and let it simmer for half an hour. Serve with toasted bread and grated cheese.\n" },
  { "LOUD", LOUD ".txt",
    "Slice the onions and fry them in butter until they are golden. Add the flour and stir. Pour in the stock a "
    "little at a time and let it simmer for half an hour. Serve with toasted bread and grated cheese.\n" },
};

static char *
resolve (Folder *folder, const char *word)
{
  if (strcmp (word, "PACKAGE") == 0)
    return get_sample ("riverbank.apk");
  if (strcmp (word, "POLICY") == 0)
    return get_sample ("policy-en.html");
  if (strcmp (word, "FOLDER") == 0)
    return g_strdup (folder->path);
  if (strcmp (word, "ARCHIVE") == 0)
    return g_strdup (g_getenv ("CANDOR_ARCHIVE"));
  if (g_str_has_prefix (word, "NEW"))
    return folder_get (folder, word);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    if (strcmp (word, files[i].name) == 0)
      return folder_write (folder, files[i].file, files[i].text);
  return g_strdup (word);
}

static void
test_call (gconstpointer data)
{
  const Call *call = data;
  g_auto (Folder) folder = { 0 };
  g_auto (Result) result = { 0 };
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  folder_make (&folder);
  for (gsize i = 0; i < G_N_ELEMENTS (call->words) && call->words[i] != NULL; i++)
    g_ptr_array_add (words, resolve (&folder, call->words[i]));
  g_ptr_array_add (words, NULL);
  run (&result, NULL, (const char *const *) words->pdata);
  g_test_message ("%s", result.messages);
  g_assert_cmpint (result.status, ==, call->status);
  for (const char *at = result.messages; *at != '\0'; at++)
    g_assert_true (*at == '\n' || !g_ascii_iscntrl (*at));
  if (call->message == NULL)
    g_assert_cmpstr (result.messages, ==, "");
  else
    g_assert_nonnull (strstr (result.messages, call->message));
  /* One line says what is wrong; a wrong call has one more that says where to look. */
  if (call->status >= 2)
    {
      g_auto (GStrv) lines = g_strsplit (g_strchomp (result.messages), "\n", -1);
      g_assert_cmpuint (g_strv_length (lines), ==, call->status == 2 ? 2 : 1);
      g_assert_true (g_str_has_prefix (lines[0], "candor: "));
      g_assert_cmpstr (result.out, ==, "");
    }
  else
    g_assert_cmpstr (result.out, !=, "");
}

/* Both inputs are wrong: both are told. */
static void
test_two_failures (void)
{
  g_auto (Result) result = { 0 };

  RUN (&result, "check", "/nowhere/a.apk", "--policy", "/nowhere/b.html");
  g_assert_cmpint (result.status, ==, 3);
  g_assert_nonnull (strstr (result.messages, "/nowhere/a.apk: "));
  g_assert_nonnull (strstr (result.messages, "/nowhere/b.html: "));
}

static void
test_lines (void)
{
  g_auto (Folder) folder = { 0 };
  g_auto (Result) result = { 0 };
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  folder_make (&folder);
  text = folder_write (&folder, "lines.txt", "We collect your location.\n\n我们会收集您的手机号码。\nHello");
  RUN (&result, "policy", text, "--each-line", "--format", "json");
  g_assert_cmpint (result.status, ==, 0);
  lines = g_strsplit (result.out, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 5); /* and nothing behind the last */
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (JsonNode) node = json_from_string (lines[i], NULL);
      JsonObject *object = json_node_get_object (node);
      gboolean says = i == 0 || i == 2;

      g_assert_cmpint (json_object_get_int_member (object, "line"), ==, i + 1);
      g_assert_cmpint (json_array_get_length (json_object_get_array_member (object, "statements")) > 0, ==, says);
    }
}

/* The reading process does not outlive the command, however that ends. */
static void
test_orphan (void)
{
  g_autoptr (GSubprocess) process
      = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE, NULL,
                          g_getenv ("CANDOR_PROGRAM"), "policy", "--each-line", "-", NULL);
  const char *id = g_subprocess_get_identifier (process);
  g_autofree char *path = g_strdup_printf ("/proc/%s/task/%s/children", id, id);
  g_autofree char *children = NULL;
  int child = 0;

  for (guint i = 0; i < 3000 && child == 0; i++)
    {
      g_clear_pointer (&children, g_free);
      g_usleep (10000);
      if (!g_file_get_contents (path, &children, NULL, NULL))
        break;
      child = atoi (children);
    }
  if (child == 0)
    {
      g_test_skip ("this kernel does not list a process's children");
      g_subprocess_force_exit (process);
      return;
    }
  g_subprocess_force_exit (process);
  for (guint i = 0; i < 3000 && kill (child, 0) == 0; i++)
    g_usleep (10000);
  g_assert_cmpint (kill (child, 0), <, 0);
}

/* Writing to a file. */

static void
test_output (void)
{
  g_auto (Folder) folder = { 0 };
  g_auto (Result) first = { 0 }, second = { 0 };
  g_autofree char *package = get_sample ("riverbank.apk");
  g_autofree char *path = NULL, *written = NULL;
  struct stat status;

  folder_make (&folder);
  path = folder_write (&folder, "report.json", "old");
  g_assert_cmpint (chmod (path, 0640), ==, 0);
  RUN (&first, "package", package, "-o", path);
  g_assert_cmpint (first.status, ==, 0);
  g_assert_cmpstr (first.out, ==, "");
  g_assert_true (g_file_get_contents (path, &written, NULL, NULL));
  /* The suffix told the format, the old file's mode is kept, and no other file is left. */
  RUN (&second, "package", package, "--format", "json");
  g_assert_cmpstr (written, ==, second.out);
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0640);
  g_assert_cmpuint (folder_count (&folder), ==, 1);
}

/* A result that can't be written leaves the old file, and no half of a new one. */
static void
test_no_space (void)
{
  g_auto (Result) result = { 0 };
  g_autofree char *package = get_sample ("riverbank.apk");

  if (!g_file_test ("/dev/full", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("no /dev/full here");
      return;
    }
  RUN (&result, "package", package, "--format", "json", "-o", "/dev/full");
  g_assert_cmpint (result.status, ==, 3);
  g_assert_nonnull (strstr (result.messages, "/dev/full: it can’t be written"));
  g_assert_true (g_file_test ("/dev/full", G_FILE_TEST_EXISTS));
}

static void
test_failed_reading_keeps_output (void)
{
  g_auto (Folder) folder = { 0 };
  g_auto (Result) result = { 0 };
  g_autofree char *path = NULL, *kept = NULL;

  folder_make (&folder);
  path = folder_write (&folder, "report.json", "old");
  RUN (&result, "package", "/nowhere/a.apk", "-o", path);
  g_assert_cmpint (result.status, ==, 3);
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "old");
  g_assert_cmpuint (folder_count (&folder), ==, 1);
}

static void
test_link (void)
{
  g_auto (Folder) folder = { 0 };
  g_auto (Result) result = { 0 };
  g_autofree char *package = get_sample ("riverbank.apk");
  g_autofree char *target = NULL, *link = NULL, *written = NULL;

  folder_make (&folder);
  target = folder_write (&folder, "target.json", "old");
  link = folder_get (&folder, "link.json");
  g_assert_cmpint (symlink (target, link), ==, 0);
  RUN (&result, "package", package, "-o", link);
  g_assert_cmpint (result.status, ==, 0);
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_get_contents (target, &written, NULL, NULL));
  g_assert_true (g_str_has_prefix (written, "{"));
}

/* Languages. */

static void
test_locale (void)
{
  static const char *const chinese[] = { "LC_ALL=zh_CN.UTF-8", NULL };
  static const char *const neutral[] = { "LC_ALL=C", NULL };
  g_autofree char *package = get_sample ("riverbank.apk");
  g_auto (Result) english = { 0 }, asked = { 0 }, set = { 0 }, plain = { 0 };
  const char *const words[] = { "package", package, NULL };
  const char *const in_chinese[] = { "package", package, "--locale", "zh_CN", NULL };

  run (&english, NULL, words);
  run (&asked, neutral, in_chinese);
  run (&set, chinese, words);
  run (&plain, neutral, words);
  g_assert_nonnull (strstr (english.out, "precise location"));
  g_assert_nonnull (strstr (asked.out, "河畔"));
  g_assert_null (strstr (asked.out, "precise location"));
  g_assert_cmpstr (set.out, ==, asked.out);
  g_assert_cmpstr (plain.out, ==, english.out);
}

static void
test_pure_output (void)
{
  g_auto (Result) result = { 0 };
  g_autofree char *package = get_sample ("riverbank.apk");
  g_auto (Folder) folder = { 0 };
  g_autofree char *recipe = NULL;
  g_autoptr (JsonNode) node = NULL;

  /* A warning goes elsewhere. */
  folder_make (&folder);
  recipe = folder_write (&folder, files[3].file, files[3].text);
  RUN (&result, "check", package, "-p", recipe, "--format", "json");
  g_assert_cmpint (result.status, ==, 0);
  g_assert_nonnull (strstr (result.messages, "warning: "));
  node = result_parse (&result);
  g_assert_true (JSON_NODE_HOLDS_OBJECT (node));
}

/* The same bytes in every language of the machine, at every time zone, twenty times. */
static void
test_determinism (gconstpointer format)
{
  static const char *const environments[][4] = {
    { "LC_ALL=C", "TZ=UTC", NULL },
    { "LC_ALL=C.UTF-8", "TZ=Asia/Shanghai", "G_SLICE=always-malloc", NULL },
    { "LANG=de_DE.UTF-8", "LC_ALL=", "TZ=America/Los_Angeles", NULL },
    { "LC_ALL=tr_TR.UTF-8", "COLUMNS=40", "MALLOC_PERTURB_=99", NULL },
  };
  g_autofree char *package = get_sample ("riverbank.apk");
  g_autofree char *policy = get_sample ("policy-zh.html");
  const char *const words[] = { "check", package, "-p", policy, "--format", format, "--locale", "zh_CN", NULL };
  g_auto (Result) first = { 0 };

  run (&first, NULL, words);
  g_assert_cmpint (first.status, ==, 0);
  for (guint i = 0; i < 20; i++)
    {
      g_auto (Result) again = { 0 };
      run (&again, environments[i % G_N_ELEMENTS (environments)], words);
      g_assert_true (g_bytes_equal (again.output, first.output));
    }
}

int
main (int argc, char **argv)
{
  static const char *const formats[] = { "text", "json", "csv", "sarif" };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autofree char *path = g_strdup_printf ("/command/call/%s", calls[i].name);
      g_test_add_data_func (path, &calls[i], test_call);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *path = g_strdup_printf ("/command/determinism/%s", formats[i]);
      g_test_add_data_func (path, formats[i], test_determinism);
    }
  g_test_add_func ("/command/two-failures", test_two_failures);
  g_test_add_func ("/command/lines", test_lines);
  g_test_add_func ("/command/orphan", test_orphan);
  g_test_add_func ("/command/output/file", test_output);
  g_test_add_func ("/command/output/no-space", test_no_space);
  g_test_add_func ("/command/output/failed-reading", test_failed_reading_keeps_output);
  g_test_add_func ("/command/output/link", test_link);
  g_test_add_func ("/command/output/pure", test_pure_output);
  g_test_add_func ("/command/locale", test_locale);
  return g_test_run ();
}
