/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "policy-test.h"

#include <locale.h>

/* English sentences of our own, and what each of them claims. */

typedef struct
{
  const char *sentence;
  const char *statements;
} Case;

/* Voices: who does it, and how it is said. */
static const Case voices[] = {
  { "We collect your email address.",
    "email collect yes first_party" },
  { "Your phone number is stored on our servers.",
    "phone_number store yes first_party" },
  { "Information collected includes your IP address and device model.",
    "device_model collect yes first_party; "
    "ip_address collect yes first_party" },
  { "Our use of your photos is limited to the features you choose.",
    "photos_videos use yes first_party (service)" },
  { "We collect and share your location with our advertising partners.",
    "location collect yes first_party; "
    "location share yes first_party" },
  { "We store your user name, encrypted password, contact list and email address.",
    "account_credentials store yes first_party; "
    "contacts store yes first_party; "
    "email store yes first_party; "
    "nickname_avatar store yes first_party" },
  { "We collect data about the device model, the operating system version and the screen size.",
    "device_model collect yes first_party; "
    "os_version collect yes first_party; "
    "screen_info collect yes first_party" },
  { "To protect your account, we log your IP address and the time of your visit.",
    "app_usage collect yes first_party (security,account); "
    "ip_address collect yes first_party (security,account)" },
  { "We retain your purchase history for seven years.",
    "purchase_history store yes first_party" },
  { "We receive your name and profile picture from social networks.",
    "avatar collect yes first_party; "
    "name collect yes first_party" },
  { "The app reads the list of apps installed on your device.",
    "installed_apps collect yes first_party" },
};

/* Found by weights: no rule reads these, and what is a way to reach the maker, or a secret to keep, is no data. */
static const Case weighed[] = {
  { "If you have any questions, please contact us by email or phone.",
    "" },
  { "You are responsible for keeping your password confidential.",
    "" },
  { "We determine your location by GPS and cell towers.",
    "cell_tower collect yes first_party; "
    "location collect yes first_party; "
    "location_coarse collect yes first_party; "
    "location_precise collect yes first_party" },
  { "This is information that doesn't identify you, like your gender.",
    "" },
  { "We do not collect data that can identify you directly, such as your email address.",
    "email collect no first_party" },
};

/* Denials: the clause denies it, however it does so. */
static const Case denials[] = {
  { "We do not collect your location.",
    "location collect no first_party" },
  { "We never read your SMS messages or your call log.",
    "call_log collect no first_party; "
    "sms collect no first_party" },
  { "No contacts are collected.",
    "contacts collect no first_party" },
  { "None of your photos are uploaded to our servers.",
    "photos_videos collect no first_party" },
  { "We collect no health data.",
    "health collect no first_party" },
  { "We neither collect nor store your fingerprint.",
    "fingerprint collect no first_party; "
    "fingerprint store no first_party" },
  { "We do not sell, rent or trade your phone number.",
    "phone_number share no first_party" },
  { "We don't share your precise location with anyone.",
    "location_precise share no first_party" },
  { "We do not collect or store your calendar events.",
    "calendar collect no first_party; "
    "calendar store no first_party" },
  { "The app cannot access your microphone.",
    "microphone_audio access no first_party" },
  { "Our app, however, does not transmit your contacts to our servers.",
    "contacts collect no first_party" },
  { "Passwords that you give us are not stored.",
    "account_credentials store no first_party" },
  { "We do not collect any information that can be used to identify you, such as your name or email address.",
    "email collect no first_party; "
    "name collect no first_party" },
  { "Your messages are encrypted, so we cannot read your messages.",
    "messages_content collect no first_party" },
  { "The information we collect does not include your phone number.",
    "phone_number collect no first_party" },
  { "The tools we use do not access your cookies or your IP address.",
    "cookies access no first_party; "
    "ip_address access no first_party" },
  { "We do not use such services, and, consequently, no third party collects your IP address.",
    "ip_address collect no third_party" },
  { "We do not collect data that identify you. For example, your phone number.",
    "phone_number collect no first_party" },
};

