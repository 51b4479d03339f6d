/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/candor-serial.h"
#include "policy/candor-places.h"
#include "policy/candor-statement.h"

struct _CandorStatement
{
  GObject parent_instance;
  char *category;
  CandorAction action;
  CandorPolarity polarity;
  CandorActor actor;
  char *party;
  char *sdk;
  char **purposes;
  char *permission;
  char *quote;
  guint start;
  guint end;
  guint mention_start;
  guint mention_end;
  guint document;
  guint block;
  char *section;
  char *rule;
  double confidence;
};

/* No sentence and no row that is read is longer (code points): what a hostile result may make of a
 * few bytes stays bounded. */
#define CANDOR_QUOTE_MAXIMUM 6000

/* A statement without quote and section yet; its other fields are the caller's to fill. */
CandorStatement *candor_statement_new (void);
/* Takes quote and section from the document. */
void candor_statement_complete (CandorStatement *self, CandorPlaces *places);
/* places: (element-type CandorPlaces): one for each document. */
CandorStatement *candor_statement_new_from_serial (CandorSerialList *list, GPtrArray *places, GError **error);
void candor_statement_serialize (CandorStatement *self, CandorSerial *serial);
