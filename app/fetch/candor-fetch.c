/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-fetch"

#include "config.h"
#include "candor-fetch.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "document/candor-document.h"
#include "sandbox/candor-message.h"

/* RFC 9110, 15.4, lets clients bound them; browsers follow twenty. */
#define REDIRECTIONS_MAX 10u
#define STEP (64u << 10)
/* Of pages whose size nobody told, half of the way is told at this many bytes. */
#define SIZE_USUAL (256u << 10)
#define ACCEPT "text/html, application/xhtml+xml, application/pdf, text/plain, text/markdown, */*;q=0.5"

/* What a policy can be. Servers say "octet-stream" of anything they don't know, and candor-reader looks itself. */
static const char *const types[] = {
  "", "text/html", "application/xhtml+xml", "text/plain", "text/markdown", "text/x-markdown", "text/xml",
  "application/xml", "application/pdf", "application/x-pdf", "application/epub+zip",
  "application/vnd.oasis.opendocument.text", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "application/octet-stream", "binary/octet-stream",
};

void
candor_fetch_clear (CandorFetch *self)
{
  g_clear_object (&self->session);
  g_clear_pointer (&self->uri, g_uri_unref);
  g_free (self->media_type);
  g_free (self->charset);
  g_clear_object (&self->cancellable);
  g_free (self->neighbour);
}

static gboolean
candor_fetch_fail (const char *words, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, words);
  return FALSE;
}

static gboolean
candor_fetch_is_scheme (GUri *uri, const char *scheme)
{
  return strcmp (g_uri_get_scheme (uri), scheme) == 0;
}

static gboolean
candor_fetch_check_address (GUri *uri, GError **error)
{
  const char *host = g_uri_get_host (uri);

  if ((!candor_fetch_is_scheme (uri, "http") && !candor_fetch_is_scheme (uri, "https")) || host == NULL || *host == '\0')
    return candor_fetch_fail (_("this is no address of a web page"), error);
  if (g_uri_get_userinfo (uri) != NULL)
    return candor_fetch_fail (_("an address with a name or a password in it is not fetched: it would stand in every report"), error);
  return TRUE;
}

GUri *
candor_fetch_parse_address (const char *word, GError **error)
{
  g_autoptr (GUri) uri = g_uri_parse (word, SOUP_HTTP_URI_FLAGS, NULL);

  if (uri == NULL)
    {
      candor_fetch_fail (_("this is no address of a web page"), error);
      return NULL;
    }
  return candor_fetch_check_address (uri, error) ? g_steal_pointer (&uri) : NULL;
}

/* Goes on to where the answer points; what is encrypted stays so. */
static gboolean
candor_fetch_follow (CandorFetch *self, SoupMessage *message, GError **error)
{
  const char *place = soup_message_headers_get_one (soup_message_get_response_headers (message), "Location");
  g_autoptr (GUri) next = place != NULL ? g_uri_parse_relative (self->uri, place, SOUP_HTTP_URI_FLAGS, NULL) : NULL;

  if (next == NULL)
    return candor_fetch_fail (_("the server sends on to an address that is none"), error);
  if (candor_fetch_is_scheme (self->uri, "https") && candor_fetch_is_scheme (next, "http"))
    return candor_fetch_fail (_("the server sends on from an encrypted address to one that is not; nothing was fetched"), error);
  if (!candor_fetch_check_address (next, error))
    {
      g_prefix_error (error, _("the server sends on elsewhere: "));
      return FALSE;
    }
  g_uri_unref (self->uri);
  self->uri = g_steal_pointer (&next);
  self->sent_on |= self->away;
  return TRUE;
}

