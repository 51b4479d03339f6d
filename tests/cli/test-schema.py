#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds what --format json writes against the published schemas, and against what no schema can say:
that every index leads somewhere and every quote stands where it is said to stand."""
import csv
import io
import json
import os
import subprocess
import sys
import warnings
from pathlib import Path

warnings.simplefilter("ignore", DeprecationWarning)
try:
    import jsonschema
except ImportError:
    print("1..0 # SKIP python3-jsonschema is not installed")
    sys.exit(0)

PROGRAM = os.environ["CANDOR_PROGRAM"]
SAMPLES = Path(os.environ["CANDOR_SAMPLES"])
SCHEMAS = Path(os.environ["CANDOR_SOURCE_ROOT"]) / "data" / "schema"
SHARED = Path(os.environ.get("CANDOR_SHARED", Path(os.environ["CANDOR_SOURCE_ROOT"]) / ".." / "shared"))
PACKAGE = str(SAMPLES / "riverbank.apk")
cases = []


def case(function):
    cases.append(function)
    return function


def run(*words, status=0):
    done = subprocess.run([PROGRAM, *words], capture_output=True, check=False)
    assert done.returncode == status, (words, done.returncode, done.stderr.decode())
    return done.stdout.decode("utf-8")


def validate(value, name):
    schemas = {path.name: json.loads(path.read_text("utf-8")) for path in SCHEMAS.glob("*.json")}
    resolver = jsonschema.RefResolver(name, schemas[name], store=schemas)
    kind = jsonschema.Draft202012Validator
    kind.check_schema(schemas[name])
    kind(schemas[name], resolver=resolver).validate(value)


def no_repeated_keys(pairs):
    keys = [key for key, _ in pairs]
    assert len(keys) == len(set(keys)), keys
    return dict(pairs)


def load(text):
    return json.loads(text, object_pairs_hook=no_repeated_keys)


def check_policy(policy):
    validate(policy, "candor-policy-1.json")
    for statement in policy["statements"]:
        assert statement["start"] < statement["end"] <= policy["documents"][statement["document"]]["text_length"]
        # Counted in code points; a table row's quote is its cells, joined.
        width = statement["end"] - statement["start"]
        assert len(statement["quote"]) <= width + 3 * statement["quote"].count("|") + 1, statement
        assert statement["start"] <= statement["mention_start"] <= statement["mention_end"] <= statement["end"]
    named = {statement["category"] for statement in policy["statements"]}
    assert [entry["category"] for entry in policy["categories"]] == sorted(named)


def check_comparison(value):
    validate(value, "candor-comparison-1.json")
    check_policy(value["policy"])
    package = value["package"]
    permissions = {entry["name"] for entry in package["permissions"]}
    sdks = {entry["id"] for entry in package["sdks"]}
    for entry in value["findings"] + [{**row, **row["behavior"]} for row in value["rows"]]:
        assert all(index < len(value["policy"]["statements"]) for index in entry["statements"])
        assert set(entry["permissions"]) <= permissions
        assert set(entry["sdks"]) <= sdks
    identifiers = [finding["id"] for finding in value["findings"]]
    assert len(identifiers) == len(set(identifiers))
    order = ["high", "medium", "low", "info"]
    weights = [order.index(finding["severity"]) for finding in value["findings"]]
    assert weights == sorted(weights)
    assert value["limits"], "what was not looked at is always said"


@case
def policies():
    for name in ("policy-en.html", "policy-zh.html"):
        for locale in ("en", "zh_CN"):
            check_policy(load(run("policy", str(SAMPLES / name), "--format", "json", "--locale", locale)))


@case
def several_documents():
    policy = load(run("policy", str(SAMPLES / "policy-zh.html"), str(SAMPLES / "policy-en.html"), "--format", "json"))
    check_policy(policy)
    assert [document["name"] for document in policy["documents"]] == ["policy-zh.html", "policy-en.html"]
    assert policy["source"]["language"] == "mixed"


@case
def package():
    value = load(run("package", PACKAGE, "--format", "json"))
    validate(value, "candor-package-1.json")
    assert value["package"] == "org.example.riverbank"


@case
def comparison():
    for name in ("policy-en.html", "policy-zh.html"):
        value = load(run("check", PACKAGE, "--policy", str(SAMPLES / name), "--format", "json"))
        check_comparison(value)
        assert value["findings"]


@case
def locale_changes_words_alone():
    def reduce(value):
        if isinstance(value, dict):
            words = {"message", "rationale", "reason", "name", "limits", "warnings", "locale", "citations", "citation", "title"}
            return {key: reduce(entry) for key, entry in value.items() if key not in words}
        return [reduce(entry) for entry in value] if isinstance(value, list) else value

    words = ("check", PACKAGE, "--policy", str(SAMPLES / "policy-zh.html"), "--format", "json", "--locale")
    english, chinese = (load(run(*words, locale)) for locale in ("en", "zh_CN"))
    assert reduce(english) == reduce(chinese)
    assert english["findings"][0]["citations"] != chinese["findings"][0]["citations"]


@case
def sarif():
    """The parts of SARIF 2.1.0 that code-scanning services insist on."""
    value = load(run("check", PACKAGE, "--policy", str(SAMPLES / "policy-en.html"), "--format", "sarif"))
    comparison = load(run("check", PACKAGE, "--policy", str(SAMPLES / "policy-en.html"), "--format", "json"))
    assert value["version"] == "2.1.0"
    (only,) = value["runs"]
    rules = only["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    fingerprints = []
    for result in only["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        assert 0 <= result["rank"] <= 100
        assert result["message"]["text"]
        for location in result["locations"] + result["relatedLocations"]:
            place = location["physicalLocation"]["artifactLocation"]
            assert only["artifacts"][place["index"]]["location"]["uri"] == place["uri"]
            assert location["physicalLocation"].get("region", {"startLine": 1})["startLine"] >= 1
        fingerprints += result["partialFingerprints"].values()
    assert fingerprints == [finding["id"] for finding in comparison["findings"]]


@case
def sheet():
    text = run("check", PACKAGE, "--policy", str(SAMPLES / "policy-zh.html"), "--format", "csv", "--locale", "zh_CN")
    comparison = load(run("check", PACKAGE, "--policy", str(SAMPLES / "policy-zh.html"), "--format", "json"))
    assert text.startswith("\ufeff")
    assert text.count("\r\n") == text.count("\n"), "every line ends as RFC 4180 has it"
    rows = list(csv.reader(io.StringIO(text[1:], newline=""), strict=True))
    assert len({len(row) for row in rows}) == 1
    findings = [row for row in rows[1:] if row[4]]
    assert [row[-1] for row in findings] == [finding["id"] for finding in comparison["findings"]]
    categories = {row["category"] for row in comparison["rows"]}
    told = {finding["category"] for finding in comparison["findings"]}
    assert {row[-1] for row in rows[1:] if not row[4]} == categories - told


@case
def hostile_strings(folder="hostile"):
    """A policy whose sentences are formulas, drive a terminal or turn text around."""
    policy = Path(os.environ["CANDOR_BUILD_ROOT"]) / "tests" / "cli" / "=hostile\u202e.txt"
    policy.write_text(
        "=HYPERLINK(\"http://example.org\"), we collect your contacts, your camera and your calendar in this privacy "
        "policy.\n\n+We collect your precise location\x1b[2J and \u202eyour phone number\u2066, \"quoted\".\n\n"
        "@We do not access your text messages.\n", "utf-8")
    words = ("check", PACKAGE, "--policy", str(policy), "--format")
    sheet = run(*words, "csv")
    for row in csv.reader(io.StringIO(sheet[1:], newline=""), strict=True):
        for cell in row:
            assert not cell or cell[0] not in "=+-@\t\r", cell
    value = load(run(*words, "json"))
    quotes = [statement["quote"] for statement in value["policy"]["statements"]]
    assert any(quote.startswith("=HYPERLINK") for quote in quotes), "JSON keeps every character"
    for kind in ("csv", "text", "json", "sarif"):
        text = run(*words, kind)
        for character in "\x1b\u202e\u2066":
            assert character not in text, (kind, hex(ord(character)))
    policy.unlink()


@case
def real_packages():
    packages = sorted(SHARED.glob("apks/*.apk"))
    if not packages:
        return "no packages of others here"
    read = 0
    for path in packages:
        done = subprocess.run([PROGRAM, "package", str(path), "--format", "json"], capture_output=True, check=False)
        assert done.returncode in (0, 3), (path, done.returncode)
        if done.returncode == 3:
            assert done.stderr.decode().startswith("candor: ") and not done.stdout
            continue
        validate(load(done.stdout.decode("utf-8")), "candor-package-1.json")
        read += 1
    assert read >= 60, read
    return None


@case
def real_policies():
    policies = sorted(SHARED.glob("corpora/en/raw/dev/*"))[:20]
    if not policies:
        return "no policies of others here"
    for path in policies:
        done = subprocess.run([PROGRAM, "policy", str(path), "--format", "json"], capture_output=True, check=False)
        assert done.returncode == 0, (path, done.stderr.decode())
        check_policy(load(done.stdout.decode("utf-8")))
    return None


print(f"1..{len(cases)}")
failed = False
for number, function in enumerate(cases, 1):
    try:
        skipped = function()
        print(f"ok {number} {function.__name__}" + (f" # SKIP {skipped}" if skipped else ""), flush=True)
    except Exception as error:  # a broken result may break the test in any way
        failed = True
        print(f"not ok {number} {function.__name__}\n# {type(error).__name__}: {str(error)[:2000]!r}", flush=True)
sys.exit(failed)
