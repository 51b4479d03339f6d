/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dex-builder.h"

/* What a description says, and the tables that follow from it. */

typedef enum
{
  OPERAND_NONE,
  OPERAND_STRING,
  OPERAND_STRING_JUMBO,
  OPERAND_TYPE,
  OPERAND_FIELD,
  OPERAND_METHOD,
  OPERAND_POLYMORPHIC,
  OPERAND_CALL_SITE,
  OPERAND_HANDLE,
  OPERAND_PACKED,
  OPERAND_SPARSE,
  OPERAND_ARRAY,
  OPERAND_UNITS,
} Operand;

/* A table of the file: entries are texts, sorted by what they stand for. */
typedef struct
{
  GPtrArray *texts;
  GHashTable *places; /* of the texts, and 1 */
} Table;

typedef struct
{
  char *name;
  char *descriptor;
  GPtrArray *lines; /* NULL: abstract */
  gboolean same;    /* its code is that of the first method of its class */
  guint code;
} Method;

typedef struct
{
  char *type;
  char *super;
  GPtrArray *interfaces;
  GPtrArray *statics; /* name, value in turn */
  GPtrArray *methods; /* Method */
  guint interfaces_off, data_off, values_off;
} Class;

typedef struct
{
  guint version;
  Table strings, types, protos, fields, methods, call_sites;
  GPtrArray *classes;
  GByteArray *out;
  GHashTable *offsets;
  guint header; /* where its header is in out */
} Builder;

guint dex_table_find (Table *table, const char *text);
GPtrArray *dex_split_proto (const char *proto);
void dex_split_member (const char *text, char **type, char **name, char **rest);
char *dex_class_member (Class *class, const char *name, const char *separator, const char *rest);
Operand dex_find_instruction (const char *line, guint16 *unit, const char **operand);
int dex_compare_members (Builder *self, const char *a, const char *b);

/* Parses, collects and sorts. */
void dex_description_read (Builder *self, const char *description);
void dex_description_clear (Builder *self);
