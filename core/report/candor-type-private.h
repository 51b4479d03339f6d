/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/candor-paragraph-private.h"
#include "report/candor-type.h"
#include "report/candor-words.h"

G_BEGIN_DECLS

/* Sets the paragraph's text in lines, word by word, if it is of scripts of which every word stands for itself; else
 * returns FALSE and leaves the paragraph as it was. strong: the face of what is bold. attributes: for use here. */
gboolean candor_type_fill (CandorWords *words, CandorParagraph *paragraph, const CandorSetting *setting, CandorFace strong,
                           GArray *attributes);

G_END_DECLS
