/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/candor-report.h"
#include "sandbox/candor-reader.h"

G_BEGIN_DECLS

/* What the commands share. Results go to standard output and nothing else does; messages and progress
 * go to standard error, progress only where that is a terminal. */

/* Exit statuses, a contract (docs/man/candor.1). */
typedef enum
{
  CANDOR_EXIT_DONE = 0,
  CANDOR_EXIT_FINDINGS = 1, /* at or over --fail-on */
  CANDOR_EXIT_USAGE = 2,    /* the call's words are off */
  CANDOR_EXIT_FILE = 3,     /* a file could not be read, or the result not written */
} CandorExit;

/* Each command takes its own words, the command's name first. */
CandorExit candor_command_batch (int argc, char **argv);
CandorExit candor_command_check (int argc, char **argv);
CandorExit candor_command_diff (int argc, char **argv);
CandorExit candor_command_knowledge (int argc, char **argv);
CandorExit candor_command_package (int argc, char **argv);
CandorExit candor_command_policy (int argc, char **argv);

typedef enum
{
  CANDOR_COMMAND_CHECK,
  CANDOR_COMMAND_POLICY,
  CANDOR_COMMAND_PACKAGE,
  CANDOR_COMMAND_BATCH,
  CANDOR_COMMAND_DIFF,
  CANDOR_COMMAND_KNOWLEDGE,
  CANDOR_COMMAND_COUNT,
} CandorCommandId;

/* What this program runs for each command. There are two: "candor" reads one package, linked with as little as
 * that needs, and becomes "candor-commands", which has them all, where NULL stands here: loading the libraries
 * that draw pages and parse XML takes longer than reading a package, and pipelines do that by the thousand. */
extern CandorExit (*const candor_command_runs[CANDOR_COMMAND_COUNT]) (int argc, char **argv);
/* (nullable): how this program itself reads a package, in a copy of its process. */
extern const CandorReaderWork candor_cli_work;
/* Goes on as the program that has all commands, with the words of the call. */
void candor_cli_become_commands (void) G_GNUC_NORETURN;

/* Sets the language of the process: @locale, or what the environment says. Works for the languages
 * that Candor speaks on systems that have no locale for them. */
void candor_cli_set_locale (const char *locale);
/* (transfer full): the language of reports. */
CandorCatalog *candor_cli_open_catalog (void);

/**
 * CandorCliOptions:
 * @format: (nullable): the format by name
 * @output: (nullable): where the result goes; %NULL is standard output
 * @strict: whether nothing is read without the whole sandbox
 * @files: (nullable): the words that are no options
 *
 * The options that the reading commands share.
 */
typedef struct
{
  char *format;
  char *output;
  gboolean strict;
  char **files;
} CandorCliOptions;

void candor_cli_options_clear (CandorCliOptions *self);
/* Parses the words of a command: its own options, and those in common. FALSE after a message. */
gboolean candor_cli_parse (CandorCliOptions *self, int *argc, char ***argv, const char *parameters,
                           const char *summary, const GOptionEntry *own);

/* The parts of candor_command_knowledge(). kind, sha256: (nullable) */
CandorExit candor_command_knowledge_list (const CandorCliOptions *options, const char *kind);
CandorExit candor_command_knowledge_compile (const CandorCliOptions *options, const char *folder);
CandorExit candor_command_knowledge_install (const CandorCliOptions *options, const char *file, const char *sha256);
CandorExit candor_command_knowledge_reset (const CandorCliOptions *options);

typedef enum
{
  CANDOR_FORMAT_TEXT = CANDOR_REPORT_TEXT,
  CANDOR_FORMAT_JSON = CANDOR_REPORT_JSON,
  CANDOR_FORMAT_CSV = CANDOR_REPORT_CSV,
  CANDOR_FORMAT_SARIF = CANDOR_REPORT_SARIF,
  CANDOR_FORMAT_PDF = CANDOR_REPORT_PDF,
  CANDOR_FORMAT_HTML = CANDOR_REPORT_HTML,
} CandorFormat;

#define CANDOR_FORMAT_BIT(format) (1u << (format))

/* Finds out the format, of those a command has, and whether the result can be written. */
gboolean candor_cli_choose_format (CandorCliOptions *self, guint formats, CandorFormat *format,
                                   CandorExit *status);
/* The page of a text that goes to a terminal; NULL where it goes elsewhere. */
const CandorReportPage *candor_cli_get_page (const CandorCliOptions *self, CandorReportPage *page);
/* Hands out the result; FALSE after a message. */
gboolean candor_cli_write (const CandorCliOptions *self, GBytes *bytes);

