#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The real window, started, read and driven as a person who sees nothing would. Speaks TAP."""
import hashlib
import http.server
import os
import pathlib
import signal
import stat
import struct
import subprocess
import sys
import tempfile
import threading
import time
import traceback

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from candor_window import PATIENCE, Window, name_of, walk  # noqa: E402

import pyatspi  # noqa: E402

SAMPLES = pathlib.Path(os.environ["CANDOR_SAMPLES"])
PACKAGE = SAMPLES / "riverbank.apk"
ENGLISH = SAMPLES / "policy-en.html"
CHINESE = SAMPLES / "policy-zh.html"
CASES = []


def case(function):
    CASES.append(function)
    return function


def find_row(rows, start):
    return next((row for row in rows if row.startswith(start)), None)


@case
def opens_the_sample_from_an_empty_window():
    with Window() as window:
        assert window.says("The policy") and window.says("The app"), window.words()
        window.press("Try the Sample")
        rows = window.expect_rows(lambda rows: True, "the lines")
        assert find_row(rows, "Contacts, denied"), rows
        assert find_row(rows, "Calendar, says both"), rows
        assert rows[0].startswith("Contacts"), "gaps come first, the denied before the others: %r" % rows
        assert not window.complaints()


@case
def opens_both_halves_from_the_command_line_in_either_order():
    for files in ((PACKAGE, ENGLISH), (ENGLISH, PACKAGE)):
        with Window(*files) as window:
            window.expect_rows(lambda rows: find_row(rows, "Precise location, disclosed"), "the comparison")


@case
def opens_a_folder_that_holds_both():
    with tempfile.TemporaryDirectory() as folder:
        for file in (PACKAGE, ENGLISH):
            (pathlib.Path(folder) / file.name).write_bytes(file.read_bytes())
        with Window(folder) as window:
            window.expect_rows(lambda rows: find_row(rows, "Contacts, denied"), "the comparison")


@case
def shows_one_half_by_itself():
    with Window(PACKAGE) as window:
        window.expect("Precise location")
        assert window.says("The policy") and not window.rows(), "the other half is invited"
    with Window(ENGLISH) as window:
        window.expect("Riverbank Privacy Policy")
        assert window.says("The app") and not window.rows(), "the other half is invited"


@case
def shows_what_was_found_about_a_selected_line():
    with Window(PACKAGE, ENGLISH) as window:
        window.expect_rows(lambda rows: True, "the lines")
        window.keys("F6", "Home", "Return")
        window.expect("In the policy")
        assert window.says("We do not access your contacts"), window.words()
        assert window.says("READ_CONTACTS"), window.words()
        assert window.says("AndroidManifest.xml, line"), window.words()
        assert window.says("Rules it touches") and window.says("What was not looked at"), window.words()
        window.keys("Escape")
        window.wait(lambda: not window.says("In the policy"), "the finding's end")


@case
def goes_from_gap_to_gap_by_key():
    with Window(PACKAGE, ENGLISH) as window:
        rows = window.expect_rows(lambda rows: True, "the lines")

        def found(row):  # the finding below bears the line's name too
            return lambda: window.words().count(row) == 2

        window.keys("n")
        window.wait(found(rows[0]), rows[0])
        window.keys("n")
        window.wait(found(rows[1]), rows[1])
        window.keys("p")
        window.wait(found(rows[0]), rows[0])
        assert not window.complaints()


@case
def filters_by_gap_by_disclosure_and_by_text():
    with Window(PACKAGE, ENGLISH) as window:
        everything = window.expect_rows(lambda rows: True, "the lines")
        assert find_row(everything, "Camera, disclosed"), everything
        window.press("Only Gaps")
        window.expect_rows(lambda rows: not find_row(rows, "Camera"), "gaps alone")
        window.press("Only Gaps")
        window.expect_rows(lambda rows: rows == everything, "all lines again")
        window.keys("ctrl+l")
        window.type("calen")
        window.expect_rows(lambda rows: len(rows) == 1 and rows[0].startswith("Calendar"), "the calendar alone")
        window.type("xyz")
        window.expect("Nothing matches the filter")