/* Coordination: a denial reaches what is joined to it, and no further. */
static const Case coordination[] = {
  { "Although we do not collect your name, we do collect your device ID.",
    "device_id collect yes first_party; "
    "name collect no first_party" },
  { "We collect your device ID but not your phone number.",
    "device_id collect yes first_party; "
    "phone_number collect no first_party" },
  { "We do not collect the following: contacts; call logs; SMS messages.",
    "call_log collect no first_party; "
    "contacts collect no first_party; "
    "sms collect no first_party" },
  { "We do not collect your contacts, but we store your calendar.",
    "calendar store yes first_party; "
    "contacts collect no first_party" },
  { "We do not share your photos and only use your location.",
    "location use yes first_party; "
    "photos_videos share no first_party" },
};

/* Exceptions: what is taken out of a denial is done. */
static const Case exceptions[] = {
  { "We do not collect any data other than your email address.",
    "email collect yes first_party" },
  { "We do not collect your contacts unless you turn on friend finding.",
    "contacts collect conditional first_party" },
  { "We will not share your location without your consent.",
    "location share conditional first_party" },
  { "Except as described below, we do not share your email address.",
    "email share conditional first_party" },
};

/* No-negations: look like a denial and are none. */
static const Case no_negations[] = {
  { "The data we collect include, but are not limited to, your IP address.",
    "ip_address collect yes first_party" },
  { "We collect not only your name but also your email address.",
    "email collect yes first_party; "
    "name collect yes first_party" },
  { "If you do not provide your email address, you cannot create an account.",
    "" },
  { "We are not responsible for the location data that you post.",
    "" },
};

/* Limited denials: children, a way of doing, a condition. */
static const Case limited_denials[] = {
  { "We do not knowingly collect the phone number of children under 13.",
    "" },
  { "This service does not use cookies directly.",
    "" },
  { "We do not use your location for advertising.",
    "location use no first_party (advertising)" },
};

/* Conditions. */
static const Case conditions[] = {
  { "When you use the map, we collect your location.",
    "location collect conditional first_party" },
  { "With your permission, we access your contacts.",
    "contacts access conditional first_party" },
  { "If you allow it, we read your calendar.",
    "calendar collect conditional first_party" },
};

/* Users: what they give is collected; their rights and advice to them claim nothing. */
static const Case users[] = {
  { "You may provide your date of birth.",
    "birth_date_age collect yes first_party" },
  { "You can choose to upload your photos.",
    "photos_videos collect yes first_party" },
  { "We ask you to enter your phone number.",
    "phone_number collect yes first_party" },
  { "You are asked to provide your email address when you register.",
    "email collect conditional first_party (account)" },
  { "You may ask us to delete your location data.",
    "" },
  { "You have the right to access your email address and your phone number.",
    "" },
  { "You can opt out of the collection of your advertising ID in the settings.",
    "" },
  { "Please do not send your credit card number by email.",
    "" },
  { "Contact us by email at help@example.org.",
    "" },
  { "Do we collect your location?",
    "" },
};

/* Third parties. */
static const Case third_parties[] = {
  { "Third parties may collect your IP address.",
    "ip_address collect yes third_party" },
  { "We allow our advertising partners to collect your advertising ID.",
    "advertising_id collect yes third_party" },
  { "We do not allow third parties to collect your advertising ID.",
    "advertising_id collect no third_party" },
  { "We and our partners collect your device ID.",
    "device_id collect yes first_party; "
    "device_id collect yes third_party" },
  { "Our partners provide us with your email address.",
    "email collect yes first_party" },
  { "Your location is collected by our service providers.",
    "location collect yes third_party" },
  { "They automatically receive your IP address.",
    "ip_address collect yes third_party" },
  { "Google Analytics collects your IP address.",
    "ip_address collect yes third_party @Google Analytics" },
  { "We share your device ID with Google Analytics and AppsFlyer.",
    "device_id share yes first_party @AppsFlyer; "
    "device_id share yes first_party @Google Analytics" },
  { "We share your device ID with Acme Metrics, Inc.",
    "device_id share yes first_party @Acme Metrics, Inc" },
};

