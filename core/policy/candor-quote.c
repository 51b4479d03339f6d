/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-quote.h"

gboolean
candor_quote_is_same (CandorStatement *a, CandorStatement *b)
{
  return candor_statement_get_document (a) == candor_statement_get_document (b)
         && candor_statement_get_start (a) == candor_statement_get_start (b)
         && candor_statement_get_end (a) == candor_statement_get_end (b)
         && (candor_statement_get_polarity (a) == CANDOR_POLARITY_NO)
                == (candor_statement_get_polarity (b) == CANDOR_POLARITY_NO);
}

static guint
hash_quote (gconstpointer data)
{
  CandorStatement *statement = (CandorStatement *) data;

  return candor_statement_get_start (statement) * 31 + candor_statement_get_document (statement);
}

static gboolean
equal_quotes (gconstpointer a, gconstpointer b)
{
  return candor_quote_is_same ((CandorStatement *) a, (CandorStatement *) b);
}

GArray *
candor_quote_pick (CandorPolicy *policy, GArray *statements)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (hash_quote, equal_quotes);
  GArray *picked = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < statements->len; i++)
    {
      guint index = g_array_index (statements, guint, i);

      if (g_hash_table_add (seen, candor_policy_get_statement (policy, index)))
        g_array_append_val (picked, index);
    }
  return picked;
}
