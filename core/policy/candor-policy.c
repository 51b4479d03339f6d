/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "config.h"
#include "policy/candor-policy-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/candor-getter.h"
#include "document/candor-document-private.h"
#include "policy/candor-reading-private.h"

/* A language that has less than one word in so many doesn't make a policy mixed. */
#define MIXED_SHARE 20

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
