/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/**
 * CANDOR_NEUTRAL_LOCALE:
 *
 * A locale for setlocale() that every system has, sorts bytewise and is UTF-8, and in which gettext speaks the
 * language of LANGUAGE. In “C” gettext speaks none, and since glibc 2.40 in C.UTF-8 neither
 * (https://sourceware.org/bugzilla/show_bug.cgi?id=16621). A region that nobody has (“ZZ”, of ISO 3166's codes that
 * users assign) makes another name of it, for which the C library falls back to the data of C.UTF-8.
 */
#define CANDOR_NEUTRAL_LOCALE "C_ZZ.UTF-8"
