/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include "config.h"

#include "report/candor-paper-table.h"
#include "report/candor-report-recheck.h"

#include <glib/gi18n-lib.h>

/* A rectification report on paper: what was compared before and after, and for each finding what is
 * required, what was done, and what shows it. */

#define TITLE_Y 118.0
#define COUNTS_WIDTH 90.0

static const CandorPaperColumn side_columns[] = {
  { N_ ("Compared"), 92 }, { N_ ("Before"), 204 }, { N_ ("After"), 203 },
};

static const CandorPaperColumn item_columns[] = {
  { N_ ("No."), 28 }, { N_ ("Finding"), 108 }, { N_ ("Required"), 104 }, { N_ ("Done"), 68 }, { N_ ("Evidence"), 191 },
};

static char *
dup_version (CandorPackage *package)
{
  const char *name = candor_package_get_version_name (package), *code = candor_package_get_version_code (package);

  return g_strdup_printf ("%s (%s)", name != NULL ? name : "–", code != NULL ? code : "–");
}

static char *
dup_signer (CandorPaper *self, CandorPackage *package)
{
  g_autoptr (CandorSigner) signer = g_list_model_get_item (candor_package_get_signers (package), 0);

  if (candor_package_get_signature (package) == CANDOR_SIGNATURE_BROKEN)
    return g_strdup (candor_paper_word (self, N_ ("the signature does not verify")));
  return signer != NULL ? g_strdup_printf ("%s\nSHA-256 %.32s…", candor_signer_get_subject (signer), candor_signer_get_sha256 (signer))
                        : g_strdup (candor_paper_word (self, N_ ("nobody: the package carries no signature")));
}

static char *
dup_documents (CandorPaper *self, CandorPolicy *policy)
{
  guint count = g_list_model_get_n_items (candor_policy_get_documents (policy));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < count; i++)
    {
      CandorDocument *document = candor_policy_get_document (policy, i);
      CandorOrigin *origin = candor_document_get_origin (document);

      g_string_append_printf (text, "%s%s\n%s", i > 0 ? "\n" : "", candor_document_get_name (document),
                              candor_document_get_sha256 (document));
      if (origin != NULL)
        {
          g_autofree char *time = candor_origin_dup_time (origin);

          g_string_append_printf (text, "\n%s\n%s %s", candor_origin_get_final_address (origin),
                                  candor_paper_word (self, N_ ("Fetched")), time);
        }
    }
  return g_string_free (text, FALSE);
}

/* Takes both values. */
static void
add_side_row (CandorPaperTable *table, const char *label, char *before, char *after)
{
  candor_paper_table_add (table, label, CANDOR_INK_SOFT);
  candor_paper_table_add_name (table, before, CANDOR_INK_TEXT);
  candor_paper_table_add_name (table, after, CANDOR_INK_TEXT);
  candor_paper_table_end_row (table, NULL);
  g_free (before);
  g_free (after);
}

static void
add_sides (CandorPaper *self, CandorRecheck *recheck)
{
  CandorComparison *before = candor_recheck_get_before (recheck), *after = candor_recheck_get_after (recheck);
  CandorPackage *old = candor_comparison_get_package (before), *new = candor_comparison_get_package (after);
  CandorPaperTable table;

  candor_paper_table_begin (&table, self, side_columns, G_N_ELEMENTS (side_columns));
  add_side_row (&table, candor_paper_word (self, N_ ("Package name")), candor_paper_dup_short (self, candor_package_get_package_name (old)),
                candor_paper_dup_short (self, candor_package_get_package_name (new)));
  add_side_row (&table, candor_paper_word (self, N_ ("Version")), dup_version (old), dup_version (new));
  add_side_row (&table, candor_paper_word (self, N_ ("File")), g_strdup (candor_package_get_file_name (old)),
                g_strdup (candor_package_get_file_name (new)));
  add_side_row (&table, "SHA-256", g_strdup (candor_package_get_sha256 (old)), g_strdup (candor_package_get_sha256 (new)));
  add_side_row (&table, candor_paper_word (self, N_ ("Signed by")), dup_signer (self, old), dup_signer (self, new));
  add_side_row (&table, candor_paper_word (self, N_ ("Policy")), dup_documents (self, candor_comparison_get_policy (before)),
                dup_documents (self, candor_comparison_get_policy (after)));
  candor_paper_table_end (&table);
}

