#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What people keep goes through updates: knowledge installed by itself, and files of newer versions."""
import hashlib
import os
import re
import shutil
import sqlite3
import struct
import subprocess
import tempfile
from pathlib import Path

PROGRAM = os.environ["CANDOR_PROGRAM"]
SAMPLES = Path(os.environ["CANDOR_SAMPLES"])
SOURCE = Path(os.environ["CANDOR_SOURCE_ROOT"])
WORK = Path(tempfile.mkdtemp(prefix="candor-updates-"))
INSTALLED = WORK / "data/candor/candor.knowledge"
OLD, LATER = "2001-01-01", "2999-12-31"
failed = 0


def run(*words, status=0):
    environment = dict(os.environ, XDG_DATA_HOME=str(WORK / "data"), LC_ALL="C.UTF-8", LANGUAGE="en")
    environment.pop("CANDOR_KNOWLEDGE", None)
    done = subprocess.run([PROGRAM, *map(str, words)], env=environment, capture_output=True, text=True)
    assert done.returncode == status, f"{words}: {done.returncode}\n{done.stdout}{done.stderr}"
    return done.stdout + done.stderr


def make_knowledge(version):
    """Knowledge whose files all bear one version, compiled."""
    folder, file = WORK / f"folder-{version}", WORK / f"{version}.knowledge"
    if not file.exists():
        shutil.copytree(SOURCE / "data/knowledge", folder)
        for path in folder.glob("*.xml"):
            text = path.read_text(encoding="utf-8")
            path.write_text(re.sub(r'(<knowledge[^>]* version=")[^"]*', rf"\g<1>{version}", text, count=1), encoding="utf-8")
        assert version in run("knowledge", "compile", folder, "-o", file)
    return file


def test_digest_decides():
    file = make_knowledge(LATER)
    digest = Path(f"{file}.sha256")
    assert digest.read_text() == f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n"
    bare = WORK / "bare.knowledge"
    shutil.copy(file, bare)
    assert "give its SHA-256" in run("knowledge", "install", bare, status=3)
    assert "not the file that was meant" in run("knowledge", "install", bare, "--sha256", "0" * 64, status=3)
    assert not INSTALLED.exists()
    run("knowledge", "install", bare, "--sha256", digest.read_text()[:64].upper())
    assert INSTALLED.read_bytes() == file.read_bytes()


def test_result_says_which():
    file = make_knowledge(LATER)
    run("knowledge", "install", file)
    assert LATER in run("knowledge", "check")
    text = run("check", SAMPLES / "riverbank.apk", "--policy", SAMPLES / "policy-en.html")
    assert re.search(rf"Knowledge +{LATER} \(SHA-256 {hashlib.sha256(file.read_bytes()).hexdigest()[:16]}", text), text
    assert "Removed" in run("knowledge", "reset")
    assert not INSTALLED.exists() and LATER not in run("knowledge", "check")
    assert "Nothing was installed" in run("knowledge", "reset")


def test_update_brings_newer():
    assert "it is not used" in run("knowledge", "install", make_knowledge(OLD))
    assert OLD not in run("knowledge", "check")


def change_format(difference):
    """Installed knowledge as another version of the format would begin."""
    data = bytearray(make_knowledge(LATER).read_bytes())
    data[:4] = struct.pack("<I", struct.unpack("<I", data[:4])[0] + difference)
    return bytes(data)


def test_newer_format_is_refused():
    file = WORK / "newer.knowledge"
    file.write_bytes(change_format(1))
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    run("knowledge", "reset")
    message = run("knowledge", "install", file, "--sha256", digest, status=3)
    assert "newer version of Candor" in message and str(file) in message and not INSTALLED.exists()
    INSTALLED.parent.mkdir(parents=True, exist_ok=True)
    INSTALLED.write_bytes(file.read_bytes())
    message = run("knowledge", "check", status=3)
    assert str(INSTALLED) in message and "candor knowledge reset" in message
    run("knowledge", "reset")
    run("knowledge", "check")


def test_damaged_is_told():
    INSTALLED.write_bytes(make_knowledge(LATER).read_bytes()[:5000])
    assert "candor knowledge reset" in run("knowledge", "check", status=3)
    run("knowledge", "reset")


def set_version(path, version):
    database = sqlite3.connect(path)
    database.execute(f"PRAGMA user_version = {version}")
    database.close()


def test_newer_files_are_refused():
    case = WORK / "a.candor"
    run("check", SAMPLES / "riverbank.apk", "--policy", SAMPLES / "policy-en.html", "--save-case", case)
    run("check", case)
    set_version(case, 1000)
    message = run("check", case, status=3)
    assert "newer version of Candor" in message and "1000" in message
    table = WORK / "list.csv"
    table.write_text(f"name,package,policy\nR,{SAMPLES}/riverbank.apk,{SAMPLES}/policy-en.html\n")
    run("batch", table, "-o", WORK / "out", "--no-cache")
    run("batch", "report", WORK / "out")
    set_version(WORK / "out/batch.sqlite", 1000)
    message = run("batch", "report", WORK / "out", status=3)
    assert "newer" in message and "1000" in message


tests = [value for name, value in list(globals().items()) if name.startswith("test_")]
print(f"1..{len(tests)}", flush=True)
for number, test in enumerate(tests, 1):
    try:
        test()
        print(f"ok {number} {test.__name__}", flush=True)
    except Exception as problem:
        failed += 1
        print(f"not ok {number} {test.__name__}\n# " + str(problem).replace("\n", "\n# "), flush=True)
shutil.rmtree(WORK)
raise SystemExit(1 if failed else 0)
