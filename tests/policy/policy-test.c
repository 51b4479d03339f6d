/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "policy-test.h"

#include <string.h>
#include <time.h>

CandorKnowledge *
policy_test_knowledge (void)
{
  g_autoptr (GError) error = NULL;
  CandorKnowledge *knowledge = candor_knowledge_load (g_getenv ("CANDOR_KNOWLEDGE"), &error);

  g_assert_no_error (error);
  return knowledge;
}

CandorPolicy *
policy_test_read (const char *name, const char *text, ...)
{
  g_autoptr (CandorKnowledge) knowledge = policy_test_knowledge ();
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  CandorPolicy *policy;
  va_list more;

  va_start (more, text);
  for (; name; name = va_arg (more, const char *), text = name ? va_arg (more, const char *) : NULL)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      CandorDocument *document = candor_document_read (bytes, name, &error);

      g_assert_no_error (error);
      g_ptr_array_add (documents, document);
    }
  va_end (more);
  policy = candor_policy_read (documents, knowledge, &error);
  g_assert_no_error (error);
  return policy;
}

static void
policy_test_append (GString *text, CandorStatement *statement)
{
  const char *const *purposes = candor_statement_get_purposes (statement);

  g_string_append_printf (text, "%s%s %s %s %s", text->len > 0 ? "; " : "",
                          candor_statement_get_category (statement),
                          candor_action_to_string (candor_statement_get_action (statement)),
                          candor_polarity_to_string (candor_statement_get_polarity (statement)),
                          candor_actor_to_string (candor_statement_get_actor (statement)));
  if (candor_statement_get_party (statement))
    g_string_append_printf (text, " @%s", candor_statement_get_party (statement));
  if (candor_statement_get_permission (statement))
    g_string_append_printf (text, " !%s", candor_statement_get_permission (statement));
  if (purposes[0])
    {
      g_autofree char *list = g_strjoinv (",", (char **) purposes);
      g_string_append_printf (text, " (%s)", list);
    }
}

char *
policy_test_describe (GListModel *statements)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (statements); i++)
    {
      g_autoptr (CandorStatement) statement = g_list_model_get_item (statements, i);
      policy_test_append (text, statement);
    }
  return g_string_free (text, FALSE);
}

double
policy_test_time (const char *text)
{
  clock_t start = clock ();
  g_autoptr (CandorPolicy) policy = policy_test_read ("policy.txt", text, NULL);

  g_assert_nonnull (policy);
  return (double) (clock () - start) / CLOCKS_PER_SEC;
}

void
policy_test_check (const Case *cases, gsize count)
{
  g_autoptr (CandorKnowledge) knowledge = policy_test_knowledge ();

  for (gsize i = 0; i < count; i++)
    {
      g_autoptr (GPtrArray) found = candor_policy_read_line (cases[i].sentence, knowledge);
      g_autoptr (GListStore) list = g_list_store_new (CANDOR_TYPE_STATEMENT);
      g_autofree char *text = NULL;

      g_list_store_splice (list, 0, 0, found->pdata, found->len);
      text = policy_test_describe (G_LIST_MODEL (list));
      g_test_message ("%s", cases[i].sentence);
      g_assert_cmpstr (text, ==, cases[i].statements);
    }
}
