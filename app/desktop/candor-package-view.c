/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-package-view.h"

#include "candor-entry-row.h"
#include "candor-package-entries.h"

struct _CandorPackageView
{
  GtkWidget parent_instance;
  GtkSearchBar *bar;
  GtkSearchEntry *search;
  GtkScrolledWindow *scroller;
  GtkListView *list;
  CandorPackage *package;
  GListModel *entries;
  GCancellable *filling;  /* while the entries are made */
  CandorSubject *subject; /* (nullable): what is selected */
  CandorEntry *sought;    /* (nullable): the entry that was pointed at or brought into sight last */
  GtkFilter *filter;
  GtkFilterListModel *filtered;
  GtkTreeListModel *tree;
  GPtrArray *rows; /* the lines that exist now */
  char *text;      /* what is looked for, folded; NULL for anything */
};

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandorPackageView, candor_package_view, GTK_TYPE_WIDGET)

gboolean
candor_subject_has_entry (CandorSubject *subject, CandorEntry *entry)
{
  guint index = candor_entry_get_index (entry);

  switch (candor_entry_get_kind (entry))
    {
    case CANDOR_ENTRY_PERMISSION:
      return candor_indexes_contain (candor_subject_get_permissions (subject), index);
    case CANDOR_ENTRY_API:
      return candor_indexes_contain (candor_subject_get_apis (subject), index);
    case CANDOR_ENTRY_SDK:
      /* A row's SDKs are those whose code calls: the calls say so; the SDK itself is another matter. */
      return candor_subject_get_row (subject) == NULL
             && candor_indexes_contain (candor_subject_get_sdks (subject), index);
    case CANDOR_ENTRY_SECTION:
    case CANDOR_ENTRY_GROUP:
    case CANDOR_ENTRY_CALL_SITE:
    case CANDOR_ENTRY_FACT:
    default:
      return FALSE;
    }
}

static gboolean
candor_package_view_match (gpointer item, gpointer user_data)
{
  CandorPackageView *self = user_data;
  CandorEntry *entry = item;
  const char *subtitle = candor_entry_get_subtitle (entry);
  g_autofree char *text = NULL, *folded = NULL;

  if (self->text == NULL || candor_entry_get_kind (entry) == CANDOR_ENTRY_SECTION)
    return TRUE;
  if (candor_entry_get_kind (entry) == CANDOR_ENTRY_GROUP)
    return FALSE;
  text = g_strconcat (candor_entry_get_title (entry), " ", subtitle ? subtitle : "", NULL);
  folded = g_utf8_casefold (text, -1);
  return strstr (folded, self->text) != NULL;
}

static GListModel *
candor_package_view_get_children (gpointer item, gpointer user_data)
{
  GListModel *children = candor_entry_get_children (item);

  if (children == NULL || g_list_model_get_n_items (children) == 0)
    return NULL;
  return g_object_ref (children);
}

static void
candor_package_view_setup_cb (CandorPackageView *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, candor_entry_row_new ());
}

static void
candor_package_view_bind_cb (CandorPackageView *self, GtkListItem *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  CandorEntryRow *line = CANDOR_ENTRY_ROW (row);

  candor_entry_row_bind (line, gtk_list_item_get_item (item));
  gtk_list_item_set_activatable (
      item, candor_entry_get_kind (candor_entry_row_get_entry (line)) > CANDOR_ENTRY_GROUP);
  g_ptr_array_add (self->rows, row);
}

static void
candor_package_view_unbind_cb (CandorPackageView *self, GtkListItem *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);

  candor_entry_row_unbind (CANDOR_ENTRY_ROW (row));
  g_ptr_array_remove_fast (self->rows, row);
}

static void
candor_package_view_activate_cb (CandorPackageView *self, guint position)
{
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->tree), position);
  g_autoptr (CandorEntry) entry = NULL;

  /* A call site stands for the call it belongs to. */
  if (gtk_tree_list_row_get_depth (row) > 0)
    {
      g_autoptr (GtkTreeListRow) parent = gtk_tree_list_row_get_parent (row);
      entry = CANDOR_ENTRY (gtk_tree_list_row_get_item (parent));
    }
  else
    {
      entry = CANDOR_ENTRY (gtk_tree_list_row_get_item (row));
      if (gtk_tree_list_row_is_expandable (row))
        gtk_tree_list_row_set_expanded (row, !gtk_tree_list_row_get_expanded (row));
    }
  g_set_object (&self->sought, entry);
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, entry);
}

static void
candor_package_view_search_cb (CandorPackageView *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));

  g_clear_pointer (&self->text, g_free);
  self->text = *text != '\0' ? g_utf8_casefold (text, -1) : NULL;
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
candor_package_view_dispose (GObject *object)
{
  CandorPackageView *self = CANDOR_PACKAGE_VIEW (object);
  GtkWidget *child;

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->list = NULL;
  g_cancellable_cancel (self->filling);
  g_clear_object (&self->filling);
  g_clear_object (&self->subject);
  g_clear_object (&self->sought);
  g_clear_object (&self->package);
  g_clear_object (&self->entries);
  g_clear_object (&self->tree);
  g_clear_object (&self->filtered);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->text, g_free);
  G_OBJECT_CLASS (candor_package_view_parent_class)->dispose (object);
}

