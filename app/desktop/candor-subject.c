/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-subject.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/candor-getter.h"

struct _CandorSubject
{
  GObject parent_instance;
  char *title;
  const char *word;
  char *summary;
  char *spoken;
  CandorDisclosure disclosure;
  CandorSeverity severity;
  guint tallies[CANDOR_N_TALLIES];
  CandorVerdict verdict;
  gboolean judged;
  CandorRow *row;
  GPtrArray *findings;
  GArray *statements;
  GArray *parties;
  GArray *permissions;
  GArray *apis;
  GArray *roles;
  GArray *sdks;
};

enum
{
  PROP_0,
  PROP_VERDICT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CandorSubject, candor_subject, G_TYPE_OBJECT)

static void
candor_subject_finalize (GObject *object)
{
  CandorSubject *self = CANDOR_SUBJECT (object);

  g_free (self->title);
  g_free (self->summary);
  g_free (self->spoken);
  g_clear_object (&self->row);
  g_ptr_array_unref (self->findings);
  g_array_unref (self->statements);
  g_array_unref (self->parties);
  g_array_unref (self->permissions);
  g_array_unref (self->apis);
  g_array_unref (self->roles);
  g_array_unref (self->sdks);
  G_OBJECT_CLASS (candor_subject_parent_class)->finalize (object);
}

static void
candor_subject_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_VERDICT)
    g_value_set_int (value, (int) CANDOR_SUBJECT (object)->verdict);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
candor_subject_class_init (CandorSubjectClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candor_subject_finalize;
  G_OBJECT_CLASS (klass)->get_property = candor_subject_get_property;
  properties[PROP_VERDICT]
      = g_param_spec_int ("verdict", NULL, NULL, CANDOR_VERDICT_OPEN, CANDOR_VERDICT_ASKED, CANDOR_VERDICT_OPEN,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
candor_subject_init (CandorSubject *self)
{
  self->findings = g_ptr_array_new_with_free_func (g_object_unref);
  self->parties = g_array_new (FALSE, FALSE, sizeof (guint));
  self->judged = TRUE;
}

CANDOR_GETTER (CandorSubject, candor_subject, CANDOR_IS_SUBJECT, const char *, title, NULL)
CANDOR_GETTER (CandorSubject, candor_subject, CANDOR_IS_SUBJECT, const char *, word, NULL)
CANDOR_GETTER (CandorSubject, candor_subject, CANDOR_IS_SUBJECT, const char *, summary, NULL)
CANDOR_GETTER (CandorSubject, candor_subject, CANDOR_IS_SUBJECT, const char *, spoken, NULL)
CANDOR_GETTER (CandorSubject, candor_subject, CANDOR_IS_SUBJECT, CandorDisclosure, disclosure, CANDOR_DISCLOSURE_CLEAR)
CANDOR_GETTER (CandorSubject, candor_subject, CANDOR_IS_SUBJECT, CandorSeverity, severity, CANDOR_SEVERITY_INFO)
CANDOR_GETTER (CandorSubject, candor_subject, CANDOR_IS_SUBJECT, gboolean, judged, TRUE)
CANDOR_GETTER (CandorSubject, candor_subject, CANDOR_IS_SUBJECT, CandorRow *, row, NULL)
CANDOR_GETTER (CandorSubject, candor_subject, CANDOR_IS_SUBJECT, GPtrArray *, findings, NULL)
CANDOR_GETTER (CandorSubject, candor_subject, CANDOR_IS_SUBJECT, GArray *, statements, NULL)
CANDOR_GETTER (CandorSubject, candor_subject, CANDOR_IS_SUBJECT, GArray *, parties, NULL)
CANDOR_GETTER (CandorSubject, candor_subject, CANDOR_IS_SUBJECT, GArray *, permissions, NULL)
CANDOR_GETTER (CandorSubject, candor_subject, CANDOR_IS_SUBJECT, GArray *, apis, NULL)
CANDOR_GETTER (CandorSubject, candor_subject, CANDOR_IS_SUBJECT, GArray *, roles, NULL)
CANDOR_GETTER (CandorSubject, candor_subject, CANDOR_IS_SUBJECT, GArray *, sdks, NULL)

CandorVerdict
candor_subject_get_verdict (CandorSubject *self)
{
  g_return_val_if_fail (CANDOR_IS_SUBJECT (self), CANDOR_VERDICT_OPEN);
  return self->verdict;
}

void
candor_subject_set_verdict (CandorSubject *self, CandorVerdict verdict)
{
  g_return_if_fail (CANDOR_IS_SUBJECT (self));
  if (self->verdict == verdict)
    return;
  self->verdict = verdict;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VERDICT]);
}

gboolean
candor_subject_get_gap (CandorSubject *self)
{
  g_return_val_if_fail (CANDOR_IS_SUBJECT (self), FALSE);
  return self->disclosure != CANDOR_DISCLOSURE_CLEAR
         && self->disclosure != CANDOR_DISCLOSURE_NONE_NEEDED;
}