@case
def filters_by_severity_and_by_owner_and_shows_the_matrix():
    with Window(PACKAGE, ENGLISH) as window:
        everything = window.expect_rows(lambda rows: True, "the lines")
        window.choose("Which lines, and in which order", "High")
        high = window.expect_rows(lambda rows: len(rows) < len(everything), "fewer lines")
        assert find_row(high, "Contacts") and not find_row(high, "Calendar"), high
        window.keys("Escape", "Escape")
        window.expect_rows(lambda rows: rows == everything, "all lines again")
        window.choose("Which lines, and in which order", "An SDK’s")
        window.expect_rows(lambda rows: find_row(rows, "Clipboard") and not find_row(rows, "Contacts"), "the SDK's calls")
        window.keys("Escape", "Escape", "ctrl+m")
        window.expect("Contacts, denied, denies 1, requested 1, app calls 1")
        window.keys("ctrl+m", "alt+3")
        window.expect("JPush, not named")
        window.keys("alt+2")
        window.expect("Regulations, item by item")
        assert not unnamed(window), unnamed(window)


@case
def decides_undoes_saves_and_reopens():
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "kept.candor"
        with Window(PACKAGE, ENGLISH) as window:
            window.expect_rows(lambda rows: True, "the lines")
            window.keys("n", "c")
            window.wait(lambda: window.says("confirmed ·"), "the decision")
            window.keys("ctrl+z")
            window.wait(lambda: not window.says("confirmed ·"), "the decision taken back")
            window.keys("ctrl+shift+z")
            window.wait(lambda: window.says("confirmed ·"), "the decision once more")
            window.keys("n", "d")
            window.expect("The code is never run")
            window.type("Said on page two")
            window.keys("Return")
            window.expect("Said on page two ·")
            assert not unnamed(window), unnamed(window)
            window.keys("ctrl+s")
            window.save_to(file)
            window.wait(file.exists, "the case on the disk")
            window.keys_to_window()
            assert not window.complaints()
        with Window(file) as window:
            rows = window.expect_rows(lambda rows: True, "the lines of the case")
            assert find_row(rows, "Contacts, denied"), rows
            window.keys("n")
            window.expect("confirmed ·")
            window.keys("alt+4")
            window.expect("Checked once")
            assert not unnamed(window), unnamed(window)


@case
def loses_no_decision_with_the_program_and_asks_before_closing():
    with tempfile.TemporaryDirectory() as folder:
        with Window(PACKAGE, ENGLISH, XDG_STATE_HOME=folder) as window:
            window.expect_rows(lambda rows: True, "the lines")
            window.keys("n", "c")
            window.expect("confirmed ·")
            window.wait(lambda: list(pathlib.Path(folder).rglob("*.candor")), "the copy")
            window.process.kill()
        with Window(XDG_STATE_HOME=folder) as window:
            window.expect_rows(lambda rows: find_row(rows, "Contacts, denied"), "the lines again")
            window.keys("n")
            window.expect("confirmed ·")
            window.keys("ctrl+w")
            window.expect("Save the Case?")
            window.press("Discard")
            window.process.wait(20)
        assert not list(pathlib.Path(folder).rglob("*.candor")), "nothing is kept of what was discarded"


@case
def keeps_an_open_case_and_its_place_when_it_is_killed():
    with tempfile.TemporaryDirectory() as folder:
        kept, state = pathlib.Path(folder) / "kept.candor", pathlib.Path(folder) / "state"
        candor = os.environ["CANDOR_BUILD_ROOT"] + "/app/cli/candor"
        subprocess.run([candor, "check", str(PACKAGE), "--policy", str(ENGLISH), "--save-case", str(kept), "-o", "/dev/null"], check=True)
        before = kept.read_bytes()
        with Window(kept, XDG_STATE_HOME=str(state)) as window:
            window.expect_rows(lambda rows: True, "the lines")
            window.keys("n", "c")
            window.expect("confirmed ·")
            window.wait(lambda: list(state.rglob("*.candor")), "the copy")
            window.process.kill()
            window.process.wait(20)
        assert kept.read_bytes() == before, "nothing is saved that nobody asked to save"
        with Window(XDG_STATE_HOME=str(state)) as window:
            window.expect_rows(lambda rows: find_row(rows, "Contacts, denied"), "the lines again")
            window.keys("n")
            window.expect("confirmed ·")
            # It goes where it came from without being asked.
            window.keys("ctrl+s")
            window.wait(lambda: kept.read_bytes() != before, "the case saved")
            assert not window.complaints()
        assert not list(state.rglob("*.candor")), "nothing is kept of what was saved"
        with Window(kept, XDG_STATE_HOME=str(state)) as window:
            window.expect_rows(lambda rows: True, "the lines")
            window.keys("n")
            window.expect("confirmed ·")


