/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-code-marks-private.h"

#include "package/candor-dex-class.h"

/* Instructions have room for indices of 16 bits, strings excepted. */
#define INDEX_LIMIT 65536u
/* How often each byte of a file may be read, and some for tiny files. */
#define WORK_FACTOR 8u
#define WORK_MINIMUM 65536u
/* Values of one call site: more would not fit into a call. */
#define CALL_SITE_VALUES_LIMIT 255u

gboolean
candor_marks_take_work (CandorMarks *self, gsize size)
{
  if (size > self->work_left)
    {
      self->work_left = 0;
      return FALSE;
    }
  self->work_left -= size;
  return TRUE;
}

static void
candor_marks_find_classes (CandorMarks *self)
{
  for (guint i = 0; i < self->wanted->classes->len; i++)
    {
      const CandorWantedClass *wanted = candor_wanted_get_class (self->wanted, i);
      guint32 type = candor_dex_find_type (self->dex, wanted->descriptor);
      guint32 string = candor_dex_find_string (self->dex, wanted->name);

      if (type < INDEX_LIMIT)
        {
          self->class_of_type[type] = i + 1;
          candor_mark_list_add (&self->types, type, CANDOR_MARK_CLASS, i);
        }
      if (string != CANDOR_DEX_NO_INDEX)
        candor_mark_list_add (&self->strings, string, CANDOR_MARK_CLASS, i);
    }
}

gboolean
candor_marks_is_related (const CandorMarks *self, guint32 type)
{
  const char *descriptor;

  if (type >= self->types.n_bits)
    return FALSE;
  if (self->class_of_type[type] > 0)
    return TRUE;
  if (candor_mark_list_has (&self->defined, type))
    return candor_mark_list_has (&self->heirs, type);
  descriptor = self->open ? candor_dex_get_type (self->dex, type) : NULL;
  return descriptor != NULL && !candor_wanted_is_platform (self->wanted, descriptor);
}

static gboolean
candor_marks_is_heir (CandorMarks *self, const CandorDexClassDef *definition)
{
  CandorDexTable interfaces = candor_dex_get_type_list (self->dex, definition->interfaces_off);

  if (candor_marks_is_related (self, definition->superclass_idx))
    return TRUE;
  interfaces.count = MIN (interfaces.count, CANDOR_MARKS_INTERFACES_LIMIT);
  if (!candor_marks_take_work (self, (gsize) interfaces.count * candor_dex_type_item_size))
    return FALSE;
  for (guint32 i = 0; i < interfaces.count; i++)
    if (candor_marks_is_related (self, candor_dex_get_listed_type (interfaces, i)))
      return TRUE;
  return FALSE;
}

/* The format demands that a class comes behind its superclass and interfaces, so one pass tells of all
 * what they inherit. */
static void
candor_marks_find_heirs (CandorMarks *self)
{
  CandorDexClassDef definition;

  for (guint32 i = 0; i < self->dex->classes.count; i++)
    if (candor_dex_get_class (self->dex, i, &definition))
      candor_mark_list_set (&self->defined, definition.class_idx);
  for (guint32 i = 0; i < self->dex->classes.count; i++)
    if (candor_dex_get_class (self->dex, i, &definition) && candor_marks_is_heir (self, &definition))
      candor_mark_list_set (&self->heirs, definition.class_idx);
}

static void
candor_marks_add_target (CandorMarkList *list, guint32 index, CandorTarget target)
{
  static const CandorMarkKind kinds[] = {
    [CANDOR_TARGET_API] = CANDOR_MARK_API,
    [CANDOR_TARGET_BLIND_SPOT] = CANDOR_MARK_BLIND_SPOT,
  };

  candor_mark_list_add (list, index, kinds[target.kind], target.index);
}

