#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scores the reading of permissions against the sentences labelled by hand in en.tsv and zh.tsv.

usage: score.py READ-CORPUS KNOWLEDGE SHARED [--language en,zh] [--half development|held-out]
                [--errors] [--labels FOLDER]

Every sentence is read by itself. A statement about a narrower category counts for the one of the eight
it belongs to. --errors lists what went wrong in the development half; it refuses the held-out half,
whose sentences nobody reads while writing rules. README.md has the rules of labelling."""
import argparse
import collections
import csv
import json
import os
import subprocess
import sys

CATEGORIES = ['camera', 'microphone_audio', 'sms', 'calendar', 'call_log', 'installed_apps', 'clipboard', 'sensors']
HALVES = ['development', 'held-out']


class Tally:
    def __init__(self):
        self.right = self.wrong = self.missed = 0

    def add(self, predicted, labelled):
        self.right += predicted and labelled
        self.wrong += predicted and not labelled
        self.missed += labelled and not predicted

    def __str__(self):
        predicted, labelled = self.right + self.wrong, self.right + self.missed
        precision = self.right / predicted if predicted else 0.0
        recall = self.right / labelled if labelled else 0.0
        f1 = 2 * precision * recall / (precision + recall) if self.right else 0.0
        return f'P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}   {labelled:4} labelled, {self.wrong:3} wrong, ' \
               f'{self.missed:3} missed'


def read_labels(path):
    sentences = {}
    with open(path, encoding='utf-8', newline='') as lines:
        for row in csv.DictReader(lines, delimiter='\t'):
            sentence = sentences.setdefault((row['corpus'], row['id']), dict(row, labels={}))
            if row['category'] != '-':
                sentence['labels'][row['category']] = row['label']
    return sentences


def read_texts(root, sentences):
    """The sentences' texts: (corpus, identifier) to text."""
    texts = {}
    paths = [f'{root}/{corpus}/dev/segments.jsonl' for corpus in sorted({key[0] for key in sentences})]
    for path in paths + [f'{root}/permission_candidates.jsonl']:
        if os.path.exists(path):
            with open(path, encoding='utf-8') as lines:
                for line in lines:
                    segment = json.loads(line)
                    key = (segment['corpus'], str(segment['id']))
                    if key in sentences:
                        texts.setdefault(key, segment['text'])
    return texts


def read_statements(options, sentences, texts):
    """What the reader makes of each sentence: key to {category of the eight: {polarity: quote}}."""
    clean = str.maketrans('\t\r\n', '   ')
    keys = [key for key in sentences if key in texts]
    lines = ''.join(f'd\t{number}\ttext\t{texts[key].translate(clean)}\n' for number, key in enumerate(keys))
    output = subprocess.run([options.reader, options.knowledge, '--each-line'], input=lines,
                            capture_output=True, text=True, check=True).stdout
    statements = {key: {} for key in keys}
    for line in output.splitlines():
        number, category, broader, _, polarity = line.split('\t')[:5]
        for name in [category] + broader.split(','):
            if name in CATEGORIES:
                said = statements[keys[int(number)]].setdefault(name, set())
                said.add('no' if polarity == 'no' else 'yes')
                break
    return statements


def score(sentences, statements, texts, errors):
    tallies = collections.defaultdict(Tally)
    for key, said in statements.items():
        labels = sentences[key]['labels']
        for category in CATEGORIES:
            label = labels.get(category, 'none')
            predicted = said.get(category, set())
            if label == 'unsure':
                continue
            claimed = label in ('yes', 'limited')
            for name in (category, 'micro'):
                tallies[name].add('yes' in predicted, claimed)
            if label != 'limited':
                tallies['denials'].add('no' in predicted, label == 'no')
            if label == 'no' and 'yes' in predicted:
                tallies['denials read as claims'].wrong += 1
            if errors and (('yes' in predicted) != claimed or
                           label != 'limited' and ('no' in predicted) != (label == 'no')):
                print(f'{key[0]} {key[1]} {category}: labelled {label}, read {",".join(sorted(predicted)) or "none"}: '
                      f'{texts[key]}')
    return tallies


def report(language, half, sentences, statements, tallies):
    print(f'## {language} {half}: {len(statements)} sentences of '
          f'{len({sentences[key]["document"] for key in statements})} policies')
    for name in CATEGORIES + ['micro', 'denials']:
        print(f'   {name:17}{tallies[name]}')
    print(f'   denials read as claims: {tallies["denials read as claims"].wrong}')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('reader')
    parser.add_argument('knowledge')
    parser.add_argument('shared', help='where corpora/ is, unless CANDOR_SHARED says so')
    parser.add_argument('--language', default='en,zh')
    parser.add_argument('--half', choices=HALVES)
    parser.add_argument('--errors', action='store_true')
    parser.add_argument('--labels', default=os.path.dirname(os.path.abspath(__file__)))
    options = parser.parse_args()
    options.shared = os.environ.get('CANDOR_SHARED', options.shared)
    if options.errors and options.half != 'development':
        parser.error('errors are listed for the development half only: add --half development')
    if not os.path.isdir(f'{options.shared}/corpora'):
        print(f'{options.shared}/corpora is not there: nothing measured')
        return 77
    missing = 0
    for language in options.language.split(','):
        labelled = read_labels(f'{options.labels}/{language}.tsv')
        for half in [options.half] if options.half else HALVES:
            sentences = {key: sentence for key, sentence in labelled.items() if sentence['half'] == half}
            texts = read_texts(f'{options.shared}/corpora/{language}', sentences)
            missing += len(sentences) - len(texts)
            statements = read_statements(options, sentences, texts)
            report(language, half, sentences, statements, score(sentences, statements, texts, options.errors))
    if missing:
        print(f'{missing} labelled sentences are not in {options.shared}/corpora')
    return 1 if missing else 0


if __name__ == '__main__':
    sys.exit(main())
