/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* A variable of the environment that is no business of a parser. */
#define TRESPASS_TOKEN "TRESPASS_TOKEN"
#define TRESPASS_TOKEN_VALUE "a-token-of-a-pipeline"

/* What a trespass returns. */
enum
{
  TRESPASS_DENIED = 0,
  TRESPASS_SUCCEEDED = 10,
};

/**
 * Trespass:
 * @name: what is tried
 * @run: tries it
 * @signal: that ends the process; 0: it goes on and is told TRESPASS_DENIED, as are the few cases of what
 *   reading does need, where that works
 *
 * What a parser that was taken over would do.
 */
typedef struct
{
  const char *name;
  int (*run) (void);
  int signal;
} Trespass;

extern const Trespass trespasses[];
extern const gsize n_trespasses;

/* The folder whose files libraries may go on reading, and what is read of it. */
extern const char *trespass_folder;
extern const char *trespass_table;
/* An open descriptor: of a file whose size must stay. */
extern int trespass_descriptor;
