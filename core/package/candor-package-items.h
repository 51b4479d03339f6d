/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "knowledge/candor-knowledge.h"

G_BEGIN_DECLS

/* The small things a package holds. All immutable. */

/**
 * CandorUse:
 *
 * Whether anything in the code needs a permission. Unknown where code can't be seen.
 */
typedef enum
{
  CANDOR_USE_UNKNOWN,
  CANDOR_USE_NO,
  CANDOR_USE_YES,
} CandorUse;

/**
 * CandorDoubt:
 * @CANDOR_DOUBT_NO_CODE: there is no code to look at
 * @CANDOR_DOUBT_PACKED: a packer hides the code
 * @CANDOR_DOUBT_LOADED: code is loaded at run time
 * @CANDOR_DOUBT_HIDDEN: files that may hold code lie where it isn't looked for
 * @CANDOR_DOUBT_NATIVE: there is native code
 * @CANDOR_DOUBT_REFLECTION: methods are called by names that are not constants
 * @CANDOR_DOUBT_DAMAGED: some of the code can't be read
 * @CANDOR_DOUBT_ADDRESS: the code may put the address together of content that needs it
 * @CANDOR_DOUBT_GROUP: one of the same group is used, and this one may widen what that gives
 * @CANDOR_DOUBT_KNOWLEDGE: not all ways to use it are known
 *
 * What keeps anybody from saying that a permission is not used.
 */
typedef enum
{
  CANDOR_DOUBT_NO_CODE = 1 << 0,
  CANDOR_DOUBT_PACKED = 1 << 1,
  CANDOR_DOUBT_LOADED = 1 << 2,
  CANDOR_DOUBT_HIDDEN = 1 << 3,
  CANDOR_DOUBT_NATIVE = 1 << 4,
  CANDOR_DOUBT_REFLECTION = 1 << 5,
  CANDOR_DOUBT_DAMAGED = 1 << 6,
  CANDOR_DOUBT_ADDRESS = 1 << 7,
  CANDOR_DOUBT_GROUP = 1 << 8,
  CANDOR_DOUBT_KNOWLEDGE = 1 << 9,
  CANDOR_DOUBT_ALL = (1 << 10) - 1,
} CandorDoubt;

#define CANDOR_TYPE_PERMISSION (candor_permission_get_type ())
G_DECLARE_FINAL_TYPE (CandorPermission, candor_permission, CANDOR, PERMISSION, GObject)

const char *candor_permission_get_name (CandorPermission *self);
/* maxSdkVersion, and 23 for uses-permission-sdk-23 (or minSdkVersion); -1 where not given. */
int candor_permission_get_max_sdk (CandorPermission *self);
int candor_permission_get_since_sdk (CandorPermission *self);
/* usesPermissionFlags has neverForLocation. */
gboolean candor_permission_get_never_for_location (CandorPermission *self);
/* Not written in the manifest but given by Android's rules for old targets. */
gboolean candor_permission_get_implied (CandorPermission *self);
/* Line of the manifest as its binary form records it; 0 where it doesn't. */
guint candor_permission_get_line (CandorPermission *self);
/* (nullable): level, group and categories come from the knowledge; NULL where it doesn't know it. */
const char *candor_permission_get_level (CandorPermission *self);
const char *candor_permission_get_group (CandorPermission *self);
const char *const *candor_permission_get_categories (CandorPermission *self);
CandorUse candor_permission_get_used (CandorPermission *self);
/* Why that is unknown; 0 where it is known. */
CandorDoubt candor_permission_get_doubts (CandorPermission *self);
/* (nullable): the split the element stands in. */
const char *candor_permission_get_split (CandorPermission *self);

#define CANDOR_TYPE_CALL_SITE (candor_call_site_get_type ())
G_DECLARE_FINAL_TYPE (CandorCallSite, candor_call_site, CANDOR, CALL_SITE, GObject)

/* Where the code does it: class in dotted form, method name, dex file. */
const char *candor_call_site_get_class_name (CandorCallSite *self);
const char *candor_call_site_get_method (CandorCallSite *self);
const char *candor_call_site_get_dex (CandorCallSite *self);
/* (nullable): identifier of the SDK whose code this is; NULL with first_party TRUE is the app
 * itself, NULL with FALSE is a library that the knowledge doesn't know. */
const char *candor_call_site_get_sdk (CandorCallSite *self);
gboolean candor_call_site_get_first_party (CandorCallSite *self);
char *candor_call_site_dup_library (CandorCallSite *self);
char *candor_call_site_dup_library_words (CandorCallSite *self, CandorCatalog *catalog);

