/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document-test.h"
#include "fuzz.h"

/* Reads @bytes under @name; what is read holds together and survives serialization. */
static inline void
fuzz_read_document (GBytes *bytes, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CandorDocument) document = candor_document_read (bytes, name, &error);

  g_assert_true ((document == NULL) == (error != NULL));
  if (document != NULL)
    document_test_check (document);
  else
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
}
