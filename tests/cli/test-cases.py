#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Cases, re-checks, baselines and exports, as a pipeline uses them, from the command line."""
import csv
import io
import json
import os
import pty
import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import warnings
from html.parser import HTMLParser
from pathlib import Path

warnings.simplefilter("ignore", DeprecationWarning)
try:
    import jsonschema
except ImportError:
    print("1..0 # SKIP python3-jsonschema is not installed")
    sys.exit(0)

PROGRAM = os.environ["CANDOR_PROGRAM"]
SAMPLES = Path(os.environ["CANDOR_SAMPLES"])
SOURCE = Path(os.environ["CANDOR_SOURCE_ROOT"])
SHARED = Path(os.environ.get("CANDOR_SHARED", SOURCE / ".." / "shared"))
PACKAGE = str(SAMPLES / "riverbank.apk")
POLICY = str(SAMPLES / "policy-en.html")
FOLDER = Path(tempfile.mkdtemp(prefix="candor-cases-"))
cases = []


def case(function):
    cases.append(function)
    return function


def run(*words, status=0):
    done = subprocess.run([PROGRAM, *map(str, words)], capture_output=True, check=False)
    assert done.returncode == status, (words, done.returncode, done.stderr.decode())
    return done.stdout.decode("utf-8")


def complain(*words, status=3):
    done = subprocess.run([PROGRAM, *map(str, words)], capture_output=True, check=False)
    assert done.returncode == status and not done.stdout, (words, done.returncode, done.stdout)
    return done.stderr.decode("utf-8")


def validate(value, path):
    schemas = {entry.name: json.loads(entry.read_text("utf-8")) for entry in (SOURCE / "data/schema").glob("*.json")}
    schema = json.loads(path.read_text("utf-8"))
    kind = jsonschema.Draft202012Validator
    kind.check_schema(schema)
    kind(schema, resolver=jsonschema.RefResolver(path.name, schema, store=schemas)).validate(value)


def diff(*words, status=0):
    value = json.loads(run("diff", *words, "--format", "json", status=status))
    validate(value, SOURCE / "data/schema/candor-diff-1.json")
    statuses = [item["status"] for item in value["items"]]
    assert {name: statuses.count(name) for name in value["counts"]} == value["counts"]
    for item in value["items"]:
        assert (item["before"] is None) == (item["status"] == "new")
        assert (item["after"] is None) == (item["status"] in ("rectified", "gone"))
        if item["status"] == "rectified":
            assert item["words"] or item["deeds"], "rectified is only what something shows"
            assert not item["doubts"]
        if item["status"] == "gone":
            assert item["doubts"]
    return value


def change_policy(name, *pairs):
    text = Path(POLICY).read_text("utf-8")
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    path = FOLDER / name
    path.write_text(text, "utf-8")
    return path


def find(value, identifier):
    (item,) = [item for item in value["items"] if identifier in (item["id"], (item["before"] or {}).get("id"))]
    return item


@case
def rectified_by_words():
    later = change_policy("later.html", ("We do not access your contacts.", "We access your contacts so that you can invite friends."))
    value = diff(PACKAGE, PACKAGE, "--old-policy", POLICY, "--new-policy", later)
    item = find(value, "denied:contacts")
    assert item["status"] == "rectified" and not item["deeds"]
    assert any("invite friends" in words for words in item["words"])
    assert any("We do not access your contacts" in words for words in item["words"])
    assert value["counts"]["new"] == value["counts"]["gone"] == 0
    # The other way round the same finding is new, and --fail-on says so.
    back = diff(PACKAGE, PACKAGE, "--old-policy", later, "--new-policy", POLICY, "--fail-on", "high", status=1)
    assert find(back, "denied:contacts")["status"] == "new"
    diff(PACKAGE, PACKAGE, "--old-policy", POLICY, "--new-policy", POLICY, "--fail-on", "info")


@case
def another_gap_is_no_rectification():
    """Where the denial is only struck out, the gap is there still, in another way."""
    later = change_policy("silent.html", ("<p>We do not access your contacts.</p>", ""))
    item = find(diff(PACKAGE, PACKAGE, "--old-policy", POLICY, "--new-policy", later), "denied:contacts")
    assert item["status"] == "changed" and item["id"] == "undisclosed:contacts", item


