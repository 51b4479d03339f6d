#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every format that a release wrote opens in this program: cases, batches, baselines, settings and knowledge of one's own.

The files are told as text beside this one (NAME-FORMAT.json, made by "describe" when the format was released) and
made anew here. They are never changed: when a format changes, the file of the next one is added.
"""
import base64
import gzip
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

try:
    import gi
    gi.require_version("Gio", "2.0")
    from gi.repository import Gio, GLib
except (ImportError, ValueError):
    print("1..0 # SKIP python3-gi is not installed")
    sys.exit(0)

PROGRAM = os.environ["CANDOR_PROGRAM"]
SOURCE = Path(os.environ["CANDOR_SOURCE_ROOT"])
HERE = Path(__file__).parent
WORK = Path(tempfile.mkdtemp(prefix="candor-formats-"))

# A mark of 16 bytes and a digest: core/knowledge/candor-knowledge-seal-private.h.
SEAL_SIZE = 48

def run(*words, **variables):
    environment = dict(os.environ, XDG_DATA_HOME=str(WORK / "data"), LC_ALL="C.UTF-8", LANGUAGE="en", **variables)
    if variables:
        environment.pop("CANDOR_KNOWLEDGE", None)
    done = subprocess.run([PROGRAM, *map(str, words)], env=environment, capture_output=True, text=True)
    assert done.returncode == 0, f"{words}: {done.returncode}\n{done.stdout}{done.stderr}"
    return done.stdout


def make_bytes(said):
    if "variant" in said:
        value = GLib.Variant.parse(None, said["variant"], None, None)
        if sys.byteorder == "big":
            value = value.byteswap()
        return value.get_data_as_bytes().get_data()
    if "gzip" in said:
        return gzip.compress(said["gzip"].encode(), mtime=0)
    return base64.b64decode(said["base64"])


def make(name, path):
    """The file that was told."""
    said = json.loads((HERE / name).read_text(encoding="utf-8"))
    database = sqlite3.connect(path)
    for key in ("application_id", "user_version"):
        database.execute(f"PRAGMA {key} = {said[key]}")
    for statement in said["schema"]:
        database.execute(statement)
    for table, rows in said["tables"].items():
        for row in rows:
            values = [make_bytes(value) if isinstance(value, dict) else value for value in row.values()]
            columns = ", ".join(f'"{column}"' for column in row)
            database.execute(f'INSERT INTO "{table}" ({columns}) VALUES ({", ".join("?" * len(values))})', values)
    database.commit()
    database.close()
    return said


def test_cases():
    for fixture in sorted(HERE.glob("case-*.json")):
        path, again = WORK / f"{fixture.stem}.candor", WORK / f"{fixture.stem}-again.candor"
        said = make(fixture.name, path)
        decisions = {row["finding"]: row for row in said["tables"]["decisions"]}
        assert decisions and len(said["tables"]["checks"]) == 2, "the fixture has decisions and a history"
        for file in (path, again):
            if file == again:
                run("check", path, "--save-case", again)
            result = json.loads(run("check", file, "--format", "json"))
            told = {finding["id"]: finding["decision"] for finding in result["findings"] if finding.get("decision")}
            for finding, row in decisions.items():
                decision = told[finding]
                assert (decision["verdict"], decision["note"], decision["person"]) == (row["verdict"], row["note"], row["person"]), decision
        statuses = [item["status"] for item in json.loads(run("diff", path, "--format", "json"))["items"]]
        assert "rectified" in statuses, statuses


def test_batches():
    for fixture in sorted(HERE.glob("batch-*.json")):
        folder = WORK / fixture.stem
        folder.mkdir()
        said = make(fixture.name, folder / "batch.sqlite")
        app = said["tables"]["app"][0]
        assert json.loads(run("batch", "show", folder, app["name"])) == json.loads(app["result"]["gzip"])
        run("batch", "report", folder)
        assert app["name"] in (folder / "summary.csv").read_text(encoding="utf-8-sig")


def test_baselines():
    samples = SOURCE / "data/samples"
    for fixture in sorted(HERE.glob("baseline-*.txt")):
        result = json.loads(run("check", samples / "riverbank.apk", "-p", samples / "policy-en.html", "--baseline", fixture, "--format", "json"))
        accepted = {finding["id"]: finding["accepted"] for finding in result["findings"] if finding.get("accepted") is not None}
        assert accepted == {"denied:contacts": "the permission goes with 4.3", "undisclosed:installed_apps": ""}, accepted


def test_settings():
    compiled = WORK / "schemas"
    compiled.mkdir()
    subprocess.run(["glib-compile-schemas", "--strict", f"--targetdir={compiled}", SOURCE / "data"], check=True)
    source = Gio.SettingsSchemaSource.new_from_directory(str(compiled), None, False)
    for fixture in sorted(HERE.glob("settings-*.json")):
        schema = source.lookup("org.candor.Candor", False)
        for key, text in json.loads(fixture.read_text(encoding="utf-8")).items():
            assert schema.has_key(key), f"{key} is gone"
            kind = schema.get_key(key)
            value = GLib.Variant.parse(kind.get_value_type(), text, None, None)
            assert kind.range_check(value), f"{key} takes {text} no more"


def test_knowledge_of_ones_own():
    for folder in sorted(HERE.glob("knowledge-*")):
        run("knowledge", "check", folder)
        listed = run("knowledge", "list", "sdks", CANDOR_ADDITIONS=str(folder))
        assert "riverbank-meter\tRiverbank Meter" in listed, "the folder's SDK is not known"


def test_knowledge_of_an_earlier_version():
    """Installed knowledge that has fewer kinds of entries than today's gives way; it is not read by chance."""
    compiled = WORK / "today.knowledge"
    run("knowledge", "compile", SOURCE / "data/knowledge", "-o", compiled)
    content = compiled.read_bytes()[:-SEAL_SIZE]  # that of an earlier version may have none
    value = GLib.Variant.new_from_bytes(GLib.VariantType("(usaya(sauau))"), GLib.Bytes.new(content), False)
    turn = GLib.Variant.byteswap if sys.byteorder == "big" else lambda same: same  # the file is little-endian everywhere
    value = turn(value)
    parts = [value.get_child_value(index) for index in range(4)]
    sections = [parts[3].get_child_value(index) for index in range(parts[3].n_children() - 1)]
    parts[1] = GLib.Variant("s", "2999-12-31")
    parts[3] = GLib.Variant.new_array(GLib.VariantType("(sauau)"), sections)
    installed = WORK / "data/candor/candor.knowledge"
    installed.parent.mkdir(parents=True)
    installed.write_bytes(turn(GLib.Variant.new_tuple(*parts)).get_data_as_bytes().get_data())
    said = run("knowledge", "check", CANDOR_ADDITIONS="")
    assert "2999-12-31" not in said, said
    environment = dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE="en", CANDOR_KNOWLEDGE=str(installed))
    done = subprocess.run([PROGRAM, "knowledge", "check"], env=environment, capture_output=True, text=True)
    assert done.returncode == 3 and "earlier version of Candor" in done.stderr, done.stderr
    installed.unlink()


tests = [value for name, value in list(globals().items()) if name.startswith("test_")]
print(f"1..{len(tests)}", flush=True)
failed = 0
for number, test in enumerate(tests, 1):
    try:
        test()
        print(f"ok {number} {test.__name__}", flush=True)
    except Exception as problem:
        failed += 1
        print(f"not ok {number} {test.__name__}\n# " + f"{type(problem).__name__}: {problem}".replace("\n", "\n# "), flush=True)
shutil.rmtree(WORK)
sys.exit(1 if failed else 0)
