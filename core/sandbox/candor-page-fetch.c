/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-sandbox"

#include "sandbox/candor-page.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/candor-printable.h"
#include "sandbox/candor-reader-private.h"

/* By the clock, redirections and all. Sites that answer at all answer in a few seconds. */
#define SECONDS_MAX 90u
#define NAME_LENGTH_MAX 120
#define CHARSET_LENGTH_MAX 40u

/* Endings that go with what the server says a page is; the first is added where there is none of them. */
static const struct
{
  const char *media_type;
  const char *endings[5];
} endings[] = {
  { "text/html", { ".html", ".htm", ".shtml", ".xhtml" } },
  { "application/xhtml+xml", { ".xhtml", ".html", ".htm" } },
  { "text/plain", { ".txt", ".md", ".markdown", ".text" } },
  { "text/markdown", { ".md", ".markdown" } },
  { "application/pdf", { ".pdf" } },
  { "application/epub+zip", { ".epub" } },
  { "application/vnd.oasis.opendocument.text", { ".odt" } },
  { "application/vnd.openxmlformats-officedocument.wordprocessingml.document", { ".docx" } },
};

static const char *
candor_page_find_ending (const char *name, const char *media_type)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (strcmp (endings[i].media_type, media_type) == 0)
      {
        for (guint j = 0; j < G_N_ELEMENTS (endings[i].endings) && endings[i].endings[j] != NULL; j++)
          if (g_str_has_suffix (lower, endings[i].endings[j]))
            return "";
        return endings[i].endings[0];
      }
  return "";
}

/* The last part of the address's path, or the host: no slash, one line, not too long. */
static char *
candor_page_dup_name (const char *address, const char *media_type)
{
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED_PATH, NULL);
  const char *path = uri != NULL ? g_uri_get_path (uri) : "";
  g_autofree char *part = g_path_get_basename (path);
  g_autofree char *decoded = strpbrk (part, "/.") != part ? g_uri_unescape_string (part, "/\\") : NULL;
  g_autofree char *host = candor_address_dup_host (address);
  g_autofree char *shown = candor_printable (decoded != NULL ? decoded : host != NULL ? host : "page");
  g_autofree char *name = g_utf8_substring (shown, 0, MIN (g_utf8_strlen (shown, -1), NAME_LENGTH_MAX));

  return g_strconcat (g_strdelimit (name, "/\\", '_'), candor_page_find_ending (name, media_type), NULL);
}

static gboolean
candor_page_is_charset (const char *charset)
{
  gsize length = strlen (charset);

  return length <= CHARSET_LENGTH_MAX
         && strspn (charset, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_:.") == length;
}

/* What came is in the memory, which the process that wrote it has left. */
static CandorPage *
candor_page_take (const char *address, int memory, GVariant *result, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GMappedFile) file = NULL;
  g_autoptr (GBytes) content = NULL;
  g_autoptr (CandorOrigin) origin = NULL;
  g_autofree char *name = NULL;
  const char *final_address, *media_type, *charset;
  guint64 size;

  g_variant_get (result, "(&s&s&st)", &final_address, &media_type, &charset, &size);
  if (fcntl (memory, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL) == 0)
    file = g_mapped_file_new_from_fd (memory, FALSE, NULL);
  content = file != NULL ? g_mapped_file_get_bytes (file) : NULL;
  if (content != NULL && g_bytes_get_size (content) == size && candor_page_is_charset (charset)
      && g_str_is_ascii (media_type) && g_str_is_ascii (final_address))
    origin = candor_origin_new (address, final_address, media_type, now, content);
  if (origin == NULL)
    {
      g_set_error_literal (error, CANDOR_READER_ERROR, CANDOR_READER_ERROR_RESULT,
                           _("what was fetched does not hold together"));
      return NULL;
    }
  name = candor_page_dup_name (final_address, media_type);
  return candor_page_new (origin, memory, name, *charset != '\0' ? charset : NULL);
}

CandorPage *
candor_page_fetch (const char *address, gboolean strict, CandorPageProgress progress, gpointer progress_data,
                   GCancellable *cancellable, GError **error)
{
  g_auto (CandorReaderRun) run = { .result_type = CANDOR_MESSAGE_FETCHED_TYPE,
                                   .progress = progress, .progress_data = progress_data,
                                   .request = { .mode = "fetch", .strict = strict, .knowledge = -1, .seconds = SECONDS_MAX } };
  g_autoptr (GPtrArray) inputs = g_ptr_array_new_with_free_func ((GDestroyNotify) candor_reader_input_free);
  CandorReaderInput *memory = g_new0 (CandorReaderInput, 1);
  g_autoptr (GVariant) result = NULL;
  CandorPage *page;

  g_return_val_if_fail (candor_address_is (address), NULL);
  g_ptr_array_add (inputs, memory);
  memory->name = g_strdup (address);
  memory->place = candor_printable (address);
  memory->descriptor = memfd_create ("candor-page", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (memory->descriptor < 0)
    {
      g_set_error (error, CANDOR_READER_ERROR, CANDOR_READER_ERROR_START, "%s: %s", memory->place, g_strerror (errno));
      return NULL;
    }
  run.request.inputs = inputs;
  candor_reader_run_set_place (&run);
  result = candor_reader_run (&run, cancellable, error);
  if (result == NULL)
    return NULL;
  page = candor_page_take (address, memory->descriptor, result, error);
  if (page != NULL)
    memory->descriptor = -1;
  else
    g_prefix_error (error, "%s: ", memory->place);
  return page;
}

/* In the background: a thread talks with the process, and lives as long as it. */

typedef struct
{
  char *address;
  gboolean strict;
  CandorPageProgress progress;
  gpointer progress_data;
  GMainContext *context;
} CandorFetching;

static void
candor_fetching_free (gpointer data)
{
  CandorFetching *self = data;

  g_free (self->address);
  g_main_context_unref (self->context);
  g_free (self);
}

static void
candor_fetching_report (double fraction, const char *stage, gpointer data)
{
  CandorFetching *self = data;

  candor_reader_deliver_progress (self->context, self->progress, self->progress_data, fraction, stage);
}

static void
candor_fetching_run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  CandorFetching *self = data;
  GError *error = NULL;
  CandorPage *page = candor_page_fetch (self->address, self->strict, self->progress != NULL ? candor_fetching_report : NULL,
                                        self, cancellable, &error);

  if (page != NULL)
    g_task_return_pointer (task, page, g_object_unref);
  else
    g_task_return_error (task, error);
}

void
candor_page_fetch_async (const char *address, gboolean strict, CandorPageProgress progress, gpointer progress_data,
                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  CandorFetching *self = g_new0 (CandorFetching, 1);

  g_return_if_fail (candor_address_is (address));
  self->address = g_strdup (address);
  self->strict = strict;
  self->progress = progress;
  self->progress_data = progress_data;
  self->context = g_main_context_ref_thread_default ();
  g_task_set_source_tag (task, candor_page_fetch_async);
  g_task_set_task_data (task, self, candor_fetching_free);
  g_task_run_in_thread (task, candor_fetching_run);
}

CandorPage *
candor_page_fetch_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, candor_page_fetch_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
