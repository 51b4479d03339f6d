/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>
#include <time.h>

#include "report-test.h"

/* What it takes to compare the sample's package with a policy, once both are read: with the sample's own policy, and
 * with policies made of its paragraphs over and over, until they say a thousand and ten thousand things. Shown is the
 * best of RUNS, in processor time of this process, beside that of reading the policy.
 *
 *   meson test -C BUILD --benchmark comparison */

#define RUNS 15

static double
get_milliseconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

/* The body of the page as often as asked for. */
static GBytes *
make_policy (GBytes *bytes, guint times)
{
  g_autofree char *page = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  char *start = strstr (page, "<body>"), *end = strstr (page, "</body>");
  g_autoptr (GString) text = NULL;

  g_assert_true (start != NULL && end != NULL);
  text = g_string_new_len (page, end - page);
  for (guint i = 1; i < times; i++)
    g_string_append_len (text, start + strlen ("<body>"), end - start - strlen ("<body>"));
  g_string_append (text, end);
  return g_string_free_to_bytes (g_steal_pointer (&text));
}

static void
measure (CandorKnowledge *knowledge, CandorPackage *package, GBytes *page, guint times)
{
  g_autoptr (GBytes) bytes = make_policy (page, times);
  double reading = G_MAXDOUBLE, comparing = G_MAXDOUBLE;
  guint statements = 0, findings = 0;

  for (guint run = 0; run < RUNS; run++)
    {
      double start = get_milliseconds (), middle;
      g_autoptr (CandorPolicy) policy = report_test_read_policy (knowledge, bytes, "policy.html");
      g_autoptr (CandorComparison) comparison = NULL;

      middle = get_milliseconds ();
      comparison = candor_comparison_new (policy, package, knowledge, "online_community");
      comparing = MIN (comparing, get_milliseconds () - middle);
      reading = MIN (reading, middle - start);
      statements = candor_policy_get_statement_count (policy);
      findings = g_list_model_get_n_items (candor_comparison_get_findings (comparison));
    }
  g_print ("%8zu bytes  %5u statements  read in %8.2f ms  compared in %6.2f ms  %u findings\n", g_bytes_get_size (bytes),
           statements, reading, comparing, findings);
}

int
main (void)
{
  static const char *const names[] = { "policy-en.html", "policy-zh.html" };
  static const guint times[] = { 1, 40, 400 };
  g_autoptr (GError) error = NULL;
  g_autoptr (CandorKnowledge) knowledge = NULL;
  g_autoptr (CandorPackage) package = NULL;

  setlocale (LC_ALL, "C.UTF-8");
  knowledge = candor_knowledge_load (g_getenv ("CANDOR_KNOWLEDGE"), &error);
  g_assert_no_error (error);
  package = report_test_read_package (knowledge);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GBytes) page = report_test_load (names[i]);

      for (guint k = 0; k < G_N_ELEMENTS (times); k++)
        measure (knowledge, package, page, times[k]);
    }
  return 0;
}
