/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "knowledge/candor-knowledge-problem.h"

/* Knowledge as people write it, good and bad, and what is told of the bad. */

static const char knowledge_good[]
    = "<knowledge version='2026-01-01'>\n"
      "<source id='own' name='Own' license='GPL-3.0-or-later'/>\n"
      "<category id='device' name-en='device' name-zh='设备' source='own'/>\n"
      "<category id='imei' parent='device' name-en='IMEI' name-zh='IMEI' source='own'/>\n"
      "<permission name='a.b.READ' level='normal' label-en='Read' label-zh='读' source='own'/>\n"
      "<api kind='method' class='a.B' member='get' category='imei' source='own'/>\n"
      "<sdk id='push' name='Push' kind='push' source='own'><prefix>com.push</prefix><native>libpush.so</native></sdk>\n"
      "</knowledge>\n";

typedef struct
{
  const char *name;
  const char *entries; /* from line 2 on */
  guint line;
  CandorKnowledgeError code;
  const char *message; /* a part of it */
} KnowledgeCase;

static const KnowledgeCase knowledge_cases[] = {
  { "not-well-formed", "<category id=x/>", 2, CANDOR_KNOWLEDGE_ERROR_INVALID, "" },
  { "unknown-element", "<kategory id='x'/>", 2, CANDOR_KNOWLEDGE_ERROR_INVALID, "kategory" },
  { "unknown-attribute", "\n<category id='x' name-en='x' name-zh='x' colour='red' source='own'/>", 3,
    CANDOR_KNOWLEDGE_ERROR_INVALID, "colour" },
  { "missing-attribute", "\n\n<category id='x' name-en='x' source='own'/>", 4, CANDOR_KNOWLEDGE_ERROR_INVALID,
    "category" },
  { "bad-identifier", "<category id='X Y' name-en='x' name-zh='x' source='own'/>", 2,
    CANDOR_KNOWLEDGE_ERROR_INVALID, "" },
  { "bad-level", "<permission name='a.C' level='high' label-en='x' source='own'/>", 2,
    CANDOR_KNOWLEDGE_ERROR_INVALID, "" },
  { "unknown-source", "<category id='x' name-en='x' name-zh='x' source='nobody'/>", 2,
    CANDOR_KNOWLEDGE_ERROR_REFERENCE, "nobody" },
  { "unknown-parent", "<category id='x' parent='y' name-en='x' name-zh='x' source='own'/>", 2,
    CANDOR_KNOWLEDGE_ERROR_REFERENCE, "y" },
  { "unknown-also", "<category id='x' also='imei y' name-en='x' name-zh='x' source='own'/>", 2,
    CANDOR_KNOWLEDGE_ERROR_REFERENCE, "y" },
  { "category-twice", "<category id='imei' name-en='x' name-zh='x' source='own'/>", 4,
    CANDOR_KNOWLEDGE_ERROR_REFERENCE, "imei" },
  { "category-circle",
    "<category id='x' parent='y' name-en='x' name-zh='x' source='own'/>\n"
    "<category id='y' parent='x' name-en='y' name-zh='y' source='own'/>",
    2, CANDOR_KNOWLEDGE_ERROR_REFERENCE, "broader than itself" },
  { "permission-unknown-category",
    "<permission name='a.C' level='normal' label-en='x' label-zh='x' categories='nothing' source='own'/>", 2,
    CANDOR_KNOWLEDGE_ERROR_REFERENCE, "nothing" },
  { "permission-unmapped",
    "<permission name='a.C' level='dangerous' label-en='x' label-zh='x' source='own'/>", 2,
    CANDOR_KNOWLEDGE_ERROR_REFERENCE, "empty list" },
  { "special-permission-unmapped",
    "<permission name='a.C' level='signature' special='true' label-en='x' label-zh='x' source='own'/>", 2,
    CANDOR_KNOWLEDGE_ERROR_REFERENCE, "empty list" },
  { "permission-without-chinese", "<permission name='a.C' level='normal' label-en='x' source='own'/>", 2,
    CANDOR_KNOWLEDGE_ERROR_REFERENCE, "Chinese" },
  { "api-unknown-category", "<api kind='uri' member='content://x' category='nothing' source='own'/>", 2,
    CANDOR_KNOWLEDGE_ERROR_REFERENCE, "nothing" },
  { "api-unknown-permission",
    "<api kind='uri' member='content://x' category='imei' permissions='a.b.NONE' source='own'/>", 2,
    CANDOR_KNOWLEDGE_ERROR_REFERENCE, "a.b.NONE" },
  { "api-bad-descriptor",
    "<api kind='method' class='a.C' member='m' descriptor='()java.lang.String' category='imei' source='own'/>", 2,
    CANDOR_KNOWLEDGE_ERROR_REFERENCE, "java.lang.String" },
  { "api-twice", "<api kind='method' class='a.B' member='get' category='imei' source='own'/>", 6,
    CANDOR_KNOWLEDGE_ERROR_REFERENCE, "a.B get" },
  { "method-without-class", "<api kind='method' member='get' category='imei' source='own'/>", 2,
    CANDOR_KNOWLEDGE_ERROR_INVALID, "" },
  { "sdk-unknown-category",
    "<sdk id='x' name='x' kind='push' collects='nothing' basis='code' source='own'><prefix>com.x</prefix></sdk>", 2,
    CANDOR_KNOWLEDGE_ERROR_REFERENCE, "nothing" },
  { "sdk-without-sign", "<sdk id='x' name='x' kind='push' source='own'/>", 2, CANDOR_KNOWLEDGE_ERROR_REFERENCE,
    "carries" },
  { "sdk-collecting-library",
    "<sdk id='x' name='x' kind='ui' library='true' collects='imei' basis='code' source='own'><prefix>com.x</prefix></sdk>",
    2, CANDOR_KNOWLEDGE_ERROR_REFERENCE, "library" },
  { "sdk-shared-prefix", "<sdk id='x' name='x' kind='push' source='own'><prefix>com.push</prefix></sdk>", 2,
    CANDOR_KNOWLEDGE_ERROR_REFERENCE, "com.push" },
  { "sdk-short-prefix", "<sdk id='x' name='x' kind='push' source='own'><prefix>com</prefix></sdk>", 2,
    CANDOR_KNOWLEDGE_ERROR_REFERENCE, "too short" },
  { "sdk-shared-library", "<sdk id='x' name='x' kind='push' source='own'><native>libpush.so</native></sdk>", 2,
    CANDOR_KNOWLEDGE_ERROR_REFERENCE, "libpush.so" },
  { "term-unknown-category",
    "<lexicon xml:lang='en'><term text='x' category='nothing' source='own'/></lexicon>", 2,
    CANDOR_KNOWLEDGE_ERROR_REFERENCE, "nothing" },
};
