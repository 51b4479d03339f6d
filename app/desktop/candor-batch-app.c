/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-batch-app.h"

#include <glib/gi18n.h>

#include "base/candor-getter.h"
#include "base/candor-printable.h"

struct _CandorBatchApp
{
  GObject parent_instance;
  char *name;
  char *version;
  char *state;
  char *words;
  guint high, medium, low, info;
  gboolean compared;
};

G_DEFINE_FINAL_TYPE (CandorBatchApp, candor_batch_app, G_TYPE_OBJECT)

enum
{
  PROP_NAME = 1,
  PROP_VERSION,
  PROP_STATE,
  PROP_WORDS,
  PROP_HIGH,
  PROP_MEDIUM,
  PROP_LOW,
  PROP_INFO,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static const char app_query[]
    = "SELECT name, coalesce(version_name, ''), status = 'compared', high, medium, low, info, coalesce(error, ''),"
      " coalesce(package, ''), coalesce(label, ''), coalesce(packer, ''),"
      " (SELECT count(*) FROM disclosure WHERE disclosure.app = app.id AND behavior AND disclosure = 'omitted'),"
      " (SELECT count(*) FROM disclosure WHERE disclosure.app = app.id AND behavior"
      "  AND disclosure IN ('incorrect', 'ambiguous'))"
      " FROM app ORDER BY high DESC, medium DESC, low DESC, info DESC, name, id";

static void
candor_batch_app_finalize (GObject *object)
{
  CandorBatchApp *self = CANDOR_BATCH_APP (object);

  g_free (self->name);
  g_free (self->version);
  g_free (self->state);
  g_free (self->words);
  G_OBJECT_CLASS (candor_batch_app_parent_class)->finalize (object);
}

static void
candor_batch_app_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CandorBatchApp *self = CANDOR_BATCH_APP (object);
  const char *texts[] = { [PROP_NAME] = self->name, self->version, self->state, self->words };
  const guint numbers[] = { self->high, self->medium, self->low, self->info };

  if (id < PROP_HIGH)
    g_value_set_string (value, texts[id]);
  else
    g_value_set_uint (value, numbers[id - PROP_HIGH]);
}

static void
candor_batch_app_class_init (CandorBatchAppClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  static const char *const texts[] = { [PROP_NAME] = "name", "version", "state", "words" };
  static const char *const numbers[] = { "high", "medium", "low", "info" };

  object_class->finalize = candor_batch_app_finalize;
  object_class->get_property = candor_batch_app_get_property;
  for (guint i = PROP_NAME; i < PROP_HIGH; i++)
    properties[i] = g_param_spec_string (texts[i], NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  for (guint i = PROP_HIGH; i < N_PROPERTIES; i++)
    properties[i] = g_param_spec_uint (numbers[i - PROP_HIGH], NULL, NULL, 0, G_MAXUINT, 0,
                                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
candor_batch_app_init (CandorBatchApp *self)
{
}

CANDOR_GETTER (CandorBatchApp, candor_batch_app, CANDOR_IS_BATCH_APP, const char *, name, NULL)
CANDOR_GETTER (CandorBatchApp, candor_batch_app, CANDOR_IS_BATCH_APP, const char *, version, NULL)
CANDOR_GETTER (CandorBatchApp, candor_batch_app, CANDOR_IS_BATCH_APP, const char *, state, NULL)
CANDOR_GETTER (CandorBatchApp, candor_batch_app, CANDOR_IS_BATCH_APP, guint, high, 0)
CANDOR_GETTER (CandorBatchApp, candor_batch_app, CANDOR_IS_BATCH_APP, guint, medium, 0)
CANDOR_GETTER (CandorBatchApp, candor_batch_app, CANDOR_IS_BATCH_APP, guint, low, 0)
CANDOR_GETTER (CandorBatchApp, candor_batch_app, CANDOR_IS_BATCH_APP, guint, info, 0)
CANDOR_GETTER (CandorBatchApp, candor_batch_app, CANDOR_IS_BATCH_APP, gboolean, compared, FALSE)

gboolean
candor_batch_app_get_has_gaps (CandorBatchApp *self)
{
  g_return_val_if_fail (CANDOR_IS_BATCH_APP (self), FALSE);
  return !self->compared || self->high + self->medium + self->low > 0;
}

static char *
candor_batch_app_dup_column (sqlite3_stmt *statement, int column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  return candor_printable (text != NULL ? text : "");
}

/* "3 not said · 1 denied": what a person looks for first. */
static char *
candor_batch_app_dup_state (sqlite3_stmt *statement, gboolean compared)
{
  g_autoptr (GString) state = g_string_new (NULL);
  const int counts[] = { sqlite3_column_int (statement, 11), sqlite3_column_int (statement, 12) };
  const char *const words[] = { N_ ("not said"), N_ ("denied") };

  if (!compared)
    return candor_batch_app_dup_column (statement, 7);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    if (counts[i] > 0)
      g_string_append_printf (state, "%s%d %s", state->len > 0 ? " · " : "", counts[i], _ (words[i]));
  if (sqlite3_column_bytes (statement, 10) > 0)
    g_string_append_printf (state, "%s%s", state->len > 0 ? " · " : "", _ ("code hidden by a packer"));
  return g_string_free (g_steal_pointer (&state), FALSE);
}

static CandorBatchApp *
candor_batch_app_new (sqlite3_stmt *statement)
{
  CandorBatchApp *self = g_object_new (CANDOR_TYPE_BATCH_APP, NULL);
  g_autofree char *package = candor_batch_app_dup_column (statement, 8);
  g_autofree char *label = candor_batch_app_dup_column (statement, 9);

  self->name = candor_batch_app_dup_column (statement, 0);
  self->version = candor_batch_app_dup_column (statement, 1);
  self->compared = sqlite3_column_int (statement, 2) != 0;
  self->high = (guint) sqlite3_column_int (statement, 3);
  self->medium = (guint) sqlite3_column_int (statement, 4);
  self->low = (guint) sqlite3_column_int (statement, 5);
  self->info = (guint) sqlite3_column_int (statement, 6);
  self->state = candor_batch_app_dup_state (statement, self->compared);
  self->words = g_strjoin ("\n", self->name, package, label, self->state, NULL);
  return self;
}

GListModel *
candor_batch_app_list (CandorBatchResults *results, GError **error)
{
  CandorDatabase *database = candor_batch_results_get_database (results);
  g_autoptr (GPtrArray) apps = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GListStore) list = g_list_store_new (CANDOR_TYPE_BATCH_APP);
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *statement = candor_database_query (database, error, app_query, "");

  if (statement == NULL)
    return NULL;
  while (candor_database_step (database, statement, &problem))
    g_ptr_array_add (apps, candor_batch_app_new (statement));
  candor_database_done (statement);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  g_list_store_splice (list, 0, 0, apps->pdata, apps->len);
  return G_LIST_MODEL (g_steal_pointer (&list));
}
