/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-knowledge"

#include "config.h"
#include "knowledge/candor-knowledge-node-private.h"

#include <string.h>

/* The tree is read as it lies in memory, without calling the library that made it: so a program that
 * only maps compiled knowledge does not have to load that library. */

const char *
candor_knowledge_node_get_file (xmlNode *node)
{
  return node->doc != NULL && node->doc->URL != NULL ? (const char *) node->doc->URL : "";
}

long
candor_knowledge_node_get_line (xmlNode *node)
{
  return node->_private != NULL ? (long) GPOINTER_TO_UINT (node->_private) : (long) node->line;
}

xmlNode *
candor_knowledge_node_get_first (xmlNode *node)
{
  xmlNode *child = node->children;

  while (child != NULL && child->type != XML_ELEMENT_NODE)
    child = child->next;
  return child;
}

/* What text and CDATA sections below hold, in their order. */
static void
candor_knowledge_node_gather (const xmlNode *first, GString *text)
{
  for (const xmlNode *node = first; node != NULL; node = node->next)
    if (node->type == XML_ELEMENT_NODE)
      candor_knowledge_node_gather (node->children, text);
    else if ((node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) && node->content != NULL)
      g_string_append (text, (const char *) node->content);
}

static char *
candor_knowledge_node_find_attribute (xmlNode *node, const char *name, const char *prefix)
{
  for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    {
      const char *own = attribute->ns != NULL ? (const char *) attribute->ns->prefix : NULL;
      GString *text;

      if (strcmp ((const char *) attribute->name, name) != 0 || g_strcmp0 (own, prefix) != 0)
        continue;
      text = g_string_new (NULL);
      candor_knowledge_node_gather (attribute->children, text);
      return g_string_free (text, FALSE);
    }
  return NULL;
}

char *
candor_knowledge_node_get_attribute (xmlNode *node, const char *name)
{
  return candor_knowledge_node_find_attribute (node, name, NULL);
}

char *
candor_knowledge_node_get_language (xmlNode *node)
{
  char *language = NULL;

  for (; node != NULL && node->type == XML_ELEMENT_NODE && language == NULL; node = node->parent)
    language = candor_knowledge_node_find_attribute (node, "lang", "xml");
  return language;
}

static gboolean
candor_knowledge_is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

char **
candor_knowledge_node_get_tokens (xmlNode *node, const char *name)
{
  g_autofree char *value = candor_knowledge_node_get_attribute (node, name);
  GStrvBuilder *builder = g_strv_builder_new ();
  char **tokens;

  for (const char *at = value; at != NULL && *at != '\0';)
    {
      const char *start;
      while (candor_knowledge_is_space (*at))
        at++;
      for (start = at; *at != '\0' && !candor_knowledge_is_space (*at);)
        at++;
      if (at > start)
        {
          g_autofree char *token = g_strndup (start, at - start);
          g_strv_builder_add (builder, token);
        }
    }
  tokens = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return tokens;
}

/* Ends stripped. */
char *
candor_knowledge_node_get_text (xmlNode *node)
{
  GString *text = g_string_new (NULL);

  candor_knowledge_node_gather (node->children, text);
  return g_strstrip (g_string_free (text, FALSE));
}
