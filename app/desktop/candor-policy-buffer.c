/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-desktop"

#include "config.h"
#include "candor-policy-buffer-private.h"

/* A slice of filling: short of a frame at 60 Hz with room for drawing. */
#define CANDOR_FILL_MICROSECONDS 5000

enum
{
  SIGNAL_FILLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CandorPolicyBuffer, candor_policy_buffer, GTK_TYPE_TEXT_BUFFER)

static void
candor_policy_buffer_dispose (GObject *object)
{
  CandorPolicyBuffer *self = CANDOR_POLICY_BUFFER (object);

  g_clear_handle_id (&self->fill_source, g_source_remove);
  g_clear_pointer (&self->layout, candor_policy_layout_free);
  g_clear_object (&self->policy);
  g_clear_pointer (&self->blocks, g_array_unref);
  g_clear_pointer (&self->passages, g_array_unref);
  g_clear_pointer (&self->selected, g_array_unref);
  G_OBJECT_CLASS (candor_policy_buffer_parent_class)->dispose (object);
}

/* The buffer has its table of tags only now. */
static void
candor_policy_buffer_constructed (GObject *object)
{
  G_OBJECT_CLASS (candor_policy_buffer_parent_class)->constructed (object);
  gtk_text_buffer_set_enable_undo (GTK_TEXT_BUFFER (object), FALSE);
  candor_policy_layout_add_tags (GTK_TEXT_BUFFER (object));
  candor_policy_buffer_add_tags (CANDOR_POLICY_BUFFER (object));
}

static void
candor_policy_buffer_class_init (CandorPolicyBufferClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = candor_policy_buffer_constructed;
  G_OBJECT_CLASS (klass)->dispose = candor_policy_buffer_dispose;
  signals[SIGNAL_FILLED] = g_signal_new ("filled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
}

static void
candor_policy_buffer_init (CandorPolicyBuffer *self)
{
  self->blocks = g_array_new (FALSE, FALSE, sizeof (CandorPlacedBlock));
  self->passages = g_array_new (FALSE, TRUE, sizeof (CandorPassage));
  self->selected = g_array_new (FALSE, FALSE, sizeof (guint));
}

CandorPolicyBuffer *
candor_policy_buffer_new (void)
{
  return g_object_new (CANDOR_TYPE_POLICY_BUFFER, NULL);
}

/* Where a place of a document stands in the buffer; the block must have been laid out. */
static guint
candor_policy_buffer_map (CandorPolicyBuffer *self, guint document, guint offset)
{
  guint low = 0, high = self->blocks->len;
  CandorPlacedBlock *block;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      block = &g_array_index (self->blocks, CandorPlacedBlock, middle);
      if (block->document < document || (block->document == document && block->start <= offset))
        low = middle + 1;
      else
        high = middle;
    }
  if (low == 0)
    return 0;
  block = &g_array_index (self->blocks, CandorPlacedBlock, low - 1);
  if (block->document != document)
    return block->place;
  return block->place + MIN (offset, block->end) - block->start;
}

static CandorPassageKind
candor_statement_get_passage_kind (CandorStatement *statement)
{
  if (candor_statement_get_polarity (statement) == CANDOR_POLARITY_NO)
    return CANDOR_PASSAGE_DENIES;
  if (candor_statement_get_polarity (statement) == CANDOR_POLARITY_CONDITIONAL)
    return CANDOR_PASSAGE_CONDITION;
  if (candor_statement_get_action (statement) == CANDOR_ACTION_SHARE
      || candor_statement_get_actor (statement) == CANDOR_ACTOR_THIRD_PARTY)
    return CANDOR_PASSAGE_SHARES;
  return CANDOR_PASSAGE_HANDLES;
}

static void
candor_policy_buffer_place_statement (CandorPolicyBuffer *self, CandorStatement *statement, guint index)
{
  guint document = candor_statement_get_document (statement);
  CandorPassage *passage = &g_array_index (self->passages, CandorPassage, index);

  passage->kind = candor_statement_get_passage_kind (statement);
  passage->start = candor_policy_buffer_map (self, document, candor_statement_get_start (statement));
  passage->end = candor_policy_buffer_map (self, document, candor_statement_get_end (statement));
  self->longest = MAX (self->longest, passage->end - passage->start);
  passage->mention_start = candor_policy_buffer_map (self, document, candor_statement_get_mention_start (statement));
  passage->mention_end = candor_policy_buffer_map (self, document, candor_statement_get_mention_end (statement));
  candor_policy_buffer_apply (self, self->sentences[passage->kind], passage->start, passage->end);
  candor_policy_buffer_apply (self, self->mentions[passage->kind], passage->mention_start, passage->mention_end);
}