@case
def silence_of_no_policy():
    """A page that is no privacy policy makes findings go, and rectifies none of them."""
    recipe = FOLDER / "recipe.txt"
    recipe.write_text("Slice the onions and fry them in butter until they are golden. Add the flour and stir. Pour in the stock "
                      "a little at a time and let it simmer for half an hour. Serve with toasted bread.\n", "utf-8")
    value = diff(PACKAGE, PACKAGE, "--old-policy", POLICY, "--new-policy", recipe)
    assert find(value, "undisclosed:installed_apps")["status"] == "gone"
    assert value["cautions"]


@case
def case_goes_on():
    first, second = FOLDER / "first.candor", FOLDER / "second.candor"
    later = change_policy("later.html", ("We do not access your contacts.", "We access your contacts so that you can invite friends."))
    run("check", PACKAGE, "-p", POLICY, "--save-case", first, "--keep-files")
    with sqlite3.connect(first) as database:  # as anybody may read it
        kept = dict(database.execute("SELECT name, data FROM inputs JOIN contents USING (sha256)"))
        assert kept["riverbank.apk"] == Path(PACKAGE).read_bytes() and kept["policy-en.html"] == Path(POLICY).read_bytes()
        database.execute("INSERT INTO decisions VALUES (1, 'undisclosed:clipboard', 'dismissed', '<b>agreed</b>', 'note', 'R. Reader', 1772000000)")
    database.close()
    value = json.loads(run("check", first, "--format", "json"))
    assert value == {**json.loads(run("check", PACKAGE, "-p", POLICY, "--format", "json")), "findings": value["findings"]}
    (decided,) = [finding for finding in value["findings"] if finding["decision"]]
    assert decided["id"] == "undisclosed:clipboard" and decided["decision"]["time"].startswith("2026-02-25T")
    run("check", first, "-p", later, "--save-case", second)
    value = diff(second)
    assert find(value, "denied:contacts")["status"] == "rectified"
    assert find(value, "undisclosed:clipboard")["decision"]["reason"] == "<b>agreed</b>"
    assert diff(first, second)["counts"] == value["counts"]
    assert diff(first, PACKAGE, "--new-policy", later)["counts"] == value["counts"]
    for kind, words in (("text", "R. Reader"), ("csv", "R. Reader"), ("sarif", '"suppressions"'), ("html", "R. Reader")):
        assert words in run("check", second, "--format", kind), kind
    assert "<b>agreed</b>" not in run("check", second, "--format", "html")
    assert "one check only" in complain("diff", first)


@case
def refused_cases():
    bad = FOLDER / "bad.candor"
    bad.write_text("no case", "utf-8")
    assert "it is no case" in complain("check", bad)
    assert "it is no case" in complain("diff", bad, PACKAGE)
    run("check", PACKAGE, "-p", POLICY, "--save-case", bad)
    with sqlite3.connect(bad) as database:
        database.execute("PRAGMA user_version = 9")
    database.close()
    for locale, words in (("en", "newer version"), ("zh_CN", "更新版本")):
        # From glibc 2.39 on, messages are not translated where the system has no locale but C.UTF-8; reports are.
        if locale == "zh_CN" and tuple(map(int, os.confstr("CS_GNU_LIBC_VERSION").split()[1].split("."))) >= (2, 39):
            continue
        message = complain("check", bad, "--locale", locale)
        assert words in message and "bad.candor" in message and message.count("\n") == 1, message


@case
def baseline():
    path = FOLDER / "accepted.baseline"
    run("check", PACKAGE, "-p", POLICY, "--write-baseline", path)
    lines = path.read_text("utf-8").splitlines()
    assert lines[0] == "candor-baseline 1" and lines[1:] == sorted(lines[1:])
    run("check", PACKAGE, "-p", POLICY, "--baseline", path, "--fail-on", "info")
    run("check", PACKAGE, "-p", POLICY, "--fail-on", "high", status=1)
    # One that is struck out fails; one accepted as less severe fails too; a reason is shown.
    path.write_text("\n".join(line for line in lines if not line.startswith("denied:contacts")) + "\n", "utf-8")
    run("check", PACKAGE, "-p", POLICY, "--baseline", path, "--fail-on", "high", status=1)
    path.write_text("\n".join(lines).replace("denied:contacts  high", "denied:contacts  low  # agreed until 4.3") + "\n", "utf-8")
    run("check", PACKAGE, "-p", POLICY, "--baseline", path, "--fail-on", "high", status=1)
    path.write_text("\n".join(lines).replace("denied:contacts  high", "denied:contacts  high  # agreed until 4.3") + "\n", "utf-8")
    assert "agreed until 4.3" in run("check", PACKAGE, "-p", POLICY, "--baseline", path, "--fail-on", "high")
    sarif = json.loads(run("check", PACKAGE, "-p", POLICY, "--baseline", path, "--format", "sarif"))
    assert {result["baselineState"] for result in sarif["runs"][0]["results"]} == {"unchanged"}
    for text, words in (("nothing\n", "no baseline"), ("candor-baseline 2\n", "newer"), ("candor-baseline 1\nx high\n", "line 2"),
                        ("candor-baseline 1\na:b grave\n", "line 2"), ("candor-baseline 1\na:b low\na:b low\n", "line 3")):
        path.write_text(text, "utf-8")
        assert words in complain("check", PACKAGE, "-p", POLICY, "--baseline", path), text