# FaultShim of tests/hostile/fault-shim.h; a signal comes before or after the renaming that ends a save.
FAULT_SHIM = struct.Struct("@IIiiiiI256s")
FAULT_RENAME = 3


def asked_to_save_and_told_to_end(kept, folder, after):
    shim, state = pathlib.Path(folder) / "shim", pathlib.Path(folder) / f"state-{after}"
    shim.write_bytes(FAULT_SHIM.pack(FAULT_RENAME, 1, 0, 0, signal.SIGTERM, after, 0, str(kept.resolve()).encode()))
    with Window(kept, XDG_STATE_HOME=str(state), LD_PRELOAD=os.environ["CANDOR_FAULT_SHIM"], CANDOR_FAULT=str(shim)) as window:
        window.expect_rows(lambda rows: True, "the lines")
        window.keys("n", "c")
        window.expect("confirmed ·")
        window.wait(lambda: list(state.rglob("*.candor")), "the copy")
        window.keys("ctrl+s")
        window.process.wait(PATIENCE)
        assert window.process.returncode == -signal.SIGTERM, window.process.returncode


@case
def leaves_a_whole_case_where_it_is_told_to_end_while_it_saves():
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "cases").mkdir()
        kept = pathlib.Path(folder) / "cases" / "kept.candor"
        candor = os.environ["CANDOR_BUILD_ROOT"] + "/app/cli/candor"
        subprocess.run([candor, "check", str(PACKAGE), "--policy", str(ENGLISH), "--save-case", str(kept), "-o", "/dev/null"], check=True)
        before = kept.read_bytes()
        asked_to_save_and_told_to_end(kept, folder, 0)
        assert kept.read_bytes() == before, "the old case, to the byte"
        # What was decided is not lost either: it is in the copy that the window keeps of what is not saved.
        with Window(XDG_STATE_HOME=f"{folder}/state-0") as window:
            window.expect_rows(lambda rows: find_row(rows, "Contacts, denied"), "the lines again")
            window.keys("n")
            window.expect("confirmed ·")
        asked_to_save_and_told_to_end(kept, folder, 1)
        assert kept.read_bytes() != before
        with Window(kept, XDG_STATE_HOME=f"{folder}/state-2") as window:
            window.expect_rows(lambda rows: find_row(rows, "Contacts, denied"), "the new case, whole")
            window.keys("n")
            window.expect("confirmed ·")
            window.keys("n", "d")
            window.expect("The code is never run")
            window.type("Said on page two")
            window.keys("Return")
            window.expect("Said on page two ·")
            window.keys("ctrl+s")
            window.wait(lambda: [file.name for file in kept.parent.iterdir()] == [kept.name], "nothing left behind")


@case
def exports_each_kind_of_report():
    with tempfile.TemporaryDirectory() as folder, Window(PACKAGE, ENGLISH) as window:
        window.expect_rows(lambda rows: True, "the lines")
        for label, ending, start in (("Report as PDF…", "pdf", b"%PDF"), ("Data as JSON…", "json", b"{"),
                                     ("Table as CSV…", "csv", b"")):
            file = pathlib.Path(folder) / f"report.{ending}"
            window.press("Export a report")
            window.press(label)
            window.save_to(file)
            # What the window says of it is gone again after some seconds, which may be before it is looked for.
            content = window.wait(lambda: file.exists() and file.read_bytes(), f"report.{ending}")
            assert content.startswith(start) and len(content) > 500, content[:80]
            window.keys_to_window()


@case
def previews_and_prints_the_pages_of_the_report():
    with tempfile.TemporaryDirectory() as folder:
        # GTK's dialog writes into the user's documents, and where there are none, where the program was started.
        with Window(PACKAGE, ENGLISH, cwd=folder) as window:
            window.expect_rows(lambda rows: True, "the lines")
            window.keys("ctrl+shift+p")
            window.expect("Page 1 of ")
            pages = next(word for word in window.words() if word.startswith("Page 1 of ")).split(" ")[-1]
            window.press("Larger")
            window.press("Smaller")
            assert not unnamed(window), unnamed(window)
            window.press("Print…")
            window.expect("Print to File")
            window.keys_to_other_window()
            window.keys("Down", "space")  # the printer; without one GTK prints nothing
            window.press("Print")
            printed = window.wait(lambda: list(pathlib.Path(folder).glob("*.pdf")), "the printed file")[0]
            window.wait(lambda: b"%%EOF" in printed.read_bytes()[-32:], "the whole file")
            found = subprocess.run(["pdfinfo", str(printed)], capture_output=True, text=True, check=True).stdout
            assert any(line.split() == ["Pages:", pages] for line in found.splitlines()), (pages, found)
            assert "(A4)" in found, found
            words = subprocess.run(["pdftotext", str(printed), "-"], capture_output=True, text=True, check=True).stdout
            assert "We do not access your contacts." in words, words
            assert "Riverbank" in printed.name, printed


