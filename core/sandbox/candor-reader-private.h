/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sandbox/candor-reader-run.h"

struct _CandorReader
{
  GObject parent_instance;
  CandorKnowledge *knowledge;
  gboolean strict;
  GMutex mutex; /* guards what follows */
  CandorReaderServer *server; /* set before the first reading, if at all */
  int memory;   /* the compiled knowledge, -1 before the first reading */
  CandorSandboxMeasures measures; /* what every reading process so far gave up */
};

/* Opens the files and has them read; mode and result type are those of @run. */
GVariant *candor_reader_have_read (CandorReader *self, CandorReaderRun *run, GPtrArray *files,
                                   GCancellable *cancellable, GError **error);
CandorPolicy *candor_reader_take_policy (CandorReader *self, CandorReaderRun *run, GPtrArray *files,
                                         GCancellable *cancellable, GError **error);
CandorPackage *candor_reader_take_package (CandorReader *self, CandorReaderRun *run, GPtrArray *files,
                                           GCancellable *cancellable, GError **error);
CandorCase *candor_reader_take_case (CandorReader *self, CandorReaderRun *run, GPtrArray *files,
                                     GCancellable *cancellable, GError **error);