static gboolean
candor_fetch_check_type (CandorFetch *self, SoupMessage *message, GError **error)
{
  g_autoptr (GHashTable) parameters = NULL;
  const char *type = soup_message_headers_get_content_type (soup_message_get_response_headers (message), &parameters);
  const char *charset = parameters != NULL ? g_hash_table_lookup (parameters, "charset") : NULL;

  self->media_type = g_ascii_strdown (type != NULL ? type : "", -1);
  self->charset = g_strdup (charset != NULL ? charset : "");
  /* The reader takes names of encodings; whatever else stands there is none. */
  g_strcanon (self->charset, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_:.", '\0');
  if (strlen (self->charset) > 40)
    *self->charset = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (strcmp (types[i], self->media_type) == 0)
      return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
               _("the server says that this is “%s”, which no policy is; packages, pictures and data are not fetched"),
               self->media_type);
  return FALSE;
}

static gboolean
candor_fetch_keep (CandorFetch *self, const char *data, gsize length, GError **error)
{
  self->size += length;
  if (self->size > CANDOR_DOCUMENT_FILE_SIZE_MAX)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("the page is larger than any policy: over %u MB"),
                   CANDOR_DOCUMENT_FILE_SIZE_MAX / 1024 / 1024);
      return FALSE;
    }
  while (length > 0)
    {
      gssize written = write (self->memory, data, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        return candor_fetch_fail (g_strerror (errno), error);
      data += written;
      length -= written;
    }
  return TRUE;
}

static gboolean
candor_fetch_report (CandorFetch *self, goffset expected, GError **error)
{
  double fraction = expected > 0 ? MIN (1.0, (double) self->size / expected) : (double) self->size / (self->size + SIZE_USUAL);

  return candor_message_send (self->pipe, CANDOR_MESSAGE_PROGRESS,
                              g_variant_new (CANDOR_MESSAGE_PROGRESS_TYPE, fraction, (guint8) CANDOR_STAGE_FETCH), error);
}

static gboolean
candor_fetch_read (CandorFetch *self, SoupMessage *message, GInputStream *stream, GError **error)
{
  goffset expected = soup_message_headers_get_content_length (soup_message_get_response_headers (message));
  g_autofree char *buffer = g_malloc (STEP);
  gssize length;

  while ((length = g_input_stream_read (stream, buffer, STEP, NULL, error)) > 0)
    if (!candor_fetch_keep (self, buffer, length, error) || !candor_fetch_report (self, expected, error))
      return FALSE;
  if (length < 0)
    {
      candor_fetch_explain (message, error);
      return FALSE;
    }
  return self->size > 0 || candor_fetch_fail (_("the page is empty"), error);
}

/* One request. redirected: (out): whether the page is elsewhere, where self->uri now points. */
static gboolean
candor_fetch_ask (CandorFetch *self, gboolean *redirected, GError **error)
{
  g_autoptr (SoupMessage) message = soup_message_new_from_uri (SOUP_METHOD_GET, self->uri);
  g_autoptr (GInputStream) stream = NULL;
  guint status;

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  soup_message_headers_replace (soup_message_get_request_headers (message), "Accept", ACCEPT);
  candor_fetch_watch (self, message);
  stream = soup_session_send (self->session, message, self->cancellable, error);
  if (stream == NULL)
    {
      if (!candor_fetch_explain_neighbour (self, error))
        candor_fetch_explain (message, error);
      return FALSE;
    }
  status = soup_message_get_status (message);
  *redirected = status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  if (*redirected)
    return candor_fetch_follow (self, message, error);
  if (status != 200 && status != 203)
    {
      candor_fetch_explain_status (status, error);
      return FALSE;
    }
  return candor_fetch_check_type (self, message, error) && candor_fetch_read (self, message, stream, error);
}

gboolean
candor_fetch_run (CandorFetch *self, GError **error)
{
  gboolean redirected = TRUE;

  self->cancellable = g_cancellable_new ();
  for (guint i = 0; redirected; i++)
    {
      if (i > REDIRECTIONS_MAX)
        return candor_fetch_fail (_("the server sends on from one address to the next without end"), error);
      if (!candor_fetch_report (self, 0, error) || !candor_fetch_ask (self, &redirected, error))
        return FALSE;
    }
  return TRUE;
}