@case
def suggests_the_kind_of_app_and_compares_anew_when_it_is_confirmed():
    with tempfile.TemporaryDirectory() as folder:
        policy = pathlib.Path(folder) / "policy.html"
        policy.write_text(ENGLISH.read_text(encoding="utf-8").replace("Riverbank Privacy Policy", "Riverbank Maps Privacy Policy")
                          .replace("</body>", "<p>Maps, navigation and route planning: our maps.</p></body>"), encoding="utf-8")
        with Window(PACKAGE, policy) as window:
            window.expect_rows(lambda rows: True, "the lines")
            window.expect("Maps and navigation")
            assert not unnamed(window), unnamed(window)
            window.press("Yes")
            window.expect("· Maps and navigation")
            window.wait(lambda: not window.says("Is this an app"), "the question's end")
            window.keys("ctrl+t")
            window.expect("What Kind of App Is This?")
            window.keys_to_other_window()
            window.type("browser")
            window.expect("Browsing internet information")
            window.keys("Return")
            window.expect("· Browser")
            window.keys_to_window()
            window.keys("n")
            window.expect("beyond")
            assert not window.complaints()


@case
def shows_what_changed_since_the_check_before():
    with tempfile.TemporaryDirectory() as folder:
        kept, better = pathlib.Path(folder) / "kept.candor", pathlib.Path(folder) / "policy.html"
        better.write_text(ENGLISH.read_text(encoding="utf-8").replace("We do not access your contacts", "We collect your contacts"),
                          encoding="utf-8")
        candor = os.environ["CANDOR_BUILD_ROOT"] + "/app/cli/candor"
        subprocess.run([candor, "check", str(PACKAGE), "--policy", str(ENGLISH), "--save-case", str(kept), "-o", "/dev/null"], check=True)
        subprocess.run([candor, "check", str(PACKAGE), "--policy", str(better), "--case", str(kept), "--save-case", str(kept),
                        "-o", "/dev/null"], check=True)
        with Window(kept) as window:
            window.expect_rows(lambda rows: True, "the lines")
            window.keys("alt+4")
            window.expect("Against the check of")
            window.expect("Contacts")
            assert not unnamed(window), unnamed(window)
            # What is filed of it: both checks in the report, and what became of each finding in the other.
            digests = [hashlib.sha256(file.read_bytes()).hexdigest()[:16] for file in (ENGLISH, better)]
            for label, name, parts in (("Report as PDF…", "report.pdf", ("Decisions and history", *digests)),
                                       ("Rectification as PDF…", "rectified.pdf", ("Rectification report", "changed"))):
                window.press("Export a report")
                window.press(label)
                window.save_to(pathlib.Path(folder) / name)
                window.wait((pathlib.Path(folder) / name).exists, name)
                text = subprocess.run(["pdftotext", str(pathlib.Path(folder) / name), "-"], check=True, capture_output=True, text=True).stdout
                missing = [part for part in parts if part not in text]
                assert not missing, missing
                window.keys_to_window()
            assert not window.complaints()


@case
def opens_a_window_for_each_case_and_the_menu_by_key():
    with Window(PACKAGE, ENGLISH) as window:
        window.expect_rows(lambda rows: True, "the lines")
        window.keys("F10")
        window.expect("Keyboard Shortcuts")
        window.keys("Escape")
        window.keys("ctrl+n")
        window.wait(lambda: len(window.windows()) == 2, "a second window")
        window.expect("Try the Sample")
        assert not window.complaints()


