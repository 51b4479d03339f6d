/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "comparison/candor-comparison.h"
#include "package-builder.h"
#include "package/candor-trick.h"

/* Packages built to mislead what looks into them: read as Android reads them, and the trick is a finding
 * of its own; a plain package, and odd ones that tools do write, have none. */

#define ENTRIES_MAX 4
#define CAMERA "<manifest package='com.example.app'><uses-permission android:name='android.permission.CAMERA'/><application/></manifest>"
#define MANIFEST "AndroidManifest.xml"

typedef struct
{
  const char *name;
  const char *tricks; /* identifiers, in the order of #CandorTrick */
  TestXmlFlags xml;
  TestArchive archive;
  TestEntry manifest; /* how the manifest's own entry differs */
  TestEntry more[ENTRIES_MAX];
} Case;

static const Case cases[] = {
  { "plain", "" },
  { "deflated", "", .manifest = { .method = 8 } },
  { "descriptor", "", .manifest = { .method = 8, .descriptor = TRUE } },
  { "zip64", "", .archive = { .zip64 = TRUE }, .manifest = { .zip64 = TRUE } },
  { "comment", "", .archive = { .comment = "made by a tool" } },
  { "utf8-strings", "", TEST_XML_UTF8 },
  { "styled-strings", "", TEST_XML_STYLES },
  { "attributes-without-names", "", TEST_XML_BLANK_NAMES },
  { "dots-in-names", "", .more = { { .name = "a/..b/c...d/.../e", .text = "x" } } },
  { "manifest-marked-as-encrypted", "encryption-mark", .manifest = { .flags = 1, .method = 8 } },
  { "marked-in-its-own-header-only", "encryption-mark", .manifest = { .local_flags = 1 } },
  { "other-entry-marked-as-encrypted", "encryption-mark", .more = { { .name = "classes.dexx", .text = "x", .flags = 1 } } },
  { "unknown-method-on-the-manifest", "unknown-method", .manifest = { .method = 0x4321 } },
  { "unknown-method-and-mark", "encryption-mark unknown-method", .manifest = { .method = 99, .flags = 1 } },
  { "other-name-in-its-own-header", "two-headers", .manifest = { .local_name = "AndroidManifest.xmk" } },
  { "other-sum-in-its-own-header", "two-headers", .manifest = { .local_crc = 1 } },
  { "two-manifests", "name-twice", .more = { { .name = MANIFEST, .text = "the second" } } },
  { "name-with-nul", "impossible-name", .more = { { .name = MANIFEST "\0.xml", .name_length = sizeof MANIFEST + 4, .text = "x" } } },
  { "empty-name", "impossible-name", .more = { { .name = "", .text = "x" } } },
  { "names-that-lead-out", "outside-name", .more = { { .name = "../../../etc/cron.d/x", .text = "x" }, { .name = "a/../../b", .text = "x" } } },
  { "absolute-name", "outside-name", .more = { { .name = "/data/local/x", .text = "x" } } },
  { "name-with-other-slashes", "outside-name", .more = { { .name = "a\\..\\..\\b", .text = "x" } } },
  { "shared-contents", "two-headers overlap", .more = { { .name = "a", .text = "contents" }, { .name = "b", .text = "contents", .shares = 2 } } },
  { "something-in-front", "front", .archive = { .front = "#!/bin/sh\n" } },
  { "code-in-front", "front", .archive = { .front = "dex\n035" } },
  { "something-behind", "end", .archive = { .trailing = "more" } },
  { "other-magic-number", "manifest-type", TEST_XML_ODD_TYPE },
  { "junk-between-parts", "manifest-part", TEST_XML_JUNK_CHUNKS },
  { "second-string-table", "manifest-part", TEST_XML_LATE_POOL },
  { "long-headers", "manifest-size", TEST_XML_WIDE_HEADERS },
  { "long-attributes", "manifest-size", TEST_XML_WIDE_ATTRIBUTES },
  { "strings-past-the-end", "manifest-string", TEST_XML_LOST_STRINGS },
  { "all-at-once", "encryption-mark unknown-method two-headers name-twice impossible-name outside-name front manifest-type manifest-part manifest-size manifest-string",
    TEST_XML_ALL & ~TEST_XML_TRAILING, { .front = "MZ" }, { .flags = 1, .method = 77, .local_crc = 3 },
    { { .name = MANIFEST, .text = "again" }, { .name = "", .text = "x" }, { .name = "../x", .text = "x" } } },
};

static CandorKnowledge *knowledge;

