/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/candor-errand.h"
#include "package/candor-code-marks.h"
#include "package/candor-code-owners.h"

G_BEGIN_DECLS

/**
 * CandorCodeSite:
 * @class_name: in dotted form
 * @method: name; "<clinit>" and "<init>" are static initializer and constructor
 *
 * A place in the code.
 */
typedef struct
{
  const char *class_name;
  const char *method;
} CandorCodeSite;

/**
 * CandorCodeFinding:
 * @target: what the code refers to
 * @site: index of the place
 */
typedef struct
{
  CandorTarget target;
  guint site;
} CandorCodeFinding;

/**
 * CandorCodeQuestion:
 * @type: hash of the class that is called, or that defines a callback
 * @name: the method's
 * @descriptor: the method's
 * @callback: the class defines the method, and the system calls it
 * @site: index of the place
 *
 * A method named like a wanted one. Whether it is one tell the superclasses, which may be in another
 * file.
 */
typedef struct
{
  guint64 type;
  const char *name;
  const char *descriptor;
  gboolean callback;
  guint site;
} CandorCodeQuestion;

/**
 * CandorCodeEdge:
 * @child: hash of a class
 * @parent: hash of its superclass, or of an interface it implements
 */
typedef struct
{
  guint64 child;
  guint64 parent;
  gboolean interface;
} CandorCodeEdge;

/**
 * CandorCodeSdkCount:
 * @sdk: an SDK or library
 * @n_classes: how many of its classes have code
 * @first: one of them, the first by name
 */
typedef struct
{
  const CandorKnownSdk *sdk;
  guint n_classes;
  const char *first;
} CandorCodeSdkCount;

/**
 * CandorCodePacker:
 * @packer: a packer or protector
 * @class_name: a class of its own
 */
typedef struct
{
  const CandorKnownPacker *packer;
  const char *class_name;
} CandorCodePacker;

/**
 * CandorCodeFile:
 *
 * What one dex file told. Holds nothing of the file itself, which may go.
 */
typedef struct _CandorCodeFile CandorCodeFile;

struct _CandorCodeFile
{
  char *name;
  GError *error;          /* why it can't be read at all, or NULL */
  guint n_methods;        /* method references */
  guint n_classes;
  guint n_short_names;    /* classes of one or two letters */
  guint n_damaged;        /* methods or classes that can't be read */
  gboolean wrong_checksum;
  GArray *sites;          /* CandorCodeSite */
  GArray *findings;       /* CandorCodeFinding */
  GArray *questions;      /* CandorCodeQuestion */
  GArray *edges;          /* CandorCodeEdge */
  GArray *definitions;    /* guint64: hashes of methods with wanted names that are defined */
  GArray *entered;        /* guint64: hashes of outer classes of libraries that other code calls */
  GArray *sdks;           /* CandorCodeSdkCount */
  GArray *packers;        /* CandorCodePacker */
  GArray *possible;       /* guint: APIs of whose content URI the file holds the authority */
  GStringChunk *strings;
  CandorCodeFile *half;   /* what the other half of its classes told, or NULL */
};

CandorCodeFile *candor_code_file_new (const char *name);
void candor_code_file_free (CandorCodeFile *self);
void candor_code_file_scan (CandorCodeFile *self, GBytes *bytes, const CandorWanted *wanted,
                            const CandorOwners *owners, gboolean open, CandorErrands *errands);

guint64 candor_code_hash (const char *text);
/* Of a class's name up to its inner classes, in dotted form or as dex files write it behind the L. */
guint64 candor_code_hash_outer (const char *name);
guint64 candor_code_hash_method (guint64 type, const char *name, const char *descriptor);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandorCodeFile, candor_code_file_free)

G_END_DECLS
