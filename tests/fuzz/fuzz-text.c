/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "document/candor-encoding.h"
#include "document/candor-fold.h"
#include "document/candor-marker.h"
#include "fuzz-document.h"

/* Text of any encoding: first as itself, then as what a page might claim it is. */

static const char *const claims[] = { NULL, "utf-8", "gb18030", "gbk", "big5", "utf-16le", "utf-16be", "windows-1252", "shift_jis", "euc-kr", "nonsense", "" };

static void
fuzz_text (GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  const char *encoding = NULL;
  g_autofree char *text = NULL;
  g_autofree char *folded = NULL;
  gsize length;
  guint depth;

  fuzz_read_document (bytes, "a.txt");
  if (size == 0)
    return;
  text = candor_encoding_decode (data + 1, size - 1, claims[*data % G_N_ELEMENTS (claims)], &encoding);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  candor_encoding_is_garbage (text);
  folded = candor_fold (text);
  g_assert_true (g_utf8_validate (folded, -1, NULL));
  if (candor_marker_parse (folded, &length, &depth) != CANDOR_MARKER_NONE)
    g_assert_cmpuint (length, <=, strlen (folded));
}

static void
fuzz_text_add_seeds (GPtrArray *seeds)
{
  static const char *const texts[] = {
    "PRIVACY POLICY\n\n1. What we collect\nWe collect your name,\nyour age and\nyour location.\n\n1.1 More\n\n a) one\n b) two\n\n(i) three\n\n* four\n",
    "隐私政策\n\n一、我们如何收集您的信息\n（一）设备信息：\n1、IMEI；\n2、MAC地址。\n\n第二条 共享\n",
    "\xEF\xBB\xBFWith a mark\r\n\r\nand lines of another kind\r",
    "\xFF\xFEP\0r\0i\0v\0a\0c\0y\0", "\xFE\xFF\0P\0r\0i\0v\0a\0c\0y",
    "\2\xD2\xFE\xCB\xBD\xD5\xFE\xB2\xDF\xA3\xBA\xCE\xD2\xC3\xC7\xCA\xD5\xBC\xAF", "\4\xC1\xF4\xA8\x70\xAC\x46\xB5\xA6",
    "Article IV. Cookies\n\nSection 2: Use\n\nPart two\n\nChapter 3\n\n① 姓名\n② 电话\n",
    "\2Section 7) Sharing", "\1\xE2\x91\xA0 name",
    "Caf\xE9 \x93quoted\x94 \x96 text", "NAME      USE\n--------  ----------\nKit       push\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    fuzz_add_text (seeds, texts[i]);
  g_ptr_array_add (seeds, g_bytes_new ("\xFF\xFEP\0r\0i\0v\0a\0c\0y\0", 16));
  g_ptr_array_add (seeds, g_bytes_new ("\xFE\xFF\0P\0r\0i\0v\0a\0c\0y", 16));
}

const FuzzTarget fuzz_target = { "text", 16384, 600, fuzz_text, fuzz_text_add_seeds };
