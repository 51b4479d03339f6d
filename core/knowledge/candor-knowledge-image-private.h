/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "knowledge/candor-knowledge-section-private.h"

G_BEGIN_DECLS

/* Compiled knowledge, checked, as records. Strings point into the bytes, which it keeps. */
typedef struct _CandorKnowledgeImage CandorKnowledgeImage;

/* checked: whether somebody who is trusted found already that every string is text. */
CandorKnowledgeImage *candor_knowledge_image_new (GBytes *bytes, gboolean checked, GError **error);
void candor_knowledge_image_free (CandorKnowledgeImage *self);
GBytes *candor_knowledge_image_get_bytes (CandorKnowledgeImage *self);
const char *candor_knowledge_image_get_version (CandorKnowledgeImage *self);
gconstpointer candor_knowledge_image_get_records (CandorKnowledgeImage *self,
                                                  CandorKnowledgeSectionId id,
                                                  gsize *count);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandorKnowledgeImage, candor_knowledge_image_free)

G_END_DECLS
