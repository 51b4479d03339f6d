/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-package-view.h"

#include "candor-entry-row.h"
#include "candor-find-bar.h"
#include "candor-package-entries.h"
#include "candor-package-search.h"

struct _CandorPackageView
{
  GtkWidget parent_instance;
  CandorFindBar *find;
  GtkScrolledWindow *scroller;
  GtkListView *list;
  CandorPackage *package;
  GListModel *entries;
  GCancellable *filling;  /* while the entries are made */
  CandorSubject *subject; /* (nullable): what is selected */
  CandorEntry *sought;    /* (nullable): the entry that was pointed at or brought into sight last */
  CandorEntry *found;     /* (nullable): the line or place that is shown of those that were looked for */
  guint which;            /* of the matches it is, counted from 1; 0 for none */
  CandorPackageSearch *matches;
  guint scrolling, frames; /* that were begun since a match is to be brought into sight */
  GtkTreeListModel *tree; /* (nullable) */
  GPtrArray *rows;        /* the lines that exist now */
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

/* The row of a match, opened where it is a place below a line. */
static GtkTreeListRow *
candor_package_view_dup_row (CandorPackageView *self, CandorSearchMatch match)
{
  g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_child_row (self->tree, match.entry);

  if (row == NULL || match.child == CANDOR_SEARCH_ITSELF)
    return g_steal_pointer (&row);
  gtk_tree_list_row_set_expanded (row, TRUE);
  return gtk_tree_list_row_get_child_row (row, match.child);
}

static gboolean
candor_package_view_scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  CandorPackageView *self = CANDOR_PACKAGE_VIEW (widget);
  g_autoptr (GtkTreeListRow) row = NULL;

  if (self->frames++ == 0)
    return G_SOURCE_CONTINUE;
  self->scrolling = 0;
  if (self->which > 0 && self->which <= candor_package_search_get_count (self->matches))
    row = candor_package_view_dup_row (self, candor_package_search_get_match (self->matches, self->which - 1));
  if (row != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", gtk_tree_list_row_get_position (row));
  return G_SOURCE_REMOVE;
}

/* Marks the match that is shown; 0 for none. */
static void
candor_package_view_show_match (CandorPackageView *self, guint which)
{
  g_autoptr (GtkTreeListRow) row = NULL;

  if (self->found != NULL)
    candor_entry_set_found (self->found, FALSE);
  g_clear_object (&self->found);
  self->which = which;
  if (which == 0)
    return;
  row = candor_package_view_dup_row (self, candor_package_search_get_match (self->matches, which - 1));
  if (row == NULL)
    return;
  self->found = CANDOR_ENTRY (gtk_tree_list_row_get_item (row));
  candor_entry_set_found (self->found, TRUE);
  /* A line that was opened just now has its places laid out once the next frame is over. */
  self->frames = 0;
  if (self->scrolling == 0)
    self->scrolling = gtk_widget_add_tick_callback (GTK_WIDGET (self), candor_package_view_scroll_cb, NULL, NULL);
}

static void
candor_package_view_find_changed_cb (CandorPackageView *self)
{
  candor_package_view_show_match (self, 0);
  candor_package_search_start (self->matches, self->entries, candor_find_bar_get_text (self->find));
}

static void
candor_package_view_matches_cb (CandorPackageView *self)
{
  guint count = candor_package_search_get_count (self->matches);

  if (count > 0 && self->which == 0)
    candor_package_view_show_match (self, 1);
  candor_find_bar_set_result (self->find, self->which, count);
}

static void
candor_package_view_find_moved_cb (CandorPackageView *self, int direction)
{
  guint count = candor_package_search_get_count (self->matches);

  if (count == 0)
    return;
  candor_package_view_show_match (self, direction > 0 ? self->which % count + 1 : (self->which + count - 2) % count + 1);
  candor_find_bar_set_result (self->find, self->which, count);
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
  g_clear_object (&self->found);
  g_clear_object (&self->matches);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (candor_package_view_parent_class)->dispose (object);
}

static void
candor_package_view_class_init (CandorPackageViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (CANDOR_TYPE_FIND_BAR);
  G_OBJECT_CLASS (klass)->dispose = candor_package_view_dispose;
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 1, CANDOR_TYPE_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/candor/Candor/candor-package-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CandorPackageView, find);
  gtk_widget_class_bind_template_child (widget_class, CandorPackageView, scroller);
  gtk_widget_class_bind_template_child (widget_class, CandorPackageView, list);
  gtk_widget_class_bind_template_callback (widget_class, candor_package_view_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_package_view_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_package_view_unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_package_view_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_package_view_find_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_package_view_find_moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_package_view_focus);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "packageview");
}

static void
candor_package_view_init (CandorPackageView *self)
{
  self->rows = g_ptr_array_new ();
  self->matches = candor_package_search_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->matches, "changed", G_CALLBACK (candor_package_view_matches_cb), self, G_CONNECT_SWAPPED);
}

/* entries: (nullable) */
static void
candor_package_view_set_entries (CandorPackageView *self, GListModel *entries)
{
  g_autoptr (GtkNoSelection) selection = NULL;

  g_set_object (&self->entries, entries);
  g_clear_object (&self->tree);
  if (entries != NULL)
    {
      self->tree = gtk_tree_list_model_new (g_object_ref (entries), FALSE, FALSE, candor_package_view_get_children, NULL, NULL);
      selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->tree)));
    }
  gtk_list_view_set_model (self->list, selection != NULL ? GTK_SELECTION_MODEL (selection) : NULL);
  candor_package_view_find_changed_cb (self);
}

static void
candor_package_view_filled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CandorPackageView) self = user_data;
  g_autoptr (GListModel) entries = candor_package_entries_finish (result);

  if (entries == NULL || g_task_get_cancellable (G_TASK (result)) != self->filling)
    return;
  g_clear_object (&self->filling);
  candor_package_view_set_entries (self, entries);
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
  candor_package_view_set_entries (self, NULL);
  if (package == NULL)
    return;
  self->filling = g_cancellable_new ();
  candor_package_entries_async (package, knowledge, catalog, self->filling, candor_package_view_filled_cb,
                                g_object_ref (self));
}

static guint
candor_package_view_find_position (CandorPackageView *self, CandorEntry *entry)
{
  guint count = self->entries != NULL ? g_list_model_get_n_items (self->entries) : 0;

  for (guint i = 0; i < count; i++)
    {
      g_autoptr (CandorEntry) each = g_list_model_get_item (self->entries, i);
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
  candor_find_bar_open (self->find);
}

gboolean
candor_package_view_leave_find (CandorPackageView *self)
{
  g_return_val_if_fail (CANDOR_IS_PACKAGE_VIEW (self), FALSE);
  return candor_find_bar_close (self->find);
}

void
candor_package_view_focus (CandorPackageView *self)
{
  g_return_if_fail (CANDOR_IS_PACKAGE_VIEW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}
