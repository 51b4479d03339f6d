/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/candor-document.h"

/* Reads @size bytes (-1: up to the NUL) and checks what holds for every document: offsets, sections,
 * lead-ins, and that it survives serialization. */
CandorDocument *document_test_read (const char *bytes, gssize size, const char *name);
void document_test_check (CandorDocument *document);
/* Reads and expects an error; its message must hold @part. */
void document_test_refuse (const char *bytes, gssize size, const char *name, int code, const char *part);
/* One line a block: "H2 text", "P text", "L1 text", "TH1.0.2 text", "TD1.1.2 text", and "<n" behind the
 * kind where block n leads it in. */
char *document_test_dump (CandorDocument *document);
/* A table of cases. */
typedef struct
{
  const char *name;
  const char *file;
  const char *bytes;
  const char *blocks;
} DocumentTestCase;
void document_test_case (gconstpointer test_case);
/* Seconds of processor time that reading takes, whether it succeeds or not. */
double document_test_time (const char *bytes, gsize size, const char *name);
/* A ZIP archive of pairs of a name and a text, ended by NULL. */
GBytes *document_test_zip (const char *member, ...) G_GNUC_NULL_TERMINATED;
