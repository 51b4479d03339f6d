/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report-test.h"

#include <string.h>

#define APIS 100

GBytes *
report_test_load (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("CANDOR_SAMPLES"), name, NULL);
  g_autoptr (GError) error = NULL;
  char *content;
  gsize size;

  g_assert_true (g_file_get_contents (path, &content, &size, &error));
  return g_bytes_new_take (content, size);
}

CandorPolicy *
report_test_read_policy (CandorKnowledge *knowledge, GBytes *bytes, const char *name)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  CandorPolicy *policy;

  g_ptr_array_add (documents, candor_document_read (bytes, name, &error));
  g_assert_no_error (error);
  policy = candor_policy_read (documents, knowledge, &error);
  g_assert_no_error (error);
  return policy;
}

CandorPackage *
report_test_read_package (CandorKnowledge *knowledge)
{
  g_autoptr (GBytes) bytes = report_test_load ("riverbank.apk");
  g_autoptr (GError) error = NULL;
  CandorPackage *package = candor_package_read (bytes, "riverbank.apk", knowledge, &error);

  g_assert_no_error (error);
  return package;
}

/* The sample's package with many more SDKs, each of which calls everything that is known a hundred times. */
static GVariant *
make_sdks (CandorKnowledge *knowledge)
{
  GVariantBuilder sdks;
  gsize count;
  const CandorKnownSdk *known = candor_knowledge_get_sdks (knowledge, &count);
  guint added = 0;

  g_variant_builder_init (&sdks, G_VARIANT_TYPE ("a(ssmssasub)"));
  for (gsize i = 0; i < count && added < REPORT_TEST_SDKS; i++)
    {
      const char *evidence[] = { known[i].prefixes[0], NULL };

      if (known[i].open_source_library || known[i].prefixes[0] == NULL || strcmp (known[i].kind, "other") == 0)
        continue;
      g_variant_builder_add (&sdks, "(ssmss^asub)", known[i].id, known[i].name, known[i].vendor, known[i].kind, evidence, 10, FALSE);
      added++;
    }
  g_assert_cmpuint (added, ==, REPORT_TEST_SDKS);
  return g_variant_builder_end (&sdks);
}

static GVariant *
make_api (const CandorKnownApi *known, guint calls)
{
  GVariantBuilder sites;

  g_variant_builder_init (&sites, G_VARIANT_TYPE ("a(sssmsb)"));
  for (guint i = 0; i < calls; i++)
    {
      g_autofree char *name = g_strdup_printf ("org.example.riverbank.part%03u.Worker$Inner", i);
      g_variant_builder_add (&sites, "(sssmsb)", name, "work", "classes.dex", NULL, TRUE);
    }
  return g_variant_new ("(ymsmss^asba(sssmsb))", (guint8) known->kind, known->class_name, known->member, known->category,
                        known->permissions, known->weak, &sites);
}

static GVariant *
make_apis (CandorKnowledge *knowledge, guint calls)
{
  GVariantBuilder apis;
  gsize count;
  const CandorKnownApi *known = candor_knowledge_get_apis (knowledge, &count);

  g_variant_builder_init (&apis, G_VARIANT_TYPE ("a(ymsmssasba(sssmsb))"));
  for (gsize i = 0; i < MIN (count, APIS); i++)
    g_variant_builder_add_value (&apis, make_api (&known[i], calls / APIS));
  return g_variant_builder_end (&apis);
}

static CandorPackage *
make_large_package (CandorKnowledge *knowledge, guint calls)
{
  g_autoptr (CandorPackage) sample = report_test_read_package (knowledge);
  g_autoptr (GVariant) variant = g_variant_ref_sink (candor_package_to_variant (sample));
  g_autoptr (GVariant) file = NULL, manifest = NULL, signature = NULL, code = NULL, warnings = NULL, large = NULL;
  GVariant *parts[7];
  g_autoptr (GError) error = NULL;
  CandorPackage *package;

  g_variant_get (variant, "(@*@*@*@*@*)", &file, &manifest, &signature, &code, &warnings);
  for (guint i = 0; i < 5; i++)
    parts[i] = g_variant_get_child_value (code, i);
  parts[5] = make_apis (knowledge, calls);
  parts[6] = make_sdks (knowledge);
  large = g_variant_ref_sink (g_variant_new ("(@*@*@*@*@*)", file, manifest, signature, g_variant_new_tuple (parts, 7), warnings));
  for (guint i = 0; i < 5; i++)
    g_variant_unref (parts[i]);
  package = candor_package_new_from_variant (large, &error);
  g_assert_no_error (error);
  return package;
}

CandorComparison *
report_test_make_large (CandorKnowledge *knowledge, guint calls, guint statements)
{
  g_autoptr (GString) words = g_string_new ("<h1>Privacy policy</h1>");
  g_autoptr (CandorPackage) package = make_large_package (knowledge, calls);
  g_autoptr (CandorPolicy) policy = NULL;
  g_autoptr (GBytes) bytes = NULL;
  CandorComparison *comparison;

  for (guint i = 0; i < statements / 2; i++)
    g_string_append_printf (words, "<h2>%u. Part</h2><p>In part %u we collect your location and your e-mail address when you use it.</p>", i, i);
  bytes = g_bytes_new (words->str, words->len);
  policy = report_test_read_policy (knowledge, bytes, "large.html");
  comparison = candor_comparison_new (policy, package, knowledge, NULL);
  g_assert_cmpuint (candor_policy_get_statement_count (policy), >=, statements);
  g_assert_cmpuint (g_list_model_get_n_items (candor_comparison_get_findings (comparison)), >=, REPORT_TEST_SDKS);
  return comparison;
}
