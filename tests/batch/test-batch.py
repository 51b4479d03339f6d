#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Batches through the built command: lists and folders, bad files, going on after any end, parts and their merging,
the cache, and what is reported. Packages are copies of the sample's with one more entry each."""
import hashlib
import html.parser
import json
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import zipfile

CANDOR, SAMPLES, ROOT = sys.argv[1:4]
PACKAGE = os.path.join(SAMPLES, "riverbank.apk")
POLICIES = [os.path.join(SAMPLES, f"policy-{language}.html") for language in ("en", "zh")]
APPS = 12
KILLS = 20

number = failures = 0


def case(good, name, detail=""):
    global number, failures
    number += 1
    failures += not good
    print(("ok" if good else "not ok"), number, "-", name, flush=True)
    if not good and str(detail):
        print("#", str(detail)[:2000].replace("\n", "\n# "), flush=True)


def run(*words, **keywords):
    return subprocess.run([CANDOR, *words], capture_output=True, text=True, **keywords)


def batch(*words, cache=None):
    return run("batch", *words, *(["--cache", cache] if cache else ["--no-cache"]))


def put_case(folder):
    """Stands for the case in which a person has decided on one of the batch's apps."""
    path = os.path.join(folder, "cases", "App 1.candor")
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(b"decided")
    return path


def is_kept(path):
    with open(path, "rb") as file:
        return file.read() == b"decided"


