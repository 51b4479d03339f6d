/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "policy-test.h"

#include <locale.h>
#include <math.h>
#include <string.h>

/* A policy comes back from its serialized form as it was, and every lie in that form is refused. */

static const char policy_text[] = "# Privacy Policy\n\nWe collect your location for advertising.\n\n"
                                  "Google Analytics collects your IP address.\n";

static void
test_round (void)
{
  g_autoptr (CandorPolicy) policy = policy_test_read ("policy.md", policy_text, NULL);
  g_autoptr (GVariant) variant = g_variant_ref_sink (candor_policy_to_variant (policy));
  g_autoptr (GError) error = NULL;
  g_autoptr (CandorPolicy) again = candor_policy_new_from_variant (variant, &error);
  g_autofree char *before = policy_test_describe (candor_policy_get_statements (policy)), *after = NULL;
  CandorStatement *statement;

  g_assert_no_error (error);
  after = policy_test_describe (candor_policy_get_statements (again));
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpstr (after, ==, "location collect yes first_party (advertising); "
                              "ip_address collect yes third_party @Google Analytics");
  statement = candor_policy_get_statement (again, 0);
  g_assert_cmpstr (candor_statement_get_quote (statement), ==, "We collect your location for advertising.");
  g_assert_cmpstr (candor_statement_get_section (statement), ==, "Privacy Policy");
  g_assert_cmpuint (g_list_model_get_n_items (candor_policy_get_parties (again)), ==, 1);
  g_assert_cmpuint (candor_policy_get_word_count (again), ==, candor_policy_get_word_count (policy));
  g_assert_true (candor_policy_get_is_privacy_policy (again));
}

/* One child of a container for another value. */
static GVariant *
replace (GVariant *container, gsize index, GVariant *value)
{
  gsize count = g_variant_n_children (container);
  g_autofree GVariant **children = g_new (GVariant *, count);
  GVariant *made;

  g_variant_ref_sink (container);
  for (gsize i = 0; i < count; i++)
    children[i] = i == index ? value : g_variant_get_child_value (container, i);
  made = g_variant_is_of_type (container, G_VARIANT_TYPE_ARRAY)
         ? g_variant_new_array (g_variant_type_element (g_variant_get_type (container)), children, count)
         : g_variant_new_tuple (children, count);
  for (gsize i = 0; i < count; i++)
    if (i != index)
      g_variant_unref (children[i]);
  g_variant_unref (container);
  return made;
}

typedef struct
{
  const char *name;
  gsize list;   /* 1: statements, 2: parties */
  gsize index;  /* in the list */
  gsize field;
  const char *value; /* GVariant text */
  const char *message;
} Lie;

static const Lie lies[] = {
  { "category", 1, 0, 0, "''", "category" },
  { "action", 1, 0, 1, "byte 5", "action" },
  { "polarity", 1, 0, 2, "byte 3", "polarity" },
  { "actor", 1, 0, 3, "byte 200", "actor" },
  { "party-unlisted", 1, 0, 4, "@ms 'Nobody'", "party" },
  { "party-missing", 1, 1, 4, "@ms nothing", "SDK" },
  { "sdk", 1, 1, 5, "@ms 'other'", "party" },
  { "start", 1, 0, 8, "uint32 4000000000", "quote" },
  { "end", 1, 0, 9, "uint32 100000", "quote" },
  { "mention-start", 1, 0, 10, "uint32 0", "mention" },
  { "mention-end", 1, 0, 11, "uint32 90", "mention" },
  { "document", 1, 0, 12, "uint32 1", "document" },
  { "block", 1, 0, 13, "uint32 9", "block" },
  { "block-elsewhere", 1, 0, 13, "uint32 2", "block" },
  { "rule", 1, 0, 14, "''", "rule" },
  { "confidence-high", 1, 0, 15, "1.5", "confidence" },
  { "confidence-low", 1, 0, 15, "-0.1", "confidence" },
  { "order", 1, 0, 13, "uint32 2", "statement 1" },
  { "party-name", 2, 0, 5, "uint32 4000", "name" },
  { "party-document", 2, 0, 2, "uint32 3", "document" },
  { "party-block", 2, 0, 3, "uint32 33", "block" },
  { "party-categories", 2, 0, 1, "['b', 'a']", "order" },
};

