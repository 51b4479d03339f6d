/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document-test.h"

#include <string.h>

#include "document/candor-encoding.h"

#define ENGLISH "We collect your location – and your “name”. We don’t share it with anyone else."
#define SIMPLIFIED "我们会收集您的位置信息和设备信息，用于向您提供服务。未经您的同意，我们不会与第三方共享您的个人信息。"
#define TRADITIONAL "我們會收集您的位置資訊和裝置資訊，用於向您提供服務。未經您的同意，我們不會與第三方共享您的個人資料。"
#define JAPANESE "当社は、お客様の位置情報を収集し、サービスの提供のために利用します。第三者に提供することはありません。"
#define KOREAN "회사는 이용자의 위치 정보를 수집하며, 서비스 제공을 위하여 이용합니다. 제삼자에게 제공하지 않습니다."
#define RUSSIAN "Мы собираем данные о вашем местоположении и не передаём их третьим лицам без вашего согласия."
#define GERMAN "Wir erheben Ihren Standort und geben ihn nicht ohne Ihre Zustimmung an Dritte weiter, außer für die Erfüllung."

typedef struct
{
  const char *encoding;
  const char *text;
  const char *language;
} EncodingTestCase;

static const EncodingTestCase cases[] = {
  { "UTF-8", ENGLISH, "en" },        { "UTF-8", SIMPLIFIED, "zh" },       { "UTF-8", TRADITIONAL, "zh" },
  { "UTF-16LE", ENGLISH, "en" },     { "UTF-16BE", ENGLISH, "en" },       { "UTF-16LE", SIMPLIFIED, "zh" },
  { "UTF-16BE", SIMPLIFIED, "zh" },  { "UTF-16", SIMPLIFIED, "zh" },      { "UTF-16", ENGLISH, "en" },
  { "GB18030", SIMPLIFIED, "zh" },   { "GB18030", TRADITIONAL, "zh" },    { "GBK", SIMPLIFIED, "zh" },
  { "BIG5", TRADITIONAL, "zh" },     { "WINDOWS-1252", ENGLISH, "en" },   { "SHIFT_JIS", JAPANESE, "other" },
  { "EUC-JP", JAPANESE, "other" },   { "EUC-KR", KOREAN, "other" },       { "WINDOWS-1251", RUSSIAN, "other" },
  { "WINDOWS-1252", GERMAN, "other" }, { "UTF-8", RUSSIAN, "other" },     { "UTF-8", KOREAN, "other" },
  { "ASCII", "We collect your location.", "en" },
};

static void
test_encoding (gconstpointer data)
{
  const EncodingTestCase *self = data;
  g_autoptr (GError) error = NULL;
  gsize size;
  g_autofree char *bytes = g_convert (self->text, -1, self->encoding, "UTF-8", NULL, &size, &error);
  g_autoptr (CandorDocument) document = NULL;

  g_assert_no_error (error);
  document = document_test_read (bytes, size, "a.txt");
  g_assert_cmpstr (candor_block_get_text (candor_document_get_block (document, 0)), ==, self->text);
  g_assert_cmpstr (candor_document_get_language (document), ==, self->language);
}

static void
test_marks (void)
{
  g_autoptr (CandorDocument) utf8 = document_test_read ("\357\273\277We collect.", -1, "a.txt");
  g_autoptr (CandorDocument) utf16 = document_test_read ("\377\376W\0e\0 \0c\0", 10, "a.txt");
  g_autoptr (CandorDocument) broken = document_test_read ("\346\210\221\344\273\254\346\224\266\351\233\206\346\211\213\346\234\272"
                                                          "\345\217\267\343\200\202 " SIMPLIFIED "\377 " SIMPLIFIED, -1, "a.txt");

  g_assert_cmpstr (candor_document_get_text (utf8), ==, "We collect.\n");
  g_assert_cmpstr (candor_document_get_text (utf16), ==, "We c\n");
  g_assert_nonnull (strstr (candor_document_get_text (broken), "我们收集手机号。"));
  g_assert_nonnull (strstr (candor_document_get_text (broken), "\357\277\275"));
}

/* A page's own word about its encoding counts where the bytes fit it, and not where they don't. */
static void
test_claim (void)
{
  gsize size;
  g_autofree char *big5 = g_convert ("<meta charset='big5'><p>我們", -1, "BIG5", "UTF-8", NULL, &size, NULL);
  g_autoptr (CandorDocument) document = document_test_read (big5, size, "a.html");
  g_autoptr (CandorDocument) lie = document_test_read ("<meta http-equiv=Content-Type content='text/html; charset=gb2312'><p>" SIMPLIFIED, -1, "a.html");

  g_assert_cmpstr (candor_document_get_text (document), ==, "我們\n");
  g_assert_cmpstr (candor_document_get_text (lie), ==, SIMPLIFIED "\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/document/encoding/%s-%" G_GSIZE_FORMAT, cases[i].encoding, i);
      g_test_add_data_func (path, &cases[i], test_encoding);
    }
  g_test_add_func ("/document/encoding/marks", test_marks);
  g_test_add_func ("/document/encoding/claim", test_claim);
  return g_test_run ();
}
