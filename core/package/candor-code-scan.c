/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-code-scan-private.h"

/* A class of so few letters has lost its name to a shrinker. */
#define SHORT_NAME_LENGTH 2u

static void
candor_code_scan_parent (CandorCodeScan *self, guint32 parent, gboolean interface)
{
  CandorCodeEdge edge = { self->class_hash, 0, interface };
  const CandorWantedClass *wanted;
  const char *descriptor;

  if (!candor_marks_is_related (&self->marks, parent))
    return;
  descriptor = candor_dex_get_type (self->dex, parent);
  if (descriptor == NULL)
    return;
  edge.parent = candor_code_hash (descriptor);
  g_array_append_val (self->file->edges, edge);
  if (self->marks.class_of_type[parent] == 0)
    return;
  wanted = candor_wanted_get_class (self->marks.wanted, self->marks.class_of_type[parent] - 1);
  self->method_name = CANDOR_DEX_NO_INDEX;
  for (guint i = 0; i < wanted->self->len; i++)
    if (g_array_index (wanted->self, CandorTarget, i).kind == CANDOR_TARGET_API)
      candor_code_scan_add (self, CANDOR_MARK_API, g_array_index (wanted->self, CandorTarget, i).index);
}

/* What a class extends and implements, where that leads to a wanted class. */
static void
candor_code_scan_parents (CandorCodeScan *self, const CandorDexClassDef *definition, const char *descriptor)
{
  CandorDexTable interfaces = candor_dex_get_type_list (self->dex, definition->interfaces_off);

  self->is_heir = candor_mark_list_has (&self->marks.heirs, definition->class_idx);
  interfaces.count = MIN (interfaces.count, CANDOR_MARKS_INTERFACES_LIMIT);
  if (!self->is_heir || !candor_marks_take_work (&self->marks, (gsize) interfaces.count * candor_dex_type_item_size))
    return;
  self->class_hash = candor_code_hash (descriptor);
  candor_code_scan_parent (self, definition->superclass_idx, FALSE);
  for (guint32 i = 0; i < interfaces.count; i++)
    candor_code_scan_parent (self, candor_dex_get_listed_type (interfaces, i), TRUE);
}

/* Remembers that a class defines a method of a wanted name: so a call of it is no call of the wanted
 * one; and the system may be who calls it. */
static void
candor_code_scan_definition (CandorCodeScan *self, const CandorDexMemberId *id)
{
  const char *name = candor_dex_get_string (self->dex, id->name_idx);
  g_autofree char *descriptor = candor_dex_dup_proto (self->dex, id->kind_idx);
  guint64 definition;

  if (name == NULL || descriptor == NULL)
    return;
  definition = candor_code_hash_method (self->class_hash, name, descriptor);
  g_array_append_val (self->file->definitions, definition);
  if (candor_wanted_is_callback (name))
    candor_code_scan_add (self, CANDOR_MARK_CALLBACK, self->method);
}

/* Reads the methods of a class. Returns whether any has code. */
static gboolean
candor_code_scan_members (CandorCodeScan *self, const CandorDexClassDef *definition)
{
  CandorDexMembers members;
  CandorDexMember member;
  CandorDexMemberId id;
  gboolean has_code = FALSE;

  if (definition->class_data_off == 0)
    return FALSE;
  if (!candor_dex_members_open (&members, self->dex, definition->class_data_off))
    {
      self->file->n_damaged++;
      return FALSE;
    }
  for (const guint8 *start = members.at; candor_dex_members_next (&members, &member); start = members.at)
    {
      if (!candor_marks_take_work (&self->marks, members.at - start))
        return has_code;
      if (member.code_offset == 0)
        continue;
      /* A method may be defined once, by its own class: so Android's verifier demands. */
      if (!candor_dex_get_method (self->dex, member.index, &id) || id.class_idx != definition->class_idx
          || candor_mark_list_has (&self->called, member.index))
        {
          self->file->n_damaged++;
          continue;
        }
      candor_mark_list_set (&self->called, member.index);
      has_code = TRUE;
      self->method = member.index;
      self->method_name = id.name_idx;
      if (self->is_heir && candor_mark_list_has (&self->marks.names, id.name_idx))
        candor_code_scan_definition (self, &id);
      candor_code_scan_method (self, member.code_offset);
    }
  self->file->n_damaged += members.kind < CANDOR_DEX_N_MEMBER_KINDS;
  return has_code;
}

/* Classes that build tools make for every library, whether any of its code is left or not. */
static gboolean
candor_code_scan_is_generated (const char *simple_name)
{
  return strcmp (simple_name, "R;") == 0 || g_str_has_prefix (simple_name, "R$")
         || strcmp (simple_name, "BuildConfig;") == 0;
}

