/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-folder.h"
#include "fuzz.h"
#include "knowledge-cases.h"

#include <string.h>

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

#define OWN "<source id='own' name='Own' license='x'/><category id='device' name-en='device' name-zh='设备' source='own'/>"

static const char *const wholes[] = {
  "<knowledge version='1'><source id='own' name='Own' license='x'/><category id='a' parent='a' name-en='x' name-zh='x' source='own'/></knowledge>",
  "<!DOCTYPE k [<!ENTITY a 'b'>]><knowledge version='2026-01-01'>&a;</knowledge>",
  "<knowledge version='2026-01-01'><source id='own' name='Own' license='x'/><api kind='uri' member='content://sms' category='none' source='nobody'/></knowledge>",
  /* Law, checklists, words and weights. */
  "<knowledge version='2026-01-01'>" OWN
  "<regulation id='law' name-en='Law' name-zh='法' short-en='L' short-zh='法' languages='en zh' source='own'/>"
  "<rule id='law-1' regulation='law' article='1' verified='true' judgeable='policy' source='own'><title-en>t</title-en><title-zh>题</title-zh><text-zh>文</text-zh></rule>"
  "<app-type id='maps' number='1' necessary='device' signs='a.b.C' source='own'><name-en>Maps</name-en><name-zh>地图</name-zh>"
  "<function-en>f</function-en><function-zh>能</function-zh><cues-en>map|maps</cues-en><cues-zh>地图</cues-zh><necessary-zh>位置</necessary-zh></app-type>"
  "<topic id='contact' name-en='contact' name-zh='联系' source='own'><cue-en>contact us + email</cue-en><cue-zh>联系 - 不</cue-zh><hint-en>e-mail</hint-en><hint-zh>邮箱</hint-zh></topic>"
  "<topic id='why' name-en='why' name-zh='目的' actions='collect use' actor='first_party' source='own'/>"
  "<lexicon xml:lang='en'><term text='imei' category='device' source='own'><not-before>x</not-before></term></lexicon>"
  "<lexicon xml:lang='zh'><term text='设备' category='device' source='own'/></lexicon>"
  "<models xml:lang='en' source='own'><model name='claims'><features>\nabove:collect yes -0.34\nbefore:x 1\n</features></model></models></knowledge>",
  /* A topic called as a category is, one in one language, one that can't be found; weights that are none. */
  "<knowledge version='2026-01-01'>" OWN "<topic id='device' name-en='x' name-zh='x' source='own'><cue-en>a</cue-en></topic>"
  "<topic id='none' name-en='x' name-zh='x' source='own'/>"
  "<models xml:lang='zh' source='own'><model name='claims'><features>\nabove\nabove 1e5\n</features></model></models></knowledge>",
  "<knowledge version='2026-01-01'>" OWN "<rule id='r' regulation='none' article='1' verified='perhaps' judgeable='policy' source='own'><title-en>t</title-en><title-zh>t</title-zh></rule>"
  "<app-type id='maps' number='99999999999' necessary='nothing' source='own'><name-en/><name-zh> </name-zh><function-en>f</function-en><function-zh>f</function-zh></app-type></knowledge>",
  /* Packages and prefixes within one another, and an SDK named before what it stands in. */
  "<knowledge version='2026-01-01'>" OWN "<sdk id='a' name='A' kind='push' source='own'><prefix>com.a</prefix><prefix>com.a.b</prefix></sdk>"
  "<sdk id='b' name='B' kind='push' source='own'><prefix>com.a.b.c</prefix><prefix>com.a.b</prefix></sdk>"
  "<packer id='p' name='P' hides-code='false' source='own'><native>libp.so</native></packer><packer id='q' name='Q' hides-code='true' source='own'><native>libp.so</native></packer></knowledge>",
};

static void
fuzz_knowledge_add_seeds (GPtrArray *seeds)
{
  fuzz_add_text (seeds, fuzz_folder_example);
  for (gsize i = 0; i < G_N_ELEMENTS (wholes); i++)
    fuzz_add_text (seeds, wholes[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (knowledge_cases); i++)
    {
      g_autofree char *head = g_strndup (knowledge_good, strlen (knowledge_good) - strlen ("</knowledge>\n"));
      g_autofree char *text = g_strconcat (head, knowledge_cases[i].entries, "</knowledge>\n", NULL);

      fuzz_add_text (seeds, text);
    }
}

const FuzzTarget fuzz_target = { "knowledge", 8192, 60, fuzz_knowledge, fuzz_knowledge_add_seeds };
