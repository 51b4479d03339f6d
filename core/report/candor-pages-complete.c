/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include "report/candor-pages-private.h"

#include <string.h>

/* What cairo 1.16 cannot write is added to its file as an incremental update (ISO 32000-1, 7.5.6): that
 * the file is tagged, its language, that its title is to be shown, and one Document around all elements
 * of its structure. A file that looks otherwise than expected is left as it is: newer versions of cairo
 * may write all of it themselves. */

#define TAIL_SIZE 512u
#define ENTRY_SIZE 20u /* of the table of places: "0000000015 00000 n \n" */

typedef struct
{
  GByteArray *bytes;
  gsize table; /* place of the table of places */
  guint count; /* objects in it */
  guint root;
  guint information;
} CandorFile;

/* The number behind @key in @text, or 0. */
static guint64
find_number (const char *text, const char *key)
{
  const char *at = text != NULL ? strstr (text, key) : NULL;

  return at != NULL ? g_ascii_strtoull (at + strlen (key), NULL, 10) : 0;
}

static gboolean
read_tail (CandorFile *self)
{
  gsize size = MIN (self->bytes->len, TAIL_SIZE);
  g_autofree char *tail = g_strndup ((const char *) self->bytes->data + self->bytes->len - size, size);
  const char *table;

  self->table = find_number (tail, "startxref\n");
  self->count = find_number (tail, "/Size ");
  self->root = find_number (tail, "/Root ");
  self->information = find_number (tail, "/Info ");
  if (self->table == 0 || self->table >= self->bytes->len || self->root == 0 || self->information == 0)
    return FALSE;
  table = (const char *) self->bytes->data + self->table;
  return g_str_has_prefix (table, "xref\n0 ") && find_number (table, "xref\n0 ") == self->count
         && self->root < self->count && self->information < self->count;
}

/* (transfer full) (nullable): what stands between "<<" and the ">>" before "endobj" of an object. */
static char *
dup_object (CandorFile *self, guint number)
{
  const char *text = (const char *) self->bytes->data, *entries, *start, *end;
  guint64 place;

  g_assert (text != NULL);
  entries = memchr (text + self->table + strlen ("xref\n"), '\n', self->bytes->len - self->table - strlen ("xref\n"));
  if (entries == NULL || (gsize) (text + self->bytes->len - entries) < 1 + (number + 1) * (gsize) ENTRY_SIZE)
    return NULL;
  place = g_ascii_strtoull (entries + 1 + (gsize) number * ENTRY_SIZE, NULL, 10);
  if (place == 0 || place >= self->table || find_number (text + place, "") != number)
    return NULL;
  end = memmem (text + place, self->table - place, ">>\nendobj\n", 10);
  start = end != NULL ? memmem (text + place, end - (text + place), "<<", 2) : NULL;
  return start != NULL ? g_strndup (start + 2, end - start - 2) : NULL;
}

/* Appends an object; its line of the update's table goes to @table. */
static void
append_object (CandorFile *self, GString *table, guint number, const char *content)
{
  g_autofree char *object = g_strdup_printf ("%u 0 obj\n<<%s>>\nendobj\n", number, content);

  g_string_append_printf (table, "%u 1\n%010u 00000 n \n", number, self->bytes->len);
  g_byte_array_append (self->bytes, (const guint8 *) object, strlen (object));
}

static void
append_end (CandorFile *self, const GString *table)
{
  guint place = self->bytes->len;
  g_autofree char *end = g_strdup_printf (
      "xref\n%strailer\n<< /Size %u\n   /Root %u 0 R\n   /Info %u 0 R\n   /Prev %" G_GSIZE_FORMAT "\n>>\nstartxref\n%u\n%%%%EOF\n",
      table->str, self->count + 1, self->root, self->information, self->table, place);

  g_byte_array_append (self->bytes, (const guint8 *) end, strlen (end));
}

/* The old root of the structure becomes its Document: what points to it stays right. */
static gboolean
append_update (CandorFile *self, const char *catalog, const char *language)
{
  g_autoptr (GString) table = g_string_new (NULL);
  guint structure = find_number (catalog, "/StructTreeRoot ");
  g_autofree char *elements = structure > 0 && structure < self->count ? dup_object (self, structure) : NULL;
  guint parents = find_number (elements, "/ParentTree ");
  const char *children = elements != NULL ? strstr (elements, "/K [") : NULL;
  g_autofree char *document = NULL, *root = NULL, *completed = NULL, *old = NULL, *new = NULL;
  g_auto (GStrv) parts = NULL;

  if (parents == 0 || children == NULL)
    return FALSE;
  old = g_strdup_printf ("/StructTreeRoot %u 0 R", structure);
  new = g_strdup_printf ("/StructTreeRoot %u 0 R", self->count);
  parts = g_strsplit (catalog, old, 2);
  if (parts[0] == NULL || parts[1] == NULL)
    return FALSE;
  document = g_strdup_printf (" /Type /StructElem\n   /S /Document\n   /P %u 0 R\n   %s", self->count, children);
  root = g_strdup_printf (" /Type /StructTreeRoot\n   /ParentTree %u 0 R\n   /K [ %u 0 R ]\n", parents, structure);
  completed = g_strdup_printf ("%s%s%s   /MarkInfo << /Marked true >>\n   /Lang (%s)\n   /ViewerPreferences << /DisplayDocTitle true >>\n",
                               parts[0], new, parts[1], language);
  append_object (self, table, structure, document);
  append_object (self, table, self->root, completed);
  append_object (self, table, self->count, root);
  append_end (self, table);
  return TRUE;
}

gboolean
candor_pages_complete (GByteArray *bytes, const char *language)
{
  CandorFile self = { .bytes = bytes };
  g_autofree char *catalog = NULL;

  if (!read_tail (&self))
    return FALSE;
  catalog = dup_object (&self, self.root);
  if (catalog == NULL || strstr (catalog, "/MarkInfo") != NULL)
    return FALSE;
  return append_update (&self, catalog, language);
}
