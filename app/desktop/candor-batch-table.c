/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-batch-table.h"

#include <glib/gi18n.h>

#include "candor-batch-app.h"

typedef struct
{
  const char *property;
  const char *title;
  int width;
  gboolean number;
  gboolean wide;
} CandorBatchColumn;

static const CandorBatchColumn columns[] = {
  { "name", N_ ("App"), 240, FALSE, FALSE },      { "version", N_ ("Version"), 110, FALSE, FALSE },
  { "high", N_ ("High"), 80, TRUE, FALSE },      { "medium", N_ ("Medium"), 90, TRUE, FALSE },
  { "low", N_ ("Low"), 80, TRUE, FALSE },        { "info", N_ ("Info"), 80, TRUE, FALSE },
  { "state", N_ ("What stands out"), 220, FALSE, TRUE },
};

static void
candor_batch_table_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, const CandorBatchColumn *column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), column->number ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  if (column->number)
    gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

/* The whole line in words: the first cell says it, so that a screen reader needn't go through seven. */
static char *
candor_batch_table_dup_line (CandorBatchApp *app)
{
  if (!candor_batch_app_get_compared (app))
    return g_strdup_printf ("%s: %s", candor_batch_app_get_name (app), candor_batch_app_get_state (app));
  return g_strdup_printf (_ ("%s %s: %u high, %u medium, %u low, %u info findings; %s"), candor_batch_app_get_name (app),
                          candor_batch_app_get_version (app), candor_batch_app_get_high (app),
                          candor_batch_app_get_medium (app), candor_batch_app_get_low (app),
                          candor_batch_app_get_info (app), candor_batch_app_get_state (app));
}

static void
candor_batch_table_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, const CandorBatchColumn *column)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  CandorBatchApp *app = gtk_list_item_get_item (item);
  g_autofree char *text = NULL;

  if (column->number)
    {
      guint number;
      g_object_get (app, column->property, &number, NULL);
      text = candor_batch_app_get_compared (app) ? g_strdup_printf ("%u", number) : g_strdup ("–");
    }
  else
    g_object_get (app, column->property, &text, NULL);
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, column->number ? NULL : text);
  if (column == columns)
    {
      g_autofree char *line = candor_batch_table_dup_line (app);
      gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, line, -1);
    }
}

static GtkSorter *
candor_batch_table_new_sorter (const CandorBatchColumn *column)
{
  GtkExpression *expression = gtk_property_expression_new (CANDOR_TYPE_BATCH_APP, NULL, column->property);

  return column->number ? GTK_SORTER (gtk_numeric_sorter_new (expression)) : GTK_SORTER (gtk_string_sorter_new (expression));
}

void
candor_batch_table_init (GtkColumnView *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const CandorBatchColumn *column = &columns[i];
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) view = gtk_column_view_column_new (_ (column->title), factory);
      g_autoptr (GtkSorter) sorter = candor_batch_table_new_sorter (column);

      g_signal_connect (factory, "setup", G_CALLBACK (candor_batch_table_setup_cb), (gpointer) column);
      g_signal_connect (factory, "bind", G_CALLBACK (candor_batch_table_bind_cb), (gpointer) column);
      gtk_column_view_column_set_sorter (view, sorter);
      gtk_column_view_column_set_resizable (view, TRUE);
      gtk_column_view_column_set_expand (view, column->wide);
      if (!column->wide)
        gtk_column_view_column_set_fixed_width (view, column->width);
      gtk_column_view_append_column (table, view);
    }
}
