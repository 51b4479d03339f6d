/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include "report/candor-paper.h"
#include "report/candor-report-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ANDROID_PREFIX "android.permission."
/* SDKs named behind one call; the rest is counted. */
#define OWNERS_SHOWN 4u
/* A hostile file may give things names of any length. */
#define SHORT_LENGTH_MAX 160

static void
clear_use (gpointer data)
{
  g_string_free (((CandorPaperUse *) data)->owners, TRUE);
}

static char *
dup_owner (CandorPaper *self, CandorCallSite *site, CandorPaperUse *use)
{
  const char *id = candor_call_site_get_sdk (site);
  CandorSdk *sdk = id != NULL ? candor_package_find_sdk (self->package, id) : NULL;

  if (id != NULL)
    return g_strdup (sdk != NULL ? candor_sdk_get_name (sdk) : id);
  if (candor_call_site_get_first_party (site))
    {
      use->own++;
      return g_strdup (candor_paper_word (self, N_ ("the app itself")));
    }
  use->unknown++;
  return candor_call_site_dup_library_words (site, self->catalog);
}

static void
append_owners (CandorPaper *self, CandorPaperUse *use, GHashTable *counts, GPtrArray *order)
{
  if (order->len == 1)
    g_string_append (use->owners, g_ptr_array_index (order, 0));
  for (guint i = 0; i < MIN (order->len, OWNERS_SHOWN) && order->len > 1; i++)
    {
      const char *owner = g_ptr_array_index (order, i);

      g_string_append_printf (use->owners, "%s%s %u", i > 0 ? ", " : "", owner,
                              GPOINTER_TO_UINT (g_hash_table_lookup (counts, owner)));
    }
  if (order->len > OWNERS_SHOWN)
    {
      g_autofree char *more = g_strdup_printf (candor_paper_word (self, N_ ("and %u more")), order->len - OWNERS_SHOWN);
      g_string_append_printf (use->owners, ", %s", more);
    }
}

static void
count_use (CandorPaper *self, CandorApi *api)
{
  GListModel *sites = candor_api_get_call_sites (api);
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) order = g_ptr_array_new_with_free_func (g_free);
  CandorPaperUse use = { .total = g_list_model_get_n_items (sites), .owners = g_string_new (NULL) };

  for (guint i = 0; i < use.total; i++)
    {
      g_autoptr (CandorCallSite) site = g_list_model_get_item (sites, i);
      g_autofree char *owner = dup_owner (self, site, &use);
      gpointer key = NULL, count = NULL;

      if (!g_hash_table_lookup_extended (counts, owner, &key, &count))
        {
          key = g_steal_pointer (&owner);
          g_ptr_array_add (order, key);
        }
      g_hash_table_insert (counts, key, GUINT_TO_POINTER (GPOINTER_TO_UINT (count) + 1));
    }
  append_owners (self, &use, counts, order);
  g_array_append_val (self->uses, use);
}

static char *
make_title (CandorPaper *self)
{
  const char *label = candor_package_get_label_for (self->package, candor_catalog_get_locale (self->catalog));
  const char *version = candor_package_get_version_name (self->package);
  const char *name = label != NULL ? label : candor_package_get_package_name (self->package);
  g_autofree char *title = NULL;

  if (name == NULL)
    name = candor_package_get_file_name (self->package);
  title = version != NULL ? g_strdup_printf ("%s %s", name, version) : g_strdup (name);
  return candor_paper_dup_short (self, title);
}

void
candor_paper_init (CandorPaper *self, CandorComparison *comparison, CandorCatalog *catalog,
                   const CandorReportExtras *extras, CandorPages *pages)
{
  GListModel *apis;

  self->comparison = comparison;
  self->policy = candor_comparison_get_policy (comparison);
  self->package = candor_comparison_get_package (comparison);
  self->knowledge = candor_comparison_get_knowledge (comparison);
  self->catalog = catalog;
  self->type = candor_type_new (catalog);
  self->extras = extras;
  self->pages = pages != NULL ? pages : candor_pages_new (self->type);
  self->borrowed = pages != NULL;
  self->uses = g_array_new (FALSE, FALSE, sizeof (CandorPaperUse));
  g_array_set_clear_func (self->uses, clear_use);
  self->title = make_title (self);
  apis = candor_package_get_apis (self->package);
  for (guint i = 0; i < g_list_model_get_n_items (apis); i++)
    {
      g_autoptr (CandorApi) api = g_list_model_get_item (apis, i);
      count_use (self, api);
    }
}

void
candor_paper_clear (CandorPaper *self)
{
  g_clear_pointer (&self->uses, g_array_unref);
  if (!self->borrowed)
    g_clear_pointer (&self->pages, candor_pages_free);
  g_clear_pointer (&self->type, candor_type_free);
  g_clear_pointer (&self->title, g_free);
}

