#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures the reading of Chinese policies against the labelled corpora and prints their tables.

usage: accuracy-chinese.py READ-CORPUS KNOWLEDGE SHARED [--corpus ca4p483,capp130]
                           [--half seen|unseen|all] [--each-line] [--without-access] [--keep FILE] [--full]

A document's half is the first byte of its name's SHA-1, even for "seen": rules are written looking at
the half that is seen, and only scores are taken of the other. A category that the corpus doesn't have
counts as those of PROJECT, else as the next broader one that it has, else not at all. What a third
party does counts as sharing too, as in the corpora of English policies; what the user may do counts
as nothing."""
import argparse
import collections
import hashlib
import json
import os
import subprocess
import sys
import tempfile

# Where the corpus cuts the world differently.
PROJECT = {
    'nickname': ['name'],
    'avatar': ['photos_videos'],
    'contact_details': ['phone_number'],
    'user_content': ['messages_content'],
    'network_info': ['wifi_bluetooth'],
    'sensors': ['fitness_sensors'],
    'logistics': ['postal_address'],
    'screenshot_screen': ['photos_videos'],
    'location_precise': ['location_precise', 'location'],
    'location_coarse': ['location_coarse', 'location'],
    'location_track': ['location_precise', 'location'],
    'crash_diagnostics': ['crash_diagnostics', 'app_usage'],
    'input_content': ['messages_content'],
    'game_data': ['app_usage'],
    'running_processes': ['installed_apps'],
    'nearby_devices': ['wifi_bluetooth'],
    'app_info': ['device_info'],
    'third_party_account': ['account_credentials'],
    'real_name': ['government_id'],
}


def half_of(document):
    return 'seen' if hashlib.sha1(document.encode()).digest()[0] % 2 == 0 else 'unseen'


def read_segments(root, corpus, half):
    with open(f'{root}/{corpus}/dev/segments.jsonl', encoding='utf-8') as lines:
        for line in lines:
            segment = json.loads(line)
            if half == 'all' or half_of(segment['doc']) == half:
                yield segment


def labels_of(fields, known):
    _, category, broader, action, polarity, actor = fields[:6]
    names = [category]
    if known:
        chain = [category] + broader.split(',')
        names = next((PROJECT[c] if c in PROJECT else [c] for c in chain if c in known or c in PROJECT), [])
    actions = [action, 'share'] if actor == 'third_party' and action != 'share' else [action]
    return [[name, a, polarity] for name in names for a in actions]


def predict(options, segments, known):
    clean = str.maketrans('\t\r\n', '   ')
    lines = '\n'.join('\t'.join([s['doc'].translate(clean), s['id'], 'text', s['text'].translate(clean)])
                      for s in segments)
    command = [options.reader, options.knowledge] + (['--each-line'] if options.each_line else [])
    output = subprocess.run(command, input=lines + '\n', capture_output=True, text=True, check=True).stdout
    labels = collections.defaultdict(list)
    statements = collections.defaultdict(list)
    for line in output.splitlines():
        fields = line.split('\t')
        statements[fields[0]].append(fields)
        # What the user may do (您可以关闭相机权限) is no practice.
        if fields[5] != 'user' and (fields[3] != 'access' or not options.without_access):
            labels[fields[0]] += labels_of(fields, known)
    return labels, statements


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('reader')
    parser.add_argument('knowledge')
    parser.add_argument('shared')
    parser.add_argument('--corpus', default='ca4p483,capp130')
    parser.add_argument('--half', default='all')
    parser.add_argument('--each-line', action='store_true')
    parser.add_argument('--without-access', action='store_true')
    parser.add_argument('--full', action='store_true')
    parser.add_argument('--keep')
    options = parser.parse_args()
    root = f'{options.shared}/corpora/zh'
    if not os.path.isdir(root):
        print(f'{root} is not there: nothing measured')
        return 77
    for corpus in options.corpus.split(','):
        segments = list(read_segments(root, corpus, options.half))
        known = {c for s in segments for c in s.get('categories', [])}
        labels, statements = predict(options, segments, known)
        with tempfile.TemporaryDirectory() as folder:
            # score.py reads whole corpora: give it one that holds just this half.
            os.makedirs(f'{folder}/{corpus}/dev')
            with open(f'{folder}/{corpus}/dev/segments.jsonl', 'w', encoding='utf-8') as gold, \
                 open(f'{folder}/predictions', 'w', encoding='utf-8') as predictions:
                for s in segments:
                    gold.write(json.dumps(s) + '\n')
                    predictions.write(json.dumps({'id': s['id'], 'labels': labels.get(s['id'], [])}) + '\n')
            command = [sys.executable, f'{root}/score.py', f'{folder}/predictions', '--corpus', corpus,
                       '--gold', folder]
            output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
            for line in output.splitlines():
                if options.full or not line.startswith('   '):
                    print(line)
        if options.keep:
            with open(f'{options.keep}-{corpus}.jsonl', 'w', encoding='utf-8') as kept:
                for s in segments:
                    kept.write(json.dumps(dict(s, predicted=labels.get(s['id'], []),
                                               statements=statements.get(s['id'], [])),
                                          ensure_ascii=False) + '\n')
    return 0


if __name__ == '__main__':
    sys.exit(main())
