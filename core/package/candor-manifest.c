/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-manifest-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Traffic without encryption is off for who says nothing from this target level on
 * (developer.android.com, <application>, android:usesCleartextTraffic). */
#define CLEARTEXT_OFF_SINCE 28
/* Android's level for a code name such as "S": android.os.Build.VERSION_CODES.CUR_DEVELOPMENT. */
#define DEVELOPMENT_LEVEL 10000
#define UNSAID (-1)

static void
candor_draft_clear (gpointer draft)
{
  g_clear_object (&((CandorDraft *) draft)->component);
}

CandorManifest *
candor_manifest_new (CandorPackage *package)
{
  CandorManifest *self = g_new0 (CandorManifest, 1);

  self->package = g_object_ref (package);
  self->path[0] = CANDOR_ELEMENT_DOCUMENT;
  self->effective_target = 1;
  self->texts = g_string_chunk_new (256);
  self->cleartext = UNSAID;
  self->backup = UNSAID;
  self->permissions = g_hash_table_new (g_str_hash, g_str_equal);
  self->declared = g_ptr_array_new_with_free_func (g_free);
  self->features = g_ptr_array_new_with_free_func (g_free);
  self->queries = g_ptr_array_new_with_free_func (g_free);
  self->drafts = g_array_new (FALSE, FALSE, sizeof (CandorDraft));
  g_array_set_clear_func (self->drafts, candor_draft_clear);
  return self;
}

void
candor_manifest_free (CandorManifest *self)
{
  g_object_unref (self->package);
  g_string_chunk_free (self->texts);
  g_free (self->permission);
  g_hash_table_unref (self->permissions);
  g_clear_pointer (&self->declared, g_ptr_array_unref);
  g_clear_pointer (&self->features, g_ptr_array_unref);
  g_clear_pointer (&self->queries, g_ptr_array_unref);
  g_clear_pointer (&self->actions, g_ptr_array_unref);
  g_array_unref (self->drafts);
  g_free (self);
}

void
candor_manifest_set_resources (CandorManifest *self, CandorResources *resources)
{
  self->resources = resources;
}

void
candor_manifest_begin_split (CandorManifest *self, const char *split)
{
  self->split = split;
  self->depth = 0;
  self->has_application = FALSE;
}

static void
candor_manifest_read_version (CandorManifest *self, const CandorElement *element)
{
  guint32 code, major = 0;

  self->package->version_name = candor_manifest_dup_text (self, element, CANDOR_ATTRIBUTE_VERSION_NAME);
  if (!candor_manifest_get_number (self, element, CANDOR_ATTRIBUTE_VERSION_CODE, &code))
    return;
  candor_manifest_get_number (self, element, CANDOR_ATTRIBUTE_VERSION_CODE_MAJOR, &major);
  self->package->version_code = g_strdup_printf ("%" G_GUINT64_FORMAT, (guint64) major << 32 | code);
}

static void
candor_manifest_start_manifest (CandorManifest *self, const CandorElement *element)
{
  if (self->split != NULL || self->package->package_name != NULL)
    return;
  for (gsize i = 0; i < element->n_attributes; i++)
    {
      const CandorAttribute *attribute = &element->attributes[i];
      if (attribute->resource == 0 && g_strcmp0 (attribute->name, "package") == 0)
        {
          g_free (self->package->package_name);
          self->package->package_name = g_strdup (attribute->value.text);
        }
    }
  candor_manifest_read_version (self, element);
}

static int
candor_manifest_read_sdk (CandorManifest *self, const CandorElement *element, guint32 resource, int *effective)
{
  guint32 level;

  if (candor_manifest_get_number (self, element, resource, &level) && level <= G_MAXINT32)
    {
      *effective = level;
      return level;
    }
  if (candor_element_find (element, resource) != NULL)
    *effective = DEVELOPMENT_LEVEL;
  return UNSAID;
}

static void
candor_manifest_start_uses_sdk (CandorManifest *self, const CandorElement *element)
{
  CandorPackage *package = self->package;
  int lowest = 1, target = 0;

  if (self->split != NULL)
    return;
  package->min_sdk = candor_manifest_read_sdk (self, element, CANDOR_ATTRIBUTE_MIN_SDK_VERSION, &lowest);
  package->target_sdk = candor_manifest_read_sdk (self, element, CANDOR_ATTRIBUTE_TARGET_SDK_VERSION, &target);
  self->effective_target = target > 0 ? target : lowest;
}

static void
candor_manifest_add_name (CandorManifest *self, GPtrArray *names, const CandorElement *element)
{
  char *name = candor_manifest_dup_text (self, element, CANDOR_ATTRIBUTE_NAME);

  if (name != NULL && *name != '\0')
    g_ptr_array_add (names, name);
  else
    g_free (name);
}

