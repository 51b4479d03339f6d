#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: test-facts.py KNOWLEDGE SHARED: the knowledge against lists of facts that others keep, field by field.

Permissions and levels of Android, the 39 types of app, the sensitive permissions of TC260-PG-20204A, articles word for
word, interfaces, and SDKs by their package prefixes. The lists are no part of the project; without them the test is
skipped. Where more is known than here, the test fails; where a list and the knowledge differ on purpose, the reason
stands below."""
import glob
import json
import os
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


CHECKS = [check_permissions, check_sensitive_permissions, check_app_types, check_rules, check_interfaces, check_sdks, check_languages]
print(f'1..{len(CHECKS)}')
failed = 0
for number, each in enumerate(CHECKS, 1):
    problems = list(each())
    print(f'{"not ok" if problems else "ok"} {number} {each.__name__[6:].replace("_", " ")}')
    for problem in problems[:20]:
        print(f'# {problem}')
    failed += bool(problems)
sys.exit(failed > 0)