static void
candor_marks_find_fields (CandorMarks *self)
{
  CandorDexMemberId id;

  for (guint32 i = 0; i < self->fields.n_bits; i++)
    {
      const CandorWantedClass *wanted;
      const char *name;

      if (!candor_dex_get_field (self->dex, i, &id) || id.class_idx >= self->types.n_bits
          || self->class_of_type[id.class_idx] == 0)
        continue;
      wanted = candor_wanted_get_class (self->wanted, self->class_of_type[id.class_idx] - 1);
      name = candor_dex_get_string (self->dex, id.name_idx);
      if (name == NULL)
        continue;
      for (guint j = candor_wanted_find_members (wanted->fields, name); j < wanted->fields->len; j++)
        {
          const CandorWantedMember *member = &g_array_index (wanted->fields, CandorWantedMember, j);

          if (strcmp (member->name, name) != 0)
            break;
          candor_marks_add_target (&self->fields, i, member->target);
        }
    }
}

/* Whether a method of a wanted class is wanted itself, by name and descriptor. */
static gboolean
candor_marks_match_method (CandorMarks *self, guint32 index, const CandorDexMemberId *id,
                           const CandorWantedClass *wanted, const char *name)
{
  gboolean found = FALSE;

  for (guint i = candor_wanted_find_members (wanted->methods, name); i < wanted->methods->len; i++)
    {
      const CandorWantedMember *member = &g_array_index (wanted->methods, CandorWantedMember, i);

      if (strcmp (member->name, name) != 0)
        break;
      /* Who calls a callback hands data on; who defines it receives it. */
      if (member->callback)
        continue;
      if (member->descriptor != NULL && !candor_dex_proto_equals (self->dex, id->kind_idx, member->descriptor))
        continue;
      candor_marks_add_target (&self->methods, index, member->target);
      found = TRUE;
    }
  return found;
}

/* A class is made, or a subclass of it, where its constructor is called. */
static void
candor_marks_match_constructor (CandorMarks *self, guint32 index, const CandorWantedClass *wanted)
{
  for (guint i = 0; i < wanted->self->len; i++)
    candor_marks_add_target (&self->methods, index, g_array_index (wanted->self, CandorTarget, i));
}

static gboolean
candor_marks_match_wanted (CandorMarks *self, guint32 index, const CandorDexMemberId *id)
{
  guint place = self->class_of_type[id->class_idx] - 1;
  const CandorWantedClass *wanted = candor_wanted_get_class (self->wanted, place);
  const char *name = candor_dex_get_string (self->dex, id->name_idx);

  if (name == NULL)
    return TRUE;
  if (strcmp (name, "<init>") == 0)
    candor_marks_match_constructor (self, index, wanted);
  if (wanted->holds_settings && g_str_has_prefix (name, "get"))
    candor_mark_list_add (&self->methods, index, CANDOR_MARK_READER, place);
  return candor_marks_match_method (self, index, id, wanted, name);
}

static void
candor_marks_find_methods (CandorMarks *self)
{
  CandorDexMemberId id;

  for (guint i = 0; i < self->wanted->method_names->len; i++)
    candor_mark_list_set (&self->names, candor_dex_find_string (self->dex, g_ptr_array_index (self->wanted->method_names, i)));
  for (guint32 i = 0; i < self->methods.n_bits; i++)
    {
      if (!candor_dex_get_method (self->dex, i, &id) || id.class_idx >= self->types.n_bits)
        continue;
      if (self->class_of_type[id.class_idx] > 0 && candor_marks_match_wanted (self, i, &id))
        continue;
      if (candor_mark_list_has (&self->names, id.name_idx) && candor_marks_is_related (self, id.class_idx))
        candor_mark_list_add (&self->methods, i, CANDOR_MARK_QUESTION, 0);
    }
}

static void
candor_marks_copy (CandorMarks *self, CandorMarkList *list, guint32 index, guint32 method)
{
  guint count;
  const CandorMark *marks;

  if (!candor_mark_list_has (&self->methods, method))
    return;
  marks = candor_mark_list_find (&self->methods, method, &count);
  for (guint i = 0; i < count; i++)
    if (marks[i].kind != CANDOR_MARK_QUESTION)
      candor_mark_list_add (list, index, marks[i].kind, marks[i].value);
}

