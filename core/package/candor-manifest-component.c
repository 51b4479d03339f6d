/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-manifest-private.h"
#include "base/candor-list.h"

#include <string.h>

/* Up to this level a provider that says nothing is open to others (developer.android.com,
 * <provider>, android:exported). */
#define PROVIDER_CLOSED_SINCE 17

/* android.content.pm.ServiceInfo, FOREGROUND_SERVICE_TYPE_… */
static const struct
{
  guint32 flag;
  const char *name;
} foreground_types[] = {
  { 1u << 0, "dataSync" },        { 1u << 1, "mediaPlayback" },    { 1u << 2, "phoneCall" },
  { 1u << 3, "location" },        { 1u << 4, "connectedDevice" },  { 1u << 5, "mediaProjection" },
  { 1u << 6, "camera" },          { 1u << 7, "microphone" },       { 1u << 8, "health" },
  { 1u << 9, "remoteMessaging" }, { 1u << 10, "systemExempted" },  { 1u << 11, "shortService" },
  { 1u << 12, "fileManagement" }, { 1u << 13, "mediaProcessing" }, { 1u << 30, "specialUse" },
};

static char *
candor_manifest_format_types (guint32 flags)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (foreground_types); i++)
    if (flags & foreground_types[i].flag)
      g_string_append_printf (names, "%s%s", names->len > 0 ? "|" : "", foreground_types[i].name);
  if (names->len == 0)
    {
      g_string_free (names, TRUE);
      return NULL;
    }
  return g_string_free (names, FALSE);
}

/* For a provider, what a reader needs; the rest have one permission for all. */
static char *
candor_manifest_dup_guard (CandorManifest *self, const CandorElement *element, CandorComponentKind kind)
{
  char *guard = NULL;

  if (kind == CANDOR_COMPONENT_PROVIDER)
    guard = candor_manifest_dup_text (self, element, CANDOR_ATTRIBUTE_READ_PERMISSION);
  if (guard == NULL)
    guard = candor_manifest_dup_text (self, element, CANDOR_ATTRIBUTE_PERMISSION);
  if (guard == NULL)
    guard = g_strdup (self->permission);
  if (guard != NULL && *guard == '\0')
    g_clear_pointer (&guard, g_free);
  return guard;
}

void
candor_manifest_start_component (CandorManifest *self, const CandorElement *element, CandorComponentKind kind)
{
  CandorDraft draft = { .component = g_object_new (CANDOR_TYPE_COMPONENT, NULL) };
  CandorComponent *component = draft.component;
  guint32 flags;

  component->kind = kind;
  component->name = candor_manifest_dup_class (self, element, CANDOR_ATTRIBUTE_NAME);
  component->permission = candor_manifest_dup_guard (self, element, kind);
  component->line = element->line;
  component->split = g_strdup (self->split);
  if (kind == CANDOR_COMPONENT_SERVICE
      && candor_manifest_get_number (self, element, CANDOR_ATTRIBUTE_FOREGROUND_SERVICE_TYPE, &flags))
    component->foreground_types = candor_manifest_format_types (flags);
  draft.says_exported = candor_element_find (element, CANDOR_ATTRIBUTE_EXPORTED) != NULL;
  component->exported = candor_manifest_get_flag (self, element, CANDOR_ATTRIBUTE_EXPORTED, FALSE);
  if (kind == CANDOR_COMPONENT_ACTIVITY)
    candor_manifest_get_label (self, element, &draft.label);
  g_array_append_val (self->drafts, draft);
  g_clear_pointer (&self->actions, g_ptr_array_unref);
  self->actions = g_ptr_array_new_with_free_func (g_free);
}

static CandorDraft *
candor_manifest_get_draft (CandorManifest *self)
{
  return &g_array_index (self->drafts, CandorDraft, self->drafts->len - 1);
}

void
candor_manifest_start_filter (CandorManifest *self)
{
  candor_manifest_get_draft (self)->has_filter = TRUE;
  self->main_action = FALSE;
  self->launcher_category = FALSE;
}

void
candor_manifest_add_action (CandorManifest *self, const CandorElement *element)
{
  char *name = candor_manifest_dup_text (self, element, CANDOR_ATTRIBUTE_NAME);

  if (name == NULL)
    return;
  if (strcmp (name, "android.intent.action.MAIN") == 0)
    self->main_action = TRUE;
  g_ptr_array_add (self->actions, name);
}

void
candor_manifest_add_category (CandorManifest *self, const CandorElement *element)
{
  g_autofree char *name = candor_manifest_dup_text (self, element, CANDOR_ATTRIBUTE_NAME);

  if (g_strcmp0 (name, "android.intent.category.LAUNCHER") == 0)
    self->launcher_category = TRUE;
}

void
candor_manifest_end_filter (CandorManifest *self)
{
  if (self->main_action && self->launcher_category)
    candor_manifest_get_draft (self)->launched = TRUE;
}

void
candor_manifest_end_component (CandorManifest *self)
{
  CandorComponent *component = candor_manifest_get_draft (self)->component;

  component->actions = candor_manifest_take_names (&self->actions);
}

/* Defaults that hang on the target level, which may stand behind the components; and the launcher's
 * label for an application that has none of its own. */
void
candor_manifest_end_components (CandorManifest *self)
{
  for (guint i = 0; i < self->drafts->len; i++)
    {
      CandorDraft *draft = &g_array_index (self->drafts, CandorDraft, i);
      CandorComponent *component = draft->component;

      if (!draft->says_exported)
        component->exported = component->kind == CANDOR_COMPONENT_PROVIDER
                                ? self->effective_target < PROVIDER_CLOSED_SINCE
                                : draft->has_filter;
      if (draft->launched && self->label.type == CANDOR_VALUE_NULL)
        self->label = draft->label;
      if (component->name != NULL)
        candor_list_append (self->package->components, component);
    }
}
