/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-resources-private.h"

#include <glib/gi18n-lib.h>

#include "base/candor-note.h"
#include "package/candor-bundle.h"
#include "package/candor-package-private.h"

#define TABLE_NAME "resources.arsc"
#define BUNDLE_TABLE_NAME "resources.pb"

/* References follow each other this far (AOSP ResourceTypes.cpp stops at twenty). */
#define REFERENCE_LIMIT 20
/* Resources that one label may lead to, over all its locales. */
#define REACH_LIMIT 64

struct _CandorResources
{
  GPtrArray *containers; /* whose tables nobody has asked for yet */
  GPtrArray *tables;     /* of CandorTable */
  GPtrArray *bundles;    /* tables of bundles, as GBytes */
  GStringChunk *texts;   /* of those */
  GPtrArray *warnings;
  GHashTable *collected; /* resource id to its GArray of CandorCandidate */
};

CandorResources *
candor_resources_new (GPtrArray *warnings)
{
  CandorResources *self = g_new0 (CandorResources, 1);

  self->warnings = warnings;
  self->containers = g_ptr_array_new_with_free_func (g_object_unref);
  self->bundles = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self->texts = g_string_chunk_new (256);
  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) candor_table_free);
  self->collected = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  return self;
}

void
candor_resources_free (CandorResources *self)
{
  g_hash_table_unref (self->collected);
  g_ptr_array_unref (self->tables);
  g_ptr_array_unref (self->containers);
  g_ptr_array_unref (self->bundles);
  g_string_chunk_free (self->texts);
  g_free (self);
}

void
candor_resources_add_container (CandorResources *self, CandorContainer *container)
{
  g_ptr_array_add (self->containers, g_object_ref (container));
  g_hash_table_remove_all (self->collected);
}

static void
candor_resources_load_table (CandorResources *self, CandorContainer *container)
{
  const CandorEntry *compiled = candor_container_find (container, TABLE_NAME);
  const CandorEntry *entry = compiled != NULL ? compiled : candor_container_find (container, BUNDLE_TABLE_NAME);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  CandorTable *table = NULL;

  if (entry == NULL)
    return;
  bytes = candor_container_read (container, entry, &error);
  if (bytes != NULL && compiled == NULL)
    {
      g_ptr_array_add (self->bundles, g_steal_pointer (&bytes));
      return;
    }
  if (bytes != NULL)
    table = candor_table_new (bytes, &error);
  if (table != NULL)
    g_ptr_array_add (self->tables, table);
  else
    g_ptr_array_add (self->warnings,
                     candor_note_new (N_("Names that stand in the resources (resources.arsc) could not be read: {0}."),
                                      CANDOR_NOTE_MESSAGE, candor_package_error_reason (error), CANDOR_NOTE_END));
}

static void
candor_resources_load (CandorResources *self)
{
  for (guint i = 0; i < self->containers->len; i++)
    candor_resources_load_table (self, g_ptr_array_index (self->containers, i));
  g_ptr_array_set_size (self->containers, 0);
}

/* All values of a resource; asked for again and again, once for each locale. */
static GArray *
candor_resources_collect (CandorResources *self, guint32 id)
{
  GArray *candidates = g_hash_table_lookup (self->collected, GUINT_TO_POINTER (id));

  if (candidates != NULL)
    return candidates;
  candor_resources_load (self);
  candidates = g_array_new (FALSE, FALSE, sizeof (CandorCandidate));
  for (guint i = 0; i < self->tables->len; i++)
    candor_table_collect (g_ptr_array_index (self->tables, i), id, candidates);
  for (guint i = 0; i < self->bundles->len; i++)
    candor_bundle_collect (g_ptr_array_index (self->bundles, i), id, self->texts, candidates);
  g_hash_table_insert (self->collected, GUINT_TO_POINTER (id), candidates);
  return candidates;
}

/* How well a value made for @have serves someone who asked for @want: the same, its language alone,
 * the default, and at last whatever there is. */
static guint
candor_resources_fit (const char *have, const char *want)
{
  gsize language = strcspn (want, "-");

  if (strcmp (have, want) == 0)
    return 4;
  if (*have != '\0' && strncmp (have, want, strlen (have)) == 0 && want[strlen (have)] == '-')
    return 3; /* sr-Latn for sr-Latn-RS, zh for zh-CN */
  if (*have == '\0')
    return 2;
  return language > 0 && strcspn (have, "-") == language && strncmp (have, want, language) == 0 ? 1 : 0;
}