static void
candor_policy_buffer_place_party (CandorPolicyBuffer *self, CandorParty *party, guint index)
{
  guint document = candor_party_get_document (party);
  CandorPassage *passage = &g_array_index (self->passages, CandorPassage, index);

  passage->kind = CANDOR_PASSAGE_NAMES;
  passage->start = candor_policy_buffer_map (self, document, candor_party_get_start (party));
  passage->end = candor_policy_buffer_map (self, document, candor_party_get_end (party));
  self->longest = MAX (self->longest, passage->end - passage->start);
  passage->mention_start = passage->start;
  passage->mention_end = passage->end;
  candor_policy_buffer_apply (self, self->mentions[CANDOR_PASSAGE_NAMES], passage->start, passage->end);
}

static gboolean
candor_policy_buffer_reached (CandorPolicyBuffer *self, guint document, guint end)
{
  CandorPlacedBlock *last;

  if (self->filled)
    return TRUE;
  if (self->blocks->len == 0)
    return FALSE;
  last = &g_array_index (self->blocks, CandorPlacedBlock, self->blocks->len - 1);
  return last->document > document || (last->document == document && last->end >= end);
}

/* Marks the passages that lie wholly in what has been laid out. */
static void
candor_policy_buffer_place (CandorPolicyBuffer *self)
{
  GListModel *parties = candor_policy_get_parties (self->policy);

  while (self->placed_statements < self->statement_count)
    {
      CandorStatement *statement = candor_policy_get_statement (self->policy, self->placed_statements);

      if (!candor_policy_buffer_reached (self, candor_statement_get_document (statement),
                                         candor_statement_get_end (statement)))
        break;
      candor_policy_buffer_place_statement (self, statement, self->placed_statements++);
    }
  while (self->placed_parties < g_list_model_get_n_items (parties))
    {
      g_autoptr (CandorParty) party = g_list_model_get_item (parties, self->placed_parties);

      if (!candor_policy_buffer_reached (self, candor_party_get_document (party), candor_party_get_end (party)))
        break;
      candor_policy_buffer_place_party (self, party, self->statement_count + self->placed_parties++);
    }
}

static void
candor_policy_buffer_placed_block_cb (guint document, CandorBlock *block, guint place, gpointer user_data)
{
  CandorPolicyBuffer *self = user_data;
  CandorPlacedBlock placed = { document, candor_block_get_start (block), candor_block_get_end (block), place };

  g_array_append_val (self->blocks, placed);
}

static gboolean
candor_policy_buffer_fill_cb (gpointer user_data)
{
  CandorPolicyBuffer *self = user_data;
  gint64 until = g_get_monotonic_time () + CANDOR_FILL_MICROSECONDS;
  gboolean more;

  do
    more = candor_policy_layout_step (self->layout);
  while (more && g_get_monotonic_time () < until);
  self->filled = !more;
  candor_policy_buffer_place (self);
  if (more)
    return G_SOURCE_CONTINUE;
  self->fill_source = 0;
  g_clear_pointer (&self->layout, candor_policy_layout_free);
  g_signal_emit (self, signals[SIGNAL_FILLED], 0);
  return G_SOURCE_REMOVE;
}

/**
 * candor_policy_buffer_set_policy:
 * @policy: (nullable): the policy to lay out instead of the present one
 */
void
candor_policy_buffer_set_policy (CandorPolicyBuffer *self, CandorPolicy *policy)
{
  g_return_if_fail (CANDOR_IS_POLICY_BUFFER (self));

  if (!g_set_object (&self->policy, policy))
    return;
  g_clear_handle_id (&self->fill_source, g_source_remove);
  g_clear_pointer (&self->layout, candor_policy_layout_free);
  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (self), "", 0);
  g_array_set_size (self->blocks, 0);
  g_array_set_size (self->passages, 0);
  g_array_set_size (self->selected, 0);
  self->placed_statements = self->placed_parties = self->statement_count = self->longest = 0;
  self->filled = FALSE;
  if (policy == NULL)
    return;
  self->statement_count = candor_policy_get_statement_count (policy);
  g_array_set_size (self->passages,
                    self->statement_count + g_list_model_get_n_items (candor_policy_get_parties (policy)));
  self->layout = candor_policy_layout_new (GTK_TEXT_BUFFER (self), policy,
                                           candor_policy_buffer_placed_block_cb, self);
  self->fill_source = g_idle_add (candor_policy_buffer_fill_cb, self);
}

CandorPolicy *
candor_policy_buffer_get_policy (CandorPolicyBuffer *self)
{
  g_return_val_if_fail (CANDOR_IS_POLICY_BUFFER (self), NULL);
  return self->policy;
}

gboolean
candor_policy_buffer_get_filled (CandorPolicyBuffer *self)
{
  g_return_val_if_fail (CANDOR_IS_POLICY_BUFFER (self), FALSE);
  return self->filled;
}

guint
candor_policy_buffer_get_place (CandorPolicyBuffer *self, guint document, guint offset)
{
  g_return_val_if_fail (CANDOR_IS_POLICY_BUFFER (self), 0);
  return candor_policy_buffer_map (self, document, offset);
}
