/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-base"

#include "config.h"
#include "base/candor-note.h"

#include <stdarg.h>

#include "base/candor-evidence.h"

typedef struct
{
  CandorNoteKind kind;
  char *value;
} CandorNoteArgument;

struct _CandorNote
{
  gatomicrefcount references;
  char *template;
  GArray *arguments;
};

G_DEFINE_BOXED_TYPE (CandorNote, candor_note, candor_note_ref, candor_note_unref)

static void
candor_note_argument_clear (gpointer data)
{
  g_free (((CandorNoteArgument *) data)->value);
}

static CandorNote *
candor_note_alloc (const char *template)
{
  CandorNote *self = g_new0 (CandorNote, 1);

  g_atomic_ref_count_init (&self->references);
  self->template = g_strdup (template);
  self->arguments = g_array_new (FALSE, FALSE, sizeof (CandorNoteArgument));
  g_array_set_clear_func (self->arguments, candor_note_argument_clear);
  return self;
}

static void
candor_note_add (CandorNote *self, CandorNoteKind kind, const char *value)
{
  CandorNoteArgument argument = { kind, g_strdup (value ? value : "") };

  g_array_append_val (self->arguments, argument);
}

/**
 * candor_note_new:
 * @template: a message marked with N_(), with places {0} to {9}
 * @...: pairs of a #CandorNoteKind and a string, ended by %CANDOR_NOTE_END
 *
 * Returns: (transfer full): a note
 */
CandorNote *
candor_note_new (const char *template, ...)
{
  CandorNote *self = candor_note_alloc (template);
  CandorNoteKind kind;
  va_list arguments;

  va_start (arguments, template);
  while ((kind = va_arg (arguments, CandorNoteKind)) != CANDOR_NOTE_END)
    candor_note_add (self, kind, va_arg (arguments, const char *));
  va_end (arguments);
  return self;
}

/**
 * candor_note_new_from_variant:
 * @variant: of type %CANDOR_NOTE_VARIANT_TYPE; may come from a hostile process, so an argument of
 *   unknown kind counts as text
 *
 * Returns: (transfer full): a note
 */
CandorNote *
candor_note_new_from_variant (GVariant *variant)
{
  g_autoptr (GVariantIter) arguments = NULL;
  const char *template, *value;
  CandorNote *self;
  guint8 kind;

  g_variant_get (variant, "(&sa(ys))", &template, &arguments);
  self = candor_note_alloc (template);
  while (g_variant_iter_next (arguments, "(y&s)", &kind, &value))
    candor_note_add (self, kind > CANDOR_NOTE_END && kind <= CANDOR_NOTE_EVIDENCE ? kind : CANDOR_NOTE_TEXT,
                     value);
  return self;
}

CandorNote *
candor_note_ref (CandorNote *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
candor_note_unref (CandorNote *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_array_unref (self->arguments);
  g_free (self->template);
  g_free (self);
}

/**
 * candor_note_to_variant:
 *
 * Returns: (transfer floating): a variant of type %CANDOR_NOTE_VARIANT_TYPE
 */
GVariant *
candor_note_to_variant (CandorNote *self)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(ys)"));
  for (guint i = 0; i < self->arguments->len; i++)
    {
      CandorNoteArgument *argument = &g_array_index (self->arguments, CandorNoteArgument, i);
      g_variant_builder_add (&builder, "(ys)", (guint8) argument->kind, argument->value);
    }
  return g_variant_new ("(sa(ys))", self->template, &builder);
}

const char *
candor_note_get_template (CandorNote *self)
{
  return self->template;
}

static void
candor_note_append (GString *text, CandorNoteArgument *argument, CandorCatalog *catalog,
                    CandorNoteNamer namer, gpointer user_data)
{
  g_autofree char *evidence = NULL;
  const char *name;

  switch (argument->kind)
    {
    case CANDOR_NOTE_CATEGORY:
      name = namer ? namer (argument->value, candor_catalog_get_locale (catalog), user_data) : NULL;
      g_string_append (text, name ? name : argument->value);
      break;
    case CANDOR_NOTE_MESSAGE:
      g_string_append (text, candor_catalog_text (catalog, argument->value));
      break;
    case CANDOR_NOTE_QUOTE:
      g_string_append_printf (text, "“%s”", argument->value);
      break;
    case CANDOR_NOTE_EVIDENCE:
      evidence = candor_evidence_dup_list (argument->value, catalog);
      g_string_append (text, evidence);
      break;
    case CANDOR_NOTE_TEXT:
    case CANDOR_NOTE_END:
    default:
      g_string_append (text, argument->value);
    }
}

/**
 * candor_note_format:
 * @catalog: the language
 * @namer: (nullable) (scope call): names categories; without it they show as identifiers
 * @user_data: for @namer
 *
 * Returns: (transfer full): the sentence
 */
char *
candor_note_format (CandorNote *self, CandorCatalog *catalog, CandorNoteNamer namer,
                    gpointer user_data)
{
  const char *template = candor_catalog_text (catalog, self->template);
  GString *text = g_string_new (NULL);

  for (const char *at = template; *at != '\0'; at++)
    {
      if (at[0] == '{' && g_ascii_isdigit (at[1]) && at[2] == '}')
        {
          guint place = at[1] - '0';
          if (place < self->arguments->len)
            candor_note_append (text, &g_array_index (self->arguments, CandorNoteArgument, place),
                                catalog, namer, user_data);
          at += 2;
        }
      else
        g_string_append_c (text, *at);
    }
  return g_string_free (text, FALSE);
}

/**
 * candor_notes_to_variant:
 * @notes: (element-type CandorNote): notes
 *
 * Returns: (transfer floating): an array of %CANDOR_NOTE_VARIANT_TYPE
 */
GVariant *
candor_notes_to_variant (GPtrArray *notes)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a" CANDOR_NOTE_VARIANT_TYPE));
  for (guint i = 0; i < notes->len; i++)
    g_variant_builder_add_value (&builder, candor_note_to_variant (g_ptr_array_index (notes, i)));
  return g_variant_builder_end (&builder);
}

/**
 * candor_notes_new_from_variant:
 * @variant: an array of %CANDOR_NOTE_VARIANT_TYPE
 *
 * Returns: (transfer full) (element-type CandorNote): notes
 */
GPtrArray *
candor_notes_new_from_variant (GVariant *variant)
{
  GPtrArray *notes = g_ptr_array_new_with_free_func ((GDestroyNotify) candor_note_unref);

  for (gsize i = 0; i < g_variant_n_children (variant); i++)
    {
      g_autoptr (GVariant) child = g_variant_get_child_value (variant, i);
      g_ptr_array_add (notes, candor_note_new_from_variant (child));
    }
  return notes;
}
