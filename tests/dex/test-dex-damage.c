/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "code-test.h"
#include "package/candor-code-file.h"

/* Dex files changed at random, thousands of them: whatever they say, reading ends, soon, and within
 * their bytes (which the sanitizers watch). The same ones at every run; CANDOR_DAMAGE in the
 * environment asks for more. */

#define ROUNDS 4000u
#define CHANGES_MAX 6u

#define DESCRIPTION                                                                                 \
  ".version 39\n"                                                                                   \
  ".class Lcom/a/I; Ljava/lang/Object; Landroid/location/LocationListener;\n"                       \
  ".class Lcom/a/B; Landroid/location/LocationManager; Lcom/a/I; Ljava/lang/Runnable;\n"            \
  ".static KEY content://sms\n"                                                                     \
  ".static NAME android_id\n"                                                                       \
  ".method <init> ()V\ninvoke Landroid/app/admin/DeviceAdminReceiver;-><init>()V\n.end\n"           \
  ".method onLocationChanged (Landroid/location/Location;)V\n.end\n"                                \
  ".method run ()V\n"                                                                               \
  "const-string android.os.SystemProperties\nconst-string get\npacked-switch 4\n"                   \
  "const-string android_id\nsget Lcom/a/B;->KEY:Ljava/lang/String;\n"                               \
  "invoke Landroid/provider/Settings$Secure;->getString(Landroid/content/ContentResolver;Ljava/lang/String;)Ljava/lang/String;\n" \
  "sparse-switch 2\nconst-string/jumbo content://sms/inbox\narray 9\n"                              \
  "invoke Ljava/lang/Class;->getMethod(Ljava/lang/String;)Ljava/lang/reflect/Method;\n"             \
  "invoke Lcom/a/C;->getLastKnownLocation(Ljava/lang/String;)Landroid/location/Location;\n"         \
  "invoke-custom Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;\n"           \
  "const-method-handle Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;\n"     \
  ".end\n"                                                                                          \
  ".class Lcom/a/C; Lcom/a/B;\n"

#define APIS                                                                                        \
  "<api kind='method' class='android.telephony.TelephonyManager' member='getDeviceId' category='imei' source='own'/>" \
  "<api kind='method' class='android.location.LocationManager' member='getLastKnownLocation' descriptor='(Ljava/lang/String;)Landroid/location/Location;' category='location_precise' source='own'/>" \
  "<api kind='method' class='android.location.LocationListener' member='onLocationChanged' category='location_precise' source='own'/>" \
  "<api kind='method' class='android.os.SystemProperties' member='get' category='device_info' source='own'/>" \
  "<api kind='uri' member='content://sms' category='sms' source='own'/>"                            \
  "<api kind='uri' member='content://sms/inbox' category='sms' source='own'/>"                      \
  "<api kind='setting' class='android.provider.Settings$Secure' member='android_id' category='android_id' source='own'/>" \
  "<api kind='class' class='android.app.admin.DeviceAdminReceiver' category='device_settings_state' source='own'/>"

static CandorKnowledge *knowledge;
static CandorWanted *wanted;
static CandorOwners *owners;
static CandorErrands *errands;

static guint
get_rounds (void)
{
  const char *rounds = g_getenv ("CANDOR_DAMAGE");

  return rounds != NULL ? (guint) g_ascii_strtoull (rounds, NULL, 10) : ROUNDS;
}

/* Values that hurt most: limits, and offsets into the file itself. */
static guint32
choose_value (GRand *rand, GByteArray *bytes)
{
  static const guint32 edges[] = { 0, 1, 0x7f, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xfffffff0, 0xffffffff };

  switch (g_rand_int_range (rand, 0, 4))
    {
    case 0:
      return edges[g_rand_int_range (rand, 0, G_N_ELEMENTS (edges))];
    case 1:
      return g_rand_int_range (rand, 0, bytes->len + 8);
    case 2:
      return dex_get_u32 (bytes, g_rand_int_range (rand, 0, bytes->len / 4) * 4);
    default:
      return g_rand_int (rand);
    }
}

