/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-knowledge"

#include "config.h"
#include "knowledge/candor-knowledge-compiler-private.h"
#include "knowledge/candor-knowledge-node-private.h"
#include "knowledge/candor-knowledge-section-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The words of policies: a <lexicon xml:lang="…"> holds <term>s and <words>, one section each and
 * language; a <models xml:lang="…"> holds the linear
 * <model>s that were learned about them. What they mean is said in
 * data/knowledge/lexicon.rng. */

typedef struct
{
  const char *role;
  const char *const *words;
} CandorKnownWords;

static const CandorKnowledgeField candor_knowledge_term_fields[] = {
  { CANDOR_FIELD_STRING, "text", G_STRUCT_OFFSET (CandorKnownTerm, text) },
  { CANDOR_FIELD_STRING, "category", G_STRUCT_OFFSET (CandorKnownTerm, category), "category" },
  { CANDOR_FIELD_FLAG, "weak", G_STRUCT_OFFSET (CandorKnownTerm, weak) },
  { CANDOR_FIELD_FLAG, "permission", G_STRUCT_OFFSET (CandorKnownTerm, permission) },
  { CANDOR_FIELD_FLAG, "plural", G_STRUCT_OFFSET (CandorKnownTerm, plural) },
  { CANDOR_FIELD_LIST, "not-before", G_STRUCT_OFFSET (CandorKnownTerm, not_before) },
  { CANDOR_FIELD_LIST, "not-after", G_STRUCT_OFFSET (CandorKnownTerm, not_after) },
  { CANDOR_FIELD_SOURCES, "source", G_STRUCT_OFFSET (CandorKnownTerm, source), "source" },
  { CANDOR_FIELD_END },
};

static const CandorKnowledgeField candor_knowledge_words_fields[] = {
  { CANDOR_FIELD_STRING, "role", G_STRUCT_OFFSET (CandorKnownWords, role) },
  { CANDOR_FIELD_LIST, "word", G_STRUCT_OFFSET (CandorKnownWords, words) },
  { CANDOR_FIELD_END },
};

static const CandorKnowledgeField candor_knowledge_model_fields[] = {
  { CANDOR_FIELD_STRING, "name", G_STRUCT_OFFSET (CandorKnownModel, name) },
  { CANDOR_FIELD_TEXT, "features", G_STRUCT_OFFSET (CandorKnownModel, weights) },
  { CANDOR_FIELD_END },
};

/* Every line ends with a number. */
static void
candor_knowledge_model_check (CandorKnowledgeCompiler *compiler, xmlNode *node)
{
  xmlNode *child = candor_knowledge_node_get_first (node);
  g_autofree char *text = child ? candor_knowledge_node_get_text (child) : NULL;
  g_auto (GStrv) lines = g_strsplit (text ? text : "", "\n", -1);

  for (char **line = lines; *line; line++)
    {
      const char *blank = strrchr (g_strstrip (*line), ' ');
      char *end = NULL;

      if (blank)
        g_ascii_strtod (blank + 1, &end);
      /* candor_known_model_parse() knows no exponents. */
      if (!blank || end == blank + 1 || *end != '\0' || strspn (blank + 1, "-.0123456789") != strlen (blank + 1))
        candor_knowledge_compiler_report (compiler, node, _("“%s” is no feature with its weight behind it"), *line);
    }
}

const CandorKnowledgeSection candor_knowledge_section_terms_en = {
  .name = N_("English term"),
  .element = "term",
  .container = "lexicon",
  .language = "en",
  .fields = candor_knowledge_term_fields,
  .n_keys = 2,
  .record_size = sizeof (CandorKnownTerm),
};

const CandorKnowledgeSection candor_knowledge_section_terms_zh = {
  .name = N_("Chinese term"),
  .element = "term",
  .container = "lexicon",
  .language = "zh",
  .fields = candor_knowledge_term_fields,
  .n_keys = 2,
  .record_size = sizeof (CandorKnownTerm),
};

const CandorKnowledgeSection candor_knowledge_section_words_en = {
  .name = N_("English word list"),
  .element = "words",
  .container = "lexicon",
  .language = "en",
  .fields = candor_knowledge_words_fields,
  .n_keys = 1,
  .record_size = sizeof (CandorKnownWords),
};

const CandorKnowledgeSection candor_knowledge_section_words_zh = {
  .name = N_("Chinese word list"),
  .element = "words",
  .container = "lexicon",
  .language = "zh",
  .fields = candor_knowledge_words_fields,
  .n_keys = 1,
  .record_size = sizeof (CandorKnownWords),
};

