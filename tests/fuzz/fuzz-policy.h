/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fuzz.h"
#include "policy/candor-policy.h"

/* A policy of one document, HTML where it begins with "<", else text; then its result on the way back. */
static inline void
fuzz_read_policy (GBytes *bytes)
{
  const char *data = g_bytes_get_data (bytes, NULL);
  const char *name = g_bytes_get_size (bytes) > 0 && *data == '<' ? "a.html" : "a.md";
  g_autoptr (CandorDocument) document = candor_document_read (bytes, name, NULL);
  g_autoptr (GPtrArray) documents = g_ptr_array_new ();
  g_autoptr (CandorPolicy) policy = NULL;
  g_autoptr (CandorPolicy) copy = NULL;
  g_autoptr (GVariant) variant = NULL;
  g_autoptr (GError) error = NULL;

  if (document == NULL)
    return;
  g_ptr_array_add (documents, document);
  policy = candor_policy_read (documents, fuzz_get_knowledge (), &error);
  g_assert_true ((policy == NULL) == (error != NULL));
  if (policy == NULL)
    return;
  variant = g_variant_ref_sink (candor_policy_to_variant (policy));
  copy = candor_policy_new_from_variant (variant, &error);
  g_assert_no_error (error);
}
