/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "config.h"
#include "policy/candor-party-private.h"

#include <glib/gi18n-lib.h>

#include "base/candor-getter.h"
#include "policy/candor-policy.h"

/* The serialized type as g_variant_get() wants it: categories come as a strv. */

G_DEFINE_FINAL_TYPE (CandorParty, candor_party, G_TYPE_OBJECT)

static void
candor_party_finalize (GObject *object)
{
  CandorParty *self = CANDOR_PARTY (object);

  g_free (self->name);
  g_free (self->sdk);
  g_strfreev (self->categories);
  G_OBJECT_CLASS (candor_party_parent_class)->finalize (object);
}

static void
candor_party_class_init (CandorPartyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candor_party_finalize;
}

static void
candor_party_init (CandorParty *self)
{
}

CandorParty *
candor_party_new (void)
{
  return g_object_new (CANDOR_TYPE_PARTY, NULL);
}

void
candor_party_complete (CandorParty *self, CandorPlaces *places)
{
  g_free (self->name);
  self->name = candor_places_dup_range (places, self->start, self->end);
  if (!self->categories)
    self->categories = g_new0 (char *, 1);
}

static gboolean
candor_party_fail (GError **error, const char *what)
{
  g_set_error (error, CANDOR_POLICY_ERROR, CANDOR_POLICY_ERROR_SERIALIZED, "%s", what);
  return FALSE;
}

static gboolean
candor_party_check (CandorParty *self, GPtrArray *places, GError **error)
{
  CandorDocument *document;
  CandorBlock *block;

  if (self->document >= places->len)
    return candor_party_fail (error, _("it names a document that is not there"));
  document = candor_places_get_document (g_ptr_array_index (places, self->document));
  if (self->block >= candor_document_get_block_count (document))
    return candor_party_fail (error, _("it names a block that is not there"));
  block = candor_document_get_block (document, self->block);
  if (self->start >= self->end || self->start < candor_block_get_start (block)
      || self->end > candor_block_get_end (block) || self->end - self->start > CANDOR_PARTY_NAME_MAXIMUM)
    return candor_party_fail (error, _("its name lies outside of its block"));
  for (guint i = 0; self->categories[i]; i++)
    if (*self->categories[i] == '\0'
        || (i > 0 && g_strcmp0 (self->categories[i - 1], self->categories[i]) >= 0))
      return candor_party_fail (error, _("its categories are not in order"));
  return TRUE;
}

/*
 * candor_party_new_from_serial:
 * @list: of tuples of type %CANDOR_PARTY_VARIANT_TYPE, not at its end; everything else is checked here
 * @places: (element-type CandorPlaces): one for each document
 *
 * Returns: (transfer full): a party, or %NULL with %CANDOR_POLICY_ERROR_SERIALIZED
 */
CandorParty *
candor_party_new_from_serial (CandorSerialList *list, GPtrArray *places, GError **error)
{
  g_autoptr (CandorParty) self = candor_party_new ();

  candor_serial_list_next (list, &self->sdk, &self->categories, &self->document,
                 &self->block, &self->start, &self->end);
  if (!candor_party_check (self, places, error))
    return NULL;
  candor_party_complete (self, g_ptr_array_index (places, self->document));
  return g_steal_pointer (&self);
}

/*
 * candor_party_serialize:
 * @serial: a list of tuples of type %CANDOR_PARTY_VARIANT_TYPE, to which it adds itself
 */
void
candor_party_serialize (CandorParty *self, CandorSerial *serial)
{
  candor_serial_add (serial, CANDOR_PARTY_VARIANT_TYPE, self->sdk, self->categories, self->document, self->block,
                        self->start, self->end);
}

CANDOR_GETTER (CandorParty, candor_party, CANDOR_IS_PARTY, const char *, name, NULL)
CANDOR_GETTER (CandorParty, candor_party, CANDOR_IS_PARTY, const char *, sdk, NULL)
CANDOR_GETTER (CandorParty, candor_party, CANDOR_IS_PARTY, guint, document, 0)
CANDOR_GETTER (CandorParty, candor_party, CANDOR_IS_PARTY, guint, block, 0)
CANDOR_GETTER (CandorParty, candor_party, CANDOR_IS_PARTY, guint, start, 0)
CANDOR_GETTER (CandorParty, candor_party, CANDOR_IS_PARTY, guint, end, 0)

const char *const *
candor_party_get_categories (CandorParty *self)
{
  g_return_val_if_fail (CANDOR_IS_PARTY (self), NULL);
  return (const char *const *) self->categories;
}
