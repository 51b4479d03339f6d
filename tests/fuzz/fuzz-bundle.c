/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"
#include "package-builder.h"
#include "package/candor-bundle.h"
#include "package/candor-manifest.h"
#include "package/candor-package-private.h"

static void
fuzz_bundle (GBytes *bytes)
{
  g_autoptr (CandorPackage) package = g_object_new (CANDOR_TYPE_PACKAGE, NULL);
  g_autoptr (CandorResources) resources = candor_resources_new (package->warnings);
  g_autoptr (CandorManifest) manifest = candor_manifest_new (package);

  candor_manifest_set_resources (manifest, resources);
  candor_bundle_visit (bytes, "AndroidManifest.xml", &candor_manifest_visitor, manifest, NULL);
}

static void
fuzz_bundle_add_seeds (GPtrArray *seeds)
{
  g_ptr_array_add (seeds, test_bundle_xml_build (
    "<manifest package='a.b' android:versionCode='7'><uses-permission android:name='p'/><application android:label='@7f020000'>"
    "<activity android:name='.A' android:exported='true'/></application></manifest>"));
}

const FuzzTarget fuzz_target = { "bundle", 65536, 2000, fuzz_bundle, fuzz_bundle_add_seeds };