static void
candor_package_view_class_init (CandorPackageViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candor_package_view_dispose;
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 1, CANDOR_TYPE_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/candor/Candor/candor-package-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CandorPackageView, bar);
  gtk_widget_class_bind_template_child (widget_class, CandorPackageView, search);
  gtk_widget_class_bind_template_child (widget_class, CandorPackageView, scroller);
  gtk_widget_class_bind_template_child (widget_class, CandorPackageView, list);
  gtk_widget_class_bind_template_callback (widget_class, candor_package_view_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_package_view_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_package_view_unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_package_view_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_package_view_search_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "packageview");
}

static void
candor_package_view_init (CandorPackageView *self)
{
  GtkNoSelection *selection;

  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->bar, GTK_EDITABLE (self->search));
  self->filter = GTK_FILTER (gtk_custom_filter_new (candor_package_view_match, self, NULL));
  self->filtered = gtk_filter_list_model_new (NULL, self->filter);
  self->tree = gtk_tree_list_model_new (G_LIST_MODEL (g_object_ref (self->filtered)), FALSE, FALSE,
                                        candor_package_view_get_children, NULL, NULL);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->tree)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
}

static void
candor_package_view_filled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CandorPackageView) self = user_data;
  g_autoptr (GListModel) entries = candor_package_entries_finish (result);

  if (entries == NULL || g_task_get_cancellable (G_TASK (result)) != self->filling)
    return;
  g_clear_object (&self->filling);
  g_set_object (&self->entries, entries);
  gtk_filter_list_model_set_model (self->filtered, entries);
  candor_package_view_select (self, self->subject, FALSE);
}

/**
 * candor_package_view_set_package:
 * @package: (nullable): what to show
 */
void
candor_package_view_set_package (CandorPackageView *self, CandorPackage *package,
                                 CandorKnowledge *knowledge, CandorCatalog *catalog)
{
  g_return_if_fail (CANDOR_IS_PACKAGE_VIEW (self));
  if (!g_set_object (&self->package, package))
    return;
  g_cancellable_cancel (self->filling);
  g_clear_object (&self->filling);
  g_clear_object (&self->sought);
  g_clear_object (&self->entries);
  gtk_filter_list_model_set_model (self->filtered, NULL);
  if (package == NULL)
    return;
  self->filling = g_cancellable_new ();
  candor_package_entries_async (package, knowledge, catalog, self->filling, candor_package_view_filled_cb,
                                g_object_ref (self));
}

static guint
candor_package_view_find_position (CandorPackageView *self, CandorEntry *entry)
{
  guint count = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));

  for (guint i = 0; i < count; i++)
    {
      g_autoptr (CandorEntry) each = g_list_model_get_item (G_LIST_MODEL (self->filtered), i);
      g_autoptr (GtkTreeListRow) row = NULL;

      if (each != entry)
        continue;
      row = gtk_tree_list_model_get_child_row (self->tree, i);
      return row != NULL ? gtk_tree_list_row_get_position (row) : GTK_INVALID_LIST_POSITION;
    }
  return GTK_INVALID_LIST_POSITION;
}

void
candor_package_view_select (CandorPackageView *self, CandorSubject *subject, gboolean scroll)
{
  CandorEntry *first = NULL;

  g_return_if_fail (CANDOR_IS_PACKAGE_VIEW (self));
  g_set_object (&self->subject, subject);
  if (self->entries == NULL)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (self->entries); i++)
    {
      g_autoptr (CandorEntry) entry = g_list_model_get_item (self->entries, i);
      gboolean linked = subject != NULL && candor_subject_has_entry (subject, entry);

      candor_entry_set_linked (entry, linked);
      if (linked && first == NULL)
        first = entry; /* the list keeps it */
    }
  if (!scroll)
    return;
  g_set_object (&self->sought, first);
  candor_package_view_keep_in_sight (self);
}

void
candor_package_view_keep_in_sight (CandorPackageView *self)
{
  guint position;

  g_return_if_fail (CANDOR_IS_PACKAGE_VIEW (self));
  position = self->sought != NULL ? candor_package_view_find_position (self, self->sought) : GTK_INVALID_LIST_POSITION;
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

void
candor_package_view_visit (CandorPackageView *self, CandorPackageVisit visit, gpointer user_data)
{
  g_return_if_fail (CANDOR_IS_PACKAGE_VIEW (self));
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      CandorEntry *entry = candor_entry_row_get_entry (CANDOR_ENTRY_ROW (row));

      if (entry != NULL && gtk_widget_get_mapped (row))
        visit (entry, row, user_data);
    }
}

GtkAdjustment *
candor_package_view_get_adjustment (CandorPackageView *self)
{
  g_return_val_if_fail (CANDOR_IS_PACKAGE_VIEW (self), NULL);
  return gtk_scrolled_window_get_vadjustment (self->scroller);
}

void
candor_package_view_find (CandorPackageView *self)
{
  g_return_if_fail (CANDOR_IS_PACKAGE_VIEW (self));
  gtk_search_bar_set_search_mode (self->bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

void
candor_package_view_focus (CandorPackageView *self)
{
  g_return_if_fail (CANDOR_IS_PACKAGE_VIEW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}
