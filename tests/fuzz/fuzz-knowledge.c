/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-folder.h"
#include "fuzz.h"

/* Knowledge as people write it: what the compiler takes, the program can load. */
static void
fuzz_knowledge (GBytes *bytes)
{
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  g_autoptr (GBytes) compiled = fuzz_folder_compile (size > 0 ? text : "", size);
  g_autoptr (CandorKnowledge) knowledge = NULL;
  g_autoptr (GError) error = NULL;

  if (compiled == NULL)
    return;
  knowledge = candor_knowledge_new_from_bytes (compiled, &error);
  g_assert_no_error (error);
}

static void
fuzz_knowledge_add_seeds (GPtrArray *seeds)
{
  fuzz_add_text (seeds, fuzz_folder_example);
  fuzz_add_text (seeds, "<knowledge version='1'><source id='own' name='Own' license='x'/><category id='a' parent='a' name-en='x' name-zh='x' source='own'/></knowledge>");
  fuzz_add_text (seeds, "<!DOCTYPE k [<!ENTITY a 'b'>]><knowledge version='2026-01-01'>&a;</knowledge>");
  fuzz_add_text (seeds, "<knowledge version='2026-01-01'><source id='own' name='Own' license='x'/><api kind='uri' member='content://sms' category='none' source='nobody'/></knowledge>");
}

const FuzzTarget fuzz_target = { "knowledge", 8192, 60, fuzz_knowledge, fuzz_knowledge_add_seeds };
