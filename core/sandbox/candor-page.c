/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "candor-sandbox"

#include "sandbox/candor-page.h"

#include <unistd.h>

#include "base/candor-getter.h"

struct _CandorPage
{
  GObject parent_instance;
  CandorOrigin *origin;
  int descriptor;
  char *name;
  char *charset;
};

G_DEFINE_FINAL_TYPE (CandorPage, candor_page, G_TYPE_OBJECT)

static void
candor_page_finalize (GObject *object)
{
  CandorPage *self = CANDOR_PAGE (object);

  g_clear_object (&self->origin);
  if (self->descriptor >= 0)
    close (self->descriptor);
  g_free (self->name);
  g_free (self->charset);
  G_OBJECT_CLASS (candor_page_parent_class)->finalize (object);
}

static void
candor_page_class_init (CandorPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = candor_page_finalize;
}

static void
candor_page_init (CandorPage *self)
{
  self->descriptor = -1;
}

CandorPage *
candor_page_new (CandorOrigin *origin, int descriptor, const char *name, const char *charset)
{
  CandorPage *self = g_object_new (CANDOR_TYPE_PAGE, NULL);

  self->origin = g_object_ref (origin);
  self->descriptor = descriptor;
  self->name = g_strdup (name);
  self->charset = g_strdup (charset);
  return self;
}

CANDOR_GETTER (CandorPage, candor_page, CANDOR_IS_PAGE, CandorOrigin *, origin, NULL)
CANDOR_GETTER (CandorPage, candor_page, CANDOR_IS_PAGE, const char *, name, NULL)
CANDOR_GETTER (CandorPage, candor_page, CANDOR_IS_PAGE, const char *, charset, NULL)
CANDOR_GETTER (CandorPage, candor_page, CANDOR_IS_PAGE, int, descriptor, -1)
