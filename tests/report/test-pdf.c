/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <poppler.h>
#include <string.h>
#include <time.h>

#include "comparison/candor-finding-private.h"
#include "report/candor-report-recheck.h"
#include "report-test.h"

/* The sample's own report, and one far larger, read back as a reader of PDF would. */

#define LARGE_SIZE_MAX (2u * 1000 * 1000)
/* Hashing so many bytes takes as long as the report should, 0.3 s on the machine where this was set; a busy
 * machine slows both, not always alike. */
#define YARDSTICK_BYTES (64u << 20)
#define LARGE_TIMES_MAX 6

static CandorKnowledge *knowledge;

static CandorComparison *
compare_sample (const char *policy_name)
{
  g_autoptr (GBytes) bytes = report_test_load (policy_name);
  g_autoptr (CandorPolicy) policy = report_test_read_policy (knowledge, bytes, policy_name);
  g_autoptr (CandorPackage) package = report_test_read_package (knowledge);

  return candor_comparison_new (policy, package, knowledge, NULL);
}

/* The file, and what a reader makes of it. */

static PopplerDocument *
open_report (CandorComparison *comparison, const char *locale, GDateTime *created, GBytes **bytes)
{
  g_autoptr (CandorCatalog) catalog = candor_catalog_new (locale);
  g_autoptr (GError) error = NULL;
  PopplerDocument *document;

  *bytes = candor_report_comparison_to_pdf (comparison, catalog, created, &error);
  g_assert_no_error (error);
  document = poppler_document_new_from_bytes (*bytes, NULL, &error);
  g_assert_no_error (error);
  return document;
}

static char *
dup_text (PopplerDocument *document, int page)
{
  PopplerPage *its = poppler_document_get_page (document, page);
  char *text = poppler_page_get_text (its);

  g_object_unref (its);
  return text;
}

static char *
dup_all_text (PopplerDocument *document)
{
  GString *all = g_string_new (NULL);

  for (int i = 0; i < poppler_document_get_n_pages (document); i++)
    {
      g_autofree char *text = dup_text (document, i);
      g_string_append (all, text);
    }
  return g_string_free (all, FALSE);
}

static void
expect (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("the report does not say “%s”", part);
}

static guint
count_outline (PopplerIndexIter *iter)
{
  guint count = 0;

  do
    {
      PopplerIndexIter *child = poppler_index_iter_get_child (iter);
      PopplerAction *action = poppler_index_iter_get_action (iter);

      g_assert_cmpint (action->type, ==, POPPLER_ACTION_GOTO_DEST);
      poppler_action_free (action);
      count += 1 + (child != NULL ? count_outline (child) : 0);
      poppler_index_iter_free (child);
    }
  while (poppler_index_iter_next (iter));
  return count;
}

static void
check_fonts (PopplerDocument *document)
{
  PopplerFontInfo *info = poppler_font_info_new (document);
  PopplerFontsIter *iter = NULL;
  guint count = 0;

  g_assert_true (poppler_font_info_scan (info, poppler_document_get_n_pages (document), &iter));
  do
    {
      g_assert_true (poppler_fonts_iter_is_embedded (iter));
      g_assert_true (poppler_fonts_iter_is_subset (iter));
      count++;
    }
  while (poppler_fonts_iter_next (iter));
  g_assert_cmpuint (count, >=, 2);
  poppler_fonts_iter_free (iter);
  g_object_unref (info);
}

/* Every link leads to a place that is there. */
static guint
check_links (PopplerDocument *document)
{
  guint count = 0;

  for (int i = 0; i < poppler_document_get_n_pages (document); i++)
    {
      PopplerPage *page = poppler_document_get_page (document, i);
      GList *links = poppler_page_get_link_mapping (page);

      for (GList *at = links; at != NULL; at = at->next, count++)
        {
          PopplerAction *action = ((PopplerLinkMapping *) at->data)->action;
          PopplerDest *place;

          g_assert_cmpint (action->type, ==, POPPLER_ACTION_GOTO_DEST);
          if (action->goto_dest.dest->type != POPPLER_DEST_NAMED)
            continue;
          place = poppler_document_find_dest (document, action->goto_dest.dest->named_dest);
          g_assert_nonnull (place);
          poppler_dest_free (place);
        }
      poppler_page_free_link_mapping (links);
      g_object_unref (page);
    }
  return count;
}