static void
add_counts (CandorPaper *self, CandorRecheck *recheck)
{
  double y = candor_pages_get_y (self->pages), width = CANDOR_TEXT_WIDTH / CANDOR_RECHECK_STATUSES, height = 0;

  for (guint status = 0; status < CANDOR_RECHECK_STATUSES; status++)
    {
      guint count = candor_recheck_count (recheck, status);
      gboolean bad = status == CANDOR_RECHECK_NEW || status == CANDOR_RECHECK_OPEN || status == CANDOR_RECHECK_CHANGED;
      CandorInk ink = count == 0 ? CANDOR_INK_SOFT : bad ? CANDOR_INK_DENIED : status == CANDOR_RECHECK_RECTIFIED ? CANDOR_INK_CLEAR : CANDOR_INK_VAGUE;
      g_autofree char *number = g_strdup_printf ("%u", count);
      CandorParagraph *words = candor_type_set (self->type, CANDOR_FACE_SMALL, candor_paper_word (self, candor_recheck_status_get_word (status)), width - 12);

      candor_pages_put_rule (self->pages, status * width, (status + 1) * width - 10, y, count > 0 ? 1.6 : 0.6, count > 0 ? ink : CANDOR_INK_RULE);
      candor_pages_put (self->pages, candor_type_set (self->type, CANDOR_FACE_NUMBER, number, 0), status * width, y + 7, ink, "P");
      height = MAX (height, candor_paragraph_get_height (words));
      candor_pages_put (self->pages, words, status * width, y + 34, CANDOR_INK_TEXT, "P");
    }
  candor_pages_set_y (self->pages, y + 34 + height + 16);
}

static void
add_cautions (CandorPaper *self, CandorRecheck *recheck)
{
  GPtrArray *notes = candor_recheck_get_cautions (recheck);

  if (notes->len == 0)
    return;
  candor_paper_add_subheading (self, candor_paper_word (self, N_ ("To be borne in mind")));
  for (guint i = 0; i < notes->len; i++)
    {
      g_autofree char *text = candor_paper_dup_note (self, g_ptr_array_index (notes, i));
      candor_paper_add_paragraph (self, text, CANDOR_INK_TEXT);
    }
}

void
candor_paper_add_recheck_cover (CandorPaper *self, CandorRecheck *recheck)
{
  GDateTime *created = self->extras->created;
  g_autofree char *time = created != NULL ? g_date_time_format (created, "%Y-%m-%d %H:%M %:z") : NULL;
  g_autofree char *origin = g_strdup_printf ("%s%sCandor %s · %s %s (SHA-256 %.16s…)", time != NULL ? time : "", time != NULL ? " · " : "",
                                             CANDOR_VERSION, candor_paper_word (self, N_ ("Knowledge")),
                                             candor_knowledge_get_version (self->knowledge), candor_knowledge_get_sha256 (self->knowledge));

  candor_pages_put_place (self->pages, "cover");
  candor_pages_put (self->pages, candor_type_set (self->type, CANDOR_FACE_BODY, candor_paper_word (self, N_ ("Candor: an app’s words and its deeds")), CANDOR_TEXT_WIDTH),
                    0, 56, CANDOR_INK_SOFT, "P");
  candor_pages_set_y (self->pages, TITLE_Y);
  candor_pages_add_text (self->pages, CANDOR_FACE_TITLE, candor_paper_word (self, N_ ("Rectification report")), 0, CANDOR_TEXT_WIDTH, CANDOR_INK_TEXT, "H1");
  candor_pages_add_text (self->pages, CANDOR_FACE_SUBHEADING, self->title, 0, CANDOR_TEXT_WIDTH, CANDOR_INK_SOFT, "P");
  candor_pages_skip (self->pages, 18);
  add_sides (self, recheck);
  add_counts (self, recheck);
  add_cautions (self, recheck);
  candor_pages_skip (self->pages, 6);
  candor_paper_add_paragraph (self, candor_paper_word (self, N_ (
      "“Rectified” says that the finding is no longer made and that the words or deeds it rested on are seen to be others, as the "
      "evidence shows. It does not say that the law is complied with.")), CANDOR_INK_SOFT);
  candor_paper_add_paragraph (self, origin, CANDOR_INK_SOFT);
}

