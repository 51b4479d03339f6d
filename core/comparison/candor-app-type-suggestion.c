/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-comparison"

#include "comparison/candor-app-type-suggestion.h"

#include <math.h>
#include <string.h>

/* Points. What an app calls itself weighs more than what a long text happens to mention. */
#define IN_NAME 6.0
#define IN_IDENTIFIER 4.0
#define SIGN 8.0
#define IN_TITLE 4.0
#define IN_TEXT_AT_MOST 6.0 /* for all cues together */
/* A suggestion has to reach this, and to be ahead of the next by this factor. */
#define ENOUGH 5.0
#define AHEAD 1.3
/* What a service is stands at the beginning. */
#define TEXT_SIZE (64u << 10)

typedef struct
{
  char *name;       /* labels in all languages */
  char *identifier; /* "org.example.riverbank" */
  char *title;
  char *text;
  GHashTable *permissions; /* requested, or a component's */
} CandorAppTraits;

static char *
fold (const char *text, gsize size)
{
  gsize length = text != NULL ? MIN (strlen (text), size) : 0;
  const char *end;

  if (length == 0)
    return g_strdup ("");
  g_utf8_validate_len (text, length, &end); /* not in the middle of a character */
  return g_utf8_casefold (text, end - text);
}

static char *
join_labels (CandorPackage *package)
{
  const char *label = candor_package_get_label (package);
  GVariant *labels = candor_package_get_labels (package);
  g_autoptr (GString) text = g_string_new (label);
  GVariantIter iter;
  const char *each;

  if (labels != NULL)
    {
      g_variant_iter_init (&iter, labels);
      while (g_variant_iter_next (&iter, "{&s&s}", NULL, &each))
        g_string_append_printf (text, "\n%s", each);
    }
  return fold (text->str, text->len);
}

static void
read_package (CandorAppTraits *self, CandorPackage *package)
{
  GListModel *permissions = candor_package_get_permissions (package);
  GListModel *components = candor_package_get_components (package);

  self->name = join_labels (package);
  self->identifier = fold (candor_package_get_package_name (package), G_MAXUINT16);
  for (guint i = 0; i < g_list_model_get_n_items (permissions); i++)
    {
      g_autoptr (CandorPermission) permission = g_list_model_get_item (permissions, i);

      g_hash_table_add (self->permissions, g_strdup (candor_permission_get_name (permission)));
    }
  for (guint i = 0; i < g_list_model_get_n_items (components); i++)
    {
      g_autoptr (CandorComponent) component = g_list_model_get_item (components, i);

      if (candor_component_get_permission (component) != NULL)
        g_hash_table_add (self->permissions, g_strdup (candor_component_get_permission (component)));
    }
}

static gboolean
is_word (char letter)
{
  return g_ascii_isalnum (letter);
}

/* How often a cue stands in a text: Latin ones as whole words. */
static guint
count_cue (const char *text, const char *cue)
{
  gsize length = strlen (cue);
  guint count = 0;

  for (const char *at = strstr (text, cue); at != NULL; at = strstr (at + length, cue))
    if (!is_word (*cue) || ((at == text || !is_word (at[-1])) && !is_word (at[length])))
      count++;
  return count;
}

/* Adds what one language's cues are worth; those seen are noted. */
static double
weigh_cues (CandorAppTraits *self, const char *cues, GPtrArray *seen)
{
  g_auto (GStrv) words = g_strsplit (cues != NULL ? cues : "", "|", -1);
  double points = 0, in_text = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *cue = g_utf8_casefold (words[i], -1);
      guint often = count_cue (self->text, cue);
      double worth = 0;

      if (count_cue (self->name, cue) > 0)
        worth += IN_NAME;
      if (count_cue (self->identifier, cue) > 0)
        worth += IN_IDENTIFIER;
      if (count_cue (self->title, cue) > 0)
        worth += IN_TITLE;
      points += worth;
      in_text += often > 0 ? log2 (1 + often) / 2 : 0;
      if (worth > 0 || often > 0)
        g_ptr_array_add (seen, g_strdup (words[i]));
    }
  return points + MIN (in_text, IN_TEXT_AT_MOST);
}

static double
weigh (CandorAppTraits *self, const CandorKnownAppType *type, GPtrArray *seen)
{
  double points = weigh_cues (self, type->cues_en, seen) + weigh_cues (self, type->cues_zh, seen);

  for (guint i = 0; type->signs[i] != NULL; i++)
    if (g_hash_table_contains (self->permissions, type->signs[i]))
      {
        points += SIGN;
        g_ptr_array_add (seen, g_strdup (type->signs[i]));
      }
  return points;
}

static const CandorKnownAppType *
choose (CandorAppTraits *self, CandorKnowledge *knowledge, GPtrArray **cues)
{
  gsize count = 0;
  const CandorKnownAppType *types = candor_knowledge_get_app_types (knowledge, &count), *best = NULL;
  double most = 0, next = 0;

  for (gsize i = 0; i < count; i++)
    {
      g_autoptr (GPtrArray) seen = g_ptr_array_new_with_free_func (g_free);
      double points = weigh (self, &types[i], seen);

      if (points > most)
        {
          next = most;
          most = points;
          best = &types[i];
          g_clear_pointer (cues, g_ptr_array_unref);
          *cues = g_steal_pointer (&seen);
        }
      else if (points > next)
        next = points;
    }
  return most >= ENOUGH && most >= AHEAD * next ? best : NULL;
}

const CandorKnownAppType *
candor_app_type_suggest (CandorPolicy *policy, CandorPackage *package, CandorKnowledge *knowledge, char **cues)
{
  CandorAppTraits traits = { 0 };
  g_autoptr (GPtrArray) seen = NULL;
  const CandorKnownAppType *type;

  traits.permissions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (package != NULL)
    read_package (&traits, package);
  if (policy != NULL)
    {
      CandorDocument *document = candor_policy_get_document (policy, 0);

      traits.title = fold (candor_document_get_title (document), G_MAXUINT16);
      traits.text = fold (candor_document_get_text (document), TEXT_SIZE);
    }
  traits.name = traits.name != NULL ? traits.name : g_strdup ("");
  traits.identifier = traits.identifier != NULL ? traits.identifier : g_strdup ("");
  traits.title = traits.title != NULL ? traits.title : g_strdup ("");
  traits.text = traits.text != NULL ? traits.text : g_strdup ("");
  type = choose (&traits, knowledge, &seen);
  if (cues != NULL)
    {
      *cues = NULL;
      if (type != NULL)
        {
          g_ptr_array_add (seen, NULL);
          *cues = g_strjoinv (", ", (char **) seen->pdata);
        }
    }
  g_hash_table_unref (traits.permissions);
  g_free (traits.name);
  g_free (traits.identifier);
  g_free (traits.title);
  g_free (traits.text);
  return type;
}
