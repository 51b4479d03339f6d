#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: test-facts.py KNOWLEDGE SHARED: the knowledge against lists of facts that others keep, field by field.

Permissions and levels of Android, those of device makers and stores, the 39 types of app, the sensitive permissions of
TC260-PG-20204A, articles word for word, what regulators and Google Play call each kind of data, interfaces, and SDKs by
their package prefixes. The lists are no part of the project; without them the test is skipped. Where more is known than here, the test fails; where a list and the knowledge differ on purpose, the reason
stands below."""
import glob
import json
import os
import re
import sys
import xml.etree.ElementTree as tree

knowledge, shared = sys.argv[1], os.environ.get('CANDOR_SHARED', sys.argv[2])
facts = f'{shared}/facts'
if not os.path.isdir(facts):
    print(f'1..0 # SKIP {facts} is not there')
    sys.exit(0)

entries = {}
for path in sorted(glob.glob(f'{knowledge}/*.xml')):
    for element in tree.parse(path).getroot():
        entries.setdefault(element.tag, []).append(element)
LEVELS = ('dangerous', 'signature', 'internal', 'normal')


def read(name):
    with open(f'{facts}/{name}.json', encoding='utf-8') as file:
        return json.load(file)


def squeeze(text):
    return ''.join(text.split())


def texts(element, name):
    return [child.text for child in element.findall(name)]


def check_permissions():
    known = {entry.get('name'): entry for entry in entries['permission']}
    for name, fact in read('aosp-permissions-36')['permissions'].items():
        level = next((level for level in LEVELS if level in (fact.get('protectionLevel') or fact.get('protection_level') or '').split('|')), None)
        if name not in known:
            yield f'{name} is not known'
        elif level is not None and known[name].get('level') != level:
            yield f'{name} is {known[name].get("level")}, not {level}'


def check_sensitive_permissions():
    known = {entry.get('name'): entry for entry in entries['permission']}
    facts_of = read('cn-sensitive-permissions')
    for fact in facts_of['permissions'] + facts_of['newer_than_the_guide']:
        entry = known.get(fact['permission'])
        if entry is None:
            yield f'{fact["permission"]} is not known'
        elif not entry.get('label-zh'):
            yield f'{fact["permission"]} has no Chinese label'
        elif fact['can_collect_personal_information'] and entry.get('categories') is None:
            yield f'{fact["permission"]} is for no category'


def check_makers_permissions():
    """Permissions by name in the lists of interfaces and of what Google Play restricts, those of device makers among them."""
    known = {entry.get('name'): entry for entry in entries['permission']}
    named = set()
    for entry in read('sensitive-apis')['entries'] + read('play-policy')['restricted_permissions']:
        named |= set(re.findall(r'[\w.]+\.permission\.[\w.]*[A-Z]\w*', json.dumps(entry, ensure_ascii=False)))
    print(f'# {len(named)} permissions, {sum(not name.startswith("android.") for name in named)} of them not of Android itself')
    for name in sorted(named - set(known)):
        yield f'{name} is not known'
    # Of each maker in common use there are some, and none of any maker says nothing: no category is "none" on purpose.
    for maker in ('huawei', 'hihonor', 'miui', 'oppo', 'coloros', 'heytap', 'vivo', 'bbk', 'samsung', 'sec', 'meizu'):
        own = [entry for name, entry in known.items() if name.startswith(f'com.{maker}.')]
        if not own:
            yield f'no permission of {maker} is known'
        for entry in own:
            if not entry.get('label-en') or not entry.get('label-zh') or not entry.get('level'):
                yield f'{entry.get("name")} lacks a label or its level'


def check_names_of_regulators():
    """GB/T 35273 annex A and B, GB/T 45574 annex A with PIPL 28, GDPR 9 and the types of Google Play: each on its category."""
    known = {entry.get('id'): entry for entry in entries['category']}
    standard = read('cn-gbt35273')
    for row in standard['annex_a']['rows']:
        if row['category'] != 'personal_info' and row['category_zh'] not in texts(known[row['category']], 'gbt35273'):
            yield f'{row["category"]} is not called {row["category_zh"]}'
    for row in [row for row in standard['annex_b']['rows'] + standard['newer_standard']['categories'] if row['category']]:
        if known[row['category']].get('sensitive') != 'true':
            yield f'{row["category"]} is not sensitive'
    for row in [row for row in standard['newer_standard']['categories'] if row['category']]:
        names = [squeeze(name) for name in texts(known[row['category']], 'pipl')]
        if squeeze(row['category_zh']) not in names:
            yield f'{row["category"]} is called {names}, not {row["category_zh"]}'
    headings = {row['category_zh'] for row in standard['annex_a']['rows']}
    for entry in entries['category']:
        for name in texts(entry, 'gbt35273'):
            if name not in headings:
                yield f'{entry.get("id")}: annex A has no {name}'
    special = {name for entry in entries['category'] for name in texts(entry, 'gdpr')}
    for fact in read('gdpr-13-14')['article_9']['categories']:
        if not any(name.split()[0] == fact['text_en'].split()[0] and name.split()[-1] in fact['text_en'] for name in special):
            yield f'no category is of {fact["text_en"]}'
    types = {name for entry in entries['category'] for text in texts(entry, 'play') for name in text.split('; ')}
    for fact in read('play-policy')['data_safety']['types']:
        if fact['type'] not in types:
            yield f'no category is of the type {fact["type"]}'
    for name in sorted(types - {fact['type'] for fact in read('play-policy')['data_safety']['types']}):
        yield f'Google Play has no type {name}'


def check_app_types():
    known = {entry.get('id'): entry for entry in entries['app-type']}
    types = read('cn-app-types')['types']
    for fact in types:
        entry = known.get(fact['id'])
        if entry is None:
            yield f'{fact["id"]} is not known'
            continue
        if entry.get('number') != str(fact['number']):
            yield f'{fact["id"]}: number is {entry.get("number")}, not {fact["number"]}'
        for name, wanted in (('name-zh', [fact['name_zh']]), ('function-zh', [fact['basic_function_zh']]), ('necessary-zh', fact['necessary_zh'])):
            if [squeeze(text) for text in texts(entry, name)] != [squeeze(text) for text in wanted]:
                yield f'{fact["id"]}: {name} is {texts(entry, name)}, not {wanted}'
        if bool(fact['necessary']) != bool(entry.get('necessary')):
            yield f'{fact["id"]}: necessary is {entry.get("necessary")}, not {fact["necessary"]}'
    if len(known) != len(types):
        yield f'{len(known)} types, not {len(types)}'


def check_rules():
    known = {entry.get('id'): entry for entry in entries['rule']}
    for fact in read('cn-pipl')['articles']:
        entry = known.get(f'pipl-{fact["article"]}')
        if entry is None:
            yield f'pipl-{fact["article"]} is not known'
        elif texts(entry, 'text-zh') and squeeze(texts(entry, 'text-zh')[0]) != squeeze(fact['text_zh']):
            yield f'pipl-{fact["article"]} is quoted otherwise'
    for fact in read('cn-rendingfangfa')['items']:
        if f'rendingfangfa-{fact["ref"]}' not in known:
            yield f'rendingfangfa-{fact["ref"]} is not known'
    for article in ('article_13', 'article_14'):
        for fact in read('gdpr-13-14')[article]:
            if f'gdpr-{fact["article"]}' not in known and not fact['article'].startswith('14.3'):
                yield f'gdpr-{fact["article"]} is not known'
    for fact in read('play-policy')['privacy_policy']:
        if f'play-{fact["id"]}' not in known:
            yield f'play-{fact["id"]} is not known'


def check_interfaces():
    """Most; what is left out on purpose stands in docs/knowledge.md."""
    known = {(entry.get('class'), entry.get('member') or entry.get('name')) for entry in entries['api']}
    known |= {(None, entry.get('member') or entry.get('name') or entry.get('uri')) for entry in entries['api']}
    listed = read('sensitive-apis')['entries']
    found = sum((fact.get('class'), fact.get('name')) in known or (None, fact.get('name')) in known
                or any(fact.get(key) and (None, fact[key]) in known for key in ('uri', 'value', 'key')) for fact in listed)
    print(f'# {found} of {len(listed)} interfaces')
    if found < .85 * len(listed):
        yield f'only {found} of {len(listed)} interfaces are known'


def check_sdks():
    known = {prefix for entry in entries['sdk'] for prefix in (entry.get('prefixes') or '').split()}
    known |= {child.text for entry in entries['sdk'] for child in entry if child.tag == 'prefix'}
    listed = [prefix for fact in read('sdks')['sdks'] for prefix in fact['prefixes']]
    found = sum(any(prefix[:end] in known for end in [len(prefix)] + [i for i, sign in enumerate(prefix) if sign == '.']) for prefix in listed)
    print(f'# {found} of {len(listed)} prefixes of SDKs, or ones that hold them')
    if found < .95 * len(listed):
        yield f'only {found} of {len(listed)} prefixes of SDKs are known'


def check_languages():
    for tag, needed in (('category', ('name-en', 'name-zh')), ('topic', ('name-en', 'name-zh'))):
        for entry in entries[tag]:
            for name in needed:
                if not entry.get(name):
                    yield f'{tag} {entry.get("id")} has no {name}'
    for tag, needed in (('rule', ('title-en', 'title-zh')), ('app-type', ('name-en', 'name-zh', 'function-en', 'function-zh'))):
        for entry in entries[tag]:
            for name in needed:
                if not any(texts(entry, name)):
                    yield f'{tag} {entry.get("id")} has no {name}'


CHECKS = [check_permissions, check_sensitive_permissions, check_makers_permissions, check_names_of_regulators, check_app_types, check_rules, check_interfaces, check_sdks, check_languages]
print(f'1..{len(CHECKS)}')
failed = 0
for number, each in enumerate(CHECKS, 1):
    problems = list(each())
    print(f'{"not ok" if problems else "ok"} {number} {each.__name__[6:].replace("_", " ")}')
    for problem in problems[:20]:
        print(f'# {problem}')
    failed += bool(problems)
sys.exit(failed > 0)
