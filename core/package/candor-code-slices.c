/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-code-scan-private.h"

/* One file holds that many dex files at most, so that headers that overlap can't multiply the work. A
 * container replaces what used to be separate files, of which the largest apps have some thirty. */
#define CONTAINER_LIMIT 100u
/* The classes of a larger file are read in two halves at the same time; for a smaller one starting a
 * thread takes as long. */
#define HALVES_SIZE_MIN (1u << 20)

/* Packers put classes of their own into a package. */
static void
candor_code_scan_packers (CandorCodeScan *self)
{
  gsize n_packers;
  const CandorKnownPacker *packers = candor_knowledge_get_packers (self->marks.wanted->knowledge, &n_packers);

  for (gsize i = 0; i < n_packers; i++)
    for (gsize j = 0; packers[i].classes[j] != NULL; j++)
      {
        g_autofree char *prefix = candor_dex_dup_descriptor (packers[i].classes[j]);
        gsize length = strlen (prefix) - 1; /* without the semicolon */

        prefix[length] = '\0';
        for (guint32 k = candor_dex_find_string_from (self->dex, prefix); k < self->dex->strings.count; k++)
          {
            const char *string = candor_dex_get_string (self->dex, k);
            CandorCodePacker found = { &packers[i], NULL };

            if (string == NULL || strncmp (string, prefix, length) != 0)
              break;
            if (strchr (";/$", string[length]) == NULL
                || !candor_mark_list_has (&self->marks.defined, candor_dex_find_type_named (self->dex, k)))
              continue;
            found.class_name = candor_code_scan_keep (self, candor_dex_dup_class_name (string));
            g_array_append_val (self->file->packers, found);
            break;
          }
      }
}

/* A URI may be put together from its parts, so that no constant shows it. */
static void
candor_code_scan_authorities (CandorCodeScan *self)
{
  GArray *authorities = self->marks.wanted->authorities;

  for (guint i = 0; i < authorities->len; i++)
    {
      const CandorWantedString *wanted = &g_array_index (authorities, CandorWantedString, i);

      if (candor_dex_find_string (self->dex, wanted->text) != CANDOR_DEX_NO_INDEX)
        g_array_append_val (self->file->possible, wanted->api);
    }
}

static void
candor_code_scan_init (CandorCodeScan *self, CandorCodeFile *file, const CandorMarks *marks, const CandorOwners *owners)
{
  memset (self, 0, sizeof *self);
  self->file = file;
  self->dex = marks->dex;
  self->owners = owners;
  self->marks = *marks;
  self->lists[CANDOR_OPCODE_STRING] = &self->marks.strings;
  self->lists[CANDOR_OPCODE_STRING_JUMBO] = &self->marks.strings;
  self->lists[CANDOR_OPCODE_CLASS] = &self->marks.types;
  self->lists[CANDOR_OPCODE_FIELD] = &self->marks.fields;
  self->lists[CANDOR_OPCODE_CALL] = &self->marks.methods;
  self->lists[CANDOR_OPCODE_CALL_SITE] = &self->marks.call_sites;
  self->lists[CANDOR_OPCODE_HANDLE] = &self->marks.handles;
  candor_mark_list_init (&self->walked, self->marks.types.n_bits);
  candor_mark_list_init (&self->called, self->dex->methods.count);
  candor_mark_list_init (&self->entered, self->marks.methods.n_bits);
  self->hits = g_array_new (FALSE, FALSE, sizeof (CandorCodeHit));
  self->found = g_array_new (FALSE, FALSE, sizeof (CandorCodeHit));
  self->first_sdk = file->sdks->len;
}

static void
candor_code_scan_clear (CandorCodeScan *self)
{
  g_array_unref (self->hits);
  g_array_unref (self->found);
  candor_mark_list_clear (&self->walked);
  candor_mark_list_clear (&self->called);
  candor_mark_list_clear (&self->entered);
}

static void
candor_code_scan_classes (CandorCodeScan *self)
{
  CandorDexClassDef definition;

  for (guint32 i = self->first_class; i < self->end_class && self->marks.work_left > 0; i++)
    if (candor_dex_get_class (self->dex, i, &definition))
      candor_code_scan_class (self, &definition);
  self->file->n_damaged += self->marks.work_left == 0;
  candor_code_scan_keep_entered (self);
  candor_code_scan_keep_sdks (self);
  candor_code_scan_finish (self);
}

static gpointer
candor_code_scan_run (gpointer data)
{
  candor_code_scan_classes (data);
  return NULL;
}

/* Reads the classes in two halves. What they show goes into two results, whether there is a thread for
 * the second half or not: so it doesn't depend on the machine. */
static void
candor_code_scan_halves (CandorCodeFile *file, const CandorMarks *marks, const CandorOwners *owners,
                         CandorErrands *errands)
{
  guint32 count = marks->dex->classes.count;
  CandorCodeScan first, second;
  CandorErrand *errand;

  if (file->half == NULL)
    file->half = candor_code_file_new (file->name);
  candor_code_scan_init (&first, file, marks, owners);
  candor_code_scan_init (&second, file->half, marks, owners);
  first.end_class = second.first_class = count / 2;
  second.end_class = count;
  errand = candor_errands_add_first (errands, candor_code_scan_run, &second);
  candor_code_scan_classes (&first);
  candor_errand_wait (errand);
  candor_code_scan_packers (&first);
  candor_code_scan_authorities (&first);
  candor_code_scan_clear (&first);
  candor_code_scan_clear (&second);
}

static void
candor_code_scan_whole (CandorCodeFile *file, const CandorMarks *marks, const CandorOwners *owners)
{
  CandorCodeScan scan;

  candor_code_scan_init (&scan, file, marks, owners);
  scan.end_class = marks->dex->classes.count;
  candor_code_scan_classes (&scan);
  candor_code_scan_packers (&scan);
  candor_code_scan_authorities (&scan);
  candor_code_scan_clear (&scan);
}

static void
candor_code_scan_dex (CandorCodeFile *file, const CandorDex *dex, const CandorWanted *wanted,
                      const CandorOwners *owners, gboolean open, CandorErrands *errands)
{
  g_auto (CandorMarks) marks;

  candor_marks_init (&marks, dex, wanted, open);
  if (dex->data.size < HALVES_SIZE_MIN)
    candor_code_scan_whole (file, &marks, owners);
  else
    candor_code_scan_halves (file, &marks, owners, errands);
  file->n_methods += dex->methods.count;
}

/**
 * candor_code_file_scan:
 * @self: filled; damage is told in its @error and @n_damaged
 * @bytes: a dex file, or a container of several (version 041)
 * @wanted: what to look for
 * @owners: whose classes are whose
 * @open: whether the package has other dex files
 * @errands: who may help
 */
void
candor_code_file_scan (CandorCodeFile *self, GBytes *bytes, const CandorWanted *wanted,
                       const CandorOwners *owners, gboolean open, CandorErrands *errands)
{
  CandorSpan data = candor_span_of_bytes (bytes);
  CandorDex dex;
  gsize offset = 0;
  guint count = 0;

  do
    {
      if (!candor_dex_open (&dex, data, offset, self->error == NULL ? &self->error : NULL))
        return;
      open = open || dex.version >= CANDOR_DEX_VERSION_CONTAINER;
      candor_code_scan_dex (self, &dex, wanted, owners, open, errands);
    }
  while (++count < CONTAINER_LIMIT && candor_dex_next (&dex, &offset));
}
