# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person does with what was found: reads, filters, exports, takes along."""
import hashlib
import os
import pathlib
import re
import subprocess
import tempfile

from accessible import FOCUSED
from candor_window import Window
from window_case import ENGLISH, PACKAGE, case, choose_browser, find_row, unnamed


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
def orders_the_lines_as_a_person_asks():
    with Window(PACKAGE, ENGLISH) as window:
        gaps_first = window.expect_rows(lambda rows: True, "the lines")
        window.choose("Which lines, and in which order", "By name")
        # By the rules of the language, which here is none.
        window.expect_rows(lambda rows: rows != gaps_first and (names := [row.split(", ")[0] for row in rows]) == sorted(names),
                           "the lines by name")
        window.keys("Escape", "Escape")
        window.choose("Which lines, and in which order", "Gaps first")
        window.expect_rows(lambda rows: rows == gaps_first, "the lines as before")


@case
def selects_from_a_sentence_and_from_a_permission_what_stands_on_the_other_side():
    with Window(PACKAGE, ENGLISH) as window:
        rows = window.expect_rows(lambda rows: True, "the lines")
        contacts, camera = find_row(rows, "Contacts, denied"), find_row(rows, "Camera, disclosed")
        # From the sentence, by the keyboard: the caret stands where the search ended.
        window.keys("F6", "F6", "F6", "ctrl+f")
        window.type("do not access your contacts")
        window.expect("1 of 1")
        window.keys("Escape", "Return")
        window.wait(lambda: window.words().count(contacts) == 2 and window.says("READ_CONTACTS"), "what was found about contacts")
        # From the permission, by the pointer.
        permission = window.wait(lambda: [node for node in window.nodes("list item", "table row") if "CAMERA" in node.name], "the permission")[0]
        window.click(permission.place.x + 40, permission.place.y + permission.place.height // 2)
        window.wait(lambda: window.words().count(camera) == 2 and window.words().count(contacts) == 1, "what was found about the camera")
        assert window.says("In the policy"), window.words()


@case
def keeps_to_what_is_preferred():
    with tempfile.TemporaryDirectory() as folder:
        settings = pathlib.Path(folder) / "glib-2.0" / "settings" / "keyfile"
        settings.parent.mkdir(parents=True)
        settings.write_text("[org/candor/Candor]\nseverity-threshold='high'\ntheme='dark'\nreport-language='zh_CN'\n")
        with Window(PACKAGE, ENGLISH, GSETTINGS_BACKEND="keyfile", XDG_CONFIG_HOME=folder) as window:
            rows = window.expect_rows(lambda rows: find_row(rows, "Contacts, denied"), "the lines")
            assert not find_row(rows, "Calendar") and not find_row(rows, "Camera"), ("the severe ones alone", rows)
            shown = subprocess.run("import -silent -window root png:- | convert png:- -colorspace Gray -format '%[fx:mean]' info:",
                                   shell=True, capture_output=True, check=True).stdout
            assert float(shown) < 0.4, ("the window is dark", shown)
            file = pathlib.Path(folder) / "report.csv"
            window.press("Export a report")
            window.press("Table as CSV…")
            window.save_to(file)
            table = window.wait(lambda: file.exists() and file.read_text(encoding="utf-8"), "the table")
            assert "通讯录" in table, table[:300]


@case
def finds_in_either_column_from_match_to_match():
    with Window(PACKAGE, ENGLISH) as window:
        window.expect_rows(lambda rows: True, "the lines")

        def told():
            return next((word for word in window.words() if re.fullmatch(r"[0-9]+ of [0-9]+", word)), "")

        def focused():
            return next((node for node in window.nodes() if node.has(FOCUSED)), None)

        window.keys("F6", "F6", "ctrl+f")
        window.type("readcontacts")
        # It is said in a place that is closed below its call, which opens.
        window.wait(lambda: told() == "1 of 1" and window.says("Profile.readContacts"), "the place of the call")
        window.keys("ctrl+a")
        window.type("contact")
        count = int(window.wait(lambda: told() not in ("", "1 of 1") and told(), "more matches").split(" ")[-1])
        for key, which in (("Return", 2), ("shift+Return", 1), ("shift+Return", count), ("Return", 1)):
            window.keys(key)
            window.wait(lambda: told() == f"{which} of {count}", (key, which, count))
        window.press("Next match")
        window.wait(lambda: told() == f"2 of {count}", "the next match")
        window.keys("Escape")
        window.wait(lambda: not told() and not window.says("Next match"), "the end of the search")
        window.keys("F6", "ctrl+f")
        window.type("CONTACTS")
        policy = window.wait(lambda: told() == "1 of 2" and [node for node in window.nodes() if node.name == "Text of the policy"],
                             "the matches in the policy")[0]
        assert policy.selected_text() == "Contacts", policy.selected_text()
        window.keys("Return")
        window.wait(lambda: told() == "2 of 2" and policy.selected_text() == "contacts", "the second one")
        window.keys("Return")
        window.wait(lambda: told() == "1 of 2", "the first one again")
        assert not unnamed(window), unnamed(window)
        window.type("xyz")
        window.expect("Not found")
        window.keys("Escape")
        window.wait(lambda: not window.says("Not found") and focused() and focused().name == "Text of the policy", "the text again")
        assert not window.complaints()


@case
def draws_the_policy_in_a_search_as_before():
    with tempfile.TemporaryDirectory() as folder, Window(PACKAGE, ENGLISH) as window:
        window.expect_rows(lambda rows: True, "the lines")
        window.keys("F6", "F6", "F6")
        place = window.wait(lambda: [node for node in window.nodes() if node.name == "Text of the policy"], "the policy")[0].place

        def draw(name):
            subprocess.run(["import", "-silent", "-window", "root", "-crop", f"{place.width}x300+{place.x}+{place.y}", "+repage",
                            f"{folder}/{name}.png"], check=True)

        window.keys("ctrl+f")
        window.expect("Next match")
        window.settle()
        draw("before")
        for letter in "co":  # the first match is in the title, the next one in the paragraph below
            window.type(letter)
            window.expect("1 of ")
            window.settle()
        draw("after")
        told = subprocess.run(["compare", "-metric", "AE", "-fuzz", "20%", f"{folder}/before.png", f"{folder}/after.png", "null:"],
                              capture_output=True, text=True, check=False).stderr
        assert float(told.split()[0]) < 0.02 * place.width * 300, ("more is drawn anew than what is selected", told)


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
            choose_browser(window)
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
def copies_a_finding_with_its_citation_and_takes_it_as_text():
    with Window(PACKAGE, ENGLISH) as window:
        window.expect_rows(lambda rows: True, "the lines")
        window.keys("n")
        window.expect("In the policy")
        window.press("Copy as text, with its evidence")
        window.expect("Copied with its evidence")
        window.keys("ctrl+shift+v")
        window.expect("Pasted text.txt")
        said = "\n".join(filter(None, (node.text() for node in window.nodes("text box"))))
        for words in ("We do not access your contacts", "AndroidManifest.xml", "READ_CONTACTS", "SHA-256"):
            assert words in said, (words, said)


@case
def says_that_a_report_cannot_be_written():
    with Window(PACKAGE, ENGLISH) as window:
        window.expect_rows(lambda rows: True, "the lines")
        window.keys("ctrl+e")
        window.save_to("/proc/report.pdf")
        window.expect("Could not be saved")
