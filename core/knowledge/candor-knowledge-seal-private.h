/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/candor-sha256.h"

G_BEGIN_DECLS

/* The end of compiled knowledge: a mark and the SHA-256 of all before it. By it a program knows its own knowledge for
 * what was compiled, without looking at each entry; it proves nothing of knowledge that somebody else made, which is
 * looked at whole where it comes in. */
#define CANDOR_KNOWLEDGE_SEAL_MARK "candor-knowledge"
#define CANDOR_KNOWLEDGE_SEAL_SIZE (sizeof CANDOR_KNOWLEDGE_SEAL_MARK - 1 + CANDOR_SHA256_SIZE)

/* (transfer full): content with its seal behind it. */
GBytes *candor_knowledge_seal (GBytes *content);
/* How many of the bytes are content: all of them where there is no seal. */
gsize candor_knowledge_seal_measure (GBytes *bytes);
/* (transfer full): the SHA-256 of all bytes, as text; whole: (out): whether the seal is that of the content. */
char *candor_knowledge_seal_check (GBytes *bytes, gboolean *whole);

G_END_DECLS
