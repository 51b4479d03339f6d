/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include "report/candor-paper.h"

#include <glib/gi18n-lib.h>

/* The matrix: a row a category, what is said of it, what is requested and called, and what comes of it. */

#define ROW_HEIGHT 15.0
#define MARK_X 5.0
#define NAME_X 16.0
#define WEIGHTIEST_SHOWN 5u
#define ROW_HEIGHT_MIN 11.0
#define REST_LINES 3
#define REST_HEIGHT 40.0

/* Where the columns begin, and what heads them; the last is the disclosure's word. */
static const struct
{
  double x;
  double width;
  const char *title;
} columns[] = {
  { NAME_X, 150, N_ ("Personal data") },      { 172, 50, N_ ("Collects") },     { 222, 50, N_ ("Shares") },
  { 280, 52, N_ ("Requested") },  { 336, 50, N_ ("By the app") }, { 388, 46, N_ ("By others") },
  { 438, 61, N_ ("In the policy") },
};

enum
{
  COLUMN_NAME,
  COLUMN_COLLECTS,
  COLUMN_SHARES,
  COLUMN_REQUESTED,
  COLUMN_OWN,
  COLUMN_OTHERS,
  COLUMN_WORD,
};

static void
put_cell (CandorPaper *self, guint column, const char *text, double y, CandorInk ink, CandorFace face, const char *tag)
{
  CandorSetting setting = { .face = face, .width = columns[column].width, .lines = 1 };

  candor_pages_put (self->pages, candor_type_set_as (self->type, &setting, text), columns[column].x, y, ink, tag);
}

static void
put_head (CandorPages *pages, gpointer data)
{
  CandorPaper *self = data;
  double y = candor_pages_get_y (pages);

  candor_pages_begin (pages, "TR");
  put_cell (self, COLUMN_COLLECTS, candor_paper_word (self, N_ ("Said")), y, CANDOR_INK_SOFT, CANDOR_FACE_SMALL, "Span");
  put_cell (self, COLUMN_OWN, candor_paper_word (self, N_ ("Called")), y, CANDOR_INK_SOFT, CANDOR_FACE_SMALL, "Span");
  candor_pages_put_rule (pages, columns[COLUMN_COLLECTS].x, columns[COLUMN_SHARES].x + 44, y + 12, 0.4, CANDOR_INK_RULE);
  candor_pages_put_rule (pages, columns[COLUMN_OWN].x, columns[COLUMN_OTHERS].x + 44, y + 12, 0.4, CANDOR_INK_RULE);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    put_cell (self, i, candor_paper_word (self, columns[i].title), y + 14, CANDOR_INK_TEXT, CANDOR_FACE_SMALL_STRONG, "TH");
  candor_pages_end (pages);
  candor_pages_put_rule (pages, 0, CANDOR_TEXT_WIDTH, y + 28, 0.8, CANDOR_INK_TEXT);
  candor_pages_set_y (pages, y + 32);
}

/* What the row's statements say: of the app itself, or of giving it to others. */
typedef struct
{
  gboolean yes;
  gboolean no;
} CandorPaperSaid;

static void
note_said (CandorPaperSaid *said, CandorStatement *statement)
{
  if (candor_statement_get_polarity (statement) == CANDOR_POLARITY_NO)
    said->no = TRUE;
  else
    said->yes = TRUE;
}

static void
gather_said (CandorPaper *self, CandorRow *row, CandorPaperSaid *collects, CandorPaperSaid *shares)
{
  GArray *statements = candor_row_get_statements (row);

  for (guint i = 0; i < statements->len; i++)
    {
      CandorStatement *statement = candor_policy_get_statement (self->policy, g_array_index (statements, guint, i));
      gboolean shared = candor_statement_get_action (statement) == CANDOR_ACTION_SHARE
                        || candor_statement_get_actor (statement) == CANDOR_ACTOR_THIRD_PARTY;

      if (candor_statement_get_actor (statement) != CANDOR_ACTOR_USER)
        note_said (shared ? shares : collects, statement);
    }
}

static const char *
name_said (CandorPaper *self, const CandorPaperSaid *said)
{
  if (said->yes && said->no)
    return candor_paper_word (self, N_ ("yes and no"));
  if (said->yes)
    return candor_paper_word (self, N_ ("yes"));
  return said->no ? candor_paper_word (self, N_ ("no")) : "–";
}

