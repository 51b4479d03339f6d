/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-policy.h"

static void
fuzz_policy_chinese (GBytes *bytes)
{
  fuzz_read_policy (bytes);
}

static void
fuzz_policy_chinese_add_seeds (GPtrArray *seeds)
{
  static const char *const texts[] = {
    "# 隐私政策\n\n我们会收集您的设备信息（包括IMEI、MAC地址、Android ID）和精确位置，但不会将您的通讯录出售给第三方，除非获得您的同意。\n\n"
    "## 二、共享\n\n我们可能与合作伙伴共享：\n\n- 手机号码；\n- 照片，用于展示广告。\n\n未经授权，我们不会读取您的短信。\n",
    "<h1>第三方SDK目录</h1><table><tr><th>SDK名称<th>收集的个人信息<th>使用目的<th>隐私政策<tr><td>极光推送<td>IMEI、MAC地址<td>消息推送<td>https://a<tr><td>高德地图<td>位置<td>定位</table>",
    "# 个人信息保护政策\n\n第三方名称：友盟\n收集信息类型：设备标识符\n使用目的：统计分析\n\n为了向您提供服务，需要申请相机权限、READ_CONTACTS权限；拒绝后不影响其他功能。"
    "若您未满14周岁，我们不收集上述信息，也不会出境。\n",
    "# 隐私政策\n\n个人信息是指以电子方式记录的各种信息，包括姓名、出生日期；“敏感个人信息”包括生物识别信息。当您使用定位功能时，您需要授权我们获取您的位置信息，"
    "并读取您的相册。您的通讯录、短信，我们不会收集，也不会上传。您可以向我们提供姓名和电话号码，要求您提供银行卡号时会另行告知。"
    "我们可能会向广告商、关联公司提供您的设备信息，如：IMEI、IMSI；经您同意后，第三方服务商（友盟统计SDK）会收集并使用您的设备标识符。"
    "为实现推送之目的，极光推送SDK将上传您的MAC地址到其服务器。除非法律法规另有规定，我们不得披露您的行踪轨迹；未经您同意，不会共享您的位置。"
    "我们需要申请的权限：位置权限、相机权限、麦克风权限，用于拍摄视频。您授权百度地图SDK获取您的位置权限与设备信息，我们不会主动读取您的剪贴板，但第三方可能会。\n",
    "# 第三方SDK清单\n\n极光推送SDK\n收集的个人信息：设备标识符、网络信息\n申请权限：READ_PHONE_STATE、ACCESS_FINE_LOCATION、位置权限\n使用目的：消息推送\n\n"
    "SDK名称：微信SDK\n收集的个人信息：不收集位置信息\n共享方式：SDK本机采集\n\n1. 高德地图SDK：收集位置信息、Wi-Fi信息，用于定位。\n2. 友盟：设备信息。\n\n"
    "使用微博SDK时，无需您的同意，微博会收集您的IMEI；我们与其共享：\n（1）昵称、头像；\n（2）性别。\n上述信息不会用于其他用途。\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    fuzz_add_text (seeds, texts[i]);
  fuzz_add_sentences (seeds, "policy-chinese/test-chinese.c");
  fuzz_add_sample (seeds, "policy-zh.html");
}

const FuzzTarget fuzz_target = { "policy-chinese", 8192, 300, fuzz_policy_chinese, fuzz_policy_chinese_add_seeds };
