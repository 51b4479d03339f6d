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

/* Sentences a seed: so many seeds that each is read in no time. */
#define FUZZ_SENTENCES 24u

/* The sentences that a test of policies labels, each the first string of a line "{ "…"", a few a seed. */
static inline void
fuzz_add_sentences (GPtrArray *seeds, const char *test)
{
  g_autofree char *path = g_build_filename (g_getenv ("CANDOR_SOURCE_ROOT"), "tests", test, NULL);
  g_autofree char *source = NULL;
  g_autoptr (GRegex) regex = g_regex_new ("^ *\\{ \"((?:[^\"\\\\]|\\\\.)*)\"", G_REGEX_MULTILINE, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GString) text = g_string_new ("# Privacy policy\n\n");
  guint count = 0;

  g_assert_true (g_file_get_contents (path, &source, NULL, NULL));
  for (g_regex_match (regex, source, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *literal = g_match_info_fetch (match, 1);
      g_autofree char *sentence = g_strcompress (literal);

      g_string_append_printf (text, "%s\n\n", sentence);
      if (++count % FUZZ_SENTENCES != 0)
        continue;
      fuzz_add_text (seeds, text->str);
      g_string_assign (text, "# Privacy policy\n\n");
    }
  g_assert_cmpuint (count, >, FUZZ_SENTENCES);
  fuzz_add_text (seeds, text->str);
}

/* A policy of the samples. */
static inline void
fuzz_add_sample (GPtrArray *seeds, const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("CANDOR_SOURCE_ROOT"), "data", "samples", name, NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  fuzz_add_text (seeds, text);
}
