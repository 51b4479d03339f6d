/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/candor-printable.h"
#include "report/candor-report-text.h"

#define NAME_COLUMNS_MAX 44u
#define LEVEL_COLUMNS 12u

static char *
candor_text_join_categories (CandorText *self, CandorKnowledge *knowledge, const char *const *categories)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; categories != NULL && categories[i] != NULL; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            candor_text_name_category (self, knowledge, categories[i]));
  return g_string_free (names, FALSE);
}

/* Most telling first; the first that holds is named. */
static const struct
{
  CandorDoubt doubt;
  const char *words;
} doubts[] = {
  { CANDOR_DOUBT_PACKED, N_(" · whether it is used can’t be seen: the code is packed") },
  { CANDOR_DOUBT_NO_CODE, N_(" · whether it is used can’t be seen: there is no code") },
  { CANDOR_DOUBT_LOADED, N_(" · whether it is used can’t be seen: code is loaded at run time") },
  { CANDOR_DOUBT_HIDDEN, N_(" · whether it is used can’t be seen: other files may hold code") },
  { CANDOR_DOUBT_DAMAGED, N_(" · whether it is used can’t be seen: some of the code is damaged") },
  { CANDOR_DOUBT_NATIVE, N_(" · whether it is used can’t be seen: there is native code") },
  { CANDOR_DOUBT_REFLECTION, N_(" · whether it is used can’t be seen: methods are called by computed names") },
};

static const char *
candor_text_explain_doubt (CandorText *self, CandorPermission *permission)
{
  for (gsize i = 0; i < G_N_ELEMENTS (doubts); i++)
    if (candor_permission_get_doubts (permission) & doubts[i].doubt)
      return candor_text_word (self, doubts[i].words);
  return "";
}

/* What limits or qualifies a request, in brackets behind it. */
static char *
candor_text_dup_qualifiers (CandorText *self, CandorPermission *permission)
{
  GString *words = g_string_new (NULL);

  if (candor_permission_get_max_sdk (permission) >= 0)
    g_string_append_printf (words, candor_text_word (self, N_(" · up to API level %d")),
                            candor_permission_get_max_sdk (permission));
  if (candor_permission_get_since_sdk (permission) >= 0)
    g_string_append_printf (words, candor_text_word (self, N_(" · from API level %d")),
                            candor_permission_get_since_sdk (permission));
  if (candor_permission_get_never_for_location (permission))
    g_string_append (words, candor_text_word (self, N_(" · never for location")));
  if (candor_permission_get_implied (permission))
    g_string_append (words, candor_text_word (self, N_(" · implied by the target version")));
  if (candor_permission_get_used (permission) == CANDOR_USE_NO)
    g_string_append (words, candor_text_word (self, N_(" · nothing seen that needs it")));
  if (candor_permission_get_categories (permission)[0] != NULL)
    g_string_append (words, candor_text_explain_doubt (self, permission));
  return g_string_free (words, FALSE);
}

static void
candor_text_append_permission (CandorText *self, CandorPermission *permission, CandorKnowledge *knowledge,
                               guint columns)
{
  const char *level = candor_permission_get_level (permission);
  gboolean dangerous = g_strcmp0 (level, "dangerous") == 0;
  g_autofree char *categories
      = candor_text_join_categories (self, knowledge, candor_permission_get_categories (permission));
  g_autofree char *qualifiers = candor_text_dup_qualifiers (self, permission);
  g_autofree char *line = g_strconcat (*categories != '\0' ? categories : "–", qualifiers, NULL);
  g_autofree char *name
      = candor_printable (candor_text_shorten_permission (candor_permission_get_name (permission)));
  guint at = CANDOR_TEXT_INDENT + columns + LEVEL_COLUMNS;

  candor_text_append_space (self, CANDOR_TEXT_INDENT);
  candor_text_append (self, dangerous ? CANDOR_TEXT_STRONG : CANDOR_TEXT_PLAIN, name);
  if (candor_text_measure (name) >= columns)
    {
      candor_text_end_line (self);
      candor_text_append_space (self, CANDOR_TEXT_INDENT + columns);
    }
  else
    candor_text_append_space (self, columns - candor_text_measure (name));
  candor_text_append_cell (self, CANDOR_TEXT_FAINT, level != NULL ? level : candor_text_word (self, N_("unknown")),
                           LEVEL_COLUMNS);
  candor_text_append_paragraph (self, CANDOR_TEXT_PLAIN, line, at, at);
}

