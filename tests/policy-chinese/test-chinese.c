/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "policy/candor-policy.h"

/* Sentences of our own and what each says: "category action polarity [actor] [party] [permission]",
 * joined by "; ". The app itself as the actor, and a permission that isn't named, go without saying. */

static CandorKnowledge *knowledge;

typedef struct
{
  const char *text;
  const char *statements;
} ChineseCase;

static void
append_statement (GString *string, CandorStatement *statement)
{
  const char *permission = candor_statement_get_permission (statement);

  g_string_append_printf (string, "%s%s %s %s", string->len > 0 ? "; " : "", candor_statement_get_category (statement),
                          candor_action_to_string (candor_statement_get_action (statement)),
                          candor_polarity_to_string (candor_statement_get_polarity (statement)));
  if (candor_statement_get_actor (statement) != CANDOR_ACTOR_FIRST_PARTY)
    g_string_append_printf (string, " %s", candor_actor_to_string (candor_statement_get_actor (statement)));
  if (candor_statement_get_party (statement) != NULL)
    g_string_append_printf (string, " [%s]", candor_statement_get_party (statement));
  if (permission != NULL)
    g_string_append_printf (string, " <%s>", strrchr (permission, '.') + 1);
}

static char *
read_line (const char *text)
{
  g_autoptr (GPtrArray) statements = candor_policy_read_line (text, knowledge);
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < statements->len; i++)
    append_statement (string, g_ptr_array_index (statements, i));
  return g_string_free (string, FALSE);
}

