/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-entry-row.h"

#include "candor-lines.h"
#include "candor-text.h"

struct _CandorEntryRow
{
  GtkWidget parent_instance;
  GtkTreeExpander *expander;
  CandorText *title;
  CandorText *subtitle;
  CandorEntry *entry;
};

G_DEFINE_FINAL_TYPE (CandorEntryRow, candor_entry_row, GTK_TYPE_WIDGET)

static const char *const styles[] = {
  [CANDOR_ENTRY_SECTION] = "section",     [CANDOR_ENTRY_GROUP] = "group",
  [CANDOR_ENTRY_PERMISSION] = "evidence", [CANDOR_ENTRY_API] = "evidence",
  [CANDOR_ENTRY_CALL_SITE] = "detail",    [CANDOR_ENTRY_SDK] = "evidence",
  [CANDOR_ENTRY_FACT] = "detail",
};

static void
candor_entry_row_dispose (GObject *object)
{
  CandorEntryRow *self = CANDOR_ENTRY_ROW (object);
  GtkWidget *child;

  candor_entry_row_unbind (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (candor_entry_row_parent_class)->dispose (object);
}

static void
candor_entry_row_class_init (CandorEntryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (CANDOR_TYPE_LINES);
  g_type_ensure (CANDOR_TYPE_TEXT);
  G_OBJECT_CLASS (klass)->dispose = candor_entry_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/candor/Candor/candor-entry-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CandorEntryRow, expander);
  gtk_widget_class_bind_template_child (widget_class, CandorEntryRow, title);
  gtk_widget_class_bind_template_child (widget_class, CandorEntryRow, subtitle);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  gtk_widget_class_set_css_name (widget_class, "entryline");
}

static void
candor_entry_row_init (CandorEntryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
candor_entry_row_new (void)
{
  return g_object_new (CANDOR_TYPE_ENTRY_ROW, NULL);
}

CandorEntry *
candor_entry_row_get_entry (CandorEntryRow *self)
{
  g_return_val_if_fail (CANDOR_IS_ENTRY_ROW (self), NULL);
  return self->entry;
}

static void
candor_entry_row_style (CandorEntryRow *self, const char *name, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

static void
candor_entry_row_marks_cb (CandorEntryRow *self)
{
  candor_entry_row_style (self, "linked-evidence", candor_entry_get_linked (self->entry));
  candor_entry_row_style (self, "found", candor_entry_get_found (self->entry));
}

/* The list's own line takes the focus, so it must say the whole of what it holds. */
static void
candor_entry_row_name (CandorEntryRow *self)
{
  const char *subtitle = candor_entry_get_subtitle (self->entry);
  g_autofree char *spoken = subtitle != NULL
                                ? g_strdup_printf ("%s, %s", candor_entry_get_title (self->entry), subtitle)
                                : g_strdup (candor_entry_get_title (self->entry));
  GtkWidget *line = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

void
candor_entry_row_bind (CandorEntryRow *self, GtkTreeListRow *row)
{
  const char *subtitle;

  g_return_if_fail (CANDOR_IS_ENTRY_ROW (self) && GTK_IS_TREE_LIST_ROW (row));

  candor_entry_row_unbind (self);
  self->entry = CANDOR_ENTRY (gtk_tree_list_row_get_item (row));
  gtk_tree_expander_set_list_row (self->expander, row);
  gtk_tree_expander_set_indent_for_icon (self->expander,
                                         candor_entry_get_kind (self->entry) > CANDOR_ENTRY_GROUP);
  subtitle = candor_entry_get_subtitle (self->entry);
  candor_text_set_text (self->title, candor_entry_get_title (self->entry));
  candor_text_set_text (self->subtitle, subtitle != NULL ? subtitle : "");
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), subtitle != NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self), styles[candor_entry_get_kind (self->entry)]);
  g_signal_connect_object (self->entry, "notify", G_CALLBACK (candor_entry_row_marks_cb), self, G_CONNECT_SWAPPED);
  candor_entry_row_marks_cb (self);
  candor_entry_row_name (self);
}

void
candor_entry_row_unbind (CandorEntryRow *self)
{
  g_return_if_fail (CANDOR_IS_ENTRY_ROW (self));

  if (self->entry == NULL)
    return;
  g_signal_handlers_disconnect_by_func (self->entry, candor_entry_row_marks_cb, self);
  gtk_widget_remove_css_class (GTK_WIDGET (self), styles[candor_entry_get_kind (self->entry)]);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "linked-evidence");
  gtk_widget_remove_css_class (GTK_WIDGET (self), "found");
  gtk_tree_expander_set_list_row (self->expander, NULL);
  g_clear_object (&self->entry);
}
