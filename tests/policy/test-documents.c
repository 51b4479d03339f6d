/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "policy-test.h"

#include <locale.h>
#include <string.h>

/* Whole English documents: what reaches over sentences and files. */

static void
expect (CandorPolicy *policy, const char *expected)
{
  g_autofree char *text = policy_test_describe (candor_policy_get_statements (policy));

  g_assert_cmpstr (text, ==, expected);
}

static void
test_list (void)
{
  g_autoptr (CandorPolicy) policy = policy_test_read (
      "policy.md",
      "# Privacy Policy\n\nWe collect the following:\n\n- your phone number, to create your account\n"
      "- Device data:\n  - Android ID\n  - battery level\n\nWe do not access:\n\n- your contacts\n- SMS messages\n",
      NULL);
  CandorStatement *first;

  expect (policy, "phone_number collect yes first_party (account); "
                  "device_info collect yes first_party; android_id collect yes first_party; "
                  "battery collect yes first_party; "
                  "contacts access no first_party; sms access no first_party");
  /* The item is quoted with the sentence that leads it in. */
  first = candor_policy_get_statement (policy, 0);
  g_assert_cmpstr (candor_statement_get_quote (first), ==,
                   "We collect the following:\nyour phone number, to create your account");
  g_assert_cmpstr (candor_statement_get_section (first), ==, "Privacy Policy");
}

static void
test_list_of_paragraphs (void)
{
  g_autoptr (CandorPolicy) policy = policy_test_read (
      "policy.html",
      "<h1>Privacy Policy</h1><p>The app may collect:</p><p>Email address</p><p>Phone number</p>"
      "<p>You can ask us to delete your photos.</p>",
      NULL);

  expect (policy, "email collect yes first_party; phone_number collect yes first_party");
}

static void
test_definition_denied (void)
{
  g_autoptr (CandorPolicy) policy = policy_test_read (
      "policy.md",
      "# Privacy Policy\n\n\"Personal Information\" means your name, your email address and your location.\n\n"
      "We do not collect Personal Information.\n",
      NULL);
  CandorStatement *statement;

  expect (policy, "email collect no first_party; location collect no first_party; "
                  "name collect no first_party; personal_info collect no first_party");
  /* The words stand elsewhere: the mention is empty, and the rule says why. */
  statement = candor_policy_get_statement (policy, 0);
  g_assert_cmpuint (candor_statement_get_mention_start (statement), ==,
                    candor_statement_get_mention_end (statement));
  g_assert_cmpstr (candor_statement_get_rule (statement), ==, "definition");
  g_assert_cmpstr (candor_statement_get_quote (statement), ==, "We do not collect Personal Information.");
}

static void
test_definition_declared (void)
{
  g_autoptr (CandorPolicy) policy = policy_test_read (
      "policy.md",
      "# Privacy Policy\n\nWe collect what your browser sends (\"Log Data\").\n\n"
      "Log Data may include your IP address and crash reports.\n",
      NULL);

  expect (policy, "app_usage collect yes first_party; app_usage collect yes first_party; "
                  "crash_diagnostics collect yes first_party; ip_address collect yes first_party");
}

static void
test_definition_unused (void)
{
  g_autoptr (CandorPolicy) policy = policy_test_read (
      "policy.md",
      "# Privacy Policy\n\n\"Personal Information\" means your name and your email address.\n", NULL);

  expect (policy, "");
}

