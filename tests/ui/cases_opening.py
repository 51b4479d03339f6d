# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person opens: files, folders, addresses, pasted and dropped, good and bad."""
import http.server
import os
import pathlib
import signal
import stat
import subprocess
import tempfile
import threading
import time

from candor_window import Window
from window_case import CHINESE, ENGLISH, PACKAGE, case, find_row


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
def remembers_recent_cases():
    with tempfile.TemporaryDirectory() as folder:
        settings = {"GSETTINGS_BACKEND": "keyfile", "XDG_CONFIG_HOME": folder}
        with Window(PACKAGE, ENGLISH, **settings) as window:
            window.expect_rows(lambda rows: True, "the lines")
            assert not window.complaints()
        with Window(**settings) as window:
            window.expect("Recent Cases")
            row = window.wait(lambda: [node for node in window.nodes("list item") if "riverbank.apk" in
                                       " ".join(below.name for below in node.walk())], "the case")[0]
            size = row.place
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
            window.wait(lambda: sum(node.name.endswith(" gaps") for node in window.nodes("label")) == 2, "both compared")


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
            found = [node for node in window.nodes() if "https://bank.example/" in node.text()]
            assert found, "the address is text like any other"
            assert not window.nodes("link"), [node.name for node in window.nodes("link")]
            place_of = found[0].place
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
        pages = {"/privacy": ENGLISH.read_bytes(), "/script": b"<title>Privacy</title><script src='app.js'></script><div id='app'></div>"
                 b"<noscript>You need to enable JavaScript to run this app.</noscript>"}
        self.send_response(200 if self.path in pages else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(pages.get(self.path, b"nothing"))


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
        window.keys("ctrl+a", "ctrl+c", "BackSpace", "ctrl+shift+v")
        window.expect("Fetch This Page?")
        window.keys_to_other_window()
        window.expect("Asks 127.0.0.1")
        assert Pages.asked == ["/privacy"], Pages.asked
        window.keys("Return")
        window.keys_to_window()
        window.expect("no such page (404)")
        assert window.says("This policy could not be read"), window.words()
        # A page that is there and says nothing is no policy that is silent.
        window.keys("ctrl+shift+l")
        window.keys_to_other_window()
        window.expect("An address begins with")
        window.type(address + "/script")
        window.expect("Asks 127.0.0.1")
        window.keys("Return")
        window.keys_to_window()
        window.expect("This does not read like a privacy policy")
        assert window.says("and scripts. What scripts put into a page is not read"), window.words()
        rows = window.expect_rows(lambda rows: find_row(rows, "Contacts, not judged"), "a silence that is not judged")
        assert not any("not said" in row for row in rows) and window.says("0 gaps"), rows
        assert not window.complaints()
    server.shutdown()


class Dragged:
    """A window beside the one that is driven, from which files are dragged as from a file manager."""

    def __init__(self, *files):
        program = pathlib.Path(os.environ["CANDOR_BUILD_ROOT"]) / "tests/ui/drag-source"
        self.process = subprocess.Popen([program, *files], env=dict(os.environ, GTK_A11Y="none"), stderr=subprocess.DEVNULL)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()

    def drop(self, window, x, y, arrived):
        """Drags to a place and lets go. Whoever is dragged over has to answer first, so a slow one is asked again."""
        self.id = window.wait(lambda: xdotool("search", "--onlyvisible", "--pid", self.process.pid).split(), "the files")[0]
        xdotool("windowmove", self.id, 1000, 0, "windowsize", self.id, 200, 120)
        for hover in (0.4, 1, 2, 4):
            xdotool("mousemove", 1100, 60, "mousedown", 1)
            for step in range(1, 9):
                xdotool("mousemove", 1100 + (x - 1100) * step // 8, 60 + (y - 60) * step // 8)
                time.sleep(0.03)
            time.sleep(hover)
            xdotool("mouseup", 1)
            until = time.monotonic() + 4 + 4 * hover
            while time.monotonic() < until:
                if arrived():
                    return
                time.sleep(0.2)
        raise AssertionError(f"nothing arrived; on screen: {window.words()}")


def xdotool(*words):
    return subprocess.run(["xdotool", *map(str, words)], capture_output=True, text=True, check=False).stdout


@case
def takes_files_that_are_dropped():
    with Window(width=980, height=700) as window:
        # A single file that is plainly a policy is one wherever it is dropped.
        app = window.wait(lambda: [node for node in window.nodes() if node.name == "The app"], "the place of the app")[0]
        place = app.place
        with Dragged(ENGLISH) as files:
            files.drop(window, place.x + place.width // 2, place.y + place.height // 2,
                       lambda: window.says("Riverbank Privacy Policy"))
        # Several at once are told apart, also where both halves are shown already.
        with Dragged(PACKAGE, CHINESE) as files:
            files.drop(window, 300, 400, lambda: bool(window.rows()))
        window.expect_rows(lambda rows: find_row(rows, "Contacts, denied"), "both")
        window.expect("河畔隐私政策")
        assert not window.complaints()
