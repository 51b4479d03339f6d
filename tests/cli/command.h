/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

/* Runs the built command as a person would, in a language that is chosen here. */
typedef struct
{
  int status;
  GBytes *output;
  const char *out; /* the output as a string */
  char *messages;
} Result;

/* words: what stands behind "candor"; NULL-terminated. environment: NAME=VALUE, NULL-terminated, or NULL. */
void run (Result *result, const char *const *environment, const char *const *words);
void result_clear (Result *result);
/* (transfer full): the output, which must be JSON and nothing else. */
JsonNode *result_parse (Result *result);

#define RUN(result, ...) run (result, NULL, (const char *const[]){ __VA_ARGS__, NULL })

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Result, result_clear)

/* A folder of its own for a test's files. */
typedef struct
{
  char *path;
} Folder;

void folder_make (Folder *folder);
/* (transfer full): a path in it. */
char *folder_get (Folder *folder, const char *name);
/* (transfer full): the path of a file with this text. */
char *folder_write (Folder *folder, const char *name, const char *text);
guint folder_count (Folder *folder);
void folder_clear (Folder *folder);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Folder, folder_clear)

/* (transfer full): one of the samples that come with the program. */
char *get_sample (const char *name);
