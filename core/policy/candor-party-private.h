/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/candor-serial.h"
#include "policy/candor-party.h"
#include "policy/candor-places.h"

struct _CandorParty
{
  GObject parent_instance;
  char *name;
  char *sdk;
  char **categories;
  guint document;
  guint block;
  guint start;
  guint end;
};

/* No name of a party is longer (code points). */
#define CANDOR_PARTY_NAME_MAXIMUM 200

/* A party without a name yet; its other fields are the caller's to fill. */
CandorParty *candor_party_new (void);
/* Takes the name from the document. */
void candor_party_complete (CandorParty *self, CandorPlaces *places);
/* places: (element-type CandorPlaces): one for each document. */
CandorParty *candor_party_new_from_serial (CandorSerialList *list, GPtrArray *places, GError **error);
void candor_party_serialize (CandorParty *self, CandorSerial *serial);