static void
test_table_of_parties (void)
{
  g_autoptr (CandorPolicy) policy = policy_test_read (
      "policy.html",
      "<h1>Privacy Policy</h1><p>These companies work for us:</p>"
      "<table><tr><th>Third party</th><th>Information collected</th><th>Purpose</th></tr>"
      "<tr><td>Firebase</td><td>Device ID, IP address</td><td>Analytics</td></tr>"
      "<tr><td>Northwind Maps</td><td>Precise location</td><td>Showing the map</td></tr></table>",
      NULL);
  CandorStatement *statement;
  g_autoptr (CandorParty) party = NULL;

  expect (policy, "device_id collect yes third_party @Firebase (analytics); "
                  "ip_address collect yes third_party @Firebase (analytics); "
                  "location_precise collect yes third_party @Northwind Maps");
  statement = candor_policy_get_statement (policy, 2);
  g_assert_cmpstr (candor_statement_get_quote (statement), ==, "Northwind Maps\nPrecise location\nShowing the map");
  party = g_list_model_get_item (candor_policy_get_parties (policy), 1);
  g_assert_cmpstr (candor_party_get_name (party), ==, "Northwind Maps");
  g_assert_cmpstr (candor_party_get_categories (party)[0], ==, "location_precise");
}

static void
test_table_of_permissions (void)
{
  g_autoptr (CandorPolicy) policy = policy_test_read (
      "policy.html",
      "<h1>Privacy Policy</h1><p>The app asks for these permissions:</p>"
      "<table><tr><th>Permission</th><th>Purpose</th></tr>"
      "<tr><td>android.permission.CAMERA</td><td>To scan codes</td></tr>"
      "<tr><td>Contacts</td><td>To find people</td></tr></table>",
      NULL);

  expect (policy, "camera access yes first_party !android.permission.CAMERA; contacts collect yes first_party (service)");
}

/* A denial hands nothing down to a table but with a colon. */
static void
test_table_below_denial (void)
{
  g_autoptr (CandorPolicy) below = policy_test_read (
      "policy.html",
      "<h1>Privacy Policy</h1><p>We do not read your contacts.</p>"
      "<table><tr><th>Data collected</th><th>Purpose</th></tr><tr><td>Calendar</td><td>Reminders</td></tr></table>",
      NULL);
  g_autoptr (CandorPolicy) led_in = policy_test_read (
      "policy.html",
      "<h1>Privacy Policy</h1><p>We do not collect the following data:</p>"
      "<table><tr><th>Data</th><th>Purpose</th></tr><tr><td>Calendar</td><td>Reminders</td></tr></table>",
      NULL);

  expect (below, "contacts collect no first_party; calendar collect yes first_party");
  expect (led_in, "calendar collect no first_party");
}

static void
test_table_of_answers (void)
{
  g_autoptr (CandorPolicy) policy = policy_test_read (
      "policy.html",
      "<h1>Privacy Policy</h1><table><tr><th>Category</th><th>Examples</th><th>Collected</th></tr>"
      "<tr><td>Identifiers</td><td>Email address</td><td>Yes</td></tr>"
      "<tr><td>Biometrics</td><td>Fingerprints</td><td>No</td></tr></table>",
      NULL);

  expect (policy, "email collect yes first_party; biometric collect no first_party; fingerprint collect no first_party");
}

static void
test_several_documents (void)
{
  g_autoptr (CandorPolicy) policy = policy_test_read (
      "policy.md", "# Privacy Policy\n\nWe do not collect Personal Data.\n", "definitions.md",
      "# Privacy Policy: definitions\n\n\"Personal Data\" means your name or your gender.\n", NULL);

  expect (policy, "gender collect no first_party; name collect no first_party; personal_info collect no first_party");
  g_assert_cmpuint (g_list_model_get_n_items (candor_policy_get_documents (policy)), ==, 2);
  g_assert_cmpstr (candor_policy_get_language (policy), ==, "en");
}

static void
test_maker (void)
{
  g_autoptr (CandorPolicy) policy = policy_test_read (
      "policy.md",
      "# Riverbank Privacy Policy\n\nAcme Walks (\"we\", \"us\") made the app.\n\n"
      "You allow Riverbank to read your location. Third parties and Acme Walks get your device ID.\n",
      NULL);

  expect (policy, "location collect yes first_party; device_id collect yes first_party; "
                  "device_id collect yes third_party");
}

