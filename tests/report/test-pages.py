#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds renders of the reports' key pages against approved images (tests/report/pages), coarsely: what
is blank, in the wrong place, in the wrong size or without its font is another picture; a word that
is another is not. After a change that is meant: test-pages.py --approve BUILD, and look at them."""
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

APPROVE = sys.argv[1:2] == ["--approve"]
SOURCE = Path(__file__).resolve().parents[2]
BUILD = Path(sys.argv[2] if APPROVE else os.environ["CANDOR_BUILD_ROOT"])
PAGES = SOURCE / "tests" / "report" / "pages"
SAMPLES = SOURCE / "data" / "samples"
PROGRAM = BUILD / "app" / "cli" / "candor"
RESOLUTION = 40
# The picture in so many fields; of each field the mean difference of gray, 0 to 255, that is borne.
GRID = (20, 28)
MEAN_MAX = 3.0
FIELD_MAX = 60

REPORTS = {
    "report-en": ("check", "riverbank.apk", "--policy", "policy-en.html", "--locale", "en"),
    "report-zh": ("check", "riverbank.apk", "--policy", "policy-zh.html", "--locale", "zh_CN"),
    "diff-en": ("diff", "riverbank.apk", "riverbank.apk", "--old-policy", "policy-en.html", "--new-policy", "policy-zh.html", "--locale", "en"),
    "diff-zh": ("diff", "riverbank.apk", "riverbank.apk", "--old-policy", "policy-en.html", "--new-policy", "policy-zh.html", "--locale", "zh_CN"),
}
KEY_PAGES = [("report-en", 1), ("report-en", 2), ("report-en", 3), ("report-zh", 1), ("report-zh", 2), ("report-zh", 3), ("diff-en", 1), ("diff-zh", 1)]


def render(folder, name):
    path = folder / f"{name}.pdf"
    words = [str(SAMPLES / word) if word.startswith(("riverbank", "policy-")) else word for word in REPORTS[name]]
    subprocess.run([PROGRAM, *words, "-o", path], check=True)
    return path


def picture(pdf, page, target):
    subprocess.run(["pdftoppm", "-gray", "-png", "-singlefile", "-r", str(RESOLUTION), "-f", str(page), "-l", str(page), pdf, target.with_suffix("")],
                   check=True)
    # Sixteen grays are enough to look at.
    subprocess.run(["convert", target, "-colors", "16", f"PNG8:{target}"], check=True)


def fields(path):
    done = subprocess.run(["convert", path, "-colorspace", "Gray", "-filter", "Box", "-resize", f"{GRID[0]}x{GRID[1]}!", "-depth", "8", "gray:-"],
                          check=True, capture_output=True)
    assert len(done.stdout) == GRID[0] * GRID[1]
    return done.stdout


def differ(left, right):
    differences = [abs(a - b) for a, b in zip(left, right)]
    return sum(differences) / len(differences), max(differences)


def is_same(left, right):
    mean, most = differ(left, right)
    return mean <= MEAN_MAX and most <= FIELD_MAX


def main():
    if shutil.which("pdftoppm") is None or shutil.which("convert") is None:
        print("1..0 # SKIP pdftoppm or convert is not installed")
        return 0
    folder = PAGES if APPROVE else Path(tempfile.mkdtemp(prefix="candor-pages-"))
    failed = False
    with tempfile.TemporaryDirectory() as scratch:
        files = {name: render(Path(scratch), name) for name in REPORTS}
        seen = {}
        folder.mkdir(exist_ok=True)
        for name, page in KEY_PAGES:
            seen[name, page] = folder / f"{name}-{page}.png"
            picture(files[name], page, seen[name, page])
    if APPROVE:
        return 0
    print(f"1..{len(KEY_PAGES) + 1}")
    for number, (name, page) in enumerate(KEY_PAGES, 1):
        mean, most = differ(fields(seen[name, page]), fields(PAGES / f"{name}-{page}.png"))
        good = mean <= MEAN_MAX and most <= FIELD_MAX
        failed |= not good
        kept = "" if good else f": see {seen[name, page]}"
        print(f"{'ok' if good else 'not ok'} {number} {name}-{page}\n# mean {mean:.2f}, most {most}{kept}", flush=True)
    # The measure tells pages apart: no page passes for another, nor an empty one for any.
    approved = {key: fields(PAGES / f"{key[0]}-{key[1]}.png") for key in KEY_PAGES}
    confused = [(a, b) for a in KEY_PAGES for b in KEY_PAGES if a[1] != b[1] and is_same(approved[a], approved[b])]
    confused += [key for key in KEY_PAGES if is_same(approved[key], bytes([255]) * len(approved[key]))]
    print(f"{'not ok' if confused else 'ok'} {len(KEY_PAGES) + 1} the-measure-tells-pages-apart\n# {confused}")
    if not failed and not confused:
        shutil.rmtree(folder)
    return failed or bool(confused)


sys.exit(main())
