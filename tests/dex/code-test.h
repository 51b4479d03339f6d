/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dex-builder.h"
#include "package/candor-package.h"

G_BEGIN_DECLS

/* Knowledge of a few entries: what ships of the platform, and @entries, XML elements such as <api/>. */
CandorKnowledge *code_test_knowledge_new (const char *entries);

/* An APK of a manifest and files: pairs of a name and a text, a description for
 * dex_build() where the name is that of a dex file, else text. */
GBytes *code_test_build (const char *manifest, const char *const *files);
/* Files of a package besides its manifest, by pairs of name and contents: a description for
 * dex_build() where the name is that of a dex file, else text. */
CandorPackage *code_test_read (CandorKnowledge *knowledge, const char *manifest, const char *const *files);

/* A set of a base and a split. */
CandorPackage *code_test_read_set (CandorKnowledge *knowledge, GBytes *base, const char *name, GBytes *split);

/* "kind member category: class.method (owner) …", a line each; the owner is "own", an SDK or "?". */
char *code_test_dump_apis (CandorPackage *package);
/* "id n_classes: evidence; …", a line each. */
char *code_test_dump_sdks (CandorPackage *package);
char *code_test_dump_warnings (CandorPackage *package);

G_END_DECLS
