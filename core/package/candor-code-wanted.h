/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "knowledge/candor-knowledge.h"

G_BEGIN_DECLS

/**
 * CandorTargetKind:
 * @CANDOR_TARGET_API: an entry of the knowledge's APIs
 * @CANDOR_TARGET_BLIND_SPOT: an entry of the knowledge's blind spots
 * @CANDOR_TARGET_READER: a method that reads a setting; the index is its class's
 *
 * What it means that code refers to something.
 */
typedef enum
{
  CANDOR_TARGET_API,
  CANDOR_TARGET_BLIND_SPOT,
  CANDOR_TARGET_READER,
} CandorTargetKind;

typedef struct
{
  CandorTargetKind kind;
  guint index;
} CandorTarget;

/**
 * CandorWantedMember:
 * @name: of a method or field
 * @descriptor: method descriptor, or %NULL for any
 * @callback: the app defines it and the system calls it, not the other way round
 * @inherited: declared by a broader class of the platform
 */
typedef struct
{
  const char *name;
  const char *descriptor;
  gboolean callback;
  gboolean inherited;
  CandorTarget target;
} CandorWantedMember;

/**
 * CandorWantedClass:
 * @name: in dotted form
 * @descriptor: as dex files have it
 * @methods: (element-type CandorWantedMember): sorted by name
 * @fields: (element-type CandorWantedMember): sorted by name
 * @self: (element-type CandorTarget): what extending it or making one means
 * @holds_settings: methods of it that read are readers of settings
 */
typedef struct
{
  const char *name;
  char *descriptor;
  GArray *methods;
  GArray *fields;
  GArray *self;
  gboolean holds_settings;
} CandorWantedClass;

/**
 * CandorWantedString:
 * @text: what a string constant is or begins with
 * @behind: characters that may follow; "" for none, %NULL for any
 * @reader: 1 and the index of the class of which a method must be called beside it; 0 for none
 * @api: index of the API
 */
typedef struct
{
  char *text;
  const char *behind;
  guint reader;
  guint api;
} CandorWantedString;

/**
 * CandorWanted:
 *
 * What to look for in code: the knowledge's APIs and blind spots, in the order in which a dex file
 * is asked for them. Made once for a package; then read from several threads.
 */
typedef struct
{
  CandorKnowledge *knowledge;
  const CandorKnownApi *apis;
  gsize n_apis;
  const CandorKnownBlindSpot *blind_spots;
  gsize n_blind_spots;
  /* empty before candor_wanted_prepare() */
  GPtrArray *classes;         /* CandorWantedClass */
  GHashTable *class_indices;  /* name to index and 1 */
  GArray *strings;            /* CandorWantedString */
  GArray *authorities;        /* CandorWantedString: of content URIs, which code may put together */
  GPtrArray *method_names;    /* const char *, sorted, each once */
  GHashTable *platform;       /* packages as descriptors begin with them, to whose they are */
} CandorWanted;

CandorWanted *candor_wanted_new (CandorKnowledge *knowledge);
/* Lays out what there is to look for in dex files; before the first of them is read. */
void candor_wanted_prepare (CandorWanted *self);
void candor_wanted_free (CandorWanted *self);
const CandorWantedClass *candor_wanted_get_class (const CandorWanted *self, guint index);
/* (nullable) */
const CandorWantedClass *candor_wanted_find_class (const CandorWanted *self, const char *name);
gboolean candor_wanted_is_callback (const char *name);
/* Whether a class is the platform's: an app can't define one of that name. */
gboolean candor_wanted_is_platform (const CandorWanted *self, const char *descriptor);
/* The first of @members named @name, or @members->len. */
guint candor_wanted_find_members (GArray *members, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandorWanted, candor_wanted_free)

G_END_DECLS