@case
def same_bytes():
    for kind in ("text", "json", "csv", "sarif", "pdf", "html"):
        left, right = (subprocess.run([PROGRAM, "check", PACKAGE, "-p", POLICY, "--format", kind], capture_output=True, check=True).stdout
                       for _ in range(2))
        assert left == right and left, kind


@case
def sarif_schema():
    path = SOURCE / "tests/cli/sarif-used.json"
    for words in ((), ("--baseline", FOLDER / "all.baseline"), ("--locale", "zh_CN")):
        run("check", PACKAGE, "-p", POLICY, "--write-baseline", FOLDER / "all.baseline")
        validate(json.loads(run("check", PACKAGE, "-p", POLICY, "--format", "sarif", *words)), path)


# Which class of the object model the values of a property are; others are plain or open.
SARIF_KINDS = {
    "runs": "Run", "tool": "Tool", "driver": "ToolComponent", "rules": "ReportingDescriptor", "artifacts": "Artifact",
    "results": "Result", "message": "Message", "locations": "Location", "relatedLocations": "Location",
    "physicalLocation": "PhysicalLocation", "artifactLocation": "ArtifactLocation", "region": "Region", "snippet": "ArtifactContent",
    "logicalLocations": "LogicalLocation", "suppressions": "Suppression", "shortDescription": "MultiformatMessageString",
    "fullDescription": "MultiformatMessageString", "help": "MultiformatMessageString", "defaultConfiguration": "ReportingConfiguration",
    "invocations": "Invocation", "rule": "ReportingDescriptorReference", "taxa": "ReportingDescriptorReference",
    "taxonomies": "ToolComponent", "toolComponent": "ToolComponentReference", "toolExecutionNotifications": "Notification",
    "descriptor": "ReportingDescriptorReference",
}
SARIF_OPEN = {"properties", "partialFingerprints", "fingerprints", "hashes", "arguments"}


def check_sarif(model, name, value, where):
    """Names and required properties, by a model that was made from the standard's own schema."""
    known = {field.metadata["schema_property_name"]: field for field in getattr(model, name).__attrs_attrs__}
    # The schema first said "state" where the standard (3.35.3) says "status".
    allowed = set(known) | ({"status"} if name == "Suppression" else set())
    assert set(value) - {"$schema"} <= allowed, (where, set(value) - allowed)
    for key, field in known.items():
        assert key in value or not repr(field.default).startswith("NOTHING"), (where, key, "is required")
    for key, part in value.items():
        if key in SARIF_OPEN:
            continue
        # Of a location that stands for an artifact's "location" the class is the artifact's.
        kind = "ArtifactLocation" if key == "location" and name == "Artifact" else SARIF_KINDS.get(key)
        for index, item in enumerate(part if isinstance(part, list) else [part]):
            if isinstance(item, dict):
                assert kind is not None, (where, key, "is not known to this test")
                check_sarif(model, kind, item, f"{where}.{key}[{index}]")


@case
def sarif_model():
    try:
        import sarif_om
    except ImportError:
        return "python3-sarif-python-om is not installed"
    results = 0
    for words in ((), ("--baseline", FOLDER / "all.baseline"), ("--locale", "zh_CN")):
        value = json.loads(run("check", PACKAGE, "-p", POLICY, "--format", "sarif", *words))
        check_sarif(sarif_om, "SarifLog", value, "log")
        results += len(value["runs"][0]["results"])
    assert results >= 30, results
    try:
        check_sarif(sarif_om, "Result", {"ruleId": "x"}, "log")
    except AssertionError as error:
        assert "message" in str(error)
    else:
        raise AssertionError("a result without its message passed")
    return None


