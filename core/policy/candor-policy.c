/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "config.h"
#include "policy/candor-policy.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/candor-list.h"
#include "base/candor-getter.h"
#include "document/candor-document-private.h"
#include "policy/candor-mention-private.h"
#include "policy/candor-party-private.h"
#include "policy/candor-reading-private.h"
#include "policy/candor-statement-private.h"

/* A language that has less than one word in so many doesn't make a policy mixed. */
#define MIXED_SHARE 20

struct _CandorPolicy
{
  GObject parent_instance;
  CandorList *documents;
  CandorList *statements;
  CandorList *parties;
  CandorList *mentions;
  gboolean is_privacy_policy;
  char *language;
  guint word_count;
  GPtrArray *warnings;
};

G_DEFINE_FINAL_TYPE (CandorPolicy, candor_policy, G_TYPE_OBJECT)
G_DEFINE_QUARK (candor-policy-error-quark, candor_policy_error)

static void
candor_policy_finalize (GObject *object)
{
  CandorPolicy *self = CANDOR_POLICY (object);

  g_object_unref (self->documents);
  g_object_unref (self->statements);
  g_object_unref (self->parties);
  g_object_unref (self->mentions);
  g_free (self->language);
  g_ptr_array_unref (self->warnings);
  G_OBJECT_CLASS (candor_policy_parent_class)->finalize (object);
}

static void
candor_policy_class_init (CandorPolicyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candor_policy_finalize;
}

static void
candor_policy_init (CandorPolicy *self)
{
  self->documents = candor_list_new (CANDOR_TYPE_DOCUMENT);
  self->statements = candor_list_new (CANDOR_TYPE_STATEMENT);
  self->parties = candor_list_new (CANDOR_TYPE_PARTY);
  self->mentions = candor_list_new (CANDOR_TYPE_MENTION);
  self->warnings = g_ptr_array_new_with_free_func ((GDestroyNotify) candor_note_unref);
}

static gboolean
candor_policy_fail (GError **error, const char *what)
{
  g_set_error (error, CANDOR_POLICY_ERROR, CANDOR_POLICY_ERROR_SERIALIZED, "%s", what);
  return FALSE;
}

/* Whether any document is in a language that is read; one that is not is told by a warning. */
static gboolean
candor_policy_check_languages (CandorPolicy *self, GPtrArray *documents, GError **error)
{
  guint read = 0;

  for (guint i = 0; i < documents->len; i++)
    {
      CandorDocument *document = g_ptr_array_index (documents, i);

      if (!g_str_equal (candor_document_get_language (document), "other"))
        read++;
      else
        g_ptr_array_add (self->warnings,
                         candor_note_new (N_("“{0}” is written in a language that is not read: its "
                                             "statements are not known"),
                                          CANDOR_NOTE_TEXT, candor_document_get_name (document),
                                          CANDOR_NOTE_END));
    }
  if (read == 0)
    g_set_error (error, CANDOR_POLICY_ERROR, CANDOR_POLICY_ERROR_LANGUAGE,
                 _("%s: this text is neither in English nor in Chinese; no other language is read"),
                 candor_document_get_name (g_ptr_array_index (documents, 0)));
  return read > 0;
}

static const char *
candor_policy_choose_language (CandorReading *reading)
{
  guint english = reading->words_by_language[CANDOR_LANGUAGE_ENGLISH];
  /* Two ideographs make about a word. */
  guint chinese = reading->words_by_language[CANDOR_LANGUAGE_CHINESE] / 2;

  if (english > chinese)
    return chinese > english / MIXED_SHARE ? "mixed" : "en";
  return english > chinese / 4 ? "mixed" : "zh";
}

