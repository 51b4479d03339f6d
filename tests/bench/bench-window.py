#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""From a start of the window to its first sight, and how much memory it then holds, in turn with GNOME's
text editor where that is installed: both start an application of the same toolkit.
    scripts/bench-window BUILD_FOLDER [PACKAGE POLICY]     with files: until they are compared as well
"""
import os
import statistics
import subprocess
import sys
import time

RUNS = 7


def shown(command):
    """Milliseconds to the first mapped window, and the peak of resident memory in MB a second later."""
    spy = subprocess.Popen(["stdbuf", "-oL", "xev", "-root", "-event", "substructure"], stdout=subprocess.PIPE, text=True)
    time.sleep(0.5)
    begin = time.monotonic()
    program = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for line in spy.stdout:
        if line.startswith("MapNotify"):
            break
    milliseconds = (time.monotonic() - begin) * 1000
    time.sleep(1)
    with open(f"/proc/{program.pid}/status", encoding="ascii") as status:
        peak = next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM"))
    for process in (program, spy):
        process.terminate()
        process.wait()
    return milliseconds, peak


def main():
    window = [os.environ["CANDOR_BUILD_ROOT"] + "/app/desktop/candor-desktop", *sys.argv[1:]]
    editor = ["gnome-text-editor", "--standalone"]
    rivals = {"candor-desktop": window}
    if subprocess.run(["which", editor[0]], stdout=subprocess.DEVNULL, check=False).returncode == 0:
        rivals[editor[0]] = editor
    else:
        print("gnome-text-editor is not installed: nothing to compare with")
    results = {name: [] for name in rivals}
    for command in rivals.values():
        shown(command)  # warm
    for _ in range(RUNS):
        for name, command in rivals.items():
            results[name].append(shown(command))
    for name, runs in results.items():
        print(f"{name:20} {statistics.median(run[0] for run in runs):6.0f} ms to its window"
              f" (best {min(run[0] for run in runs):.0f})   {max(run[1] for run in runs):6.1f} MB at most")


if __name__ == "__main__":
    main()
