/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include "policy/candor-quote.h"
#include "report/candor-paper-table.h"

#include <glib/gi18n-lib.h>

/* Everything that was read: statements, permissions, calls. */

#define QUOTE_LENGTH 900u
#define CLAIM_X 14.0
/* Beyond this the appendix would be a book; the JSON has them all. */
#define STATEMENTS_SHOWN 2000u
#define SITES_SHOWN 12u

/* Statements. Those that quote the same words stand under one quote. */

static void
put_claim (CandorPaper *self, CandorStatement *statement, guint index, gboolean has_link)
{
  g_autofree char *claim = candor_paper_dup_claim (self, statement);
  g_autofree char *line = g_strdup_printf ("%u  %s", index + 1, claim);
  g_autofree char *place = g_strdup_printf ("statement-%u", index + 1);
  int row = has_link ? candor_paper_find_row (self, candor_statement_get_category (statement)) : -1;
  CandorParagraph *paragraph = candor_type_set (self->type, CANDOR_FACE_SMALL, line, CANDOR_TEXT_WIDTH - CLAIM_X);
  double height = candor_paragraph_get_height (paragraph), width = candor_paragraph_get_width (paragraph);

  candor_pages_reserve (self->pages, height);
  candor_pages_put_place (self->pages, place);
  if (row >= 0)
    {
      g_autofree char *link = candor_paper_dup_row_place (row);
      candor_pages_put_link (self->pages, link, CLAIM_X, candor_pages_get_y (self->pages), width, height);
    }
  candor_pages_add (self->pages, paragraph, CLAIM_X,
                    candor_statement_get_polarity (statement) == CANDOR_POLARITY_NO ? CANDOR_INK_DENIED : CANDOR_INK_TEXT, "P");
}

static guint
add_quote (CandorPaper *self, guint first, guint count)
{
  CandorStatement *statement = candor_policy_get_statement (self->policy, first);
  g_autofree char *place = candor_paper_dup_place (self, statement);
  g_autofree char *quoted = NULL;
  guint from, to, index = first;
  g_autofree char *excerpt = candor_paper_dup_excerpt (self, candor_statement_get_quote (statement), QUOTE_LENGTH, 0, 0, &from, &to);

  quoted = g_strdup_printf ("“%s”", excerpt);
  candor_pages_reserve (self->pages, 40);
  candor_pages_add_text (self->pages, CANDOR_FACE_BODY, quoted, 0, CANDOR_TEXT_WIDTH, CANDOR_INK_TEXT, "P");
  candor_pages_add_text (self->pages, CANDOR_FACE_SMALL, place, 0, CANDOR_TEXT_WIDTH, CANDOR_INK_SOFT, "P");
  candor_pages_skip (self->pages, 1);
  while (index < count && candor_quote_is_same (statement, candor_policy_get_statement (self->policy, index)))
    {
      put_claim (self, candor_policy_get_statement (self->policy, index), index, index == first);
      index++;
    }
  candor_pages_skip (self->pages, 7);
  return index;
}

void
candor_paper_add_statements (CandorPaper *self)
{
  guint count = candor_policy_get_statement_count (self->policy);
  guint shown = MIN (count, STATEMENTS_SHOWN);

  candor_paper_begin_section (self, candor_paper_word (self, N_ ("Appendix: every statement")), "statements", TRUE);
  if (count == 0)
    candor_paper_add_paragraph (self, candor_paper_word (self, N_ ("No statement was found in the policy.")), CANDOR_INK_TEXT);
  for (guint i = 0; i < shown;)
    i = add_quote (self, i, shown);
  if (count > shown)
    {
      g_autofree char *more = g_strdup_printf (candor_paper_word (self, N_ ("and %u more")), count - shown);
      candor_paper_add_paragraph (self, more, CANDOR_INK_SOFT);
    }
}

/* Permissions. */

static const CandorPaperColumn permission_columns[] = {
  { N_ ("Permission"), 196 }, { N_ ("Level"), 68 }, { N_ ("Opens"), 125 }, { N_ ("Used in the code"), 60 }, { N_ ("Manifest line"), 50 },
};

static const char *
name_level (CandorPaper *self, const char *level)
{
  static const char *const words[][2] = {
    { "normal", N_ ("normal") }, { "dangerous", N_ ("dangerous") }, { "signature", N_ ("signature") }, { "internal", N_ ("internal") },
  };

  for (gsize i = 0; level != NULL && i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (level, words[i][0]))
      return candor_paper_word (self, words[i][1]);
  return candor_paper_word (self, N_ ("not known"));
}

static const char *
name_use (CandorPaper *self, CandorUse use)
{
  switch (use)
    {
    case CANDOR_USE_YES:
      return candor_paper_word (self, N_ ("yes"));
    case CANDOR_USE_NO:
      return candor_paper_word (self, N_ ("no use seen"));
    case CANDOR_USE_UNKNOWN:
    default:
      return candor_paper_word (self, N_ ("not known"));
    }
}

