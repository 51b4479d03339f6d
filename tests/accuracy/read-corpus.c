/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "document/candor-document-private.h"
#include "policy/candor-policy.h"
#include "policy/candor-weights.h"

/* Reads segments and prints what each one claims, for accuracy.py.
 *
 * Standard input: a segment a line, "document TAB identifier TAB unit TAB text"; the segments of a
 * document stand together and are read as the blocks of one document, so that definitions and
 * lead-ins reach where they are used. With --each-line every segment is a document of its own.
 * Standard output: a statement a line, "identifier TAB category TAB broader categories TAB action TAB
 * polarity TAB actor TAB rule TAB confidence TAB mention TAB quote". With --evidence a candidate a line instead, whether it is claimed or not, for scripts/train-weights:
 * "identifier TAB category TAB broader categories TAB first byte TAB behind the last TAB feature …", bytes of
 * the text with its white space folded. */

typedef struct
{
  CandorKnowledge *knowledge;
  CandorDocumentBuilder builder;
  GPtrArray *identifiers; /* of the blocks */
  char *document;
} Corpus;

static CandorBlockKind
kind_of (const char *unit)
{
  if (g_str_equal (unit, "headline"))
    return CANDOR_BLOCK_HEADING;
  if (g_str_equal (unit, "list_item"))
    return CANDOR_BLOCK_LIST_ITEM;
  if (g_str_equal (unit, "table_cell"))
    return CANDOR_BLOCK_TABLE_CELL;
  return g_str_equal (unit, "table_header") ? CANDOR_BLOCK_TABLE_HEADER : CANDOR_BLOCK_PARAGRAPH;
}

static char *
list_broader (CandorKnowledge *knowledge, const char *category)
{
  GString *list = g_string_new (NULL);
  const CandorKnownCategory *known = candor_knowledge_find_category (knowledge, category);

  while (known && known->parent)
    {
      g_string_append_printf (list, "%s%s", list->len > 0 ? "," : "", known->parent);
      known = candor_knowledge_find_category (knowledge, known->parent);
    }
  return g_string_free (list, FALSE);
}

static void
print_statement (Corpus *corpus, CandorDocument *document, CandorStatement *statement)
{
  g_autofree char *broader = list_broader (corpus->knowledge, candor_statement_get_category (statement));
  g_autofree char *mention = candor_document_dup_range (document,
                                                        candor_statement_get_mention_start (statement),
                                                        candor_statement_get_mention_end (statement));
  g_autofree char *quote = g_strdelimit (g_strdup (candor_statement_get_quote (statement)), "\n\t", ' ');

  g_print ("%s\t%s\t%s\t%s\t%s\t%s\t%s\t%.2f\t%s\t%s\n",
           (char *) g_ptr_array_index (corpus->identifiers, candor_statement_get_block (statement)),
           candor_statement_get_category (statement), broader,
           candor_action_to_string (candor_statement_get_action (statement)),
           candor_polarity_to_string (candor_statement_get_polarity (statement)),
           candor_actor_to_string (candor_statement_get_actor (statement)),
           candor_statement_get_rule (statement), candor_statement_get_confidence (statement),
           g_strdelimit (mention, "\n", ' '), quote);
}

static void
print_evidence (const CandorEvidence *evidence, guint passage, gsize from, gsize to, const char *category,
                gpointer data)
{
  Corpus *corpus = data;
  g_autofree char *broader = list_broader (corpus->knowledge, category);

  g_print ("%s\t%s\t%s\t%" G_GSIZE_FORMAT "\t%" G_GSIZE_FORMAT, (char *) g_ptr_array_index (corpus->identifiers, passage), category, broader,
           from, to);
  for (guint i = 0; i < evidence->names->len; i++)
    g_print ("\t%s", (char *) g_ptr_array_index (evidence->names, i));
  g_print ("\n");
}

static void
end_document (Corpus *corpus)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("", 0);
  g_autoptr (CandorDocument) document = NULL;
  g_autoptr (CandorPolicy) policy = NULL;
  g_autoptr (GPtrArray) documents = g_ptr_array_new ();

  if (corpus->identifiers->len > 0)
    document = candor_document_builder_end (&corpus->builder, bytes, "corpus", "text", NULL);
  if (document)
    {
      g_ptr_array_add (documents, document);
      policy = candor_policy_read (documents, corpus->knowledge, NULL);
    }
  for (guint i = 0; policy && !candor_evidence_is_observed () && i < candor_policy_get_statement_count (policy); i++)
    print_statement (corpus, document, candor_policy_get_statement (policy, i));
  candor_document_builder_clear (&corpus->builder);
  candor_document_builder_init (&corpus->builder);
  g_ptr_array_set_size (corpus->identifiers, 0);
}

static void
add_segment (Corpus *corpus, char **fields, gboolean alone)
{
  if (alone || g_strcmp0 (corpus->document, fields[0]) != 0)
    end_document (corpus);
  g_free (corpus->document);
  corpus->document = g_strdup (fields[0]);
  if (candor_document_builder_add (&corpus->builder, kind_of (fields[2]), 1, fields[3], 1))
    g_ptr_array_add (corpus->identifiers, g_strdup (fields[1]));
}

int
main (int argc, char **argv)
{
  gboolean alone = FALSE, evidence = FALSE;
  g_autoptr (GIOChannel) input = g_io_channel_unix_new (0);
  g_autoptr (GError) error = NULL;
  Corpus corpus = { 0 };
  char *line;

  setlocale (LC_ALL, "C.UTF-8");
  for (int i = 2; i < argc; i++)
    {
      alone = alone || g_str_equal (argv[i], "--each-line");
      evidence = evidence || g_str_equal (argv[i], "--evidence");
    }
  corpus.knowledge = argc > 1 ? candor_knowledge_load (argv[1], &error) : NULL;
  if (!corpus.knowledge)
    {
      g_printerr ("usage: read-corpus KNOWLEDGE [--each-line] [--evidence]: %s\n", error ? error->message : "");
      return 2;
    }
  if (evidence)
    candor_evidence_observe (print_evidence, &corpus);
  corpus.identifiers = g_ptr_array_new_with_free_func (g_free);
  candor_document_builder_init (&corpus.builder);
  while (g_io_channel_read_line (input, &line, NULL, NULL, NULL) == G_IO_STATUS_NORMAL)
    {
      g_auto (GStrv) fields = g_strsplit (g_strchomp (line), "\t", 4);
      if (g_strv_length (fields) == 4)
        add_segment (&corpus, fields, alone);
      g_free (line);
    }
  end_document (&corpus);
  candor_document_builder_clear (&corpus.builder);
  g_ptr_array_unref (corpus.identifiers);
  g_free (corpus.document);
  g_object_unref (corpus.knowledge);
  return 0;
}
