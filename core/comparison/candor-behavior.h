/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "knowledge/candor-knowledge.h"
#include "package/candor-package.h"

G_BEGIN_DECLS

/**
 * CandorBehavior:
 * @category: the category the package can touch
 * @permissions: (element-type guint): indexes of the permissions that open it
 * @apis: (element-type guint): indexes of what the code calls or reads to get it
 * @evident: whether any of @apis is for nothing else; the others are in wide use for other ends as well
 * @sdks: (element-type guint): indexes of the SDKs whose code evidently does so
 * @roles: (element-type guint): indexes of the components that the system alone may call, each for a role that people
 *   give to an app: notification access, accessibility service, VPN, input method
 * @own_code: code known to be the app's own evidently does so
 *
 * A category the package can touch, with the evidence.
 */
typedef struct
{
  const char *category;
  GArray *permissions;
  GArray *apis;
  gboolean evident;
  GArray *sdks;
  GArray *roles;
  gboolean own_code;
} CandorBehavior;

GPtrArray *candor_behaviors_gather (CandorPackage *package, CandorKnowledge *knowledge);
guint candor_behavior_count_call_sites (CandorBehavior *self, CandorPackage *package);

G_END_DECLS
