/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include "config.h"
#include "report/candor-report-private.h"

const char *
candor_report_get_permission_label (const CandorKnownPermission *known, CandorCatalog *catalog)
{
  return candor_catalog_is_chinese (catalog) && known->label_zh != NULL ? known->label_zh : known->label_en;
}

void
candor_report_build_notes (CandorJson *json, const char *key, GPtrArray *notes,
                           CandorKnowledge *knowledge, CandorCatalog *catalog)
{
  candor_json_begin_array (json, key);
  for (guint i = 0; i < notes->len; i++)
    {
      g_autofree char *text = candor_knowledge_format_note (knowledge, g_ptr_array_index (notes, i), catalog);
      candor_json_add_string (json, NULL, text);
    }
  candor_json_end_array (json);
}

void
candor_report_build_origin (CandorJson *json, CandorKnowledge *knowledge, CandorCatalog *catalog)
{
  candor_json_begin_object (json, "candor");
  candor_json_add_string (json, "version", CANDOR_VERSION);
  candor_json_add_string (json, "knowledge_version", candor_knowledge_get_version (knowledge));
  candor_json_add_string (json, "knowledge_sha256", candor_knowledge_get_sha256 (knowledge));
  candor_json_add_string (json, "locale", candor_catalog_get_locale (catalog));
  candor_json_end_object (json);
}

void
candor_report_build_fetched (CandorJson *json, CandorDocument *document)
{
  CandorOrigin *origin = candor_document_get_origin (document);
  g_autofree char *time = NULL;

  if (origin == NULL)
    return;
  time = g_date_time_format_iso8601 (candor_origin_get_time (origin));
  candor_json_begin_object (json, "fetched");
  candor_json_add_string (json, "address", candor_origin_get_address (origin));
  candor_json_add_string (json, "final_address", candor_origin_get_final_address (origin));
  candor_json_add_string (json, "media_type", candor_origin_get_media_type (origin));
  candor_json_add_string (json, "time", time);
  candor_json_end_object (json);
}
