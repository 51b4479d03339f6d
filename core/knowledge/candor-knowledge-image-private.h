/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "knowledge/candor-knowledge-section-private.h"

G_BEGIN_DECLS

/* Compiled knowledge as records, which are made of a section when it is first asked for: a program needs few of them.
 * Strings point into the bytes, which it keeps. */
typedef struct _CandorKnowledgeImage CandorKnowledgeImage;

/* Of bytes whose frame alone is looked at. */
CandorKnowledgeImage *candor_knowledge_image_new (GBytes *bytes, GError **error);
/* Whether every string, list and record is sound. Without this, asking for what isn't ends the process. */
gboolean candor_knowledge_image_check (CandorKnowledgeImage *self, GError **error);
/* FALSE, with an error that says what is damaged. */
gboolean candor_knowledge_image_fail (GError **error, const char *what);
void candor_knowledge_image_free (CandorKnowledgeImage *self);
GBytes *candor_knowledge_image_get_bytes (CandorKnowledgeImage *self);
const char *candor_knowledge_image_get_version (CandorKnowledgeImage *self);
gconstpointer candor_knowledge_image_get_records (CandorKnowledgeImage *self,
                                                  CandorKnowledgeSectionId id,
                                                  gsize *count);
/* (nullable): that one alone, made when it is first asked for; NULL where there are not so many. */
gconstpointer candor_knowledge_image_get_record (CandorKnowledgeImage *self, CandorKnowledgeSectionId id, gsize index);
/* (nullable): by the first field, by which records are sorted. */
gconstpointer candor_knowledge_image_find_record (CandorKnowledgeImage *self, CandorKnowledgeSectionId id, const char *key);

typedef void (*CandorKnowledgeVisit) (gsize index, const char *text, gpointer user_data);
/* Every text of a field that holds lists, with the record's place, without making a record. */
void candor_knowledge_image_visit (CandorKnowledgeImage *self, CandorKnowledgeSectionId id, const char *field,
                                   CandorKnowledgeVisit visit, gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandorKnowledgeImage, candor_knowledge_image_free)

G_END_DECLS
