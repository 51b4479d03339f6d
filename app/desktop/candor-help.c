/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-help.h"

#include <glib/gi18n.h>
#include <string.h>

struct _CandorHelp
{
  AdwWindow parent_instance;
  AdwViewSwitcherTitle *title;
  AdwViewSwitcherBar *bar;
  AdwViewStack *views;
};

G_DEFINE_FINAL_TYPE (CandorHelp, candor_help, ADW_TYPE_WINDOW)

static const struct
{
  const char *name;
  const char *title;
  const char *icon;
} pages[] = {
  { "first-check", NC_ ("help", "First Check"), "candor-comparison-symbolic" },
  { "reading-a-line", NC_ ("help", "A Line"), "candor-checklist-symbolic" },
  { "words", NC_ ("help", "Words"), "candor-clear-symbolic" },
  { "cases", NC_ ("help", "Cases"), "candor-history-symbolic" },
  { "limits", NC_ ("help", "Limits"), "candor-omitted-symbolic" },
};

static void
candor_help_class_init (CandorHelpClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/candor/Candor/candor-help.ui");
  gtk_widget_class_bind_template_child (widget_class, CandorHelp, title);
  gtk_widget_class_bind_template_child (widget_class, CandorHelp, bar);
  gtk_widget_class_bind_template_child (widget_class, CandorHelp, views);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
candor_help_init (CandorHelp *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_bind_property (self->title, "title-visible", self->bar, "reveal", G_BINDING_SYNC_CREATE);
}

static GtkWidget *
candor_help_text_new (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
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
candor_help_add_page (CandorHelp *self, guint page, const char *language)
{
  g_autofree char *path = g_strdup_printf ("/org/candor/Candor/help/%s/%s.md", language, pages[page].name);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_auto (GStrv) lines = bytes != NULL ? g_strsplit (g_bytes_get_data (bytes, NULL), "\n", -1) : NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *clamp = adw_clamp_new (), *scroller = gtk_scrolled_window_new ();
  AdwViewStackPage *shown;

  gtk_widget_add_css_class (box, "help-page");
  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      gtk_box_append (GTK_BOX (box), candor_help_line_new (lines[i]));
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  shown = adw_view_stack_add_titled (self->views, scroller, pages[page].name,
                                     g_dpgettext2 (NULL, "help", pages[page].title));
  adw_view_stack_page_set_icon_name (shown, pages[page].icon);
}

CandorHelp *
candor_help_new (GtkWindow *parent, CandorCatalog *catalog)
{
  CandorHelp *self = g_object_new (CANDOR_TYPE_HELP, "transient-for", parent, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    candor_help_add_page (self, i, candor_catalog_is_chinese (catalog) ? "zh_CN" : "en");
  return self;
}
