/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "report-test.h"
#include "report/candor-type.h"

/* A text set in lines: where they end, what is cut, and that they are those that Pango itself would make. */

/* (transfer full): the line's part of the text. */
static char *
dup_line (CandorParagraph *paragraph, guint line)
{
  guint count;
  const CandorParagraphRun *runs = candor_paragraph_get_runs (paragraph, line, &count);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < count; i++)
    g_string_append_len (text, candor_paragraph_get_text (paragraph) + runs[i].offset, runs[i].length);
  return g_string_free (text, FALSE);
}

static char *
join_lines (CandorParagraph *paragraph)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < candor_paragraph_get_line_count (paragraph); i++)
    {
      g_autofree char *line = dup_line (paragraph, i);
      g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", line);
    }
  return g_string_free (text, FALSE);
}

typedef struct
{
  const char *text;
  const char *room; /* what a line has room for; NULL: anything */
  guint lines;
  gboolean is_name;
  const char *set; /* the lines, between bars */
} Case;

static const Case cases[] = {
  { "", NULL, 0, FALSE, "" },
  { "one\n\ntwo", NULL, 0, FALSE, "one||two" },
  { "one two three", "one two", 0, FALSE, "one two |three" },
  { "one two  ", "one two", 0, FALSE, "one two  " },
  { "a well-known place", "a well-kno", 0, FALSE, "a well-|known |place" },
  { "incomprehensibilities", "incomp", 0, FALSE, "incomp|rehensi|bilities" },
  { "the incomprehensibilities", "incomp", 0, FALSE, "the |incomp|rehensi|bilities" },
  { "characters 120–480", "characters 120–", 0, FALSE, "characters |120–480" },
  /* No line begins with what closes, and none ends with what opens. */
  { "我们收集您的位置，并提供服务。", "我们收集您的位置", 0, FALSE, "我们收集您的位|置，并提供服务。" },
  { "SDK的位置", "SDK的", 0, FALSE, "SDK的|位置" },
  /* Names are broken behind their dots, and only where they must be. */
  { "org.example.Worker$Inner", NULL, 0, TRUE, "org.example.Worker$Inner" },
  { "org.example.Worker$Inner", "org.example.Worker", 0, TRUE, "org.example.|Worker$Inner" },
  { "org.example.Worker\nab", "org.example.", 0, TRUE, "org.example.|Worker|ab" },
  /* What is cut says so, and what was left out is not in the file. */
  { "one two three four", "one two", 1, FALSE, "one t…" },
  { "one two three four", "one two", 2, FALSE, "one two |three…" },
  { "one two three four", "one two three four", 1, FALSE, "one two three four" },
  { "one two three", "one two ", 1, FALSE, "one t…" },
  { "one\ntwo", "one two", 1, FALSE, "one…" },
  { "one\ntwo\nthree", NULL, 2, FALSE, "one|two…" },
  { "收集位置和联系人", "收集位置", 1, FALSE, "收集位…" },
  /* What needs its neighbours or runs the other way is Pango's. */
  { "سياسة الخصوصية", NULL, 0, FALSE, "سياسة الخصوصية" },
  { "cafe\xcc\x81 bar", "cafe\xcc\x81", 0, FALSE, "cafe\xcc\x81 |bar" },
  { "เราเก็บข้อมูล", NULL, 1, FALSE, "เราเก็บข้อมูล" },
  { "go \xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb go", NULL, 0, FALSE, "go \xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb go" },
};

static void
test_lines (void)
{
  g_autoptr (CandorCatalog) catalog = candor_catalog_new ("en");
  g_autoptr (CandorType) type = candor_type_new (catalog);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CandorSetting setting = { CANDOR_FACE_BODY, 0, cases[i].lines, cases[i].is_name };
      g_autoptr (CandorParagraph) paragraph = NULL;
      g_autofree char *set = NULL;

      if (cases[i].room != NULL)
        {
          g_autoptr (CandorParagraph) room = candor_type_set (type, CANDOR_FACE_BODY, cases[i].room, 0);
          setting.width = candor_paragraph_get_width (room) + 0.5;
        }
      paragraph = candor_type_set_as (type, &setting, cases[i].text);
      set = join_lines (paragraph);
      g_assert_cmpstr (set, ==, cases[i].set);
      g_assert_true (setting.width == 0 || candor_paragraph_get_width (paragraph) <= setting.width);
    }
}

