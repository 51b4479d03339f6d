/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include "policy/candor-quote.h"
#include "report/candor-paper.h"
#include "report/candor-report-private.h"

#include <glib/gi18n-lib.h>

#define NUMBER_WIDTH 26.0
#define TEXT_X NUMBER_WIDTH
#define LABEL_WIDTH 62.0
#define VALUE_X (TEXT_X + LABEL_WIDTH + 8)
#define VALUE_WIDTH (CANDOR_TEXT_WIDTH - VALUE_X)
#define QUOTES_SHOWN 3u
#define QUOTE_LENGTH 420u
#define SITES_SHOWN 4u
#define ITEMS_SHOWN 8u
#define FINDING_GAP 12.0
/* With no more than this a finding is short, and stands on one page. */
#define EVIDENCE_KEPT 3u

/* What a finding needs at least on a page to begin there. */
#define FINDING_ROOM 92.0

typedef struct
{
  CandorPaper *paper;
  const char *label; /* for the next value, NULL once it is put */
} CandorFindingSetter;

static void
set_label (CandorFindingSetter *self, const char *label)
{
  self->label = candor_paper_word (self->paper, label);
}

/* The label stands beside the first of its values only. */
static void
put_label (CandorFindingSetter *self, CandorParagraph *value)
{
  CandorPages *pages = self->paper->pages;
  CandorParagraph *label;
  double height = candor_paragraph_get_height (value);

  candor_pages_reserve (pages, MIN (height, 40));
  if (self->label == NULL)
    return;
  label = candor_type_set (self->paper->type, CANDOR_FACE_SMALL, self->label, LABEL_WIDTH);
  candor_pages_put (pages, label, TEXT_X,
                    candor_pages_get_y (pages) + candor_paragraph_get_baseline (value) - candor_paragraph_get_baseline (label), CANDOR_INK_SOFT, "Span");
  self->label = NULL;
}

static void
put_value (CandorFindingSetter *self, CandorParagraph *paragraph, CandorInk ink, const char *link)
{
  CandorPages *pages = self->paper->pages;
  double height = candor_paragraph_get_height (paragraph), width = candor_paragraph_get_width (paragraph);

  put_label (self, paragraph);
  if (link != NULL)
    candor_pages_put_link (pages, link, VALUE_X, candor_pages_get_y (pages), width, height);
  candor_pages_add (pages, paragraph, VALUE_X, ink, "P");
}

static void
add_value (CandorFindingSetter *self, CandorParagraph *paragraph, CandorInk ink, const char *link, double gap)
{
  put_value (self, paragraph, ink, link);
  candor_pages_release (self->paper->pages);
  candor_pages_skip (self->paper->pages, gap);
}

static void
add_small (CandorFindingSetter *self, const char *text, double gap)
{
  add_value (self, candor_type_set (self->paper->type, CANDOR_FACE_SMALL, text, VALUE_WIDTH), CANDOR_INK_SOFT, NULL, gap);
}

/* A name is not parted from the line below it, which says where it stands. */
static void
add_name (CandorFindingSetter *self, const char *name, const char *link)
{
  CandorParagraph *paragraph = candor_type_set_name (self->paper->type, CANDOR_FACE_BODY, name, VALUE_WIDTH);

  candor_pages_reserve (self->paper->pages, candor_paragraph_get_height (paragraph));
  candor_pages_keep (self->paper->pages);
  put_value (self, paragraph, CANDOR_INK_TEXT, link);
}

static void
add_more (CandorFindingSetter *self, guint count, guint shown)
{
  g_autofree char *more = NULL;

  if (count <= shown)
    return;
  more = g_strdup_printf (candor_paper_word (self->paper, N_ ("and %u more")), count - shown);
  add_small (self, more, 3);
}

/* Neither is parted from the other unless a page cannot hold both. */
static void
add_quote (CandorFindingSetter *self, CandorStatement *statement, guint number)
{
  CandorParagraph *quote = candor_paper_set_quote (self->paper, statement, QUOTE_LENGTH, VALUE_WIDTH);
  g_autofree char *place = candor_paper_dup_place (self->paper, statement);
  g_autofree char *link = g_strdup_printf ("statement-%u", number);

  candor_pages_reserve (self->paper->pages, candor_paragraph_get_height (quote) + 2 * candor_type_get_leading (CANDOR_FACE_SMALL));
  add_value (self, quote, CANDOR_INK_TEXT, link, 0);
  add_small (self, place, 4);
}

static void
add_quotes (CandorFindingSetter *self, GArray *statements)
{
  g_autoptr (GArray) quotes = candor_quote_pick (self->paper->policy, statements);

  set_label (self, N_ ("Policy"));
  for (guint i = 0; i < MIN (quotes->len, QUOTES_SHOWN); i++)
    {
      guint index = g_array_index (quotes, guint, i);

      add_quote (self, candor_policy_get_statement (self->paper->policy, index), index + 1);
    }
  add_more (self, quotes->len, QUOTES_SHOWN);
}