/* "candor: …", one line on standard error. */
void candor_cli_complain (const char *format, ...) G_GNUC_PRINTF (1, 2);
void candor_cli_warn (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* Which knowledge can't be used, and why. */
void candor_cli_complain_of_knowledge (const GError *error);
/* What the reading processes of @reader could not give up, if anything. */
void candor_cli_warn_about_sandbox (CandorReader *reader);
/* The call's words are off: says so and how to find the right ones. */
CandorExit candor_cli_complain_of_words (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* (nullable) (transfer full): NULL after a message. */
CandorKnowledge *candor_cli_load_knowledge (void);
/* (transfer full): a file by the word that names it, "-" being standard input. */
GFile *candor_cli_find_file (const char *word);

/**
 * CandorCliReading:
 *
 * Files that are read at the same time. What a failed reading says is printed as it ends.
 */
typedef struct
{
  CandorReader *reader;
  gboolean strict;
  GMainLoop *loop;
  guint running;
  guint count;
  double fractions[2];
  CandorPolicy *policy;
  CandorPackage *package;
} CandorCliReading;

void candor_cli_reading_init (CandorCliReading *self, CandorKnowledge *knowledge, gboolean strict);
void candor_cli_reading_clear (CandorCliReading *self);
/* words: NULL-terminated: files, and addresses of pages, which are fetched. */
void candor_cli_reading_add_policy (CandorCliReading *self, char **words);
void candor_cli_reading_add_package (CandorCliReading *self, const char *word);
/* Waits for all; FALSE if any failed. */
gboolean candor_cli_reading_run (CandorCliReading *self);
/* What people should know of a policy before they trust its silence. */
void candor_cli_warn_about_policy (CandorPolicy *policy);

/**
 * CandorCliSide:
 * @work: (nullable): the case that the rest came from, or goes on
 * @policy: the policy, once read
 * @package: the package, once read
 * @app_type: (nullable): the case's, unless another is asked for
 * @is_new: whether policy or package were read from files, not from the case
 *
 * A policy and a package to be compared, from files or from a case. What is not given is the case's.
 */
typedef struct
{
  CandorCase *work;
  CandorPolicy *policy;
  CandorPackage *package;
  char *app_type;
  gboolean is_new;
} CandorCliSide;

/* Whether a word names a case. */
gboolean candor_cli_is_case (const char *word);
/* package: (nullable): a package or a case; policies: (nullable); work: (nullable): a case. FALSE after a
 * message. */
gboolean candor_cli_side_read (CandorCliSide *self, CandorKnowledge *knowledge, gboolean strict, const char *package,
                               char **policies, const char *work);
/* (transfer full) */
CandorComparison *candor_cli_side_compare (CandorCliSide *self, CandorKnowledge *knowledge, const char *app_type);
void candor_cli_side_clear (CandorCliSide *self);

/**
 * CandorCliReport:
 * @app_type: (nullable): identifier of the app's type
 * @fail_on: (nullable): the severity from which on a finding makes the call fail, as the person wrote it
 * @bilingual: whether the report is in both languages
 * @format: the report's form
 * @threshold: @fail_on, once it is validated
 *
 * The options that commands share which compare and report.
 */
typedef struct
{
  char *app_type;
  char *fail_on;
  gboolean bilingual;
  CandorFormat format;
  CandorSeverity threshold;
} CandorCliReport;

/* Entries of these options; fail_on: (not nullable): what --fail-on says of itself. */
#define CANDOR_CLI_REPORT_ENTRIES(self, fail_on_summary)                                                \
  { "app-type", 0, 0, G_OPTION_ARG_STRING, &(self)->app_type,                                           \
    N_("Type of the app, for what it necessarily needs (candor knowledge list app-types)"), N_("ID") }, \
  { "fail-on", 0, 0, G_OPTION_ARG_STRING, &(self)->fail_on, fail_on_summary, N_("SEVERITY") },          \
  { "bilingual", 0, 0, G_OPTION_ARG_NONE, &(self)->bilingual, N_("Write a PDF or HTML in both languages"), NULL }

void candor_cli_report_clear (CandorCliReport *self);
/* Whether severity and format make sense, and the result can be written; FALSE after a message. */
gboolean candor_cli_report_validate (CandorCliReport *self, CandorCliOptions *common, guint formats, CandorExit *status);
/* (nullable) (transfer full): the knowledge, if it has the app's type; NULL after a message. */
CandorKnowledge *candor_cli_report_load_knowledge (const CandorCliReport *self, CandorExit *status);
/* (nullable) (transfer full): the report's other language. */
CandorCatalog *candor_cli_report_open_second (const CandorCliReport *self, CandorCatalog *first);
/* Whether a severity is at or above --fail-on. */
gboolean candor_cli_report_fails (const CandorCliReport *self, CandorSeverity severity);

/* A line on a terminal that is written over and over; nothing elsewhere. */
void candor_cli_show_progress (double fraction, const char *stage);
void candor_cli_clear_progress (void);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CandorCliOptions, candor_cli_options_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CandorCliReading, candor_cli_reading_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CandorCliSide, candor_cli_side_clear)

G_END_DECLS
