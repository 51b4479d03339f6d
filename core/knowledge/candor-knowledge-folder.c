/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-knowledge"

#include "config.h"
#include "knowledge/candor-knowledge-folder-private.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <string.h>

#include "knowledge/candor-knowledge-compiler-private.h"
#include "knowledge/candor-knowledge-place.h"

#define CANDOR_KNOWLEDGE_SCHEMA "candor.rng"
/* Ten times the largest file there is: libxml2 builds a tree some ten times the size of the text. */
#define CANDOR_KNOWLEDGE_MAX_FILE_SIZE (16u << 20)
#define CANDOR_KNOWLEDGE_MAX_FILES 256u

/* What libxml2 says of one document or entry. Only the first message counts: those after it say
 * what follows from it, up to the root. */
typedef struct
{
  GPtrArray *problems;
  const char *file;
  guint line; /* of the entry: not every message has a line */
  gboolean heard;
} CandorKnowledgeListener;

static void
candor_knowledge_add (GPtrArray *problems, CandorKnowledgeError code, const char *file, guint line,
                      const char *message)
{
  g_autofree char *text = g_strchomp (g_strdup (message != NULL ? message : ""));

  g_ptr_array_add (problems, candor_knowledge_problem_new (code, file, line, "%s", text));
}

/* An attribute has no line of its own. */
static guint
candor_knowledge_get_error_line (xmlError *error)
{
  xmlNode *node = error->node;

  while (node != NULL && node->type != XML_ELEMENT_NODE)
    node = node->parent;
  return MAX (node != NULL ? xmlGetLineNo (node) : error->line, 0);
}

static void
candor_knowledge_listener_hear (void *user_data, xmlError *error)
{
  CandorKnowledgeListener *self = user_data;

  if (error->level < XML_ERR_ERROR || self->heard)
    return;
  self->heard = TRUE;
  candor_knowledge_add (self->problems, CANDOR_KNOWLEDGE_ERROR_INVALID, self->file,
                        MAX (candor_knowledge_get_error_line (error), self->line), error->message);
}

/* The parser hands its own context to the listener. */
static void
candor_knowledge_parser_hear (void *user_data, xmlError *error)
{
  candor_knowledge_listener_hear (((xmlParserCtxt *) user_data)->_private, error);
}

static xmlDoc *
candor_knowledge_parse (const char *folder, const char *name, GPtrArray *problems)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  CandorKnowledgeListener listener = { problems, name, 1 };
  g_autoptr (GMappedFile) file = NULL;
  g_autoptr (GError) error = NULL;
  xmlParserCtxt *context;
  xmlDoc *document;

  file = g_mapped_file_new (path, FALSE, &error);
  if (file == NULL || g_mapped_file_get_length (file) > CANDOR_KNOWLEDGE_MAX_FILE_SIZE)
    {
      candor_knowledge_add (problems, CANDOR_KNOWLEDGE_ERROR_INVALID, name, 0,
                            error != NULL ? error->message : _("the file is too large"));
      return NULL;
    }
  context = xmlNewParserCtxt ();
  context->sax->serror = (xmlStructuredErrorFunc) candor_knowledge_parser_hear;
  context->_private = &listener;
  document = xmlCtxtReadMemory (context, g_mapped_file_get_contents (file) ?: "",
                                g_mapped_file_get_length (file), name, NULL,
                                XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_NOBLANKS);
  xmlFreeParserCtxt (context);
  /* A declaration could define entities: nothing here needs them. */
  if (document != NULL && document->intSubset != NULL)
    {
      candor_knowledge_add (problems, CANDOR_KNOWLEDGE_ERROR_INVALID, name, 1,
                            _("a document type declaration has no place here"));
      g_clear_pointer (&document, xmlFreeDoc);
    }
  return document;
}

static gboolean
candor_knowledge_validate_once (xmlRelaxNG *schema, xmlDoc *document, guint line, GPtrArray *problems)
{
  CandorKnowledgeListener listener = { problems, (const char *) document->URL, line };
  xmlRelaxNGValidCtxt *context = xmlRelaxNGNewValidCtxt (schema);
  int result;

  xmlRelaxNGSetValidStructuredErrors (context, (xmlStructuredErrorFunc) candor_knowledge_listener_hear,
                                      &listener);
  result = xmlRelaxNGValidateDoc (context, document);
  xmlRelaxNGFreeValidCtxt (context);
  if (result != 0 && !listener.heard)
    candor_knowledge_add (problems, CANDOR_KNOWLEDGE_ERROR_INVALID, listener.file, line,
                          _("the file does not fit the schema"));
  return result == 0;
}

/* Each entry by itself, in the otherwise empty document: libxml2 gives up on a document at its first
 * bad entry, and people want to know of all. The document is empty afterwards. */
static void
candor_knowledge_validate_entries (xmlRelaxNG *schema, xmlDoc *document, GPtrArray *problems)
{
  xmlNode *root = xmlDocGetRootElement (document);
  xmlNode *children = root->children, *next;
  gboolean valid;

  root->children = root->last = NULL;
  valid = candor_knowledge_validate_once (schema, document, 1, problems);
  for (xmlNode *child = children; child != NULL; child = next)
    {
      next = child->next;
      child->next = child->prev = NULL;
      child->parent = NULL;
      if (valid && child->type == XML_ELEMENT_NODE)
        {
          xmlAddChild (root, child);
          candor_knowledge_validate_once (schema, document, MAX (xmlGetLineNo (child), 1), problems);
          xmlUnlinkNode (child);
        }
      xmlFreeNode (child);
    }
}

