/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "package-test.h"

#include "package/candor-resources.h"

#define LABEL 0x7f020003
#define OTHER 0x7f020004
#define LOOP_A 0x7f020005
#define LOOP_B 0x7f020006
#define LEVEL 0x7f030001

static CandorKnowledge *knowledge;

static const TestResource resources[] = {
  { LABEL, "", 0, "Name" },          { LABEL, "zh-CN", 0, "名字" },     { LABEL, "zh-TW", 0, "@7f020004" },
  { LABEL, "sr-Latn", 0, "Ime" },    { LABEL, "fil", 0, "Pangalan" },   { LABEL, "fr", 0, "Vieux nom" },
  { LABEL, "fr", 21, "Nom" },        { OTHER, "", 0, "Other" },         { OTHER, "zh-TW", 0, "名稱" },
  { OTHER, "ja", 0, "名前" },        { LOOP_A, "", 0, "@7f020006" },    { LOOP_B, "", 0, "@7f020005" },
  { LEVEL, "", 0, "33" },
};

static const char manifest_text[] =
  "<manifest package='a.b' android:versionName='@7f020004'><uses-sdk android:targetSdkVersion='@7f030001'/>"
  "<application android:label='@7f020003'/></manifest>";

static const char expected[] =
  "package a.b - Other sdk -1 33 backup\n"
  "label Name\n"
  "label fil: Pangalan\n"
  "label fr: Nom\n"
  "label ja: Name\n"
  "label sr-Latn: Ime\n"
  "label zh-CN: 名字\n"
  "label zh-TW: 名稱\n";

/* However a table is stored, it says the same. */
static void
test_forms (gconstpointer data)
{
  TestTableFlags flags = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) manifest = test_xml_build (manifest_text, 0);
  g_autoptr (GBytes) table = test_table_build (resources, G_N_ELEMENTS (resources), flags);
  g_autoptr (CandorPackage) package = test_package_read (knowledge, manifest, table, &error);
  g_autofree char *dump = NULL;

  g_assert_no_error (error);
  dump = test_package_dump (package);
  g_assert_cmpstr (dump, ==, expected);
}

static void
test_label_for (void)
{
  static const struct
  {
    const char *locale;
    const char *label;
  } cases[] = {
    { "zh_CN.UTF-8", "名字" }, { "zh_TW", "名稱" }, { "zh-CN", "名字" }, { "fr_CA@euro", "Nom" }, { "fr", "Nom" },
    { "de_DE", "Name" },       { "en", "Name" },    { "C", "Name" },     { "fil", "Pangalan" },   { "", "Name" },
  };
  g_autoptr (GBytes) manifest = test_xml_build (manifest_text, 0);
  g_autoptr (GBytes) table = test_table_build (resources, G_N_ELEMENTS (resources), 0);
  g_autoptr (CandorPackage) package = test_package_read (knowledge, manifest, table, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (candor_package_get_label_for (package, cases[i].locale), ==, cases[i].label);
}

/* References that go round, or lead nowhere, end; the rest of the manifest is read. */
static void
test_lost_references (void)
{
  static const char *const labels[] = { "@7f020005", "@7f020007", "@01040000", "@00000000", "@7f02ffff" };
  g_autoptr (GBytes) table = test_table_build (resources, G_N_ELEMENTS (resources), 0);

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = g_strdup_printf ("<manifest package='a.b'><application android:label='%s'/></manifest>", labels[i]);
      g_autoptr (GBytes) manifest = test_xml_build (text, 0);
      g_autoptr (CandorPackage) package = test_package_read (knowledge, manifest, table, &error);

      g_assert_no_error (error);
      g_assert_null (candor_package_get_label (package));
    }
}

/* A table that is none costs the names that stand in it, and says so. */
static void
test_no_table (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) manifest = test_xml_build (manifest_text, 0);
  g_autoptr (GBytes) table = g_bytes_new_static ("no table", 8);
  g_autoptr (CandorPackage) package = test_package_read (knowledge, manifest, table, &error);
  g_autofree char *warnings = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (candor_package_get_package_name (package), ==, "a.b");
  g_assert_null (candor_package_get_label (package));
  warnings = test_package_dump_warnings (package);
  g_assert_cmpstr (warnings, ==,
                   "Names that stand in the resources (resources.arsc) could not be read: it is damaged.\n");
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  knowledge = test_knowledge_load ();
  for (guint flags = 0; flags < 16; flags++)
    {
      g_autofree char *path = g_strdup_printf ("/package/resources/form/%x", flags);
      g_test_add_data_func (path, GUINT_TO_POINTER (flags), test_forms);
    }
  g_test_add_func ("/package/resources/label-for", test_label_for);
  g_test_add_func ("/package/resources/lost-references", test_lost_references);
  g_test_add_func ("/package/resources/no-table", test_no_table);
  status = g_test_run ();
  g_object_unref (knowledge);
  return status;
}
