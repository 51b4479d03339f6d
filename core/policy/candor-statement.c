/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "config.h"
#include "policy/candor-statement-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/candor-getter.h"
#include "policy/candor-policy.h"

/* The serialized type as g_variant_get() wants it: purposes come as a strv. */

G_DEFINE_FINAL_TYPE (CandorStatement, candor_statement, G_TYPE_OBJECT)

static void
candor_statement_finalize (GObject *object)
{
  CandorStatement *self = CANDOR_STATEMENT (object);

  g_free (self->category);
  g_free (self->party);
  g_free (self->sdk);
  g_strfreev (self->purposes);
  g_free (self->permission);
  g_free (self->quote);
  g_free (self->section);
  g_free (self->rule);
  G_OBJECT_CLASS (candor_statement_parent_class)->finalize (object);
}

static void
candor_statement_class_init (CandorStatementClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candor_statement_finalize;
}

static void
candor_statement_init (CandorStatement *self)
{
}

CandorStatement *
candor_statement_new (void)
{
  return g_object_new (CANDOR_TYPE_STATEMENT, NULL);
}

void
candor_statement_complete (CandorStatement *self, CandorPlaces *places)
{
  g_free (self->quote);
  g_free (self->section);
  self->quote = candor_places_dup_range (places, self->start, self->end);
  self->section = candor_document_dup_section (candor_places_get_document (places), self->block);
  if (!self->purposes)
    self->purposes = g_new0 (char *, 1);
}

static gboolean
candor_statement_fail (GError **error, const char *what)
{
  g_set_error (error, CANDOR_POLICY_ERROR, CANDOR_POLICY_ERROR_SERIALIZED, "%s", what);
  return FALSE;
}

static gboolean
candor_statement_check_place (CandorStatement *self, GPtrArray *places, GError **error)
{
  CandorDocument *document;
  CandorBlock *block;

  if (self->document >= places->len)
    return candor_statement_fail (error, _("it names a document that is not there"));
  document = candor_places_get_document (g_ptr_array_index (places, self->document));
  if (self->block >= candor_document_get_block_count (document))
    return candor_statement_fail (error, _("it names a block that is not there"));
  if (self->start >= self->end || self->end > candor_document_get_text_length (document))
    return candor_statement_fail (error, _("its quote lies outside of the text"));
  if (self->end - self->start > CANDOR_QUOTE_MAXIMUM)
    return candor_statement_fail (error, _("its quote is too long"));
  if (self->mention_start > self->mention_end || self->mention_start < self->start
      || self->mention_end > self->end)
    return candor_statement_fail (error, _("its mention lies outside of its quote"));
  block = candor_document_get_block (document, self->block);
  if (candor_block_get_start (block) >= self->end || candor_block_get_end (block) <= self->start)
    return candor_statement_fail (error, _("its quote lies outside of its block"));
  return TRUE;
}

static gboolean
candor_statement_check (CandorStatement *self, guint action, guint polarity, guint actor, GError **error)
{
  if (action > CANDOR_ACTION_ACCESS || polarity > CANDOR_POLARITY_CONDITIONAL
      || actor > CANDOR_ACTOR_USER)
    return candor_statement_fail (error, _("its action, polarity or actor is none that exists"));
  if (*self->category == '\0' || *self->rule == '\0')
    return candor_statement_fail (error, _("its category or rule is empty"));
  if (!isfinite (self->confidence) || self->confidence < 0 || self->confidence > 1)
    return candor_statement_fail (error, _("its confidence is not between 0 and 1"));
  if (self->sdk && !self->party)
    return candor_statement_fail (error, _("it names an SDK without a party"));
  return TRUE;
}

/*
 * candor_statement_new_from_serial:
 * @list: of tuples of type %CANDOR_STATEMENT_VARIANT_TYPE, not at its end; everything else is checked here
 * @places: (element-type CandorPlaces): one for each document
 *
 * Returns: (transfer full): a statement, or %NULL with %CANDOR_POLICY_ERROR_SERIALIZED
 */
