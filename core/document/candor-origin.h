/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CANDOR_TYPE_ORIGIN (candor_origin_get_type ())
G_DECLARE_FINAL_TYPE (CandorOrigin, candor_origin, CANDOR, ORIGIN, GObject)

/**
 * CandorOrigin:
 *
 * Where on the web a document comes from, and when it was fetched: a page is another tomorrow. Immutable.
 */

/* Whether a word is an address of a page: http:// or https://, with a host. */
gboolean candor_address_is (const char *word);
/* (nullable) (transfer full): the host that an address leads to, for people. */
char *candor_address_dup_host (const char *address);

/* final_address: where redirections led; media_type: what the server says the page is, may be empty; content:
 * (nullable): the page's bytes. NULL where one of the addresses is none. */
CandorOrigin *candor_origin_new (const char *address, const char *final_address, const char *media_type,
                                 GDateTime *time, GBytes *content);
/* As a person typed it. */
const char *candor_origin_get_address (CandorOrigin *self);
/* Where redirections led; the same where there were none. */
const char *candor_origin_get_final_address (CandorOrigin *self);
/* Such as "text/html"; empty where the server says nothing. */
const char *candor_origin_get_media_type (CandorOrigin *self);
/* When it was fetched, by this machine's clock, UTC, whole seconds. */
GDateTime *candor_origin_get_time (CandorOrigin *self);
/* (transfer full): that as "2026-11-27 21:40:00 UTC". */
char *candor_origin_dup_time (CandorOrigin *self);
/* (transfer full): both in a sentence, in the language of the program. */
char *candor_origin_dup_sentence (CandorOrigin *self);
/* (nullable) (transfer none): the bytes that came, while they are held. */
GBytes *candor_origin_get_content (CandorOrigin *self);

G_END_DECLS