/* A method handle stands for its method; a call site for the methods its arguments are handles of. */
static void
candor_marks_find_handles (CandorMarks *self)
{
  CandorDexMethodHandle handle;
  CandorDexCallSiteId site;
  CandorDexValues values;
  guint32 value;
  guint8 type;

  for (guint32 i = 0; i < self->handles.n_bits; i++)
    if (candor_dex_get_method_handle (self->dex, i, &handle) && handle.type >= CANDOR_DEX_HANDLE_INVOKE)
      candor_marks_copy (self, &self->handles, i, handle.member_idx);
  for (guint32 i = 0; i < self->call_sites.n_bits; i++)
    {
      if (!candor_dex_call_site_id_read (self->dex->call_sites.span, (guint64) i * candor_dex_call_site_id_size, &site)
          || !candor_dex_values_open (&values, self->dex, site.call_site_off))
        continue;
      values.left = MIN (values.left, CALL_SITE_VALUES_LIMIT);
      for (const guint8 *start = values.at;
           candor_dex_values_next (&values, &type, &value) && candor_marks_take_work (self, values.at - start);
           start = values.at)
        if (type == CANDOR_DEX_VALUE_METHOD_HANDLE && candor_dex_get_method_handle (self->dex, value, &handle)
            && handle.type >= CANDOR_DEX_HANDLE_INVOKE)
          candor_marks_copy (self, &self->call_sites, i, handle.member_idx);
    }
}

static void
candor_marks_init_lists (CandorMarks *self)
{
  const struct
  {
    CandorMarkList *list;
    guint32 count;
  } lists[] = {
    { &self->defined, MIN (self->dex->types.count, INDEX_LIMIT) },
    { &self->heirs, MIN (self->dex->types.count, INDEX_LIMIT) },
    { &self->types, MIN (self->dex->types.count, INDEX_LIMIT) },
    { &self->fields, MIN (self->dex->fields.count, INDEX_LIMIT) },
    { &self->methods, MIN (self->dex->methods.count, INDEX_LIMIT) },
    { &self->call_sites, MIN (self->dex->call_sites.count, INDEX_LIMIT) },
    { &self->handles, MIN (self->dex->method_handles.count, INDEX_LIMIT) },
    { &self->strings, self->dex->strings.count },
    { &self->names, self->dex->strings.count },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    candor_mark_list_init (lists[i].list, lists[i].count);
  self->class_of_type = g_new0 (guint16, self->types.n_bits + 1);
}

/**
 * candor_marks_init:
 * @dex: (transfer none): the file
 * @wanted: (transfer none): what to look for
 * @open: whether the package has other dex files
 */
void
candor_marks_init (CandorMarks *self, const CandorDex *dex, const CandorWanted *wanted, gboolean open)
{
  memset (self, 0, sizeof *self);
  self->dex = dex;
  self->wanted = wanted;
  self->open = open;
  self->work_left = (guint64) dex->data.size * WORK_FACTOR + WORK_MINIMUM;
  candor_marks_init_lists (self);
  candor_marks_find_classes (self);
  candor_marks_find_heirs (self);
  candor_marks_find_strings (self);
  candor_mark_list_sort (&self->types);
  candor_marks_find_fields (self);
  candor_marks_find_constants (self);
  candor_mark_list_sort (&self->fields);
  candor_marks_find_methods (self);
  candor_mark_list_sort (&self->methods);
  candor_marks_find_handles (self);
  candor_mark_list_sort (&self->handles);
  candor_mark_list_sort (&self->call_sites);
}

void
candor_marks_clear (CandorMarks *self)
{
  CandorMarkList *lists[] = { &self->defined, &self->heirs, &self->names, &self->strings, &self->types, &self->fields,
                              &self->methods, &self->call_sites, &self->handles };

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    candor_mark_list_clear (lists[i]);
  g_clear_pointer (&self->class_of_type, g_free);
}