@case
def copies_a_finding_with_its_citation_and_takes_it_as_text():
    with Window(PACKAGE, ENGLISH) as window:
        window.expect_rows(lambda rows: True, "the lines")
        window.keys("n")
        window.expect("In the policy")
        window.press("Copy as text, with its evidence")
        window.expect("Copied with its evidence")
        window.keys("ctrl+shift+v")
        window.expect("Pasted text.txt")
        said = "\n".join(filter(None, map(text_of, window.nodes())))
        for words in ("We do not access your contacts", "AndroidManifest.xml", "READ_CONTACTS", "SHA-256"):
            assert words in said, (words, said)


@case
def closes_the_finding_by_key_and_zooms():
    with Window(PACKAGE, ENGLISH) as window:
        rows = window.expect_rows(lambda rows: True, "the lines")
        window.keys("n")
        window.expect("In the policy")
        window.keys("F9")
        window.wait(lambda: not window.says("In the policy"), "the finding's end")
        window.keys("F9")
        window.expect("In the policy")
        window.keys("F9")

        def height_of_row():
            found = [node for node in window.nodes("list item") if name_of(node) == rows[0]]
            return found[0].queryComponent().getExtents(pyatspi.WINDOW_COORDS).height if found else 0

        usual = window.wait(height_of_row, "the first line")
        window.keys("ctrl+plus", "ctrl+plus", "ctrl+plus")
        window.wait(lambda: height_of_row() > usual, "larger text")
        window.keys("ctrl+0")
        window.wait(lambda: height_of_row() == usual, "text as large as usual")
        window.keys("ctrl+minus", "ctrl+minus", "ctrl+minus")
        window.wait(lambda: height_of_row() < usual, "smaller text")


@case
def keeps_what_is_selected_in_sight_above_its_finding():
    with Window(PACKAGE, CHINESE) as window:
        rows = window.expect_rows(lambda rows: True, "the lines")
        window.keys("F6", "Home", *["Down"] * (len(rows) - 1), "Return")
        window.expect("In the policy")
        time.sleep(1)  # it slides
        chosen = [node for node in window.nodes("list item") if name_of(node) == rows[-1]][0]
        place = chosen.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
        pane = [node for node in window.nodes() if name_of(node) == "In the policy"][0].queryComponent().getExtents(pyatspi.WINDOW_COORDS)
        assert place.y + place.height <= pane.y, (place, pane)


