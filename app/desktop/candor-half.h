/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sandbox/candor-reader.h"

G_BEGIN_DECLS

typedef enum
{
  CANDOR_HALF_POLICY,
  CANDOR_HALF_PACKAGE,
} CandorHalfKind;

/**
 * CandorHalfState:
 * @CANDOR_HALF_EMPTY: nothing was given yet
 * @CANDOR_HALF_READING: its files are being read
 * @CANDOR_HALF_READY: they are read
 * @CANDOR_HALF_FAILED: they could not be read; the message says why
 */
typedef enum
{
  CANDOR_HALF_EMPTY,
  CANDOR_HALF_READING,
  CANDOR_HALF_READY,
  CANDOR_HALF_FAILED,
} CandorHalfState;

#define CANDOR_TYPE_HALF (candor_half_get_type ())
G_DECLARE_FINAL_TYPE (CandorHalf, candor_half, CANDOR, HALF, GObject)

/**
 * CandorHalf:
 *
 * One of the two things a check holds against each other, words or deeds: its files, how far their
 * reading is, and what came of it. Emits "changed" whenever any of that changes.
 */

CandorHalf *candor_half_new (CandorHalfKind kind, CandorReader *reader);
CandorHalfKind candor_half_get_kind (CandorHalf *self);
CandorHalfState candor_half_get_state (CandorHalf *self);
/* (element-type GObject) (transfer none): files, and pages that were fetched: what is being read, was read, or
 * failed; may be empty. */
GPtrArray *candor_half_get_files (CandorHalf *self);
/* The files' names for people, joined. */
char *candor_half_dup_names (CandorHalf *self);
double candor_half_get_fraction (CandorHalf *self);
const char *candor_half_get_stage (CandorHalf *self);
/* (nullable): why it failed. */
const char *candor_half_get_failure (CandorHalf *self);
/* (nullable): the result, while it is ready. */
CandorPolicy *candor_half_get_policy (CandorHalf *self);
CandorPackage *candor_half_get_package (CandorHalf *self);

/* What a kept case holds, without any file. */
void candor_half_set_result (CandorHalf *self, GObject *result);
void candor_half_read (CandorHalf *self, GPtrArray *files);
/* Fetches a page and reads it; the person was asked. */
void candor_half_fetch (CandorHalf *self, const char *address);
void candor_half_retry (CandorHalf *self);
/* Ends the reading; what was there before stands again. */
void candor_half_cancel (CandorHalf *self);

G_END_DECLS
