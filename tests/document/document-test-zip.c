/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document-test.h"

#include <string.h>
#include <zip.h>

GBytes *
document_test_zip (const char *member, ...)
{
  zip_error_t error;
  zip_source_t *target;
  zip_t *zip;
  va_list arguments;
  zip_stat_t information;
  guint8 *bytes;

  zip_error_init (&error);
  target = zip_source_buffer_create (NULL, 0, 0, &error);
  zip_source_keep (target);
  zip = zip_open_from_source (target, ZIP_CREATE | ZIP_TRUNCATE, &error);
  g_assert_nonnull (zip);
  va_start (arguments, member);
  for (; member != NULL; member = va_arg (arguments, const char *))
    {
      const char *content = va_arg (arguments, const char *);
      g_assert_cmpint (zip_file_add (zip, member, zip_source_buffer (zip, content, strlen (content), 0), 0), >=, 0);
    }
  va_end (arguments);
  g_assert_cmpint (zip_close (zip), ==, 0);
  zip_source_stat (target, &information);
  bytes = g_malloc (information.size);
  zip_source_open (target);
  zip_source_read (target, bytes, information.size);
  zip_source_close (target);
  zip_source_free (target);
  zip_error_fini (&error);
  return g_bytes_new_take (bytes, information.size);
}
