/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include "report/candor-html-out.h"
#include "report/candor-paper-table.h"
#include "report/candor-report-private.h"

#include <glib/gi18n-lib.h>

#define BULLET_X 10.0

static void
add_note (CandorPaper *self, const char *text)
{
  double y;

  if (self->html != NULL)
    {
      candor_html_element (self->html, "p", NULL, text);
      candor_html_tag (self->html, "\n");
      return;
    }
  candor_pages_reserve (self->pages, candor_type_get_leading (CANDOR_FACE_BODY));
  y = candor_pages_get_y (self->pages);
  candor_pages_put (self->pages, candor_type_set (self->type, CANDOR_FACE_BODY, "·", 0), 2, y, CANDOR_INK_SOFT, "Span");
  candor_pages_add_text (self->pages, CANDOR_FACE_BODY, text, BULLET_X, CANDOR_TEXT_WIDTH - BULLET_X, CANDOR_INK_TEXT, "P");
  candor_pages_skip (self->pages, 3);
}

static void
add_notes (CandorPaper *self, const char *title, GPtrArray *notes)
{
  if (notes->len == 0)
    return;
  candor_paper_add_subheading (self, candor_paper_word (self, title));
  for (guint i = 0; i < notes->len; i++)
    {
      g_autofree char *text = candor_paper_dup_note (self, g_ptr_array_index (notes, i));
      add_note (self, text);
    }
}

static void
add_marks (CandorPaper *self)
{
  static const struct
  {
    CandorDisclosure disclosure;
    const char *meaning;
  } marks[] = {
    { CANDOR_DISCLOSURE_CLEAR, N_ ("the policy says it, by the name of the data or of a narrower kind") },
    { CANDOR_DISCLOSURE_VAGUE, N_ ("the policy names only a broader kind of data") },
    { CANDOR_DISCLOSURE_OMITTED, N_ ("no statement about it was found in the policy") },
    { CANDOR_DISCLOSURE_INCORRECT, N_ ("the policy denies it") },
    { CANDOR_DISCLOSURE_AMBIGUOUS, N_ ("the policy says that it is done and that it is not") },
    { CANDOR_DISCLOSURE_NONE_NEEDED, N_ ("the policy says it, and the package was not seen to do it") },
  };

  candor_paper_add_subheading (self, candor_paper_word (self, N_ ("The marks")));
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_autofree char *text = g_strdup_printf ("%s: %s", candor_paper_word (self, candor_disclosure_get_word (marks[i].disclosure)),
                                               candor_paper_word (self, marks[i].meaning));

      if (self->html != NULL)
        {
          g_autofree char *marked = g_strdup_printf ("%s %s", candor_disclosure_get_mark (marks[i].disclosure), text);
          candor_html_element (self->html, "p", NULL, marked);
          continue;
        }
      candor_pages_reserve (self->pages, 16);
      candor_pages_put_mark (self->pages, marks[i].disclosure, 5, candor_pages_get_y (self->pages) + 6.5, 8);
      candor_pages_add_text (self->pages, CANDOR_FACE_BODY, text, 18, CANDOR_TEXT_WIDTH - 18, CANDOR_INK_TEXT, "P");
      candor_pages_skip (self->pages, 2);
    }
}

void
candor_paper_add_method (CandorPaper *self)
{
  candor_paper_begin_section (self, candor_paper_word (self, N_ ("Method and limits")), "method", TRUE);
  candor_paper_add_paragraph (self, candor_paper_word (self, N_ (
      "The policy was read sentence by sentence for statements: who does what with which kind of personal data, and whether it is "
      "said, denied, or said under a condition. The package was read without running it: the permissions that its manifest requests, "
      "the places in its code that call interfaces giving access to personal data, and the SDKs it carries. Both were brought to the "
      "same kinds of data and held against each other.")), CANDOR_INK_TEXT);
  candor_paper_add_paragraph (self, candor_paper_word (self, N_ (
      "A finding says what was seen in these two files. It does not say that data was in fact collected or sent, and not why the files "
      "are as they are. The same files read by the same version of the program, with the same knowledge, give the same report.")), CANDOR_INK_TEXT);
  add_marks (self);
  add_notes (self, N_ ("What was not looked at"), candor_comparison_get_limits (self->comparison));
  add_notes (self, N_ ("On reading the policy"), candor_policy_get_warnings (self->policy));
  add_notes (self, N_ ("On reading the package"), candor_package_get_warnings (self->package));
  candor_paper_add_subheading (self, candor_paper_word (self, N_ ("Right of reply")));
  candor_paper_add_paragraph (self, candor_paper_word (self, N_ (
      "Whoever acts on this report or publishes it should first give the app’s maker the chance to answer, finding by finding, with the "
      "SHA-256 digests on the cover, so that both sides speak of the same files.")), CANDOR_INK_TEXT);
}

