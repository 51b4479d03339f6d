/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-fetch"

/* candor-fetch: the process that fetches one page of the web. Started by CandorPage, never by a person:
 * candor-fetch [--strict-sandbox] ADDRESS. It speaks over the same descriptor and in the same frames as candor-reader
 * (sandbox/candor-message.h) and writes the page's bytes, which it does not look at, to the memory it is handed. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "candor-fetch.h"
#include "candor-lockdown.h"
#include "candor-preload.h"
#include "document/candor-document.h"

#define EXIT_USAGE 2
/* Libraries, a page that is unpacked as it comes, encryption. */
#define MEMORY_LIMIT (G_GUINT64_CONSTANT (512) << 20)
#define SECONDS_MAX 60u

static void
candor_fetch_answer_error (int pipe, const GError *error)
{
  g_autofree char *words = g_utf8_make_valid (error->message, -1);

  candor_message_send (pipe, CANDOR_MESSAGE_ERROR, g_variant_new (CANDOR_MESSAGE_ERROR_TYPE, 0u, words), NULL);
}

static gboolean
candor_fetch_lock_down (int pipe, gboolean strict, GError **error)
{
  CandorLockdownLimits limits = { .memory = MEMORY_LIMIT,
                                  .seconds = SECONDS_MAX,
                                  .written = CANDOR_DOCUMENT_FILE_SIZE_MAX,
                                  .places = candor_fetch_list_places (),
                                  .connects = TRUE };
  CandorSandboxMeasures measures = candor_lockdown_apply (&limits);

  if (strict && measures != CANDOR_SANDBOX_ALL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _("This system does not let the fetching process be locked down in full, and a "
                             "strict sandbox was asked for: nothing was fetched"));
      return FALSE;
    }
  return candor_message_send (pipe, CANDOR_MESSAGE_LOCKDOWN,
                              g_variant_new (CANDOR_MESSAGE_LOCKDOWN_TYPE, (guint32) measures), error);
}

static gboolean
candor_fetch_try (CandorFetch *self, gboolean strict, const char *address, GError **error)
{
  g_autofree char *found = NULL;

  if (candor_fetch_is_offline ())
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _("this build of Candor has no network, on purpose; save the page in a browser and open the file"));
      return FALSE;
    }
  self->uri = candor_fetch_parse_address (address, error);
  self->session = self->uri != NULL ? candor_fetch_session_new (error) : NULL;
  if (self->session == NULL || !candor_fetch_lock_down (self->pipe, strict, error) || !candor_fetch_run (self, error))
    return FALSE;
  found = g_uri_to_string (self->uri);
  return candor_message_send (self->pipe, CANDOR_MESSAGE_RESULT,
                              g_variant_new (CANDOR_MESSAGE_FETCHED_TYPE, found, self->media_type, self->charset, self->size),
                              error);
}

/* What GIO would ask the desktop for: it is not to be asked. */
static void
candor_fetch_stay_alone (void)
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_setenv ("GIO_USE_NETWORK_MONITOR", "base", TRUE);
  g_setenv ("GIO_USE_VFS", "local", TRUE);
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
}

int
main (int argc, char **argv)
{
  gboolean strict = argc > 1 && strcmp (argv[1], "--strict-sandbox") == 0;
  g_auto (CandorFetch) self = { .pipe = CANDOR_READER_MESSAGE_DESCRIPTOR, .memory = CANDOR_READER_INPUT_DESCRIPTOR };
  g_autoptr (GError) error = NULL;

  if (argc != (strict ? 3 : 2))
    {
      g_printerr ("candor-fetch is started by Candor, which hands it an address that a person typed.\n");
      return EXIT_USAGE;
    }
  candor_lockdown_follow_parent (self.pipe);
  candor_fetch_stay_alone ();
  candor_preload_messages ();
  /* Over its limit a file takes no more, which is told as an error of writing. */
  signal (SIGXFSZ, SIG_IGN);
  if (candor_fetch_try (&self, strict, argv[argc - 1], &error))
    _exit (0); /* what libraries do at an exit is neither needed nor allowed any more */
  candor_fetch_answer_error (self.pipe, error);
  _exit (1);
}
