/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>

#include "base/candor-evidence.h"
#include "base/candor-note.h"

/* What was seen is held in one form, and read in each language. */
static const struct
{
  const char *lines;
  const char *english;
  const char *chinese;
} cases[] = {
  { "component com.example.ads.Service", "component com.example.ads.Service", "组件 com.example.ads.Service" },
  { "library libexample.so\nclass com.example.Start", "library libexample.so, class com.example.Start",
    "原生库 libexample.so、类 com.example.Start" },
  { "classes.dex", "classes.dex", "classes.dex" },
  { "class %n%s", "class %n%s", "类 %n%s" },
  { "", "", "" },
};

static void
test_words (void)
{
  g_autoptr (CandorCatalog) english = candor_catalog_new ("en");
  g_autoptr (CandorCatalog) chinese = candor_catalog_new ("zh_CN");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CandorNote) note = candor_note_new ("{0}", CANDOR_NOTE_EVIDENCE, cases[i].lines, CANDOR_NOTE_END);
      g_autoptr (GVariant) variant = g_variant_ref_sink (candor_note_to_variant (note));
      g_autoptr (CandorNote) copy = candor_note_new_from_variant (variant);
      g_autofree char *in_english = candor_note_format (note, english, NULL, NULL);
      g_autofree char *in_chinese = candor_note_format (copy, chinese, NULL, NULL);

      g_assert_cmpstr (in_english, ==, cases[i].english);
      g_assert_cmpstr (in_chinese, ==, cases[i].chinese);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/evidence/words", test_words);
  return g_test_run ();
}