static void
candor_text_append_permissions (CandorText *self, CandorPackage *package, CandorKnowledge *knowledge)
{
  GListModel *permissions = candor_package_get_permissions (package);
  guint count = g_list_model_get_n_items (permissions), columns = 0;

  candor_text_append_heading (self, N_("Permissions requested"));
  if (count == 0)
    candor_text_append_paragraph (self, CANDOR_TEXT_PLAIN, candor_text_word (self, N_("None.")), 0, 0);
  for (guint i = 0; i < count; i++)
    {
      g_autoptr (CandorPermission) permission = g_list_model_get_item (permissions, i);
      guint width = candor_text_measure (
          candor_text_shorten_permission (candor_permission_get_name (permission)));
      columns = width <= NAME_COLUMNS_MAX ? MAX (columns, width) : columns;
    }
  for (guint i = 0; i < count; i++)
    {
      g_autoptr (CandorPermission) permission = g_list_model_get_item (permissions, i);
      candor_text_append_permission (self, permission, knowledge, columns + 2);
    }
}

/* What people give an app on a settings page of its own, by the component that takes it. */
static void
candor_text_append_roles (CandorText *self, CandorPackage *package, CandorKnowledge *knowledge)
{
  GListModel *components = candor_package_get_components (package);
  gboolean any = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (components); i++)
    {
      g_autoptr (CandorComponent) component = g_list_model_get_item (components, i);
      const CandorKnownPermission *role = candor_component_find_role (component, knowledge);
      g_autofree char *name = NULL, *categories = NULL, *line = NULL;

      if (role == NULL)
        continue;
      if (!any)
        candor_text_append_heading (self, N_("Special roles it can be given"));
      any = TRUE;
      name = candor_printable (candor_component_get_name (component));
      categories = candor_text_join_categories (self, knowledge, role->categories);
      line = g_strdup_printf ("%s · %s%s%s", candor_report_get_permission_label (role, self->catalog), name,
                              *categories != '\0' ? " → " : "", categories);
      candor_text_append_space (self, CANDOR_TEXT_INDENT);
      candor_text_append_paragraph (self, CANDOR_TEXT_PLAIN, line, CANDOR_TEXT_INDENT, 2 * CANDOR_TEXT_INDENT);
    }
}

static void
candor_text_append_apis (CandorText *self, CandorPackage *package, CandorKnowledge *knowledge)
{
  GListModel *apis = candor_package_get_apis (package);
  guint count = g_list_model_get_n_items (apis);

  if (count > 0)
    candor_text_append_heading (self, N_("What the code uses"));
  for (guint i = 0; i < count; i++)
    {
      g_autoptr (CandorApi) api = g_list_model_get_item (apis, i);
      g_autofree char *title = candor_api_dup_title (api);
      g_autofree char *line
          = g_strdup_printf ("%s → %s (%u×)", title,
                             candor_text_name_category (self, knowledge, candor_api_get_category (api)),
                             g_list_model_get_n_items (candor_api_get_call_sites (api)));

      candor_text_append_space (self, CANDOR_TEXT_INDENT);
      candor_text_append_paragraph (self, CANDOR_TEXT_PLAIN, line, CANDOR_TEXT_INDENT, 2 * CANDOR_TEXT_INDENT);
      candor_text_append_call_sites (self, package, api, 3 * CANDOR_TEXT_INDENT);
    }
}

/* Each kind of SDK that the knowledge has, for people. */
static const struct
{
  const char *kind;
  const char *word;
} sdk_kinds[] = {
  { "advertising", NC_("SDK", "advertising") },
  { "analytics", NC_("SDK", "analytics") },
  { "cloud", NC_("SDK", "cloud service") },
  { "crash", NC_("SDK", "crash reports") },
  { "im", NC_("SDK", "messaging") },
  { "login", NC_("SDK", "login") },
  { "maps", NC_("SDK", "maps") },
  { "media", NC_("SDK", "media") },
  { "network", NC_("SDK", "network") },
  { "other", NC_("SDK", "other") },
  { "payment", NC_("SDK", "payment") },
  { "push", NC_("SDK", "push messages") },
  { "security", NC_("SDK", "security") },
  { "social", NC_("SDK", "social") },
  { "speech", NC_("SDK", "speech") },
  { "storage", NC_("SDK", "storage") },
  { "ui", NC_("SDK", "user interface") },
  { "verification", NC_("SDK", "verification") },
};

