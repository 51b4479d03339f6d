/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-knowledge"

#include "config.h"
#include "knowledge/candor-knowledge.h"

#include <string.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "knowledge/candor-knowledge-image-private.h"
#include "knowledge/candor-knowledge-seal-private.h"
#include "knowledge/candor-knowledge-share.h"

/* What records are found by besides their keys. */
static const struct
{
  CandorKnowledgeSectionId section;
  const char *field;
} indexed[CANDOR_INDEX_COUNT] = {
  [CANDOR_INDEX_SDK_LIBRARIES] = { CANDOR_SECTION_SDKS, "native" },
  [CANDOR_INDEX_SDK_COMPONENTS] = { CANDOR_SECTION_SDKS, "component" },
};

struct _CandorKnowledge
{
  GObject parent_instance;
  CandorKnowledgeImage *image;
  char *sha256; /* made when first asked for, and with it */
  gboolean whole; /* whether the bytes have the seal that they were compiled with */
  GHashTable *indices[CANDOR_INDEX_COUNT]; /* text to place + 1; made when first asked for */
  char *path; /* of the file that it was mapped from */
  int descriptor;
};

G_DEFINE_FINAL_TYPE (CandorKnowledge, candor_knowledge, G_TYPE_OBJECT)
G_DEFINE_QUARK (candor-knowledge-error-quark, candor_knowledge_error)

static void
candor_knowledge_finalize (GObject *object)
{
  CandorKnowledge *self = CANDOR_KNOWLEDGE (object);

  for (guint i = 0; i < CANDOR_INDEX_COUNT; i++)
    g_clear_pointer (&self->indices[i], g_hash_table_unref);
  g_clear_pointer (&self->image, candor_knowledge_image_free);
  g_clear_pointer (&self->sha256, g_free);
  g_clear_pointer (&self->path, g_free);
  if (self->descriptor >= 0)
    close (self->descriptor);
  G_OBJECT_CLASS (candor_knowledge_parent_class)->finalize (object);
}

static void
candor_knowledge_class_init (CandorKnowledgeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candor_knowledge_finalize;
}

static void
candor_knowledge_init (CandorKnowledge *self)
{
  self->descriptor = -1;
}

/**
 * candor_knowledge_new_from_bytes:
 * @compiled: compiled knowledge, wherever it comes from; nothing in it is trusted
 *
 * Costs a millisecond or two. The records point into @compiled.
 *
 * Returns: (transfer full): knowledge, or %NULL with %CANDOR_KNOWLEDGE_ERROR_COMPILED
 */
