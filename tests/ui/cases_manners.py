# SPDX-License-Identifier: GPL-3.0-or-later
"""How the window behaves: by key, by name, narrow, large, still, in Chinese."""
import pathlib
import subprocess
import tempfile
import time

from candor_window import Window
from window_case import CHINESE, ENGLISH, PACKAGE, case, find_row, unnamed


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
            found = [node for node in window.nodes("list item") if node.name == rows[0]]
            return found[0].place.height if found else 0

        usual = window.wait(height_of_row, "the first line")
        window.keys("ctrl+plus", "ctrl+plus", "ctrl+plus")
        window.wait(lambda: height_of_row() > usual, "larger text")
        window.keys("ctrl+0")
        window.wait(lambda: height_of_row() == usual, "text as large as usual")
        window.keys("ctrl+minus", "ctrl+minus", "ctrl+minus")
        window.wait(lambda: height_of_row() < usual, "smaller text")


@case
def keeps_what_is_selected_in_sight_above_its_finding():
    # With its motion, as usual: what comes up must not hide what slides away.
    with tempfile.TemporaryDirectory() as folder, Window(PACKAGE, CHINESE, XDG_CONFIG_HOME=folder) as window:
        rows = window.expect_rows(lambda rows: True, "the lines")
        window.keys("F6", "Home", *["Down"] * (len(rows) - 1), "Return")
        window.expect("In the policy")
        time.sleep(1)  # it slides
        chosen = [node for node in window.nodes("list item") if node.name == rows[-1]][0]
        place = chosen.place
        pane = [node for node in window.nodes() if node.name == "In the policy"][0].place
        assert place.y + place.height <= pane.y, (place, pane)


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
            outside = [node.name for node in window.nodes("button", "toggle button", "text box", "search box")
                       if node.place.x > 1240]
            assert not outside, outside
            window.keys("n")
            window.expect("In the policy")
            assert not window.complaints()


def place_of(window, name):
    return window.wait(lambda: [node for node in window.nodes() if node.name == name], name)[0].place


def colourful(place):
    """The share of the points of a part of the screen that are neither grey nor nearly so."""
    picture = subprocess.run(["import", "-silent", "-window", "root", "png:-"], capture_output=True, check=True).stdout
    shown = subprocess.run(["convert", "png:-", "-crop", f"{place[2]}x{place[3]}+{place[0]}+{place[1]}", "+repage", "-colorspace", "HSB",
                            "-channel", "G", "-separate", "+channel", "-threshold", "8%", "-format", "%[fx:mean]", "info:"],
                           input=picture, capture_output=True, check=True).stdout
    return float(shown)


@case
def is_mirrored_where_people_read_from_right_to_left():
    # GTK takes the direction from its own words in a language that the program has words in as well.
    with tempfile.TemporaryDirectory() as folder:
        words = pathlib.Path(folder) / "ar" / "LC_MESSAGES" / "candor.mo"
        words.parent.mkdir(parents=True)
        subprocess.run(["msgfmt", "-o", words, "-"], input='msgid ""\nmsgstr "Language: ar\\nContent-Type: text/plain; charset=UTF-8\\n"\n',
                       text=True, check=True)
        with Window(PACKAGE, ENGLISH, language="ar", CANDOR_LOCALEDIR=folder) as window:
            rows = window.expect_rows(lambda rows: find_row(rows, "Contacts, denied"), "the lines")
            policy, waist = place_of(window, "Text of the policy"), place_of(window, "Words and deeds, gaps first")
            package = place_of(window, "What the app requests, calls and carries")
            assert policy.x > waist.x + waist.width and waist.x > package.x + package.width, (policy, waist, package)
            menu, start = place_of(window, "Main menu"), place_of(window, "Open an app or a policy")
            assert menu.x < start.x, "the header is mirrored"
            window.keys("n")
            window.expect("In the policy")
            # The ribbon of what is selected goes from either side of its line.
            row = place_of(window, rows[0])
            for edge in (package.x + package.width, waist.x + waist.width):
                other = waist.x if edge < waist.x else policy.x
                assert window.wait(lambda: colourful((edge + 8, row.y, other - edge - 16, 250)) > 0.13, "a ribbon"), edge
            window.keys("Escape", "ctrl+m")
            said, shown = place_of(window, "What the policy says"), place_of(window, "What the app shows")
            assert said.x > shown.x + shown.width, "the matrix is mirrored"
            assert not window.complaints()


@case
def keeps_readable_measures_on_large_and_on_dense_screens():
    with Window(PACKAGE, ENGLISH, width=3840, height=2160) as window:
        window.expect_rows(lambda rows: True, "the lines")
        policy, package = place_of(window, "Text of the policy"), place_of(window, "What the app requests, calls and carries")
        assert policy.width < 900 and package.width < 900, (policy, package)
        left, right = policy.x, 3840 - package.x - package.width
        assert left > 600 and abs(left - right) < 100, ("the air is on both sides", policy, package)
    with Window(PACKAGE, ENGLISH, width=2560, height=1600, GDK_SCALE="2") as window:
        window.expect_rows(lambda rows: True, "the lines")
        outside = [node.name for node in window.nodes() if node.place.x + node.place.width > 1280 and node.name]
        assert not outside and place_of(window, "What the app requests, calls and carries").x > 800, outside
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
