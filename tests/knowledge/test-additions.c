/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "knowledge/candor-knowledge.h"
#include "knowledge/candor-knowledge-problem.h"

/* A person's own folder adds entries to what came with the program, and takes the place of some. */

static const char good[]
    = "<knowledge version='2031-01-01'>\n"
      "<source id='mine' name='My list' license='CC0-1.0'/>\n"
      "<sdk id='my_sdk' name='My SDK' kind='push' source='mine'><prefix>org.example.mine</prefix></sdk>\n"
      "<category id='camera' parent='personal_info' name-en='my camera' name-zh='我的相机' source='mine'/>\n"
      "</knowledge>\n";
static const char bad[]
    = "<knowledge version='2031-01-01'>\n"
      "<sdk id='my_sdk' name='My SDK' kind='push' source='nobody'><prefix>org.example.mine</prefix></sdk>\n"
      "</knowledge>\n";

static char *
make_folder (const char *content)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("candor-additions-XXXXXX", &error);
  g_autofree char *file = g_build_filename (folder, "mine.xml", NULL);

  g_assert_no_error (error);
  g_file_set_contents (file, content, -1, &error);
  g_assert_no_error (error);
  return folder;
}

static void
remove_folder (const char *folder)
{
  g_autofree char *file = g_build_filename (folder, "mine.xml", NULL);

  g_unlink (file);
  g_rmdir (folder);
}

static void
test_good (void)
{
  g_autofree char *folder = make_folder (good);
  g_autoptr (GError) error = NULL;
  g_autoptr (CandorKnowledge) plain = candor_knowledge_load (NULL, &error);
  g_autoptr (CandorKnowledge) more = NULL;
  gsize before, after;

  g_assert_no_error (error);
  g_setenv ("CANDOR_ADDITIONS", folder, TRUE);
  more = candor_knowledge_load (NULL, &error);
  g_unsetenv ("CANDOR_ADDITIONS");
  g_assert_no_error (error);
  candor_knowledge_get_categories (plain, &before);
  candor_knowledge_get_categories (more, &after);
  g_assert_cmpuint (after, ==, before);
  g_assert_cmpstr (candor_knowledge_get_category_name (more, "camera", "en"), ==, "my camera");
  g_assert_null (candor_knowledge_find_sdk (plain, "my_sdk"));
  g_assert_nonnull (candor_knowledge_find_sdk_of_class (more, "org.example.mine.Push"));
  /* What knew something else has another name. */
  g_assert_cmpstr (candor_knowledge_get_sha256 (plain), !=, candor_knowledge_get_sha256 (more));
  g_assert_cmpstr (candor_knowledge_get_version (more), ==, "2031-01-01");
  remove_folder (folder);
}

static void
test_bad (void)
{
  g_autofree char *folder = make_folder (bad);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) candor_knowledge_problem_free);
  g_autoptr (CandorKnowledge) knowledge = candor_knowledge_new_from_folder (folder, &error);

  g_assert_null (knowledge);
  g_assert_nonnull (strstr (error->message, folder));
  g_assert_nonnull (strstr (error->message, "mine.xml:2"));
  g_assert_false (candor_knowledge_check_folder (folder, problems));
  g_assert_cmpuint (problems->len, ==, 1);
  remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_unsetenv ("CANDOR_KNOWLEDGE");
  g_test_add_func ("/knowledge/additions/good", test_good);
  g_test_add_func ("/knowledge/additions/bad", test_bad);
  return g_test_run ();
}
