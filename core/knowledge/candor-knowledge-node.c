/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-knowledge"

#include "config.h"
#include "knowledge/candor-knowledge-node-private.h"

const char *
candor_knowledge_node_get_file (xmlNode *node)
{
  return node->doc != NULL && node->doc->URL != NULL ? (const char *) node->doc->URL : "";
}

char *
candor_knowledge_node_get_attribute (xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetNoNsProp (node, (const xmlChar *) name);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
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
  xmlChar *content = xmlNodeGetContent (node);
  char *text = g_strstrip (g_strdup (content ? (const char *) content : ""));

  xmlFree (content);
  return text;
}
