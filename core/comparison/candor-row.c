/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-comparison"

#include "config.h"
#include "comparison/candor-row-private.h"

#include <glib/gi18n-lib.h>

#include "base/candor-getter.h"

G_DEFINE_FINAL_TYPE (CandorRow, candor_row, G_TYPE_OBJECT)

static void
candor_row_finalize (GObject *object)
{
  CandorRow *self = CANDOR_ROW (object);

  g_free (self->category);
  g_clear_pointer (&self->statements, g_array_unref);
  g_clear_pointer (&self->permissions, g_array_unref);
  g_clear_pointer (&self->apis, g_array_unref);
  g_clear_pointer (&self->sdks, g_array_unref);
  g_clear_pointer (&self->roles, g_array_unref);
  g_clear_pointer (&self->reason, candor_note_unref);
  g_clear_object (&self->named);
  G_OBJECT_CLASS (candor_row_parent_class)->finalize (object);
}

static void
candor_row_class_init (CandorRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candor_row_finalize;
}

static void
candor_row_init (CandorRow *self)
{
  self->statements = g_array_new (FALSE, FALSE, sizeof (guint));
}

CandorRow *
candor_row_new (const char *category)
{
  CandorRow *self = g_object_new (CANDOR_TYPE_ROW, NULL);

  self->category = g_strdup (category);
  return self;
}

CANDOR_GETTER (CandorRow, candor_row, CANDOR_IS_ROW, const char *, category, NULL)
CANDOR_GETTER (CandorRow, candor_row, CANDOR_IS_ROW, CandorDisclosure, disclosure, CANDOR_DISCLOSURE_OMITTED)
CANDOR_GETTER (CandorRow, candor_row, CANDOR_IS_ROW, gboolean, has_behavior, FALSE)
CANDOR_GETTER (CandorRow, candor_row, CANDOR_IS_ROW, GArray *, statements, NULL)
CANDOR_GETTER (CandorRow, candor_row, CANDOR_IS_ROW, GArray *, permissions, NULL)
CANDOR_GETTER (CandorRow, candor_row, CANDOR_IS_ROW, GArray *, apis, NULL)
CANDOR_GETTER (CandorRow, candor_row, CANDOR_IS_ROW, GArray *, sdks, NULL)
CANDOR_GETTER (CandorRow, candor_row, CANDOR_IS_ROW, GArray *, roles, NULL)
CANDOR_GETTER (CandorRow, candor_row, CANDOR_IS_ROW, CandorNote *, reason, NULL)

static const struct
{
  const char *name;
  const char *mark;
  const char *word;
} disclosures[] = {
  [CANDOR_DISCLOSURE_CLEAR] = { "clear", "●", N_("disclosed") },
  [CANDOR_DISCLOSURE_VAGUE] = { "vague", "◐", N_("vague") },
  [CANDOR_DISCLOSURE_AMBIGUOUS] = { "ambiguous", "◇", N_("says both") },
  [CANDOR_DISCLOSURE_INCORRECT] = { "incorrect", "✕", N_("denied") },
  [CANDOR_DISCLOSURE_OMITTED] = { "omitted", "○", N_("not said") },
  [CANDOR_DISCLOSURE_NONE_NEEDED] = { "none_needed", "–", N_("words only") },
};

/**
 * candor_disclosure_to_string:
 *
 * Returns: the name the JSON contract uses
 */
const char *
candor_disclosure_to_string (CandorDisclosure disclosure)
{
  g_return_val_if_fail ((guint) disclosure < G_N_ELEMENTS (disclosures), NULL);
  return disclosures[disclosure].name;
}

const char *
candor_disclosure_get_mark (CandorDisclosure disclosure)
{
  g_return_val_if_fail ((guint) disclosure < G_N_ELEMENTS (disclosures), NULL);
  return disclosures[disclosure].mark;
}

const char *
candor_disclosure_get_word (CandorDisclosure disclosure)
{
  g_return_val_if_fail ((guint) disclosure < G_N_ELEMENTS (disclosures), NULL);
  return disclosures[disclosure].word;
}