static void
candor_knowledge_validate (xmlRelaxNG *schema, xmlDoc *document, GPtrArray *problems)
{
  g_autoptr (GPtrArray) summary
      = g_ptr_array_new_with_free_func ((GDestroyNotify) candor_knowledge_problem_free);
  guint before = problems->len;

  if (candor_knowledge_validate_once (schema, document, 1, summary))
    return;
  candor_knowledge_validate_entries (schema, document, problems);
  /* Nothing wrong with any entry alone: then it's how they stand together. */
  if (problems->len == before)
    g_ptr_array_add (problems, candor_knowledge_problem_copy (g_ptr_array_index (summary, 0)));
}

static xmlRelaxNG *
candor_knowledge_read_schema (const char *folder, GPtrArray *problems)
{
  g_autofree char *path = g_build_filename (folder, CANDOR_KNOWLEDGE_SCHEMA, NULL);
  CandorKnowledgeListener listener = { problems, CANDOR_KNOWLEDGE_SCHEMA, 1 };
  xmlRelaxNGParserCtxt *context;
  xmlRelaxNG *schema;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      candor_knowledge_add (problems, CANDOR_KNOWLEDGE_ERROR_NOT_FOUND, CANDOR_KNOWLEDGE_SCHEMA, 0,
                            _("the schema is not there"));
      return NULL;
    }
  context = xmlRelaxNGNewParserCtxt (path);
  xmlRelaxNGSetParserStructuredErrors (context, (xmlStructuredErrorFunc) candor_knowledge_listener_hear,
                                       &listener);
  schema = xmlRelaxNGParse (context);
  xmlRelaxNGFreeParserCtxt (context);
  return schema;
}

static int
candor_knowledge_compare_names (gconstpointer left, gconstpointer right)
{
  return strcmp (*(const char *const *) left, *(const char *const *) right);
}

/* In order of their names, so that the same folder gives the same bytes everywhere. */
static GPtrArray *
candor_knowledge_list_files (const char *path, GPtrArray *problems)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = g_dir_open (path, 0, &error);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_suffix (name, ".xml") && name[0] != '.' && names->len < CANDOR_KNOWLEDGE_MAX_FILES)
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, candor_knowledge_compare_names);
  if (names->len > 0)
    return g_steal_pointer (&names);
  candor_knowledge_add (problems, CANDOR_KNOWLEDGE_ERROR_NOT_FOUND, path, 0,
                        error != NULL ? error->message : _("no XML files here"));
  return NULL;
}

static void
candor_knowledge_folder_parse (const char *path, gboolean is_addition, xmlRelaxNG *schema, GPtrArray *documents,
                               GPtrArray *problems)
{
  g_autoptr (GPtrArray) names = candor_knowledge_list_files (path, problems);

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      xmlDoc *document = candor_knowledge_parse (path, g_ptr_array_index (names, i), problems);
      if (document == NULL)
        continue;
      document->_private = is_addition ? document : NULL;
      g_ptr_array_add (documents, document);
      candor_knowledge_validate (schema, document, problems);
    }
}

GPtrArray *
candor_knowledge_folder_read (const char *path, const char *additions, GPtrArray *problems)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) xmlFreeDoc);
  guint before = problems->len;
  xmlRelaxNG *schema;

  xmlInitParser ();
  schema = candor_knowledge_read_schema (path, problems);
  if (schema == NULL)
    return NULL;
  candor_knowledge_folder_parse (path, FALSE, schema, documents, problems);
  if (additions != NULL)
    candor_knowledge_folder_parse (additions, TRUE, schema, documents, problems);
  xmlRelaxNGFree (schema);
  return problems->len > before ? NULL : g_steal_pointer (&documents);
}

/* A tree keeps 16 bits of a line; the library finds out the rest, and this notes it. */
static void
candor_knowledge_note_lines (xmlNode *node)
{
  node->_private = GUINT_TO_POINTER (MAX (xmlGetLineNo (node), 0));
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      candor_knowledge_note_lines (child);
}

static int
candor_knowledge_compare_problems (gconstpointer left, gconstpointer right)
{
  const CandorKnowledgeProblem *a = *(CandorKnowledgeProblem *const *) left;
  const CandorKnowledgeProblem *b = *(CandorKnowledgeProblem *const *) right;
  int order = g_strcmp0 (a->file, b->file);

  return order != 0 ? order : (a->line < b->line ? -1 : a->line > b->line);
}

GBytes *
candor_knowledge_folder_compile (const char *path, const char *additions, GPtrArray *problems)
{
  g_autoptr (GPtrArray) documents = candor_knowledge_folder_read (path, additions, problems);
  g_autoptr (GPtrArray) roots = g_ptr_array_new ();
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; documents != NULL && i < documents->len; i++)
    {
      g_ptr_array_add (roots, xmlDocGetRootElement (g_ptr_array_index (documents, i)));
      candor_knowledge_note_lines (g_ptr_array_index (roots, i));
    }
  if (documents != NULL)
    bytes = candor_knowledge_compile (roots, problems);
  g_ptr_array_sort (problems, candor_knowledge_compare_problems);
  return g_steal_pointer (&bytes);
}

/**
 * candor_knowledge_check_folder:
 * @path: a folder of knowledge, or, where it has no schema of its own, of additions to what came with
 *   the program
 * @problems: (element-type CandorKnowledgeProblem): gets what is wrong with it
 *
 * Returns: whether nothing is wrong with it
 */
gboolean
candor_knowledge_check_folder (const char *path, GPtrArray *problems)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (path != NULL && problems != NULL, FALSE);
  if (candor_knowledge_folder_has_schema (path) || !g_file_test (path, G_FILE_TEST_IS_DIR))
    bytes = candor_knowledge_folder_compile (path, NULL, problems);
  else
    {
      g_autofree char *own = candor_knowledge_dup_own_folder ();
      bytes = candor_knowledge_folder_compile (own, path, problems);
    }
  return bytes != NULL;
}
