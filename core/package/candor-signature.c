/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-signature.h"

#include <glib/gi18n-lib.h>
#include <openssl/crypto.h>
#include <string.h>

#include "package/candor-signature-private.h"
#include "base/candor-list.h"

/* From this target level on Android takes no package signed as a JAR only (source.android.com,
 * "Application signing"). */
#define JAR_REFUSED_SINCE 30

void
candor_verdict_init (CandorVerdict *self, const char *scheme)
{
  self->scheme = scheme;
  self->problem = NULL;
  self->signers = g_ptr_array_new_with_free_func (g_object_unref);
}

void
candor_verdict_clear (CandorVerdict *self)
{
  g_clear_pointer (&self->signers, g_ptr_array_unref);
}

static void
candor_package_warn_signature (CandorPackage *self, const CandorVerdict *verdict)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < verdict->signers->len; i++)
    {
      CandorSigner *signer = g_ptr_array_index (verdict->signers, i);
      g_string_append_printf (names, "%s%s (SHA-256 %s)", i > 0 ? "; " : "", signer->subject, signer->sha256);
    }
  if (names->len > 0)
    candor_package_warn (self, candor_note_new (N_("The signature ({0}) does not verify: {1}. It names as "
                                                   "its signer: {2}."),
                                                CANDOR_NOTE_TEXT, verdict->scheme, CANDOR_NOTE_MESSAGE,
                                                verdict->problem, CANDOR_NOTE_TEXT, names->str,
                                                CANDOR_NOTE_END));
  else
    candor_package_warn (self, candor_note_new (N_("The signature ({0}) does not verify: {1}."),
                                                CANDOR_NOTE_TEXT, verdict->scheme, CANDOR_NOTE_MESSAGE,
                                                verdict->problem, CANDOR_NOTE_END));
}

struct _CandorSignatureJob
{
  const CandorPackageSet *set;
  CandorErrands *errands;
  CandorErrand *errand;
  CandorVerdict verdict;
  gboolean is_signed;
  gboolean is_jar; /* some part is signed as a JAR only */
};

static gboolean
candor_signing_layout_has_block (const CandorSigningLayout *self)
{
  gboolean has_block = FALSE;

  for (guint i = 0; i < CANDOR_N_BLOCKS; i++)
    has_block = has_block || self->blocks[i].data != NULL;
  return has_block;
}

/* A package signed entry by entry only is inflated whole: code and resources are not to be inflated twice. */
static void
candor_signature_prepare_part (CandorContainer *container)
{
  CandorSigningLayout layout;

  candor_signing_layout_init (&layout, container);
  if (!candor_signing_layout_has_block (&layout) && candor_container_find (container, "META-INF/MANIFEST.MF") != NULL)
    candor_container_share (container);
}

/* FALSE where the archive carries no signature. */
static gboolean
candor_signature_job_verify (CandorSignatureJob *self, CandorContainer *container, CandorVerdict *verdict)
{
  CandorSigningLayout layout;

  candor_signing_layout_init (&layout, container);
  if (candor_signing_layout_has_block (&layout))
    {
      candor_signature_verify_blocks (&layout, self->errands, verdict);
      return TRUE;
    }
  self->is_jar = TRUE;
  return candor_signature_verify_jar (container, verdict);
}

static gboolean
candor_verdict_same_signers (const CandorVerdict *a, const CandorVerdict *b)
{
  if (a->signers->len != b->signers->len)
    return FALSE;
  for (guint i = 0; i < a->signers->len; i++)
    {
      CandorSigner *left = g_ptr_array_index (a->signers, i), *right = g_ptr_array_index (b->signers, i);
      if (strcmp (left->sha256, right->sha256) != 0)
        return FALSE;
    }
  return TRUE;
}

/* Holds a split's signature against the base's. */
static void
candor_signature_job_verify_split (CandorSignatureJob *self, CandorContainer *container)
{
  g_auto (CandorVerdict) verdict = { 0 };

  candor_verdict_init (&verdict, "v1");
  if (!candor_signature_job_verify (self, container, &verdict))
    self->verdict.problem = N_("a split is not signed");
  else if (verdict.problem != NULL)
    self->verdict.problem = verdict.problem;
  else if (!candor_verdict_same_signers (&self->verdict, &verdict))
    self->verdict.problem = N_("a split has other signers than the base");
}

static gpointer
candor_signature_job_run (gpointer data)
{
  CandorSignatureJob *self = data;
  const CandorPackageSet *set = self->set;
  gboolean bundle = set->form == CANDOR_PACKAGE_FORM_BUNDLE;

  /* The library's own configuration has no say here, and its file lies out of the reader's reach. */
  OPENSSL_init_crypto (OPENSSL_INIT_NO_LOAD_CONFIG | OPENSSL_INIT_NO_LOAD_CRYPTO_STRINGS, NULL);
  self->is_signed = candor_signature_job_verify (self, bundle ? set->outer : set->parts[0].container, &self->verdict);
  for (gsize i = 1; i < set->n_parts && self->is_signed && !bundle && self->verdict.problem == NULL; i++)
    candor_signature_job_verify_split (self, set->parts[i].container);
  return NULL;
}

void
candor_signature_prepare (const CandorPackageSet *set)
{
  for (gsize i = 0; set->form != CANDOR_PACKAGE_FORM_BUNDLE && i < set->n_parts; i++)
    candor_signature_prepare_part (set->parts[i].container);
}

CandorSignatureJob *
candor_signature_job_start (const CandorPackageSet *set, CandorErrands *errands)
{
  CandorSignatureJob *self = g_new0 (CandorSignatureJob, 1);

  self->set = set;
  self->errands = errands;
  candor_verdict_init (&self->verdict, "v1");
  self->errand = candor_errands_add (errands, candor_signature_job_run, self);
  return self;
}

static void
candor_signature_job_fill (CandorSignatureJob *self, CandorPackage *package)
{
  CandorVerdict *verdict = &self->verdict;

  if (verdict->problem == NULL && self->is_jar && self->set->form != CANDOR_PACKAGE_FORM_BUNDLE
      && package->target_sdk >= JAR_REFUSED_SINCE)
    verdict->problem = N_("Android asks for a newer signature of a package for this level");
  if (verdict->problem != NULL)
    {
      package->signature = CANDOR_SIGNATURE_BROKEN;
      candor_package_warn_signature (package, verdict);
      return;
    }
  package->signature = CANDOR_SIGNATURE_VALID;
  for (guint i = 0; i < verdict->signers->len; i++)
    candor_list_append (package->signers, g_ptr_array_index (verdict->signers, i));
}

void
candor_signature_job_end (CandorSignatureJob *self, CandorPackage *package)
{
  candor_errand_wait (self->errand);
  if (self->is_signed && package != NULL)
    candor_signature_job_fill (self, package);
  candor_verdict_clear (&self->verdict);
  g_free (self);
}