static const ChineseCase cases[] = {
  /* Who does what with which data. */
  { "我们会收集您的手机号码。", "phone_number collect yes" },
  { "我们将收集并使用您的位置信息。", "location collect yes; location use yes" },
  { "本应用会读取您的通讯录。", "contacts access yes" },
  { "我们会将您的设备信息共享给广告合作伙伴。", "device_info share yes" },
  { "您的订单信息会存储在我们的服务器上。", "purchase_history store yes" },
  { "您需要提供姓名和身份证号码。", "government_id collect yes; name collect yes" },
  { "您可以选择填写性别、生日。", "birth_date_age collect conditional; gender collect conditional" },
  { "请向我们提供您的电子邮箱地址。", "email collect yes" },
  { "合作的第三方可能会收集您的IP地址。", "ip_address collect yes third_party" },
  { "我们会从第三方获取您的昵称。", "nickname collect yes" },
  { "我们会委托物流公司处理您的收货地址。", "postal_address share yes" },
  { "我们会向保险公司提供您的身份证号码。", "government_id share yes" },
  /* The broader stays broad, the narrower narrow. */
  { "我们会收集设备信息。", "device_info collect yes" },
  { "我们会收集IMEI、MAC地址。", "imei collect yes; mac_address collect yes" },
  { "我们会收集设备标识符。", "device_id collect yes" },
  /* Lists, parentheses and what spells out. */
  { "我们会收集您的设备型号、操作系统版本、屏幕分辨率，以及IP地址。",
    "device_model collect yes; ip_address collect yes; os_version collect yes; screen_info collect yes" },
  { "我们可能记录相关信息，例如，您使用应用的频率、崩溃日志。",
    "crash_diagnostics collect yes; personal_info collect yes" },
  { "我们会收集您的电子邮箱（如您选择填写）。", "email collect conditional" },
  { "您需要提供以下信息，以便我们配送：收货地址、联系电话。",
    "phone_number collect yes; postal_address collect yes" },
  /* Denials, whole and unconditional. */
  { "我们不会读取您的通讯录。", "contacts access no" },
  { "我们不会收集、存储您的人脸信息。", "face collect no; face store no" },
  { "我们从不要求您提供健康数据。", "health collect no" },
  { "我们不会向第三方共享您的位置信息。", "location share no" },
  /* Denials that are none. */
  { "未经您同意，我们不会向第三方共享您的位置信息。", "location share conditional" },
  { "除法律另有规定外，我们不会共享您的通话记录。", "" },
  /* But who says what follows from refusing says that something is asked for. */
  { "如果您拒绝授权，我们将不会获取您的位置信息。", "personal_info access conditional" },
  { "如您不提供手机号码，将无法使用本服务。", "personal_info collect conditional" },
  { "拒绝提供位置信息不影响您使用其他功能。", "personal_info collect conditional" },
  { "您无需提供手机号码即可浏览。", "" },
  { "我们无法获取您的银行卡号。", "" },
  { "我们不会收集剪贴板中的其他信息。", "" },
  { "我们不会永久保存您的录音内容。", "" },
  { "我们收集的信息不限于设备信息。", "" },
  { "我们不仅收集您的昵称，还会收集您的头像。", "avatar collect yes; nickname collect yes" },
  { "我们不会将收集的位置信息用于营销。", "" },
  { "不得上传他人的身份证照片。", "" },
  /* Conditions. */
  { "当您使用扫码功能时，我们会收集您的位置信息。", "location collect conditional" },
  { "经您授权，我们会读取您的日历。", "calendar access conditional" },
  { "在您同意的情况下，我们会收集步数。", "fitness_sensors collect conditional" },
  { "本应用在搜索附近的蓝牙设备时会使用到您的地理位置信息。", "location use conditional" },
  { "在您使用本服务时，我们可能会读取与您位置和移动设备相关的信息。", "location access conditional" },
  /* Rights, advice, definitions, questions and other things that claim nothing. */
  { "您可以随时删除您的浏览记录。", "" },
  { "您有权访问、更正您的个人信息。", "" },
  { "请您妥善保管您的账号和密码。", "" },
  { "我们会采取措施防止您的个人信息遭到泄露。", "" },
  { "个人信息是指以电子方式记录的信息，包括姓名、出生日期。", "" },
  { "我们如何收集您的位置信息", "" },
  { "我们会在显著位置展示本政策。", "" },
  { "您可以通过以下联系方式与我们联系。", "" },
  { "您在使用位置服务时请注意安全。", "" },
  { "您发布的内容（例如您活动的照片）可能会泄露您的敏感个人信息。", "" },
  { "个人信息：指能够识别自然人的各种信息，包括姓名、住址。", "" },
  { "我们可能通过电话、短信、电子邮件与您联系。", "" },
  /* Apps on the device, by the verbs that policies have for it. */
  { "我们会了解您设备安装的应用信息，以预防病毒。", "installed_apps collect yes" },
  { "我们会检查您的设备上是否安装了支付软件。", "installed_apps collect yes" },
  { "我们会在您的手机上读取您的通讯录。", "contacts access yes" },
  { "我们应当遵守当地法律。", "" },
  /* Permissions. */
  { "我们会申请通知使用权，用于整理其他应用的通知。", "notification_content access yes <BIND_NOTIFICATION_LISTENER_SERVICE>" },
  { "您可以在通知栏中查看播放进度。", "" },
  { "您可以根据短信内容提示退订。", "" },
  { "在已开通语音服务的地区，您可以拨打语音号码。", "" },
  { "我们会检测您的账号是否安全。", "" },
  { "应用会在后台获取您的位置。", "location collect yes; location_background collect yes" },
  { "我们不会在后台获取您的位置。", "" },
  { "为了口令分享，本应用会读写剪切板。", "clipboard access yes" },
  { "应用会监听剪切板的变化。", "clipboard access yes" },
  { "您可以把链接复制到剪切板。", "" },
  { "您可以打开设备中的应用列表，查看或关闭给予本应用的授权。", "" },
  { "您授权本应用获取您的账号。", "account_credentials collect conditional" },
  { "您可以在设置中注销账号或关闭账号密码登录。", "" },
  { "我们会申请获取您的运动与健身权限。", "activity_recognition access yes <ACTIVITY_RECOGNITION>" },
  { "我们会收集您的应用列表（仅存储在您的手机上）。", "installed_apps collect yes" },
  { "我们会申请相机权限，用于扫描二维码。", "camera access yes <CAMERA>" },
  { "我们需要获取您的相机、麦克风权限。", "camera access yes <CAMERA>; microphone_audio access yes <RECORD_AUDIO>" },
  { "经您授权蓝牙权限后，我们会查找附近的设备。", "bluetooth access conditional" },
  { "在您开启通讯录权限后，我们会为您推荐好友。", "contacts access conditional <READ_CONTACTS>" },
  { "您可以在系统设置中关闭位置权限。", "location access conditional user" },
  { "读取已安装应用列表权限用于检测作弊软件，我们会申请该权限。", "installed_apps access yes" },
  { "需要android.permission.READ_CALENDAR权限以添加日程。", "calendar access yes <READ_CALENDAR>" },
  { "我们不会申请READ_CONTACTS权限。", "" },
  { "您可以在系统设置中关闭相机、麦克风权限。", "camera access conditional user <CAMERA>; microphone_audio access conditional user <RECORD_AUDIO>" },
  { "您可以关闭地理位置、摄像头等权限。", "camera access conditional user <CAMERA>; location access conditional user" },
  { "您需要在您的设备中向我们开启相机、麦克风。", "camera access yes; microphone_audio access yes" },
  { "我们会访问您的照片或存储、麦克风。",
    "files_storage access yes; microphone_audio access yes; photos_videos access yes" },
  { "麦克风：用于录制语音消息。", "microphone_audio access yes <RECORD_AUDIO>" },
  /* How, and not what. */
  { "我们会通过GPS、WiFi等方式收集您的位置信息。", "location collect yes" },
  /* Parties by name. */
  { "友盟SDK会收集您的IMEI、MAC地址。",
    "imei collect yes third_party [友盟SDK]; mac_address collect yes third_party [友盟SDK]" },
  /* What is named first, and its verb without an object. */
  { "您的通讯录我们不会读取。", "contacts access no" },
  { "您的通讯录、短信内容，我们均不会收集。", "contacts collect no; sms collect no" },
  { "对于您的通话记录，我们不会读取或上传。", "call_log access no" },
  { "您的位置信息，我们仅在您使用地图功能时收集。", "location collect conditional" },
  /* What stands right behind the condition is done under it, by whoever stands before it. */
  { "我们会在您使用地图功能时收集您的位置信息。", "location collect conditional" },
  { "我们仅在您使用时收集位置信息。", "location collect conditional" },
  { "第三方SDK会在您使用App时收集您的设备信息。", "device_info collect conditional third_party" },
  { "如果您在使用地图时获取位置失败，请检查网络。", "" },
  { "为了向您推荐附近的商家，需要读取您的位置。", "location access yes" },
  /* In the background, in words of its own. */
  { "即使应用退到后台，我们仍会获取您的精确位置。", "location_background collect yes; location_precise collect yes" },
  { "我们会在后台获取您的位置。", "location collect yes; location_background collect yes" },
  { "我们会收集您的位置，但不会在后台收集。", "location collect yes" },
  { "您的位置信息会保存在后台服务器，我们会收集您的位置信息。", "location collect yes; location store yes" },
  /* A permission's words hold their verb. */
  { "我们会读取剪切板。", "clipboard access yes" },
  { "我们绝不会读取通讯录、短信。", "contacts access no <READ_CONTACTS>; sms access no" },
  { "我们不会主动读取通讯录、短信。", "" },
  { "未获取位置权限时，我们无法提供导航服务。", "location access conditional user" },
  { "位置信息：我们会在您使用附近的人功能时收集，用于推荐附近的商家。", "location collect conditional" },
  { "您的麦克风仅在您使用语音功能时由我们调用。", "microphone_audio access conditional" },
  { "当您使用导航时，您的位置信息我们会收集。", "location collect conditional" },
  { "您的通讯录信息我们不会上传至服务器。", "" },
  /* What an exception takes out is claimed. */
  { "除设备型号外，我们不收集任何信息。", "device_model collect yes" },
  { "除通讯录外，我们不会读取您设备中的其他信息。", "contacts access yes" },
  { "除法律规定外，我们不会读取您的通讯录。", "contacts access conditional" },
  /* No denial of the whole: a part, a way, a purpose, somebody, what is used all the same, what follows a refusal. */
  { "我们不会收集您剪贴板中的任何隐私信息。", "" },
  { "我们不会持续收集您的位置信息。", "" },
  { "我们不会频繁读取您的剪贴板。", "" },
  { "我们不会收集您的位置信息用于广告推送。", "" },
  { "我们不会收集未成年人的位置信息。", "" },
  { "游客模式下，我们不会收集您的手机号码。", "" },
  { "我们不会收集您的通讯录内容，仅在本地进行匹配。", "" },
  { "我们不会收集您的录音，仅将其转换为文字。", "" },
  { "您可以拒绝授权，此时我们不会获取您的位置信息。", "" },
  { "我们不收集也不存储您的通话记录。", "call_log collect no; call_log store no" },
  /* Words for doing in the names of things. */
  { "我们收集的数据包括应用版本、应用分发渠道、设备型号、MAC地址。",
    "app_info collect yes; device_model collect yes; mac_address collect yes; personal_info collect yes" },
  { "本软件涉及的权限有：相机、麦克风、存储、位置。",
    "camera access yes <CAMERA>; files_storage access yes <READ_EXTERNAL_STORAGE>; location access yes; "
    "microphone_audio access yes <RECORD_AUDIO>" },
  { "本应用会用到摄像头、麦克风。", "camera use yes; microphone_audio use yes" },
  /* What a word means is what is collected. */
  { "位置信息：是指当您开启设备定位功能并使用相关服务时，我们可能会收集的有关您的位置信息。", "location collect conditional" },
  { "个人信息是指以电子方式记录的与自然人有关的各种信息，包括位置信息、通讯录。", "" },
  /* What a purpose says of the user ends with it. */
  { "为了保证您能够快捷操作，应用会在前台读取您的剪贴板。", "clipboard access yes" },
  /* A code sent to the user, and one read. */
  { "我们会向您的手机发送短信验证码。", "" },
  { "我们会自动读取短信验证码。", "sms access yes" },
  /* What is kept of talks with the maker is no list of the phone's calls; what others do is theirs. */
  { "当您与我们联系时，我们可能会保存您的通信/通话记录和内容。", "personal_info collect conditional" },
  { "我们会读取您的通话记录。", "call_log access yes" },
  { "您同意接收来自我们的信息，包括电子邮件、短信。", "" },
  { "本软件的一切版权等知识产权，以及与软件相关的所有信息内容，包括但不限于文字、图标、文档，均受著作权法保护。", "" },
  /* Traditional characters, full width, mixed case. */
  { "我們會收集您的設備資訊。", "device_info collect yes" },
  { "我們會存取您的聯絡人與行事曆。", "calendar access yes; contacts access yes" },
  { "我們可能會蒐集您的行動電話號碼、電子郵件信箱及IP位址。",
    "email collect yes; ip_address collect yes; phone_number collect yes" },
  { "我們會讀取您的通訊錄。", "contacts access yes" },
  { "我们会收集ＩＰ地址和mac 地址。", "ip_address collect yes; mac_address collect yes" },
};

