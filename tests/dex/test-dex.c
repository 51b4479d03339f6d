/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dex-builder.h"
#include "package/candor-dex-class.h"
#include "package/candor-dex-code.h"
#include "package/candor-package.h"

/* The dex reader by itself: tables, names, classes, instructions, and files that lie. */

#define EXAMPLE                                                                                     \
  ".class Lcom/a/B; Ljava/lang/Object; Ljava/lang/Runnable;\n"                                      \
  ".static KEY content://sms\n"                                                                     \
  ".static NAME other\n"                                                                            \
  ".method <init> ()V\n"                                                                            \
  "invoke Ljava/lang/Object;-><init>()V\n"                                                          \
  ".end\n"                                                                                          \
  ".method abstract (IJ)[Ljava/lang/String;\n"                                                      \
  ".method run ()V\n"                                                                               \
  "invoke Landroid/location/LocationManager;->getLastKnownLocation(Ljava/lang/String;)Landroid/location/Location;\n" \
  "packed-switch 3\n"                                                                               \
  "const-string text\n"                                                                             \
  "sparse-switch 2\n"                                                                               \
  "const-string/jumbo far away\n"                                                                   \
  "array 7\n"                                                                                       \
  "const-class Landroid/os/Build;\n"                                                                \
  "sget Landroid/os/Build;->SERIAL:Ljava/lang/String;\n"                                            \
  "sput Landroid/os/Build;->SERIAL:Ljava/lang/String;\n"                                            \
  "invoke/polymorphic Ljava/lang/invoke/MethodHandle;->invoke([Ljava/lang/Object;)Ljava/lang/Object;\n" \
  "invoke-custom Lcom/a/B;->run()V\n"                                                               \
  ".end\n"                                                                                          \
  ".class Lcom/a/C; Lcom/a/B;\n"

static CandorSpan
span_of (GByteArray *bytes)
{
  return (CandorSpan) { bytes->data, bytes->len };
}

static void
open_example (GByteArray **bytes, CandorDex *dex)
{
  g_autoptr (GError) error = NULL;

  *bytes = dex_build (EXAMPLE);
  candor_dex_open (dex, span_of (*bytes), 0, &error);
  g_assert_no_error (error);
}

static void
test_tables (void)
{
  g_autoptr (GByteArray) bytes = NULL;
  g_autofree char *proto = NULL;
  CandorDexMemberId method = { 0 };
  CandorDexClassDef definition = { 0 };
  CandorDexTable interfaces;
  CandorDex dex;
  guint32 found = CANDOR_DEX_NO_INDEX;

  open_example (&bytes, &dex);
  g_assert_cmpuint (dex.version, ==, 35);
  g_assert_cmpuint (dex.classes.count, ==, 2);
  for (guint32 i = 0; i < dex.methods.count; i++)
    {
      g_assert_true (candor_dex_get_method (&dex, i, &method));
      if (strcmp (candor_dex_get_string (&dex, method.name_idx), "getLastKnownLocation") == 0)
        found = i;
    }
  g_assert_true (candor_dex_get_method (&dex, found, &method));
  g_assert_cmpstr (candor_dex_get_type (&dex, method.class_idx), ==, "Landroid/location/LocationManager;");
  proto = candor_dex_dup_proto (&dex, method.kind_idx);
  g_assert_cmpstr (proto, ==, "(Ljava/lang/String;)Landroid/location/Location;");
  g_assert_true (candor_dex_proto_equals (&dex, method.kind_idx, proto));
  g_assert_false (candor_dex_proto_equals (&dex, method.kind_idx, "(Ljava/lang/String;)Landroid/location/Location;I"));
  g_assert_false (candor_dex_proto_equals (&dex, method.kind_idx, "()V"));
  g_assert_true (candor_dex_get_class (&dex, 0, &definition));
  g_assert_cmpstr (candor_dex_get_type (&dex, definition.superclass_idx), ==, "Ljava/lang/Object;");
  interfaces = candor_dex_get_type_list (&dex, definition.interfaces_off);
  g_assert_cmpuint (interfaces.count, ==, 1);
  g_assert_cmpstr (candor_dex_get_type (&dex, candor_dex_get_listed_type (interfaces, 0)), ==, "Ljava/lang/Runnable;");
  g_assert_false (candor_dex_get_class (&dex, 2, &definition));
  g_assert_false (candor_dex_get_method (&dex, dex.methods.count, &method));
  g_assert_null (candor_dex_get_string (&dex, dex.strings.count));
  g_assert_null (candor_dex_get_type (&dex, CANDOR_DEX_NO_INDEX));
}

