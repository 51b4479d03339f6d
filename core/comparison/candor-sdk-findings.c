/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-comparison"

#include "config.h"
#include "comparison/candor-comparison-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CANDOR_CONFIDENCE_SDK_NOT_NAMED 0.8
#define CANDOR_CONFIDENCE_SDK_ABSENT 0.5
/* Taken off where a part of the policy was not read. */
#define CANDOR_CONFIDENCE_PART_UNREAD 0.25

/* A shorter name stands in a text by chance; many a Chinese firm's has just two characters. */
#define CANDOR_SDK_NAME_MIN_LENGTH 2u

static gboolean
candor_is_latin_letter (gunichar character)
{
  return character < 0x250 && g_unichar_isalnum (character);
}

/* Whether @text holds @name as a word of its own; both are case-folded. Chinese has no spaces, so only
 * Latin letters beside it make it part of another word. Where somebody has an e-mail address names nobody. */
static gboolean
candor_text_names (const char *text, const char *name)
{
  gsize length = strlen (name);

  if (g_utf8_strlen (name, -1) < CANDOR_SDK_NAME_MIN_LENGTH)
    return FALSE;
  for (const char *at = strstr (text, name); at != NULL; at = strstr (at + 1, name))
    {
      gunichar before = at > text ? g_utf8_get_char (g_utf8_prev_char (at)) : ' ';
      gunichar after = at[length] != '\0' ? g_utf8_get_char (at + length) : ' ';
      gboolean starts = before != '@' && (!candor_is_latin_letter (before) || !candor_is_latin_letter (g_utf8_get_char (name)));
      gboolean ends = !candor_is_latin_letter (after)
                      || !candor_is_latin_letter (g_utf8_get_char (g_utf8_prev_char (name + length)));
      if (starts && ends)
        return TRUE;
    }
  return FALSE;
}

static gboolean
candor_text_names_any (const char *text, const char *const *names)
{
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *folded = g_utf8_casefold (names[i], -1);
      if (candor_text_names (text, folded))
        return TRUE;
    }
  return FALSE;
}

/* The finding says that a name does not stand in the text, so the text itself is asked, not what a
 * reader made of it. A vendor's name counts: "services of the vendor" names all of them. */
static gboolean
candor_policy_names_sdk (const char *text, const CandorKnownSdk *sdk)
{
  const char *names[] = { sdk->name, sdk->name_zh ? sdk->name_zh : sdk->name,
                          sdk->vendor ? sdk->vendor : sdk->name,
                          sdk->vendor_zh ? sdk->vendor_zh : sdk->name, NULL };

  return candor_text_names_any (text, names) || candor_text_names_any (text, sdk->aliases)
         || candor_text_names_any (text, sdk->prefixes);
}

/* Words are read without their marks ("ping" is not "Ping++"), and a vendor is not its SDK. */
static gboolean
candor_policy_names_sdk_itself (const char *text, const CandorKnownSdk *sdk)
{
  const char *names[] = { sdk->name, sdk->name_zh, NULL };

  return candor_text_names_any (text, names) || candor_text_names_any (text, sdk->aliases);
}

static char *
candor_policy_fold_text (CandorPolicy *policy)
{
  GListModel *documents = candor_policy_get_documents (policy);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
    {
      g_autoptr (CandorDocument) document = g_list_model_get_item (documents, i);
      g_autofree char *folded = g_utf8_casefold (candor_document_get_text (document), -1);
      g_string_append (text, folded);
    }
  return g_string_free (text, FALSE);
}

static CandorSeverity
candor_sdk_weigh (CandorComparison *self, guint index)
{
  for (guint i = 0; i < self->behaviors->len; i++)
    {
      CandorBehavior *behavior = g_ptr_array_index (self->behaviors, i);
      for (guint k = 0; k < behavior->sdks->len; k++)
        if (g_array_index (behavior->sdks, guint, k) == index)
          return CANDOR_SEVERITY_MEDIUM;
    }
  return CANDOR_SEVERITY_LOW;
}

