/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/candor-serial.h"
#include "policy/candor-mention.h"
#include "policy/candor-places.h"

struct _CandorMention
{
  GObject parent_instance;
  char *topic;
  char *quote;
  guint document;
  guint block;
  guint start;
  guint end;
  gboolean firm;
};

/* A mention without a quote yet; its other fields are the caller's to fill. */
CandorMention *candor_mention_new (void);
/* Takes the quote from the document. */
void candor_mention_complete (CandorMention *self, CandorPlaces *places);
/* places: (element-type CandorPlaces): one for each document. */
CandorMention *candor_mention_new_from_serial (CandorSerialList *list, GPtrArray *places, GError **error);
void candor_mention_serialize (CandorMention *self, CandorSerial *serial);
