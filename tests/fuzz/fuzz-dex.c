/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dex-builder.h"
#include "fuzz.h"
#include "package-builder.h"
#include "package/candor-package.h"

/* The input is a package's code, beside a manifest that asks for a few things. */

#define CLASS(name) ".class L" name "; Ljava/lang/Object;\n"
#define GET_DEVICE_ID "Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;"

static void
fuzz_dex (GBytes *bytes)
{
  g_autoptr (GBytes) manifest = test_xml_build (
    "<manifest package='com.example.app'><uses-permission android:name='android.permission.READ_PHONE_STATE'/>"
    "<application android:name='.App'><service android:name='.S'/></application></manifest>", 0);
  const TestEntry entries[] = {
    { .name = "AndroidManifest.xml", .bytes = manifest },
    { .name = "classes.dex", .bytes = bytes },
  };
  g_autoptr (GBytes) archive = test_archive_build (entries, G_N_ELEMENTS (entries), NULL);
  g_autoptr (CandorPackage) package = candor_package_read (archive, "a.apk", fuzz_get_knowledge (), NULL);
  g_autoptr (CandorPackage) copy = NULL;
  g_autoptr (GVariant) variant = NULL;

  if (package == NULL)
    return;
  variant = g_variant_ref_sink (candor_package_to_variant (package));
  copy = candor_package_new_from_variant (variant, NULL);
  g_assert_nonnull (copy);
}

static void
fuzz_dex_add_seeds (GPtrArray *seeds)
{
  static const char *const descriptions[] = {
    CLASS ("com/example/app/A") ".method a ()V\ninvoke " GET_DEVICE_ID "\ninvoke/range " GET_DEVICE_ID "\n.end\n",
    ".version 39\n" CLASS ("com/example/app/A") ".method a ()V\ninvoke-custom " GET_DEVICE_ID "\nconst-method-handle " GET_DEVICE_ID
      "\ninvoke/polymorphic " GET_DEVICE_ID "\n.end\n",
    ".class Lcom/example/app/B; Landroid/app/Service; Landroid/location/LocationListener;\n.static KEY content://sms\n"
      ".method onLocationChanged (Landroid/location/Location;)V\nconst-string /sys/class/net/wlan0/address\nconst-string/jumbo ro.serialno\n.end\n"
      ".method b ()V\nconst-string android_id\nconst-class Lcom/example/app/A;\nsget Landroid/os/Build;->SERIAL:Ljava/lang/String;\n"
      "packed-switch 3\nsparse-switch 2\narray 5\n.end\n.method c ()V\n.same\n.method d ()V\n",
    CLASS ("com/umeng/analytics/A") ".method a ()V\nconst-string dalvik.system.DexClassLoader\n"
      "invoke Ldalvik/system/DexClassLoader;->loadClass(Ljava/lang/String;)Ljava/lang/Class;\n"
      "invoke Ljava/lang/reflect/Method;->invoke(Ljava/lang/Object;[Ljava/lang/Object;)Ljava/lang/Object;\nunits 0001 6e10\n.end\n",
  };
  static const char *const container[] = {
    ".version 41\n" CLASS ("a/A") ".method a ()V\ninvoke " GET_DEVICE_ID "\n.end\n", ".version 41\n" CLASS ("b/B") ".method b (IJ[[D)V\n.end\n", NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (descriptions); i++)
    g_ptr_array_add (seeds, g_byte_array_free_to_bytes (dex_build (descriptions[i])));
  g_ptr_array_add (seeds, g_byte_array_free_to_bytes (dex_build_container (container)));
}

const FuzzTarget fuzz_target = { "dex", 65536, 500, fuzz_dex, fuzz_dex_add_seeds };