static int
candor_manifest_read_choice (CandorManifest *self, const CandorElement *element, guint32 resource)
{
  if (candor_element_find (element, resource) == NULL)
    return UNSAID;
  return candor_manifest_get_flag (self, element, resource, FALSE) ? 1 : 0;
}

static void
candor_manifest_start_application (CandorManifest *self, const CandorElement *element)
{
  CandorPackage *package = self->package;

  self->has_application = TRUE;
  if (self->split != NULL)
    return;
  candor_manifest_get_label (self, element, &self->label);
  package->application_class = candor_manifest_dup_class (self, element, CANDOR_ATTRIBUTE_NAME);
  package->debuggable = candor_manifest_get_flag (self, element, CANDOR_ATTRIBUTE_DEBUGGABLE, FALSE);
  self->permission = candor_manifest_dup_text (self, element, CANDOR_ATTRIBUTE_PERMISSION);
  self->cleartext = candor_manifest_read_choice (self, element, CANDOR_ATTRIBUTE_USES_CLEARTEXT_TRAFFIC);
  self->backup = candor_manifest_read_choice (self, element, CANDOR_ATTRIBUTE_ALLOW_BACKUP);
}

static void
candor_manifest_start_uses_permission (CandorManifest *self, const CandorElement *element)
{
  candor_manifest_add_permission (self, element, -1);
}

static void
candor_manifest_start_uses_permission_23 (CandorManifest *self, const CandorElement *element)
{
  candor_manifest_add_permission (self, element, 23);
}

static void
candor_manifest_start_permission (CandorManifest *self, const CandorElement *element)
{
  candor_manifest_add_name (self, self->declared, element);
}

static void
candor_manifest_start_uses_feature (CandorManifest *self, const CandorElement *element)
{
  candor_manifest_add_name (self, self->features, element);
}

static void
candor_manifest_start_queried_package (CandorManifest *self, const CandorElement *element)
{
  candor_manifest_add_name (self, self->queries, element);
}

static void
candor_manifest_start_activity (CandorManifest *self, const CandorElement *element)
{
  candor_manifest_start_component (self, element, CANDOR_COMPONENT_ACTIVITY);
}

static void
candor_manifest_start_service (CandorManifest *self, const CandorElement *element)
{
  candor_manifest_start_component (self, element, CANDOR_COMPONENT_SERVICE);
}

static void
candor_manifest_start_receiver (CandorManifest *self, const CandorElement *element)
{
  candor_manifest_start_component (self, element, CANDOR_COMPONENT_RECEIVER);
}

static void
candor_manifest_start_provider (CandorManifest *self, const CandorElement *element)
{
  candor_manifest_start_component (self, element, CANDOR_COMPONENT_PROVIDER);
}

static void
candor_manifest_start_intent_filter (CandorManifest *self, const CandorElement *element)
{
  candor_manifest_start_filter (self);
}

/* Which elements mean something, where, and what they do. An element that stands anywhere else is
 * passed over, as Android does. */
static const struct
{
  CandorElementKind parent;
  const char *name;
  CandorElementKind kind;
  void (*start) (CandorManifest *self, const CandorElement *element);
} elements[] = {
  { CANDOR_ELEMENT_DOCUMENT, "manifest", CANDOR_ELEMENT_MANIFEST, candor_manifest_start_manifest },
  { CANDOR_ELEMENT_MANIFEST, "uses-sdk", CANDOR_ELEMENT_OTHER, candor_manifest_start_uses_sdk },
  { CANDOR_ELEMENT_MANIFEST, "uses-permission", CANDOR_ELEMENT_OTHER, candor_manifest_start_uses_permission },
  { CANDOR_ELEMENT_MANIFEST, "uses-permission-sdk-23", CANDOR_ELEMENT_OTHER, candor_manifest_start_uses_permission_23 },
  { CANDOR_ELEMENT_MANIFEST, "uses-permission-sdk-m", CANDOR_ELEMENT_OTHER, candor_manifest_start_uses_permission_23 },
  { CANDOR_ELEMENT_MANIFEST, "permission", CANDOR_ELEMENT_OTHER, candor_manifest_start_permission },
  { CANDOR_ELEMENT_MANIFEST, "uses-feature", CANDOR_ELEMENT_OTHER, candor_manifest_start_uses_feature },
  { CANDOR_ELEMENT_MANIFEST, "queries", CANDOR_ELEMENT_QUERIES, NULL },
  { CANDOR_ELEMENT_QUERIES, "package", CANDOR_ELEMENT_OTHER, candor_manifest_start_queried_package },
  { CANDOR_ELEMENT_MANIFEST, "application", CANDOR_ELEMENT_APPLICATION, candor_manifest_start_application },
  { CANDOR_ELEMENT_APPLICATION, "activity", CANDOR_ELEMENT_COMPONENT, candor_manifest_start_activity },
  { CANDOR_ELEMENT_APPLICATION, "activity-alias", CANDOR_ELEMENT_COMPONENT, candor_manifest_start_activity },
  { CANDOR_ELEMENT_APPLICATION, "service", CANDOR_ELEMENT_COMPONENT, candor_manifest_start_service },
  { CANDOR_ELEMENT_APPLICATION, "receiver", CANDOR_ELEMENT_COMPONENT, candor_manifest_start_receiver },
  { CANDOR_ELEMENT_APPLICATION, "provider", CANDOR_ELEMENT_COMPONENT, candor_manifest_start_provider },
  { CANDOR_ELEMENT_COMPONENT, "intent-filter", CANDOR_ELEMENT_FILTER, candor_manifest_start_intent_filter },
  { CANDOR_ELEMENT_FILTER, "action", CANDOR_ELEMENT_OTHER, candor_manifest_add_action },
  { CANDOR_ELEMENT_FILTER, "category", CANDOR_ELEMENT_OTHER, candor_manifest_add_category },
};

