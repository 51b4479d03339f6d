/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-knowledge"

#include "config.h"
#include "knowledge/candor-knowledge-compiler-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The package prefixes of all SDKs as a tree laid flat: sorted so that each prefix stands right before
 * those below it, with a way up. The longest prefix of a class is then one binary search and a few
 * steps up away, however many SDKs there are. */

/* A package of one short segment is nobody's alone. */
#define CANDOR_KNOWLEDGE_MIN_SINGLE_SEGMENT 4

typedef struct
{
  const char *prefix;
  guint sdk;   /* place among the SDKs */
  guint above; /* place + 1 of the longest other prefix that this one is below; 0: none */
} CandorKnownSdkPrefix;

static const CandorKnowledgeField candor_knowledge_sdk_prefix_fields[] = {
  { CANDOR_FIELD_DERIVED_STRING, "prefix", G_STRUCT_OFFSET (CandorKnownSdkPrefix, prefix) },
  { CANDOR_FIELD_DERIVED_NUMBER, "sdk", G_STRUCT_OFFSET (CandorKnownSdkPrefix, sdk) },
  { CANDOR_FIELD_DERIVED_NUMBER, "above", G_STRUCT_OFFSET (CandorKnownSdkPrefix, above) },
  { CANDOR_FIELD_END },
};

/* By whole segments: a dot is lower than any other character, so that what is below a prefix follows
 * it at once. */
static int
candor_knowledge_compare_segments (const char *left, const char *right)
{
  guchar a, b;

  while (*left != '\0' && *left == *right)
    {
      left++;
      right++;
    }
  a = *left == '.' ? 1 : (guchar) *left;
  b = *right == '.' ? 1 : (guchar) *right;
  return (int) a - (int) b;
}

static gboolean
candor_knowledge_is_below (const char *name, const char *prefix)
{
  gsize length = strlen (prefix);

  return strncmp (name, prefix, length) == 0 && (name[length] == '\0' || name[length] == '.');
}

static int
candor_knowledge_sdk_prefix_compare (gconstpointer left, gconstpointer right)
{
  const CandorKnownSdkPrefix *a = left, *b = right;
  int order = candor_knowledge_compare_segments (a->prefix, b->prefix);

  return order != 0 ? order : (a->sdk < b->sdk ? -1 : a->sdk > b->sdk);
}

static GArray *
candor_knowledge_collect_prefixes (CandorKnowledgeCompiler *compiler)
{
  GArray *prefixes = g_array_new (FALSE, FALSE, sizeof (CandorKnownSdkPrefix));
  guint count = candor_knowledge_compiler_count_rows (compiler, CANDOR_SECTION_SDKS);

  for (guint i = 0; i < count; i++)
    {
      g_autoptr (GPtrArray) list
          = candor_knowledge_compiler_get_list (compiler, CANDOR_SECTION_SDKS, i, "prefix");
      for (guint j = 0; j < list->len; j++)
        {
          CandorKnownSdkPrefix prefix = { g_ptr_array_index (list, j), i, 0 };
          if (strchr (prefix.prefix, '.') == NULL
              && strlen (prefix.prefix) < CANDOR_KNOWLEDGE_MIN_SINGLE_SEGMENT)
            candor_knowledge_compiler_report (
                compiler, candor_knowledge_compiler_get_node (compiler, CANDOR_SECTION_SDKS, i),
                _("the prefix “%s” is too short to be one SDK’s alone"), prefix.prefix);
          g_array_append_val (prefixes, prefix);
        }
    }
  g_array_sort (prefixes, candor_knowledge_sdk_prefix_compare);
  return prefixes;
}

static void
candor_knowledge_report_shared_prefix (CandorKnowledgeCompiler *compiler, CandorKnownSdkPrefix *first,
                                       CandorKnownSdkPrefix *second)
{
  xmlNode *node = candor_knowledge_compiler_get_node (compiler, CANDOR_SECTION_SDKS, second->sdk);
  xmlNode *other = candor_knowledge_compiler_get_node (compiler, CANDOR_SECTION_SDKS, first->sdk);
  g_autofree char *id = candor_knowledge_node_get_attribute (other, "id");

  candor_knowledge_compiler_report (compiler, node, _("the prefix “%s” belongs to “%s” too (%s:%ld)"),
                                    second->prefix, id, candor_knowledge_node_get_file (other),
                                    candor_knowledge_node_get_line (other));
}

