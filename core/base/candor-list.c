/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-base"

#include "base/candor-list.h"

struct _CandorList
{
  GObject parent_instance;
  GType item_type;
  GPtrArray *items;
};

static GType
candor_list_get_item_type (GListModel *model)
{
  return CANDOR_LIST (model)->item_type;
}

static guint
candor_list_get_n_items (GListModel *model)
{
  return CANDOR_LIST (model)->items->len;
}

static gpointer
candor_list_get_item (GListModel *model, guint position)
{
  GPtrArray *items = CANDOR_LIST (model)->items;

  return position < items->len ? g_object_ref (g_ptr_array_index (items, position)) : NULL;
}

static void
candor_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = candor_list_get_item_type;
  iface->get_n_items = candor_list_get_n_items;
  iface->get_item = candor_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CandorList, candor_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, candor_list_model_init))

static void
candor_list_finalize (GObject *object)
{
  g_ptr_array_unref (CANDOR_LIST (object)->items);
  G_OBJECT_CLASS (candor_list_parent_class)->finalize (object);
}

static void
candor_list_class_init (CandorListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candor_list_finalize;
}

static void
candor_list_init (CandorList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

CandorList *
candor_list_new (GType item_type)
{
  CandorList *self = g_object_new (CANDOR_TYPE_LIST, NULL);

  self->item_type = item_type;
  return self;
}

void
candor_list_append (CandorList *self, gpointer item)
{
  g_return_if_fail (CANDOR_IS_LIST (self) && g_type_is_a (G_OBJECT_TYPE (item), self->item_type));
  g_ptr_array_add (self->items, g_object_ref (item));
}

void
candor_list_append_all (CandorList *self, gpointer const *items, guint count)
{
  for (guint i = 0; i < count; i++)
    candor_list_append (self, items[i]);
}

typedef struct
{
  GCompareDataFunc compare;
  gpointer user_data;
} CandorListOrder;

static int
candor_list_compare (gconstpointer a, gconstpointer b, gpointer user_data)
{
  CandorListOrder *order = user_data;

  return order->compare (*(gconstpointer *) a, *(gconstpointer *) b, order->user_data);
}

void
candor_list_sort (CandorList *self, GCompareDataFunc compare, gpointer user_data)
{
  CandorListOrder order = { compare, user_data };

  g_return_if_fail (CANDOR_IS_LIST (self));
  g_ptr_array_sort_with_data (self->items, candor_list_compare, &order);
}