static void
test_sentences (void)
{
  guint failed = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = read_line (cases[i].text);

      if (g_str_equal (found, cases[i].statements))
        continue;
      failed++;
      g_test_message ("%s\n  expected %s\n  found    %s", cases[i].text, cases[i].statements, found);
    }
  g_assert_cmpuint (failed, ==, 0);
}

static char *
read_document (const char *name, const char *text, CandorPolicy **policy)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (CandorDocument) document = candor_document_read (bytes, name, &error);
  g_autoptr (GPtrArray) documents = g_ptr_array_new ();
  g_autoptr (CandorPolicy) read = NULL;
  GString *string = g_string_new (NULL);

  g_assert_no_error (error);
  g_ptr_array_add (documents, document);
  read = candor_policy_read (documents, knowledge, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < candor_policy_get_statement_count (read); i++)
    append_statement (string, candor_policy_get_statement (read, i));
  if (policy != NULL)
    *policy = g_steal_pointer (&read);
  return g_string_free (string, FALSE);
}

#define TITLE "# 示例隐私政策\n\n"

static const ChineseCase documents[] = {
  /* Lists under what leads them in. */
  { TITLE "## 我们收集的信息\n\n当您注册时，我们会收集以下信息：\n\n- 手机号码；\n- 昵称和头像，用于展示；\n",
    "personal_info collect conditional; phone_number collect conditional; avatar collect conditional; nickname collect conditional" },
  { TITLE "我们不会收集以下信息：\n\n- 通讯录\n- 短信\n", "" },
  { TITLE "在以下情形中，我们可以收集您的个人信息：\n\n- 与国家安全直接相关的；\n- 您自行公开的位置信息。\n",
    "personal_info collect yes" },
  /* Permissions in a table. */
  { TITLE "| 權限名稱 | 使用場景 |\n| --- | --- |\n| 麥克風 | 語音訊息 |\n", "microphone_audio access yes <RECORD_AUDIO>" },
  { TITLE "## 权限\n\n| 权限名称 | 权限功能说明 | 使用场景 |\n| --- | --- | --- |\n"
          "| 相机 | 拍摄照片 | 扫一扫 |\n| 位置信息 | 定位 | 附近的人 |\n| 读取手机状态 | 识别设备 | 登录 |\n",
    "camera access yes <CAMERA>; location access yes; phone_state access yes <READ_PHONE_STATE>" },
  /* SDKs in a table, on its side, and in labelled lines. */
  { TITLE "## 第三方SDK\n\n| SDK名称 | 收集的个人信息 | 使用目的 |\n| --- | --- | --- |\n"
          "| 示例推送 | IMEI、设备型号 | 消息推送 |\n| 样本地图 | 位置信息 | 地图展示 |\n",
    "device_model collect yes third_party [示例推送]; imei collect yes third_party [示例推送]; "
    "location collect yes third_party [样本地图]" },
  { TITLE "SDK名称：示例推送\n\n收集个人信息：IMEI、MAC地址\n\n使用目的：消息推送\n\nSDK名称：样本支付\n\n收集个人信息：无\n",
    "imei collect yes third_party [示例推送]; mac_address collect yes third_party [示例推送]" },
  { TITLE "SDK名称：示例推送；收集个人信息类型：IMEI、MAC地址；使用目的：消息推送。\n",
    "imei collect yes third_party [示例推送]; mac_address collect yes third_party [示例推送]" },
  { TITLE "1、示例推送SDK，使用目的：消息推送，数据类型：IMEI、MAC地址，官网链接：https://push.example\n",
    "imei collect yes third_party [示例推送SDK]; mac_address collect yes third_party [示例推送SDK]" },
  { TITLE "1、示例支付SDK\n\n涉及个人信息：IP地址、银行卡号\n\n使用目的：支付\n",
    "personal_info share conditional; bank_card collect yes third_party [示例支付SDK]; ip_address collect yes third_party [示例支付SDK]" },
  /* Heads that are made of known parts; several parties beside each other; a dash is nobody. */
  { TITLE "| 第三方SDK名称 | SDK开发者 | SDK收集的个人信息字段 | 第三方个人信息处理规则 |\n| --- | --- | --- | --- |\n"
          "| 示例推送 | 示例公司 | IMEI、应用列表 | - |\n",
    "imei collect yes third_party [示例推送]; installed_apps collect yes third_party [示例推送]" },
  { TITLE "| 产品/类型 | 第三方名称 | 共享个人信息名称 | 使用目的 |\n| --- | --- | --- | --- |\n| - | 示例推送 | IMEI | 推送 |\n",
    "imei share yes [示例推送]" },
  { TITLE "| SDK名称 | 示例推送 | 样本推送 |\n| --- | --- | --- |\n| 使用目的 | 推送 | 推送 |\n| 收集个人信息 | IMEI | OAID |\n",
    "imei collect yes third_party [示例推送]; oaid collect yes third_party [样本推送]" },
  /* Lines that are labelled, each by itself; labels in brackets; rows without Markdown's dashes. */
  { TITLE "SDK名称：示例推送\nSDK厂商：示例公司\n收集个人信息类型：应用列表\n\nSDK名称：样本地图\n收集个人信息类型：经纬度\n",
    "installed_apps collect yes third_party [示例推送]; location_precise collect yes third_party [样本地图]" },
  { TITLE "【示例推送SDK】\n【使用目的】推送消息\n【收集信息】应用列表\n", "installed_apps collect yes third_party [示例推送SDK]" },
  { TITLE "SDK名称 | 使用目的 | 收集的个人信息\n示例推送 | 推送 | IMEI\n样本推送 | 推送 | OAID\n",
    "imei collect yes third_party [示例推送]; oaid collect yes third_party [样本推送]" },
  /* That it provides something says nothing of the label behind it. */
  { TITLE "SDK名称：样本地图；使用目的：提供定位服务；收集个人信息类型：位置信息\n", "location collect yes third_party [样本地图]" },
  /* What was named before. */
  { TITLE "我们会收集以下信息：\n\n- 订单信息；\n- 收货地址。\n\n我们会将上述信息共享给物流公司。\n",
    "personal_info collect yes; purchase_history collect yes; postal_address collect yes; postal_address share yes; "
    "purchase_history share yes" },
  { TITLE "我们会收集您的位置信息。我们会将上述信息共享给合作伙伴。\n",
    "location collect yes; location share yes" },
  /* A name given to data stands for them; one given to the company is none. */
  { TITLE "我们会收集您的设备型号、通讯录（以下统称“环境信息”）。\n\n我们会将环境信息共享给合作伙伴。\n",
    "contacts collect yes; device_model collect yes; contacts share yes; device_model share yes" },
  { TITLE "示例科技有限公司（以下简称“我们”）会收集您的位置信息。\n\n我们会保护您的信息。\n", "location collect yes" },
  /* A row that denies is no claim. */
  { TITLE "| SDK名称 | 收集的个人信息 | 使用目的 |\n| --- | --- | --- |\n| 示例播放SDK | 不收集个人信息 | 播放视频 |\n"
          "| 样本下载SDK | 无 | 下载 |\n", "" },
};