const CandorKnowledgeSection candor_knowledge_section_models_en = {
  .name = N_("English model"),
  .element = "model",
  .container = "models",
  .language = "en",
  .fields = candor_knowledge_model_fields,
  .check = candor_knowledge_model_check,
  .n_keys = 1,
  .record_size = sizeof (CandorKnownModel),
};

const CandorKnowledgeSection candor_knowledge_section_models_zh = {
  .name = N_("Chinese model"),
  .element = "model",
  .container = "models",
  .language = "zh",
  .fields = candor_knowledge_model_fields,
  .check = candor_knowledge_model_check,
  .n_keys = 1,
  .record_size = sizeof (CandorKnownModel),
};

/**
 * candor_knowledge_get_terms:
 * @language: "en" or "zh"
 * @count: (out): how many
 *
 * Returns: (transfer none): terms, sorted by text and category
 */
const CandorKnownTerm *
candor_knowledge_get_terms (CandorKnowledge *self, const char *language, gsize *count)
{
  gboolean chinese = g_strcmp0 (language, "zh") == 0;

  return candor_knowledge_get_records (self, chinese ? CANDOR_SECTION_TERMS_ZH : CANDOR_SECTION_TERMS_EN,
                                       count);
}

/**
 * candor_knowledge_get_words:
 * @language: "en" or "zh"
 * @role: what the words do in a sentence, "verb-collect"
 *
 * Returns: (transfer none) (array zero-terminated=1): the words in the order of the XML; empty where
 *   the language has none in this role
 */
const char *const *
candor_knowledge_get_words (CandorKnowledge *self, const char *language, const char *role)
{
  static const char *const none[] = { NULL };
  gboolean chinese = g_strcmp0 (language, "zh") == 0;
  const CandorKnownWords *found = candor_knowledge_find_record (
      self, chinese ? CANDOR_SECTION_WORDS_ZH : CANDOR_SECTION_WORDS_EN, role);

  return found != NULL ? found->words : none;
}

/**
 * candor_knowledge_find_model:
 * @language: "en" or "zh"
 * @name: of the model
 *
 * Returns: (transfer none) (nullable): the linear model of that name
 */
const CandorKnownModel *
candor_knowledge_find_model (CandorKnowledge *self, const char *language, const char *name)
{
  gboolean chinese = g_strcmp0 (language, "zh") == 0;

  return candor_knowledge_find_record (self, chinese ? CANDOR_SECTION_MODELS_ZH : CANDOR_SECTION_MODELS_EN, name);
}

/**
 * candor_known_model_count:
 * @self: (nullable): a model
 *
 * Returns: how many lines it has at most: no fewer than candor_known_model_next() gives
 */
guint
candor_known_model_count (const CandorKnownModel *self)
{
  guint count = 1;

  for (const char *at = self && self->weights ? self->weights : ""; *at; at++)
    count += *at == '\n';
  return count;
}

/* "-0.31" up to a place; what was compiled is a number. Weights are short: no locale, no exponent. */
static double
candor_known_model_parse (const char *at, const char *end)
{
  gboolean negative = at < end && *at == '-';
  double value = 0, scale = 1;

  for (at += negative; at < end && g_ascii_isdigit (*at); at++)
    value = 10 * value + (*at - '0');
  if (at < end && *at == '.')
    for (at++; at < end && g_ascii_isdigit (*at); at++)
      value += (*at - '0') * (scale /= 10);
  return negative ? -value : value;
}

/**
 * candor_known_model_next:
 * @at: (inout): where to go on; CandorKnownModel.weights to begin with
 * @feature: (out): where the feature of the next line begins
 * @length: (out): its bytes
 * @weight: (out): its weight
 *
 * Goes through a model where it stands, for it has tens of thousands of lines and is read at every start.
 *
 * Returns: %FALSE at the end
 */
gboolean
candor_known_model_next (const char **at, const char **feature, gsize *length, double *weight)
{
  const char *line = *at;

  while (line && *line)
    {
      const char *newline = strchr (line, '\n'), *end = newline ? newline : line + strlen (line), *blank = end;

      while (line < end && g_ascii_isspace (*line))
        line++;
      while (blank > line && *blank != ' ')
        blank--;
      if (blank > line)
        {
          *feature = line;
          *length = blank - line;
          *weight = candor_known_model_parse (blank + 1, end);
          *at = newline ? newline + 1 : end;
          return TRUE;
        }
      line = newline ? newline + 1 : end;
    }
  *at = line;
  return FALSE;
}