gboolean
candor_indexes_contain (GArray *indexes, guint index)
{
  for (guint i = 0; i < indexes->len; i++)
    if (g_array_index (indexes, guint, i) == index)
      return TRUE;
  return FALSE;
}

char *
candor_capitalize (const char *name)
{
  gunichar first = g_utf8_get_char (name);
  char head[8] = { 0 };

  if (*name == '\0')
    return g_strdup (name);
  g_unichar_to_utf8 (g_unichar_totitle (first), head);
  return g_strconcat (head, g_utf8_next_char (name), NULL);
}

guint
candor_subject_get_tally (CandorSubject *self, CandorTally tally)
{
  g_return_val_if_fail (CANDOR_IS_SUBJECT (self) && tally < CANDOR_N_TALLIES, 0);
  return self->tallies[tally];
}

static CandorTally
candor_statement_get_tally (CandorStatement *statement)
{
  if (candor_statement_get_polarity (statement) == CANDOR_POLARITY_NO)
    return CANDOR_TALLY_DENIES;
  if (candor_statement_get_action (statement) == CANDOR_ACTION_SHARE
      || candor_statement_get_actor (statement) == CANDOR_ACTOR_THIRD_PARTY)
    return CANDOR_TALLY_SHARES;
  return CANDOR_TALLY_HANDLES;
}

static void
candor_subject_count (CandorSubject *self, CandorComparison *comparison)
{
  CandorPolicy *policy = candor_comparison_get_policy (comparison);
  GListModel *apis = candor_package_get_apis (candor_comparison_get_package (comparison));

  for (guint i = 0; i < self->statements->len; i++)
    self->tallies[candor_statement_get_tally (
        candor_policy_get_statement (policy, g_array_index (self->statements, guint, i)))]++;
  self->tallies[CANDOR_TALLY_REQUESTED] = self->permissions->len + self->roles->len;
  for (guint i = 0; i < self->apis->len; i++)
    {
      g_autoptr (CandorApi) api = g_list_model_get_item (apis, g_array_index (self->apis, guint, i));
      GListModel *sites = candor_api_get_call_sites (api);

      for (guint k = 0; k < g_list_model_get_n_items (sites); k++)
        {
          g_autoptr (CandorCallSite) site = g_list_model_get_item (sites, k);

          self->tallies[candor_call_site_get_first_party (site) ? CANDOR_TALLY_CALLED : CANDOR_TALLY_CALLED_BY_SDKS]++;
        }
    }
}

static void
candor_append_count (GString *text, guint count, const char *format)
{
  if (count == 0)
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append_printf (text, format, count);
}

/* What there is of words and of deeds, in numbers. */
static char *
candor_subject_summarize (CandorSubject *self)
{
  GString *text = g_string_new (NULL);
  guint calls = self->tallies[CANDOR_TALLY_CALLED] + self->tallies[CANDOR_TALLY_CALLED_BY_SDKS];

  candor_append_count (text, self->statements->len,
                       ngettext ("%u statement", "%u statements", self->statements->len));
  candor_append_count (text, self->permissions->len,
                       ngettext ("%u permission", "%u permissions", self->permissions->len));
  candor_append_count (text, calls, ngettext ("%u call", "%u calls", calls));
  if (self->row == NULL)
    candor_append_count (text, self->sdks->len, ngettext ("%u SDK", "%u SDKs", self->sdks->len));
  return g_string_free (text, FALSE);
}

static void
candor_subject_finish (CandorSubject *self, CandorComparison *comparison)
{
  candor_subject_count (self, comparison);
  for (guint i = 0; i < self->findings->len; i++)
    self->severity = MAX (self->severity, candor_finding_get_severity (g_ptr_array_index (self->findings, i)));
  self->summary = candor_subject_summarize (self);
  self->spoken = *self->summary != '\0'
                     ? g_strdup_printf ("%s, %s, %s", self->title, self->word, self->summary)
                     : g_strdup_printf ("%s, %s", self->title, self->word);
}

static CandorSubject *
candor_subject_new_for_row (CandorRow *row, CandorComparison *comparison, CandorCatalog *catalog)
{
  CandorSubject *self = g_object_new (CANDOR_TYPE_SUBJECT, NULL);
  GListModel *findings = candor_comparison_get_findings (comparison);
  const char *category = candor_row_get_category (row);
  const char *name = candor_knowledge_get_category_name (candor_comparison_get_knowledge (comparison),
                                                         category, candor_catalog_get_locale (catalog));

  self->row = g_object_ref (row);
  self->title = candor_capitalize (name != NULL ? name : category);
  self->disclosure = candor_row_get_disclosure (row);
  self->word = candor_catalog_text (catalog, candor_comparison_get_disclosure_word (comparison, self->disclosure));
  if (self->disclosure == CANDOR_DISCLOSURE_OMITTED && !candor_comparison_get_silence_judged (comparison))
    {
      self->judged = FALSE;
      self->disclosure = CANDOR_DISCLOSURE_NONE_NEEDED;
    }
  self->statements = g_array_ref (candor_row_get_statements (row));
  self->permissions = g_array_ref (candor_row_get_permissions (row));
  self->apis = g_array_ref (candor_row_get_apis (row));
  self->roles = g_array_ref (candor_row_get_roles (row));
  self->sdks = g_array_ref (candor_row_get_sdks (row));
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (CandorFinding) finding = g_list_model_get_item (findings, i);

      if (g_strcmp0 (candor_finding_get_category (finding), category) == 0)
        g_ptr_array_add (self->findings, g_object_ref (finding));
    }
  candor_subject_finish (self, comparison);
  return self;
}

