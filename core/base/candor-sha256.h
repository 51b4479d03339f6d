/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* SHA-256 by the processor's own instructions where it has them: GLib's takes ten times as long. */
#define CANDOR_SHA256_SIZE 32

void candor_sha256_compute (gconstpointer data, gsize size, guint8 digest[CANDOR_SHA256_SIZE]);
/* (transfer full): lower-case hexadecimal. */
char *candor_sha256_to_text (const guint8 digest[CANDOR_SHA256_SIZE]);
/* (transfer full): lower-case hexadecimal. Pages of a mapped file are given back behind it (candor-mapping.h). */
char *candor_sha256_dup (gconstpointer data, gsize size);
char *candor_sha256_dup_of_bytes (GBytes *bytes);
/* As candor_sha256_dup(), and in the same pass the digest of the first @part bytes. */
char *candor_sha256_dup_with_part (gconstpointer data, gsize size, gsize part, guint8 digest[CANDOR_SHA256_SIZE]);

G_END_DECLS
