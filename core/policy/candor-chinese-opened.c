/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-chinese-lexicon-private.h"

#include <string.h>

/* What permissions open, and by what words policies name them. */

/* Bytes; the longest name has 50. */
#define PERMISSION_NAME_MAXIMUM 64
/* The API level from which people grant permissions while the app runs (Android 6). */
#define RUNTIME_PERMISSIONS_SINCE 23

/* The categories for which policies have a word that names a permission (相机权限): an account's password is
 * opened by a role as well, but who speaks of the account means no permission. */
static GHashTable *
chinese_lexicon_list_permitted (ChineseLexicon *self)
{
  GHashTable *permitted = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; i < self->n_terms; i++)
    if (self->terms[i].permission)
      g_hash_table_add (permitted, (gpointer) self->terms[i].category);
  return permitted;
}

/* A permission that people grant; writing is named together with reading. */
static gboolean
chinese_permission_is_asked (const CandorKnownPermission *permission, const char *name, GHashTable *permitted)
{
  return g_hash_table_contains (permitted, permission->categories[0])
         && (permission->until == 0 || permission->until >= RUNTIME_PERMISSIONS_SINCE)
         && (g_str_equal (permission->level, "dangerous") || permission->special)
         && g_str_has_prefix (permission->name, "android.") && !g_str_has_prefix (name, "WRITE_");
}

/* The categories themselves and what is broader but for what holds nearly everything: who asks for the
 * location asks for a permission. */
static void
chinese_lexicon_add_opened (ChineseLexicon *self, const char *const *categories)
{
  for (gsize i = 0; categories[i] != NULL; i++)
    {
      const CandorKnownCategory *known = candor_knowledge_find_category (self->knowledge, categories[i]);

      g_hash_table_add (self->opened, (gpointer) categories[i]);
      if (known != NULL && known->parent != NULL && !g_str_equal (known->parent, "personal_info")
          && !g_str_equal (known->parent, "device_info"))
        g_hash_table_add (self->opened, (gpointer) known->parent);
    }
}

/* What has a permission of its own and is no part of anything narrower, such as installed apps and sensors,
 * even where the permission is given without asking. */
static gboolean
chinese_lexicon_is_capability (ChineseLexicon *self, const CandorKnownPermission *permission)
{
  const char *category = permission->categories[0];
  const CandorKnownCategory *known = category != NULL ? candor_knowledge_find_category (self->knowledge, category) : NULL;

  return known != NULL && g_strcmp0 (known->parent, "personal_info") == 0 && permission->label_zh != NULL
         && permission->until == 0 && g_str_has_prefix (permission->name, "android.")
         && g_str_equal (permission->level, "normal");
}

static gboolean
chinese_category_is_communication (CandorKnowledge *knowledge, const char *category)
{
  const CandorKnownCategory *known = candor_knowledge_find_category (knowledge, category);

  return known != NULL && g_strcmp0 (known->parent, "communications") == 0;
}

/* What regulators single out is plain by its name where policies have a word for permission to it, though no
 * permission of the system opens it: the clipboard. */
static void
chinese_lexicon_add_singled_out (ChineseLexicon *self, GHashTable *permitted)
{
  gsize count = 0;
  const CandorKnownCategory *categories = candor_knowledge_get_categories (self->knowledge, &count);

  for (gsize i = 0; i < count; i++)
    if (categories[i].scanning && g_hash_table_contains (permitted, categories[i].id)
        && !g_hash_table_contains (self->opened, categories[i].id))
      {
        g_hash_table_add (self->opened, (gpointer) categories[i].id);
        g_hash_table_add (self->capabilities, (gpointer) categories[i].id);
      }
}

void
chinese_lexicon_fill_permissions (ChineseLexicon *self)
{
  gsize count = 0;
  const CandorKnownPermission *permissions = candor_knowledge_get_permissions (self->knowledge, &count);
  g_autoptr (GHashTable) permitted = chinese_lexicon_list_permitted (self);

  self->names = g_hash_table_new (g_str_hash, g_str_equal);
  self->permissions = g_hash_table_new (g_str_hash, g_str_equal);
  self->permission_labels = g_hash_table_new (g_str_hash, g_str_equal);
  self->opened = g_hash_table_new (g_str_hash, g_str_equal);
  self->capabilities = g_hash_table_new (g_str_hash, g_str_equal);
  self->talked = g_hash_table_new (g_str_hash, g_str_equal);
  for (gsize i = 0; i < count; i++)
    {
      const char *dot = strrchr (permissions[i].name, '.');
      const char *name = dot != NULL ? dot + 1 : permissions[i].name;
      const char *category = permissions[i].categories[0];

      if (g_str_has_prefix (permissions[i].name, "android.") || !g_hash_table_contains (self->names, name))
        g_hash_table_insert (self->names, (gpointer) name, (gpointer) &permissions[i]);
      if (chinese_lexicon_is_capability (self, &permissions[i]))
        g_hash_table_add (self->capabilities, (gpointer) category);
      if (category == NULL || !chinese_permission_is_asked (&permissions[i], name, permitted))
        continue;
      chinese_lexicon_add_opened (self, permissions[i].categories);
      g_hash_table_add (self->capabilities, (gpointer) category);
      if (chinese_category_is_communication (self->knowledge, category))
        g_hash_table_add (self->talked, (gpointer) category);
      if (permissions[i].label_zh != NULL)
        g_hash_table_insert (self->permission_labels, (gpointer) permissions[i].label_zh, (gpointer) permissions[i].name);
      /* Two permissions for one category: the words don't tell which is meant. */
      g_hash_table_insert (self->permissions, (gpointer) category,
                           g_hash_table_contains (self->permissions, category)
                               ? NULL
                               : (gpointer) permissions[i].name);
    }
  chinese_lexicon_add_singled_out (self, permitted);
}

const char *
chinese_lexicon_find_permission (const ChineseLexicon *self, const CandorKnownTerm *term)
{
  const char *name = g_hash_table_lookup (self->permission_labels, term->text);

  return name != NULL ? name : g_hash_table_lookup (self->permissions, term->category);
}

const CandorKnownPermission *
chinese_lexicon_next_permission (const ChineseLexicon *self, const char *text, gsize to, gsize *at, gsize *start)
{
  while (*at < to)
    {
      const CandorKnownPermission *permission;
      g_autofree char *name = NULL;
      gsize end;

      while (*at < to && !g_ascii_isupper (text[*at]))
        (*at)++;
      for (end = *at; end < to && (g_ascii_isupper (text[end]) || g_ascii_isdigit (text[end]) || text[end] == '_');)
        end++;
      *start = *at;
      *at = end;
      if (end - *start > PERMISSION_NAME_MAXIMUM || end == *start)
        continue;
      name = g_strndup (text + *start, end - *start);
      permission = g_hash_table_lookup (self->names, name);
      /* A single word in capitals (CAMERA) is a permission only by its full name. */
      if (permission != NULL && (strchr (name, '_') != NULL || (*start > 0 && text[*start - 1] == '.')))
        return permission;
    }
  return NULL;
}