def content(folder):
    with open(os.path.join(folder, "batch.sqlite"), "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def ask(folder, sql):
    connection = sqlite3.connect(f"file:{folder}/batch.sqlite?mode=ro", uri=True)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def make_package(path, mark):
    shutil.copy(PACKAGE, path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(zipfile.ZipInfo(f"assets/{mark}.txt", (2020, 1, 1, 0, 0, 0)), mark)


def make_list(folder):
    """APPS good ones, with two policies between them, one no package, one missing."""
    lines = ["name,package,policy,app_type"]
    for i in range(APPS):
        make_package(os.path.join(folder, f"app{i}.apk"), f"mark {i}")
        lines.append(f'"App {i}",app{i}.apk,{POLICIES[i % 2]},{"map_navigation" if i == 0 else ""}')
    with open(os.path.join(folder, "broken.apk"), "wb") as file:
        file.write(b"no package at all")
    lines += [f"broken,broken.apk,{POLICIES[0]},", f"missing,missing.apk,{POLICIES[0]},"]
    path = os.path.join(folder, "list.csv")
    with open(path, "w", encoding="utf-8") as file:
        file.write("\r\n".join(lines) + "\r\n")
    return path


def check_run(folder, listed):
    out = os.path.join(folder, "plain")
    done = batch(listed, "-o", out, "-j", "2")
    case(done.returncode == 3 and done.stdout == "", "some unreadable: status 3, nothing on standard output", done)
    for name in ("broken", "missing"):
        lines = [line for line in done.stderr.splitlines() if line.startswith(f"candor: {name}: ")]
        case(len(lines) == 1 and f"{name}.apk" in lines[0], f"{name}: one line that names the file", done.stderr)
    case(ask(out, "SELECT status, count(*) FROM app GROUP BY status ORDER BY status")
         == [("compared", APPS), ("unreadable", 2)], "one row an app, compared or not")
    case(ask(out, "SELECT count(*) FROM policy") == [(2,)], "a policy that apps share stands once")
    case(ask(out, "PRAGMA foreign_key_check") == [] and ask(out, "PRAGMA integrity_check") == [("ok",)],
         "the database holds together")
    case(os.path.getsize(os.path.join(out, "batch.sqlite")) / APPS <= 40960, "an app costs at most 40 KB of disk",
         os.path.getsize(os.path.join(out, "batch.sqlite")))
    case(batch(listed, "-o", os.path.join(folder, "one"), "-j1").returncode == 3
         and content(os.path.join(folder, "one")) == content(out), "one job or two: the same bytes")
    case(batch(listed, "-o", os.path.join(folder, "severe"), "--fail-on", "high").returncode == 1,
         "findings at or over --fail-on: status 1")
    return out


def check_show(folder, out):
    shown = run("batch", "show", out, "App 1")
    checked = run("check", os.path.join(folder, "app1.apk"), "--policy", POLICIES[1], "--format", "json")
    case(shown.returncode == 0 and shown.stdout == checked.stdout, "an app's result is what a check of it gives",
         shown.stderr)
    case(run("batch", "show", out, "nobody").returncode == 3, "an app that isn't there is an error")


def check_again(folder, listed, out):
    before = content(out)
    done = batch(listed, "-o", out)
    case("14 were done before" in done.stderr or "13 were done before" in done.stderr,
         "the same call repeats nothing that is done", done.stderr)
    case(content(out) == before, "and changes nothing")
    make_package(os.path.join(folder, "missing.apk"), "come later")
    done = batch(listed, "-o", out)
    case(ask(out, "SELECT status FROM app WHERE name = 'missing'") == [("compared",)],
         "what was missing and came later is read", done.stderr)
    os.unlink(os.path.join(folder, "missing.apk"))
    batch(listed, "-o", out)
    case(content(out) == before, "and what went away is told as before")


def check_kills(folder, listed, out):
    killed = os.path.join(folder, "killed")
    chance = random.Random(20261127)
    kills = 0
    for _ in range(KILLS):
        process = subprocess.Popen([CANDOR, "batch", listed, "-o", killed, "--no-cache"], stderr=subprocess.DEVNULL)
        try:
            process.wait(chance.uniform(0.0, 0.25))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            kills += 1
    done = batch(listed, "-o", killed)
    case(kills > 0 and content(killed) == content(out),
         f"after {kills} kills at random times: the same bytes as undisturbed", done.stderr)


def check_interrupt(folder, listed, out):
    stopped = os.path.join(folder, "stopped")
    process = subprocess.Popen([CANDOR, "batch", listed, "-o", stopped, "--no-cache", "-j1"], stderr=subprocess.PIPE,
                               text=True)
    database = os.path.join(stopped, "batch.sqlite")
    until = time.monotonic() + 30
    while time.monotonic() < until and process.poll() is None:
        if os.path.exists(database):
            try:
                if ask(stopped, "SELECT count(*) FROM app")[0][0] >= 2:
                    break
            except sqlite3.Error:
                pass
        time.sleep(0.005)
    process.send_signal(signal.SIGINT)
    _, words = process.communicate(timeout=30)
    case(process.returncode in (130, 3), "Ctrl+C stops cleanly", (process.returncode, words))
    case(batch(listed, "-o", stopped).returncode == 3 and content(stopped) == content(out), "and the same call goes on")


def look_into(folder):
    """A program that looks into the results while a batch makes them."""
    connection = sqlite3.connect(f"file:{folder}/batch.sqlite?mode=ro", uri=True, isolation_level=None, check_same_thread=False)
    connection.execute("SELECT count(*) FROM app").fetchone()
    return connection


def copy_begun(folder, out, name):
    """Results in which one app is still to be done."""
    begun = os.path.join(folder, name)
    shutil.copytree(out, begun)
    connection = sqlite3.connect(os.path.join(begun, "batch.sqlite"))
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA foreign_keys = ON")
    with connection:
        connection.execute("DELETE FROM app WHERE name = 'App 1'")
    return begun, connection


def check_readers(folder, listed, out):
    begun, writer = copy_begun(folder, out, "looked-into")
    idle, busy = look_into(begun), look_into(begun)
    writer.close()
    busy.execute("BEGIN")
    before = busy.execute("SELECT count(*) FROM app").fetchone()
    timer = threading.Timer(1, busy.execute, ["COMMIT"])
    timer.start()
    done = batch(listed, "-o", begun)
    timer.join()
    case(content(begun) == content(out) and sorted(os.listdir(begun)) == sorted(os.listdir(out)),
         "programs that look into the results meanwhile are waited for, and harm nothing",
         (done.stderr, os.listdir(begun)))
    case(idle.execute("SELECT count(*) FROM app").fetchone() > before, "and can go on looking")
    idle.close()
    busy.close()
    case(content(begun) == content(out) and os.listdir(begun).count("batch.sqlite-wal") == 0, "and leave nothing")


class EndlessReader:
    """One who never ends looking: the batch waits for some seconds, which other checks fill."""

    def __init__(self, folder, listed, out):
        self.begun, writer = copy_begun(folder, out, "held")
        self.listed, self.out = listed, out
        self.reader = look_into(self.begun)
        self.reader.execute("BEGIN")
        self.reader.execute("SELECT count(*) FROM app").fetchone()
        writer.close()
        self.process = subprocess.Popen([CANDOR, "batch", listed, "-o", self.begun, "--no-cache"], text=True,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def check(self):
        _, words = self.process.communicate(timeout=120)
        case(self.process.returncode == 3 and "another program is reading" in words
             and not os.path.exists(os.path.join(self.begun, "batch.sqlite.new")),
             "a program that never ends looking is told of in one line", words)
        self.reader.close()
        done = batch(self.listed, "-o", self.begun)
        case(content(self.begun) == content(self.out) and "before" in done.stderr,
             "and the same call then repeats nothing", done.stderr)


def check_parts(folder, listed, out):
    digests = os.path.join(folder, "digests.csv")
    # What is missing has no digest to list: the parts are of the apps that are there.
    with open(listed, encoding="utf-8") as file, open(os.path.join(folder, "present.csv"), "w", encoding="utf-8") as to:
        to.writelines(line for line in file if not line.startswith("missing"))
    case(run("batch", "list", os.path.join(folder, "present.csv"), "-o", digests).returncode == 0,
         "a list is written with digests")
    whole = os.path.join(folder, "whole")
    batch(digests, "-o", whole)
    parts = [os.path.join(folder, f"part{i}") for i in (1, 2, 3)]
    for i, part in enumerate(parts, 1):
        batch(digests, "-o", part, "--shard", f"{i}/3")
    merged = os.path.join(folder, "merged")
    done = run("batch", "merge", merged, parts[2], parts[0], parts[1])
    case(done.returncode == 0 and content(merged) == content(whole), "parts merge into what one machine makes", done.stderr)
    kept = put_case(merged)
    case(run("batch", "merge", merged, *parts).returncode == 0 and content(merged) == content(whole),
         "merging again changes nothing")
    case(is_kept(kept), "nor the cases of its apps")
    for name, given, word in (("missing", parts[:2], "missing"), ("there twice", [parts[0], parts[0], parts[1]], "which"),
                              ("foreign", [parts[0], out, parts[2]], "list")):
        done = run("batch", "merge", merged, *given)
        case(done.returncode == 3 and word in done.stderr and content(merged) == content(whole),
             f"a part that is {name} is noticed, and nothing is written", done.stderr)


def check_folder(folder):
    tree = os.path.join(folder, "tree")
    for name in ("alone", "several", "lonely"):
        os.makedirs(os.path.join(tree, name))
    make_package(os.path.join(tree, "alone", "x.apk"), "alone")
    shutil.copy(POLICIES[0], os.path.join(tree, "alone", "privacy.html"))
    shutil.copy(POLICIES[1], os.path.join(tree, "alone", "sdks.html"))
    for name in ("map", "map-lite"):
        make_package(os.path.join(tree, "several", f"{name}.apk"), name)
        shutil.copy(POLICIES[0], os.path.join(tree, "several", f"{name}.policy.html"))
    shutil.copy(POLICIES[0], os.path.join(tree, "several", "other.html"))
    make_package(os.path.join(tree, "lonely", "y.apk"), "lonely")
    out = os.path.join(folder, "paired")
    done = batch(tree, "-o", out)
    case(ask(out, "SELECT name FROM app ORDER BY name") == [("alone",), ("several/map",), ("several/map-lite",)],
         "a folder pairs by folder and by name", done.stderr)
    case(ask(out, "SELECT count(*) FROM policy_file") == [(3,)], "several policies of one package are read as one",
         ask(out, "SELECT * FROM policy_file"))
    unpaired = [os.path.relpath(path, os.path.realpath(tree)) for (path,) in ask(out, "SELECT path FROM unpaired ORDER BY path")]
    case(unpaired == ["lonely/y.apk", "several/other.html"] and "y.apk" in done.stderr, "what has no counterpart is listed",
         unpaired)


def turn_entries(entries):
    """Puts each entry in the place of the next."""
    whole = []
    for path in entries:
        with open(path, "rb") as file:
            whole.append(file.read())
    for path, data in zip(entries, whole[1:] + whole[:1]):
        with open(path, "wb") as file:
            file.write(data)


def check_cache(folder, listed, out):
    cache = os.path.join(folder, "cache")
    batch(listed, "-o", os.path.join(folder, "cached1"), cache=cache)
    entries = [os.path.join(top, name) for top, _, names in os.walk(cache) for name in names]
    case(len(entries) == APPS + 2, "a package or policy is kept once, whatever it is called", len(entries))
    for path in entries[::2]:
        with open(path, "r+b") as file:
            file.seek(40)
            file.write(b"damage")
    os.unlink(entries[1])
    batch(listed, "-o", os.path.join(folder, "cached2"), cache=cache)
    turn_entries(entries)
    batch(listed, "-o", os.path.join(folder, "cached3"), cache=cache)
    case(content(os.path.join(folder, "cached1")) == content(os.path.join(folder, "cached2"))
         == content(os.path.join(folder, "cached3")) == content(out), "cached, damaged, deleted or exchanged: the same bytes")
    run("batch", listed, "-o", os.path.join(folder, "cached4"), "--cache", cache, "--cache-size", "1")
    size = sum(os.path.getsize(os.path.join(top, name)) for top, _, names in os.walk(cache) for name in names)
    case(size <= 1 << 20, "the cache keeps within its size", size)


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.links, self.text = set(), [], []

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self.links += [value for name, value in attributes if name in ("href", "src")]

    def handle_data(self, data):
        self.text.append(data)


def check_report(folder, out):
    listed = os.path.join(folder, "names.csv")
    with open(listed, "w", encoding="utf-8") as file:
        file.write(f'name,package,policy\n"=1+1",app0.apk,{POLICIES[0]}\n"<script>x</script>",app1.apk,{POLICIES[0]}\n'
                   f'"App 2",app2.apk,{POLICIES[1]}\n')
    names = os.path.join(folder, "names")
    batch(listed, "-o", names)
    done = run("batch", "report", names, "--since", out)
    case(done.returncode == 0, "a report is written", done.stderr)
    with open(os.path.join(names, "summary.csv"), encoding="utf-8-sig", newline="") as file:
        csv = file.read()
    case("\"'=1+1\"" in csv and csv.count("\r\n") == 4, "the table has a line an app, and no formula", csv)
    page = Page()
    with open(os.path.join(names, "report.html"), encoding="utf-8") as file:
        page.feed(file.read())
    case("script" not in page.tags and all(link.startswith("#") for link in page.links)
         and "<script>x</script>" in page.text, "the page runs and fetches nothing; names are text", page.links)
    case(any("Changes since" in text for text in page.text), "changes since the earlier batch are told")
    text = subprocess.run(["pdftotext", "-layout", os.path.join(names, "report.pdf"), "-"], capture_output=True, text=True)
    case("App 2" in text.stdout and "Apps by their findings" in text.stdout, "the PDF holds the apps", text.stderr)
    chinese = os.path.join(folder, "chinese")
    os.mkdir(chinese)
    done = run("batch", "report", names, "-o", chinese, "--locale", "zh_CN")
    with open(os.path.join(chinese, "report.html"), encoding="utf-8") as file:
        case(done.returncode == 0 and "众多应用的言与行" in file.read(), "the report speaks Chinese", done.stderr)


def check_questions(out):
    with open(os.path.join(ROOT, "docs", "batch.md"), encoding="utf-8") as file:
        questions = re.findall(r"```sql\n(.*?)```", file.read(), re.S)
    answers = [ask(out, question) for question in questions]
    case(len(questions) >= 5 and all(answers[i] for i in (0, 1, 2, 4)), "the documented questions have answers",
         [len(answer) for answer in answers])


def check_refusals(folder, listed, out):
    for name, text, words in (
            ("an open quotation mark", 'package,policy\n"a,b\n', "line 2"),
            ("an unknown column", "package,polcy\na,b\n", "polcy"),
            ("no policy", "package,policy\na.apk,\n", "line 2"),
            ("no text", b"\xff\xfe\x00a", "UTF-8")):
        path = os.path.join(folder, "bad.csv")
        with open(path, "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode())
        done = batch(path, "-o", os.path.join(folder, "bad"))
        case(done.returncode == 3 and "bad.csv" in done.stderr and words in done.stderr, f"a list with {name}: one error", done.stderr)
    newer = os.path.join(folder, "newer")
    shutil.copytree(out, newer)
    connection = sqlite3.connect(os.path.join(newer, "batch.sqlite"))
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    done = batch(listed, "-o", newer)
    case(done.returncode == 3 and "newer" in done.stderr, "a newer schema is refused", done.stderr)
    other = os.path.join(folder, "other")
    shutil.copytree(out, other)
    connection = sqlite3.connect(os.path.join(other, "batch.sqlite"))
    with connection:
        connection.execute("UPDATE origin SET value = 'aa' WHERE key = 'knowledge_sha256'")
    connection.close()
    before = content(other)
    done = batch(listed, "-o", other)
    case(done.returncode == 3 and "--again" in done.stderr and content(other) == before,
         "results of other knowledge are not mixed with these", done.stderr)
    kept = put_case(other)
    case(batch(listed, "-o", other, "--again").returncode == 3 and content(other) == content(out), "unless told to begin again")
    case(is_kept(kept), "which leaves the cases of its apps as they are")


def main():
    with tempfile.TemporaryDirectory(prefix="candor-batch-") as folder:
        listed = make_list(folder)
        out = check_run(folder, listed)
        check_show(folder, out)
        endless = EndlessReader(folder, listed, out)
        check_again(folder, listed, out)
        check_kills(folder, listed, out)
        check_interrupt(folder, listed, out)
        check_readers(folder, listed, out)
        check_parts(folder, listed, out)
        check_folder(folder)
        check_cache(folder, listed, out)
        check_report(folder, out)
        check_questions(out)
        check_refusals(folder, listed, out)
        endless.check()
    print(f"1..{number}")
    return failures > 0


sys.exit(main())
