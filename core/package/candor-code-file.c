/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-code-file.h"

/* Strings of one dex file's result are small; they are kept in blocks of this size. */
#define STRINGS_BLOCK 8192u

CandorCodeFile *
candor_code_file_new (const char *name)
{
  CandorCodeFile *self = g_new0 (CandorCodeFile, 1);

  self->name = g_strdup (name);
  self->sites = g_array_new (FALSE, FALSE, sizeof (CandorCodeSite));
  self->findings = g_array_new (FALSE, FALSE, sizeof (CandorCodeFinding));
  self->questions = g_array_new (FALSE, FALSE, sizeof (CandorCodeQuestion));
  self->edges = g_array_new (FALSE, FALSE, sizeof (CandorCodeEdge));
  self->definitions = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->entered = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->sdks = g_array_new (FALSE, FALSE, sizeof (CandorCodeSdkCount));
  self->possible = g_array_new (FALSE, FALSE, sizeof (guint));
  self->packers = g_array_new (FALSE, FALSE, sizeof (CandorCodePacker));
  self->strings = g_string_chunk_new (STRINGS_BLOCK);
  return self;
}

void
candor_code_file_free (CandorCodeFile *self)
{
  g_array_unref (self->sites);
  g_array_unref (self->findings);
  g_array_unref (self->questions);
  g_array_unref (self->edges);
  g_array_unref (self->definitions);
  g_array_unref (self->entered);
  g_array_unref (self->sdks);
  g_array_unref (self->packers);
  g_array_unref (self->possible);
  g_string_chunk_free (self->strings);
  g_clear_error (&self->error);
  g_clear_pointer (&self->half, candor_code_file_free);
  g_free (self->name);
  g_free (self);
}

/* FNV-1a, 64 bits (Fowler, Noll, Vo). Stands for a name across files; no table is keyed by what a
 * file says without the names being compared within it. */
#define FNV_OFFSET G_GUINT64_CONSTANT (0xcbf29ce484222325)
#define FNV_PRIME G_GUINT64_CONSTANT (0x100000001b3)

static guint64
candor_code_hash_more (guint64 hash, const char *text)
{
  for (; *text != '\0'; text++)
    hash = (hash ^ (guint8) *text) * FNV_PRIME;
  return hash;
}

/**
 * candor_code_hash:
 * @text: a class's descriptor
 */
guint64
candor_code_hash (const char *text)
{
  return candor_code_hash_more (FNV_OFFSET, text);
}

guint64
candor_code_hash_method (guint64 type, const char *name, const char *descriptor)
{
  return candor_code_hash_more (candor_code_hash_more (type, name), descriptor);
}

guint64
candor_code_hash_outer (const char *name)
{
  guint64 hash = FNV_OFFSET;

  for (; *name != '\0' && *name != '$' && *name != ';'; name++)
    hash = (hash ^ (guint8) (*name == '/' ? '.' : *name)) * FNV_PRIME;
  return hash;
}
