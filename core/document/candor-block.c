/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-document"

#include "document/candor-block-private.h"

#include "base/candor-getter.h"

G_DEFINE_FINAL_TYPE (CandorBlock, candor_block, G_TYPE_OBJECT)

static void
candor_block_finalize (GObject *object)
{
  g_free (CANDOR_BLOCK (object)->text);
  G_OBJECT_CLASS (candor_block_parent_class)->finalize (object);
}

static void
candor_block_class_init (CandorBlockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candor_block_finalize;
}

static void
candor_block_init (CandorBlock *self)
{
  self->section = -1;
  self->lead_in = -1;
}

CANDOR_GETTER (CandorBlock, candor_block, CANDOR_IS_BLOCK, CandorBlockKind, kind, CANDOR_BLOCK_PARAGRAPH)
CANDOR_GETTER (CandorBlock, candor_block, CANDOR_IS_BLOCK, guint, level, 0)
CANDOR_GETTER (CandorBlock, candor_block, CANDOR_IS_BLOCK, const char *, text, NULL)
CANDOR_GETTER (CandorBlock, candor_block, CANDOR_IS_BLOCK, guint, start, 0)
CANDOR_GETTER (CandorBlock, candor_block, CANDOR_IS_BLOCK, guint, end, 0)
CANDOR_GETTER (CandorBlock, candor_block, CANDOR_IS_BLOCK, guint, line, 0)
CANDOR_GETTER (CandorBlock, candor_block, CANDOR_IS_BLOCK, int, section, -1)
CANDOR_GETTER (CandorBlock, candor_block, CANDOR_IS_BLOCK, int, lead_in, -1)
CANDOR_GETTER (CandorBlock, candor_block, CANDOR_IS_BLOCK, guint, table, 0)
CANDOR_GETTER (CandorBlock, candor_block, CANDOR_IS_BLOCK, guint, row, 0)
CANDOR_GETTER (CandorBlock, candor_block, CANDOR_IS_BLOCK, guint, column, 0)
CANDOR_GETTER (CandorBlock, candor_block, CANDOR_IS_BLOCK, guint, row_span, 0)
CANDOR_GETTER (CandorBlock, candor_block, CANDOR_IS_BLOCK, guint, column_span, 0)