void
candor_paper_name_said (CandorPaper *self, CandorRow *row, const char **collects, const char **shares)
{
  CandorPaperSaid collected = { 0 }, shared = { 0 };

  gather_said (self, row, &collected, &shared);
  *collects = name_said (self, &collected);
  *shares = name_said (self, &shared);
}

static void
put_said (CandorPaper *self, guint column, const CandorPaperSaid *said, double y)
{
  CandorInk ink = said->no ? said->yes ? CANDOR_INK_BOTH : CANDOR_INK_DENIED : said->yes ? CANDOR_INK_TEXT : CANDOR_INK_SOFT;

  put_cell (self, column, name_said (self, said), y, ink, CANDOR_FACE_SMALL, "TD");
}

static void
put_count (CandorPaper *self, guint column, guint count, double y)
{
  g_autofree char *number = g_strdup_printf ("%u×", count);

  put_cell (self, column, count > 0 ? number : "–", y, count > 0 ? CANDOR_INK_TEXT : CANDOR_INK_SOFT, CANDOR_FACE_SMALL, "TD");
}

static void
put_calls (CandorPaper *self, CandorRow *row, double y)
{
  GArray *apis = candor_row_get_apis (row);
  guint own = 0, others = 0;

  for (guint i = 0; i < apis->len; i++)
    {
      CandorPaperUse *use = &g_array_index (self->uses, CandorPaperUse, g_array_index (apis, guint, i));

      own += use->own;
      others += use->total - use->own;
    }
  put_count (self, COLUMN_OWN, own, y);
  put_count (self, COLUMN_OTHERS, others, y);
}

static void
put_row (CandorPaper *self, CandorRow *row, int index, double height)
{
  CandorDisclosure disclosure = candor_row_get_disclosure (row);
  CandorPaperSaid collects = { 0 }, shares = { 0 };
  g_autofree char *name = candor_paper_dup_category_title (self, candor_row_get_category (row));
  g_autofree char *place = candor_paper_dup_row_place (index);
  double y, text_y;

  candor_pages_reserve (self->pages, height);
  y = candor_pages_get_y (self->pages);
  text_y = y + (height - candor_type_get_leading (CANDOR_FACE_SMALL)) / 2;
  gather_said (self, row, &collects, &shares);
  candor_pages_begin (self->pages, "TR");
  candor_pages_put_mark (self->pages, disclosure, MARK_X, y + height / 2, 7);
  put_cell (self, COLUMN_NAME, name, text_y, CANDOR_INK_TEXT, CANDOR_FACE_SMALL, "TD");
  put_said (self, COLUMN_COLLECTS, &collects, text_y);
  put_said (self, COLUMN_SHARES, &shares, text_y);
  put_count (self, COLUMN_REQUESTED, candor_row_get_permissions (row)->len + candor_row_get_roles (row)->len, text_y);
  put_calls (self, row, text_y);
  put_cell (self, COLUMN_WORD, candor_paper_word (self, candor_comparison_get_disclosure_word (self->comparison, disclosure)), text_y,
            candor_pages_get_disclosure_ink (disclosure), CANDOR_FACE_SMALL, "TD");
  candor_pages_end (self->pages);
  candor_pages_put_link (self->pages, place, 0, y, CANDOR_TEXT_WIDTH, height);
  candor_pages_put_rule (self->pages, 0, CANDOR_TEXT_WIDTH, y + height, 0.4, CANDOR_INK_RULE);
  candor_pages_set_y (self->pages, y + height);
}

static void
put_severities (CandorPaper *self)
{
  double x = 0, y = candor_pages_get_y (self->pages);
  const char *label = candor_paper_word (self, N_ ("Findings by weight:"));

  x += candor_paper_put_small (self, label, x, y, CANDOR_INK_SOFT, "findings") + 10;
  for (int severity = CANDOR_SEVERITY_HIGH; severity >= CANDOR_SEVERITY_INFO; severity--)
    {
      g_autofree char *text
          = g_strdup_printf ("%s %u", candor_paper_word (self, candor_severity_get_word (severity)),
                             candor_comparison_count_findings (self->comparison, severity));

      candor_pages_put_weight (self->pages, severity, x, y + 3, CANDOR_INK_TEXT);
      x += 22;
      x += candor_paper_put_small (self, text, x, y, CANDOR_INK_TEXT, NULL) + 16;
    }
  candor_pages_skip (self->pages, 18);
}

