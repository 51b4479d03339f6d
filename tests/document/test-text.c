/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document-test.h"

static const DocumentTestCase cases[] = {
  { "paragraphs", "a.txt", "We collect your name.\n\nWe share nothing.\n",
    "P We collect your name.\nP We share nothing.\n" },
  { "wrapped", "a.txt",
    "When you register we collect your telephone number and your e-mail address\n"
    "so that you can sign in. We keep them for as long as you hold an account and\n"
    "delete them within thirty days after you close it.\n",
    "P When you register we collect your telephone number and your e-mail address so that you can "
    "sign in. We keep them for as long as you hold an account and delete them within thirty days after "
    "you close it.\n" },
  { "wrapped-chinese", "a.txt",
    "当您注册账号时，我们会收集您的手机号码与电子邮箱地址，用于创建账号并验证您\r\n"
    "的身份。若您不提供上述信息，您将无法使用需要登录的功能。\r\n",
    "P 当您注册账号时，我们会收集您的手机号码与电子邮箱地址，用于创建账号并验证您的身份。若您不提供上述信息，"
    "您将无法使用需要登录的功能。\n" },
  { "headings", "a.txt",
    "Privacy Policy\n\n1. What we collect\n\nWe collect your name.\n\nSHARING\n\nWe share nothing.\n\n"
    "Contact\n=======\nWrite to us.\n",
    "H1 Privacy Policy\nH2 1. What we collect\nP We collect your name.\nH2 SHARING\nP We share nothing.\n"
    "H1 Contact\nP Write to us.\n" },
  { "headings-chinese", "a.txt",
    "隐私政策\n\n一、我们如何收集信息\n\n（一）注册\n\n我们收集手机号。\n",
    "H1 隐私政策\nH2 一、我们如何收集信息\nH3 （一）注册\nP 我们收集手机号。\n" },
  { "bullets", "a.txt", "We collect the following:\n\n- your name\n- your e-mail address\n  - and its alias\n- your age\n",
    "P We collect the following:\nL1<0 your name\nL1<0 your e-mail address\nL2<2 and its alias\nL1<0 your age\n" },
  { "numbers", "a.txt", "我们收集以下信息：\n（1）手机号\n（2）位置信息\n\n我们不出售信息。\n",
    "P 我们收集以下信息：\nL1<0 （1）手机号\nL1<0 （2）位置信息\nP 我们不出售信息。\n" },
  { "nested-numbers", "a.txt", "We collect:\n1. contact details:\na) your name\nb) your phone number\n2. your location\n",
    "P We collect:\nL1<0 1. contact details:\nL2<1 a) your name\nL2<1 b) your phone number\nL1<0 2. your location\n" },
  { "not-a-list", "a.txt", "1. We collect your name.\n\n2. We share nothing.\n",
    "P 1. We collect your name.\nP 2. We share nothing.\n" },
  { "lost-bullets", "a.txt",
    "We may collect, with your permission:\n\nInformation regarding your location\n\nPictures from your device's camera\n\n"
    "Phone number\n\nUsage Data\n\nUsage data is collected automatically.\n",
    "P We may collect, with your permission:\nL1<0 Information regarding your location\nL1<0 Pictures from your device's camera\n"
    "L1<0 Phone number\nH3 Usage Data\nP Usage data is collected automatically.\n" },
  { "lost-bullets-chinese", "a.txt", "我们会收集以下信息：\n手机号\n位置信息\n我们不出售信息。\n",
    "P 我们会收集以下信息：\nL1<0 手机号\nL1<0 位置信息\nP 我们不出售信息。\n" },
  { "table-tabs", "a.txt", "Parties:\n\nName\tData\tPurpose\nA Ltd\tname\tmail\nB Ltd\tage\n\nWe share nothing.\n",
    "P Parties:\nTD1.0.0<0 Name\nTD1.0.1<0 Data\nTD1.0.2<0 Purpose\nTD1.1.0<0 A Ltd\nTD1.1.1<0 name\nTD1.1.2<0 mail\nTD1.2.0<0 B Ltd\nTD1.2.1<0 age\nP We share nothing.\n" },
  { "table-bars", "a.txt", "| SDK名称 | 信息 |\n|---|---|\n| 甲 | 位置 |\n| 乙 | 无 |\n我们不出售信息。\n",
    "TH1.0.0 SDK名称\nTH1.0.1 信息\nTD1.1.0 甲\nTD1.1.1 位置\nTD1.2.0 乙\nTD1.2.1 无\nP 我们不出售信息。\n" },
  { "no-table", "a.txt", "1.\tWe collect your name.\n2.\tWe collect your age.\n3.\tWe share nothing.\n\nHome | Contact\n",
    "P 1. We collect your name.\nP 2. We collect your age.\nP 3. We share nothing.\nP Home | Contact\n" },
  { "spaces", "a.txt", "We\302\240collect \343\200\200 your\342\200\213 na\302\255me.\n", "P We collect your name.\n" },
};

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/document/text/", cases[i].name, NULL);
      g_test_add_data_func (path, &cases[i], document_test_case);
    }
  return g_test_run ();
}
