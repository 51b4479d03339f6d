/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include "config.h"

#include "report/candor-paper.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LABEL_WIDTH 92.0
#define VALUE_X (LABEL_WIDTH + 12)
#define VALUE_WIDTH (CANDOR_TEXT_WIDTH - VALUE_X)
#define TITLE_Y 118.0
#define TILES_Y 690.0

/* A line of the cover: what it is on the left, which on the right. Names are broken behind their dots. */
static void
add_fact (CandorPaper *self, const char *label, const char *value, gboolean is_name)
{
  g_autofree char *text = is_name ? candor_paper_dup_short (self, value) : NULL;
  CandorParagraph *paragraph = is_name ? candor_type_set_name (self->type, CANDOR_FACE_BODY, text, VALUE_WIDTH)
                                : candor_type_set (self->type, CANDOR_FACE_BODY, value, VALUE_WIDTH);
  double y = candor_pages_get_y (self->pages), height = candor_paragraph_get_height (paragraph);

  if (label != NULL)
    candor_pages_put (self->pages, candor_type_set (self->type, CANDOR_FACE_BODY, label, LABEL_WIDTH), 0, y,
                      CANDOR_INK_SOFT, "P");
  candor_pages_put (self->pages, paragraph, VALUE_X, y, CANDOR_INK_TEXT, "P");
  candor_pages_skip (self->pages, MAX (height, 13) + 2);
}

/* Two lines of 32 digits, as people compare them. */
static void
add_digest (CandorPaper *self, const char *label, const char *sha256)
{
  g_autoptr (GString) groups = g_string_new (NULL);

  for (gsize i = 0; sha256[i] != '\0'; i++)
    {
      if (i > 0 && i % 8 == 0)
        g_string_append_c (groups, i % 32 == 0 ? '\n' : ' ');
      g_string_append_c (groups, sha256[i]);
    }
  add_fact (self, label, groups->str, FALSE);
}

static char *
dup_file (CandorPaper *self, const char *name, guint64 size)
{
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, size);

  return g_strdup_printf (candor_paper_word (self, N_ ("%s, %s bytes")), name, number);
}

static void
add_block (CandorPaper *self, const char *title)
{
  double y = candor_pages_get_y (self->pages) + 12;

  candor_pages_put_rule (self->pages, 0, CANDOR_TEXT_WIDTH, y, 0.6, CANDOR_INK_RULE);
  candor_pages_set_y (self->pages, y + 8);
  candor_pages_add_text (self->pages, CANDOR_FACE_STRONG, title, 0, CANDOR_TEXT_WIDTH, CANDOR_INK_TEXT, "H2");
  candor_pages_skip (self->pages, 3);
}

static void
add_signers (CandorPaper *self)
{
  GListModel *signers = candor_package_get_signers (self->package);

  switch (candor_package_get_signature (self->package))
    {
    case CANDOR_SIGNATURE_NONE:
      add_fact (self, candor_paper_word (self, N_ ("Signed by")), candor_paper_word (self, N_ ("nobody: the package carries no signature")), FALSE);
      return;
    case CANDOR_SIGNATURE_BROKEN:
      add_fact (self, candor_paper_word (self, N_ ("Signed by")), candor_paper_word (self, N_ ("the signature does not verify")), FALSE);
      return;
    case CANDOR_SIGNATURE_VALID:
    default:
      break;
    }
  for (guint i = 0; i < MIN (g_list_model_get_n_items (signers), 2); i++)
    {
      g_autoptr (CandorSigner) signer = g_list_model_get_item (signers, i);
      g_autofree char *line = g_strdup_printf ("%s (%s)", candor_signer_get_subject (signer), candor_signer_get_scheme (signer));

      add_fact (self, candor_paper_word (self, N_ ("Signed by")), line, TRUE);
      add_digest (self, candor_paper_word (self, N_ ("Certificate")), candor_signer_get_sha256 (signer));
    }
}

