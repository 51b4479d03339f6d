/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-type-chooser.h"

#include <glib/gi18n.h>
#include <string.h>

struct _CandorTypeChooser
{
  AdwWindow parent_instance;
  CandorCheck *check;
  GtkSearchEntry *search;
  GtkListBox *list;
  char *text; /* (nullable): what is looked for, folded */
};

G_DEFINE_FINAL_TYPE (CandorTypeChooser, candor_type_chooser, ADW_TYPE_WINDOW)

static const char *
candor_type_chooser_get_id (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "candor-id");
}

static void
candor_type_chooser_activated_cb (CandorTypeChooser *self, GtkListBoxRow *row)
{
  candor_check_set_app_type (self->check, candor_type_chooser_get_id (row));
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
candor_type_chooser_match (GtkListBoxRow *row, gpointer user_data)
{
  CandorTypeChooser *self = user_data;
  AdwActionRow *line = ADW_ACTION_ROW (row);
  const char *subtitle = adw_action_row_get_subtitle (line);
  g_autofree char *text = NULL, *folded = NULL;

  if (self->text == NULL)
    return TRUE;
  text = g_strconcat (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), " ", subtitle ? subtitle : "", NULL);
  folded = g_utf8_casefold (text, -1);
  return strstr (folded, self->text) != NULL;
}

static void
candor_type_chooser_search_cb (CandorTypeChooser *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));

  g_clear_pointer (&self->text, g_free);
  self->text = *text != '\0' ? g_utf8_casefold (text, -1) : NULL;
  gtk_list_box_invalidate_filter (self->list);
}

/* Return in the entry takes the first one that is left. */
static void
candor_type_chooser_entered_cb (CandorTypeChooser *self)
{
  GtkListBoxRow *row;

  for (int i = 0; self->text != NULL && (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      {
        candor_type_chooser_activated_cb (self, row);
        return;
      }
}

static void
candor_type_chooser_add (CandorTypeChooser *self, const char *id, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  gboolean chosen = g_strcmp0 (id, candor_check_get_app_type (self->check)) == 0;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "candor-id", (gpointer) id);
  if (chosen)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("object-select-symbolic"));
  gtk_list_box_append (self->list, row);
}

static void
candor_type_chooser_add_type (CandorTypeChooser *self, const CandorKnownAppType *type, const char *cues)
{
  gboolean chinese = candor_catalog_is_chinese (candor_check_get_catalog (self->check));
  const char *function = chinese ? type->function_zh : type->function_en;
  g_autofree char *suggested = cues != NULL ? g_strdup_printf (_ ("Suggested by: %s"), cues) : NULL;

  candor_type_chooser_add (self, type->id, chinese ? type->name_zh : type->name_en,
                           suggested != NULL ? suggested : function);
}

static void
candor_type_chooser_fill (CandorTypeChooser *self)
{
  gsize count = 0;
  const CandorKnownAppType *types = candor_knowledge_get_app_types (candor_check_get_knowledge (self->check), &count);
  const char *cues;
  const CandorKnownAppType *suggestion = candor_check_get_suggestion (self->check, &cues);

  if (suggestion != NULL)
    candor_type_chooser_add_type (self, suggestion, cues);
  candor_type_chooser_add (self, NULL, _ ("Not set"), _ ("The app is not held against what its type needs"));
  for (guint number = 1; number <= count; number++)
    for (gsize i = 0; i < count; i++)
      if (types[i].number == number && &types[i] != suggestion)
        candor_type_chooser_add_type (self, &types[i], NULL);
}

static void
candor_type_chooser_dispose (GObject *object)
{
  CandorTypeChooser *self = CANDOR_TYPE_CHOOSER (object);

  g_clear_object (&self->check);
  g_clear_pointer (&self->text, g_free);
  G_OBJECT_CLASS (candor_type_chooser_parent_class)->dispose (object);
}

static void
candor_type_chooser_class_init (CandorTypeChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candor_type_chooser_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/candor/Candor/candor-type-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, CandorTypeChooser, search);
  gtk_widget_class_bind_template_child (widget_class, CandorTypeChooser, list);
  gtk_widget_class_bind_template_callback (widget_class, candor_type_chooser_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_type_chooser_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_type_chooser_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, gtk_window_close);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
candor_type_chooser_init (CandorTypeChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->list, candor_type_chooser_match, self, NULL);
}

GtkWidget *
candor_type_chooser_new (GtkWindow *parent, CandorCheck *check)
{
  CandorTypeChooser *self = g_object_new (CANDOR_TYPE_TYPE_CHOOSER, "transient-for", parent, NULL);

  self->check = g_object_ref (check);
  candor_type_chooser_fill (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  return GTK_WIDGET (self);
}
