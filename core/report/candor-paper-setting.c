/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include "report/candor-html-out.h"
#include "report/candor-paper.h"

#include <string.h>

#define PARAGRAPH_GAP 6.0
#define SECTION_GAP 30.0
/* A short section is begun where this much of the page is left. */
#define SECTION_ROOM 260.0
#define SUBHEADING_GAP 14.0
/* A subheading is not left alone at a page's end. */
#define SUBHEADING_ROOM 48.0

void
candor_paper_begin_section (CandorPaper *self, const char *title, const char *place, gboolean is_short)
{
  if (self->html != NULL)
    {
      candor_html_tag (self->html, "<h2");
      candor_html_id (self->html, self->prefix, place);
      candor_html_tag (self->html, ">");
      candor_html_text (self->html, title);
      candor_html_tag (self->html, "</h2>\n");
      return;
    }
  candor_pages_set_head (self->pages, NULL, NULL);
  candor_pages_release (self->pages);
  if (is_short && candor_pages_get_y (self->pages) + SECTION_ROOM < CANDOR_PAGE_BOTTOM)
    candor_pages_skip (self->pages, SECTION_GAP);
  else
    candor_pages_break (self->pages);
  candor_pages_put_place (self->pages, place);
  candor_pages_add_outline (self->pages, 0, title, place);
  candor_pages_add_text (self->pages, CANDOR_FACE_HEADING, title, 0, CANDOR_TEXT_WIDTH, CANDOR_INK_TEXT, "H1");
  candor_pages_skip (self->pages, 8);
}

void
candor_paper_add_subheading (CandorPaper *self, const char *text)
{
  if (self->html != NULL)
    {
      candor_html_element (self->html, "h3", NULL, text);
      return;
    }
  if (candor_pages_get_y (self->pages) > CANDOR_PAGE_TOP)
    candor_pages_skip (self->pages, SUBHEADING_GAP);
  candor_pages_reserve (self->pages, SUBHEADING_ROOM);
  candor_pages_keep (self->pages);
  candor_pages_add_text (self->pages, CANDOR_FACE_SUBHEADING, text, 0, CANDOR_TEXT_WIDTH, CANDOR_INK_TEXT, "H2");
  candor_pages_skip (self->pages, 4);
}

void
candor_paper_add_paragraph (CandorPaper *self, const char *text, CandorInk ink)
{
  if (self->html != NULL)
    {
      candor_html_element (self->html, "p", ink == CANDOR_INK_SOFT ? "soft" : NULL, text);
      candor_html_tag (self->html, "\n");
      return;
    }
  candor_pages_add_text (self->pages, CANDOR_FACE_BODY, text, 0, CANDOR_TEXT_WIDTH, ink, "P");
  candor_pages_release (self->pages);
  candor_pages_skip (self->pages, PARAGRAPH_GAP);
}

void
candor_paper_add_fine_print (CandorPaper *self, const char *text)
{
  if (self->html != NULL)
    candor_html_element (self->html, "p", NULL, text);
  else
    candor_pages_add_text (self->pages, CANDOR_FACE_SMALL, text, 0, CANDOR_TEXT_WIDTH, CANDOR_INK_TEXT, "P");
}

/* The words that name the category are bold; the quotation marks are ours. */
CandorParagraph *
candor_paper_set_quote (CandorPaper *self, CandorStatement *statement, guint length, double width)
{
  guint start = candor_statement_get_start (statement), from, to;
  guint mention_start = candor_statement_get_mention_start (statement);
  guint mention_end = candor_statement_get_mention_end (statement);
  gboolean has_mention = mention_end > mention_start && mention_start >= start
                         && mention_end <= candor_statement_get_end (statement);
  g_autofree char *excerpt = candor_paper_dup_excerpt (
      self, candor_statement_get_quote (statement), length, has_mention ? mention_start - start : 0,
      has_mention ? mention_end - start : 0, &from, &to);
  g_autofree char *quoted = g_strdup_printf ("“%s”", excerpt);
  CandorSetting setting = { .face = CANDOR_FACE_BODY, .width = width };

  if (has_mention && to - from < strlen (excerpt))
    {
      setting.strong[0] = from + strlen ("“");
      setting.strong[1] = to + strlen ("“");
    }
  return candor_type_set_as (self->type, &setting, quoted);
}

double
candor_paper_put_small (CandorPaper *self, const char *text, double x, double y, CandorInk ink, const char *place)
{
  CandorParagraph *paragraph = candor_type_set (self->type, CANDOR_FACE_SMALL, text, 0);
  double width = candor_paragraph_get_width (paragraph), height = candor_paragraph_get_height (paragraph);

  candor_pages_put (self->pages, paragraph, x, y, ink, "Span");
  if (place != NULL)
    candor_pages_put_link (self->pages, place, x, y, width, height);
  return width;
}

/* In the order in which they matter. */
static const CandorDisclosure disclosures[] = {
  CANDOR_DISCLOSURE_INCORRECT, CANDOR_DISCLOSURE_OMITTED, CANDOR_DISCLOSURE_AMBIGUOUS,
  CANDOR_DISCLOSURE_VAGUE,     CANDOR_DISCLOSURE_CLEAR,   CANDOR_DISCLOSURE_NONE_NEEDED,
};

static void
put_tile (CandorPaper *self, CandorDisclosure disclosure, double x, double y, double width)
{
  guint count = candor_comparison_count_rows (self->comparison, disclosure);
  CandorInk ink = count > 0 ? candor_pages_get_disclosure_ink (disclosure) : CANDOR_INK_SOFT;
  g_autofree char *number = g_strdup_printf ("%u", count);
  const char *word = candor_paper_word (self, candor_comparison_get_disclosure_word (self->comparison, disclosure));

  candor_pages_put_rule (self->pages, x, x + width - 10, y, count > 0 ? 1.6 : 0.6, count > 0 ? ink : CANDOR_INK_RULE);
  candor_pages_put (self->pages, candor_type_set (self->type, CANDOR_FACE_NUMBER, number, 0), x, y + 7, ink, "P");
  candor_pages_put_mark (self->pages, disclosure, x + 4, y + 40, 8);
  candor_pages_put (self->pages, candor_type_set (self->type, CANDOR_FACE_BODY, word, width - 26), x + 13, y + 33.5,
                    CANDOR_INK_TEXT, "P");
}

void
candor_paper_put_tiles (CandorPaper *self, double y)
{
  double width = CANDOR_TEXT_WIDTH / G_N_ELEMENTS (disclosures);

  for (guint i = 0; i < G_N_ELEMENTS (disclosures); i++)
    put_tile (self, disclosures[i], i * width, y, width + (i + 1 == G_N_ELEMENTS (disclosures) ? 10 : 0));
}