CandorKnowledge *
candor_knowledge_new_from_bytes (GBytes *compiled, GError **error)
{
  g_autoptr (CandorKnowledge) self = candor_knowledge_new_from_unchecked (compiled, error);

  return self != NULL && candor_knowledge_image_check (self->image, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * candor_knowledge_new_from_unchecked:
 * @compiled: the bytes of knowledge that another process checks, or that candor_knowledge_check() will
 *
 * As candor_knowledge_new_from_bytes(), but without looking at every entry.
 *
 * Returns: (transfer full): knowledge, or %NULL with %CANDOR_KNOWLEDGE_ERROR_COMPILED
 */
CandorKnowledge *
candor_knowledge_new_from_unchecked (GBytes *compiled, GError **error)
{
  g_autoptr (CandorKnowledgeImage) image = NULL;
  CandorKnowledge *self;

  g_return_val_if_fail (compiled != NULL, NULL);
  image = candor_knowledge_image_new (compiled, error);
  if (image == NULL)
    return NULL;
  self = g_object_new (CANDOR_TYPE_KNOWLEDGE, NULL);
  self->image = g_steal_pointer (&image);
  return self;
}

/* Both the digest and what the seal says come of one pass over the bytes. */
static void
candor_knowledge_ensure_digest (CandorKnowledge *self)
{
  if (!g_once_init_enter (&self->sha256))
    return;
  g_once_init_leave (&self->sha256,
                     candor_knowledge_seal_check (candor_knowledge_image_get_bytes (self->image), &self->whole));
}

/**
 * candor_knowledge_check:
 *
 * Knowledge that is whole as it was compiled is sound: its seal tells. Other is looked at entry by entry, and is
 * refused where it has a seal that is not its own.
 *
 * Returns: whether every entry is sound; else with %CANDOR_KNOWLEDGE_ERROR_COMPILED
 */
gboolean
candor_knowledge_check (CandorKnowledge *self, GError **error)
{
  gboolean sealed;

  g_return_val_if_fail (CANDOR_IS_KNOWLEDGE (self), FALSE);
  candor_knowledge_ensure_digest (self);
  if (self->whole)
    return TRUE;
  sealed = candor_knowledge_seal_measure (candor_knowledge_get_bytes (self)) < g_bytes_get_size (candor_knowledge_get_bytes (self));
  if (sealed)
    candor_knowledge_image_fail (error, _("it is not as it was compiled"));
  else if (candor_knowledge_image_check (self->image, error))
    return TRUE;
  if (self->path != NULL)
    g_prefix_error (error, "%s: ", self->path);
  return FALSE;
}

void
candor_knowledge_take_file (CandorKnowledge *self, const char *path, int descriptor)
{
  g_return_if_fail (CANDOR_IS_KNOWLEDGE (self) && self->descriptor < 0);
  self->path = g_strdup (path);
  self->descriptor = descriptor;
}

int
candor_knowledge_get_descriptor (CandorKnowledge *self)
{
  g_return_val_if_fail (CANDOR_IS_KNOWLEDGE (self), -1);
  return self->descriptor;
}

/**
 * candor_knowledge_get_bytes:
 *
 * Returns: (transfer none): the compiled form, to hand to another process
 */
GBytes *
candor_knowledge_get_bytes (CandorKnowledge *self)
{
  g_return_val_if_fail (CANDOR_IS_KNOWLEDGE (self), NULL);
  return candor_knowledge_image_get_bytes (self->image);
}

/**
 * candor_knowledge_get_version:
 *
 * Returns: (transfer none): the date of its newest file, "2026-11-24"
 */
const char *
candor_knowledge_get_version (CandorKnowledge *self)
{
  g_return_val_if_fail (CANDOR_IS_KNOWLEDGE (self), NULL);
  return candor_knowledge_image_get_version (self->image);
}

/**
 * candor_knowledge_get_sha256:
 *
 * Returns: (transfer none): of the compiled form, in hexadecimal digits
 */
const char *
candor_knowledge_get_sha256 (CandorKnowledge *self)
{
  g_return_val_if_fail (CANDOR_IS_KNOWLEDGE (self), NULL);
  candor_knowledge_ensure_digest (self);
  return self->sha256;
}

gconstpointer
candor_knowledge_get_records (CandorKnowledge *self, CandorKnowledgeSectionId id, gsize *count)
{
  gsize ignored;

  g_return_val_if_fail (CANDOR_IS_KNOWLEDGE (self), NULL);
  return candor_knowledge_image_get_records (self->image, id, count != NULL ? count : &ignored);
}

gconstpointer
candor_knowledge_get_record (CandorKnowledge *self, CandorKnowledgeSectionId id, gsize index)
{
  g_return_val_if_fail (CANDOR_IS_KNOWLEDGE (self), NULL);
  return candor_knowledge_image_get_record (self->image, id, index);
}

gconstpointer
candor_knowledge_find_record (CandorKnowledge *self, CandorKnowledgeSectionId id, const char *key)
{
  g_return_val_if_fail (CANDOR_IS_KNOWLEDGE (self), NULL);
  return key != NULL ? candor_knowledge_image_find_record (self->image, id, key) : NULL;
}

static void
candor_knowledge_add_to_index (gsize place, const char *text, gpointer index)
{
  if (!g_hash_table_contains (index, text))
    g_hash_table_insert (index, (gpointer) text, GSIZE_TO_POINTER (place + 1));
}

static GHashTable *
candor_knowledge_get_index (CandorKnowledge *self, CandorKnowledgeIndex which)
{
  if (g_once_init_enter (&self->indices[which]))
    {
      GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

      candor_knowledge_image_visit (self->image, indexed[which].section, indexed[which].field,
                                    candor_knowledge_add_to_index, index);
      g_once_init_leave (&self->indices[which], index);
    }
  return self->indices[which];
}

void
candor_knowledge_prepare (CandorKnowledge *self)
{
  gsize count;

  g_return_if_fail (CANDOR_IS_KNOWLEDGE (self));
  for (guint i = 0; i < CANDOR_SECTION_COUNT; i++)
    candor_knowledge_image_get_records (self->image, i, &count);
  for (guint i = 0; i < CANDOR_INDEX_COUNT; i++)
    (void) candor_knowledge_get_index (self, i);
}

gconstpointer
candor_knowledge_find_indexed (CandorKnowledge *self, CandorKnowledgeIndex which, const char *text)
{
  gsize place;

  g_return_val_if_fail (CANDOR_IS_KNOWLEDGE (self), NULL);
  place = GPOINTER_TO_SIZE (g_hash_table_lookup (candor_knowledge_get_index (self, which), text));
  return place > 0 ? candor_knowledge_get_record (self, indexed[which].section, place - 1) : NULL;
}
