/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-knowledge"

#include "config.h"
#include "knowledge/candor-knowledge-section-private.h"

#include <glib/gi18n-lib.h>

#include <string.h>

static const CandorKnowledgeField candor_knowledge_packer_fields[] = {
  { CANDOR_FIELD_STRING, "id", G_STRUCT_OFFSET (CandorKnownPacker, id) },
  { CANDOR_FIELD_STRING, "name", G_STRUCT_OFFSET (CandorKnownPacker, name) },
  { CANDOR_FIELD_OPTIONAL, "name-zh", G_STRUCT_OFFSET (CandorKnownPacker, name_zh) },
  { CANDOR_FIELD_FLAG, "hides-code", G_STRUCT_OFFSET (CandorKnownPacker, hides_code) },
  { CANDOR_FIELD_LIST, "native", G_STRUCT_OFFSET (CandorKnownPacker, native_libraries) },
  { CANDOR_FIELD_LIST, "asset", G_STRUCT_OFFSET (CandorKnownPacker, assets) },
  { CANDOR_FIELD_LIST, "class", G_STRUCT_OFFSET (CandorKnownPacker, classes) },
  { CANDOR_FIELD_SOURCES, "source", G_STRUCT_OFFSET (CandorKnownPacker, source), "source" },
  { CANDOR_FIELD_END },
};

const CandorKnowledgeSection candor_knowledge_section_packers = {
  .name = N_("packer"),
  .element = "packer",
  .fields = candor_knowledge_packer_fields,
  .n_keys = 1,
  .record_size = sizeof (CandorKnownPacker),
};

/**
 * candor_knowledge_get_packers:
 * @count: (out): how many
 *
 * Returns: (transfer none): all packers and protectors, sorted by identifier
 */
const CandorKnownPacker *
candor_knowledge_get_packers (CandorKnowledge *self, gsize *count)
{
  return candor_knowledge_get_records (self, CANDOR_SECTION_PACKERS, count);
}

/* A package has thousands of files and nearly none is a sign: the first letter tells most apart. */
static gboolean
candor_knowledge_matches_any (const char *const *patterns, const char *name)
{
  for (; *patterns != NULL; patterns++)
    if ((**patterns == *name || **patterns == '*') && g_pattern_match_simple (*patterns, name))
      return TRUE;
  return FALSE;
}

/**
 * candor_knowledge_find_packer_of_file:
 * @path: path inside the package: "lib/arm64-v8a/libjiagu.so", "assets/ijiami.dat"
 *
 * Returns: (transfer none) (nullable): the packer whose sign it is
 */
const CandorKnownPacker *
candor_knowledge_find_packer_of_file (CandorKnowledge *self, const char *path)
{
  gboolean native = g_str_has_prefix (path, "lib/");
  const CandorKnownPacker *packers;
  const char *name;
  gsize count;

  if (!native && !g_str_has_prefix (path, "assets/"))
    return NULL;
  name = native ? strrchr (path, '/') + 1 : path + strlen ("assets/");
  packers = candor_knowledge_get_packers (self, &count);
  for (gsize i = 0; i < count; i++)
    if (candor_knowledge_matches_any (native ? packers[i].native_libraries : packers[i].assets, name))
      return &packers[i];
  return NULL;
}

/**
 * candor_knowledge_find_packer_of_class:
 * @class_name: class in dotted form
 *
 * Returns: (transfer none) (nullable): the packer whose class it is
 */
const CandorKnownPacker *
candor_knowledge_find_packer_of_class (CandorKnowledge *self, const char *class_name)
{
  const CandorKnownPacker *packers;
  gsize count;

  packers = candor_knowledge_get_packers (self, &count);
  for (gsize i = 0; i < count; i++)
    for (const char *const *prefix = packers[i].classes; *prefix != NULL; prefix++)
      {
        gsize length;

        /* Nearly no class is a packer's, and two letters tell most apart. */
        if (class_name[0] != (*prefix)[0] || class_name[1] != (*prefix)[1])
          continue;
        length = strlen (*prefix);
        if (strncmp (class_name, *prefix, length) == 0
            && (class_name[length] == '\0' || class_name[length] == '.'))
          return &packers[i];
      }
  return NULL;
}
