/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-document"

#include "document/candor-html-tag.h"

typedef struct
{
  const char *name;
  guint traits;
} CandorHtmlTagInfo;

static const CandorHtmlTagInfo tags[] = {
#define CANDOR_HTML_TAG_INFO(id, name, traits) { name, CANDOR_HTML_##traits },
  CANDOR_HTML_TAGS (CANDOR_HTML_TAG_INFO)
#undef CANDOR_HTML_TAG_INFO
};

CandorHtmlTag
candor_html_tag_find (const char *name)
{
  gsize low = 0, high = G_N_ELEMENTS (tags);

  while (low < high)
    {
      gsize middle = (low + high) / 2;
      int order = g_ascii_strcasecmp (name, tags[middle].name);

      if (order == 0)
        return middle;
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  return CANDOR_HTML_TAG_OTHER;
}

guint
candor_html_tag_get_traits (CandorHtmlTag tag)
{
  return tag < G_N_ELEMENTS (tags) ? tags[tag].traits : CANDOR_HTML_INLINE;
}

gboolean
candor_html_tag_is_block (CandorHtmlTag tag)
{
  return (candor_html_tag_get_traits (tag)
          & (CANDOR_HTML_BLOCK | CANDOR_HTML_LIST | CANDOR_HTML_HEADING | CANDOR_HTML_PARTS_TABLE)) != 0
         || tag == CANDOR_HTML_TAG_HR;
}