static void
candor_policy_take (CandorPolicy *self, CandorReading *reading)
{
  candor_list_append_all (self->documents, reading->documents->pdata, reading->documents->len);
  candor_list_append_all (self->statements, reading->statements->pdata, reading->statements->len);
  candor_list_append_all (self->parties, reading->parties->pdata, reading->parties->len);
  candor_list_append_all (self->mentions, reading->mentions->pdata, reading->mentions->len);
  self->is_privacy_policy = candor_reading_is_privacy_policy (reading);
  self->word_count = reading->words;
  if (reading->left_out > 0)
    {
      g_autofree char *kept = g_strdup_printf ("%u", CANDOR_CLAIMS_MAXIMUM);
      g_ptr_array_add (self->warnings,
                       candor_note_new (N_("Only the first {0} statements were kept"),
                                        CANDOR_NOTE_TEXT, kept, CANDOR_NOTE_END));
    }
}

/* All documents' languages, where they agree; else what the words say. */
static const char *
candor_policy_find_language (GPtrArray *documents, CandorReading *reading)
{
  const char *language = NULL;

  for (guint i = 0; i < documents->len; i++)
    {
      const char *own = candor_document_get_language (g_ptr_array_index (documents, i));
      if (g_str_equal (own, "other"))
        continue;
      if (language && !g_str_equal (language, own))
        return "mixed";
      language = own;
    }
  return language ? language : candor_policy_choose_language (reading);
}

/**
 * candor_policy_read:
 * @documents: (element-type CandorDocument): one or more documents, which are read as one policy
 * @knowledge: the knowledge
 * @error: return location for %CANDOR_POLICY_ERROR_LANGUAGE
 *
 * Returns: (transfer full): what the policy says, or %NULL
 */
CandorPolicy *
candor_policy_read (GPtrArray *documents, CandorKnowledge *knowledge, GError **error)
{
  g_autoptr (CandorPolicy) self = NULL;
  g_auto (CandorReading) reading = { 0 };

  g_return_val_if_fail (documents && documents->len > 0, NULL);
  g_return_val_if_fail (CANDOR_IS_KNOWLEDGE (knowledge), NULL);

  self = g_object_new (CANDOR_TYPE_POLICY, NULL);
  for (guint i = 0; i < documents->len; i++)
    {
      GPtrArray *warnings = candor_document_get_warnings (g_ptr_array_index (documents, i));
      for (guint w = 0; warnings && w < warnings->len; w++)
        g_ptr_array_add (self->warnings, candor_note_ref (g_ptr_array_index (warnings, w)));
    }
  if (!candor_policy_check_languages (self, documents, error))
    return NULL;
  candor_reading_init (&reading, documents, knowledge);
  candor_reading_run (&reading);
  candor_policy_take (self, &reading);
  self->language = g_strdup (candor_policy_find_language (documents, &reading));
  return g_steal_pointer (&self);
}

/**
 * candor_policy_new_from_line:
 * @text: one line of text, in any language: nothing is found in one that is not read
 * @knowledge: the knowledge
 *
 * Reads a line by itself, as a policy whose only document is that line.
 *
 * Returns: (transfer full) (nullable): what the line says, or %NULL if it holds no text
 */
CandorPolicy *
candor_policy_new_from_line (const char *text, CandorKnowledge *knowledge)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_auto (CandorDocumentBuilder) builder = { 0 };
  g_auto (CandorReading) reading = { 0 };
  CandorDocument *document;
  CandorPolicy *self;

  candor_document_builder_init (&builder);
  candor_document_builder_add (&builder, CANDOR_BLOCK_PARAGRAPH, 0, text, 1);
  document = candor_document_builder_end (&builder, bytes, "line", "text", NULL);
  if (!document)
    return NULL;
  g_ptr_array_add (documents, document);
  self = g_object_new (CANDOR_TYPE_POLICY, NULL);
  candor_reading_init (&reading, documents, knowledge);
  candor_reading_run (&reading);
  candor_policy_take (self, &reading);
  self->language = g_strdup (candor_policy_find_language (documents, &reading));
  return self;
}

/**
 * candor_policy_read_line:
 * @text: one line of text, in any language: nothing is found in one that is not read
 * @knowledge: the knowledge
 *
 * Returns: (transfer full) (element-type CandorStatement): its statements, in order of place
 */
