/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-code-wanted.h"

#include <string.h>

/* What may stand behind a known beginning: the rest of a content URI; what ends a word of a command. */
#define BEHIND_URI "/?#"
#define BEHIND_WORD " \n;|"

/* Classes of the platform that extend one another; real hierarchies are less than ten deep. */
#define PLATFORM_DEPTH_LIMIT 20u

/* Longer names of packages than any platform has. */
#define PLATFORM_LENGTH_LIMIT 256u

enum
{
  CANDOR_PLATFORM_OWN = 1,
  CANDOR_PLATFORM_BUNDLED,
};

/* Shell commands by which apps read a file or a system property. */
static const struct
{
  CandorApiKind kind;
  const char *command;
} commands[] = {
  { CANDOR_API_PATH, "cat " },
  { CANDOR_API_PROPERTY, "getprop " },
  { CANDOR_API_PROPERTY, "/system/bin/getprop " },
};

static void
candor_wanted_class_free (gpointer data)
{
  CandorWantedClass *wanted = data;

  g_array_unref (wanted->methods);
  g_array_unref (wanted->fields);
  g_array_unref (wanted->self);
  g_free (wanted->descriptor);
  g_free (wanted);
}

static void
candor_wanted_string_clear (gpointer data)
{
  g_free (((CandorWantedString *) data)->text);
}

void
candor_wanted_free (CandorWanted *self)
{
  g_clear_pointer (&self->classes, g_ptr_array_unref);
  g_clear_pointer (&self->class_indices, g_hash_table_unref);
  g_clear_pointer (&self->strings, g_array_unref);
  g_clear_pointer (&self->authorities, g_array_unref);
  g_clear_pointer (&self->method_names, g_ptr_array_unref);
  g_clear_pointer (&self->platform, g_hash_table_unref);
  g_free (self);
}

static CandorWantedClass *
candor_wanted_ensure_class (CandorWanted *self, const char *name, guint *index)
{
  CandorWantedClass *wanted;
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->class_indices, name));

  if (place == 0)
    {
      wanted = g_new0 (CandorWantedClass, 1);
      wanted->name = name;
      wanted->descriptor = g_strdelimit (g_strconcat ("L", name, ";", NULL), ".", '/');
      wanted->methods = g_array_new (FALSE, FALSE, sizeof (CandorWantedMember));
      wanted->fields = g_array_new (FALSE, FALSE, sizeof (CandorWantedMember));
      wanted->self = g_array_new (FALSE, FALSE, sizeof (CandorTarget));
      g_ptr_array_add (self->classes, wanted);
      place = self->classes->len;
      g_hash_table_insert (self->class_indices, (gpointer) name, GUINT_TO_POINTER (place));
    }
  if (index != NULL)
    *index = place - 1;
  return g_ptr_array_index (self->classes, place - 1);
}

/* "onLocationChanged": a name the platform gives to what an app defines and the system calls. */
gboolean
candor_wanted_is_callback (const char *name)
{
  return name[0] == 'o' && name[1] == 'n' && g_ascii_isupper (name[2]);
}

static void
candor_wanted_add_member (GArray *members, const char *name, const char *descriptor, CandorTarget target)
{
  CandorWantedMember member = {
    .name = name,
    .descriptor = descriptor,
    .callback = candor_wanted_is_callback (name),
    .target = target,
  };

  g_array_append_val (members, member);
}

static void
candor_wanted_add_string (CandorWanted *self, char *text, const char *behind, guint reader, guint api)
{
  CandorWantedString wanted = { text, behind, reader, api };

  g_array_append_val (self->strings, wanted);
}

static void
candor_wanted_add_authority (CandorWanted *self, const char *uri, guint api)
{
  const char *start = strstr (uri, "://");
  CandorWantedString wanted = { NULL, "", 0, api };

  if (start == NULL)
    return;
  start += strlen ("://");
  wanted.text = g_strndup (start, strcspn (start, BEHIND_URI));
  g_array_append_val (self->authorities, wanted);
}

