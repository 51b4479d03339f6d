/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "config.h"
#include "policy/candor-policy-private.h"

#include <glib/gi18n-lib.h>

#include "document/candor-document-private.h"
#include "policy/candor-mention-private.h"
#include "policy/candor-party-private.h"
#include "policy/candor-reading.h"
#include "policy/candor-statement-private.h"

static gboolean
candor_policy_fail (GError **error, const char *what)
{
  g_set_error (error, CANDOR_POLICY_ERROR, CANDOR_POLICY_ERROR_SERIALIZED, "%s", what);
  return FALSE;
}

static void
candor_policy_serialize_statements (CandorSerial *serial, gpointer policy)
{
  for (guint i = 0; i < candor_policy_get_statement_count (policy); i++)
    candor_statement_serialize (candor_policy_get_statement (policy, i), serial);
}

/**
 * candor_policy_to_variant:
 *
 * Returns: (transfer floating): a variant of type %CANDOR_POLICY_VARIANT_TYPE
 */
GVariant *
candor_policy_to_variant (CandorPolicy *self)
{
  GVariantBuilder documents;

  g_return_val_if_fail (CANDOR_IS_POLICY (self), NULL);

  g_variant_builder_init (&documents, G_VARIANT_TYPE ("a" CANDOR_DOCUMENT_VARIANT_TYPE));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->documents)); i++)
    g_variant_builder_add_value (&documents, candor_document_to_variant (candor_policy_get_document (self, i)));
  return g_variant_new (
      "(@a" CANDOR_DOCUMENT_VARIANT_TYPE "@a" CANDOR_STATEMENT_VARIANT_TYPE "@a" CANDOR_PARTY_VARIANT_TYPE
      "bsu@a" CANDOR_NOTE_VARIANT_TYPE "@a" CANDOR_MENTION_VARIANT_TYPE ")",
      g_variant_builder_end (&documents),
      candor_serial_new_list ("a" CANDOR_STATEMENT_VARIANT_TYPE, candor_policy_serialize_statements, self),
      candor_serial_new_model ("a" CANDOR_PARTY_VARIANT_TYPE, candor_policy_get_parties (self),
                               (CandorSerialItemWriter) candor_party_serialize),
      self->is_privacy_policy, self->language, self->word_count, candor_notes_to_variant (self->warnings),
      candor_serial_new_model ("a" CANDOR_MENTION_VARIANT_TYPE, candor_policy_get_mentions (self),
                               (CandorSerialItemWriter) candor_mention_serialize));
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
  CandorSerialList items;

  candor_serial_list_init (&items, list);
  for (gsize i = 0; i < items.count; i++)
    {
      g_autoptr (CandorParty) party = candor_party_new_from_serial (&items, places, error);

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
  CandorSerialList items;

  candor_serial_list_init (&items, list);
  if (items.count > CANDOR_CLAIMS_MAXIMUM)
    return candor_policy_fail (error, _("it holds too many statements"));
  for (gsize i = 0; i < items.count; i++)
    {
      g_autoptr (CandorStatement) statement = candor_statement_new_from_serial (&items, places, error);

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
  CandorSerialList items;

  candor_serial_list_init (&items, list);
  if (items.count > CANDOR_CLAIMS_MAXIMUM)
    return candor_policy_fail (error, _("it holds too many mentions of topics"));
  for (gsize i = 0; i < items.count; i++)
    {
      g_autoptr (CandorMention) mention = candor_mention_new_from_serial (&items, places, error);

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
