#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A person gets newer knowledge as a file and opens it: what the window asks, refuses, uses and takes back. Speaks TAP."""
import hashlib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import traceback

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from candor_window import Window  # noqa: E402

SOURCE = pathlib.Path(os.environ["CANDOR_SOURCE_ROOT"])
BUILD = pathlib.Path(os.environ["CANDOR_BUILD_ROOT"])
SAMPLES = pathlib.Path(os.environ["CANDOR_SAMPLES"])
WORK = pathlib.Path(tempfile.mkdtemp(prefix="candor-knowledge-window-"))
LATER = "2999-12-31"


def make_knowledge(version):
    folder, file = WORK / f"folder-{version}", WORK / f"{version}.knowledge"
    shutil.copytree(SOURCE / "data/knowledge", folder)
    for path in folder.glob("*.xml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r'(<knowledge[^>]* version=")[^"]*', rf"\g<1>{version}", text, count=1), encoding="utf-8")
    subprocess.run([BUILD / "app/cli/candor", "knowledge", "compile", folder, "-o", file], check=True, stdout=subprocess.DEVNULL)
    return file


def open_window(*files, data, **more):
    # What the tests say of knowledge must not stand above what the person has installed.
    return Window(*files, CANDOR_KNOWLEDGE="", CANDOR_ADDITIONS="", XDG_DATA_HOME=str(data), **more)


def leave(window):
    """A window above takes the keys until it is closed."""
    window.keys_to_other_window()
    window.keys("Escape")
    window.wait(lambda: len(window.windows()) == 1, "the window alone")
    assert not window.complaints()


def uses_a_file_whose_digest_lies_beside_it_and_goes_back(file):
    data = WORK / "beside"
    installed = data / "candor/candor.knowledge"
    with open_window(file, data=data) as window:
        window.expect("Update What Candor Knows?")
        assert not installed.exists(), "nothing is done before the person says so"
        window.press("Update")
        window.expect("Knowledge Updated")
        assert window.says(LATER), window.words()
        assert installed.read_bytes() == file.read_bytes()
        window.press("Close")
    with open_window(SAMPLES / "riverbank.apk", SAMPLES / "policy-en.html", data=data) as window:
        window.expect_rows(lambda rows: True, "the lines")
        window.keys("ctrl+comma")
        window.expect(f"Version {LATER}")
        window.press("Use the knowledge that comes with Candor")
        window.wait(lambda: not window.says(LATER), "the program's own knowledge")
        assert not installed.exists()
        leave(window)


def asks_for_the_digest_where_no_file_says_it(file):
    data, bare = WORK / "bare", WORK / "bare.knowledge"
    shutil.copy(file, bare)
    with open_window(bare, data=data) as window:
        window.expect("Update What Candor Knows?")
        window.keys_to_other_window()
        window.type("0" * 64)
        window.keys("Return")
        window.expect("not the file that was meant")
        assert not (data / "candor").exists(), "nothing was installed"
    with open_window(bare, data=data) as window:
        window.expect("Update What Candor Knows?")
        window.keys_to_other_window()
        window.type("0123")
        window.keys("Return")
        assert not window.says("not the file"), "too short to be a digest"
        window.keys("ctrl+a")
        window.type(hashlib.sha256(bare.read_bytes()).hexdigest().upper())
        window.keys("Return")
        window.expect("Knowledge Updated")
        assert (data / "candor/candor.knowledge").read_bytes() == bare.read_bytes()
        leave(window)


def refuses_a_newer_format_in_chinese(file):
    data, newer = WORK / "newer", WORK / "newer.knowledge"
    changed = bytearray(file.read_bytes())
    changed[0] += 1  # the number of the format
    newer.write_bytes(changed)
    pathlib.Path(f"{newer}.sha256").write_text(hashlib.sha256(changed).hexdigest() + "\n")
    with open_window(newer, data=data, language="zh_CN") as window:
        window.press("更新(U)")
        window.expect("无法使用此知识库")
        assert window.says("newer.knowledge") and window.says("更新版本的言行"), window.words()
        assert not (data / "candor").exists()


def main():
    file = make_knowledge(LATER)
    cases = [uses_a_file_whose_digest_lies_beside_it_and_goes_back, asks_for_the_digest_where_no_file_says_it,
             refuses_a_newer_format_in_chinese]
    print(f"1..{len(cases)}", flush=True)
    failed = False
    for number, function in enumerate(cases, 1):
        try:
            function(file)
            print(f"ok {number} {function.__name__}", flush=True)
        except Exception:  # each case is told of, whatever becomes of it
            failed = True
            print(f"not ok {number} {function.__name__}", flush=True)
            for line in traceback.format_exc().splitlines():
                print(f"# {line}", flush=True)
    shutil.rmtree(WORK)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
