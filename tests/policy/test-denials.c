/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "policy-test.h"

#include <locale.h>

/* English denials of our own: what is denied, how far it reaches, and what only looks like one. */

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

/* Scope: a denial reaches all that stands in it, and no further. */
static const Case denial_scope[] = {
  { "Acme is not collecting your phone number.",
    "phone_number collect no first_party" },
  { "You will not be asked to provide your email address.",
    "email collect no first_party" },
  { "We do not collect your IP address, the operating system used by your device, access times, your mobile device's geographic location.",
    "app_usage collect no first_party; "
    "ip_address collect no first_party; "
    "location collect no first_party; "
    "os_version collect no first_party" },
  { "We do not collect information that your browser makes available whenever you visit a website. This information includes your IP address and one or more cookies.",
    "" },
  { "Your photos never leave your device.",
    "photos_videos collect no first_party" },
  { "We use demographic information - gender, country, age - but not your name or contact information.",
    "birth_date_age use yes first_party; "
    "contact_details use no first_party; "
    "gender use yes first_party; "
    "name use no first_party; "
    "user_profile_tags use yes first_party" },
  { "This app collects no personal data such as name, address or phone number.",
    "name collect no first_party; "
    "personal_info collect no first_party; "
    "phone_number collect no first_party; "
    "postal_address collect no first_party" },
  { "We will not, under any circumstances, share your location with anybody.",
    "location share no first_party" },
  { "Not a single photo is collected.",
    "photos_videos collect no first_party" },
  { "We do not make any record of the email address that is provided.",
    "email store no first_party" },
  { "No one at Acme collects your location.",
    "location collect no first_party" },
  { "Photos taken with the app are not uploaded to our servers.",
    "photos_videos collect no first_party" },
  { "Your location, which is stored on your device, is not sent to us.",
    "location collect no first_party" },
  { "Log data does not contain your name, email address or phone number.",
    "" },
  { "We do not request your location nor store it.",
    "location collect no first_party; "
    "location store no first_party" },
  { "Your location is only used on the device and is never transmitted or stored.",
    "location use yes first_party; "
    "location share no first_party; "
    "location store no first_party" },
  { "Personal data: data that identify you, for example your email address. This app doesn't collect personal data.",
    "personal_info collect no first_party" },
};

/* "It" and the like mean what was named right before. */
static const Case pronouns[] = {
  { "The camera is used to scan codes. We do not collect it.",
    "camera use yes first_party; "
    "camera collect no first_party" },
  { "Your contacts are shown in a list. They are never stored.",
    "contacts collect yes first_party; "
    "contacts store no first_party" },
  { "The app reads your text messages to find the code. None of this is collected.",
    "sms collect yes first_party (service); "
    "sms collect no first_party" },
  { "We use your location to show the weather, but we do not store it.",
    "location use yes first_party (service); "
    "location store no first_party" },
  { "The app uses your photos. It does not collect your contacts.",
    "photos_videos use yes first_party; "
    "contacts collect no first_party" },
};

/* Near to a denial: what says neither that data are taken nor that they are not. */
static const Case near_denials[] = {
  { "These companies may use information (not including your name, address, email address, or telephone number) about your visits.",
    "" },
  { "Our game does not include technology that determines the user's location.",
    "" },
  { "We do not use any third-party analytics that collect your location.",
    "" },
  { "You can use the app without providing your email address.",
    "" },
  { "Instead of your phone number we use a random identifier.",
    "" },
  { "Without your location, the map cannot be shown.",
    "" },
  { "If you do not allow location access, we cannot show your position.",
    "" },
  { "We do not verify your email address.",
    "" },
  { "Your messages are not kept longer than 30 days.",
    "" },
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

/* Who is kept from doing a thing, or does it no more, does not do it; nobody is said to, or not to. */
static const Case hindered[] = {
  { "We prohibit third parties from collecting your location.", "" },
  { "We prevent advertisers from accessing your contacts.", "" },
  { "We forbid our partners to use your email address.", "" },
  { "Apps are prevented from reading your contacts or using your camera.", "" },
  { "We stopped collecting your location.", "" },
  { "To prevent fraud we collect your IP address.", "ip_address collect yes first_party (security)" },
  { "The collection of your contacts does not take place.", "" },
  { "Collection of location data: No.", "" },
  { "You need not give us your email address.", "" },
  { "We are not collecting information about your use of the network, such as display frequency, location, or identifiers.",
    "app_usage collect no first_party; "
    "location collect no first_party" },
  { "In cases where you request support we will also not ask you to provide information about your device. "
    "This information includes, without limitation, your email address and IP address.",
    "device_info collect no first_party" },
  { "The users' personal data include their date of birth and home address. Our app does not collect users' personal data.",
    "personal_info collect no first_party" },
};

TEST (denials)
TEST (denial_scope)
TEST (pronouns)
TEST (hindered)
TEST (near_denials)
TEST (coordination)
TEST (exceptions)
TEST (no_negations)
TEST (limited_denials)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/policy/english/denials", test_denials);
  g_test_add_func ("/policy/english/denial-scope", test_denial_scope);
  g_test_add_func ("/policy/english/pronouns", test_pronouns);
  g_test_add_func ("/policy/english/hindered", test_hindered);
  g_test_add_func ("/policy/english/near-denials", test_near_denials);
  g_test_add_func ("/policy/english/coordination", test_coordination);
  g_test_add_func ("/policy/english/exceptions", test_exceptions);
  g_test_add_func ("/policy/english/no-negations", test_no_negations);
  g_test_add_func ("/policy/english/limited-denials", test_limited_denials);
  return g_test_run ();
}
