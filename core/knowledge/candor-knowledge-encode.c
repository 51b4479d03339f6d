/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-knowledge"

#include "config.h"
#include "knowledge/candor-knowledge-compiler-private.h"

#include <glib/gi18n-lib.h>

/* One field of an entry: from the XML to the word that stands for it. */

static void
candor_knowledge_encode_reference (CandorKnowledgeCompiler *self, xmlNode *node, const CandorKnowledgeField *field,
                                 const char *value)
{
  if (field->refers_to == NULL || value == NULL || *value == '\0')
    return;
  if (!candor_knowledge_compiler_has_key (self, field->refers_to, value))
    /* Translators: the attribute, what it refers to, and by which name: "“parent”: there is no category “x”" */
    candor_knowledge_compiler_report (self, node, _("“%s”: there is no %s “%s”"), field->name,
                                      _(field->refers_to), value);
}

static guint32
candor_knowledge_encode_children (CandorKnowledgeCompiler *self, xmlNode *node, const CandorKnowledgeField *field)
{
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  guint32 word;

  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE && g_str_equal ((const char *) child->name, field->name))
      g_ptr_array_add (strings, candor_knowledge_node_get_text (child));
  for (guint i = 0; i < strings->len; i++)
    candor_knowledge_encode_reference (self, node, field, g_ptr_array_index (strings, i));
  if (field->kind == CANDOR_FIELD_TEXT)
    return strings->len > 0 ? candor_knowledge_compiler_intern (self, g_ptr_array_index (strings, 0)) : 0;
  g_ptr_array_add (strings, NULL);
  word = candor_knowledge_compiler_add_list (self, (const char *const *) strings->pdata);
  return word;
}

static guint32
candor_knowledge_encode_tokens (CandorKnowledgeCompiler *self, xmlNode *node, const CandorKnowledgeField *field)
{
  g_auto (GStrv) tokens = candor_knowledge_node_get_tokens (node, field->name);

  for (guint i = 0; tokens[i] != NULL; i++)
    candor_knowledge_encode_reference (self, node, field, tokens[i]);
  return candor_knowledge_compiler_add_list (self, (const char *const *) tokens);
}

static guint32
candor_knowledge_encode_sources (CandorKnowledgeCompiler *self, xmlNode *node, const CandorKnowledgeField *field)
{
  g_auto (GStrv) tokens = candor_knowledge_node_get_tokens (node, field->name);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; tokens[i] != NULL; i++)
    {
      xmlNode *source = candor_knowledge_compiler_find (self, CANDOR_SECTION_SOURCES, tokens[i]);
      g_autofree char *name = source ? candor_knowledge_node_get_attribute (source, "name") : NULL;
      candor_knowledge_encode_reference (self, node, field, tokens[i]);
      g_string_append_printf (names, "%s%s", names->len > 0 ? "; " : "", name ? name : "");
    }
  return candor_knowledge_compiler_intern (self, names->str);
}

static guint32
candor_knowledge_encode_choice (CandorKnowledgeCompiler *self, xmlNode *node, const CandorKnowledgeField *field,
                                const char *value)
{
  for (guint i = 0; field->choices[i] != NULL; i++)
    if (g_strcmp0 (field->choices[i], value) == 0)
      return i;
  candor_knowledge_compiler_report (self, node, _("“%s” can’t be “%s”"), field->name, value);
  return 0;
}

static guint32
candor_knowledge_encode_number (CandorKnowledgeCompiler *self, xmlNode *node, const CandorKnowledgeField *field,
                                const char *value)
{
  guint64 number = 0;

  if (value != NULL && !g_ascii_string_to_unsigned (value, 10, 0, G_MAXINT32, &number, NULL))
    candor_knowledge_compiler_report (self, node, _("“%s” is no number: “%s”"), field->name, value);
  return number;
}

/*
 * candor_knowledge_encode_field:
 * @node: an entry
 *
 * Returns: the word of one field, its references checked
 */
guint32
candor_knowledge_encode_field (CandorKnowledgeCompiler *self, xmlNode *node, const CandorKnowledgeField *field)
{
  g_autofree char *value = NULL;

  switch (field->kind)
    {
    case CANDOR_FIELD_TEXT:
    case CANDOR_FIELD_LIST:
      return candor_knowledge_encode_children (self, node, field);
    case CANDOR_FIELD_TOKENS:
      return candor_knowledge_encode_tokens (self, node, field);
    case CANDOR_FIELD_SOURCES:
      return candor_knowledge_encode_sources (self, node, field);
    case CANDOR_FIELD_DERIVED_STRING:
    case CANDOR_FIELD_DERIVED_LIST:
    case CANDOR_FIELD_DERIVED_NUMBER:
      return 0;
    case CANDOR_FIELD_STRING:
    case CANDOR_FIELD_OPTIONAL:
    case CANDOR_FIELD_NUMBER:
    case CANDOR_FIELD_FLAG:
    case CANDOR_FIELD_CHOICE:
    case CANDOR_FIELD_END:
    default:
      break;
    }
  value = candor_knowledge_node_get_attribute (node, field->name);
  if (field->kind == CANDOR_FIELD_FLAG)
    return g_strcmp0 (value, "true") == 0 || g_strcmp0 (value, "1") == 0;
  if (field->kind == CANDOR_FIELD_NUMBER)
    return candor_knowledge_encode_number (self, node, field, value);
  if (field->kind == CANDOR_FIELD_CHOICE)
    return candor_knowledge_encode_choice (self, node, field, value);
  if (field->kind == CANDOR_FIELD_STRING && (value == NULL || *value == '\0'))
    candor_knowledge_compiler_report (self, node, _("“%s” is missing or empty"), field->name);
  candor_knowledge_encode_reference (self, node, field, value);
  return candor_knowledge_compiler_intern (self, value);
}
