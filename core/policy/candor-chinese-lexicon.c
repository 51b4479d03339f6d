/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-policy"

#include "policy/candor-chinese-lexicon.h"

#include <string.h>

#include "policy/candor-reading.h"

#define LANGUAGE "zh"
/* No label is longer (bytes): what is longer is running text. */
#define LABEL_MAXIMUM 96
/* Bytes; the longest name has 50. */
#define PERMISSION_NAME_MAXIMUM 64
/* The API level from which people grant permissions while the app runs (Android 6). */
#define RUNTIME_PERMISSIONS_SINCE 23

const char *const chinese_roles[CHINESE_ROLES] = {
  [CHINESE_VERB_COLLECT] = "verb-collect",
  [CHINESE_VERB_ACCESS] = "verb-access",
  [CHINESE_VERB_GRANT] = "verb-grant",
  [CHINESE_VERB_USE] = "verb-use",
  [CHINESE_VERB_SHARE] = "verb-share",
  [CHINESE_VERB_STORE] = "verb-store",
  [CHINESE_VERB_PROVIDE] = "verb-provide",
  [CHINESE_VERB_OTHER] = "verb-other",
  [CHINESE_NEGATION] = "negation",
  [CHINESE_VOID] = "void",
  [CHINESE_SHIELD] = "shield",
  [CHINESE_WARNING] = "warning",
  [CHINESE_EXCEPTION] = "exception",
  [CHINESE_HEDGE] = "subset",
  [CHINESE_BOUNDARY] = "boundary",
  [CHINESE_SITUATION] = "situation",
  [CHINESE_CONDITION] = "condition",
  [CHINESE_CONDITION_END] = "condition-end",
  [CHINESE_CONSENT] = "consent",
  [CHINESE_RIGHT] = "right",
  [CHINESE_DEMAND] = "demand",
  [CHINESE_FIRST_PARTY] = "first-party",
  [CHINESE_SECOND_PARTY] = "second-party",
  [CHINESE_THIRD_PARTY] = "third-party",
  [CHINESE_DEFINITION] = "definition",
  [CHINESE_ALIAS] = "alias",
  [CHINESE_ANAPHORA] = "anaphora",
  [CHINESE_EXAMPLE] = "example",
  [CHINESE_GENERIC] = "generic",
  [CHINESE_PERMISSION] = "permission",
  [CHINESE_PURPOSE] = "purpose",
  [CHINESE_TALK] = "talk",
};

const char *const chinese_purposes[]
    = { "account",  "advertising",     "analytics", "communication", "improvement", "legal",   "payment",
        "personalization", "research", "security",  "service",       "support",     NULL };

static const struct
{
  const char *role;
  ChineseTitle title;
} titles[] = {
  { "title-policy", CHINESE_TITLE_POLICY },   { "title-collection", CHINESE_TITLE_COLLECTION },
  { "title-sharing", CHINESE_TITLE_SHARING }, { "title-permission", CHINESE_TITLE_PERMISSION },
  { "title-rights", CHINESE_TITLE_RIGHTS },   { "title-definition", CHINESE_TITLE_DEFINITION },
};

static const struct
{
  const char *role;
  ChineseLabel label;
} labels[] = {
  { "column-data", CHINESE_LABEL_DATA },       { "column-party", CHINESE_LABEL_PARTY },
  { "column-permission", CHINESE_LABEL_PERMISSION }, { "column-purpose", CHINESE_LABEL_PURPOSE },
  { "column-scene", CHINESE_LABEL_SCENE },
};

/* Parts of labels that say nothing by themselves. */
enum
{
  PART_DOING = CHINESE_LABEL_SCENE + 1,
  PART_KIND,
};

static const struct
{
  const char *role;
  guint value;
} parts[] = {
  { "part-data", CHINESE_LABEL_DATA },       { "part-party", CHINESE_LABEL_PARTY },
  { "part-permission", CHINESE_LABEL_PERMISSION }, { "part-purpose", CHINESE_LABEL_PURPOSE },
  { "part-scene", CHINESE_LABEL_SCENE },     { "part-doing", PART_DOING },
  { "part-kind", PART_KIND },
};

