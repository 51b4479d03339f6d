/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <locale.h>
#include <string.h>
#include <time.h>

#include "document/candor-document-private.h"
#include "policy/candor-policy.h"

/* Reading a policy's statements against one pass of PCRE2 (through GRegex, with its JIT) over the same
 * text that finds terms of the lexicon (as many as one pattern holds) and nothing more. Shown are the best of RUNS, in
 * processor time of this process, after the lexicons and weights are made. The text is made of
 * sentences of our own, in paragraphs under headings, until it is large enough.
 *
 *   bench-policy [FILE.txt…]   with files, each is measured instead, as one document of paragraphs */

#define RUNS 7
/* A compiled pattern may not be larger than 64 KB: every other term, as far as this many bytes. */
#define PATTERN_MAXIMUM 20000

static const char *const sentences[] = {
  "When you create an account, you provide your name, email address, phone number and date of birth.",
  "We automatically record your IP address, device identifiers and operating system when you use the app.",
  "We do not sell your personal information, and we never read your contacts or your call log.",
  "With your permission, we access your precise location through GPS and nearby Wi-Fi access points.",
  "Our advertising partners may collect your advertising ID in order to show you relevant ads.",
  "You have the right to ask us to delete your data at any time, subject to the exceptions of the law.",
  "If you have any questions about this policy, please contact us by email at the address given below.",
  "We retain information for as long as it is needed for the purposes described in this policy.",
  "Usage Data means the pages you visit, the time you spend on them and other statistics.",
  "This information is stored on servers in several countries and is protected by encryption.",
};

static double
get_milliseconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static GString *
make_text (gsize size)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; text->len < size; i++)
    g_string_append_printf (text, "%s%s", sentences[(i * 7 + i / 10) % G_N_ELEMENTS (sentences)],
                            i % 4 == 3 ? "\n" : " ");
  return text;
}

static CandorDocument *
make_document (const char *text)
{
  CandorDocumentBuilder builder;
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GError) error = NULL;
  CandorDocument *document;

  candor_document_builder_init (&builder);
  for (guint i = 0; lines[i]; i++)
    {
      if (i % 12 == 0)
        candor_document_builder_add (&builder, CANDOR_BLOCK_HEADING, 2, "Information we collect", i + 1);
      candor_document_builder_add (&builder, CANDOR_BLOCK_PARAGRAPH, 1, lines[i], i + 1);
    }
  document = candor_document_builder_end (&builder, bytes, "bench", "text", &error);
  candor_document_builder_clear (&builder);
  if (!document)
    g_error ("%s", error->message);
  return document;
}

static GRegex *
make_pattern (CandorKnowledge *knowledge)
{
  gsize count;
  const CandorKnownTerm *terms = candor_knowledge_get_terms (knowledge, "en", &count);
  g_autoptr (GString) pattern = g_string_new ("\\b(?:");
  g_autoptr (GError) error = NULL;
  GRegex *regex;

  for (gsize i = 0; i < count && pattern->len < PATTERN_MAXIMUM; i += 2)
    {
      g_autofree char *escaped = g_regex_escape_string (terms[i].text, -1);
      g_string_append_printf (pattern, "%s%s", i > 0 ? "|" : "", escaped);
    }
  g_string_append (pattern, ")\\b");
  regex = g_regex_new (pattern->str, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, &error);
  if (!regex)
    g_error ("the terms make no pattern (code %d)", error->code);
  return regex;
}

static double
measure_pattern (GRegex *regex, const char *text, guint *found)
{
  double start = get_milliseconds ();
  g_autoptr (GMatchInfo) match = NULL;

  *found = 0;
  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    ++*found;
  return get_milliseconds () - start;
}

static double
measure_reading (CandorKnowledge *knowledge, CandorDocument *document, guint *found)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new ();
  g_autoptr (CandorPolicy) policy = NULL;
  double start;

  g_ptr_array_add (documents, document);
  start = get_milliseconds ();
  policy = candor_policy_read (documents, knowledge, NULL);
  *found = policy ? candor_policy_get_statement_count (policy) : 0;
  return get_milliseconds () - start;
}

static void
measure (CandorKnowledge *knowledge, GRegex *regex, const char *name, const char *text)
{
  g_autoptr (CandorDocument) document = make_document (text);
  double reading = G_MAXDOUBLE, pattern = G_MAXDOUBLE;
  guint statements = 0, terms = 0;
  guint runs = strlen (text) > 2000000 ? 2 : RUNS;

  for (guint i = 0; i < runs; i++)
    {
      reading = MIN (reading, measure_reading (knowledge, document, &statements));
      pattern = MIN (pattern, measure_pattern (regex, text, &terms));
    }
  g_print ("%-24s %9zu bytes  statements %9.2f ms (%u)  PCRE2 pass %9.2f ms (%u)  %.2f times\n", name,
           strlen (text), reading, statements, pattern, terms, reading / MAX (pattern, 0.001));
}

int
main (int argc, char **argv)
{
  static const gsize sizes[] = { 60 << 10, 600 << 10, 10 << 20 };
  g_autoptr (GError) error = NULL;
  g_autoptr (CandorKnowledge) knowledge = NULL;
  g_autoptr (GRegex) regex = NULL;

  setlocale (LC_ALL, "C.UTF-8");
  knowledge = candor_knowledge_load (NULL, &error);
  if (!knowledge)
    g_error ("%s", error->message);
  regex = make_pattern (knowledge);
  for (int i = 1; i < argc; i++)
    {
      g_autofree char *text = NULL;

      if (!g_file_get_contents (argv[i], &text, NULL, &error))
        g_error ("%s", error->message);
      measure (knowledge, regex, argv[i], text);
    }
  for (guint i = 0; argc < 2 && i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *name = g_format_size_full (sizes[i], G_FORMAT_SIZE_IEC_UNITS);
      g_autoptr (GString) text = make_text (sizes[i]);

      measure (knowledge, regex, name, text->str);
    }
  return 0;
}
