/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "package/candor-code-file.h"
#include "package/candor-dex-class.h"
#include "package/candor-dex-code.h"

/* What one instruction or one class refers to, before names are made of it. */
typedef struct
{
  CandorMarkKind kind;
  guint32 value;
  guint32 class_type;  /* the place */
  guint32 method_name; /* %CANDOR_DEX_NO_INDEX: what the class is, not what a method does */
} CandorCodeHit;

/* The work on one dex file, or on a part of its classes. */
typedef struct
{
  CandorCodeFile *file;
  const CandorDex *dex;
  CandorMarks marks;
  const CandorMarkList *lists[CANDOR_OPCODE_N_KINDS]; /* what an instruction's index counts in */
  const CandorOwners *owners;
  guint32 first_class;
  guint32 end_class;
  CandorMarkList walked;   /* classes that have been looked at */
  CandorMarkList called;   /* methods with code that have been looked at */
  GArray *hits;            /* CandorCodeHit: of the whole file */
  guint first_sdk;         /* of this dex file in the result, which may cover a container's */
  /* of the class and the method being read */
  gboolean is_heir;        /* a wanted class may be above it */
  guint64 class_hash;      /* of a class that is */
  guint32 class_type;
  guint32 method;
  guint32 method_name;
  GArray *found;           /* CandorCodeHit */
  /* the package of the last class, its SDK's place in the file's list, or G_MAXUINT */
  const char *package;
  gsize package_length;
  guint sdk;
  gboolean is_library;
  CandorMarkList entered;  /* methods that code other than libraries' calls */
} CandorCodeScan;

void candor_code_scan_class (CandorCodeScan *self, const CandorDexClassDef *definition);
void candor_code_scan_keep_entered (CandorCodeScan *self);
void candor_code_scan_keep_sdks (CandorCodeScan *self);
void candor_code_scan_method (CandorCodeScan *self, guint32 code_offset);
void candor_code_scan_add (CandorCodeScan *self, CandorMarkKind kind, guint32 value);
/* Keeps a text (transfer full) as long as the file's result. */
const char *candor_code_scan_keep (CandorCodeScan *self, char *text);
/* Turns the hits into what the file's result holds. */
void candor_code_scan_finish (CandorCodeScan *self);
