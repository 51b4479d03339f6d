/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/candor-serial.h"
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

/* Adds itself to a list of such tuples. */
void candor_permission_serialize (CandorPermission *self, CandorSerial *serial);
void candor_call_site_serialize (CandorCallSite *self, CandorSerial *serial);
void candor_api_serialize (CandorApi *self, CandorSerial *serial);
void candor_sdk_serialize (CandorSdk *self, CandorSerial *serial);
void candor_signer_serialize (CandorSigner *self, CandorSerial *serial);
void candor_component_serialize (CandorComponent *self, CandorSerial *serial);

/* The next one of a list of such tuples, which is not at its end; values out of range give NULL and the reason. */
CandorPermission *candor_permission_new_from_serial (CandorSerialList *list, GError **error);
CandorCallSite *candor_call_site_new_from_serial (CandorSerialList *list, GError **error);
CandorApi *candor_api_new_from_serial (CandorSerialList *list, GError **error);
CandorSdk *candor_sdk_new_from_serial (CandorSerialList *list, GError **error);
CandorSigner *candor_signer_new_from_serial (CandorSerialList *list, GError **error);
CandorComponent *candor_component_new_from_serial (CandorSerialList *list, GError **error);

/* Lower-case hexadecimal of 32 bytes. */
gboolean candor_package_is_sha256 (const char *text);