class Page(HTMLParser):
    """What a browser would fetch or run, and whether the elements are closed in order."""
    VOID = {"meta", "br", "link", "img", "input", "hr"}

    def __init__(self, text):
        super().__init__()
        self.open, self.places, self.links, self.text = [], set(), set(), ""
        self.feed(text)
        assert not self.open, self.open

    def handle_starttag(self, tag, attributes):
        assert tag not in {"script", "img", "link", "iframe", "object", "embed", "form", "svg", "base"}, tag
        for name, value in attributes:
            assert not name.startswith("on") and name not in ("style", "src"), (tag, name)
            if name == "href":
                assert value.startswith("#"), value
                self.links.add(value[1:])
            if name == "id":
                assert value not in self.places, value
                self.places.add(value)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open and self.open.pop() == tag, tag

    def handle_data(self, data):
        self.text += data


@case
def html():
    evil = FOLDER / "evil.txt"
    evil.write_text("Privacy policy. <script>alert(1)</script> We collect your contacts & calendar \"with\" 'love' <img src=x onerror=x>. "
                    "We do not access your text messages \u202e. This privacy policy says which personal information we collect.\n", "utf-8")
    for words in (("-p", POLICY), ("-p", SAMPLES / "policy-zh.html", "--bilingual", "--app-type", "map_navigation"), ("-p", evil)):
        text = run("check", PACKAGE, *words, "--format", "html")
        page = Page(text)
        assert page.links <= page.places, page.links - page.places
        assert "url(" not in text and "http:" not in text and "https:" not in text and "\u202e" not in text
        assert re.search(r"default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='", text)
    assert "<script>alert(1)</script>" in page.text or "alert(1)" in page.text
    assert "Words and deeds" in page.text and "SHA-256" in page.text and "Right of reply" in page.text


@case
def full_disk():
    """An export to a disk that takes no more leaves the old file, and nothing beside it."""
    for kind in ("text", "json", "csv", "sarif", "pdf", "html", "case"):
        folder = FOLDER / f"full-{kind}"
        folder.mkdir()
        path = folder / f"report.{kind}"
        path.write_text("old", "utf-8")
        words = ["--save-case", path] if kind == "case" else ["--format", kind, "-o", path]

        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))

        done = subprocess.run([PROGRAM, "check", PACKAGE, "-p", POLICY, *map(str, words)], capture_output=True, check=False, preexec_fn=limit)
        assert done.returncode == 3 and b"can" in done.stderr, (kind, done)
        assert path.read_text("utf-8") == "old" and [entry.name for entry in folder.iterdir()] == [path.name], kind


@case
def spreadsheet():
    """A spreadsheet program's own reading of the CSV gives the cells that are in it."""
    program = shutil.which("ssconvert")
    if program is None:
        return "ssconvert (gnumeric) is not installed"
    for policy, locale in ((POLICY, "en"), (SAMPLES / "policy-zh.html", "zh_CN")):
        sheet, back = FOLDER / "sheet.csv", FOLDER / "back.csv"
        run("check", PACKAGE, "-p", policy, "--format", "csv", "--locale", locale, "-o", sheet)
        book = FOLDER / "sheet.xlsx"
        subprocess.run([program, str(sheet), str(book)], check=True, capture_output=True)
        subprocess.run([program, str(book), str(back)], check=True, capture_output=True)
        left = list(csv.reader(io.StringIO(sheet.read_text("utf-8-sig"), newline="")))
        right = list(csv.reader(io.StringIO(back.read_text("utf-8-sig"), newline="")))
        assert len(left) == len(right)
        for before, after in zip(left, right):
            for index, cell in enumerate(before):
                shown = after[index] if index < len(after) else ""
                # Numbers and percentages are numbers there.
                same = shown.strip() == cell.strip() or re.fullmatch(r"\d+ %", cell) or shown == cell.lstrip("'")
                assert same, (cell, shown)
    return None