static void
damage (GRand *rand, GByteArray *bytes)
{
  guint changes = g_rand_int_range (rand, 1, CHANGES_MAX + 1);

  for (guint i = 0; i < changes; i++)
    {
      guint at = g_rand_int_range (rand, 8, bytes->len - 4);

      if (g_rand_boolean (rand))
        dex_put_u32 (bytes, at & ~3u, choose_value (rand, bytes));
      else
        bytes->data[at] = (guint8) choose_value (rand, bytes);
    }
  if (g_rand_int_range (rand, 0, 10) == 0)
    g_byte_array_set_size (bytes, g_rand_int_range (rand, 0, bytes->len));
}

static guint
scan (GByteArray *bytes)
{
  g_autoptr (CandorCodeFile) file = candor_code_file_new ("classes.dex");
  /* Exactly as long as the file, so that a sanitizer sees what reaches past it. */
  g_autoptr (GBytes) copy = g_bytes_new (bytes->data, bytes->len);

  candor_code_file_scan (file, copy, wanted, owners, TRUE, errands);
  for (guint i = 0; i < file->findings->len; i++)
    g_assert_cmpuint (g_array_index (file->findings, CandorCodeFinding, i).site, <, file->sites->len);
  return file->findings->len;
}

static void
test_undamaged (void)
{
  g_autoptr (GByteArray) bytes = dex_build (DESCRIPTION);

  g_assert_cmpuint (scan (bytes), ==, 6);
}

static void
test_damage (void)
{
  g_autoptr (GByteArray) good = dex_build (DESCRIPTION);
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260101);
  guint rounds = get_rounds (), found = 0;
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < rounds; i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();

      g_byte_array_append (bytes, good->data, good->len);
      damage (rand, bytes);
      found += scan (bytes) > 0;
    }
  /* Most damage leaves something to be found: else the loop would test nothing but the header. */
  g_assert_cmpuint (found, >, rounds / 4);
  g_test_message ("%u of %u damaged files still showed something, %.1f s", found, rounds,
                  (g_get_monotonic_time () - start) / 1e6);
}

static void
test_every_length (void)
{
  g_autoptr (GByteArray) good = dex_build (DESCRIPTION);

  for (guint length = 0; length < good->len; length++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();

      g_byte_array_append (bytes, good->data, length);
      scan (bytes);
    }
}

/* Thousands of methods share one long body: reading it for each of them would be a way to keep a reader
 * busy for hours. */
static void
test_shared_code (void)
{
  g_autoptr (CandorCodeFile) file = candor_code_file_new ("classes.dex");
  g_autoptr (GString) text = g_string_new (".class La; Ljava/lang/Object;\n.method m0 ()V\n");
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < 50000; i++)
    g_string_append (text, "nop\n");
  g_string_append (text, ".end\n");
  for (guint i = 1; i < 1000; i++)
    g_string_append_printf (text, ".method m%u ()V\n.same\n", i);
  bytes = g_byte_array_free_to_bytes (dex_build (text->str));
  candor_code_file_scan (file, bytes, wanted, owners, FALSE, errands);
  g_assert_no_error (file->error);
  g_assert_cmpuint (file->n_damaged, >, 0);
}

int
main (int argc, char *argv[])
{
  const char *const files[] = { NULL };
  g_autoptr (CandorPackage) package = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  knowledge = code_test_knowledge_new (APIS);
  package = code_test_read (knowledge, "<manifest package='com.example.app'><application/></manifest>", files);
  errands = candor_errands_new (1);
  wanted = candor_wanted_new (knowledge);
  candor_wanted_prepare (wanted);
  owners = candor_owners_new (package, knowledge);
  g_test_add_func ("/dex-damage/undamaged", test_undamaged);
  g_test_add_func ("/dex-damage/at-random", test_damage);
  g_test_add_func ("/dex-damage/every-length", test_every_length);
  g_test_add_func ("/dex-damage/shared-code", test_shared_code);
  result = g_test_run ();
  candor_errands_free (errands);
  candor_wanted_free (wanted);
  candor_owners_free (owners);
  g_object_unref (knowledge);
  return result;
}
