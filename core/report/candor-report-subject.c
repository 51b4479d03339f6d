/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include <string.h>

#include "report/candor-report-private.h"
#include "report/candor-report-text.h"

static const char *
candor_report_choose (CandorCatalog *catalog, const char *english, const char *chinese)
{
  return candor_catalog_is_chinese (catalog) && chinese != NULL ? chinese : english;
}

char *
candor_report_dup_subject (CandorKnowledge *knowledge, CandorFinding *finding, CandorCatalog *catalog)
{
  const char *category = candor_finding_get_category (finding);
  const char *colon = strchr (candor_finding_get_id (finding), ':');
  const char *subject = colon != NULL ? colon + 1 : candor_finding_get_id (finding), *name;
  const CandorKnownTopic *topic;
  const CandorKnownSdk *sdk;

  switch (candor_finding_get_kind (finding))
    {
    case CANDOR_FINDING_UNUSUAL_BUILD:
      return NULL;
    case CANDOR_FINDING_UNUSED:
      return g_strdup (candor_text_shorten_permission (subject));
    case CANDOR_FINDING_POLICY_GAP:
      topic = candor_knowledge_find_topic (knowledge, subject);
      return g_strdup (topic != NULL ? candor_report_choose (catalog, topic->name_en, topic->name_zh) : subject);
    default:
      break;
    }
  if (category != NULL)
    {
      name = candor_knowledge_get_category_name (knowledge, category, candor_catalog_get_locale (catalog));
      return g_strdup (name != NULL ? name : category);
    }
  sdk = candor_knowledge_find_sdk (knowledge, subject);
  return g_strdup (sdk != NULL ? candor_report_choose (catalog, sdk->name, sdk->name_zh) : subject);
}
