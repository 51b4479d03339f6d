/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-manifest-private.h"

#include <string.h>

const CandorAttribute *
candor_element_find (const CandorElement *element, guint32 resource)
{
  for (gsize i = 0; i < element->n_attributes; i++)
    if (element->attributes[i].resource == resource)
      return &element->attributes[i];
  return NULL;
}

static gboolean
candor_value_is_reference (const CandorValue *value)
{
  return value->type == CANDOR_VALUE_REFERENCE || value->type == CANDOR_VALUE_DYNAMIC_REFERENCE;
}

static char *
candor_manifest_value_to_text (CandorManifest *self, const CandorValue *value)
{
  if (value->type == CANDOR_VALUE_STRING || (value->text != NULL && !candor_value_is_reference (value)))
    return g_strdup (value->text);
  if (candor_value_is_reference (value))
    return candor_resources_dup_text (self->resources, value->data, NULL);
  if (value->type == CANDOR_VALUE_DECIMAL)
    return g_strdup_printf ("%d", (gint32) value->data);
  if (value->type == CANDOR_VALUE_HEXADECIMAL)
    return g_strdup_printf ("0x%x", value->data);
  return NULL;
}

char *
candor_manifest_dup_text (CandorManifest *self, const CandorElement *element, guint32 resource)
{
  const CandorAttribute *attribute = candor_element_find (element, resource);

  return attribute != NULL ? candor_manifest_value_to_text (self, &attribute->value) : NULL;
}

/* FALSE where the attribute is not there or is no number: a code name such as "S" is none. */
gboolean
candor_manifest_get_number (CandorManifest *self, const CandorElement *element, guint32 resource,
                            guint32 *number)
{
  const CandorAttribute *attribute = candor_element_find (element, resource);
  guint64 parsed;

  if (attribute == NULL)
    return FALSE;
  switch (attribute->value.type)
    {
    case CANDOR_VALUE_DECIMAL:
    case CANDOR_VALUE_HEXADECIMAL:
    case CANDOR_VALUE_BOOLEAN:
      *number = attribute->value.data;
      return TRUE;
    case CANDOR_VALUE_STRING:
      if (attribute->value.text == NULL
          || !g_ascii_string_to_unsigned (attribute->value.text, 10, 0, G_MAXUINT32, &parsed, NULL))
        return FALSE;
      *number = parsed;
      return TRUE;
    default:
      return candor_value_is_reference (&attribute->value)
             && candor_resources_get_number (self->resources, attribute->value.data, number);
    }
}

gboolean
candor_manifest_get_flag (CandorManifest *self, const CandorElement *element, guint32 resource,
                          gboolean otherwise)
{
  const CandorAttribute *attribute = candor_element_find (element, resource);
  guint32 number;

  if (attribute != NULL && attribute->value.type == CANDOR_VALUE_STRING && attribute->value.text != NULL)
    return strcmp (attribute->value.text, "true") == 0;
  return candor_manifest_get_number (self, element, resource, &number) ? number != 0 : otherwise;
}

void
candor_manifest_get_label (CandorManifest *self, const CandorElement *element, CandorValue *label)
{
  const CandorAttribute *attribute = candor_element_find (element, CANDOR_ATTRIBUTE_LABEL);

  if (attribute == NULL)
    return;
  *label = attribute->value;
  if (label->text != NULL)
    label->text = g_string_chunk_insert (self->texts, label->text);
}

char *
candor_manifest_dup_class (CandorManifest *self, const CandorElement *element, guint32 resource)
{
  g_autofree char *name = candor_manifest_dup_text (self, element, resource);
  const char *package = self->package->package_name;

  if (name == NULL || *name == '\0' || package == NULL)
    return g_steal_pointer (&name);
  if (*name == '.')
    return g_strconcat (package, name, NULL);
  if (strchr (name, '.') == NULL)
    return g_strconcat (package, ".", name, NULL);
  return g_steal_pointer (&name);
}

static int
candor_manifest_compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

char **
candor_manifest_take_names (GPtrArray **names)
{
  GPtrArray *all = *names;
  guint kept = 0;

  g_ptr_array_sort (all, candor_manifest_compare_names);
  for (guint i = 0; i < all->len; i++)
    {
      char *name = all->pdata[i];
      if (kept > 0 && strcmp (all->pdata[kept - 1], name) == 0)
        g_free (name);
      else
        all->pdata[kept++] = name;
    }
  g_ptr_array_set_free_func (all, NULL);
  g_ptr_array_set_size (all, kept);
  g_ptr_array_add (all, NULL);
  *names = NULL;
  return (char **) g_ptr_array_free (all, FALSE);
}