CandorStatement *
candor_statement_new_from_serial (CandorSerialList *list, GPtrArray *places, GError **error)
{
  g_autoptr (CandorStatement) self = candor_statement_new ();
  guint8 action, polarity, actor;

  candor_serial_list_next (list, &self->category, &action, &polarity,
                 &actor, &self->party, &self->sdk, &self->purposes, &self->permission, &self->start,
                 &self->end, &self->mention_start, &self->mention_end, &self->document, &self->block,
                 &self->rule, &self->confidence);
  if (!candor_statement_check (self, action, polarity, actor, error)
      || !candor_statement_check_place (self, places, error))
    return NULL;
  self->action = action;
  self->polarity = polarity;
  self->actor = actor;
  candor_statement_complete (self, g_ptr_array_index (places, self->document));
  return g_steal_pointer (&self);
}

/*
 * candor_statement_serialize:
 * @serial: a list of tuples of type %CANDOR_STATEMENT_VARIANT_TYPE, to which it adds itself
 */
void
candor_statement_serialize (CandorStatement *self, CandorSerial *serial)
{
  candor_serial_add (serial, CANDOR_STATEMENT_VARIANT_TYPE, self->category, (guint8) self->action,
                        (guint8) self->polarity, (guint8) self->actor, self->party, self->sdk,
                        self->purposes, self->permission, self->start, self->end,
                        self->mention_start, self->mention_end, self->document, self->block,
                        self->rule, self->confidence);
}

CANDOR_GETTER (CandorStatement, candor_statement, CANDOR_IS_STATEMENT, const char *, category, NULL)
CANDOR_GETTER (CandorStatement, candor_statement, CANDOR_IS_STATEMENT, CandorAction, action, CANDOR_ACTION_COLLECT)
CANDOR_GETTER (CandorStatement, candor_statement, CANDOR_IS_STATEMENT, CandorPolarity, polarity, CANDOR_POLARITY_YES)
CANDOR_GETTER (CandorStatement, candor_statement, CANDOR_IS_STATEMENT, CandorActor, actor, CANDOR_ACTOR_FIRST_PARTY)
CANDOR_GETTER (CandorStatement, candor_statement, CANDOR_IS_STATEMENT, const char *, party, NULL)
CANDOR_GETTER (CandorStatement, candor_statement, CANDOR_IS_STATEMENT, const char *, sdk, NULL)
CANDOR_GETTER (CandorStatement, candor_statement, CANDOR_IS_STATEMENT, const char *, permission, NULL)
CANDOR_GETTER (CandorStatement, candor_statement, CANDOR_IS_STATEMENT, const char *, quote, NULL)
CANDOR_GETTER (CandorStatement, candor_statement, CANDOR_IS_STATEMENT, guint, start, 0)
CANDOR_GETTER (CandorStatement, candor_statement, CANDOR_IS_STATEMENT, guint, end, 0)
CANDOR_GETTER (CandorStatement, candor_statement, CANDOR_IS_STATEMENT, guint, mention_start, 0)
CANDOR_GETTER (CandorStatement, candor_statement, CANDOR_IS_STATEMENT, guint, mention_end, 0)
CANDOR_GETTER (CandorStatement, candor_statement, CANDOR_IS_STATEMENT, guint, document, 0)
CANDOR_GETTER (CandorStatement, candor_statement, CANDOR_IS_STATEMENT, guint, block, 0)
CANDOR_GETTER (CandorStatement, candor_statement, CANDOR_IS_STATEMENT, const char *, section, NULL)
CANDOR_GETTER (CandorStatement, candor_statement, CANDOR_IS_STATEMENT, const char *, rule, NULL)
CANDOR_GETTER (CandorStatement, candor_statement, CANDOR_IS_STATEMENT, double, confidence, 0)

const char *const *
candor_statement_get_purposes (CandorStatement *self)
{
  g_return_val_if_fail (CANDOR_IS_STATEMENT (self), NULL);
  return (const char *const *) self->purposes;
}

const char *
candor_action_to_string (CandorAction action)
{
  static const char *const words[] = { "collect", "use", "share", "store", "access" };

  return (guint) action < G_N_ELEMENTS (words) ? words[action] : NULL;
}

const char *
candor_polarity_to_string (CandorPolarity polarity)
{
  static const char *const words[] = { "yes", "no", "conditional" };

  return (guint) polarity < G_N_ELEMENTS (words) ? words[polarity] : NULL;
}

const char *
candor_actor_to_string (CandorActor actor)
{
  static const char *const words[] = { "first_party", "third_party", "user" };

  return (guint) actor < G_N_ELEMENTS (words) ? words[actor] : NULL;
}