/* The findings that weigh most, a line each. */
static void
put_weightiest (CandorPaper *self)
{
  GListModel *findings = candor_comparison_get_findings (self->comparison);

  for (guint i = 0; i < MIN (g_list_model_get_n_items (findings), WEIGHTIEST_SHOWN); i++)
    {
      g_autoptr (CandorFinding) finding = g_list_model_get_item (findings, i);
      g_autofree char *title = candor_paper_dup_finding_title (self, finding);
      g_autofree char *line = g_strdup_printf ("%u  %s", i + 1, title);
      g_autofree char *place = g_strdup_printf ("finding-%u", i + 1);
      double y = candor_pages_get_y (self->pages);

      candor_pages_put_weight (self->pages, candor_finding_get_severity (finding), 0, y + 4, CANDOR_INK_DENIED);
      candor_pages_put (self->pages, candor_type_set (self->type, CANDOR_FACE_BODY, line, CANDOR_TEXT_WIDTH - NAME_X - 10), NAME_X + 10, y,
                        CANDOR_INK_TEXT, "P");
      candor_pages_put_link (self->pages, place, 0, y, CANDOR_TEXT_WIDTH, candor_type_get_leading (CANDOR_FACE_BODY));
      candor_pages_skip (self->pages, candor_type_get_leading (CANDOR_FACE_BODY) + 1);
    }
  candor_pages_skip (self->pages, 14);
}

/* Rows of words only give way where the page is full: they stand last, and again under “Words and deeds”. */
static guint
count_shown (CandorPaper *self, GListModel *rows, double *height)
{
  guint count = g_list_model_get_n_items (rows), said = candor_comparison_count_rows (self->comparison, CANDOR_DISCLOSURE_NONE_NEEDED);
  guint done = count - said;
  double room = CANDOR_PAGE_BOTTOM - candor_pages_get_y (self->pages);

  *height = ROW_HEIGHT;
  if (count * ROW_HEIGHT <= room)
    return count;
  room -= REST_HEIGHT;
  if (done * ROW_HEIGHT > room)
    *height = MAX (room / done, ROW_HEIGHT_MIN);
  return CLAMP ((guint) (room / *height), done, count);
}

/* The rows that are not in the table, by name. */
static void
put_rest (CandorPaper *self, GListModel *rows, guint first)
{
  guint count = g_list_model_get_n_items (rows);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *line = NULL;
  CandorSetting setting = { .face = CANDOR_FACE_SMALL, .width = CANDOR_TEXT_WIDTH - NAME_X, .lines = REST_LINES };
  CandorParagraph *paragraph;
  double y;

  for (guint i = first; i < count; i++)
    {
      g_autoptr (CandorRow) row = g_list_model_get_item (rows, i);

      g_string_append_printf (names, "%s%s", i == first ? "" : candor_catalog_is_chinese (self->catalog) ? "、" : ", ",
                              candor_paper_name_category (self, candor_row_get_category (row)));
    }
  line = g_strdup_printf (candor_paper_word (self, N_ ("and %u more that only the policy speaks of: %s")), count - first, names->str);
  paragraph = candor_type_set_as (self->type, &setting, line);
  candor_pages_reserve (self->pages, candor_paragraph_get_height (paragraph) + 4);
  y = candor_pages_get_y (self->pages) + 4;
  candor_pages_put_link (self->pages, "bands", NAME_X, y, candor_paragraph_get_width (paragraph), candor_paragraph_get_height (paragraph));
  candor_pages_set_y (self->pages, y + candor_paragraph_get_height (paragraph));
  candor_pages_put (self->pages, paragraph, NAME_X, y, CANDOR_INK_SOFT, "P");
}

void
candor_paper_add_summary (CandorPaper *self)
{
  GListModel *rows = candor_comparison_get_rows (self->comparison);
  double height;
  guint shown;

  candor_paper_begin_section (self, candor_paper_word (self, N_ ("Summary")), "summary", FALSE);
  candor_paper_put_tiles (self, candor_pages_get_y (self->pages));
  candor_pages_skip (self->pages, 62);
  put_severities (self);
  put_weightiest (self);
  candor_pages_begin (self->pages, "Table");
  put_head (self->pages, self);
  shown = count_shown (self, rows, &height);
  candor_pages_set_head (self->pages, put_head, self);
  for (guint i = 0; i < shown; i++)
    {
      g_autoptr (CandorRow) row = g_list_model_get_item (rows, i);
      put_row (self, row, i, height);
    }
  candor_pages_set_head (self->pages, NULL, NULL);
  candor_pages_end (self->pages);
  if (shown < g_list_model_get_n_items (rows))
    put_rest (self, rows, shown);
}
