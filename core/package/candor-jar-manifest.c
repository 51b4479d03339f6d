/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-jar-manifest.h"

static void
candor_jar_attribute_clear (gpointer data)
{
  CandorJarAttribute *self = data;

  g_free (self->name);
  g_free (self->value);
}

static void
candor_jar_section_free (gpointer data)
{
  CandorJarSection *self = data;

  g_array_unref (self->attributes);
  g_free (self);
}

/* Takes a line, its end mark (CR LF, LF or CR) included; @line is without it. */
static void
candor_jar_take_line (CandorSpan *text, CandorSpan *line)
{
  gsize length = 0, next;

  while (length < text->size && text->data[length] != '\n' && text->data[length] != '\r')
    length++;
  next = length;
  if (next < text->size && text->data[next] == '\r')
    next++;
  if (next < text->size && text->data[next] == '\n' && (next == length || text->data[next - 1] == '\r'))
    next++;
  *line = (CandorSpan){ text->data, length };
  text->data += next;
  text->size -= next;
}

static void
candor_jar_section_add (CandorJarSection *self, GString *line)
{
  const char *colon = memchr (line->str, ':', line->len);
  CandorJarAttribute attribute;

  if (colon == NULL)
    return;
  attribute.name = g_strndup (line->str, colon - line->str);
  colon++;
  if (*colon == ' ')
    colon++;
  attribute.value = g_strdup (colon);
  g_array_append_val (self->attributes, attribute);
}

/* Takes a section up to and with its empty line. */
static CandorJarSection *
candor_jar_take_section (CandorSpan *text)
{
  CandorJarSection *self = g_new0 (CandorJarSection, 1);
  g_autoptr (GString) joined = g_string_new (NULL);
  CandorSpan line;

  self->attributes = g_array_new (FALSE, FALSE, sizeof (CandorJarAttribute));
  g_array_set_clear_func (self->attributes, candor_jar_attribute_clear);
  self->bytes.data = text->data;
  do
    {
      candor_jar_take_line (text, &line);
      if (line.size > 0 && line.data[0] == ' ')
        {
          g_string_append_len (joined, (const char *) line.data + 1, line.size - 1);
          continue;
        }
      if (joined->len > 0)
        candor_jar_section_add (self, joined);
      g_string_truncate (joined, 0);
      g_string_append_len (joined, (const char *) line.data, line.size);
    }
  while (line.size > 0 && text->size > 0);
  if (joined->len > 0)
    candor_jar_section_add (self, joined);
  self->bytes.size = text->data - self->bytes.data;
  return self;
}

CandorJarManifest *
candor_jar_manifest_new (CandorSpan text)
{
  CandorJarManifest *self = g_new0 (CandorJarManifest, 1);

  self->sections = g_ptr_array_new_with_free_func (candor_jar_section_free);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  do
    {
      CandorJarSection *section = candor_jar_take_section (&text);

      g_ptr_array_add (self->sections, section);
      if (self->sections->len == 1)
        continue;
      section->name = candor_jar_section_get (section, "Name");
      if (section->name != NULL && !g_hash_table_contains (self->by_name, section->name))
        g_hash_table_insert (self->by_name, (gpointer) section->name, section);
    }
  while (text.size > 0);
  return self;
}

void
candor_jar_manifest_free (CandorJarManifest *self)
{
  g_hash_table_unref (self->by_name);
  g_ptr_array_unref (self->sections);
  g_free (self);
}

const CandorJarSection *
candor_jar_manifest_get_main (CandorJarManifest *self)
{
  return g_ptr_array_index (self->sections, 0);
}

const CandorJarSection *
candor_jar_manifest_find (CandorJarManifest *self, const char *name)
{
  return g_hash_table_lookup (self->by_name, name);
}

const char *
candor_jar_section_get (const CandorJarSection *self, const char *name)
{
  for (guint i = 0; i < self->attributes->len; i++)
    {
      const CandorJarAttribute *attribute = &g_array_index (self->attributes, CandorJarAttribute, i);
      if (g_ascii_strcasecmp (attribute->name, name) == 0)
        return attribute->value;
    }
  return NULL;
}

/* From the strongest on; MD5 proves nothing and is not taken, as Android does not. */
static const struct
{
  const char *prefix;
  const char *digest;
} algorithms[] = {
  { "SHA-512", "SHA512" }, { "SHA-384", "SHA384" }, { "SHA-256", "SHA256" }, { "SHA1", "SHA1" }, { "SHA", "SHA1" },
};

const EVP_MD *
candor_jar_section_get_digest (const CandorJarSection *self, const char *suffix, const char **value)
{
  for (guint i = 0; i < G_N_ELEMENTS (algorithms); i++)
    {
      g_autofree char *name = g_strconcat (algorithms[i].prefix, suffix, NULL);

      *value = candor_jar_section_get (self, name);
      if (*value != NULL)
        return EVP_get_digestbyname (algorithms[i].digest);
    }
  return NULL;
}

gboolean
candor_jar_section_matches (const CandorJarSection *self, const char *suffix, CandorSpan data)
{
  const char *value;
  const EVP_MD *algorithm = candor_jar_section_get_digest (self, suffix, &value);
  guint8 digest[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  g_autofree char *encoded = NULL;

  if (algorithm == NULL || EVP_Digest (data.data, data.size, digest, &size, algorithm, NULL) != 1)
    return FALSE;
  encoded = g_base64_encode (digest, size);
  return strcmp (encoded, value) == 0;
}
