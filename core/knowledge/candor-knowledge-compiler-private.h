/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "knowledge/candor-knowledge-node-private.h"
#include "knowledge/candor-knowledge-section-private.h"

G_BEGIN_DECLS

/* The compiler: validated documents to the one GVariant. */

/* roots: (element-type xmlNode), of valid documents; problems: (element-type CandorKnowledgeProblem), added
 * to. Returns the compiled bytes, or NULL if there are problems. */
GBytes *candor_knowledge_compile (GPtrArray *roots, GPtrArray *problems);

/* For check functions: of the entry at hand. */
void candor_knowledge_compiler_report (CandorKnowledgeCompiler *self,
                                       xmlNode *node,
                                       const char *format,
                                       ...) G_GNUC_PRINTF (3, 4);
/* The entry of a section with this key, or NULL. */
xmlNode *candor_knowledge_compiler_find (CandorKnowledgeCompiler *self,
                                         CandorKnowledgeSectionId id,
                                         const char *key);
void candor_knowledge_compiler_set_list (CandorKnowledgeCompiler *self,
                                         const char *field,
                                         const char *const *strings);

/* Whether a section has an entry with this key. */
gboolean candor_knowledge_compiler_has_key (CandorKnowledgeCompiler *self, const char *section, const char *key);
/* Adds a list to the section at hand; the word that stands for it, 0 for the empty one. */
guint32 candor_knowledge_compiler_add_list (CandorKnowledgeCompiler *self, const char *const *strings);
guint32 candor_knowledge_encode_field (CandorKnowledgeCompiler *self,
                                       xmlNode *node,
                                       const CandorKnowledgeField *field);

/* For finish functions: rows in their final order. */
guint candor_knowledge_compiler_count_rows (CandorKnowledgeCompiler *self, CandorKnowledgeSectionId id);
/* (transfer container): the strings of a list field. */
GPtrArray *candor_knowledge_compiler_get_list (CandorKnowledgeCompiler *self,
                                               CandorKnowledgeSectionId id,
                                               guint row,
                                               const char *field);
xmlNode *candor_knowledge_compiler_get_node (CandorKnowledgeCompiler *self,
                                             CandorKnowledgeSectionId id,
                                             guint row);
guint32 candor_knowledge_compiler_intern (CandorKnowledgeCompiler *self, const char *string);
/* words: one a field. Derived rows keep the order in which they are added. */
void candor_knowledge_compiler_add_row (CandorKnowledgeCompiler *self,
                                        CandorKnowledgeSectionId id,
                                        const guint32 *words);

G_END_DECLS