static gboolean
candor_resources_choose (GArray *candidates, const char *locale, CandorCandidate *chosen)
{
  guint best = 0;
  gboolean found = FALSE;

  for (guint i = 0; i < candidates->len; i++)
    {
      const CandorCandidate *candidate = &g_array_index (candidates, CandorCandidate, i);
      guint fit = candor_resources_fit (candidate->locale, locale);

      if (!found || fit > best || (fit == best && candidate->rank > chosen->rank))
        {
          *chosen = *candidate;
          best = fit;
          found = TRUE;
        }
    }
  return found;
}

static gboolean
candor_resources_is_reference (guint8 type)
{
  return type == CANDOR_VALUE_REFERENCE || type == CANDOR_VALUE_DYNAMIC_REFERENCE;
}

/* Follows @id to a value that is no reference. */
static gboolean
candor_resources_resolve (CandorResources *self, guint32 id, const char *locale, CandorCandidate *value)
{
  for (guint i = 0; i < REFERENCE_LIMIT; i++)
    {
      GArray *candidates = candor_resources_collect (self, id);

      if (!candor_resources_choose (candidates, locale, value))
        return FALSE;
      if (!candor_resources_is_reference (value->type))
        return TRUE;
      id = value->data;
    }
  return FALSE;
}

static char *
candor_resources_value_to_text (const CandorCandidate *value)
{
  switch (value->type)
    {
    case CANDOR_VALUE_STRING:
      return value->text != NULL ? g_strdup (value->text) : candor_string_pool_dup (value->pool, value->data);
    case CANDOR_VALUE_DECIMAL:
      return g_strdup_printf ("%d", (gint32) value->data);
    case CANDOR_VALUE_HEXADECIMAL:
      return g_strdup_printf ("0x%x", value->data);
    case CANDOR_VALUE_BOOLEAN:
      return g_strdup (value->data != 0 ? "true" : "false");
    default:
      return NULL;
    }
}

char *
candor_resources_dup_text (CandorResources *self, guint32 id, const char *locale)
{
  CandorCandidate value = { 0 };

  if (!candor_resources_resolve (self, id, locale != NULL ? locale : "", &value))
    return NULL;
  return candor_resources_value_to_text (&value);
}

gboolean
candor_resources_get_number (CandorResources *self, guint32 id, guint32 *number)
{
  CandorCandidate value = { 0 };

  if (!candor_resources_resolve (self, id, "", &value)
      || (value.type != CANDOR_VALUE_DECIMAL && value.type != CANDOR_VALUE_HEXADECIMAL
          && value.type != CANDOR_VALUE_BOOLEAN))
    return FALSE;
  *number = value.data;
  return TRUE;
}

/* Every locale that @id, or what it refers to, has a value for. */
static GHashTable *
candor_resources_list_locales (CandorResources *self, guint32 id)
{
  GHashTable *locales = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) reached = g_array_new (FALSE, FALSE, sizeof (guint32));

  g_array_append_val (reached, id);
  for (guint i = 0; i < reached->len; i++)
    {
      GArray *candidates = candor_resources_collect (self, g_array_index (reached, guint32, i));

      for (guint j = 0; j < candidates->len; j++)
        {
          const CandorCandidate *candidate = &g_array_index (candidates, CandorCandidate, j);
          gboolean known = !candor_resources_is_reference (candidate->type) || reached->len >= REACH_LIMIT;

          if (*candidate->locale != '\0')
            g_hash_table_add (locales, g_strdup (candidate->locale));
          for (guint k = 0; k < reached->len && !known; k++)
            known = g_array_index (reached, guint32, k) == candidate->data;
          if (!known)
            g_array_append_val (reached, candidate->data);
        }
    }
  return locales;
}

GVariant *
candor_resources_get_texts (CandorResources *self, guint32 id)
{
  g_autoptr (GHashTable) locales = candor_resources_list_locales (self, id);
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (locales), (GCompareFunc) strcmp);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  for (GList *name = names; name != NULL; name = name->next)
    {
      g_autofree char *text = candor_resources_dup_text (self, id, name->data);
      if (text != NULL)
        g_variant_builder_add (&builder, "{ss}", (const char *) name->data, text);
    }
  return g_variant_builder_end (&builder);
}