@case
def quoted_once():
    """A sentence that says several things of one finding is quoted there once."""
    policy = FOLDER / "many.txt"
    policy.write_text("Privacy policy\n\nWe collect your precise location, your approximate location, your contacts and "
                      "your files, photos and videos to show the river near you.\n", "utf-8")
    text = run("check", PACKAGE, "--policy", policy).split("\nAll categories\n")[0]
    findings = re.split(r"^ ?[0-9]+\. ", text, flags=re.M)
    counts = [len(re.findall(r"^ +(?:Policy +)?“We collect your precise", finding, flags=re.M)) for finding in findings[1:]]
    assert max(counts) == 1, counts
    html = run("check", PACKAGE, "--policy", policy, "--format", "html")
    lists = [html[at.end():html.index("</ul>", at.end())] for at in re.finditer("<ul[^>]*>", html)]
    assert max(each.count("<blockquote>“We collect your precise") for each in lists) == 1


@case
def links_hold_their_words():
    """Who has the PDF read aloud hears what a link is on."""
    pdf = FOLDER / "links.pdf"
    run("check", PACKAGE, "--policy", POLICY, "-o", pdf)
    told = subprocess.run(["pdfinfo", "-struct-text", pdf], capture_output=True, check=True).stdout.decode("utf-8")
    links = re.findall(r'^ *Link \(inline\)\n *Object.*\n *"(.*)', told, flags=re.M)
    assert len(links) == len(re.findall(r"^ *Link ", told, flags=re.M)) > 100 and all(word.strip('" ') for word in links), told[:2000]
    return None


@case
def real_versions():
    """Two published versions of one package, with two versions of a policy written for this."""
    versions = [SHARED / "apks" / name for name in ("fdroidserver__tests_repo_com.politedroid_3.apk", "fdroidserver__tests_repo_com.politedroid_6.apk")]
    if not all(path.exists() for path in versions):
        return "no packages of others here"
    old, new = FOLDER / "old.txt", FOLDER / "new.txt"
    head = ("Privacy policy\n\nThis privacy policy explains which personal information the app collects and uses. We keep it on the device. "
            "We do not share personal information with third parties.\n\n")
    old.write_text(head + "We do not read your calendar.\n", "utf-8")
    new.write_text(head + "We read your calendar to silence the phone during meetings.\n", "utf-8")
    value = diff(versions[0], versions[1], "--old-policy", old, "--new-policy", new)
    assert value["before"]["package"]["version_code"] == "3" and value["after"]["package"]["version_code"] == "6"
    item = find(value, "denied:calendar")
    assert item["status"] == "rectified" and any("to silence the phone" in words for words in item["words"]), item
    same = diff(versions[0], versions[1], "--policy", old)
    assert find(same, "denied:calendar")["status"] in ("open", "changed")
    # Another app is no later version.
    other = SHARED / "apks" / "fdroidserver__tests_org.bitbucket.tickytacky.mirrormirror_1.apk"
    value = diff(versions[0], other, "--policy", old)
    assert value["counts"]["rectified"] == 0 and any("not of one app" in words for words in value["cautions"])
    return None


@case
def list_on_terminal():
    """Names of files are listed as they are in a file, and drive no terminal."""
    folder = FOLDER / "loud" / "a\033[31mb\u202ec"
    folder.mkdir(parents=True)
    shutil.copy(PACKAGE, folder)
    shutil.copy(POLICY, folder)
    words = [PROGRAM, "batch", "list", str(folder.parent)]
    assert b"\033[31m" in subprocess.run(words, capture_output=True, check=True).stdout
    ours, theirs = pty.openpty()
    with subprocess.Popen(words, stdout=theirs, stderr=subprocess.DEVNULL) as process:
        os.close(theirs)
        shown = b""
        try:
            while part := os.read(ours, 65536):
                shown += part
        except OSError:  # how a terminal says that nobody writes any more
            pass
        os.close(ours)
        assert process.wait() == 0
    assert b"\033" not in shown and "\u202e".encode() not in shown, shown
    assert b"a<U+001B>[31mb<U+202E>c" in shown, shown


print(f"1..{len(cases)}")
failed = False
for number, function in enumerate(cases, 1):
    try:
        skipped = function()
        print(f"ok {number} {function.__name__}" + (f" # SKIP {skipped}" if skipped else ""), flush=True)
    except Exception as error:  # a broken result may break the test in any way
        failed = True
        print(f"not ok {number} {function.__name__}\n# {type(error).__name__}: {str(error)[:2000]!r}", flush=True)
shutil.rmtree(FOLDER)
sys.exit(failed)
