/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "knowledge/candor-knowledge.h"
#include "package/candor-package.h"
#include "policy/candor-policy.h"

G_BEGIN_DECLS

/**
 * candor_app_type_suggest:
 * @policy: (nullable): what it says of the app
 * @package: (nullable): what it calls itself, and the permissions that speak for a type
 * @cues: (out) (optional) (transfer full): the words that led to it, joined for people
 *
 * Which type of 《常见类型移动互联网应用程序必要个人信息范围规定》 (2021) an app seems to be of, by the knowledge's
 * cues. It is for a person to confirm: no finding rests on it.
 *
 * Returns: (nullable): none where nothing, or two alike, speak for one
 */
const CandorKnownAppType *candor_app_type_suggest (CandorPolicy *policy, CandorPackage *package,
                                                   CandorKnowledge *knowledge, char **cues);

G_END_DECLS
