#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What systems and shops read of Candor before anybody runs it: entries, metainfo, packages, manuals, materials."""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

SOURCE = Path(os.environ["CANDOR_SOURCE_ROOT"])
BUILD = Path(os.environ["CANDOR_BUILD_ROOT"])
APPLICATION = "org.candor.Candor"
VERSION = re.search(r"version: '(.+?)'", (SOURCE / "meson.build").read_text()).group(1)


class Skipped(Exception):
    pass


def run(*words, **more):
    if shutil.which(words[0]) is None:
        raise Skipped(f"{words[0]} is not installed")
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, **more)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def entry():
    lines = (BUILD / f"data/{APPLICATION}.desktop").read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line)


def test_desktop_entry():
    said = run("desktop-file-validate", BUILD / f"data/{APPLICATION}.desktop")
    assert not said.strip(), said
    for key in ("Name", "GenericName", "Comment", "Keywords"):
        assert re.search("[\u4e00-\u9fff]", entry()[f"{key}[zh_CN]"]), f"{key} is not in Chinese"


def test_metainfo():
    path = BUILD / f"data/{APPLICATION}.metainfo.xml"
    run("appstreamcli", "validate", "--strict", "--no-net", path)
    root = ElementTree.parse(path).getroot()
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    for element in ("summary", "description/p", "description/ul/li"):
        found = [each.get(language) for each in root.findall(element)]
        assert found.count("zh_CN") == found.count(None) > 0, f"{element}: {found}"


def test_screenshots():
    """The metainfo as it is where its pictures have a web address, and the pictures."""
    address = "https://candor.example/screenshots"
    text = (SOURCE / f"data/{APPLICATION}.metainfo.xml.in").read_text(encoding="utf-8")
    for word, value in ("@screenshots_begin@", ""), ("@screenshots_end@", ""), ("@screenshots@", address):
        text = text.replace(word, value)
    with tempfile.TemporaryDirectory() as folder:
        template, path = Path(folder) / "template.metainfo.xml", Path(folder) / f"{APPLICATION}.metainfo.xml"
        template.write_text(text, encoding="utf-8")
        run("msgfmt", "--xml", "--template", template, "-d", SOURCE / "po", "-o", path)
        run("appstreamcli", "validate", "--strict", "--no-net", path)
        root = ElementTree.parse(path).getroot()
    images = [each.text for each in root.findall("screenshots/screenshot/image")]
    captions = root.findall("screenshots/screenshot/caption")
    assert len(images) == len(captions) == 4, (images, captions)
    for image in images:
        header = (SOURCE / "docs/screenshots" / image.removeprefix(address + "/")).read_bytes()[:24]
        width, height = (int.from_bytes(header[place:place + 4], "big") for place in (16, 20))
        assert header.startswith(b"\x89PNG") and width >= 1000 and height >= 600, image


def test_kinds_of_files():
    taken = set(filter(None, entry()["MimeType"].split(";")))
    metainfo = ElementTree.parse(BUILD / f"data/{APPLICATION}.metainfo.xml").getroot()
    assert taken == {each.text for each in metainfo.findall("provides/mediatype")}
    types = ElementTree.parse(SOURCE / f"data/{APPLICATION}.xml").getroot()
    own = {each.get("type") for each in types}
    # The system itself knows what an APK is.
    assert taken == own | {"application/vnd.android.package-archive"}, taken ^ own
    for each in types:
        comments = {comment.get("{http://www.w3.org/XML/1998/namespace}lang") for comment in each if comment.tag.endswith("comment")}
        assert comments == {None, "zh_CN"}, each.get("type")


def test_one_version_everywhere():
    assert f"## {VERSION}\n" in (SOURCE / "CHANGELOG.md").read_text()
    assert (SOURCE / "debian/changelog").read_text().startswith(f"candor ({VERSION}) ")
    metainfo = ElementTree.parse(BUILD / f"data/{APPLICATION}.metainfo.xml").getroot()
    assert metainfo.find("releases/release").get("version") == VERSION
    assert f"candor-{VERSION}.tar.xz" in (SOURCE / f"flatpak/{APPLICATION}.json").read_text()


def test_packages_in_both_languages():
    control = (SOURCE / "debian/control").read_text()
    said = (SOURCE / "debian/descriptions.zh_CN").read_text(encoding="utf-8")
    packages = re.findall(r"^Package: (.+)$", control, re.M)
    assert re.findall(r"^Package: (.+)$", said, re.M) == packages
    for package in said.split("\n\n"):
        paragraphs = package.count("\n .")
        name = re.match("Package: (.+)", package).group(1)
        english = re.search(rf"^Package: {name}\n(?:.+\n)*", control, re.M).group(0)
        assert english.count("\n .") == paragraphs, f"{name}: another number of paragraphs in Chinese"