static void
test_search (void)
{
  g_autoptr (GByteArray) bytes = NULL;
  CandorDex dex;

  open_example (&bytes, &dex);
  for (guint32 i = 0; i < dex.strings.count; i++)
    g_assert_cmpuint (candor_dex_find_string (&dex, candor_dex_get_string (&dex, i)), ==, i);
  for (guint32 i = 0; i < dex.types.count; i++)
    g_assert_cmpuint (candor_dex_find_type (&dex, candor_dex_get_type (&dex, i)), ==, i);
  g_assert_cmpuint (candor_dex_find_string (&dex, "not there"), ==, CANDOR_DEX_NO_INDEX);
  g_assert_cmpuint (candor_dex_find_type (&dex, "text"), ==, CANDOR_DEX_NO_INDEX);
  g_assert_cmpuint (candor_dex_find_string_from (&dex, "zzz"), ==, dex.strings.count);
  g_assert_cmpstr (candor_dex_get_string (&dex, candor_dex_find_string_from (&dex, "content:")), ==, "content://sms");
}

static void
test_members_and_values (void)
{
  static const CandorDexMemberKind kinds[] = { CANDOR_DEX_STATIC_FIELD, CANDOR_DEX_STATIC_FIELD, CANDOR_DEX_DIRECT_METHOD,
                                               CANDOR_DEX_VIRTUAL_METHOD, CANDOR_DEX_VIRTUAL_METHOD };
  static const char *const names[] = { "KEY", "NAME", "<init>", "abstract", "run" };
  static const char *const texts[] = { "content://sms", "other" };
  g_autoptr (GByteArray) bytes = NULL;
  CandorDexClassDef definition = { 0 };
  CandorDexMembers members = { 0 };
  CandorDexMember member = { 0 };
  CandorDexMemberId id = { 0 };
  CandorDexValues values = { 0 };
  CandorDex dex;
  guint32 value = 0;
  guint8 type = 0;

  open_example (&bytes, &dex);
  g_assert_true (candor_dex_get_class (&dex, 0, &definition));
  g_assert_true (candor_dex_members_open (&members, &dex, definition.class_data_off));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_assert_true (candor_dex_members_next (&members, &member));
      g_assert_cmpint (member.kind, ==, kinds[i]);
      g_assert_true (i < 2 ? candor_dex_get_field (&dex, member.index, &id) : candor_dex_get_method (&dex, member.index, &id));
      g_assert_cmpstr (candor_dex_get_string (&dex, id.name_idx), ==, names[i]);
      g_assert_cmpint (member.code_offset != 0, ==, i == 2 || i == 4);
    }
  g_assert_false (candor_dex_members_next (&members, &member));
  g_assert_cmpuint (members.kind, ==, CANDOR_DEX_N_MEMBER_KINDS);
  g_assert_true (candor_dex_values_open (&values, &dex, definition.static_values_off));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_true (candor_dex_values_next (&values, &type, &value));
      g_assert_cmpuint (type, ==, CANDOR_DEX_VALUE_STRING);
      g_assert_cmpstr (candor_dex_get_string (&dex, value), ==, texts[i]);
    }
  g_assert_false (candor_dex_values_next (&values, &type, &value));
}

static guint32
find_code (const CandorDex *dex, const char *method)
{
  CandorDexClassDef definition = { 0 };
  CandorDexMembers members = { 0 };
  CandorDexMember member = { 0 };
  CandorDexMemberId id = { 0 };

  g_assert_true (candor_dex_get_class (dex, 0, &definition));
  g_assert_true (candor_dex_members_open (&members, dex, definition.class_data_off));
  while (candor_dex_members_next (&members, &member))
    if (member.kind >= CANDOR_DEX_DIRECT_METHOD && candor_dex_get_method (dex, member.index, &id)
        && strcmp (candor_dex_get_string (dex, id.name_idx), method) == 0)
      return member.code_offset;
  g_assert_not_reached ();
}

/* Tables between the instructions hold what looks like calls: they must not be taken for any. */
static void
test_instructions (void)
{
  static const CandorOpcodeKind kinds[] = { CANDOR_OPCODE_CALL, CANDOR_OPCODE_STRING, CANDOR_OPCODE_STRING_JUMBO,
                                            CANDOR_OPCODE_CLASS, CANDOR_OPCODE_FIELD, CANDOR_OPCODE_CALL,
                                            CANDOR_OPCODE_CALL_SITE };
  g_autoptr (GByteArray) bytes = NULL;
  CandorInstructions instructions = { 0 };
  CandorOpcodeKind kind = CANDOR_OPCODE_PLAIN;
  CandorDex dex;
  guint32 index = 0;

  open_example (&bytes, &dex);
  g_assert_true (candor_instructions_open (&instructions, &dex, find_code (&dex, "run")));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_assert_true (candor_instructions_next (&instructions, &kind, &index));
      g_assert_cmpint (kind, ==, kinds[i]);
      if (kind == CANDOR_OPCODE_STRING_JUMBO)
        g_assert_cmpstr (candor_dex_get_string (&dex, index), ==, "far away");
      if (kind == CANDOR_OPCODE_CLASS)
        g_assert_cmpstr (candor_dex_get_type (&dex, index), ==, "Landroid/os/Build;");
    }
  g_assert_false (candor_instructions_next (&instructions, &kind, &index));
  g_assert_true (instructions.at == instructions.end);
}

