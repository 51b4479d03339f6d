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
  if (container != NULL && g_bytes_get_size (bytes) % 2 == 0)
    candor_container_share (container);
  for (guint i = 0; container != NULL && i < candor_container_get_entry_count (container); i++)
    {
      const CandorEntry *entry = candor_container_get_entry (container, i);
      g_autoptr (GBytes) contents = NULL;

      g_assert_true (candor_container_find (container, entry->name) == entry);
      if (entry->size > 1 << 24)
        continue;
      /* Twice, of which the second has what was inflated for the first. */
      contents = candor_container_read (container, entry, NULL);
      candor_container_read_pieces (container, entry, ignore, NULL, NULL);
    }
}

/* Long entries, of which little is there: one that is inflated piece by piece, one that says more than it holds, one
 * whose end is not reached, and one that is larger than anything that is read. */
static GBytes *
build_long (void)
{
  g_autofree char *zeros = g_malloc0 (5u << 20);
  g_autoptr (GBytes) contents = g_bytes_new_static (zeros, 5u << 20);
  const TestEntry entries[] = {
    { .name = "long", .bytes = contents, .method = 8 },
    { .name = "short of it", .bytes = contents, .method = 8, .declared = (5 << 20) + 1 },
    { .name = "more than it holds", .text = "x", .method = 8, .declared = 15 << 20 },
    { .name = "cut", .text = "x", .method = 8, .declared = 1000 },
    { .name = "classes.dex", .bytes = contents, .method = 8 },
    { .name = "../../outside", .text = "x" },
  };

  return test_archive_build (entries, G_N_ELEMENTS (entries), NULL);
}

/* A set, and a bundle, of more parts than one. */
static GBytes *
build_parts (gboolean bundle)
{
  g_autoptr (GBytes) manifest = test_xml_build ("<manifest package='a.b'/>", 0);
  g_autoptr (GBytes) other_manifest = test_xml_build ("<manifest package='a.c' split='config.de'/>", 0);
  const TestEntry entry = { .name = "AndroidManifest.xml", .bytes = manifest }, other_entry = { .name = "AndroidManifest.xml", .bytes = other_manifest };
  g_autoptr (GBytes) base = test_archive_build (&entry, 1, NULL);
  g_autoptr (GBytes) other = test_archive_build (&other_entry, 1, NULL);
  const TestEntry set[] = { { .name = "base.apk", .bytes = base }, { .name = "again.apk", .bytes = base, .method = 8 }, { .name = "other.apk", .bytes = other } };
  const TestEntry modules[] = {
    { .name = "BundleConfig.pb", .text = "x" }, { .name = "zoo/manifest/AndroidManifest.xml", .text = "x" },
    { .name = "base/manifest/AndroidManifest.xml", .text = "x" }, { .name = "more/manifest/AndroidManifest.xml", .text = "x" },
    { .name = "zoo/dex/classes.dex", .text = "x" }, { .name = "META-INF/manifest/AndroidManifest.xml", .text = "x" },
  };

  return bundle ? test_archive_build (modules, G_N_ELEMENTS (modules), NULL) : test_archive_build (set, G_N_ELEMENTS (set), NULL);
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
  g_ptr_array_add (seeds, build_long ());
  g_ptr_array_add (seeds, build_parts (FALSE));
  g_ptr_array_add (seeds, build_parts (TRUE));
}

const FuzzTarget fuzz_target = { "container", 65536, 2000, fuzz_container, fuzz_container_add_seeds };
