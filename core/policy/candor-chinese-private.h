/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "policy/candor-chinese-lexicon.h"
#include "policy/candor-chinese-practice.h"
#include "policy/candor-chinese-sentence.h"
#include "policy/candor-reading.h"

/* Parties that one sentence or row may name. */
#define CHINESE_PARTIES_MAXIMUM 8
/* Bytes of a cell or a labelled line; what is longer is running text. Places in it are counted from its
 * start. */
#define CHINESE_FIELD_MAXIMUM 16384
/* Fields of one record. */
#define CHINESE_FIELDS_MAXIMUM 64

typedef struct
{
  CandorReading *reading;
  const ChineseLexicon *lexicon;
  const CandorPassage *passages;
  guint n_passages;
  ChineseContext *contexts; /* what each passage leads in with */
  gint16 *titles;           /* of each heading: ChineseTitle, -1 where not looked up yet */
  gint8 *labels;            /* of each passage: ChineseLabel, -1 where not looked up yet */
  const CandorSentence *sentences; /* of the passage at hand */
  guint n_sentences;
  GArray *items;            /* of the sentence at hand */
  GArray *candidates;       /* likewise */
  ChineseWeighing weighing; /* likewise */
  GPtrArray *purposes;      /* likewise; ended by NULL */
  int parties[CHINESE_PARTIES_MAXIMUM]; /* likewise */
  guint n_parties;
  GArray *fields;           /* ChineseField, of the record at hand (candor-chinese-record.c) */
  GPtrArray *aliases;       /* (element-type ChineseAlias), of the document at hand */
  GPtrArray *named;         /* categories named last, to which 上述信息 refers */
  guint named_age;
  int named_lead_in;        /* what led in the list that named them, -1 if none did */
} ChineseReader;

/* A label with what it is told of: SDK名称：…, or a cell with its column's head. */
typedef struct
{
  ChineseLabel label;
  guint passage;
  gsize from; /* bytes: the value */
  gsize to;
} ChineseField;

/* The title that counts for a passage: the nearest heading above that says something. */
ChineseTitle chinese_reader_get_title (ChineseReader *self, guint passage);
ChineseLabel chinese_reader_get_label (ChineseReader *self, guint passage);
/* Reads a passage sentence by sentence. */
void chinese_reader_read_text (ChineseReader *self, guint passage);
void chinese_reader_remember (ChineseReader *self, const char *category);

/* Learns the name that a sentence gives to the data it claims; puts references in the place of such names
 * among the items of a sentence. (candor-chinese-alias.c) */
void chinese_reader_learn_alias (ChineseReader *self, guint passage, const CandorSentence *sentence);
void chinese_reader_find_aliases (ChineseReader *self, guint passage, const CandorSentence *sentence);
/* (element-type utf8) */
const GPtrArray *chinese_alias_get_categories (const ChineseAlias *self);
void chinese_alias_free (gpointer alias);

/* Weighs what the rules made of the sentence at hand against what it is about as a whole, and drops what
 * doesn't stand; adds what it is about and no rule could name. (candor-chinese-judge.c) */
void chinese_reader_judge (ChineseReader *self);
void chinese_reader_add_practices (ChineseReader *self, guint passage, const CandorSentence *sentence);

/* Parties in a stretch of text, which begins at place (code points of the document): indexes as candor_reading_add_party() gives them. as_name: the text
 * is a party's name as a whole. Returns how many. (candor-chinese-party.c) */
guint chinese_reader_find_parties (ChineseReader *self, guint passage, gsize from, gsize to, guint place, gboolean as_name,
                                   int parties[CHINESE_PARTIES_MAXIMUM]);

/* Tables (candor-chinese-table.c): reads the row that begins with a cell, or the whole table where it stands on its
 * side, and returns the passage behind it, 0 if it couldn't;
 * labelled lines (candor-chinese-record.c): takes a passage into the record at hand if it is one, ends
 * the record. */
guint chinese_reader_read_table (ChineseReader *self, guint first);
gboolean chinese_reader_take_fields (ChineseReader *self, guint passage);
void chinese_reader_end_record (ChineseReader *self);
/* Claims what the fields at hand say, as one statement of all of them. Returns FALSE if they name
 * neither data nor permissions. */
gboolean chinese_reader_claim_fields (ChineseReader *self, const char *rule, double confidence);