/* No letter stands in the margins, or outside of the page. */
static void
check_margins (PopplerDocument *document)
{
  for (int i = 0; i < poppler_document_get_n_pages (document); i++)
    {
      PopplerPage *page = poppler_document_get_page (document, i);
      PopplerRectangle *boxes;
      guint count;

      g_assert_true (poppler_page_get_text_layout (page, &boxes, &count));
      for (guint k = 0; k < count; k++)
        {
          g_assert_cmpfloat (boxes[k].x1, >=, 40);
          g_assert_cmpfloat (boxes[k].x2, <=, 595 - 40);
          g_assert_cmpfloat (boxes[k].y2, <=, 842 - 20);
        }
      g_free (boxes);
      g_object_unref (page);
    }
}

static void
check_pages (PopplerDocument *document, const char *format)
{
  int count = poppler_document_get_n_pages (document);

  for (int i = 0; i < count; i++)
    {
      g_autofree char *text = dup_text (document, i);
      g_autofree char *number = g_strdup_printf (format, i + 1, count);

      expect (text, number);
    }
}

static void
test_english (void)
{
  g_autoptr (CandorComparison) comparison = compare_sample ("policy-en.html");
  g_autoptr (GDateTime) created = g_date_time_new_utc (2026, 3, 1, 9, 30, 0);
  g_autoptr (GBytes) bytes = NULL;
  PopplerDocument *document = open_report (comparison, "en", created, &bytes);
  g_autofree char *text = dup_all_text (document);
  g_autofree char *title = poppler_document_get_title (document);
  g_autofree char *author = poppler_document_get_author (document);
  PopplerIndexIter *outline = poppler_index_iter_new (document);
  guint findings = g_list_model_get_n_items (candor_comparison_get_findings (comparison));

  expect (text, "Riverbank 4.2.1");
  expect (text, "2026-03-01 09:30");
  expect (text, "We do not access your contacts.");
  expect (text, "READ_CONTACTS");
  expect (text, "What was not looked at");
  expect (text, "Certificate"); /* letter by letter, without a ligature */
  expect (title, "Riverbank");
  g_assert_cmpstr (author, ==, "Candor");
  g_assert_cmpint (poppler_document_get_creation_date (document), ==, g_date_time_to_unix (created));
  check_pages (document, "page %d of %d");
  check_fonts (document);
  check_margins (document);
  g_assert_cmpuint (check_links (document), >, findings * 3);
  g_assert_cmpuint (count_outline (outline), >, findings + 6);
  expect (g_bytes_get_data (bytes, NULL), "%PDF-1.");
  poppler_index_iter_free (outline);
  g_object_unref (document);
}

/* Tagged, with a language, and headings; cairo before 1.18 puts all of it into one document element, later ones do not. */
static void
test_structure (void)
{
  g_autoptr (CandorComparison) comparison = compare_sample ("policy-en.html");
  g_autoptr (GBytes) bytes = NULL;
  PopplerDocument *document = open_report (comparison, "en", NULL, &bytes);
  PopplerStructureElementIter *iter = poppler_structure_element_iter_new (document);
  PopplerStructureElement *root;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_assert_nonnull (iter);
  root = poppler_structure_element_iter_get_element (iter);
  if (cairo_version () < CAIRO_VERSION_ENCODE (1, 18, 0))
    {
      g_assert_cmpint (poppler_structure_element_get_kind (root), ==, POPPLER_STRUCTURE_ELEMENT_DOCUMENT);
      g_assert_false (poppler_structure_element_iter_next (iter));
    }
  g_assert_nonnull (memmem (data, size, "/Marked true", 12));
  g_assert_nonnull (memmem (data, size, "/Lang (en)", 10));
  g_assert_nonnull (memmem (data, size, "/S /TR", 6));
  g_object_unref (root);
  poppler_structure_element_iter_free (iter);
  g_object_unref (document);
}

