/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fuzz-folder.h"
#include "fuzz.h"

/* Compiled knowledge: small, made of a few entries; where it can be loaded, all of it can be walked. */

static void
walk_strings (const char *const *strings)
{
  for (; strings != NULL && *strings != NULL; strings++)
    g_assert_true (g_utf8_validate (*strings, -1, NULL));
}

static void
walk (CandorKnowledge *knowledge)
{
  gsize count;
  const CandorKnownCategory *categories = candor_knowledge_get_categories (knowledge, &count);
  const CandorKnownPermission *permissions;
  const CandorKnownSdk *sdks;
  const CandorKnownRule *rules;

  for (gsize i = 0; i < count; i++)
    {
      walk_strings (categories[i].broader);
      candor_knowledge_subsumes (knowledge, categories[0].id, categories[i].id);
      candor_knowledge_get_category_name (knowledge, categories[i].id, "zh_CN");
    }
  permissions = candor_knowledge_get_permissions (knowledge, &count);
  for (gsize i = 0; i < count; i++)
    {
      walk_strings (permissions[i].categories);
      candor_knowledge_find_permission (knowledge, permissions[i].name);
    }
  sdks = candor_knowledge_get_sdks (knowledge, &count);
  for (gsize i = 0; i < count; i++)
    for (guint j = 0; sdks[i].prefixes[j] != NULL; j++)
      candor_knowledge_find_sdk_of_class (knowledge, sdks[i].prefixes[j]);
  rules = candor_knowledge_get_rules (knowledge, &count);
  for (gsize i = 0; i < count; i++)
    candor_knowledge_find_rule (knowledge, rules[i].id);
  candor_knowledge_find_packer_of_file (knowledge, "assets/x");
  candor_knowledge_find_sdk_of_class (knowledge, "a.b.C");
}

static void
fuzz_image (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CandorKnowledge) knowledge = candor_knowledge_new_from_bytes (bytes, &error);

  g_assert_true ((knowledge == NULL) == (error != NULL));
  if (knowledge != NULL)
    walk (knowledge);
}

static void
fuzz_image_add_seeds (GPtrArray *seeds)
{
  GBytes *bytes = fuzz_folder_compile (fuzz_folder_example, strlen (fuzz_folder_example));

  g_assert_nonnull (bytes);
  g_ptr_array_add (seeds, bytes);
}

const FuzzTarget fuzz_target = { "image", 65536, 2000, fuzz_image, fuzz_image_add_seeds };