static void
add_permissions (CandorFindingSetter *self, GArray *permissions)
{
  CandorPackage *package = self->paper->package;

  for (guint i = 0; i < MIN (permissions->len, ITEMS_SHOWN); i++)
    {
      guint index = g_array_index (permissions, guint, i), line;
      g_autoptr (CandorPermission) permission = g_list_model_get_item (candor_package_get_permissions (package), index);
      g_autofree char *link = g_strdup_printf ("permission-%u", index + 1);
      g_autofree char *place = NULL;

      line = candor_permission_get_line (permission);
      add_name (self, candor_permission_get_name (permission), link);
      if (line > 0)
        place = g_strdup_printf (candor_paper_word (self->paper, N_ ("requested · manifest line %u")), line);
      add_small (self, place != NULL ? place : candor_paper_word (self->paper, N_ ("requested")), 3);
    }
  add_more (self, permissions->len, ITEMS_SHOWN);
}

static void
add_roles (CandorFindingSetter *self, GArray *roles)
{
  for (guint i = 0; i < MIN (roles->len, ITEMS_SHOWN); i++)
    {
      g_autoptr (CandorComponent) component = g_list_model_get_item (
          candor_package_get_components (self->paper->package), g_array_index (roles, guint, i));
      g_autofree char *place = candor_paper_dup_role_place (self->paper, component);

      add_name (self, candor_component_get_permission (component), NULL);
      add_small (self, place, 3);
    }
  add_more (self, roles->len, ITEMS_SHOWN);
}

static void
add_calls (CandorFindingSetter *self, GArray *apis)
{
  for (guint i = 0; i < MIN (apis->len, ITEMS_SHOWN); i++)
    {
      guint index = g_array_index (apis, guint, i);
      g_autoptr (CandorApi) api = g_list_model_get_item (candor_package_get_apis (self->paper->package), index);
      CandorPaperUse *use = &g_array_index (self->paper->uses, CandorPaperUse, index);
      g_autofree char *title = candor_api_dup_title (api);
      g_autofree char *link = g_strdup_printf ("call-%u", index + 1);
      g_autofree char *line = g_strdup_printf (candor_paper_word (self->paper, N_ ("%u× in the code: %s")), use->total, use->owners->str);
      g_autofree char *sites = candor_paper_dup_sites (self->paper, api, SITES_SHOWN);
      g_autofree char *both = g_strdup_printf ("%s\n%s", line, sites);

      add_name (self, title, link);
      add_value (self, candor_type_set_name (self->paper->type, CANDOR_FACE_SMALL, both, VALUE_WIDTH), CANDOR_INK_SOFT, NULL, 3);
    }
  add_more (self, apis->len, ITEMS_SHOWN);
}

static void
add_sdks (CandorFindingSetter *self, GArray *sdks)
{
  for (guint i = 0; i < MIN (sdks->len, ITEMS_SHOWN); i++)
    {
      g_autoptr (CandorSdk) sdk = g_list_model_get_item (candor_package_get_sdks (self->paper->package),
                                                         g_array_index (sdks, guint, i));
      g_autofree char *evidence = candor_sdk_dup_first_evidence (sdk, self->paper->catalog);
      g_autofree char *line = g_strjoin (candor_paper_get_separator (self->paper), candor_sdk_get_name (sdk), evidence, NULL);

      add_value (self, candor_type_set_name (self->paper->type, CANDOR_FACE_BODY, line, VALUE_WIDTH), CANDOR_INK_TEXT, "sdks", 3);
    }
  add_more (self, sdks->len, ITEMS_SHOWN);
}

/* By article; what each asks stands once, in the table of rules. */
static void
add_rules (CandorFindingSetter *self, const char *const *rules)
{
  g_autofree char *citations = candor_report_join_citations (self->paper->knowledge, rules, self->paper->catalog,
                                                              candor_paper_get_separator (self->paper));

  set_label (self, N_ ("Rules"));
  if (*citations != '\0')
    add_value (self, candor_type_set (self->paper->type, CANDOR_FACE_SMALL, citations, VALUE_WIDTH), CANDOR_INK_TEXT, "rules", 2);
  self->label = NULL;
}

static void
add_rationale (CandorFindingSetter *self, CandorFinding *finding)
{
  GPtrArray *notes = candor_finding_get_rationale (finding);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < notes->len; i++)
    {
      g_autofree char *note = candor_paper_dup_note (self->paper, g_ptr_array_index (notes, i));
      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", note);
    }
  if (notes->len == 0)
    return;
  set_label (self, N_ ("Why"));
  add_value (self, candor_type_set (self->paper->type, CANDOR_FACE_SMALL, text->str, VALUE_WIDTH), CANDOR_INK_TEXT, NULL, 1);
}

