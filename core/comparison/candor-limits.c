/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-comparison"

#include "config.h"
#include "comparison/candor-comparison-private.h"

#include <glib/gi18n-lib.h>

static void
candor_limits_add (CandorComparison *self, CandorNote *note)
{
  g_ptr_array_add (self->limits, note);
}

static void
candor_limits_add_plain (CandorComparison *self, const char *message)
{
  candor_limits_add (self, candor_note_new (message, CANDOR_NOTE_END));
}

static void
candor_limits_add_policy (CandorComparison *self)
{
  if (!candor_policy_get_is_privacy_policy (self->policy))
    candor_limits_add_plain (self, N_("The text supplied does not read like a privacy policy. Its silence proves nothing, so nothing is reported as not said."));
  else if (candor_comparison_get_reading (self) == CANDOR_READING_BLIND)
    candor_limits_add_plain (self, N_("A part of the policy supplied could not be read, as its warnings say. What it may say there is not known, so nothing is reported as not said."));
  else if (candor_comparison_get_reading (self) == CANDOR_READING_PART)
    candor_limits_add_plain (self, N_("A part of the policy supplied was not read, as its warnings say."));
  candor_limits_add_plain (self, N_("Only the policy files supplied were read; what they link to was not. Statements were found by rules and may be missed or misread: read the quoted sentence."));
}

static void
candor_limits_add_code (CandorComparison *self)
{
  const char *packer = candor_package_get_packer (self->package);

  if (packer != NULL)
    candor_limits_add (self, candor_note_new (N_("The code is hidden by {0}: what it does could not be seen. A list without gaps means nothing here."), CANDOR_NOTE_TEXT, packer, CANDOR_NOTE_END));
  if (self->is_built_unusually)
    candor_limits_add_plain (self, N_("The package is built in a way that can mislead analysis. It was read as Android reads it, but something may have been missed: a list without gaps proves nothing here."));
  if (candor_package_get_dex_count (self->package) == 0)
    candor_limits_add_plain (self, N_("The package holds no code of its own, so only what it requests was compared."));
  if (candor_package_get_loads_code (self->package))
    candor_limits_add_plain (self, N_("The code loads further code at run time, which is not in the package and was not seen."));
  if (candor_package_get_has_native (self->package))
    candor_limits_add_plain (self, N_("The package holds native libraries; native code was not looked into."));
}

/* What was not looked at, and what can't be known this way, so that a clean result is never taken for
 * proof. */
void
candor_comparison_add_limits (CandorComparison *self)
{
  candor_limits_add_policy (self);
  candor_limits_add_code (self);
  candor_limits_add_plain (self, N_("Nothing was run. That code can call something does not show that it does, when, or that the result leaves the device; what a server decides or a web page does was not seen."));
}