static void
candor_wanted_add_constant (CandorWanted *self, const CandorKnownApi *api, guint index)
{
  gboolean open = g_str_has_suffix (api->member, "/");

  switch (api->kind)
    {
    case CANDOR_API_URI:
      candor_wanted_add_string (self, g_strdup (api->member), open ? NULL : BEHIND_URI, 0, index);
      candor_wanted_add_authority (self, api->member, index);
      return;
    case CANDOR_API_PATH:
      candor_wanted_add_string (self, g_strdup (api->member), open ? NULL : "", 0, index);
      break;
    default:
      candor_wanted_add_string (self, g_strdup (api->member), "", 0, index);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (commands[i].kind == api->kind)
      candor_wanted_add_string (self, g_strconcat (commands[i].command, api->member, NULL),
                                open ? NULL : BEHIND_WORD, 0, index);
}

/* A setting's key may be a plain word ("name"): it counts only beside a call that reads settings. */
static void
candor_wanted_add_setting (CandorWanted *self, const CandorKnownApi *api, guint index)
{
  guint reader;

  if (api->class_name == NULL)
    return;
  candor_wanted_ensure_class (self, api->class_name, &reader)->holds_settings = TRUE;
  candor_wanted_add_string (self, g_strdup (api->member), "", reader + 1, index);
}

static void
candor_wanted_add_api (CandorWanted *self, const CandorKnownApi *api, guint index)
{
  CandorTarget target = { CANDOR_TARGET_API, index };
  CandorWantedClass *wanted;

  switch (api->kind)
    {
    case CANDOR_API_METHOD:
    case CANDOR_API_FIELD:
      if (api->class_name == NULL || api->member == NULL)
        return;
      wanted = candor_wanted_ensure_class (self, api->class_name, NULL);
      candor_wanted_add_member (api->kind == CANDOR_API_METHOD ? wanted->methods : wanted->fields, api->member,
                                api->descriptor, target);
      return;
    case CANDOR_API_CLASS:
      if (api->class_name != NULL)
        g_array_append_val (candor_wanted_ensure_class (self, api->class_name, NULL)->self, target);
      return;
    case CANDOR_API_SETTING:
      if (api->member != NULL)
        candor_wanted_add_setting (self, api, index);
      return;
    case CANDOR_API_URI:
    case CANDOR_API_PROPERTY:
    case CANDOR_API_INTENT:
    case CANDOR_API_PATH:
    default:
      if (api->member != NULL)
        candor_wanted_add_constant (self, api, index);
    }
}

static int
candor_wanted_compare_members (gconstpointer a, gconstpointer b)
{
  return strcmp (((const CandorWantedMember *) a)->name, ((const CandorWantedMember *) b)->name);
}

static int
candor_wanted_compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
candor_wanted_sort (CandorWanted *self)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->classes->len; i++)
    {
      CandorWantedClass *wanted = g_ptr_array_index (self->classes, i);

      g_array_sort (wanted->methods, candor_wanted_compare_members);
      g_array_sort (wanted->fields, candor_wanted_compare_members);
      for (guint j = 0; j < wanted->methods->len; j++)
        {
          const char *name = g_array_index (wanted->methods, CandorWantedMember, j).name;

          if (g_hash_table_add (names, (gpointer) name))
            g_ptr_array_add (self->method_names, (gpointer) name);
        }
    }
  g_ptr_array_sort (self->method_names, candor_wanted_compare_names);
}

static void
candor_wanted_add_blind_spots (CandorWanted *self)
{
  for (gsize i = 0; i < self->n_blind_spots; i++)
    {
      CandorTarget target = { CANDOR_TARGET_BLIND_SPOT, i };
      CandorWantedClass *wanted = candor_wanted_ensure_class (self, self->blind_spots[i].class_name, NULL);

      candor_wanted_add_member (wanted->methods, self->blind_spots[i].member, NULL, target);
    }
}

/* A method that a narrower class has of its own is not the broader one's. */
static void
candor_wanted_inherit_members (GArray *members, GArray *inherited, guint n_own)
{
  for (guint i = 0; i < inherited->len; i++)
    {
      CandorWantedMember member = g_array_index (inherited, CandorWantedMember, i);
      gboolean own = member.inherited || strcmp (member.name, "<init>") == 0;

      for (guint j = 0; !own && j < n_own; j++)
        own = strcmp (g_array_index (members, CandorWantedMember, j).name, member.name) == 0;
      member.inherited = TRUE;
      if (!own)
        g_array_append_val (members, member);
    }
}

