/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-document.h"

static void
fuzz_markdown (GBytes *bytes)
{
  fuzz_read_document (bytes, "a.md");
}

static void
fuzz_markdown_add_seeds (GPtrArray *seeds)
{
  static const char *const texts[] = {
    "---\ntitle: Policy\nlang: en\n---\n# Privacy policy\n\nWe collect:\n\n- name\n  1. first\n  2. last\n- age\n\n| SDK | Data |\n|:--|--:|\n| Kit | IMEI \\| MAC |\n",
    "Privacy\n=======\n\n> quoted\n> > twice\n\n```c\ncode\n```\n\n    code\n\n***bold*** _it_ [a](b \"c\") ![i](j)[^1]\n\n[^1]: note\n\n* * *\n",
    "<div markdown=1>\n\n**Heading**\n{: .cls #id }\n\nTerm\n: definition\n\n::: warning\nText\n:::\n\n<table><tr><td>a</table>\n\n- [ ] task\n",
    "一、我们收集的信息\n\n1）姓名\n\n2）年龄\n\n（一）**设备信息**\n\n| 名称 | 用途 |\n|---|---|\n| 推送 | 消息<br>通知 |\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    fuzz_add_text (seeds, texts[i]);
}

const FuzzTarget fuzz_target = { "markdown", 16384, 600, fuzz_markdown, fuzz_markdown_add_seeds };
