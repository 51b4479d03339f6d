/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Makes archives, binary XML and resource tables out of readable descriptions, right ones and wrong
 * ones. Little-endian, as the formats are. */

void test_put_u8 (GByteArray *bytes, guint8 value);
void test_put_u16 (GByteArray *bytes, guint16 value);
void test_put_u32 (GByteArray *bytes, guint32 value);
void test_put_u64 (GByteArray *bytes, guint64 value);
void test_set_u32 (GByteArray *bytes, gsize offset, guint32 value);

/* Archives. An entry is what the central directory says; the rest says how its own header differs. */
typedef struct
{
  const char *name;
  const char *text; /* the contents, or */
  GBytes *bytes;    /* (transfer none) */
  guint16 method;   /* 0 and 8 are what they say; other methods are stored */
  guint16 flags;
  const char *local_name;
  guint32 local_crc;
  gboolean descriptor;
  gboolean zip64;
  gint64 declared; /* more bytes than there are in the contents */
  gsize name_length;   /* 0: up to the NUL */
  guint16 local_flags; /* besides those of the directory */
  guint64 inflated;    /* bytes is deflated already, to be so long once inflated */
  gsize shares;        /* number of an earlier entry, from 1, whose header and contents it has */
} TestEntry;

typedef struct
{
  const char *comment;
  gsize comment_length; /* 0: that of comment */
  const char *trailing;
  gboolean zip64;
  int entries; /* how many more entries the end record counts */
  const char *front; /* bytes before the first entry */
} TestArchive;

GBytes *test_archive_build (const TestEntry *entries, gsize n_entries, const TestArchive *archive);

/* Binary XML from text. "android:" attributes get their resource id; of their values, "@7f010000" is
 * a reference, a number or true or false is what it is, "=7" is the string 7. */
typedef enum
{
  TEST_XML_UTF8 = 1 << 0,
  TEST_XML_BLANK_NAMES = 1 << 1,      /* mapped attributes have no name */
  TEST_XML_MASKED_NAMESPACE = 1 << 2, /* and no namespace */
  TEST_XML_ODD_TYPE = 1 << 3,         /* the outer chunk is of type 0 */
  TEST_XML_WIDE_HEADERS = 1 << 4,     /* headers are longer than they have to be */
  TEST_XML_WIDE_ATTRIBUTES = 1 << 5,
  TEST_XML_JUNK_CHUNKS = 1 << 6,
  TEST_XML_STYLES = 1 << 7,
  TEST_XML_TRAILING = 1 << 8,
  TEST_XML_LOST_STRINGS = 1 << 9,     /* strings past the end of the pool */
  TEST_XML_LATE_POOL = 1 << 10,       /* a second pool within the document */
  TEST_XML_ALL = (1 << 11) - 1,
} TestXmlFlags;

GBytes *test_xml_build (const char *text, TestXmlFlags flags);

/* Resource tables. */
typedef enum
{
  TEST_TABLE_UTF8 = 1 << 0,
  TEST_TABLE_SPARSE = 1 << 1,
  TEST_TABLE_OFFSET16 = 1 << 2,
  TEST_TABLE_COMPACT = 1 << 3,
} TestTableFlags;

typedef struct
{
  guint32 id;
  const char *locale; /* "", "fr", "zh-CN", "sr-Latn", "fil" */
  guint16 sdk;
  const char *value; /* as in XML */
} TestResource;

GBytes *test_table_build (const TestResource *resources, gsize n_resources, TestTableFlags flags);

/* The same two as a bundle stores them. */
GBytes *test_bundle_xml_build (const char *text);
GBytes *test_bundle_table_build (const TestResource *resources, gsize n_resources);
/* The resource id of an attribute "android:…", 0 for others. */
guint32 test_xml_resource (const char *name);
