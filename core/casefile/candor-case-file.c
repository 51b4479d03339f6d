/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-casefile"

#include "config.h"
#include "casefile/candor-case-file.h"

#include <string.h>

#include "casefile/candor-case-private.h"

/* As docs/casefile.md describes them. */
const CandorCaseTable candor_case_tables[CANDOR_CASE_TABLES] = {
  [CANDOR_CASE_FACTS]
  = { "facts", "(ss)", "key, value", "key", "key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL", 1 },
  [CANDOR_CASE_RESULTS]
  = { "results", "(ssay)", "sha256, kind, data", "sha256",
      "sha256 TEXT NOT NULL PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('policy', 'package')), "
      "data BLOB NOT NULL", 1 },
  [CANDOR_CASE_CHECKS]
  = { "checks", "(xxsssmsss)",
      "number, time, program, knowledge_version, knowledge_sha256, app_type, policy, package", "number",
      "number INTEGER NOT NULL PRIMARY KEY, time INTEGER NOT NULL, program TEXT NOT NULL, "
      "knowledge_version TEXT NOT NULL, knowledge_sha256 TEXT NOT NULL, app_type TEXT, "
      "policy TEXT NOT NULL REFERENCES results, package TEXT NOT NULL REFERENCES results", 1 },
  [CANDOR_CASE_INPUTS]
  = { "inputs", "(xxsssx)", "\"check\", position, role, name, sha256, size", "\"check\", position",
      "\"check\" INTEGER NOT NULL REFERENCES checks, position INTEGER NOT NULL, "
      "role TEXT NOT NULL CHECK (role IN ('policy', 'package')), name TEXT NOT NULL, sha256 TEXT NOT NULL, "
      "size INTEGER NOT NULL, PRIMARY KEY (\"check\", position)", 1 },
  [CANDOR_CASE_FINDINGS]
  = { "findings", "(xxssmssdss)",
      "\"check\", position, id, kind, category, severity, confidence, english, chinese", "\"check\", position",
      "\"check\" INTEGER NOT NULL REFERENCES checks, position INTEGER NOT NULL, id TEXT NOT NULL, "
      "kind TEXT NOT NULL, category TEXT, severity TEXT NOT NULL, confidence REAL NOT NULL, "
      "english TEXT NOT NULL, chinese TEXT NOT NULL, PRIMARY KEY (\"check\", position)", 1 },
  [CANDOR_CASE_DECISIONS]
  = { "decisions", "(xsssssx)", "number, finding, verdict, reason, note, person, time", "number",
      "number INTEGER NOT NULL PRIMARY KEY, finding TEXT NOT NULL, "
      "verdict TEXT NOT NULL CHECK (verdict IN ('open', 'confirmed', 'dismissed', 'asked')), "
      "reason TEXT NOT NULL, note TEXT NOT NULL, person TEXT NOT NULL, time INTEGER NOT NULL", 1 },
  [CANDOR_CASE_CONTENTS]
  = { "contents", "(say)", "sha256, data", "sha256", "sha256 TEXT NOT NULL PRIMARY KEY, data BLOB NOT NULL", 1 },
  [CANDOR_CASE_ORIGINS]
  = { "origins", "(xxsssx)", "\"check\", position, address, final_address, media_type, time", "\"check\", position",
      "\"check\" INTEGER NOT NULL REFERENCES checks, position INTEGER NOT NULL, address TEXT NOT NULL, "
      "final_address TEXT NOT NULL, media_type TEXT NOT NULL, time INTEGER NOT NULL, PRIMARY KEY (\"check\", position)", 2 },
};

char *
candor_case_table_dup_sql (const CandorCaseTable *table)
{
  return g_strdup_printf ("CREATE TABLE %s (%s) STRICT", table->name, table->declaration);
}

/* The database header: https://www.sqlite.org/fileformat.html, section 1.3. */
#define HEADER_SIZE 100u
#define HEADER_APPLICATION_ID 68u
#define HEADER_MAGIC "SQLite format 3"

static guint32
candor_case_file_get_number (const guint8 *data, gsize at)
{
  return (guint32) data[at] << 24 | (guint32) data[at + 1] << 16 | (guint32) data[at + 2] << 8 | data[at + 3];
}

gboolean
candor_case_file_recognize (const void *data, gsize size)
{
  return size >= HEADER_SIZE && memcmp (data, HEADER_MAGIC, sizeof HEADER_MAGIC) == 0
         && candor_case_file_get_number (data, HEADER_APPLICATION_ID) == CANDOR_CASE_FILE_APPLICATION_ID;
}