#define CANDOR_TYPE_API (candor_api_get_type ())
G_DECLARE_FINAL_TYPE (CandorApi, candor_api, CANDOR, API, GObject)

CandorApiKind candor_api_get_kind (CandorApi *self);
/* (nullable): as in #CandorKnownApi. */
const char *candor_api_get_class_name (CandorApi *self);
const char *candor_api_get_member (CandorApi *self);
const char *candor_api_get_category (CandorApi *self);
/* Permissions of which one is needed. */
const char *const *candor_api_get_permissions (CandorApi *self);
/* In wide use for other ends, or called only by plain libraries and SDKs within themselves: counts only
 * beside another sign. */
gboolean candor_api_get_weak (CandorApi *self);
/* (element-type CandorCallSite) (transfer none) */
GListModel *candor_api_get_call_sites (CandorApi *self);
/* "TelephonyManager.getDeviceId", the URI, the key …, for people. */
char *candor_api_dup_title (CandorApi *self);
const char *candor_api_kind_to_string (CandorApiKind kind);

#define CANDOR_TYPE_SDK (candor_sdk_get_type ())
G_DECLARE_FINAL_TYPE (CandorSdk, candor_sdk, CANDOR, SDK, GObject)

const char *candor_sdk_get_id (CandorSdk *self);
const char *candor_sdk_get_name (CandorSdk *self);
const char *candor_sdk_get_vendor (CandorSdk *self); /* (nullable) */
const char *candor_sdk_get_kind (CandorSdk *self);
/* What shows it is there: "class cn.jpush.android.service.PushService", "library libjcore.so". */
const char *const *candor_sdk_get_evidence (CandorSdk *self);
/* (transfer full) (nullable): the first of it, for people. */
char *candor_sdk_dup_first_evidence (CandorSdk *self, CandorCatalog *catalog);
guint candor_sdk_get_class_count (CandorSdk *self);
/* A plain library that hands nothing to anybody and needs no name in a policy. */
gboolean candor_sdk_get_library (CandorSdk *self);

#define CANDOR_TYPE_SIGNER (candor_signer_get_type ())
G_DECLARE_FINAL_TYPE (CandorSigner, candor_signer, CANDOR, SIGNER, GObject)

/* SHA-256 of the certificate, lower-case hexadecimal; its subject as RFC 4514 writes it. */
const char *candor_signer_get_sha256 (CandorSigner *self);
const char *candor_signer_get_subject (CandorSigner *self);
/* "v1", "v2", "v3", "v3.1": the newest scheme it was read from. */
const char *candor_signer_get_scheme (CandorSigner *self);
/* Seconds since 1970. */
gint64 candor_signer_get_not_before (CandorSigner *self);
gint64 candor_signer_get_not_after (CandorSigner *self);
/* The certificate that development tools make for test builds. */
gboolean candor_signer_get_debug (CandorSigner *self);
/* Certificates (SHA-256) this one replaced by proof of rotation, oldest first; mostly empty. */
const char *const *candor_signer_get_lineage (CandorSigner *self);

typedef enum
{
  CANDOR_COMPONENT_ACTIVITY,
  CANDOR_COMPONENT_SERVICE,
  CANDOR_COMPONENT_RECEIVER,
  CANDOR_COMPONENT_PROVIDER,
} CandorComponentKind;

#define CANDOR_TYPE_COMPONENT (candor_component_get_type ())
G_DECLARE_FINAL_TYPE (CandorComponent, candor_component, CANDOR, COMPONENT, GObject)

CandorComponentKind candor_component_get_kind (CandorComponent *self);
const char *candor_component_get_name (CandorComponent *self);
gboolean candor_component_get_exported (CandorComponent *self);
/* (nullable): the permission a caller needs. For a service bound by the system it shows its role
 * (BIND_ACCESSIBILITY_SERVICE, BIND_NOTIFICATION_LISTENER_SERVICE, BIND_VPN_SERVICE, …). */
const char *candor_component_get_permission (CandorComponent *self);
const CandorKnownPermission *candor_component_find_role (CandorComponent *self, CandorKnowledge *knowledge);
/* (nullable): foregroundServiceType flags by name, joined by "|". */
const char *candor_component_get_foreground_types (CandorComponent *self);
/* Actions of its intent filters, sorted, each once. */
const char *const *candor_component_get_actions (CandorComponent *self);
guint candor_component_get_line (CandorComponent *self);
/* (nullable): the split the element stands in. */
const char *candor_component_get_split (CandorComponent *self);

G_END_DECLS
