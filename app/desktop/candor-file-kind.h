/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CandorGiven:
 * @packages: (element-type GFile): Android packages
 * @cases: (element-type GFile): cases
 * @knowledge: (element-type GFile): compiled knowledge
 * @policies: (element-type GFile): everything else
 * @address: (nullable): a page that is not on this machine
 *
 * Files a person gave, told apart: by name, and where the name says nothing, by the first bytes.
 */
typedef struct
{
  GPtrArray *packages;
  GPtrArray *policies;
  GPtrArray *cases;
  GPtrArray *knowledge;
  char *address;
} CandorGiven;

void candor_given_init (CandorGiven *self, GListModel *files);
void candor_given_clear (CandorGiven *self);
gboolean candor_file_is_package (GFile *file);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CandorGiven, candor_given_clear)

G_END_DECLS
