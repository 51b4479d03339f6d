/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comparison/candor-recheck.h"
#include "report/candor-pages.h"
#include "report/candor-report.h"

G_BEGIN_DECLS

/**
 * CandorPaperUse:
 * @total: places in the code
 * @own: of these, in the app's own code
 * @unknown: in libraries that are not known
 * @sdks: (element-type utf8): names of the SDKs whose code does it, once each, and behind each its number
 *
 * By whom something is called or read.
 */
typedef struct
{
  guint total;
  guint own;
  guint unknown;
  GString *owners; /* "the app itself 1, PushKit 2" */
} CandorPaperUse;

/* A comparison on its way to paper. */
typedef struct
{
  CandorComparison *comparison;
  CandorPolicy *policy;
  CandorPackage *package;
  CandorKnowledge *knowledge;
  CandorCatalog *catalog;
  CandorType *type;
  CandorPages *pages;
  const CandorReportExtras *extras;
  GArray *uses; /* CandorPaperUse, one for each of the package's APIs */
  char *title;  /* "Riverbank 4.2.1" */
  GString *html;      /* (nullable): where sections, paragraphs and tables go instead of to pages */
  const char *prefix; /* of the places in it */
  gboolean borrowed; /* whether the pages are another's */
} CandorPaper;

/* pages: (nullable): those that it goes on with in another language; NULL is for pages of its own. */
void candor_paper_init (CandorPaper *self, CandorComparison *comparison, CandorCatalog *catalog,
                        const CandorReportExtras *extras, CandorPages *pages);
void candor_paper_clear (CandorPaper *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CandorPaper, candor_paper_clear)

/* The report's parts, in its order. */
void candor_paper_add_cover (CandorPaper *self);
void candor_paper_add_summary (CandorPaper *self);
void candor_paper_add_bands (CandorPaper *self);
void candor_paper_add_findings (CandorPaper *self);
/* The same in HTML. */
void candor_paper_add_html_cover (CandorPaper *self);
void candor_paper_add_html_matrix (CandorPaper *self);
void candor_paper_add_html_bands (CandorPaper *self);
void candor_paper_add_html_findings (CandorPaper *self);
void candor_paper_add_html_statements (CandorPaper *self);
void candor_paper_add_html_calls (CandorPaper *self);
/* In both. */
void candor_paper_add_history (CandorPaper *self);
void candor_paper_add_sdks (CandorPaper *self);
void candor_paper_add_checklist (CandorPaper *self);
void candor_paper_add_scope (CandorPaper *self);
void candor_paper_add_method (CandorPaper *self);
void candor_paper_add_rules (CandorPaper *self);
void candor_paper_add_statements (CandorPaper *self);
void candor_paper_add_permissions (CandorPaper *self);
void candor_paper_add_calls (CandorPaper *self);
/* The parts of a rectification report that are not a comparison's. */
void candor_paper_add_recheck_cover (CandorPaper *self, CandorRecheck *recheck);
void candor_paper_add_recheck_table (CandorPaper *self, CandorRecheck *recheck);

/* (nullable) (transfer full): "3 confirmed, 1 dismissed, …" */
char *candor_paper_dup_decided (CandorPaper *self);
const char *candor_paper_name_language (CandorPaper *self, const char *language);
/* What a row's statements say of the app itself, and of giving it to others: "yes", "no", "yes and no", "–". */
void candor_paper_name_said (CandorPaper *self, CandorRow *row, const char **collects, const char **shares);

/* Words. */
const char *candor_paper_word (CandorPaper *self, const char *message);
/* (transfer full): on one line, and no longer than a name that people gave. */
char *candor_paper_dup_short (CandorPaper *self, const char *text);
/* What stands between two things on one line: the middle dot of Chinese fonts is wide by itself. */
const char *candor_paper_get_separator (CandorPaper *self);
const char *candor_paper_name_category (CandorPaper *self, const char *category);
/* (transfer full): with a capital where the language has them, to begin a line. */
char *candor_paper_dup_category_title (CandorPaper *self, const char *category);
/* (transfer full): what a finding is about, and its kind. */
char *candor_paper_dup_finding_title (CandorPaper *self, CandorFinding *finding);
char *candor_paper_dup_note (CandorPaper *self, CandorNote *note);
/* (transfer full): a quote's lines as one: the cells of a table's row, or an item and what leads it in. */
char *candor_paper_dup_flat (CandorPaper *self, const char *text);
/* (transfer full): the section and place a statement stands in. */
char *candor_paper_dup_place (CandorPaper *self, CandorStatement *statement);
/* (transfer full): "first party, collects": who does what, and whether it is denied. */
char *candor_paper_dup_claim (CandorPaper *self, CandorStatement *statement);
/* (transfer full): @text cut to @length characters around @start to @end of it (code points); the words
 * between these are then at *from to *to of the result (bytes). */
char *candor_paper_dup_excerpt (CandorPaper *self, const char *text, guint length, guint start, guint end, guint *from, guint *to);
/* (transfer full): the first places that call it, a line each, and how many more there are. */
char *candor_paper_dup_sites (CandorPaper *self, CandorApi *api, guint shown);
const char *candor_paper_shorten_permission (const char *name);
/* (transfer full): which component is declared for a role, and on which line of the manifest. */
char *candor_paper_dup_role_place (CandorPaper *self, CandorComponent *component);
/* Index of a category's row or finding, or -1; places of the report are named by index. */
int candor_paper_find_row (CandorPaper *self, const char *category);
char *candor_paper_dup_row_place (int index);

/* Setting. A section is in the outline; it begins on a new page, or a short one where there is room. */
void candor_paper_begin_section (CandorPaper *self, const char *title, const char *place, gboolean is_short);
void candor_paper_add_subheading (CandorPaper *self, const char *text);
void candor_paper_add_paragraph (CandorPaper *self, const char *text, CandorInk ink);
void candor_paper_add_fine_print (CandorPaper *self, const char *text);
/* (transfer full): a statement's quote, in quotation marks, with the words that name the category set off. */
CandorParagraph *candor_paper_set_quote (CandorPaper *self, CandorStatement *statement, guint length, double width);
/* Small words at a place of the page, with a link if @place is not NULL; returns their width. */
double candor_paper_put_small (CandorPaper *self, const char *text, double x, double y, CandorInk ink, const char *place);
/* The marks with their words and counts in one row of the given height, for cover and summary. */
void candor_paper_put_tiles (CandorPaper *self, double y);

G_END_DECLS
