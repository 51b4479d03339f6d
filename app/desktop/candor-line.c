/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "candor-line.h"

#include "base/candor-getter.h"

struct _CandorLine
{
  GObject parent_instance;
  gboolean section;
  const char *icon; /* interned, as the style */
  const char *style;
  char *title;
  char *word;
  char *text;
  char *note;
  char *target;
};

G_DEFINE_FINAL_TYPE (CandorLine, candor_line, G_TYPE_OBJECT)

static void
candor_line_finalize (GObject *object)
{
  CandorLine *self = CANDOR_LINE (object);

  g_free (self->title);
  g_free (self->word);
  g_free (self->text);
  g_free (self->note);
  g_free (self->target);
  G_OBJECT_CLASS (candor_line_parent_class)->finalize (object);
}

static void
candor_line_class_init (CandorLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candor_line_finalize;
}

static void
candor_line_init (CandorLine *self)
{
}

CandorLine *
candor_line_new_section (const char *title, const char *text)
{
  CandorLine *self = candor_line_new (NULL, NULL, title, NULL, text);

  self->section = TRUE;
  return self;
}

CandorLine *
candor_line_new (const char *icon, const char *style, const char *title, const char *word, const char *text)
{
  CandorLine *self = g_object_new (CANDOR_TYPE_LINE, NULL);

  self->icon = g_intern_string (icon);
  self->style = g_intern_string (style);
  self->title = g_strdup (title);
  self->word = g_strdup (word);
  self->text = g_strdup (text);
  return self;
}

CANDOR_GETTER (CandorLine, candor_line, CANDOR_IS_LINE, gboolean, section, FALSE)
CANDOR_GETTER (CandorLine, candor_line, CANDOR_IS_LINE, const char *, icon, NULL)
CANDOR_GETTER (CandorLine, candor_line, CANDOR_IS_LINE, const char *, style, NULL)
CANDOR_GETTER (CandorLine, candor_line, CANDOR_IS_LINE, const char *, title, NULL)
CANDOR_GETTER (CandorLine, candor_line, CANDOR_IS_LINE, const char *, word, NULL)
CANDOR_GETTER (CandorLine, candor_line, CANDOR_IS_LINE, const char *, text, NULL)
CANDOR_GETTER (CandorLine, candor_line, CANDOR_IS_LINE, const char *, note, NULL)
CANDOR_GETTER (CandorLine, candor_line, CANDOR_IS_LINE, const char *, target, NULL)

void
candor_line_set_note (CandorLine *self, const char *note)
{
  g_return_if_fail (CANDOR_IS_LINE (self));
  g_free (self->note);
  self->note = g_strdup (note);
}

void
candor_line_set_target (CandorLine *self, const char *target)
{
  g_return_if_fail (CANDOR_IS_LINE (self));
  g_free (self->target);
  self->target = g_strdup (target);
}

char *
candor_line_dup_spoken (CandorLine *self)
{
  const char *parts[4];
  GString *spoken = g_string_new (NULL);

  g_return_val_if_fail (CANDOR_IS_LINE (self), NULL);
  parts[0] = self->title;
  parts[1] = self->word;
  parts[2] = self->text;
  parts[3] = self->note;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (spoken, "%s%s", spoken->len > 0 ? ", " : "", parts[i]);
  return g_string_free (spoken, FALSE);
}
