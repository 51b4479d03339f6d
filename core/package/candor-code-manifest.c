/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-code-private.h"

#include <string.h>

#define MANIFEST_NAME "AndroidManifest.xml"
/* Stands where a call site names a method: the manifest itself says that the class is called. */
#define MANIFEST_METHOD "<manifest>"

/* (transfer full) (element-type guint): which of the wanted APIs are intents. */
static GArray *
candor_code_list_intents (CandorCode *self)
{
  GArray *intents = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->wanted->n_apis; i++)
    if (self->wanted->apis[i].kind == CANDOR_API_INTENT)
      g_array_append_val (intents, i);
  return intents;
}

static void
candor_code_add_action (CandorCode *self, CandorCodeFile *file, const GArray *intents, const char *class_name, const char *action)
{
  for (guint i = 0; i < intents->len; i++)
    {
      guint index = g_array_index (intents, guint, i);
      CandorCodeFinding finding = { { CANDOR_TARGET_API, index }, file->sites->len };
      CandorCodeSite site = { NULL, MANIFEST_METHOD };

      if (g_strcmp0 (self->wanted->apis[index].member, action) != 0)
        continue;
      site.class_name = g_string_chunk_insert_const (file->strings, class_name);
      g_array_append_val (file->sites, site);
      g_array_append_val (file->findings, finding);
    }
}

/**
 * candor_code_add_manifest:
 *
 * An app that lets the system call it with an intent says so in the manifest as well as in code: a
 * receiver of messages needs no line of code that names the action.
 */
void
candor_code_add_manifest (CandorCode *self)
{
  GListModel *components = G_LIST_MODEL (self->package->components);
  CandorCodeFile *file = candor_code_file_new (MANIFEST_NAME);
  g_autoptr (GArray) intents = candor_code_list_intents (self);

  for (guint i = 0; i < g_list_model_get_n_items (components); i++)
    {
      g_autoptr (CandorComponent) component = g_list_model_get_item (components, i);
      const char *const *actions = candor_component_get_actions (component);

      for (gsize j = 0; actions[j] != NULL; j++)
        candor_code_add_action (self, file, intents, component->name, actions[j]);
    }
  g_ptr_array_add (self->files, file);
}
