/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include "report/candor-report-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/candor-printable.h"

/* Call sites listed for one API; the rest is counted. All are in the JSON. */
#define SITES_SHOWN 5u
#define ANDROID_PREFIX "android.permission."

void
candor_text_init (CandorText *self, CandorCatalog *catalog, const CandorReportPage *page)
{
  self->out = g_string_new (NULL);
  self->catalog = catalog;
  self->columns = page != NULL ? MAX (page->columns, CANDOR_TEXT_COLUMNS_MIN) : CANDOR_TEXT_COLUMNS;
  self->color = page != NULL && page->color;
}

GBytes *
candor_text_finish (CandorText *self)
{
  return g_string_free_to_bytes (g_steal_pointer (&self->out));
}

void
candor_text_append_title (CandorText *self, const char *title)
{
  guint columns = candor_text_measure (title);

  candor_text_append_paragraph (self, CANDOR_TEXT_STRONG, title, 0, 0);
  for (guint i = 0; i < MIN (columns, self->columns); i++)
    candor_text_append (self, CANDOR_TEXT_PLAIN, "═");
  candor_text_end_line (self);
}

void
candor_text_append_notes (CandorText *self, const char *heading, GPtrArray *notes, CandorKnowledge *knowledge)
{
  if (notes->len == 0)
    return;
  candor_text_append_heading (self, heading);
  for (guint i = 0; i < notes->len; i++)
    {
      g_autofree char *text
          = candor_knowledge_format_note (knowledge, g_ptr_array_index (notes, i), self->catalog);
      candor_text_append (self, CANDOR_TEXT_PLAIN, "· ");
      candor_text_append_paragraph (self, CANDOR_TEXT_PLAIN, text, CANDOR_TEXT_INDENT, CANDOR_TEXT_INDENT);
    }
}

const char *
candor_text_name_category (CandorText *self, CandorKnowledge *knowledge, const char *category)
{
  const char *name = candor_knowledge_get_category_name (knowledge, category,
                                                         candor_catalog_get_locale (self->catalog));

  return name != NULL ? name : category;
}

const char *
candor_text_name_language (CandorText *self, const char *language)
{
  if (strcmp (language, "en") == 0)
    return candor_text_word (self, N_("English"));
  if (strcmp (language, "zh") == 0)
    return candor_text_word (self, N_("Chinese"));
  if (strcmp (language, "mixed") == 0)
    return candor_text_word (self, N_("Chinese and English"));
  return candor_text_word (self, N_("a language that is not read"));
}

const char *
candor_text_name_polarity (CandorText *self, CandorPolarity polarity)
{
  switch (polarity)
    {
    case CANDOR_POLARITY_NO:
      return candor_text_word (self, N_("denied"));
    case CANDOR_POLARITY_CONDITIONAL:
      return candor_text_word (self, N_("conditional"));
    case CANDOR_POLARITY_YES:
    default:
      return candor_text_word (self, N_("said"));
    }
}

const char *
candor_text_name_action (CandorText *self, CandorAction action)
{
  switch (action)
    {
    case CANDOR_ACTION_USE:
      return candor_text_word (self, N_("use"));
    case CANDOR_ACTION_SHARE:
      return candor_text_word (self, N_("share"));
    case CANDOR_ACTION_STORE:
      return candor_text_word (self, N_("store"));
    case CANDOR_ACTION_ACCESS:
      return candor_text_word (self, N_("access"));
    case CANDOR_ACTION_COLLECT:
    default:
      return candor_text_word (self, N_("collect"));
    }
}

char *
candor_text_dup_actor (CandorText *self, CandorStatement *statement)
{
  const char *party = candor_statement_get_party (statement);

  switch (candor_statement_get_actor (statement))
    {
    case CANDOR_ACTOR_THIRD_PARTY:
      return g_strdup (party != NULL ? party : candor_text_word (self, N_("third party")));
    case CANDOR_ACTOR_USER:
      return g_strdup (candor_text_word (self, N_("user")));
    case CANDOR_ACTOR_FIRST_PARTY:
    default:
      if (party == NULL)
        return g_strdup (candor_text_word (self, N_("the app")));
      return g_strdup_printf (candor_text_word (self, N_("the app, %s")), party);
    }
}

const char *
candor_text_shorten_permission (const char *name)
{
  return g_str_has_prefix (name, ANDROID_PREFIX) ? name + strlen (ANDROID_PREFIX) : name;
}

/* What was read, by name and hash. */

static void
candor_text_append_identity (CandorText *self, const char *label, const char *name, const char *sha256)
{
  candor_text_append_field (self, CANDOR_TEXT_INDENT, label, CANDOR_TEXT_LABEL_COLUMNS, name);
  candor_text_append_field (self, CANDOR_TEXT_INDENT, "SHA-256", CANDOR_TEXT_LABEL_COLUMNS, sha256);
}

static void
candor_text_append_origin (CandorText *self, CandorOrigin *origin)
{
  g_autofree char *time = candor_origin_dup_time (origin);
  const char *address = candor_origin_get_address (origin), *final_address = candor_origin_get_final_address (origin);

  candor_text_append_field (self, CANDOR_TEXT_INDENT, candor_text_word (self, N_("Address")), CANDOR_TEXT_LABEL_COLUMNS, address);
  if (strcmp (address, final_address) != 0)
    candor_text_append_field (self, CANDOR_TEXT_INDENT, candor_text_word (self, N_("Led to")), CANDOR_TEXT_LABEL_COLUMNS, final_address);
  candor_text_append_field (self, CANDOR_TEXT_INDENT, candor_text_word (self, N_("Fetched")), CANDOR_TEXT_LABEL_COLUMNS, time);
}

