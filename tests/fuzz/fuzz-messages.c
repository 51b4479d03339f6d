/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "sandbox/candor-reader-run.h"

/* What a reading process says over its pipe. The first byte says what was asked for: a policy, a package
 * or lines. */

static gboolean
take_line (GVariant *payload, gpointer data, GError **error)
{
  return TRUE;
}

static void
take_progress (double fraction, const char *stage, gpointer data)
{
  g_assert_true (fraction >= 0 && fraction <= 1 && stage != NULL);
}

/* The same bytes as an open file: its end is the end of the pipe. */
static int
open_memory (const guint8 *data, gsize size)
{
  int memory = memfd_create ("candor-fuzz", MFD_CLOEXEC);

  g_assert_cmpint (memory, >=, 0);
  g_assert_cmpint (write (memory, data, size), ==, (gssize) size);
  g_assert_cmpint (lseek (memory, 0, SEEK_SET), ==, 0);
  return memory;
}

static void
take_result (CandorReaderRun *run, GVariant *result, guint kind)
{
  g_autoptr (GError) error = NULL;

  if (kind == 0)
    {
      g_autoptr (CandorPolicy) policy = candor_policy_new_from_variant (result, &error);
      g_assert_true ((policy == NULL) == (error != NULL));
    }
  else if (kind == 1)
    {
      g_autoptr (CandorPackage) package = candor_package_new_from_variant (result, &error);
      g_assert_true ((package == NULL) == (error != NULL));
    }
  candor_reader_run_blame (run, &error);
  g_assert_true (error == NULL || (error->domain == CANDOR_READER_ERROR && g_str_has_prefix (error->message, run->place)));
}

static void
fuzz_messages (GBytes *bytes)
{
  static const char *const types[] = { CANDOR_POLICY_VARIANT_TYPE, CANDOR_PACKAGE_VARIANT_TYPE, CANDOR_MESSAGE_LINES_TYPE };
  g_auto (CandorReaderRun) run = { .progress = take_progress, .line = take_line,
                                   .line_type = "(um" CANDOR_POLICY_VARIANT_TYPE ")" };
  g_autoptr (GPtrArray) inputs = g_ptr_array_new ();
  CandorReaderInput input = { -1, (char *) "a.txt", (char *) "folder/a.txt", 1, FALSE };
  g_autoptr (CandorReaderProcess) process = NULL;
  g_autoptr (GVariant) result = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  if (size == 0)
    return;
  g_ptr_array_add (inputs, &input);
  run.request.inputs = inputs;
  run.result_type = types[*data % G_N_ELEMENTS (types)];
  if (*data % G_N_ELEMENTS (types) != 2)
    run.line = NULL;
  candor_reader_run_set_place (&run);
  process = candor_reader_process_adopt (open_memory (data + 1, size - 1));
  result = candor_reader_run_over (&run, process, NULL, &error);
  g_assert_true ((result == NULL) == (error != NULL));
  if (error != NULL)
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
  else
    take_result (&run, result, *data % G_N_ELEMENTS (types));
}

/* A frame as the reading process sends it, to a file that takes the pipe's place. */
static void
put (int memory, guint32 kind, GVariant *payload)
{
  g_autoptr (GError) error = NULL;

  candor_message_send (memory, kind, payload, &error);
  g_assert_no_error (error);
}

static GBytes *
take_frames (int memory)
{
  off_t size = lseek (memory, 0, SEEK_END);
  g_autofree guint8 *data = g_malloc (size + 1);

  g_assert_cmpint (pread (memory, data, size, 0), ==, size);
  close (memory);
  return g_bytes_new (data, size);
}

/* What is larger than a frame of its kind may be is not sent, and what nobody reads says so. */
static void
check_refusals (void)
{
  g_autofree char *text = g_strnfill (candor_message_get_limit (CANDOR_MESSAGE_ERROR) + 1, 'x');
  int memory = memfd_create ("candor-fuzz", MFD_CLOEXEC), nobody = open ("/dev/null", O_RDONLY | O_CLOEXEC);
  g_autoptr (GError) large = NULL, unread = NULL;

  g_assert_false (candor_message_send (memory, CANDOR_MESSAGE_ERROR, g_variant_new (CANDOR_MESSAGE_ERROR_TYPE, 0u, text), &large));
  g_assert_error (large, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE);
  g_assert_cmpint (lseek (memory, 0, SEEK_END), ==, 0);
  g_assert_false (candor_message_send (nobody, CANDOR_MESSAGE_LOCKDOWN, g_variant_new_uint32 (0), &unread));
  g_assert_nonnull (unread);
  close (memory);
  close (nobody);
}

static void
fuzz_messages_add_seeds (GPtrArray *seeds)
{
  const char *text = "Privacy policy. We collect your contacts and share them with Kit.";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (CandorDocument) document = candor_document_read (bytes, "a.txt", NULL);
  g_autoptr (GPtrArray) documents = g_ptr_array_new ();
  g_autoptr (CandorPolicy) policy = NULL;

  check_refusals ();
  g_ptr_array_add (documents, document);
  policy = candor_policy_read (documents, fuzz_get_knowledge (), NULL);
  for (guint8 kind = 0; kind < 3; kind++)
    {
      int frames = memfd_create ("candor-fuzz", MFD_CLOEXEC);

      put (frames, CANDOR_MESSAGE_LOCKDOWN, g_variant_new_uint32 (CANDOR_SANDBOX_ALL));
      put (frames, CANDOR_MESSAGE_PROGRESS, g_variant_new (CANDOR_MESSAGE_PROGRESS_TYPE, 0.5, CANDOR_STAGE_DOCUMENT));
      put (frames, CANDOR_MESSAGE_PROGRESS, g_variant_new (CANDOR_MESSAGE_PROGRESS_TYPE, 0.6, CANDOR_STAGE_PACKAGE));
      put (frames, CANDOR_MESSAGE_PROGRESS, g_variant_new (CANDOR_MESSAGE_PROGRESS_TYPE, 0.7, CANDOR_STAGE_FETCH));
      if (kind == 2)
        {
          put (frames, CANDOR_MESSAGE_LINE,
               g_variant_new ("(u@m" CANDOR_POLICY_VARIANT_TYPE ")", 1u,
                              g_variant_new_maybe (G_VARIANT_TYPE (CANDOR_POLICY_VARIANT_TYPE), candor_policy_to_variant (policy))));
          put (frames, CANDOR_MESSAGE_RESULT, g_variant_new (CANDOR_MESSAGE_LINES_TYPE, 1u));
        }
      else if (kind == 0)
        put (frames, CANDOR_MESSAGE_RESULT, candor_policy_to_variant (policy));
      else
        put (frames, CANDOR_MESSAGE_ERROR, g_variant_new (CANDOR_MESSAGE_ERROR_TYPE, 0u, "a.txt: refused\033[2J"));
      fuzz_add_kind (seeds, kind, take_frames (frames));
    }
}

const FuzzTarget fuzz_target = { "messages", 16384, 600, fuzz_messages, fuzz_messages_add_seeds };