static void
candor_knowledge_sdk_prefixes_finish (CandorKnowledgeCompiler *compiler)
{
  g_autoptr (GArray) prefixes = candor_knowledge_collect_prefixes (compiler);

  for (guint i = 0; i < prefixes->len; i++)
    {
      CandorKnownSdkPrefix *prefix = &g_array_index (prefixes, CandorKnownSdkPrefix, i);
      guint above = i;
      guint32 words[3];

      while (above > 0
             && !candor_knowledge_is_below (
                 prefix->prefix, g_array_index (prefixes, CandorKnownSdkPrefix, above - 1).prefix))
        above = g_array_index (prefixes, CandorKnownSdkPrefix, above - 1).above;
      prefix->above = above;
      if (i > 0 && g_str_equal (prefix->prefix, prefix[-1].prefix))
        candor_knowledge_report_shared_prefix (compiler, prefix - 1, prefix);
      words[0] = candor_knowledge_compiler_intern (compiler, prefix->prefix);
      words[1] = prefix->sdk;
      words[2] = prefix->above;
      candor_knowledge_compiler_add_row (compiler, CANDOR_SECTION_SDK_PREFIXES, words);
    }
}

const CandorKnowledgeSection candor_knowledge_section_sdk_prefixes = {
  .name = N_("SDK prefix"),
  .fields = candor_knowledge_sdk_prefix_fields,
  .n_keys = 1,
  .record_size = sizeof (CandorKnownSdkPrefix),
  .finish = candor_knowledge_sdk_prefixes_finish,
};

/* The place + 1 of the last prefix that isn't after a name, by whole segments. */
static gsize
candor_knowledge_search_prefixes (const CandorKnownSdkPrefix *prefixes, gsize count, const char *name)
{
  gsize low = 0, high = count;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;
      if (candor_knowledge_compare_segments (prefixes[middle].prefix, name) <= 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * candor_knowledge_find_sdk_of_class:
 * @class_name: class in dotted form
 *
 * Whole segments are compared: "com.foo" is no prefix of "com.foobar.Baz".
 *
 * Returns: (transfer none) (nullable): the SDK with the longest prefix of @class_name
 */
const CandorKnownSdk *
candor_knowledge_find_sdk_of_class (CandorKnowledge *self, const char *class_name)
{
  const CandorKnownSdkPrefix *prefixes;
  gsize count, at;

  g_return_val_if_fail (class_name != NULL, NULL);
  prefixes = candor_knowledge_get_records (self, CANDOR_SECTION_SDK_PREFIXES, &count);
  /* A way up always leads to an earlier place; one that doesn't is damage, and the search ends. */
  for (at = candor_knowledge_search_prefixes (prefixes, count, class_name); at > 0;
       at = prefixes[at - 1].above < at ? prefixes[at - 1].above : 0)
    if (candor_knowledge_is_below (class_name, prefixes[at - 1].prefix))
      return candor_knowledge_get_record (self, CANDOR_SECTION_SDKS, prefixes[at - 1].sdk);
  return NULL;
}

gboolean
candor_knowledge_has_sdk_below (CandorKnowledge *self, const char *namespace)
{
  const CandorKnownSdkPrefix *prefixes;
  gsize count, at;

  prefixes = candor_knowledge_get_records (self, CANDOR_SECTION_SDK_PREFIXES, &count);
  at = candor_knowledge_search_prefixes (prefixes, count, namespace);
  /* What is below a name follows it at once; what is last not after it may be the name itself. */
  return (at > 0 && candor_knowledge_is_below (prefixes[at - 1].prefix, namespace))
         || (at < count && candor_knowledge_is_below (prefixes[at].prefix, namespace));
}