static void
test_documents (void)
{
  guint failed = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autofree char *found = read_document ("policy.md", documents[i].text, NULL);

      if (g_str_equal (found, documents[i].statements))
        continue;
      failed++;
      g_test_message ("%s\n  expected %s\n  found    %s", documents[i].text, documents[i].statements, found);
    }
  g_assert_cmpuint (failed, ==, 0);
}

/* Quote, mention and purposes, counted in code points of the document. */
static void
test_places (void)
{
  static const char *const expected[] = { "account", "communication", NULL };
  g_autoptr (CandorPolicy) policy = NULL;
  g_autofree char *found = read_document ("policy.md", TITLE "欢迎。我们会收集您的手机号码，用于注册账号和向您发送通知。\n", &policy);
  CandorStatement *statement = candor_policy_get_statement (policy, 0);
  CandorDocument *document = candor_policy_get_document (policy, 0);
  g_autofree char *mention = candor_document_dup_range (document, candor_statement_get_mention_start (statement),
                                                        candor_statement_get_mention_end (statement));

  g_assert_cmpstr (candor_statement_get_quote (statement), ==, "我们会收集您的手机号码，用于注册账号和向您发送通知。");
  g_assert_cmpstr (mention, ==, "手机号码");
  g_assert_true (g_strv_equal (candor_statement_get_purposes (statement), expected));
  g_assert_cmpstr (candor_statement_get_rule (statement), ==, "zh.verb");
  g_assert_true (candor_policy_get_is_privacy_policy (policy));
  g_assert_cmpstr (candor_policy_get_language (policy), ==, "zh");
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  g_setenv ("LC_ALL", "C.UTF-8", FALSE);
  g_test_init (&argc, &argv, NULL);
  knowledge = candor_knowledge_load (g_getenv ("CANDOR_KNOWLEDGE"), &error);
  g_assert_no_error (error);
  g_test_add_func ("/policy/chinese/sentences", test_sentences);
  g_test_add_func ("/policy/chinese/documents", test_documents);
  g_test_add_func ("/policy/chinese/places", test_places);
  return g_test_run ();
}