static void
chinese_lexicon_free (gpointer data)
{
  ChineseLexicon *self = data;

  candor_character_map_clear (&self->folds);
  candor_matcher_free (self->words);
  candor_matcher_free (self->purposes);
  candor_matcher_free (self->titles);
  candor_matcher_free (self->parts);
  candor_matcher_free (self->parties);
  g_hash_table_unref (self->labels);
  g_hash_table_unref (self->permissions);
  g_hash_table_unref (self->permission_labels);
  g_hash_table_unref (self->opened);
  g_hash_table_unref (self->capabilities);
  g_hash_table_unref (self->talked);
  g_hash_table_unref (self->names);
  g_free (self);
}

static const char *const *
chinese_lexicon_get_words (CandorKnowledge *knowledge, const char *role)
{
  return candor_knowledge_get_words (knowledge, LANGUAGE, role);
}

/* A matcher that takes traditional characters for simplified ones. */
static CandorMatcher *
chinese_matcher_new (CandorKnowledge *knowledge)
{
  const char *const *pairs = chinese_lexicon_get_words (knowledge, "traditional");
  CandorMatcher *matcher = candor_matcher_new ();

  for (gsize i = 0; pairs[i] != NULL; i++)
    candor_matcher_fold (matcher, g_utf8_get_char (pairs[i]),
                         g_utf8_get_char (g_utf8_next_char (pairs[i])));
  return matcher;
}

static void
chinese_lexicon_fill_folds (ChineseLexicon *self)
{
  const char *const *pairs = chinese_lexicon_get_words (self->knowledge, "traditional");

  for (gsize i = 0; pairs[i] != NULL; i++)
    candor_character_map_set (&self->folds, g_utf8_get_char (pairs[i]), g_utf8_get_char (g_utf8_next_char (pairs[i])));
}

static void
chinese_lexicon_fill_words (ChineseLexicon *self)
{
  self->words = chinese_matcher_new (self->knowledge);
  self->terms = candor_knowledge_get_terms (self->knowledge, LANGUAGE, &self->n_terms);
  for (gsize i = 0; i < self->n_terms; i++)
    candor_matcher_add_term (self->words, &self->terms[i], i);
  for (guint i = 0; i < CHINESE_ROLES; i++)
    candor_matcher_add_words (self->words, chinese_lexicon_get_words (self->knowledge, chinese_roles[i]),
                              self->n_terms + i);
  candor_matcher_compile (self->words);
}

static void
chinese_lexicon_fill_purposes (ChineseLexicon *self)
{
  self->purposes = chinese_matcher_new (self->knowledge);
  for (guint i = 0; chinese_purposes[i] != NULL; i++)
    {
      g_autofree char *role = g_strconcat ("purpose-", chinese_purposes[i], NULL);
      candor_matcher_add_words (self->purposes, chinese_lexicon_get_words (self->knowledge, role), i);
    }
  candor_matcher_compile (self->purposes);
}

/* Without white space and the marks that tables put around a head, in lower case and simplified. */
static char *
chinese_label_fold (const ChineseLexicon *self, const char *text, gsize length)
{
  g_autofree char *normal = g_utf8_normalize (text, length, G_NORMALIZE_ALL);
  GString *folded = g_string_new (NULL);

  for (const char *at = normal != NULL ? normal : ""; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);
      if (g_unichar_isspace (character) || (character < 0x80 && strchr ("*:#[]<>\"'_-", (int) character) != NULL)
          || (character >= 0x3008 && character <= 0x3011) || character == 0x25cf || character == 0x00b7)
        continue;
      if (character == '(')
        break; /* what a head adds in parentheses only explains it */
      g_string_append_unichar (folded, candor_character_map_get (&self->folds, character) ?: g_unichar_tolower (character));
    }
  return g_string_free (folded, FALSE);
}

static void
chinese_lexicon_fill_labels (ChineseLexicon *self)
{
  self->titles = chinese_matcher_new (self->knowledge);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    candor_matcher_add_words (self->titles, chinese_lexicon_get_words (self->knowledge, titles[i].role),
                              titles[i].title);
  candor_matcher_compile (self->titles);
  self->parts = chinese_matcher_new (self->knowledge);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    candor_matcher_add_words (self->parts, chinese_lexicon_get_words (self->knowledge, parts[i].role), parts[i].value);
  candor_matcher_compile (self->parts);
  self->labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      const char *const *words = chinese_lexicon_get_words (self->knowledge, labels[i].role);
      for (gsize w = 0; words[w] != NULL; w++)
        g_hash_table_insert (self->labels, chinese_label_fold (self, words[w], strlen (words[w])),
                             GINT_TO_POINTER (labels[i].label));
    }
}