static void
test_is_privacy_policy (void)
{
  g_autoptr (CandorPolicy) policy = policy_test_read (
      "policy.md", "# Privacy Policy\n\nWe do not collect any personal information.\n", NULL);
  g_autoptr (CandorPolicy) recipe = policy_test_read (
      "recipe.md",
      "# Bread\n\nMix flour and water, knead it for ten minutes, and let it rest for the night. "
      "Bake it hot, and share it with your friends.\n",
      NULL);
  g_autoptr (CandorPolicy) terms = policy_test_read (
      "terms.md", "# Terms of Service\n\nYou must be sixteen years old. We may end the service at any time.\n", NULL);

  g_assert_true (candor_policy_get_is_privacy_policy (policy));
  g_assert_false (candor_policy_get_is_privacy_policy (recipe));
  g_assert_false (candor_policy_get_is_privacy_policy (terms));
}

static void
test_language (void)
{
  g_autoptr (CandorKnowledge) knowledge = policy_test_knowledge ();
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (
      "Мы собираем ваш адрес электронной почты и номер телефона, чтобы создать учётную запись.", 158);
  CandorDocument *document = candor_document_read (bytes, "policy-ru.txt", &error);

  g_assert_no_error (error);
  g_ptr_array_add (documents, document);
  g_assert_null (candor_policy_read (documents, knowledge, &error));
  g_assert_error (error, CANDOR_POLICY_ERROR, CANDOR_POLICY_ERROR_LANGUAGE);
  g_assert_nonnull (strstr (error->message, "policy-ru.txt"));
}

/* Reading costs time linear in the text, whatever the text: ten times as much text may cost at most
 * thirty times as much, which no square stays under. */
static void
test_linear (void)
{
  static const char *const parts[] = {
    "we do not collect your email, ",
    "not ", "(", "\" ", ", ", ": ; ", "if you do not ", "personal information means ", "such as ",
    "we and ", "information that you collect that we ",
  };

#if defined(__SANITIZE_ADDRESS__)
  g_test_skip ("the sanitizer's own work is in what it takes");
  return;
#endif
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      double times[2];

      for (guint t = 0; t < 2; t++)
        {
          GString *text = g_string_new ("This privacy policy says that we collect data. ");

          while (text->len < (t == 0 ? 60000u : 600000u))
            g_string_append (text, parts[i]);
          g_string_append (text, " and so we collect the data that you give us in the app.");
          times[t] = policy_test_time (text->str);
          g_string_free (text, TRUE);
        }
      g_test_message ("“%s”: %.0f ms, %.0f ms", parts[i], times[0] * 1000, times[1] * 1000);
      g_assert_cmpfloat (times[1], <, 30 * MAX (times[0], 0.02));
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/policy/documents/list", test_list);
  g_test_add_func ("/policy/documents/list-of-paragraphs", test_list_of_paragraphs);
  g_test_add_func ("/policy/documents/definition-denied", test_definition_denied);
  g_test_add_func ("/policy/documents/definition-declared", test_definition_declared);
  g_test_add_func ("/policy/documents/definition-unused", test_definition_unused);
  g_test_add_func ("/policy/documents/table-of-parties", test_table_of_parties);
  g_test_add_func ("/policy/documents/table-of-permissions", test_table_of_permissions);
  g_test_add_func ("/policy/documents/table-below-denial", test_table_below_denial);
  g_test_add_func ("/policy/documents/table-of-answers", test_table_of_answers);
  g_test_add_func ("/policy/documents/several", test_several_documents);
  g_test_add_func ("/policy/documents/maker", test_maker);
  g_test_add_func ("/policy/documents/is-privacy-policy", test_is_privacy_policy);
  g_test_add_func ("/policy/documents/language", test_language);
  g_test_add_func ("/policy/documents/linear", test_linear);
  return g_test_run ();
}
