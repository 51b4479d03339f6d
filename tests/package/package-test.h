/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "package-builder.h"
#include "package/candor-package.h"

/* The knowledge that the build made. */
CandorKnowledge *test_knowledge_load (void);

/* Reads a package that has a manifest and, where @table is not NULL, a resource table. */
CandorPackage *test_package_read (CandorKnowledge *knowledge, GBytes *manifest, GBytes *table, GError **error);

/* One line a fact, for comparing with what a case expects. */
char *test_package_dump (CandorPackage *package);

/* Warnings in English, one a line. */
char *test_package_dump_warnings (CandorPackage *package);