/* What is bold ends where it is said to, in mid-word as well, and what is spelled out before it moves it. */
static void
test_strong (void)
{
  g_autoptr (CandorCatalog) catalog = candor_catalog_new ("en");
  g_autoptr (CandorType) type = candor_type_new (catalog);
  const char *text = "\xe2\x80\xae we use locations";
  CandorSetting setting = { .face = CANDOR_FACE_BODY, .strong = { 11, 19 } };
  g_autoptr (CandorParagraph) paragraph = candor_type_set_as (type, &setting, text);
  guint count;
  const CandorParagraphRun *runs = candor_paragraph_get_runs (paragraph, 0, &count);

  g_assert_cmpuint (count, ==, 3);
  g_assert_cmpmem (candor_paragraph_get_text (paragraph) + runs[1].offset, runs[1].length, "location", 8);
  g_assert_true (runs[0].font == runs[2].font);
  g_assert_true (runs[0].font != runs[1].font);
}

static PangoLayout *
make_layout (const char *families, const char *language, const char *text, double width)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();
  PangoFontDescription *description = pango_font_description_from_string (families);
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoLayout *layout;

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string (language));
  layout = pango_layout_new (context);
  g_object_unref (context);
  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("liga=0, clig=0"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

/* Each line ends where Pango's does, and is as wide; the space that ends a line is not counted. */
static void
compare_with_pango (CandorType *type, const char *families, const char *language, const char *text, double width)
{
  g_autoptr (CandorParagraph) paragraph = candor_type_set (type, CANDOR_FACE_BODY, text, width);
  g_autoptr (PangoLayout) layout = make_layout (families, language, text, width);
  PangoRectangle box;

  g_assert_cmpuint (candor_paragraph_get_line_count (paragraph), ==, pango_layout_get_line_count (layout));
  for (int i = 0; i < pango_layout_get_line_count (layout); i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);
      g_autofree char *ours = dup_line (paragraph, i), *theirs = g_strndup (text + line->start_index, line->length);

      g_assert_cmpstr (ours, ==, theirs);
    }
  pango_layout_get_extents (layout, NULL, &box);
  g_assert_cmpfloat_with_epsilon (candor_paragraph_get_width (paragraph), (double) box.width / PANGO_SCALE, 0.1);
}

static void
test_like_pango (void)
{
  static const struct
  {
    const char *locale, *families, *language, *policy;
  } languages[] = {
    { "en", "Noto Sans,Noto Sans CJK SC,sans-serif 9", "en", "policy-en.html" },
    { "zh_CN", "Noto Sans CJK SC,Noto Sans,sans-serif 9", "zh-cn", "policy-zh.html" },
  };
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (CandorCatalog) catalog = candor_catalog_new (languages[i].locale);
      g_autoptr (CandorType) type = candor_type_new (catalog);
      g_autoptr (GBytes) bytes = report_test_load (languages[i].policy);
      g_autoptr (CandorDocument) document = candor_document_read (bytes, languages[i].policy, &error);
      const char *text;

      g_assert_no_error (error);
      text = candor_document_get_text (document);
      g_assert_cmpuint (strlen (text), >, 2000);
      /* Wide enough for every word: Pango hyphenates what it must break, and names of things bear no hyphen. */
      for (double width = 175; width < 520; width += 57.5)
        compare_with_pango (type, languages[i].families, languages[i].language, text, width);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/type/lines", test_lines);
  g_test_add_func ("/type/strong", test_strong);
  g_test_add_func ("/type/like-pango", test_like_pango);
  return g_test_run ();
}
