#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: test-findings.py CANDOR BUILD-PACKAGE SAMPLES: each kind of finding, from the files to the JSON.

Of each case one finding is looked at whole: how much it weighs and is trusted, what it says was looked at, why, what it
rests on, and which articles it touches. Others may stand beside it. Permissions make a package without code; the
sample has code and an SDK."""
import json
import os
import subprocess
import sys
import tempfile

candor, build_package, samples = map(os.path.abspath, sys.argv[1:])
SAMPLE = f'{samples}/riverbank.apk'
ENGLISH = '# Privacy policy\n\nThis privacy policy explains which personal information we collect, use and share.\n\n'
CHINESE = '# 隐私政策\n\n本隐私政策说明我们如何收集、使用和共享您的个人信息。\n\n'
LISTENER = ('<service android:name=".Listener" android:exported="true" '
            'android:permission="android.permission.BIND_NOTIFICATION_LISTENER_SERVICE"/>')
# Where the memory card is mounted, which an SDK asks to know how much room there is: seen, and for nothing of the user's.
STORAGE = (['READ_EXTERNAL_STORAGE'], '.class Lcn/jpush/android/A; Ljava/lang/Object;\n.method a ()V\n'
           'invoke Landroid/os/Environment;->getExternalStorageDirectory()Ljava/io/File;\n.end\n')
SERVICES = ''.join(f'<service android:name="{name}.Service"/>' for name in ('com.umeng.message', 'com.tencent.tauth', 'cn.jpush.android'))
RIVERS = 'This paragraph tells of rivers and of the boats on them.\n\n' * 25

# name, permissions (and code) or parts of the manifest or the sample, policy, identifier, severity, confidence, words of the
# message, words of the rationale, an article it touches, evidence that it must have, findings that must not be there
CASES = [
    ('undisclosed, a permission', ['READ_SMS'], ENGLISH + 'We collect your email address.',
     'undisclosed:sms', 'medium', .85, 'The package requests READ_SMS. The policy supplied, read in full',
     'no call that uses it was seen', 'PIPL 17', {'permissions': ['android.permission.READ_SMS']}),
    ('undisclosed, in Chinese', ['READ_SMS'], CHINESE + '我们会收集您的电子邮箱地址。',
     'undisclosed:sms', 'medium', .85, 'has no statement about text messages', 'people must grant the permission', 'Identification Method 2.1',
     {'permissions': ['android.permission.READ_SMS']}),
    ('undisclosed, a call', SAMPLE, ENGLISH + 'We collect your email address.',
     'undisclosed:clipboard', 'high', .9, "The package's code uses ClipboardManager.getPrimaryClip", 'regulators single out',
     'PIPL 17', {'apis': ['android.content.ClipboardManager.getPrimaryClip']}),
    ('undisclosed, a role', LISTENER, ENGLISH + 'We collect your email address.',
     'undisclosed:notification_content', 'medium', .85,
     'declares org.example.findings.Listener (BIND_NOTIFICATION_LISTENER_SERVICE) for the system to call', 'give the app the role',
     'PIPL 17', {'roles': [{'permission': 'android.permission.BIND_NOTIFICATION_LISTENER_SERVICE',
                            'component': 'org.example.findings.Listener'}]}),
    ('undisclosed, a role, where the policy speaks of showing notifications, in Chinese', LISTENER,
     CHINESE + '我们会申请通知权限，用于在通知栏向您显示下载进度。',
     'undisclosed:notification_content', 'medium', .85, 'no statement about notification', 'give the app the role', 'PIPL 17', {'statements': []}),
    ('undisclosed, beside a general denial', ['READ_SMS'], ENGLISH + 'We do not collect any personal information.',
     'undisclosed:sms', 'medium', .85, 'no statement about text messages', 'as a whole the policy says', 'PIPL 17', {'statements': None}),
    ('undisclosed, a call that serves other ends as well', STORAGE, ENGLISH + 'We collect your email address.',
     'undisclosed:files_storage', 'medium', .85, 'its code uses Environment.getExternalStorageDirectory', 'serves other ends as well',
     'PIPL 17', {'apis': ['android.os.Environment.getExternalStorageDirectory'], 'sdks': []}),
    ('singled out though said, a call that serves other ends as well', STORAGE, ENGLISH + 'We collect your photos.',
     'device_scanning:files_storage', 'low', .8, 'requests READ_EXTERNAL_STORAGE, which opens files and storage', 'whether the app needs it',
     'PIPL 6', {'permissions': ['android.permission.READ_EXTERNAL_STORAGE']}),
    ('undisclosed, beside a denial for children alone', ['READ_SMS'],
     ENGLISH + 'We do not knowingly collect personal information from anyone under the age of 13. '
     'If you are a parent, please contact us.\n\n## Children\n\nWe do not collect personal information.',
     'undisclosed:sms', 'medium', .85, 'no statement about text messages', 'people must grant', 'PIPL 17', {'statements': []}),
    ('undisclosed, beside a denial for children alone, in Chinese', ['READ_SMS'],
     CHINESE + '我们不会向任何未成年人提供服务，亦不会收集其个人信息。\n\n## 未成年人保护\n\n我们不会收集个人信息。',
     'undisclosed:sms', 'medium', .85, 'no statement about text messages', 'people must grant', 'PIPL 17', {'statements': []}),
    ('vague, denied not done after a refusal', ['READ_CONTACTS'], ENGLISH + 'You may deny the permission; the app will then not read your contacts.',
     'vague:contacts', 'low', .5, 'can\'t be told from that', 'can\'t be told from that', 'PIPL 17', {'statements': None}),
    ('vague, denied in one mode', ['READ_CONTACTS'], ENGLISH + 'In offline mode the app does not access your contacts.',
     'vague:contacts', 'low', .5, 'can\'t be told from that', 'can\'t be told from that', 'PIPL 17', {'statements': None}),
    ('vague, denied in one edition', ['READ_CONTACTS'], ENGLISH + 'The free version does not collect your contacts.',
     'vague:contacts', 'low', .5, 'can\'t be told from that', 'can\'t be told from that', 'PIPL 17', {'statements': None}),
    ('vague, denied in one mode, in Chinese', ['READ_CONTACTS'], CHINESE + '离线模式下我们不会读取您的通讯录。',
     'vague:contacts', 'low', .5, 'can\'t be told from that', 'can\'t be told from that', 'PIPL 17', {'statements': None}),
    ('vague, denied by one function, in Chinese', ['READ_CONTACTS'], CHINESE + '扫码功能不会读取您的通讯录。',
     'vague:contacts', 'low', .5, 'can\'t be told from that', 'can\'t be told from that', 'PIPL 17', {'statements': None}),
    ('denied, with the thing first', ['READ_CONTACTS'], ENGLISH + 'Your contacts are never collected.',
     'denied:contacts', 'medium', .72, 'Your contacts are never collected.', 'The policy denies contacts', 'PIPL 17', {'statements': None}),
    ('vague, denied is another verb than getting it', ['READ_CONTACTS'],
     CHINESE + '我们不会将您的个人信息（如通讯录、昵称）与第三方共享，也不会代表第三方收集您的个人信息。',
     'vague:contacts', 'low', .5, 'can\'t be told from that', 'can\'t be told from that', 'PIPL 17', {'statements': None}),
    ('vague, a denial for children alone', ['READ_CONTACTS'], ENGLISH + '## Children under 13\n\nWe do not access your contacts.',
     'vague:contacts', 'low', .5, 'can\'t be told from that', 'can\'t be told from that', 'PIPL 17', {'statements': None}),
    ('denied', ['READ_CONTACTS'], ENGLISH + 'We do not access your contacts.',
     'denied:contacts', 'medium', .77, 'On contacts the policy says: “We do not access your contacts.”', 'The policy denies contacts',
     'Identification Method 3.9', {'statements': None, 'permissions': ['android.permission.READ_CONTACTS']}),
    ('denied, in Chinese', ['READ_CONTACTS'], CHINESE + '我们不会读取您的通讯录。',
     'denied:contacts', 'medium', .76, '我们不会读取您的通讯录。', 'The policy denies contacts', 'PIPL 17', {'statements': None}),
    ('denied, with the thing first, in Chinese', ['READ_CONTACTS'], CHINESE + '您的通讯录，我们均不会读取。',
     'denied:contacts', 'medium', .64, '您的通讯录，我们均不会读取。', 'The policy denies contacts', 'PIPL 17', {'statements': None}),
    ('vague, not done after a refusal', ['READ_CONTACTS'], CHINESE + '您可以拒绝授权，此时我们不会获取您的通讯录。',
     'vague:contacts', 'low', .5, 'in a sentence whose claim could not be read', 'could not be read', 'PIPL 17', {}),
    ('no contradiction: where something is kept is no data, in Chinese', ['READ_EXTERNAL_STORAGE'],
     CHINESE + '我们会收集以下信息：\n\n- 被锁定的应用列表（仅存储在本地设备）\n\n我们不会收集您的文件。',
     'denied:files_storage', 'medium', .76, '我们不会收集您的文件。', 'The policy denies files', 'PIPL 17', {'statements': None}),
    ('undisclosed, and an account is no permission, in Chinese', ['READ_SMS'], CHINESE + '登录时，您需要授权我们获取您的账号和密码。',
     'undisclosed:sms', 'medium', .85, 'no statement about text messages', 'people must grant', 'PIPL 17', {}, ['over_declared:account_credentials']),
    ('undisclosed, and a permission for a part is requested, in Chinese', ['READ_SMS', 'ACTIVITY_RECOGNITION'],
     CHINESE + '我们会申请运动与健身权限，用于统计步数。',
     'undisclosed:sms', 'medium', .85, 'no statement about text messages', 'people must grant', 'PIPL 17', {}, ['over_declared:fitness_sensors']),
    ('vague, what a word stands for that is told below an address, in Chinese', ['QUERY_ALL_PACKAGES'],
     CHINESE + '## 联系我们\n\n客服邮箱：help@example.org\n\n设备信息：包括设备标识符（IMEI、OAID）、应用安装列表和IP地址。',
     'vague:installed_apps', 'low', .5, 'in a sentence whose claim could not be read', 'could not be read', 'PIPL 17', {}),
    ('denied, a role', LISTENER, ENGLISH + 'We do not collect notification content.',
     'denied:notification_content', 'medium', .77, 'for the system to call', 'The policy denies', 'PIPL 17', {'statements': None}),
    ('contradiction', ['READ_CONTACTS'], ENGLISH + 'We collect your contacts to find your friends.\n\nWe do not collect your contacts.',
     'contradiction:contacts', 'medium', .77, 'the policy says both', 'Medium at most', 'PIPL 7', {'statements': None}),
    ('no contradiction: one denies a part of what the other declares', ['ACCESS_FINE_LOCATION'],
     ENGLISH + 'We collect your location to show the weather.\n\nWe do not collect your precise location.',
     'denied:location_precise', 'medium', .77, 'On precise location the policy says: “We do not collect your precise location.”',
     'The policy denies precise location', 'PIPL 17', {'permissions': ['android.permission.ACCESS_FINE_LOCATION']}),
    ('a contradiction in broader words', ['ACCESS_FINE_LOCATION'],
     ENGLISH + 'We collect your location to show the weather.\n\nWe do not collect your location.',
     'contradiction:location_precise', 'medium', .77, 'the policy says both', 'Medium at most', 'PIPL 7', {'statements': None}),
    ('vague, broader words', ['ACCESS_FINE_LOCATION', 'ACCESS_BACKGROUND_LOCATION'], ENGLISH + 'We collect your location.',
     'vague:location_background', 'low', .75, 'its nearest words are: “We collect your location.”', 'One step lower', 'Identification Method 2.1',
     {'statements': None}),
    ('vague, what may mean it', ['CAMERA'], ENGLISH + 'We collect the photos you upload.',
     'vague:camera', 'low', .5, 'doesn’t name camera itself', 'by which camera may be meant', 'PIPL 17', {'statements': None}),
    ('vague, a denial that leaves it open', ['READ_CONTACTS'], ENGLISH + 'We do not sell your contacts.',
     'vague:contacts', 'low', .5, 'can\'t be told from that', 'can\'t be told from that', 'PIPL 17', {'statements': None}),
    ('vague, named in a sentence without a claim', ['READ_CALENDAR'],
     ENGLISH + 'The calendar in the app shows every appointment in a colour of its own.',
     'vague:calendar', 'low', .5, 'in a sentence whose claim could not be read', 'could not be read', 'PIPL 17', {}),
    ('vague, named by a heading', ['CAMERA'], ENGLISH + '## Camera\n\nThe torch of the phone is a part of it and shines through the lamp.',
     'vague:camera', 'low', .5, 'in a sentence whose claim could not be read', 'could not be read', 'PIPL 17', {}),
    ('an SDK, and the policy speaks of the app alone', SAMPLE, ENGLISH + 'We read the clipboard to paste your code. We work with JPush.',
     'sdk_undisclosed:clipboard', 'low', .75, 'Code of JPush is among what uses ClipboardManager.getPrimaryClip', 'if of the app alone',
     'PIPL 23', {'sdks': ['jpush'], 'apis': None}),
    ('an SDK that is not named', SAMPLE, ENGLISH + 'We collect your email address.',
     'sdk_not_named:jpush', 'medium', .8, 'names neither it nor its vendor', 'seen to reach personal data', 'PIPL 23', {'sdks': ['jpush']}),
    ('an SDK whose vendor has two characters is named by it', SERVICES,
     CHINESE + '我们接入友盟的SDK，您可以通过QQ、微信登录。有问题请写信至 help@jpush.example。',
     'sdk_not_named:jpush', 'low', .8, 'names neither it nor its vendor', 'no call of theirs', 'PIPL 23', {'sdks': ['jpush']},
     ['sdk_not_named:umeng_push', 'sdk_not_named:tencent_qq_connect']),
    ('an SDK that is named and absent', SAMPLE, ENGLISH + 'We share your device information with Umeng for analytics.',
     'sdk_absent:umeng_analytics', 'info', .5, 'None of its known classes', 'rename classes', 'PIPL 7', {}),
    ('no SDK that is named only by a word of everyday', SAMPLE,
     ENGLISH + 'We share a daily ping with our servers and follow you on Twitter. We share your data with Twilio.',
     'sdk_absent:twilio', 'info', .5, 'The policy names Twilio', 'rename classes', 'PIPL 7', {}, ['sdk_absent:pingpp', 'sdk_absent:digits']),
    ('unused', SAMPLE, ENGLISH + 'We collect your email address.',
     'unused:android.permission.READ_SMS', 'low', .7, 'Nothing in its code was seen to need it', 'none was seen in the code', 'PIPL 6',
     {'permissions': ['android.permission.READ_SMS']}),
    ('over-declared', SAMPLE, ENGLISH + 'With the READ_CALL_LOG permission we show who called.',
     'over_declared:call_log', 'info', .5, 'No permission or call for call log was seen', 'for information', 'PIPL 6', {'statements': None}),
    ('beyond the scope of its type', ['READ_CONTACTS'], ENGLISH + 'We collect your contacts.',
     'beyond_scope:contacts', 'low', .8, 'The necessary personal information of the app type Maps and navigation does not include contacts', 'for a person to judge', 'PIPL 6',
     {'permissions': ['android.permission.READ_CONTACTS']}),
    ('singled out though said', SAMPLE, ENGLISH + 'We collect the list of installed apps to protect your account.',
     'device_scanning:installed_apps', 'low', .9, 'Regulators single this out', 'whether the app needs it', 'PIPL 6',
     {'permissions': ['android.permission.QUERY_ALL_PACKAGES'], 'apis': None}),
    ('a gap', ['CAMERA'], ENGLISH + 'We use the camera to scan codes.\n\n' + RIVERS,
     'policy_gap:retention_period', 'info', .7, 'has no sentence on how long it is kept', 'found by their words', 'GDPR 13.2.a', {}),
]


def build(folder, parts):
    """A package that requests the permissions of a list, with code where there is some, or holds a part of a manifest."""
    parts, code = parts if isinstance(parts, tuple) else (parts, None)
    requests = ''.join(f'<uses-permission android:name="android.permission.{name}"/>' for name in parts) if isinstance(parts, list) else ''
    application = parts if isinstance(parts, str) else ''
    with open(f'{folder}/manifest.xml', 'w', encoding='utf-8') as file:
        file.write('<manifest package="org.example.findings" android:versionCode="1"><uses-sdk android:minSdkVersion="23" '
                   f'android:targetSdkVersion="33"/>{requests}<application>{application}</application></manifest>')
    with open(f'{folder}/code.txt', 'w', encoding='utf-8') as file:
        file.write(code or '')
    subprocess.run([build_package, f'{folder}/manifest.xml', f'{folder}/findings.apk', *([f'{folder}/code.txt'] if code else [])], check=True)
    return f'{folder}/findings.apk'


def check(folder, case):
    """What is not as it should be, in words."""
    _, parts, policy, identifier, severity, confidence, message, reason, article, evidence, *never = case
    package = SAMPLE if parts == SAMPLE else build(folder, parts)
    with open(f'{folder}/policy.md', 'w', encoding='utf-8') as file:
        file.write(policy)
    done = subprocess.run([candor, 'check', package, '--policy', f'{folder}/policy.md', '--app-type', 'map_navigation', '--format', 'json',
                           '--locale', 'en'], capture_output=True, text=True)
    if done.returncode != 0:
        return [done.stderr]
    findings = {finding['id']: finding for finding in json.loads(done.stdout)['findings']}
    if never and not findings.keys().isdisjoint(never[0]):
        return [f'there is one of {never[0]}']
    finding = findings.get(identifier)
    if finding is None:
        return [f'only {" ".join(findings)}']
    wrong = [f'{key} is {finding[key]}' for key, wanted in (('severity', severity), ('confidence', confidence))
             if (abs(finding[key] - wanted) > .0051 if key == 'confidence' else finding[key] != wanted)]
    if message not in finding['message'] or '{' in finding['message']:
        wrong.append(f'it says: {finding["message"]}')
    if not any(reason in line for line in finding['rationale']):
        wrong.append(f'its reasons are: {finding["rationale"]}')
    if article not in finding['citations']:
        wrong.append(f'it touches: {finding["citations"]}')
    wrong += [f'{key} is {finding[key]}' for key, wanted in evidence.items()
              if (finding[key] != wanted if wanted is not None else not finding[key])]
    return wrong


def check_recipe(folder):
    """What no policy leaves unsaid is called unsaid by no form of the report."""
    path = f'{folder}/recipe.md'
    with open(path, 'w', encoding='utf-8') as file:
        file.write('# Cake\n\nMix flour and eggs. Bake them for an hour.\n')
    wrong = []
    for form in ('text', 'html', 'csv'):
        for locale, judged, silent in (('en', 'not judged', 'not said'), ('zh_CN', '不作判断', '未提及')):
            out = subprocess.run([candor, 'check', SAMPLE, '--policy', path, '--format', form, '--locale', locale], capture_output=True,
                                 text=True).stdout
            # HTML explains all marks at its end.
            if judged not in out or f'○ {silent}' in out.replace(f'○ {silent}: ', '').replace(f'○ {silent}：', ''):
                wrong.append(f'{form} in {locale}')
    return wrong


print(f'1..{len(CASES) + 1}')
failed = 0
with tempfile.TemporaryDirectory() as scratch:
    for number, each in enumerate(CASES, 1):
        problems = check(scratch, each)
        print(f'{"not ok" if problems else "ok"} {number} {each[0]}')
        for problem in problems:
            print(f'# {problem}')
        failed += bool(problems)
    problems = check_recipe(scratch)
    print(f'{"not ok" if problems else "ok"} {len(CASES) + 1} what is no policy is silent about nothing')
    for problem in problems:
        print(f'# {problem}')
    failed += bool(problems)
sys.exit(failed > 0)
