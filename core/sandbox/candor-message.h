/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What candor-reader says to the program that started it, one way, over one pipe: frames of a kind,
 * a length and a serialized GVariant of the type declared for that kind, in the machine's byte order
 * (both ends are one build on one machine). The lockdown comes first and once, then any number of
 * progress frames and lines, then one result or one error, then the end of the pipe. */

/* Descriptors candor-reader finds open: the compiled knowledge, the pipe, then the input files. */
#define CANDOR_READER_KNOWLEDGE_DESCRIPTOR 3
#define CANDOR_READER_MESSAGE_DESCRIPTOR 4
#define CANDOR_READER_INPUT_DESCRIPTOR 5

typedef enum
{
  CANDOR_MESSAGE_LOCKDOWN = 1,
  CANDOR_MESSAGE_PROGRESS,
  CANDOR_MESSAGE_ERROR,
  CANDOR_MESSAGE_RESULT,
  CANDOR_MESSAGE_LINE,
} CandorMessageKind;

/* Measures in force, a set of #CandorSandboxMeasures. */
#define CANDOR_MESSAGE_LOCKDOWN_TYPE "u"
/* (fraction from 0 to 1, stage) */
#define CANDOR_MESSAGE_PROGRESS_TYPE "(dy)"
/* Number of lines read: the result where lines are read one by one. */
#define CANDOR_MESSAGE_LINES_TYPE "u"
/* Records of a table that follow one another: the line of each, how many cells each has, and all the cells, each
 * ended by a zero. */
#define CANDOR_MESSAGE_RECORDS_TYPE "(auauay)"
/* (index of the input it is about or CANDOR_MESSAGE_NO_INPUT, message) */
#define CANDOR_MESSAGE_ERROR_TYPE "(us)"
#define CANDOR_MESSAGE_NO_INPUT G_MAXUINT32

/**
 * CandorSandboxMeasures:
 * @CANDOR_SANDBOX_PRIVILEGES: no new privileges; not to be debugged; no core file
 * @CANDOR_SANDBOX_LIMITS: memory, processor time, size of files, number of descriptors
 * @CANDOR_SANDBOX_FILES: no file by name but the listed data of libraries, read-only (Landlock)
 * @CANDOR_SANDBOX_CALLS: only the system calls that reading needs (seccomp)
 *
 * What the reading process has given up before the first byte of a file.
 */
typedef enum
{
  CANDOR_SANDBOX_PRIVILEGES = 1 << 0,
  CANDOR_SANDBOX_LIMITS = 1 << 1,
  CANDOR_SANDBOX_FILES = 1 << 2,
  CANDOR_SANDBOX_CALLS = 1 << 3,
  CANDOR_SANDBOX_ALL = (1 << 4) - 1,
} CandorSandboxMeasures;

/* What is being read; the words are the front end's. */
typedef enum
{
  CANDOR_STAGE_START,
  CANDOR_STAGE_DOCUMENT,
  CANDOR_STAGE_STATEMENTS,
  CANDOR_STAGE_PACKAGE,
  CANDOR_STAGE_RESULT,
  CANDOR_STAGE_FETCH,
  CANDOR_STAGE_COUNT,
} CandorStage;

typedef struct
{
  guint32 kind;
  guint32 length;
} CandorMessageHeader;

/* The result of candor-fetch, which speaks as candor-reader does and writes the page's bytes to its one input:
 * (where redirections led, media type or "", charset or "", number of bytes). */
#define CANDOR_MESSAGE_FETCHED_TYPE "(ssst)"

/* What is said to "candor-reader serve", over the socket (SOCK_SEQPACKET) that it finds in place of the
 * pipe: one message a request, a header and then, to start a job, its mode and the files' names, each ended
 * by a zero. With it come descriptors: the pipe of the frames, a pipe for the job's wait status (an int),
 * and the files. */
typedef enum
{
  CANDOR_SERVE_START = 1,
  CANDOR_SERVE_END, /* the job, if it runs */
} CandorServeKind;

typedef struct
{
  guint32 kind;
  guint32 id;
} CandorServeHeader;

#define CANDOR_SERVE_TEXT_LIMIT 16384
#define CANDOR_SERVE_DESCRIPTORS 34

/* The longest payload of a kind that is taken, in bytes; 0 for a kind that does not exist. */
gsize candor_message_get_limit (CandorMessageKind kind);
/* payload: sunk. */
gboolean candor_message_send (int descriptor, CandorMessageKind kind, GVariant *payload, GError **error);
/* (transfer full): a value of exactly this type in normal form, or NULL: the bytes lie. */
GVariant *candor_message_parse (GBytes *payload, const char *type);

G_END_DECLS
