/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "candor-package-search.h"

#include <gtk/gtk.h>

#include "candor-text-search.h"
#include "package/candor-package.h"

/* How long the window may be held up at a time, in microseconds. */
#define CANDOR_SEARCH_PIECE 4000

struct _CandorPackageSearch
{
  GObject parent_instance;
  GListModel *entries;
  gunichar *wanted;
  glong length;
  guint entry, child; /* where to go on; the child CANDOR_SEARCH_ITSELF for the line itself */
  GArray *matches;
  guint source;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandorPackageSearch, candor_package_search, G_TYPE_OBJECT)

static gboolean
candor_entry_says (CandorEntry *entry, const gunichar *wanted, glong length)
{
  const char *subtitle = candor_entry_get_subtitle (entry);

  return candor_search_has (candor_entry_get_title (entry), wanted, length)
         || (subtitle != NULL && candor_search_has (subtitle, wanted, length));
}

/* A place is asked itself: made into a line, each would stay in the list's memory. */
static gboolean
candor_place_says (GListModel *places, guint index, const gunichar *wanted, glong length)
{
  GListModel *bare = GTK_IS_MAP_LIST_MODEL (places) ? gtk_map_list_model_get_model (GTK_MAP_LIST_MODEL (places)) : places;
  g_autoptr (GObject) item = g_list_model_get_item (bare, index);
  g_autofree char *text = NULL;

  if (CANDOR_IS_ENTRY (item))
    return candor_entry_says (CANDOR_ENTRY (item), wanted, length);
  text = g_strdup_printf ("%s.%s · %s", candor_call_site_get_class_name (CANDOR_CALL_SITE (item)),
                          candor_call_site_get_method (CANDOR_CALL_SITE (item)), candor_call_site_get_dex (CANDOR_CALL_SITE (item)));
  return candor_search_has (text, wanted, length);
}

/* Looks at one line or place and goes on; whether there was one. */
static gboolean
candor_package_search_step (CandorPackageSearch *self)
{
  g_autoptr (CandorEntry) entry = g_list_model_get_item (self->entries, self->entry);
  GListModel *places;
  gboolean found;

  if (entry == NULL)
    return FALSE;
  places = candor_entry_get_children (entry);
  found = self->child == CANDOR_SEARCH_ITSELF ? candor_entry_says (entry, self->wanted, self->length)
                                              : candor_place_says (places, self->child, self->wanted, self->length);
  if (found)
    {
      CandorSearchMatch match = { self->entry, self->child };
      g_array_append_val (self->matches, match);
    }
  self->child = self->child == CANDOR_SEARCH_ITSELF ? 0 : self->child + 1;
  if (places == NULL || self->child >= g_list_model_get_n_items (places))
    {
      self->entry++;
      self->child = CANDOR_SEARCH_ITSELF;
    }
  return TRUE;
}

static gboolean
candor_package_search_go_on_cb (gpointer user_data)
{
  CandorPackageSearch *self = user_data;
  gint64 until = g_get_monotonic_time () + CANDOR_SEARCH_PIECE;
  guint before = self->matches->len;
  gboolean more = TRUE;

  while (more && g_get_monotonic_time () < until)
    for (guint i = 0; more && i < 64; i++)
      more = candor_package_search_step (self);
  if (!more)
    self->source = 0;
  if (!more || self->matches->len > before)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return more;
}

static void
candor_package_search_dispose (GObject *object)
{
  CandorPackageSearch *self = CANDOR_PACKAGE_SEARCH (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->entries);
  G_OBJECT_CLASS (candor_package_search_parent_class)->dispose (object);
}

static void
candor_package_search_finalize (GObject *object)
{
  CandorPackageSearch *self = CANDOR_PACKAGE_SEARCH (object);

  g_free (self->wanted);
  g_array_unref (self->matches);
  G_OBJECT_CLASS (candor_package_search_parent_class)->finalize (object);
}

static void
candor_package_search_class_init (CandorPackageSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = candor_package_search_dispose;
  G_OBJECT_CLASS (klass)->finalize = candor_package_search_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
candor_package_search_init (CandorPackageSearch *self)
{
  self->matches = g_array_new (FALSE, FALSE, sizeof (CandorSearchMatch));
}

CandorPackageSearch *
candor_package_search_new (void)
{
  return g_object_new (CANDOR_TYPE_PACKAGE_SEARCH, NULL);
}

void
candor_package_search_start (CandorPackageSearch *self, GListModel *entries, const char *wanted)
{
  g_return_if_fail (CANDOR_IS_PACKAGE_SEARCH (self) && wanted != NULL);
  g_clear_handle_id (&self->source, g_source_remove);
  g_set_object (&self->entries, entries);
  g_free (self->wanted);
  self->wanted = candor_search_fold (wanted, &self->length);
  self->entry = 0;
  self->child = CANDOR_SEARCH_ITSELF;
  g_array_set_size (self->matches, 0);
  if (entries != NULL && self->length > 0)
    self->source = g_idle_add (candor_package_search_go_on_cb, self);
  else
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

guint
candor_package_search_get_count (CandorPackageSearch *self)
{
  g_return_val_if_fail (CANDOR_IS_PACKAGE_SEARCH (self), 0);
  return self->matches->len;
}

CandorSearchMatch
candor_package_search_get_match (CandorPackageSearch *self, guint index)
{
  CandorSearchMatch none = { G_MAXUINT, CANDOR_SEARCH_ITSELF };

  g_return_val_if_fail (CANDOR_IS_PACKAGE_SEARCH (self) && index < self->matches->len, none);
  return g_array_index (self->matches, CandorSearchMatch, index);
}
