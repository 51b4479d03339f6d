/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-welcome.h"

#include <adwaita.h>

#include "candor-drop-place.h"
#include "candor-settings.h"
#include "candor-shrinking.h"

/* Below this, what stands side by side stands one below the other. */
#define CANDOR_WELCOME_NARROW 620

struct _CandorWelcome
{
  GtkWidget parent_instance;
  GtkWidget *scroller;
  GtkBox *places;
  GtkBox *recent_box;
  GtkListBox *recent;
  GSettings *settings;
  gboolean narrow;
  guint arrange_source;
};

enum
{
  SIGNAL_DROPPED,
  SIGNAL_RECENT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandorWelcome, candor_welcome, GTK_TYPE_WIDGET)

static gboolean
candor_welcome_arrange_cb (gpointer user_data)
{
  CandorWelcome *self = user_data;

  self->arrange_source = 0;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->places),
                                  self->narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  return G_SOURCE_REMOVE;
}

static void
candor_welcome_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CandorWelcome *self = CANDOR_WELCOME (widget);
  gboolean narrow = width < CANDOR_WELCOME_NARROW;

  gtk_widget_size_allocate (self->scroller, &(GtkAllocation){ 0, 0, width, height }, baseline);
  if (narrow == self->narrow)
    return;
  self->narrow = narrow;
  if (self->arrange_source == 0)
    self->arrange_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, candor_welcome_arrange_cb, self, NULL);
}

static void
candor_welcome_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                        int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (CANDOR_WELCOME (widget)->scroller, orientation, for_size, minimum, natural, NULL, NULL);
  /* Side by side the places may want more than there is; then they will not stand side by side. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, 320);
}

static void
candor_welcome_dropped_cb (CandorWelcome *self, GListModel *files, CandorDropPlace *place)
{
  g_signal_emit (self, signals[SIGNAL_DROPPED], 0, (guint) candor_drop_place_get_kind (place), files);
}

static void
candor_welcome_activated_cb (CandorWelcome *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[SIGNAL_RECENT], 0, g_object_get_data (G_OBJECT (row), "candor-case"));
}

static void
candor_welcome_clear_cb (CandorWelcome *self)
{
  candor_settings_clear_recent (self->settings);
}

static char *
candor_uri_dup_name (const char *uri)
{
  g_autoptr (GFile) file = g_file_new_for_uri (uri);
  g_autofree char *base = g_file_get_basename (file);

  return base != NULL ? g_filename_display_name (base) : g_strdup (uri);
}

static GtkWidget *
candor_welcome_make_row (GVariant *recent)
{
  g_autoptr (GVariantIter) policies = NULL;
  g_autofree char *package = NULL, *title = NULL, *subtitle = NULL;
  GString *names = g_string_new (NULL);
  GtkWidget *row = adw_action_row_new ();
  const char *uri, *policy;

  g_variant_get (recent, "(&sas)", &uri, &policies);
  package = candor_uri_dup_name (uri);
  while (g_variant_iter_next (policies, "&s", &policy))
    {
      g_autofree char *name = candor_uri_dup_name (policy);
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }
  title = g_markup_escape_text (package, -1);
  subtitle = g_markup_escape_text (names->str, -1);
  g_string_free (names, TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "candor-case", g_variant_ref (recent), (GDestroyNotify) g_variant_unref);
  return row;
}

static void
candor_welcome_refresh (CandorWelcome *self)
{
  g_autoptr (GPtrArray) cases = candor_settings_dup_recent (self->settings);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->recent))) != NULL)
    gtk_list_box_remove (self->recent, row);
  for (guint i = 0; i < cases->len; i++)
    gtk_list_box_append (self->recent, candor_welcome_make_row (g_ptr_array_index (cases, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->recent_box), cases->len > 0);
}

static void
candor_welcome_dispose (GObject *object)
{
  CandorWelcome *self = CANDOR_WELCOME (object);

  g_clear_handle_id (&self->arrange_source, g_source_remove);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (candor_welcome_parent_class)->dispose (object);
}

static void
candor_welcome_class_init (CandorWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (CANDOR_TYPE_DROP_PLACE);
  G_OBJECT_CLASS (klass)->dispose = candor_welcome_dispose;
  widget_class->measure = candor_welcome_measure;
  widget_class->size_allocate = candor_welcome_size_allocate;
  signals[SIGNAL_DROPPED] = g_signal_new ("dropped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_LIST_MODEL);
  signals[SIGNAL_RECENT] = g_signal_new ("recent", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, G_TYPE_VARIANT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/candor/Candor/candor-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, CandorWelcome, scroller);
  gtk_widget_class_bind_template_child (widget_class, CandorWelcome, places);
  gtk_widget_class_bind_template_child (widget_class, CandorWelcome, recent_box);
  gtk_widget_class_bind_template_child (widget_class, CandorWelcome, recent);
  gtk_widget_class_bind_template_callback (widget_class, candor_welcome_dropped_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_welcome_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, candor_welcome_clear_cb);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "welcome");
}

static void
candor_welcome_init (CandorWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  candor_let_shrink (GTK_WIDGET (self));
}

void
candor_welcome_set_settings (CandorWelcome *self, GSettings *settings)
{
  g_return_if_fail (CANDOR_IS_WELCOME (self));
  if (g_set_object (&self->settings, settings) && settings != NULL)
    g_signal_connect_object (settings, "changed::recent-cases", G_CALLBACK (candor_welcome_refresh), self,
                             G_CONNECT_SWAPPED);
  candor_welcome_refresh (self);
}