@case
def remembers_recent_cases():
    with tempfile.TemporaryDirectory() as folder:
        settings = {"GSETTINGS_BACKEND": "keyfile", "XDG_CONFIG_HOME": folder}
        with Window(PACKAGE, ENGLISH, **settings) as window:
            window.expect_rows(lambda rows: True, "the lines")
            assert not window.complaints()
        with Window(**settings) as window:
            window.expect("Recent Cases")
            row = window.wait(lambda: [node for node in window.nodes("list item") if "riverbank.apk" in
                                       " ".join(map(name_of, walk(node)))], "the case")[0]
            size = row.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
            window.click(size.x + size.width // 2, size.y + size.height // 2)
            window.expect_rows(lambda rows: find_row(rows, "Contacts, denied"), "the lines")


@case
def opens_an_app_by_the_dialog_and_a_window_for_each_of_several():
    with tempfile.TemporaryDirectory() as folder:
        other = pathlib.Path(folder) / "other.apk"
        other.write_bytes(PACKAGE.read_bytes())
        with Window(ENGLISH) as window:
            window.expect("Riverbank Privacy Policy")
            window.keys("ctrl+o")
            window.choose_file(other)
            window.expect_rows(lambda rows: find_row(rows, "Contacts, denied"), "the lines")
        with Window(PACKAGE, other, ENGLISH) as window:
            window.wait(lambda: len(window.windows()) == 2, "two windows")
            window.wait(lambda: sum(name_of(node).endswith(" gaps") for node in window.nodes("label")) == 2, "both compared")


@case
def keeps_the_kind_of_app_with_the_case():
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "kept.candor"
        with Window(PACKAGE, ENGLISH) as window:
            window.expect_rows(lambda rows: True, "the lines")
            window.keys("ctrl+t")
            window.expect("What Kind of App Is This?")
            window.keys_to_other_window()
            window.keys("Escape")
            window.wait(lambda: not window.says("What Kind of App Is This?"), "the chooser's end")
            window.keys_to_window()
            window.keys("ctrl+t")
            window.expect("What Kind of App Is This?")
            window.keys_to_other_window()
            window.type("browser")
            window.expect("Browsing internet information")
            window.keys("Return")
            window.expect("· Browser")
            window.keys_to_window()
            window.keys("ctrl+s")
            window.save_to(file)
            window.wait(file.exists, "the case on the disk")
            window.keys_to_window()
            assert not window.complaints()
        with Window(file) as window:
            window.expect_rows(lambda rows: True, "the lines of the case")
            window.expect("· Browser")


@case
def names_the_controls_of_every_dialog():
    with Window(PACKAGE, ENGLISH) as window:
        window.expect_rows(lambda rows: True, "the lines")
        for key, words, leave in (("ctrl+comma", "Language of reports", "Escape"), ("F1", "A first check", "Escape"),
                                  ("ctrl+question", "Main menu", "Escape"), ("ctrl+b", "Many Apps at Once", "ctrl+w")):
            window.keys(key)
            window.expect(words)
            assert not unnamed(window), (words, unnamed(window))
            window.keys_to_other_window()
            window.keys(leave)
            window.wait(lambda: len(window.windows()) == 1, f"the end of {words!r}")
            window.keys_to_window()


@case
def opens_files_when_the_session_asks_for_it():
    with tempfile.TemporaryDirectory() as folder:
        services = pathlib.Path(os.environ["XDG_DATA_HOME"]) / "dbus-1" / "services"
        services.mkdir(parents=True, exist_ok=True)
        program = os.environ["CANDOR_BUILD_ROOT"] + "/app/desktop/candor-desktop"
        schemas = os.environ["CANDOR_BUILD_ROOT"] + "/data"
        (services / "org.candor.Candor.service").write_text(
            "[D-BUS Service]\nName=org.candor.Candor\n"
            f"Exec=/usr/bin/env GSETTINGS_SCHEMA_DIR={schemas} XDG_STATE_HOME={folder} {program} --gapplication-service\n", encoding="utf-8")

        def call(destination, path, method, *arguments):
            return subprocess.run(["gdbus", "call", "--session", "--dest", destination, "--object-path", path, "--method", method,
                                   *arguments], capture_output=True, text=True, check=True).stdout

        bus = ("org.freedesktop.DBus", "/org/freedesktop/DBus")
        call(*bus, "org.freedesktop.DBus.ReloadConfig")
        call("org.candor.Candor", "/org/candor/Candor", "org.freedesktop.Application.Open",
             f"['{PACKAGE.as_uri()}', '{ENGLISH.as_uri()}']", "{}")
        pid = call(*bus, "org.freedesktop.DBus.GetConnectionUnixProcessID", "org.candor.Candor")
        with Window.of(int("".join(each for each in pid.split()[-1] if each.isdigit()))) as window:
            window.expect_rows(lambda rows: find_row(rows, "Contacts, denied"), "the lines")
            call("org.candor.Candor", "/org/candor/Candor", "org.freedesktop.Application.Activate", "{}")
            window.wait(lambda: len(window.windows()) == 2, "a window more")


@case
def says_that_a_report_cannot_be_written():
    with Window(PACKAGE, ENGLISH) as window:
        window.expect_rows(lambda rows: True, "the lines")
        window.keys("ctrl+e")
        window.save_to("/proc/report.pdf")
        window.expect("Could not be saved")


@case
def says_what_is_wrong_with_a_file():
    with tempfile.TemporaryDirectory() as folder:
        broken = pathlib.Path(folder) / "broken.apk"
        broken.write_bytes(b"no package at all")
        with Window(broken, ENGLISH) as window:
            window.expect("This app could not be read")
            assert window.says("broken.apk"), window.words()
            assert window.says("Riverbank Privacy Policy"), "the other half stands: %r" % window.words()
            broken.write_bytes(PACKAGE.read_bytes())
            window.press("Try Again")
            window.expect_rows(lambda rows: find_row(rows, "Contacts, denied"), "the comparison")


@case
def survives_a_reader_that_dies():
    with Window(PACKAGE, CANDOR_READER="/bin/false") as window:
        window.expect("This app could not be read")
        assert window.says("riverbank.apk"), window.words()


@case
def survives_readers_that_are_killed_and_reads_again():
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder)
        (place / "running").mkdir()
        reader = place / "reader"
        reader.write_text(f"""#!/bin/sh
[ -e '{place}/mended' ] && exec '{os.environ["CANDOR_READER"]}' "$@"
: > '{place}/running/'$$
exec sleep 600
""", encoding="utf-8")
        reader.chmod(reader.stat().st_mode | stat.S_IXUSR)
        with Window(PACKAGE, ENGLISH, CANDOR_READER=str(reader)) as window:
            window.wait(lambda: len(list((place / "running").iterdir())) == 2, "both readings")
            for process in (place / "running").iterdir():
                os.kill(int(process.name), signal.SIGKILL)
            window.expect("This app could not be read")
            window.expect("This policy could not be read")
            words = "\n".join(window.words())
            assert "riverbank.apk" in words and "policy-en.html" in words and "signal 9" in words, words
            (place / "mended").touch()
            window.press("Try Again")
            window.wait(lambda: not (window.says("This app could not be read") and window.says("This policy could not be read")),
                        "a half that reads again")
            window.press("Try Again")
            window.expect_rows(lambda rows: find_row(rows, "Contacts, denied"), "the comparison")
            assert not window.complaints()


