/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-text.h"

#include <string.h>

/* Pixels, where nobody says how wide it is. */
#define CANDOR_TEXT_WIDTH 280

#define ZERO_WIDTH_SPACE "\xe2\x80\x8b"

struct _CandorText
{
  GtkWidget parent_instance;
  char *text;
  PangoLayout *layout; /* NULL until it is measured */
};

G_DEFINE_FINAL_TYPE (CandorText, candor_text, GTK_TYPE_WIDGET)

static char *
candor_text_dup_breakable (const char *text)
{
  GString *breakable = g_string_sized_new (strlen (text) * 2);

  for (const char *at = text; *at != '\0'; at++)
    {
      g_string_append_c (breakable, *at);
      if (strchr ("./_$", *at) != NULL && g_ascii_isalnum (at[1]))
        g_string_append (breakable, ZERO_WIDTH_SPACE);
    }
  return g_string_free (breakable, FALSE);
}

static PangoLayout *
candor_text_lay_out (CandorText *self, int width)
{
  if (self->layout == NULL)
    {
      g_autofree char *breakable = candor_text_dup_breakable (self->text != NULL ? self->text : "");
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
      self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), breakable);
      pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_attributes (self->layout, attributes);
    }
  pango_layout_set_width (self->layout, width * PANGO_SCALE);
  return self->layout;
}

static GtkSizeRequestMode
candor_text_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
candor_text_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                     int *minimum_baseline, int *natural_baseline)
{
  CandorText *self = CANDOR_TEXT (widget);

  *minimum = 0;
  *natural = CANDOR_TEXT_WIDTH;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  pango_layout_get_pixel_size (candor_text_lay_out (self, for_size > 0 ? for_size : CANDOR_TEXT_WIDTH), NULL, natural);
  *minimum = *natural;
}

static void
candor_text_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PangoLayout *layout = candor_text_lay_out (CANDOR_TEXT (widget), gtk_widget_get_width (widget));

  gtk_snapshot_render_layout (snapshot, gtk_widget_get_style_context (widget), 0, 0, layout);
}

/* The layout's context has another direction now. */
static void
candor_text_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  g_clear_object (&CANDOR_TEXT (widget)->layout);
  GTK_WIDGET_CLASS (candor_text_parent_class)->direction_changed (widget, previous);
}

static void
candor_text_finalize (GObject *object)
{
  CandorText *self = CANDOR_TEXT (object);

  g_clear_object (&self->layout);
  g_free (self->text);
  G_OBJECT_CLASS (candor_text_parent_class)->finalize (object);
}

static void
candor_text_class_init (CandorTextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = candor_text_finalize;
  widget_class->get_request_mode = candor_text_get_request_mode;
  widget_class->measure = candor_text_measure;
  widget_class->snapshot = candor_text_snapshot;
  widget_class->direction_changed = candor_text_direction_changed;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  gtk_widget_class_set_css_name (widget_class, "label");
}

static void
candor_text_init (CandorText *self)
{
}

void
candor_text_set_text (CandorText *self, const char *text)
{
  g_return_if_fail (CANDOR_IS_TEXT (self));
  if (g_strcmp0 (text, self->text) == 0)
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  g_clear_object (&self->layout);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
