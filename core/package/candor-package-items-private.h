/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "package/candor-package-items.h"
#include "base/candor-list.h"

/* The readers make an item with g_object_new() and fill its fields before anybody else sees it. */

struct _CandorPermission
{
  GObject parent_instance;
  char *name;
  int max_sdk;
  int since_sdk;
  gboolean never_for_location;
  gboolean implied;
  guint line;
  char *level;
  char *group;
  char **categories;
  CandorUse used;
  CandorDoubt doubts;
  char *split;
};

struct _CandorCallSite
{
  GObject parent_instance;
  char *class_name;
  char *method;
  char *dex;
  char *sdk;
  gboolean first_party;
};

struct _CandorApi
{
  GObject parent_instance;
  CandorApiKind kind;
  char *class_name;
  char *member;
  char *category;
  char **permissions;
  gboolean weak;
  CandorList *call_sites;
};

struct _CandorSdk
{
  GObject parent_instance;
  char *id;
  char *name;
  char *vendor;
  char *kind;
  char **evidence;
  guint class_count;
  gboolean library;
};

struct _CandorSigner
{
  GObject parent_instance;
  char *sha256;
  char *subject;
  char *scheme;
  gint64 not_before;
  gint64 not_after;
  gboolean debug;
  char **lineage;
};

struct _CandorComponent
{
  GObject parent_instance;
  CandorComponentKind kind;
  char *name;
  gboolean exported;
  char *permission;
  char *foreground_types;
  char **actions;
  guint line;
  char *split;
};

/* Serialized forms, field for field in the order above (a permission's level, group, categories and
 * use come last but one, its split last). */
#define CANDOR_PERMISSION_VARIANT_TYPE "(siibbumsmsasyums)"
#define CANDOR_CALL_SITE_VARIANT_TYPE "(sssmsb)"
#define CANDOR_API_VARIANT_TYPE "(ymsmssasba" CANDOR_CALL_SITE_VARIANT_TYPE ")"
#define CANDOR_SDK_VARIANT_TYPE "(ssmssasub)"
#define CANDOR_SIGNER_VARIANT_TYPE "(sssxxbas)"
#define CANDOR_COMPONENT_VARIANT_TYPE "(ysbmsmsasums)"

/* (transfer floating) */
GVariant *candor_permission_to_variant (CandorPermission *self);
GVariant *candor_call_site_to_variant (CandorCallSite *self);
GVariant *candor_api_to_variant (CandorApi *self);
GVariant *candor_sdk_to_variant (CandorSdk *self);
GVariant *candor_signer_to_variant (CandorSigner *self);
GVariant *candor_component_to_variant (CandorComponent *self);

/* The type must be right already; values out of range give NULL and the reason. */
CandorPermission *candor_permission_new_from_variant (GVariant *variant, GError **error);
CandorCallSite *candor_call_site_new_from_variant (GVariant *variant, GError **error);
CandorApi *candor_api_new_from_variant (GVariant *variant, GError **error);
CandorSdk *candor_sdk_new_from_variant (GVariant *variant, GError **error);
CandorSigner *candor_signer_new_from_variant (GVariant *variant, GError **error);
CandorComponent *candor_component_new_from_variant (GVariant *variant, GError **error);

/* Lower-case hexadecimal of 32 bytes. */
gboolean candor_package_is_sha256 (const char *text);
