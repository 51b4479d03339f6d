/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-help.h"

#include <glib/gi18n.h>
#include <string.h>

struct _CandorHelp
{
  AdwWindow parent_instance;
  AdwLeaflet *leaflet;
  GtkWidget *topics_side;
  AdwHeaderBar *topics_bar;
  GtkListBox *topics;
  GtkWidget *page_side;
  AdwWindowTitle *title;
  GtkButton *back;
  GtkStack *pages;
};

G_DEFINE_FINAL_TYPE (CandorHelp, candor_help, ADW_TYPE_WINDOW)

static const struct
{
  const char *name;
  const char *title;
} topics[] = {
  { "first-check", NC_ ("help", "First Check") }, { "reading-a-line", NC_ ("help", "A Line") },
  { "words", NC_ ("help", "Words") },             { "cases", NC_ ("help", "Cases") },
  { "limits", NC_ ("help", "Limits") },
};

/* Side by side, or one after the other. */

static void
candor_help_folded_cb (CandorHelp *self)
{
  gboolean folded = adw_leaflet_get_folded (self->leaflet);

  gtk_widget_set_visible (GTK_WIDGET (self->back), folded);
  adw_header_bar_set_show_end_title_buttons (self->topics_bar, folded);
}

static void
candor_help_selected_cb (CandorHelp *self, GtkListBoxRow *row)
{
  const char *title;

  if (row == NULL)
    return;
  title = g_dpgettext2 (NULL, "help", topics[gtk_list_box_row_get_index (row)].title);
  adw_window_title_set_title (self->title, title);
  gtk_stack_set_visible_child_name (self->pages, topics[gtk_list_box_row_get_index (row)].name);
}

static void
candor_help_activated_cb (CandorHelp *self)
{
  adw_leaflet_set_visible_child (self->leaflet, self->page_side);
}

static void
candor_help_back_cb (CandorHelp *self)
{
  adw_leaflet_set_visible_child (self->leaflet, self->topics_side);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_selected_row (self->topics)));
}

static void
candor_help_class_init (CandorHelpClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/candor/Candor/candor-help.ui");
  gtk_widget_class_bind_template_child (widget_class, CandorHelp, leaflet);
  gtk_widget_class_bind_template_child (widget_class, CandorHelp, topics_side);
  gtk_widget_class_bind_template_child (widget_class, CandorHelp, topics_bar);
  gtk_widget_class_bind_template_child (widget_class, CandorHelp, topics);
  gtk_widget_class_bind_template_child (widget_class, CandorHelp, page_side);
  gtk_widget_class_bind_template_child (widget_class, CandorHelp, title);
  gtk_widget_class_bind_template_child (widget_class, CandorHelp, back);
  gtk_widget_class_bind_template_child (widget_class, CandorHelp, pages);
  gtk_widget_class_bind_template_callback (widget_class, candor_help_folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_help_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_help_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_help_back_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
candor_help_init (CandorHelp *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
candor_help_text_new (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
candor_help_marked_new (GtkWidget *mark, const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), candor_help_text_new (text, NULL));
  return box;
}

/* "! clear disclosed: …" */
static GtkWidget *
candor_help_word_new (const char *line)
{
  const char *space = strchr (line, ' ');
  g_autofree char *mark = g_strndup (line, space != NULL ? (gsize) (space - line) : strlen (line));
  g_autofree char *icon = g_strdup_printf ("candor-%s-symbolic", mark);
  g_autofree char *style = g_strdup_printf ("disclosure-%s", mark);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);
  GtkWidget *row = candor_help_marked_new (image, space != NULL ? space + 1 : "");

  gtk_widget_add_css_class (image, "mark");
  gtk_widget_add_css_class (row, style);
  return row;
}

static GtkWidget *
candor_help_line_new (const char *line)
{
  if (g_str_has_prefix (line, "# "))
    return candor_help_text_new (line + 2, "title-3");
  if (g_str_has_prefix (line, "- "))
    return candor_help_marked_new (gtk_label_new ("•"), line + 2);
  if (g_str_has_prefix (line, "! "))
    return candor_help_word_new (line + 2);
  return candor_help_text_new (line, NULL);
}

static void
candor_help_add_topic (CandorHelp *self, guint topic)
{
  GtkWidget *label = gtk_label_new (g_dpgettext2 (NULL, "help", topics[topic].title));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_list_box_append (self->topics, label);
}

static void
candor_help_add_page (CandorHelp *self, guint topic, const char *language)
{
  g_autofree char *path = g_strdup_printf ("/org/candor/Candor/help/%s/%s.md", language, topics[topic].name);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_auto (GStrv) lines = bytes != NULL ? g_strsplit (g_bytes_get_data (bytes, NULL), "\n", -1) : NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *clamp = adw_clamp_new (), *scroller = gtk_scrolled_window_new ();

  gtk_widget_add_css_class (box, "help-page");
  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      gtk_box_append (GTK_BOX (box), candor_help_line_new (lines[i]));
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_stack_add_named (self->pages, scroller, topics[topic].name);
}

CandorHelp *
candor_help_new (GtkWindow *parent, CandorCatalog *catalog)
{
  CandorHelp *self = g_object_new (CANDOR_TYPE_HELP, "transient-for", parent, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (topics); i++)
    {
      candor_help_add_topic (self, i);
      candor_help_add_page (self, i, candor_catalog_is_chinese (catalog) ? "zh_CN" : "en");
    }
  gtk_list_box_select_row (self->topics, gtk_list_box_get_row_at_index (self->topics, 0));
  /* Else the first words would be selected, as if somebody had marked them. */
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->topics, 0)));
  adw_leaflet_set_visible_child (self->leaflet, self->page_side);
  return self;
}
