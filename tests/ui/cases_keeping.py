# SPDX-License-Identifier: GPL-3.0-or-later
"""What becomes of a case: it is saved, opened again, and not lost when the program ends."""
import os
import pathlib
import signal
import struct
import subprocess
import tempfile

from candor_window import PATIENCE, Window
from window_case import ENGLISH, PACKAGE, case, choose_browser, find_row, unnamed


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
            choose_browser(window)
            window.keys("ctrl+s")
            window.save_to(file)
            window.wait(file.exists, "the case on the disk")
            window.keys_to_window()
            assert not window.complaints()
        with Window(file) as window:
            window.expect_rows(lambda rows: True, "the lines of the case")
            window.expect("· Browser")


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
