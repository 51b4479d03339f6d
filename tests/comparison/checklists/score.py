#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scores the checklists of real policies against labels.tsv, which a person made by reading them.

usage: score.py CANDOR SHARED [--language en|zh] [--errors]

"met" is right where the label allows it; so is "not found" where the label allows "missing"; "unclear" accuses nobody
and claims nothing, so it is counted and never wrong. README.md says how the labels were made."""
import argparse
import collections
import importlib.util
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
STATES = {'yes': 'met', 'no': 'missing', 'unclear': 'partly', 'not_judgeable': 'partly'}


def load_reading():
    """The reading of corpora that whole comparisons are scored with."""
    spec = importlib.util.spec_from_file_location('truth', f'{HERE}/../truth/score.py')
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_labels():
    labels = collections.defaultdict(dict)
    with open(f'{HERE}/labels.tsv', encoding='utf-8') as lines:
        next(lines)
        for line in lines:
            policy, item, label = line.rstrip('\n').split('\t')
            labels[policy][item] = label.split('|')
    return labels


def find_policy(shared, policy, documents, folder):
    """labels.tsv names a file of the corpora, or corpus:document where they hold sentences."""
    if ':' not in policy:
        path = f'{shared}/corpora/{policy}'
        return path if os.path.exists(path) else None
    text = documents.get(tuple(policy.split(':')))
    if text is None:
        return None
    path = f'{folder}/policy.txt'
    with open(path, 'w', encoding='utf-8') as file:
        file.write(text)
    return path


def read_checklist(candor, path):
    done = subprocess.run([candor, 'policy', path, '--format', 'json'], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f'{path}: {done.stderr.strip()}')
    return {item['item']: item for item in json.loads(done.stdout)['checklist']}


def report(title, counts):
    print(f'## {title}: {counts["policies"]} policies, {counts["labels"]} labels')
    for name, goal in (('met', .95), ('missing', .95)):
        asked, right = counts['read', name], counts['right', name]
        word = {'met': 'read as met, rightly', 'missing': 'read as not found, rightly'}[name]
        print(f'   {word:30}' + (f'{right / asked:.3f}  {right:3}/{asked:<3}' if asked else '   –   ') + f'  goal {goal:.2f}')
    for name in ('met', 'missing'):
        asked, right = counts['only', name], counts['found', name]
        word = {'met': 'met, read so', 'missing': 'missing, read so'}[name]
        print(f'   {word:30}' + (f'{right / asked:.3f}  {right:3}/{asked:<3}' if asked else '   –'))
    print(f'   read as unclear               {counts["read", "partly"]}/{counts["labels"]}')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('candor')
    parser.add_argument('shared', help='where corpora/ is, unless CANDOR_SHARED says so')
    parser.add_argument('--language', choices=['en', 'zh'])
    parser.add_argument('--errors', action='store_true')
    options = parser.parse_args()
    shared = os.environ.get('CANDOR_SHARED', options.shared)
    if not os.path.isdir(f'{shared}/corpora'):
        print(f'{shared}/corpora is not there: nothing measured')
        return 77
    labels = read_labels()
    pairs = [{'policy': {'corpus': policy.split(':')[0], 'document': policy.split(':')[1]}} for policy in labels if ':' in policy]
    documents = load_reading().read_documents(shared, pairs)
    counts = collections.defaultdict(collections.Counter)
    missing = 0
    with tempfile.TemporaryDirectory() as folder:
        for policy, items in labels.items():
            language = policy[:2]
            if options.language not in (None, language):
                continue
            path = find_policy(shared, policy, documents, folder)
            if path is None:
                missing += 1
                print(f'{policy} is not in {shared}/corpora')
                continue
            found = read_checklist(options.candor, path)
            count = counts[language]
            count['policies'] += 1
            for item, label in items.items():
                state = STATES[found[item]['met']]
                count['labels'] += 1
                count['read', state] += 1
                count['right', state] += state in label
                if len(label) == 1:
                    count['only', label[0]] += 1
                    count['found', label[0]] += state == label[0]
                if options.errors and state not in label and (state != 'partly' or label == ['met']):
                    print(f'{policy} {item}: labelled {"|".join(label)}, read {state}; missing {found[item]["missing"]}')
                    for quote in found[item]['quotes']:
                        print(f'      {quote}')
    for language, count in counts.items():
        report('English' if language == 'en' else 'Chinese', count)
    return 1 if missing else 0


if __name__ == '__main__':
    sys.exit(main())
