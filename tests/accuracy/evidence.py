#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes what scripts/train-weights learns the English model from: candidates with labels.

usage: evidence.py READ-CORPUS KNOWLEDGE [--shared SHARED] [--half seen|unseen|all] [--own FILE]

From SHARED it takes GDPR-T200 (GPL-3.0), the one English corpus whose terms let weights ship. A candidate is
a claim where a labelled span holds it; where the segment has its category but no span holds it, it is
left out. Cookies are left out: that corpus doesn't mark them. FILE holds sentences of our own
(data/training/claims-en.txt says how)."""
import argparse
import collections
import itertools
import math
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import accuracy

UNMARKED = ('cookies',)
EXPANSIONS = 160  # sentences that one line stands for at most


def read_candidates(options, rows):
    clean = str.maketrans('\t\r\n', '   ')
    lines = '\n'.join('\t'.join(part.translate(clean) for part in row) for row in rows)
    output = subprocess.run([options.reader, options.knowledge, '--evidence'], input=lines + '\n',
                            capture_output=True, text=True, check=True).stdout
    return [line.split('\t') for line in output.splitlines()]


def mention_of(text, first, behind):
    return ' '.join(text.split()).encode()[int(first):int(behind)].decode(errors='replace')


def label_in_corpus(segment, category, mention):
    for span in segment['spans']:
        if span['polarity'] == 'yes' and category in (span.get('cats') or [span['label']]) \
                and mention.lower() in ' '.join(span['text'].split()).lower():
            return 1
    return None if any(label[0] == category and label[2] == 'yes' for label in segment['labels']) else 0


def from_corpus(options):
    segments = {s['id']: s for s in accuracy.read_segments(f'{options.shared}/corpora/en', 'gdprt200', options.half)}
    known = {label[0] for s in segments.values() for label in s['labels']}
    rows = [(s['doc'], s['id'], s.get('unit') or 'text', s['text']) for s in segments.values()]
    for identifier, category, broader, first, behind, *features in read_candidates(options, rows):
        segment = segments[identifier]
        name = next((n for n in [category] + broader.split(',') if n in known), None)
        if name is None or name in UNMARKED or segment.get('score') is False:
            continue
        label = label_in_corpus(segment, name, mention_of(segment['text'], first, behind))
        if label is not None:
            yield label, features, 1.0


def expand(line):
    """ "{a|b} c" gives "a c" and "b c"; of more than EXPANSIONS an even choice."""
    parts = [part[1:-1].split('|') if part.startswith('{') else [part]
             for part in re.split(r'(\{[^}]*\})', line)]
    choices = [''.join(choice) for choice in itertools.product(*parts)]
    count = len(choices)
    # A step that shares no factor with the count comes by every value of every part.
    step = next(s for s in range(max(1, int(count * 0.618)), count + 2) if math.gcd(s, count) == 1)
    return [choices[i * step % count] for i in range(min(count, EXPANSIONS))]


def from_sentences(options):
    rows, labels, heading = [], {}, ''
    with open(options.own, encoding='utf-8') as lines:
        for number, line in enumerate(lines):
            line = line.strip()
            if line.startswith('#') or not line:
                if line.startswith('##'):
                    heading = line.lstrip('# ')
                continue
            sentences = expand(line[2:])
            for n, sentence in enumerate(sentences):
                identifier = f'{number}.{n}'
                if heading:
                    rows.append((identifier, identifier + '.h', 'headline', heading))
                rows.append((identifier, identifier, 'text', re.sub(r'[\[\]]', '', sentence)))
                mentions = [m.lower() for m in re.findall(r'\[([^\]]*)\]', sentence)]
                labels[identifier] = (1 if line[0] == '+' else 0, mentions, re.sub(r'[\[\]]', '', sentence),
                                      len(sentences) ** -0.5 * 2)
    for identifier, _, _, first, behind, *features in read_candidates(options, rows):
        if identifier not in labels:
            continue
        label, mentions, text, weight = labels[identifier]
        mention = mention_of(text, first, behind).lower()
        if any(mention in m or m in mention for m in mentions):
            yield label, features, weight


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('reader')
    parser.add_argument('knowledge')
    parser.add_argument('--shared')
    parser.add_argument('--half', default='all')
    parser.add_argument('--own')
    options = parser.parse_args()
    examples = list(from_corpus(options)) if options.shared else []
    examples += list(from_sentences(options)) if options.own else []
    # Policies made from one template say the same over and over, and so do sentences of our own that
    # differ in a word: many of a kind count as few.
    same = collections.Counter(tuple(features) for _, features, _ in examples)
    for label, features, weight in examples:
        print('\t'.join([str(label), f'{weight * same[tuple(features)] ** -0.5:.3f}'] + features))


if __name__ == '__main__':
    main()