static GBytes *
build (const Case *self)
{
  g_autoptr (GBytes) manifest = test_xml_build (CAMERA, self->xml);
  TestEntry entries[ENTRIES_MAX + 1] = { self->manifest };
  gsize count = 1;

  entries[0].name = MANIFEST;
  entries[0].bytes = manifest;
  for (; count <= ENTRIES_MAX && self->more[count - 1].name != NULL; count++)
    entries[count] = self->more[count - 1];
  return test_archive_build (entries, count, &self->archive);
}

static CandorPolicy *
read_policy (void)
{
  const char *text = "# Privacy policy\n\nThis privacy policy says what we collect: we use the camera to take your photos.\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (CandorDocument) document = candor_document_read (bytes, "policy.md", NULL);
  g_autoptr (GPtrArray) documents = g_ptr_array_new ();

  g_ptr_array_add (documents, document);
  return candor_policy_read (documents, knowledge, NULL);
}

/* Identifiers of the findings about the build, in the order of #CandorTrick. */
static char *
list_findings (CandorComparison *comparison)
{
  GListModel *findings = candor_comparison_get_findings (comparison);
  GString *list = g_string_new (NULL);

  for (guint trick = 0; trick < CANDOR_TRICK_COUNT; trick++)
    for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
      {
        g_autoptr (CandorFinding) finding = g_list_model_get_item (findings, i);
        g_autofree char *id = g_strconcat ("unusual_build:", candor_trick_get_id (trick), NULL);

        if (g_str_equal (candor_finding_get_id (finding), id))
          g_string_append_printf (list, "%s%s", list->len > 0 ? " " : "", candor_trick_get_id (trick));
      }
  return g_string_free (list, FALSE);
}

static gboolean
says_that_something_may_be_missed (CandorComparison *comparison)
{
  GPtrArray *limits = candor_comparison_get_limits (comparison);

  for (guint i = 0; i < limits->len; i++)
    if (strstr (candor_note_get_template (g_ptr_array_index (limits, i)), "can mislead analysis") != NULL)
      return TRUE;
  return FALSE;
}

static void
test_trick (gconstpointer data)
{
  const Case *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = build (self);
  g_autoptr (CandorPackage) package = candor_package_read (bytes, "a.apk", knowledge, &error);
  g_autoptr (CandorPolicy) policy = read_policy ();
  g_autoptr (CandorComparison) comparison = NULL;
  g_autofree char *tricks = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (candor_package_get_package_name (package), ==, "com.example.app");
  g_assert_nonnull (candor_package_find_permission (package, "android.permission.CAMERA"));
  comparison = candor_comparison_new (policy, package, knowledge, NULL);
  tricks = list_findings (comparison);
  g_assert_cmpstr (tricks, ==, self->tricks);
  g_assert_true (says_that_something_may_be_missed (comparison) == (*self->tricks != '\0'));
}

/* A set's parts are looked at as well, and each trick is told of once. */
static void
test_set (void)
{
  const Case marked = { "marked", "", TEST_XML_ODD_TYPE, .manifest = { .flags = 1 } };
  g_autoptr (GBytes) base = build (&marked);
  g_autoptr (GBytes) manifest = test_xml_build ("<manifest package='com.example.app' split='b'><application/></manifest>", TEST_XML_ODD_TYPE);
  const TestEntry part = { .name = MANIFEST, .bytes = manifest };
  g_autoptr (GBytes) split = test_archive_build (&part, 1, NULL);
  const TestEntry entries[] = { { .name = "base.apk", .bytes = base }, { .name = "b.apk", .bytes = split } };
  g_autoptr (GBytes) set = test_archive_build (entries, G_N_ELEMENTS (entries), NULL);
  g_autoptr (CandorPackage) package = candor_package_read (set, "a.apks", knowledge, NULL);
  g_autoptr (CandorPolicy) policy = read_policy ();
  g_autoptr (CandorComparison) comparison = candor_comparison_new (policy, package, knowledge, NULL);
  g_autofree char *tricks = list_findings (comparison);

  g_assert_cmpstr (tricks, ==, "encryption-mark manifest-type");
}

static void
test_ids (void)
{
  for (guint i = 0; i < CANDOR_TRICK_COUNT; i++)
    {
      g_autoptr (CandorNote) note = candor_note_new (candor_trick_get_template (i), CANDOR_NOTE_END);
      CandorTrick trick;

      g_assert_true (candor_trick_find (note, &trick));
      g_assert_cmpuint (trick, ==, i);
    }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  knowledge = candor_knowledge_load (g_getenv ("CANDOR_KNOWLEDGE"), NULL);
  g_assert_nonnull (knowledge);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/hostile/tricks/%s", cases[i].name);
      g_test_add_data_func (path, &cases[i], test_trick);
    }
  g_test_add_func ("/hostile/tricks/set", test_set);
  g_test_add_func ("/hostile/tricks/ids", test_ids);
  status = g_test_run ();
  g_object_unref (knowledge);
  return status;
}
