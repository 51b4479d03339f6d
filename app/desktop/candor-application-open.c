/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-application-private.h"

#include <glib/gi18n.h>

#include "candor-batch-cases.h"
#include "candor-batch-window.h"
#include "candor-decisions.h"
#include "candor-file-kind.h"
#include "candor-knowledge-dialog.h"
#include "candor-window.h"

/* A folder of many apps is a batch, not so many windows. */
#define CANDOR_OPEN_WINDOWS 8u

static CandorWindow *
candor_application_find_target (CandorApplication *self, gpointer window, gboolean replace)
{
  if (window != NULL && (replace || candor_window_get_empty (window)))
    return CANDOR_WINDOW (window);
  return candor_window_new (self);
}

/* One file of knowledge takes the place of what there is; of several, it can't be told which is meant. */
static void
candor_application_offer_knowledge (CandorApplication *self, const CandorGiven *given)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (given->knowledge->len == 0)
    return;
  if (window == NULL)
    {
      window = GTK_WINDOW (candor_window_new (self));
      gtk_window_present (window);
    }
  if (given->knowledge->len == 1)
    candor_knowledge_dialog_offer (window, g_ptr_array_index (given->knowledge, 0));
  else
    candor_knowledge_dialog_refuse (window, _ ("Several files of knowledge were opened. Open the one that is meant."));
}

/* Each case gets a window. Of what else was given, each package gets one, and every window all the
 * policies. */
void
candor_application_open_files (CandorApplication *self, GListModel *files, gpointer window, gboolean replace)
{
  g_auto (CandorGiven) given = { 0 };
  guint count;

  g_return_if_fail (CANDOR_IS_APPLICATION (self));
  candor_given_init (&given, files);
  count = given.packages->len > 0 || given.policies->len > 0 || given.address != NULL
                  || given.cases->len + given.knowledge->len == 0
              ? MAX (given.packages->len, 1) : 0;
  for (guint i = 0; i < MIN (count, CANDOR_OPEN_WINDOWS); i++)
    {
      CandorWindow *target = candor_application_find_target (self, i == 0 ? window : NULL, replace);
      GFile *package = i < given.packages->len ? g_ptr_array_index (given.packages, i) : NULL;

      candor_window_read (target, package, given.policies);
      gtk_window_present (GTK_WINDOW (target));
      if (i == 0 && given.address != NULL)
        candor_window_ask_to_fetch (target, given.address);
    }
  for (guint i = 0; i < MIN (given.cases->len, CANDOR_OPEN_WINDOWS); i++)
    {
      CandorWindow *target = candor_application_find_target (self, i == 0 && count == 0 ? window : NULL, FALSE);

      candor_window_open_case (target, g_ptr_array_index (given.cases, i), FALSE);
      gtk_window_present (GTK_WINDOW (target));
    }
  candor_application_offer_knowledge (self, &given);
}

/* What a program that ended early left of decisions nobody saved. */
static gboolean
candor_application_restore (CandorApplication *self)
{
  g_autoptr (GPtrArray) sessions = NULL;

  if (self->restored)
    return FALSE;
  self->restored = TRUE;
  sessions = candor_decisions_dup_sessions ();
  for (guint i = 0; i < MIN (sessions->len, CANDOR_OPEN_WINDOWS); i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (g_ptr_array_index (sessions, i));
      CandorWindow *window = candor_window_new (self);

      candor_window_open_case (window, file, TRUE);
      gtk_window_present (GTK_WINDOW (window));
      gtk_widget_activate_action (GTK_WIDGET (window), "win.toast", "s",
                                  _ ("Candor ended before this case was saved; nothing is lost"));
    }
  return sessions->len > 0;
}

void
candor_application_activate (GApplication *application)
{
  if (candor_application_restore (CANDOR_APPLICATION (application)))
    return;
  gtk_window_present (GTK_WINDOW (candor_window_new (CANDOR_APPLICATION (application))));
}

/* A batch's folder, or the database in it. */
static void
candor_application_open_batch (CandorApplication *self, GFile *file)
{
  g_autoptr (GFile) folder = g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_DIRECTORY
                                 ? g_object_ref (file) : g_file_get_parent (file);
  CandorBatchWindow *window = candor_batch_window_new (self);

  candor_batch_window_open (window, folder);
  gtk_window_present (GTK_WINDOW (window));
}

void
candor_application_open (GApplication *application, GFile **files, int count, const char *hint)
{
  g_autoptr (GListStore) list = g_list_store_new (G_TYPE_FILE);

  candor_application_restore (CANDOR_APPLICATION (application));
  for (int i = 0; i < count; i++)
    if (candor_batch_cases_is_batch (files[i]))
      candor_application_open_batch (CANDOR_APPLICATION (application), files[i]);
    else
      g_list_store_append (list, files[i]);
  if (g_list_model_get_n_items (G_LIST_MODEL (list)) == 0)
    return;
  candor_application_open_files (CANDOR_APPLICATION (application), G_LIST_MODEL (list), NULL, FALSE);
}
