/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor"

#include "candor-cli.h"

#include <glib/gi18n.h>
#include <string.h>

/* candor knowledge list [KIND]: what Candor knows. */

/* One line a thing: what stands in the first column is what options and the JSON call it. */
typedef struct
{
  GString *text;
  CandorKnowledge *knowledge;
  gboolean chinese;
} CandorListing;

static void
candor_listing_add (CandorListing *self, const char *id, const char *name)
{
  g_string_append_printf (self->text, "%s\t%s\n", id, name != NULL ? name : "");
}

static void
candor_listing_add_categories (CandorListing *self)
{
  gsize count;
  const CandorKnownCategory *list = candor_knowledge_get_categories (self->knowledge, &count);

  for (gsize i = 0; i < count; i++)
    candor_listing_add (self, list[i].id, self->chinese ? list[i].name_zh : list[i].name_en);
}

static void
candor_listing_add_permissions (CandorListing *self)
{
  gsize count;
  const CandorKnownPermission *list = candor_knowledge_get_permissions (self->knowledge, &count);

  for (gsize i = 0; i < count; i++)
    candor_listing_add (self, list[i].name, self->chinese ? list[i].label_zh : list[i].label_en);
}

static void
candor_listing_add_apis (CandorListing *self)
{
  gsize count;
  const CandorKnownApi *list = candor_knowledge_get_apis (self->knowledge, &count);

  for (gsize i = 0; i < count; i++)
    {
      g_autofree char *name
          = g_strjoin (list[i].class_name != NULL && list[i].member != NULL ? "." : "",
                       list[i].class_name != NULL ? list[i].class_name : "",
                       list[i].member != NULL ? list[i].member : "", NULL);
      candor_listing_add (self, name, list[i].category);
    }
}

static void
candor_listing_add_sdks (CandorListing *self)
{
  gsize count;
  const CandorKnownSdk *list = candor_knowledge_get_sdks (self->knowledge, &count);

  for (gsize i = 0; i < count; i++)
    candor_listing_add (self, list[i].id,
                        self->chinese && list[i].name_zh != NULL ? list[i].name_zh : list[i].name);
}

static void
candor_listing_add_packers (CandorListing *self)
{
  gsize count;
  const CandorKnownPacker *list = candor_knowledge_get_packers (self->knowledge, &count);

  for (gsize i = 0; i < count; i++)
    candor_listing_add (self, list[i].id, list[i].name);
}

static void
candor_listing_add_app_types (CandorListing *self)
{
  gsize count;
  const CandorKnownAppType *list = candor_knowledge_get_app_types (self->knowledge, &count);

  for (gsize i = 0; i < count; i++)
    candor_listing_add (self, list[i].id, self->chinese ? list[i].name_zh : list[i].name_en);
}

static void
candor_listing_add_rules (CandorListing *self)
{
  gsize count;
  const CandorKnownRule *list = candor_knowledge_get_rules (self->knowledge, &count);

  for (gsize i = 0; i < count; i++)
    candor_listing_add (self, list[i].id, self->chinese ? list[i].title_zh : list[i].title_en);
}

static void
candor_listing_add_topics (CandorListing *self)
{
  gsize count;
  const CandorKnownTopic *list = candor_knowledge_get_topics (self->knowledge, &count);

  for (gsize i = 0; i < count; i++)
    candor_listing_add (self, list[i].id, self->chinese ? list[i].name_zh : list[i].name_en);
}

static void
candor_listing_add_checks (CandorListing *self)
{
  gsize count;
  const CandorKnownCheck *list = candor_knowledge_get_checks (self->knowledge, &count);

  for (gsize i = 0; i < count; i++)
    {
      const CandorKnownRule *rule = candor_knowledge_find_rule (self->knowledge, list[i].rule);
      candor_listing_add (self, list[i].rule, rule->judgeable);
    }
}

static const struct
{
  const char *name;
  void (*add) (CandorListing *listing);
} kinds[] = {
  { "categories", candor_listing_add_categories }, { "permissions", candor_listing_add_permissions },
  { "apis", candor_listing_add_apis },             { "sdks", candor_listing_add_sdks },
  { "packers", candor_listing_add_packers },       { "app-types", candor_listing_add_app_types },
  { "rules", candor_listing_add_rules },           { "topics", candor_listing_add_topics },
  { "checks", candor_listing_add_checks },
};

static void
candor_listing_add_counts (CandorListing *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      CandorListing one = { g_string_new (NULL), self->knowledge, self->chinese };
      guint count = 0;

      kinds[i].add (&one);
      for (gsize at = 0; at < one.text->len; at++)
        count += one.text->str[at] == '\n';
      g_string_append_printf (self->text, "%s\t%u\n", kinds[i].name, count);
      g_string_free (one.text, TRUE);
    }
}

CandorExit
candor_command_knowledge_list (const CandorCliOptions *options, const char *kind)
{
  g_autoptr (CandorCatalog) catalog = candor_cli_open_catalog ();
  g_autoptr (CandorKnowledge) knowledge = NULL;
  g_autoptr (GBytes) bytes = NULL;
  CandorListing listing = { NULL, NULL, candor_catalog_is_chinese (catalog) };
  void (*add) (CandorListing *listing) = kind == NULL ? candor_listing_add_counts : NULL;

  for (guint i = 0; kind != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kind, kinds[i].name) == 0)
      add = kinds[i].add;
  if (add == NULL)
    return candor_cli_complain_of_words (
        _("“%s” can’t be listed; categories, permissions, apis, sdks, packers, app-types, rules, topics and checks can."), kind);
  knowledge = candor_cli_load_knowledge ();
  if (knowledge == NULL)
    return CANDOR_EXIT_FILE;
  listing.knowledge = knowledge;
  listing.text = g_string_new (NULL);
  add (&listing);
  bytes = g_string_free_to_bytes (listing.text);
  return candor_cli_write (options, bytes) ? CANDOR_EXIT_DONE : CANDOR_EXIT_FILE;
}
