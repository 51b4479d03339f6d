/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "comparison/candor-checklist.h"

/* What one sentence makes of one item; the policy around it is whole but silent on what is asked. */
typedef struct
{
  const char *sentence;
  const char *item;
  CandorChecklistState state;
  const char *quoted; /* a topic that is quoted from that sentence; NULL where none is */
} Case;

#define MET CANDOR_CHECKLIST_MET
#define ABSENT CANDOR_CHECKLIST_NOT_FOUND
#define UNCLEAR CANDOR_CHECKLIST_UNCLEAR
#define CLOSED CANDOR_CHECKLIST_NOT_JUDGEABLE

static const Case english[] = {
  { "We keep your data for as long as your account is open.", "gdpr-13.2.a", MET, "retention_period" },
  { "The weather was fine.", "gdpr-13.2.a", ABSENT, NULL },
  { "## How long we keep your data for as long as we like", "gdpr-13.2.a", UNCLEAR, "retention_period" },
  { "Cookies are kept for 30 days.", "gdpr-13.2.a", ABSENT, NULL },
  { "You may withdraw your consent at any time.", "gdpr-13.2.c", MET, "withdraw_consent" },
  { "You have the right to:\n\n- correct your personal information", "pipl-46", MET, "right_rectify" },
  { "You have the right to request the deletion of your personal data.", "pipl-47", MET, "right_erase" },
  { "You can delete cookies in your browser.", "pipl-47", ABSENT, NULL },
  { "We may update this privacy policy and will notify you by email.", "gbt35273-5.5.updated", MET, "change_notice" },
  { "You can lodge a complaint with a supervisory authority.", "gdpr-13.2.d", MET, "complaint_authority" },
  { "Please contact us at privacy@example.org.", "play-developer_contact", MET, "contact" },
  { "You can enable or disable access to this information at any time in the device settings.", "gdpr-13.2.c", MET, "withdraw_consent" },
  { "We require these third parties to take appropriate measures to protect your information.", "play-security", ABSENT, NULL },
  { "We destroy your data after a reasonable period once it is no longer required.", "gdpr-13.2.a", MET, "retention_period" },
  { "By using the app you agree to this policy.", "rendingfangfa-3.4", CLOSED, "use_is_consent" },
  { "The weather was fine.", "rendingfangfa-1.3", CLOSED, NULL },
  { "The weather was fine.", "gdpr-13.1.d", UNCLEAR, NULL },
  { "The weather was fine.", "rendingfangfa-3.9", UNCLEAR, NULL },
};

static const Case chinese[] = {
  { "您的个人信息保存期限为六个月。", "gdpr-13.2.a", MET, "retention_period" },
  { "今天天气很好。", "gdpr-13.2.a", ABSENT, NULL },
  { "您可以通过“设置”关闭权限，撤回您的授权同意。", "rendingfangfa-3.8", MET, "withdraw_consent" },
  { "您可以申请注销账号，也可以更正、删除您的个人信息。", "rendingfangfa-6.1", MET, "close_account" },
  { "您可以更正您的个人信息。", "rendingfangfa-6.1", UNCLEAR, "right_rectify" },
  { "我们将在十五个工作日内答复您的请求。", "rendingfangfa-6.3", MET, "answer_time_15" },
  { "如有疑问，请发送邮件至 privacy@example.org 与我们联系。", "rendingfangfa-6.5", MET, "complaint_channel" },
  { "未满十四周岁的儿童使用前应取得监护人同意。", "pipl-31", MET, "guardian_consent" },
  { "我们更新本政策时会以弹窗方式通知您。", "gbt44588-updates", MET, "change_notice" },
  { "我们更新本政策时会以弹窗方式通知您。", "pipl-17.change", MET, "change_notice" },
  { "您的个人信息保存期限为六个月。", "pipl-17.1", UNCLEAR, NULL },
  { "您可以更正您的个人信息。", "pipl-17.3", MET, "right_rectify" },
  { "您注册时需要提供身份证明进行人脸识别。", "gbt44588-rights_conditions", UNCLEAR, NULL },
  { "获得您的明确同意后，我们会与第三方共享您的信息。", "pipl-23", UNCLEAR, "sharing_consent" },
  { "我们与授权合作伙伴共同提供部分服务，并说明第三方的规则。", "pipl-48", UNCLEAR, NULL },
  { "您有权要求我们对个人信息处理规则进行解释。", "pipl-48", MET, "explanation" },
  { "运营方有权对违规用户的资料和内容进行审查、删除。", "pipl-47", ABSENT, NULL },
};

static CandorKnowledge *knowledge;

