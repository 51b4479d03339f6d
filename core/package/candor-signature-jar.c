/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-signature-private.h"

#include <glib/gi18n-lib.h>
#include <openssl/pkcs7.h>

#include "package/candor-jar-manifest.h"

#define META_FOLDER "META-INF/"
#define MANIFEST_NAME META_FOLDER "MANIFEST.MF"

/* More signers than this are an attack: each costs a pass over all entries' names. */
#define SIGNER_LIMIT 10
/* A manifest has some hundred bytes an entry. */
#define SIGNATURE_FILE_LIMIT (64u << 20)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PKCS7, PKCS7_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BIO, BIO_free_all)

typedef struct
{
  CandorContainer *container;
  CandorVerdict *verdict;
  GBytes *manifest_bytes;
  CandorJarManifest *manifest;
  GPtrArray *signature_files; /* of CandorJarManifest */
  GPtrArray *signature_bytes;
} CandorJar;

static void
candor_jar_clear (CandorJar *self)
{
  g_clear_pointer (&self->manifest, candor_jar_manifest_free);
  g_clear_pointer (&self->signature_files, g_ptr_array_unref);
  g_clear_pointer (&self->signature_bytes, g_ptr_array_unref);
  g_clear_pointer (&self->manifest_bytes, g_bytes_unref);
}

static gboolean
candor_has_suffix (const char *name, const char *suffix)
{
  gsize length = strlen (name), tail = strlen (suffix);

  return length >= tail && g_ascii_strcasecmp (name + length - tail, suffix) == 0;
}

