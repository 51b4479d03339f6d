/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-report"

#include "report/candor-paper.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A statement on paper: where it stands, what it claims, and as much of its quote as there is room for. */

/* Formats that have pages give a block's page, the others its line. */
static const char *
get_line_word (CandorPaper *self, CandorDocument *document)
{
  const char *format = candor_document_get_format (document);
  gboolean has_pages = strcmp (format, "pdf") == 0 || strcmp (format, "docx") == 0 || strcmp (format, "odt") == 0;

  return candor_paper_word (self, has_pages ? N_ ("page %u") : N_ ("line %u"));
}

/* A section without the title that all of the document stands under. */
static const char *
skip_title (const char *section, CandorDocument *document)
{
  static const char separator[] = " › ";
  const char *rest = strstr (section, separator);
  CandorBlock *first = candor_document_get_block (document, 0);

  if (rest == NULL || candor_block_get_kind (first) != CANDOR_BLOCK_HEADING
      || strncmp (section, candor_block_get_text (first), rest - section) != 0)
    return section;
  return rest + strlen (separator);
}

char *
candor_paper_dup_place (CandorPaper *self, CandorStatement *statement)
{
  CandorDocument *document = candor_policy_get_document (self->policy, candor_statement_get_document (statement));
  CandorBlock *block = candor_document_get_block (document, candor_statement_get_block (statement));
  const char *section = candor_statement_get_section (statement), *separator = candor_paper_get_separator (self);
  GString *place = g_string_new (NULL);
  guint line = block != NULL ? candor_block_get_line (block) : 0;

  if (g_list_model_get_n_items (candor_policy_get_documents (self->policy)) > 1)
    g_string_append_printf (place, "%s%s", candor_document_get_name (document), separator);
  if (section != NULL)
    {
      g_autofree char *name = candor_paper_dup_short (self, skip_title (section, document));
      g_string_append_printf (place, "%s%s", name, separator);
    }
  if (line > 0)
    {
      g_string_append_printf (place, get_line_word (self, document), line);
      g_string_append (place, separator);
    }
  g_string_append_printf (place, candor_paper_word (self, N_ ("characters %u–%u")),
                          candor_statement_get_start (statement), candor_statement_get_end (statement));
  return g_string_free (place, FALSE);
}

static const char *
name_action (CandorPaper *self, CandorStatement *statement)
{
  switch (candor_statement_get_action (statement))
    {
    case CANDOR_ACTION_USE:
      return candor_paper_word (self, N_ ("use"));
    case CANDOR_ACTION_SHARE:
      return candor_paper_word (self, N_ ("share"));
    case CANDOR_ACTION_STORE:
      return candor_paper_word (self, N_ ("store"));
    case CANDOR_ACTION_ACCESS:
      return candor_paper_word (self, N_ ("access"));
    case CANDOR_ACTION_COLLECT:
    default:
      return candor_paper_word (self, N_ ("collect"));
    }
}

static const char *
name_actor (CandorPaper *self, CandorStatement *statement)
{
  const char *party = candor_statement_get_party (statement);

  switch (candor_statement_get_actor (statement))
    {
    case CANDOR_ACTOR_THIRD_PARTY:
      return party != NULL ? party : candor_paper_word (self, N_ ("third party"));
    case CANDOR_ACTOR_USER:
      return candor_paper_word (self, N_ ("user"));
    case CANDOR_ACTOR_FIRST_PARTY:
    default:
      return candor_paper_word (self, N_ ("the app"));
    }
}

static const char *
name_polarity (CandorPaper *self, CandorStatement *statement)
{
  switch (candor_statement_get_polarity (statement))
    {
    case CANDOR_POLARITY_NO:
      return candor_paper_word (self, N_ ("denied"));
    case CANDOR_POLARITY_CONDITIONAL:
      return candor_paper_word (self, N_ ("conditional"));
    case CANDOR_POLARITY_YES:
    default:
      return candor_paper_word (self, N_ ("said"));
    }
}

char *
candor_paper_dup_claim (CandorPaper *self, CandorStatement *statement)
{
  const char *separator = candor_paper_get_separator (self);

  return g_strconcat (candor_paper_name_category (self, candor_statement_get_category (statement)), separator,
                      name_action (self, statement), separator, name_actor (self, statement), separator,
                      name_polarity (self, statement), NULL);
}

/* Cuts at a space near the wanted place, if there is one. */
static const char *
find_cut (const char *text, const char *wanted, gboolean forward)
{
  const char *at = wanted;

  for (guint i = 0; i < 12 && *at != '\0' && at > text; i++)
    {
      if (*at == ' ')
        return forward ? at + 1 : at;
      at = forward ? g_utf8_next_char (at) : g_utf8_prev_char (at);
    }
  return wanted;
}

/* Appends a part of a text on one line; returns the length so far. */
static guint
append_flat (CandorPaper *self, GString *string, const char *start, const char *end)
{
  g_autofree char *part = g_strndup (start, end - start);
  g_autofree char *flat = candor_paper_dup_flat (self, part);

  g_string_append (string, flat);
  return string->len;
}

/* Line feeds count as the one character they are, and are flattened at the end. */
char *
candor_paper_dup_excerpt (CandorPaper *self, const char *text, guint length, guint start, guint end, guint *from, guint *to)
{
  glong count = g_utf8_strlen (text, -1);
  glong first = 0, last = count;
  const char *begin, *finish, *mention, *mention_end;
  GString *excerpt = g_string_new (NULL);

  end = MIN (end, count);
  start = MIN (start, end);
  if (count > (glong) length)
    {
      glong room = MAX ((glong) length - (glong) (end - start), 0);

      first = MAX ((glong) start - room / 2, 0);
      last = MIN (first + (glong) length, count);
      first = MAX (last - (glong) length, 0);
    }
  mention = g_utf8_offset_to_pointer (text, start);
  mention_end = g_utf8_offset_to_pointer (text, end);
  begin = first > 0 ? find_cut (text, g_utf8_offset_to_pointer (text, first), TRUE) : text;
  finish = g_utf8_offset_to_pointer (text, last);
  if (last < count)
    finish = find_cut (text, finish, FALSE);
  begin = MIN (begin, mention);
  finish = MAX (finish, MIN (mention_end, g_utf8_offset_to_pointer (text, last)));
  if (begin > text)
    g_string_append (excerpt, "… ");
  *from = append_flat (self, excerpt, begin, mention);
  *to = append_flat (self, excerpt, mention, MIN (mention_end, finish));
  append_flat (self, excerpt, MIN (mention_end, finish), finish);
  if (*finish != '\0')
    g_string_append (excerpt, " …");
  return g_string_free (excerpt, FALSE);
}
