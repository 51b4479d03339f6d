/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/**
 * candor_packed_add:
 * @builder: of an array
 * @child: (transfer floating): the next one
 *
 * Adds a child as bytes. A value that still stands as a tree takes some 90 bytes for each number and word in
 * it: with a hundred thousand children that is ten times what they say.
 */
static inline void
candor_packed_add (GVariantBuilder *builder, GVariant *child)
{
  g_autoptr (GVariant) packed = g_variant_ref_sink (child);

  (void) g_variant_get_data (packed);
  g_variant_builder_add_value (builder, packed);
}

/**
 * candor_packed_end:
 * @builder: of an array
 *
 * Returns: (transfer floating): the array, as one piece
 */
static inline GVariant *
candor_packed_end (GVariantBuilder *builder)
{
  GVariant *array = g_variant_builder_end (builder);

  (void) g_variant_get_data (array);
  return array;
}
