/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"
#include "package-builder.h"
#include "package/candor-container.h"
#include "package/candor-package-set.h"

static void
ignore (gconstpointer data, gsize size, gpointer user_data)
{
}

static void
fuzz_container (GBytes *bytes)
{
  g_autoptr (CandorContainer) container = candor_container_new (bytes, NULL);
  g_autoptr (CandorPackageSet) set = candor_package_set_open (bytes, NULL);

  (void) set;
  for (guint i = 0; container != NULL && i < candor_container_get_entry_count (container); i++)
    {
      const CandorEntry *entry = candor_container_get_entry (container, i);
      g_autoptr (GBytes) contents = NULL;

      g_assert_true (candor_container_find (container, entry->name) == entry);
      if (entry->size > 1 << 24)
        continue;
      contents = candor_container_read (container, entry, NULL);
      candor_container_read_pieces (container, entry, ignore, NULL, NULL);
    }
}

static void
fuzz_container_add_seeds (GPtrArray *seeds)
{
  g_autoptr (GBytes) manifest = test_xml_build ("<manifest package='a.b'/>", 0);
  const TestEntry entries[] = {
    { .name = "AndroidManifest.xml", .bytes = manifest, .method = 8 },
    { .name = "a/b", .text = "some text, some text, some text", .method = 8, .descriptor = TRUE },
    { .name = "c", .text = "c", .zip64 = TRUE },
    { .name = "c", .text = "again", .flags = 1 },
  };
  const TestArchive archives[] = { { 0 }, { .comment = "comment" }, { .zip64 = TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (archives); i++)
    {
      g_autoptr (GBytes) inner = test_archive_build (entries, G_N_ELEMENTS (entries), &archives[i]);
      const TestEntry outer = { .name = "base.apk", .bytes = inner, .method = i % 2 ? 8 : 0 };

      g_ptr_array_add (seeds, test_archive_build (&outer, 1, NULL));
      g_ptr_array_add (seeds, g_steal_pointer (&inner));
    }
}

const FuzzTarget fuzz_target = { "container", 65536, 2000, fuzz_container, fuzz_container_add_seeds };
