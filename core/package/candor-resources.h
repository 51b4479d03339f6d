/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "package/candor-container.h"
#include "package/candor-element.h"

G_BEGIN_DECLS

typedef struct _CandorResources CandorResources;

/**
 * CandorResources:
 *
 * The resources of a package: the tables of its base and of its splits, asked as one. A table is
 * only looked at when something is asked of it.
 */

/* @warnings: (element-type CandorNote): gets a note for each table that can't be read; must outlive
 * the resources. */
CandorResources *candor_resources_new (GPtrArray *warnings);
void candor_resources_free (CandorResources *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandorResources, candor_resources_free)

/* Adds the compiled table of an APK, if there is one. */
void candor_resources_add_container (CandorResources *self, CandorContainer *container);

/* The string, or a number as text, that @id leads to in the language of @locale ("zh-CN"; NULL for
 * the default): (transfer full) (nullable). References are followed. */
char *candor_resources_dup_text (CandorResources *self, guint32 id, const char *locale);
/* The number that @id leads to. */
gboolean candor_resources_get_number (CandorResources *self, guint32 id, guint32 *number);
/* (transfer floating): a{ss}, every locale that has a text of its own for @id, sorted. */
GVariant *candor_resources_get_texts (CandorResources *self, guint32 id);

G_END_DECLS
