/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-subject-filter.h"

struct _CandorSubjectFilter
{
  GtkFilter parent_instance;
  char *text; /* folded; NULL for anything */
  gboolean only_gaps;
  guint disclosures;
  CandorSeverity severity;
  CandorSubjectOwner owner;
};

G_DEFINE_FINAL_TYPE (CandorSubjectFilter, candor_subject_filter, GTK_TYPE_FILTER)

static gboolean
candor_subject_filter_match_owner (CandorSubjectFilter *self, CandorSubject *subject)
{
  if (self->owner == CANDOR_OWNER_APP)
    return candor_subject_get_tally (subject, CANDOR_TALLY_CALLED) > 0;
  if (self->owner == CANDOR_OWNER_SDK)
    return candor_subject_get_tally (subject, CANDOR_TALLY_CALLED_BY_SDKS) > 0 || candor_subject_get_row (subject) == NULL;
  return TRUE;
}

static gboolean
candor_subject_filter_match (GtkFilter *filter, gpointer item)
{
  CandorSubjectFilter *self = CANDOR_SUBJECT_FILTER (filter);
  CandorSubject *subject = item;
  g_autofree char *spoken = NULL;

  if (self->only_gaps && !candor_subject_get_gap (subject))
    return FALSE;
  if (self->disclosures != 0 && !(self->disclosures & (1u << candor_subject_get_disclosure (subject))))
    return FALSE;
  if (candor_subject_get_severity (subject) < self->severity || !candor_subject_filter_match_owner (self, subject))
    return FALSE;
  if (self->text == NULL)
    return TRUE;
  spoken = g_utf8_casefold (candor_subject_get_spoken (subject), -1);
  return strstr (spoken, self->text) != NULL;
}

static void
candor_subject_filter_finalize (GObject *object)
{
  g_free (CANDOR_SUBJECT_FILTER (object)->text);
  G_OBJECT_CLASS (candor_subject_filter_parent_class)->finalize (object);
}

static void
candor_subject_filter_class_init (CandorSubjectFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candor_subject_filter_finalize;
  GTK_FILTER_CLASS (klass)->match = candor_subject_filter_match;
}

static void
candor_subject_filter_init (CandorSubjectFilter *self)
{
}

CandorSubjectFilter *
candor_subject_filter_new (void)
{
  return g_object_new (CANDOR_TYPE_SUBJECT_FILTER, NULL);
}

static void
candor_subject_filter_changed (CandorSubjectFilter *self)
{
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

void
candor_subject_filter_set_text (CandorSubjectFilter *self, const char *text)
{
  g_autofree char *folded = text != NULL && *text != '\0' ? g_utf8_casefold (text, -1) : NULL;

  g_return_if_fail (CANDOR_IS_SUBJECT_FILTER (self));
  if (g_strcmp0 (folded, self->text) == 0)
    return;
  g_free (self->text);
  self->text = g_steal_pointer (&folded);
  candor_subject_filter_changed (self);
}

void
candor_subject_filter_set_only_gaps (CandorSubjectFilter *self, gboolean only_gaps)
{
  g_return_if_fail (CANDOR_IS_SUBJECT_FILTER (self));
  if (self->only_gaps == only_gaps)
    return;
  self->only_gaps = only_gaps;
  candor_subject_filter_changed (self);
}

void
candor_subject_filter_set_disclosures (CandorSubjectFilter *self, guint disclosures)
{
  g_return_if_fail (CANDOR_IS_SUBJECT_FILTER (self));
  if (self->disclosures == disclosures)
    return;
  self->disclosures = disclosures;
  candor_subject_filter_changed (self);
}

void
candor_subject_filter_set_severity (CandorSubjectFilter *self, CandorSeverity severity)
{
  g_return_if_fail (CANDOR_IS_SUBJECT_FILTER (self));
  if (self->severity == severity)
    return;
  self->severity = severity;
  candor_subject_filter_changed (self);
}

CandorSeverity
candor_subject_filter_get_severity (CandorSubjectFilter *self)
{
  g_return_val_if_fail (CANDOR_IS_SUBJECT_FILTER (self), CANDOR_SEVERITY_INFO);
  return self->severity;
}

void
candor_subject_filter_set_owner (CandorSubjectFilter *self, CandorSubjectOwner owner)
{
  g_return_if_fail (CANDOR_IS_SUBJECT_FILTER (self));
  if (self->owner == owner)
    return;
  self->owner = owner;
  candor_subject_filter_changed (self);
}

CandorSubjectOwner
candor_subject_filter_get_owner (CandorSubjectFilter *self)
{
  g_return_val_if_fail (CANDOR_IS_SUBJECT_FILTER (self), CANDOR_OWNER_ANYONE);
  return self->owner;
}

/* Orders. */

static int
compare_names (gconstpointer a, gconstpointer b, gpointer user_data)
{
  int order = g_utf8_collate (candor_subject_get_title ((CandorSubject *) a), candor_subject_get_title ((CandorSubject *) b));

  return order < 0 ? GTK_ORDERING_SMALLER : order > 0 ? GTK_ORDERING_LARGER : GTK_ORDERING_EQUAL;
}

static int
compare_severities (gconstpointer a, gconstpointer b, gpointer user_data)
{
  int left = (int) candor_subject_get_severity ((CandorSubject *) a);
  int right = (int) candor_subject_get_severity ((CandorSubject *) b);

  return left > right ? GTK_ORDERING_SMALLER : left < right ? GTK_ORDERING_LARGER : GTK_ORDERING_EQUAL;
}

GtkSorter *
candor_subject_sorter_new (const char *order)
{
  if (g_strcmp0 (order, "name") == 0)
    return GTK_SORTER (gtk_custom_sorter_new (compare_names, NULL, NULL));
  if (g_strcmp0 (order, "severity") == 0)
    return GTK_SORTER (gtk_custom_sorter_new (compare_severities, NULL, NULL));
  return NULL;
}
