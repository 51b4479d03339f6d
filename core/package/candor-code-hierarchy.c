/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-code-hierarchy.h"

#include <string.h>

/* Classes above one that are looked at. Real hierarchies hold a few dozen; hostile ones go in circles. */
#define ANCESTORS_LIMIT 200u

static int
candor_hierarchy_compare_edges (gconstpointer a, gconstpointer b)
{
  const CandorCodeEdge *left = a, *right = b;

  if (left->child != right->child)
    return left->child < right->child ? -1 : 1;
  if (left->interface != right->interface)
    return left->interface ? 1 : -1;
  return (left->parent > right->parent) - (left->parent < right->parent);
}

static int
candor_hierarchy_compare_hashes (gconstpointer a, gconstpointer b)
{
  guint64 left = *(const guint64 *) a, right = *(const guint64 *) b;

  return (left > right) - (left < right);
}

/**
 * candor_hierarchy_new:
 * @wanted: what is looked for
 * @files: (element-type CandorCodeFile): all dex files of the package
 */
CandorHierarchy *
candor_hierarchy_new (const CandorWanted *wanted, GPtrArray *files)
{
  CandorHierarchy *self = g_new0 (CandorHierarchy, 1);

  self->wanted = wanted;
  self->edges = g_array_new (FALSE, FALSE, sizeof (CandorCodeEdge));
  self->definitions = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->classes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < files->len; i++)
    {
      const CandorCodeFile *file = g_ptr_array_index (files, i);

      g_array_append_vals (self->edges, file->edges->data, file->edges->len);
      g_array_append_vals (self->definitions, file->definitions->data, file->definitions->len);
    }
  g_array_sort (self->edges, candor_hierarchy_compare_edges);
  g_array_sort (self->definitions, candor_hierarchy_compare_hashes);
  for (guint i = 0; i < wanted->classes->len; i++)
    {
      CandorWantedClass *class = g_ptr_array_index (wanted->classes, i);
      guint64 hash = candor_code_hash (class->descriptor);

      g_hash_table_insert (self->classes, g_memdup2 (&hash, sizeof hash), class);
    }
  return self;
}

void
candor_hierarchy_free (CandorHierarchy *self)
{
  g_array_unref (self->edges);
  g_array_unref (self->definitions);
  g_hash_table_unref (self->classes);
  g_free (self);
}

/* The first edge from @child; edges->len if it has none. */
static guint
candor_hierarchy_find_edge (const CandorHierarchy *self, guint64 child)
{
  guint low = 0, high = self->edges->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->edges, CandorCodeEdge, middle).child < child)
        low = middle + 1;
      else
        high = middle;
    }
  return low < self->edges->len && g_array_index (self->edges, CandorCodeEdge, low).child == child ? low
                                                                                                    : self->edges->len;
}

static gboolean
candor_hierarchy_match (const CandorHierarchy *self, guint64 type, const CandorCodeQuestion *question, GArray *targets)
{
  const CandorWantedClass *class = g_hash_table_lookup (self->classes, &type);
  gboolean found = FALSE;

  for (guint i = class != NULL ? candor_wanted_find_members (class->methods, question->name) : 0;
       class != NULL && i < class->methods->len; i++)
    {
      const CandorWantedMember *member = &g_array_index (class->methods, CandorWantedMember, i);

      if (strcmp (member->name, question->name) != 0)
        break;
      if (member->callback != question->callback
          || (member->descriptor != NULL && strcmp (member->descriptor, question->descriptor) != 0))
        continue;
      g_array_append_val (targets, member->target);
      found = TRUE;
    }
  return found;
}

/* Goes up from the class that is called. A class on the way that defines the method itself is who is
 * called, and not the platform. */
static void
candor_hierarchy_answer_call (const CandorHierarchy *self, const CandorCodeQuestion *question, GArray *targets)
{
  guint64 type = question->type;

  for (guint i = 0; i < ANCESTORS_LIMIT; i++)
    {
      guint64 definition = candor_code_hash_method (type, question->name, question->descriptor);
      guint edge;

      if (g_array_binary_search (self->definitions, &definition, candor_hierarchy_compare_hashes, NULL)
          || candor_hierarchy_match (self, type, question, targets))
        return;
      edge = candor_hierarchy_find_edge (self, type);
      if (edge == self->edges->len || g_array_index (self->edges, CandorCodeEdge, edge).interface)
        return;
      type = g_array_index (self->edges, CandorCodeEdge, edge).parent;
    }
}

/* Looks at all classes and interfaces above the one that defines the method. */
static void
candor_hierarchy_answer_callback (const CandorHierarchy *self, const CandorCodeQuestion *question, GArray *targets)
{
  guint64 types[ANCESTORS_LIMIT] = { question->type };
  guint count = 1;

  for (guint i = 0; i < count; i++)
    {
      if (i > 0)
        candor_hierarchy_match (self, types[i], question, targets);
      for (guint edge = candor_hierarchy_find_edge (self, types[i]);
           edge < self->edges->len && g_array_index (self->edges, CandorCodeEdge, edge).child == types[i]
           && count < ANCESTORS_LIMIT;
           edge++)
        types[count++] = g_array_index (self->edges, CandorCodeEdge, edge).parent;
    }
}

void
candor_hierarchy_answer (const CandorHierarchy *self, const CandorCodeQuestion *question, GArray *targets)
{
  if (question->callback)
    candor_hierarchy_answer_callback (self, question, targets);
  else
    candor_hierarchy_answer_call (self, question, targets);
}