static void
test_call_sites (void)
{
  g_autoptr (GByteArray) bytes = NULL;
  CandorDexMethodHandle handle = { 0 };
  CandorDex dex;

  open_example (&bytes, &dex);
  g_assert_cmpuint (dex.call_sites.count, ==, 1);
  g_assert_cmpuint (dex.method_handles.count, ==, 1);
  g_assert_true (candor_dex_get_method_handle (&dex, 0, &handle));
  g_assert_cmpuint (handle.type, >=, CANDOR_DEX_HANDLE_INVOKE);
  g_assert_false (candor_dex_get_method_handle (&dex, 1, &handle));
}

static void
test_names (void)
{
  static const struct
  {
    const char *raw;
    const char *name;
  } cases[] = {
    { "Lcom/a/B$1;", "com.a.B$1" },
    { "La;", "a" },
    { "[I", "[I" },
    { "", "" },
    { "Lcom/\xc3\xa9;", "com.é" },
    { "L\xed\xa0\xbd\xed\xb8\x80;", "😀" },                   /* a surrogate pair, three bytes each */
    { "L\xed\xa0\xbdx;", "\xef\xbf\xbdx" },                   /* half of one */
    { "La\xc0\x80" "b;", "a\xef\xbf\xbd" "b" },               /* NUL as modified UTF-8 writes it */
    { "La\nb;", "a\xef\xbf\xbd" "b" },
    { "La\xff\xfe;", "a\xef\xbf\xbd\xef\xbf\xbd" },
    { "L\xe4\xb8", "L\xef\xbf\xbd\xef\xbf\xbd" },             /* cut within a character */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = candor_dex_dup_class_name (cases[i].raw);
      g_assert_cmpstr (name, ==, cases[i].name);
      g_assert_true (g_utf8_validate (name, -1, NULL));
    }
}

static void
test_long_name_is_cut (void)
{
  g_autofree char *longest = g_strnfill (100000, 'a');
  g_autofree char *name = candor_dex_dup_text (longest);

  g_assert_cmpuint (strlen (name), <, 2000);
}

/* One word of the header changed, and why the file is then refused. */
static void
test_broken_header (void)
{
  static const struct
  {
    const char *what;
    guint offset;
    guint32 value;
    const char *message;
  } cases[] = {
    { "magic", 0x00, 0x04034b50, "no dex file begins" },
    { "version", 0x04, 0x00323430, "version 042" },
    { "old version", 0x04, 0x00333130, "version 013" },
    { "version of no digits", 0x04, 0x00787830, "no dex file begins" },
    { "byte order", 0x28, 0x78563412, "byte order" },
    { "strings", 0x38, 0x40000000, "string_ids" },
    { "strings' place", 0x3c, 0xfffffff0, "string_ids" },
    { "types", 0x40, 0xffffffff, "type_ids" },
    { "prototypes", 0x48, 0x15555556, "proto_ids" },
    { "fields", 0x54, 0x7fffffff, "field_ids" },
    { "methods", 0x58, 0x20000001, "method_ids" },
    { "classes", 0x60, 0x08000001, "class_defs" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GByteArray) bytes = dex_build (EXAMPLE);
      g_autoptr (GError) error = NULL;
      CandorDex dex;

      g_test_message ("%s", cases[i].what);
      dex_put_u32 (bytes, cases[i].offset, cases[i].value);
      g_assert_false (candor_dex_open (&dex, span_of (bytes), 0, &error));
      g_assert_error (error, CANDOR_PACKAGE_ERROR, CANDOR_PACKAGE_ERROR_DAMAGED);
      g_assert_nonnull (strstr (error->message, cases[i].message));
    }
}

