/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-reading-private.h"

#include <string.h>

#include "policy/candor-statement-private.h"

/* Headings that name a category above text that denies it: "Contacts", over "We do not access your contacts", stands
 * among what is collected as a title, and claims nothing. Nor does one over nothing, where its neighbour has text below. */

/* Longer ones are no titles (bytes). */
#define CANDOR_TITLE_MAXIMUM 60u

static char *
candor_titles_key (int heading, const char *category)
{
  return g_strdup_printf ("%d %s", heading, category);
}

/* What is denied below which heading. */
static GHashTable *
candor_titles_list_denied (CandorReading *self)
{
  GHashTable *denied = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->statements->len; i++)
    {
      CandorStatement *statement = g_ptr_array_index (self->statements, i);
      const CandorPassage *passage = statement->polarity == CANDOR_POLARITY_NO
                                     ? candor_passages_find (self, statement->document, statement->block) : NULL;

      if (passage != NULL && passage->section >= 0)
        g_hash_table_add (denied, candor_titles_key (passage->section, statement->category));
    }
  return denied;
}

static gboolean
candor_titles_has_text (CandorReading *self, guint index)
{
  const CandorPassage *below = index + 1 < self->passages->len ? &g_array_index (self->passages, CandorPassage, index + 1) : NULL;

  return below != NULL && below->kind != CANDOR_BLOCK_HEADING && below->section == (int) index;
}

/* Whether nothing stands below a heading, though text stands below the next one: it is no item of a list. */
static gboolean
candor_titles_is_empty (CandorReading *self, guint index)
{
  const CandorPassage *own = &g_array_index (self->passages, CandorPassage, index);
  const CandorPassage *next = index + 1 < self->passages->len ? own + 1 : NULL;

  return next != NULL && next->kind == CANDOR_BLOCK_HEADING && next->document == own->document && next->level == own->level
         && candor_titles_has_text (self, index + 1);
}

void
candor_titles_drop_empty (CandorReading *self)
{
  g_autoptr (GHashTable) denied = candor_titles_list_denied (self);
  guint kept = 0;

  for (guint i = 0; i < self->statements->len; i++)
    {
      CandorStatement *statement = g_ptr_array_index (self->statements, i);
      const CandorPassage *passage = candor_passages_find (self, statement->document, statement->block);
      gboolean title = FALSE;

      if (passage != NULL && passage->kind == CANDOR_BLOCK_HEADING && passage->length <= CANDOR_TITLE_MAXIMUM
          && statement->polarity != CANDOR_POLARITY_NO)
        {
          guint index = passage - &g_array_index (self->passages, CandorPassage, 0);
          g_autofree char *key = candor_titles_key (index, statement->category);

          title = g_hash_table_contains (denied, key) || candor_titles_is_empty (self, index);
        }
      if (title)
        continue;
      g_ptr_array_index (self->statements, i) = g_ptr_array_index (self->statements, kept);
      g_ptr_array_index (self->statements, kept++) = statement;
    }
  g_ptr_array_set_size (self->statements, kept);
}