void
candor_text_append_documents (CandorText *self, CandorPolicy *policy)
{
  guint count = g_list_model_get_n_items (candor_policy_get_documents (policy));
  g_autofree char *words = g_strdup_printf (candor_text_word (self, N_("%u words, %u statements")),
                                            candor_policy_get_word_count (policy),
                                            candor_policy_get_statement_count (policy));

  for (guint i = 0; i < count; i++)
    {
      CandorDocument *document = candor_policy_get_document (policy, i);
      g_autofree char *line = g_strdup_printf (
          "%s · %s · %s", candor_document_get_name (document), candor_document_get_format (document),
          candor_text_name_language (self, candor_document_get_language (document)));

      candor_text_append_identity (self, i == 0 ? candor_text_word (self, N_("Policy")) : "", line,
                                   candor_document_get_sha256 (document));
      if (candor_document_get_origin (document) != NULL)
        candor_text_append_origin (self, candor_document_get_origin (document));
    }
  candor_text_append_field (self, CANDOR_TEXT_INDENT, "", CANDOR_TEXT_LABEL_COLUMNS, words);
}

char *
candor_text_dup_app_title (CandorText *self, CandorPackage *package)
{
  const char *label = candor_package_get_label_for (package, candor_catalog_get_locale (self->catalog));
  const char *version = candor_package_get_version_name (package);
  const char *name = label != NULL ? label : candor_package_get_package_name (package);

  return version != NULL ? g_strdup_printf ("%s %s", name, version) : g_strdup (name);
}

static void
candor_text_append_signers (CandorText *self, CandorPackage *package)
{
  GListModel *signers = candor_package_get_signers (package);

  for (guint i = 0; i < g_list_model_get_n_items (signers); i++)
    {
      g_autoptr (CandorSigner) signer = g_list_model_get_item (signers, i);
      g_autofree char *line = g_strdup_printf ("%s (%s)", candor_signer_get_subject (signer),
                                               candor_signer_get_scheme (signer));

      candor_text_append_identity (self, candor_text_word (self, N_("Signed by")), line,
                                   candor_signer_get_sha256 (signer));
    }
}

void
candor_text_append_package_identity (CandorText *self, CandorPackage *package)
{
  const char *name = candor_package_get_package_name (package);
  const char *code = candor_package_get_version_code (package);
  g_autofree char *title = candor_text_dup_app_title (self, package);
  g_autofree char *line = g_strdup_printf ("%s · %s%s%s", candor_package_get_file_name (package), title,
                                           code != NULL ? " · " : "", code != NULL ? code : "");

  candor_text_append_identity (self, candor_text_word (self, N_("Package")), line,
                               candor_package_get_sha256 (package));
  if (name != NULL)
    candor_text_append_field (self, CANDOR_TEXT_INDENT, "", CANDOR_TEXT_LABEL_COLUMNS, name);
  candor_text_append_signers (self, package);
}

/* Evidence. */

/* "policy.html, 2. What we collect, 120–187": the place is counted in characters of the text. */
static char *
candor_text_dup_place (CandorText *self, CandorPolicy *policy, CandorStatement *statement)
{
  CandorDocument *document = candor_policy_get_document (policy, candor_statement_get_document (statement));
  const char *section = candor_statement_get_section (statement);

  return g_strdup_printf ("%s%s%s · %u–%u", candor_document_get_name (document), section != NULL ? " · " : "",
                          section != NULL ? section : "", candor_statement_get_start (statement),
                          candor_statement_get_end (statement));
}

void
candor_text_append_statement (CandorText *self, CandorPolicy *policy, CandorStatement *statement, guint indent)
{
  g_autofree char *quote = g_strdup_printf ("“%s”", candor_statement_get_quote (statement));
  g_autofree char *place = candor_text_dup_place (self, policy, statement);

  candor_text_append_paragraph (self, CANDOR_TEXT_PLAIN, quote, indent, indent);
  candor_text_append_space (self, indent);
  candor_text_append_paragraph (self, CANDOR_TEXT_FAINT, place, indent, indent);
}

/* Whose code it is: an SDK by name, the app itself, or a library nobody knows. */
static char *
candor_text_dup_owner (CandorText *self, CandorPackage *package, CandorCallSite *site)
{
  CandorSdk *sdk = candor_call_site_get_sdk (site) != NULL
                       ? candor_package_find_sdk (package, candor_call_site_get_sdk (site))
                       : NULL;

  if (sdk != NULL)
    return g_strdup (candor_sdk_get_name (sdk));
  if (candor_call_site_get_first_party (site))
    return g_strdup (candor_text_word (self, N_("the app itself")));
  return candor_call_site_dup_library_words (site, self->catalog);
}

void
candor_text_append_call_sites (CandorText *self, CandorPackage *package, CandorApi *api, guint indent)
{
  GListModel *sites = candor_api_get_call_sites (api);
  guint count = g_list_model_get_n_items (sites);

  for (guint i = 0; i < MIN (count, SITES_SHOWN); i++)
    {
      g_autoptr (CandorCallSite) site = g_list_model_get_item (sites, i);
      g_autofree char *owner = candor_text_dup_owner (self, package, site);
      g_autofree char *line = g_strdup_printf ("%s.%s (%s)", candor_call_site_get_class_name (site),
                                               candor_call_site_get_method (site), owner);

      candor_text_append_space (self, indent);
      candor_text_append_paragraph (self, CANDOR_TEXT_FAINT, line, indent, indent + CANDOR_TEXT_INDENT);
    }
  if (count > SITES_SHOWN)
    {
      g_autofree char *more
          = g_strdup_printf (candor_text_word (self, N_("and %u more")), count - SITES_SHOWN);
      candor_text_append_space (self, indent);
      candor_text_append_paragraph (self, CANDOR_TEXT_FAINT, more, indent, indent);
    }
}