GPtrArray *
candor_policy_read_line (const char *text, CandorKnowledge *knowledge)
{
  GPtrArray *statements = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (CandorPolicy) policy = candor_policy_new_from_line (text, knowledge);

  for (guint i = 0; policy && i < candor_policy_get_statement_count (policy); i++)
    g_ptr_array_add (statements, g_object_ref (candor_policy_get_statement (policy, i)));
  return statements;
}

/* Serialization. */

/**
 * candor_policy_to_variant:
 *
 * Returns: (transfer floating): a variant of type %CANDOR_POLICY_VARIANT_TYPE
 */
GVariant *
candor_policy_to_variant (CandorPolicy *self)
{
  GVariantBuilder documents, statements, parties, mentions;

  g_return_val_if_fail (CANDOR_IS_POLICY (self), NULL);

  g_variant_builder_init (&documents, G_VARIANT_TYPE ("a" CANDOR_DOCUMENT_VARIANT_TYPE));
  g_variant_builder_init (&statements, G_VARIANT_TYPE ("a" CANDOR_STATEMENT_VARIANT_TYPE));
  g_variant_builder_init (&parties, G_VARIANT_TYPE ("a" CANDOR_PARTY_VARIANT_TYPE));
  g_variant_builder_init (&mentions, G_VARIANT_TYPE ("a" CANDOR_MENTION_VARIANT_TYPE));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->documents)); i++)
    g_variant_builder_add_value (&documents,
                                 candor_document_to_variant (candor_policy_get_document (self, i)));
  for (guint i = 0; i < candor_policy_get_statement_count (self); i++)
    g_variant_builder_add_value (&statements,
                                 candor_statement_to_variant (candor_policy_get_statement (self, i)));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->parties)); i++)
    {
      g_autoptr (CandorParty) party = g_list_model_get_item (G_LIST_MODEL (self->parties), i);
      g_variant_builder_add_value (&parties, candor_party_to_variant (party));
    }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->mentions)); i++)
    {
      g_autoptr (CandorMention) mention = g_list_model_get_item (G_LIST_MODEL (self->mentions), i);
      g_variant_builder_add_value (&mentions, candor_mention_to_variant (mention));
    }
  return g_variant_new ("(@a" CANDOR_DOCUMENT_VARIANT_TYPE "@a" CANDOR_STATEMENT_VARIANT_TYPE
                        "@a" CANDOR_PARTY_VARIANT_TYPE "bsu@a" CANDOR_NOTE_VARIANT_TYPE
                        "@a" CANDOR_MENTION_VARIANT_TYPE ")",
                        g_variant_builder_end (&documents), g_variant_builder_end (&statements),
                        g_variant_builder_end (&parties), self->is_privacy_policy, self->language,
                        self->word_count, candor_notes_to_variant (self->warnings),
                        g_variant_builder_end (&mentions));
}

static gboolean
candor_policy_load_documents (CandorPolicy *self, GVariant *list, GPtrArray *places, GError **error)
{
  for (gsize i = 0; i < g_variant_n_children (list); i++)
    {
      g_autoptr (GVariant) child = g_variant_get_child_value (list, i);
      g_autoptr (CandorDocument) document = candor_document_new_from_variant (child, error);

      if (!document)
        {
          g_prefix_error (error, _("document %zu: "), i + 1);
          return FALSE;
        }
      candor_list_append (self->documents, document);
      g_ptr_array_add (places, candor_places_new (document));
    }
  return places->len > 0 || candor_policy_fail (error, _("it holds no document"));
}

