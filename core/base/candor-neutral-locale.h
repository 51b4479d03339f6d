/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/**
 * CANDOR_NEUTRAL_LOCALE:
 *
 * A locale for setlocale() that every system has, sorts bytewise and is UTF-8, and in which gettext speaks the
 * language of LANGUAGE. In “C” gettext speaks none, and in C.UTF-8 neither where the C library is new (glibc 2.41
 * does not, 2.36 does). A region that nobody has (“ZZ”, of ISO 3166's codes that users assign) makes another name of
 * it, for which the C library falls back to the data of C.UTF-8.
 */
#define CANDOR_NEUTRAL_LOCALE "C_ZZ.UTF-8"
