/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"
#include "package-builder.h"
#include "package/candor-manifest.h"
#include "package/candor-package-private.h"
#include "package/candor-xml.h"

static void
fuzz_manifest (GBytes *bytes)
{
  g_autoptr (CandorPackage) package = g_object_new (CANDOR_TYPE_PACKAGE, NULL);
  g_autoptr (CandorResources) resources = candor_resources_new (package->warnings);
  g_autoptr (CandorManifest) manifest = candor_manifest_new (package);

  candor_manifest_set_resources (manifest, resources);
  candor_xml_visit (bytes, "AndroidManifest.xml", &candor_manifest_visitor, manifest, NULL);
  candor_manifest_begin_split (manifest, "split");
  candor_xml_visit (bytes, "AndroidManifest.xml", &candor_manifest_visitor, manifest, NULL);
}

static void
fuzz_manifest_add_seeds (GPtrArray *seeds)
{
  static const char text[] =
    "<manifest package='a.b' android:versionCode='7'><uses-sdk android:minSdkVersion='16'/>"
    "<uses-permission android:name='p' android:maxSdkVersion='20'/><queries><package android:name='x'/></queries>"
    "<application android:label='@7f020000' android:name='.App'><service android:name='.S' android:foregroundServiceType='0x8'>"
    "<intent-filter><action android:name='ä😀'/></intent-filter></service></application></manifest>";

  for (guint flag = 1; flag < TEST_XML_ALL; flag <<= 1)
    g_ptr_array_add (seeds, test_xml_build (text, flag));
  g_ptr_array_add (seeds, test_xml_build (text, TEST_XML_ALL));
}

const FuzzTarget fuzz_target = { "manifest", 65536, 2000, fuzz_manifest, fuzz_manifest_add_seeds };
