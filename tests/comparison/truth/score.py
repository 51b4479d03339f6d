#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scores whole comparisons, from manifest and policy to disclosure, against truth.json.

usage: score.py CANDOR BUILD-PACKAGE SHARED [--half development|held-out] [--language en|zh]
                [--errors] [--pair ID]

Manifests become packages, real policies are read whole, and "candor check" compares. A permission's row is
that of the category it is for. --errors lists what went wrong in the development half; it refuses the
held-out half, which nobody reads while improving the program. README.md says how it was judged."""
import argparse
import collections
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
HALVES = ['development', 'held-out']
LABELS = ['clear', 'vague', 'denied', 'both', 'no']
# What the program's words for a disclosure are here.
DISCLOSURES = {'clear': 'clear', 'vague': 'vague', 'incorrect': 'denied', 'ambiguous': 'both', 'omitted': 'no',
               'none_needed': 'none needed'}
CORPUS_MARKS = ('Apkid:', '=====')  # lines of the corpus, not of the policy


def read_documents(shared, pairs):
    """Policies that a corpus holds in sentences, put together again: (corpus, document) to text."""
    wanted = {(pair['policy']['corpus'], pair['policy']['document']) for pair in pairs if 'corpus' in pair['policy']}
    sentences = collections.defaultdict(list)
    for corpus in sorted({corpus for corpus, _ in wanted}):
        path = f'{shared}/corpora/{corpus}/dev/segments.jsonl'
        if not os.path.exists(path):
            continue
        with open(path, encoding='utf-8') as lines:
            for line in lines:
                segment = json.loads(line)
                if (corpus, segment['doc']) in wanted and not segment['text'].startswith(CORPUS_MARKS):
                    sentences[corpus, segment['doc']].append(segment['text'])
    return {key: '\n'.join(texts) + '\n' for key, texts in sentences.items()}


def find_policy(options, pair, documents, folder):
    policy = pair['policy']
    if 'file' in policy:
        path = f'{options.shared}/corpora/{policy["file"]}'
        return path if os.path.exists(path) else None
    text = documents.get((policy['corpus'], policy['document']))
    if text is None:
        return None
    path = f'{folder}/{pair["id"]}.txt'
    with open(path, 'w', encoding='utf-8') as file:
        file.write(text)
    return path


def compare(options, pair, policy, folder):
    """What the program makes of the pair: permission to (disclosure, quotes)."""
    package = f'{folder}/{pair["id"]}.apk'
    subprocess.run([options.build_package, f'{HERE}/manifests/{pair["id"]}.xml', package], check=True)
    done = subprocess.run([options.candor, 'check', package, '--policy', policy, '--format', 'json'],
                          capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f'{pair["id"]}: {done.stderr.strip()}')
    result = json.loads(done.stdout)
    categories = {permission['name']: permission['categories'] for permission in result['package']['permissions']}
    rows = {row['category']: row for row in result['rows']}
    found = {}
    for permission in pair['permissions']:
        holding = [row for row in result['rows'] if permission in row['behavior']['permissions']
                   or permission in [role['permission'] for role in row['behavior']['roles']]]
        row = rows.get((categories.get(permission) or [None])[0]) or (holding[0] if holding else None)
        if row is None:
            found[permission] = ('no row', [])
        else:
            found[permission] = (DISCLOSURES[row['disclosure']],
                                 [result['policy']['statements'][index]['quote'] for index in row['statements']])
    return found


class Score:
    def __init__(self):
        self.confusion = collections.Counter()
        self.right = collections.Counter()
        self.asked = collections.Counter()

    def count(self, name, right):
        self.asked[name] += 1
        self.right[name] += right

    def add(self, truth, predicted):
        """Whether it was right."""
        label, accepted = truth['label'], [truth['label']] + truth.get('or', [])
        self.confusion[label, predicted] += 1
        if label == 'unsure':
            return True
        good = predicted in accepted
        if predicted == 'no':
            self.count('undisclosed precision', good)
        if label == 'no' and (predicted == 'no' or not good):
            self.count('undisclosed recall', good)
        if predicted == 'denied':
            self.count('denied precision', good)
        if label == 'denied':
            self.count('denied recall', good)
        if label in ('clear', 'vague') and predicted in ('clear', 'vague'):
            self.count('vague or clear told apart', good)
        if label in ('clear', 'vague'):
            self.count('disclosed as labelled', good)
        return good

    def report(self, title):
        goals = {'undisclosed precision': .97, 'undisclosed recall': .95, 'denied precision': .95,
                 'denied recall': None, 'vague or clear told apart': .90, 'disclosed as labelled': None}
        print(f'## {title}')
        for name, goal in goals.items():
            asked = self.asked[name]
            value = f'{self.right[name] / asked:.3f}' if asked else '   – '
            print(f'   {name:27}{value}  {self.right[name]:3}/{asked:<3}' + (f'  goal {goal:.2f}' if goal else ''))
        columns = LABELS + ['none needed', 'no row']
        print('   labelled \\ read   ' + ''.join(f'{name:>12}' for name in columns))
        for label in ['clear', 'vague', 'denied', 'no', 'unsure']:
            print(f'   {label:17}' + ''.join(f'{self.confusion[label, name]:12}' for name in columns))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('candor')
    parser.add_argument('build_package')
    parser.add_argument('shared', help='where corpora/ is, unless CANDOR_SHARED says so')
    parser.add_argument('--half', choices=HALVES)
    parser.add_argument('--language', choices=['en', 'zh'])
    parser.add_argument('--errors', action='store_true')
    parser.add_argument('--pair')
    options = parser.parse_args()
    options.shared = os.environ.get('CANDOR_SHARED', options.shared)
    if (options.errors or options.pair) and options.half != 'development':
        parser.error('errors and single pairs are shown of the development half only: add --half development')
    if not os.path.isdir(f'{options.shared}/corpora'):
        print(f'{options.shared}/corpora is not there: nothing measured')
        return 77
    with open(f'{HERE}/truth.json', encoding='utf-8') as file:
        pairs = [pair for pair in json.load(file)
                 if options.half in (None, pair['half']) and options.language in (None, pair['id'][:2])
                 and options.pair in (None, pair['id'])]
    documents = read_documents(options.shared, pairs)
    scores = {half: Score() for half in HALVES}
    missing = 0
    with tempfile.TemporaryDirectory() as folder:
        for pair in pairs:
            policy = find_policy(options, pair, documents, folder)
            if policy is None:
                missing += 1
                print(f'{pair["id"]}: its policy is not in {options.shared}/corpora')
                continue
            found = compare(options, pair, policy, folder)
            for permission, truth in pair['permissions'].items():
                predicted, quotes = found[permission]
                if not scores[pair['half']].add(truth, predicted) and options.errors:
                    print(f'{pair["id"]} {permission.rsplit(".", 1)[-1]}: labelled {truth["label"]} '
                          f'({truth["reason"]}), read {predicted}')
                    for quote in quotes:
                        print('      “' + ' '.join(quote.split()) + '”')
    for half in [options.half] if options.half else HALVES:
        scores[half].report(f'{half}: {sum(pair["half"] == half for pair in pairs)} pairs')
    return 1 if missing else 0


if __name__ == '__main__':
    sys.exit(main())