static CandorPolicy *
read_policy (const char *sentence, gboolean in_chinese)
{
  g_autoptr (GString) text = g_string_new (in_chinese ? "# 隐私政策\n\n我们会收集您的通讯录信息。\n\n" : "# Privacy policy\n\nWe collect your contacts.\n\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CandorDocument) document = NULL;
  g_autoptr (GPtrArray) documents = g_ptr_array_new ();
  CandorPolicy *policy;

  /* So much that it is a whole policy. */
  for (guint i = 0; i < 25; i++)
    g_string_append (text, in_chinese ? "这一段文字与个人信息无关，只是凑足篇幅。\n\n" : "This paragraph tells of rivers and of the boats on them.\n\n");
  g_string_append (text, sentence);
  g_string_append_c (text, '\n');
  bytes = g_bytes_new (text->str, text->len);
  document = candor_document_read (bytes, "policy.md", &error);
  g_assert_no_error (error);
  g_ptr_array_add (documents, document);
  policy = candor_policy_read (documents, knowledge, &error);
  g_assert_no_error (error);
  return policy;
}

static CandorChecklistItem *
find_item (GListModel *checklist, const char *rule)
{
  for (guint i = 0; i < g_list_model_get_n_items (checklist); i++)
    {
      g_autoptr (CandorChecklistItem) item = g_list_model_get_item (checklist, i);
      if (strcmp (candor_checklist_item_get_rule (item), rule) == 0)
        return g_steal_pointer (&item);
    }
  return NULL;
}

static gboolean
quotes (CandorPolicy *policy, CandorChecklistItem *item, const char *topic)
{
  GArray *mentions = candor_checklist_item_get_mentions (item);

  for (guint i = 0; i < mentions->len; i++)
    {
      g_autoptr (CandorMention) mention = g_list_model_get_item (candor_policy_get_mentions (policy),
                                                                 g_array_index (mentions, guint, i));
      CandorDocument *document = candor_policy_get_document (policy, candor_mention_get_document (mention));
      g_autofree char *range = candor_document_dup_range (document, candor_mention_get_start (mention),
                                                          candor_mention_get_end (mention));

      g_assert_cmpstr (range, ==, candor_mention_get_quote (mention));
      if (strcmp (candor_mention_get_topic (mention), topic) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
check (const Case *each, gboolean in_chinese)
{
  g_autoptr (CandorPolicy) policy = read_policy (each->sentence, in_chinese);
  g_autoptr (GListModel) checklist = candor_checklist_judge (policy, knowledge, NULL, NULL);
  g_autoptr (CandorChecklistItem) item = find_item (checklist, each->item);

  g_test_message ("%s: %s", each->item, each->sentence);
  g_assert_nonnull (item);
  g_assert_cmpstr (candor_checklist_state_to_string (candor_checklist_item_get_state (item)), ==,
                   candor_checklist_state_to_string (each->state));
  g_assert_nonnull (candor_checklist_item_get_reason (item));
  if (each->quoted != NULL)
    g_assert_true (quotes (policy, item, each->quoted));
  else
    g_assert_cmpuint (candor_checklist_item_get_mentions (item)->len, ==, 0);
}

static void
test_items (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (english); i++)
    check (&english[i], FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (chinese); i++)
    check (&chinese[i], TRUE);
}

/* Whatever is met is quoted; a text that is no policy lacks nothing. */
static void
test_promises (void)
{
  g_autoptr (CandorPolicy) policy = read_policy ("You can contact us at privacy@example.org. We keep your data for as long as your account is open. "
                                                 "We share your contacts with service providers. You may access your personal information.", FALSE);
  g_autoptr (GListModel) checklist = candor_checklist_judge (policy, knowledge, NULL, NULL);
  g_autoptr (CandorPolicy) shopping = candor_policy_new_from_line ("Bread, milk and a pound of butter for Sunday.", knowledge);
  g_autoptr (GListModel) nothing = candor_checklist_judge (shopping, knowledge, NULL, NULL);
  guint met = 0;

  g_assert_cmpuint (g_list_model_get_n_items (checklist), >=, 130);
  for (guint i = 0; i < g_list_model_get_n_items (checklist); i++)
    {
      g_autoptr (CandorChecklistItem) item = g_list_model_get_item (checklist, i);
      g_autoptr (CandorChecklistItem) other = g_list_model_get_item (nothing, i);

      if (candor_checklist_item_get_state (item) == MET)
        {
          met++;
          g_assert_cmpuint (candor_checklist_item_get_mentions (item)->len + candor_checklist_item_get_statements (item)->len, >, 0);
        }
      g_assert_cmpint (candor_checklist_item_get_state (other), !=, ABSENT);
    }
  g_assert_cmpuint (met, >=, 5);
}

/* What the reader's process hands over is the same. */
static void
test_serialized (void)
{
  g_autoptr (CandorPolicy) policy = read_policy ("We keep your data for as long as your account is open.", FALSE);
  g_autoptr (GVariant) variant = g_variant_ref_sink (candor_policy_to_variant (policy));
  g_autoptr (GError) error = NULL;
  g_autoptr (CandorPolicy) copy = candor_policy_new_from_variant (variant, &error);
  guint count = g_list_model_get_n_items (candor_policy_get_mentions (policy));

  g_assert_no_error (error);
  g_assert_cmpuint (count, >, 0);
  g_assert_cmpuint (g_list_model_get_n_items (candor_policy_get_mentions (copy)), ==, count);
  for (guint i = 0; i < count; i++)
    {
      g_autoptr (CandorMention) left = g_list_model_get_item (candor_policy_get_mentions (policy), i);
      g_autoptr (CandorMention) right = g_list_model_get_item (candor_policy_get_mentions (copy), i);
      g_assert_cmpstr (candor_mention_get_quote (left), ==, candor_mention_get_quote (right));
      g_assert_cmpstr (candor_mention_get_topic (left), ==, candor_mention_get_topic (right));
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  knowledge = candor_knowledge_load (NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/checklist/items", test_items);
  g_test_add_func ("/checklist/promises", test_promises);
  g_test_add_func ("/checklist/serialized", test_serialized);
  return g_test_run ();
}
