/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include "report/candor-paper-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Which SDKs the policy names and which the package carries, both ways. */

#define CATEGORIES_SHOWN 5u

static const CandorPaperColumn columns[] = {
  { N_ ("SDK"), 120 }, { N_ ("Named in the policy"), 130 }, { N_ ("Found in the package"), 139 }, { N_ ("Reaches, as seen in its code"), 110 },
};

static CandorParty *
find_party (CandorPaper *self, const char *sdk)
{
  GListModel *parties = candor_policy_get_parties (self->policy);

  for (guint i = 0; i < g_list_model_get_n_items (parties); i++)
    {
      g_autoptr (CandorParty) party = g_list_model_get_item (parties, i);
      const char *id = candor_party_get_sdk (party);

      if (id != NULL && strcmp (id, sdk) == 0)
        return g_steal_pointer (&party);
    }
  return NULL;
}

static void
add_party (CandorPaper *self, CandorPaperTable *table, CandorParty *party)
{
  g_autofree char *text = NULL, *name = NULL;

  if (party == NULL)
    {
      candor_paper_table_add (table, candor_paper_word (self, N_ ("not named")), CANDOR_INK_OMITTED);
      return;
    }
  name = candor_paper_dup_short (self, candor_party_get_name (party));
  text = g_strdup_printf (candor_paper_word (self, N_ ("“%s”, characters %u–%u")), name,
                          candor_party_get_start (party), candor_party_get_end (party));
  candor_paper_table_add (table, text, CANDOR_INK_TEXT);
}

static gboolean
contains (GArray *indexes, guint index)
{
  for (guint i = 0; i < indexes->len; i++)
    if (g_array_index (indexes, guint, i) == index)
      return TRUE;
  return FALSE;
}

/* The categories that the SDK's own code was seen to reach. */
static char *
dup_reach (CandorPaper *self, guint sdk)
{
  GListModel *rows = candor_comparison_get_rows (self->comparison);
  GString *names = g_string_new (NULL);
  guint count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (CandorRow) row = g_list_model_get_item (rows, i);

      if (!contains (candor_row_get_sdks (row), sdk))
        continue;
      if (count++ < CATEGORIES_SHOWN)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", candor_paper_name_category (self, candor_row_get_category (row)));
    }
  if (count > CATEGORIES_SHOWN)
    {
      g_autofree char *more = g_strdup_printf (candor_paper_word (self, N_ ("and %u more")), count - CATEGORIES_SHOWN);
      g_string_append_printf (names, ", %s", more);
    }
  if (count == 0)
    g_string_append (names, "–");
  return g_string_free (names, FALSE);
}

static void
add_found (CandorPaper *self, CandorPaperTable *table, CandorSdk *sdk, guint index)
{
  g_autoptr (CandorParty) party = find_party (self, candor_sdk_get_id (sdk));
  const char *vendor = candor_sdk_get_vendor (sdk);
  gboolean has_other_name = vendor != NULL && strcmp (vendor, candor_sdk_get_name (sdk)) != 0;
  g_autofree char *name = g_strconcat (candor_sdk_get_name (sdk), has_other_name ? "\n" : NULL, vendor, NULL);
  g_autofree char *reach = dup_reach (self, index);
  g_autofree char *seen = candor_sdk_dup_first_evidence (sdk, self->catalog);

  candor_paper_table_add (table, name, CANDOR_INK_TEXT);
  add_party (self, table, party);
  candor_paper_table_add_name (table, seen != NULL ? seen : "–", CANDOR_INK_TEXT);
  candor_paper_table_add (table, reach, CANDOR_INK_TEXT);
  candor_paper_table_end_row (table, NULL);
}

static void
add_named_only (CandorPaper *self, CandorPaperTable *table, CandorParty *party)
{
  const char *id = candor_party_get_sdk (party);
  const CandorKnownSdk *known = id != NULL ? candor_knowledge_find_sdk (self->knowledge, id) : NULL;

  if (id == NULL || candor_package_find_sdk (self->package, id) != NULL)
    return;
  candor_paper_table_add (table, known != NULL ? known->name : candor_party_get_name (party), CANDOR_INK_TEXT);
  add_party (self, table, party);
  candor_paper_table_add (table, candor_paper_word (self, N_ ("not seen")), CANDOR_INK_SOFT);
  candor_paper_table_add (table, "–", CANDOR_INK_SOFT);
  candor_paper_table_end_row (table, NULL);
}

static guint
count_sdks (CandorPaper *self, gboolean libraries)
{
  GListModel *sdks = candor_package_get_sdks (self->package);
  guint count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (sdks); i++)
    {
      g_autoptr (CandorSdk) sdk = g_list_model_get_item (sdks, i);
      count += candor_sdk_get_library (sdk) == libraries;
    }
  return count;
}

static void
add_libraries (CandorPaper *self)
{
  GListModel *sdks = candor_package_get_sdks (self->package);
  g_autoptr (GString) names = g_string_new (NULL);

  if (count_sdks (self, TRUE) == 0)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (sdks); i++)
    {
      g_autoptr (CandorSdk) sdk = g_list_model_get_item (sdks, i);

      if (candor_sdk_get_library (sdk))
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", candor_sdk_get_name (sdk));
    }
  candor_paper_add_subheading (self, candor_paper_word (self, N_ ("Plain libraries in the package")));
  candor_paper_add_paragraph (self, candor_paper_word (self, N_ ("These send nothing of themselves, so a policy need not name them.")), CANDOR_INK_SOFT);
  candor_paper_add_fine_print (self, names->str);
}

/* Parties that the policy names and that are no SDK known here. */
static void
add_other_parties (CandorPaper *self)
{
  GListModel *parties = candor_policy_get_parties (self->policy);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (parties); i++)
    {
      g_autoptr (CandorParty) party = g_list_model_get_item (parties, i);

      if (candor_party_get_sdk (party) == NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? " · " : "", candor_party_get_name (party));
    }
  if (names->len == 0)
    return;
  candor_paper_add_subheading (self, candor_paper_word (self, N_ ("Other parties that the policy names")));
  candor_paper_add_fine_print (self, names->str);
}

void
candor_paper_add_sdks (CandorPaper *self)
{
  GListModel *sdks = candor_package_get_sdks (self->package), *parties = candor_policy_get_parties (self->policy);
  CandorPaperTable table;

  candor_paper_begin_section (self, candor_paper_word (self, N_ ("SDKs named and found")), "sdks", TRUE);
  candor_paper_table_begin (&table, self, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < g_list_model_get_n_items (sdks); i++)
    {
      g_autoptr (CandorSdk) sdk = g_list_model_get_item (sdks, i);

      if (!candor_sdk_get_library (sdk))
        add_found (self, &table, sdk, i);
    }
  for (guint i = 0; i < g_list_model_get_n_items (parties); i++)
    {
      g_autoptr (CandorParty) party = g_list_model_get_item (parties, i);
      add_named_only (self, &table, party);
    }
  candor_paper_table_end (&table);
  add_other_parties (self);
  add_libraries (self);
}