static guint
candor_code_scan_find_sdk (CandorCodeScan *self, const char *descriptor)
{
  g_autofree char *name = candor_dex_dup_class_name (descriptor);
  CandorCodeSdkCount count = { candor_owners_find (self->owners, name).sdk, 0, NULL };

  if (count.sdk == NULL)
    return G_MAXUINT;
  for (guint i = self->first_sdk; i < self->file->sdks->len; i++)
    if (g_array_index (self->file->sdks, CandorCodeSdkCount, i).sdk == count.sdk)
      return i;
  g_array_append_val (self->file->sdks, count);
  return self->file->sdks->len - 1;
}

/* Classes come package by package, and a package belongs to one owner. */
static void
candor_code_scan_enter_package (CandorCodeScan *self, const char *descriptor)
{
  const char *slash = strrchr (descriptor, '/');
  gsize length = slash != NULL ? slash - descriptor : 0;

  if (self->package != NULL && length == self->package_length && memcmp (self->package, descriptor, length) == 0)
    return;
  self->package = descriptor;
  self->package_length = length;
  self->sdk = candor_code_scan_find_sdk (self, descriptor);
  self->is_library = self->sdk != G_MAXUINT
                     && g_array_index (self->file->sdks, CandorCodeSdkCount, self->sdk).sdk->open_source_library;
}

/* Counts a class for the SDK it belongs to. */
static void
candor_code_scan_count_class (CandorCodeScan *self, const char *descriptor)
{
  const char *slash = strrchr (descriptor, '/');
  const char *simple = slash != NULL ? slash + 1 : descriptor + 1;
  CandorCodeSdkCount *count;

  if (candor_code_scan_is_generated (simple))
    return;
  self->file->n_short_names += strlen (simple) <= SHORT_NAME_LENGTH + 1; /* and a semicolon */
  if (self->sdk == G_MAXUINT)
    return;
  count = &g_array_index (self->file->sdks, CandorCodeSdkCount, self->sdk);
  count->n_classes++;
  if (count->first == NULL || strcmp (descriptor, count->first) < 0)
    count->first = descriptor;
}

/* Reads one class, the methods it defines included. */
void
candor_code_scan_class (CandorCodeScan *self, const CandorDexClassDef *definition)
{
  const char *descriptor = candor_dex_get_type (self->dex, definition->class_idx);

  if (descriptor == NULL || *descriptor != 'L' || candor_mark_list_has (&self->walked, definition->class_idx))
    {
      self->file->n_damaged++;
      return;
    }
  candor_mark_list_set (&self->walked, definition->class_idx);
  self->class_type = definition->class_idx;
  candor_code_scan_enter_package (self, descriptor);
  candor_code_scan_parents (self, definition, descriptor);
  self->file->n_classes++;
  if (candor_code_scan_members (self, definition))
    candor_code_scan_count_class (self, descriptor);
}

/* Names of classes are the file's own until here. */
void
candor_code_scan_keep_sdks (CandorCodeScan *self)
{
  for (guint i = self->first_sdk; i < self->file->sdks->len; i++)
    {
      CandorCodeSdkCount *count = &g_array_index (self->file->sdks, CandorCodeSdkCount, i);

      if (count->first != NULL)
        count->first = candor_code_scan_keep (self, candor_dex_dup_class_name (count->first));
    }
}

/**
 * candor_code_scan_keep_entered:
 *
 * Lists the library classes of which code other than libraries' calls a method.
 */
void
candor_code_scan_keep_entered (CandorCodeScan *self)
{
  CandorMarkList types;
  CandorDexMemberId id;

  candor_mark_list_init (&types, self->marks.types.n_bits);
  for (guint32 i = 0; i < self->entered.n_bits; i++)
    {
      const char *descriptor;
      guint64 hash;

      if (!candor_mark_list_has (&self->entered, i) || !candor_dex_get_method (self->dex, i, &id)
          || candor_mark_list_has (&types, id.class_idx))
        continue;
      candor_mark_list_set (&types, id.class_idx);
      descriptor = candor_dex_get_type (self->dex, id.class_idx);
      if (descriptor == NULL || *descriptor != 'L' || candor_wanted_is_platform (self->marks.wanted, descriptor))
        continue;
      candor_code_scan_enter_package (self, descriptor);
      if (!self->is_library)
        continue;
      hash = candor_code_hash_outer (descriptor + 1);
      g_array_append_val (self->file->entered, hash);
    }
  candor_mark_list_clear (&types);
}
