/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-knowledge"

#include "config.h"
#include "knowledge/candor-knowledge-section-private.h"

#include <glib/gi18n-lib.h>

static const CandorKnowledgeField candor_knowledge_source_fields[] = {
  { CANDOR_FIELD_STRING, "id", G_STRUCT_OFFSET (CandorKnownSource, id) },
  { CANDOR_FIELD_STRING, "name", G_STRUCT_OFFSET (CandorKnownSource, name) },
  { CANDOR_FIELD_STRING, "license", G_STRUCT_OFFSET (CandorKnownSource, license) },
  { CANDOR_FIELD_OPTIONAL, "url", G_STRUCT_OFFSET (CandorKnownSource, url) },
  { CANDOR_FIELD_TEXT, "note", G_STRUCT_OFFSET (CandorKnownSource, note) },
  { CANDOR_FIELD_END },
};

const CandorKnowledgeSection candor_knowledge_section_sources = {
  .name = N_("source"),
  .element = "source",
  .fields = candor_knowledge_source_fields,
  .n_keys = 1,
  .record_size = sizeof (CandorKnownSource),
};

/**
 * candor_knowledge_get_sources:
 * @count: (out): how many
 *
 * Returns: (transfer none): where the knowledge comes from, with licences, sorted by identifier
 */
const CandorKnownSource *
candor_knowledge_get_sources (CandorKnowledge *self, gsize *count)
{
  return candor_knowledge_get_records (self, CANDOR_SECTION_SOURCES, count);
}
