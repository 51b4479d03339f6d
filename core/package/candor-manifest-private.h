/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "package/candor-manifest.h"
#include "package/candor-package-private.h"

/* Resource ids of the attributes' names: AOSP frameworks/base, core/res/res/values/public-final.xml. */
enum
{
  CANDOR_ATTRIBUTE_LABEL = 0x01010001,
  CANDOR_ATTRIBUTE_NAME = 0x01010003,
  CANDOR_ATTRIBUTE_PERMISSION = 0x01010006,
  CANDOR_ATTRIBUTE_READ_PERMISSION = 0x01010007,
  CANDOR_ATTRIBUTE_DEBUGGABLE = 0x0101000f,
  CANDOR_ATTRIBUTE_EXPORTED = 0x01010010,
  CANDOR_ATTRIBUTE_MIN_SDK_VERSION = 0x0101020c,
  CANDOR_ATTRIBUTE_VERSION_CODE = 0x0101021b,
  CANDOR_ATTRIBUTE_VERSION_NAME = 0x0101021c,
  CANDOR_ATTRIBUTE_TARGET_SDK_VERSION = 0x01010270,
  CANDOR_ATTRIBUTE_MAX_SDK_VERSION = 0x01010271,
  CANDOR_ATTRIBUTE_ALLOW_BACKUP = 0x01010280,
  CANDOR_ATTRIBUTE_USES_CLEARTEXT_TRAFFIC = 0x010104ec,
  CANDOR_ATTRIBUTE_VERSION_CODE_MAJOR = 0x01010576,
  CANDOR_ATTRIBUTE_FOREGROUND_SERVICE_TYPE = 0x01010599,
  CANDOR_ATTRIBUTE_USES_PERMISSION_FLAGS = 0x01010644,
};

/* What an element is, by its name and by what it stands in. */
typedef enum
{
  CANDOR_ELEMENT_OTHER,
  CANDOR_ELEMENT_DOCUMENT,
  CANDOR_ELEMENT_MANIFEST,
  CANDOR_ELEMENT_QUERIES,
  CANDOR_ELEMENT_APPLICATION,
  CANDOR_ELEMENT_COMPONENT,
  CANDOR_ELEMENT_FILTER,
} CandorElementKind;

/* Elements that matter stand no deeper. */
#define CANDOR_MANIFEST_DEPTH 8

/* A component whose defaults are not settled yet. */
typedef struct
{
  CandorComponent *component;
  gboolean says_exported;
  gboolean has_filter;
  gboolean launched; /* stands in the launcher */
  CandorValue label;
} CandorDraft;

struct _CandorManifest
{
  CandorPackage *package;
  CandorResources *resources;
  const char *split;
  CandorElementKind path[CANDOR_MANIFEST_DEPTH];
  guint depth;
  guint tricks; /* a bit for each CandorTrick that was told of */
  gboolean has_application; /* of this manifest */
  int effective_target;

  CandorValue label;
  GStringChunk *texts; /* of labels, which outlive their element */
  char *permission;    /* of the application, for components that name none */
  int cleartext;       /* -1: not said */
  int backup;

  GHashTable *permissions; /* name to CandorPermission */
  GPtrArray *declared;
  GPtrArray *features;
  GPtrArray *queries;

  GArray *drafts; /* of CandorDraft */
  GPtrArray *actions;
  gboolean main_action;
  gboolean launcher_category;
};

/* Attributes, by the resource id of their name. */
const CandorAttribute *candor_element_find (const CandorElement *element, guint32 resource);
/* (transfer full) (nullable): the attribute as text; references are followed. */
char *candor_manifest_dup_text (CandorManifest *self, const CandorElement *element, guint32 resource);
gboolean candor_manifest_get_number (CandorManifest *self, const CandorElement *element, guint32 resource, guint32 *number);
gboolean candor_manifest_get_flag (CandorManifest *self, const CandorElement *element, guint32 resource, gboolean otherwise);
/* Keeps the label's value until all resources are there. */
void candor_manifest_get_label (CandorManifest *self, const CandorElement *element, CandorValue *label);
/* Class names as Android completes them: ".Main" and "Main" stand in the package. */
char *candor_manifest_dup_class (CandorManifest *self, const CandorElement *element, guint32 resource);

void candor_manifest_add_permission (CandorManifest *self, const CandorElement *element, int since_sdk);
void candor_manifest_end_permissions (CandorManifest *self, CandorKnowledge *knowledge);

void candor_manifest_start_component (CandorManifest *self, const CandorElement *element, CandorComponentKind kind);
void candor_manifest_start_filter (CandorManifest *self);
void candor_manifest_add_action (CandorManifest *self, const CandorElement *element);
void candor_manifest_add_category (CandorManifest *self, const CandorElement *element);
void candor_manifest_end_filter (CandorManifest *self);
void candor_manifest_end_component (CandorManifest *self);
void candor_manifest_end_components (CandorManifest *self);

/* Sorts, drops repeats, and hands over as an array that ends with NULL. */
char **candor_manifest_take_names (GPtrArray **names);