/* What the app's type necessarily needs, against what the package can reach. */

static const CandorPaperColumn scope_columns[] = {
  { N_ ("Personal data the package can reach"), 250 }, { N_ ("For an app of this type"), 249 },
};

static gboolean
is_necessary (CandorPaper *self, const CandorKnownAppType *type, const char *category)
{
  for (gsize i = 0; type->necessary[i] != NULL; i++)
    if (g_str_equal (type->necessary[i], category) || candor_knowledge_subsumes (self->knowledge, type->necessary[i], category))
      return TRUE;
  return FALSE;
}

static void
add_scope_rows (CandorPaper *self, const CandorKnownAppType *type)
{
  GListModel *rows = candor_comparison_get_rows (self->comparison);
  CandorPaperTable table;

  candor_paper_table_begin (&table, self, scope_columns, G_N_ELEMENTS (scope_columns));
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (CandorRow) row = g_list_model_get_item (rows, i);
      const char *category = candor_row_get_category (row);
      g_autofree char *name = candor_paper_dup_category_title (self, category);
      gboolean necessary = is_necessary (self, type, category);

      if (!candor_row_get_has_behavior (row))
        continue;
      candor_paper_table_add (&table, name, CANDOR_INK_TEXT);
      candor_paper_table_add (&table, candor_paper_word (self, necessary ? N_ ("necessary") : N_ ("beyond the necessary scope")),
                              necessary ? CANDOR_INK_TEXT : CANDOR_INK_OMITTED);
      candor_paper_table_end_row (&table, NULL);
    }
  candor_paper_table_end (&table);
}

void
candor_paper_add_scope (CandorPaper *self)
{
  const CandorKnownAppType *type = candor_comparison_get_app_type (self->comparison);
  gboolean chinese = candor_catalog_is_chinese (self->catalog);
  g_autoptr (GString) words = NULL;

  if (type == NULL)
    return;
  candor_paper_begin_section (self, candor_paper_word (self, N_ ("Necessity")), "scope", TRUE);
  words = g_string_new (chinese ? type->name_zh : type->name_en);
  g_string_append_printf (words, ". %s", chinese ? type->function_zh : type->function_en);
  candor_paper_add_paragraph (self, words->str, CANDOR_INK_TEXT);
  g_string_assign (words, candor_paper_word (self, N_ ("Necessary information, in the regulation’s words:")));
  for (gsize i = 0; type->necessary_zh[i] != NULL; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? "；" : " ", type->necessary_zh[i]);
  candor_paper_add_paragraph (self, words->str, CANDOR_INK_SOFT);
  add_scope_rows (self, type);
}

/* Each rule that a finding cites, once. */

static const CandorPaperColumn rule_columns[] = {
  { N_ ("Rule"), 130 }, { N_ ("What it asks"), 369 },
};

static GHashTable *
collect_cited (CandorPaper *self)
{
  GListModel *findings = candor_comparison_get_findings (self->comparison);
  GHashTable *cited = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (CandorFinding) finding = g_list_model_get_item (findings, i);
      const char *const *rules = candor_finding_get_rules (finding);

      for (gsize k = 0; rules != NULL && rules[k] != NULL; k++)
        g_hash_table_add (cited, (char *) rules[k]);
    }
  return cited;
}

void
candor_paper_add_rules (CandorPaper *self)
{
  g_autoptr (GHashTable) cited = collect_cited (self);
  gboolean chinese = candor_catalog_is_chinese (self->catalog);
  CandorPaperTable table;
  gsize count;
  const CandorKnownRule *rules = candor_knowledge_get_rules (self->knowledge, &count);

  if (g_hash_table_size (cited) == 0)
    return;
  candor_paper_begin_section (self, candor_paper_word (self, N_ ("Rules cited")), "rules", TRUE);
  candor_paper_table_begin (&table, self, rule_columns, G_N_ELEMENTS (rule_columns));
  for (gsize i = 0; i < count; i++)
    if (g_hash_table_contains (cited, rules[i].id))
      {
        g_autofree char *citation = candor_report_dup_citation (self->knowledge, rules[i].id, self->catalog);
        const char *title = chinese ? rules[i].title_zh : rules[i].title_en;
        /* Its own words only where they were seen. */
        gboolean quoted = chinese && rules[i].text_zh != NULL && rules[i].verified;

        candor_paper_table_add (&table, citation, CANDOR_INK_TEXT);
        candor_paper_table_add (&table, quoted ? rules[i].text_zh : title != NULL ? title : "–", CANDOR_INK_TEXT);
        candor_paper_table_end_row (&table, NULL);
      }
  candor_paper_table_end (&table);
}