static void
test_chinese (void)
{
  g_autoptr (CandorComparison) comparison = compare_sample ("policy-zh.html");
  g_autoptr (GBytes) bytes = NULL;
  PopplerDocument *document = open_report (comparison, "zh", NULL, &bytes);
  g_autofree char *text = dup_all_text (document);

  expect (text, "河畔");
  expect (text, "我们不会读取您的通讯录。");
  expect (text, "明确否认");
  check_fonts (document);
  check_margins (document);
  g_assert_cmpuint (g_bytes_get_size (bytes), <, 600 * 1000);
  g_object_unref (document);
}

static void
test_deterministic (void)
{
  g_autoptr (CandorComparison) first = compare_sample ("policy-zh.html"), second = compare_sample ("policy-zh.html");
  g_autoptr (CandorCatalog) catalog = candor_catalog_new ("zh");
  g_autoptr (GBytes) one = candor_report_comparison_to_pdf (first, catalog, NULL, NULL);
  g_autoptr (GBytes) two = NULL;

  g_usleep (1100 * 1000); /* dates in a file count seconds */
  two = candor_report_comparison_to_pdf (second, catalog, NULL, NULL);
  g_assert_true (g_bytes_equal (one, two));
  g_assert_null (memmem (g_bytes_get_data (one, NULL), g_bytes_get_size (one), "CreationDate", 12));
}

static double
get_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec + now.tv_nsec / 1e9;
}

/* What hashing takes. */
static double
measure_yardstick (void)
{
  g_autofree guchar *zeroes = g_malloc0 (YARDSTICK_BYTES);
  double start = get_time ();
  g_autofree char *digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, zeroes, YARDSTICK_BYTES);

  g_assert_nonnull (digest);
  return get_time () - start;
}

/* A thousand statements, two hundred SDKs nobody named, ten thousand calls. */
static void
test_large (void)
{
  g_autoptr (CandorComparison) comparison = report_test_make_large (knowledge, 10000, 1000);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  PopplerDocument *document;
  double start, seconds, yardstick;

  start = get_time ();
  document = open_report (comparison, "en", NULL, &bytes);
  seconds = get_time () - start;
  yardstick = measure_yardstick ();
  g_test_message ("%" G_GSIZE_FORMAT " bytes, %d pages, %.3f s, %.1f times the yardstick", g_bytes_get_size (bytes),
                  poppler_document_get_n_pages (document), seconds, seconds / yardstick);
  g_assert_cmpuint (g_bytes_get_size (bytes), <, LARGE_SIZE_MAX);
  g_assert_cmpfloat (seconds, <, LARGE_TIMES_MAX * yardstick);
  text = dup_all_text (document);
  expect (text, "and 96 more");
  check_margins (document);
  check_links (document);
  g_object_unref (document);
}

/* However much a policy says, the summary is one page. */
static void
test_one_page (void)
{
  g_autoptr (GString) words = g_string_new ("<h1>Privacy policy</h1><p>We collect your ");
  g_autoptr (GBytes) policy_bytes = NULL, bytes = NULL;
  g_autoptr (CandorPolicy) policy = NULL;
  g_autoptr (CandorPackage) package = report_test_read_package (knowledge);
  g_autoptr (CandorComparison) comparison = NULL;
  g_autofree char *first = NULL, *second = NULL;
  PopplerDocument *document;
  PopplerPage *summary, *bands;
  gsize count;
  const CandorKnownCategory *known = candor_knowledge_get_categories (knowledge, &count);

  for (gsize i = 0; i < count; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? "</p><p>We collect your " : "",
                            candor_knowledge_get_category_name (knowledge, known[i].id, "en"));
  g_string_append (words, "</p>");
  policy_bytes = g_bytes_new (words->str, words->len);
  policy = report_test_read_policy (knowledge, policy_bytes, "all.html");
  comparison = candor_comparison_new (policy, package, knowledge, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (candor_comparison_get_rows (comparison)), >=, 40);
  document = open_report (comparison, "en", NULL, &bytes);
  summary = poppler_document_get_page (document, 1);
  bands = poppler_document_get_page (document, 2);
  first = poppler_page_get_text (summary);
  second = poppler_page_get_text (bands);
  expect (first, "Summary");
  expect (first, "that only the policy speaks of");
  expect (second, "Words and deeds");
  check_margins (document);
  check_links (document);
  g_object_unref (summary);
  g_object_unref (bands);
  g_object_unref (document);
}

