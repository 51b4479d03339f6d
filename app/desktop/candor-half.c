/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "candor-half.h"

#include "base/candor-printable.h"

struct _CandorHalf
{
  GObject parent_instance;
  CandorHalfKind kind;
  CandorReader *reader;
  CandorHalfState state;
  GPtrArray *files;
  GPtrArray *previous_files; /* those of the result, while others are read */
  char *address; /* (nullable): of the page that is, or could not be, fetched */
  GObject *result;
  GCancellable *cancellable; /* of the reading that counts; a cancelled one's answer is dropped */
  double fraction;
  char *stage;
  char *failure;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandorHalf, candor_half, G_TYPE_OBJECT)

static void
candor_half_dispose (GObject *object)
{
  CandorHalf *self = CANDOR_HALF (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->result);
  g_clear_object (&self->reader);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->previous_files, g_ptr_array_unref);
  g_clear_pointer (&self->stage, g_free);
  g_clear_pointer (&self->failure, g_free);
  g_clear_pointer (&self->address, g_free);
  G_OBJECT_CLASS (candor_half_parent_class)->dispose (object);
}

static void
candor_half_class_init (CandorHalfClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = candor_half_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
candor_half_init (CandorHalf *self)
{
  self->files = g_ptr_array_new_with_free_func (g_object_unref);
}

CandorHalf *
candor_half_new (CandorHalfKind kind, CandorReader *reader)
{
  CandorHalf *self = g_object_new (CANDOR_TYPE_HALF, NULL);

  g_return_val_if_fail (CANDOR_IS_READER (reader), self);
  self->kind = kind;
  self->reader = g_object_ref (reader);
  return self;
}

CandorHalfKind
candor_half_get_kind (CandorHalf *self)
{
  g_return_val_if_fail (CANDOR_IS_HALF (self), CANDOR_HALF_POLICY);
  return self->kind;
}

CandorHalfState
candor_half_get_state (CandorHalf *self)
{
  g_return_val_if_fail (CANDOR_IS_HALF (self), CANDOR_HALF_EMPTY);
  return self->state;
}

GPtrArray *
candor_half_get_files (CandorHalf *self)
{
  g_return_val_if_fail (CANDOR_IS_HALF (self), NULL);
  return self->files;
}

double
candor_half_get_fraction (CandorHalf *self)
{
  g_return_val_if_fail (CANDOR_IS_HALF (self), 0);
  return self->fraction;
}

const char *
candor_half_get_stage (CandorHalf *self)
{
  g_return_val_if_fail (CANDOR_IS_HALF (self), NULL);
  return self->stage;
}

const char *
candor_half_get_failure (CandorHalf *self)
{
  g_return_val_if_fail (CANDOR_IS_HALF (self), NULL);
  return self->failure;
}

CandorPolicy *
candor_half_get_policy (CandorHalf *self)
{
  g_return_val_if_fail (CANDOR_IS_HALF (self), NULL);
  return self->state == CANDOR_HALF_READY && CANDOR_IS_POLICY (self->result)
             ? CANDOR_POLICY (self->result) : NULL;
}

CandorPackage *
candor_half_get_package (CandorHalf *self)
{
  g_return_val_if_fail (CANDOR_IS_HALF (self), NULL);
  return self->state == CANDOR_HALF_READY && CANDOR_IS_PACKAGE (self->result)
             ? CANDOR_PACKAGE (self->result) : NULL;
}

/* What is read from a case has no files any more, but still their names. */
static void
candor_half_append_names (CandorHalf *self, GString *names)
{
  if (CANDOR_IS_PACKAGE (self->result))
    g_string_append (names, candor_package_get_file_name (CANDOR_PACKAGE (self->result)));
  for (guint i = 0; CANDOR_IS_POLICY (self->result)
                    && i < g_list_model_get_n_items (candor_policy_get_documents (CANDOR_POLICY (self->result))); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            candor_document_get_name (candor_policy_get_document (CANDOR_POLICY (self->result), i)));
}

static void
candor_half_append_address (CandorHalf *self, GString *names)
{
  g_autofree char *shown = candor_printable (self->address);

  g_string_append (names, shown);
}

char *
candor_half_dup_names (CandorHalf *self)
{
  GString *names = g_string_new (NULL);

  g_return_val_if_fail (CANDOR_IS_HALF (self), NULL);
  for (guint i = 0; i < self->files->len; i++)
    {
      gpointer file = g_ptr_array_index (self->files, i);
      g_autofree char *base = G_IS_FILE (file) ? g_file_get_basename (file) : g_strdup (candor_page_get_name (file));
      g_autofree char *name = base ? g_filename_display_name (base) : NULL;

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", name ? name : "");
    }
  if (self->address != NULL)
    candor_half_append_address (self, names);
  else if (self->files->len == 0)
    candor_half_append_names (self, names);
  return g_string_free (names, FALSE);
}

static void
candor_half_set_state (CandorHalf *self, CandorHalfState state)
{
  self->state = state;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* A result is taken only from the reading that still counts. */
static void
candor_half_take (CandorHalf *self, GCancellable *cancellable, GObject *result, GError *error)
{
  if (cancellable != self->cancellable)
    {
      g_clear_object (&result);
      return;
    }
  g_clear_object (&self->cancellable);
  g_clear_object (&self->result);
  g_clear_pointer (&self->previous_files, g_ptr_array_unref);
  self->result = result;
  g_free (self->failure);
  self->failure = error != NULL ? g_strdup (error->message) : NULL;
  candor_half_set_state (self, result != NULL ? CANDOR_HALF_READY : CANDOR_HALF_FAILED);
}

typedef struct
{
  CandorHalf *half;
  GCancellable *cancellable;
} CandorHalfReading;

static CandorHalfReading *
candor_half_reading_new (CandorHalf *self)
{
  CandorHalfReading *reading = g_new0 (CandorHalfReading, 1);

  reading->half = g_object_ref (self);
  reading->cancellable = g_object_ref (self->cancellable);
  return reading;
}

static void
candor_half_reading_free (CandorHalfReading *reading)
{
  g_object_unref (reading->half);
  g_object_unref (reading->cancellable);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CandorHalfReading, candor_half_reading_free)

static void
candor_half_policy_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CandorHalfReading) reading = user_data;
  g_autoptr (GError) error = NULL;
  CandorPolicy *policy = candor_reader_read_policy_finish (CANDOR_READER (source), result, &error);

  candor_half_take (reading->half, reading->cancellable, (GObject *) policy, error);
}

