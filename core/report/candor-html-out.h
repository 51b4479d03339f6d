/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Writing HTML of which no part is anybody else's: tags are written as they are, everything that comes
 * from a file or a person goes through candor_html_text(), which escapes what HTML gives a meaning and
 * spells out what reorders or hides text. */

/* Static markup. */
void candor_html_tag (GString *out, const char *markup);
/* text: (nullable): shown as text, or as the value of an attribute in quotes. */
void candor_html_text (GString *out, const char *text);
/* <name class="…">text</name>; class: (nullable): static. */
void candor_html_element (GString *out, const char *name, const char *class_name, const char *text);
/* <a href="#prefixplace">text</a> */
void candor_html_link (GString *out, const char *prefix, const char *place, const char *text);
/* id="prefixplace", within a tag. */
void candor_html_id (GString *out, const char *prefix, const char *place);

/* (transfer none): the style sheet. */
const char *candor_html_get_style (void);

G_END_DECLS
