/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * CandorFetch:
 * @session: what speaks to servers
 * @memory: where the page's bytes go
 * @pipe: where is told how far it is
 * @uri: where the page is; after redirections, where it was found
 * @media_type: what the server says it is, or empty
 * @charset: its encoding as the server says it, or empty
 * @size: bytes that were written
 * @cancellable: ends what is under way
 * @away: whether a machine was asked that is not of a private network
 * @sent_on: whether such a machine sent on elsewhere
 * @neighbour: (nullable): the address of one that is, to which such a machine sent on
 *
 * One page that is fetched.
 */
typedef struct
{
  SoupSession *session;
  int memory;
  int pipe;
  GUri *uri;
  char *media_type;
  char *charset;
  guint64 size;
  GCancellable *cancellable;
  gboolean away;
  gboolean sent_on;
  char *neighbour;
} CandorFetch;

/* (nullable): NULL with an error where the word is no address of a page, or holds a name or a password. */
GUri *candor_fetch_parse_address (const char *word, GError **error);
/* Follows redirections, checks what the page is, and writes its bytes to the memory. */
gboolean candor_fetch_run (CandorFetch *self, GError **error);
void candor_fetch_clear (CandorFetch *self);

/* (transfer full): without cookies, stored passwords, cache or names of this machine; its certificates are loaded. */
SoupSession *candor_fetch_session_new (GError **error);

/* (nullable): a file of certificates of authorities, to be trusted instead of the system's. */
const char *candor_fetch_get_authorities (void);
/* Files that looking up names and checking certificates goes on reading. */
const char *const *candor_fetch_list_places (void);
/* Whether this program may not use the network at all, as its own installation says. */
gboolean candor_fetch_is_offline (void);

/* What is wrong, for people, of a failed request. */
void candor_fetch_explain (SoupMessage *message, GError **error);
/* The same of an answer that is none, by its status (RFC 9110, 15). */
void candor_fetch_explain_status (guint status, GError **error);

/* Whether an address is this machine's own, or one of a network that cannot be reached from elsewhere. */
gboolean candor_fetch_is_near (GInetAddress *address);
/* A page of the public network must not have this process ask machines of a private one for anything: a connection
 * to which such a page sent on is broken off before a word is said. Where a person gave an address of a private
 * network, it is theirs to ask. */
void candor_fetch_watch (CandorFetch *self, SoupMessage *message);
/* Replaces the error where this is why there is one. */
gboolean candor_fetch_explain_neighbour (CandorFetch *self, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CandorFetch, candor_fetch_clear)

G_END_DECLS