static void
candor_sdk_add_not_named (CandorComparison *self, guint index, CandorSdk *sdk, GPtrArray *findings)
{
  CandorFinding *finding
      = candor_finding_new (CANDOR_FINDING_SDK_NOT_NAMED, NULL, candor_sdk_get_id (sdk));
  const char *const *evidence = candor_sdk_get_evidence (sdk);
  const char *vendor = candor_sdk_get_vendor (sdk);
  g_autofree char *list = g_strjoinv ("\n", (char **) evidence);
  gboolean whole = candor_comparison_get_reading (self) == CANDOR_READING_WHOLE;

  finding->message = candor_note_new (
      whole ? N_("The package carries {0} ({1}). The policy supplied, read in full, names neither it nor its vendor.")
            : N_("The package carries {0} ({1}). The policy supplied, as far as it could be read, names neither it nor its vendor."),
      CANDOR_NOTE_TEXT, candor_sdk_get_name (sdk), CANDOR_NOTE_EVIDENCE, list, CANDOR_NOTE_END);
  if (vendor != NULL)
    candor_finding_explain (finding, candor_note_new (N_("Vendor: {0}."), CANDOR_NOTE_TEXT, vendor, CANDOR_NOTE_END));
  finding->severity = candor_sdk_weigh (self, index);
  candor_finding_explain (
      finding, finding->severity > CANDOR_SEVERITY_LOW
                   ? candor_note_new (N_("Its code is seen to reach personal data."), CANDOR_NOTE_END)
                   : candor_note_new (N_("Its classes are there; no call of theirs for personal data was seen."), CANDOR_NOTE_END));
  finding->confidence = CANDOR_CONFIDENCE_SDK_NOT_NAMED - (whole ? 0 : CANDOR_CONFIDENCE_PART_UNREAD);
  g_array_append_val (finding->sdks, index);
  finding->rules = g_strdupv ((char **) candor_knowledge_get_rules_of (
      self->knowledge, candor_finding_kind_to_string (CANDOR_FINDING_SDK_NOT_NAMED)));
  g_ptr_array_add (findings, finding);
}

/* Another SDK of the same vendor may be what the policy means. */
static gboolean
candor_package_has_vendor (CandorPackage *package, const CandorKnownSdk *known)
{
  GListModel *sdks = candor_package_get_sdks (package);

  for (guint i = 0; i < g_list_model_get_n_items (sdks); i++)
    {
      g_autoptr (CandorSdk) sdk = g_list_model_get_item (sdks, i);
      if (strcmp (candor_sdk_get_id (sdk), known->id) == 0
          || (known->vendor != NULL && g_strcmp0 (candor_sdk_get_vendor (sdk), known->vendor) == 0))
        return TRUE;
    }
  return FALSE;
}

static void
candor_sdk_add_absent (CandorComparison *self, CandorParty *party, const char *text, GPtrArray *findings)
{
  const char *id = candor_party_get_sdk (party);
  const CandorKnownSdk *known = id != NULL ? candor_knowledge_find_sdk (self->knowledge, id) : NULL;
  CandorFinding *finding;

  if (known == NULL || known->prefixes[0] == NULL || candor_package_has_vendor (self->package, known)
      || !candor_policy_names_sdk_itself (text, known))
    return;
  finding = candor_finding_new (CANDOR_FINDING_SDK_ABSENT, NULL, id);
  finding->message = candor_note_new (
      N_("The policy names {0}. None of its known classes, components or libraries was seen in the package."),
      CANDOR_NOTE_TEXT, candor_party_get_name (party), CANDOR_NOTE_END);
  finding->severity = CANDOR_SEVERITY_INFO;
  finding->confidence = CANDOR_CONFIDENCE_SDK_ABSENT;
  candor_finding_explain (finding, candor_note_new (N_("Shrinking tools rename classes, and a service may be used without code in the package."), CANDOR_NOTE_END));
  finding->rules = g_strdupv ((char **) candor_knowledge_get_rules_of (
      self->knowledge, candor_finding_kind_to_string (CANDOR_FINDING_SDK_ABSENT)));
  g_ptr_array_add (findings, finding);
}

void
candor_comparison_add_sdk_findings (CandorComparison *self, GPtrArray *findings)
{
  g_autofree char *text = candor_policy_fold_text (self->policy);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GListModel *sdks = candor_package_get_sdks (self->package);
  GListModel *parties = candor_policy_get_parties (self->policy);

  if (!candor_policy_get_is_privacy_policy (self->policy))
    return;
  /* What a page of pictures or another language may name is not known. */
  for (guint i = 0; candor_comparison_get_reading (self) != CANDOR_READING_BLIND && i < g_list_model_get_n_items (sdks); i++)
    {
      g_autoptr (CandorSdk) sdk = g_list_model_get_item (sdks, i);
      const CandorKnownSdk *known = candor_knowledge_find_sdk (self->knowledge, candor_sdk_get_id (sdk));

      if (known != NULL && !known->open_source_library && !candor_policy_names_sdk (text, known))
        candor_sdk_add_not_named (self, i, sdk, findings);
    }
  if (candor_package_get_packer (self->package) != NULL || candor_package_get_dex_count (self->package) == 0)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (parties); i++)
    {
      g_autoptr (CandorParty) party = g_list_model_get_item (parties, i);
      const char *id = candor_party_get_sdk (party);

      if (id != NULL && g_hash_table_add (seen, (gpointer) id))
        candor_sdk_add_absent (self, party, text, findings);
    }
}
