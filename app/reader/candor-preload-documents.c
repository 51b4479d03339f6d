/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-reader"

#include "candor-preload.h"

#include <libxml/parser.h>

/* The encodings that policies come in: the C library keeps each in a module of its own. */
static const char *const encodings[] = {
  "GB18030",      "GBK",          "GB2312",       "BIG5",         "BIG5-HKSCS",   "EUC-TW",
  "CP932",        "SHIFT_JIS",    "EUC-JP",       "ISO-2022-JP",  "CP949",        "EUC-KR",
  "UTF-16LE",     "UTF-16BE",     "UTF-16",       "UTF-32LE",     "UTF-7",        "KOI8-R",
  "WINDOWS-1250", "WINDOWS-1251", "WINDOWS-1252", "WINDOWS-1253", "WINDOWS-1254", "WINDOWS-1256",
  "ISO-8859-1",   "ISO-8859-2",   "ISO-8859-5",   "ISO-8859-9",   "ISO-8859-15",
};

/* Poppler's tables of Chinese, Japanese and Korean encodings (poppler-data). */
static const char *const folders[] = { "/usr/share/poppler", NULL };

/* The converters stay open to the end of the process: a module that nobody uses may be unloaded. A process that
 * was forked from one where they are open has them. */
void
candor_preload_document_readers (void)
{
  static gboolean loaded = FALSE;

  if (loaded)
    return;
  loaded = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    (void) g_iconv_open ("UTF-8", encodings[i]);
  (void) g_get_home_dir ();
  xmlInitParser ();
}

const char *const *
candor_preload_list_folders (void)
{
  return folders;
}
