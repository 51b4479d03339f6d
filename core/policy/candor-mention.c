/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "config.h"
#include "policy/candor-mention-private.h"

#include <glib/gi18n-lib.h>

#include "base/candor-getter.h"
#include "policy/candor-policy.h"
#include "policy/candor-statement-private.h"

G_DEFINE_FINAL_TYPE (CandorMention, candor_mention, G_TYPE_OBJECT)

static void
candor_mention_finalize (GObject *object)
{
  CandorMention *self = CANDOR_MENTION (object);

  g_free (self->topic);
  g_free (self->quote);
  G_OBJECT_CLASS (candor_mention_parent_class)->finalize (object);
}

static void
candor_mention_class_init (CandorMentionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candor_mention_finalize;
}

static void
candor_mention_init (CandorMention *self)
{
}

CandorMention *
candor_mention_new (void)
{
  return g_object_new (CANDOR_TYPE_MENTION, NULL);
}

void
candor_mention_complete (CandorMention *self, CandorPlaces *places)
{
  g_free (self->quote);
  self->quote = candor_places_dup_range (places, self->start, self->end);
}

static gboolean
candor_mention_fail (GError **error, const char *what)
{
  g_set_error (error, CANDOR_POLICY_ERROR, CANDOR_POLICY_ERROR_SERIALIZED, "%s", what);
  return FALSE;
}

static gboolean
candor_mention_check (CandorMention *self, GPtrArray *places, GError **error)
{
  CandorDocument *document;
  CandorBlock *block;

  if (*self->topic == '\0')
    return candor_mention_fail (error, _("it has no topic"));
  if (self->document >= places->len)
    return candor_mention_fail (error, _("it names a document that is not there"));
  document = candor_places_get_document (g_ptr_array_index (places, self->document));
  if (self->block >= candor_document_get_block_count (document))
    return candor_mention_fail (error, _("it names a block that is not there"));
  block = candor_document_get_block (document, self->block);
  if (self->start >= self->end || self->start < candor_block_get_start (block)
      || self->end > candor_block_get_end (block) || self->end - self->start > CANDOR_QUOTE_MAXIMUM)
    return candor_mention_fail (error, _("its quote lies outside of its block"));
  return TRUE;
}

/*
 * candor_mention_new_from_serial:
 * @list: of tuples of type %CANDOR_MENTION_VARIANT_TYPE, not at its end; everything else is checked here
 * @places: (element-type CandorPlaces): one for each document
 *
 * Returns: (transfer full): a mention, or %NULL with %CANDOR_POLICY_ERROR_SERIALIZED
 */
CandorMention *
candor_mention_new_from_serial (CandorSerialList *list, GPtrArray *places, GError **error)
{
  g_autoptr (CandorMention) self = candor_mention_new ();

  candor_serial_list_next (list, &self->topic, &self->document, &self->block,
                 &self->start, &self->end, &self->firm);
  if (!candor_mention_check (self, places, error))
    return NULL;
  candor_mention_complete (self, g_ptr_array_index (places, self->document));
  return g_steal_pointer (&self);
}

/*
 * candor_mention_serialize:
 * @serial: a list of tuples of type %CANDOR_MENTION_VARIANT_TYPE, to which it adds itself
 */
void
candor_mention_serialize (CandorMention *self, CandorSerial *serial)
{
  candor_serial_add (serial, CANDOR_MENTION_VARIANT_TYPE, self->topic, self->document, self->block,
                        self->start, self->end, self->firm);
}

CANDOR_GETTER (CandorMention, candor_mention, CANDOR_IS_MENTION, const char *, topic, NULL)
CANDOR_GETTER (CandorMention, candor_mention, CANDOR_IS_MENTION, gboolean, firm, FALSE)
CANDOR_GETTER (CandorMention, candor_mention, CANDOR_IS_MENTION, const char *, quote, NULL)
CANDOR_GETTER (CandorMention, candor_mention, CANDOR_IS_MENTION, guint, start, 0)
CANDOR_GETTER (CandorMention, candor_mention, CANDOR_IS_MENTION, guint, end, 0)
CANDOR_GETTER (CandorMention, candor_mention, CANDOR_IS_MENTION, guint, document, 0)
CANDOR_GETTER (CandorMention, candor_mention, CANDOR_IS_MENTION, guint, block, 0)
