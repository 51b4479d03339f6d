/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/* What an element of knowledge holds, in GLib's memory. */

/* (transfer full) (nullable) */
char *candor_knowledge_node_get_attribute (xmlNode *node, const char *name);
/* An attribute's words, parted by spaces: (transfer full), never NULL. */
char **candor_knowledge_node_get_tokens (xmlNode *node, const char *name);
/* (transfer full): never NULL. */
char *candor_knowledge_node_get_text (xmlNode *node);
/* (transfer full) (nullable): xml:lang, its own or the next above. */
char *candor_knowledge_node_get_language (xmlNode *node);
/* (nullable): the first element in it. */
xmlNode *candor_knowledge_node_get_first (xmlNode *node);
/* Counted from 1; what the reader of the folder noted, since a tree alone keeps 16 bits of it. */
long candor_knowledge_node_get_line (xmlNode *node);
/* The name of the file it stands in. */
const char *candor_knowledge_node_get_file (xmlNode *node);

G_END_DECLS