/* Number, title, mark, weight and confidence; a link to the band. */
static void
add_head (CandorPaper *self, CandorFinding *finding, guint number, const char *title)
{
  CandorSeverity severity = candor_finding_get_severity (finding);
  int row = candor_paper_find_row (self, candor_finding_get_category (finding));
  g_autofree char *label = g_strdup_printf ("%u", number);
  g_autofree char *weight = g_strdup_printf (
      candor_paper_word (self, N_ ("%s · confidence %d %%")), candor_paper_word (self, candor_severity_get_word (severity)),
      (int) (candor_finding_get_confidence (finding) * 100 + 0.5));
  double y = candor_pages_get_y (self->pages);

  candor_pages_put (self->pages, candor_type_set (self->type, CANDOR_FACE_SUBHEADING, label, NUMBER_WIDTH), 0, y, CANDOR_INK_SOFT, "Span");
  if (row >= 0)
    {
      g_autofree char *place = candor_paper_dup_row_place (row);
      candor_pages_put_link (self->pages, place, TEXT_X, y, CANDOR_TEXT_WIDTH - TEXT_X, 15);
    }
  candor_pages_add_text (self->pages, CANDOR_FACE_SUBHEADING, title, TEXT_X, CANDOR_TEXT_WIDTH - TEXT_X, CANDOR_INK_TEXT, "H2");
  y = candor_pages_get_y (self->pages) + 1;
  candor_pages_put_weight (self->pages, severity, TEXT_X, y + 3, severity >= CANDOR_SEVERITY_MEDIUM ? CANDOR_INK_DENIED : CANDOR_INK_SOFT);
  candor_paper_put_small (self, weight, TEXT_X + 22, y, CANDOR_INK_SOFT, NULL);
  candor_pages_set_y (self->pages, y + 14);
}

static void
add_decision (CandorFindingSetter *self, CandorFinding *finding)
{
  g_autofree char *line = candor_report_dup_decision (self->paper->extras, finding, self->paper->catalog);

  if (line == NULL)
    return;
  set_label (self, N_ ("Decision"));
  add_value (self, candor_type_set (self->paper->type, CANDOR_FACE_SMALL_STRONG, line, VALUE_WIDTH), CANDOR_INK_TEXT, NULL, 1);
}

static guint
count_evidence (CandorFinding *finding)
{
  return candor_finding_get_statements (finding)->len + candor_finding_get_permissions (finding)->len
         + candor_finding_get_apis (finding)->len + candor_finding_get_sdks (finding)->len;
}

static void
add_finding (CandorPaper *self, CandorFinding *finding, guint number)
{
  CandorFindingSetter setter = { self, NULL };
  g_autofree char *title = candor_paper_dup_finding_title (self, finding);
  g_autofree char *message = candor_paper_dup_note (self, candor_finding_get_message (finding));
  g_autofree char *place = g_strdup_printf ("finding-%u", number);
  g_autofree char *entry = g_strdup_printf ("%u. %s", number, title);

  candor_pages_reserve (self->pages, FINDING_ROOM);
  if (count_evidence (finding) <= EVIDENCE_KEPT)
    candor_pages_hold (self->pages);
  candor_pages_put_place (self->pages, place);
  candor_pages_add_outline (self->pages, 1, entry, place);
  add_head (self, finding, number, title);
  candor_pages_add_text (self->pages, CANDOR_FACE_BODY, message, TEXT_X, CANDOR_TEXT_WIDTH - TEXT_X, CANDOR_INK_TEXT, "P");
  candor_pages_skip (self->pages, 5);
  add_quotes (&setter, candor_finding_get_statements (finding));
  set_label (&setter, N_ ("Package"));
  add_permissions (&setter, candor_finding_get_permissions (finding));
  add_roles (&setter, candor_finding_get_roles (finding));
  add_calls (&setter, candor_finding_get_apis (finding));
  add_sdks (&setter, candor_finding_get_sdks (finding));
  add_rules (&setter, candor_finding_get_rules (finding));
  add_rationale (&setter, finding);
  add_decision (&setter, finding);
  candor_pages_end_hold (self->pages);
  candor_pages_skip (self->pages, FINDING_GAP / 2);
  if (candor_pages_get_y (self->pages) < CANDOR_PAGE_BOTTOM)
    candor_pages_put_rule (self->pages, 0, CANDOR_TEXT_WIDTH, candor_pages_get_y (self->pages), 0.4, CANDOR_INK_RULE);
  candor_pages_skip (self->pages, FINDING_GAP);
}

void
candor_paper_add_findings (CandorPaper *self)
{
  GListModel *findings = candor_comparison_get_findings (self->comparison);
  guint count = g_list_model_get_n_items (findings);

  candor_paper_begin_section (self, candor_paper_word (self, N_ ("Findings")), "findings", TRUE);
  if (count == 0)
    candor_paper_add_paragraph (self, candor_paper_word (self, N_ ("None. What was not looked at is said under “Method and limits”.")),
                                CANDOR_INK_TEXT);
  for (guint i = 0; i < count; i++)
    {
      g_autoptr (CandorFinding) finding = g_list_model_get_item (findings, i);
      add_finding (self, finding, i + 1);
    }
}
