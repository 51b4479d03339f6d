#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A batch in the real window: its table is filtered, and an app opened from it is a case that is kept with it."""
import os
import pathlib
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from candor_window import Window  # noqa: E402
from window_case import unnamed  # noqa: E402

BUILD = pathlib.Path(os.environ["CANDOR_BUILD_ROOT"])
SAMPLES = pathlib.Path(os.environ["CANDOR_SAMPLES"])
MANY = 300  # apps: some seconds of work
number = failures = 0


def case(good, name, detail=""):
    global number, failures
    number += 1
    failures += not good
    print(("ok" if good else "not ok"), number, "-", name, "" if good else f"# {detail}", flush=True)


def make_batch(folder):
    listed = folder / "list.csv"
    (folder / "broken.apk").write_bytes(b"no package")
    listed.write_text("name,package,policy\n"
                      f"Alpha,{SAMPLES}/riverbank.apk,{SAMPLES}/policy-en.html\n"
                      f"Beta,{SAMPLES}/riverbank.apk,{SAMPLES}/policy-zh.html\n"
                      f"Broken,broken.apk,{SAMPLES}/policy-en.html\n", encoding="utf-8")
    out = folder / "out"
    subprocess.run([BUILD / "app/cli/candor", "batch", listed, "-o", out, "--no-cache"], stderr=subprocess.DEVNULL)
    return out


def lines(window):
    """The first cell of each line says the whole line."""
    return [node for node in window.nodes() if node.name.startswith(("Alpha", "Beta", "Broken")) and ": " in node.name
            and node.role == "label" and node.parent.children[0] is node]


def line_of(window, name):
    return next(node for node in lines(window) if node.name.startswith(name))


def runs_a_batch_from_the_window(top):
    """A list of many apps is chosen by hand, run, paused, gone on with and stopped."""
    listed, out = top / "many.csv", top / "made"
    out.mkdir()
    policies = top / "policies"
    policies.mkdir()
    text = (SAMPLES / "policy-en.html").read_text(encoding="utf-8")
    with listed.open("w", encoding="utf-8") as file:
        file.write("name,package,policy\n")
        for number in range(MANY):
            (policies / f"{number}.html").write_text(text.replace("Riverbank", f"Riverbank {number}"), encoding="utf-8")
            file.write(f"App {number},{SAMPLES}/riverbank.apk,policies/{number}.html\n")

    def progress(window):
        return next((word for word in window.words() if f" of {MANY}, " in word), "")

    def start(window):
        window.press("Compare the Apps of a List…")
        window.choose_file(listed)
        window.wait(lambda: len(window.windows()) == 2, "the choice of a folder")
        window.choose_file(out)

    with Window() as window:
        window.keys("ctrl+b")
        window.wait(lambda: len(window.windows()) == 2, "the batch's window")
        window.keys_to_window()
        window.keys("ctrl+w")
        window.wait(lambda: len(window.windows()) == 1, "that window alone")
        window.id = window.windows()[0]
        window.keys_to_window()
        start(window)
        window.wait(lambda: progress(window), "the progress")
        window.press("Pause")
        window.button("Resume")

        def rests():  # once what was under way when it was paused is done
            before = progress(window)
            time.sleep(1)
            return before == progress(window)

        window.wait(rests, "rest")
        paused = progress(window)
        time.sleep(1.5)
        case(paused == progress(window), "a batch that is paused stands still", (paused, progress(window)))
        window.press("Resume")
        window.wait(lambda: progress(window) not in ("", paused), "more progress")
        window.press("Cancel")
        window.wait(lambda: not progress(window), "the end")
        done = [word for word in window.words() if word.endswith(" apps")]
        case(done and int(done[0].split(" ")[0]) < MANY, "a batch that is cancelled keeps what is done", done)


def main():
    with tempfile.TemporaryDirectory(prefix="candor-batch-window-") as top:
        out = make_batch(pathlib.Path(top))
        with Window(out, width=1000, height=700) as window:
            window.wait(lambda: len(lines(window)) == 3, "the table")
            told = [node.name for node in lines(window)]
            case(any("Alpha 4.2.1: " in line for line in told), "a line says app and findings", told)
            case(any(line.startswith("Broken") and "broken.apk" in line for line in told),
                 "what could not be read says why", told)
            case(not unnamed(window), "every control has a name", unnamed(window))
            window.keys("ctrl+f")
            window.type("beta")
            window.wait(lambda: len(lines(window)) == 1, "the filtered table")
            case(lines(window)[0].name.startswith("Beta"), "finding filters the table", [node.name for node in lines(window)])
            window.keys("Escape", "Home", "Return")
            window.wait(lambda: window.says("READ_CONTACTS"), "the case of the app")
            case(window.says("READ_CONTACTS"), "an app opens as a case of its own")
            window.keys_to_other_window()
            window.keys("n", "c")
            window.expect("confirmed ·")
            window.keys("ctrl+s")
            window.wait(lambda: list(pathlib.Path(top).rglob("*.candor")), "the case on the disk")
            window.keys("ctrl+w")
            window.wait(lambda: len(window.windows()) == 1, "the end of the case's window")
            window.keys_to_window()
            window.double_click(line_of(window, "Alpha"))
            window.wait(lambda: len(window.windows()) == 2, "the case's window again")
            window.wait(lambda: window.says("READ_CONTACTS"), "the case of the app again")
            window.keys_to_other_window()
            window.keys("n")
            window.expect("confirmed ·")
            case(True, "what was decided about an app of a batch is kept with it")
        runs_a_batch_from_the_window(pathlib.Path(top))
    print(f"1..{number}")
    return failures > 0


sys.exit(main())