static char *
dup_levels (CandorPaper *self)
{
  int min = candor_package_get_min_sdk (self->package), target = candor_package_get_target_sdk (self->package);

  if (min < 0 || target < 0)
    return NULL;
  return g_strdup_printf (candor_paper_word (self, N_ ("API level %d and up, made for %d")), min, target);
}

static void
add_package (CandorPaper *self)
{
  const char *name = candor_package_get_package_name (self->package);
  const char *code = candor_package_get_version_code (self->package);
  g_autofree char *levels = dup_levels (self);
  g_autofree char *file = dup_file (self, candor_package_get_file_name (self->package), candor_package_get_size (self->package));
  g_autofree char *version = code != NULL ? g_strdup_printf ("%s (%s)", self->title, code) : g_strdup (self->title);

  add_block (self, candor_paper_word (self, N_ ("The package")));
  add_fact (self, candor_paper_word (self, N_ ("App")), version, TRUE);
  if (name != NULL)
    add_fact (self, candor_paper_word (self, N_ ("Package name")), name, TRUE);
  if (levels != NULL)
    add_fact (self, candor_paper_word (self, N_ ("Android")), levels, FALSE);
  add_fact (self, candor_paper_word (self, N_ ("File")), file, TRUE);
  add_digest (self, "SHA-256", candor_package_get_sha256 (self->package));
  add_signers (self);
}

const char *
candor_paper_name_language (CandorPaper *self, const char *language)
{
  if (strcmp (language, "en") == 0)
    return candor_paper_word (self, N_ ("English"));
  if (strcmp (language, "zh") == 0)
    return candor_paper_word (self, N_ ("Chinese"));
  return candor_paper_word (self, N_ ("Chinese and English"));
}

/* Where on the web a file of the policy comes from. */
static void
add_fetched (CandorPaper *self, CandorOrigin *origin)
{
  g_autofree char *time = NULL;

  if (origin == NULL)
    return;
  time = candor_origin_dup_time (origin);
  add_fact (self, candor_paper_word (self, N_ ("Address")), candor_origin_get_address (origin), TRUE);
  if (strcmp (candor_origin_get_address (origin), candor_origin_get_final_address (origin)) != 0)
    add_fact (self, candor_paper_word (self, N_ ("Led to")), candor_origin_get_final_address (origin), TRUE);
  add_fact (self, candor_paper_word (self, N_ ("Fetched")), time, FALSE);
}

/* Files of one policy shown with all their facts; of further ones the names are in the appendix. */
#define DOCUMENTS_SHOWN 2u

static void
add_policy (CandorPaper *self)
{
  guint count = g_list_model_get_n_items (candor_policy_get_documents (self->policy));
  g_autofree char *words = g_strdup_printf (candor_paper_word (self, N_ ("%u words, %u statements")),
                                            candor_policy_get_word_count (self->policy),
                                            candor_policy_get_statement_count (self->policy));
  const char *title = candor_document_get_title (candor_policy_get_document (self->policy, 0));

  add_block (self, candor_paper_word (self, N_ ("The policy")));
  if (*title != '\0')
    add_fact (self, candor_paper_word (self, N_ ("Title")), title, TRUE);
  for (guint i = 0; i < MIN (count, DOCUMENTS_SHOWN); i++)
    {
      CandorDocument *document = candor_policy_get_document (self->policy, i);
      g_autofree char *line = dup_file (self, candor_document_get_name (document), candor_document_get_size (document));

      add_fact (self, candor_paper_word (self, N_ ("File")), line, TRUE);
      add_fetched (self, candor_document_get_origin (document));
      add_digest (self, "SHA-256", candor_document_get_sha256 (document));
    }
  if (count > DOCUMENTS_SHOWN)
    {
      g_autofree char *more = g_strdup_printf (candor_paper_word (self, N_ ("and %u more")), count - DOCUMENTS_SHOWN);
      add_fact (self, NULL, more, FALSE);
    }
  add_fact (self, candor_paper_word (self, N_ ("Language")), candor_paper_name_language (self, candor_policy_get_language (self->policy)), FALSE);
  add_fact (self, candor_paper_word (self, N_ ("Read")), words, FALSE);
}

