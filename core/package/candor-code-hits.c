/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-code-scan-private.h"

static int
candor_code_hit_compare (gconstpointer a, gconstpointer b)
{
  const CandorCodeHit *left = a, *right = b;

  if (left->class_type != right->class_type)
    return left->class_type < right->class_type ? -1 : 1;
  if (left->method_name != right->method_name)
    return left->method_name < right->method_name ? -1 : 1;
  if (left->kind != right->kind)
    return left->kind < right->kind ? -1 : 1;
  return (left->value > right->value) - (left->value < right->value);
}

const char *
candor_code_scan_keep (CandorCodeScan *self, char *text)
{
  const char *kept = g_string_chunk_insert_const (self->file->strings, text);

  g_free (text);
  return kept;
}

static void
candor_code_scan_add_site (CandorCodeScan *self, const CandorCodeHit *hit, const CandorCodeHit *last)
{
  const char *descriptor = candor_dex_get_type (self->dex, hit->class_type);
  const char *method = "<init>";
  CandorCodeSite site = { NULL };

  if (hit->method_name != CANDOR_DEX_NO_INDEX)
    method = candor_dex_get_string (self->dex, hit->method_name);
  /* Places of a class follow one another. */
  if (last != NULL && last->class_type == hit->class_type)
    site.class_name = g_array_index (self->file->sites, CandorCodeSite, self->file->sites->len - 1).class_name;
  else
    site.class_name = candor_code_scan_keep (self, candor_dex_dup_class_name (descriptor != NULL ? descriptor : ""));
  site.method = candor_code_scan_keep (self, candor_dex_dup_text (method != NULL ? method : ""));
  g_array_append_val (self->file->sites, site);
}

/* Names the method of a question; the file that answers it may be another. */
static void
candor_code_scan_add_question (CandorCodeScan *self, const CandorCodeHit *hit, guint site)
{
  CandorDexMemberId id;
  CandorCodeQuestion question = { .callback = hit->kind == CANDOR_MARK_CALLBACK, .site = site };
  const char *type, *name;
  char *descriptor;

  if (!candor_dex_get_method (self->dex, hit->value, &id))
    return;
  type = candor_dex_get_type (self->dex, id.class_idx);
  name = candor_dex_get_string (self->dex, id.name_idx);
  descriptor = candor_dex_dup_proto (self->dex, id.kind_idx);
  if (type == NULL || name == NULL || descriptor == NULL)
    {
      g_free (descriptor);
      return;
    }
  question.type = candor_code_hash (type);
  question.name = g_string_chunk_insert_const (self->file->strings, name);
  question.descriptor = candor_code_scan_keep (self, descriptor);
  g_array_append_val (self->file->questions, question);
}

/**
 * candor_code_scan_finish:
 *
 * Turns the hits into what the file's result holds: each once, by name.
 */
void
candor_code_scan_finish (CandorCodeScan *self)
{
  const CandorCodeHit *last = NULL;

  g_array_sort (self->hits, candor_code_hit_compare);
  for (guint i = 0; i < self->hits->len; i++)
    {
      const CandorCodeHit *hit = &g_array_index (self->hits, CandorCodeHit, i);
      CandorCodeFinding finding;

      if (last != NULL && candor_code_hit_compare (last, hit) == 0)
        continue;
      if (last == NULL || last->class_type != hit->class_type || last->method_name != hit->method_name)
        candor_code_scan_add_site (self, hit, last);
      last = hit;
      if (hit->kind == CANDOR_MARK_QUESTION || hit->kind == CANDOR_MARK_CALLBACK)
        {
          candor_code_scan_add_question (self, hit, self->file->sites->len - 1);
          continue;
        }
      finding.target.kind = hit->kind == CANDOR_MARK_API ? CANDOR_TARGET_API : CANDOR_TARGET_BLIND_SPOT;
      finding.target.index = hit->value;
      finding.site = self->file->sites->len - 1;
      g_array_append_val (self->file->findings, finding);
    }
}