static void
refuse (GVariant *variant, const char *message)
{
  g_autoptr (GVariant) lying = g_variant_ref_sink (variant);
  g_autoptr (GError) error = NULL;

  g_assert_null (candor_policy_new_from_variant (lying, &error));
  g_assert_error (error, CANDOR_POLICY_ERROR, CANDOR_POLICY_ERROR_SERIALIZED);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, message));
}

static void
test_lie (gconstpointer data)
{
  const Lie *lie = data;
  g_autoptr (CandorPolicy) policy = policy_test_read ("policy.md", policy_text, NULL);
  GVariant *variant = g_variant_ref_sink (candor_policy_to_variant (policy));
  GVariant *list = g_variant_get_child_value (variant, lie->list);
  GVariant *entry = g_variant_get_child_value (list, lie->index);
  g_autoptr (GVariant) was = g_variant_get_child_value (entry, lie->field);
  GVariant *value = g_variant_parse (g_variant_get_type (was), lie->value, NULL, NULL, NULL);

  g_assert_nonnull (value);
  refuse (replace (variant, lie->list, replace (list, lie->index, replace (entry, lie->field, value))),
          lie->message);
  g_variant_unref (value);
  g_variant_unref (entry);
  g_variant_unref (list);
  g_variant_unref (variant);
}

static void
test_not_a_number (void)
{
  g_autoptr (CandorPolicy) policy = policy_test_read ("policy.md", policy_text, NULL);
  GVariant *variant = g_variant_ref_sink (candor_policy_to_variant (policy));
  GVariant *list = g_variant_get_child_value (variant, 1);
  GVariant *entry = g_variant_get_child_value (list, 0);

  refuse (replace (variant, 1, replace (list, 0, replace (entry, 15, g_variant_new_double (NAN)))), "confidence");
  g_variant_unref (entry);
  g_variant_unref (list);
  g_variant_unref (variant);
}

static void
test_order (void)
{
  g_autoptr (CandorPolicy) policy = policy_test_read ("policy.md", policy_text, NULL);
  GVariant *variant = g_variant_ref_sink (candor_policy_to_variant (policy));
  g_autoptr (GVariant) list = g_variant_get_child_value (variant, 1);
  GVariant *turned[2] = { g_variant_get_child_value (list, 1), g_variant_get_child_value (list, 0) };

  refuse (replace (variant, 1, g_variant_new_array (NULL, turned, 2)), "order");
  g_variant_unref (turned[0]);
  g_variant_unref (turned[1]);
  g_variant_unref (variant);
}

static void
test_whole (void)
{
  g_autoptr (CandorPolicy) policy = policy_test_read ("policy.md", policy_text, NULL);
  GVariant *variant = g_variant_ref_sink (candor_policy_to_variant (policy));
  g_autoptr (GBytes) bytes = g_variant_get_data_as_bytes (variant);
  g_autoptr (GBytes) half = g_bytes_new_from_bytes (bytes, 0, g_bytes_get_size (bytes) / 2);

  refuse (g_variant_new_string ("no policy"), "type");
  refuse (g_variant_new_from_bytes (G_VARIANT_TYPE (CANDOR_POLICY_VARIANT_TYPE), half, FALSE), "type");
  refuse (replace (variant, 4, g_variant_new_string ("fr")), "language");
  refuse (replace (variant, 0, g_variant_new_array (G_VARIANT_TYPE (CANDOR_DOCUMENT_VARIANT_TYPE), NULL, 0)),
          "document");
  g_variant_unref (variant);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/policy/serialized/round", test_round);
  for (guint i = 0; i < G_N_ELEMENTS (lies); i++)
    {
      g_autofree char *path = g_strconcat ("/policy/serialized/lie/", lies[i].name, NULL);
      g_test_add_data_func (path, &lies[i], test_lie);
    }
  g_test_add_func ("/policy/serialized/not-a-number", test_not_a_number);
  g_test_add_func ("/policy/serialized/order", test_order);
  g_test_add_func ("/policy/serialized/whole", test_whole);
  return g_test_run ();
}
