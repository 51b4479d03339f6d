#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures the reading of English policies against the labelled corpora and prints their tables.

usage: accuracy.py READ-CORPUS KNOWLEDGE SHARED [--corpus NAME,…] [--half seen|unseen|all]
                   [--each-line] [--keep PREDICTIONS] [--full] [score.py's own options]

A document's half is the last bit of its name's SHA-256: rules are written looking at the half that is
seen, and only scores are taken of the other. Statements become labels so: what a third party does and
what is shared is "share", everything else "collect"; a condition counts as a declaration; a category
that a corpus doesn't have counts as the next broader one that it has, or not at all."""
import argparse
import collections
import hashlib
import json
import os
import subprocess
import sys
import tempfile

CORPORA = ['app350', 'gdprt200', 'piextract', 'opp115', 'mapp']


def half_of(document):
    return 'seen' if hashlib.sha256(document.encode()).digest()[-1] % 2 == 0 else 'unseen'


def read_segments(root, corpus, half):
    with open(f'{root}/{corpus}/dev/segments.jsonl', encoding='utf-8') as lines:
        for line in lines:
            segment = json.loads(line)
            if half == 'all' or half_of(segment['doc']) == half:
                yield segment


def categories_of(settings, segments):
    known = {label[0] for segment in segments for label in segment['labels']}
    return known | set(settings['project']) | set(settings['imply'])


def label_of(fields, known):
    _, category, broader, action, polarity, actor = fields[:6]
    for name in [category] + broader.split(','):
        if name in known:
            side = 'share' if action == 'share' or actor == 'third_party' else 'collect'
            return [name, side, 'no' if polarity == 'no' else 'yes']
    return None


def predict(options, segments, known):
    clean = str.maketrans('\t\r\n', '   ')
    lines = '\n'.join('\t'.join([s['doc'].translate(clean), s['id'], s.get('unit') or 'text',
                                 s['text'].translate(clean)])
                      for s in segments if not s.get('synthetic') or options.synthetic)
    command = [options.reader, options.knowledge] + (['--each-line'] if options.each_line else [])
    output = subprocess.run(command, input=lines + '\n', capture_output=True, text=True, check=True).stdout
    labels = collections.defaultdict(list)
    statements = collections.defaultdict(list)
    for line in output.splitlines():
        fields = line.split('\t')
        label = label_of(fields, known)
        statements[fields[0]].append(fields)
        if label and label not in labels[fields[0]]:
            labels[fields[0]].append(label)
    return labels, statements


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('reader')
    parser.add_argument('knowledge')
    parser.add_argument('shared')
    parser.add_argument('--corpus', default=','.join(CORPORA))
    parser.add_argument('--half', default='all')
    parser.add_argument('--each-line', action='store_true')
    parser.add_argument('--synthetic', action='store_true')
    parser.add_argument('--full', action='store_true')
    parser.add_argument('--keep')
    options, rest = parser.parse_known_args()
    root = f'{options.shared}/corpora/en'
    if not os.path.isdir(root):
        print(f'{root} is not there: nothing measured')
        return 77
    settings = json.load(open(f'{root}/corpora.json', encoding='utf-8'))
    for corpus in options.corpus.split(','):
        segments = list(read_segments(root, corpus, options.half))
        labels, statements = predict(options, segments, categories_of(settings[corpus], segments))
        with tempfile.TemporaryDirectory() as folder:
            # score.py reads whole corpora: give it one that holds just this half.
            os.makedirs(f'{folder}/{corpus}/dev')
            with open(f'{folder}/{corpus}/dev/segments.jsonl', 'w', encoding='utf-8') as gold, \
                 open(f'{folder}/predictions', 'w', encoding='utf-8') as predictions:
                for s in segments:
                    gold.write(json.dumps(s) + '\n')
                    predictions.write(json.dumps({'corpus': corpus, 'doc': s['doc'], 'id': s['id'],
                                                  'labels': labels.get(s['id'], [])}) + '\n')
            command = [sys.executable, f'{root}/score.py', f'{folder}/predictions', '--split', 'dev',
                       '--corpus', corpus, '--gold', folder] + rest
            if options.synthetic:
                command.append('--synthetic')
            output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
            for line in output.splitlines():
                if options.full or line.startswith(('##', 'polarity', '   denied')):
                    print(line)
        if options.keep:
            with open(f'{options.keep}-{corpus}.jsonl', 'w', encoding='utf-8') as kept:
                for s in segments:
                    kept.write(json.dumps(dict(s, predicted=labels.get(s['id'], []),
                                               statements=statements.get(s['id'], []))) + '\n')
    return 0


if __name__ == '__main__':
    sys.exit(main())
