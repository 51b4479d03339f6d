/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "package/candor-layout.h"

/* Records of a ZIP archive, APPNOTE.TXT 6.3.10. */

#define CANDOR_ZIP_LOCAL_SIGNATURE 0x04034b50u
#define CANDOR_ZIP_CENTRAL_SIGNATURE 0x02014b50u
#define CANDOR_ZIP_END_SIGNATURE 0x06054b50u
#define CANDOR_ZIP_END64_SIGNATURE 0x06064b50u
#define CANDOR_ZIP_LOCATOR_SIGNATURE 0x07064b50u

#define CANDOR_ZIP_FLAG_ENCRYPTED (1u << 0)
#define CANDOR_ZIP_FLAG_DESCRIPTOR (1u << 3)

#define CANDOR_ZIP_METHOD_STORED 0
#define CANDOR_ZIP_METHOD_DEFLATED 8

#define CANDOR_ZIP_EXTRA_ZIP64 0x0001

/* 4.3.7 Local file header. */
#define CANDOR_ZIP_LOCAL(F)                                                                         \
  F (u32, signature)                                                                                \
  F (u16, version_needed)                                                                           \
  F (u16, flags)                                                                                    \
  F (u16, method)                                                                                   \
  F (u16, time)                                                                                     \
  F (u16, date)                                                                                     \
  F (u32, crc)                                                                                      \
  F (u32, compressed_size)                                                                          \
  F (u32, size)                                                                                     \
  F (u16, name_length)                                                                              \
  F (u16, extra_length)
CANDOR_LAYOUT (CandorZipLocal, candor_zip_local, CANDOR_ZIP_LOCAL)

/* 4.3.12 Central directory structure. */
#define CANDOR_ZIP_CENTRAL(F)                                                                       \
  F (u32, signature)                                                                                \
  F (u16, version_made_by)                                                                          \
  F (u16, version_needed)                                                                           \
  F (u16, flags)                                                                                    \
  F (u16, method)                                                                                   \
  F (u16, time)                                                                                     \
  F (u16, date)                                                                                     \
  F (u32, crc)                                                                                      \
  F (u32, compressed_size)                                                                          \
  F (u32, size)                                                                                     \
  F (u16, name_length)                                                                              \
  F (u16, extra_length)                                                                             \
  F (u16, comment_length)                                                                           \
  F (u16, disk)                                                                                     \
  F (u16, internal_attributes)                                                                      \
  F (u32, external_attributes)                                                                      \
  F (u32, header_offset)
CANDOR_LAYOUT (CandorZipCentral, candor_zip_central, CANDOR_ZIP_CENTRAL)

/* 4.3.16 End of central directory record. */
#define CANDOR_ZIP_END(F)                                                                           \
  F (u32, signature)                                                                                \
  F (u16, disk)                                                                                     \
  F (u16, directory_disk)                                                                           \
  F (u16, disk_entries)                                                                             \
  F (u16, entries)                                                                                  \
  F (u32, directory_size)                                                                           \
  F (u32, directory_offset)                                                                         \
  F (u16, comment_length)
CANDOR_LAYOUT (CandorZipEnd, candor_zip_end, CANDOR_ZIP_END)

/* 4.3.15 Zip64 end of central directory locator. */
#define CANDOR_ZIP_LOCATOR(F)                                                                       \
  F (u32, signature)                                                                                \
  F (u32, directory_disk)                                                                           \
  F (u64, end_offset)                                                                               \
  F (u32, disks)
CANDOR_LAYOUT (CandorZipLocator, candor_zip_locator, CANDOR_ZIP_LOCATOR)

/* 4.3.14 Zip64 end of central directory record. */
#define CANDOR_ZIP_END64(F)                                                                         \
  F (u32, signature)                                                                                \
  F (u64, record_size)                                                                              \
  F (u16, version_made_by)                                                                          \
  F (u16, version_needed)                                                                           \
  F (u32, disk)                                                                                     \
  F (u32, directory_disk)                                                                           \
  F (u64, disk_entries)                                                                             \
  F (u64, entries)                                                                                  \
  F (u64, directory_size)                                                                           \
  F (u64, directory_offset)
CANDOR_LAYOUT (CandorZipEnd64, candor_zip_end64, CANDOR_ZIP_END64)

/* 4.5.1 Header of an extra field's part; 4.5.3: parts of Zip64 hold 64-bit values in a row. */
#define CANDOR_ZIP_EXTRA(F)                                                                         \
  F (u16, id)                                                                                       \
  F (u16, size)
CANDOR_LAYOUT (CandorZipExtra, candor_zip_extra, CANDOR_ZIP_EXTRA)

#define CANDOR_ZIP_WORD(F) F (u64, value)
CANDOR_LAYOUT (CandorZipWord, candor_zip_word, CANDOR_ZIP_WORD)
