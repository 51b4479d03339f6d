#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures the way from a policy's file to its declared categories, beside the figure from its segments.

usage: files.py CANDOR READ-CORPUS KNOWLEDGE SHARED [--half seen|unseen|all]

Each policy of APP-350 is read by the program itself from the HTML or PDF as first published, and again
from its labelled segments. Both are held against the same labels, "declared anywhere" (category, not who
does it), over the policies that both could read; a file that the program refuses is listed."""
import argparse
import collections
import concurrent.futures
import json
import os
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import accuracy

CORPUS = 'app350'


def declared_by_file(options, path, known):
    environment = dict(os.environ, CANDOR_KNOWLEDGE=options.knowledge)
    run = subprocess.run([options.candor, 'policy', '--format=json', path], capture_output=True, text=True,
                         env=environment)
    if not run.stdout.strip():
        return None, run.stderr.strip().splitlines()[-1:]
    categories = set()
    for statement in json.loads(run.stdout)['statements']:
        if statement['polarity'] != 'no':
            name = next((n for n in [statement['category']] + options.broader.get(statement['category'], [])
                         if n in known), None)
            if name:
                categories.add(name)
    return categories, []


def read_broader(knowledge_folder):
    import xml.etree.ElementTree as tree
    parents = {c.get('id'): c.get('parent') for c in tree.parse(f'{knowledge_folder}/ontology.xml').getroot().iter('category')}
    broader = {}
    for name in parents:
        chain, at = [], parents[name]
        while at:
            chain.append(at)
            at = parents.get(at)
        broader[name] = chain
    return broader


def scored(categories, settings):
    found = set()
    for category in categories:
        found |= {category} | set(settings['imply'].get(category, []))
    return {c for c in found if c in settings['scored']}


def figure(pairs):
    right = sum(len(gold & read) for gold, read in pairs)
    wrong = sum(len(read - gold) for gold, read in pairs)
    missed = sum(len(gold - read) for gold, read in pairs)
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    return f'P {precision:.3f} R {recall:.3f} F1 {2 * precision * recall / max(1e-9, precision + recall):.3f}'


def main():
    parser = argparse.ArgumentParser()
    for name in ('candor', 'reader', 'knowledge', 'shared'):
        parser.add_argument(name)
    parser.add_argument('--half', default='all')
    parser.add_argument('--list', action='store_true')
    options = parser.parse_args()
    options.each_line = options.synthetic = False
    root = f'{options.shared}/corpora/en'
    folder = f'{root}/{CORPUS}/raw_html/dev'
    if not os.path.isdir(folder):
        print(f'{folder} is not there: nothing measured')
        return 77
    options.broader = read_broader(os.path.join(os.path.dirname(os.path.abspath(__file__)), '../../data/knowledge'))
    settings = json.load(open(f'{root}/corpora.json', encoding='utf-8'))[CORPUS]
    segments = list(accuracy.read_segments(root, CORPUS, options.half))
    known = accuracy.categories_of(settings, segments)
    labels, _ = accuracy.predict(options, segments, known)
    gold, from_segments = collections.defaultdict(set), collections.defaultdict(set)
    for s in segments:
        if s.get('synthetic') or s.get('score') is False:
            continue
        gold[s['doc']] |= {label[0] for label in s['labels'] if label[2] == 'yes'}
        from_segments[s['doc']] |= {label[0] for label in labels.get(s['id'], []) if label[2] == 'yes'}
    files = {os.path.splitext(name)[0]: f'{folder}/{name}' for name in sorted(os.listdir(folder))}
    documents = [d for d in gold if d in files]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        read = dict(zip(documents, pool.map(lambda d: declared_by_file(options, files[d], known), documents)))
    refused = [d for d in documents if read[d][0] is None]
    documents = [d for d in documents if d not in refused]
    clean = lambda categories: scored(categories, settings)
    print(f'{len(documents)} policies read from their files, {len(refused)} refused')
    for document in refused:
        print(f'   {document}: {" ".join(read[document][1])}')
    print('from segments', figure([(clean(gold[d]), clean(from_segments[d])) for d in documents]))
    print('from files   ', figure([(clean(gold[d]), clean(read[d][0])) for d in documents]))
    if options.list:
        for d in documents:
            lost, more = clean(from_segments[d]) - clean(read[d][0]), clean(read[d][0]) - clean(from_segments[d])
            if (lost or more) and accuracy.half_of(d) == 'seen':
                print(f'   {d}: lost {sorted(lost)} more {sorted(more)}')
    return 0


if __name__ == '__main__':
    sys.exit(main())