static char *
join_categories (CandorPaper *self, const char *const *categories)
{
  GString *names = g_string_new (NULL);

  for (gsize i = 0; categories != NULL && categories[i] != NULL; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", candor_paper_name_category (self, categories[i]));
  if (names->len == 0)
    g_string_append (names, "–");
  return g_string_free (names, FALSE);
}

static char *
dup_permission_title (CandorPaper *self, CandorPermission *permission)
{
  const char *name = candor_permission_get_name (permission);
  const CandorKnownPermission *known = candor_knowledge_find_permission (self->knowledge, name);
  const char *label = known == NULL ? NULL : candor_catalog_is_chinese (self->catalog) ? known->label_zh : known->label_en;

  return label != NULL ? g_strdup_printf ("%s\n%s", candor_paper_shorten_permission (name), label) : g_strdup (name);
}

static void
add_permission (CandorPaper *self, CandorPaperTable *table, CandorPermission *permission, guint index)
{
  g_autofree char *title = dup_permission_title (self, permission);
  g_autofree char *categories = join_categories (self, candor_permission_get_categories (permission));
  g_autofree char *line = g_strdup_printf ("%u", candor_permission_get_line (permission));
  g_autofree char *place = g_strdup_printf ("permission-%u", index + 1);
  CandorUse use = candor_permission_get_used (permission);

  candor_paper_table_add_name (table, title, CANDOR_INK_TEXT);
  candor_paper_table_add (table, name_level (self, candor_permission_get_level (permission)), CANDOR_INK_TEXT);
  candor_paper_table_add (table, categories, CANDOR_INK_TEXT);
  candor_paper_table_add (table, name_use (self, use), use == CANDOR_USE_NO ? CANDOR_INK_OMITTED : CANDOR_INK_TEXT);
  candor_paper_table_add (table, candor_permission_get_line (permission) > 0 ? line : "–", CANDOR_INK_SOFT);
  candor_paper_table_end_row (table, place);
}

void
candor_paper_add_permissions (CandorPaper *self)
{
  GListModel *permissions = candor_package_get_permissions (self->package);
  guint count = g_list_model_get_n_items (permissions);
  CandorPaperTable table;

  candor_paper_begin_section (self, candor_paper_word (self, N_ ("Appendix: every permission")), "permissions", TRUE);
  if (count == 0)
    {
      candor_paper_add_paragraph (self, candor_paper_word (self, N_ ("The manifest requests none.")), CANDOR_INK_TEXT);
      return;
    }
  candor_paper_table_begin (&table, self, permission_columns, G_N_ELEMENTS (permission_columns));
  for (guint i = 0; i < count; i++)
    {
      g_autoptr (CandorPermission) permission = g_list_model_get_item (permissions, i);
      add_permission (self, &table, permission, i);
    }
  candor_paper_table_end (&table);
}

/* Calls: each interface with the first places that call it. */

static void
add_call (CandorPaper *self, CandorApi *api, guint index)
{
  CandorPaperUse *use = &g_array_index (self->uses, CandorPaperUse, index);
  const char *class_name = candor_api_get_class_name (api), *member = candor_api_get_member (api);
  g_autofree char *name = class_name != NULL && member != NULL ? g_strdup_printf ("%s.%s", class_name, member)
                                                               : g_strdup (class_name != NULL ? class_name : member);
  const char *category = candor_api_get_category (api);
  g_autofree char *line = g_strdup_printf (candor_paper_word (self, N_ ("%u× in the code: %s")), use->total, use->owners->str);
  g_autofree char *place = g_strdup_printf ("call-%u", index + 1);
  g_autofree char *sites = candor_paper_dup_sites (self, api, SITES_SHOWN);
  g_autofree char *both = category != NULL ? g_strconcat (candor_paper_name_category (self, category), candor_paper_get_separator (self), line, NULL) : g_strdup (line);

  candor_pages_reserve (self->pages, 40);
  candor_pages_put_place (self->pages, place);
  candor_pages_add (self->pages, candor_type_set_name (self->type, CANDOR_FACE_BODY, name, CANDOR_TEXT_WIDTH), 0, CANDOR_INK_TEXT, "P");
  candor_pages_add_text (self->pages, CANDOR_FACE_SMALL, both, 0, CANDOR_TEXT_WIDTH, CANDOR_INK_SOFT, "P");
  candor_pages_add (self->pages, candor_type_set_name (self->type, CANDOR_FACE_SMALL, sites, CANDOR_TEXT_WIDTH - CLAIM_X), CLAIM_X,
                    CANDOR_INK_TEXT, "P");
  candor_pages_skip (self->pages, 7);
}

void
candor_paper_add_calls (CandorPaper *self)
{
  GListModel *apis = candor_package_get_apis (self->package);
  guint count = g_list_model_get_n_items (apis);

  if (count == 0)
    return;
  candor_paper_begin_section (self, candor_paper_word (self, N_ ("Appendix: what the code calls")), "calls", TRUE);
  for (guint i = 0; i < count; i++)
    {
      g_autoptr (CandorApi) api = g_list_model_get_item (apis, i);
      add_call (self, api, i);
    }
}