/* Signature block files: JAR File Specification, "Signature Related Files". */
static gboolean
candor_jar_is_block_name (const char *name)
{
  static const char *const suffixes[] = { ".RSA", ".DSA", ".EC" };

  if (!g_str_has_prefix (name, META_FOLDER) || strchr (name + strlen (META_FOLDER), '/') != NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (candor_has_suffix (name, suffixes[i]))
      return TRUE;
  return FALSE;
}

/* Folders and the signature's own files stand in no manifest. */
static gboolean
candor_jar_needs_digest (const char *name)
{
  const char *file;

  if (g_str_has_suffix (name, "/"))
    return FALSE;
  if (!g_str_has_prefix (name, META_FOLDER) || strchr (name + strlen (META_FOLDER), '/') != NULL)
    return TRUE;
  file = name + strlen (META_FOLDER);
  return !candor_jar_is_block_name (name) && !candor_has_suffix (name, ".SF")
         && g_ascii_strcasecmp (file, "MANIFEST.MF") != 0 && g_ascii_strncasecmp (file, "SIG-", 4) != 0;
}

static GBytes *
candor_jar_read (CandorJar *self, const char *name)
{
  const CandorEntry *entry = candor_container_find (self->container, name);

  if (entry == NULL || entry->size > SIGNATURE_FILE_LIMIT)
    return NULL;
  return candor_container_read (self->container, entry, NULL);
}

static void
candor_jar_add_signers (CandorJar *self, STACK_OF (X509) *certificates)
{
  for (int i = 0; i < sk_X509_num (certificates); i++)
    {
      g_autoptr (CandorCertificate) certificate = candor_certificate_convert (sk_X509_value (certificates, i));
      CandorSigner *signer = certificate != NULL ? candor_certificate_to_signer (certificate, self->verdict->scheme) : NULL;
      if (signer != NULL)
        g_ptr_array_add (self->verdict->signers, signer);
    }
}

/* The block's signature over the signature file, and who made it. */
static const char *
candor_jar_verify_block (CandorJar *self, GBytes *block, GBytes *file)
{
  const unsigned char *at = g_bytes_get_data (block, NULL);
  g_autoptr (PKCS7) parsed = d2i_PKCS7 (NULL, &at, g_bytes_get_size (block));
  g_autoptr (BIO) contents = NULL;
  STACK_OF (X509) * signers;
  gboolean right;

  if (parsed == NULL || !PKCS7_type_is_signed (parsed) || g_bytes_get_size (file) > G_MAXINT)
    return N_("the signature’s block file is malformed");
  signers = PKCS7_get0_signers (parsed, NULL, 0);
  if (signers == NULL)
    return N_("a signer has no certificate");
  candor_jar_add_signers (self, signers);
  sk_X509_free (signers);
  /* Behind a buffer: of a bare memory BIO PKCS7_verify() makes a copy that it loses where it fails. */
  contents = BIO_new (BIO_f_buffer ());
  if (contents != NULL)
    BIO_push (contents, BIO_new_mem_buf (g_bytes_get_data (file, NULL), g_bytes_get_size (file)));
  right = contents != NULL
          && PKCS7_verify (parsed, NULL, NULL, contents, NULL, PKCS7_NOVERIFY | PKCS7_BINARY) == 1;
  return right ? NULL : N_("the signature file was altered");
}

/* A signature file says which newer schemes the package was signed with: one that is gone was
 * taken off (source.android.com, "APK Signature Scheme v2", "Rollback protections"). */
static gboolean
candor_jar_is_stripped (const CandorJarSection *section)
{
  const char *schemes = candor_jar_section_get (section, "X-Android-APK-Signed");
  g_auto (GStrv) ids = schemes != NULL ? g_strsplit (schemes, ",", 16) : NULL;

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    if (strcmp (g_strstrip (ids[i]), "2") == 0 || strcmp (ids[i], "3") == 0)
      return TRUE;
  return FALSE;
}

/* The signature file covers the manifest as a whole or, else, each of its sections. */
static const char *
candor_jar_verify_file (CandorJar *self, CandorJarManifest *file)
{
  const CandorJarSection *main_section = candor_jar_manifest_get_main (file);
  GHashTableIter iter;
  gpointer name, section;

  if (candor_jar_section_get (main_section, "Signature-Version") == NULL)
    return N_("the signature file is malformed");
  if (candor_jar_is_stripped (main_section))
    return N_("a newer signature was taken off");
  if (candor_jar_section_matches (main_section, "-Digest-Manifest", candor_span_of_bytes (self->manifest_bytes)))
    return NULL;
  g_hash_table_iter_init (&iter, file->by_name);
  while (g_hash_table_iter_next (&iter, &name, &section))
    {
      const CandorJarSection *described = candor_jar_manifest_find (self->manifest, name);
      if (described == NULL || !candor_jar_section_matches (section, "-Digest", described->bytes))
        return N_("the manifest of signed entries was altered");
    }
  return NULL;
}

static const char *
candor_jar_verify_signer (CandorJar *self, const CandorEntry *entry)
{
  g_autofree char *stem = g_strndup (entry->name, strrchr (entry->name, '.') - entry->name);
  g_autofree char *file_name = g_strconcat (stem, ".SF", NULL);
  g_autoptr (GBytes) block = candor_jar_read (self, entry->name);
  GBytes *bytes = candor_jar_read (self, file_name);
  CandorJarManifest *file;
  const char *problem;

  if (block == NULL || bytes == NULL)
    {
      g_clear_pointer (&bytes, g_bytes_unref);
      return N_("a file of the signature is missing or damaged");
    }
  g_ptr_array_add (self->signature_bytes, bytes);
  problem = candor_jar_verify_block (self, block, bytes);
  if (problem != NULL)
    return problem;
  file = candor_jar_manifest_new (candor_span_of_bytes (bytes));
  g_ptr_array_add (self->signature_files, file);
  return candor_jar_verify_file (self, file);
}

static void
candor_jar_digest_piece (gconstpointer data, gsize size, gpointer context)
{
  EVP_DigestUpdate (context, data, size);
}

/* An entry's contents against its section of the manifest. */
static const char *
candor_jar_verify_contents (CandorJar *self, const CandorEntry *entry, const CandorJarSection *section)
{
  g_autoptr (EVP_MD_CTX) context = EVP_MD_CTX_new ();
  const char *value;
  const EVP_MD *algorithm = candor_jar_section_get_digest (section, "-Digest", &value);
  guint8 digest[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  g_autofree char *encoded = NULL;

  if (algorithm == NULL || EVP_DigestInit_ex2 (context, algorithm, NULL) != 1)
    return N_("an entry has no digest that is known");
  if (!candor_container_read_pieces (self->container, entry, candor_jar_digest_piece, context, NULL))
    return N_("an entry can’t be read");
  EVP_DigestFinal_ex (context, digest, &size);
  encoded = g_base64_encode (digest, size);
  return strcmp (encoded, value) == 0 ? NULL : N_("the contents were altered after signing");
}

/* Every signer must cover the entry, and its contents must be those of the manifest. */
static const char *
candor_jar_verify_entry (CandorJar *self, const CandorEntry *entry)
{
  const CandorJarSection *section = candor_jar_manifest_find (self->manifest, entry->name);

  if (section == NULL)
    return N_("an entry was added after signing");
  for (guint i = 0; i < self->signature_files->len; i++)
    if (candor_jar_manifest_find (g_ptr_array_index (self->signature_files, i), entry->name) == NULL)
      return N_("an entry is not signed by every signer");
  return candor_jar_verify_contents (self, entry, section);
}

/* Entries are shared out among threads: a package signed in this way only has to be inflated whole. */
typedef struct
{
  CandorJar *jar;
  guint first;
  guint step;
  const char *problem;
  guint problem_index;
} CandorJarJob;

static gpointer
candor_jar_job_run (gpointer data)
{
  CandorJarJob *job = data;
  CandorContainer *container = job->jar->container;
  guint count = candor_container_get_entry_count (container);

  for (guint i = job->first; i < count && job->problem == NULL; i += job->step)
    {
      const CandorEntry *entry = candor_container_get_entry (container, i);
      if (candor_jar_needs_digest (entry->name))
        job->problem = candor_jar_verify_entry (job->jar, entry);
      job->problem_index = i;
    }
  return NULL;
}

/* The problem of the first entry that has one, so that the answer does not hang on threads. */
static const char *
candor_jar_verify_entries (CandorJar *self)
{
  CandorJarJob jobs[4] = { { 0 } };
  GThread *workers[G_N_ELEMENTS (jobs)] = { NULL };
  guint threads = CLAMP (g_get_num_processors (), 1, G_N_ELEMENTS (jobs));
  guint first = G_MAXUINT;
  const char *problem = NULL;

  for (guint i = 0; i < threads; i++)
    jobs[i] = (CandorJarJob){ self, i, threads, NULL, 0 };
  for (guint i = 1; i < threads; i++)
    workers[i] = g_thread_try_new ("digest", candor_jar_job_run, &jobs[i], NULL);
  for (guint i = 0; i < threads; i++)
    {
      if (workers[i] != NULL)
        g_thread_join (workers[i]);
      else
        candor_jar_job_run (&jobs[i]);
      if (jobs[i].problem != NULL && jobs[i].problem_index < first)
        {
          first = jobs[i].problem_index;
          problem = jobs[i].problem;
        }
    }
  return problem;
}

static const char *
candor_jar_verify (CandorJar *self, GPtrArray *blocks)
{
  const char *problem = NULL;

  if (blocks->len > SIGNER_LIMIT)
    return N_("it has too many signers");
  self->manifest_bytes = candor_jar_read (self, MANIFEST_NAME);
  if (self->manifest_bytes == NULL)
    return N_("a file of the signature is missing or damaged");
  self->manifest = candor_jar_manifest_new (candor_span_of_bytes (self->manifest_bytes));
  for (guint i = 0; i < blocks->len && problem == NULL; i++)
    problem = candor_jar_verify_signer (self, g_ptr_array_index (blocks, i));
  return problem != NULL ? problem : candor_jar_verify_entries (self);
}

gboolean
candor_signature_verify_jar (CandorContainer *container, CandorVerdict *verdict)
{
  CandorJar self = { .container = container, .verdict = verdict };
  g_autoptr (GPtrArray) blocks = g_ptr_array_new ();

  for (guint i = 0; i < candor_container_get_entry_count (container); i++)
    {
      const CandorEntry *entry = candor_container_get_entry (container, i);
      if (candor_jar_is_block_name (entry->name))
        g_ptr_array_add (blocks, (gpointer) entry);
    }
  if (blocks->len == 0)
    return FALSE;
  self.signature_files = g_ptr_array_new_with_free_func ((GDestroyNotify) candor_jar_manifest_free);
  self.signature_bytes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  verdict->problem = candor_jar_verify (&self, blocks);
  candor_jar_clear (&self);
  return TRUE;
}