/* (transfer none): one that a person added is called as they wrote it. */
static const char *
candor_text_get_sdk_kind (CandorText *self, CandorSdk *sdk)
{
  const char *kind = candor_sdk_get_kind (sdk);

  for (guint i = 0; i < G_N_ELEMENTS (sdk_kinds); i++)
    if (strcmp (sdk_kinds[i].kind, kind) == 0)
      return candor_catalog_context (self->catalog, "SDK", sdk_kinds[i].word);
  return kind;
}

static void
candor_text_append_sdks (CandorText *self, CandorPackage *package)
{
  GListModel *sdks = candor_package_get_sdks (package);
  guint count = g_list_model_get_n_items (sdks);

  if (count > 0)
    candor_text_append_heading (self, N_("SDKs and libraries"));
  for (guint i = 0; i < count; i++)
    {
      g_autoptr (CandorSdk) sdk = g_list_model_get_item (sdks, i);
      const char *vendor = candor_sdk_get_vendor (sdk);
      g_autofree char *evidence = candor_sdk_dup_first_evidence (sdk, self->catalog);
      g_autofree char *line = g_strdup_printf (
          "%s%s%s · %s%s%s", candor_sdk_get_name (sdk), vendor != NULL ? " · " : "", vendor != NULL ? vendor : "",
          candor_text_get_sdk_kind (self, sdk), evidence != NULL ? " · " : "", evidence != NULL ? evidence : "");

      candor_text_append_space (self, CANDOR_TEXT_INDENT);
      candor_text_append_paragraph (self, CANDOR_TEXT_PLAIN, line, CANDOR_TEXT_INDENT, 2 * CANDOR_TEXT_INDENT);
    }
}

static void
candor_text_append_code (CandorText *self, CandorPackage *package)
{
  g_autofree char *line
      = g_strdup_printf (candor_text_word (self, N_("%u code files with %u method references")),
                         candor_package_get_dex_count (package), candor_package_get_method_count (package));
  g_autofree char *levels = g_strdup_printf ("%d – %d", candor_package_get_min_sdk (package),
                                             candor_package_get_target_sdk (package));

  if (candor_package_get_min_sdk (package) >= 0 && candor_package_get_target_sdk (package) >= 0)
    candor_text_append_field (self, CANDOR_TEXT_INDENT, candor_text_word (self, N_("API level")),
                              CANDOR_TEXT_LABEL_COLUMNS, levels);
  candor_text_append_field (self, CANDOR_TEXT_INDENT, candor_text_word (self, N_("Code")),
                            CANDOR_TEXT_LABEL_COLUMNS, line);
  if (candor_package_get_packer (package) != NULL)
    candor_text_append_field (self, CANDOR_TEXT_INDENT, candor_text_word (self, N_("Packed by")),
                              CANDOR_TEXT_LABEL_COLUMNS, candor_package_get_packer (package));
}

GBytes *
candor_report_package_to_page (CandorPackage *package, CandorKnowledge *knowledge, CandorCatalog *catalog,
                               const CandorReportPage *page)
{
  CandorText text;
  g_autofree char *title = NULL;

  candor_text_init (&text, catalog, page);
  title = candor_text_dup_app_title (&text, package);
  candor_text_append_title (&text, title);
  candor_text_append_package_identity (&text, package);
  candor_text_append_code (&text, package);
  candor_text_append_permissions (&text, package, knowledge);
  candor_text_append_roles (&text, package, knowledge);
  candor_text_append_apis (&text, package, knowledge);
  candor_text_append_sdks (&text, package);
  candor_text_append_notes (&text, N_("Warnings"), candor_package_get_warnings (package), knowledge);
  return candor_text_finish (&text);
}

GBytes *
candor_report_package_to_text (CandorPackage *package, CandorKnowledge *knowledge, CandorCatalog *catalog)
{
  return candor_report_package_to_page (package, knowledge, catalog, NULL);
}
