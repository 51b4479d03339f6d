/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-package"

#include "config.h"
#include "package/candor-signature.h"

#include <glib/gi18n-lib.h>
#include <openssl/crypto.h>
#include <string.h>

#include "package/candor-signature-private.h"

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

/* FALSE where the archive carries no signature. */
static gboolean
candor_signature_verify (CandorContainer *container, gboolean jar_suffices, CandorVerdict *verdict)
{
  CandorSigningLayout layout;
  gboolean has_block = FALSE;

  candor_signing_layout_init (&layout, container);
  for (guint i = 0; i < CANDOR_N_BLOCKS; i++)
    has_block = has_block || layout.blocks[i].data != NULL;
  if (has_block)
    {
      candor_signature_verify_blocks (&layout, verdict);
      return TRUE;
    }
  if (!candor_signature_verify_jar (container, verdict))
    return FALSE;
  if (verdict->problem == NULL && !jar_suffices)
    verdict->problem = N_("Android asks for a newer signature of a package for this level");
  return TRUE;
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
candor_signature_verify_split (CandorContainer *container, gboolean jar_suffices, CandorVerdict *base)
{
  g_auto (CandorVerdict) verdict = { 0 };

  candor_verdict_init (&verdict, "v1");
  if (!candor_signature_verify (container, jar_suffices, &verdict))
    base->problem = N_("a split is not signed");
  else if (verdict.problem != NULL)
    base->problem = verdict.problem;
  else if (!candor_verdict_same_signers (base, &verdict))
    base->problem = N_("a split has other signers than the base");
}

void
candor_package_read_signature (CandorPackage *self, const CandorPackageSet *set)
{
  g_auto (CandorVerdict) verdict = { 0 };
  gboolean bundle = set->form == CANDOR_PACKAGE_FORM_BUNDLE;
  gboolean jar_suffices = bundle || self->target_sdk < JAR_REFUSED_SINCE;

  /* The library's own configuration has no say here, and its file lies out of the reader's reach. */
  OPENSSL_init_crypto (OPENSSL_INIT_NO_LOAD_CONFIG, NULL);
  candor_verdict_init (&verdict, "v1");
  if (!candor_signature_verify (bundle ? set->outer : set->parts[0].container, jar_suffices, &verdict))
    return;
  for (gsize i = 1; i < set->n_parts && !bundle && verdict.problem == NULL; i++)
    candor_signature_verify_split (set->parts[i].container, jar_suffices, &verdict);
  if (verdict.problem != NULL)
    {
      self->signature = CANDOR_SIGNATURE_BROKEN;
      candor_package_warn_signature (self, &verdict);
      return;
    }
  self->signature = CANDOR_SIGNATURE_VALID;
  for (guint i = 0; i < verdict.signers->len; i++)
    g_list_store_append (self->signers, g_ptr_array_index (verdict.signers, i));
}
