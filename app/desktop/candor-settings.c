/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-settings.h"

#define CANDOR_RECENT_KEY "recent-cases"
#define CANDOR_RECENT_COUNT 8u

GSettings *
candor_settings_new (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema
      = source != NULL ? g_settings_schema_source_lookup (source, CANDOR_APPLICATION_ID, TRUE) : NULL;

  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

static GVariant *
candor_recent_new (GFile *package, GPtrArray *policies)
{
  g_autofree char *uri = g_file_get_uri (package);
  GVariantBuilder uris;

  g_variant_builder_init (&uris, G_VARIANT_TYPE ("as"));
  for (guint i = 0; policies != NULL && i < policies->len; i++)
    {
      g_autofree char *policy = g_file_get_uri (g_ptr_array_index (policies, i));
      g_variant_builder_add (&uris, "s", policy);
    }
  return g_variant_ref_sink (g_variant_new ("(sas)", uri, &uris));
}

void
candor_settings_add_recent (GSettings *settings, GFile *package, GPtrArray *policies)
{
  g_autoptr (GVariant) recent = candor_recent_new (package, policies);
  g_autoptr (GVariant) known = NULL;
  GVariantBuilder builder;

  if (settings == NULL)
    return;
  known = g_settings_get_value (settings, CANDOR_RECENT_KEY);
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sas)"));
  g_variant_builder_add_value (&builder, recent);
  for (gsize i = 0, count = 1; i < g_variant_n_children (known) && count < CANDOR_RECENT_COUNT; i++)
    {
      g_autoptr (GVariant) each = g_variant_get_child_value (known, i);

      if (g_variant_equal (each, recent))
        continue;
      g_variant_builder_add_value (&builder, each);
      count++;
    }
  g_settings_set_value (settings, CANDOR_RECENT_KEY, g_variant_builder_end (&builder));
}

GPtrArray *
candor_settings_dup_recent (GSettings *settings)
{
  GPtrArray *cases = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  g_autoptr (GVariant) known = NULL;

  if (settings == NULL)
    return cases;
  known = g_settings_get_value (settings, CANDOR_RECENT_KEY);
  for (gsize i = 0; i < g_variant_n_children (known); i++)
    {
      g_autoptr (GVariant) each = g_variant_get_child_value (known, i);
      g_autoptr (GFile) package = NULL;
      const char *uri;

      g_variant_get_child (each, 0, "&s", &uri);
      package = g_file_new_for_uri (uri);
      if (g_file_query_exists (package, NULL))
        g_ptr_array_add (cases, g_steal_pointer (&each));
    }
  return cases;
}

void
candor_settings_clear_recent (GSettings *settings)
{
  if (settings != NULL)
    g_settings_reset (settings, CANDOR_RECENT_KEY);
}
