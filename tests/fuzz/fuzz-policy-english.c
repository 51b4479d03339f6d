/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-policy.h"

static void
fuzz_policy_english (GBytes *bytes)
{
  fuzz_read_policy (bytes);
}

static void
fuzz_policy_english_add_seeds (GPtrArray *seeds)
{
  static const char *const texts[] = {
    "# Privacy policy\n\nWe collect your precise location, contacts and IMEI, but we do not sell your e-mail address to third parties unless you agree.\n\n"
    "## Sharing\n\nWe share with our partners (such as Kit Inc.):\n\n- your device identifiers;\n- photos, to show ads.\n\nWe never access your calendar.\n",
    "<h1>Privacy</h1><table><tr><th>SDK<th>Data collected<th>Purpose<tr><td>Kit<td>IMEI, MAC address<td>push<tr><td>Maps<td>location<td>maps</table>"
    "<p>\"Personal information\" means your name. If you are under 13, neither we nor Google Analytics will collect any of the above.",
    "# Privacy\n\nThe following permissions are requested: READ_CONTACTS - to find friends; camera (optional). We may, with your consent, record audio. "
    "Except as described, none is stored. You can opt out of our collecting it; data isn't transferred abroad.\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    fuzz_add_text (seeds, texts[i]);
  fuzz_add_sentences (seeds, "policy/test-english.c");
  fuzz_add_sentences (seeds, "policy/test-denials.c");
  fuzz_add_sample (seeds, "policy-en.html");
}

const FuzzTarget fuzz_target = { "policy-english", 8192, 300, fuzz_policy_english, fuzz_policy_english_add_seeds };
