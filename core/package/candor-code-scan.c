/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-code-scan-private.h"

/* One file holds that many dex files at most, so that headers that overlap can't multiply the work. A
 * container replaces what used to be separate files, of which the largest apps have some thirty. */
#define CONTAINER_LIMIT 100u
/* A class of so few letters has lost its name to a shrinker. */
#define SHORT_NAME_LENGTH 2u

static const char *
candor_code_scan_insert (CandorCodeScan *self, char *text)
{
  const char *kept = g_string_chunk_insert_const (self->file->strings, text);

  g_free (text);
  return kept;
}

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

/* Counts a class for the SDK it belongs to. Classes come package by package, and a package belongs to
 * one owner. */
static void
candor_code_scan_count_class (CandorCodeScan *self, const char *descriptor)
{
  const char *slash = strrchr (descriptor, '/');
  const char *simple = slash != NULL ? slash + 1 : descriptor + 1;
  gsize length = simple - descriptor;
  CandorCodeSdkCount *count;

  if (candor_code_scan_is_generated (simple))
    return;
  self->file->n_short_names += strlen (simple) <= SHORT_NAME_LENGTH + 1; /* and a semicolon */
  if (self->package == NULL || length != self->package_length || memcmp (self->package, descriptor, length) != 0)
    {
      self->package = descriptor;
      self->package_length = length;
      self->sdk = candor_code_scan_find_sdk (self, descriptor);
    }
  if (self->sdk == G_MAXUINT)
    return;
  count = &g_array_index (self->file->sdks, CandorCodeSdkCount, self->sdk);
  count->n_classes++;
  if (count->first == NULL || strcmp (descriptor, count->first) < 0)
    count->first = descriptor;
}

static void
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
  candor_code_scan_parents (self, definition, descriptor);
  self->file->n_classes++;
  if (candor_code_scan_members (self, definition))
    candor_code_scan_count_class (self, descriptor);
}

/* Names of classes are the file's own until here. */
static void
candor_code_scan_keep_sdks (CandorCodeScan *self)
{
  for (guint i = self->first_sdk; i < self->file->sdks->len; i++)
    {
      CandorCodeSdkCount *count = &g_array_index (self->file->sdks, CandorCodeSdkCount, i);

      count->first = candor_code_scan_insert (self, candor_dex_dup_class_name (count->first));
    }
}

/* Packers put classes of their own into a package. */
static void
candor_code_scan_packers (CandorCodeScan *self)
{
  gsize n_packers;
  const CandorKnownPacker *packers = candor_knowledge_get_packers (self->marks.wanted->knowledge, &n_packers);

  for (gsize i = 0; i < n_packers; i++)
    for (gsize j = 0; packers[i].classes[j] != NULL; j++)
      {
        g_autofree char *prefix = candor_dex_dup_descriptor (packers[i].classes[j]);
        gsize length = strlen (prefix) - 1; /* without the semicolon */

        prefix[length] = '\0';
        for (guint32 k = candor_dex_find_string_from (self->dex, prefix); k < self->dex->strings.count; k++)
          {
            const char *string = candor_dex_get_string (self->dex, k);
            CandorCodePacker found = { &packers[i], NULL };

            if (string == NULL || strncmp (string, prefix, length) != 0)
              break;
            if (strchr (";/$", string[length]) == NULL
                || !candor_mark_list_has (&self->marks.defined, candor_dex_find_type_named (self->dex, k)))
              continue;
            found.class_name = candor_code_scan_insert (self, candor_dex_dup_class_name (string));
            g_array_append_val (self->file->packers, found);
            break;
          }
      }
}

static void
candor_code_scan_dex (CandorCodeFile *file, const CandorDex *dex, const CandorWanted *wanted,
                      const CandorOwners *owners, gboolean open)
{
  CandorCodeScan scan = { .file = file, .dex = dex, .owners = owners, .first_sdk = file->sdks->len };
  CandorDexClassDef definition;

  candor_marks_init (&scan.marks, dex, wanted, open);
  candor_mark_list_init (&scan.walked, scan.marks.types.n_bits);
  candor_mark_list_init (&scan.called, dex->methods.count);
  scan.hits = g_array_new (FALSE, FALSE, sizeof (CandorCodeHit));
  scan.found = g_array_new (FALSE, FALSE, sizeof (CandorCodeHit));
  for (guint32 i = 0; i < dex->classes.count && scan.marks.work_left > 0; i++)
    if (candor_dex_get_class (dex, i, &definition))
      candor_code_scan_class (&scan, &definition);
  file->n_damaged += scan.marks.work_left == 0;
  candor_code_scan_keep_sdks (&scan);
  candor_code_scan_packers (&scan);
  candor_code_scan_finish (&scan);
  file->n_methods += dex->methods.count;
  g_array_unref (scan.hits);
  g_array_unref (scan.found);
  candor_mark_list_clear (&scan.walked);
  candor_mark_list_clear (&scan.called);
  candor_marks_clear (&scan.marks);
}

/**
 * candor_code_file_scan:
 * @self: filled; damage is told in its @error and @n_damaged
 * @bytes: a dex file, or a container of several (version 041)
 * @wanted: what to look for
 * @owners: whose classes are whose
 * @open: whether the package has other dex files
 */
void
candor_code_file_scan (CandorCodeFile *self, GBytes *bytes, const CandorWanted *wanted,
                       const CandorOwners *owners, gboolean open)
{
  CandorSpan data = candor_span_of_bytes (bytes);
  CandorDex dex;
  gsize offset = 0;
  guint count = 0;

  do
    {
      if (!candor_dex_open (&dex, data, offset, self->error == NULL ? &self->error : NULL))
        return;
      open = open || dex.version >= CANDOR_DEX_VERSION_CONTAINER;
      candor_code_scan_dex (self, &dex, wanted, owners, open);
    }
  while (++count < CONTAINER_LIMIT && candor_dex_next (&dex, &offset));
}
