/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-knowledge"

#include "config.h"
#include "knowledge/candor-knowledge-section-private.h"

static const CandorKnowledgeSection *const candor_knowledge_sections[] = {
  [CANDOR_SECTION_SOURCES] = &candor_knowledge_section_sources,
  [CANDOR_SECTION_CATEGORIES] = &candor_knowledge_section_categories,
  [CANDOR_SECTION_PERMISSIONS] = &candor_knowledge_section_permissions,
  [CANDOR_SECTION_APIS] = &candor_knowledge_section_apis,
  [CANDOR_SECTION_SDKS] = &candor_knowledge_section_sdks,
  [CANDOR_SECTION_SDK_PREFIXES] = &candor_knowledge_section_sdk_prefixes,
  [CANDOR_SECTION_PACKERS] = &candor_knowledge_section_packers,
  [CANDOR_SECTION_TERMS_EN] = &candor_knowledge_section_terms_en,
  [CANDOR_SECTION_TERMS_ZH] = &candor_knowledge_section_terms_zh,
  [CANDOR_SECTION_WORDS_EN] = &candor_knowledge_section_words_en,
  [CANDOR_SECTION_WORDS_ZH] = &candor_knowledge_section_words_zh,
  [CANDOR_SECTION_MODELS_EN] = &candor_knowledge_section_models_en,
  [CANDOR_SECTION_MODELS_ZH] = &candor_knowledge_section_models_zh,
  [CANDOR_SECTION_BLIND_SPOTS] = &candor_knowledge_section_blind_spots,
  [CANDOR_SECTION_PLATFORM_CLASSES] = &candor_knowledge_section_platform_classes,
  [CANDOR_SECTION_PLATFORM_PACKAGES] = &candor_knowledge_section_platform_packages,
  [CANDOR_SECTION_REGULATIONS] = &candor_knowledge_section_regulations,
  [CANDOR_SECTION_RULES] = &candor_knowledge_section_rules,
  [CANDOR_SECTION_APP_TYPES] = &candor_knowledge_section_app_types,
  [CANDOR_SECTION_FINDINGS] = &candor_knowledge_section_findings,
  [CANDOR_SECTION_TOPICS] = &candor_knowledge_section_topics,
  [CANDOR_SECTION_CHECKS] = &candor_knowledge_section_checks,
};
G_STATIC_ASSERT (G_N_ELEMENTS (candor_knowledge_sections) == CANDOR_SECTION_COUNT);

const CandorKnowledgeSection *
candor_knowledge_get_section (CandorKnowledgeSectionId id)
{
  return candor_knowledge_sections[id];
}

guint
candor_knowledge_section_count_fields (const CandorKnowledgeSection *section)
{
  guint count = 0;

  while (section->fields[count].kind != CANDOR_FIELD_END)
    count++;
  return count;
}