static CandorInk
get_status_ink (CandorRecheckStatus status)
{
  switch (status)
    {
    case CANDOR_RECHECK_RECTIFIED:
      return CANDOR_INK_CLEAR;
    case CANDOR_RECHECK_GONE:
      return CANDOR_INK_VAGUE;
    case CANDOR_RECHECK_NEW:
    case CANDOR_RECHECK_CHANGED:
    case CANDOR_RECHECK_OPEN:
    case CANDOR_RECHECK_STATUSES:
    default:
      return CANDOR_INK_DENIED;
    }
}

static char *
dup_finding (CandorPaper *self, CandorRecheck *recheck, CandorRecheckItem *item)
{
  CandorFinding *finding = candor_recheck_item_get_before (item) != NULL ? candor_recheck_item_get_before (item)
                                                                         : candor_recheck_item_get_after (item);
  g_autofree char *title = candor_recheck_dup_title (recheck, finding, self->catalog);
  g_autofree char *rules = candor_report_join_citations (self->knowledge, candor_finding_get_rules (finding), self->catalog,
                                                         candor_paper_get_separator (self));
  g_autofree char *decision = candor_report_dup_decision (self->extras, candor_recheck_find_decided (self->extras, item), self->catalog);

  return g_strdup_printf ("%s\n%s%s%s", title, rules, decision != NULL ? "\n" : "", decision != NULL ? decision : "");
}

static char *
dup_evidence (CandorPaper *self, CandorRecheck *recheck, CandorRecheckItem *item)
{
  g_autoptr (GPtrArray) lines = candor_recheck_list_evidence (recheck, item, self->catalog);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      g_autofree char *line = candor_paper_dup_flat (self, g_ptr_array_index (lines, i));
      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }
  return g_string_free (text, FALSE);
}

static void
add_item (CandorPaper *self, CandorPaperTable *table, CandorRecheck *recheck, CandorRecheckItem *item, guint number)
{
  g_autofree char *place = g_strdup_printf ("%u", number);
  g_autofree char *finding = dup_finding (self, recheck, item);
  g_autofree char *required = candor_recheck_dup_required (recheck, candor_recheck_item_get_finding (item), self->catalog);
  g_autofree char *done = candor_recheck_dup_done (item, self->catalog);
  g_autofree char *evidence = dup_evidence (self, recheck, item);

  candor_paper_table_add (table, place, CANDOR_INK_SOFT);
  candor_paper_table_add (table, finding, CANDOR_INK_TEXT);
  candor_paper_table_add (table, required, CANDOR_INK_TEXT);
  candor_paper_table_add (table, done, get_status_ink (candor_recheck_item_get_status (item)));
  candor_paper_table_add (table, *evidence != '\0' ? evidence : "–", CANDOR_INK_TEXT);
  candor_paper_table_end_row (table, NULL);
}

static void
add_items (CandorPaper *self, CandorRecheck *recheck, gboolean new, const char *title, const char *place, guint *number)
{
  GListModel *items = candor_recheck_get_items (recheck);
  CandorPaperTable table;
  guint count = g_list_model_get_n_items (items), of_new = candor_recheck_count (recheck, CANDOR_RECHECK_NEW);

  candor_paper_begin_section (self, title, place, TRUE);
  if ((new ? of_new : count - of_new) == 0)
    {
      candor_paper_add_paragraph (self, candor_paper_word (self, N_ ("None.")), CANDOR_INK_TEXT);
      return;
    }
  candor_paper_table_begin (&table, self, item_columns, G_N_ELEMENTS (item_columns));
  for (guint i = 0; i < count; i++)
    {
      g_autoptr (CandorRecheckItem) item = g_list_model_get_item (items, i);

      if ((candor_recheck_item_get_status (item) == CANDOR_RECHECK_NEW) == new)
        add_item (self, &table, recheck, item, ++*number);
    }
  candor_paper_table_end (&table);
}

void
candor_paper_add_recheck_table (CandorPaper *self, CandorRecheck *recheck)
{
  guint number = 0;

  add_items (self, recheck, FALSE, candor_paper_word (self, N_ ("What was found before, and what became of it")), "items", &number);
  add_items (self, recheck, TRUE, candor_paper_word (self, N_ ("What is found for the first time")), "new", &number);
}