const char *
candor_paper_word (CandorPaper *self, const char *message)
{
  return candor_catalog_text (self->catalog, message);
}

char *
candor_paper_dup_short (CandorPaper *self, const char *text)
{
  g_autofree char *flat = candor_paper_dup_flat (self, text);
  g_autofree char *cut = NULL;

  if (g_utf8_strlen (flat, -1) <= SHORT_LENGTH_MAX)
    return g_steal_pointer (&flat);
  cut = g_utf8_substring (flat, 0, SHORT_LENGTH_MAX);
  return g_strconcat (cut, "…", NULL);
}

const char *
candor_paper_get_separator (CandorPaper *self)
{
  return candor_catalog_is_chinese (self->catalog) ? "·" : " · ";
}

const char *
candor_paper_name_category (CandorPaper *self, const char *category)
{
  const char *name = candor_knowledge_get_category_name (self->knowledge, category,
                                                         candor_catalog_get_locale (self->catalog));

  return name != NULL ? name : category;
}

static char *
dup_capitalized (const char *text)
{
  g_autofree char *first = g_utf8_strup (text, g_utf8_next_char (text) - text);

  return g_strconcat (first, g_utf8_next_char (text), NULL);
}

char *
candor_paper_dup_category_title (CandorPaper *self, const char *category)
{
  return dup_capitalized (candor_paper_name_category (self, category));
}

char *
candor_paper_dup_finding_title (CandorPaper *self, CandorFinding *finding)
{
  const char *kind = candor_paper_word (self, candor_finding_kind_get_word (candor_finding_get_kind (finding)));
  g_autofree char *subject = candor_report_dup_subject (self->knowledge, finding, self->catalog);
  g_autofree char *title = subject != NULL ? g_strconcat (subject, candor_paper_get_separator (self), kind, NULL) : g_strdup (kind);
  /* The names of SDKs and permissions are written as they are. */
  gboolean named = subject != NULL && candor_finding_get_category (finding) == NULL
                   && candor_finding_get_kind (finding) != CANDOR_FINDING_POLICY_GAP;

  return named ? g_steal_pointer (&title) : dup_capitalized (title);
}

char *
candor_paper_dup_note (CandorPaper *self, CandorNote *note)
{
  g_autofree char *text = candor_knowledge_format_note (self->knowledge, note, self->catalog);

  return candor_paper_dup_flat (self, text);
}

char *
candor_paper_dup_flat (CandorPaper *self, const char *text)
{
  GString *flat = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at++)
    if (*at != '\n')
      g_string_append_c (flat, *at);
    else if (flat->len > 0 && strchr (":;,.", flat->str[flat->len - 1]) != NULL)
      g_string_append_c (flat, ' ');
    else if (!g_str_has_suffix (flat->str, "：") && !g_str_has_suffix (flat->str, "，") && !g_str_has_suffix (flat->str, "；")
             && !g_str_has_suffix (flat->str, "。"))
      g_string_append (flat, candor_paper_get_separator (self));
  return g_string_free (flat, FALSE);
}

char *
candor_paper_dup_sites (CandorPaper *self, CandorApi *api, guint shown)
{
  GListModel *sites = candor_api_get_call_sites (api);
  guint count = g_list_model_get_n_items (sites);
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < MIN (count, shown); i++)
    {
      g_autoptr (CandorCallSite) site = g_list_model_get_item (sites, i);

      g_string_append_printf (lines, "%s%s.%s%s%s", i > 0 ? "\n" : "", candor_call_site_get_class_name (site),
                              candor_call_site_get_method (site), candor_paper_get_separator (self), candor_call_site_get_dex (site));
    }
  if (count > shown)
    {
      g_string_append_c (lines, '\n');
      g_string_append_printf (lines, candor_paper_word (self, N_ ("and %u more")), count - shown);
    }
  return g_string_free (lines, FALSE);
}

const char *
candor_paper_shorten_permission (const char *name)
{
  return g_str_has_prefix (name, ANDROID_PREFIX) ? name + strlen (ANDROID_PREFIX) : name;
}

char *
candor_paper_dup_role_place (CandorPaper *self, CandorComponent *component)
{
  const char *name = candor_component_get_name (component);
  guint line = candor_component_get_line (component);

  if (line == 0)
    return g_strdup_printf (candor_paper_word (self, N_ ("declared: %s")), name);
  return g_strdup_printf (candor_paper_word (self, N_ ("declared: %s · manifest line %u")), name, line);
}

int
candor_paper_find_row (CandorPaper *self, const char *category)
{
  GListModel *rows = candor_comparison_get_rows (self->comparison);

  for (guint i = 0; category != NULL && i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (CandorRow) row = g_list_model_get_item (rows, i);

      if (strcmp (candor_row_get_category (row), category) == 0)
        return i;
    }
  return -1;
}

char *
candor_paper_dup_row_place (int index)
{
  return g_strdup_printf ("row-%d", index + 1);
}
