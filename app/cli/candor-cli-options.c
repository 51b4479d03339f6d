/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor"

#include "candor-cli.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* Lines longer than this are hard to read, however wide the terminal. */
#define COLUMNS_MAX 110u

static const struct
{
  const char *name;
  const char *suffix;
} formats[] = {
  [CANDOR_FORMAT_TEXT] = { "text", ".txt" },   [CANDOR_FORMAT_JSON] = { "json", ".json" },
  [CANDOR_FORMAT_CSV] = { "csv", ".csv" },     [CANDOR_FORMAT_SARIF] = { "sarif", ".sarif" },
  [CANDOR_FORMAT_PDF] = { "pdf", ".pdf" },     [CANDOR_FORMAT_HTML] = { "html", ".html" },
};

void
candor_cli_options_clear (CandorCliOptions *self)
{
  g_clear_pointer (&self->format, g_free);
  g_clear_pointer (&self->output, g_free);
  g_clear_pointer (&self->files, g_strfreev);
}

gboolean
candor_cli_parse (CandorCliOptions *self, int *argc, char ***argv, const char *parameters,
                  const char *summary, const GOptionEntry *own)
{
  g_autoptr (GOptionContext) context = g_option_context_new (parameters);
  g_autoptr (GError) error = NULL;
  char *locale = NULL; /* taken before, so that even this context speaks the language */
  const GOptionEntry common[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &self->format, N_("Format of the result"), N_("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &self->output,
      N_("Write the result to a file instead of standard output"), N_("FILE") },
    { "locale", 0, 0, G_OPTION_ARG_STRING, &locale, N_("Language of report and messages: en or zh_CN"),
      N_("LOCALE") },
    { "strict-sandbox", 0, 0, G_OPTION_ARG_NONE, &self->strict,
      N_("Read nothing where the reading process can’t be locked down in full"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->files, NULL, NULL },
    { NULL },
  };
  gboolean parsed;

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, summary);
  if (own != NULL)
    g_option_context_add_main_entries (context, own, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
  parsed = g_option_context_parse (context, argc, argv, &error);
  g_free (locale);
  if (!parsed)
    candor_cli_complain_of_words ("%s", error->message);
  return parsed;
}

static char *
candor_cli_list_formats (guint allowed)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (allowed & CANDOR_FORMAT_BIT (i))
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", formats[i].name);
  return g_string_free (names, FALSE);
}

/* The format that is asked for, or that the output's name tells, or text. */
static gboolean
candor_cli_find_format (CandorCliOptions *self, guint allowed, CandorFormat *format)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      gboolean chosen = self->format != NULL   ? strcmp (self->format, formats[i].name) == 0
                        : self->output != NULL ? g_str_has_suffix (self->output, formats[i].suffix)
                                               : i == CANDOR_FORMAT_TEXT;
      if (chosen && (allowed & CANDOR_FORMAT_BIT (i)))
        {
          *format = i;
          return TRUE;
        }
    }
  *format = CANDOR_FORMAT_TEXT;
  return self->format == NULL;
}

gboolean
candor_cli_choose_format (CandorCliOptions *self, guint allowed, CandorFormat *format, CandorExit *status)
{
  g_autofree char *names = candor_cli_list_formats (allowed);
  g_autoptr (GError) error = NULL;

  if (g_strcmp0 (self->output, "-") == 0)
    g_clear_pointer (&self->output, g_free);
  if (!candor_cli_find_format (self, allowed, format))
    {
      *status = candor_cli_complain_of_words (_("There is no format “%s” here, only %s."), self->format, names);
      return FALSE;
    }
  if (*format == CANDOR_FORMAT_PDF && self->output == NULL && isatty (STDOUT_FILENO))
    {
      *status = candor_cli_complain_of_words (_("A PDF is no text for a terminal: say -o FILE."));
      return FALSE;
    }
  if (self->output != NULL && !candor_save_check_place (self->output, &error))
    {
      candor_cli_complain ("%s", error->message);
      *status = CANDOR_EXIT_FILE;
      return FALSE;
    }
  return TRUE;
}

const CandorReportPage *
candor_cli_get_page (const CandorCliOptions *self, CandorReportPage *page)
{
  const char *off = g_getenv ("NO_COLOR"); /* https://no-color.org */
  struct winsize size = { 0 };

  if (self->output != NULL || !isatty (STDOUT_FILENO))
    return NULL;
  page->color = (off == NULL || *off == '\0') && g_strcmp0 (g_getenv ("TERM"), "dumb") != 0;
  page->columns = ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
  page->columns = MIN (page->columns, COLUMNS_MAX);
  return page;
}

static gboolean
candor_cli_write_standard_output (GBytes *bytes)
{
  gsize size;
  const char *at = g_bytes_get_data (bytes, &size);

  while (size > 0)
    {
      gssize written = write (STDOUT_FILENO, at, size);
      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        {
          candor_cli_complain (_("Standard output can’t be written: %s"), g_strerror (errno));
          return FALSE;
        }
      at += written;
      size -= written;
    }
  return TRUE;
}

gboolean
candor_cli_write (const CandorCliOptions *self, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;

  candor_cli_clear_progress ();
  if (self->output == NULL)
    return candor_cli_write_standard_output (bytes);
  if (candor_save (bytes, self->output, &error))
    return TRUE;
  candor_cli_complain ("%s", error->message);
  return FALSE;
}