/* Other products: their practices are none of this policy's. */
static const Case other_products[] = {
  { "Other websites that you visit may use cookies.",
    "" },
  { "These linked sites may collect your email address.",
    "" },
};

/* Permissions. */
static const Case permissions[] = {
  { "READ_CONTACTS is used to suggest people that you know.",
    "contacts access yes first_party !android.permission.READ_CONTACTS" },
  { "The app requests the camera permission.",
    "camera access yes first_party !android.permission.CAMERA" },
  { "Permissions: camera, microphone",
    "camera access yes first_party; "
    "microphone_audio access yes first_party" },
  { "With the microphone permission, you can record messages.",
    "microphone_audio access yes first_party !android.permission.RECORD_AUDIO" },
  { "We need access to your camera and microphone.",
    "camera access yes first_party; "
    "microphone_audio access yes first_party" },
};

/* Lists and parts. */
static const Case lists_and_parts[] = {
  { "We collect the following: your name; your phone number; your location.",
    "location collect yes first_party; "
    "name collect yes first_party; "
    "phone_number collect yes first_party" },
  { "We may also collect: the name you have given your device; your phone number; your location.",
    "location collect yes first_party; "
    "phone_number collect yes first_party" },
  { "We collect information such as your name, your address and your phone number.",
    "name collect yes first_party; "
    "phone_number collect yes first_party; "
    "postal_address collect yes first_party" },
  { "We process data, including your IP address (which your provider assigns), and your device ID.",
    "device_id use yes first_party; "
    "ip_address use yes first_party" },
};

/* Words that are something else. */
static const Case words_that_are_something_else[] = {
  { "The location of our servers is Germany.",
    "" },
  { "Your IP address is not your postal address.",
    "" },
  { "Read our cookie policy.",
    "" },
  { "We may write to you by email, post and SMS messages.",
    "" },
  { "These terms govern your use of the Pippo Camera app.",
    "" },
  { "You can find the domain name in the address bar.",
    "" },
  { "Your privacy matters to us.",
    "" },
};

static void
check (const Case *cases, gsize count)
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

#define TEST(name)                                                                                  \
  static void test_##name (void)                                                                    \
  {                                                                                                 \
    check (name, G_N_ELEMENTS (name));                                                              \
  }

TEST (voices)
TEST (weighed)
TEST (denials)
TEST (coordination)
TEST (exceptions)
TEST (no_negations)
TEST (limited_denials)
TEST (conditions)
TEST (users)
TEST (third_parties)
TEST (other_products)
TEST (permissions)
TEST (lists_and_parts)
TEST (words_that_are_something_else)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/policy/english/voices", test_voices);
  g_test_add_func ("/policy/english/weighed", test_weighed);
  g_test_add_func ("/policy/english/denials", test_denials);
  g_test_add_func ("/policy/english/coordination", test_coordination);
  g_test_add_func ("/policy/english/exceptions", test_exceptions);
  g_test_add_func ("/policy/english/no-negations", test_no_negations);
  g_test_add_func ("/policy/english/limited-denials", test_limited_denials);
  g_test_add_func ("/policy/english/conditions", test_conditions);
  g_test_add_func ("/policy/english/users", test_users);
  g_test_add_func ("/policy/english/third-parties", test_third_parties);
  g_test_add_func ("/policy/english/other-products", test_other_products);
  g_test_add_func ("/policy/english/permissions", test_permissions);
  g_test_add_func ("/policy/english/lists-and-parts", test_lists_and_parts);
  g_test_add_func ("/policy/english/words-that-are-something-else", test_words_that_are_something_else);
  return g_test_run ();
}
