/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What libraries load by name when they are first used, and could not any more after the lockdown. */
void candor_preload_messages (void);
void candor_preload_document_readers (void);
/* Folders whose files are data of libraries, chosen by what a document says; NULL-terminated. */
const char *const *candor_preload_list_folders (void);

G_END_DECLS
