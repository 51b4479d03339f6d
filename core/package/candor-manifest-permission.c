/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-manifest-private.h"
#include "base/candor-list.h"

#include <string.h>

/* android.content.pm.PackageInfo / PermissionInfo: usesPermissionFlags="neverForLocation" */
#define FLAG_NEVER_FOR_LOCATION 0x00010000u

#define ALWAYS G_MAXINT

/* Permissions that a package gets without asking: because it asks for another one, or because its
 * target level is older than the permission. In this order: a line may build on one above.
 * Sources: AOSP frameworks/base, data/etc/platform.xml (split-permission) and
 * CompatibilityPermissionInfo; the same lines are in AOSP tools/aapt, Command.cpp. */
static const struct
{
  const char *name;
  const char *because; /* NULL: only the target level counts */
  int below_target;
} implied[] = {
  { "android.permission.WRITE_EXTERNAL_STORAGE", NULL, 4 },
  { "android.permission.READ_PHONE_STATE", NULL, 4 },
  { "android.permission.READ_EXTERNAL_STORAGE", "android.permission.WRITE_EXTERNAL_STORAGE", ALWAYS },
  { "android.permission.READ_CALL_LOG", "android.permission.READ_CONTACTS", 16 },
  { "android.permission.WRITE_CALL_LOG", "android.permission.WRITE_CONTACTS", 16 },
};

static int
candor_manifest_get_level (CandorManifest *self, const CandorElement *element, guint32 resource)
{
  guint32 number;

  if (!candor_manifest_get_number (self, element, resource, &number) || number > G_MAXINT32)
    return -1;
  return number;
}

/* Asked for twice, a permission is had wherever either element gives it. */
static void
candor_permission_merge (CandorPermission *self, const CandorPermission *other)
{
  self->max_sdk = self->max_sdk < 0 || other->max_sdk < 0 ? -1 : MAX (self->max_sdk, other->max_sdk);
  self->since_sdk = self->since_sdk < 0 || other->since_sdk < 0 ? -1 : MIN (self->since_sdk, other->since_sdk);
  self->never_for_location = self->never_for_location && other->never_for_location;
}

/* @since_sdk is 23 for uses-permission-sdk-23, else -1. */
void
candor_manifest_add_permission (CandorManifest *self, const CandorElement *element, int since_sdk)
{
  g_autoptr (CandorPermission) permission = g_object_new (CANDOR_TYPE_PERMISSION, NULL);
  CandorPermission *known;
  guint32 flags = 0;

  permission->name = candor_manifest_dup_text (self, element, CANDOR_ATTRIBUTE_NAME);
  if (permission->name == NULL || *permission->name == '\0')
    return;
  permission->max_sdk = candor_manifest_get_level (self, element, CANDOR_ATTRIBUTE_MAX_SDK_VERSION);
  permission->since_sdk = MAX (since_sdk,
                               candor_manifest_get_level (self, element, CANDOR_ATTRIBUTE_MIN_SDK_VERSION));
  if (candor_manifest_get_number (self, element, CANDOR_ATTRIBUTE_USES_PERMISSION_FLAGS, &flags))
    permission->never_for_location = (flags & FLAG_NEVER_FOR_LOCATION) != 0;
  permission->line = element->line;
  permission->split = g_strdup (self->split);

  known = g_hash_table_lookup (self->permissions, permission->name);
  if (known != NULL)
    {
      candor_permission_merge (known, permission);
      return;
    }
  g_hash_table_insert (self->permissions, permission->name, permission);
  candor_list_append (self->package->permissions, permission);
}

static void
candor_manifest_imply_permissions (CandorManifest *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (implied); i++)
    {
      g_autoptr (CandorPermission) permission = NULL;
      CandorPermission *cause = NULL;

      if (implied[i].because != NULL)
        cause = g_hash_table_lookup (self->permissions, implied[i].because);
      if (self->effective_target >= implied[i].below_target
          || (implied[i].because != NULL && cause == NULL)
          || g_hash_table_contains (self->permissions, implied[i].name))
        continue;
      permission = g_object_new (CANDOR_TYPE_PERMISSION, NULL);
      permission->name = g_strdup (implied[i].name);
      permission->implied = TRUE;
      if (cause != NULL)
        {
          permission->max_sdk = cause->max_sdk;
          permission->since_sdk = cause->since_sdk;
          permission->split = g_strdup (cause->split);
        }
      g_hash_table_insert (self->permissions, permission->name, permission);
      candor_list_append (self->package->permissions, permission);
    }
}

void
candor_manifest_end_permissions (CandorManifest *self, CandorKnowledge *knowledge)
{
  GListModel *permissions = G_LIST_MODEL (self->package->permissions);

  candor_manifest_imply_permissions (self);
  for (guint i = 0; i < g_list_model_get_n_items (permissions); i++)
    {
      g_autoptr (CandorPermission) permission = g_list_model_get_item (permissions, i);
      const CandorKnownPermission *known = candor_knowledge_find_permission (knowledge, permission->name);

      if (known == NULL)
        continue;
      permission->level = g_strdup (known->level);
      permission->group = g_strdup (known->group);
      permission->categories = g_strdupv ((char **) known->categories);
    }
}