static gboolean
candor_policy_load_parties (CandorPolicy *self, GVariant *list, GPtrArray *places,
                            GHashTable *names, GError **error)
{
  g_autoptr (CandorParty) last = NULL;

  for (gsize i = 0; i < g_variant_n_children (list); i++)
    {
      g_autoptr (GVariant) child = g_variant_get_child_value (list, i);
      g_autoptr (CandorParty) party = candor_party_new_from_variant (child, places, error);

      if (party && last
          && (last->document > party->document
              || (last->document == party->document && last->start > party->start)))
        {
          g_clear_object (&party);
          candor_policy_fail (error, _("it is out of order"));
        }
      if (!party)
        {
          g_prefix_error (error, _("party %zu: "), i + 1);
          return FALSE;
        }
      g_hash_table_add (names, g_strjoin ("\n", party->name, party->sdk, NULL));
      candor_list_append (self->parties, party);
      g_set_object (&last, party);
    }
  return TRUE;
}

static gboolean
candor_policy_check_statement (CandorStatement *statement, CandorStatement *last, GHashTable *names,
                               GError **error)
{
  g_autofree char *name = g_strjoin ("\n", statement->party ? statement->party : "", statement->sdk, NULL);

  if (statement->party && !g_hash_table_contains (names, name))
    return candor_policy_fail (error, _("it names a party that is not listed"));
  if (last && (last->document > statement->document
               || (last->document == statement->document && last->start > statement->start)))
    return candor_policy_fail (error, _("it is out of order"));
  return TRUE;
}

static gboolean
candor_policy_load_statements (CandorPolicy *self, GVariant *list, GPtrArray *places,
                               GHashTable *names, GError **error)
{
  g_autoptr (CandorStatement) last = NULL;

  if (g_variant_n_children (list) > CANDOR_CLAIMS_MAXIMUM)
    return candor_policy_fail (error, _("it holds too many statements"));
  for (gsize i = 0; i < g_variant_n_children (list); i++)
    {
      g_autoptr (GVariant) child = g_variant_get_child_value (list, i);
      g_autoptr (CandorStatement) statement = candor_statement_new_from_variant (child, places, error);

      if (!statement || !candor_policy_check_statement (statement, last, names, error))
        {
          g_prefix_error (error, _("statement %zu: "), i + 1);
          return FALSE;
        }
      candor_list_append (self->statements, statement);
      g_set_object (&last, statement);
    }
  return TRUE;
}

static gboolean
candor_policy_load_mentions (CandorPolicy *self, GVariant *list, GPtrArray *places, GError **error)
{
  if (g_variant_n_children (list) > CANDOR_CLAIMS_MAXIMUM)
    return candor_policy_fail (error, _("it holds too many mentions of topics"));
  for (gsize i = 0; i < g_variant_n_children (list); i++)
    {
      g_autoptr (GVariant) child = g_variant_get_child_value (list, i);
      g_autoptr (CandorMention) mention = candor_mention_new_from_variant (child, places, error);

      if (!mention)
        {
          g_prefix_error (error, _("mention %zu: "), i + 1);
          return FALSE;
        }
      candor_list_append (self->mentions, mention);
    }
  return TRUE;
}

static gboolean
candor_policy_load (CandorPolicy *self, GVariant *variant, GError **error)
{
  g_autoptr (GVariant) documents = g_variant_get_child_value (variant, 0);
  g_autoptr (GVariant) statements = g_variant_get_child_value (variant, 1);
  g_autoptr (GVariant) parties = g_variant_get_child_value (variant, 2);
  g_autoptr (GVariant) warnings = g_variant_get_child_value (variant, 6);
  g_autoptr (GVariant) mentions = g_variant_get_child_value (variant, 7);
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func ((GDestroyNotify) candor_places_free);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_variant_get_child (variant, 3, "b", &self->is_privacy_policy);
  g_variant_get_child (variant, 4, "s", &self->language);
  g_variant_get_child (variant, 5, "u", &self->word_count);
  if (!g_str_equal (self->language, "en") && !g_str_equal (self->language, "zh")
      && !g_str_equal (self->language, "mixed"))
    return candor_policy_fail (error, _("its language is none that is read"));
  g_ptr_array_unref (self->warnings);
  self->warnings = candor_notes_new_from_variant (warnings);
  return candor_policy_load_documents (self, documents, places, error)
         && candor_policy_load_parties (self, parties, places, names, error)
         && candor_policy_load_statements (self, statements, places, names, error)
         && candor_policy_load_mentions (self, mentions, places, error);
}

