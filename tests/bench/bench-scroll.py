#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How the window bears a policy of 5 MB and a package that asks for personal data at 200,000 places, beside the hundredth
part of both: how long until both are compared, how much memory, and how long each frame takes while a column is scrolled.
    scripts/bench-scroll BUILD_FOLDER [--check]     with --check it fails where the frames are not as they should be
"""
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

BUILD = pathlib.Path(os.environ["CANDOR_BUILD_ROOT"])
PATIENCE = 240
CHECK = "--check" in sys.argv
NOTCHES = 120
# Where to turn the wheel.
POLICY, PACKAGE = (240, 300), (1080, 300)
# Of the calls, the first, before anything is scrolled.
CALL = (1000, 690)
# What the frames of the heavy window may take at most, in those of the light one: nine in ten, and the longest.
NINTH_RATIO, LONGEST_RATIO = 20, 6


def xdotool(*words):
    return subprocess.run(["xdotool", *map(str, words)], capture_output=True, text=True, check=False).stdout


class Watched:
    """A window whose frames are timed."""

    def __init__(self, package, policy, folder):
        self.frames = pathlib.Path(folder) / f"frames-{package.stem}"
        environment = dict(os.environ, LANG="C.UTF-8", LANGUAGE="C.UTF-8", GTK_A11Y="none", CANDOR_FRAMES=str(self.frames),
                           LD_PRELOAD=str(BUILD / "tests/bench/libframes.so"))
        self.begin = time.monotonic()
        self.process = subprocess.Popen([BUILD / "app/desktop/candor-desktop", package, policy], env=environment,
                                        stderr=subprocess.DEVNULL)
        self.id = self.wait(lambda: xdotool("search", "--onlyvisible", "--pid", self.process.pid).split(), "the window")[0]
        self.shown = time.monotonic() - self.begin
        xdotool("windowmove", self.id, 0, 0, "windowsize", self.id, 1280, 800)
        self.wait(lambda: "↔" in xdotool("getwindowname", self.id), "both halves")
        self.read = time.monotonic() - self.begin
        self.settle()
        self.ready = time.monotonic() - self.begin - 1

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()

    def wait(self, find, what):
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if self.process.poll() is not None:
                sys.exit(f"{what}: the program ended with {self.process.returncode}")
            found = find()
            if found:
                return found
            time.sleep(0.05)
        sys.exit(f"{what} did not come")

    def busy(self):
        with open(f"/proc/{self.process.pid}/stat", encoding="ascii") as file:
            return sum(map(int, file.read().rsplit(")", 1)[1].split()[11:13]))

    def settle(self):
        """Until it has had next to nothing to do for a second; while it is checked, it is scrolled before that."""
        if CHECK:
            time.sleep(2)
            return
        def idle():
            before = self.busy()
            time.sleep(1)
            return self.busy() - before < 4
        self.wait(idle, "rest")

    def peak(self):
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as status:
            return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM"))

    def measure(self, act):
        """The milliseconds of each frame that an act brings, the shortest first."""
        self.settle()
        past = len(self.frames.read_text(encoding="ascii").splitlines())
        act()
        self.settle()
        frames = [tuple(map(int, line.split())) for line in self.frames.read_text(encoding="ascii").splitlines()[past:]]
        return sorted((end - begin) / 1000 for begin, end in frames)

    def wheel(self, place, button):
        xdotool("mousemove", "--window", self.id, *place)
        return self.measure(lambda: xdotool("click", "--repeat", NOTCHES, "--delay", 16, button))

    def open_calls(self):
        """Shows the places of the first call."""
        return self.measure(lambda: xdotool("windowfocus", self.id, "mousemove", "--window", self.id, *CALL, "click", 1))


def tell(name, lengths):
    median, ninth = statistics.median(lengths), lengths[len(lengths) * 9 // 10]
    print(f"# {name:34} {len(lengths):4} frames   {median:6.1f} ms the middle one   {ninth:6.1f} ms nine in ten   "
          f"{lengths[-1]:6.1f} ms the longest", flush=True)
    return median, ninth, lengths[-1]


def look(name, package, policy, folder):
    with Watched(package, policy, folder) as window:
        print(f"# {name:34} {window.shown:5.1f} s shown   {window.read:5.1f} s read   {window.ready:5.1f} s laid out   "
              f"{window.peak():6.1f} MB at most", flush=True)
        results = [tell(f"{name}, the calls open", window.open_calls()),
                   tell(f"{name}, down the calls", window.wheel(PACKAGE, 5)),
                   tell(f"{name}, down the policy", window.wheel(POLICY, 5))]
        print(f"# {name:34} {window.peak():6.1f} MB at most in the end", flush=True)
        return results


def main():
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([BUILD / "tests/bench/make-heavy", folder], check=True)
        place = pathlib.Path(folder)
        light = look("50 kB and 2,000 call sites", place / "light.apk", place / "light.html", folder)
        heavy = look("5 MB and 200,000 call sites", place / "heavy.apk", place / "heavy.html", folder)
        good = True
        for column, few, many in zip(("opening", "calls", "policy"), light, heavy):
            ratios = many[0] / few[0], many[1] / few[1]
            print(f"# {column}: a frame takes {ratios[0]:.2f} times as long, nine in ten at most {ratios[1]:.2f} times")
            good = good and ratios[1] <= NINTH_RATIO and many[2] <= LONGEST_RATIO * max(few[2], 100)
    if CHECK:
        print(f"1..1\n{'ok' if good else 'not ok'} 1 - what is heavy scrolls as what is light does")


if __name__ == "__main__":
    main()