static void
candor_half_package_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CandorHalfReading) reading = user_data;
  g_autoptr (GError) error = NULL;
  CandorPackage *package = candor_reader_read_package_finish (CANDOR_READER (source), result, &error);

  candor_half_take (reading->half, reading->cancellable, (GObject *) package, error);
}

static void
candor_half_progress_cb (double fraction, const char *stage, gpointer user_data)
{
  CandorHalfReading *reading = user_data;
  CandorHalf *self = reading->half;

  if (reading->cancellable != self->cancellable)
    return;
  self->fraction = CLAMP (fraction, 0, 1);
  g_free (self->stage);
  self->stage = g_strdup (stage);
  candor_half_set_state (self, CANDOR_HALF_READING);
}

static CandorHalfReading *
candor_half_begin (CandorHalf *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->fraction = 0;
  g_clear_pointer (&self->stage, g_free);
  g_clear_pointer (&self->failure, g_free);
  candor_half_set_state (self, CANDOR_HALF_READING);
  return candor_half_reading_new (self);
}

static void
candor_half_start (CandorHalf *self)
{
  CandorHalfReading *reading = candor_half_begin (self);

  if (self->kind == CANDOR_HALF_POLICY)
    candor_reader_read_policy_async (self->reader, self->files, candor_half_progress_cb, reading,
                                     self->cancellable, candor_half_policy_read_cb, reading);
  else
    candor_reader_read_package_async (self->reader, g_ptr_array_index (self->files, 0),
                                      candor_half_progress_cb, reading, self->cancellable,
                                      candor_half_package_read_cb, reading);
}

/* Remembers which files the present result came from, for the case that the next reading is cancelled. */
static void
candor_half_keep (CandorHalf *self)
{
  if (self->result != NULL && self->previous_files == NULL)
    self->previous_files = g_ptr_array_ref (self->files);
}

/**
 * candor_half_read:
 * @files: (element-type GFile): the files to read instead of the present ones; at least one
 */
void
candor_half_read (CandorHalf *self, GPtrArray *files)
{
  g_return_if_fail (CANDOR_IS_HALF (self) && files != NULL && files->len > 0);

  candor_half_keep (self);
  g_clear_pointer (&self->address, g_free);
  g_ptr_array_unref (self->files);
  self->files = g_ptr_array_ref (files);
  candor_half_start (self);
}

static void
candor_half_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CandorHalfReading) reading = user_data;
  CandorHalf *self = reading->half;
  g_autoptr (GError) error = NULL;
  g_autoptr (CandorPage) page = candor_page_fetch_finish (result, &error);

  if (page == NULL || reading->cancellable != self->cancellable)
    {
      candor_half_take (self, reading->cancellable, NULL, error);
      return;
    }
  g_clear_pointer (&self->address, g_free);
  g_ptr_array_add (self->files, g_steal_pointer (&page));
  candor_half_start (self);
}

static void
candor_half_start_fetching (CandorHalf *self)
{
  CandorHalfReading *reading = candor_half_begin (self);

  candor_page_fetch_async (self->address, FALSE, candor_half_progress_cb, reading, self->cancellable,
                           candor_half_fetched_cb, reading);
}

void
candor_half_fetch (CandorHalf *self, const char *address)
{
  g_return_if_fail (CANDOR_IS_HALF (self) && candor_address_is (address));

  candor_half_keep (self);
  g_ptr_array_unref (self->files);
  self->files = g_ptr_array_new_with_free_func (g_object_unref);
  g_free (self->address);
  self->address = g_strdup (address);
  candor_half_start_fetching (self);
}

void
candor_half_set_result (CandorHalf *self, GObject *result)
{
  g_return_if_fail (CANDOR_IS_HALF (self) && (CANDOR_IS_POLICY (result) || CANDOR_IS_PACKAGE (result)));
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->previous_files, g_ptr_array_unref);
  g_clear_pointer (&self->address, g_free);
  g_ptr_array_unref (self->files);
  self->files = g_ptr_array_new_with_free_func (g_object_unref);
  g_set_object (&self->result, result);
  candor_half_set_state (self, CANDOR_HALF_READY);
}

void
candor_half_retry (CandorHalf *self)
{
  g_return_if_fail (CANDOR_IS_HALF (self));
  if (self->files->len == 0 && self->address == NULL)
    return;
  candor_half_keep (self);
  if (self->address != NULL)
    candor_half_start_fetching (self);
  else
    candor_half_start (self);
}

void
candor_half_cancel (CandorHalf *self)
{
  g_return_if_fail (CANDOR_IS_HALF (self));

  if (self->state != CANDOR_HALF_READING)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->address, g_free);
  g_ptr_array_unref (self->files);
  self->files = self->previous_files != NULL ? g_steal_pointer (&self->previous_files)
                                             : g_ptr_array_new_with_free_func (g_object_unref);
  candor_half_set_state (self, self->result != NULL ? CANDOR_HALF_READY : CANDOR_HALF_EMPTY);
}