/* Names of any length, and headings that are none. */
static void
test_hostile (void)
{
  g_autofree char *long_name = g_strnfill (60000, 'x');
  g_autofree char *dotted = g_strnfill (60000, '.');
  g_autofree char *page = g_strdup_printf ("<title>%s</title><h1>%s</h1><p>We collect <a href='https://trap.example/a'>your location</a> and share it with %s, "
                                           "see https://trap.example/b or mailto:a@trap.example.</p>"
                                           "<p>我们会收集您的位置信息%s。</p>", long_name, long_name, long_name, long_name);
  g_autoptr (GBytes) policy_bytes = g_bytes_new (page, strlen (page));
  g_autoptr (CandorPolicy) policy = report_test_read_policy (knowledge, policy_bytes, "hostile.html");
  g_autoptr (CandorPackage) sample = report_test_read_package (knowledge), package = NULL;
  g_autoptr (GVariant) variant = g_variant_ref_sink (candor_package_to_variant (sample)), changed = NULL;
  g_autoptr (CandorComparison) comparison = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = g_variant_print (variant, TRUE);
  g_auto (GStrv) labels = g_strsplit (text, "'Riverbank'", -1);
  g_autofree char *quoted = g_strdup_printf ("'%s'", long_name);
  g_autofree char *named = g_strjoinv (quoted, labels);
  g_auto (GStrv) methods = g_strsplit (named, "'org.example.riverbank.MainActivity'", -1);
  g_autofree char *class_name = g_strdup_printf ("'%s'", dotted);
  g_autofree char *all = g_strjoinv (class_name, methods);
  g_autoptr (GError) error = NULL;
  PopplerDocument *document;

  g_assert_nonnull (labels[1]);
  g_assert_nonnull (methods[1]);
  changed = g_variant_parse (G_VARIANT_TYPE (CANDOR_PACKAGE_VARIANT_TYPE), all, NULL, NULL, &error);
  g_assert_no_error (error);
  package = candor_package_new_from_variant (changed, &error);
  g_assert_no_error (error);
  comparison = candor_comparison_new (policy, package, knowledge, NULL);
  document = open_report (comparison, "en", NULL, &bytes);
  check_margins (document);
  check_links (document); /* all within the report */
  g_assert_cmpint (poppler_document_get_n_pages (document), <, 60);
  g_object_unref (document);
}

/* What a report shows beside the comparison. */

static PopplerDocument *
open_with (CandorComparison *comparison, const char *locale, const CandorReportExtras *extras)
{
  g_autoptr (CandorCatalog) catalog = candor_catalog_new (locale);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = candor_report_write (comparison, catalog, CANDOR_REPORT_PDF, extras, &error);
  PopplerDocument *document;

  g_assert_no_error (error);
  document = poppler_document_new_from_bytes (bytes, NULL, &error);
  g_assert_no_error (error);
  return document;
}

/* Both languages whole, each with its own places: twice the links, and none of them lost. */
static void
test_bilingual (void)
{
  g_autoptr (CandorComparison) comparison = compare_sample ("policy-en.html");
  g_autoptr (CandorCatalog) second = candor_catalog_new ("zh_CN");
  const CandorReportExtras extras = { .second = second };
  g_autoptr (GBytes) bytes = NULL;
  PopplerDocument *single = open_report (comparison, "en", NULL, &bytes), *document = open_with (comparison, "en", &extras);
  PopplerIndexIter *outline = poppler_index_iter_new (document), *single_outline = poppler_index_iter_new (single);
  g_autofree char *text = dup_all_text (document);
  guint entries = count_outline (single_outline);

  expect (text, "Method and limits");
  expect (text, "方法与局限");
  check_pages (document, "page %d of %d");
  check_fonts (document);
  check_margins (document);
  g_assert_cmpuint (check_links (document), >=, check_links (single) * 2);
  g_assert_cmpuint (count_outline (outline), ==, entries * 2 + 2);
  poppler_index_iter_free (outline);
  poppler_index_iter_free (single_outline);
  g_object_unref (document);
  g_object_unref (single);
}

