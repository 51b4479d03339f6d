/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-shortcuts.h"

#include <glib/gi18n.h>

#include "candor-wrap.h"

struct _CandorShortcuts
{
  AdwWindow parent_instance;
  GtkBox *groups;
};

G_DEFINE_FINAL_TYPE (CandorShortcuts, candor_shortcuts, ADW_TYPE_WINDOW)

/* What keys do: those of an action, or keys that are no action's. Neither: a group begins. */
static const struct
{
  const char *title;
  const char *action;
  const char *keys;
} shortcuts[] = {
  { NC_ ("shortcuts", "Going through a case"), NULL, NULL },
  { NC_ ("shortcuts", "Next gap"), NULL, "n" },
  { NC_ ("shortcuts", "Previous gap"), NULL, "p" },
  { NC_ ("shortcuts", "Next column"), "win.next-column", NULL },
  { NC_ ("shortcuts", "Previous column"), "win.previous-column", NULL },
  { NC_ ("shortcuts", "Select what the sentence at the cursor says"), NULL, "Return" },
  { NC_ ("shortcuts", "Find in the column, or filter the lines"), "win.find", NULL },
  { NC_ ("shortcuts", "Filter the lines"), "win.filter", NULL },
  { NC_ ("shortcuts", "Only gaps"), "win.only-gaps", NULL },
  { NC_ ("shortcuts", "Close the finding, clear the filter, or cancel"), NULL, "Escape" },
  { NC_ ("shortcuts", "Deciding"), NULL, NULL },
  { NC_ ("shortcuts", "Confirm the finding"), NULL, "c" },
  { NC_ ("shortcuts", "Dismiss it, with a reason"), NULL, "d" },
  { NC_ ("shortcuts", "Ask the firm"), NULL, "a" },
  { NC_ ("shortcuts", "Take the last decision back"), "win.undo", NULL },
  { NC_ ("shortcuts", "Decide it again"), "win.redo", NULL },
  { NC_ ("shortcuts", "Show or hide the finding"), "win.pane", NULL },
  { NC_ ("shortcuts", "Pages"), NULL, NULL },
  { NC_ ("shortcuts", "Comparison"), "win.page::comparison", NULL },
  { NC_ ("shortcuts", "Checklist"), "win.page::checklist", NULL },
  { NC_ ("shortcuts", "SDKs"), "win.page::sdks", NULL },
  { NC_ ("shortcuts", "History"), "win.page::history", NULL },
  { NC_ ("shortcuts", "All at one glance"), "win.matrix", NULL },
  { NC_ ("shortcuts", "Files"), NULL, NULL },
  { NC_ ("shortcuts", "Open an app"), "win.open-package", NULL },
  { NC_ ("shortcuts", "Open a policy"), "win.open-policy", NULL },
  { NC_ ("shortcuts", "Policy from the clipboard"), "win.paste", NULL },
  { NC_ ("shortcuts", "Policy from an address"), "win.open-address", NULL },
  { NC_ ("shortcuts", "Open a case"), "win.open-case", NULL },
  { NC_ ("shortcuts", "Save the case"), "win.save", NULL },
  { NC_ ("shortcuts", "Save the case under another name"), "win.save-as", NULL },
  { NC_ ("shortcuts", "Export the report"), "win.export::pdf", NULL },
  { NC_ ("shortcuts", "Print the report"), "win.print", NULL },
  { NC_ ("shortcuts", "Preview of the printed report"), "win.print-preview", NULL },
  { NC_ ("shortcuts", "Choose what kind of app it is"), "win.app-type", NULL },
  { NC_ ("shortcuts", "General"), NULL, NULL },
  { NC_ ("shortcuts", "New window"), "app.new-window", NULL },
  { NC_ ("shortcuts", "Many apps at once"), "app.batch", NULL },
  { NC_ ("shortcuts", "Close the window"), "window.close", NULL },
  { NC_ ("shortcuts", "Larger text"), "win.zoom-in", NULL },
  { NC_ ("shortcuts", "Smaller text"), "win.zoom-out", NULL },
  { NC_ ("shortcuts", "Text as large as usual"), "win.zoom-reset", NULL },
  { NC_ ("shortcuts", "Preferences"), "app.preferences", NULL },
  { NC_ ("shortcuts", "Main menu"), NULL, "F10" },
  { NC_ ("shortcuts", "Help"), "app.help", NULL },
  { NC_ ("shortcuts", "Keyboard shortcuts"), "app.shortcuts", NULL },
  { NC_ ("shortcuts", "Quit"), "app.quit", NULL },
};

static void
candor_shortcuts_class_init (CandorShortcutsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/candor/Candor/candor-shortcuts.ui");
  gtk_widget_class_bind_template_child (widget_class, CandorShortcuts, groups);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
candor_shortcuts_init (CandorShortcuts *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The keys beside what they do or, where there is no room, below it. */
static GtkWidget *
candor_shortcuts_row_new (const char *title, const char *keys)
{
  GtkWidget *row = gtk_list_box_row_new (), *wrap = g_object_new (CANDOR_TYPE_WRAP, NULL);
  GtkWidget *label = gtk_label_new (title), *shown = gtk_shortcut_label_new (keys);
  guint key = 0;
  GdkModifierType modifiers = 0;
  g_autofree char *spoken_keys = NULL, *spoken = NULL;

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (shown, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (label, wrap);
  gtk_widget_set_parent (shown, wrap);
  gtk_widget_add_css_class (wrap, "shortcut-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), wrap);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accelerator_parse (keys, &key, &modifiers);
  spoken_keys = gtk_accelerator_get_label (key, modifiers);
  spoken = g_strdup_printf ("%s, %s", title, spoken_keys);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

static GtkListBox *
candor_shortcuts_add_group (CandorShortcuts *self, const char *title)
{
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *heading = gtk_label_new (title), *list = gtk_list_box_new ();

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_widget_add_css_class (heading, "heading");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (group), heading);
  gtk_box_append (GTK_BOX (group), list);
  gtk_box_append (self->groups, group);
  return GTK_LIST_BOX (list);
}

CandorShortcuts *
candor_shortcuts_new (GtkWindow *parent, GtkApplication *application)
{
  CandorShortcuts *self = g_object_new (CANDOR_TYPE_SHORTCUTS, "transient-for", parent, NULL);
  GtkListBox *list = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      const char *title = g_dpgettext2 (NULL, "shortcuts", shortcuts[i].title);
      g_auto (GStrv) keys = NULL;

      if (shortcuts[i].action == NULL && shortcuts[i].keys == NULL)
        {
          list = candor_shortcuts_add_group (self, title);
          continue;
        }
      if (shortcuts[i].action != NULL)
        keys = gtk_application_get_accels_for_action (application, shortcuts[i].action);
      gtk_list_box_append (list, candor_shortcuts_row_new (title, keys != NULL ? keys[0] : shortcuts[i].keys));
    }
  return self;
}
