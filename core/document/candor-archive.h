/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The ZIP archive that an office document or a book is. */
typedef struct _CandorArchive CandorArchive;

/* Keeps bytes. Errors name @name. */
CandorArchive *candor_archive_open (GBytes *bytes, const char *name, GError **error);
void candor_archive_free (CandorArchive *self);
gboolean candor_archive_has (CandorArchive *self, const char *member);
/* (transfer full) (nullable): the member's content; a member that is not there is an error. */
GBytes *candor_archive_read (CandorArchive *self, const char *member, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandorArchive, candor_archive_free)

G_END_DECLS