/* A person's words are on paper, whatever they are. */
static void
test_decided (void)
{
  g_autoptr (CandorComparison) comparison = compare_sample ("policy-en.html");
  g_autoptr (GDateTime) time = g_date_time_new_utc (2026, 3, 1, 9, 30, 0);
  g_autoptr (CandorCase) work = candor_case_new (comparison, time);
  g_autoptr (CandorFinding) finding = g_list_model_get_item (candor_comparison_get_findings (comparison), 0);
  g_autoptr (CandorDecision) decision = candor_decision_new (candor_finding_get_id (finding), CANDOR_VERDICT_DISMISSED,
                                                             "shown by the firm’s list \342\200\256 <b>", "see letter", "R. Reader", time);
  const CandorReportExtras extras = { .work = work, .created = time };
  PopplerDocument *document;
  g_autofree char *text = NULL;

  candor_case_decide (work, decision);
  candor_case_set_note (work, "存档：编辑部");
  document = open_with (comparison, "en", &extras);
  text = dup_all_text (document);
  expect (text, "1 dismissed");
  expect (text, "see letter");
  expect (text, "R. Reader");
  expect (text, "存档");
  expect (text, "Checks so far");
  check_links (document);
  check_margins (document);
  g_object_unref (document);
}

/* The rectification report: what it says of each finding, in both languages. */
static void
test_recheck (void)
{
  g_autoptr (CandorComparison) before = compare_sample ("policy-en.html"), after = compare_sample ("policy-zh.html");
  g_autoptr (CandorRecheck) recheck = candor_recheck_new (before, after);
  g_autoptr (CandorCatalog) catalog = candor_catalog_new ("zh_CN"), second = candor_catalog_new ("en");
  const CandorReportExtras extras = { .second = second };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = candor_report_recheck (recheck, catalog, CANDOR_REPORT_PDF, &extras, &error);
  PopplerDocument *document;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  document = poppler_document_new_from_bytes (bytes, NULL, &error);
  g_assert_no_error (error);
  text = dup_all_text (document);
  expect (text, "整改情况报告");
  expect (text, "整改要求");
  expect (text, "Rectification report");
  expect (text, "policy-en.html");
  expect (text, "policy-zh.html");
  check_fonts (document);
  check_margins (document);
  check_links (document);
  g_object_unref (document);
}

/* Whatever is found, something is said to be required: kinds are added to the comparison, not here. */
static void
test_required (void)
{
  g_autoptr (CandorComparison) comparison = compare_sample ("policy-en.html");
  g_autoptr (CandorRecheck) recheck = candor_recheck_new (comparison, comparison);
  g_autoptr (CandorCatalog) catalog = candor_catalog_new ("en");

  g_assert_cmpuint (candor_recheck_count (recheck, CANDOR_RECHECK_OPEN), ==,
                    g_list_model_get_n_items (candor_comparison_get_findings (comparison)));
  for (guint kind = 0; kind < 40; kind++)
    {
      g_autoptr (CandorFinding) finding = candor_finding_new (CANDOR_FINDING_UNDISCLOSED, "contacts", "contacts");
      g_autofree char *required = NULL;

      finding->kind = kind;
      required = candor_recheck_dup_required (recheck, finding, catalog);
      g_assert_cmpuint (strlen (required), >, 10);
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  knowledge = candor_knowledge_load (g_getenv ("CANDOR_KNOWLEDGE"), &error);
  g_assert_no_error (error);
  g_test_add_func ("/report/pdf/english", test_english);
  g_test_add_func ("/report/pdf/structure", test_structure);
  g_test_add_func ("/report/pdf/chinese", test_chinese);
  g_test_add_func ("/report/pdf/deterministic", test_deterministic);
  g_test_add_func ("/report/pdf/bilingual", test_bilingual);
  g_test_add_func ("/report/pdf/decided", test_decided);
  g_test_add_func ("/report/pdf/recheck", test_recheck);
  g_test_add_func ("/report/required", test_required);
  g_test_add_func ("/report/pdf/large", test_large);
  g_test_add_func ("/report/pdf/one-page", test_one_page);
  g_test_add_func ("/report/pdf/hostile", test_hostile);
  status = g_test_run ();
  g_object_unref (knowledge);
  return status;
}