static void
candor_manifest_start (const CandorElement *element, gpointer user_data)
{
  CandorManifest *self = user_data;
  CandorElementKind parent, kind = CANDOR_ELEMENT_OTHER;

  self->depth++;
  if (self->depth >= CANDOR_MANIFEST_DEPTH)
    return;
  parent = self->path[self->depth - 1];
  for (guint i = 0; i < G_N_ELEMENTS (elements) && element->name != NULL; i++)
    if (elements[i].parent == parent && strcmp (elements[i].name, element->name) == 0)
      {
        if (elements[i].kind == CANDOR_ELEMENT_APPLICATION && self->has_application)
          break; /* Android reads the first one only */
        kind = elements[i].kind;
        if (elements[i].start != NULL)
          elements[i].start (self, element);
        break;
      }
  self->path[self->depth] = kind;
}

static void
candor_manifest_leave (gpointer user_data)
{
  CandorManifest *self = user_data;

  if (self->depth == 0)
    return;
  if (self->depth < CANDOR_MANIFEST_DEPTH)
    {
      if (self->path[self->depth] == CANDOR_ELEMENT_FILTER)
        candor_manifest_end_filter (self);
      else if (self->path[self->depth] == CANDOR_ELEMENT_COMPONENT)
        candor_manifest_end_component (self);
    }
  self->depth--;
}

/* Each trick is told of once, however many manifests a set has. */
static void
candor_manifest_tell (CandorTrick trick, gpointer user_data)
{
  CandorManifest *self = user_data;

  if ((self->tricks & 1u << trick) == 0)
    candor_package_warn (self->package, candor_note_new (candor_trick_get_template (trick), CANDOR_NOTE_END));
  self->tricks |= 1u << trick;
}

const CandorElementVisitor candor_manifest_visitor = { candor_manifest_start, candor_manifest_leave, candor_manifest_tell };

static void
candor_manifest_end_label (CandorManifest *self)
{
  CandorPackage *package = self->package;

  if (self->label.type == CANDOR_VALUE_STRING)
    package->label = g_strdup (self->label.text);
  else if (self->label.type == CANDOR_VALUE_REFERENCE || self->label.type == CANDOR_VALUE_DYNAMIC_REFERENCE)
    {
      package->label = candor_resources_dup_text (self->resources, self->label.data, NULL);
      g_variant_unref (package->labels);
      package->labels = g_variant_ref_sink (candor_resources_get_texts (self->resources, self->label.data));
    }
}

gboolean
candor_manifest_end (CandorManifest *self, CandorKnowledge *knowledge, GError **error)
{
  CandorPackage *package = self->package;

  if (package->package_name == NULL || *package->package_name == '\0')
    {
      g_set_error_literal (error, CANDOR_PACKAGE_ERROR, CANDOR_PACKAGE_ERROR_DAMAGED,
                           _("AndroidManifest.xml: it names no package"));
      return FALSE;
    }
  candor_manifest_end_permissions (self, knowledge);
  candor_manifest_end_components (self);
  candor_manifest_end_label (self);
  package->cleartext = self->cleartext != UNSAID ? self->cleartext != 0
                                                 : self->effective_target < CLEARTEXT_OFF_SINCE;
  package->backup = self->backup != 0;
  package->declared_permissions = candor_manifest_take_names (&self->declared);
  package->features = candor_manifest_take_names (&self->features);
  package->queries = candor_manifest_take_names (&self->queries);
  return TRUE;
}