static void
test_broken_records (void)
{
  g_autoptr (GByteArray) bytes = dex_build (EXAMPLE);
  g_autoptr (GError) error = NULL;
  guint code = dex_build_offset (EXAMPLE, "code");
  guint strings = dex_build_offset (EXAMPLE, "string_ids");
  guint types = dex_build_offset (EXAMPLE, "type_ids");
  guint protos = dex_build_offset (EXAMPLE, "proto_ids");
  guint interfaces = dex_build_offset (EXAMPLE, "interfaces");
  CandorInstructions instructions = { 0 };
  CandorDex dex;

  dex_put_u32 (bytes, strings, bytes->len);
  dex_put_u32 (bytes, types, 0x7fffffff);
  dex_put_u32 (bytes, protos + 8, bytes->len - 2);
  dex_put_u32 (bytes, interfaces, 0x80000000);
  dex_put_u32 (bytes, code + 12, 0x7fffffff);
  dex_put_u32 (bytes, 0x34, bytes->len - 1);
  g_assert_true (candor_dex_open (&dex, span_of (bytes), 0, &error));
  g_assert_no_error (error);
  g_assert_null (candor_dex_get_string (&dex, 0));
  g_assert_null (candor_dex_get_type (&dex, 0));
  g_assert_cmpuint (candor_dex_get_type_list (&dex, interfaces).count, ==, 0);
  g_assert_false (candor_instructions_open (&instructions, &dex, code));
  g_assert_false (candor_instructions_open (&instructions, &dex, 0xfffffff0));
  g_assert_cmpuint (dex.call_sites.count, ==, 0);
  g_assert_false (candor_dex_proto_equals (&dex, dex.protos.count, "()V"));
}

/* A switch whose table says it is longer than the code. */
static void
test_truncated_instructions (void)
{
  static const char *const tables[] = { "units 0100 ffff 0000 0000", "units 0200 ffff 0000 0000",
                                        "units 0300 ffff ffff ffff", "units 0300 0001", "units 0018 0000" };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *text = g_strdup_printf (".class La; Ljava/lang/Object;\n.method run ()V\n%s\n.end\n", tables[i]);
      g_autoptr (GByteArray) bytes = dex_build (text);
      g_autoptr (GError) error = NULL;
      CandorInstructions instructions = { 0 };
      CandorOpcodeKind kind = CANDOR_OPCODE_PLAIN;
      CandorDex dex;
      guint32 index = 0;

      g_assert_true (candor_dex_open (&dex, span_of (bytes), 0, &error));
      g_assert_true (candor_instructions_open (&instructions, &dex, find_code (&dex, "run")));
      g_assert_false (candor_instructions_next (&instructions, &kind, &index));
      g_assert_true (instructions.at < instructions.end);
    }
}

/* Headers that follow one another; whatever they point at counts from the container's begin. */
static void
test_container (void)
{
  const char *const descriptions[] = { ".version 41\n.class La; Ljava/lang/Object;\n", ".version 41\n.class Lb; Ljava/lang/Object;\n",
                                       ".version 41\n.class Lc; Ljava/lang/Object;\n", NULL };
  g_autoptr (GByteArray) bytes = dex_build_container (descriptions);
  gsize offset = 0;
  CandorDex dex;

  for (guint i = 0; i < 3; i++)
    {
      CandorDexClassDef definition = { 0 };
      g_autoptr (GError) error = NULL;
      const char name[] = { 'L', "abc"[i], ';', 0 };

      g_assert_true (candor_dex_open (&dex, span_of (bytes), offset, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (dex.version, ==, 41);
      g_assert_true (candor_dex_get_class (&dex, 0, &definition));
      g_assert_cmpstr (candor_dex_get_type (&dex, definition.class_idx), ==, name);
      g_assert_cmpint (candor_dex_next (&dex, &offset), ==, i < 2);
    }
  dex_put_u32 (bytes, 0x20, 0);
  g_assert_true (candor_dex_open (&dex, span_of (bytes), 0, NULL));
  offset = 0;
  g_assert_false (candor_dex_next (&dex, &offset));
}

static void
test_nested_values (void)
{
  guint8 deep[200];
  CandorDex dex = { .data = { deep, sizeof deep } };
  CandorDexValues values = { 0 };
  guint32 value = 0;
  guint8 type = 0;

  for (gsize i = 0; i < sizeof deep; i++)
    deep[i] = i % 2 == 0 ? 1 : 0x1c; /* an array of one array of one array … */
  g_assert_true (candor_dex_values_open (&values, &dex, 0));
  g_assert_false (candor_dex_values_next (&values, &type, &value));
  g_assert_false (candor_dex_values_open (&values, &dex, sizeof deep));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dex/tables", test_tables);
  g_test_add_func ("/dex/search", test_search);
  g_test_add_func ("/dex/members-and-values", test_members_and_values);
  g_test_add_func ("/dex/instructions", test_instructions);
  g_test_add_func ("/dex/call-sites", test_call_sites);
  g_test_add_func ("/dex/names", test_names);
  g_test_add_func ("/dex/long-name-is-cut", test_long_name_is_cut);
  g_test_add_func ("/dex/broken-header", test_broken_header);
  g_test_add_func ("/dex/broken-records", test_broken_records);
  g_test_add_func ("/dex/truncated-instructions", test_truncated_instructions);
  g_test_add_func ("/dex/container", test_container);
  g_test_add_func ("/dex/nested-values", test_nested_values);
  return g_test_run ();
}