def text_of(node):
    try:
        return node.queryText().getText(0, -1)
    except Exception:  # no text, or gone meanwhile
        return ""


@case
def opens_no_link_of_a_file():
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder)
        applications = place / "data" / "applications"
        applications.mkdir(parents=True)
        schemes = [f"x-scheme-handler/{scheme}" for scheme in ("http", "https", "mailto", "file")]
        (applications / "trap.desktop").write_text(
            f"[Desktop Entry]\nType=Application\nName=Trap\nExec=touch {place}/sprung\nMimeType={';'.join(schemes)};text/html;\n",
            encoding="utf-8")
        (applications / "mimeapps.list").write_text(
            "[Default Applications]\n" + "".join(f"{kind}=trap.desktop\n" for kind in [*schemes, "text/html"]), encoding="utf-8")
        policy = place / "policy.html"
        policy.write_text("<h1>Privacy policy</h1><p>We collect <a href='https://trap.example/a'>your contacts</a>, see "
                          "<a href='file:///etc/passwd'>https://bank.example/</a> or write to mailto:a@trap.example.</p>"
                          "<meta http-equiv='refresh' content='0;url=https://trap.example/b'><img src='https://trap.example/c'>",
                          encoding="utf-8")
        with Window(PACKAGE, policy, XDG_DATA_HOME=str(place / "data")) as window:
            window.expect_rows(lambda rows: True, "the lines")
            found = [node for node in window.nodes() if "https://bank.example/" in text_of(node)]
            assert found, "the address is text like any other"
            assert not window.nodes("link"), [node.name for node in window.nodes("link")]
            place_of = found[0].queryComponent().getExtents(pyatspi.WINDOW_COORDS)
            for height in range(place_of.y + 4, place_of.y + min(place_of.height, 160), 12):
                window.click(place_of.x + place_of.width // 3, height)
            window.keys("Tab", "Return", "Tab", "Return", "ctrl+Return")
            time.sleep(1)
            assert not (place / "sprung").exists()


@case
def cancels_a_reading_that_takes_too_long():
    with tempfile.TemporaryDirectory() as folder:
        slow = pathlib.Path(folder) / "slow-reader"
        slow.write_text("#!/bin/sh\nexec sleep 600\n", encoding="utf-8")
        slow.chmod(slow.stat().st_mode | stat.S_IXUSR)
        with Window(PACKAGE, CANDOR_READER=str(slow)) as window:
            window.expect("Reading the app")
            window.press("Cancel")
            window.expect("Words and deeds, side by side")
            assert not window.complaints()


@case
def reads_a_policy_from_the_clipboard():
    with Window(PACKAGE, ENGLISH) as window:
        window.expect_rows(lambda rows: True, "the lines")
        window.keys("ctrl+l")
        window.type("Privacy policy. We collect your phone number. We do not collect your contacts.")
        window.keys("ctrl+a", "ctrl+c", "ctrl+shift+v")
        window.expect("Pasted text.txt")
        window.keys("ctrl+l", "ctrl+a", "BackSpace")
        window.expect_rows(lambda rows: find_row(rows, "Contacts, denied"), "the pasted policy compared")


class Pages(http.server.BaseHTTPRequestHandler):
    asked = []

    def log_message(self, *words):
        pass

    def do_GET(self):
        self.asked.append(self.path)
        found = self.path == "/privacy"
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(ENGLISH.read_bytes() if found else b"nothing")


@case
def fetches_a_page_only_where_the_person_says_so():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    with Window(PACKAGE) as window:
        window.press("Fetch from an Address…")
        window.expect("Fetch This Page?")
        window.keys_to_other_window()
        window.expect("An address begins with")
        window.type(address + "/privacy")
        window.expect("Asks 127.0.0.1, not encrypted")
        assert not Pages.asked, Pages.asked
        window.keys("Return")
        window.keys_to_window()
        window.expect_rows(lambda rows: find_row(rows, "Contacts, denied"), "the fetched policy compared")
        assert Pages.asked == ["/privacy"], Pages.asked
        # An address that is pasted is a question first, and a page that is not there leaves a way on.
        window.keys("ctrl+l")
        window.type(address + "/gone")
        window.keys("ctrl+a", "ctrl+c", "ctrl+shift+v")
        window.expect("Fetch This Page?")
        window.keys_to_other_window()
        window.expect("Asks 127.0.0.1")
        assert Pages.asked == ["/privacy"], Pages.asked
        window.keys("Return")
        window.keys_to_window()
        window.expect("no such page (404)")
        assert window.says("This policy could not be read"), window.words()
        assert not window.complaints()
    server.shutdown()


@case
def opens_a_line_as_a_page_where_the_window_is_narrow():
    with Window(PACKAGE, ENGLISH, width=360, height=700) as window:
        window.expect_rows(lambda rows: True, "the lines")
        window.wait(lambda: not window.says("Text of the policy"), "the waist alone")
        window.keys("F6", "Home", "Return")
        window.expect("READ_")
        window.wait(lambda: not window.rows(), "the page alone")
        window.press("Back")
        window.expect_rows(lambda rows: True, "the lines again")
        window.press("Policy")
        window.wait(lambda: not window.rows(), "the policy alone")
        assert not window.complaints()


def unnamed(window):
    """Controls that take the focus and don't say what they are."""
    names = []
    for node in window.nodes():
        state = node.getState()
        if not state.contains(pyatspi.STATE_FOCUSABLE) or node.getRoleName() in ("frame", "window", "filler", "label"):
            continue
        if not any(child.name for child in walk(node)):
            names.append(f"{node.getRoleName()} in {node.parent.getRoleName() if node.parent else None}")
    return names


@case
def names_every_control_that_takes_the_focus():
    with Window() as window:
        assert not unnamed(window), unnamed(window)
        window.press("Try the Sample")
        window.expect_rows(lambda rows: True, "the lines")
        assert not unnamed(window), unnamed(window)
        window.keys("n")
        window.expect("In the policy")
        assert not unnamed(window), unnamed(window)


@case
def stands_with_large_text_and_without_motion():
    with tempfile.TemporaryDirectory() as folder:
        settings = pathlib.Path(folder) / "gtk-4.0" / "settings.ini"
        settings.parent.mkdir()
        settings.write_text("[Settings]\ngtk-enable-animations=0\ngtk-font-name=Sans 16\n")
        with Window(PACKAGE, ENGLISH, XDG_CONFIG_HOME=folder) as window:
            window.expect_rows(lambda rows: find_row(rows, "Contacts, denied"), "the lines")
            outside = [name_of(node) for node in window.nodes("push button", "toggle button", "entry")
                       if node.queryComponent().getExtents(pyatspi.WINDOW_COORDS).x > 1240]
            assert not outside, outside
            window.keys("n")
            window.expect("In the policy")
            assert not window.complaints()


@case
def speaks_chinese():
    with Window(language="zh_CN") as window:
        window.press("试用样例")
        rows = window.expect_rows(lambda rows: True, "the lines")
        assert find_row(rows, "通讯录, 明确否认"), rows
        window.keys("n")
        window.expect("个人信息保护法")
        assert window.says("我们不会读取您的通讯录"), window.words()
        english = [word for word in window.words() if word.split(" ")[0] in ("The", "Open", "Only", "Filter", "Why")]
        assert not english, english


def main():
    wanted = sys.argv[1:]
    cases = [function for function in CASES if not wanted or function.__name__ in wanted]
    print(f"1..{len(cases)}", flush=True)
    failed = False
    for number, function in enumerate(cases, 1):
        try:
            function()
            print(f"ok {number} {function.__name__}", flush=True)
        except Exception:  # each case is told of, whatever becomes of it
            failed = True
            print(f"not ok {number} {function.__name__}", flush=True)
            for line in traceback.format_exc().splitlines():
                print(f"# {line}", flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
