/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-about.h"

#include <glib/gi18n.h>

/* Where weights came from: attribution is owed by whoever hands them on. debian/copyright says the same. */
#define CANDOR_CORPUS_EN "GDPR-T200 (Cory et al., PoPETs 2026): GPL-3.0-only"
#define CANDOR_CORPUS_ZH \
  "<a href=\"https://github.com/EnlightenedAI/CAPP-130\">CAPP-130</a> (Zhu et al., NeurIPS 2023): " \
  "<a href=\"https://creativecommons.org/licenses/by/4.0/\">CC BY 4.0</a>"

/* The libraries that docs/dependencies.md names, with the licences that their authors give. */
static const struct
{
  const char *name;
  const char *license; /* SPDX expression */
} libraries[] = {
  { "GLib, GTK, libadwaita, json-glib", "LGPL-2.1-or-later" },
  { "Pango, libsoup", "LGPL-2.0-or-later" },
  { "cairo", "LGPL-2.1-only OR MPL-1.1" },
  { "libseccomp", "LGPL-2.1-only" },
  { "Poppler", "GPL-2.0-only OR GPL-3.0-only" },
  { "poppler-data", "BSD-3-Clause AND GPL-2.0-only" },
  { "libxml2, libdeflate", "MIT" },
  { "HarfBuzz", "MIT-Modern-Variant" },
  { "FreeType", "FTL OR GPL-2.0-or-later" },
  { "libzip", "BSD-3-Clause" },
  { "cmark", "BSD-2-Clause AND MIT" },
  { "OpenSSL", "Apache-2.0" },
  { "SQLite", "blessing" },
  { "Noto Sans, Noto Sans CJK", "OFL-1.1" },
};

/* Facts of the knowledge, by source. */
static char *
candor_about_dup_sources (CandorKnowledge *knowledge)
{
  GString *text = g_string_new (_ ("Facts in the knowledge were seen in these sources, each under its terms:"));
  const CandorKnownSource *sources;
  gsize count = 0;

  sources = knowledge != NULL ? candor_knowledge_get_sources (knowledge, &count) : NULL;
  for (gsize i = 0; i < count; i++)
    {
      g_autofree char *line
          = sources[i].url != NULL
                ? g_markup_printf_escaped ("\n<a href=\"%s\">%s</a>: %s", sources[i].url, sources[i].name, sources[i].license)
                : g_markup_printf_escaped ("\n%s: %s", sources[i].name, sources[i].license);
      g_string_append (text, line);
    }
  return g_string_free (text, FALSE);
}

static char *
candor_about_dup_weights (void)
{
  GString *text = g_string_new (
      _ ("The knowledge that comes with Candor has weights of words, learned from the labels of two corpora. They "
         "are numbers; no sentence of a corpus is among them."));

  g_string_append_printf (text, "\n\n%s %s", _ ("For English policies:"), CANDOR_CORPUS_EN);
  g_string_append_printf (text, "\n%s %s", _ ("For Chinese policies:"), CANDOR_CORPUS_ZH);
  return g_string_free (text, FALSE);
}

static char *
candor_about_dup_libraries (void)
{
  GString *text = g_string_new (
      _ ("Candor uses these libraries and typefaces, which the system has or which came with Candor:"));

  for (guint i = 0; i < G_N_ELEMENTS (libraries); i++)
    g_string_append_printf (text, "\n%s: %s", libraries[i].name, libraries[i].license);
  return g_string_free (text, FALSE);
}

void
candor_about_present (GtkWindow *parent, CandorKnowledge *knowledge, const char *failure)
{
  g_autofree char *told = knowledge != NULL
      ? g_strdup_printf (_ ("Knowledge of %s\nSHA-256 %s"), candor_knowledge_get_version (knowledge),
                         candor_knowledge_get_sha256 (knowledge))
      : g_strdup (failure);
  g_autofree char *sources = candor_about_dup_sources (knowledge), *weights = candor_about_dup_weights ();
  g_autofree char *used = candor_about_dup_libraries ();
  GtkWidget *about = adw_about_window_new ();

  g_object_set (about, "transient-for", parent, "application-name", _ ("Candor"), "application-icon", CANDOR_APPLICATION_ID,
                "version", CANDOR_VERSION, "license-type", GTK_LICENSE_GPL_3_0, "comments",
                _ ("Holds an Android app’s privacy policy against what the app requests and calls, and "
                   "shows the gaps side by side."),
                "developer-name", _ ("The Candor contributors"), "copyright", "© 2026 The Candor contributors",
                "debug-info", told, "translator-credits", _ ("translator-credits"), NULL);
  adw_about_window_add_legal_section (ADW_ABOUT_WINDOW (about), _ ("The knowledge"), NULL, GTK_LICENSE_CUSTOM, sources);
  adw_about_window_add_legal_section (ADW_ABOUT_WINDOW (about), _ ("Learned weights"), NULL, GTK_LICENSE_CUSTOM, weights);
  adw_about_window_add_legal_section (ADW_ABOUT_WINDOW (about), _ ("Libraries and typefaces"), NULL, GTK_LICENSE_CUSTOM,
                                      used);
  gtk_window_present (GTK_WINDOW (about));
}