char *
candor_paper_dup_decided (CandorPaper *self)
{
  GListModel *findings = candor_comparison_get_findings (self->comparison);
  guint counts[CANDOR_VERDICT_ASKED + 1] = { 0 };
  GString *line;

  if (self->extras->work == NULL)
    return NULL;
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (CandorFinding) finding = g_list_model_get_item (findings, i);
      counts[candor_case_get_verdict (self->extras->work, candor_finding_get_id (finding))]++;
    }
  line = g_string_new (NULL);
  for (guint verdict = CANDOR_VERDICT_CONFIRMED; verdict <= CANDOR_VERDICT_ASKED; verdict++)
    g_string_append_printf (line, "%u %s, ", counts[verdict], candor_paper_word (self, candor_verdict_get_word (verdict)));
  g_string_append_printf (line, "%u %s", counts[CANDOR_VERDICT_OPEN], candor_paper_word (self, candor_verdict_get_word (CANDOR_VERDICT_OPEN)));
  return g_string_free (line, FALSE);
}

static void
add_origin (CandorPaper *self)
{
  const CandorKnownAppType *type = candor_comparison_get_app_type (self->comparison);
  GDateTime *created = self->extras->created;
  g_autofree char *decided = candor_paper_dup_decided (self);
  g_autofree char *time = created != NULL ? g_date_time_format (created, "%Y-%m-%d %H:%M %:z") : NULL;
  g_autofree char *knowledge = g_strdup_printf ("%s (SHA-256 %.16s…)", candor_knowledge_get_version (self->knowledge),
                                                candor_knowledge_get_sha256 (self->knowledge));

  add_block (self, candor_paper_word (self, N_ ("This report")));
  if (time != NULL)
    add_fact (self, candor_paper_word (self, N_ ("Made")), time, FALSE);
  add_fact (self, candor_paper_word (self, N_ ("Program")), "Candor " CANDOR_VERSION, FALSE);
  add_fact (self, candor_paper_word (self, N_ ("Knowledge")), knowledge, FALSE);
  if (decided != NULL)
    add_fact (self, candor_paper_word (self, N_ ("Decisions")), decided, FALSE);
  if (type != NULL)
    add_fact (self, candor_paper_word (self, N_ ("App type")), candor_catalog_is_chinese (self->catalog) ? type->name_zh : type->name_en, FALSE);
}

void
candor_paper_add_cover (CandorPaper *self)
{
  const char *eyebrow = candor_paper_word (self, N_ ("Candor: an app’s words and its deeds"));

  candor_pages_put_place (self->pages, "cover");
  candor_pages_put (self->pages, candor_type_set (self->type, CANDOR_FACE_BODY, eyebrow, CANDOR_TEXT_WIDTH), 0, 56, CANDOR_INK_SOFT, "P");
  candor_pages_set_y (self->pages, TITLE_Y);
  candor_pages_add_text (self->pages, CANDOR_FACE_TITLE, self->title, 0, CANDOR_TEXT_WIDTH, CANDOR_INK_TEXT, "H1");
  candor_pages_add_text (self->pages, CANDOR_FACE_SUBHEADING, candor_paper_word (self, N_ ("What its privacy policy says, and what its package can do")),
                         0, CANDOR_TEXT_WIDTH, CANDOR_INK_SOFT, "P");
  candor_pages_skip (self->pages, 14);
  add_package (self);
  add_policy (self);
  add_origin (self);
  candor_paper_put_tiles (self, MAX (TILES_Y, candor_pages_get_y (self->pages) + 20));
}