/* Names of SDKs: short Latin ones are everyday words as well, so they count only where they are called
 * an SDK or stand in the place of a party, which is for the reader to see. */
static void
chinese_lexicon_fill_parties (ChineseLexicon *self)
{
  gsize count = 0;
  const CandorKnownSdk *sdks = candor_knowledge_get_sdks (self->knowledge, &count);

  self->parties = chinese_matcher_new (self->knowledge);
  for (gsize i = 0; i < count; i++)
    {
      candor_matcher_add (self->parties, sdks[i].name, i);
      if (sdks[i].name_zh != NULL)
        candor_matcher_add (self->parties, sdks[i].name_zh, i);
      candor_matcher_add_words (self->parties, sdks[i].aliases, i);
    }
  candor_matcher_compile (self->parties);
}

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

static void
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
}

static gpointer
chinese_lexicon_build (CandorKnowledge *knowledge)
{
  ChineseLexicon *self = g_new0 (ChineseLexicon, 1);

  self->knowledge = knowledge;
  chinese_lexicon_fill_folds (self);
  chinese_lexicon_fill_words (self);
  chinese_lexicon_fill_purposes (self);
  chinese_lexicon_fill_labels (self);
  chinese_lexicon_fill_parties (self);
  chinese_lexicon_fill_permissions (self);
  return self;
}

const ChineseLexicon *
chinese_lexicon_get (CandorKnowledge *knowledge)
{
  return candor_reading_cache (knowledge, "candor-chinese-lexicon", chinese_lexicon_build, chinese_lexicon_free);
}

ChineseTitle
chinese_lexicon_find_title (const ChineseLexicon *self, const char *text, gsize length)
{
  g_autoptr (GArray) matches = candor_matcher_find (self->titles, text, length);
  ChineseTitle title = CHINESE_TITLE_NONE;

  for (guint i = 0; i < matches->len; i++)
    title |= g_array_index (matches, CandorMatch, i).value;
  return title;
}

/* SDK收集的个人信息类型: a label that is wholly made of known parts says what the last of them says that says anything.
 * What ends with doing is running text; data asked for by permissions are data. */
static ChineseLabel
chinese_lexicon_compose_label (const ChineseLexicon *self, const char *label)
{
  g_autoptr (GArray) matches = candor_matcher_find (self->parts, label, strlen (label));
  ChineseLabel said = CHINESE_LABEL_NONE;
  gboolean data = FALSE;
  gsize at = 0;

  if (matches->len < 2 || g_array_index (matches, CandorMatch, matches->len - 1).value == PART_DOING)
    return CHINESE_LABEL_NONE;
  for (guint i = 0; i < matches->len; i++)
    {
      const CandorMatch *match = &g_array_index (matches, CandorMatch, i);

      if (match->start != at)
        return CHINESE_LABEL_NONE;
      at = match->end;
      if (match->value <= CHINESE_LABEL_SCENE)
        said = match->value;
      data = data || match->value == CHINESE_LABEL_DATA;
    }
  if (label[at] != '\0')
    return CHINESE_LABEL_NONE;
  return said == CHINESE_LABEL_PERMISSION && data ? CHINESE_LABEL_DATA : said;
}

ChineseLabel
chinese_lexicon_find_label (const ChineseLexicon *self, const char *text, gsize length)
{
  g_autofree char *folded = length <= LABEL_MAXIMUM ? chinese_label_fold (self, text, length) : NULL;
  ChineseLabel label = folded != NULL ? (ChineseLabel) GPOINTER_TO_INT (g_hash_table_lookup (self->labels, folded))
                                      : CHINESE_LABEL_NONE;

  return label == CHINESE_LABEL_NONE && folded != NULL ? chinese_lexicon_compose_label (self, folded) : label;
}

void
chinese_lexicon_find_purposes (const ChineseLexicon *self, const char *text, gsize length, GPtrArray *purposes)
{
  g_autoptr (GArray) matches = candor_matcher_find (self->purposes, text, length);

  for (guint i = 0; i < matches->len; i++)
    {
      const char *purpose = chinese_purposes[g_array_index (matches, CandorMatch, i).value];
      if (!g_ptr_array_find (purposes, purpose, NULL))
        g_ptr_array_add (purposes, (gpointer) purpose);
    }
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
