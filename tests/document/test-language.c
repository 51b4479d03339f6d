/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/candor-language.h"

static const struct
{
  const char *text;
  const char *language;
} cases[] = {
  { "Privacy policy", "en" },
  { "We collect your location, contacts and the list of apps that you have installed.", "en" },
  { "我们会收集您的手机号码。", "zh" },
  { "我們會收集您的手機號碼。", "zh" },
  { "本应用接入 com.example.push SDK、Google AdMob、Facebook Login、Firebase Analytics，收集 IMEI、OAID、MAC 地址与应用列表。", "zh" },
  { "We collect your location when you use the map. 当您使用地图时，我们会收集您的位置信息。", "mixed" },
  { "Acme (北京) Ltd. respects your privacy. We collect your name and your e-mail address, and we do not sell them to anybody. "
    "If you have questions about this policy, write to us at any time and we will answer you.", "en" },
  { "Wir erheben Ihren Standort, wenn Sie die Karte verwenden, und geben ihn nicht weiter.", "other" },
  { "Nous collectons votre position lorsque vous utilisez la carte et ne la partageons pas.", "other" },
  { "Recopilamos su ubicación cuando usted usa el mapa y no la compartimos con terceros.", "other" },
  { "Coletamos a sua localização quando você usa o mapa e não a compartilhamos com terceiros.", "other" },
  { "Raccogliamo la tua posizione quando usi la mappa e non la condividiamo con terzi.", "other" },
  { "Wij verzamelen uw locatie wanneer u de kaart gebruikt en delen deze niet met derden.", "other" },
  { "Haritayı kullandığınızda konumunuzu toplarız ve bunu üçüncü kişilerle paylaşmayız, ancak hizmet için ve güvenlik için bir kayıt tutarız.", "other" },
  { "Chúng tôi thu thập vị trí của bạn khi bạn sử dụng bản đồ và không chia sẻ cho bên thứ ba.", "other" },
  { "Kami mengumpulkan lokasi Anda dan tidak membagikannya dengan pihak ketiga untuk iklan.", "other" },
  { "地図を使うとき、位置情報を取得します。第三者には提供しません。", "other" },
  { "지도를 사용할 때 위치 정보를 수집합니다.", "other" },
  { "Мы собираем ваше местоположение.", "other" },
  { "نجمع موقعك عند استخدام الخريطة.", "other" },
  { "1234 5678", "other" },
};

static void
test_detect (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double other_share;
      const char *language = candor_language_detect (cases[i].text, &other_share);

      if (g_str_equal (language, cases[i].language))
        continue;
      g_test_message ("%s: %s", language, cases[i].text);
      g_test_fail ();
    }
}

/* A policy with its translation behind it is read as far as it can be, and the rest is told of. */
static void
test_translated (void)
{
  double other_share;

  g_assert_cmpstr (candor_language_detect ("We collect your location when you use the map, and we do not share it with anybody.\n"
                                           "Recopilamos su ubicación cuando usted usa el mapa y no la compartimos con nadie.\n",
                                           &other_share), ==, "en");
  g_assert_cmpfloat (other_share, >, 0.3);
  g_assert_cmpfloat (other_share, <, 0.7);
  g_assert_cmpstr (candor_language_detect ("我们会收集您的位置信息。\ncom.example.push\nhttps://example.com/privacy\nGoogle\n", &other_share), ==, "zh");
  g_assert_cmpfloat (other_share, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/language/detect", test_detect);
  g_test_add_func ("/document/language/translated", test_translated);
  return g_test_run ();
}
