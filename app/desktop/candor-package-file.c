/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-package-entries-private.h"

#include <glib/gi18n.h>

#include "candor-package-words.h"

static const char *const component_words[] = {
  [CANDOR_COMPONENT_ACTIVITY] = N_ ("activity"),
  [CANDOR_COMPONENT_SERVICE] = N_ ("service"),
  [CANDOR_COMPONENT_RECEIVER] = N_ ("receiver"),
  [CANDOR_COMPONENT_PROVIDER] = N_ ("provider"),
};

/* Those that only the system may bind, or that run in the foreground: both tell what they are for. */
static gboolean
candor_component_is_special (CandorComponent *component)
{
  const char *permission = candor_component_get_permission (component);

  return candor_component_get_foreground_types (component) != NULL
         || (permission != NULL
             && g_str_has_prefix (candor_permission_peek_short_name (permission), "BIND_"));
}

void
candor_builder_add_components (CandorEntryBuilder *self)
{
  GListModel *components = candor_package_get_components (self->package);
  gboolean headed = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (components); i++)
    {
      g_autoptr (CandorComponent) component = g_list_model_get_item (components, i);
      const char *permission = candor_component_get_permission (component);
      GString *text = g_string_new (NULL);
      g_autofree char *subtitle = NULL;

      if (candor_component_is_special (component))
        {
          candor_append (text, gettext (component_words[candor_component_get_kind (component)]));
          candor_append (text, permission ? candor_permission_peek_short_name (permission) : NULL);
          candor_append (text, candor_component_get_foreground_types (component));
        }
      subtitle = g_string_free (text, FALSE);
      if (*subtitle == '\0')
        continue;
      if (!headed)
        candor_builder_add (self, CANDOR_ENTRY_SECTION, 0, _ ("Components with a role of their own"), NULL);
      headed = TRUE;
      candor_builder_add (self, CANDOR_ENTRY_FACT, i, candor_component_get_name (component), subtitle);
    }
}

static char *
candor_signer_describe (CandorSigner *signer)
{
  g_autoptr (GDateTime) from = g_date_time_new_from_unix_utc (candor_signer_get_not_before (signer));
  g_autoptr (GDateTime) to = g_date_time_new_from_unix_utc (candor_signer_get_not_after (signer));
  g_autofree char *begins = from ? g_date_time_format (from, "%F") : NULL;
  g_autofree char *ends = to ? g_date_time_format (to, "%F") : NULL;
  GString *text = g_string_new (NULL);

  candor_append_format (text, _ ("scheme %s"), candor_signer_get_scheme (signer));
  if (begins != NULL && ends != NULL)
    candor_append_format (text, _ ("valid %s to %s"), begins, ends);
  if (candor_signer_get_debug (signer))
    candor_append (text, _ ("a debug key"));
  candor_append_format (text, "SHA-256 %s", candor_signer_get_sha256 (signer));
  return g_string_free (text, FALSE);
}

void
candor_builder_add_signers (CandorEntryBuilder *self)
{
  GListModel *signers = candor_package_get_signers (self->package);
  guint count = g_list_model_get_n_items (signers);

  candor_builder_add (self, CANDOR_ENTRY_SECTION, 0, _ ("Signed by"),
                      count == 0 ? _ ("No signature was found.") : NULL);
  for (guint i = 0; i < count; i++)
    {
      g_autoptr (CandorSigner) signer = g_list_model_get_item (signers, i);
      g_autofree char *subtitle = candor_signer_describe (signer);

      candor_builder_add (self, CANDOR_ENTRY_FACT, i, candor_signer_get_subject (signer), subtitle);
    }
}

void
candor_builder_add_file (CandorEntryBuilder *self)
{
  g_autofree char *size = g_format_size (candor_package_get_size (self->package));
  GString *text = g_string_new (NULL);
  g_autofree char *subtitle = NULL;

  candor_append (text, size);
  if (candor_package_get_min_sdk (self->package) >= 0)
    candor_append_format (text, _ ("API level %d or newer"), candor_package_get_min_sdk (self->package));
  if (candor_package_get_target_sdk (self->package) >= 0)
    candor_append_format (text, _ ("made for %d"), candor_package_get_target_sdk (self->package));
  candor_append_format (text, "SHA-256 %s", candor_package_get_sha256 (self->package));
  subtitle = g_string_free (text, FALSE);
  candor_builder_add (self, CANDOR_ENTRY_SECTION, 0, _ ("File"), NULL);
  candor_builder_add (self, CANDOR_ENTRY_FACT, 0, candor_package_get_file_name (self->package), subtitle);
}

void
candor_builder_add_warnings (CandorEntryBuilder *self)
{
  GPtrArray *warnings = candor_package_get_warnings (self->package);

  if (warnings->len == 0)
    return;
  candor_builder_add (self, CANDOR_ENTRY_SECTION, 0, _ ("What could not be seen"), NULL);
  for (guint i = 0; i < warnings->len; i++)
    {
      g_autofree char *text = candor_knowledge_format_note (
          self->knowledge, g_ptr_array_index (warnings, i), self->catalog);
      candor_builder_add (self, CANDOR_ENTRY_FACT, i, text, NULL);
    }
}