/* A call may name a class that inherits the wanted method: "Activity.getPackageManager" is Context's. */
static void
candor_wanted_inherit (CandorWanted *self)
{
  gsize count;
  const CandorKnownPlatformClass *classes = candor_knowledge_get_platform_classes (self->knowledge, &count);

  for (gsize i = 0; i < count; i++)
    {
      const CandorKnownPlatformClass *above = &classes[i];
      CandorWantedClass *wanted;
      guint n_methods, n_fields;

      wanted = candor_wanted_ensure_class (self, classes[i].name, NULL);
      n_methods = wanted->methods->len;
      n_fields = wanted->fields->len;
      for (guint depth = 0; above != NULL && depth < PLATFORM_DEPTH_LIMIT; depth++)
        {
          const CandorWantedClass *broader = candor_wanted_find_class (self, above->superclass);

          if (broader != NULL)
            {
              candor_wanted_inherit_members (wanted->methods, broader->methods, n_methods);
              candor_wanted_inherit_members (wanted->fields, broader->fields, n_fields);
            }
          above = candor_knowledge_find_platform_class (self->knowledge, above->superclass);
        }
    }
}

/* Each package as descriptors begin with it, to whether classes of it and below come with apps. */
static void
candor_wanted_add_platform (CandorWanted *self)
{
  gsize count;
  const CandorKnownPlatformPackage *packages = candor_knowledge_get_platform_packages (self->knowledge, &count);

  for (gsize i = 0; i < count; i++)
    g_hash_table_insert (self->platform, g_strdelimit (g_strconcat ("L", packages[i].prefix, NULL), ".", '/'),
                         GINT_TO_POINTER (packages[i].bundled ? CANDOR_PLATFORM_BUNDLED : CANDOR_PLATFORM_OWN));
}

/* Of the packages that a class lies in or below, the narrowest tells. */
gboolean
candor_wanted_is_platform (const CandorWanted *self, const char *descriptor)
{
  char beginning[PLATFORM_LENGTH_LIMIT];
  int found = 0;

  for (gsize i = 0; i < sizeof beginning && descriptor[i] != '\0'; i++)
    {
      gpointer kind;

      beginning[i] = descriptor[i];
      if (descriptor[i] != '/')
        continue;
      beginning[i] = '\0';
      kind = g_hash_table_lookup (self->platform, beginning);
      found = kind != NULL ? GPOINTER_TO_INT (kind) : found;
      beginning[i] = '/';
    }
  return found == CANDOR_PLATFORM_OWN;
}

/**
 * candor_wanted_new:
 * @knowledge: where the APIs come from; must outlive it
 *
 * Returns: (transfer full): what to look for
 */
CandorWanted *
candor_wanted_new (CandorKnowledge *knowledge)
{
  CandorWanted *self = g_new0 (CandorWanted, 1);

  self->knowledge = knowledge;
  self->apis = candor_knowledge_get_apis (knowledge, &self->n_apis);
  self->blind_spots = candor_knowledge_get_blind_spots (knowledge, &self->n_blind_spots);
  self->classes = g_ptr_array_new_with_free_func (candor_wanted_class_free);
  self->class_indices = g_hash_table_new (g_str_hash, g_str_equal);
  self->strings = g_array_new (FALSE, FALSE, sizeof (CandorWantedString));
  g_array_set_clear_func (self->strings, candor_wanted_string_clear);
  self->authorities = g_array_new (FALSE, FALSE, sizeof (CandorWantedString));
  g_array_set_clear_func (self->authorities, candor_wanted_string_clear);
  self->method_names = g_ptr_array_new ();
  self->platform = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
candor_wanted_prepare (CandorWanted *self)
{
  for (gsize i = 0; i < self->n_apis; i++)
    candor_wanted_add_api (self, &self->apis[i], i);
  candor_wanted_add_blind_spots (self);
  candor_wanted_inherit (self);
  candor_wanted_sort (self);
  candor_wanted_add_platform (self);
}

const CandorWantedClass *
candor_wanted_get_class (const CandorWanted *self, guint index)
{
  return g_ptr_array_index (self->classes, index);
}

const CandorWantedClass *
candor_wanted_find_class (const CandorWanted *self, const char *name)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->class_indices, name));

  return place > 0 ? candor_wanted_get_class (self, place - 1) : NULL;
}

guint
candor_wanted_find_members (GArray *members, const char *name)
{
  guint low = 0, high = members->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (strcmp (g_array_index (members, CandorWantedMember, middle).name, name) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}
