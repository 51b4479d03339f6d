/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "policy-test.h"

#include <locale.h>

/* English sentences of our own, and what each of them claims. */

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

/* Conditions. */
static const Case conditions[] = {
  { "We collect your location even when the app is closed.",
    "location collect conditional first_party; location_background collect conditional first_party" },
  { "When you do not use the app, we may still receive its geolocation data.",
    "location collect conditional first_party; location_background collect conditional first_party" },
  { "We collect your location while you use the app, never in the background.",
    "location collect conditional first_party" },
  { "We may run a background check and collect your location.", "location collect yes first_party" },
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

/* Lists of what permissions open, and messages that are a way to reach people. */
static const Case permission_lists[] = {
  { "You may revoke any permissions you previously granted to us, such as permission to access your camera, camera roll, or microphone through the settings on your mobile device.",
    "camera access yes first_party; "
    "microphone_audio access yes first_party; "
    "photos_videos access yes first_party" },
  { "The app does not need permissions such as camera and microphone.",
    "camera collect no first_party; "
    "microphone_audio collect no first_party" },
  { "We may send you SMS messages.",
    "" },
  { "You agree to receive text messages (SMS) from us.",
    "" },
  { "We use local device storage to remember you.",
    "" },
  { "We might collect information about other software on your computer and which applications you have downloaded.",
    "installed_apps collect yes first_party" },
  { "The app may collect movement data from your phone.",
    "activity_recognition collect yes first_party" },
  { "We send your SMS messages to our servers.",
    "sms collect yes first_party" },
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
  { "Our products include Camera, Gallery, Calendar and Clock.", "" },
  { "Our apps include a calendar, a camera and a contacts app.", "" },
  { "Products: Camera, Calendar, Messages.", "" },
  { "The information our apps collect includes your calendar.", "calendar collect yes first_party" },
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

TEST (voices)
TEST (weighed)
TEST (conditions)
TEST (users)
TEST (third_parties)
TEST (other_products)
TEST (permissions)
TEST (permission_lists)
TEST (lists_and_parts)
TEST (words_that_are_something_else)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/policy/english/voices", test_voices);
  g_test_add_func ("/policy/english/weighed", test_weighed);
  g_test_add_func ("/policy/english/conditions", test_conditions);
  g_test_add_func ("/policy/english/users", test_users);
  g_test_add_func ("/policy/english/third-parties", test_third_parties);
  g_test_add_func ("/policy/english/other-products", test_other_products);
  g_test_add_func ("/policy/english/permissions", test_permissions);
  g_test_add_func ("/policy/english/permission-lists", test_permission_lists);
  g_test_add_func ("/policy/english/lists-and-parts", test_lists_and_parts);
  g_test_add_func ("/policy/english/words-that-are-something-else", test_words_that_are_something_else);
  return g_test_run ();
}