/**
 * candor_policy_new_from_variant:
 * @variant: a policy as candor_policy_to_variant() makes it; may come from a hostile process
 * @error: return location for %CANDOR_POLICY_ERROR_SERIALIZED or a #CandorDocumentError
 *
 * Returns: (transfer full): the policy, or %NULL if anything in @variant doesn't hold together
 */
CandorPolicy *
candor_policy_new_from_variant (GVariant *variant, GError **error)
{
  g_autoptr (CandorPolicy) self = NULL;

  g_return_val_if_fail (variant != NULL, NULL);

  self = g_object_new (CANDOR_TYPE_POLICY, NULL);
  if (!g_variant_is_of_type (variant, G_VARIANT_TYPE (CANDOR_POLICY_VARIANT_TYPE))
      || !g_variant_is_normal_form (variant))
    candor_policy_fail (error, _("it is not of the declared type"));
  else if (candor_policy_load (self, variant, error))
    return g_steal_pointer (&self);
  g_prefix_error (error, _("policy as read: "));
  return NULL;
}

/* Getters. */

CANDOR_GETTER (CandorPolicy, candor_policy, CANDOR_IS_POLICY, gboolean, is_privacy_policy, FALSE)
CANDOR_GETTER (CandorPolicy, candor_policy, CANDOR_IS_POLICY, const char *, language, NULL)
CANDOR_GETTER (CandorPolicy, candor_policy, CANDOR_IS_POLICY, guint, word_count, 0)
CANDOR_GETTER (CandorPolicy, candor_policy, CANDOR_IS_POLICY, GPtrArray *, warnings, NULL)

GListModel *
candor_policy_get_documents (CandorPolicy *self)
{
  g_return_val_if_fail (CANDOR_IS_POLICY (self), NULL);
  return G_LIST_MODEL (self->documents);
}

GListModel *
candor_policy_get_statements (CandorPolicy *self)
{
  g_return_val_if_fail (CANDOR_IS_POLICY (self), NULL);
  return G_LIST_MODEL (self->statements);
}

GListModel *
candor_policy_get_parties (CandorPolicy *self)
{
  g_return_val_if_fail (CANDOR_IS_POLICY (self), NULL);
  return G_LIST_MODEL (self->parties);
}

GListModel *
candor_policy_get_mentions (CandorPolicy *self)
{
  g_return_val_if_fail (CANDOR_IS_POLICY (self), NULL);
  return G_LIST_MODEL (self->mentions);
}

guint
candor_policy_get_statement_count (CandorPolicy *self)
{
  g_return_val_if_fail (CANDOR_IS_POLICY (self), 0);
  return g_list_model_get_n_items (G_LIST_MODEL (self->statements));
}

/* An item that its list keeps: the reference that g_list_model_get_item() gives is not needed. */
static gpointer
candor_policy_peek (CandorList *list, guint index)
{
  gpointer item = g_list_model_get_item (G_LIST_MODEL (list), index);

  if (item)
    g_object_unref (item);
  return item;
}

/**
 * candor_policy_get_document:
 *
 * Returns: (transfer none) (nullable): the document, or %NULL if @index is out of range
 */
CandorDocument *
candor_policy_get_document (CandorPolicy *self, guint index)
{
  g_return_val_if_fail (CANDOR_IS_POLICY (self), NULL);
  return candor_policy_peek (self->documents, index);
}

/**
 * candor_policy_get_statement:
 *
 * Returns: (transfer none) (nullable): the statement, or %NULL if @index is out of range
 */
CandorStatement *
candor_policy_get_statement (CandorPolicy *self, guint index)
{
  g_return_val_if_fail (CANDOR_IS_POLICY (self), NULL);
  return candor_policy_peek (self->statements, index);
}
