#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: test-determinism.py CANDOR SAMPLES: one input gives the same bytes, whatever the locale, the time zone, the
folder it is started in and the hash seeds of the run."""
import os
import subprocess
import sys
import tempfile

candor, samples = map(os.path.abspath, sys.argv[1:])
SETTINGS = [
    {'LC_ALL': 'C', 'TZ': 'UTC'},
    {'LC_ALL': 'C.UTF-8', 'TZ': 'Asia/Shanghai'},
    {'LC_ALL': 'zh_CN.UTF-8', 'TZ': 'Pacific/Kiritimati', 'LANGUAGE': 'zh_CN'},
    {'LC_ALL': 'de_DE.UTF-8', 'TZ': 'America/St_Johns', 'G_RANDOM_SEED': '7'},
]


def compare(policy, locale, settings, folder):
    command = [candor, 'check', f'{samples}/riverbank.apk', '--policy', f'{samples}/{policy}', '--app-type', 'online_community',
               '--format', 'json', '--locale', locale]
    done = subprocess.run(command, capture_output=True, cwd=folder, env={**os.environ, **settings})
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


failed = 0
tests = [(policy, locale) for policy in ('policy-en.html', 'policy-zh.html') for locale in ('en', 'zh_CN')]
print(f'1..{len(tests)}')
with tempfile.TemporaryDirectory() as folder:
    for number, (policy, locale) in enumerate(tests, 1):
        results = {compare(policy, locale, settings, folder) for settings in SETTINGS}
        print(f'{"ok" if len(results) == 1 else "not ok"} {number} {policy} in {locale}')
        failed += len(results) != 1
sys.exit(failed > 0)
