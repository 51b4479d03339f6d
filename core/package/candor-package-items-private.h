/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "package/candor-package-items.h"

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
  GListStore *call_sites;
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
};

struct _CandorComponent
{
  GObject parent_instance;
  CandorComponentKind kind;
  char *name;
  gboolean exported;
  char *permission;
  char *foreground_types;
  guint line;
};
