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
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    fuzz_add_text (seeds, texts[i]);
}

const FuzzTarget fuzz_target = { "policy-chinese", 8192, 300, fuzz_policy_chinese, fuzz_policy_chinese_add_seeds };
