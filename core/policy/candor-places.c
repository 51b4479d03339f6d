/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-places.h"

#define STEP 128 /* code points between two known places */

struct _CandorPlaces
{
  CandorDocument *document;
  const char *text;
  guint length;
  GArray *steps; /* gsize: byte offset of each STEPth code point */
};

CandorPlaces *
candor_places_new (CandorDocument *document)
{
  CandorPlaces *self = g_new0 (CandorPlaces, 1);
  guint count = 0;

  self->document = g_object_ref (document);
  self->text = candor_document_get_text (document);
  self->steps = g_array_new (FALSE, FALSE, sizeof (gsize));
  for (const char *at = self->text; *at != '\0'; at = g_utf8_next_char (at), count++)
    {
      gsize offset = at - self->text;
      if (count % STEP == 0)
        g_array_append_val (self->steps, offset);
    }
  self->length = count;
  return self;
}

void
candor_places_free (CandorPlaces *self)
{
  g_object_unref (self->document);
  g_array_unref (self->steps);
  g_free (self);
}

CandorDocument *
candor_places_get_document (CandorPlaces *self)
{
  return self->document;
}

static const char *
candor_places_find (CandorPlaces *self, guint place)
{
  guint step = place / STEP;

  if (self->steps->len == 0)
    return self->text;
  if (step >= self->steps->len)
    step = self->steps->len - 1;
  return g_utf8_offset_to_pointer (self->text + g_array_index (self->steps, gsize, step),
                                   place - step * STEP);
}

char *
candor_places_dup_range (CandorPlaces *self, guint start, guint end)
{
  const char *from, *to;

  g_return_val_if_fail (start <= end && end <= self->length, NULL);

  from = candor_places_find (self, start);
  to = candor_places_find (self, end);
  return g_strndup (from, to - from);
}