/* The part of a finding's identifier behind the kind: what it is about. */
static const char *
candor_finding_peek_subject (CandorFinding *finding)
{
  const char *colon = strchr (candor_finding_get_id (finding), ':');

  return colon != NULL ? colon + 1 : candor_finding_get_id (finding);
}

static void
candor_subject_add_parties (CandorSubject *self, CandorPolicy *policy, const char *sdk)
{
  GListModel *parties = candor_policy_get_parties (policy);

  for (guint i = 0; i < g_list_model_get_n_items (parties); i++)
    {
      g_autoptr (CandorParty) party = g_list_model_get_item (parties, i);

      if (g_strcmp0 (candor_party_get_sdk (party), sdk) == 0)
        g_array_append_val (self->parties, i);
    }
}

static char *
candor_finding_dup_title (CandorFinding *finding, CandorComparison *comparison, CandorCatalog *catalog)
{
  CandorKnowledge *knowledge = candor_comparison_get_knowledge (comparison);
  const char *subject = candor_finding_peek_subject (finding);
  const CandorKnownSdk *sdk = candor_knowledge_find_sdk (knowledge, subject);

  if (candor_finding_get_kind (finding) == CANDOR_FINDING_UNUSUAL_BUILD)
    return g_strdup (candor_catalog_text (catalog, "How the package is built"));
  if (candor_finding_get_kind (finding) == CANDOR_FINDING_POLICY_GAP)
    {
      const CandorKnownTopic *topic = candor_knowledge_find_topic (knowledge, subject);
      return candor_capitalize (topic == NULL ? subject : candor_catalog_is_chinese (catalog) ? topic->name_zh : topic->name_en);
    }
  if (sdk == NULL)
    return g_strdup (subject);
  return g_strdup (candor_catalog_is_chinese (catalog) && sdk->name_zh != NULL ? sdk->name_zh : sdk->name);
}

static CandorSubject *
candor_subject_new_for_finding (CandorFinding *finding, CandorComparison *comparison,
                                CandorCatalog *catalog)
{
  CandorSubject *self = g_object_new (CANDOR_TYPE_SUBJECT, NULL);
  CandorFindingKind kind = candor_finding_get_kind (finding);

  self->title = candor_finding_dup_title (finding, comparison, catalog);
  self->disclosure = kind == CANDOR_FINDING_SDK_NOT_NAMED ? CANDOR_DISCLOSURE_OMITTED
                                                          : CANDOR_DISCLOSURE_NONE_NEEDED;
  self->word = candor_catalog_text (catalog, candor_finding_kind_get_word (kind));
  self->statements = g_array_ref (candor_finding_get_statements (finding));
  self->permissions = g_array_ref (candor_finding_get_permissions (finding));
  self->apis = g_array_ref (candor_finding_get_apis (finding));
  self->roles = g_array_ref (candor_finding_get_roles (finding));
  self->sdks = g_array_ref (candor_finding_get_sdks (finding));
  g_ptr_array_add (self->findings, g_object_ref (finding));
  candor_subject_add_parties (self, candor_comparison_get_policy (comparison),
                              candor_finding_peek_subject (finding));
  candor_subject_finish (self, comparison);
  return self;
}

static gboolean
candor_finding_has_row (CandorFinding *finding, CandorComparison *comparison)
{
  const char *category = candor_finding_get_category (finding);

  return category != NULL && candor_comparison_find_row (comparison, category) != NULL;
}

/* Gaps before the rest, each part in the comparison's own order, findings on SDKs behind the rows. */
static int
compare_subjects (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return candor_subject_get_gap ((CandorSubject *) b) - candor_subject_get_gap ((CandorSubject *) a);
}

GListModel *
candor_subjects_new (CandorComparison *comparison, CandorCatalog *catalog)
{
  GListStore *subjects = g_list_store_new (CANDOR_TYPE_SUBJECT);
  GListModel *rows = candor_comparison_get_rows (comparison);
  GListModel *findings = candor_comparison_get_findings (comparison);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (CandorRow) row = g_list_model_get_item (rows, i);
      g_autoptr (CandorSubject) subject = candor_subject_new_for_row (row, comparison, catalog);

      g_list_store_append (subjects, subject);
    }
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (CandorFinding) finding = g_list_model_get_item (findings, i);
      g_autoptr (CandorSubject) subject = NULL;

      if (candor_finding_has_row (finding, comparison))
        continue;
      subject = candor_subject_new_for_finding (finding, comparison, catalog);
      g_list_store_append (subjects, subject);
    }
  g_list_store_sort (subjects, compare_subjects, NULL);
  return G_LIST_MODEL (subjects);
}
