/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "knowledge/candor-knowledge.h"

G_BEGIN_DECLS

/* Makes knowledge of XML. additions: (nullable). */
typedef CandorKnowledge *(*CandorKnowledgeParser) (const char *folder, const char *additions, GError **error);

/* As candor_knowledge_load(). parse: (nullable): NULL where nothing can be parsed. */
CandorKnowledge *candor_knowledge_load_with (const char *path, CandorKnowledgeParser parse, GError **error);

G_END_DECLS