def test_licences():
    """Each kind of terms in the source has its paragraph in debian/copyright."""
    told = (SOURCE / "debian/copyright").read_text(encoding="utf-8")
    for path in sorted((SOURCE / "data/knowledge").glob("weights-*.xml")):
        assert f"Files: data/knowledge/{path.name}\n" in told, path.name
    for name in set(re.findall(r"^License: (\S+) and (\S+)$", told, re.M)):
        for each in name:
            assert re.search(rf"^License: {re.escape(each)}\n ", told, re.M), f"{each}: no text"


def test_manual_pages():
    """A page for each command and each of its parts, in both languages, and in a package."""
    program = BUILD / "app/cli/candor"
    listed = re.findall(r"^  ([a-z]+) {2,}", run(program, "--help"), re.M)
    pages = {"candor.1", "candor-desktop.1"}
    for command in listed:
        parts = re.findall(rf"^  candor {command} ([a-z]+)\b", run(program, command, "--help"), re.M)
        pages |= {f"candor-{command}.1"} | {f"candor-{command}-{part}.1" for part in parts}
    assert len(pages) > 10, pages
    installed = [line for file in ("candor.install", "candor-desktop.install")
                 for line in (SOURCE / "debian" / file).read_text().split()]
    for folder, place in ("", "man1"), ("zh_CN", "zh_CN/man1"):
        for page in pages:
            path = BUILD / "docs/man" / folder / page
            path = path if path.exists() else SOURCE / "docs/man" / folder / page
            text = path.read_text(encoding="utf-8")
            assert folder == "" or re.search("[\u4e00-\u9fff]{4}", text), f"{path}: no Chinese"
            full = f"usr/share/man/{place}/{page}"
            assert any(Path(full).match(pattern) for pattern in installed), f"{full} is in no package"
            if shutil.which("groff"):
                done = subprocess.run(["groff", "-man", "-Kutf8", "-Tutf8", "-ww", "-z", path], capture_output=True, text=True)
                # Chinese has no spaces to break lines at.
                warnings = [line for line in done.stderr.splitlines() if "break line" not in line and "adjust line" not in line]
                assert not warnings, warnings


def test_flatpak():
    path = SOURCE / f"flatpak/{APPLICATION}.json"
    manifest = json.loads(path.read_text())
    open_doors = [word for word in manifest["finish-args"] if re.match(r"--(filesystem|share=network|talk-name|system|device=all)", word)]
    assert not open_doors, f"more than a display and portals: {open_doors}"
    for module in manifest["modules"]:
        for source in module["sources"]:
            if source.get("path") != f"../_dist/candor-{VERSION}.tar.xz":
                assert re.fullmatch("[0-9a-f]{64}", source["sha256"]), module["name"]
    if shutil.which("flatpak-builder") and os.access("/run", os.W_OK):
        with tempfile.TemporaryDirectory() as folder:  # it leaves its state where it runs
            shown = json.loads(run("flatpak-builder", "--show-manifest", path, cwd=folder))
        assert [module["name"] for module in shown["modules"]] == [module["name"] for module in manifest["modules"]]


def test_bill_of_materials():
    with tempfile.TemporaryDirectory() as folder:
        run(SOURCE / "scripts/make-bill-of-materials", BUILD, folder)
        first = (Path(folder) / f"candor-{VERSION}.spdx.json").read_bytes()
        run(SOURCE / "scripts/make-bill-of-materials", BUILD, folder)
        assert (Path(folder) / f"candor-{VERSION}.spdx.json").read_bytes() == first, "not the same bytes twice"
    document = json.loads(first)
    assert document["spdxVersion"] == "SPDX-2.3" and document["dataLicense"] == "CC0-1.0"
    elements = [document["SPDXID"]] + [each["SPDXID"] for each in document["packages"] + document["files"]]
    assert len(set(elements)) == len(elements), "an identifier is there twice"
    assert all(re.fullmatch(r"SPDXRef-[A-Za-z0-9.-]+", each) for each in elements), elements
    for link in document["relationships"]:
        assert {link["spdxElementId"], link["relatedSpdxElement"]} <= set(elements), link
    own = {each["licenseId"] for each in document["hasExtractedLicensingInfos"]}
    used = set(re.findall(r"LicenseRef-[A-Za-z0-9.-]+", " ".join(each["licenseDeclared"] for each in document["packages"])))
    assert own == used, own ^ used
    names = {each["name"] for each in document["packages"]}
    assert {"candor", "candor-knowledge", "CAPP-130", "GDPR-T200", "libgtk-4-1"} <= names, names


tests = [value for name, value in list(globals().items()) if name.startswith("test_")]
print(f"1..{len(tests)}", flush=True)
failed = 0
for number, test in enumerate(tests, 1):
    try:
        test()
        print(f"ok {number} {test.__name__}", flush=True)
    except Skipped as why:
        print(f"ok {number} {test.__name__} # SKIP {why}", flush=True)
    except Exception as problem:
        failed += 1
        print(f"not ok {number} {test.__name__}\n# " + f"{type(problem).__name__}: {problem}".replace("\n", "\n# "), flush=True)
sys.exit(1 if failed else 0)
