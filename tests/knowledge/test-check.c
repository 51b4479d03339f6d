/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "knowledge-cases.h"

/* Folders with the schema that ships, one good file and one bad one: what is told of the bad one. */

static void
copy_schemas (const char *folder)
{
  g_autofree char *shipped = g_build_filename (g_getenv ("CANDOR_SOURCE_ROOT"), "data", "knowledge", NULL);
  g_autoptr (GDir) directory = g_dir_open (shipped, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (directory)) != NULL)
    if (g_str_has_suffix (name, ".rng"))
      {
        g_autofree char *from = g_build_filename (shipped, name, NULL);
        g_autofree char *to = g_build_filename (folder, name, NULL);
        g_autofree char *contents = NULL;
        gsize length;
        g_assert_true (g_file_get_contents (from, &contents, &length, NULL));
        g_assert_true (g_file_set_contents (to, contents, length, NULL));
      }
}

static void
write_file (const char *folder, const char *name, const char *contents)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, contents, -1, NULL));
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_unlink (path);
    }
  g_rmdir (folder);
}

static char *
make_folder (const char *entries)
{
  char *folder = g_dir_make_tmp ("candor-knowledge-XXXXXX", NULL);
  g_autofree char *bad = g_strdup_printf ("<knowledge version='2026-01-02'>\n%s\n</knowledge>\n", entries);

  copy_schemas (folder);
  write_file (folder, "good.xml", knowledge_good);
  write_file (folder, "bad.xml", bad);
  return folder;
}

static GPtrArray *
check (const char *folder, gboolean expect)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func ((GDestroyNotify) candor_knowledge_problem_free);

  g_assert_cmpint (candor_knowledge_check_folder (folder, problems), ==, expect);
  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *line = candor_knowledge_problem_format (g_ptr_array_index (problems, i));
      g_test_message ("%s", line);
    }
  return problems;
}

static void
test_good_folder (void)
{
  g_autofree char *folder = make_folder ("");
  g_autoptr (GPtrArray) problems = check (folder, TRUE);
  g_autoptr (GError) error = NULL;
  g_autoptr (CandorKnowledge) knowledge = candor_knowledge_new_from_folder (folder, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpstr (candor_knowledge_get_version (knowledge), ==, "2026-01-02");
  g_assert_true (candor_knowledge_subsumes (knowledge, "device", "imei"));
  g_assert_cmpstr (candor_knowledge_find_permission (knowledge, "a.b.READ")->source, ==, "Own");
  remove_folder (folder);
}

/* Of two entries that clash, the one that sorts later is told of; either line is right. */
static void
test_bad_folder (gconstpointer data)
{
  const KnowledgeCase *test = data;
  g_autofree char *folder = make_folder (test->entries);
  g_autoptr (GPtrArray) problems = check (folder, FALSE);
  g_autoptr (GError) error = NULL;
  CandorKnowledgeProblem *problem = g_ptr_array_index (problems, 0);
  CandorKnowledge *knowledge = candor_knowledge_new_from_folder (folder, &error);

  g_assert_null (knowledge);
  g_assert_error (error, CANDOR_KNOWLEDGE_ERROR, (int) test->code);
  g_assert_nonnull (strstr (error->message, problem->file));
  g_assert_cmpint (problem->code, ==, test->code);
  g_assert_cmpuint (problem->line, ==, test->line);
  g_assert_nonnull (strstr (problem->message, test->message));
  g_assert_true (g_utf8_validate (problem->message, -1, NULL));
  remove_folder (folder);
}

static void
test_all_problems_are_told (void)
{
  g_autofree char *folder = make_folder ("<category id='x' parent='n1' name-en='x' name-zh='x' source='own'/>\n"
                                         "<category id='y' parent='n2' name-en='y' name-zh='y' source='n3'/>");
  g_autofree char *invalid = make_folder ("<category id='x' a='1' name-en='x' name-zh='x' source='own'/>\n"
                                          "<category id='y' name-en='y' name-zh='y' source='own'/>\n"
                                          "<category id='z' b='1' name-en='z' name-zh='z' source='own'/>");
  g_autoptr (GPtrArray) references = check (folder, FALSE);
  g_autoptr (GPtrArray) invalids = check (invalid, FALSE);

  g_assert_cmpuint (references->len, ==, 3);
  g_assert_cmpuint (((CandorKnowledgeProblem *) g_ptr_array_index (references, 0))->line, ==, 2);
  g_assert_cmpuint (((CandorKnowledgeProblem *) g_ptr_array_index (references, 2))->line, ==, 3);
  g_assert_cmpuint (invalids->len, ==, 2);
  g_assert_cmpuint (((CandorKnowledgeProblem *) g_ptr_array_index (invalids, 0))->line, ==, 2);
  g_assert_cmpuint (((CandorKnowledgeProblem *) g_ptr_array_index (invalids, 1))->line, ==, 4);
  remove_folder (folder);
  remove_folder (invalid);
}

static void
test_document_type_is_refused (void)
{
  g_autofree char *folder = make_folder ("");
  g_autoptr (GPtrArray) problems = NULL;

  write_file (folder, "bad.xml", "<!DOCTYPE knowledge [<!ENTITY x 'y'>]>\n<knowledge version='2026-01-02'/>\n");
  problems = check (folder, FALSE);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpstr (((CandorKnowledgeProblem *) g_ptr_array_index (problems, 0))->file, ==, "bad.xml");
  remove_folder (folder);
}

static void
test_nothing_there (void)
{
  g_autofree char *folder = g_dir_make_tmp ("candor-knowledge-XXXXXX", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "nowhere", NULL);
  g_autoptr (GError) empty = NULL, without_schema = NULL, absent = NULL;
  g_autoptr (CandorKnowledge) added = NULL;

  g_assert_null (candor_knowledge_load (folder, &empty));
  g_assert_error (empty, CANDOR_KNOWLEDGE_ERROR, CANDOR_KNOWLEDGE_ERROR_NOT_FOUND);
  write_file (folder, "good.xml", knowledge_good);
  /* Without a schema of its own a folder adds to what came with the program. */
  added = candor_knowledge_load (folder, &without_schema);
  g_assert_no_error (without_schema);
  g_assert_nonnull (candor_knowledge_find_permission (added, "android.permission.CAMERA"));
  g_assert_null (candor_knowledge_load (nowhere, &absent));
  g_assert_error (absent, CANDOR_KNOWLEDGE_ERROR, CANDOR_KNOWLEDGE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (absent->message, nowhere));
  remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/knowledge/check/good", test_good_folder);
  for (guint i = 0; i < G_N_ELEMENTS (knowledge_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/knowledge/check/", knowledge_cases[i].name, NULL);
      g_test_add_data_func (path, &knowledge_cases[i], test_bad_folder);
    }
  g_test_add_func ("/knowledge/check/all-problems", test_all_problems_are_told);
  g_test_add_func ("/knowledge/check/document-type", test_document_type_is_refused);
  g_test_add_func ("/knowledge/check/nothing-there", test_nothing_there);
  return g_test_run ();
}
